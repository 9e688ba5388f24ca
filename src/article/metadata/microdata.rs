//! Items of microdata: `itemscope`, `itemtype` and `itemprop` (WHATWG HTML, section 5).

use super::item::{Item, Maker, Rank};
use super::short::short_text;
use super::text::plain;
use crate::page::{AttrName, NodeId, Page, Tag};

/// Most items of a page that are read.
const MAX_ITEMS: usize = 500;

/// The items of a page. The first holds the properties that stand outside any item.
pub(super) fn items(page: &Page) -> Vec<Item> {
    let mut reader = Reader { page, items: vec![Scope::default()], open: Vec::new() };
    for node in page.ids().filter(|&n| !page.is_text(n)) {
        while reader.open.last().is_some_and(|&(_, end)| end <= node) {
            reader.open.pop();
        }
        reader.element(node);
    }
    reader.join()
}

/// An item and the item that it is a property of.
#[derive(Debug, Default)]
struct Scope {
    item: Item,
    owner: usize,
    roles: String,
    organization: bool,
    person: bool,
    address: Option<String>,
}

struct Reader<'p> {
    page: &'p Page,
    items: Vec<Scope>,
    /// Items that are open, with the node after each.
    open: Vec<(usize, NodeId)>,
}

impl Reader<'_> {
    fn element(&mut self, node: NodeId) {
        let owner = self.open.last().map_or(0, |&(item, _)| item);
        let roles = self.page.attr(node, AttrName::ITEMPROP);
        if self.page.attr(node, AttrName::ITEMSCOPE).is_some() && self.items.len() < MAX_ITEMS {
            self.open_item(node, owner, roles.unwrap_or(""));
        } else if let Some(roles) = roles {
            for role in roles.split_whitespace() {
                self.property(node, owner, role);
            }
        }
    }

    fn open_item(&mut self, node: NodeId, owner: usize, roles: &str) {
        let kind = self.page.attr(node, AttrName::ITEMTYPE).unwrap_or("");
        let item = Item {
            rank: kind.split_whitespace().map(Rank::of).max().unwrap_or_default(),
            is_site: kind.contains("Organization") || kind.ends_with("WebSite"),
            ..Item::default()
        };
        self.open.push((self.items.len(), self.page.end(node)));
        let organization = kind.contains("Organization");
        self.items.push(Scope {
            item,
            owner,
            roles: roles.to_ascii_lowercase(),
            organization,
            person: kind.ends_with("Person"),
            address: None,
        });
    }

    fn property(&mut self, node: NodeId, owner: usize, role: &str) {
        let Some(scope) = self.items.get_mut(owner) else { return };
        let item = &mut scope.item;
        match role.to_ascii_lowercase().as_str() {
            "headline" => set(&mut item.headline, value(self.page, node)),
            "name" => set(&mut item.name, value(self.page, node)),
            "author" | "creator" => {
                let name = value(self.page, node);
                item.authors.extend(name.map(|name| Maker { name, ..Maker::default() }));
            }
            "publisher" => set(&mut item.publisher, value(self.page, node)),
            "datepublished" => set(&mut item.published, value(self.page, node)),
            "datecreated" | "uploaddate" => set(&mut item.created, value(self.page, node)),
            "datemodified" => set(&mut item.modified, value(self.page, node)),
            "description" => set(&mut item.description, value(self.page, node)),
            "inlanguage" => set(&mut item.language, value(self.page, node)),
            "image" | "thumbnailurl" => item.images.extend(address(self.page, node)),
            "logo" => item.logos.extend(address(self.page, node)),
            "url" | "contenturl" => set(&mut scope.address, address(self.page, node)),
            "mainentityofpage" => set(&mut item.url, address(self.page, node)),
            _ => {}
        }
    }

    /// Gives items that are properties to their owners.
    fn join(mut self) -> Vec<Item> {
        for i in (1..self.items.len()).rev() {
            let Some((owners, rest)) = self.items.split_at_mut_checked(i) else { continue };
            let Some(part) = rest.first_mut() else { continue };
            if let Some(owner) = owners.get_mut(part.owner) {
                give(part, &mut owner.item);
            }
        }
        self.items.into_iter().map(|s| s.item).collect()
    }
}

fn give(part: &mut Scope, owner: &mut Item) {
    for role in part.roles.split(' ') {
        match role {
            "author" | "creator" => {
                let maker = part.item.name.clone().map(|name| Maker {
                    name,
                    organization: part.organization,
                    person: part.person,
                });
                // Parts are given last to first.
                owner.authors.splice(0..0, maker);
            }
            "publisher" => {
                owner.publisher = part.item.name.clone().or(owner.publisher.take());
                owner.logos.append(&mut part.item.logos);
            }
            "image" => owner.images.extend(part.address.clone()),
            "logo" => owner.logos.extend(part.address.clone()),
            _ => {}
        }
    }
    part.item.url = part.item.url.take().or(part.address.take());
}

fn set(field: &mut Option<String>, value: Option<String>) {
    if field.is_none() {
        *field = value;
    }
}

fn value(page: &Page, node: NodeId) -> Option<String> {
    let stated = [AttrName::CONTENT, AttrName::DATETIME].iter().find_map(|&a| page.attr(node, a)).map(plain);
    stated.or_else(|| Some(short_text(page, node))).filter(|v| !v.is_empty())
}

fn address(page: &Page, node: NodeId) -> Option<String> {
    const PLACES: &[AttrName] = &[AttrName::CONTENT, AttrName::HREF, AttrName::SRC, AttrName::DATA_SRC];
    let found = PLACES.iter().find_map(|&a| page.attr(node, a)).map(str::trim).filter(|a| !a.is_empty())?;
    (page.tag(node) != Tag::A || found.len() < 2_000).then(|| found.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Builder;

    fn open(b: &mut Builder, tag: &str, attrs: &[(&str, &str)]) {
        b.open(tag);
        for (name, value) in attrs {
            b.attr(name, value);
        }
    }

    #[test]
    fn nested_items_become_values() {
        let mut b = Builder::new(None);
        open(&mut b, "article", &[("itemscope", ""), ("itemtype", "https://schema.org/NewsArticle")]);
        open(&mut b, "h1", &[("itemprop", "headline name")]);
        b.text("Of looms");
        b.close();
        for name in ["Ada Loom", "Ben Weft"] {
            open(
                &mut b,
                "span",
                &[("itemprop", "author"), ("itemscope", ""), ("itemtype", "https://schema.org/Person")],
            );
            open(&mut b, "b", &[("itemprop", "name")]);
            b.text(name);
            b.close();
            b.close();
        }
        open(&mut b, "time", &[("itemprop", "datePublished"), ("datetime", "2024-02-03")]);
        b.close();
        b.close();
        let items = items(&b.finish());
        let article = items.iter().find(|i| i.rank == Rank::Article).unwrap();
        assert_eq!(article.headline.as_deref(), Some("Of looms"));
        assert_eq!(article.published.as_deref(), Some("2024-02-03"));
        assert_eq!(article.authors.iter().map(|m| m.name.as_str()).collect::<Vec<_>>(), ["Ada Loom", "Ben Weft"]);
    }

    #[test]
    fn depth_is_no_matter() {
        let mut b = Builder::new(None);
        for _ in 0..20_000 {
            open(&mut b, "div", &[("itemprop", "name"), ("itemscope", "")]);
        }
        assert_eq!(items(&b.finish()).len(), MAX_ITEMS);
    }
}
