//! html5ever's parse alone, into a tree of nothing: what no extractor of HTML text can go below.

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{Attribute, ExpandedName, ParseOpts, QualName, parse_document};
use std::borrow::Cow;
use std::cell::Cell;
use std::rc::Rc;

/// Parses a page; how many elements it has.
pub fn parse(html: &str) -> usize {
    parse_document(Nothing::default(), ParseOpts::default()).one(html)
}

/// A node that is no more than its number and name.
#[derive(Clone)]
struct Handle(usize, Option<Rc<QualName>>);

#[derive(Default)]
struct Nothing(Cell<usize>);

impl Nothing {
    fn node(&self, name: Option<QualName>) -> Handle {
        self.0.set(self.0.get() + 1);
        Handle(self.0.get(), name.map(Rc::new))
    }
}

impl TreeSink for Nothing {
    type Handle = Handle;
    type Output = usize;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> usize {
        self.0.get()
    }

    fn get_document(&self) -> Handle {
        Handle(0, None)
    }

    fn get_template_contents(&self, target: &Handle) -> Handle {
        // Numbers of nodes are below this.
        Handle(usize::MAX - target.0, None)
    }

    fn same_node(&self, x: &Handle, y: &Handle) -> bool {
        x.0 == y.0
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> ExpandedName<'a> {
        target.1.as_ref().expect("an element").expanded()
    }

    fn create_element(&self, name: QualName, _: Vec<Attribute>, _: ElementFlags) -> Handle {
        self.node(Some(name))
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        self.node(None)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        self.node(None)
    }

    fn append(&self, _: &Handle, _: NodeOrText<Handle>) {}
    fn append_before_sibling(&self, _: &Handle, _: NodeOrText<Handle>) {}
    fn append_based_on_parent_node(&self, _: &Handle, _: &Handle, _: NodeOrText<Handle>) {}
    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}
    fn add_attrs_if_missing(&self, _: &Handle, _: Vec<Attribute>) {}
    fn remove_from_parent(&self, _: &Handle) {}
    fn reparent_children(&self, _: &Handle, _: &Handle) {}
    fn mark_script_already_started(&self, _: &Handle) {}
    fn parse_error(&self, _: Cow<'static, str>) {}
    fn set_quirks_mode(&self, _: QuirksMode) {}
}
