//! Pictures that stand on their own.

use super::{Attrs, Composer, Figure, Frame};
use crate::article::element::Model;
use crate::article::nesting::keeps_pictures_in_line;
use crate::article::{Attr, Element};
use crate::page::NodeId;

impl Composer {
    /// Adds a picture: on its own where the line has not begun, after the paragraph where it has.
    pub fn figure(&mut self, figure: Figure, source: NodeId) {
        if self.frames.iter().any(|f| keeps_pictures_in_line(f.element)) {
            return self.void(Element::Img, figure.image, Some(source));
        }
        let begun = |f: &Frame| f.element.model() == Model::Block && (f.node.is_some() || f.element != Element::P);
        let in_line = self.frames.last().is_some_and(begun);
        self.due.push((figure, source));
        if !in_line {
            self.settle_figures();
        }
    }

    pub(super) fn settle_figures(&mut self) {
        for (figure, source) in std::mem::take(&mut self.due) {
            if self.top_is(Element::P) {
                self.pop_frame();
            }
            let wrapped = self.top_is(Element::Figure);
            if !wrapped && !self.make_room_for(Element::Figure) {
                continue;
            }
            let token = (!wrapped).then(|| self.push_frame(Element::Figure, Attrs::new(), Some(source), true));
            self.write_frames();
            let link = figure.link.map(|href| self.begin(Element::A, vec![(Attr::Href, href)], None));
            self.leaf(Element::Img, figure.image, Some(source));
            if let Some(node) = link {
                self.end(node);
            }
            if let Some(token) = token {
                self.close(token);
            }
        }
    }
}
