//! The input: a file or standard input, unzipped, decoded and parsed.

use super::args::Source;
use super::{charset, failure::Failure};
use flate2::read::MultiGzDecoder;
use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::Path;
use stillpage::Error;
use stillpage::page::{Page, address, html};
use stillpage::report::Report;
use url::Url;

/// Most bytes taken from a file: UTF-16 takes two bytes for a letter.
const MAX_BYTES: u64 = 2 * html::MAX_BYTES as u64;

/// How a report begins.
const REPORT: &[u8] = b"{\"stillpage\":\"report\"";

/// What stands at the start of files that are no web page.
const OTHERS: &[(&[u8], &str)] = &[
    (REPORT, "a report of a page, which `stillpage blocks` shows,"),
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive (or an office document or e-book)"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xFF\xD8\xFF", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a picture, a sound or a film"),
    (b"\0\0\0 ftyp", "a film or a picture"),
    (b"\0\0\0\x18ftyp", "a film"),
    (b"\0\0\0\x1Cftyp", "a film or a picture"),
    (b"\x1A\x45\xDF\xA3", "a film"),
    (b"OggS", "a sound or a film"),
    (b"ID3", "a sound"),
    (b"7z\xBC\xAF\x27\x1C", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xFD7zXZ", "an xz archive"),
    (b"\x28\xB5\x2F\xFD", "a zstd archive"),
    (b"\x7FELF", "a program"),
    (b"MZ", "a program"),
    (b"\xD0\xCF\x11\xE0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3", "a database"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"bplist", "a Safari web archive"),
    (b"From: <Saved by ", "an MHTML archive"),
    (b"MIME-Version:", "an MHTML archive or a mail"),
];

/// The name of an input in messages.
pub fn name(file: &Path) -> String {
    if is_stdin(file) { "standard input".to_owned() } else { file.display().to_string() }
}

/// What a page was read from.
pub enum Origin {
    /// Its document, to be written out again.
    Document(html::Source),
    /// A report of it.
    Report(Box<Report>),
}

/// Reads a page, or a report of one, and keeps what it was read from.
pub fn document(source: &Source) -> Result<(Page, Origin), Failure> {
    let url = source.url.as_deref().map(address).transpose()?;
    let bytes = unzipped(bytes(&source.file)?);
    let parsed = bytes.and_then(|bytes| match report(&bytes) {
        Some(report) => report.page().map(|page| (page, Origin::Report(Box::new(report)))),
        None => html::Source::parse(&text(bytes)?, url).map(|(page, document)| (page, Origin::Document(document))),
    });
    parsed.map_err(|error| Failure::Page(name(&source.file), error))
}

/// The report that a file holds.
fn report(bytes: &[u8]) -> Option<Report> {
    bytes.starts_with(REPORT).then(|| Report::from_json(str::from_utf8(bytes).ok()?)).flatten()
}

/// Reads a page.
pub fn page(source: &Source) -> Result<Page, Failure> {
    let url = source.url.as_deref().map(address).transpose()?;
    let bytes = bytes(&source.file)?;
    parse(bytes, url).map_err(|error| Failure::Page(name(&source.file), error))
}

/// Unzips, decodes and parses.
pub fn parse(bytes: Vec<u8>, url: Option<Url>) -> Result<Page, Error> {
    html::parse(&text(bytes)?, url)
}

/// The address of a page, as given on the command line or in a manifest.
pub fn address(given: &str) -> Result<Url, Failure> {
    let wrong = |why: &str| Failure::Url(given.to_owned(), why.to_owned());
    let url = address::parse(given, None).map_err(|error| wrong(&error.to_string()))?;
    match url.scheme() {
        "http" | "https" | "file" => Ok(url),
        _ => Err(wrong("its scheme is not http or https")),
    }
}

/// All bytes of a file or of standard input, at most one more than are read as a page.
pub fn bytes(file: &Path) -> Result<Vec<u8>, Failure> {
    let unreadable = |error| Failure::Unreadable { path: file.to_owned(), error };
    let mut bytes = Vec::new();
    if is_stdin(file) {
        if io::stdin().is_terminal() {
            eprintln!("stillpage: reading a page from the terminal; Ctrl-D ends it");
        }
        io::stdin().lock().take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
        return Ok(bytes);
    }
    if file.is_dir() {
        return Err(Failure::Folder(file.to_owned()));
    }
    let open = File::open(file).map_err(unreadable)?;
    open.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(bytes)
}

fn is_stdin(file: &Path) -> bool {
    file.as_os_str() == "-"
}

/// The text of a page whose bytes may be gzipped and in any encoding.
fn text(bytes: Vec<u8>) -> Result<String, Error> {
    let bytes = unzipped(bytes)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Error::TooLarge { size: bytes.len(), limit: html::MAX_BYTES });
    }
    let start = bytes.trim_ascii_start();
    if let Some((_, what)) = OTHERS.iter().find(|(magic, _)| start.starts_with(magic) || bytes.starts_with(magic)) {
        return Err(Error::NotHtml(what));
    }
    let text = charset::decode(&bytes);
    if is_binary(&text) { Err(Error::NotHtml("binary data")) } else { Ok(text) }
}

fn unzipped(bytes: Vec<u8>) -> Result<Vec<u8>, Error> {
    if !bytes.starts_with(b"\x1F\x8B") {
        return Ok(bytes);
    }
    let mut out = Vec::new();
    match MultiGzDecoder::new(bytes.as_slice()).take(MAX_BYTES + 1).read_to_end(&mut out) {
        Ok(_) => Ok(out),
        Err(_) => Err(Error::NotHtml("a damaged gzip archive")),
    }
}

/// Whether more than one character in a hundred at the start is a control that no text holds.
fn is_binary(text: &str) -> bool {
    let is_control =
        |c: &char| c.is_control() && !c.is_whitespace() && *c != '\u{1b}' && !('\u{80}'..='\u{9f}').contains(c);
    let controls = text.chars().take(4096).filter(is_control).count();
    controls * 100 > text.chars().take(4096).count()
}
