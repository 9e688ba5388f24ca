//! Formulas in TeX as MathML: the part of TeX's and AMS's mathematics that running text uses.
//!
//! A formula with a command that is not known here is not half turned: it stays TeX.

mod font;
mod symbols;
mod token;

use super::Element;
use font::Font;
use symbols::{ACCENTS, Class, SILENT, TABLES, symbol};
use token::{Token, tokens};

/// Most levels of a formula.
const MAX_LEVELS: usize = 20;

/// A part of a formula in MathML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Term {
    /// A leaf and its text; `true` for a letter set upright.
    Leaf(Element, String, bool),
    /// An element and what it holds.
    Row(Element, Vec<Term>),
}

/// The terms of a formula; `None` where it holds what is not known here. `display`: on a line of
/// its own.
pub(super) fn terms(tex: &str, display: bool) -> Option<Vec<Term>> {
    let mut parser = Parser { tokens: tokens(tex), at: 0, level: 0, display, font: None };
    let terms = parser.row(&|_| false)?;
    (parser.at == parser.tokens.len() && !terms.is_empty()).then_some(terms)
}

struct Parser<'t> {
    tokens: Vec<Token<'t>>,
    at: usize,
    level: usize,
    display: bool,
    font: Option<Font>,
}

impl<'t> Parser<'t> {
    fn peek(&self) -> Option<Token<'t>> {
        self.tokens.get(self.at).copied()
    }

    fn next(&mut self) -> Option<Token<'t>> {
        let token = self.peek()?;
        self.at += 1;
        Some(token)
    }

    fn skip_space(&mut self) {
        while self.peek() == Some(Token::Space) {
            self.at += 1;
        }
    }

    fn eat(&mut self, token: Token<'_>) -> bool {
        self.skip_space();
        let found = self.peek() == Some(token);
        self.at += usize::from(found);
        found
    }

    /// Terms up to a token that `ends` them, which is left.
    fn row(&mut self, ends: &dyn Fn(Token<'_>) -> bool) -> Option<Vec<Term>> {
        if self.level >= MAX_LEVELS {
            return None;
        }
        self.level += 1;
        let mut out = Vec::new();
        while let Some(token) = self.peek().filter(|&token| !ends(token) && token != Token::Close) {
            match token {
                Token::Space => self.at += 1,
                _ => {
                    let (atom, class) = self.atom()?;
                    out.extend(self.scripts(atom, class)?);
                }
            }
        }
        self.level -= 1;
        Some(out)
    }

    /// The next thing that scripts may stand at; nothing where a command only sets a space.
    fn atom(&mut self) -> Option<(Option<Term>, Class)> {
        let term = match self.next()? {
            Token::Open => {
                let inside = self.row(&|_| false)?;
                self.eat(Token::Close).then_some(())?;
                one(inside)
            }
            Token::Command(name) => return self.command(name),
            Token::Char('^' | '_') => {
                self.at -= 1;
                return Some((Some(Term::Row(Element::Mrow, Vec::new())), Class::Letter));
            }
            Token::Char('&' | '#' | '%' | '$') | Token::Close | Token::Space => return None,
            Token::Char(c) if c.is_ascii_digit() => self.number(c),
            Token::Char(c) => self.character(c),
        };
        Some((Some(term), Class::Letter))
    }

    fn number(&mut self, first: char) -> Term {
        let mut text = String::from(first);
        while let Some(Token::Char(c)) = self.peek().filter(|t| matches!(t, Token::Char('0'..='9' | '.'))) {
            text.push(c);
            self.at += 1;
        }
        // A full stop after the number ends the sentence.
        let digits = text.trim_end_matches('.').len();
        self.at -= text.len() - digits;
        text.truncate(digits);
        let text = self.font.map_or(text.clone(), |font| text.chars().map(|c| font.letter(c)).collect());
        Term::Leaf(Element::Mn, text, false)
    }

    fn character(&self, c: char) -> Term {
        let shown = match c {
            '-' => '−',
            '*' => '∗',
            '\'' => '′',
            c => self.font.map_or(c, |font| font.letter(c)),
        };
        let element = if c.is_alphabetic() { Element::Mi } else { Element::Mo };
        Term::Leaf(element, shown.to_string(), false)
    }

    fn command(&mut self, name: &str) -> Option<(Option<Term>, Class)> {
        if SILENT.contains(&name) {
            return Some((None, Class::Letter));
        }
        if let Some((text, class)) = symbol(name) {
            let element = match class {
                Class::Letter | Class::Name => Element::Mi,
                Class::Operator => Element::Mo,
                Class::Large if text.is_ascii() => Element::Mi,
                Class::Large => Element::Mo,
            };
            return Some((Some(Term::Leaf(element, text.to_owned(), false)), class));
        }
        if let Some(font) = Font::of(name) {
            let before = self.font.replace(font);
            let inside = self.argument();
            self.font = before;
            return Some((Some(inside?), Class::Letter));
        }
        if let Some((_, sign, under)) = ACCENTS.iter().find(|(n, ..)| *n == name) {
            let base = self.argument()?;
            let sign = Term::Leaf(Element::Mo, (*sign).to_owned(), false);
            let element = if *under { Element::Munder } else { Element::Mover };
            let class = if name.ends_with("brace") { Class::Large } else { Class::Letter };
            return Some((Some(Term::Row(element, vec![base, sign])), class));
        }
        Some((self.structure(name)?, Class::Letter))
    }

    fn structure(&mut self, name: &str) -> Option<Option<Term>> {
        Some(Some(match name {
            "frac" | "dfrac" | "tfrac" | "cfrac" => {
                let parts = vec![self.argument()?, self.argument()?];
                Term::Row(Element::Mfrac, parts)
            }
            "binom" | "dbinom" | "tbinom" => {
                let cells = [self.argument()?, self.argument()?];
                let rows = cells.map(|cell| row_of(vec![vec![cell]])).into_iter().flatten().collect();
                bracketed("(", Term::Row(Element::Mtable, rows), ")")
            }
            "sqrt" => self.root()?,
            "text" | "textrm" | "textbf" | "textit" | "mbox" | "mathrm" | "mathsf" | "mathtt" | "mathit"
            | "operatorname" => self.words(name)?,
            "left" => self.fenced()?,
            "begin" => self.environment()?,
            "stackrel" | "overset" => {
                let (over, base) = (self.argument()?, self.argument()?);
                Term::Row(Element::Mover, vec![base, over])
            }
            "underset" => {
                let (under, base) = (self.argument()?, self.argument()?);
                Term::Row(Element::Munder, vec![base, under])
            }
            "not" => match self.atom()?.0? {
                Term::Leaf(element, text, upright) => Term::Leaf(element, format!("{text}\u{338}"), upright),
                Term::Row(..) => return None,
            },
            "label" | "tag" => {
                self.raw_argument()?;
                return Some(None);
            }
            _ => return None,
        }))
    }

    fn root(&mut self) -> Option<Term> {
        if !self.eat(Token::Char('[')) {
            return Some(Term::Row(Element::Msqrt, vec![self.argument()?]));
        }
        let index = one(self.row(&|token| token == Token::Char(']'))?);
        self.eat(Token::Char(']')).then_some(())?;
        Some(Term::Row(Element::Mroot, vec![self.argument()?, index]))
    }

    /// Words within a formula, or letters set upright.
    fn words(&mut self, name: &str) -> Option<Term> {
        let text = self.raw_argument()?;
        let element = if name.starts_with("text") || name == "mbox" { Element::Mtext } else { Element::Mi };
        let upright = element == Element::Mi && text.chars().count() == 1;
        Some(Term::Leaf(element, text, upright))
    }

    /// `\left( … \right)`
    fn fenced(&mut self) -> Option<Term> {
        let open = self.delimiter()?;
        let inside = self.row(&|token| token == Token::Command("right"))?;
        self.eat(Token::Command("right")).then_some(())?;
        let close = self.delimiter()?;
        Some(bracketed(&open, one(inside), &close))
    }

    /// A bracket; the empty one (`.`) is an empty text.
    fn delimiter(&mut self) -> Option<String> {
        self.skip_space();
        match self.next()? {
            Token::Char('.') => Some(String::new()),
            Token::Char(c) => Some(c.to_string()),
            Token::Command(name) => symbol(name).map(|(text, _)| text.to_owned()),
            Token::Open | Token::Close | Token::Space => None,
        }
    }

    fn environment(&mut self) -> Option<Term> {
        let name = self.raw_argument()?;
        let (_, open, close) = TABLES.iter().find(|(n, ..)| *n == name)?;
        if matches!(&*name, "array" | "alignat" | "alignat*") {
            self.raw_argument()?;
        }
        let mut rows = vec![vec![]];
        loop {
            let cell = self.row(&|t| matches!(t, Token::Char('&') | Token::Command("\\" | "end" | "cr")))?;
            rows.last_mut()?.push(one(cell));
            match self.next()? {
                Token::Char('&') => {}
                Token::Command("end") => break,
                Token::Command(_) => rows.push(Vec::new()),
                _ => return None,
            }
        }
        (self.raw_argument()? == name).then_some(())?;
        Some(bracketed(open, Term::Row(Element::Mtable, row_of(rows)), close))
    }

    /// What a command acts on: a group or the next token.
    fn argument(&mut self) -> Option<Term> {
        self.skip_space();
        if self.level >= MAX_LEVELS {
            return None;
        }
        self.level += 1;
        let term = match self.peek()? {
            // Of digits in a row only the first is meant.
            Token::Char(c) if c.is_ascii_digit() => {
                self.at += 1;
                Some(Term::Leaf(Element::Mn, c.to_string(), false))
            }
            _ => self.atom()?.0,
        };
        self.level -= 1;
        term
    }

    /// The text of a group as it stands.
    fn raw_argument(&mut self) -> Option<String> {
        self.eat(Token::Open).then_some(())?;
        let mut out = String::new();
        loop {
            match self.next()? {
                Token::Close => return Some(out.trim().to_owned()),
                Token::Space => out.push(' '),
                Token::Char(c) => out.push(c),
                Token::Command("," | ";" | ":" | " ") => out.push(' '),
                Token::Command(_) | Token::Open => return None,
            }
        }
    }

    /// The atom with the scripts after it.
    fn scripts(&mut self, base: Option<Term>, class: Class) -> Option<Option<Term>> {
        let Some(base) = base else { return Some(None) };
        let (mut under, mut over) = (None, Vec::new());
        loop {
            self.skip_space();
            match self.peek() {
                Some(Token::Char('_')) if under.is_none() => {
                    self.at += 1;
                    under = Some(self.argument()?);
                }
                Some(Token::Char('^')) => {
                    self.at += 1;
                    over.push(self.argument()?);
                }
                Some(Token::Char('\'')) => {
                    self.at += 1;
                    over.push(Term::Leaf(Element::Mo, "′".to_owned(), false));
                }
                Some(Token::Command("limits" | "nolimits")) => self.at += 1,
                _ => break,
            }
        }
        let over = (!over.is_empty()).then(|| one(over));
        let stacked = class == Class::Large && self.display && !is_integral(&base);
        Some(Some(match (under, over) {
            (None, None) => base,
            (Some(under), None) if stacked => Term::Row(Element::Munder, vec![base, under]),
            (Some(under), None) => Term::Row(Element::Msub, vec![base, under]),
            (None, Some(over)) if stacked => Term::Row(Element::Mover, vec![base, over]),
            (None, Some(over)) => Term::Row(Element::Msup, vec![base, over]),
            (Some(under), Some(over)) if stacked => Term::Row(Element::Munderover, vec![base, under, over]),
            (Some(under), Some(over)) => Term::Row(Element::Msubsup, vec![base, under, over]),
        }))
    }
}

fn is_integral(term: &Term) -> bool {
    matches!(term, Term::Leaf(_, text, _) if matches!(text.as_str(), "∫" | "∬" | "∭" | "∮"))
}

/// Terms as one.
fn one(mut terms: Vec<Term>) -> Term {
    match terms.pop() {
        Some(only) if terms.is_empty() => only,
        last => {
            terms.extend(last);
            Term::Row(Element::Mrow, terms)
        }
    }
}

/// Rows of a table; a last row without anything in it is only the end of the one before.
fn row_of(mut rows: Vec<Vec<Term>>) -> Vec<Term> {
    let nothing = |row: &mut Vec<Term>| row.iter().all(|cell| *cell == Term::Row(Element::Mrow, Vec::new()));
    if rows.len() > 1 {
        rows.pop_if(nothing);
    }
    let cells = |row: Vec<Term>| row.into_iter().map(|cell| Term::Row(Element::Mtd, vec![cell])).collect();
    rows.into_iter().map(|row| Term::Row(Element::Mtr, cells(row))).collect()
}

fn bracketed(open: &str, inside: Term, close: &str) -> Term {
    let bracket = |text: &str| (!text.is_empty()).then(|| Term::Leaf(Element::Mo, text.to_owned(), false));
    let terms: Vec<Term> = bracket(open).into_iter().chain([inside]).chain(bracket(close)).collect();
    one(terms)
}

#[cfg(test)]
mod tests;
