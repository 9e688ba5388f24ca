//! Features of where the links of a block lead.

use super::context::Context;
use super::{Feature as F, Row, flag, log, share};
use crate::block::Block;
use crate::page::{AttrName, NodeId, Page, Tag};

/// Hyphens in the last part of an address from which it is the name of a piece of writing.
const SLUG_HYPHENS: usize = 3;
/// Bytes of an address that are looked at.
const ADDRESS: usize = 300;
/// Nodes of a block that are looked at.
const NODES: u32 = 400;

/// What is counted of links.
#[derive(Clone, Copy, Debug, Default)]
struct Links {
    all: f32,
    /// To other sites.
    out: f32,
    /// To a piece of writing on this site, by the shape of its address.
    slugs: f32,
    /// Within the page, or to a script.
    local: f32,
    /// With a `rel` that vouches for nothing.
    unvouched: f32,
}

pub fn fill(context: &Context, rows: &mut [Row]) {
    let page = context.page;
    let home = page.url().and_then(url::Url::host_str).map(owner);
    let own: Vec<Links> = context.blocks.iter().map(|block| Links::of(page, block, home)).collect();
    let mut sums = vec![Links::default()];
    for links in &own {
        sums.push(sums[sums.len() - 1].plus(links, 1.0));
    }
    let range = |(from, to): (usize, usize)| sums[to].plus(&sums[from], -1.0);
    for (i, row) in rows.iter_mut().enumerate() {
        let block = context.blocks.get(i);
        row[F::LinksOut] = share(own[i].out, own[i].all);
        row[F::LinksSlug] = share(own[i].slugs, own[i].all);
        row[F::LinksLocal] = share(own[i].local, own[i].all);
        row[F::LinksUnvouched] = share(own[i].unvouched, own[i].all);
        let around = range((i.saturating_sub(5), (i + 6).min(context.len())));
        row[F::NearLinksSlug] = log(around.slugs);
        row[F::NearLinksOut] = share(around.out, around.all);
        let up = page.ancestors(block.element).find(|&a| context.within(a) != context.within(block.element));
        let up = up.map_or_else(Links::default, |a| range(context.within(a)));
        row[F::UpLinksSlug] = share(up.slugs, up.all);
        row[F::UpLinksOut] = share(up.out, up.all);
        let inside = || (block.from.0..block.to.0.min(block.from.0 + NODES)).map(NodeId);
        let around = || std::iter::once(block.from).chain(page.ancestors(block.from)).take(3);
        row[F::HasTime] = flag(inside().chain(around()).any(|n| page.tag(n) == Tag::TIME));
        row[F::HasPicture] = flag(inside().any(|n| matches!(page.tag(n), Tag::IMG | Tag::SVG)));
    }
}

/// The links in a block, or the one around it, with their addresses.
pub fn addresses<'p>(page: &'p Page, block: &Block) -> impl Iterator<Item = (NodeId, &'p str)> {
    let inside = (block.from.0..block.to.0.min(block.from.0 + NODES)).map(NodeId);
    let around = page.ancestors(block.from).take(8);
    let is_link = |n: NodeId| (page.tag(n) == Tag::A).then(|| page.attr(n, AttrName::HREF).map(|href| (n, href)));
    inside.chain(around).filter_map(move |n| is_link(n).flatten())
}

impl Links {
    fn of(page: &Page, block: &Block, home: Option<&str>) -> Links {
        let mut out = Links::default();
        for (node, href) in addresses(page, block) {
            let address = Address::of(href);
            let away = address.host.is_some_and(|host| Some(owner(host)) != home);
            let rel = page.attr(node, AttrName::REL).unwrap_or("");
            out.all += 1.0;
            out.out += flag(away);
            out.slugs += flag(!away && address.is_slug());
            out.local += flag(address.host.is_none() && address.path.is_empty());
            out.unvouched += flag(["sponsored", "nofollow", "ugc"].iter().any(|word| rel.contains(word)));
        }
        out
    }

    fn plus(&self, other: &Links, times: f32) -> Links {
        Links {
            all: self.all + times * other.all,
            out: self.out + times * other.out,
            slugs: self.slugs + times * other.slugs,
            local: self.local + times * other.local,
            unvouched: self.unvouched + times * other.unvouched,
        }
    }
}

/// The parts of an address as it stands in a link; no checks, no escapes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Address<'a> {
    /// Of an address on the web that names one.
    pub host: Option<&'a str>,
    /// From the host to the query or fragment; of other schemes, such as `mailto:`, nothing.
    pub path: &'a str,
}

impl<'a> Address<'a> {
    /// Takes an address apart; of a long one its start.
    pub fn of(href: &'a str) -> Address<'a> {
        let href = href.trim();
        let href = &href[..href.floor_char_boundary(ADDRESS)];
        let web = ["https://", "http://", "//"].iter().find_map(|scheme| href.strip_prefix(scheme));
        let cut = |rest: &'a str| rest.split(['?', '#']).next().unwrap_or("");
        match web {
            Some(rest) => {
                let rest = cut(rest);
                let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
                Address { host: Some(host), path }
            }
            None if href.split(['/', '?', '#']).next().is_some_and(|s| s.contains(':')) => {
                Address { host: None, path: "" }
            }
            None => Address { host: None, path: cut(href) },
        }
    }

    /// Whether the last part is a name of several words, as pieces of writing have it, or a long number.
    fn is_slug(&self) -> bool {
        let last = self.path.trim_end_matches('/').rsplit('/').next().unwrap_or("");
        let digits = last.bytes().filter(u8::is_ascii_digit).count();
        last.bytes().filter(|b| matches!(b, b'-' | b'_')).count() >= SLUG_HYPHENS || digits >= 5
    }
}

/// The last two labels of a host, near enough who owns it.
pub fn owner(host: &str) -> &str {
    let dot = host.rfind('.').and_then(|last| host[..last].rfind('.'));
    dot.map_or(host, |at| &host[at + 1..])
}

#[cfg(test)]
mod tests {
    use super::{Address, owner};

    #[test]
    fn an_address_falls_into_host_and_path() {
        let parts = |href| (Address::of(href).host, Address::of(href).path);
        assert_eq!(parts("https://a.example/b/c-d?e#f"), (Some("a.example"), "/b/c-d"));
        assert_eq!(parts("//a.example"), (Some("a.example"), ""));
        assert_eq!(parts("/b/c"), (None, "/b/c"));
        assert_eq!(parts("mailto:a@b.example"), (None, ""));
        assert_eq!(parts("#top"), (None, ""));
        assert!(Address::of("/2026/a-name-of-words").is_slug() && !Address::of("/about-us").is_slug());
        assert_eq!(owner("www.news.example"), "news.example");
    }
}
