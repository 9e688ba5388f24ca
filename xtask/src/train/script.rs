//! Pages told in other scripts: the structure of the page, its words letter by letter or as wholes in
//! characters of another script, with its punctuation and without spaces where it has none.
//!
//! Nearly all labelled pages are English. What a text measures (words, capitals, marks, how its sentences
//! end) is another thing in other scripts, and nothing but pages in them can teach that. A word becomes
//! the same characters wherever it stands, so that titles and headlines stay alike; what it means is gone.

use super::random::Random;
use super::sample::Sample;
use stillpage::Page;
use stillpage::block::Blocks;
use stillpage::feature::{Features, hash};
use stillpage::page::{Builder, NodeId, Tag};

/// Of so many pages one is told anew.
const EVERY: usize = 4;
/// Of so many names one stays in Latin letters, as brands do.
const LATIN: u32 = 8;

/// A script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// Chinese.
    Han,
    /// Japanese: Chinese characters and Hiragana.
    Kana,
    /// Thai, which ends no sentence with a sign.
    Thai,
    /// Korean.
    Hangul,
    /// Russian and others.
    Cyrillic,
    /// Arabic and others.
    Arabic,
    /// Hindi and others.
    Devanagari,
}

/// The scripts of the copies, in turn: those without spaces are furthest from what the pages teach.
const TURN: [Script; 10] = [
    Script::Han,
    Script::Thai,
    Script::Cyrillic,
    Script::Kana,
    Script::Arabic,
    Script::Han,
    Script::Hangul,
    Script::Kana,
    Script::Devanagari,
    Script::Thai,
];

/// Attributes whose values are words.
const WORDED: [&str; 5] = ["alt", "aria-label", "content", "placeholder", "title"];

/// Copies of every fourth page in other scripts.
pub fn copies(samples: &[Sample]) -> Vec<Sample> {
    let chosen: Vec<&Sample> = samples.iter().filter(|s| !s.is_copy()).step_by(EVERY).collect();
    super::parallel(chosen.len(), |i| TURN[i % TURN.len()].tell(chosen[i])).into_iter().flatten().collect()
}

impl Script {
    /// A page in this script, which teaches what the page does; none where blocks come out otherwise.
    pub fn tell(self, sample: &Sample) -> Option<Sample> {
        let page = self.page(&sample.page);
        let blocks = Blocks::of(&page);
        (blocks.len() == sample.blocks.len()).then(|| Sample {
            id: format!("{}+told", sample.id),
            features: Features::of(&page, &blocks),
            page,
            blocks,
            ..sample.clone()
        })
    }

    /// The page in this script.
    pub fn page(self, page: &Page) -> Page {
        let mut out = Builder::new(page.url().cloned());
        let mut ends: Vec<NodeId> = Vec::new();
        for node in page.ids() {
            while ends.pop_if(|end| *end <= node).is_some() {
                out.close();
            }
            if page.is_text(node) {
                let text = page.text(node);
                out.text(&if is_code(page, node) { text.to_owned() } else { self.text(text) });
            } else {
                self.element(page, node, &mut out);
                ends.push(page.end(node));
            }
        }
        out.finish()
    }

    fn element(self, page: &Page, node: NodeId, out: &mut Builder) {
        out.open(page.tag_name(node));
        for (name, value) in page.attrs(node) {
            let name = page.attr_name(name);
            let is_text = WORDED.contains(&name) && value.contains(' ') && !value.contains("://");
            out.attr(name, &if is_text { self.text(value) } else { value.to_owned() });
        }
    }

    /// A text in this script.
    fn text(self, text: &str) -> String {
        let mut out = String::new();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let is_letter = |c: char| c.is_ascii_alphabetic();
            let length = match is_letter(first) {
                true => rest.find(|c| !is_letter(c)).unwrap_or(rest.len()),
                false => first.len_utf8(),
            };
            let (part, after) = rest.split_at(length);
            if is_letter(first) {
                self.word(part, &mut out);
            } else {
                self.sign(first, after, &mut out);
            }
            rest = after;
        }
        if self.has_spaces() { out } else { out.trim_matches(' ').to_owned() }
    }

    fn has_spaces(self) -> bool {
        !matches!(self, Script::Han | Script::Kana | Script::Thai)
    }

    /// A sign that is no letter, by what follows.
    fn sign(self, sign: char, after: &str, out: &mut String) {
        let ends = after.is_empty() || after.starts_with(char::is_whitespace);
        let own = match (self, sign) {
            (Script::Han | Script::Kana, '.') if ends => "。",
            (Script::Han, ',') if ends => "，",
            (Script::Kana, ',') if ends => "、",
            (Script::Han | Script::Kana, '?') => "？",
            (Script::Han | Script::Kana, '!') => "！",
            (Script::Thai, '.' | ',') if ends => "",
            (Script::Arabic, ',') if ends => "،",
            (Script::Arabic, '?') => "؟",
            (Script::Devanagari, '.') if ends => "।",
            _ => return self.space(sign, out),
        };
        out.push_str(own);
    }

    /// A space, where the script has one there, or any other character.
    fn space(self, sign: char, out: &mut String) {
        // Thai has one between phrases, about every sixth word.
        let parts_phrases = self == Script::Thai && (out.len() / 3).is_multiple_of(6);
        if sign != ' ' || self.has_spaces() || parts_phrases || out.ends_with(|c: char| c.is_ascii()) {
            out.push(sign);
        }
    }

    fn word(self, word: &str, out: &mut String) {
        let seed = hash(word);
        if word.starts_with(|c: char| c.is_ascii_uppercase()) && seed.is_multiple_of(LATIN) {
            return out.push_str(word);
        }
        let mut random = Random::new(u64::from(seed));
        let mut among = |from: u32, count: usize| char::from_u32(from + random.below(count) as u32).unwrap_or('?');
        let letters = word.len();
        match self {
            Script::Han => (0..letters.div_ceil(3)).for_each(|_| out.push(among(0x4E00, 3_000))),
            Script::Kana => (0..letters.div_ceil(2)).for_each(|i| {
                let is_han = i == 0 && letters > 3;
                out.push(if is_han { among(0x4E00, 3_000) } else { among(0x3042, 80) });
            }),
            Script::Thai => (0..letters.max(2)).for_each(|_| out.push(among(0x0E01, 46))),
            Script::Hangul => (0..letters.div_ceil(2)).for_each(|_| out.push(among(0xAC00, 11_172))),
            Script::Cyrillic => out.extend(word.chars().map(|c| beside(c, "абцдефгхийклмнопярстужвзыь"))),
            Script::Arabic => out.extend(word.chars().map(|c| beside(c, "ابتدهفقحيجكلمنوپئرستعڤخصغز"))),
            Script::Devanagari => out.extend(word.chars().map(|c| beside(c, "अबचदइफगहईजकलमनओपटरसतउवयझएढ"))),
        }
    }
}

/// Whether a text is code or data, which is in Latin letters everywhere.
fn is_code(page: &Page, node: NodeId) -> bool {
    let is = |up: NodeId| matches!(page.tag(up), Tag::SCRIPT | Tag::PRE | Tag::CODE | Tag::KBD | Tag::SAMP);
    page.ancestors(node).any(is)
}

/// The letter that stands where a Latin one does in its alphabet, a capital for a capital.
fn beside(letter: char, alphabet: &str) -> char {
    let place = letter.to_ascii_lowercase() as usize - 'a' as usize;
    let own = alphabet.chars().nth(place).unwrap_or(letter);
    let capital = own.to_uppercase().next().filter(|_| letter.is_ascii_uppercase());
    capital.unwrap_or(own)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_keeps_its_structure_and_its_words_stay_alike() {
        let html = "<title>A ferry came</title><p class='lead story'>A ferry <b>came</b>, and left.</p><p>Why?</p>";
        let page = stillpage::page::html::parse(html, None).expect("a page");
        for script in TURN {
            let told = script.page(&page);
            assert_eq!(told.len(), page.len());
            assert!(told.ids().all(|n| told.tag(n) == page.tag(n) && told.end(n) == page.end(n)));
            assert!(told.attrs(told.first(Tag::P).expect("a paragraph")).any(|(_, value)| value == "lead story"));
            let text = told.text_below(NodeId(0));
            let ferry = script.text("ferry");
            assert_eq!(text.matches(&ferry).count(), 2, "{script:?}: {text}");
        }
        assert!(Script::Han.text("It is so. Is it?").ends_with('？'));
        assert!(!Script::Han.text("it is so, it is.").contains(' '));
        assert!(Script::Cyrillic.text("Came, he.").contains("Цаме, хе."));
    }
}
