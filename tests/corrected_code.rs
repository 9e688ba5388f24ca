//! Code that a person leaves out stays out, though code between kept text is kept.

use stillpage::correction::Action;
use stillpage::page::html;
use stillpage::{Options, Reader, render};

#[test]
fn code_that_is_left_out_stays_out() {
    let prose = |day: u32| {
        format!(
            "<p>On day {day} of the walk the traveller wrote down how far the road had led, who was met, and what the inn asked for bread.</p>"
        )
    };
    let text: String =
        (1..9).map(|day| if day == 5 { prose(day) + "<pre>stir(5)</pre>" } else { prose(day) }).collect();
    let page = html::parse(&format!("<title>The walk</title><article><h1>The walk</h1>{text}</article>"), None)
        .expect("a page");
    let read = |corrections| {
        let reader = Reader::new(Options { corrections, ..Options::default() });
        render::text(&reader.read(&page).expect("an article").article)
    };
    assert!(read(Vec::new()).contains("stir(5)"));
    let pre = page.ids().find(|&id| page.tag_name(id) == "pre").expect("the code");
    let correction = Reader::default().correct(&page, pre, Action::Remove).expect("a correction");
    assert!(!read(vec![correction]).contains("stir(5)"));
}
