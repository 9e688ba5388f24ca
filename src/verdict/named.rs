//! What the authors of a page named a part of it, where that is plain: the model has seen names of every
//! sort and trusts none much.

use crate::feature::{Feature as F, Row};
use crate::kind::Kind;
use crate::model::sigmoid;

/// Names that say what a part is.
const NAMES: &[(F, Kind)] = &[(F::ClassAd, Kind::Ad), (F::ClassPromo, Kind::Promo)];
/// Names of lists of links to elsewhere: much of an article is named so too, so these only tell kinds of clutter apart.
const LINKS: &[(F, Kind)] = &[(F::ClassRelated, Kind::Related), (F::ClassTrending, Kind::Trending)];
/// What such a name says at most two levels below.
const NEAR: f32 = 0.7;
/// Log-odds below which a block is clutter of some kind.
const OUT: f32 = -2.0;
/// What a name says on the element itself or right below: see `feature::attributes`.
const CLOSE: f32 = 0.8;
/// Share of the page's likely content from which a name cannot mean clutter there: some pages bear it
/// on the body.
const COMMON: f32 = 0.05;
/// Log-odds of a block that no name speaks against.
const SURE: f32 = 3.5;
/// What a name takes from the log-odds of being content.
const AGAINST: f32 = 2.5;
/// How much likelier a kind is that a part is named for.
const LIKELIER: f32 = 2.5;

/// For each block the kind that it is named for, if it may well be clutter.
pub fn named(rows: &[Row], odds: &[f32]) -> Vec<Option<Kind>> {
    let said: Vec<(F, Kind)> = NAMES.iter().copied().filter(|&(name, _)| is_rare(name, rows, odds)).collect();
    let kind = |row: &Row| said.iter().find(|&&(name, _)| row[name] >= CLOSE).map(|&(_, kind)| kind);
    rows.iter().zip(odds).map(|(row, &odds)| kind(row).filter(|_| odds < SURE)).collect()
}

/// Whether a name is on little of what is likely content.
fn is_rare(name: F, rows: &[Row], odds: &[f32]) -> bool {
    let (mut under, mut all) = (0.0, 0.0);
    for (row, odds) in rows.iter().zip(odds) {
        let words = sigmoid(*odds) * libm::expm1f(row[F::Words]);
        all += words;
        under += if row[name] >= CLOSE { words } else { 0.0 };
    }
    under <= COMMON * all
}

/// Log-odds of being content with the say of the names.
pub fn lowered(odds: &[f32], named: &[Option<Kind>]) -> Vec<f32> {
    odds.iter().zip(named).map(|(odds, named)| if named.is_some() { odds - AGAINST } else { *odds }).collect()
}

/// Kinds with the say of the names; one that only orders the kinds of what is clutter anyway is asked too.
pub fn heard(mut kinds: Vec<[f32; 15]>, named: &[Option<Kind>], rows: &[Row], odds: &[f32]) -> Vec<[f32; 15]> {
    let links = |i: usize| {
        let named = |&(name, _): &(F, Kind)| rows[i][name] >= NEAR;
        LINKS.iter().find(|link| odds[i] < OUT && named(link)).map(|&(_, kind)| kind)
    };
    for (i, kinds) in kinds.iter_mut().enumerate() {
        let Some(kind) = named[i].or_else(|| links(i)) else { continue };
        kinds[kind as usize] *= LIKELIER;
        let sum: f32 = kinds.iter().sum();
        kinds.iter_mut().for_each(|k| *k /= sum);
    }
    kinds
}
