//! Sheets to label the blocks of pages on: written for a person to read, and taken back.
//!
//! A sheet shows each block with its number and its text, a star where it is a link, and before it what of
//! its place in the tree is new: `@3 ul.menu li` keeps three elements of the place before. What is handed
//! back is a file of the same name with lines such as `12-19 nav`, which cover all numbers.

use crate::step::root;
use crate::train::corpus::{self, Document};
use crate::train::labels::{self, LABELS, Labels};
use crate::train::sample::gold_kind;
use anyhow::{Result, anyhow, bail};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use stillpage::block::Blocks;
use stillpage::page::{NodeId, html};
use stillpage::{Kind, Page};

/// What `cargo xtask label` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Folder of the WCXB corpus: html/ and ground-truth/
    #[arg(long, value_name = "DIR")]
    corpus: PathBuf,
    /// Folder of pages whose blocks are labelled with their kinds
    #[arg(long, value_name = "DIR")]
    gold: PathBuf,
    /// Folder to write sheets into, one for each page
    #[arg(long, value_name = "DIR", required_unless_present = "take")]
    sheets: Option<PathBuf>,
    /// Folder of answers to take in, one for each page
    #[arg(long, value_name = "DIR", conflicts_with = "sheets")]
    take: Option<PathBuf>,
}

/// Writes sheets of all pages, or takes in what was answered.
pub fn run(args: &Args) -> Result<()> {
    let documents = corpus::load(&args.corpus, &args.gold).map_err(|e| anyhow!(e))?;
    match (&args.sheets, &args.take) {
        (Some(folder), _) => write(&documents, folder),
        (_, Some(folder)) => take(&documents, folder),
        _ => Ok(()),
    }
}

fn write(documents: &[Document], folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    for document in documents {
        let Ok(page) = html::parse(&document.html, document.url.clone()) else { continue };
        let blocks = Blocks::of(&page);
        let head = format!("page {} {} ({} blocks)\n", document.id, corpus::TYPES[document.page_type], blocks.len());
        let url = document.url.as_ref().map_or(String::new(), |u| format!("{u}\n"));
        fs::write(folder.join(format!("{}.txt", document.id)), head + &url + &Sheet::of(&page, &blocks))?;
    }
    Ok(())
}

fn take(documents: &[Document], folder: &Path) -> Result<()> {
    let path = root().join(LABELS);
    let mut all = labels::load(&path).map_err(|e| anyhow!(e))?;
    let (mut taken, mut faults, mut twice) = (0, Vec::new(), Twice::default());
    for document in documents {
        let Ok(answer) = fs::read_to_string(folder.join(format!("{}.txt", document.id))) else { continue };
        let page = html::parse(&document.html, document.url.clone())?;
        let blocks = Blocks::of(&page);
        match kinds(&answer, blocks.len()) {
            Ok(kinds) if document.gold => twice.add(&page, &blocks, &kinds),
            Ok(kinds) => {
                all.insert(document.id.clone(), Labels::of(&blocks, &kinds));
                taken += 1;
            }
            Err(fault) => faults.push(format!("{}: {fault}", document.id)),
        }
    }
    labels::store(&path, &all).map_err(|e| anyhow!(e))?;
    println!("{taken} pages taken, {} pages labelled; {twice}", all.len());
    if !faults.is_empty() {
        bail!("{} pages were not taken:\n{}", faults.len(), faults.join("\n"));
    }
    Ok(())
}

/// Gold pages that were answered too: how far both agree.
#[derive(Default)]
struct Twice {
    pages: usize,
    blocks: usize,
    kind: usize,
    side: usize,
}

impl Twice {
    fn add(&mut self, page: &Page, blocks: &Blocks, kinds: &[Kind]) {
        self.pages += 1;
        for (block, kind) in blocks.iter().zip(kinds) {
            let Some(gold) = gold_kind(page, block) else { continue };
            self.blocks += 1;
            self.kind += usize::from(gold == *kind);
            self.side += usize::from(gold.is_kept() == kind.is_kept());
        }
    }
}

impl std::fmt::Display for Twice {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        let Twice { pages, blocks, kind, side } = self;
        write!(f, "{pages} gold pages labelled again: {kind} of {blocks} blocks alike, {side} on the same side")
    }
}

/// The kinds of all blocks as an answer says, or what is wrong with it.
fn kinds(answer: &str, blocks: usize) -> Result<Vec<Kind>, String> {
    let mut kinds = vec![None; blocks];
    for line in answer.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')) {
        let range = |line: &str| {
            let (range, kind) = line.split_once(char::is_whitespace)?;
            let (from, to) = range.split_once('-').unwrap_or((range, range));
            let kind = Kind::from_key(kind.split_whitespace().next()?)?;
            Some((from.parse::<usize>().ok()?, to.parse::<usize>().ok()?, kind))
        };
        let (from, to, kind) = range(line).ok_or_else(|| format!("cannot read {line:?}"))?;
        let part = kinds.get_mut(from..=to).ok_or_else(|| format!("{line:?} names blocks beyond {blocks}"))?;
        part.fill(Some(kind));
    }
    match kinds.iter().position(Option::is_none) {
        Some(missing) => Err(format!("block {missing} has no kind")),
        None => Ok(kinds.into_iter().flatten().collect()),
    }
}

/// Characters of a block that are shown.
const SHOWN: usize = 120;
/// Characters up to which blocks of one make share a line.
const SHORT: usize = 32;
/// Blocks of one make of which all are shown; of more, the first [`FIRST`] and the last two.
const ALIKE: usize = 40;
const FIRST: usize = 12;

/// A sheet while it is written.
struct Sheet<'a> {
    page: &'a Page,
    blocks: &'a Blocks,
    out: String,
}

impl Sheet<'_> {
    fn of(page: &Page, blocks: &Blocks) -> String {
        let mut sheet = Sheet { page, blocks, out: String::new() };
        let (mut at, mut before) = (0, Vec::new());
        while at < blocks.len() {
            let path = sheet.path(at);
            let end = (at + 1..blocks.len()).find(|&i| sheet.path(i) != path).unwrap_or(blocks.len());
            let shared = before.iter().zip(&path).take_while(|(a, b)| a == b).count();
            let _ = writeln!(sheet.out, "@{shared} {}", path[shared..].join(" "));
            sheet.run(at, end);
            (at, before) = (end, path);
        }
        sheet.out
    }

    /// The blocks of one place: short ones share a line.
    fn run(&mut self, from: usize, to: usize) {
        let mut line = String::new();
        for i in from..to {
            if to - from > ALIKE && i >= from + FIRST && i + 2 < to {
                if i == from + FIRST {
                    line += &format!(" | … {i} to {} alike …", to - 3);
                }
                continue;
            }
            let text = self.shown(i);
            let short = text.chars().count() <= SHORT && line.chars().count() < SHOWN;
            if !line.is_empty() && !short {
                let _ = writeln!(self.out, "{}", std::mem::take(&mut line));
            }
            let bar = if line.is_empty() { " " } else { " | " };
            line += &format!("{bar}{i} {text}");
        }
        let _ = writeln!(self.out, "{line}");
    }

    /// A block's text, cut; a star says that it is a link.
    fn shown(&self, i: usize) -> String {
        let text = self.blocks.text(i);
        let linked = self.blocks.get(i).linked as usize * 10 >= text.len() * 8;
        let mut shown: String = text.chars().take(SHOWN).collect();
        let rest = text.chars().count().saturating_sub(SHOWN);
        if rest > 0 {
            shown += &format!("…+{rest}");
        }
        if linked { shown + "*" } else { shown }
    }

    /// The names of the elements around a block, without wrappers that say nothing.
    fn path(&self, i: usize) -> Vec<String> {
        let own = self.blocks.get(i).element;
        let mut up: Vec<NodeId> = std::iter::once(own).chain(self.page.ancestors(own)).collect();
        up.reverse();
        let names = up.iter().map(|&n| self.name(n));
        names.filter(|n| !matches!(n.as_str(), "div" | "html" | "body" | "span")).collect()
    }

    /// An element's tag with the words of its attributes; those with digits mostly tell items apart.
    fn name(&self, node: NodeId) -> String {
        let mut name = self.page.tag_name(node).to_owned();
        if matches!(name.as_str(), "html" | "body" | "li" | "a") {
            return name;
        }
        for (attribute, sign) in [("id", '#'), ("class", '.'), ("role", '@'), ("aria-label", '~')] {
            let value = self.page.attr_by_name(node, attribute).unwrap_or_default();
            let words = value.split_whitespace().filter(|w| !w.contains(|c: char| c.is_ascii_digit()));
            for word in words.take(if sign == '#' { 1 } else { 2 }) {
                name.push(sign);
                name.extend(word.chars().take(20));
            }
        }
        if self.page.attr_by_name(node, "hidden").is_some() || self.is_unshown(node) {
            name += "[HIDDEN]";
        }
        name
    }

    fn is_unshown(&self, node: NodeId) -> bool {
        let style = self.page.attr_by_name(node, "style").unwrap_or_default();
        self.page.attr_by_name(node, "aria-hidden") == Some("true") || style.replace(' ', "").contains("display:none")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_must_cover_each_block() {
        assert_eq!(kinds("0-1 nav\n2 title", 3), Ok(vec![Kind::Nav, Kind::Nav, Kind::Title]));
        assert_eq!(kinds("0-1 nav", 3), Err("block 2 has no kind".to_owned()));
        assert!(kinds("0-3 nav", 3).is_err() && kinds("0-2 navigation", 3).is_err());
    }
}
