//! Markers of list items.

use crate::article::{Attr, Body, BodyNodeId, Element};

/// The marker of one item.
pub(super) struct Marker {
    /// The marker with the space after it.
    pub text: String,
    /// Whether a list begins with the item.
    pub starts_list: bool,
}

/// Gives each item its marker.
///
/// CommonMark counts on from the number of the first item. Where a list counts otherwise, the sign
/// after the number changes, which begins a new list with a number of its own.
pub(super) struct Markers {
    ordered: bool,
    /// The second of the two signs that a list may have.
    second: bool,
    number: i64,
    step: i64,
    /// The number that CommonMark gives the next item.
    expected: Option<i64>,
}

impl Markers {
    /// The markers of a list. `second`: its signs must differ from those of the list before it.
    pub fn of(body: &Body, list: BodyNodeId, element: Element, second: bool) -> Markers {
        let reversed = body.attr(list, Attr::Reversed).is_some();
        let first = if reversed { body.children(list).count() as i64 } else { 1 };
        let number = number(body, list, Attr::Start).unwrap_or(first);
        let step = if reversed { -1 } else { 1 };
        Markers { ordered: element == Element::Ol, second, number, step, expected: None }
    }

    /// The marker of the next item.
    pub fn next(&mut self, body: &Body, item: BodyNodeId) -> Marker {
        if !self.ordered {
            let text = if self.second { "* " } else { "- " };
            return Marker { text: text.to_owned(), starts_list: false };
        }
        self.number = number(body, item, Attr::Value).unwrap_or(self.number);
        // Markdown has no numbers below nought.
        let shown = self.number.max(0);
        let starts_list = self.expected.is_some_and(|expected| expected != shown);
        self.second ^= starts_list;
        self.expected = Some(shown + 1);
        self.number += self.step;
        let sign = if self.second { ')' } else { '.' };
        Marker { text: format!("{shown}{sign} "), starts_list }
    }
}

/// A number of at most nine digits, as many as CommonMark takes.
fn number(body: &Body, id: BodyNodeId, attr: Attr) -> Option<i64> {
    body.attr(id, attr)?.parse().ok().filter(|n: &i64| n.abs() < 1_000_000_000)
}
