//! Payloads that try to run or load something, through every native front end and every renderer:
//! only the closed set of elements, attributes and schemes comes out.

mod support;

use scraper::{Html, Node};
use std::fs;
use std::path::Path;
use stillpage::article::{Attr, Element};
use stillpage::page::capture::Capture;
use stillpage::page::{NodeId, Page, html};
use stillpage::{Article, render};

/// Payloads that the fixtures must hold at least, so that none gets lost unseen.
const AT_LEAST: usize = 400;

/// Elements of the document around an article.
const SHELL: &[&str] = &["html", "head", "meta", "title", "style", "body", "article", "header", "h1"];
/// Attributes of the document around an article.
const SHELL_ATTRS: &[&str] = &["lang", "dir", "charset", "http-equiv", "content", "name"];
/// Schemes that an address may have.
const SCHEMES: &[&str] = &["http", "https", "mailto", "tel"];
/// Schemes that the address of a picture, film or sound may have besides.
const MEDIA_SCHEMES: &[&str] = &["blob", "data"];

struct Payload {
    class: String,
    text: String,
}

fn payloads() -> Vec<Payload> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/attacks");
    let files = fs::read_dir(folder).expect("the payloads").map(|entry| entry.expect("a file").path());
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|e| e == "txt")).collect();
    files.sort();
    let of_file = |path: &Path| {
        let class = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = fs::read_to_string(path).expect("a text");
        let lines: Vec<String> = text.lines().filter(|line| !line.is_empty()).map(unescaped).collect();
        lines.into_iter().map(move |text| Payload { class: class.clone(), text })
    };
    files.iter().flat_map(|path| of_file(path)).collect()
}

/// A line with its `\n`, `\t`, `\0`, `\\` and `\uXXXX` read.
fn unescaped(line: &str) -> String {
    let mut out = String::new();
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        let next = if c == '\\' { chars.next() } else { None };
        match next {
            Some('n') => out.push('\n'),
            Some('t') => out.push('\t'),
            Some('0') => out.push('\0'),
            Some('u') => {
                let digits: String = chars.by_ref().take(4).collect();
                out.extend(u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32));
            }
            Some(other) => out.push(other),
            None => out.push(c),
        }
    }
    out
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// The pages that bring a payload: in the text, and in all that the page says of itself.
fn pages(payload: &str) -> [String; 3] {
    let quoted = escaped(payload);
    let json = serde_json::json!({
        "@type": "Article", "headline": payload, "author": payload, "datePublished": payload, "image": payload,
    });
    [
        format!("<body><p>Words before it.</p>{payload}<p>Words after it.</p>"),
        format!("<!DOCTYPE html><html><head>{payload}</head><body><article><p>Words of it.</p>{payload}</article>"),
        format!(
            "<html lang=\"{quoted}\"><head><title>{quoted}</title><meta property=\"og:title\" content=\"{quoted}\">\
             <meta name=\"author\" content=\"{quoted}\"><meta property=\"og:site_name\" content=\"{quoted}\">\
             <meta property=\"og:image\" content=\"{quoted}\"><link rel=\"canonical\" href=\"{quoted}\">\
             <script type=\"application/ld+json\">{}</script></head><body><h1>{quoted}</h1><p>Words of it.</p>",
            json.to_string().replace('<', "\\u003c")
        ),
    ]
}

/// A page as the shell would send it: arrays filled from the nodes, then read again.
fn captured(page: &Page) -> Page {
    let mut names: Vec<String> = Vec::new();
    let mut number = |name: &str| match names.iter().position(|n| n == name) {
        Some(at) => at as u32,
        None => {
            names.push(name.to_owned());
            names.len() as u32 - 1
        }
    };
    let (mut tags, mut parents, mut sizes, mut text) = (Vec::new(), Vec::new(), Vec::new(), String::new());
    let (mut attr_names, mut attr_sizes, mut values) = (Vec::new(), Vec::new(), String::new());
    let units = |text: &str| text.encode_utf16().count() as u32;
    for id in page.ids() {
        parents.push(page.parent(id).unwrap_or(NodeId(0)).0);
        if page.is_text(id) {
            tags.push(0);
            sizes.push(units(page.text(id)));
            text.push_str(page.text(id));
            continue;
        }
        tags.push(number(page.tag_name(id)) + 1);
        sizes.push(page.attrs(id).count() as u32);
        for (name, value) in page.attrs(id) {
            attr_names.push(number(page.attr_name(name)));
            attr_sizes.push(units(value));
            values.push_str(value);
        }
    }
    let url = page.url().map_or("", url::Url::as_str);
    let capture = Capture {
        url,
        names: &names.join(" "),
        tags: &tags,
        parents: &parents,
        sizes: &sizes,
        text: &text,
        attr_names: &attr_names,
        attr_sizes: &attr_sizes,
        values: &values,
        ..Capture::default()
    };
    capture.page().unwrap_or_else(|error| panic!("{error}: {names:?}"))
}

/// What is wrong with a document: an element, attribute or address outside the list.
fn wrong(document: &str, is_element: &dyn Fn(&str) -> bool, is_attr: &dyn Fn(&str, &str) -> bool) -> Vec<String> {
    let parsed = Html::parse_document(document);
    let mut out = Vec::new();
    for node in parsed.tree.nodes() {
        let Node::Element(element) = node.value() else { continue };
        let name = element.name();
        if !is_element(name) {
            out.push(format!("<{name}>"));
        }
        for (attr, value) in element.attrs() {
            if !is_attr(name, attr) || attr.starts_with("on") {
                out.push(format!("<{name} {attr}={value:?}>"));
            }
            let addresses: Vec<&str> = match attr {
                "href" | "src" | "poster" => vec![value],
                "srcset" => value.split(", ").collect(),
                _ => continue,
            };
            let media = attr != "href";
            out.extend(addresses.iter().filter(|a| !is_safe(a, media)).map(|a| format!("<{name} {attr}={a:?}>")));
        }
    }
    out
}

/// Whether an address, as a browser reads it, has a scheme of the list.
fn is_safe(address: &str, media: bool) -> bool {
    let base = url::Url::parse("https://base.example/").expect("an address");
    let Ok(url) = base.join(address) else { return true };
    let picture = url.scheme() != "data" || url.path().starts_with("image/") && !url.path().contains("svg");
    SCHEMES.contains(&url.scheme()) || media && MEDIA_SCHEMES.contains(&url.scheme()) && picture
}

fn in_article(name: &str) -> Option<Element> {
    Element::ALL.iter().copied().find(|e| e.name() == name)
}

fn wrong_as_html(article: &Article) -> Vec<String> {
    let is_element = |name: &str| SHELL.contains(&name) || in_article(name).is_some();
    let is_attr = |name: &str, attr: &str| {
        let known = Attr::ALL.iter().find(|a| a.name() == attr);
        let own = in_article(name).zip(known).is_some_and(|(element, attr)| element.may_carry(*attr));
        own || SHELL.contains(&name) && SHELL_ATTRS.contains(&attr)
    };
    let document = render::html(article);
    let mut out = wrong(&document, &is_element, &is_attr);
    if document.matches("<style").count() != 1 || document.matches("<meta").count() != 4 {
        out.push("a second style or meta".to_owned());
    }
    out
}

/// By readers that know what we add to CommonMark, and by those that do not; with front matter too.
fn wrong_as_markdown(article: &Article) -> Vec<String> {
    let plain = pulldown_cmark::Options::empty();
    let (bare, matter) = (render::markdown(article), render::front_matter(article));
    let ways = [(&bare, support::OPTIONS), (&bare, plain), (&matter, support::OPTIONS), (&matter, plain)];
    ways.iter().flat_map(|(markdown, options)| wrong_as_rendered(markdown, *options)).collect()
}

fn wrong_as_rendered(markdown: &str, options: pulldown_cmark::Options) -> Vec<String> {
    let mut document = String::new();
    pulldown_cmark::html::push_html(&mut document, pulldown_cmark::Parser::new_ext(markdown, options));
    let is_element = |name: &str| ["html", "head", "body", "h1"].contains(&name) || in_article(name).is_some();
    let is_attr = |_: &str, attr: &str| ["href", "src", "alt", "class", "id", "start", "dir"].contains(&attr);
    wrong(&document, &is_element, &is_attr)
}

/// Ids are ours alone, and the plan names only what the tables hold.
fn wrong_in_body(article: &Article) -> Vec<String> {
    let mut out = Vec::new();
    for step in article.body.walk() {
        let stillpage::article::Step::Open(_, element, attrs) = step else { continue };
        for (attr, value) in attrs {
            let ours = |id: &str| id.strip_prefix("stillpage-").is_some_and(|n| n.parse::<u32>().is_ok());
            let jump = *attr == Attr::Href && value.starts_with('#') && !ours(&value[1..]);
            if !element.may_carry(*attr) || *attr == Attr::Id && !ours(value) || jump {
                out.push(format!("{element:?} {attr:?}={value:?}"));
            }
        }
    }
    let plan = render::plan(&article.body);
    if plan.lengths.iter().map(|&n| n as usize).sum::<usize>() != plan.text.encode_utf16().count() {
        out.push("lengths of the plan".to_owned());
    }
    out
}

#[test]
fn nothing_that_acts_gets_through_any_front_end_or_renderer() {
    let payloads = payloads();
    assert!(payloads.len() >= AT_LEAST, "{} payloads", payloads.len());
    let mut found = Vec::new();
    for Payload { class, text } in &payloads {
        for source in pages(text) {
            let url = url::Url::parse("https://site.example/salt/road.html").ok();
            let Ok(page) = html::parse(&source, url) else { continue };
            for page in [captured(&page), page] {
                let article = support::article(&page);
                let checks = [wrong_as_html(&article), wrong_as_markdown(&article), wrong_in_body(&article)];
                found.extend(checks.concat().into_iter().map(|what| format!("{class}: {what} from {text:?}")));
            }
            support::hold(&source);
        }
    }
    found.dedup();
    assert!(found.is_empty(), "{}\n{}", found.len(), found.join("\n"));
}

#[test]
fn names_that_no_parser_gives_are_no_elements() {
    for name in ["script", "SCRIPT", "svg:script", "img src=x onerror=attack()", "p><script", "", "\0", "style"] {
        let mut builder = stillpage::page::Builder::new(None);
        builder.open("p");
        builder.text("Words before it.");
        builder.open(name);
        builder.attr("onclick", "attack()");
        builder.attr("href", "javascript:attack()");
        builder.attr("src", "javascript:attack()");
        builder.text("attack()");
        let article = support::article(&builder.finish());
        assert_eq!(wrong_as_html(&article), [""; 0], "{name}");
        assert_eq!(wrong_as_markdown(&article), [""; 0], "{name}");
    }
}
