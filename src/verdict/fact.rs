//! What the value of a feature says of a block, in words of a person; most features say nothing alone.

use crate::feature::{Feature, Group};

/// Share from which something is most of it.
const MOST: f32 = 0.5;
/// Share from which text comes late on the page.
const LATE: f32 = 0.85;
/// Words from which a block is long.
const LONG: f32 = 25.0;
/// Words up to which a block is short.
const SHORT: f32 = 8.0;

/// A plain statement, where the value of the feature makes one towards keeping the block, or towards
/// leaving it out.
pub fn fact(feature: Feature, value: f32, keep: bool) -> Option<String> {
    use Feature as F;
    let count = value.exp_m1().round();
    let percent = (value * 100.0).round();
    match feature {
        F::Words if keep && count >= LONG => Some(format!("{count} words")),
        F::Words if !keep && (1.0..=SHORT).contains(&count) => {
            Some(if count > 1.0 { format!("only {count} words") } else { "a single word".to_owned() })
        }
        F::LinkDensity if !keep && value >= MOST => Some(format!("{percent} % links")),
        F::SentenceEnds if keep && count >= 2.0 => Some(format!("{count} sentences")),
        F::Up1Links if !keep && value >= MOST => Some(format!("stands among {percent} % links")),
        F::Window8Links if !keep && value >= MOST => Some("links all around it".to_owned()),
        F::Window8Prose if keep && value >= MOST => Some("prose all around it".to_owned()),
        F::Template if !keep && count >= 3.0 => Some(format!("one of {count} of the same make")),
        F::Duplicates if !keep && count >= 1.0 => Some("stands twice on the page".to_owned()),
        F::TextBefore if !keep && value >= LATE => Some("after the page's text".to_owned()),
        _ if speaks_alone(feature) && value > 0.0 => Some(feature.words().to_owned()),
        _ => None,
    }
}

/// Whether the words of a feature are true of a block as they stand, where it has the feature.
fn speaks_alone(feature: Feature) -> bool {
    use Feature as F;
    let kin = matches!(feature, F::Kin | F::KinWords | F::KinLinks | F::KinProse);
    let names = feature.group() == Group::Attributes && !kin;
    let place = feature.group() == Group::Structure && feature.words().starts_with("inside ");
    let shows = matches!(
        feature,
        F::Clock
            | F::Money
            | F::Percent
            | F::Copyright
            | F::Separator
            | F::Quote
            | F::Address
            | F::EndsEllipsis
            | F::EndsSentence
            | F::InDescription
            | F::InArticleBody
            | F::Hidden
            | F::BeforeHeadline
            | F::IsP
            | F::IsH1
            | F::IsH2
            | F::IsButton
            | F::IsCaption
            | F::IsPre
            | F::IsQuote
    );
    names || place || shows
}

#[cfg(test)]
mod tests {
    use super::fact;
    use crate::feature::Feature;

    #[test]
    fn a_value_becomes_a_plain_statement_or_none() {
        let said = |feature, value: f32, keep| fact(feature, value, keep).unwrap_or_default();
        assert_eq!(said(Feature::LinkDensity, 0.9, false), "90 % links");
        assert_eq!(said(Feature::LinkDensity, 0.9, true), "");
        assert_eq!(said(Feature::Words, 4_f32.ln_1p(), false), "only 4 words");
        assert_eq!(said(Feature::Words, 68_f32.ln_1p(), true), "68 words");
        assert_eq!(said(Feature::InFooter, 1.0, false), "inside a footer");
        assert_eq!(said(Feature::Depth, 2.0, false), "");
    }
}
