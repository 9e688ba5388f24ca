//! Trains the model.

use anyhow::{Result, bail};
use std::path::Path;

/// Trains on a corpus and on labelled pages.
pub fn run(_corpus: &Path, _gold: &Path) -> Result<()> {
    bail!("there is no trainer yet")
}
