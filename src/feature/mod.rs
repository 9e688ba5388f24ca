//! The feature table.
