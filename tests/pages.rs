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
    let reading = Reader::default().read_pages(&[], first, std::slice::from_ref(second)).expect("an article");
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

/// A page with some rows of a list that keeps only what is on the screen.
fn state(rows: std::ops::RangeInclusive<u32>, list: [&str; 2], row: [&str; 2]) -> Page {
    let words = ["gate", "ford", "mill", "well", "inn", "bridge", "toll", "lamp"];
    let told = |n: u32| {
        let at = |k: u32| words[((n * 7 + k * 3) % 8) as usize];
        format!(
            "{}Entry {n}: the {} was shut, so that the carts of the {} went by the {} and paid {n} pence there, as the keeper wrote down on the evening of that day.{}",
            row[0],
            at(0),
            at(1),
            at(2),
            row[1]
        )
    };
    let rows: String = rows.map(told).collect();
    let text = "The weather book of the valley was kept for forty years, and every keeper wrote into it what the day had brought, whatever it was and however late the hour.";
    let body = format!(
        "<article><h1>The weather book</h1><p>{text} Here it is as it was found.</p>{}{rows}{}<p>So it stands in the book, which lies in the town hall now, where everyone may read it who asks for the key of the cupboard in which it is kept.</p></article>",
        list[0], list[1]
    );
    page("https://example.org/book", &body)
}

/// The entries that the article over some states holds, in order.
fn entries(states: &[Page]) -> Vec<u32> {
    let (now, earlier) = states.split_last().expect("a state");
    let reader = Reader::new(stillpage::Options { insist: true, ..Default::default() });
    let reading = reader.read_pages(earlier, now, &[]).expect("an article");
    let text = render::text(&reading.article);
    assert!(text.contains("as it was found") && text.trim_end().ends_with("in which it is kept."), "{text}");
    let number = |rest: &str| rest.split(':').next().and_then(|n| n.parse().ok()).expect("a number");
    text.split("Entry ").skip(1).map(number).collect()
}

#[test]
fn what_a_virtualised_list_drops_stays_in_order_and_once() {
    let shapes = [(["<div>", "</div>"], ["<div><p>", "</p></div>"]), (["<ul>", "</ul>"], ["<li>", "</li>"])];
    for (list, row) in shapes {
        let state = |rows| state(rows, list, row);
        let all = |last: u32| (1..=last).collect::<Vec<_>>();
        assert_eq!(entries(&[state(1..=12), state(7..=18)]), all(18), "down");
        assert_eq!(entries(&[state(7..=18), state(1..=12)]), all(18), "up");
        assert_eq!(entries(&[state(1..=12), state(7..=18), state(13..=24), state(19..=30)]), all(30), "on and on");
    }
    let state = |rows| state(rows, ["<div>", "</div>"], ["<p>", "</p>"]);
    assert_eq!(entries(&[state(1..=6), state(13..=18)]), [1, 2, 3, 4, 5, 6, 13, 14, 15, 16, 17, 18]);
}

#[test]
fn what_is_written_anew_is_not_there_twice() {
    let book = |line: &str| {
        let text = "The weather book of the valley was kept for forty years, and every keeper wrote into it what the day had brought, whatever it was and however late the hour.";
        page(
            "https://example.org/book",
            &format!(
                "<article><h1>The weather book</h1><p>{text} One.</p><p>{line}</p><p>{text} Two.</p><p>{text} Three.</p></article>"
            ),
        )
    };
    let line = |minutes| {
        format!(
            "This account of the flood was last brought up to date {minutes} minutes ago by the keeper of the book."
        )
    };
    let reader = Reader::new(stillpage::Options { insist: true, ..Default::default() });
    let reading = reader.read_pages(&[book(&line(5))], &book(&line(6)), &[]).expect("an article");
    let text = render::text(&reading.article);
    assert_eq!(text.matches("This account").count(), 1, "{text}");
    assert!(text.contains("6 minutes"), "{text}");
}

#[test]
fn a_page_that_holds_more_than_it_has_says_so() {
    let part = |list: &str, row: &str| {
        let page = state(1..=8, [list, "</div>"], [row, "</div>"]);
        Reader::new(stillpage::Options { insist: true, ..Default::default() }).read(&page).expect("an article").is_part
    };
    assert!(part("<div role=feed>", "<div role=article aria-posinset=1 aria-setsize=400>"));
    assert!(part("<div role=grid aria-rowcount=900>", "<div role=row>"));
    assert!(part("<div style='padding-top: 0px; padding-bottom: 41200px'>", "<div>"));
    assert!(part(
        "<div style='height: 40000px; position: relative'>",
        "<div style='position: absolute; top: 80px; height: 40px'>"
    ));
    assert!(!part("<div>", "<div>"));
    assert!(!part("<div role=feed>", "<div role=article aria-setsize=8>"));
    assert!(!part("<div role=feed>", "<div role=article aria-setsize=-1>"));
}
