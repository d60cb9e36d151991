#![allow(clippy::unwrap_used, clippy::panic)]
use super::*;
use crate::diag::codes;
use crate::source::MemorySource;

const ROOT: &str = "name: Gốc\nicon: a.svg\nfeatures: {share: true, qr: true}\ncolours:\n  ink: {light: \"#111\", dark: \"#eee\"}\n  paper: {light: \"#fff\", dark: \"#000\"}\ncontrast:\n  - {text: ink, on: paper}\n";

fn site(child: &str) -> MemorySource {
    MemorySource::default()
        .with("themes/goc/theme.yaml", ROOT)
        .with("themes/goc/i18n/vi.yaml", "a: {b: Một, c: Hai}\n")
        .with("themes/goc/templates/x.html", "")
        .with("themes/goc/styles/10.css", "")
        .with("themes/con/theme.yaml", child)
        .with("themes/con/i18n/vi.yaml", "a: {c: Ba}\n")
        .with("themes/con/templates/x.html", "")
        .with("themes/con/styles/20.css", "")
}

fn chain(child: &str) -> Result<Chain, Vec<Diagnostic>> {
    let place = Place {
        file: "content/site.yaml".into(),
        span: Some(7..10),
    };
    load(&site(child), "con", place)
}

#[track_caller]
fn refused(child: &str, code: crate::diag::Code, vi: &str) -> Diagnostic {
    let found = chain(child).unwrap_err();
    let one = found.iter().find(|one| one.code == code);
    let one = one.unwrap_or_else(|| panic!("{found:#?}")).clone();
    assert!(
        one.message.get(crate::diag::Lang::Vi).contains(vi),
        "{one:?}"
    );
    one
}

#[test]
fn what_a_child_does_not_have_is_its_parents() {
    let chain = chain("name: Con\nextends: goc\nfeatures: {qr: false}\ncolours: {ink: {light: navy, dark: white}}\n").unwrap();
    assert_eq!(chain.names().collect::<Vec<_>>(), ["con", "goc"]);
    assert_eq!(chain.icon(), Some("a.svg"));
    assert_eq!(
        chain.features().into_iter().collect::<Vec<_>>(),
        [("qr", false), ("share", true)]
    );
    let colours = chain.colours();
    assert_eq!(colours.get("ink").unwrap().light, "navy");
    assert_eq!(colours.get("paper").unwrap().light, "#fff");
    let file = |name| chain.file(name).map(|path| &**path);
    assert_eq!(
        file("templates/x.html"),
        Some("themes/con/templates/x.html")
    );
    assert_eq!(file("styles/10.css"), Some("themes/goc/styles/10.css"));
    assert_eq!(
        chain.own_template("goc/x.html").map(|path| &**path),
        Some("themes/goc/templates/x.html")
    );
    assert_eq!(chain.added_by("styles/20.css"), Some("con"));
    assert_eq!(chain.added_by("styles/10.css"), None);
}

#[test]
fn words_are_taken_key_by_key() {
    let source = site("name: Con\nextends: goc\n");
    let chain = chain("name: Con\nextends: goc\n").unwrap();
    let place = chain.written(&["name"]);
    let words = words(&source, &chain, "vi", &place).unwrap();
    assert_eq!(words.get("a.b"), Some("Một"));
    assert_eq!(words.get("a.c"), Some("Ba"));
    assert!(super::words(&source, &chain, "km", &place).is_err());
}

#[test]
fn a_parent_that_is_missing_or_the_theme_itself_is_told_where_it_is_named() {
    let one = refused("name: Con\nextends: gco\n", codes::THEME, "\"gco\"");
    assert_eq!(&*one.file, "themes/con/theme.yaml");
    assert_eq!(one.span, Some(19..22));
    refused("name: Con\nextends: con\n", codes::THEME, "con → con");
    refused("name: Con\nextends: ../x\n", codes::UNSAFE_PATH, "../x");
    let nowhere = load(
        &MemorySource::default(),
        "con",
        Place {
            file: "content/site.yaml".into(),
            span: Some(7..10),
        },
    );
    let found = nowhere.unwrap_err();
    assert_eq!(found.len(), 1);
    assert_eq!(found.first().unwrap().span, Some(7..10));
}

#[test]
fn colours_that_cannot_be_read_are_told_with_a_better_one() {
    let child = "name: Con\nextends: goc\ncolours:\n  ink: {light: \"#999\", dark: \"#eee\"}\n";
    let one = refused(child, codes::CONTRAST, "2,84 : 1");
    assert_eq!(child.get(one.span.unwrap()), Some("\"#999\""));
    let hint = one.hint.unwrap();
    assert!(hint.get(crate::diag::Lang::Vi).contains("#"), "{hint:?}");
    // The ground was chosen last, so it is at its line that the choice is told.
    let child = "name: Con\nextends: goc\ncolours:\n  paper: {light: \"#777\", dark: \"#000\"}\n";
    let one = refused(child, codes::CONTRAST, "chế độ sáng");
    assert_eq!(child.get(one.span.unwrap()), Some("\"#777\""));
    refused(
        "name: Con\nextends: goc\ncolours: {ink: {light: red-ish, dark: white}}\n",
        codes::BAD_VALUE,
        "red-ish",
    );
    refused(
        "name: Con\nextends: goc\ncontrast: [{text: inc, on: paper}]\n",
        codes::UNKNOWN_VALUE,
        "\"inc\"",
    );
    refused("name: Con\nextend: goc\n", codes::UNKNOWN_KEY, "extend");
}
