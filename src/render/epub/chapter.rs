//! The article as a chapter: XHTML, and what of it the package has to name.

use super::xml;
use crate::article::metadata::Direction;
use crate::article::{Article, Attr, BodyNodeId, Element, Metadata, Step};
use crate::map::HashSet;
use crate::render::Picture;
use std::collections::BTreeMap;

/// The namespace of formulas.
const MATHML: &str = "http://www.w3.org/1998/Math/MathML";

/// A heading of the chapter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 2 to 6.
    pub level: u8,
    /// The id it can be reached by.
    pub id: String,
    /// Its text.
    pub text: String,
}

/// A picture that the chapter shows.
#[derive(Clone, Debug)]
pub struct Held<'p> {
    /// Its number among them, from 1.
    pub number: usize,
    /// The picture.
    pub picture: &'p Picture,
}

impl Held<'_> {
    /// Where it lies, from the package.
    pub fn path(&self) -> String {
        format!("pictures/{}.{}", self.number, self.picture.media.extension())
    }
}

/// The article as one document of a book.
#[derive(Clone, Debug, Default)]
pub struct Chapter<'p> {
    /// The XHTML.
    pub document: String,
    /// Its headings below the title, in order.
    pub headings: Vec<Heading>,
    /// The pictures that it shows, in order of first use.
    pub pictures: Vec<Held<'p>>,
    /// Whether it holds formulas: the package must say so.
    pub has_formulas: bool,
}

impl<'p> Chapter<'p> {
    /// Writes the chapter.
    pub fn of(article: &Article, pictures: &'p [Picture]) -> Chapter<'p> {
        let mut writer =
            Writer { article, at_hand: pictures, numbers: BTreeMap::new(), links: 0, chapter: Chapter::default() };
        let ids: HashSet<&str> =
            (0..article.body.nodes.len() as u32).filter_map(|n| article.body.attr(BodyNodeId(n), Attr::Id)).collect();
        writer.head(&article.metadata);
        writer.lead();
        for step in article.body.walk() {
            match step {
                Step::Open(id, element, attrs) => writer.open(id, element, attrs, &ids),
                Step::Text(text) => xml::text(text, &mut writer.chapter.document),
                Step::Close(_, element) => writer.close(element),
            }
        }
        writer.chapter.document.push_str("</article>\n</body>\n</html>\n");
        writer.chapter
    }
}

/// What stands for an element in a book.
enum Form {
    /// The element itself.
    Itself,
    /// A picture: `<img/>`, or words for one that is not at hand.
    Picture,
    /// Film and sound, which a book does not hold: a link to them.
    Link,
    /// Nothing.
    Nothing,
}

fn form(element: Element) -> Form {
    match element {
        Element::Img => Form::Picture,
        Element::Video | Element::Audio => Form::Link,
        Element::Source => Form::Nothing,
        _ => Form::Itself,
    }
}

struct Writer<'a, 'p> {
    article: &'a Article,
    at_hand: &'p [Picture],
    /// The number of each picture shown so far.
    numbers: BTreeMap<&'p str, usize>,
    /// How many links are open.
    links: u32,
    chapter: Chapter<'p>,
}

impl<'p> Writer<'_, 'p> {
    fn head(&mut self, metadata: &Metadata) {
        let direction = direction(metadata.direction);
        let out = &mut self.chapter.document;
        xml::xhtml_head(metadata.language.as_deref(), direction, title(metadata), out);
        out.push_str("<body>\n<article>\n<header>\n");
        xml::element("h1", &[], title(metadata), out);
        let facts = [&metadata.byline, &metadata.published, &metadata.site];
        let facts: Vec<&str> = facts.into_iter().flatten().map(String::as_str).collect();
        if !facts.is_empty() {
            xml::element("p", &[], &facts.join(" · "), out);
        }
        if let Some(url) = &metadata.url {
            out.push_str("<p>");
            xml::element("a", &[("href", url)], url, out);
            out.push_str("</p>\n");
        }
        out.push_str("</header>\n");
    }

    fn lead(&mut self) {
        if let Some(lead) = self.article.lead_image()
            && let Some(picture) = Picture::at(self.at_hand, &lead.url)
        {
            self.chapter.document.push_str("<figure>");
            self.picture(picture, lead.alt.as_deref().unwrap_or(""), &[]);
            self.chapter.document.push_str("</figure>\n");
        }
    }

    fn open(&mut self, id: BodyNodeId, element: Element, attrs: &[(Attr, String)], ids: &HashSet<&str>) {
        match form(element) {
            Form::Itself => self.element(id, element, attrs, ids),
            Form::Picture => self.image(attrs),
            Form::Link => self.link(attrs),
            Form::Nothing => {}
        }
    }

    fn element(&mut self, id: BodyNodeId, element: Element, attrs: &[(Attr, String)], ids: &HashSet<&str>) {
        self.links += u32::from(element == Element::A);
        let heading = self.heading(id, element, attrs);
        let out = &mut self.chapter.document;
        out.push('<');
        out.push_str(element.name());
        if element == Element::Math {
            self.chapter.has_formulas = true;
            xml::attribute("xmlns", MATHML, out);
        }
        if let Some(id) = heading {
            xml::attribute("id", &id, out);
        }
        for (attr, value) in attrs {
            let dangles = *attr == Attr::Href && value.strip_prefix('#').is_some_and(|id| !ids.contains(id));
            if !dangles {
                xml::attribute(attr.name(), value, out);
            }
            if *attr == Attr::Lang {
                xml::attribute("xml:lang", value, out);
            }
        }
        out.push_str(if element.is_void() { "/>" } else { ">" });
    }

    /// Notes a heading; gives the id that it needs where it has none.
    fn heading(&mut self, id: BodyNodeId, element: Element, attrs: &[(Attr, String)]) -> Option<String> {
        let level = element.heading_level()?;
        let text = self.article.body.texts(id).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
        let own = attrs.iter().find(|(attr, _)| *attr == Attr::Id).map(|(_, id)| id.clone());
        let made = own.is_none().then(|| format!("section-{}", self.chapter.headings.len() + 1));
        let reached_by = own.or_else(|| made.clone())?;
        if !text.is_empty() {
            self.chapter.headings.push(Heading { level, id: reached_by, text });
        }
        made
    }

    fn close(&mut self, element: Element) {
        if !matches!(form(element), Form::Itself) {
            return;
        }
        self.links -= u32::from(element == Element::A && self.links > 0);
        let out = &mut self.chapter.document;
        if !element.is_void() {
            out.push_str("</");
            out.push_str(element.name());
            out.push('>');
        }
        if !element.is_inline() {
            out.push('\n');
        }
    }

    fn image(&mut self, attrs: &[(Attr, String)]) {
        let (src, alt) = (value(attrs, Attr::Src).unwrap_or(""), value(attrs, Attr::Alt).unwrap_or(""));
        match Picture::at(self.at_hand, src) {
            Some(picture) => self.picture(picture, alt, attrs),
            None => self.words(src, if alt.is_empty() { src } else { alt }),
        }
    }

    fn picture(&mut self, picture: &'p Picture, alt: &str, attrs: &[(Attr, String)]) {
        let pictures = &mut self.chapter.pictures;
        let number = *self.numbers.entry(&picture.url).or_insert_with(|| {
            pictures.push(Held { number: pictures.len() + 1, picture });
            pictures.len()
        });
        let out = &mut self.chapter.document;
        out.push_str("<img");
        xml::attribute("src", &Held { number, picture }.path(), out);
        xml::attribute("alt", alt, out);
        for attr in [Attr::Width, Attr::Height] {
            if let Some(value) = value(attrs, attr) {
                xml::attribute(attr.name(), value, out);
            }
        }
        out.push_str("/>");
    }

    /// Film or sound: where it is.
    fn link(&mut self, attrs: &[(Attr, String)]) {
        let src = value(attrs, Attr::Src).unwrap_or("");
        self.chapter.document.push_str("<p>");
        self.words(src, src);
        self.chapter.document.push_str("</p>\n");
    }

    /// Words that lead to what the book does not hold; within a link, the words alone.
    fn words(&mut self, url: &str, words: &str) {
        let is_link = self.links == 0 && (url.starts_with("https:") || url.starts_with("http:"));
        let words = if url.starts_with("data:") && words == url { "" } else { words };
        let attributes: &[(&str, &str)] = if is_link { &[("href", url)] } else { &[] };
        xml::element(if is_link { "a" } else { "span" }, attributes, words, &mut self.chapter.document);
    }
}

fn value(attrs: &[(Attr, String)], attr: Attr) -> Option<&str> {
    attrs.iter().find(|(name, _)| *name == attr).map(|(_, value)| value.as_str())
}

/// The title, or a word that stands for it: a book must have one.
pub fn title(metadata: &Metadata) -> &str {
    metadata.title.as_deref().filter(|title| !title.trim().is_empty()).unwrap_or("Article")
}

/// `ltr` or `rtl`.
pub fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Ltr => "ltr",
        Direction::Rtl => "rtl",
    }
}
