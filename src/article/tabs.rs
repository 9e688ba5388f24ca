//! Tabs: each panel under the words of its tab, one after another, as a fold that stands open.

use super::class;
use crate::map::{HashMap, HashSet};
use crate::page::{AttrName, NodeId, Page, Tag};

/// Most tabs of one row.
const MAX_TABS: usize = 40;
/// Nodes of a row that are looked through for tabs, and nodes after it that are for panels.
const MAX_LOOK: usize = 1_000;
/// Longest words of a tab, in bytes.
const MAX_WORDS: usize = 120;

/// The tabs of a page.
#[derive(Default)]
pub(super) struct Tabs {
    /// The words of each panel's tab.
    words: HashMap<NodeId, String>,
    /// Rows of tabs whose words stand with their panels.
    rows: HashSet<NodeId>,
}

impl Tabs {
    /// Joins each row of tabs with its panels: those that follow in the element around it, as many as
    /// there are tabs, in their order.
    pub fn of(page: &Page) -> Tabs {
        let mut out = Tabs::default();
        for row in page.ids().filter(|&id| is_row(page, id)) {
            let tabs: Vec<NodeId> = page.subtree(row).take(MAX_LOOK).filter(|&n| is_tab(page, n)).collect();
            let panels = page.parent(row).map_or_else(Vec::new, |around| panels(page, page.end(row), page.end(around)));
            if tabs.len() != panels.len() || tabs.is_empty() || tabs.len() > MAX_TABS {
                continue;
            }
            let words = tabs.iter().map(|&tab| page.text_below(tab));
            let words: Vec<String> = words.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
            if words.iter().all(|words| (1..=MAX_WORDS).contains(&words.len())) {
                out.words.extend(panels.into_iter().zip(words));
                out.rows.insert(row);
            }
        }
        out
    }

    /// Whether an element is a row of tabs whose words stand with their panels.
    pub fn is_row(&self, id: NodeId) -> bool {
        self.rows.contains(&id)
    }

    /// The words of a panel's tab.
    pub fn words(&self, panel: NodeId) -> Option<&str> {
        self.words.get(&panel).map(String::as_str)
    }
}

fn has_role(page: &Page, id: NodeId, role: &str) -> bool {
    page.attr(id, AttrName::ROLE).is_some_and(|value| value.trim() == role)
}

fn has_class(page: &Page, id: NodeId, word: &str) -> bool {
    class::has(page, id, &[word])
}

/// By their role (WAI-ARIA), or as MkDocs writes them, without one.
fn is_row(page: &Page, id: NodeId) -> bool {
    page.attrs(id).any(|(name, value)| match name {
        AttrName::ROLE => value.trim() == "tablist",
        AttrName::CLASS => value.split_ascii_whitespace().any(|word| word == "tabbed-labels"),
        _ => false,
    })
}

fn is_tab(page: &Page, id: NodeId) -> bool {
    has_role(page, id, "tab")
        || page.tag(id) == Tag::LABEL && page.parent(id).is_some_and(|row| has_class(page, row, "tabbed-labels"))
}

/// The panels from one node to another, none within another.
fn panels(page: &Page, from: NodeId, to: NodeId) -> Vec<NodeId> {
    let (mut out, mut id) = (Vec::new(), from);
    for _ in 0..MAX_LOOK {
        if id >= to || out.len() > MAX_TABS {
            break;
        }
        let is_panel = has_role(page, id, "tabpanel") || has_class(page, id, "tabbed-block");
        if is_panel {
            out.push(id);
        }
        id = if is_panel || is_row(page, id) { page.end(id) } else { NodeId(id.0 + 1) };
    }
    out
}
