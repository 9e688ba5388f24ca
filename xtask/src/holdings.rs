//! What of the pictures, code, tables and lists in the true content of pages is in their articles.

use crate::step::step;
use crate::train::align::{Label, label, words};
use crate::train::corpus::{Document, TYPES, load};
use anyhow::{Result, anyhow};
use std::collections::HashSet;
use std::path::PathBuf;
use stillpage::article::{Attr, BodyNodeId, Element};
use stillpage::block::Blocks;
use stillpage::page::{AttrName, NodeId, Page, Tag, html};
use stillpage::verdict::{PageType, Verdict, Verdicts};
use stillpage::{Article, Kind, Options, Reader};

/// What `cargo xtask holdings` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Folder of the WCXB corpus: html/ and ground-truth/
    #[arg(long, value_name = "DIR")]
    corpus: PathBuf,
    /// Folder of pages whose blocks are labelled with their kinds
    #[arg(long, value_name = "DIR")]
    gold: PathBuf,
    /// Draw the articles from the true blocks, not from those that the model keeps
    #[arg(long)]
    truth: bool,
    /// Name what is missing
    #[arg(long)]
    list: bool,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Thing {
    Picture,
    Code,
    Table,
    List,
}

const THINGS: [Thing; 4] = [Thing::Picture, Thing::Code, Thing::Table, Thing::List];

/// Sides in pixels below which a picture is none of the content.
const ICON: f32 = 60.0;

/// Counts over every article of a corpus.
pub fn run(args: &Args) -> Result<()> {
    let pages = step("Load the pages", || load(&args.corpus, &args.gold).map_err(|error| anyhow!("{error}")))?;
    let articles = pages.iter().filter(|page| TYPES[page.page_type] == "article");
    let mut tally = [(0_usize, 0_usize); THINGS.len()];
    for document in articles {
        for (thing, place, kept) in holdings(document, args.truth).unwrap_or_default() {
            let count = &mut tally[thing as usize];
            count.0 += usize::from(kept);
            count.1 += 1;
            if args.list && !kept {
                println!("{} {thing:?} {place}", document.id);
            }
        }
    }
    for thing in THINGS {
        let (kept, all) = tally[thing as usize];
        println!("{thing:?}: {kept} of {all}, {:.3}", kept as f64 / all.max(1) as f64);
    }
    Ok(())
}

/// Each thing in the true content of a page, and whether the article holds it; `None` where the
/// page is not read.
fn holdings(document: &Document, by_truth: bool) -> Option<Vec<(Thing, String, bool)>> {
    let page = html::parse(&document.html, document.url.clone()).ok()?;
    let blocks = Blocks::of(&page);
    let texts: Vec<Vec<String>> = (0..blocks.len()).map(|i| words(blocks.text(i))).collect();
    let region = Region { page: &page, labels: label(&texts, &document.truth), blocks: &blocks, texts };
    let article = if by_truth {
        Article::of(&page, &blocks, &region.verdicts())
    } else {
        Reader::new(Options { insist: true, ..Options::default() }).read(&page).ok()?.article
    };
    let shown = Shown::of(&article);
    let things = region.things().into_iter();
    Some(things.map(|(thing, id)| (thing, region.describe(id), shown.holds(&region, thing, id))).collect())
}

/// What an article shows: the elements it was drawn from and the files of its pictures.
struct Shown {
    sources: HashSet<NodeId>,
    files: HashSet<String>,
}

impl Shown {
    fn of(article: &Article) -> Shown {
        let nodes = &article.body.nodes;
        let images =
            (0..nodes.len() as u32).map(BodyNodeId).filter(|&id| article.body.element(id) == Some(Element::Img));
        let files = images.filter_map(|id| article.body.attr(id, Attr::Src)).map(file);
        let lead = article.lead_image().map(|lead| file(&lead.url));
        Shown { sources: nodes.iter().filter_map(|n| n.source).collect(), files: files.chain(lead).collect() }
    }

    fn holds(&self, region: &Region<'_>, thing: Thing, id: NodeId) -> bool {
        let page = region.page;
        match thing {
            Thing::Picture => {
                self.sources.contains(&id)
                    || sources(page, id).iter().any(|address| self.files.contains(&file(address)))
            }
            _ => self.sources.contains(&id),
        }
    }
}

/// The name of a picture's file without its ending and size.
fn file(address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or("");
    let name = path.rsplit('/').find(|part| !part.is_empty()).unwrap_or("");
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let is_size = |s: &str| s.split('x').count() == 2 && s.chars().all(|c| c.is_ascii_digit() || c == 'x');
    stem.rsplit_once('-').filter(|(_, size)| is_size(size)).map_or(stem, |(stem, _)| stem).to_owned()
}

/// Every address that an `img` names.
fn sources(page: &Page, id: NodeId) -> Vec<String> {
    let named = |name| page.attr_name(name).contains("src");
    let attrs = page.attrs(id).filter(|(name, value)| named(*name) && !value.trim_start().starts_with("data:"));
    let parts = attrs.flat_map(|(_, value)| value.split([',', ' ', '\n'])).map(str::trim);
    parts.filter(|part| part.contains(['/', '.'])).map(str::to_owned).collect()
}

/// The true content of a page.
struct Region<'p> {
    page: &'p Page,
    blocks: &'p Blocks,
    labels: Vec<Label>,
    texts: Vec<Vec<String>>,
}

impl Region<'_> {
    /// Verdicts that keep what is true.
    fn verdicts(&self) -> Verdicts {
        let list = self.labels.iter().map(|&label| {
            let keep = label == Label::Content;
            let kind = if keep { Kind::Content } else { Kind::Related };
            Verdict { kind, probability: 1.0, keep, content: f32::from(u8::from(keep)) }
        });
        Verdicts::known(list.collect(), PageType::Article)
    }

    fn things(&self) -> Vec<(Thing, NodeId)> {
        let mut files = HashSet::new();
        let mut out = Vec::new();
        for id in self.page.ids() {
            let thing = match self.page.tag(id) {
                Tag::IMG if self.is_picture(id) => Thing::Picture,
                Tag::PRE if self.is_code(id) => Thing::Code,
                Tag::TABLE if self.is_table(id) => Thing::Table,
                Tag::UL | Tag::OL if self.is_list(id) => Thing::List,
                _ => continue,
            };
            let again =
                thing == Thing::Picture && !sources(self.page, id).first().is_some_and(|s| files.insert(file(s)));
            if !again {
                out.push((thing, id));
            }
        }
        out
    }

    /// The share of true words among those below an element.
    fn share(&self, id: NodeId) -> f64 {
        let (mut own, mut all) = (0, 0);
        for block in self.blocks.within(self.page, id) {
            all += self.texts[block].len();
            own += if self.labels[block] == Label::Content { self.texts[block].len() } else { 0 };
        }
        own as f64 / all.max(1) as f64
    }

    fn is_code(&self, id: NodeId) -> bool {
        self.share(id) > 0.5 && self.page.text_below(id).contains(char::is_alphabetic)
    }

    /// A table of data: two rows and columns at least, none within it, headers or short cells.
    fn is_table(&self, id: NodeId) -> bool {
        let count = |tag| self.page.subtree(id).filter(|&n| self.page.tag(n) == tag).count();
        let (rows, heads) = (count(Tag::TR), count(Tag::TH));
        let cells = count(Tag::TD) + heads;
        let short = self.page.text_below(id).len() < cells * 100;
        let layout = self.page.attr(id, AttrName::ROLE) == Some("presentation");
        self.share(id) > 0.5
            && count(Tag::TABLE) == 1
            && rows > 1
            && cells >= rows * 2
            && (heads > 0 || short)
            && !layout
    }

    /// A list with two true items at least.
    fn is_list(&self, id: NodeId) -> bool {
        let items = self.page.children(id).filter(|&n| self.page.tag(n) == Tag::LI && self.share(n) > 0.5);
        items.count() > 1 && self.share(id) > 0.5
    }

    /// A picture with true text around it: in its figure, else before and after it.
    fn is_picture(&self, id: NodeId) -> bool {
        let side = |name| self.page.attr(id, name).and_then(|v| v.trim_end_matches("px").parse::<f32>().ok());
        let small = [AttrName::WIDTH, AttrName::HEIGHT].into_iter().filter_map(side).any(|s| s < ICON);
        if small || sources(self.page, id).is_empty() {
            return false;
        }
        let figure = self.page.ancestors(id).take(6).find(|&a| self.page.tag(a) == Tag::FIGURE);
        if figure.is_some_and(|f| self.share(f) > 0.5) {
            return true;
        }
        let inside = self.blocks.within(self.page, figure.unwrap_or(id));
        let is_true = |b: Option<usize>| b.and_then(|b| self.labels.get(b)) == Some(&Label::Content);
        is_true(inside.start.checked_sub(1)) && is_true(Some(inside.end))
    }

    /// An element in a few words.
    fn describe(&self, id: NodeId) -> String {
        let attrs: Vec<String> =
            self.page.attrs(id).map(|(name, v)| format!("{}={v:?}", self.page.attr_name(name))).collect();
        let text: String = self.page.text_below(id).chars().take(80).collect();
        let attrs: String = attrs.join(" ").chars().take(300).collect();
        format!("{attrs} {text:?}")
    }
}
