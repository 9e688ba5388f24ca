//! From bytes to text: which encoding a page is in.
//!
//! The order is that of the HTML standard (byte order mark, declaration in the first bytes); after
//! it, text that is valid UTF-8 is UTF-8, and the rest is guessed by `chardetng`, as Firefox does.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Bytes looked through for a declaration. The standard says 1,024; saved pages often carry
/// comments of their tools before it.
const DECLARED_WITHIN: usize = 8 * 1024;

/// Decodes a page; bytes that the encoding has no character for become U+FFFD.
pub fn decode(bytes: &[u8]) -> String {
    encoding(bytes).decode(bytes).0.into_owned()
}

fn encoding(bytes: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    if let Some(encoding) = bare_utf16(bytes) {
        return encoding;
    }
    let head = &bytes[..bytes.len().min(DECLARED_WITHIN)];
    match declared(head) {
        Some(encoding) => encoding,
        None if std::str::from_utf8(bytes).is_ok() => UTF_8,
        None => guessed(bytes),
    }
}

/// UTF-16 without a mark: markup is ASCII, so every other byte of its start is zero.
fn bare_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [0, a, 0, b, ..] if *a != 0 && *b != 0 => Some(UTF_16BE),
        [a, 0, b, 0, ..] if *a != 0 && *b != 0 => Some(UTF_16LE),
        _ => None,
    }
}

/// The encoding that a `meta` element or an XML declaration names.
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let mut rest = head.as_str();
    if rest.trim_start().starts_with("<?xml") {
        let declaration = rest.split("?>").next().unwrap_or_default();
        if let Some(encoding) = declaration.split_once("encoding").and_then(|(_, value)| label(value)) {
            return Some(encoding);
        }
    }
    while let Some(at) = rest.find("<meta") {
        let (tag, after) = rest[at..].split_once('>').unwrap_or((&rest[at..], ""));
        if let Some(encoding) = tag.split_once("charset").and_then(|(_, value)| label(value)) {
            return Some(encoding);
        }
        rest = after;
    }
    None
}

/// The encoding named after `=`. A declaration that could be read as ASCII and says UTF-16 is
/// wrong; the standard takes UTF-8 then.
fn label(value: &str) -> Option<&'static Encoding> {
    let name = value.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let end = name.find(|c: char| c.is_whitespace() || "\"';/>".contains(c)).unwrap_or(name.len());
    let encoding = Encoding::for_label(&name.as_bytes()[..end])?;
    Some(if encoding == UTF_16BE || encoding == UTF_16LE { UTF_8 } else { encoding })
}

fn guessed(bytes: &[u8]) -> &'static Encoding {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, chardetng::Utf8Detection::Allow)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_wins_over_a_declaration() {
        assert_eq!(encoding(b"\xEF\xBB\xBF<meta charset=latin1>"), UTF_8);
        assert_eq!(encoding(b"\xFF\xFE<\0p\0>\0"), UTF_16LE);
    }

    #[test]
    fn utf16_is_seen_without_a_mark() {
        assert_eq!(encoding(b"<\0p\0>\0"), UTF_16LE);
        assert_eq!(encoding(b"\0<\0p\0>"), UTF_16BE);
    }

    #[test]
    fn declarations_in_every_form() {
        for page in [
            "<meta charset=windows-1252>",
            "<META CHARSET = 'latin1'>",
            "<meta name=a><meta http-equiv=Content-Type content=\"text/html; charset=iso-8859-1\">",
            "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><html>",
        ] {
            assert_eq!(encoding(page.as_bytes()).name(), "windows-1252", "{page}");
        }
        assert_eq!(encoding(b"<meta charset=utf-16>"), UTF_8);
    }

    #[test]
    fn undeclared_bytes_are_guessed() {
        assert_eq!(decode("caf\u{e9}".as_bytes()), "caf\u{e9}");
        assert_eq!(decode(b"<p>un caf\xE9 cr\xE8me, s'il vous pla\xEEt"), "<p>un café crème, s'il vous plaît");
    }
}
