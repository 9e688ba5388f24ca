//! Clutter put into labelled pages: kinds that few of them hold, in many markups.
//!
//! Eleven of the labelled pages hold a ticker, and most of those lines stand on one page. What a
//! ticker or an ad says and how it is marked up is made here anew from parts; headlines are those
//! of other pages of the corpus. It is put at random places of a copy of a page.

use super::corpus::Document;
use super::random::Random;

/// Marks what was put in: of the rest of a copy nothing is learnt anew.
pub const PUT: &str = "data-put";

/// Copies of each labelled page.
const COPIES: usize = 2;
/// Strips put into one copy, at most.
const STRIPS: usize = 4;

const NAMES: [&str; 20] = [
    "Gold",
    "Silver",
    "DAX",
    "Nikkei 225",
    "FTSE 100",
    "EUR/USD",
    "USD/JPY",
    "BTC",
    "Copper",
    "Natural Gas",
    "Wheat",
    "ACME Corp",
    "Norden",
    "Valmet",
    "S&P",
    "Ethereum",
    "Coffee C",
    "Lira",
    "10Y Bund",
    "Brent",
];
const TEAMS: [&str; 10] = ["Lions", "Rovers", "United", "Giants", "Hawks", "Tigers", "City", "Bears", "Real", "Dynamo"];
const PLACES: [&str; 8] = ["London", "Lyon", "Oslo", "Berlin", "Austin", "Osaka", "Porto", "Ankara"];
const SKIES: [&str; 6] = ["Cloudy", "Sunny", "Rain", "Clear", "Snow", "Mist"];
const UNITS: [&str; 14] = [
    "minutes",
    "min",
    "mins",
    "hours",
    "hrs",
    "h",
    "m",
    "minutes ago",
    "hours ago",
    "min ago",
    "mins ago",
    "h ago",
    "days",
    "days ago",
];
const TICKER_NAMES: [&str; 12] = [
    "ticker",
    "marquee",
    "live-feed",
    "quotes",
    "market-data",
    "newsflash",
    "scoreboard",
    "top-strip",
    "stream",
    "rates",
    "latest_posts",
    "widget-box",
];
const AD_NAMES: [&str; 10] =
    ["ad", "ads", "sponsor", "banner", "adslot", "outbrain", "native-unit", "partner-content", "box", "rec-widget"];
const AD_LABELS: [&str; 10] = [
    "Advertisement",
    "Sponsored",
    "Ad",
    "ADVERTISEMENT",
    "Sponsored Content",
    "Around the Web",
    "Promoted Links",
    "Paid content",
    "Anzeige",
    "Publicité",
];

const POINTERS: [&str; 24] = [
    "Related",
    "Read more",
    "Read also",
    "See also",
    "Also read",
    "More",
    "READ NEXT",
    "RELATED",
    "Recommended",
    "Up next",
    "More on this",
    "Don't miss",
    "Lire aussi ",
    "À lire ",
    "Lesen Sie auch",
    "Mehr zum Thema",
    "Leia também",
    "Lee también",
    "Leggi anche",
    "Lees ook",
    "Читайте также",
    "Czytaj także",
    "Läs mer",
    "関連記事",
];

/// Copies of the labelled documents with clutter put in.
pub fn copies(documents: &[Document]) -> Vec<Document> {
    let headlines: Vec<&str> = documents.iter().filter_map(|d| title(&d.html)).collect();
    let gold = documents.iter().enumerate().filter(|(_, d)| d.gold);
    gold.flat_map(|(i, d)| (0..COPIES).map(move |copy| (i, copy, d)))
        .map(|(i, copy, d)| {
            let mut maker = Maker { random: Random::new((i * COPIES + copy) as u64 + 99), headlines: &headlines };
            Document { html: maker.page(&d.html), id: format!("{}+{copy}", d.id), ..d.clone() }
        })
        .collect()
}

/// The title of a page, without the name of its site.
pub fn title(html: &str) -> Option<&str> {
    let from = html.find("<title")?;
    let from = from + html[from..].find('>')? + 1;
    let text = html[from..].split('<').next()?.split(['|', '–', '—']).next()?.trim();
    (text.len() > 15 && text.len() < 150).then_some(text)
}

struct Maker<'a> {
    random: Random,
    headlines: &'a [&'a str],
}

impl Maker<'_> {
    fn page(&mut self, html: &str) -> String {
        let mut html = html.to_owned();
        for _ in 0..1 + self.random.below(STRIPS) {
            let at = self.place(&html);
            let strip = if self.random.chance(0.6) { self.ticker() } else { self.ad() };
            html.insert_str(at, &strip);
        }
        if self.random.chance(0.6) {
            self.point(&mut html);
        }
        html
    }

    /// Right after the body's start, right before its end, or before a random block within.
    fn place(&mut self, html: &str) -> usize {
        let body = html.find("<body").and_then(|b| html[b..].find('>').map(|e| b + e + 1)).unwrap_or(0);
        let end = html.rfind("</body").unwrap_or(html.len()).max(body);
        let dice = self.random.unit();
        if dice < 0.35 {
            return body;
        } else if dice < 0.6 {
            return end;
        }
        let tag = ["<p", "<div", "<h2", "<section"][self.random.below(4)];
        let places: Vec<usize> = html[body..end].match_indices(tag).map(|(at, _)| body + at).collect();
        if places.is_empty() { body } else { places[self.random.below(places.len())] }
    }

    /// A line between paragraphs of the article that points to another article.
    fn point(&mut self, html: &mut String) {
        let ends: Vec<usize> = html.match_indices("</p><p data-gold=\"content\"").map(|(at, _)| at + 4).collect();
        let more = html.match_indices("</p>").filter(|(at, _)| html[at + 4..].trim_start().starts_with("<p"));
        let places: Vec<usize> = if ends.is_empty() { more.map(|(at, _)| at + 4).collect() } else { ends };
        if places.is_empty() {
            return;
        }
        let at = places[self.random.below(places.len())];
        let (word, headline) = (self.pick(&POINTERS), self.headline());
        let link = format!("<a href=\"/n/{}\">{headline}</a>", self.random.below(999));
        let line = match self.random.below(4) {
            0 => format!("<p data-put data-gold=\"related\"><strong>{word}:</strong> {link}</p>"),
            1 => format!("<p data-put data-gold=\"related\"><strong>{word}: {link}</strong></p>"),
            2 => format!("<p data-put data-gold=\"related\"><a href=\"/n/1\">{word}: {headline}</a></p>"),
            _ => format!("<p data-put data-gold=\"related\">{word}: {link}</p>"),
        };
        html.insert_str(at, &line);
    }

    fn pick<'b>(&mut self, list: &[&'b str]) -> &'b str {
        list[self.random.below(list.len())]
    }

    fn headline(&mut self) -> String {
        if self.headlines.is_empty() { "News".to_owned() } else { self.pick(self.headlines).to_owned() }
    }

    fn number(&mut self) -> String {
        let most = [9, 99, 999, 9999][self.random.below(4)];
        let whole = self.random.below(most);
        format!("{whole}.{:02}", self.random.below(100))
    }

    fn change(&mut self) -> String {
        let sign = self.pick(&["+", "-", "−", "▲ ", "▼ "]);
        let end = self.pick(&["%", "", " %", ""]);
        let (whole, part) = (self.random.below(6), self.random.below(100));
        format!("{sign}{whole}.{part:02}{end}")
    }

    fn class(&mut self, names: &[&str]) -> String {
        match self.random.below(4) {
            0 => String::new(),
            1 => format!(" class=\"c{:x}\"", self.random.next() & 0xffff_ffff),
            2 => format!(" id=\"{}\"", self.pick(names)),
            _ => format!(" class=\"{} {}\"", self.pick(names), self.pick(names)),
        }
    }

    fn ticker(&mut self) -> String {
        let sort = self.random.below(7);
        let count = if sort == 4 { 1 } else { 2 + self.random.below(14) };
        let items: Vec<String> = (0..count).map(|_| self.tick(sort)).collect();
        self.list("ticker", &TICKER_NAMES, &items)
    }

    fn tick(&mut self, sort: usize) -> String {
        let (a, b) = (self.number(), self.change());
        match sort {
            0 => format!("{} {a} {b}", self.pick(&NAMES)),
            1 => self.figure(),
            2 => {
                let (home, away) = (self.pick(&TEAMS), self.pick(&TEAMS));
                let state = self.pick(&["FT", "Final", "67'", "HT", "Q3", "20:45"]);
                format!("{home} {} - {} {away} {state}", self.random.below(6), self.random.below(6))
            }
            3 => format!(
                "{} {}°{} {}",
                self.pick(&PLACES),
                self.random.below(35),
                self.pick(&["C", "F", ""]),
                self.pick(&SKIES)
            ),
            4 => match self.random.below(2) {
                0 => format!(
                    "{}: {}",
                    self.pick(&["BREAKING", "Breaking News", "Live", "LIVE", "Just in"]),
                    self.headline()
                ),
                _ => format!(
                    "{}, {} {} 20{:02} {:02}:{:02}",
                    self.pick(&["Monday", "Fri", "Mardi", "Sonntag"]),
                    self.random.below(28) + 1,
                    self.pick(&["June", "Mai", "oct.", "Dec"]),
                    self.random.below(30),
                    self.random.below(24),
                    self.random.below(60)
                ),
            },
            _ => self.feed(),
        }
    }

    /// A line of a quote's box.
    fn figure(&mut self) -> String {
        let (a, b) = (self.number(), self.number());
        let volume = format!("{a}{}", self.pick(&["M", "K", "B", ""]));
        match self.random.below(5) {
            0 => format!(
                "{} {}",
                self.pick(&["Bid", "Ask", "BUY", "SELL", "Buy", "Sell", "High", "Low", "Open", "Close"]),
                b
            ),
            1 => format!("Open{b} {} {volume}", self.pick(&["Vol.", "Volume", "Trading Vol.", "Mkt Cap"])),
            2 => format!("{} {}", self.pick(&NAMES), self.change()),
            3 => format!("Prev. Close {a} Day range {b}"),
            _ => format!("{} {b} {}", self.pick(&NAMES), self.change()),
        }
    }

    /// A line of a live feed: a headline and how long ago it was.
    fn feed(&mut self) -> String {
        let (count, unit) = (self.random.below(59) + 1, self.pick(&UNITS));
        let (time, headline) = (format!("{count} {unit}"), self.headline());
        let time = if self.random.chance(0.5) { format!("<span class=\"time\">{time}</span>") } else { time };
        let line = if self.random.chance(0.7) { format!("{time} {headline}") } else { format!("{headline} {time}") };
        if self.random.chance(0.8) { format!("<a href=\"/n/{count}\">{line}</a>") } else { line }
    }

    fn ad(&mut self) -> String {
        let label = self.pick(&AD_LABELS).to_owned();
        let mut items = vec![label];
        for _ in 0..self.random.below(5) {
            let brand =
                format!("{} {}", self.pick(&NAMES), self.pick(&["Deals", "Health", "Living", "Insurance", "Shop"]));
            items.push(format!(
                "<a href=\"https://track.example/{}\" rel=\"sponsored nofollow\">{}</a>",
                self.random.below(999),
                self.headline()
            ));
            items.push(brand);
        }
        self.list("ad", &AD_NAMES, &items)
    }

    /// A list of items in one of the usual markups, each labelled.
    fn list(&mut self, kind: &str, names: &[&str], items: &[String]) -> String {
        let (outer, inner) = (self.class(names), self.class(names));
        let (wrap, open, close) = match self.random.below(4) {
            0 => ("ul", "li", "li"),
            1 => ("div", "div", "div"),
            2 => ("section", "p", "p"),
            _ => ("div", "div", "div"),
        };
        let body: String =
            items.iter().map(|i| format!("<{open}{inner} data-put data-gold=\"{kind}\">{i}</{close}>")).collect();
        format!("<div{outer}><{wrap}>{body}</{wrap}></div>")
    }
}
