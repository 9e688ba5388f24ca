//! Items that say how deep they are: each in a list of that depth.

use super::{Drawer, Due};
use crate::article::Element;
use crate::article::compose::Token;
use crate::article::levels::{self, Item};
use crate::page::NodeId;

/// A list that is open around items that say how deep they are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Nest {
    level: u8,
    ordered: bool,
    token: Token,
}

impl Drawer<'_> {
    pub(super) fn item(&mut self, id: NodeId, item: Item) {
        if self.nest.is_empty() {
            self.open.push((item.end, Due::Lists));
        }
        let other =
            |nest: &mut Nest| nest.level > item.level || nest.level == item.level && nest.ordered != item.ordered;
        while let Some(nest) = self.nest.pop_if(other) {
            self.out.close(nest.token);
        }
        if self.nest.last().is_none_or(|nest| nest.level < item.level) {
            let element = if item.ordered { Element::Ol } else { Element::Ul };
            let attrs = if item.ordered { levels::list(self.page, id, item) } else { Vec::new() };
            if let Some(token) = self.out.open(element, attrs, id) {
                self.nest.push(Nest { level: item.level, ordered: item.ordered, token });
            }
        }
        self.block(id, Element::Li);
        if let Some(sign) = item.tick {
            self.out.text(sign);
        }
    }

    /// Closes the lists around the last item.
    pub(super) fn leave_lists(&mut self) {
        for nest in std::mem::take(&mut self.nest).into_iter().rev() {
            self.out.close(nest.token);
        }
    }
}
