//! The copy of a page with other words.

use super::attribute::{self, Owner};
use super::cipher::{Cipher, Ciphers};
use super::data;
use super::letters::Letters;
use super::random::Random;
use crate::block::{Block, Blocks};
use crate::feature::owner;
use crate::map::HashMap;
use crate::model::Model;
use crate::page::{AttrName, Builder, NodeId, Page, Tag};
use url::Url;

/// A page of the same structure with other words.
pub fn scrambled(page: &Page, model: &Model, seed: u64) -> Page {
    let letters = Letters::of(page);
    let mut ciphers = Ciphers {
        text: Cipher::of_text(&letters, model.network(), seed),
        names: Cipher::of_names(&letters, model.network(), seed),
        links: Cipher::of_links(&letters, model.network(), seed),
        home: page.url().and_then(Url::host_str).map(|host| owner(host).to_owned()),
    };
    let mut texts = texts_of_blocks(page, &mut ciphers.text);
    let mut out = Builder::new(page.url().and_then(|url| address(url, &letters, &mut Random(seed))));
    let mut ends: Vec<NodeId> = Vec::new();
    for node in page.ids() {
        while ends.pop_if(|end| *end <= node).is_some() {
            out.close();
        }
        if page.is_text(node) {
            let text = texts.remove(&node).unwrap_or_else(|| other_text(page, node, &mut ciphers.text));
            out.text(&text);
        } else {
            element(page, node, &mut out, &mut ciphers);
            ends.push(page.end(node));
        }
    }
    out.finish()
}

fn element(page: &Page, node: NodeId, out: &mut Builder, ciphers: &mut Ciphers) {
    out.open(page.tag_name(node));
    let owner = Owner { is_meta: page.tag(node) == Tag::META, property: page.attr(node, AttrName::PROPERTY) };
    for (name, value) in page.attrs(node) {
        let name = page.attr_name(name);
        out.attr(name, &attribute::value(&owner, name, value, ciphers));
    }
    if let Some(layout) = page.layout(node) {
        out.layout(*layout);
    }
}

/// The new texts of the nodes in blocks. A block's text is scrambled as a whole, since words run on
/// from node to node, and taken apart by bytes.
fn texts_of_blocks(page: &Page, cipher: &mut Cipher) -> HashMap<NodeId, String> {
    let mut out = HashMap::default();
    for block in Blocks::of(page).iter() {
        let (parts, whole) = joined(page, block);
        let scrambled = cipher.text(&whole);
        let mut rest = scrambled.as_str();
        for (node, length) in parts {
            let (part, tail) = rest.split_at_checked(length).unwrap_or((rest, ""));
            rest = tail;
            out.extend(node.map(|node| (node, part.to_owned())));
        }
    }
    out
}

/// The text of a block, and the lengths of its parts; those without a node are line breaks.
fn joined(page: &Page, block: &Block) -> (Vec<(Option<NodeId>, usize)>, String) {
    let (mut parts, mut whole) = (Vec::new(), String::new());
    for node in (block.from.0..block.to.0).map(NodeId) {
        if page.is_text(node) {
            whole.push_str(page.text(node));
            parts.push((Some(node), page.text(node).len()));
        } else if page.tag(node) == Tag::BR {
            whole.push('\n');
            parts.push((None, 1));
        }
    }
    (parts, whole)
}

/// The new text of a node outside blocks: a title, or data.
fn other_text(page: &Page, node: NodeId, cipher: &mut Cipher) -> String {
    let is_data = page.parent(node).is_some_and(|parent| {
        page.tag(parent) == Tag::SCRIPT && page.attr(parent, AttrName::TYPE).is_some_and(|kind| kind.contains("json"))
    });
    if is_data { data::scrambled(page.text(node), cipher) } else { cipher.text(page.text(node)) }
}

/// Parts of a path and names of queries that tell a search.
const SEARCH: [&str; 6] = ["search", "find", "results", "q", "query", "s"];

/// An address of the same shape that leads nowhere: what features count in it stays.
fn address(url: &Url, letters: &Letters, random: &mut Random) -> Option<Url> {
    let mut out = Url::parse("https://page.invalid/").ok()?;
    let mut other = |c: char| match c {
        '0'..='9' => char::from_digit(random.below(10), 10).unwrap_or(c),
        c if c.is_ascii_alphabetic() => letters.instead_of(c.to_ascii_lowercase(), random),
        c => c,
    };
    let segment = |segment: &str| match SEARCH.contains(&segment) {
        true => segment.to_owned(),
        false => segment.chars().map(&mut other).collect(),
    };
    out.set_path(&url.path().split('/').map(segment).collect::<Vec<String>>().join("/"));
    let keys = url.query_pairs().map(|(key, _)| key.into_owned()).filter(|key| SEARCH.contains(&key.as_str()));
    let query = keys.map(|key| key + "=").collect::<Vec<_>>().join("&");
    out.set_query(Some(query.as_str()).filter(|query| !query.is_empty()));
    Some(out)
}
