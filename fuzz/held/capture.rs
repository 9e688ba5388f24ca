//! Captured arrays that agree with each other or not.

use super::{insist, tell};
use stillpage::page::capture::Capture;

/// Names that pages are made of; the last have no place in a capture.
const NAMES: &str = "html body article p div span a img table tr td ul li h1 h2 pre code blockquote figure iframe \
    noscript math svg video form href src srcset class id style alt title dir lang role onclick \u{fffd} script";

/// Takes an input apart, byte by byte; when it is used up all else is zero.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn next(&mut self) -> u32 {
        let Some((&first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        u32::from(first)
    }

    fn numbers(&mut self, count: u32, mut number: impl FnMut(&mut Self) -> u32) -> Vec<u32> {
        (0..count).map(|_| number(self)).collect()
    }

    fn text(&mut self) -> String {
        let length = (self.next() as usize).min(self.0.len());
        let (text, rest) = self.0.split_at(length);
        self.0 = rest;
        String::from_utf8_lossy(text).into_owned()
    }
}

/// A page or an error, and no panic on the way to any format.
pub fn capture(bytes: &[u8]) {
    let mut bytes = Bytes(bytes);
    let agrees = bytes.next();
    let count = bytes.next();
    let known = NAMES.split(' ').count() as u32 + 2;
    let tags = bytes.numbers(count, |b| b.next() % known);
    // Most nodes lie near the one before them.
    let mut number = 0;
    let parents = bytes.numbers(count, |b| {
        number += 1;
        let back = b.next();
        if agrees & 1 == 0 { back } else { (number - 1u32).saturating_sub(back % 8) }
    });
    let sizes = bytes.numbers(count, |b| b.next() % if agrees & 2 == 0 { 255 } else { 6 });
    let attrs = bytes.next();
    let attr_names = bytes.numbers(attrs, |b| b.next() % known);
    let attr_sizes = bytes.numbers(attrs + (agrees >> 2 & 1), |b| b.next() % 32);
    let measures = bytes.next();
    let measured = bytes.numbers(measures, Bytes::next);
    let boxes: Vec<f32> = (0..4 * measures).map(|_| f32::from_bits(bytes.next() << 24 | bytes.next())).collect();
    let flags: Vec<u8> = (0..measures).map(|_| bytes.next() as u8).collect();
    let url = bytes.text();
    let (text, values) = (bytes.text().repeat(8), String::from_utf8_lossy(bytes.0).repeat(8));
    let capture = Capture {
        url: &url,
        names: NAMES,
        tags: &tags,
        parents: &parents,
        sizes: &sizes,
        text: &text,
        attr_names: &attr_names,
        attr_sizes: &attr_sizes,
        values: &values,
        measured: &measured,
        boxes: &boxes,
        flags: &flags,
    };
    let Ok(page) = capture.page() else { return };
    if let Some(reading) = insist(&page) {
        tell(&reading);
    }
}
