//! The texts that the stores show, in every language: drawn from the words of the interface, so that they
//! never say another thing than it does.

use crate::step::root;
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::fs;
use std::path::Path;

/// Most characters of a name (addons.mozilla.org) and of a summary (Chrome Web Store).
const MOST: [(&str, usize); 2] = [("extensionName", 50), ("extensionDescription", 132)];

/// The message whose parts, but for the first, tell how it works; the parts stand between bars.
const STORY: &str = "practiceText";

/// What it may do, and why.
const PERMISSIONS: [(&str, &str); 3] = [
    ("permissionActiveTab", "permissionActiveTabWhy"),
    ("permissionScripting", "permissionScriptingWhy"),
    ("permissionStorage", "permissionStorageWhy"),
];

/// The words of one language.
struct Words(Value);

impl Words {
    fn of(locale: &Path) -> Result<Words> {
        let path = locale.join("messages.json");
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        Ok(Words(serde_json::from_str(&text).with_context(|| format!("{} is not JSON", path.display()))?))
    }

    fn get(&self, key: &str) -> Result<&str> {
        self.0[key]["message"].as_str().with_context(|| format!("there is no message {key}"))
    }

    /// What a store shows at length.
    fn description(&self) -> Result<String> {
        let mut parts = vec![self.get("welcomeLead")?.to_owned()];
        parts.extend(self.get(STORY)?.split('|').skip(1).map(str::to_owned));
        parts.push(self.get("welcomeNothing")?.to_owned());
        let mut list = format!("{}:", self.get("welcomePermissions")?);
        for (what, why) in PERMISSIONS {
            list += &format!("\n- {}. {}", self.get(what)?, self.get(why)?);
        }
        parts.push(list);
        Ok(parts.join("\n\n"))
    }
}

/// Writes `LOCALE.txt` into a folder for each language: name, summary and description.
pub fn write(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    for entry in fs::read_dir(root().join("extension/_locales")).context("cannot read the locales")? {
        let locale = entry?.path();
        let name = locale.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let words = Words::of(&locale)?;
        for (key, most) in MOST {
            let length = words.get(key)?.chars().count();
            if length > most {
                bail!("{key} in {name} has {length} characters; the stores take {most}");
            }
        }
        let text = format!(
            "{}\n\n{}\n\n{}\n",
            words.get("extensionName")?,
            words.get("extensionDescription")?,
            words.description()?
        );
        fs::write(folder.join(format!("{name}.txt")), text)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_its_texts() {
        let folder = std::env::temp_dir().join(format!("stillpage-store-{}", std::process::id()));
        write(&folder).expect("the texts");
        let texts: Vec<_> = fs::read_dir(&folder).expect("the folder").collect();
        assert!(texts.len() >= 12);
        let english = fs::read_to_string(folder.join("en.txt")).expect("the English");
        assert!(
            english.starts_with("Stillpage\n\n") && english.contains("\n- See the page you click on. Only that page")
        );
        fs::remove_dir_all(folder).expect("it goes");
    }
}
