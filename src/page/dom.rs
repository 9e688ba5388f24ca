//! Front end for a `Document` in the same window, over `web-sys`.
