//! What must hold of any input: run by the fuzz targets, and by `tests/replay.rs` on the seeds.

mod address;
mod capture;
mod corrections;
mod html;
mod options;

pub use address::address;
pub use capture::capture;
pub use corrections::corrections;
pub use html::html;
pub use options::options;

use stillpage::render::{self, Format};
use stillpage::{Options, Page, Reader, Reading};

/// Reads a page whatever it is.
fn insist(page: &Page) -> Option<Reading> {
    Reader::new(Options { insist: true, ..Options::default() }).read(page).ok()
}

/// Writes an article in every form, and says why of every block.
fn tell(reading: &Reading) {
    for format in Format::ALL {
        format.render(&reading.article, &[]);
    }
    render::plan(&reading.article.body);
    for block in 0..reading.verdicts.list.len() {
        reading.verdicts.reasons(block);
    }
}
