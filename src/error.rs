//! What can go wrong before a page is a [`Page`](crate::Page), said so that a person can act on it.

/// Why an input could not become a page.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Nothing but white space.
    #[error("the input is empty; give a saved web page")]
    Empty,
    /// The input is another kind of file.
    #[error("this is {0}, not a web page; save the page itself as HTML")]
    NotHtml(&'static str),
    /// More bytes than can be read in bounded time.
    #[error("the page is {size} bytes, more than the {limit} this reader takes; save only the part with the article")]
    TooLarge {
        /// Bytes of the input.
        size: usize,
        /// Bytes taken at most.
        limit: usize,
    },
    /// Elements nested deeper than any browser builds them.
    #[error("the page nests its elements more than {limit} deep, so no browser shows it as written; it is not read")]
    TooDeep {
        /// Levels taken at most.
        limit: usize,
    },
    /// More elements than can be read in bounded time.
    #[error("the page holds more than {limit} elements and texts; save only the part with the article")]
    TooMany {
        /// Nodes taken at most.
        limit: usize,
    },
    /// Arrays from the shell that contradict each other.
    #[error("the captured page is damaged ({0}); reload the page and try again")]
    Damaged(&'static str),
}
