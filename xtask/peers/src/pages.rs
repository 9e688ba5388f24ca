//! The pages that are read: of a corpus, and generated ones of a size.

use anyhow::{Context, Result, bail};
use std::io::Read;

/// A page of a corpus.
pub struct Page {
    /// Its text, in UTF-8.
    pub html: String,
}

/// Every so manieth page of the folder `html/` of a corpus.
pub fn of_corpus(folder: &str, every: usize) -> Result<Vec<Page>> {
    let folder = std::path::Path::new(folder).join("html");
    let entries = std::fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let mut bytes = std::fs::read(path)?;
        if bytes.starts_with(b"\x1F\x8B") {
            let mut plain = Vec::new();
            flate2::read::GzDecoder::new(&bytes[..]).read_to_end(&mut plain)?;
            bytes = plain;
        }
        anyhow::Ok(Page { html: String::from_utf8_lossy(&bytes).into_owned() })
    };
    let pages = paths.iter().step_by(every.max(1)).map(read).collect::<Result<Vec<_>>>()?;
    if pages.is_empty() {
        bail!("{} holds no pages", folder.display());
    }
    Ok(pages)
}

const SENTENCE: &str = "The ferry came late that morning, as it had every morning since the storm, and the people on \
                        the quay spoke of nothing but the price of bread. ";

/// A news page of about so many bytes: prose, and a list of links after every few paragraphs.
pub fn generated(bytes: usize) -> String {
    let mut out = String::from("<!doctype html><html lang=en><title>The ferry came late</title><body><nav><ul>");
    (0..30).for_each(|i| out.push_str(&format!("<li><a href=/section/{i}>Section {i}</a></li>")));
    out.push_str("</ul></nav><main><h1>The ferry came late</h1>");
    for i in 0.. {
        if out.len() >= bytes {
            break;
        }
        out.push_str(&format!(
            "<p class=text>{}<a href=/word/{i}>Number {i}</a> was the last.</p>",
            SENTENCE.repeat(2 + i % 4)
        ));
        if i % 5 == 4 {
            let item = format!("<li><a href=/story/{i}>A story of the week</a> <span>{i} min ago</span></li>");
            out.push_str(&format!("<div class=trending><h4>Most read</h4><ul>{}</ul></div>", item.repeat(6)));
        }
    }
    out.push_str("</main><footer><a href=/about>About</a> All rights reserved.</footer>");
    out
}
