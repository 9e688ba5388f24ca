//! Captions of pictures that are not marked up as figures: by class words that editors write.

use super::Element;
use crate::block::Blocks;
use crate::map::HashMap;
use crate::page::{AttrName, NodeId, Page, Tag};

/// How far above a picture its caption may be.
const MAX_LEVELS: usize = 6;
/// Most blocks of a caption, its credit among them.
const MAX_BLOCKS: usize = 4;
/// Longest caption, in bytes.
const MAX_CAPTION: usize = 1_200;

/// Boxes that hold a picture with its caption, and the captions.
#[derive(Default)]
pub(super) struct Captions {
    parts: HashMap<NodeId, Element>,
    /// The blocks of captions.
    blocks: Vec<usize>,
}

impl Captions {
    /// Looks around each picture.
    pub fn of(page: &Page, blocks: &Blocks, pictures: impl Iterator<Item = NodeId>) -> Captions {
        let mut out = Captions::default();
        for picture in pictures {
            out.look_around(page, blocks, picture);
        }
        out
    }

    /// The part of a figure that an element of the page is, if it is one that its name does not say.
    pub fn element(&self, id: NodeId) -> Option<Element> {
        self.parts.get(&id).copied()
    }

    /// The blocks that belong to the pictures, whatever was thought of them by themselves.
    pub fn blocks(&self) -> &[usize] {
        &self.blocks
    }

    /// The nearest box with text besides the picture is its figure, where all that text is caption.
    fn look_around(&mut self, page: &Page, blocks: &Blocks, picture: NodeId) {
        let holds_text = |&a: &NodeId| !blocks.within(page, a).is_empty();
        let Some(holder) = page.ancestors(picture).take(MAX_LEVELS).find(holds_text) else { return };
        if !matches!(page.tag(holder), Tag::DIV | Tag::SPAN | Tag::FIGURE | Tag::ASIDE | Tag::SECTION | Tag::CENTER) {
            return;
        }
        let inside = blocks.within(page, holder);
        let length: usize = inside.clone().take(MAX_BLOCKS + 1).map(|b| blocks.text(b).len()).sum();
        if inside.len() > MAX_BLOCKS || length > MAX_CAPTION {
            return;
        }
        let captions: Option<Vec<NodeId>> = inside.clone().map(|b| caption(page, holder, blocks.get(b).from)).collect();
        let Some(captions) = captions.filter(|c| !c.is_empty()) else { return };
        self.blocks.extend(inside);
        if page.tag(holder) != Tag::FIGURE {
            self.parts.insert(holder, Element::Figure);
        }
        let unmarked = captions.into_iter().filter(|&c| page.tag(c) != Tag::FIGCAPTION);
        self.parts.extend(unmarked.map(|caption| (caption, Element::Figcaption)));
    }
}

/// The outermost element in `holder` around a text that says it is a caption.
fn caption(page: &Page, holder: NodeId, text: NodeId) -> Option<NodeId> {
    page.ancestors(text).take_while(|&a| a != holder).filter(|&a| is_caption(page, a)).last()
}

fn is_caption(page: &Page, id: NodeId) -> bool {
    let tag = page.tag(id);
    if matches!(tag, Tag::FIGCAPTION) {
        return true;
    }
    let class = page.attr(id, AttrName::CLASS).unwrap_or("").to_ascii_lowercase();
    let mut words = class.split(|c: char| !c.is_ascii_alphanumeric());
    let credit = words.any(|w| matches!(w, "credit" | "credits" | "copyright" | "legend"));
    matches!(tag, Tag::DIV | Tag::SPAN | Tag::P | Tag::SMALL | Tag::EM | Tag::I | Tag::CITE)
        && (credit || class.contains("caption"))
}
