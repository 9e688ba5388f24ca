//! The article as a page states it for machines, where it shows next to nothing of it.

use super::tree::{BodyNode, Content};
use super::{Article, Body, Element, Metadata};
use crate::block::Blocks;
use crate::page::Page;
use crate::verdict::Verdicts;

impl Article {
    /// The article that JSON-LD states (`articleBody`), where that is far more than the verdicts
    /// keep of the page: its lines as paragraphs. Nothing of the page is behind them.
    pub fn stated(page: &Page, blocks: &Blocks, verdicts: &Verdicts) -> Option<Article> {
        let lines = Metadata::stated(page, blocks, verdicts)?;
        let mut metadata = Metadata::of(page, blocks, verdicts);
        metadata.count_anew(lines.iter().map(String::as_str));
        let mut body = Body::default();
        for line in lines {
            let end = body.nodes.len() as u32 + 2;
            let contents = [Content::Element(Element::P, Vec::new()), Content::Text(line)];
            body.nodes.extend(contents.map(|content| BodyNode { content, source: None, end }));
        }
        Some(Article { metadata, body })
    }
}
