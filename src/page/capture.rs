//! Front end for live pages: the typed arrays that the shell's `capture.js` fills.
