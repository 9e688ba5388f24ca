//! Tags of more attributes than any page needs, cut short before they are parsed.

use super::raw::end_tag;
use memchr::memchr;
use std::borrow::Cow;

/// Most attributes of one element that are parsed. The parser compares each name with all before it
/// in its tag, so that a tag of 100,000 would take it seconds.
pub const MAX_ATTRIBUTES: usize = 512;

/// Elements whose text holds no tags but their own end.
const RAW: &[&str] = &["iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp"];

/// The same HTML, in each tag no more than [`MAX_ATTRIBUTES`].
///
/// It goes by the tokenizer of the HTML standard as far as tags, comments and raw text are told
/// apart; where it errs, in a script that writes comments with scripts in them, a tag stays as long
/// as it was and is parsed all the same.
pub(super) fn bounded(html: &str) -> Cow<'_, str> {
    let bytes = html.as_bytes();
    let (mut out, mut copied, mut at) = (String::new(), 0, 0);
    while let Some(open) = find(bytes, at, b'<') {
        let rest = bytes.get(open + 1..).unwrap_or_default();
        if rest.starts_with(b"!--") {
            at = html.get(open + 4..).and_then(|rest| rest.find("-->")).map_or(bytes.len(), |end| open + 4 + end);
        } else if rest.first().is_some_and(u8::is_ascii_alphabetic) {
            let tag = Tag::at(bytes, open + 1);
            if let Some(cut) = tag.cut {
                out.push_str(html.get(copied..cut).unwrap_or_default());
                copied = tag.end;
            }
            at = raw_end(html, open + 1, tag.end);
        } else {
            at = open + 1;
        }
    }
    if copied == 0 {
        return Cow::Borrowed(html);
    }
    out.push_str(html.get(copied..).unwrap_or_default());
    Cow::Owned(out)
}

/// Where the text of a raw element ends whose tag starts at `name` and ends at `end`; of other
/// elements, where their tag does.
fn raw_end(html: &str, name: usize, end: usize) -> usize {
    let tag = html.get(name..end).unwrap_or_default();
    let length = tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len());
    let name = tag.get(..length).unwrap_or_default();
    if !RAW.iter().any(|raw| raw.eq_ignore_ascii_case(name)) {
        return end;
    }
    end_tag(html, end, name).unwrap_or(html.len())
}

fn find(bytes: &[u8], from: usize, byte: u8) -> Option<usize> {
    memchr(byte, bytes.get(from..)?).map(|at| from + at)
}

/// A start tag: where it ends, and where its first attribute too many begins.
struct Tag {
    cut: Option<usize>,
    end: usize,
}

impl Tag {
    /// The tag whose name starts at `name`. `end` is its `>`, or the end of the text.
    fn at(bytes: &[u8], name: usize) -> Tag {
        let until = |from: usize, stops: fn(u8) -> bool| {
            let rest = bytes.get(from..).unwrap_or_default();
            rest.iter().position(|&b| stops(b)).map_or(bytes.len(), |at| from + at)
        };
        let (mut at, mut count, mut cut) = (until(name, |b| is_space(b) || matches!(b, b'/' | b'>')), 0, None);
        loop {
            at = until(at, |b| !is_space(b) && b != b'/');
            if at >= bytes.len() || bytes.get(at) == Some(&b'>') {
                return Tag { cut, end: at };
            }
            count += 1;
            if count > MAX_ATTRIBUTES {
                cut = cut.or(Some(at));
            }
            // A name may begin with `=`.
            at = until(at + 1, |b| is_space(b) || matches!(b, b'/' | b'>' | b'='));
            let value = until(at, |b| !is_space(b));
            if bytes.get(value) != Some(&b'=') {
                continue;
            }
            at = until(value + 1, |b| !is_space(b));
            at = match bytes.get(at) {
                Some(&quote @ (b'"' | b'\'')) => find(bytes, at + 1, quote).map_or(bytes.len(), |end| end + 1),
                _ => until(at, |b| is_space(b) || b == b'>'),
            };
        }
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0C)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attributes(count: usize) -> String {
        (0..count).map(|number| format!(" a{number}='> {number}'")).collect()
    }

    #[test]
    fn tags_keep_their_first_attributes() {
        let (few, many) = (attributes(MAX_ATTRIBUTES), attributes(MAX_ATTRIBUTES + 3));
        assert_eq!(bounded(&format!("é<p{many}>x</p><b c=d>")), format!("é<p{few} >x</p><b c=d>"));
        assert!(matches!(bounded(&format!("<p{few}>x")), Cow::Borrowed(_)));
        assert_eq!(bounded(&format!("<p{many}")), format!("<p{few} "));
    }

    #[test]
    fn a_tag_of_any_length_is_parsed() {
        let many: String = (0..500_000).map(|number| format!(" a{number}")).collect();
        let page = crate::page::html::parse(&format!("<p{many}>words</p>"), None).expect("a page");
        let p = page.first(crate::page::Tag::P).expect("a paragraph");
        assert_eq!((page.attrs(p).count(), page.text_below(p).as_str()), (MAX_ATTRIBUTES, "words"));
    }

    #[test]
    fn what_is_no_tag_stays() {
        let words = " x".repeat(MAX_ATTRIBUTES + 1);
        for html in [
            format!("1 < 2{words}"),
            format!("<!-- <p{words}> --><p>"),
            format!("<script>if (a<b{words}) 'x'</script>"),
            format!("<p title=\"<b{words}>\">"),
        ] {
            assert!(matches!(bounded(&html), Cow::Borrowed(_)), "{html}");
        }
    }

    #[test]
    fn nothing_hides_a_long_tag() {
        let many = attributes(MAX_ATTRIBUTES + 1);
        for before in ["<!-- <a href='x -->", "<script>'<a href=\"'</script>", "<br/>", "<a href=x/y=>", "<p =\">\" <"]
        {
            let html = format!("{before}<p{many}>x</p>");
            assert!(bounded(&html).len() < html.len(), "{before}");
        }
    }
}
