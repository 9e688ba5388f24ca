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

/// A plain statement on a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// One that needs more than the name of a feature, with its number where it has one.
    Said(Saying, Option<u32>),
    /// The block has the feature, and its words are true of it as they stand.
    Has(Feature),
}

macro_rules! sayings {
    ($($variant:ident $english:literal,)*) => {
        /// A statement in words of its own; `#` stands for its number.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Saying { $(#[doc = $english] $variant,)* }

        impl Saying {
            /// Every one of them.
            pub const ALL: &'static [Saying] = &[$(Saying::$variant,)*];

            fn name(self) -> &'static str {
                match self { $(Saying::$variant => stringify!($variant),)* }
            }

            fn english(self) -> &'static str {
                match self { $(Saying::$variant => $english,)* }
            }
        }
    };
}

sayings! {
    ManyWords "# words",
    FewWords "only # words",
    OneWord "a single word",
    MostlyLinks "# % links",
    Sentences "# sentences",
    AmongLinks "stands among # % links",
    LinksAround "links all around it",
    ProseAround "prose all around it",
    SameMake "one of # of the same make",
    Twice "stands twice on the page",
    AfterText "after the page's text",
    Motion "changes by itself",
    PutBack "you put this back on this site",
    LeftOut "you left this out on this site",
    Repeated "stood on other pages of this site that you read",
    OfAnother "of another article on this page",
    Together "all its traits taken together",
}

impl Fact {
    /// Every fact there can be, without numbers: what a translation has to name.
    pub fn all() -> impl Iterator<Item = Fact> {
        let said = Saying::ALL.iter().map(|&saying| Fact::Said(saying, None));
        said.chain(Feature::ALL.iter().copied().filter(|&f| speaks_alone(f)).map(Fact::Has))
    }

    /// Its name, by which the shell finds its words in the person's language.
    pub fn key(self) -> &'static str {
        match self {
            Fact::Said(saying, _) => saying.name(),
            Fact::Has(feature) => feature.name(),
        }
    }

    /// Its number, where it has one.
    pub fn count(self) -> Option<u32> {
        match self {
            Fact::Said(_, count) => count,
            Fact::Has(_) => None,
        }
    }

    /// Its words in English.
    pub fn english(self) -> String {
        match self {
            Fact::Said(saying, count) => saying.english().replace('#', &count.unwrap_or_default().to_string()),
            Fact::Has(feature) => feature.words().to_owned(),
        }
    }

    /// What the value of a feature says towards keeping the block, or towards leaving it out.
    pub fn of(feature: Feature, value: f32, keep: bool) -> Option<Fact> {
        use Feature as F;
        let count = value.exp_m1().round();
        let said = |saying, number: f32| Some(Fact::Said(saying, Some(number as u32)));
        let plain = |saying| Some(Fact::Said(saying, None));
        let percent = (value * 100.0).round();
        match feature {
            F::Words if keep && count >= LONG => said(Saying::ManyWords, count),
            F::Words if !keep && count == 1.0 => plain(Saying::OneWord),
            F::Words if !keep && (1.0..=SHORT).contains(&count) => said(Saying::FewWords, count),
            F::LinkDensity if !keep && value >= MOST => said(Saying::MostlyLinks, percent),
            F::SentenceEnds if keep && count >= 2.0 => said(Saying::Sentences, count),
            F::Up1Links if !keep && value >= MOST => said(Saying::AmongLinks, percent),
            F::Window8Links if !keep && value >= MOST => plain(Saying::LinksAround),
            F::Window8Prose if keep && value >= MOST => plain(Saying::ProseAround),
            F::Template if !keep && count >= 3.0 => said(Saying::SameMake, count),
            F::Duplicates if !keep && count >= 1.0 => plain(Saying::Twice),
            F::TextBefore if !keep && value >= LATE => plain(Saying::AfterText),
            _ if speaks_alone(feature) && value > 0.0 => Some(Fact::Has(feature)),
            _ => None,
        }
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
    use super::Fact;
    use crate::feature::Feature;
    use std::collections::{BTreeSet, HashMap};

    #[test]
    fn a_value_becomes_a_plain_statement_or_none() {
        let said = |feature, value: f32, keep| Fact::of(feature, value, keep).map(Fact::english).unwrap_or_default();
        assert_eq!(said(Feature::LinkDensity, 0.9, false), "90 % links");
        assert_eq!(said(Feature::LinkDensity, 0.9, true), "");
        assert_eq!(said(Feature::Words, 4_f32.ln_1p(), false), "only 4 words");
        assert_eq!(said(Feature::Words, 1_f32.ln_1p(), false), "a single word");
        assert_eq!(said(Feature::Words, 68_f32.ln_1p(), true), "68 words");
        assert_eq!(said(Feature::InFooter, 1.0, false), "inside a footer");
        assert_eq!(said(Feature::Depth, 2.0, false), "");
    }

    #[test]
    fn every_fact_has_its_words_in_the_interface_and_no_others_are_there() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/extension/_locales/en/messages.json");
        let text = std::fs::read_to_string(path).expect("the words of the interface");
        let messages: HashMap<String, serde_json::Value> = serde_json::from_str(&text).expect("an object");
        let there: BTreeSet<&str> = messages.keys().filter_map(|key| key.strip_prefix("reason")).collect();
        let facts: BTreeSet<&str> = Fact::all().map(Fact::key).collect();
        assert_eq!(facts, there);
        for fact in Fact::all() {
            let message = messages[&format!("reason{}", fact.key())]["message"].as_str().unwrap_or_default();
            assert_eq!(message.replace("$COUNT$", "0"), fact.english(), "{}", fact.key());
        }
    }
}
