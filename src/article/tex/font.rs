//! Letters of the mathematical alphabets, which Unicode has as characters of their own.

/// A mathematical alphabet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Font {
    /// `\mathbb`
    DoubleStruck,
    /// `\mathbf`
    Bold,
    /// `\mathcal`, `\mathscr`
    Script,
    /// `\mathfrak`
    Fraktur,
}

impl Font {
    /// The alphabet that a command sets.
    pub fn of(command: &str) -> Option<Font> {
        Some(match command {
            "mathbb" | "Bbb" => Font::DoubleStruck,
            "mathbf" | "boldsymbol" | "bm" | "bf" => Font::Bold,
            "mathcal" | "mathscr" => Font::Script,
            "mathfrak" => Font::Fraktur,
            _ => return None,
        })
    }

    /// A letter or digit in this alphabet; what it does not hold stays.
    pub fn letter(self, c: char) -> char {
        if let Some((_, other)) = self.exceptions().iter().find(|(plain, _)| *plain == c) {
            return *other;
        }
        let (upper, lower, digits) = self.starts();
        let moved = match c {
            'A'..='Z' => upper + (c as u32 - 'A' as u32),
            'a'..='z' => lower + (c as u32 - 'a' as u32),
            '0'..='9' => match digits {
                Some(start) => start + (c as u32 - '0' as u32),
                None => return c,
            },
            c => return c,
        };
        char::from_u32(moved).unwrap_or(c)
    }

    /// Where the letters begin in the block of mathematical alphanumeric symbols.
    fn starts(self) -> (u32, u32, Option<u32>) {
        match self {
            Font::DoubleStruck => (0x1D538, 0x1D552, Some(0x1D7D8)),
            Font::Bold => (0x1D400, 0x1D41A, Some(0x1D7CE)),
            Font::Script => (0x1D49C, 0x1D4B6, None),
            Font::Fraktur => (0x1D504, 0x1D51E, None),
        }
    }

    /// Letters that Unicode had before that block.
    fn exceptions(self) -> &'static [(char, char)] {
        match self {
            Font::DoubleStruck => &[('C', 'ℂ'), ('H', 'ℍ'), ('N', 'ℕ'), ('P', 'ℙ'), ('Q', 'ℚ'), ('R', 'ℝ'), ('Z', 'ℤ')],
            Font::Bold => &[],
            Font::Script => &[
                ('B', 'ℬ'),
                ('E', 'ℰ'),
                ('F', 'ℱ'),
                ('H', 'ℋ'),
                ('I', 'ℐ'),
                ('L', 'ℒ'),
                ('M', 'ℳ'),
                ('R', 'ℛ'),
                ('e', 'ℯ'),
                ('g', 'ℊ'),
                ('o', 'ℴ'),
            ],
            Font::Fraktur => &[('C', 'ℭ'), ('H', 'ℌ'), ('I', 'ℑ'), ('R', 'ℜ'), ('Z', 'ℨ')],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Font;

    #[test]
    fn letters_of_every_alphabet() {
        assert_eq!(Font::DoubleStruck.letter('R'), 'ℝ');
        assert_eq!(Font::Bold.letter('v'), '𝐯');
        assert_eq!(Font::Script.letter('A'), '𝒜');
        assert_eq!(Font::Fraktur.letter('g'), '𝔤');
        assert_eq!(Font::Script.letter('+'), '+');
    }
}
