//! What may stand in what, as far as the composer needs it: the content models of the HTML standard.

use super::Element;
use super::element::Model;

/// What text needs around it where only other elements may stand.
pub(super) fn default_child(top: Option<Element>) -> Option<Element> {
    match top.map_or(Model::Flow, Element::model) {
        Model::Flow | Model::Cell => Some(Element::P),
        Model::List => Some(Element::Li),
        Model::Definitions => Some(Element::Dd),
        Model::Rows if top == Some(Element::Table) => Some(Element::Tbody),
        Model::Rows => Some(Element::Tr),
        Model::Row => Some(Element::Td),
        Model::Block | Model::Phrasing | Model::Verbatim | Model::Formula | Model::Empty => None,
    }
}

/// What an element needs around it where `top` does not hold it directly.
pub(super) fn missing_parent(top: Option<Element>, element: Element) -> Option<Element> {
    let model = top.map_or(Model::Flow, Element::model);
    let flow = matches!(model, Model::Flow | Model::Cell);
    match element {
        Element::Li if flow => Some(Element::Ul),
        Element::Dt | Element::Dd if flow => Some(Element::Dl),
        Element::Tr | Element::Td | Element::Th if model == Model::Rows => default_child(top),
        Element::Caption | Element::Thead | Element::Tbody | Element::Tfoot | Element::Tr => None,
        Element::Td | Element::Th | Element::Summary | Element::Figcaption => None,
        _ => default_child(top).filter(|_| !flow),
    }
}

/// Where a picture is part of a line or cell, not a figure of its own.
pub(super) fn keeps_pictures_in_line(element: Element) -> bool {
    use Element::{Caption, Dt, Figcaption, Summary, Td, Th};
    matches!(element, Summary | Dt | Caption | Figcaption | Td | Th)
}

/// Whether `outer` may not hold `element` at any depth, though it holds other blocks.
pub(super) fn forbids(outer: Element, element: Element) -> bool {
    use Element::{Aside, Blockquote, Caption, Details, Dt, Table, Th};
    match outer {
        Dt | Th => element.heading_level().is_some() || matches!(element, Aside | Blockquote | Details),
        Caption => element == Table,
        _ => false,
    }
}

/// Whether `element` may stand directly in `top` (or at the top of the body).
pub(super) fn accepts(top: Option<Element>, element: Element) -> bool {
    use Element::{
        Caption, Dd, Details, Dl, Dt, Figcaption, Figure, Li, Summary, Table, Tbody, Td, Tfoot, Th, Thead, Tr,
    };
    match element {
        Li => top.is_some_and(|t| t.model() == Model::List),
        Dt | Dd => top == Some(Dl),
        Caption | Thead | Tbody | Tfoot => top == Some(Table),
        Tr => matches!(top, Some(Thead | Tbody | Tfoot)),
        Td | Th => top == Some(Tr),
        Figcaption => top == Some(Figure),
        Summary => top == Some(Details),
        _ => top.is_none_or(|t| matches!(t.model(), Model::Flow | Model::Cell)),
    }
}
