//! Makes JSON of what pages pass off as JSON-LD.

/// Repairs the usual damage in one pass: comments, `<!-- -->` and CDATA wrappers, trailing and
/// doubled commas, raw control characters and quotation marks within strings, text before and
/// after the value, brackets left open at the end. Several values one after another become one
/// array. The result may still not be JSON.
pub(super) fn repair(text: &str) -> String {
    let unescaped;
    let text = if text.contains("{&quot;") || text.contains("{&#34;") || text.trim_start().starts_with("[&quot;") {
        unescaped = super::text::unescape(text);
        &unescaped
    } else {
        text
    };
    let mut repair =
        Repair { chars: text.chars().collect(), at: 0, out: String::with_capacity(text.len() + 8), open: Vec::new() };
    repair.run();
    format!("[{}]", repair.out)
}

struct Repair {
    chars: Vec<char>,
    at: usize,
    out: String,
    /// The closing brackets that are due.
    open: Vec<char>,
}

impl Repair {
    fn run(&mut self) {
        while let Some(c) = self.peek(0) {
            match c {
                '"' if !self.open.is_empty() => self.string(),
                '/' if self.peek(1) == Some('*') => self.skip_past("*/"),
                '/' if self.peek(1) == Some('/') => self.skip_line(),
                '{' | '[' => self.open_bracket(c),
                '}' | ']' => self.close_bracket(c),
                ',' => self.comma(),
                _ if self.open.is_empty() => self.at += 1,
                _ => self.push(c),
            }
        }
        while let Some(due) = self.open.pop() {
            self.drop_comma();
            self.out.push(due);
        }
    }

    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied()
    }

    fn push(&mut self, c: char) {
        if !c.is_whitespace() && !c.is_control() {
            self.out.push(c);
        } else if !self.out.ends_with(' ') {
            self.out.push(' ');
        }
        self.at += 1;
    }

    fn open_bracket(&mut self, c: char) {
        if self.open.len() >= DEEPEST {
            self.at = self.chars.len();
            return;
        }
        if self.open.is_empty() && !self.out.is_empty() {
            self.out.push(',');
        }
        self.out.push(c);
        self.open.push(if c == '{' { '}' } else { ']' });
        self.at += 1;
    }

    /// Closes down to the bracket that fits; one that fits none is dropped.
    fn close_bracket(&mut self, c: char) {
        self.at += 1;
        if !self.open.contains(&c) {
            return;
        }
        self.drop_comma();
        while let Some(due) = self.open.pop() {
            self.out.push(due);
            if due == c {
                return;
            }
        }
    }

    fn comma(&mut self) {
        let last = self.out.trim_end().chars().next_back();
        if !self.open.is_empty() && !matches!(last, Some(',' | '{' | '[') | None) {
            self.out.push(',');
        }
        self.at += 1;
    }

    fn drop_comma(&mut self) {
        let length = self.out.trim_end().len();
        if self.out.get(..length).is_some_and(|s| s.ends_with(',')) {
            self.out.truncate(length - 1);
        } else if self.out.get(..length).is_some_and(|s| s.ends_with(':')) {
            self.out.push_str("null");
        }
    }

    fn skip_past(&mut self, end: &str) {
        let end: Vec<char> = end.chars().collect();
        let rest = self.chars.get(self.at + 2..).unwrap_or(&[]);
        let found = rest.windows(end.len()).position(|w| w == end);
        self.at = found.map_or(self.chars.len(), |n| self.at + 2 + n + end.len());
    }

    fn skip_line(&mut self) {
        while self.peek(0).is_some_and(|c| c != '\n') {
            self.at += 1;
        }
    }

    /// A string up to the quotation mark that ends it; those within it are escaped.
    fn string(&mut self) {
        self.out.push('"');
        self.at += 1;
        while let Some(c) = self.peek(0) {
            self.at += 1;
            match c {
                '"' if self.ends_string() => break,
                '"' => self.out.push_str("\\\""),
                '\\' => self.escape(),
                c if c.is_control() => self.out.push(' '),
                c => self.out.push(c),
            }
        }
        self.out.push('"');
    }

    /// A quotation mark ends a string where what follows can follow one.
    fn ends_string(&self) -> bool {
        let rest = self.chars.get(self.at..).unwrap_or(&[]);
        let next = rest.iter().take(LOOK_AHEAD).find(|c| !c.is_whitespace());
        next.is_none_or(|c| matches!(c, ',' | ':' | '}' | ']' | '/'))
    }

    fn escape(&mut self) {
        match self.peek(0) {
            Some(c @ ('"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't')) => {
                self.out.extend(['\\', c]);
                self.at += 1;
            }
            Some('u') if (1..=4).all(|n| self.peek(n).is_some_and(|c| c.is_ascii_hexdigit())) => {
                self.out.push_str("\\u");
                self.at += 1;
            }
            _ => {}
        }
    }
}

/// Levels of nesting; what lies deeper is cut off, as `serde_json` refuses it.
const DEEPEST: usize = 100;

/// White space that may stand between a string and what follows it.
const LOOK_AHEAD: usize = 200;

#[cfg(test)]
mod tests {
    use super::repair;
    use serde_json::{Value, json};

    fn value(text: &str) -> Value {
        serde_json::from_str(&repair(text)).unwrap_or_else(|e| panic!("{e}: {}", repair(text)))
    }

    #[test]
    fn repairs() {
        for (broken, whole) in [
            (r#"{"a": 1,}"#, json!([{"a": 1}])),
            (r#"{"a": [1,,2,],, "b": 3};"#, json!([{"a": [1, 2], "b": 3}])),
            ("/* x */ {\"a\": // y\n 1}", json!([{"a": 1}])),
            ("<!--\n{\"a\": 1}\n-->", json!([{"a": 1}])),
            ("//<![CDATA[\n{\"a\": \"b\nc\"}\n//]]>", json!([{"a": "b c"}])),
            (r#"{"a": "say "hi" now", "b": "x"}"#, json!([{"a": "say \"hi\" now", "b": "x"}])),
            (r#"{"a": "b"} {"c": "d"}"#, json!([{"a": "b"}, {"c": "d"}])),
            (r#"{"a": {"b": ["c", "d"#, json!([{"a": {"b": ["c", "d"]}}])),
            (r#"{"a": 1, "b":"#, json!([{"a": 1, "b": null}])),
            ("{&quot;a&quot;: &quot;b&quot;}", json!([{"a": "b"}])),
            (r#"{"a": "it\'s \x"}"#, json!([{"a": "it's x"}])),
            (r#"{"a": "http://x.y/z"}"#, json!([{"a": "http://x.y/z"}])),
            ("{\"a\": 1]}", json!([{"a": 1}])),
            ("", json!([])),
        ] {
            assert_eq!(value(broken), whole, "{broken}");
        }
    }

    #[test]
    fn hostile_input_ends() {
        let _ = repair(&"[".repeat(100_000));
        let _ = repair(&format!("{{{}{}", " ".repeat(100_000), ",".repeat(100_000)));
        let _ = repair(&format!("{}{}", "[".repeat(100_000), "}".repeat(100_000)));
        let _ = repair(&"{\"".repeat(100_000));
        let _ = repair(&"\"\\".repeat(100_000));
    }
}
