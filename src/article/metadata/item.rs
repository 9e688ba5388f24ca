//! Structured facts about one thing on a page, from JSON-LD or microdata alike.

/// Who made something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Maker {
    /// The name as stated.
    pub name: String,
    /// Whether it is stated to be an organisation.
    pub organization: bool,
    /// Whether it is stated to be a person.
    pub person: bool,
}

/// How much an item's type says that it is the article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// Something else: a crumb, a rating, a person.
    #[default]
    Other,
    /// The page around the article.
    Page,
    /// Something that may be what the page is about: a video, a product, a course.
    Subject,
    /// An article by another name: a recipe, a how-to, a review, a question.
    Piece,
    /// An article.
    Article,
}

/// Types of schema.org and their ranks; `…Article` and `…Posting` (but `JobPosting`) are articles
/// without being listed.
const RANKS: &[(&str, Rank)] = &[
    ("report", Rank::Article),
    ("webpage", Rank::Page),
    ("itempage", Rank::Page),
    ("aboutpage", Rank::Page),
    ("collectionpage", Rank::Page),
    ("faqpage", Rank::Page),
    ("qapage", Rank::Page),
    ("recipe", Rank::Piece),
    ("howto", Rank::Piece),
    ("review", Rank::Piece),
    ("question", Rank::Piece),
    ("creativework", Rank::Piece),
    ("webcontent", Rank::Piece),
    ("medicalwebpage", Rank::Page),
    ("chapter", Rank::Piece),
    ("learningresource", Rank::Piece),
    ("podcastepisode", Rank::Subject),
    ("videoobject", Rank::Subject),
    ("product", Rank::Subject),
    ("course", Rank::Subject),
    ("event", Rank::Subject),
    ("dataset", Rank::Subject),
    ("book", Rank::Subject),
    ("movie", Rank::Subject),
];

impl Rank {
    /// The rank of a type, given by its name or address.
    pub fn of(kind: &str) -> Rank {
        let name = kind.rsplit(['/', '#', ':']).next().unwrap_or(kind).trim().to_ascii_lowercase();
        match RANKS.iter().find(|(n, _)| *n == name) {
            Some((_, rank)) => *rank,
            None if name.ends_with("article") => Rank::Article,
            None if name.ends_with("posting") && name != "jobposting" => Rank::Article,
            None => Rank::Other,
        }
    }
}

/// What is stated of one thing.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Item {
    /// What it is.
    pub rank: Rank,
    /// Whether it is a site or the organisation behind one.
    pub is_site: bool,
    /// Its headline.
    pub headline: Option<String>,
    /// Its name.
    pub name: Option<String>,
    /// Who wrote it.
    pub authors: Vec<Maker>,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// When it was published, as stated.
    pub published: Option<String>,
    /// When it was created or uploaded, as stated.
    pub created: Option<String>,
    /// When it was changed, as stated.
    pub modified: Option<String>,
    /// What it says of itself.
    pub description: Option<String>,
    /// Its text, as stated: lines, HTML or one run of sentences.
    pub body: Option<String>,
    /// Addresses of its pictures.
    pub images: Vec<String>,
    /// Addresses of logos, its own and its publisher's.
    pub logos: Vec<String>,
    /// Its language.
    pub language: Option<String>,
    /// Its own address.
    pub url: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::Rank;

    #[test]
    fn ranks_follow_types() {
        assert_eq!(Rank::of("NewsArticle"), Rank::Article);
        assert_eq!(Rank::of("https://schema.org/BlogPosting"), Rank::Article);
        assert_eq!(Rank::of("schema:WebPage"), Rank::Page);
        assert_eq!(Rank::of("JobPosting"), Rank::Other);
        assert!(Rank::Article > Rank::Piece && Rank::Piece > Rank::Page);
    }
}
