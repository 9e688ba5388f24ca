//! Front matter: the metadata as YAML between two lines of dashes.

use crate::article::Metadata;

/// One key a line; values are JSON strings, which YAML 1.2 reads as they stand.
pub fn matter(metadata: &Metadata) -> String {
    let facts = [
        ("title", &metadata.title),
        ("author", &metadata.byline),
        ("published", &metadata.published),
        ("modified", &metadata.modified),
        ("site", &metadata.site),
        ("source", &metadata.url),
        ("language", &metadata.language),
        ("description", &metadata.description),
    ];
    let mut out = String::from("---\n");
    for (key, value) in facts {
        if let Some(value) = value {
            out.push_str(&format!("{key}: {}\n", quoted(value)));
        }
    }
    out.push_str("---");
    out
}

/// A JSON string without the characters that YAML does not print or takes for line ends. What begins
/// a tag or a link is escaped: readers of Markdown that know no front matter take it for text.
fn quoted(value: &str) -> String {
    let printed =
        |c: char| !matches!(c, '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}');
    let value: String = value.chars().filter(|&c| printed(c)).collect();
    // A string: this cannot fail.
    serde_json::to_string(&value).unwrap_or_default().replace('<', "\\u003c").replace('[', "\\u005b")
}

#[cfg(test)]
mod tests {
    use super::matter;
    use crate::article::Metadata;

    #[test]
    fn a_value_cannot_end_the_matter_or_begin_a_key() {
        let title = Some("One: \"two\"\n---\nthree: 'four' # \u{85}\u{2028}five \\".to_owned());
        let metadata = Metadata { title, ..Metadata::default() };
        assert_eq!(matter(&metadata), "---\ntitle: \"One: \\\"two\\\"\\n---\\nthree: 'four' # five \\\\\"\n---");
    }

    #[test]
    fn a_value_is_text_where_front_matter_is_not_known() {
        let title = Some("<img src=x onerror=attack()> [x](javascript:attack())".to_owned());
        let matter = matter(&Metadata { title: title.clone(), ..Metadata::default() });
        assert!(!matter.contains(['<', '[']), "{matter}");
        let value = matter.lines().nth(1).and_then(|line| line.strip_prefix("title: ")).expect("the title");
        assert_eq!(serde_json::from_str::<String>(value).ok(), title);
    }
}
