//! JSON-LD in a report: keys and types stay, texts are scrambled.

use super::cipher::Cipher;

/// JSON with the words of its strings replaced; what is no JSON is taken as far as its strings go.
pub fn scrambled(json: &str, cipher: &mut Cipher) -> String {
    let mut out = String::with_capacity(json.len());
    let (mut rest, mut key) = (json, String::new());
    while let Some(at) = rest.find('"') {
        out.push_str(&cipher.text(&rest[..at]));
        let end = literal_end(&rest[at..]).map_or(rest.len(), |end| at + end);
        let literal = &rest[at..end];
        rest = &rest[end..];
        if rest.trim_start().starts_with(':') {
            key = literal.trim_matches('"').to_owned();
            out.push_str(literal);
        } else if matches!(key.as_str(), "@type" | "@context") {
            out.push_str(literal);
        } else {
            out.push_str(&text(literal, cipher));
        }
    }
    out.push_str(&cipher.text(rest));
    out
}

/// A literal with its words replaced, its escapes undone and done again: they may stand within words.
fn text(literal: &str, cipher: &mut Cipher) -> String {
    match serde_json::from_str::<String>(literal) {
        Ok(text) => serde_json::to_string(&cipher.text(&text)).unwrap_or_default(),
        Err(_) => cipher.text(literal),
    }
}

/// Where the literal that starts a text ends.
fn literal_end(text: &str) -> Option<usize> {
    let mut escaped = false;
    let end = text.bytes().enumerate().skip(1).find(|&(_, byte)| {
        let closes = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        closes
    });
    end.map(|(at, _)| at + 1)
}
