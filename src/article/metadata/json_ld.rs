//! Items of JSON-LD, as pages write it: graphs, arrays, references, nesting, damage.

use super::item::{Item, Maker, Rank};
use super::json_repair::repair;
use super::text::plain;
use crate::map::HashMap;
use crate::page::{AttrName, Page, Tag};
use serde_json::{Map, Value};
use std::collections::VecDeque;

/// Most scripts of a page that are read.
const MAX_SCRIPTS: usize = 64;
/// Most bytes of a script that are read.
const MAX_BYTES: usize = 512 * 1024;
/// Most values of a page that are walked.
const MAX_VALUES: usize = 50_000;
/// Most people that one item is by.
const MAX_AUTHORS: usize = 20;

/// Properties whose values are other things than the one that the page is about.
const FOREIGN: &[&str] = &[
    "itemlistelement",
    "haspart",
    "ispartof",
    "comment",
    "comments",
    "relatedlink",
    "mentions",
    "citation",
    "isbasedon",
    "author",
    "publisher",
    "creator",
    "breadcrumb",
    "potentialaction",
    "review",
    "reviews",
    "hasvariant",
    "issimilarto",
    "isrelatedto",
    "suggestedanswer",
    "acceptedanswer",
    "blogpost",
    "blogposts",
    "video",
];

/// The items of all JSON-LD scripts of a page, those nearest to the top level first.
pub(super) fn items(page: &Page) -> Vec<Item> {
    let scripts: Vec<Value> = page
        .ids()
        .filter(|&n| page.tag(n) == Tag::SCRIPT)
        .filter(|&n| page.attr(n, AttrName::TYPE).is_some_and(|t| t.to_ascii_lowercase().contains("ld+json")))
        .take(MAX_SCRIPTS)
        .filter_map(|n| parse(page.text(super::short::only_text(page, n)?)))
        .collect();
    let objects = objects(&scripts);
    let named = objects.iter().filter_map(|o| Some((o.get("@id")?.as_str()?, *o))).fold(
        HashMap::default(),
        |mut named: HashMap<&str, &Map<String, Value>>, (id, object)| {
            // The fullest statement of a thing is the one to look things up in.
            let best = named.entry(id).or_insert(object);
            if object.len() > best.len() {
                *best = object;
            }
            named
        },
    );
    let graph = Graph { named };
    objects.into_iter().map(|o| graph.item(o)).collect()
}

fn parse(text: &str) -> Option<Value> {
    let text = text.get(..text.floor_char_boundary(MAX_BYTES))?;
    serde_json::from_str(text.trim()).or_else(|_| serde_json::from_str(&repair(text))).ok()
}

/// All objects that may be the page's own subject, breadth first.
fn objects(roots: &[Value]) -> Vec<&Map<String, Value>> {
    let mut queue: VecDeque<&Value> = roots.iter().collect();
    let (mut out, mut walked) = (Vec::new(), 0);
    while let Some(value) = queue.pop_front() {
        walked += 1;
        if walked > MAX_VALUES {
            break;
        }
        match value {
            Value::Array(list) => queue.extend(list),
            Value::Object(object) => {
                out.push(object);
                let own = object.iter().filter(|(k, _)| !FOREIGN.contains(&bare(k).to_ascii_lowercase().as_str()));
                queue.extend(own.map(|(_, v)| v).filter(|v| v.is_array() || v.is_object()));
            }
            _ => {}
        }
    }
    out
}

/// A property without its prefix or address.
fn bare(key: &str) -> &str {
    key.rsplit(['/', '#', ':']).next().unwrap_or(key)
}

struct Graph<'v> {
    named: HashMap<&'v str, &'v Map<String, Value>>,
}

impl<'v> Graph<'v> {
    fn item(&self, object: &'v Map<String, Value>) -> Item {
        let types: Vec<&str> = object.get("@type").or_else(|| object.get("type")).map(strings).unwrap_or_default();
        let text = |keys: &[&str]| keys.iter().find_map(|k| text(get(object, k)?));
        let publisher = get(object, "publisher").map(|v| self.makers(v)).and_then(|m| m.into_iter().next());
        Item {
            rank: types.iter().map(|t| Rank::of(t)).max().unwrap_or_default(),
            is_site: types.iter().any(|t| t.ends_with("WebSite") || t.ends_with("Organization")),
            headline: text(&["headline"]),
            name: text(&["name", "title"]),
            authors: ["author", "creator"]
                .iter()
                .find_map(|k| Some(self.makers(get(object, k)?)).filter(|m| !m.is_empty()))
                .unwrap_or_default(),
            publisher: publisher.map(|p| p.name),
            published: text(&["datePublished"]),
            created: text(&["dateCreated", "uploadDate"]),
            modified: text(&["dateModified"]),
            description: text(&["description"]),
            body: get(object, "articleBody").and_then(Value::as_str).map(str::to_owned),
            images: ["image", "thumbnailUrl"].iter().find_map(|k| self.addresses(get(object, k)?)).unwrap_or_default(),
            logos: self.logos(object),
            language: text(&["inLanguage"]),
            url: ["url", "mainEntityOfPage", "@id"].iter().find_map(|k| address(get(object, k)?)),
        }
    }

    /// What a reference stands for, else the value itself.
    fn look_up(&self, object: &'v Map<String, Value>) -> &'v Map<String, Value> {
        let bare_reference = object.get("name").is_none() && object.get("url").is_none();
        let id = object.get("@id").and_then(Value::as_str).filter(|_| bare_reference);
        id.and_then(|id| self.named.get(id).copied()).unwrap_or(object)
    }

    fn makers(&self, value: &'v Value) -> Vec<Maker> {
        let list = match value {
            Value::Array(list) => list.as_slice(),
            one => std::slice::from_ref(one),
        };
        list.iter().take(MAX_AUTHORS).flat_map(|v| self.maker(v)).filter(|m| !m.name.is_empty()).collect()
    }

    fn maker(&self, value: &'v Value) -> Vec<Maker> {
        match value {
            Value::String(name) => vec![Maker { name: plain(name), ..Maker::default() }],
            Value::Object(object) => {
                let whole = object.get("@id").and_then(Value::as_str).and_then(|id| self.named.get(id).copied());
                let object = self.look_up(object);
                let kind = object.get("@type").or_else(|| whole?.get("@type"));
                let types = kind.map(strings).unwrap_or_default();
                let person = types.iter().any(|t| t.to_ascii_lowercase().ends_with("person"));
                let organization = !types.is_empty() && !person;
                let names = object.get("name").map(strings).unwrap_or_default();
                names.into_iter().map(|n| Maker { name: plain(n), organization, person }).collect()
            }
            _ => Vec::new(),
        }
    }

    fn addresses(&self, value: &'v Value) -> Option<Vec<String>> {
        let list = match value {
            Value::Array(list) => list.as_slice(),
            one => std::slice::from_ref(one),
        };
        let one = |v: &'v Value| match v {
            Value::Object(object) => {
                let object = self.look_up(object);
                ["url", "contentUrl", "@id"].iter().find_map(|k| address(object.get(*k)?))
            }
            other => address(other),
        };
        let found: Vec<String> = list.iter().take(MAX_AUTHORS).filter_map(one).collect();
        (!found.is_empty()).then_some(found)
    }

    fn logos(&self, object: &'v Map<String, Value>) -> Vec<String> {
        let publisher = get(object, "publisher").and_then(Value::as_object).map(|o| self.look_up(o));
        let both = [Some(object), publisher].into_iter().flatten();
        both.filter_map(|o| self.addresses(get(o, "logo")?)).flatten().collect()
    }
}

/// A property by its name, with or without a prefix.
fn get<'v>(object: &'v Map<String, Value>, key: &str) -> Option<&'v Value> {
    object.get(key).or_else(|| object.iter().find(|(k, _)| bare(k) == key).map(|(_, v)| v))
}

/// The strings of a value or of an array of values.
fn strings(value: &Value) -> Vec<&str> {
    match value {
        Value::String(one) => vec![one],
        Value::Array(list) => list.iter().filter_map(Value::as_str).take(MAX_AUTHORS).collect(),
        _ => Vec::new(),
    }
}

/// The first text in a value: a string, an array of them, or an object with `@value` or `name`.
fn text(value: &Value) -> Option<String> {
    let one = |v: &Value| match v {
        Value::String(text) => Some(plain(text)),
        Value::Number(number) => Some(number.to_string()),
        Value::Object(object) => {
            ["@value", "alternateName", "name"].iter().find_map(|k| object.get(*k)?.as_str()).map(plain)
        }
        _ => None,
    };
    let found = match value {
        Value::Array(list) => list.iter().find_map(one),
        other => one(other),
    };
    found.filter(|t| !t.is_empty())
}

fn address(value: &Value) -> Option<String> {
    let found = match value {
        Value::String(text) => text,
        Value::Object(object) => object.get("@id").or_else(|| object.get("url"))?.as_str()?,
        _ => return None,
    };
    Some(found.trim().to_owned()).filter(|a| !a.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Builder;

    fn read(scripts: &[&str]) -> Vec<Item> {
        let mut b = Builder::new(None);
        b.open("html");
        for script in scripts {
            b.open("script");
            b.attr("type", "application/ld+json");
            b.text(script);
            b.close();
        }
        items(&b.finish())
    }

    fn article(scripts: &[&str]) -> Item {
        read(scripts).into_iter().find(|i| i.rank == Rank::Article).expect("an article")
    }

    #[test]
    fn graphs_and_references() {
        let item = article(&[r##"{"@context": "https://schema.org", "@graph": [
            {"@type": "Person", "@id": "#ada", "name": "Ada Loom"},
            {"@type": "Organization", "@id": "#org", "name": "The Weaver", "logo": {"url": "/logo.png"}},
            {"@type": ["Article", "NewsArticle"], "headline": "On &amp; off", "author": {"@id": "#ada"},
             "publisher": {"@id": "#org"}, "datePublished": "2024-02-03", "image": [{"url": "/a.jpg"}]}]}"##]);
        assert_eq!(item.headline.as_deref(), Some("On & off"));
        assert_eq!(item.authors, [Maker { name: "Ada Loom".into(), organization: false, person: true }]);
        assert_eq!(item.publisher.as_deref(), Some("The Weaver"));
        assert_eq!(
            (item.images.as_slice(), item.logos.as_slice()),
            (&["/a.jpg".to_owned()][..], &["/logo.png".to_owned()][..])
        );
    }

    #[test]
    fn arrays_of_authors() {
        let names = |json: &str| article(&[json]).authors.into_iter().map(|m| m.name).collect::<Vec<_>>();
        assert_eq!(
            names(r#"[{"@type":"Article","author":[{"name":"A B"},"C D",{"@type":"Organization","name":"E"}]}]"#),
            ["A B", "C D", "E"]
        );
        assert_eq!(names(r#"{"@type":"Article","author":{"@type":"Person","name":["A B","C D"]}}"#), ["A B", "C D"]);
    }

    #[test]
    fn other_things_are_left_out() {
        let items = read(&[r#"{"@type":"ItemList","itemListElement":[{"@type":"Article","headline":"Another"}]}"#]);
        assert!(items.iter().all(|i| i.rank != Rank::Article));
    }

    #[test]
    fn damage_and_depth() {
        assert_eq!(
            article(&["<!-- {\"@type\": \"Article\", \"headline\": \"A \"b\" c\", } -->"]).headline.as_deref(),
            Some("A \"b\" c")
        );
        assert!(read(&[&"[".repeat(100_000), "null", "\"x\""]).is_empty());
    }
}
