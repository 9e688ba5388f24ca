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

/// A JSON string without the characters that YAML does not print or takes for line ends.
fn quoted(value: &str) -> String {
    let printed =
        |c: char| !matches!(c, '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}');
    let value: String = value.chars().filter(|&c| printed(c)).collect();
    // A string: this cannot fail.
    serde_json::to_string(&value).unwrap_or_default()
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
}
