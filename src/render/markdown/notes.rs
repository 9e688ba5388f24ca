//! Footnotes: links to notes in the text and the notes themselves.

use crate::article::{Attr, Body, BodyNode, BodyNodeId, Content, Element};
use crate::map::{HashMap, HashSet};

/// Longest text of a link that is a mark for a note ("[12]", "†", "note 3").
const MAX_MARK: usize = 8;

/// How far above a place the block may be that it is the start of.
const MAX_LEVELS: usize = 6;

/// Which links are marks for notes, which blocks are notes.
#[derive(Debug, Default)]
pub(super) struct Notes {
    marks: HashMap<BodyNodeId, String>,
    notes: HashMap<BodyNodeId, String>,
    returns: HashSet<BodyNodeId>,
}

impl Notes {
    /// Looks for notes: items or paragraphs that short marks before them lead to.
    pub fn of(body: &Body) -> Notes {
        let places = places(body);
        let mut out = Notes::default();
        let mut taken = HashSet::default();
        let mut inside_until = 0;
        for (at, node) in body.nodes.iter().enumerate() {
            let id = BodyNodeId(at as u32);
            if out.notes.contains_key(&id) {
                inside_until = node.end;
            }
            let Content::Element(Element::A, _) = node.content else { continue };
            let Some(target) = body.attr(id, Attr::Href).and_then(|h| places.get(h.strip_prefix('#')?)) else {
                continue;
            };
            if *target > id {
                out.mark(body, id, *target, &mut taken);
            } else if id.0 < inside_until && is_return(body, id) {
                out.returns.insert(id);
            }
        }
        out
    }

    /// The label that a link stands for, if it is a mark.
    pub fn reference(&self, link: BodyNodeId) -> Option<&str> {
        self.marks.get(&link).map(String::as_str)
    }

    /// The label of a block, if it is a note.
    pub fn label_of(&self, block: BodyNodeId) -> Option<&str> {
        self.notes.get(&block).map(String::as_str)
    }

    /// Whether a link leads from a note back to its mark, which Markdown's readers add themselves.
    pub fn is_return(&self, link: BodyNodeId) -> bool {
        self.returns.contains(&link)
    }

    fn mark(&mut self, body: &Body, link: BodyNodeId, target: BodyNodeId, taken: &mut HashSet<String>) {
        let Some(target) = block_of(body, target) else { return };
        if let Some(label) = self.notes.get(&target) {
            self.marks.insert(link, label.clone());
        } else if let Some(label) = label(body, link)
            && taken.insert(label.clone())
        {
            self.marks.insert(link, label.clone());
            self.notes.insert(target, label);
        }
    }
}

/// The block that is the note, for a place at its start.
fn block_of(body: &Body, place: BodyNodeId) -> Option<BodyNodeId> {
    let is_note = |id: BodyNodeId| {
        matches!(body.element(id), Some(Element::Li | Element::P | Element::Dd | Element::Div | Element::Aside))
    };
    // What stands just before the first node in a block is the block.
    let up = |id: &BodyNodeId| {
        let before = BodyNodeId(id.0.checked_sub(1)?);
        let holds = body.element(before).is_some() && body.end(before) > *id;
        (holds && body.element(*id).is_some_and(Element::is_inline)).then_some(before)
    };
    std::iter::successors(Some(place), up).take(MAX_LEVELS).find(|&id| is_note(id))
}

/// Whether a link back to the text says only that: an arrow, or the number of the note.
fn is_return(body: &Body, link: BodyNodeId) -> bool {
    let text = text_of(body, link);
    let bare = text.trim().trim_start_matches('[').trim_end_matches([']', '.', ')']);
    !text.contains(char::is_alphanumeric) || bare.chars().all(|c| c.is_ascii_digit())
}

fn places(body: &Body) -> HashMap<&str, BodyNodeId> {
    let ids = (0..body.nodes.len() as u32).map(BodyNodeId);
    ids.filter_map(|id| Some((body.attr(id, Attr::Id)?, id))).collect()
}

fn text_of(body: &Body, id: BodyNodeId) -> String {
    let nodes = body.nodes.get(id.index()..body.end(id).index()).unwrap_or_default();
    let text = |n: &BodyNode| if let Content::Text(t) = &n.content { t.clone() } else { String::new() };
    nodes.iter().map(text).collect()
}

/// The label in a mark: its letters and numbers, or a star or dagger counted.
fn label(body: &Body, link: BodyNodeId) -> Option<String> {
    let nodes = body.nodes.get(link.index()..body.end(link).index())?;
    let text: String =
        nodes.iter().filter_map(|n| if let Content::Text(t) = &n.content { Some(t.as_str()) } else { None }).collect();
    let text = text.trim();
    if text.is_empty() || text.chars().count() > MAX_MARK {
        return None;
    }
    let label: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
    let signs = text.chars().all(|c| matches!(c, '*' | '†' | '‡' | '§' | '¶' | '[' | ']' | '(' | ')'));
    let counted = || format!("note-{}", link.0);
    if label.chars().any(|c| c.is_ascii_digit()) {
        Some(label)
    } else {
        (label.chars().count() == 1 || label.is_empty() && signs).then(counted)
    }
}
