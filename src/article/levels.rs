//! Lists whose items lie side by side and say by class or style alone how deep they are: Quill, Google Docs, Word.

use super::compose::Attrs;
use super::{Attr, lists};
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
    items: HashMap<NodeId, Item>,
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
                Tag::P => next = out.add_run(page, id, of_word).max(next),
                Tag::OL | Tag::UL if of_docs(page, id).is_some() => next = out.add_run(page, id, of_docs).max(next),
                Tag::OL | Tag::UL => out.add_quill(page, id),
                _ => {}
            }
        }
        out
    }

    /// The item that a node is, if it is one.
    pub fn item(&self, id: NodeId) -> Option<Item> {
        self.items.get(&id).copied()
    }

    /// Whether a node is a list whose items lie in another here.
    pub fn is_list(&self, id: NodeId) -> bool {
        self.lists.contains(&id)
    }

    /// Whether a node is the sign of an item, written out.
    pub fn is_sign(&self, page: &Page, id: NodeId) -> bool {
        is_sign(page, id) && page.ancestors(id).take(MAX_LEVELS).any(|n| self.items.contains_key(&n))
    }

    /// Adds what stands side by side from a node on and is of one list, and says where it ends.
    fn add_run<'p>(
        &mut self,
        page: &'p Page,
        first: NodeId,
        of: impl Fn(&'p Page, NodeId) -> Option<(&'p str, u8)>,
    ) -> NodeId {
        let (mut run, mut next) = (Vec::new(), first);
        let Some((name, _)) = of(page, first) else { return first };
        while next.index() < page.len() && page.parent(next) == page.parent(first) {
            match of(page, next).filter(|(other, _)| *other == name) {
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
                self.items.insert(id, Item { ordered, ..item });
            } else if is_nested {
                self.lists.insert(id);
                let items = page.children(id).filter(|&n| page.tag(n) == Tag::LI);
                self.items.extend(items.map(|n| (n, Item { list: Some(id), ..item })));
            }
        }
        end
    }

    /// A list of Quill's, whose items say how deep they are and, since its second version, of what kind.
    fn add_quill(&mut self, page: &Page, list: NodeId) {
        let items = || page.children(list).filter(|&n| page.tag(n) == Tag::LI);
        let level = |n: NodeId| {
            let mut words = page.attr(n, AttrName::CLASS)?.split_ascii_whitespace();
            words.find_map(|word| word.strip_prefix("ql-indent-")?.parse::<u8>().ok())
        };
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
            self.items.insert(id, Item { level, ordered, tick, list: Some(list), end: page.end(list) });
        }
    }
}

/// The attributes of the list that begins with an item.
pub(super) fn list(page: &Page, id: NodeId, item: Item) -> Attrs {
    match item.list {
        Some(list) if page.tag(list) == Tag::OL => lists::ordered(page, list),
        _ => sign(page, id).and_then(|sign| number(&sign)).filter(|_| item.ordered).unwrap_or_default(),
    }
}

/// The name and the depth of a list of Google Docs.
fn of_docs(page: &Page, id: NodeId) -> Option<(&str, u8)> {
    if !matches!(page.tag(id), Tag::OL | Tag::UL) {
        return None;
    }
    let mut words = page.attr(id, AttrName::CLASS)?.split_ascii_whitespace();
    let (name, level) = words.find(|word| word.starts_with("lst-kix"))?.rsplit_once('-')?;
    Some((name, level.parse().ok()?))
}

/// The name and the depth of the list of Word that a paragraph is an item of.
fn of_word(page: &Page, id: NodeId) -> Option<(&str, u8)> {
    if page.tag(id) != Tag::P {
        return None;
    }
    let (_, value) = page.attr(id, AttrName::STYLE)?.split_once("mso-list:")?;
    let mut words = value.split(';').next()?.split_ascii_whitespace();
    let name = words.next().filter(|name| name.starts_with('l'))?;
    sign(page, id)?;
    Some((name, words.next()?.strip_prefix("level")?.parse().ok()?))
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
    let sign = sign.trim_matches(|c: char| c.is_whitespace() || c == '(');
    let last = sign.strip_suffix(['.', ')'])?.rsplit('.').next()?;
    let (start, kind) = match last.as_bytes() {
        [b'i'] => (1, "i"),
        [b'I'] => (1, "I"),
        [letter @ b'a'..=b'z'] => (i32::from(letter - b'a') + 1, "a"),
        [letter @ b'A'..=b'Z'] => (i32::from(letter - b'A') + 1, "A"),
        _ if last.bytes().all(|b| b"ivxlc".contains(&b)) => (1, "i"),
        _ => (last.parse().ok()?, ""),
    };
    let mut out = Attrs::new();
    if start != 1 {
        out.push((Attr::Start, start.to_string()));
    }
    if !kind.is_empty() {
        out.push((Attr::Type, kind.to_owned()));
    }
    Some(out)
}
