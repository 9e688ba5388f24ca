//! Texts that stand on a page twice: for wide windows and for narrow ones, to be printed, or as what a
//! post answers to.

use super::PageType;
use crate::block::Blocks;
use crate::feature::{Feature as F, Row};
use crate::map::HashSet;

/// Words from which a text that stands on the page again is a copy: shorter ones recur by themselves,
/// unless they are next to a copy.
const LEAST: f32 = 8.0;

/// For each block whether it is kept and its text is kept already: further up, or where it is shown.
///
/// Cells of tables and lines of code recur by right, and so do the sentences of a reference, in which
/// what is the same of two things is said of both: there is no copy in documentation.
pub fn copies(blocks: &Blocks, rows: &[Row], keep: &[bool], page_type: PageType) -> Vec<bool> {
    let mut copies = vec![false; keep.len()];
    if page_type == PageType::Documentation {
        return copies;
    }
    let (hidden, shown): (Vec<usize>, Vec<usize>) =
        (0..keep.len()).filter(|&i| keep[i]).partition(|&i| rows[i][F::Hidden] > 0.0);
    let (mut seen, mut follows) = (HashSet::default(), false);
    // Of what is hidden the last comes first, so that headings go with their texts.
    for i in shown.into_iter().chain(hidden.into_iter().rev()) {
        let row = &rows[i];
        let is_known = !seen.insert(signs(blocks.text(i)));
        let recurs = row[F::InTable] > 0.0 || row[F::IsPre] > 0.0;
        copies[i] = is_known && !recurs && (follows || libm::expm1f(row[F::Words]) >= LEAST);
        follows = copies[i];
    }
    copies
}

/// The letters and digits of a text, which are what makes two the same.
fn signs(text: &str) -> String {
    if text.is_ascii() {
        let signs = text.bytes().filter(u8::is_ascii_alphanumeric);
        return signs.map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    }
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feature::Features;

    fn copied(html: &str, page_type: PageType) -> Vec<bool> {
        let page = crate::page::html::parse(html, None).expect("a page");
        let blocks = Blocks::of(&page);
        let rows = Features::of(&page, &blocks).rows;
        copies(&blocks, &rows, &vec![true; blocks.len()], page_type)
    }

    const TWICE: &str = "<div><h2>The quay</h2><p>The ferry leaves at seven, and again at nine, from the old quay.</p></div>\
        <div><p>The ferry leaves at seven, and again at nine, from the old quay!</p><h2>The quay</h2></div>";

    #[test]
    fn a_long_text_and_the_short_ones_after_it_are_kept_once() {
        assert_eq!(copied(TWICE, PageType::Article), [false, false, true, true]);
        assert_eq!(copied(TWICE, PageType::Documentation), [false; 4]);
    }

    #[test]
    fn of_two_the_hidden_one_is_the_copy() {
        let html = TWICE.replacen("<div>", "<div hidden>", 1);
        assert_eq!(copied(&html, PageType::Article), [true, true, false, false]);
    }

    #[test]
    fn short_lines_and_cells_recur() {
        let html = "<p>Sail on, sail on.</p><p>The wind is fair.</p><p>Sail on, sail on.</p><table>\
            <tr><td>It is not known whether it works with older versions of it.</td></tr>\
            <tr><td>It is not known whether it works with older versions of it.</td></tr></table>";
        assert_eq!(copied(html, PageType::Article), [false; 5]);
    }
}
