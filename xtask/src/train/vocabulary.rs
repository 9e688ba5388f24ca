//! Chooses the words that the network is to know: those that stand on most sites.

use super::sample::Sample;
use stillpage::feature::print;
use stillpage::model::{BAGS, VOCABULARIES, Vocabulary, WORDS, bags};

/// Words of each vocabulary: of text, of names, pairs of elements, of addresses.
const MOST: [usize; VOCABULARIES] = [4600, 1800, 224, 800];
/// Sites that a word must stand on; what fewer have in common says little of another.
const SITES: u32 = 5;

/// The words of pages, not of their copies.
pub fn of(samples: &[&Sample]) -> [Vocabulary; VOCABULARIES] {
    let mut pages: Vec<&Sample> = samples.iter().filter(|s| !s.is_copy()).copied().collect();
    pages.sort_by(|a, b| a.site.cmp(&b.site));
    let mut sites: [Vec<u32>; VOCABULARIES] = std::array::from_fn(|_| vec![0; 1 << u16::BITS]);
    for site in pages.chunk_by(|a, b| a.site == b.site) {
        count(site, &mut sites);
    }
    let mut most = MOST.into_iter();
    sites.map(|sites| choose(&sites, most.next().unwrap_or(0)))
}

/// Counts a site for each word on its pages.
fn count(site: &[&Sample], sites: &mut [Vec<u32>; VOCABULARIES]) {
    let mut seen: [Vec<u16>; VOCABULARIES] = Default::default();
    for tokens in site.iter().flat_map(|page| &page.features.tokens) {
        for (bag, number) in bags(tokens).into_iter().zip(0..BAGS) {
            seen[WORDS[number]].extend(bag.iter().map(|token| print(token.hash)));
        }
    }
    for (prints, sites) in seen.iter_mut().zip(sites) {
        prints.sort_unstable();
        prints.dedup();
        prints.iter().for_each(|&print| sites[usize::from(print)] += 1);
    }
}

/// The `most` prints that stand on most sites.
fn choose(sites: &[u32], most: usize) -> Vocabulary {
    let mut prints: Vec<u16> = (1..=u16::MAX).filter(|&print| sites[usize::from(print)] >= SITES).collect();
    prints.sort_by_key(|&print| (std::cmp::Reverse(sites[usize::from(print)]), print));
    Vocabulary::new(prints.into_iter().take(most))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_on_most_sites_are_chosen() {
        let mut sites = vec![0; 1 << u16::BITS];
        (sites[9], sites[40], sites[500], sites[65_535]) = (SITES - 1, SITES, SITES + 7, SITES + 3);
        let prints = |most| choose(&sites, most).prints().collect::<Vec<u16>>();
        assert_eq!(prints(10), [40, 500, 65_535]);
        assert_eq!(prints(2), [500, 65_535]);
    }
}
