//! What holds for every text, tried on random ones.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::sync::Arc;

use proptest::prelude::*;

use super::*;

const LABELS: Labels<'static> = Labels {
    note: "Lưu ý",
    tip: "Mẹo",
    important: "Quan trọng",
    warning: "Cẩn thận",
    caution: "Nguy hiểm",
    footnotes: "Chú thích",
    footnote: "Chú thích",
    back: "Quay lại chú thích",
    done: "Đã xong",
    not_done: "Chưa xong",
    table: "Bảng",
    about: "",
};

/// Resolves whatever is asked for, to text that must be escaped.
struct All;

impl Resolve for All {
    fn link(&self, target: &str) -> Option<String> {
        Some(format!("/a/{target}"))
    }

    fn image(&self, src: &str) -> Option<Picture> {
        Some(Picture {
            url: src.to_owned(),
            width: 4,
            height: 3,
        })
    }

    fn value(&self, name: &str) -> Option<String> {
        Some(format!("<{name}>&\""))
    }

    fn abbreviation(&self, _word: &str) -> Option<&str> {
        Some("<nghĩa>")
    }
}

/// Bits of Markdown and HTML that mean something next to each other.
fn bits() -> impl Strategy<Value = String> {
    #[rustfmt::skip]
    let bits = [
        "\n", "\n\n", "  ", "    ", " ", "\t", "a", "Đường ", "CNTT ", "# ", "## ", "#### ", "> ",
        ">", "- ", "1. ", "7) ", "* ", "- [ ] ", "- [x] ", ": ", "\n: ", "|", "| a ", "\n|-|-|\n",
        "\n|:-|-:|\n", "*", "**", "_", "~~", "`", "```\n", "~~~", "[", "]", "](", "](a.md)", ")",
        "![", "](b.png \"t\")", "[^1]", "[^1]: ", "\n[^1]: ", "[x]: y\n", "[x]", "<", ">", "<br>",
        "<kbd>", "</kbd>", "<mark>", "</mark>", "<abbr title=\"a\">", "</abbr>", "<span lang=en>",
        "</span>", "<details>", "<details open>\n", "</details>", "</details>\n", "<summary>",
        "</summary>", "<summary>a</summary>\n", "<script>", "</script>", "<div>\n", "</div>",
        "<!--", "-->", "<!-- a -->", "<?", "<![CDATA[", "&amp;", "&lt;", "&#0;", "&", "\\", "\\\n",
        "{{", "}}", "{{ value(\"a\") }}", "{{ b }}", " {#id}", "{#", "}", "---\n", "===\n", "***\n",
        "> [!NOTE]\n", "[!X]", "<https://a.example>", "<a@b.example>", "javascript:", "[a](javascript:b)", "[a](//b)", "[a](b:c)", "\u{a0}",
        "\u{0}", "\r\n", "\u{301}", "0912345678", "001099012345", ". ", "xxx", "điền vào đây", "\"",
        "'",
    ];
    prop::collection::vec(prop::sample::select(bits.to_vec()), 0..40).prop_map(|bits| bits.concat())
}

/// Every property of one text.
fn hold(text: &str) {
    let file: Arc<str> = "a.md".into();
    let outline = scan(&file, text, 7);
    let rendered = render(text, &All, &LABELS);
    plain(text, &All);
    first_paragraph(text, &All);

    let scanned: Vec<_> = outline
        .headings
        .iter()
        .map(|heading| (heading.level, &*heading.id))
        .collect();
    let listed: Vec<_> = rendered
        .toc
        .iter()
        .map(|entry| (entry.level, entry.id.as_str()))
        .collect();
    assert_eq!(scanned, listed, "headings differ");

    let spans = outline
        .problems
        .iter()
        .filter_map(|problem| problem.span.clone());
    let spans = spans.chain(outline.links.iter().map(|link| link.span.clone()));
    for span in spans.chain(outline.abbreviations.iter().map(|named| named.span.clone())) {
        assert!(
            text.get(span.start - 7..span.end - 7).is_some(),
            "{span:?} cuts a character"
        );
    }
    well_formed(&rendered.html);
}

/// Reads HTML strictly: tags balance, ids are unique, text stands only where text may stand.
fn well_formed(html: &str) {
    const VOID: &[&str] = &["br", "hr", "img", "input"];
    const NO_TEXT: &[&str] = &[
        "",
        "div",
        "section",
        "aside",
        "blockquote",
        "details",
        "figure",
        "ul",
        "ol",
        "dl",
        "table",
        "thead",
        "tbody",
        "tr",
    ];
    let mut open: Vec<&str> = vec![""];
    let mut ids = std::collections::BTreeSet::new();
    let mut rest = html;
    while let Some((text, after)) = rest.split_once('<') {
        let parent = open.last().unwrap();
        assert!(
            text.trim().is_empty() || !NO_TEXT.contains(parent),
            "text in <{parent}>: {text:?}\n{html}"
        );
        assert!(!text.contains('>'), "{text:?}\n{html}");
        let (tag, after) = after.split_once('>').expect("an open <");
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "{html}");
            continue;
        }
        let name = tag.split(' ').next().unwrap();
        assert!(
            name.bytes().all(|byte| byte.is_ascii_alphanumeric()),
            "{tag}\n{html}"
        );
        assert!(tag.matches('"').count() % 2 == 0, "{tag}\n{html}");
        for attribute in [" href=\"", " src=\""] {
            let address = tag
                .split_once(attribute)
                .map(|(_, rest)| rest.split('"').next().unwrap());
            let is_safe = address.is_none_or(|address| Target::of(address) != Target::Forbidden);
            assert!(is_safe, "{tag}\n{html}");
        }
        if let Some((_, id)) = tag.split_once(" id=\"") {
            let id = id.split('"').next().unwrap();
            assert!(!id.is_empty() && ids.insert(id), "id {id:?} twice\n{html}");
        }
        if !VOID.contains(&name) {
            open.push(name);
        }
    }
    assert_eq!(open, [""], "{html}");
    assert!(rest.trim().is_empty(), "text at the top: {rest:?}");
}

proptest! {
    #[test]
    fn hold_for_any_text(text in any::<String>()) {
        hold(&text);
    }

    #[test]
    fn hold_for_bits_of_markdown(text in bits()) {
        hold(&text);
    }
}

#[test]
fn nesting_is_refused_quickly() {
    let many = 3000;
    let deep = [
        ">".repeat(many),
        "> ".repeat(many) + "a",
        "- ".repeat(many) + "a",
        "1. ".repeat(many) + "a",
        "*a ".repeat(many) + &"a*".repeat(many),
        "![".repeat(many) + "a" + &"](x)".repeat(many),
        "<kbd>".repeat(many),
        "<details>\n".repeat(many),
        "<details>\n\n".repeat(many),
        (0..200)
            .map(|level| " ".repeat(2 * level) + "- a\n")
            .collect(),
        ">".repeat(many) + &"\na".repeat(20_000),
    ];
    for text in deep {
        let head: String = text.chars().take(20).collect();
        let started = std::time::Instant::now();
        let outline = scan(&"a.md".into(), &text, 0);
        let codes: Vec<_> = outline
            .problems
            .iter()
            .map(|problem| problem.code.as_str())
            .collect();
        assert_eq!(codes, ["E0610"], "{head}");
        assert_eq!(render(&text, &All, &LABELS), Rendered::default(), "{head}");
        // A hundred times what it takes, since test machines are busy.
        assert!(
            started.elapsed().as_secs() < 5,
            "{head} took {:?}",
            started.elapsed()
        );
    }
}

#[test]
fn long_texts_of_one_sign_stay_cheap() {
    let bits = [
        "[^", "[!", "{{", "{{ ", "<", "<a ", "<!--", "<kbd>", "</kbd>", "&", "0 ", "+0 ", "A ",
        "A", "AB ", "x.", "[a](", "`", "\\", "*",
    ];
    for bit in bits {
        let text = bit.repeat(20_000);
        let started = std::time::Instant::now();
        scan(&"a.md".into(), &text, 0);
        render(&text, &All, &LABELS);
        // Far more than a linear reader needs without optimisation, far less than a quadratic one.
        assert!(
            started.elapsed().as_secs() < 10,
            "{bit:?} took {:?}",
            started.elapsed()
        );
    }
}
