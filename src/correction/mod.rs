//! What a person put right.
