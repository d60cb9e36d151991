//! The quick way gives what the minifier gives, or nothing.

#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::{long, quick};

fn page(body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"vi\">\n<head>\n<title>Thử</title>\n</head>\n<body>{body}</body>\n</html>\n"
    )
}

/// Holds a body to the minifier, and says whether it went the quick way.
fn same(body: &str) -> bool {
    let page = page(body);
    let wanted = String::from_utf8(long(&page)).unwrap();
    let found = quick(&page);
    if let Some(found) = &found {
        assert_eq!(*found, wanted, "{body}");
    }
    found.is_some()
}

#[test]
fn what_templates_write_goes_the_quick_way() {
    for body in [
        "",
        "  <p> một  hai </p>\n <p>ba</p> ",
        "<p>a <a href=\"/x/\"> b </a> c<br>d</p>",
        "<ul class=\"plain \">\n<li> a</li>\n<li>b </li></ul>",
        "<pre> a\n  <b> b </b> </pre><code> c  d </code>",
        "<a href=\"/?a=1&amp;b=2&amp;copy=3\" title='\"'>a &amp; b &amp;amp; &lt;i&gt; &quot; &#39;</a>",
        "<input type=\"text\" name=\"q\" required=\"\" disabled><button type=\"submit\">Tìm</button>",
        "<svg viewBox=\"0 0 4 4\" aria-hidden=\"true\"> <path d=\"M0 0h4\"/> <g fill=\"red\"/> <title> t </title></svg>",
        "<svg><path d=M0 /></svg>",
        "<script type=\"application/ld+json\">{\"a\": \" b\"}</script><script type=\"module\" src=\"/a.js\"></script>",
        "<template><p> a</p></template><details open><summary> x </summary> y</details>",
        "<table><thead><tr><th scope=\"col\"> a</th></tr></thead> <tbody><tr><td colspan=\"1\">1</td></tr></tbody></table>",
        "<p title=\"\" class=\"\" id=\"\">x</p><p data-x=\"\">y</p><img alt=\"\" src=\"a.png\">",
        "<p title=\"a'b\" lang=\"a&quot;b\" data-q='c\"d' data-r=\"e'f&quot;g\">R&amp;D &amp;c AT&amp;T</p>",
    ] {
        assert!(same(body), "{body}");
    }
}

#[test]
fn what_is_unusual_goes_the_long_way() {
    for body in [
        "<!-- a --><p>b</p>",
        "<p>a<p>b</p>",
        "<p>a<div>b</div></p>",
        "<ul><li>a<li>b</ul>",
        "<style>p{color:red}</style>",
        "<p style=\"color: red\">a</p>",
        "<textarea> a</textarea>",
        "<script>let a = 1;</script>",
        "<p>&copy; &nbsp; &#8364;</p>",
        "<p>1 < 2</p>",
        "<P>a</P>",
        "<p a=1 a=2>b</p>",
        "<p>a</p ><b>b",
        "<body><p>a</p></body>",
        "<p>≪\u{20d2}</p>",
        "<div/>a",
    ] {
        assert!(!same(body), "{body}");
    }
    assert_eq!(quick("<p>a</p>"), None);
}

/// Trees of elements with attributes and texts, well formed or nearly so.
fn fragment() -> impl Strategy<Value = String> {
    let words = "[a-cễ<>&;\"' \n\t=`#/x0-9]{0,8}|&amp;|&lt;b|&quot;|&#39;|&copy;| ";
    let name = prop::sample::select(vec![
        "p", "div", "span", "a", "li", "ul", "b", "pre", "code", "svg", "path", "td", "tr",
        "table", "h2", "dl", "dt", "dd", "br", "img", "time", "title", "template", "details",
        "option", "select", "button", "label", "head",
    ]);
    let key = prop::sample::select(vec![
        "class", "id", "href", "title", "data-x", "type", "hidden", "viewBox", "lang", "alt",
        "value", "name", "dir", "colspan", "media", "rel", "tabindex", "open",
    ]);
    let value = "[a-c \n'=`>]{0,5}|text|submit|1|all|get|&quot;|&amp;copy=|&amp;lt";
    let attribute = (key, prop::option::of(value)).prop_map(|(key, value)| match value {
        Some(value) => format!(" {key}=\"{value}\""),
        None => format!(" {key}"),
    });
    let attributes = prop::collection::vec(attribute, 0..3).prop_map(|all| all.concat());
    let leaf = prop_oneof![
        words.prop_map(|text| text.replace('<', "&lt;")),
        words.prop_map(|text| text),
    ];
    leaf.prop_recursive(5, 40, 5, move |inner| {
        (
            name.clone(),
            attributes.clone(),
            prop::collection::vec(inner, 0..5),
            0..20u8,
        )
            .prop_map(|(name, attributes, inner, slip)| {
                let inner = inner.concat();
                match (name, slip) {
                    ("br" | "img", _) => format!("<{name}{attributes}>{inner}"),
                    (_, 0) => format!("<{name}{attributes}>{inner}"),
                    ("path", _) => format!("<{name}{attributes}/>{inner}"),
                    _ => format!("<{name}{attributes}>{inner}</{name}>"),
                }
            })
    })
}

#[test]
fn random_pages_come_out_as_the_minifier_makes_them() {
    let mut runner = TestRunner::deterministic();
    let mut quick = 0;
    for _ in 0..4000 {
        let body = fragment().new_tree(&mut runner).unwrap().current();
        quick += usize::from(same(&body));
    }
    assert!(quick > 1000, "only {quick} of them are told apart");
}
