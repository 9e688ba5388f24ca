//! Making corrections, and applying them to the verdicts on a page.

use super::likeness::LIKE;
use super::survey::Survey;
use super::{Action, Correction, CorrectionError};
use crate::block::Blocks;
use crate::kind::Kind;
use crate::page::{NodeId, Page};
use crate::verdict::{Adjustment, Verdicts};
use std::ops::Range;

/// How much the log-odds move where an element is barely known again, and where nothing differs.
const SHIFT: (f32, f32) = (4.0, 8.0);
/// How much more alike the right element must be than any other.
const MARGIN: f32 = 0.04;
/// Part of the article's words that a correction may take away.
const MOST_OF_ARTICLE: f32 = 1.0 / 3.0;
/// Part of them that all corrections together may.
const MOST_OF_ALL: f32 = 0.5;

/// A correction that found its element.
#[derive(Clone, Debug, PartialEq)]
pub struct Applied {
    /// What became of it.
    pub action: Action,
    /// The element.
    pub node: NodeId,
    /// The blocks in it.
    pub blocks: Range<usize>,
}

/// What became of one correction on a page.
pub type Outcome = Result<Applied, CorrectionError>;

/// Makes the correction of an element.
///
/// # Errors
/// [`CorrectionError::NoPart`], [`Ambiguous`](CorrectionError::Ambiguous) and
/// [`HidesArticle`](CorrectionError::HidesArticle).
pub fn make(
    page: &Page,
    blocks: &Blocks,
    verdicts: &Verdicts,
    node: NodeId,
    action: Action,
) -> Result<Correction, CorrectionError> {
    let survey = Survey::of(page, blocks);
    if !survey.is_part(node) {
        return Err(CorrectionError::NoPart);
    }
    let correction = Correction { action, fingerprint: survey.fingerprint(node) };
    let (found, _) = find(&survey, &correction)?;
    if blocks.within(page, found) != blocks.within(page, node) {
        return Err(CorrectionError::Ambiguous);
    }
    if action == Action::Remove {
        Guard::of(&survey, verdicts).permit(&survey, verdicts, node)?;
    }
    Ok(correction)
}

/// Applies the corrections of a site to the verdicts on one of its pages; what became of each.
pub fn apply(page: &Page, blocks: &Blocks, verdicts: &mut Verdicts, corrections: &[Correction]) -> Vec<Outcome> {
    if corrections.is_empty() {
        return Vec::new();
    }
    let survey = Survey::of(page, blocks);
    let mut guard = Guard::of(&survey, verdicts);
    let before = verdicts.clone();
    let mut one = |correction: &Correction| {
        let (node, likeness) = find(&survey, correction)?;
        let within = blocks.within(page, node);
        let by = SHIFT.0 + (SHIFT.1 - SHIFT.0) * ((likeness - LIKE) / (1.0 - LIKE)).clamp(0.0, 1.0);
        let (by, why) = match correction.action {
            Action::Keep => (by, Adjustment::PutBack),
            Action::Remove => {
                guard.permit(&survey, &before, node)?;
                (-by, Adjustment::LeftOut)
            }
        };
        within.clone().for_each(|block| verdicts.adjust(block, by, why));
        Ok(Applied { action: correction.action, node, blocks: within })
    };
    corrections.iter().map(&mut one).collect()
}

/// The element that is most alike, and how much.
///
/// Of elements that hold one another and the same blocks, the more alike stands for both.
fn find(survey: &Survey, correction: &Correction) -> Result<(NodeId, f32), CorrectionError> {
    let wanted = &correction.fingerprint;
    let like = survey.candidates().filter(|&node| survey.own(node) == wanted.own).filter_map(|node| {
        let likeness = wanted.likeness(&survey.fingerprint(node));
        (likeness >= LIKE).then_some((node, likeness))
    });
    let mut like: Vec<(NodeId, f32)> = like.collect();
    let best = like.iter().copied().reduce(|best, one| if one.1 > best.1 { one } else { best });
    let (node, likeness) = best.ok_or(CorrectionError::NoPart)?;
    let within = survey.blocks.within(survey.page, node);
    like.retain(|&(other, _)| {
        let nested = survey.page.contains(other, node) || survey.page.contains(node, other);
        !(nested && survey.blocks.within(survey.page, other) == within)
    });
    let rival = like.iter().any(|(_, other)| likeness - other < MARGIN);
    if rival { Err(CorrectionError::Ambiguous) } else { Ok((node, likeness)) }
}

/// Protects the article: counts what of it corrections take away.
struct Guard {
    article: f32,
    gone: f32,
    all: f32,
}

impl Guard {
    fn of(survey: &Survey, verdicts: &Verdicts) -> Guard {
        let all = 0..survey.blocks.len();
        Guard { article: kept(survey, verdicts, &all), gone: 0.0, all: survey.words(&all) }
    }

    /// Takes note that an element goes, or says why it may not. Where there is no article, half of the
    /// page may go at most.
    fn permit(&mut self, survey: &Survey, verdicts: &Verdicts, node: NodeId) -> Result<(), CorrectionError> {
        let within = survey.blocks.within(survey.page, node);
        if self.article <= 0.0 {
            let share = survey.words(&within) / self.all.max(1.0);
            return if share > MOST_OF_ALL { Err(CorrectionError::HidesArticle(percent(share))) } else { Ok(()) };
        }
        let taken = kept(survey, verdicts, &within);
        let (share, together) = (taken / self.article, (self.gone + taken) / self.article);
        if share > MOST_OF_ARTICLE || together > MOST_OF_ALL {
            return Err(CorrectionError::HidesArticle(percent(share)));
        }
        self.gone += taken;
        Ok(())
    }
}

fn percent(share: f32) -> u32 {
    (100.0 * share).round() as u32
}

/// The words of the article in some blocks.
fn kept(survey: &Survey, verdicts: &Verdicts, within: &Range<usize>) -> f32 {
    let is_kept = |i: &usize| verdicts.list.get(*i).is_some_and(|v| v.keep || v.kind == Kind::Title);
    within.clone().filter(is_kept).map(|i| survey.words(&(i..i + 1))).sum()
}
