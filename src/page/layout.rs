//! Where an element stood on the screen when the page was captured.

/// Box in CSS pixels relative to the document, and whether a person could see it. That of the root is the part of
/// the document that is on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Layout {
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
    /// Not displayed, fully transparent, or of no size.
    pub hidden: bool,
    /// `position: fixed` or `sticky`, on the element or on one it lies in.
    pub pinned: bool,
    /// It was seen to move or change by itself while the page was watched.
    pub moving: bool,
}
