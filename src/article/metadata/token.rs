//! Numbers, words and marks: what dates are made of.

/// One of them.
#[derive(Debug, PartialEq)]
pub(super) enum Word {
    /// Digits of any script.
    Number {
        /// What they stand for.
        value: u32,
        /// How many there are.
        digits: u8,
    },
    /// Letters, in lower case.
    Letters(String),
    /// Anything else.
    Mark(char),
}

/// A number, word or mark and the byte where it starts.
#[derive(Debug)]
pub(super) struct Token {
    /// The byte where it starts.
    pub at: usize,
    /// The byte after it.
    pub end: usize,
    /// What it is.
    pub word: Word,
}

/// The value of a decimal digit in the scripts that dates are written in.
pub(super) fn digit(c: char) -> Option<u32> {
    const ZEROS: &[char] = &['0', '٠', '۰', '०', '০', '๐', '０'];
    ZEROS.iter().find_map(|&zero| (c as u32).checked_sub(zero as u32).filter(|d| *d < 10))
}

/// Numbers, words in lower case and marks of a text; white space is dropped.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    let mut joined = false;
    for (at, c) in text.char_indices() {
        if c.is_whitespace() {
            joined = false;
            continue;
        }
        if joined && is_thai(c) {
            join_thai(&mut out);
        }
        let end = at + c.len_utf8();
        let last = out.last_mut().filter(|_| joined);
        let grown = last.is_some_and(|t| grow(&mut t.word, c).inspect(|()| t.end = end).is_some());
        if !grown {
            out.push(Token { at, end, word: word(c) });
        }
        joined = true;
    }
    out
}

fn word(c: char) -> Word {
    match digit(c) {
        Some(value) => Word::Number { value, digits: 1 },
        None if is_letter(c) => Word::Letters(c.to_lowercase().collect()),
        None => Word::Mark(c),
    }
}

/// Adds a character to the word before it where it goes on.
fn grow(word: &mut Word, c: char) -> Option<()> {
    match word {
        Word::Number { value, digits } => {
            *value = value.saturating_mul(10).saturating_add(digit(c)?);
            *digits = digits.saturating_add(1);
        }
        Word::Letters(letters) if is_letter(c) && digit(c).is_none() => letters.extend(c.to_lowercase()),
        _ => return None,
    }
    Some(())
}

/// Letters and the marks that join them (Indic and Thai vowels are no letters to `char`).
fn is_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}' | '\u{900}'..='\u{d7f}' | '\u{e30}'..='\u{e4e}')
}

fn is_thai(c: char) -> bool {
    matches!(c, '\u{e01}'..='\u{e4e}')
}

/// Makes one word of a Thai letter and the point after it: what follows belongs to `ม.ค.`.
fn join_thai(tokens: &mut Vec<Token>) {
    let [.., Token { word: Word::Letters(letters), .. }, Token { word: Word::Mark('.'), .. }] = tokens.as_mut_slice()
    else {
        return;
    };
    if letters.ends_with(is_thai) {
        letters.push('.');
        tokens.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<Word> {
        tokens(text).into_iter().map(|t| t.word).collect()
    }

    #[test]
    fn numbers_words_and_marks() {
        let letters = |s: &str| Word::Letters(s.into());
        assert_eq!(
            words("29 Jan. ٢٠"),
            [
                Word::Number { value: 29, digits: 2 },
                letters("jan"),
                Word::Mark('.'),
                Word::Number { value: 20, digits: 2 }
            ]
        );
        assert_eq!(words("ม.ค. x"), [letters("ม.ค"), Word::Mark('.'), letters("x")]);
    }

    #[test]
    fn places_in_the_text() {
        let places: Vec<(usize, usize)> = tokens("29 мая").iter().map(|t| (t.at, t.end)).collect();
        assert_eq!(places, [(0, 2), (3, 9)]);
    }
}
