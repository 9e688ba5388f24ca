//! TeX in running text that no script has turned yet: between signs, or as an environment.

use super::math::{MAX_TEX, checked_tex};
use crate::page::{NodeId, Page, Tag};
use std::borrow::Cow;

/// Most nodes of a formula whose lines are parted by breaks.
const MAX_LINES: usize = 32;

/// A stretch of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Stretch<'t> {
    /// Words.
    Words(&'t str),
    /// A formula in TeX, and whether it stands on a line of its own.
    Formula(String, bool),
}

/// How an environment begins.
const BEGIN: &str = "\\begin{";
/// Signs around TeX in running text, which MathJax and KaTeX look for.
const SIGNS: [(&str, &str, bool); 4] =
    [("\\(", "\\)", false), ("\\[", "\\]", true), ("$$", "$$", true), (BEGIN, "\\end{", true)];
/// Environments that are formulas by themselves; others stand within formulas, or are none.
const ENVIRONMENTS: &[&str] = &["align", "alignat", "eqnarray", "equation", "flalign", "gather", "multline"];

/// A text parted at the formulas in it that no script has turned yet.
pub(super) fn stretches(text: &str) -> Vec<Stretch<'_>> {
    if !may_hold_formula(text) {
        return if text.is_empty() { Vec::new() } else { vec![Stretch::Words(text)] };
    }
    // Where each sign stands next; one that is not found is not looked for again.
    let mut places = SIGNS.map(|(open, ..)| place(text, 0, open));
    let (mut out, mut from) = (Vec::new(), 0);
    while let Some((at, (open, close, display))) = places.iter().zip(SIGNS).filter_map(|(p, s)| Some(((*p)?, s))).min()
    {
        let rest = &text[at..];
        let found = if open == BEGIN { environment(rest) } else { between(rest, open, close) };
        let Some((inside, length)) = found else { break };
        let Some(tex) = checked_tex(inside) else { break };
        out.extend(Some(&text[from..at]).filter(|words| !words.is_empty()).map(Stretch::Words));
        out.push(Stretch::Formula(tex, display));
        from = at + length;
        for (next, (open, ..)) in places.iter_mut().zip(SIGNS) {
            *next = next.and_then(|at| if at >= from { Some(at) } else { place(text, from, open) });
        }
    }
    out.extend(Some(&text[from..]).filter(|words| !words.is_empty()).map(Stretch::Words));
    out
}

/// Whether a text holds a letter with which a sign begins: most do not, and are not searched.
fn may_hold_formula(text: &str) -> bool {
    [b'\\', b'$'].iter().any(|first| text.as_bytes().contains(first))
}

/// Where a sign stands next.
fn place(text: &str, mut from: usize, open: &str) -> Option<usize> {
    loop {
        let at = from + text.get(from..)?.find(open)?;
        from = at + open.len();
        if open != BEGIN || name(text.get(from..)?).is_some() {
            return Some(at);
        }
    }
}

/// The name of an environment that is a formula, after its sign.
fn name(rest: &str) -> Option<&str> {
    let end = rest.bytes().take(16).position(|b| b == b'}')?;
    rest.get(..end).filter(|name| ENVIRONMENTS.contains(&name.trim_end_matches('*')))
}

/// The TeX between two signs, and how long it is with them.
fn between<'t>(rest: &'t str, open: &str, close: &str) -> Option<(&'t str, usize)> {
    let inside = rest.get(open.len()..)?;
    let end = inside.find(close)?;
    Some((&inside[..end], open.len() + end + close.len()))
}

/// An environment up to its own end, and how long it is.
fn environment(rest: &str) -> Option<(&str, usize)> {
    let name = name(rest.get(BEGIN.len()..)?)?;
    let is_own = |after: &str| after.strip_prefix(name).is_some_and(|after| after.starts_with('}'));
    let mut open = 0;
    for (at, _) in rest.match_indices('\\').take_while(|(at, _)| *at <= MAX_TEX) {
        let sign = &rest[at..];
        if sign.strip_prefix(BEGIN).is_some_and(is_own) {
            open += 1;
        } else if sign.strip_prefix("\\end{").is_some_and(is_own) {
            open -= 1;
            if open == 0 {
                let end = at + "\\end{}".len() + name.len();
                return Some((&rest[..end], end));
            }
        }
    }
    None
}

/// The text of a node; where a formula begins in it whose lines are parted by breaks, all of those lines, and the
/// node after them.
pub(super) fn whole(page: &Page, id: NodeId) -> (Cow<'_, str>, NodeId) {
    let text = page.text(id);
    let mut next = page.end(id);
    let is_line = |n: NodeId| {
        n.index() < page.len() && matches!(page.tag(n), Tag::BR | Tag::TEXT) && page.parent(n) == page.parent(id)
    };
    if is_line(next) && text.len() <= MAX_TEX && is_open(text) {
        let (mut lines, mut blank) = (text.to_owned(), false);
        for _ in 0..MAX_LINES {
            // Two breaks in a row end the paragraph.
            let is_break = is_line(next) && page.tag(next) == Tag::BR;
            if !is_line(next) || is_break && blank || lines.len() > 2 * MAX_TEX {
                break;
            }
            let line = page.text(next);
            blank = line.trim().is_empty() && (blank || is_break);
            lines.push_str(if is_break { "\n" } else { line });
            next = page.end(next);
            if SIGNS.iter().any(|(_, close, _)| line.contains(close)) && !is_open(&lines) {
                return (Cow::Owned(lines), next);
            }
        }
    }
    (Cow::Borrowed(text), page.end(id))
}

/// Whether a formula begins that does not end. Two dollars may be a price.
fn is_open(text: &str) -> bool {
    let signs = || SIGNS.iter().filter(|(open, ..)| *open != "$$");
    signs().any(|(open, ..)| text.contains(open))
        && stretches(text).last().is_some_and(
            |last| matches!(last, Stretch::Words(words) if signs().any(|(open, ..)| place(words, 0, open).is_some())),
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_found_in_running_text() {
        let formula = |tex: &str, display| Stretch::Formula(tex.to_owned(), display);
        let got = stretches(r"As \(x\) and \[ y \] are.");
        let want = [Stretch::Words("As "), formula("x", false), Stretch::Words(" and "), formula("y", true)];
        assert_eq!(got[..4], want);
        assert_eq!(stretches("$$a$$"), [formula("a", true)]);
        let nested = r"\begin{align}a\begin{align}b\end{align}\end{align}";
        assert_eq!(stretches(nested), [formula(nested, true)]);
        for plain in ["$5 and $6", r"\(never closed", "$$", "$$$$", "", r"\begin{align}", r"\begin{x}\end{x}"] {
            assert!(stretches(plain).iter().all(|s| matches!(s, Stretch::Words(_))), "{plain}");
        }
    }
}
