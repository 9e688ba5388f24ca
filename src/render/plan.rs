//! The plan: how the shell builds the reader's nodes, in flat arrays that cross to JavaScript fast.

use crate::article::{Attr, Body, Element, Step};
use crate::page::NodeId;

/// Instructions for the shell, in document order.
///
/// `ops` is a sequence of
/// - `0, element, source + 1 (0: none), n`, then n pairs `attribute, string`: open an element;
/// - `1, string`: a text node;
/// - `2`: close the innermost open element;
/// - `3, block, string`: a block that was left out with doubt, to be shown folded; only between the
///   elements at the top.
///
/// Elements and attributes are the codes of [`Element::ALL`] and [`Attr::ALL`]; a string is an
/// index into `lengths`, which gives the UTF-16 length of each string in `text`, joined in that
/// order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The instructions.
    pub ops: Vec<u32>,
    /// Every string, joined.
    pub text: String,
    /// The UTF-16 length of each string.
    pub lengths: Vec<u32>,
}

const OPEN: u32 = 0;
const TEXT: u32 = 1;
const CLOSE: u32 = 2;
const FOLD: u32 = 3;

/// A block that was left out with doubt, to be shown folded at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fold<'t> {
    /// Its number.
    pub block: u32,
    /// Where it stands.
    pub node: NodeId,
    /// Its text.
    pub text: &'t str,
}

/// Plans the nodes of a body.
pub fn plan(body: &Body) -> Plan {
    plan_with_folds(body, &[])
}

/// Plans them with blocks in doubt between them; those are in document order.
pub fn plan_with_folds(body: &Body, folds: &[Fold]) -> Plan {
    let mut plan = Plan::default();
    let mut folds = folds.iter().peekable();
    let mut top = 0;
    for step in body.walk() {
        match step {
            Step::Open(id, element, attrs) => {
                let source = body.nodes.get(id.index()).and_then(|n| n.source);
                if id.0 >= top {
                    while let Some(fold) = folds.next_if(|fold| source.is_some_and(|source| fold.node < source)) {
                        plan.fold(fold);
                    }
                    top = body.end(id).0;
                }
                plan.open(element, source, attrs);
            }
            Step::Text(text) => {
                let string = plan.string(text);
                plan.ops.extend([TEXT, string]);
            }
            Step::Close(..) => plan.ops.push(CLOSE),
        }
    }
    folds.for_each(|fold| plan.fold(fold));
    plan
}

impl Plan {
    fn open(&mut self, element: Element, source: Option<NodeId>, attrs: &[(Attr, String)]) {
        self.ops.extend([OPEN, element as u32, source.map_or(0, |s| s.0 + 1), attrs.len() as u32]);
        for (attr, value) in attrs {
            let string = self.string(value);
            self.ops.extend([*attr as u32, string]);
        }
    }

    fn fold(&mut self, fold: &Fold) {
        let string = self.string(fold.text);
        self.ops.extend([FOLD, fold.block, string]);
    }

    fn string(&mut self, text: &str) -> u32 {
        self.text.push_str(text);
        self.lengths.push(text.encode_utf16().count() as u32);
        self.lengths.len() as u32 - 1
    }
}
