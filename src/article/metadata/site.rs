//! The names that a site goes by.

use super::source::Sources;
use super::text::{fold, fold_tight, plain};
use super::title_part::{first_part, last_part};

/// What is known of the site's name.
#[derive(Clone, Debug, Default)]
pub(super) struct Site {
    /// The name for a person.
    pub name: Option<String>,
    /// All names it goes by, letters and digits only.
    tight: Vec<String>,
    /// The label of the host that was registered, letters and digits only.
    label: String,
}

/// Longest name of a site, in bytes.
const LONGEST: usize = 80;

impl Site {
    /// Weighs: Open Graph, then the application's name, then the publisher in JSON-LD, then the
    /// site in JSON-LD, then the part of `<title>` that is like the host. A name that is the title
    /// itself or an address is none.
    pub fn of(sources: &Sources) -> Site {
        let items = || sources.linked.iter().chain(&sources.marked);
        let stated =
            ["og:site_name", "application-name", "apple-mobile-web-app-title", "citation_publisher", "dc.publisher"]
                .iter()
                .filter_map(|k| sources.meta.first(&[k]).map(plain))
                .chain(sources.linked_article().and_then(|i| i.publisher.clone()))
                .chain(items().filter_map(|i| i.publisher.clone()))
                .chain(items().filter(|i| i.is_site).filter_map(|i| i.name.clone()));
        let label = sources.host().map(registered_label).unwrap_or_default();
        let mut names: Vec<String> = stated.filter(|n| is_name(n)).take(20).collect();
        let segment = sources.title_tag.as_deref().and_then(|t| host_segment(t, &label));
        names.extend(segment);
        let tight = names.iter().map(|n| fold_tight(n)).collect();
        Site { name: names.into_iter().find(|n| !is_title(n, sources)), tight, label }
    }

    /// Whether a text is the site's name or host.
    pub fn is(&self, text: &str) -> bool {
        let text = fold_tight(text.trim_start_matches("www."));
        !text.is_empty()
            && (self.tight.contains(&text) || text == self.label || text.strip_suffix("com") == Some(&self.label))
    }

    /// Whether a part of a title is likely the site's name in some form.
    pub fn resembles(&self, part: &str) -> bool {
        let text = fold_tight(part);
        let like = |name: &String| {
            name.len() >= 4 && text.contains(name.as_str()) && text.len() <= name.len() * 2 + 12
                || text.len() >= 4 && name.contains(&text)
        };
        self.is(part) || like(&self.label) || self.tight.iter().any(like) || self.is_initials(part)
    }

    /// Whether the host is the part's initials (`nyt` of New York Times).
    fn is_initials(&self, part: &str) -> bool {
        let initials: String = fold(part).split(' ').filter_map(|w| w.chars().next()).collect();
        initials.chars().count() >= 3 && initials == self.label
    }
}

fn is_name(name: &str) -> bool {
    !name.is_empty()
        && name.len() <= LONGEST
        && !name.contains("://")
        && !name.starts_with('@')
        && name.chars().any(char::is_alphabetic)
}

fn is_title(name: &str, sources: &Sources) -> bool {
    let name = fold(name);
    name.split(' ').count() > 4 && sources.head_titles().any(|t| fold(t) == name)
}

/// The label that was registered: `bbc` of `news.bbc.co.uk`. Without the list of public suffixes,
/// a short second-level label before a country code is taken for a suffix.
fn registered_label(host: &str) -> String {
    let labels: Vec<&str> = host.split('.').collect();
    let n = labels.len();
    let second = n.checked_sub(2).and_then(|i| labels.get(i)).copied().unwrap_or(host);
    let country = labels.last().is_some_and(|l| l.len() == 2);
    let suffix = country && n >= 3 && (second.len() <= 3 || second == "blogspot" || second == "gouv");
    // Sites of their own on a shared host.
    let shared =
        n >= 3 && ["blogspot", "wordpress", "substack", "github", "bearblog", "medium", "tumblr"].contains(&second);
    let at = if suffix || shared { n.checked_sub(3) } else { None };
    fold_tight(at.and_then(|i| labels.get(i)).copied().unwrap_or(second))
}

/// The first or last part of a title that has the host's letters.
fn host_segment(title: &str, label: &str) -> Option<String> {
    if label.len() < 3 {
        return None;
    }
    let (first, last) = (first_part(title), last_part(title));
    let part = [last.map(|(_, p)| p), first.map(|(p, _)| p)].into_iter().flatten().find(|p| {
        let tight = fold_tight(p);
        tight == label || tight.strip_prefix("the") == Some(label) || (tight.len() >= 5 && label.contains(&tight))
    })?;
    Some(part.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_hosts() {
        assert_eq!(registered_label("news.bbc.co.uk"), "bbc");
        assert_eq!(registered_label("the-loom.example"), "theloom");
        assert_eq!(registered_label("ada.substack.com"), "ada");
        assert_eq!(registered_label("localhost"), "localhost");
    }

    #[test]
    fn names_and_their_forms() {
        let site = Site { name: None, tight: vec!["theweaversdaily".into()], label: "weaversdaily".into() };
        assert!(site.is("The Weaver’s Daily") && site.is("www.weaversdaily.com"));
        assert!(site.resembles("Weavers Daily") && !site.resembles("How to weave"));
        assert_eq!(host_segment("How to weave | Weavers Daily", "weaversdaily").as_deref(), Some("Weavers Daily"));
    }
}
