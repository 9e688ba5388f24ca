//! What is read of the DOM, through the functions of its prototypes: a form or a document answers
//! `node.firstChild` with the field or the image of that name.

use crate::error::Error;
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, DomParser, Element, HtmlIFrameElement, Node, SupportedType};

/// The functions of the DOM's prototypes that are called.
pub(super) struct Access {
    node_type: Function,
    node_value: Function,
    text_content: Function,
    first_child: Function,
    next_sibling: Function,
    local_name: Function,
    first_element_child: Function,
    document_element: Function,
    url: Function,
    body: Function,
    attribute_names: Function,
    attribute: Function,
    assigned_nodes: Function,
    /// `Document.parseHTMLUnsafe`, which alone knows shadow trees; not in every browser.
    parse: Option<Function>,
}

impl Access {
    /// # Errors
    /// [`Error::Damaged`] where there is no DOM.
    pub fn new() -> Result<Access, Error> {
        Access::find().ok_or(Error::Damaged("it is not in a window"))
    }

    fn find() -> Option<Access> {
        let element = prototype("Element")?;
        Some(Access {
            node_type: getter("Node", "nodeType")?,
            node_value: getter("Node", "nodeValue")?,
            text_content: getter("Node", "textContent")?,
            first_child: getter("Node", "firstChild")?,
            next_sibling: getter("Node", "nextSibling")?,
            local_name: getter("Element", "localName")?,
            first_element_child: getter("Element", "firstElementChild")?,
            document_element: getter("Document", "documentElement")?,
            url: getter("Document", "URL")?,
            body: getter("Document", "body")?,
            attribute_names: get(&element, "getAttributeNames")?,
            attribute: get(&element, "getAttribute")?,
            assigned_nodes: get(prototype("HTMLSlotElement")?.as_ref(), "assignedNodes")?,
            parse: get::<Object>(&js_sys::global(), "Document").and_then(|d| get(&d, "parseHTMLUnsafe")),
        })
    }

    pub fn node_type(&self, node: &Node) -> u16 {
        // A number in every browser; 0 is no node's type.
        self.node_type.call0(node).ok().and_then(|kind| kind.as_f64()).map_or(0, |kind| kind as u16)
    }

    pub fn node_value(&self, node: &Node) -> String {
        string(&self.node_value, node)
    }

    pub fn text_content(&self, node: &Node) -> String {
        string(&self.text_content, node)
    }

    pub fn local_name(&self, element: &Element) -> String {
        string(&self.local_name, element)
    }

    pub fn first_child(&self, node: &Node) -> Option<Node> {
        object(&self.first_child, node)
    }

    pub fn next_sibling(&self, node: &Node) -> Option<Node> {
        object(&self.next_sibling, node)
    }

    pub fn document_element(&self, document: &Document) -> Option<Node> {
        object(&self.document_element, document)
    }

    pub fn url(&self, document: &Document) -> String {
        string(&self.url, document)
    }

    pub fn body(&self, document: &Document) -> Option<Node> {
        object(&self.body, document)
    }

    pub fn has_element_child(&self, element: &Element) -> bool {
        object::<Element>(&self.first_element_child, element).is_some()
    }

    /// The names of an element's attributes, in the order of the page.
    pub fn attribute_names(&self, element: &Element) -> Vec<String> {
        let names = object::<Array>(&self.attribute_names, element);
        names.iter().flat_map(Array::iter).filter_map(|name| name.as_string()).collect()
    }

    pub fn attribute(&self, element: &Element, name: &str) -> Option<String> {
        self.attribute.call1(element, &name.into()).ok()?.as_string()
    }

    /// What is assigned to a slot; nothing for an element that only bears that name.
    pub fn assigned(&self, slot: &Element) -> Vec<Node> {
        let nodes = object::<Array>(&self.assigned_nodes, slot);
        nodes.iter().flat_map(Array::iter).map(JsCast::unchecked_into).collect()
    }

    /// HTML text parsed without a window, as a frame's document: nothing in it runs or loads.
    pub fn parse(&self, html: &str) -> Option<Document> {
        let html = format!("<!DOCTYPE html>{html}");
        match &self.parse {
            Some(parse) => {
                parse.call1(&get::<JsValue>(&js_sys::global(), "Document")?, &html.into()).ok()?.dyn_into().ok()
            }
            None => parser(&html),
        }
    }

    /// HTML text parsed as the content of a body.
    pub fn parse_body(&self, html: &str) -> Option<Node> {
        self.body(&parser(&format!("<!DOCTYPE html><body>{html}"))?)
    }
}

/// The element that a node is. Documents of frames have classes of their own, so no class is asked.
pub(super) fn element(node: &Node) -> &Element {
    node.unchecked_ref()
}

/// The document that a frame shows, if it is within reach.
pub(super) fn frame_document(frame: &Element) -> Option<Document> {
    frame.unchecked_ref::<HtmlIFrameElement>().content_document()
}

fn parser(html: &str) -> Option<Document> {
    DomParser::new().ok()?.parse_from_string(html, SupportedType::TextHtml).ok()
}

fn string(getter: &Function, this: &JsValue) -> String {
    getter.call0(this).ok().and_then(|value| value.as_string()).unwrap_or_default()
}

fn object<T: JsCast>(getter: &Function, this: &JsValue) -> Option<T> {
    let value = getter.call0(this).ok()?;
    value.is_object().then(|| value.unchecked_into())
}

fn get<T: JsCast>(of: &JsValue, name: &str) -> Option<T> {
    let value = Reflect::get(of, &name.into()).ok()?;
    (!value.is_undefined() && !value.is_null()).then(|| value.unchecked_into())
}

fn prototype(class: &str) -> Option<Object> {
    get(&get::<JsValue>(&js_sys::global(), class)?, "prototype")
}

fn getter(class: &str, name: &str) -> Option<Function> {
    get(&Object::get_own_property_descriptor(&prototype(class)?, &name.into()), "get")
}
