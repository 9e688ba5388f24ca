//! Kinds of the blocks of more pages, labelled for this project: `xtask/labels.tsv`.
//!
//! A line holds a page's id, the number of characters of its text without white space, and runs of
//! `kind:characters` that make up that number. So labels hold for any way of cutting the text into
//! blocks, and hold no text of the page.

use std::collections::BTreeMap;
use std::path::Path;
use stillpage::Kind;
use stillpage::block::Blocks;

/// Where the labels are.
pub const LABELS: &str = "xtask/labels.tsv";

/// The labels of a page: kinds with the characters that they run over, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Labels(Vec<(Kind, usize)>);

impl Labels {
    /// The labels that give each block a kind.
    pub fn of(blocks: &Blocks, kinds: &[Kind]) -> Labels {
        let mut runs: Vec<(Kind, usize)> = Vec::new();
        for (i, &kind) in kinds.iter().enumerate() {
            let size = size(blocks.text(i));
            match runs.last_mut() {
                Some((last, sum)) if *last == kind => *sum += size,
                _ => runs.push((kind, size)),
            }
        }
        Labels(runs)
    }

    /// Characters of the page that was labelled.
    fn characters(&self) -> usize {
        self.0.iter().map(|run| run.1).sum()
    }

    /// The kind of each block: that of the run that holds its middle. None where the text is another.
    pub fn kinds(&self, blocks: &Blocks) -> Option<Vec<Kind>> {
        let sizes: Vec<usize> = (0..blocks.len()).map(|i| size(blocks.text(i))).collect();
        if sizes.iter().sum::<usize>() != self.characters() {
            return None;
        }
        let (mut run, mut end, mut at) = (0, self.0.first()?.1, 0);
        let kind = |size: &usize| {
            while at + size / 2 >= end && run + 1 < self.0.len() {
                run += 1;
                end += self.0[run].1;
            }
            at += size;
            self.0[run].0
        };
        Some(sizes.iter().map(kind).collect())
    }

    fn parse(line: &str) -> Option<(String, Labels)> {
        let mut parts = line.split('\t');
        let (id, characters, runs) = (parts.next()?, parts.next()?.parse::<usize>().ok()?, parts.next()?);
        let run = |run: &str| {
            let (kind, size) = run.split_once(':')?;
            Some((Kind::from_key(kind)?, size.parse().ok()?))
        };
        let labels = Labels(runs.split(' ').map(run).collect::<Option<_>>()?);
        (labels.characters() == characters).then(|| (id.to_owned(), labels))
    }

    fn line(&self, id: &str) -> String {
        let runs: Vec<String> = self.0.iter().map(|(kind, size)| format!("{}:{size}", kind.key())).collect();
        format!("{id}\t{}\t{}\n", self.characters(), runs.join(" "))
    }
}

/// Characters of a text that are not white space.
fn size(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

/// Reads the labels of all pages, by id.
///
/// # Errors
/// A sentence that names the file, and the line that is damaged.
pub fn load(path: &Path) -> Result<BTreeMap<String, Labels>, String> {
    let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let line = |(i, line)| Labels::parse(line).ok_or_else(|| format!("{}: line {} is damaged", path.display(), i + 1));
    text.lines().enumerate().filter(|(_, l)| !l.starts_with('#')).map(line).collect()
}

/// Writes them.
///
/// # Errors
/// A sentence that names the file.
pub fn store(path: &Path, labels: &BTreeMap<String, Labels>) -> Result<(), String> {
    let head = "# Kinds of blocks: page of WCXB, characters without white space, runs of kind:characters.\n";
    let lines: String = labels.iter().map(|(id, labels)| labels.line(id)).collect();
    std::fs::write(path, format!("{head}{lines}")).map_err(|e| format!("{}: {e}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use stillpage::page::html::parse;

    fn blocks(html: &str) -> Blocks {
        Blocks::of(&parse(html, None).unwrap())
    }

    #[test]
    fn labels_hold_for_another_cut_of_the_same_text() {
        let kinds = [Kind::Nav, Kind::Nav, Kind::Title, Kind::Content];
        let labels = Labels::of(&blocks("<p>Home<p>About us<h1>News</h1><p>It rained all day."), &kinds);
        let (id, again) = Labels::parse(labels.line("7").trim_end()).unwrap();
        assert_eq!((id.as_str(), &again), ("7", &labels));
        let other = blocks("<p>Home About us<h1>News</h1><p>It rained<p>all day.");
        assert_eq!(again.kinds(&other), Some(vec![Kind::Nav, Kind::Title, Kind::Content, Kind::Content]));
        assert_eq!(again.kinds(&blocks("<p>Home")), None);
    }
}
