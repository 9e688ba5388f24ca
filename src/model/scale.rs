//! Brings every feature to one scale: zero stays zero, so that absent things cost nothing.

use super::{ModelError, Reader, Writer};
use crate::feature::{FEATURES, Row};

/// Factor for each feature.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale(pub Vec<f32>);

/// Scaled values beyond this are cut off.
const LIMIT: f32 = 6.0;

impl Scale {
    /// A row brought to scale.
    pub fn apply(&self, row: &Row) -> [f32; FEATURES] {
        let mut out = row.0;
        for (value, factor) in out.iter_mut().zip(&self.0) {
            *value = (*value * factor).clamp(-LIMIT, LIMIT);
        }
        out
    }

    pub(super) fn read(reader: &mut Reader) -> Result<Scale, ModelError> {
        reader.floats(FEATURES).map(Scale)
    }

    pub(super) fn write(&self, writer: &mut Writer) {
        writer.floats(&self.0);
    }
}
