//! The trained model.
