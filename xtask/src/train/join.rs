//! Prose put into articles that is not theirs: the next article, comments, teasers with excerpts, a
//! word on the site's own behalf, other stories' videos.
//!
//! On few labelled pages such prose stands beside the article, on many news pages it does. What is put
//! in is made of other pages' headlines and text, with the markup of the page or with usual ones, behind
//! the last paragraph of the truth or between two of its paragraphs.

use super::corpus::Document;
use super::inject::title;
use super::random::Random;

/// Of this many articles one gets a copy.
const EVERY: usize = 3;
/// Characters of the truth that are looked for in the page.
const SNIPPET: usize = 30;

const MORE: [&str; 20] = [
    "Related articles",
    "More stories",
    "Recommended for you",
    "Latest news",
    "You may also like",
    "Don't miss",
    "Editor's picks",
    "Most read",
    "Keep reading",
    "More in this section",
    "Mehr zum Thema",
    "Das könnte Sie auch interessieren",
    "À lire aussi",
    "Sur le même sujet",
    "Te puede interesar",
    "Leggi anche",
    "Leia também",
    "Читайте также",
    "İlgili haberler",
    "関連記事",
];
const COMMENTS: [&str; 10] = [
    "Comments",
    "3 comments",
    "12 Responses",
    "Join the conversation",
    "Reader comments",
    "Kommentare",
    "Commentaires",
    "Comentarios",
    "Комментарии",
    "コメント",
];
const PEOPLE: [&str; 10] =
    ["Anna K.", "joe_77", "M. Laurent", "TomB", "Priya S", "Old Timer", "guest", "Ivan", "Keiko", "lena.w"];
const AGO: [&str; 8] = [
    "2 hours ago",
    "3 days ago",
    "May 4, 2023 at 9:12 am",
    "vor 5 Stunden",
    "il y a 2 jours",
    "1w",
    "12:41",
    "hace 3 h",
];
const BEHALF: [&str; 24] = [
    "We are an independent, reader-funded newsroom. If you value our work, please consider making a donation today.",
    "Good journalism costs money. Become a member from as little as 5 a month and help us keep going.",
    "Sign up for our free newsletter and get the stories that matter in your inbox every morning.",
    "Did you find a mistake or do you have a tip for us? Write to the editors, in confidence if you like.",
    "Follow us for daily updates, and download the app to read offline wherever you are.",
    "Founded in 1998, the company is a leading provider of solutions for customers in more than forty countries. Its shares are traded on the stock exchange.",
    "Our team of experts helps businesses of every size to grow. Get in touch for a free first talk and an offer without obligation.",
    "The foundation is a charity that works for clean water and schools. Every gift helps, however small.",
    "This site is part of a network of local papers that has told the story of its region for over a century.",
    "Ready to get started? Book a demo with one of our specialists and see what our platform can do for you.",
    "Subscribe now to read without limits and support reporting that holds power to account.",
    "We take part in partner programmes and may earn a commission when you buy through links on our site.",
    "Unsere Redaktion ist unabhängig und wird von ihren Leserinnen und Lesern getragen. Unterstützen Sie uns mit einer Spende.",
    "Jetzt den kostenlosen Newsletter bestellen und jeden Morgen das Wichtigste des Tages lesen.",
    "Notre rédaction est indépendante et vit du soutien de ses lecteurs. Faites un don pour que cela continue.",
    "Recevez chaque matin notre lettre d'information avec l'essentiel de l'actualité.",
    "Somos un medio independiente. Hazte socio y ayúdanos a seguir contando lo que otros callan.",
    "Suscríbete a nuestro boletín y recibe las noticias más importantes del día en tu correo.",
    "Siamo un giornale indipendente sostenuto dai lettori. Abbonati per leggere tutti gli articoli.",
    "Somos um jornal independente, mantido pelos seus leitores. Apoie o nosso trabalho com uma doação.",
    "Jesteśmy niezależną redakcją. Jeśli cenisz naszą pracę, wesprzyj nas dowolną kwotą.",
    "Мы независимая редакция. Поддержите нас, чтобы мы могли продолжать работу.",
    "Bağımsız gazeteciliği desteklemek için bugün abone olun ve sınırsız okuyun.",
    "私たちは読者に支えられた独立したメディアです。ご支援をお願いします。",
];
const PARTS: [&str; 14] = [
    "story", "post", "item", "card", "teaser", "entry", "list", "widget", "more", "block", "content", "feed", "module",
    "article",
];

/// Copies of articles with prose put in that is not theirs.
pub fn copies(documents: &[Document]) -> Vec<Document> {
    let sources = Sources::of(documents);
    let articles = documents.iter().enumerate().filter(|(_, d)| d.page_type == 0 && !d.truth.is_empty());
    let chosen = articles.step_by(EVERY).filter_map(|(i, d)| {
        let mut joiner = Joiner { random: Random::new(i as u64 + 7000), sources: &sources };
        Some(Document { html: joiner.page(d)?, id: format!("{}+join", d.id), ..d.clone() })
    });
    chosen.collect()
}

/// What is put in.
struct Sources<'a> {
    headlines: Vec<&'a str>,
    /// Paragraphs of each article.
    articles: Vec<Vec<&'a str>>,
}

impl<'a> Sources<'a> {
    fn of(documents: &'a [Document]) -> Sources<'a> {
        let lines = |d: &'a Document| d.truth.lines().filter(|l| (120..900).contains(&l.len()));
        let articles = documents.iter().filter(|d| d.page_type == 0);
        Sources {
            headlines: documents.iter().filter_map(|d| title(&d.html)).collect(),
            articles: articles.map(|d| lines(d).collect::<Vec<_>>()).filter(|l| l.len() >= 6).collect(),
        }
    }
}

struct Joiner<'a> {
    random: Random,
    sources: &'a Sources<'a>,
}

impl Joiner<'_> {
    /// The page with one to three things put in; none where its truth is not found in it.
    fn page(&mut self, document: &Document) -> Option<String> {
        let mut html = document.html.clone();
        let paragraph = opening(&html, last_of(&html, &document.truth)?, "<p");
        let article = html.find("<article").map(|at| opening(&html, at + 8, "<article"));
        for _ in 0..1 + self.random.below(3) {
            let end = last_of(&html, &document.truth)?;
            let after = end + html[end..].find("</p>")? + 4;
            let (at, put) = match self.random.below(6) {
                0 | 1 => (self.outside(&html, after), self.next(&article, &paragraph)),
                2 => (self.outside(&html, after), self.comments()),
                3 => (self.outside(&html, after), self.teasers()),
                4 => (after, self.behalf(&paragraph)),
                _ => (self.between(&html, after), self.video()),
            };
            html.insert_str(at, &put);
        }
        Some(html)
    }

    /// Behind the container of the text, or one further out.
    fn outside(&mut self, html: &str, mut at: usize) -> usize {
        for _ in 0..1 + self.random.below(3) {
            let ends = ["</div>", "</article>", "</section>"].into_iter();
            let next = ends.filter_map(|end| html[at..].find(end).map(|found| at + found + end.len())).min();
            at = next.unwrap_or(at);
        }
        at
    }

    /// Between two paragraphs before a place.
    fn between(&mut self, html: &str, before: usize) -> usize {
        let from = before.saturating_sub(20_000);
        let from = html.ceil_char_boundary(from);
        let next_is_one = |at: &usize| html[*at..].trim_start().starts_with("<p");
        let places: Vec<usize> =
            html[from..before].match_indices("</p>").map(|(at, _)| from + at + 4).filter(next_is_one).collect();
        if places.is_empty() { before } else { places[self.random.below(places.len())] }
    }

    fn pick<'b>(&mut self, list: &[&'b str]) -> &'b str {
        if list.is_empty() { "" } else { list[self.random.below(list.len())] }
    }

    fn headline(&mut self) -> String {
        let (sources, number) = (self.sources, self.random.below(99_999));
        let text = escape(self.pick(&sources.headlines));
        if self.random.chance(0.7) { format!("<a href=\"/news/a-story-like-this-{number}\">{text}</a>") } else { text }
    }

    /// Paragraphs of one other article.
    fn prose(&mut self, count: usize) -> Vec<String> {
        let sources = self.sources;
        let article = &sources.articles[self.random.below(sources.articles.len())];
        let from = self.random.below(article.len().saturating_sub(count) + 1);
        article.iter().skip(from).take(count).map(|line| escape(line)).collect()
    }

    /// A container of some sort, and its end.
    fn container(&mut self) -> (String, &'static str) {
        let (name, end) = [("div", "</div>"), ("section", "</section>"), ("aside", "</aside>"), ("div", "</div>")]
            [self.random.below(4)];
        let class = match self.random.below(4) {
            0 => String::new(),
            1 => format!(" class=\"c{:x}\"", self.random.next() & 0xff_ffff),
            _ => format!(" class=\"{}-{}\"", self.pick(&PARTS), self.pick(&PARTS)),
        };
        (format!("<{name}{class} data-put>"), end)
    }

    /// Further articles, each whole, as an endless page has them.
    fn next(&mut self, article: &Option<String>, paragraph: &str) -> String {
        let mut out = String::new();
        for _ in 0..1 + self.random.below(3) {
            let own = article.as_ref().filter(|_| self.random.chance(0.5)).map(|open| (open.clone(), "</article>"));
            let (open, end) = own.unwrap_or_else(|| self.container());
            let level = 1 + self.random.below(2);
            out += &format!("{open}<h{level} data-put data-gold=\"related\">{}</h{level}>", self.headline());
            if self.random.chance(0.6) {
                let (name, ago) = (self.pick(&PEOPLE), self.pick(&AGO));
                out += &format!("<div data-put data-gold=\"related\">{name} <time>{ago}</time></div>");
            }
            let count = 2 + self.random.below(6);
            for line in self.prose(count) {
                out += &put(paragraph, "related", &line);
            }
            out += end;
        }
        out
    }

    fn comments(&mut self) -> String {
        let (open, end) = self.container();
        let mut out = format!("{open}<h3 data-put data-gold=\"comments\">{}</h3>", self.pick(&COMMENTS));
        let item = ["li", "div", "article"][self.random.below(3)];
        for _ in 0..2 + self.random.below(7) {
            let (name, ago) = (self.pick(&PEOPLE), self.pick(&AGO));
            let text = self.prose(1).pop().unwrap_or_default();
            out += &format!("<{item} data-put data-gold=\"comments\"><div data-put>{name} <span>{ago}</span></div>");
            out += &format!("<p data-put>{text}</p>");
            if self.random.chance(0.6) {
                out += "<div data-put><a href=\"#\">Reply</a> <a href=\"#\">Report</a></div>";
            }
            out += &format!("</{item}>");
        }
        out + end
    }

    /// A list of other pieces, each with the start of its text.
    fn teasers(&mut self) -> String {
        let (open, end) = self.container();
        let kind = if self.random.chance(0.6) { "related" } else { "trending" };
        let mut out = format!("{open}<h2 data-put data-gold=\"{kind}\">{}</h2>", self.pick(&MORE));
        let item = ["div", "article", "li"][self.random.below(3)];
        for _ in 0..2 + self.random.below(6) {
            let excerpt = self.prose(1).pop().unwrap_or_default();
            let cut = if self.random.chance(0.5) { excerpt.len() } else { 60 + self.random.below(160) };
            let cut = excerpt.floor_char_boundary(cut);
            let dots = if cut < excerpt.len() { self.pick(&["…", "...", " […]", ""]) } else { "" };
            let time = if self.random.chance(0.5) { format!("<div>{}</div>", self.pick(&AGO)) } else { String::new() };
            out += &format!("<{item} data-put data-gold=\"{kind}\"><h3>{}</h3>{time}", self.headline());
            out += &format!("<p>{}{dots}</p></{item}>", &excerpt[..cut]);
        }
        out + end
    }

    /// What the site says of itself, set like the text.
    fn behalf(&mut self, paragraph: &str) -> String {
        let lines = (0..1 + self.random.below(3)).map(|_| put(paragraph, "promo", self.pick(&BEHALF)));
        lines.collect()
    }

    /// Another story's video with its title and caption.
    fn video(&mut self) -> String {
        let caption = self.prose(1).pop().unwrap_or_default();
        let cut = caption.floor_char_boundary(60 + self.random.below(140));
        let (title, caption) = (self.headline(), &caption[..cut]);
        match self.random.below(3) {
            0 => format!(
                "<figure data-put data-gold=\"related\"><div>{title}</div><figcaption>{caption}</figcaption></figure>"
            ),
            1 => format!("<div class=\"video\" data-put data-gold=\"related\"><h4>{title}</h4><p>{caption}</p></div>"),
            _ => format!("<aside data-put data-gold=\"related\"><p>{title}</p><p>{caption}</p></aside>"),
        }
    }
}

/// A paragraph with the opening tag of the page's own.
fn put(open: &str, kind: &str, text: &str) -> String {
    let bare = open.trim_end_matches('>');
    match bare.starts_with("<p") {
        true => format!("{bare} data-put data-gold=\"{kind}\">{text}</p>"),
        false => format!("<p data-put data-gold=\"{kind}\">{text}</p>"),
    }
}

/// The last tag of a name that opens before a place, without labels; empty where there is none.
fn opening(html: &str, before: usize, name: &str) -> String {
    let Some(from) = html[..before].rfind(name) else { return String::new() };
    let tag = html[from..].split_inclusive('>').next().unwrap_or("");
    let short = tag.len() < 300 && tag.starts_with(name) && !tag.contains("data-gold");
    if short { tag.to_owned() } else { format!("{name}>") }
}

/// Where the last line of a truth that is found in a page starts.
fn last_of(html: &str, truth: &str) -> Option<usize> {
    let plain = |line: &&str| line.len() > 60;
    truth.lines().rev().filter(plain).take(12).find_map(|line| {
        let end = line.floor_char_boundary(SNIPPET);
        html.rfind(&line[..end])
    })
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(id: &str) -> Document {
        let line =
            |i: usize| format!("Sentence {i} of page {id} goes on for long enough to be a paragraph. ").repeat(3);
        let lines: Vec<String> = (0..8).map(line).collect();
        let text: String = lines.iter().map(|line| format!("<p class=\"text\">{line}</p>")).collect();
        Document {
            id: id.to_owned(),
            html: format!("<title>The story of page {id} and no other</title><article><div>{text}</div></article>"),
            url: None,
            site: id.to_owned(),
            page_type: 0,
            truth: lines.join("\n"),
            with: Vec::new(),
            without: Vec::new(),
            gold: false,
            labels: None,
        }
    }

    #[test]
    fn prose_of_others_is_put_in_marked_and_the_own_stays() {
        let documents: Vec<Document> = (0..12).map(|i| document(&i.to_string())).collect();
        let copies = copies(&documents);
        assert_eq!(copies.len(), 4);
        for copy in copies {
            assert!(copy.html.contains("data-put") && copy.id.ends_with("+join"));
            assert!(copy.truth.lines().all(|line| copy.html.contains(&format!("<p class=\"text\">{line}</p>"))));
        }
    }
}
