//! Captured arrays that agree with each other or not.
#![no_main]

use libfuzzer_sys::{arbitrary, fuzz_target};
use stillpage::page::capture::Capture;
use stillpage::render::{self, Format};
use stillpage::{Options, Reader};

#[derive(Debug, arbitrary::Arbitrary)]
struct Input {
    url: String,
    names: String,
    nodes: Vec<(u8, u16, u8)>,
    text: String,
    attrs: Vec<(u8, u8)>,
    values: String,
    measured: Vec<u16>,
    boxes: Vec<f32>,
    flags: Vec<u8>,
    /// Whether the arrays of measures get the lengths that they should have.
    agrees: bool,
}

fuzz_target!(|input: Input| {
    let numbers = |of: &dyn Fn(&(u8, u16, u8)) -> u32| input.nodes.iter().map(of).collect::<Vec<_>>();
    let (tags, parents, sizes) =
        (numbers(&|n| u32::from(n.0)), numbers(&|n| u32::from(n.1)), numbers(&|n| u32::from(n.2)));
    let attr_names: Vec<u32> = input.attrs.iter().map(|a| u32::from(a.0)).collect();
    let attr_sizes: Vec<u32> = input.attrs.iter().map(|a| u32::from(a.1)).collect();
    let measured: Vec<u32> = input.measured.iter().map(|&m| u32::from(m)).collect();
    let (mut boxes, mut flags) = (input.boxes.clone(), input.flags.clone());
    if input.agrees {
        boxes.resize(4 * measured.len(), 1.0);
        flags.resize(measured.len(), 0);
    }
    let capture = Capture {
        url: &input.url,
        names: &input.names,
        tags: &tags,
        parents: &parents,
        sizes: &sizes,
        text: &input.text,
        attr_names: &attr_names,
        attr_sizes: &attr_sizes,
        values: &input.values,
        measured: &measured,
        boxes: &boxes,
        flags: &flags,
    };
    let Ok(page) = capture.page() else { return };
    let insist = Options { insist: true, ..Options::default() };
    let Ok(reading) = Reader::new(insist).read(&page) else { return };
    for format in Format::ALL {
        format.render(&reading.article, &[]);
    }
    render::plan(&reading.article);
});
