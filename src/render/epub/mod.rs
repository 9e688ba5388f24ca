//! EPUB of an article: one chapter, its outline and its pictures, as EPUB 3.3 packs them.

mod archive;
mod chapter;
mod outline;
mod package;
mod xml;

use super::Picture;
use crate::article::Article;
use archive::Archive;
use chapter::Chapter;

/// Where a reading system finds the package (EPUB Open Container Format 3.3, section 4.2.6.3.1).
const CONTAINER: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\
<rootfiles><rootfile full-path=\"EPUB/package.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles>\
</container>\n";

/// The style of the chapter; what a person's e-reader sets goes before it.
const STYLE: &str = "\
h1,h2,h3,h4,h5,h6{line-height:1.25;break-after:avoid}\
header p{font-size:.9em}\
img{max-width:100%;height:auto}\
figure{margin:1.5em 0;break-inside:avoid}\
figcaption{font-size:.9em}\
pre{white-space:pre-wrap;font-size:.9em}\
table{border-collapse:collapse}\
td,th{border:1px solid;padding:.2em .5em;text-align:start;vertical-align:top}\
blockquote{margin:1.5em 0;padding-inline-start:1em;border-inline-start:3px solid}\n";

/// A book with the article as its only chapter. Of the pictures those at hand are in it; of others
/// it says what they show and where they are.
///
/// Nothing in it depends on the clock: the same article gives the same bytes.
pub fn epub(article: &Article, pictures: &[Picture]) -> Vec<u8> {
    let chapter = Chapter::of(article, pictures);
    let files = [
        ("META-INF/container.xml", CONTAINER.to_owned()),
        ("EPUB/package.opf", package::package(&article.metadata, &chapter)),
        ("EPUB/nav.xhtml", outline::navigation(&article.metadata, &chapter.headings)),
        ("EPUB/article.xhtml", chapter.document),
        ("EPUB/style.css", STYLE.to_owned()),
    ];
    let mut archive = Archive::default();
    // The first file says what the archive is (OCF 3.3, section 4.3).
    archive.add("mimetype", b"application/epub+zip");
    files.iter().for_each(|(name, text)| archive.add(name, text.as_bytes()));
    for held in &chapter.pictures {
        archive.add(&format!("EPUB/{}", held.path()), &held.picture.bytes);
    }
    archive.finish()
}
