//! Front end for live pages: the typed arrays that the shell's `capture.js` fills.
//!
//! Arrays cross from JavaScript fastest, so a captured page is nothing but numbers and four long
//! strings. Whatever they hold, reading them takes linear time and ends in a page or an error.

use super::builder::MAX_NODES;
use super::{AttrName, Builder, Layout, Page, Policy, Tag};
use crate::error::Error;
use url::Url;

/// A live page as the shell captured it, in document order.
///
/// Lengths of strings are in UTF-16 code units, as JavaScript counts.
#[derive(Clone, Copy, Debug, Default)]
pub struct Capture<'a> {
    /// Address of the page.
    pub url: &'a str,
    /// The different names of elements and attributes, separated by single spaces.
    pub names: &'a str,
    /// For each node 0 for a text, else the number of its name plus 1.
    pub tags: &'a [u32],
    /// For each node the number of its parent; 0 for the root, which is node 0.
    pub parents: &'a [u32],
    /// For each text its length, for each element how many attributes it has.
    pub sizes: &'a [u32],
    /// The texts, joined. No text is empty, and no two siblings in a row are texts.
    pub text: &'a str,
    /// For each attribute the number of its name.
    pub attr_names: &'a [u32],
    /// For each attribute the length of its value.
    pub attr_sizes: &'a [u32],
    /// The values of the attributes, joined.
    pub values: &'a str,
    /// The nodes whose layout was measured, ascending.
    pub measured: &'a [u32],
    /// For each of them left, top, width and height in CSS pixels relative to the document; for the root, those of
    /// the part of the document that is on the screen.
    pub boxes: &'a [f32],
    /// For each of them any of [`HIDDEN`], [`PINNED`] and [`MOVING`]; the latter two only where calm mode asked for them.
    pub flags: &'a [u8],
}

/// Bit of [`Capture::flags`]: the element could not be seen.
pub const HIDDEN: u8 = 1;
/// Bit of [`Capture::flags`]: the element or one around it keeps its place while the page scrolls.
pub const PINNED: u8 = 2;
/// Bit of [`Capture::flags`]: the element or one around it was seen to move by itself.
pub const MOVING: u8 = 4;

impl Capture<'_> {
    /// The page that was captured; its nodes have the numbers that they have in the arrays.
    ///
    /// # Errors
    /// [`Error::Damaged`] where the arrays contradict each other, [`Error::TooMany`].
    pub fn page(&self) -> Result<Page, Error> {
        if self.tags.len() > MAX_NODES {
            return Err(Error::TooMany { limit: MAX_NODES });
        }
        let same = |a: usize, b: usize| if a == b { Ok(()) } else { Err(Error::Damaged("arrays differ in length")) };
        same(self.parents.len(), self.tags.len())?;
        same(self.sizes.len(), self.tags.len())?;
        same(self.attr_sizes.len(), self.attr_names.len())?;
        same(self.flags.len(), self.measured.len())?;
        same(self.boxes.len(), self.measured.len() * 4)?;
        let mut filler = Filler::new(self);
        for node in 0..self.tags.len() {
            filler.node(node)?;
        }
        filler.finish()
    }
}

/// What a name stands for as an attribute's, found out when it first does.
#[derive(Clone, Copy)]
enum AttrUse {
    Unseen,
    Handler,
    Named(AttrName),
}

struct Name<'a> {
    text: &'a str,
    tag: Option<Tag>,
    attr: AttrUse,
}

/// Fills a page from the arrays, node by node.
struct Filler<'a> {
    from: &'a Capture<'a>,
    out: Builder,
    names: Vec<Name<'a>>,
    text: Pieces<'a>,
    values: Pieces<'a>,
    /// Numbers of the open elements.
    open: Vec<usize>,
    next_attr: usize,
    next_measured: usize,
}

impl<'a> Filler<'a> {
    fn new(from: &'a Capture<'a>) -> Self {
        let name = |text| Name { text, tag: None, attr: AttrUse::Unseen };
        Filler {
            from,
            out: Builder::new(Url::parse(from.url).ok()),
            names: from.names.split(' ').map(name).collect(),
            text: Pieces { rest: from.text },
            values: Pieces { rest: from.values },
            open: Vec::new(),
            next_attr: 0,
            next_measured: 0,
        }
    }

    fn node(&mut self, node: usize) -> Result<(), Error> {
        self.close_to(node)?;
        match self.from.tags[node] {
            0 => self.text(node),
            name => self.element(node, name as usize - 1),
        }
    }

    /// Closes what ended before `node`: all that is open within its parent.
    fn close_to(&mut self, node: usize) -> Result<(), Error> {
        let parent = self.from.parents[node] as usize;
        if node == 0 {
            return if parent == 0 { Ok(()) } else { Err(Error::Damaged("the root has a parent")) };
        }
        while self.open.last().is_some_and(|&open| open != parent) {
            self.open.pop();
            self.out.close();
        }
        if self.open.is_empty() { Err(Error::Damaged("a node lies in no open element")) } else { Ok(()) }
    }

    fn text(&mut self, node: usize) -> Result<(), Error> {
        let text = self.text.take(self.from.sizes[node])?;
        if node == 0 {
            return Err(Error::Damaged("the root is a text"));
        }
        self.out.text(text);
        if self.out.len() == node + 1 { Ok(()) } else { Err(Error::Damaged("a text that is not one node")) }
    }

    fn element(&mut self, node: usize, name: usize) -> Result<(), Error> {
        let tag = self.tag(name)?;
        self.out.open_tag(tag);
        self.open.push(node);
        for _ in 0..self.from.sizes[node] {
            self.attr()?;
        }
        self.layout(node);
        Ok(())
    }

    fn tag(&mut self, name: usize) -> Result<Tag, Error> {
        let name = self.names.get_mut(name).ok_or(Error::Damaged("a name that is not listed"))?;
        if let Some(tag) = name.tag {
            return Ok(tag);
        }
        let tag = self.out.tag(name.text);
        if tag == Tag::TEXT || (tag != Tag::SCRIPT && matches!(Policy::of(tag, None), Policy::Skip | Policy::Pass)) {
            return Err(Error::Damaged("an element that enters no page"));
        }
        name.tag = Some(tag);
        Ok(tag)
    }

    fn attr(&mut self) -> Result<(), Error> {
        let at = self.next_attr;
        self.next_attr += 1;
        let missing = Error::Damaged("attributes are missing");
        let (Some(&name), Some(&size)) = (self.from.attr_names.get(at), self.from.attr_sizes.get(at)) else {
            return Err(missing);
        };
        let value = self.values.take(size)?;
        let name = self.names.get_mut(name as usize).ok_or(Error::Damaged("a name that is not listed"))?;
        if let AttrUse::Unseen = name.attr {
            name.attr = self.out.attr_name(name.text).map_or(AttrUse::Handler, AttrUse::Named);
        }
        if let AttrUse::Named(name) = name.attr {
            self.out.attr_named(name, value);
        }
        Ok(())
    }

    fn layout(&mut self, node: usize) {
        let at = self.next_measured;
        if self.from.measured.get(at).is_none_or(|&n| n as usize != node) {
            return;
        }
        self.next_measured += 1;
        let (Some(&[x, y, width, height]), Some(&flags)) =
            (self.from.boxes.as_chunks::<4>().0.get(at), self.from.flags.get(at))
        else {
            return;
        };
        let (hidden, pinned, moving) = (flags & HIDDEN != 0, flags & PINNED != 0, flags & MOVING != 0);
        self.out.layout(Layout { x, y, width, height, hidden, pinned, moving });
    }

    fn finish(self) -> Result<Page, Error> {
        if self.next_attr != self.from.attr_names.len() || !self.values.rest.is_empty() {
            return Err(Error::Damaged("attributes are left over"));
        }
        if !self.text.rest.is_empty() {
            return Err(Error::Damaged("text is left over"));
        }
        if self.next_measured != self.from.measured.len() {
            return Err(Error::Damaged("layout of what is no element, or out of order"));
        }
        Ok(self.out.finish())
    }
}

/// A joined string, taken apart by lengths in UTF-16 code units.
struct Pieces<'a> {
    rest: &'a str,
}

impl<'a> Pieces<'a> {
    fn take(&mut self, units: u32) -> Result<&'a str, Error> {
        let at =
            byte_at(self.rest, units as usize).ok_or(Error::Damaged("a string is too short or cut in a character"))?;
        let (piece, rest) = self.rest.split_at(at);
        self.rest = rest;
        Ok(piece)
    }
}

/// The byte where the first `units` UTF-16 code units of a string end.
fn byte_at(text: &str, units: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    // As many bytes as units, where they are ASCII: one each.
    if bytes.get(..units)?.is_ascii() {
        return Some(units);
    }
    let (mut left, mut at) = (units, 0);
    while left > 0 {
        // One unit for a first byte, two where it starts a character of four bytes.
        let (bytes, cost) = match *bytes.get(at)? {
            0..0x80 => (1, 1),
            0x80..0xe0 => (2, 1),
            0xe0..0xf0 => (3, 1),
            _ => (4, 2),
        };
        left = left.checked_sub(cost)?;
        at += bytes;
    }
    Some(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::NodeId;

    /// `<p class="a">né<b id="😀">x</b>y</p>`
    const PARAGRAPH: Capture<'static> = Capture {
        url: "https://example.org/a",
        names: "p class b id",
        tags: &[1, 0, 3, 0, 0],
        parents: &[0, 0, 0, 2, 0],
        sizes: &[1, 2, 1, 1, 1],
        text: "néxy",
        attr_names: &[1, 3],
        attr_sizes: &[1, 2],
        values: "a😀",
        measured: &[0],
        boxes: &[1.0, 2.0, 3.0, 4.0],
        flags: &[PINNED],
    };

    #[test]
    fn reads_elements_texts_attributes_and_layout() {
        let page = PARAGRAPH.page().expect("a page");
        assert_eq!(page.len(), 5);
        assert_eq!(page.text(NodeId(1)), "né");
        assert_eq!(page.attr_by_name(NodeId(2), "id"), Some("😀"));
        assert_eq!(page.parent(NodeId(4)), Some(NodeId(0)));
        let layout = page.layout(NodeId(0)).expect("a layout");
        assert!(layout.pinned && !layout.hidden && layout.height == 4.0);
        assert_eq!(page.url().map(Url::as_str), Some("https://example.org/a"));
    }

    #[test]
    fn arrays_that_contradict_each_other_are_damaged() {
        let damaged = [
            Capture { sizes: &[1, 2, 1, 1], ..PARAGRAPH },
            Capture { tags: &[1, 0, 9, 0, 0], ..PARAGRAPH },
            Capture { tags: &[0, 0, 3, 0, 0], ..PARAGRAPH },
            Capture { parents: &[0, 0, 0, 1, 0], ..PARAGRAPH },
            Capture { parents: &[0, 0, 2, 2, 0], ..PARAGRAPH },
            Capture { parents: &[1, 0, 0, 2, 0], ..PARAGRAPH },
            Capture { sizes: &[1, 2, 1, 0, 2], ..PARAGRAPH },
            Capture { sizes: &[1, 2, 1, 1, 9], ..PARAGRAPH },
            Capture { sizes: &[2, 2, 1, 1, 1], ..PARAGRAPH },
            Capture { sizes: &[1, 2, u32::MAX, 1, 1], ..PARAGRAPH },
            Capture { text: "néxyz", ..PARAGRAPH },
            Capture { attr_sizes: &[2, 1], ..PARAGRAPH },
            Capture { attr_names: &[1, 4], ..PARAGRAPH },
            Capture { names: "style class b id", ..PARAGRAPH },
            Capture { names: "", ..PARAGRAPH },
            Capture { measured: &[1], ..PARAGRAPH },
            Capture { measured: &[2, 0], boxes: &[0.0; 8], flags: &[0; 2], ..PARAGRAPH },
            Capture { boxes: &[], ..PARAGRAPH },
        ];
        for (at, capture) in damaged.iter().enumerate() {
            assert!(matches!(capture.page(), Err(Error::Damaged(_))), "case {at}");
        }
    }

    #[test]
    fn half_a_page_is_none() {
        assert_eq!(Capture::default().page().map(|page| page.len()), Ok(0));
        let tags = vec![1; MAX_NODES + 1];
        let capture = Capture { tags: &tags, ..PARAGRAPH };
        assert_eq!(capture.page(), Err(Error::TooMany { limit: MAX_NODES }));
    }

    #[test]
    fn event_handlers_are_left_out() {
        let page = Capture { names: "p onClick b id", ..PARAGRAPH }.page().expect("a page");
        assert_eq!(page.attrs(NodeId(0)).count(), 0);
    }

    #[test]
    fn twenty_thousand_levels_are_read() {
        let count = 20_000u32;
        let parents: Vec<u32> = (0..count).map(|n| n.saturating_sub(1)).collect();
        let (tags, sizes) = (vec![1; count as usize], vec![0; count as usize]);
        let capture = Capture { names: "div", tags: &tags, parents: &parents, sizes: &sizes, ..Capture::default() };
        assert_eq!(capture.page().map(|page| page.len()), Ok(count as usize));
    }

    /// Small numbers, so that some captures get far before they turn out damaged.
    #[test]
    fn random_numbers_never_panic() {
        let mut state = 1u64;
        let mut random = |below: u32| {
            state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            (state >> 33) as u32 % below
        };
        for _ in 0..20_000 {
            let count = random(8) as usize;
            let mut numbers = |below: u32, count: usize| (0..count).map(|_| random(below)).collect::<Vec<_>>();
            let (tags, parents, sizes) = (numbers(5, count), numbers(4, count), numbers(3, count));
            let (attr_names, attr_sizes, measured) = (numbers(5, 2), numbers(3, 2), numbers(6, 1));
            let capture = Capture {
                tags: &tags,
                parents: &parents,
                sizes: &sizes,
                attr_names: &attr_names,
                attr_sizes: &attr_sizes,
                measured: &measured,
                ..PARAGRAPH
            };
            let _ = capture.page();
        }
    }
}
