//! What holds of the article of any page.

use super::read;
use stillpage::article::{Attr, Element, Step};
use stillpage::page::{Tag, html};
use stillpage::{Article, render};

/// The inside of the document that `render::html` writes, without its header.
fn body(article: &Article) -> String {
    let html = render::html(article);
    let inside = html.split_once("<article>").and_then(|(_, rest)| rest.rsplit_once("</article>"));
    let inside = inside.expect("an article").0;
    inside.split_once("</header>").map_or(inside, |(_, rest)| rest).to_owned()
}

/// A document as a parser has it: elements with their attributes sorted, and texts, each with its depth.
fn parsed(html: &str) -> Vec<String> {
    let page = html::parse(&format!("<!DOCTYPE html><article>{html}</article>"), None).expect("a page");
    let article = page.first(Tag::ARTICLE).expect("an article");
    let top = usize::from(page.depth(article)) + 1;
    let line = |id| {
        let attrs = page.attrs(id).map(|(name, value)| format!(" {}={value:?}", page.attr_name(name)));
        shape(page.tag_name(id), attrs.collect(), page.text(id), usize::from(page.depth(id)) - top)
    };
    page.subtree(article).skip(1).filter_map(line).collect()
}

/// The body as it was made, in the form of [`parsed`].
fn made(article: &Article) -> Vec<String> {
    let (mut out, mut depth) = (Vec::new(), 0);
    for step in article.body.walk() {
        match step {
            Step::Open(_, element, attrs) => {
                let attrs = attrs.iter().map(|(name, value)| format!(" {}={value:?}", name.name()));
                out.extend(shape(element.name(), attrs.collect(), "", depth));
                depth += 1;
            }
            Step::Text(text) => out.extend(shape("", Vec::new(), text, depth)),
            Step::Close(..) => depth -= 1,
        }
    }
    out
}

fn shape(name: &str, mut attrs: Vec<String>, text: &str, depth: usize) -> Option<String> {
    attrs.sort();
    let text = text.trim_matches('\n');
    (!(name.is_empty() && text.trim().is_empty())).then(|| format!("{depth} {name}{}{text}", attrs.concat()))
}

/// A sanitiser of other people's making, set to the same elements, attributes and schemes.
fn sanitised(html: &str) -> String {
    let mut ammonia = ammonia::Builder::empty();
    ammonia.tags(Element::ALL.iter().map(|e| e.name()).collect());
    let attributes = |e: &Element| {
        let all = Attr::GLOBAL.iter().chain(e.attributes());
        (e.name(), all.map(|a| a.name()).collect())
    };
    ammonia.tag_attributes(Element::ALL.iter().map(attributes).collect());
    ammonia.url_schemes(["http", "https", "mailto", "tel", "data", "blob"].into());
    ammonia.link_rel(None);
    ammonia.clean(html).to_string()
}

/// What holds of the article of any page: valid HTML as it stands, unchanged by a sanitiser.
pub fn hold(source: &str) {
    let (_, mut article) = read(source);
    article.metadata = Default::default();
    let html = body(&article);
    let made = made(&article);
    assert_eq!(parsed(&html), made, "not valid as it stands, from {source}");
    assert_eq!(parsed(&sanitised(&html)), made, "a sanitiser changes it, from {source}");
}

/// Reading what the reader wrote gives the same article again.
pub fn hold_again(source: &str) {
    let (_, mut first) = read(source);
    first.metadata = Default::default();
    let html = body(&first);
    let (_, second) = read(&format!("<!DOCTYPE html><html><body>{html}</body></html>"));
    assert_eq!(made(&second), made(&first), "from {source}\n{html}");
}
