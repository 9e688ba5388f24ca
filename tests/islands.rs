//! What stands between two paragraphs of an article and leads nowhere stays whole: small tables, lines of an editor.

use stillpage::page::html;
use stillpage::{Reader, render};

/// A travel diary with something set between two of its paragraphs.
fn diary(between: &str) -> String {
    let day = |n: u32| {
        format!(
            "<p>On day {n} of the walk the traveller wrote down, as on every other, how far the road had led, who had \
             been met, and what the inn had asked for bread, cheese and a bed by the stove.</p>"
        )
    };
    let days: String = (1..5).map(day).collect();
    let later: String = (5..9).map(day).collect();
    format!(
        "<!DOCTYPE html><html lang=en><head><title>The walk</title></head><body><main><article><h1>The walk</h1>\
         {days}<p>Before it.</p>{between}<p>After it.</p>{later}</article></main></body></html>"
    )
}

fn text(source: &str) -> String {
    let page = html::parse(source, None).expect("a page");
    render::text(&Reader::default().read(&page).expect("an article").article)
}

#[test]
fn tables_of_single_words_stay_whole() {
    let boxes = "<div class='table'><div class='table-row'><span class='table-cell'>salt</span><span \
                 class='table-cell'>3</span></div><div class='table-row'><span class='table-cell'>silk</span><span \
                 class='table-cell'>90</span></div></div>";
    let roles = "<div role=table><div role=row><span role=columnheader>Load</span><span role=columnheader>Price</span>\
                 </div><div role=row><span role=cell>salt</span><span role=cell>3</span></div><div role=row><span \
                 role=cell>silk</span><span role=cell>90</span></div></div>";
    for table in [boxes, roles] {
        let text = text(&diary(table));
        for cell in ["salt", "silk", "90", "Before it.", "After it."] {
            assert!(text.contains(cell), "{cell} of {table}");
        }
    }
}

#[test]
fn what_leads_elsewhere_or_is_said_to_be_paid_does_not() {
    let links = "<div class='box'><a href='/ships'>Nine ships we liked this summer</a><a href='/maps'>How to fold a map in the rain</a></div>";
    let advertisement = "<div class='ad'><span>Advertisement</span><span>Sit down in a Nordmart chair</span></div>";
    let text = text(&diary(&format!("{links}<p>Between them.</p>{advertisement}")));
    for clutter in ["Nine ships", "fold a map", "Nordmart"] {
        assert!(!text.contains(clutter), "{clutter}");
    }
}
