//! What TeX becomes, in short: elements with brackets, leaves as their text.

use super::{Term, terms};

fn short(terms: &[Term]) -> String {
    let parts: Vec<String> = terms
        .iter()
        .map(|term| match term {
            Term::Leaf(_, text, _) => text.clone(),
            Term::Row(element, inside) => format!("{}[{}]", element.name(), short(inside)),
        })
        .collect();
    parts.join(" ")
}

fn inline(tex: &str) -> String {
    terms(tex, false).map_or_else(|| "unknown".to_owned(), |terms| short(&terms))
}

#[test]
fn scripts_fractions_and_roots() {
    assert_eq!(inline("x^2 + y_1"), "msup[x 2] + msub[y 1]");
    assert_eq!(inline("x_i^{n+1}"), "msubsup[x i mrow[n + 1]]");
    assert_eq!(inline(r"\frac12 - \sqrt[3]{x}"), "mfrac[1 2] − mroot[x 3]");
    assert_eq!(inline("f'(x)"), "msup[f ′] ( x )");
    assert_eq!(inline("{}^{14}C"), "msup[mrow[] 14] C");
    assert_eq!(inline("3.14."), "3.14 .");
}

#[test]
fn symbols_fonts_and_words() {
    assert_eq!(inline(r"\alpha \le \sin\theta"), "α ≤ sin θ");
    assert_eq!(inline(r"\mathbb{R}^n \ni \mathbf{v}"), "msup[ℝ n] ∋ 𝐯");
    assert_eq!(inline(r"x \text{ if } y"), "x if y");
    assert_eq!(inline(r"a \neq b, \; c \not= d"), "a ≠ b , c =\u{338} d");
    assert_eq!(inline(r"\hat{x} + \underline y"), "mover[x ^] + munder[y _]");
}

#[test]
fn sums_stand_by_where_they_are() {
    assert_eq!(inline(r"\sum_{i=1}^n i"), "msubsup[∑ mrow[i = 1] n] i");
    let display = |tex| terms(tex, true).map(|terms| short(&terms));
    assert_eq!(display(r"\sum_{i}^n i").as_deref(), Some("munderover[∑ i n] i"));
    assert_eq!(display(r"\lim_{n\to\infty} a").as_deref(), Some("munder[lim mrow[n → ∞]] a"));
    assert_eq!(display(r"\int_0^1 x").as_deref(), Some("msubsup[∫ 0 1] x"));
}

#[test]
fn brackets_and_tables() {
    assert_eq!(inline(r"\left( x \right]"), "mrow[( x ]]");
    let table = r"\begin{pmatrix} a & b \\ c & d \\ \end{pmatrix}";
    assert_eq!(inline(table), "mrow[( mtable[mtr[mtd[a] mtd[b]] mtr[mtd[c] mtd[d]]] )]");
    assert_eq!(inline(r"\binom{n}{k}"), "mrow[( mtable[mtr[mtd[n]] mtr[mtd[k]]] )]");
    assert_eq!(inline(r"\begin{array}{cc} a & b \end{array}"), "mtable[mtr[mtd[a] mtd[b]]]");
}

#[test]
fn what_is_not_known_is_left_alone() {
    for tex in [r"\unknown{x}", "x}", "{x", r"\left( x", r"\begin{matrix} a", "", "a & b", "x^", r"\frac{1}", "$x$"] {
        assert_eq!(inline(tex), "unknown", "{tex}");
    }
}

#[test]
fn any_tokens_in_any_order_end() {
    let parts =
        [r"\frac", "{", "}", "^", "_", "x", "1", r"\left", "(", r"\begin{matrix}", "&", r"\\", r"\end", "'", "["];
    let mut number = 1_u32;
    for _ in 0..20_000 {
        let mut tex = String::new();
        for _ in 0..12 {
            number = number.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            tex.push_str(parts[(number >> 16) as usize % parts.len()]);
        }
        let _ = terms(&tex, true);
    }
    assert_eq!(terms(&"{".repeat(100_000), true), None);
    assert_eq!(terms(&"^".repeat(100_000), true), None);
    assert_eq!(terms(&r"\sqrt".repeat(100_000), true), None);
}
