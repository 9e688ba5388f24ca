//! Lists whose items lie side by side and say by class or style alone how deep they are: Quill, Google Docs, Word.

use super::compose::Attrs;
use super::{class, lists};
use crate::map::{HashMap, HashSet};
use crate::page::{AttrName, NodeId, Page, Tag};

/// Nodes of an item that are looked through for its sign.
const MAX_LOOK: usize = 8;
/// How far above the sign of an item the item may be.
const MAX_LEVELS: usize = 3;

/// An item of such a list.
#[derive(Clone, Copy)]
pub(super) struct Item {
    /// How deep it is.
    pub level: u8,
    /// Whether it is counted.
    pub ordered: bool,
    /// The sign of its box to tick.
    pub tick: Option<&'static str>,
    /// The element of the page that is its list, if there is one.
    list: Option<NodeId>,
    /// Where the whole list ends.
    pub end: NodeId,
}

/// The items of such lists.
#[derive(Default)]
pub(super) struct Levels {
    items: Vec<Item>,
    /// Which of them a node is.
    numbers: HashMap<NodeId, u32>,
    /// The lists of the page, which are dissolved.
    lists: HashSet<NodeId>,
}

impl Levels {
    /// Looks through a page, in one pass.
    pub fn of(page: &Page) -> Levels {
        let (mut out, mut next) = (Levels::default(), NodeId(0));
        while next.index() < page.len() {
            let id = next;
            next = NodeId(id.0 + 1);
            match page.tag(id) {
                Tag::P | Tag::OL | Tag::UL if named(page, id).is_some() => next = out.add_run(page, id).max(next),
                Tag::OL | Tag::UL => out.add_quill(page, id),
                _ => {}
            }
        }
        out
    }

    /// The item that a node is, if it is one.
    pub fn item(&self, id: NodeId) -> Option<Item> {
        self.items.get(*self.numbers.get(&id)? as usize).copied()
    }

    /// Whether a node is a list whose items lie in another here.
    pub fn is_list(&self, id: NodeId) -> bool {
        self.lists.contains(&id)
    }

    /// Whether a node is the sign of an item, written out.
    pub fn is_sign(&self, page: &Page, id: NodeId) -> bool {
        is_sign(page, id) && page.ancestors(id).take(MAX_LEVELS).any(|n| self.item(n).is_some())
    }

    fn add(&mut self, id: NodeId, item: Item) {
        self.numbers.insert(id, self.items.len() as u32);
        self.items.push(item);
    }

    /// Adds what stands side by side from a node on and is of one list, and says where it ends.
    fn add_run(&mut self, page: &Page, first: NodeId) -> NodeId {
        let (mut run, mut next) = (Vec::new(), first);
        let Some((name, _)) = named(page, first) else { return first };
        while next.index() < page.len() && page.parent(next) == page.parent(first) {
            match named(page, next).filter(|(other, _)| *other == name) {
                Some((_, level)) => run.push((next, level)),
                None if page.is_text(next) && page.text(next).trim().is_empty() => {}
                None => break,
            }
            next = page.end(next);
        }
        let Some(&(last, deepest)) = run.last() else { return first };
        // One list alone is as deep as it is.
        let is_nested = run.len() > 1 || deepest > 0;
        let end = page.end(last);
        for (id, level) in run {
            let ordered = page.tag(id) == Tag::OL;
            let item = Item { level, ordered, tick: None, list: None, end };
            if page.tag(id) == Tag::P {
                let ordered = sign(page, id).is_some_and(|sign| number(&sign).is_some());
                self.add(id, Item { ordered, ..item });
            } else if is_nested {
                self.lists.insert(id);
                let items = page.children(id).filter(|&n| page.tag(n) == Tag::LI);
                items.for_each(|n| self.add(n, Item { list: Some(id), ..item }));
            }
        }
        end
    }

    /// A list of Quill's, whose items say how deep they are and, since its second version, of what kind.
    fn add_quill(&mut self, page: &Page, list: NodeId) {
        let items = || page.children(list).filter(|&n| page.tag(n) == Tag::LI);
        let level = |n: NodeId| digit(class::rest(page, n, "ql-indent-")?);
        let kind = |n: NodeId| page.attr_by_name(n, "data-list");
        if !items().any(|n| level(n).is_some() || kind(n).is_some()) {
            return;
        }
        self.lists.insert(list);
        for id in items() {
            let (ordered, tick) = match kind(id) {
                Some("ordered") => (true, None),
                Some("checked") => (false, Some("☑ ")),
                Some("unchecked") => (false, Some("☐ ")),
                Some(_) => (false, None),
                None => (page.tag(list) == Tag::OL, None),
            };
            let level = level(id).unwrap_or(0);
            self.add(id, Item { level, ordered, tick, list: Some(list), end: page.end(list) });
        }
    }
}

/// The attributes of the list that begins with an item.
pub(super) fn list(page: &Page, id: NodeId, item: Item) -> Attrs {
    match item.list {
        Some(list) => lists::ordered(page, list),
        None => sign(page, id).and_then(|sign| number(&sign)).unwrap_or_default(),
    }
}

/// The name and the depth of a list of Google Docs, or of the one of Word that a paragraph is an item of.
fn named(page: &Page, id: NodeId) -> Option<(&str, u8)> {
    if page.tag(id) == Tag::P {
        let value = page.attr(id, AttrName::STYLE)?.split_once("mso-list:")?.1;
        let (name, level) = value.split_once(" level")?;
        return sign(page, id).and(Some((name, digit(level.get(..1)?)?)));
    }
    let (name, level) = class::rest(page, id, "lst-kix")?.rsplit_once('-')?;
    Some((name, digit(level)?))
}

/// A depth: no editor has more than nine.
fn digit(text: &str) -> Option<u8> {
    match text.as_bytes() {
        [digit @ b'0'..=b'9'] => Some(digit - b'0'),
        _ => None,
    }
}

fn is_sign(page: &Page, id: NodeId) -> bool {
    let style = (page.tag(id) == Tag::SPAN).then(|| page.attr(id, AttrName::STYLE)).flatten();
    let value = style.and_then(|style| style.split_once("mso-list:"));
    value.is_some_and(|(_, value)| value.trim_start().starts_with("Ignore"))
}

/// The sign of an item of Word's, which it writes out.
fn sign(page: &Page, id: NodeId) -> Option<String> {
    page.subtree(id).take(MAX_LOOK).find(|&n| is_sign(page, n)).map(|n| page.text_below(n))
}

/// What the first number of a list says of it; `None` where its sign is no number.
fn number(sign: &str) -> Option<Attrs> {
    let last = sign.trim().strip_suffix(['.', ')'])?.rsplit(['.', '(']).next()?;
    if let Ok(start) = last.parse() {
        return Some(lists::counted(start, None));
    }
    let first = last.bytes().next().filter(|_| last.bytes().all(|b| b.is_ascii_alphabetic()))?;
    let (base, kind) = match first {
        b'i' => (first, "i"),
        b'I' => (first, "I"),
        b'a'..=b'z' => (b'a', "a"),
        _ => (b'A', "A"),
    };
    let start = if last.len() == 1 { i32::from(first - base) + 1 } else { 1 };
    Some(lists::counted(start, Some(kind)))
}
