//! Who wrote the article.

use super::authorship::{Claim, weight};
use super::item::{Item, Maker};
use super::near::Near;
use super::site::Site;
use super::source::Sources;
use super::text::{fold, holds_words};
use super::{person, signed};

/// Names as in `meta`, the most careful sources first.
const META_KEYS: &[&str] = &[
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "dc.creator.personalname",
    "byl",
    "authors",
    "article:author_name",
    "book:author",
    "author_name",
    "mediator_author",
    "creator",
    "twitter:data1",
];

/// The byline: the claim with most weight and agreement. A name that is the site's own counts
/// only where a person sees it as a byline, or it is stated to be a person's.
pub(super) fn byline(sources: &Sources, site: &Site, near: Option<&Near>, language: &str) -> Option<String> {
    let mut claims = Vec::new();
    claims.extend(sources.linked_article().map(|i| from_item(i, weight::LINKED)));
    claims.extend(sources.marked_article().map(|i| from_item(i, weight::MARKED)));
    claims.extend(meta(sources));
    claims.extend(signed::claims(sources, near, language));
    for claim in &mut claims {
        tidy(&mut claim.names, site);
    }
    claims.retain(|c| !c.names.is_empty());
    Some(best(&claims, site)?.names.join(", "))
}

/// Drops names said before, and the site's where there is another.
fn tidy(names: &mut Vec<String>, site: &Site) {
    let mut said: Vec<String> = Vec::new();
    names.retain(|name| {
        let name = fold(name);
        let new = !said.contains(&name);
        said.push(name);
        new
    });
    if names.iter().any(|n| !site.is(n)) {
        names.retain(|n| !site.is(n));
    }
}

fn from_item(item: &Item, weight: f32) -> Claim {
    let (organizations, people): (Vec<&Maker>, Vec<&Maker>) = item.authors.iter().partition(|m| m.organization);
    let weight = if people.is_empty() { weight::ORGANIZATION } else { weight };
    let person = people.iter().any(|m| m.person);
    let organization = people.is_empty();
    let makers = if people.is_empty() { organizations } else { people };
    Claim {
        names: makers.into_iter().filter_map(|m| person::stated(&m.name)).collect(),
        weight,
        visible: false,
        person,
        organization,
    }
}

fn meta(sources: &Sources) -> Vec<Claim> {
    let claim = |key: &&str, weight: f32| {
        let names = sources.meta.all(key).filter_map(person::stated).collect();
        Claim { names, weight, visible: false, person: false, organization: false }
    };
    let mut claims: Vec<Claim> =
        META_KEYS.iter().filter(|k| **k != "twitter:data1").map(|k| claim(k, weight::META)).collect();
    let cited = sources.meta.all("citation_author").filter_map(person::stated).map(|n| person::forename_first(&n));
    claims.push(Claim {
        names: cited.collect(),
        weight: weight::CITATION,
        visible: false,
        person: false,
        organization: false,
    });
    let labelled = sources
        .meta
        .first(&["twitter:label1"])
        .is_some_and(|l| matches!(fold(l).as_str(), "written by" | "by" | "author"));
    if labelled {
        claims.push(claim(&"twitter:data1", weight::META));
    }
    claims
}

fn best<'c>(claims: &'c [Claim], site: &Site) -> Option<&'c Claim> {
    let score = |i: usize, claim: &Claim| {
        let others = claims.iter().enumerate().filter(|&(j, c)| j != i && agree(claim, c));
        let agreement = others.clone().map(|(_, c)| weight::AGREEMENT * c.weight.min(2.0)).sum::<f32>();
        let all = |test: &dyn Fn(&Claim) -> bool| test(claim) || others.clone().any(|(_, c)| test(c));
        let full = claim.names.iter().any(|n| n.contains(' '));
        // A site may be one person's and go by that name.
        let person = claim.names.iter().all(|n| person::is_full_name(n) && !person::is_organization(n));
        let own = all(&|c| c.visible || c.person && full) || person && !claim.organization;
        let of_site = claim.names.iter().all(|n| site.is(n)) && !own;
        let account = claim.names.iter().all(|n| person::is_account(n)) && !all(&|c| c.visible);
        let share = if of_site {
            0.0
        } else if account {
            weight::ACCOUNT
        } else {
            1.0
        };
        (claim.weight + agreement) * share
    };
    let scored = claims.iter().take(MAX_CLAIMS).enumerate().map(|(i, c)| (score(i, c), c));
    let mut best: Option<(f32, &Claim)> = None;
    for (score, claim) in scored.filter(|(s, _)| *s >= weight::ENOUGH) {
        if best.is_none_or(|(b, _)| score > b) {
            best = Some((score, claim));
        }
    }
    best.map(|(_, c)| c)
}

/// Claims that are compared with each other.
const MAX_CLAIMS: usize = 40;

fn agree(a: &Claim, b: &Claim) -> bool {
    a.names
        .iter()
        .map(|n| fold(n))
        .any(|x| b.names.iter().map(|n| fold(n)).any(|y| holds_words(&x, &y) || holds_words(&y, &x)))
}
