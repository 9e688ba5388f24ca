//! What a person marked is found again after the page was edited, and written out with the article.

use stillpage::article::{Article, Step};
use stillpage::note::{Anchor, Note, Place, annotate, describe, find};
use stillpage::page::html;
use stillpage::{Reader, render};

const STORY: &str = include_str!("fixtures/story.html");

fn article(html: &str) -> Article {
    Reader::default().read(&html::parse(html, None).expect("a page")).expect("an article").article
}

fn text(article: &Article) -> String {
    article.body.walk().filter_map(|step| if let Step::Text(text) = step { Some(text) } else { None }).collect()
}

fn units(text: &str) -> u32 {
    text.encode_utf16().count() as u32
}

/// The place of some words, and the words at a place.
fn place(text: &str, words: &str) -> Place {
    let at = text.find(words).expect("words of the text");
    Place { from: units(&text[..at]), to: units(&text[..at + words.len()]) }
}

fn words(text: &str, place: Place) -> String {
    let all: Vec<u16> = text.encode_utf16().collect();
    String::from_utf16_lossy(&all[place.from as usize..place.to as usize])
}

/// A passage out of the middle of the article.
fn passage(text: &str) -> &str {
    let line = text.split(". ").filter(|line| line.len() > 60 && !line.contains('\n')).nth(2).expect("a sentence");
    line.trim()
}

#[test]
fn a_passage_is_found_where_it_was() {
    let article = article(STORY);
    let text = text(&article);
    let here = place(&text, passage(&text));
    let anchor = describe(&article.body, here).expect("an anchor");
    assert_eq!(anchor.quote, passage(&text));
    assert_eq!(find(&article.body, [&anchor]), [Some(here)]);
}

#[test]
fn of_two_alike_the_one_with_its_neighbours_is_found() {
    let twice = |first: &str| {
        let filler = "The harbour board met again on Thursday to settle what the tower will cost, and for how long.";
        format!(
            "<article><h1>A tower</h1><p>{first} Nobody said a word about it. {filler}</p>\
             <p>{filler} And then, much later. Nobody said a word about it. So it stayed as it was for years.</p>\
             <p>{filler}</p><p>{filler}</p></article>"
        )
    };
    let before = article(&twice("At first it was quiet."));
    let text_before = text(&before);
    let second = text_before.rfind("Nobody said").expect("the second");
    let from = units(&text_before[..second]);
    let anchor = describe(&before.body, Place { from, to: from + units("Nobody said a word about it.") });
    let after = article(&twice("At first, as everybody knows, it was quiet in the harbour and beyond."));
    let text_after = text(&after);
    let found = find(&after.body, anchor.iter())[0].expect("a place");
    assert_eq!(found.from, units(&text_after[..text_after.rfind("Nobody said").expect("the second")]));
}

#[test]
fn an_edited_passage_is_found_and_a_gone_one_is_not() {
    let before = article(STORY);
    let text_before = text(&before);
    let quote = passage(&text_before);
    let anchor = describe(&before.body, place(&text_before, quote)).expect("an anchor");
    let (head, tail) = quote.split_once(' ').expect("words");
    let edited =
        STORY.split_whitespace().collect::<Vec<_>>().join(" ").replace(quote, &format!("{head} really {tail}"));
    let after = article(&edited);
    let found = find(&after.body, [&anchor])[0].expect("a place");
    let there = words(&text(&after), found);
    assert!(there.contains(tail), "{there} / {tail}");
    let other = article(
        "<article><h1>Herring</h1><p>The price of herring rose again last week, by four parts in a hundred, and so did that of cod.</p><p>Fishers say that the cold water keeps the shoals away from the coast, and that the boats go out in vain.</p></article>",
    );
    assert_eq!(find(&other.body, [&anchor]), [None]);
}

fn mill() -> Article {
    let html = "<article><h1>The mill</h1><p>The mill at Harrow turns on <em>eleven sluices</em>, and each was \
        measured in the spring of 1912.</p><p>Their book survives, and the county still works from it whenever \
        the river is low.</p><figure><img src='https://x.test/a.png' alt='A'><figcaption>The wheel.</figcaption></figure>\
        <p>Nobody at the mill has found a reason to change a line of it in all those years.</p></article>";
    Reader::default().read(&html::parse(html, None).expect("a page")).expect("an article").article
}

fn note(quote: &str, words: &str) -> Note {
    Note { anchor: Anchor { quote: quote.into(), ..Anchor::default() }, words: words.into() }
}

#[test]
fn passages_are_marked_and_listed_with_their_notes() {
    let mut marked = mill();
    let notes = [
        note("found a reason to change", ""),
        note("turns on eleven sluices, and each", "Check the number.\n\nAsk Ames."),
        note("words that nobody wrote here before", "Gone."),
    ];
    annotate(&mut marked, &notes, "Highlights");
    let markdown = render::markdown(&marked);
    assert!(
        markdown.contains("Harrow <mark>turns on </mark>*<mark>eleven sluices</mark>*<mark>, and each</mark> was"),
        "{markdown}"
    );
    assert!(
        markdown.ends_with(
            "## Highlights\n\n> turns on eleven sluices, and each\n\nCheck the number.\n\nAsk Ames.\n\n\
         > found a reason to change\n\n> words that nobody wrote here before\n\nGone.\n"
        ),
        "{markdown}"
    );
    assert!(render::html(&marked).contains("<mark>found a reason to change</mark> a line"));
}

#[test]
fn marks_change_no_word_and_no_nesting() {
    let (plain, mut marked) = (mill(), mill());
    annotate(&mut marked, &[note("mill at Harrow", ""), note("Harrow turns", "")], "H");
    let text = render::text(&marked);
    assert!(text.starts_with(&render::text(&plain)), "{text}");
    assert!(render::markdown(&marked).contains("<mark>mill at Harrow turns</mark>"));
    let without = plain.clone();
    annotate(&mut marked, &[], "H");
    assert_eq!(plain, without);
}
