//! The command line, from the outside: formats, exit status, messages, bad input.

use flate2::{Compression, write::GzEncoder};
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

/// A page with an article of four paragraphs and some clutter.
const STORY: &str = include_str!("fixtures/story.html");

/// A folder for one test, empty at its start.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli").join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder for the test");
    folder
}

fn stillpage() -> Command {
    Command::new(env!("CARGO_BIN_EXE_stillpage"))
}

fn run(words: &[&str]) -> Output {
    stillpage().args(words).stdin(Stdio::null()).output().expect("the program runs")
}

/// Runs with `input` as standard input.
fn pipe(words: &[&str], input: &[u8]) -> Output {
    let mut command = stillpage();
    command.args(words).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program runs");
    let mut stdin = child.stdin.take().expect("standard input");
    let input = input.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().expect("the program ends");
    let _ = writer.join();
    output
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

fn status(output: &Output) -> i32 {
    output.status.code().expect("ended by itself")
}

/// Asserts that an input is refused with status 2 and one sentence that holds `words`.
#[track_caller]
fn assert_bad(output: &Output, words: &str) {
    let said = stderr(output);
    assert_eq!(status(output), 2, "{said}");
    assert!(said.contains(words), "{said:?} lacks {words:?}");
    assert_eq!(said.trim_end().lines().count(), 1, "more than a sentence: {said}");
    assert!(output.stdout.is_empty(), "something was written all the same");
}

fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).expect("gzip")
}

#[test]
fn reads_from_a_file_and_from_standard_input_alike() {
    let file = folder("alike").join("story.html");
    fs::write(&file, STORY).expect("written");
    let from_file = run(&["read", &file.to_string_lossy(), "--format", "text"]);
    let from_stdin = pipe(&["read", "-", "--format", "text"], STORY.as_bytes());
    let without_a_name = pipe(&["read", "--format", "text"], STORY.as_bytes());
    assert_eq!(status(&from_file), 0, "{}", stderr(&from_file));
    assert!(stdout(&from_file).contains("The baker opens at four"), "{}", stdout(&from_file));
    assert_eq!(stdout(&from_file), stdout(&from_stdin));
    assert_eq!(stdout(&from_file), stdout(&without_a_name));
}

#[test]
fn text_has_one_block_a_line() {
    let text = stdout(&pipe(&["read", "--format", "text"], STORY.as_bytes()));
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines.len() >= 4, "{text}");
    assert!(lines.iter().all(|line| !line.trim().is_empty()), "{text}");
    assert!(!lines.contains(&"Bread before dawn"), "the headline is not part of the text: {text}");
}

#[test]
fn every_format_holds_the_article() {
    for (format, mark) in [("html", "<p"), ("markdown", "The baker"), ("text", "The baker"), ("json", "\"metadata\"")] {
        let output = pipe(&["read", "--format", format], STORY.as_bytes());
        assert_eq!(status(&output), 0, "{format}: {}", stderr(&output));
        let text = stdout(&output);
        assert!(text.contains(mark), "{format}: {text}");
        assert!(text.contains("four in the morning"), "{format}: {text}");
    }
}

#[test]
fn json_is_one_object() {
    let output = pipe(&["read", "--format", "json", "--url", "https://example.org/a"], STORY.as_bytes());
    let json: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    assert!(json["text"].as_str().is_some_and(|text| text.contains("four in the morning")));
    assert!(json["metadata"].is_object() && json["confidence"].is_number() && json["pageType"].is_string());
}

#[test]
fn writes_to_a_file() {
    let out = folder("output").join("story.md");
    let output = pipe(&["read", "--output", &out.to_string_lossy()], STORY.as_bytes());
    assert_eq!(status(&output), 0, "{}", stderr(&output));
    assert!(output.stdout.is_empty());
    assert!(fs::read_to_string(out).expect("written").contains("The baker"));
}

#[test]
fn gzip_needs_no_word() {
    let plain = pipe(&["read"], STORY.as_bytes());
    let zipped = pipe(&["read"], &gzipped(STORY.as_bytes()));
    assert_eq!(stdout(&plain), stdout(&zipped));
}

#[test]
fn every_encoding_reads_alike() {
    let story = STORY.replace("<meta charset=\"utf-8\">", "");
    let plain = stdout(&pipe(&["read", "--format", "text"], STORY.as_bytes()));
    assert!(plain.contains("café"), "{plain}");
    let utf16 = |unit: fn(u16) -> [u8; 2]| story.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
    let latin1 = |page: &str| page.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin-1")).collect::<Vec<u8>>();
    let declared = STORY.replace("charset=\"utf-8\"", "charset=\"iso-8859-1\"");
    let inputs = [
        ("UTF-8 with a mark", [b"\xEF\xBB\xBF", story.as_bytes()].concat()),
        ("UTF-16 little-endian", utf16(u16::to_le_bytes)),
        ("UTF-16 big-endian with a mark", [b"\xFE\xFF".to_vec(), utf16(u16::to_be_bytes)].concat()),
        ("Latin-1, declared", latin1(&declared)),
        ("Latin-1, undeclared", latin1(&story)),
    ];
    for (name, bytes) in inputs {
        let output = pipe(&["read", "--format", "text"], &bytes);
        assert_eq!(stdout(&output), plain, "{name}: {}", stderr(&output));
    }
}

#[test]
fn what_is_no_page_is_said_in_a_sentence() {
    assert_bad(&pipe(&["read"], b""), "the input is empty");
    assert_bad(&pipe(&["read"], b" \n\t "), "the input is empty");
    assert_bad(&pipe(&["read"], b"\x1F\x8B\x08\x00broken"), "a damaged gzip archive");
    assert_bad(&pipe(&["read"], b"PK\x03\x04rest"), "a zip archive");
    assert_bad(&pipe(&["read"], b"\x89PNG\r\n\x1a\n"), "a PNG picture");
    assert_bad(&pipe(&["read"], &[7u8; 300]), "binary data");
    let pdf = folder("pdf").join("page.html");
    fs::write(&pdf, b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj").expect("written");
    assert_bad(&run(&["read", &pdf.to_string_lossy()]), "a PDF, not a web page");
    assert_bad(&run(&["blocks", &pdf.to_string_lossy()]), "a PDF, not a web page");
}

#[test]
fn wrong_paths_are_said_in_a_sentence() {
    let folder = folder("paths");
    let there = folder.join("there");
    assert_bad(&run(&["read", &there.to_string_lossy()]), "no such file");
    assert_bad(&run(&["read", &folder.to_string_lossy()]), "is a folder");
    assert_bad(&run(&["batch", &there.to_string_lossy()]), "no such file");
    let nowhere = there.join("out.md");
    assert_bad(&pipe(&["read", "--output", &nowhere.to_string_lossy()], STORY.as_bytes()), "cannot write");
    assert_bad(&pipe(&["read", "--url", "example"], STORY.as_bytes()), "is not a web address");
    assert_bad(&pipe(&["read", "--url", "javascript:alert(1)"], STORY.as_bytes()), "is not a web address");
}

#[test]
fn wrong_use_ends_with_2() {
    for words in [&["read", "--format", "docx"][..], &["reed"], &["batch"], &["batch", "m", "--jobs", "0"], &[]] {
        assert_eq!(status(&run(words)), 2, "{words:?}");
    }
}

#[test]
fn an_epub_holds_the_article_and_is_the_same_each_time() {
    let words = ["read", "--format", "epub", "--url", "https://example.org/story.html"];
    let book = pipe(&words, STORY.as_bytes());
    assert_eq!(status(&book), 0, "{}", stderr(&book));
    assert_eq!(book.stdout, pipe(&words, STORY.as_bytes()).stdout);
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(book.stdout)).expect("a zip archive");
    let mut file = |name: &str| {
        let mut text = String::new();
        archive.by_name(name).expect(name).read_to_string(&mut text).expect("UTF-8");
        text
    };
    assert!(file("EPUB/article.xhtml").contains("The baker opens at four"));
    assert!(
        file("EPUB/package.opf").contains("<dc:identifier id=\"id\">https://example.org/story.html</dc:identifier>")
    );
    assert!(file("EPUB/nav.xhtml").contains("href=\"article.xhtml\""));
}

#[test]
fn help_has_examples() {
    for command in ["read", "blocks", "batch"] {
        let output = run(&[command, "--help"]);
        assert_eq!(status(&output), 0);
        assert!(stdout(&output).contains("Example"), "{command}");
    }
}

#[test]
fn a_page_without_text_is_refused() {
    let output = pipe(&["read"], b"<html><body><img src=a.png><script>let a = 1</script></body></html>");
    assert_eq!(status(&output), 1);
    assert!(stderr(&output).contains("no text"), "{}", stderr(&output));
    assert!(output.stdout.is_empty());
}

#[test]
fn a_list_of_links_is_refused_and_insisting_shows_it() {
    let links: String = (0..60).map(|i| format!("<li><a href=/{i}>Headline {i} of today</a></li>")).collect();
    let page = format!("<html><body><nav><ul>{links}</ul></nav></body></html>");
    let output = pipe(&["read"], page.as_bytes());
    assert_eq!(status(&output), 1, "{}", stdout(&output));
    assert!(stderr(&output).contains("--insist"), "{}", stderr(&output));
    assert_eq!(status(&pipe(&["read", "--insist"], page.as_bytes())), 0);
}

#[test]
fn fifty_megabytes_of_nested_divs_end_quickly() {
    let start = Instant::now();
    let output = pipe(&["read"], "<div>".repeat(10_000_000).as_bytes());
    assert_bad(&output, "deep");
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}

#[test]
fn deep_nesting_that_is_allowed_is_read() {
    let story = &STORY[STORY.find("<article").expect("an article")..];
    let page = "<div>".repeat(3_000) + story;
    let output = pipe(&["read", "--insist"], page.as_bytes());
    assert_eq!(status(&output), 0, "{}", stderr(&output));
}

#[test]
fn an_archive_that_swells_is_stopped() {
    let bomb = gzipped(&vec![b'a'; 200_000_000]);
    assert_bad(&pipe(&["read"], &bomb), "more than");
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let mut command = stillpage();
    command.args(["blocks", "--format", "html"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program runs");
    drop(child.stdout.take());
    let page = "<p>A line of some length for the output to be long enough.</p>".repeat(20_000);
    let _ = child.stdin.take().expect("standard input").write_all(page.as_bytes());
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!(status(&output), 0, "{}", stderr(&output));
    assert!(output.stderr.is_empty(), "{}", stderr(&output));
}

#[test]
fn blocks_as_json_have_kinds_and_reasons() {
    let output = pipe(&["blocks", "--format", "json"], STORY.as_bytes());
    let blocks: Vec<serde_json::Value> = serde_json::from_str(&stdout(&output)).expect("JSON");
    assert!(blocks.len() > 6);
    for block in blocks {
        let kind = block["kind"].as_str().expect("a kind");
        assert!(stillpage::Kind::from_key(kind).is_some(), "{kind}");
        assert!(block["probability"].as_f64().is_some_and(|p| (0.0..=1.0).contains(&p)), "{block}");
        assert!(block["text"].is_string() && block["keep"].is_boolean() && block["reasons"].is_array(), "{block}");
    }
}

#[test]
fn blocks_as_a_table_have_one_line_each() {
    let count = stdout(&pipe(&["blocks", "--format", "json"], STORY.as_bytes())).matches("\"kind\":").count();
    let table = stdout(&pipe(&["blocks"], STORY.as_bytes()));
    assert_eq!(table.lines().count(), count + 1, "{table}");
    let hostile = "<p>before\u{1b}[31m\u{7}after, and enough words to be a block of its own</p>";
    assert!(!stdout(&pipe(&["blocks"], hostile.as_bytes())).contains('\u{1b}'));
}

#[test]
fn blocks_as_html_are_the_page_with_marks() {
    let marked = stdout(&pipe(&["blocks", "--format", "html"], STORY.as_bytes()));
    assert!(marked.contains("data-stillpage-kind=\"") && marked.contains("data-stillpage-score=\"0."), "{marked}");
    let unmarked = strip_marks(&marked);
    let page = scraper::Html::parse_document(STORY).html();
    assert_eq!(unmarked.trim_end(), page.trim_end());
}

/// Takes the two attributes out again.
fn strip_marks(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(at) = rest.find(" data-stillpage-") {
        out.push_str(&rest[..at]);
        let value = rest[at..].split_once("=\"").map_or("", |(_, value)| value);
        rest = value.split_once('"').map_or("", |(_, rest)| rest);
    }
    out + rest
}

#[test]
fn a_batch_keeps_its_order_and_goes_on_after_bad_pages() {
    let folder = folder("batch");
    fs::write(folder.join("story.html"), STORY).expect("written");
    fs::write(folder.join("story.html.gz"), gzipped(STORY.as_bytes())).expect("written");
    fs::write(folder.join("empty.html"), "").expect("written");
    fs::write(folder.join("bad.html"), b"%PDF-1.4").expect("written");
    let names = ["story.html", "empty.html", "story.html.gz", "bad.html", "missing.html", "."];
    let lines = (0..120).map(|i| {
        let url = if i % 2 == 0 { ", \"url\": \"https://example.org/\"" } else { "" };
        format!("{{\"id\": \"page {i}\", \"path\": \"{}\"{url}}}\n", names[i % names.len()])
    });
    let manifest = folder.join("pages.jsonl");
    fs::write(&manifest, lines.collect::<String>()).expect("written");
    let output = run(&["batch", &manifest.to_string_lossy(), "--jobs", "4"]);
    assert_eq!(status(&output), 0, "{}", stderr(&output));
    let lines: Vec<serde_json::Value> =
        stdout(&output).lines().map(|l| serde_json::from_str(l).expect("JSON")).collect();
    assert_eq!(lines.len(), 120);
    for (i, line) in lines.iter().enumerate() {
        assert_eq!(line["id"], format!("page {i}"));
        if names[i % names.len()].starts_with("story") {
            assert!(line["text"].as_str().is_some_and(|text| text.contains("four in the morning")), "{line}");
            assert!(line["ms"].as_f64().is_some_and(|ms| ms > 0.0), "{line}");
            let fields = ["title", "author", "date", "language"];
            assert!(fields.iter().all(|field| line.get(field).is_some()), "{line}");
        } else {
            assert!(line["error"].is_string() && line.get("text").is_none(), "{line}");
        }
    }
}

#[test]
fn a_broken_manifest_names_its_line() {
    let output = pipe(&["batch", "-"], b"{\"id\": 1, \"path\": \"a.html\"}\n\n{\"id\": true}\n");
    assert_bad(&output, "line 3");
}

#[test]
fn blocks_of_a_report_are_those_of_the_page() {
    let page = stillpage::page::html::parse(STORY, None).expect("a page");
    let report = stillpage::report::Report::of(&page, 5).expect("a report").to_json();
    let decided = |input: &[u8]| -> Vec<String> {
        let output = pipe(&["blocks", "-"], input);
        assert_eq!(status(&output), 0);
        stdout(&output).lines().map(|line| line.chars().take(22).collect()).collect()
    };
    assert_eq!(decided(report.as_bytes()), decided(STORY.as_bytes()));
    assert_eq!(decided(&gzipped(report.as_bytes())), decided(STORY.as_bytes()));
    assert_bad(&pipe(&["blocks", "--format", "html", "-"], report.as_bytes()), "--format table");
    assert_bad(&pipe(&["read", "-"], report.as_bytes()), "stillpage blocks");
}
