//! What stays because it stands between kept blocks: paragraphs, a few short blocks, formulas, code.

use super::decide::Desk;
use crate::feature::Feature as F;
use crate::model::sigmoid;
use crate::page::{AttrName, NodeId, Tag};
use std::ops::Range;

/// Log-odds from which a paragraph between two kept ones stays.
const BRIDGE: f32 = -2.0;
/// Most blocks between two kept ones that stay together.
const GAP: usize = 6;
/// Most blocks between two kept paragraphs that stay whole.
const ISLAND: usize = 40;
/// Mean probability of being in the article from which they do.
const TOGETHER: f32 = 0.2;

impl Desk<'_> {
    /// A paragraph of prose between two kept blocks of its own container stays, unless there is
    /// a strong reason against it.
    pub(super) fn bridge(&self, keep: &mut [bool]) {
        for i in 1..keep.len().saturating_sub(1) {
            let beside =
                keep[i - 1] && keep[i + 1] && self.home(i - 1) == self.home(i) && self.home(i) == self.home(i + 1);
            let prose = self.rows[i][F::LinkDensity] < 0.4 && self.rows[i][F::SentenceEnds] > 0.0;
            keep[i] |= beside && prose && self.odds[i] > BRIDGE;
        }
    }

    /// A few blocks between two kept ones of one container stay where each is content before all else, unless there
    /// is a strong reason against one: rows of a list or a table say little by themselves.
    pub(super) fn gaps(&self, keep: &mut [bool]) {
        let stays = |i: usize| self.is_content(i) && self.rows[i][F::LinkDensity] < 0.4 && self.odds[i] > BRIDGE;
        let mut i = 1;
        while i < keep.len() {
            let end = i + keep[i..].iter().take(GAP + 1).take_while(|keep| !**keep).count();
            let around = self.home(i - 1);
            let is_gap = (1..=GAP).contains(&(end - i)) && keep[i - 1] && end < keep.len() && self.home(end) == around;
            if is_gap && (i..end).all(stays) {
                keep[i..end].fill(true);
            }
            i = end + 1;
        }
    }

    /// What stands between two kept paragraphs of one container and leads nowhere stays whole, where the
    /// scores of its blocks together do not speak against it: the cells of a small table and the lines of
    /// an editor say next to nothing one by one.
    pub(super) fn islands(&self, keep: &mut [bool]) {
        let is_shore = |keep: &[bool], i: usize| keep[i] && self.rows[i][F::IsP] > 0.0;
        for before in 0..keep.len() {
            if !is_shore(keep, before) {
                continue;
            }
            let after = (before + 1..keep.len()).take(ISLAND + 1).find(|&i| self.home(i) == self.home(before));
            if let Some(after) = after.filter(|&after| is_shore(keep, after) && self.is_island(before + 1..after)) {
                keep[before + 1..after].fill(true);
            }
        }
    }

    /// Whether blocks are of a text, taken together. A control alone is one; among several it may be a cell.
    fn is_island(&self, blocks: Range<usize>) -> bool {
        let says = |i: usize| self.is_content(i) || blocks.len() > 1 && self.may_be_control(i);
        let sum: f32 = blocks.clone().map(|i| sigmoid(self.odds[i])).sum();
        let together = sum >= TOGETHER * blocks.len() as f32;
        together && blocks.clone().all(|i| says(i) && self.leads_nowhere(i))
    }

    /// Whether a block has no link and no strong reason against it; code has a rule of its own.
    fn leads_nowhere(&self, i: usize) -> bool {
        self.rows[i][F::LinkDensity] <= 0.0 && self.rows[i][F::IsPre] <= 0.0 && self.odds[i] > BRIDGE
    }

    /// A formula set apart between kept blocks stays with them: of a few signs no score says anything.
    pub(super) fn formulas(&self, keep: &mut [bool]) {
        let formulas = self.outermost_formulas();
        let in_formula = |at: usize| {
            let from = self.blocks.get(at).from;
            let before = formulas.partition_point(|&formula| formula < from);
            before.checked_sub(1).is_some_and(|last| self.page.contains(formulas[last], from))
        };
        let mut i = 1;
        while i < keep.len() {
            let signs = (i..keep.len()).take_while(|&at| in_formula(at)).count();
            let end = i + signs;
            if signs > 0 && keep[i - 1] && keep.get(end).copied().unwrap_or(false) {
                keep[i..end].fill(true);
            }
            i = end + 1;
        }
    }

    /// Code between kept blocks stays with them, unless there is a strong reason against it: what it says is
    /// told from no prose.
    pub(super) fn code(&self, keep: &mut [bool]) {
        let mut i = 1;
        while i < keep.len() {
            let is_code = |at: &usize| self.rows[*at][F::IsPre] > 0.0 && self.odds[*at] > BRIDGE;
            let end = i + (i..keep.len()).take_while(is_code).count();
            if end > i && keep[i - 1] && keep.get(end).copied().unwrap_or(false) {
                keep[i..end].fill(true);
            }
            i = end + 1;
        }
    }

    /// The formulas of the page that lie in no other, in order.
    fn outermost_formulas(&self) -> Vec<NodeId> {
        let mut end = NodeId(0);
        let is_outermost = |id: &NodeId| {
            let is = *id >= end && self.is_formula(*id);
            end = if is { self.page.end(*id) } else { end };
            is
        };
        self.page.ids().filter(is_outermost).collect()
    }

    /// Whether an element is a formula, or what a script draws of one beside its source.
    fn is_formula(&self, id: NodeId) -> bool {
        let is_drawn = |class: &str| {
            class.split_ascii_whitespace().any(|word| matches!(word, "katex" | "MathJax" | "MathJax_Display"))
        };
        self.page.tag(id) == Tag::MATH || self.page.attr(id, AttrName::CLASS).is_some_and(is_drawn)
    }
}
