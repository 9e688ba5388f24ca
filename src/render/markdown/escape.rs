//! Escaping: what a page says is never taken for a sign of Markdown (CommonMark 0.31, section 2.4).

/// Which dollar signs are escaped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dollars {
    /// Those that could end a formula; where none can, none begins ("$5 and $6" stays as it is).
    Closing,
    /// All, beside formulas.
    All,
}

/// Text within a paragraph. `before` is the character that stands before it.
pub(super) fn text(text: &str, before: Option<char>, dollars: Dollars, out: &mut String) {
    let mut before = before;
    for (at, c) in text.char_indices() {
        let rest = &text[at + c.len_utf8()..];
        let escape = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' => true,
            '$' => dollars == Dollars::All || before.is_some_and(|b| !b.is_ascii_whitespace()),
            '_' => !(before.is_some_and(char::is_alphanumeric) && rest.starts_with(char::is_alphanumeric)),
            '&' => is_entity(rest),
            _ => false,
        };
        if escape {
            out.push('\\');
        }
        if c != '\0' {
            out.push(c);
        }
        before = Some(c);
    }
}

/// Longest name of a character in HTML, with room.
const MAX_ENTITY: usize = 40;

fn is_entity(after: &str) -> bool {
    let name = after.char_indices().take(MAX_ENTITY).find(|(_, c)| !(c.is_ascii_alphanumeric() || *c == '#'));
    name.is_some_and(|(at, c)| c == ';' && at > 0)
}

/// One line of text, as for a heading.
pub(super) fn line(value: &str) -> String {
    let mut out = String::new();
    text(&value.split_whitespace().collect::<Vec<_>>().join(" "), None, Dollars::All, &mut out);
    out
}

/// A paragraph whose lines are not taken for headings, lists, quotes or rules.
pub(super) fn guard(paragraph: &str) -> String {
    let lines: Vec<String> = paragraph.lines().map(guard_line).collect();
    lines.join("\n")
}

fn guard_line(line: &str) -> String {
    let line = line.trim_start_matches([' ', '\t']);
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if line.starts_with(['#', '+', '-', '=', '>', '|', ':']) {
        format!("\\{line}")
    } else if (1..=9).contains(&digits) && line[digits..].starts_with(['.', ')']) {
        format!("{}\\{}", &line[..digits], &line[digits..])
    } else {
        line.to_owned()
    }
}

/// The destination of a link or picture.
pub(super) fn destination(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for (at, c) in url.char_indices() {
        match c {
            '&' if !is_entity(&url[at + 1..]) => out.push(c),
            '(' | ')' | '&' | '$' => {
                out.push('\\');
                out.push(c);
            }
            ' ' | '<' | '>' | '\\' | '`' | '|' | '"' | '[' | ']' => out.push_str(&format!("%{:02X}", c as u32)),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// An address between angle brackets, where nothing is escaped.
pub(super) fn autolink(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            ' ' | '<' | '>' | '|' => out.push_str(&format!("%{:02X}", c as u32)),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// A span of code. In a table bars are escaped even there.
pub(super) fn code(text: &str, in_table: bool) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        return String::new();
    }
    let fence = "`".repeat(longest_run(&text, '`') + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    let text = if in_table { text.replace('|', "\\|") } else { text };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// The longest run of `sign` in `text`.
pub(super) fn longest_run(text: &str, sign: char) -> usize {
    let (mut longest, mut run) = (0, 0);
    for c in text.chars() {
        run = if c == sign { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(value: &str) -> String {
        let mut out = String::new();
        text(value, None, Dollars::All, &mut out);
        out
    }

    #[test]
    fn signs_are_escaped_where_they_would_act() {
        assert_eq!(escaped("a*b* [x] <i> `c`"), r"a\*b\* \[x\] \<i> \`c\`");
        assert_eq!(escaped("snake_case _em_"), r"snake_case \_em\_");
        assert_eq!(escaped("AT&T &amp; &#65;"), r"AT&T \&amp; \&#65;");
    }

    #[test]
    fn prices_keep_their_dollar_signs() {
        let mut out = String::new();
        text("$5 and $6, US$7", None, Dollars::Closing, &mut out);
        assert_eq!(out, r"$5 and $6, US\$7");
    }

    #[test]
    fn lines_are_guarded() {
        assert_eq!(guard("1. x\n- y\n# z\n2026 was"), "1\\. x\n\\- y\n\\# z\n2026 was");
    }
}
