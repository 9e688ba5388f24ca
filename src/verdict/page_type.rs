//! What a page is as a whole.

use serde::Serialize;

/// What a page is as a whole, in the order of the model's outputs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PageType {
    /// News, blog post, essay.
    Article,
    /// A discussion or a question with answers.
    Forum,
    /// One product.
    Product,
    /// A page of things of one sort to choose from.
    Collection,
    /// A list of links or entries.
    Listing,
    /// Reference or manual.
    Documentation,
    /// A service or company presenting itself.
    Service,
}

impl PageType {
    const ALL: [PageType; 7] = [
        PageType::Article,
        PageType::Forum,
        PageType::Product,
        PageType::Collection,
        PageType::Listing,
        PageType::Documentation,
        PageType::Service,
    ];

    /// The type with the highest probability.
    pub fn likeliest(probabilities: &[f32; 7]) -> PageType {
        let best = (0..7).max_by(|&a, &b| probabilities[a].total_cmp(&probabilities[b])).unwrap_or(0);
        PageType::ALL[best]
    }
}
