//! Addresses of a page, parsed as browsers parse them (URL standard), hosts of any script included.
//!
//! The crate `url` brings the tables of Unicode (UTS 46) for hosts: 47 KB of the gzipped core, for few
//! links. They are left out (`idna_adapter` 1.0 in the lock file), and a host that is not
//! ASCII is written in Punycode (RFC 3492) here, in small letters. Of what the tables would do beyond
//! that (wide letters, ligatures, the order of marks) nothing is done: such a host leads nowhere.

use url::{ParseError, Url};

/// Parses an address, against another where it is relative.
///
/// # Errors
/// [`ParseError`], as the crate `url` has it.
pub fn parse(text: &str, base: Option<&Url>) -> Result<Url, ParseError> {
    let parsed = Url::options().base_url(base).parse(text);
    match (&parsed, text.is_ascii()) {
        (Err(ParseError::IdnaError | ParseError::InvalidDomainCharacter), false) => match in_ascii(text) {
            Some(text) => Url::options().base_url(base).parse(&text),
            None => parsed,
        },
        _ => parsed,
    }
}

/// The address with its host in ASCII; `None` where it has no host of letters and digits.
fn in_ascii(text: &str) -> Option<String> {
    let start = text.find("//")? + 2;
    let end = text[start..].find(['/', '\\', '?', '#']).map_or(text.len(), |at| start + at);
    let from = text[start..end].rfind('@').map_or(start, |at| start + at + 1);
    let to = text[from..end].rfind(':').map_or(end, |at| from + at);
    let labels: Option<Vec<String>> = text[from..to].split(['.', '\u{3002}']).map(label).collect();
    Some(format!("{}{}{}", &text[..from], labels?.join("."), &text[to..]))
}

/// One part of a host.
fn label(text: &str) -> Option<String> {
    if text.is_ascii() {
        return Some(text.to_owned());
    }
    // What cannot be seen could make two hosts look the same.
    let is_hidden = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '\u{ad}' | '\u{200b}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
    };
    if text.contains(is_hidden) {
        return None;
    }
    idna::punycode::encode_str(&text.to_lowercase()).map(|code| format!("xn--{code}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Option<String> {
        let base = Url::parse("https://example.org/a/b").ok();
        parse(text, base.as_ref()).ok().map(String::from)
    }

    #[test]
    fn hosts_of_any_script_become_ascii() {
        for (text, wanted) in [
            ("https://bücher.example/ä?ö#ü", "https://xn--bcher-kva.example/%C3%A4?%C3%B6#%C3%BC"),
            ("//ПРИМЕР.рф/a", "https://xn--e1afmkfd.xn--p1ai/a"),
            ("http://me:pass@Bücher.example:8080", "http://me:pass@xn--bcher-kva.example:8080/"),
            ("https://例え。テスト", "https://xn--r8jz45g.xn--zckzah/"),
            ("../ä", "https://example.org/%C3%A4"),
        ] {
            assert_eq!(parsed(text).as_deref(), Some(wanted), "{text}");
        }
    }

    #[test]
    fn a_host_with_what_cannot_be_seen_is_none() {
        for text in ["https://bü\u{200b}cher.example/", "https://bü cher.example/", "https://bü%00cher.example/"] {
            assert_eq!(parsed(text), None, "{text:?}");
        }
    }
}
