//! The package document of the book (EPUB 3.3, section 5).

use super::chapter::{Chapter, title};
use super::xml;
use crate::article::Metadata;

/// Says what the book is, what it is made of and in what order it is read.
pub fn package(metadata: &Metadata, chapter: &Chapter) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<package xmlns=\"http://www.idpf.org/2007/opf\" \
         version=\"3.0\" unique-identifier=\"id\">\n",
    );
    describe(metadata, chapter, &mut out);
    list(chapter, &mut out);
    out.push_str("<spine><itemref idref=\"article\"/></spine>\n</package>\n");
    out
}

fn describe(metadata: &Metadata, chapter: &Chapter, out: &mut String) {
    out.push_str("<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n");
    xml::element("dc:identifier", &[("id", "id")], &identifier(metadata, chapter), out);
    xml::element("dc:title", &[], title(metadata), out);
    // `und`: a language must be named, and this one is not known (BCP 47).
    xml::element("dc:language", &[], metadata.language.as_deref().unwrap_or("und"), out);
    let facts = [
        ("dc:creator", &metadata.byline),
        ("dc:date", &metadata.published),
        ("dc:publisher", &metadata.site),
        ("dc:description", &metadata.description),
        ("dc:source", &metadata.url),
    ];
    for (name, value) in facts {
        if let Some(value) = value.as_deref().filter(|value| !value.trim().is_empty()) {
            xml::element(name, &[], value, out);
        }
    }
    xml::element("meta", &[("property", "dcterms:modified")], &changed(metadata), out);
    out.push_str("</metadata>\n");
}

/// Where the article is; for one without an address, a number made of its text (FNV-1a, 64 bits).
fn identifier(metadata: &Metadata, chapter: &Chapter) -> String {
    metadata.url.clone().unwrap_or_else(|| {
        let hash = chapter
            .document
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        format!("urn:stillpage:{hash:016x}")
    })
}

/// The day of the article's last change, in the form that EPUB asks for; where it is not known, the
/// first day that there is, so that the same article gives the same book.
fn changed(metadata: &Metadata) -> String {
    let day = metadata.modified.as_deref().or(metadata.published.as_deref()).and_then(|date| date.get(..10));
    format!("{}T00:00:00Z", day.unwrap_or("1970-01-01"))
}

fn list(chapter: &Chapter, out: &mut String) {
    let properties = if chapter.has_formulas { " properties=\"mathml\"" } else { "" };
    out.push_str("<manifest>\n");
    out.push_str("<item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\n");
    out.push_str(&format!(
        "<item id=\"article\" href=\"article.xhtml\" media-type=\"application/xhtml+xml\"{properties}/>\n"
    ));
    out.push_str("<item id=\"style\" href=\"style.css\" media-type=\"text/css\"/>\n");
    for held in &chapter.pictures {
        let cover = if held.number == 1 { " properties=\"cover-image\"" } else { "" };
        let (number, path, media) = (held.number, held.path(), held.picture.media.media());
        out.push_str(&format!("<item id=\"picture-{number}\" href=\"{path}\" media-type=\"{media}\"{cover}/>\n"));
    }
    out.push_str("</manifest>\n");
}
