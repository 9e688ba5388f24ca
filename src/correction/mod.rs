//! What a person put right on a site, and what repeats on it: both adjust the decisions of the next
//! visit, neither replaces them.
//!
//! A [`Correction`] holds a [`Fingerprint`] of an element and what to do with it. On another page of
//! the same template it moves the log-odds of the blocks in the element that is most alike, by 4
//! where that is barely known again and by 8 where nothing differs; the odds are taken between -7 and
//! 7, so that a perfect likeness decides and a doubtful one does not outweigh what is surely content.
//! What would take away a good part of the article is refused.

mod apply;
mod fingerprint;
mod likeness;
mod memory;
mod survey;

pub use apply::{Applied, Outcome, apply, make};
pub use fingerprint::Fingerprint;
pub use memory::{Memory, hashes};

use serde::{Deserialize, Serialize};

/// Version of the written form; written in front of each list.
pub const VERSION: u32 = 1;
/// Corrections of one site at most.
pub const MOST: usize = 60;

/// What becomes of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// It belongs to the article.
    Keep,
    /// It does not.
    Remove,
}

/// An element of a site's template, and what becomes of it.
///
/// Written as one string: `+` (keep) or `-` (remove) and the fingerprint in 32 letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Correction {
    /// What becomes of it.
    pub action: Action,
    /// How it is found again.
    pub fingerprint: Fingerprint,
}

/// Why a correction cannot be taken, or does not hold on a page.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum CorrectionError {
    /// The text is no JSON of the shape of [`Corrections`].
    #[error("these are no corrections ({0}); choose a file that Stillpage exported")]
    Json(String),
    /// Another version of the format.
    #[error("these corrections are of version {0}, and only version {VERSION} is known; update Stillpage")]
    Version(u32),
    /// More than are kept for a site.
    #[error("there are {0} corrections for one site, more than the {MOST} that are kept; erase some")]
    TooMany(usize),
    /// A correction that is not `+` or `-` and 32 letters.
    #[error("a correction is not written as it should be; choose a file that Stillpage exported")]
    Damaged,
    /// The page has no such element, or it is the page itself.
    #[error("this is no part of the page that could be corrected; choose a smaller one")]
    NoPart,
    /// Another element of the page looks just the same.
    #[error("another part of the page looks just the same; choose a larger one around it")]
    Ambiguous,
    /// It would hide a good part of the article.
    #[error("this holds {0} % of the article; choose a smaller part")]
    HidesArticle(u32),
}

impl From<Correction> for String {
    fn from(correction: Correction) -> String {
        let sign = match correction.action {
            Action::Keep => '+',
            Action::Remove => '-',
        };
        format!("{sign}{}", correction.fingerprint.encode())
    }
}

impl TryFrom<String> for Correction {
    type Error = CorrectionError;

    fn try_from(text: String) -> Result<Correction, CorrectionError> {
        let (action, letters) = match (text.strip_prefix('+'), text.strip_prefix('-')) {
            (Some(letters), _) => (Action::Keep, letters),
            (_, Some(letters)) => (Action::Remove, letters),
            _ => return Err(CorrectionError::Damaged),
        };
        let fingerprint = Fingerprint::decode(letters).ok_or(CorrectionError::Damaged)?;
        Ok(Correction { action, fingerprint })
    }
}

/// The corrections of one site with the version of their format: `{"version": 1, "list": ["-…"]}`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Corrections {
    version: u32,
    list: Vec<Correction>,
}

impl Corrections {
    /// Corrections of this version.
    pub fn new(list: Vec<Correction>) -> Corrections {
        Corrections { version: VERSION, list }
    }

    /// Reads and checks the written form.
    ///
    /// # Errors
    /// [`CorrectionError::Json`], [`Version`](CorrectionError::Version) and
    /// [`TooMany`](CorrectionError::TooMany).
    pub fn from_json(json: &str) -> Result<Corrections, CorrectionError> {
        let damaged = |error: serde_json::Error| CorrectionError::Json(error.to_string());
        // The version first: another one may have another shape.
        let value: serde_json::Value = serde_json::from_str(json).map_err(damaged)?;
        let version = value.get("version").and_then(serde_json::Value::as_u64).unwrap_or(u64::from(VERSION));
        if version != u64::from(VERSION) {
            return Err(CorrectionError::Version(u32::try_from(version).unwrap_or(u32::MAX)));
        }
        let corrections: Corrections = serde_json::from_value(value).map_err(damaged)?;
        if corrections.list.len() > MOST {
            return Err(CorrectionError::TooMany(corrections.list.len()));
        }
        Ok(corrections)
    }

    /// The corrections, in the order in which they were made.
    pub fn list(&self) -> &[Correction] {
        &self.list
    }
}

#[cfg(test)]
mod tests;
