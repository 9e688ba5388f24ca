//! Of several articles on a page, the one on the screen is read: `tests/fixtures/in-view/stories.txt`, laid one
//! below the other in the ways that endless pages do.

use stillpage::page::{AttrName, Builder, Layout, NodeId, Page, html};
use stillpage::{Options, Reader, Reading};

/// Height of an article in CSS pixels, all of which but the last 200 are text.
const HEIGHT: usize = 3000;
const TITLE: &str = "Ferry to the outer islands sails again after nine years";

struct Story {
    headline: &'static str,
    author: &'static str,
    date: &'static str,
    paragraphs: Vec<&'static str>,
}

fn stories() -> Vec<Story> {
    let story = |text: &'static str| {
        let mut lines = text.lines();
        let mut line = || lines.next().expect("a headline, an author, a date and paragraphs");
        Story { headline: line(), author: line(), date: line(), paragraphs: lines.collect() }
    };
    include_str!("fixtures/in-view/stories.txt").split("\n\n").map(story).collect()
}

/// One of the ways in which a story stands on a page: its number, its heading and the rest of it.
type Markup = fn(usize, &Story, &str) -> String;

/// The paragraphs, each with the place where it begins.
fn prose(at: usize, story: &Story) -> String {
    let step = (HEIGHT - 200) / story.paragraphs.len();
    let paragraph = |(i, text): (usize, &&str)| {
        format!("<p data-top={} data-height={step}>{text}</p>", at * HEIGHT + 100 + i * step)
    };
    story.paragraphs.iter().enumerate().map(paragraph).collect()
}

fn articles(at: usize, story: &Story, prose: &str) -> String {
    let Story { headline, author, date, .. } = story;
    let level = if at == 0 { 1 } else { 2 };
    format!(
        "<article class=story><h{level} data-top={} data-height=80>{headline}</h{level}>
         <p class=byline>By {author}, <time datetime={date}>{date}</time></p>{prose}
         <ul class=tags><li><a href=/t/1>Region</a><li><a href=/t/2>Life</a></ul></article>
         <div class=ad>Advertisement</div>",
        at * HEIGHT
    )
}

fn wrapped(at: usize, story: &Story, prose: &str) -> String {
    let Story { headline, author, date, .. } = story;
    format!(
        "<div class=piece data-url=/news/{at}><div><header><h1 data-top={} data-height=80>{headline}</h1>
         <span class=author>{author}</span> <span class=date>{date}</span></header><div class=text>{prose}</div></div>
         <div class=share><a href=/s>Share</a> <a href=/m>Mail</a></div></div>",
        at * HEIGHT
    )
}

/// The second and third as what a reader answered to the first.
fn answered(at: usize, story: &Story, prose: &str) -> String {
    let Story { headline, author, date, .. } = story;
    match at {
        0 => format!(
            "<div class=post><h1 data-top=0 data-height=80>{headline}</h1><p class=byline>By {author}</p>{prose}</div>"
        ),
        _ => format!(
            "<div class=comments id=comments-{at}><h2 data-top={} data-height=80>Comments ({at})</h2><div class=comment>
             <p class=comment-author>{author} <time datetime={date}>{date}</time></p>{prose}
             <a class=reply href=#reply>Reply</a></div></div>",
            at * HEIGHT
        ),
    }
}

/// The second and third as posts of a thread that name what they answer.
fn thread(at: usize, story: &Story, prose: &str) -> String {
    let (level, re) = if at == 0 { (1, "") } else { (2, "Re: ") };
    format!(
        "<div class=post id=p{at}><h{level} data-top={} data-height=80>{re}{TITLE}</h{level}>
         <p class=author>{} <time datetime={}>{}</time></p>{prose}</div>",
        at * HEIGHT,
        story.author,
        story.date,
        story.date
    )
}

/// The second and third cut into teasers of other articles.
fn teasers(at: usize, story: &Story, prose: &str) -> String {
    let Story { headline, author, date, .. } = story;
    match at {
        0 => format!(
            "<article class=post><h1 data-top=0 data-height=80>{headline}</h1><p class=byline>By {author}</p>{prose}</article>"
        ),
        _ => format!(
            "<article class=more><h2 data-top={} data-height=80>You might also like these</h2>{}</article>",
            at * HEIGHT,
            prose.replace("<p ", &format!("<h3><a href=/{date}>A story of another day</a></h3><p ")),
        ),
    }
}

fn sections(at: usize, story: &Story, prose: &str) -> String {
    format!("<section><h1 data-top={} data-height=80>{}</h1>{prose}</section>", at * HEIGHT, story.headline)
}

/// A page of all stories whose head speaks of the first, with the screen this far down.
fn page(markup: Markup, scrolled: Option<usize>, title: &str) -> Page {
    let stories = stories();
    let body: String = stories.iter().enumerate().map(|(at, story)| markup(at, story, &prose(at, story))).collect();
    let html = format!(
        "<html><head><title>{title} - The Daily Gull</title><meta property=og:title content=\"{TITLE}\">
         <meta property=og:type content=article><meta property=og:site_name content=\"The Daily Gull\">
         <meta name=author content=\"Marit Solheim\"><meta property=article:published_time content=2026-03-02>
         <meta name=description content=\"After nine years a boat goes out to Yttra again.\">
         <script type=application/ld+json>{{\"@type\":\"NewsArticle\",\"headline\":\"{TITLE}\",
         \"datePublished\":\"2026-03-02\",\"author\":{{\"@type\":\"Person\",\"name\":\"Marit Solheim\"}}}}</script></head>
         <body><nav><a href=/>Home</a> <a href=/region>Region</a> <a href=/sport>Sport</a></nav>
         <main>{body}</main><footer><p>© The Daily Gull</p></footer></body></html>"
    );
    let parsed =
        html::parse(&html, Some("https://gull.example/news/ferry".parse().expect("an address"))).expect("a page");
    laid_out(&parsed, scrolled)
}

/// The page with the boxes that its elements name, and a screen of 900 pixels.
fn laid_out(page: &Page, scrolled: Option<usize>) -> Page {
    let mut out = Builder::new(page.url().cloned());
    let mut open: Vec<NodeId> = Vec::new();
    for node in page.ids() {
        while open.pop_if(|top| page.end(*top) <= node).is_some() {
            out.close();
        }
        if page.is_text(node) {
            out.text(page.text(node));
            continue;
        }
        out.open(page.tag_name(node));
        open.push(node);
        page.attrs(node).for_each(|(name, value)| out.attr(page.attr_name(name), value));
        let number = |name: &str| page.attr_by_name(node, name).and_then(|value| value.parse::<f32>().ok());
        if let (Some(scrolled), NodeId(0)) = (scrolled, node) {
            out.layout(Layout { y: scrolled as f32, width: 1200.0, height: 900.0, ..Layout::default() });
        } else if let (Some(_), Some(y), Some(height)) = (scrolled, number("data-top"), number("data-height")) {
            out.layout(Layout { y, width: 700.0, height, ..Layout::default() });
        }
    }
    out.finish()
}

fn read(page: &Page) -> Reading {
    Reader::new(Options::default()).read(page).expect("an article")
}

/// Which of the stories an article holds, by the first words of their paragraphs.
fn held(reading: &Reading) -> Vec<usize> {
    let text = stillpage::render::text(&reading.article);
    let is_held = |story: &Story| story.paragraphs.iter().filter(|paragraph| text.contains(&paragraph[..40])).count();
    let counts = stories().iter().map(|story| (is_held(story), story.paragraphs.len())).collect::<Vec<_>>();
    assert!(counts.iter().all(|&(held, all)| held == 0 || held == all), "a part of a story: {counts:?}");
    (0..counts.len()).filter(|&at| counts[at].0 > 0).collect()
}

#[test]
fn the_article_on_the_screen_is_read_alone_with_its_own_title_author_and_date() {
    for (markup, name) in [(articles as Markup, "articles"), (wrapped, "wrapped")] {
        for (at, story) in stories().iter().enumerate() {
            for down in [0, 400, HEIGHT - 900] {
                let reading = read(&page(markup, Some(at * HEIGHT + down), TITLE));
                let context = format!("{name}, {at}, {down}");
                assert_eq!(held(&reading), [at], "{context}");
                let metadata = &reading.article.metadata;
                assert_eq!(metadata.title.as_deref(), Some(story.headline), "{context}");
                assert_eq!(metadata.byline.as_deref(), Some(story.author), "{context}");
                assert_eq!(metadata.published.as_deref(), Some(story.date), "{context}");
                assert_eq!(metadata.site.as_deref(), Some("The Daily Gull"), "{context}");
            }
        }
    }
}

#[test]
fn a_title_that_a_script_has_changed_does_not_change_what_is_on_the_screen() {
    let second = stories()[1].headline;
    for at in 0..3 {
        let reading = read(&page(articles, Some(at * HEIGHT + 300), second));
        assert_eq!(held(&reading), [at]);
        assert_eq!(reading.article.metadata.title.as_deref(), Some(stories()[at].headline));
    }
}

#[test]
fn where_no_screen_is_known_the_first_is_read_alone() {
    assert_eq!(held(&read(&page(articles, None, TITLE))), [0]);
    assert_eq!(held(&read(&page(wrapped, None, TITLE))), [0]);
}

#[test]
fn sections_of_one_text_stay_together_wherever_the_screen_is() {
    for down in [0, HEIGHT, 2 * HEIGHT] {
        assert_eq!(held(&read(&page(sections, Some(down), TITLE))), [0, 1, 2]);
    }
}

#[test]
fn who_clicks_among_comments_or_teasers_gets_the_article() {
    let below = [answered as Markup, thread, teasers]
        .into_iter()
        .flat_map(|markup| [0, 1, 2].map(|at| (markup, at * HEIGHT + 300)));
    for (markup, down) in below {
        let reading = read(&page(markup, Some(down), TITLE));
        let text = stillpage::render::text(&reading.article);
        assert_eq!(reading.article.metadata.title.as_deref(), Some(TITLE), "{down}");
        assert!(stories()[0].paragraphs.iter().all(|paragraph| text.contains(paragraph)), "{down}");
    }
}

#[test]
fn what_is_of_another_article_is_left_out_with_that_reason_and_can_be_put_back() {
    let page = page(articles, Some(HEIGHT + 300), TITLE);
    let reading = read(&page);
    let block =
        (0..reading.blocks.len()).find(|&i| reading.blocks.text(i).starts_with("The white ferry")).expect("a block");
    assert!(!reading.verdicts.list[block].keep);
    assert_eq!(reading.verdicts.reasons(block)[0].feature, "OfAnother");
    let put_back =
        Reader::new(Options { put_back: vec![block as u32], ..Options::default() }).read(&page).expect("an article");
    assert!(stillpage::render::text(&put_back.article).contains("The white ferry"));
}

#[test]
fn calm_mode_hides_no_prose_of_any_of_them() {
    use stillpage::verdict::Unwanted;
    let page = page(articles, Some(HEIGHT + 300), TITLE);
    let calm = Reader::default().calm(&page, &Unwanted { kinds: stillpage::Kind::ALL.to_vec(), pinned: false });
    let hidden = calm.expect("a page").hide;
    let is_hidden = |node: NodeId| hidden.iter().any(|clutter| page.contains(clutter.node, node));
    let prose = page.ids().filter(|&node| page.attr(node, AttrName::CLASS).is_none() && page.tag_name(node) == "p");
    assert_eq!(prose.filter(|&node| page.attr_by_name(node, "data-top").is_some() && is_hidden(node)).count(), 0);
}
