//! TeX cut into tokens.

/// A token of a formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'t> {
    /// A command without its backslash; `\\` is `\`.
    Command(&'t str),
    /// Any other character.
    Char(char),
    /// `{`
    Open,
    /// `}`
    Close,
    /// White space, which counts only within text.
    Space,
}

/// The tokens of a formula.
pub(super) fn tokens(tex: &str) -> Vec<Token<'_>> {
    let mut out = Vec::new();
    let mut rest = tex;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        let (token, left) = match c {
            '\\' => command(after),
            '{' => (Token::Open, after),
            '}' => (Token::Close, after),
            '~' => (Token::Space, after),
            c if c.is_whitespace() => (Token::Space, after.trim_start()),
            c => (Token::Char(c), after),
        };
        out.push(token);
        rest = left;
    }
    out
}

fn command(after: &str) -> (Token<'_>, &str) {
    let letters = after.bytes().take_while(u8::is_ascii_alphabetic).count();
    let length = if letters > 0 { letters } else { after.chars().next().map_or(0, char::len_utf8) };
    let (name, rest) = after.split_at(length);
    // White space after a command of letters only ends its name.
    (Token::Command(name), if letters > 0 { rest.trim_start() } else { rest })
}
