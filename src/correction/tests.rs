//! A correction made on one page of a template changes the others, and nothing else.

use super::*;
use crate::block::Blocks;
use crate::kind::Kind;
use crate::page::{AttrName, NodeId, Page, html};
use crate::verdict::{PageType, Verdict, Verdicts};

/// A page of a template: `hashed` gives its class names no meaning, and another one each time.
fn page(story: &[&str], promo: &str, hashed: bool) -> Page {
    let class = |name: &str| {
        let code = story.concat().len() * 31 + name.len() * 7919;
        if hashed { format!("x{code:x}{}", name.len()) } else { name.to_owned() }
    };
    let text: String = story.iter().map(|text| format!("<p class={}>{text}</p>", class("par"))).collect();
    let html = format!(
        "<body><div class={top}><nav class={nav}><ul><li><a href=/a>News</a><li><a href=/b>Weather</a></ul></nav></div>
        <div class={grid}><main class={main}><article class={story}><h1>{headline}</h1>{text}
        <div class={box_}><div class={inner}><h3>Our letter</h3><p>{promo}</p><a href=/join>Join</a></div></div></article></main>
        <div class={rail}><div class={list}><h3>Most read</h3><ol><li><a href=/1>{one}</a><li><a href=/2>Two</a></ol></div>
        <div class={list}><h3>From elsewhere</h3><ol><li><a href=/3>Three</a><li><a href=/4>Four</a></ol></div></div></div>
        <div class={slot}></div><div class={slot}><p>Boots at half the price</p></div>",
        top = class("top-bar"), nav = class("main-nav"), grid = class("grid"), main = class("main"),
        story = class("story"), headline = story[0], box_ = class("newsletter-box"), inner = class("inner"),
        rail = class("rail"), list = class("list-box"), one = story[0], slot = class("slot"),
    );
    html::parse(&html, None).expect("a page")
}

const STORY: &[&str] =
    &["The first story of them all", "It has a text that goes on for a while.", "And ends here, as it should end."];
const OTHER: &[&str] = &[
    "Another story altogether",
    "This one is longer than the first was, by a good deal of words in all.",
    "It has a second paragraph of its own.",
    "And a third, which nobody would have thought of, to make it so much longer.",
    "There is a fourth too.",
];

/// Verdicts that keep what is in the article element, letter and all.
fn verdicts(page: &Page, blocks: &Blocks) -> Verdicts {
    let article = page.ids().find(|&n| page.tag_name(n) == "article");
    let in_story = |i: usize| article.is_some_and(|article| page.contains(article, blocks.get(i).element));
    let verdict = |i: usize| {
        let keep = in_story(i);
        let kind = if keep { Kind::Content } else { Kind::Ui };
        Verdict { kind, probability: 0.9, keep, content: if keep { 0.97 } else { 0.03 } }
    };
    Verdicts::known((0..blocks.len()).map(verdict).collect(), PageType::Article)
}

/// The element around the one that has this text as its own.
fn around(page: &Page, text: &str, levels: usize) -> NodeId {
    let own = page.ids().find(|&n| page.is_text(n) && page.text(n).trim() == text).expect("the text");
    page.ancestors(own).nth(levels).expect("an element")
}

fn made(page: &Page, node: NodeId, action: Action) -> Result<Correction, CorrectionError> {
    let blocks = Blocks::of(page);
    make(page, &blocks, &verdicts(page, &blocks), node, action)
}

/// The texts that are kept on a page with corrections.
fn kept(page: &Page, corrections: &[Correction]) -> Vec<String> {
    let blocks = Blocks::of(page);
    let mut verdicts = verdicts(page, &blocks);
    apply(page, &blocks, &mut verdicts, corrections);
    (0..blocks.len()).filter(|&i| verdicts.list[i].keep).map(|i| blocks.text(i).to_owned()).collect()
}

#[test]
fn a_part_is_removed_from_other_pages_of_the_template_with_all_class_names_changed() {
    let here = page(STORY, "A letter each Friday.", false);
    let letter = made(&here, around(&here, "Our letter", 1), Action::Remove).expect("a correction");
    for hashed in [false, true] {
        let there = page(OTHER, "Something else is promised here.", hashed);
        let before = kept(&there, &[]);
        let after = kept(&there, &[letter]);
        let gone: Vec<&String> = before.iter().filter(|text| !after.contains(text)).collect();
        assert_eq!(gone, ["Our letter", "Something else is promised here.", "Join"], "hashed: {hashed}");
    }
}

#[test]
fn a_part_is_put_back_on_other_pages_of_the_template() {
    let here = page(STORY, "A letter.", false);
    let list = made(&here, around(&here, "From elsewhere", 1), Action::Keep).expect("a correction");
    let there = page(OTHER, "A letter.", true);
    let before = kept(&there, &[]);
    let after = kept(&there, &[list]);
    let back: Vec<&String> = after.iter().filter(|text| !before.contains(text)).collect();
    assert_eq!(back, ["From elsewhere", "Three", "Four"]);
}

#[test]
fn what_is_surely_content_is_not_outweighed_by_a_doubtful_likeness() {
    let here = page(STORY, "A letter each Friday.", false);
    let paragraph = made(&here, around(&here, STORY[1], 0), Action::Remove).expect("a correction");
    let there = page(OTHER, "A letter each Friday.", false);
    assert_eq!(kept(&there, &[paragraph]), kept(&there, &[]));
}

#[test]
fn the_article_is_not_hidden() {
    let here = page(STORY, "A letter each Friday.", false);
    let article = here.ids().find(|&n| here.tag_name(n) == "article").expect("an article");
    assert!(matches!(made(&here, article, Action::Remove), Err(CorrectionError::HidesArticle(100))));
    assert!(made(&here, article, Action::Keep).is_ok());
    for name in ["html", "body"] {
        let node = here.ids().find(|&n| here.tag_name(n) == name).expect("it");
        assert_eq!(made(&here, node, Action::Keep), Err(CorrectionError::NoPart));
    }
    assert_eq!(made(&here, NodeId(9999), Action::Remove), Err(CorrectionError::NoPart));
    // Neither does one that was made elsewhere, such as in a file from a stranger.
    let correction = Correction {
        action: Action::Remove,
        fingerprint: made(&here, article, Action::Keep).expect("one").fingerprint,
    };
    assert_eq!(kept(&here, &[correction; 5]), kept(&here, &[]));
    let blocks = Blocks::of(&here);
    let outcomes = apply(&here, &blocks, &mut verdicts(&here, &blocks), &[correction]);
    assert_eq!(outcomes, [Err(CorrectionError::HidesArticle(100))]);
}

#[test]
fn what_is_not_to_be_told_apart_is_refused() {
    let row = "<section><div><b>Buy</b></div><i>x</i></section>".repeat(40);
    let page = html::parse(&format!("<body><p>Text of a page.</p>{row}"), None).expect("a page");
    let middle = page.ids().filter(|&n| page.tag_name(n) == "div").nth(20).expect("one");
    assert_eq!(made(&page, middle, Action::Remove), Err(CorrectionError::Ambiguous));
}

#[test]
fn the_written_form_is_short_holds_no_words_and_is_read_back() {
    let here = page(STORY, "A letter each Friday.", false);
    let letter = made(&here, around(&here, "Our letter", 1), Action::Remove).expect("a correction");
    let json = serde_json::to_string(&Corrections::new(vec![letter])).expect("JSON");
    assert_eq!(json.len(), r#"{"version":1,"list":["-"]}"#.len() + 32);
    assert_eq!(Corrections::from_json(&json).expect("corrections").list(), [letter]);
    // A thousand sites of names of 24 letters, two corrections each, stay under 100 KB.
    assert!(1000 * (r#""":["-","-"],"#.len() + 24 + 2 * 32) < 102_400);
}

#[test]
fn damaged_json_is_an_error_of_one_sentence() {
    use CorrectionError::{Json, TooMany, Version};
    let error = |json: &str| Corrections::from_json(json).expect_err(json);
    for json in [
        "",
        "[]",
        "null",
        "7",
        "{}",
        r#"{"version":1}"#,
        r#"{"version":1,"list":["-AAAA"]}"#,
        r#"{"version":1,"list":["AAAA"]}"#,
        r#"{"version":1,"list":[7]}"#,
        r#"{"version":1,"list":["-ÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄ"]}"#,
    ] {
        assert!(matches!(error(json), Json(_)), "{json}");
    }
    assert_eq!(error(r#"{"version":9,"list":{}}"#), Version(9));
    let many = Corrections::new(vec![Correction::try_from(format!("-{}", "A".repeat(32))).expect("one"); MOST + 1]);
    assert_eq!(error(&serde_json::to_string(&many).expect("JSON")), TooMany(MOST + 1));
}

#[test]
fn large_pages_take_linear_time() {
    let wide = html::parse(&format!("<body>{}", "<div><a>x</a></div>".repeat(100_000)), None).expect("a page");
    let deep = html::parse(&"<div>x".repeat(20_000), None).expect("a page");
    let correction = Correction::try_from(format!("-{}", "A".repeat(32))).expect("one");
    for page in [wide, deep] {
        let blocks = Blocks::of(&page);
        let last = page.ids().rfind(|&n| page.attr(n, AttrName::CLASS).is_none() && !page.is_text(n)).expect("one");
        let own = made(&page, last, Action::Remove);
        let corrections = [correction, own.unwrap_or(correction)];
        assert_eq!(apply(&page, &blocks, &mut verdicts(&page, &blocks), &corrections).len(), 2);
    }
}

#[test]
fn what_stood_on_other_pages_goes_but_not_the_same_article() {
    let here = page(STORY, "A letter each Friday, and on Mondays too.", false);
    let there = page(OTHER, "A letter each Friday, and on Mondays too.", true);
    let seen = hashes(&Blocks::of(&here), 7);
    let after = |page: &Page, salt: u32| {
        let blocks = Blocks::of(page);
        let mut verdicts = verdicts(page, &blocks);
        Memory { salt, seen: seen.clone() }.apply(&blocks, &mut verdicts);
        (0..blocks.len()).filter(|&i| verdicts.list[i].keep).count()
    };
    assert_eq!(after(&there, 7), kept(&there, &[]).len() - 1);
    assert_eq!(after(&there, 8), kept(&there, &[]).len(), "another salt knows nothing");
    assert_eq!(after(&here, 7), kept(&here, &[]).len(), "the same article again");
}
