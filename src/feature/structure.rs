//! Features of a block's element, its ancestors, its place and the repeats of its template.

use super::context::{Context, Sum, heading_level};
use super::{Feature as F, Row, flag, log, share};
use crate::map::HashMap;
use crate::order::{order, sort_and_dedup};
use crate::page::{AttrName, NodeId, Page, Tag};
use std::sync::OnceLock;

/// Levels that are looked up at the most.
const LEVELS: usize = 12;

pub fn fill(context: &Context, rows: &mut [Row]) {
    let around = around(context.page);
    let inside = Inside::of(context.page);
    let templates = template_sums(context, &context.template);
    let kin = template_sums(context, &context.kin);
    let mut heading: Option<(usize, u8)> = None;
    for (i, row) in rows.iter_mut().enumerate() {
        let block = context.blocks.get(i);
        element(row, context.page, block.element);
        ancestors(row, around[block.from.index()]);
        place(row, context, i);
        let sum = |sums: &HashMap<u32, Sum>, hash| sums.get(&hash).copied().unwrap_or_default();
        template(row, &sum(&templates, context.template[i]), TEMPLATE);
        template(row, &sum(&kin, context.kin[i]), KIN);
        containers(row, context, i, &inside);
        top(row, context, block.element);
        if let Some(level) = heading_level(context.page, block) {
            heading = Some((i, level));
        }
        headings(row, context, i, heading);
    }
    let beside = siblings(context);
    for (row, (all, same, index)) in rows.iter_mut().zip(beside) {
        row[F::Siblings] = log(all as f32);
        row[F::SameSiblings] = log(same as f32);
        row[F::SiblingIndex] = log(index as f32);
    }
}

fn element(row: &mut Row, page: &Page, element: NodeId) {
    let feature = match page.tag(element) {
        Tag::P => F::IsP,
        Tag::LI => F::IsLi,
        Tag::H1 => F::IsH1,
        Tag::H2 => F::IsH2,
        Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6 => F::IsH36,
        Tag::TD | Tag::TH => F::IsCell,
        Tag::DD | Tag::DT => F::IsDefinition,
        Tag::FIGCAPTION | Tag::CAPTION => F::IsCaption,
        Tag::BLOCKQUOTE => F::IsQuote,
        Tag::PRE => F::IsPre,
        Tag::DIV => F::IsDiv,
        Tag::BUTTON => F::IsButton,
        _ => F::IsOther,
    };
    row[feature] = 1.0;
}

/// Elements whose inside is a feature, by bit.
const AROUND: [(F, &[Tag]); 18] = [
    (F::InArticle, &[Tag::ARTICLE]),
    (F::InMain, &[Tag::MAIN]),
    (F::InHeader, &[Tag::HEADER]),
    (F::InFooter, &[Tag::FOOTER]),
    (F::InNav, &[Tag::NAV, Tag::MENU]),
    (F::InAside, &[Tag::ASIDE]),
    (F::InForm, &[Tag::FORM]),
    (F::InTable, &[Tag::TABLE]),
    (F::InList, &[Tag::UL, Tag::OL]),
    (F::InFigure, &[Tag::FIGURE]),
    (F::InBlockquote, &[Tag::BLOCKQUOTE]),
    (F::InSection, &[Tag::SECTION]),
    (F::InDialog, &[Tag::DIALOG]),
    (F::InDetails, &[Tag::DETAILS]),
    (F::InButton, &[Tag::BUTTON]),
    (F::InLink, &[Tag::A]),
    (F::InNoscript, &[Tag::NOSCRIPT]),
    (F::InFrame, &[Tag::IFRAME]),
];
const HIDDEN: u32 = 1 << AROUND.len();

/// For each node which of these it lies in, as bits, and whether it is hidden.
fn around(page: &Page) -> Vec<u32> {
    static OWN: OnceLock<Vec<u32>> = OnceLock::new();
    let bit = |name: &&str| {
        let tag = Tag::from_name(name).unwrap_or(Tag::TEXT);
        AROUND.iter().position(|(_, tags)| tags.contains(&tag)).map_or(0, |bit| 1 << bit)
    };
    let known = OWN.get_or_init(|| Tag::names().iter().map(bit).collect());
    let mut out: Vec<u32> = Vec::with_capacity(page.len());
    for node in page.ids() {
        let above = page.parent(node).map_or(0, |p| out[p.index()]);
        let own = page.tag(node).known().map_or(0, |number| known[number]);
        out.push(above | own | if is_hidden(page, node) { HIDDEN } else { 0 });
    }
    out
}

fn is_hidden(page: &Page, node: NodeId) -> bool {
    let says = |(name, value): (AttrName, &str)| match name {
        AttrName::STYLE => hides(value),
        AttrName::HIDDEN => true,
        AttrName::ARIA_HIDDEN => value == "true",
        _ => false,
    };
    page.attrs(node).any(says) || page.layout(node).is_some_and(|l| l.hidden)
}

/// Whether a style takes its element out of sight.
fn hides(style: &str) -> bool {
    style.match_indices(':').any(|(at, _)| {
        let (before, after) = (&style[..at], &style[at + 1..]);
        let value = after.strip_prefix(' ').unwrap_or(after);
        before.ends_with("display") && value.starts_with("none")
            || before.ends_with("visibility") && value.starts_with("hidden")
    })
}

fn ancestors(row: &mut Row, bits: u32) {
    for (bit, (feature, _)) in AROUND.iter().enumerate() {
        row[*feature] = flag(bits & (1 << bit) != 0);
    }
    row[F::Hidden] = flag(bits & HIDDEN != 0);
}

fn place(row: &mut Row, context: &Context, i: usize) {
    let (n, total) = (context.len() as f32, context.total());
    row[F::Depth] = log(f32::from(context.page.depth(context.blocks.get(i).element)));
    row[F::Position] = i as f32 / n;
    row[F::TextBefore] = share(context.range(0, i).words, total.words);
    row[F::Index] = log(i as f32);
    row[F::FromEnd] = log(n - 1.0 - i as f32);
}

fn template_sums(context: &Context, hashes: &[u32]) -> HashMap<u32, Sum> {
    let mut sums: HashMap<u32, Sum> = HashMap::default();
    for (i, &template) in hashes.iter().enumerate() {
        let (sum, one) = (sums.entry(template).or_default(), context.range(i, i + 1));
        sum.words += one.words;
        sum.linked += one.linked;
        sum.prose += one.prose;
        sum.blocks += 1.0;
    }
    sums
}

/// Blocks, words in each, share of links, share of prose: of a template, and of kin.
const TEMPLATE: [F; 4] = [F::Template, F::TemplateWords, F::TemplateLinks, F::TemplateProse];
const KIN: [F; 4] = [F::Kin, F::KinWords, F::KinLinks, F::KinProse];

fn template(row: &mut Row, sum: &Sum, [blocks, words, links, prose]: [F; 4]) {
    row[blocks] = log(sum.blocks);
    row[words] = log(share(sum.words, sum.blocks));
    row[links] = share(sum.linked, sum.words);
    row[prose] = share(sum.prose, sum.words);
}

/// Which ancestor a group of features describes: levels up, words, links, blocks, prose, own share.
const UP: [(usize, [F; 5]); 4] = [
    (1, [F::Up1Words, F::Up1Links, F::Up1Blocks, F::Up1Prose, F::Up1Own]),
    (2, [F::Up2Words, F::Up2Links, F::Up2Blocks, F::Up2Prose, F::Up2Own]),
    (3, [F::Up3Words, F::Up3Links, F::Up3Blocks, F::Up3Prose, F::Up3Own]),
    (5, [F::Up5Words, F::Up5Links, F::Up5Blocks, F::Up5Prose, F::Up5Own]),
];

fn containers(row: &mut Row, context: &Context, i: usize, inside: &Inside) {
    let (page, block) = (context.page, context.blocks.get(i));
    let path: Vec<NodeId> = distinct_ancestors(context, block.element);
    let own = context.range(i, i + 1).words;
    for (level, [words, links, blocks, prose, part]) in UP {
        let node = path.get(level - 1).or(path.last()).copied().unwrap_or(NodeId(0));
        let sum = context.sum(node);
        row[words] = log(sum.words);
        row[links] = share(sum.linked, sum.words);
        row[blocks] = log(sum.blocks);
        row[prose] = share(sum.prose, sum.words);
        row[part] = share(own, sum.words);
    }
    let total = context.total().prose;
    let at = |node: &NodeId| share(context.sum(*node).prose, total);
    row[F::ProseShareUp] = path.get(2).map_or(0.0, at);
    row[F::ProseLevels] = path.iter().position(|n| at(n) >= 0.5).unwrap_or(LEVELS) as f32;
    let near = path.first().copied().unwrap_or(block.element);
    let (images, fields) = inside.count(near.index(), page.end(near).index().min(near.index() + CONTAINER));
    row[F::Images] = log(images as f32);
    row[F::Fields] = log(fields as f32);
}

/// Nodes of a container whose pictures and fields are counted.
const CONTAINER: usize = 200;

/// How many pictures and form fields stand before each node, and before the end.
struct Inside(Vec<(u32, u32)>);

impl Inside {
    fn of(page: &Page) -> Inside {
        let mut out = Vec::with_capacity(page.len() + 1);
        let (mut images, mut fields) = (0, 0);
        for node in page.ids() {
            out.push((images, fields));
            match page.tag(node) {
                Tag::IMG => images += 1,
                Tag::INPUT | Tag::SELECT | Tag::TEXTAREA | Tag::BUTTON => fields += 1,
                _ => {}
            }
        }
        out.push((images, fields));
        Inside(out)
    }

    fn count(&self, from: usize, to: usize) -> (u32, u32) {
        (self.0[to].0 - self.0[from].0, self.0[to].1 - self.0[from].1)
    }
}

/// The ancestors that hold more blocks than the one below: wrappers around the same blocks count
/// once, so that an added division changes nothing.
fn distinct_ancestors(context: &Context, element: NodeId) -> Vec<NodeId> {
    let mut out: Vec<NodeId> = Vec::new();
    let mut last = context.within(element);
    for node in context.page.ancestors(element).take(LEVELS * 3) {
        let range = context.within(node);
        if range != last {
            out.push(node);
            last = range;
        }
        if out.len() == LEVELS {
            break;
        }
    }
    out
}

fn top(row: &mut Row, context: &Context, element: NodeId) {
    let (page, top) = (context.page, context.top);
    let inside = page.contains(top, element);
    row[F::InTop] = flag(inside);
    row[F::BeforeTop] = flag(!inside && element < top);
    row[F::AfterTop] = flag(!inside && element > top);
    row[F::TopShare] = share(context.sum(top).prose, context.total().prose);
    let levels = if inside {
        f32::from(page.depth(element)) - f32::from(page.depth(top))
    } else {
        let above = page.ancestors(element).take(LEVELS * 3).position(|a| page.contains(a, top));
        -1.0 - above.unwrap_or(LEVELS) as f32
    };
    row[F::TopDistance] = levels.clamp(-12.0, 12.0);
}

fn headings(row: &mut Row, context: &Context, i: usize, heading: Option<(usize, u8)>) {
    let (at, level) = heading.unwrap_or((0, 7));
    row[F::HeadingLevel] = f32::from(level);
    row[F::HeadingDistance] = log((i - at) as f32);
    let headline = context.headline.unwrap_or(0);
    row[F::HeadlineDistance] = log(i.abs_diff(headline) as f32) * if i < headline { -1.0 } else { 1.0 };
    row[F::BeforeHeadline] = flag(i < headline);
}

/// For each block: elements beside its element, those of the same name, and how many of these
/// come before it. One pass over the children of each parent of a block's element.
fn siblings(context: &Context) -> Vec<(u32, u32, u32)> {
    let page = context.page;
    let mut parents: Vec<u32> = context.blocks.iter().filter_map(|b| page.parent(b.element)).map(|p| p.0).collect();
    sort_and_dedup(&mut parents);
    let mut beside: Vec<(u32, u32, u32)> = vec![(1, 1, 0); page.len()];
    let mut children: Vec<NodeId> = Vec::new();
    for parent in parents {
        children.clear();
        children.extend(page.children(NodeId(parent)).filter(|&n| !page.is_text(n)));
        let by_name = order(children.iter().map(|&n| page.tag(n).number()));
        for same in by_name.chunk_by(|&a, &b| page.tag(children[a]) == page.tag(children[b])) {
            for (index, node) in (0..).zip(same.iter().map(|&at| children[at])) {
                beside[node.index()] = (children.len() as u32, same.len() as u32, index);
            }
        }
    }
    context.blocks.iter().map(|b| beside[b.element.index()]).collect()
}
