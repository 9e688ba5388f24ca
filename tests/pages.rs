//! Articles of several pages, joined, and what readers wrote below.

use stillpage::article::{NextPage, Step};
use stillpage::page::{Page, html};
use stillpage::{Reader, render};
use url::Url;

fn page(address: &str, body: &str) -> Page {
    let source =
        format!("<!DOCTYPE html><html lang=en><head><title>The weather book</title></head><body>{body}</body></html>");
    html::parse(&source, Url::parse(address).ok()).expect("a page")
}

fn next(address: &str, links: &str) -> Option<(String, u32, u32)> {
    NextPage::of(&page(address, links)).map(|next| (next.address, next.number, next.last))
}

fn found(address: &str, number: u32, last: u32) -> Option<(String, u32, u32)> {
    Some((address.to_owned(), number, last))
}

#[test]
fn numbers_lead_to_the_next_page() {
    let links = "<a href=/book/2>2</a> <a href=/book/3>3</a> <a href=/book/4>4</a>";
    assert_eq!(next("https://example.org/book", links), found("https://example.org/book/2", 2, 4));
    assert_eq!(
        next("https://example.org/book/2", &format!("<a href=/book>1</a> {links}")),
        found("https://example.org/book/3", 3, 4)
    );
    let links = "<a href=/pages-2.html>2</a> <a href=/pages-3.html>3</a> <a href=/pages-2.html>Next page</a>";
    assert_eq!(next("http://127.0.0.1:8000/pages.html", links), found("http://127.0.0.1:8000/pages-2.html", 2, 3));
    let links = "<a href='?page=2'>[2]</a><a href='?page=3'>[3]</a>";
    assert_eq!(
        next("https://example.org/book.php?id=7", "<a href='book.php?id=7&amp;page=2'>2</a>"),
        found("https://example.org/book.php?id=7&page=2", 2, 2)
    );
    assert_eq!(next("https://example.org/book?utm_source=x", links), found("https://example.org/book?page=2", 2, 3));
    assert_eq!(
        next("https://example.org/book.html", "<a href=book-2.html>2</a>"),
        found("https://example.org/book-2.html", 2, 2)
    );
}

#[test]
fn words_of_many_languages_lead_to_the_next_page() {
    for words in [
        "Next page",
        "Weiter",
        "Nächste Seite",
        "Page suivante",
        "Siguiente »",
        "次へ",
        "下一页",
        "Далее",
        "التالي",
        "›",
    ] {
        let link = format!("<a href=/book/seite-2>{words}</a>");
        assert_eq!(next("https://example.org/book", &link), found("https://example.org/book/seite-2", 2, 2), "{words}");
    }
    assert!(next("https://example.org/book", "<a rel=next href=/book/page/2/>…</a>").is_some());
}

#[test]
fn other_stories_are_no_pages_of_this_one() {
    for link in [
        "<a rel=next href=/another-story>Next</a>",
        "<a href=/book-2>The second book of the weather</a>",
        "<a href=https://elsewhere.example/book/2>2</a>",
        "<a href=/book/comment-page-2/#comments>2</a>",
        "<a href=/2023>2023</a>",
        "<a href=/book/12345>Next</a>",
        "<a href='javascript:2'>2</a>",
    ] {
        assert_eq!(next("https://example.org/book", link), None, "{link}");
    }
    assert_eq!(next("https://example.org/part-1", "<a rel=next href=/part-2>Part two: the storm</a>"), None);
}

const FIRST: &str = "<article><h1>The weather book</h1>
<p>The book lies on a shelf by the door, and in it stands the weather of a hundred and twelve years, a line for each day.<sup><a href='#n1'>1</a></sup></p>
<p>Whoever keeps the lamp writes the line at noon, before the soup, with the pencil that hangs from the spine on a string.</p>
<p id=n1>The first line is of the third of May and says: wind, then more wind.</p></article>
<nav><a href=/book/2>2</a></nav>";
const SECOND: &str = "<article><h1>The weather book</h1>
<p>Whoever keeps the lamp writes the line at noon, before the soup, with the pencil that hangs from the spine on a string.</p>
<p>In the winter of the great ice the lines grow short, since the ink froze and the pencil had to be thawed over the lamp.<sup><a href='#n1'>1</a></sup></p>
<p id=n1>That pencil is in the museum of the town, under glass, beside a herring.</p></article>
<nav><a href=/book>1</a></nav>";

#[test]
fn pages_are_joined_without_repeats_and_with_a_mark() {
    let pages = [page("https://example.org/book", FIRST), page("https://example.org/book/2", SECOND)];
    let [first, second] = &pages;
    let reading = Reader::default().read_pages(first, std::slice::from_ref(second)).expect("an article");
    let text = render::html(&reading.article);
    assert_eq!(text.matches("before the soup").count(), 1);
    let (before, after) =
        text.split_once("<p class=\"stillpage-page\"><a href=\"https://example.org/book/2\">2</a>").expect("a seam");
    assert!(before.contains("hundred and twelve") && after.contains("great ice") && after.contains("beside a herring"));
    // Each mark leads to the note of its own page.
    assert!(before.contains("href=\"#stillpage-1\"") && before.contains("id=\"stillpage-1\""));
    assert!(after.contains("href=\"#stillpage-2\"") && after.contains("id=\"stillpage-2\""));
    assert!(!render::text(&reading.article).lines().any(|line| line.trim() == "2"));
}

#[test]
fn comments_keep_their_threads() {
    let comments = "<section id=comments class=comments><h2>3 comments</h2>
<div class=comment><p>My grandfather kept that book, and he wrote with his left hand.</p>
<div class=children><div class=comment><p>So did mine, and nobody could read a word of it afterwards.</p></div></div></div>
<div class=comment><p>Is the pencil still there? I would like to see it.</p></div></section>";
    let page = page("https://example.org/book", &format!("{FIRST}{comments}"));
    let body = Reader::default().comments(&page).expect("comments");
    let (mut depth, mut deepest, mut items) = (0, 0, 0);
    for step in body.walk() {
        match step {
            Step::Open(_, element, _) if element.name() == "ul" => depth += 1,
            Step::Close(_, element) if element.name() == "ul" => depth -= 1,
            Step::Open(_, element, _) if element.name() == "li" => items += 1,
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    assert_eq!((items, deepest), (3, 2));
}
