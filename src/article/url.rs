//! Addresses: resolved against the page, their schemes checked.

/// An address that may stand in an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address(String);
