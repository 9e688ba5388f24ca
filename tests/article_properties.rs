//! What holds of the article of any page: nothing lost, invented, doubled or moved; nothing in it
//! that acts; valid and bounded whatever comes.

mod support;

use std::time::{Duration, Instant};
use stillpage::block::Blocks;
use stillpage::page::Builder;
use stillpage::{Article, Options, Page, Reader, render};

fn sequence(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect()
}

/// The words that the page's kept blocks hold, in order.
fn kept(page: &Page) -> String {
    let blocks = Blocks::of(page);
    let verdicts = support::verdicts(page, &blocks);
    let kept = (0..blocks.len()).filter(|&i| verdicts.list[i].keep).map(|i| blocks.text(i));
    kept.collect::<Vec<_>>().join("\n")
}

/// Small numbers that look random and are the same each time (Knuth's linear congruence).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }
}

const NAMES: &[&str] = &[
    "a href='x.html'",
    "b",
    "i",
    "code",
    "span",
    "span dir=rtl",
    "p",
    "div",
    "div",
    "section lang=fr",
    "ul",
    "ol",
    "li",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "caption",
    "thead",
    "tr",
    "td",
    "th",
    "h3",
    "h5",
    "h4",
    "blockquote",
    "figure",
    "figcaption",
    "details",
    "summary",
    "pre",
    "br",
    "hr",
    "div data-keep=no",
    "p data-keep=no",
    "sup",
    "label",
    "center",
    "font",
    "x-own",
    "a href='#w3'",
    "p id=w3",
    "a name=w3",
    "img src=i.png alt=pic",
    "q",
    "ruby",
    "rt",
    "wbr",
    "form",
    "fieldset",
    "legend",
    "aside",
    "div role=list",
    "div role=listitem",
    "div role=table",
    "div role=row",
    "span role=cell",
    "div class=wp-caption",
    "p class=caption",
    "span class=dropcap",
    "code style=white-space:pre",
    "address",
    "div style=display:table",
    "div style=display:table-row",
    "span style=display:table-cell",
    "ul class=lst-kix_a-1",
    "ol class=lst-kix_a-0",
    "li class=ql-indent-2",
    "li data-list=bullet",
    "mjx-container",
    "mjx-math",
    "mjx-msup",
    "mjx-script",
    "mjx-mi",
    "mjx-utext",
];

/// Tags opened and closed in any order, with words between: half of them with code, half with parts that are left
/// out, since of code nothing is left out that stands amid kept words.
fn soup(numbers: &mut Numbers) -> String {
    let unwanted: &[&str] = if numbers.below(2) == 0 { &["pre", "code"] } else { &["data-keep"] };
    let is_wanted = |name: &&&str| !unwanted.iter().any(|part| name.contains(part));
    let names: Vec<&str> = NAMES.iter().filter(is_wanted).copied().collect();
    let mut out = String::from("<body>");
    for word in 0..40 {
        let name = names[numbers.below(names.len())];
        let bare = name.split(' ').next().unwrap_or(name);
        match numbers.below(6) {
            0 => out.push_str(&format!("</{bare}>")),
            1..=3 => out.push_str(&format!("<{name}>")),
            _ => out.push_str(&format!(" wordnumber{word} ")),
        }
    }
    out
}

#[test]
fn any_soup_becomes_a_valid_article_without_loss() {
    let mut numbers = Numbers(7);
    for number in 0..1_500 {
        let source = soup(&mut numbers);
        let (page, article) = support::read(&source);
        if number % 10 == 0 {
            support::leave_html(&format!("soup-{number}"), &article);
        }
        let (want, text) = (kept(&page), render::text(&article));
        assert_eq!(sequence(&text), sequence(&want), "from {source}");
        support::hold(&source);
    }
}

#[test]
fn markdown_of_any_soup_shows_the_same_words() {
    let mut numbers = Numbers(11);
    for _ in 0..1_000 {
        let source = soup(&mut numbers);
        let (_, mut article) = support::read(&source);
        article.metadata = Default::default();
        let markdown = render::markdown(&article);
        let (want, got) = (support::words(&render::text(&article)), support::words(&support::shown(&markdown)));
        assert_eq!(got, want, "\n{source}\n{markdown}");
    }
}

#[test]
fn signs_of_markdown_in_a_page_stay_text() {
    let mut numbers = Numbers(3);
    let signs = [
        "*", "_", "`", "#", "-", "+", "1.", ">", "<", "[", "](", "!", "~", "|", "\\", "&amp;lt;", "$", "=", ":", "^",
        " ",
    ];
    for _ in 0..1_500 {
        let mut source = String::from("<p>");
        for i in 0..14 {
            source.push_str(signs[numbers.below(signs.len())].replace('<', "&lt;").as_str());
            match numbers.below(5) {
                0 => source.push_str(&format!("w{i}")),
                1 => source.push_str(&format!("<b>w{i}</b>")),
                2 => source.push_str("<br>"),
                3 => source.push_str(&format!("<a href=y{i}>")),
                _ => source.push(' '),
            }
        }
        let (page, mut article) = support::read(&source);
        article.metadata = Default::default();
        let plain = |text: &str| text.split_whitespace().collect::<String>();
        let (want, got) = (plain(&kept(&page)), plain(&support::shown(&render::markdown(&article))));
        assert_eq!(got, want, "\n{source}\n{}", render::markdown(&article));
    }
}

#[test]
fn nothing_that_acts_gets_through() {
    let payloads = [
        r#"<a href="javascript:alert(1)">x</a>"#,
        r#"<a href=" &#1; JaVa&#10;Script&colon;alert(1)">x</a>"#,
        r#"<a href="view-source:javascript:alert(1)">x</a><a href="data:text/html,<script>1</script>">y</a>"#,
        r#"<img src="x.png" onerror="alert(1)" srcset="javascript:1 2x, y.png 3x" style="x:expression(1)">"#,
        r#"<img src="data:image/svg+xml,<svg onload=alert(1)>" alt="&quot; onerror=&quot;alert(1)">"#,
        r#"<svg><a xlink:href="javascript:1"><text>x</text></a><foreignObject><p onclick=1>y</p></foreignObject></svg>z"#,
        r#"<math><mi href="javascript:1" style="x" onclick="1">x</mi><annotation-xml encoding="text/html"><img src=x onerror=1></annotation-xml></math>"#,
        r#"<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>"#,
        r#"<iframe srcdoc="<script>1</script>" allowfullscreen></iframe><iframe src="javascript:1" title="t"></iframe>"#,
        r#"<video src="javascript:1" poster="data:text/html,1" onplay=1><source src="javascript:1"></video>"#,
        r#"<form action="javascript:1"><button formaction="javascript:1">go</button><input name=body></form>"#,
        r##"<p id="location" name="cookie">x <a href="#location">here</a></p><a name="__proto__">y</a><a href="#__proto__">z</a>"##,
        r#"<p lang='"><script>1</script>' dir='"x'>q</p><td colspan='1"onclick="1'>r</td>"#,
        r#"<pre class='language-"><script>1</script>'>code &lt;script&gt;1&lt;/script&gt;</pre>"#,
        r#"<noscript><p title="</noscript><img src=x onerror=alert(1)>">n</p></noscript>"#,
        r#"<time datetime='"><script>'>now</time><abbr title='"><script>1</script>'>a</abbr>"#,
        r#"<template><script>1</script></template><style>p{}</style><base href="javascript:1//"><p><a href="rel">x</a></p>"#,
        r#"<!--><img src=x onerror=1>--><plaintext><b>bold</b>"#,
    ];
    for payload in payloads {
        support::hold(&format!("<body><p>Words before.</p>{payload}<p>Words after.</p>"));
    }
}

#[test]
fn reading_the_readers_own_html_gives_the_same_article() {
    let mut numbers = Numbers(19);
    for _ in 0..600 {
        // Code or a table that other blocks tear apart stands in pieces, which are read as what
        // each then is by itself; the mark of a place moves to the block that it opens, and
        // so does a picture out of what was a summary without its details.
        let source = soup(&mut numbers).replace("code", "kbd").replace("role=table", "").replace("<table", "<div");
        let source = source.replace("a href='#w3'", "u").replace("<summary", "<u");
        support::hold_again(&source);
    }
}

#[test]
fn twenty_thousand_levels_are_a_small_tree() {
    for name in ["table", "blockquote", "ul", "b", "a", "details", "div", "figure", "p", "math", "pre", "span"] {
        let mut builder = Builder::new(None);
        for _ in 0..20_000 {
            builder.open(name);
            if name == "table" {
                builder.open("tr");
                builder.open("td");
            } else if name == "ul" {
                builder.open("li");
            } else if name == "a" {
                builder.attr("href", "https://x.example/");
            }
        }
        builder.text("at the bottom");
        let page = builder.finish();
        let blocks = Blocks::of(&page);
        let article = Article::of(&page, &blocks, &support::verdicts(&page, &blocks));
        let outputs = [render::html(&article), render::markdown(&article), render::text(&article)];
        assert!(outputs.iter().all(|out| out.contains("at the bottom")), "{name}: {}", outputs[2]);
        assert!(article.body.nodes.len() < 200, "{name}");
        assert_eq!(render::plan(&article.body).ops.iter().filter(|&&op| op == u32::MAX).count(), 0);
    }
}

/// Reads a page of any size and shows it in every form; the words at its end must be there.
fn bounded(name: &str, page: &Page, allowance: Duration) {
    let start = Instant::now();
    let article = support::article(page);
    let outputs = [render::html(&article), render::markdown(&article), render::text(&article)];
    assert!(outputs.iter().all(|out| out.contains("at the bottom")), "{name}");
    assert!(!render::plan(&article.body).ops.is_empty(), "{name}");
    assert!(start.elapsed() < allowance, "{name}: {:?}", start.elapsed());
}

/// Generous, for slow machines at work: what is not linear takes minutes.
const ALLOWANCE: Duration = Duration::from_secs(30);

#[test]
fn three_hundred_thousand_elements_are_read_in_time() {
    const NAMES: &[&str] =
        &["p", "span", "li", "tr", "td", "figure", "a", "img", "br", "dt", "pre", "code", "aside", "math", "sup"];
    let mut builder = Builder::new(url::Url::parse("https://site.example/").ok());
    builder.open("body");
    // Runs of the same name, each long enough to show what is not linear in siblings.
    for number in 0..300_000 {
        builder.open(NAMES[number / (300_000 / NAMES.len()) % NAMES.len()]);
        builder.attr("id", &format!("n{number}"));
        builder.attr("href", &format!("#n{}", 299_999 - number));
        builder.attr("src", &format!("p{number}.png"));
        builder.attr("class", "caption pullquote");
        builder.text("some words");
        builder.close();
    }
    builder.open("p");
    builder.text("at the bottom");
    bounded("elements", &builder.finish(), ALLOWANCE);
}

#[test]
fn tabs_lists_and_formulas_without_end_are_read_in_time() {
    let said: [(&str, &str, &str); 13] = [
        ("div", "role", "tablist"),
        ("div", "aria-rowcount", "9000000"),
        ("div", "style", "padding-top: 9000px"),
        ("d-math", "block", ""),
        ("span", "class", "MathJax"),
        ("p", "style", "mso-list:l0 level1 lfo1"),
        ("span", "style", "mso-list:Ignore"),
        ("ol", "class", "lst-kix_a-1"),
        ("li", "class", "ql-indent-3"),
        ("div", "style", "display:table"),
        ("table", "class", "head"),
        ("div", "class", "video-js"),
        ("span", "class", "pagenum"),
    ];
    for (name, attr, value) in said {
        for is_nested in [true, false] {
            let mut builder = Builder::new(None);
            builder.open("body");
            for number in 0..if is_nested { 10_000 } else { 60_000 } {
                builder.open(name);
                builder.attr(attr, value);
                builder.attr("aria-setsize", &format!("{}", 1_000_000 + number));
                builder.text("word");
                if !is_nested {
                    builder.close();
                }
            }
            builder.open("p");
            builder.text("at the bottom");
            let page = builder.finish();
            bounded(attr, &page, ALLOWANCE);
            let start = Instant::now();
            let _ = Reader::new(Options { insist: true, ..Options::default() }).read(&page);
            assert!(start.elapsed() < ALLOWANCE, "{name} {attr}, nested {is_nested}: {:?}", start.elapsed());
        }
    }
}

#[test]
fn boxes_of_formulas_and_lines_of_tex_without_end_are_read_in_time() {
    const NAMES: &[&str] =
        &["mjx-container", "mjx-math", "mjx-mfrac", "mjx-row", "mjx-num", "mjx-munder", "mjx-script"];
    for is_nested in [true, false] {
        let mut builder = Builder::new(None);
        builder.open("body");
        for number in 0..if is_nested { 20_000 } else { 100_000 } {
            builder.open(NAMES[number % NAMES.len()]);
            builder.text("word");
            if !is_nested {
                builder.close();
            }
        }
        builder.open("p");
        builder.text("at the bottom");
        bounded("boxes", &builder.finish(), ALLOWANCE);
    }
    let mut builder = Builder::new(None);
    builder.open("p");
    for line in ["\\begin{align}", "\\[ \\) x", "\\end{gather}", "\\("].iter().cycle().take(100_000) {
        builder.text(line);
        builder.open("br");
        builder.close();
    }
    builder.text("at the bottom");
    bounded("lines", &builder.finish(), ALLOWANCE);
}

#[test]
fn one_long_text_and_many_attributes_are_read_in_time() {
    let texts = [
        "word ",
        "x",
        "$$a$$ ",
        "\\(",
        "\\begin{align}",
        "\\begin{x}",
        "*",
        "`",
        "<",
        "\0",
        "\u{a0}",
        "1. ",
        "|",
        "&amp;",
        "[^1]: ",
    ];
    for text in texts {
        let most = if text == "word " { 20_000_000 } else { 1_000_000 };
        for (name, size) in [("p", most), ("pre", 1_000_000), ("td", 1_000_000), ("li", 1_000_000)] {
            let mut builder = Builder::new(None);
            builder.open("body");
            builder.open(name);
            builder.text(&text.repeat(size / text.len()));
            builder.text(" at the bottom");
            bounded(&format!("{text:?} in {name}"), &builder.finish(), ALLOWANCE);
        }
    }
    let mut builder = Builder::new(None);
    builder.open("p");
    for number in 0..100_000 {
        builder.attr(&format!("data-{number}-src"), "x.png");
    }
    builder.text("at the bottom");
    builder.open("img");
    for number in 0..100_000 {
        builder.attr(&format!("data-{number}-srcset"), "x.png 2x, y.png 3x");
    }
    bounded("attributes", &builder.finish(), ALLOWANCE);
}
