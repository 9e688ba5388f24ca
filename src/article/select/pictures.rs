//! Pictures, and those that stand for signs or formulas.

use super::Drawer;
use crate::article::images::Picture;
use crate::article::{Element, formula_source, icons, math};
use crate::page::NodeId;

impl Drawer<'_> {
    pub(super) fn picture(&mut self, id: NodeId) {
        if let Some(tex) = formula_source::picture_tex(self.page, id) {
            return math::formula_of_tex(&tex, false, id, &mut self.out);
        }
        match self.pictures.get(id) {
            Some(Picture { figure, in_line: true }) => self.out.void(Element::Img, figure.image.clone(), Some(id)),
            Some(Picture { figure, in_line: false }) => self.out.figure(figure.clone(), id),
            None => {}
        }
    }

    /// A picture that stands for a sign of the text says that sign.
    pub(super) fn sign(&mut self, id: NodeId) {
        let in_line = self.page.parent(id).is_some_and(|parent| self.kept.within(self.page, parent));
        if let Some(sign) = icons::sign(self.page, id).filter(|_| in_line) {
            self.out.text(sign);
        }
    }
}
