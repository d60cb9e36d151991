//! What fits, measured by the drawer itself, and what becomes of what does not.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use proptest::prelude::*;
use resvg::usvg::{Node, Options, Tree};

use super::*;
use crate::draw::fonts::tests::fonts;

const ROOM: Room = Room {
    width: 1040.0,
    height: 330.0,
    lines: 4,
    size: 76.0,
    least: 36.0,
    leading: 1.25,
    weight: 700,
};

/// How wide the drawer makes a line, from the first letter's origin to the end of the last.
fn drawn(line: &str, size: f32) -> f32 {
    let text = line.replace('&', "&amp;").replace('<', "&lt;");
    let svg = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>\
         <text font-weight='700' font-size='{size}'>{text}</text></svg>"
    );
    let options = Options {
        font_family: fonts().family().to_owned(),
        fontdb: fonts().database(),
        ..Options::default()
    };
    let tree = Tree::from_str(&svg, &options).unwrap();
    let [Node::Text(text)] = tree.root().children() else {
        return 0.0;
    };
    text.bounding_box().width()
}

#[test]
fn a_short_title_stands_in_one_line_at_full_size() {
    let fitted = fit(&fonts(), "Hàn", &ROOM).unwrap();
    assert_eq!((fitted.size, fitted.lines), (76.0, vec!["Hàn".to_owned()]));
}

#[test]
fn lines_are_about_equally_long() {
    let title = "Ngày hội tư vấn tuyển sinh và hướng nghiệp quận Long Biên";
    let fitted = fit(&fonts(), title, &ROOM).unwrap();
    let widths: Vec<f32> = fitted.lines.iter().map(|line| drawn(line, 76.0)).collect();
    let (least, most) = (
        widths.iter().copied().fold(f32::MAX, f32::min),
        widths.iter().copied().fold(0.0, f32::max),
    );
    assert!(least > most * 0.6, "{:?}", fitted.lines);
}

#[test]
fn a_space_that_holds_is_no_place_to_break() {
    let narrow = Room {
        width: 300.0,
        ..ROOM
    };
    let fitted = fit(&fonts(), "hạn nộp 28\u{a0}tháng\u{a0}2 này", &narrow).unwrap();
    let whole = |line: &String| line.contains("28\u{a0}tháng\u{a0}2");
    assert!(fitted.lines.iter().any(whole), "{:?}", fitted.lines);
}

#[test]
fn what_is_too_long_at_the_least_size_ends_in_an_ellipsis() {
    let long = "nghề ".repeat(400);
    let fitted = fit(&fonts(), &long, &ROOM).unwrap();
    assert_eq!(fitted.lines.len(), 4);
    assert!(fitted.lines[3].ends_with("nghề…"), "{:?}", fitted.lines);
    let word = "ộ".repeat(900);
    let fitted = fit(&fonts(), &word, &ROOM).unwrap();
    assert!(
        fitted
            .lines
            .iter()
            .all(|line| drawn(line, fitted.size) <= ROOM.width)
    );
    assert!(fitted.lines[3].ends_with('…'));
}

#[test]
fn no_text_has_no_lines_and_no_font_fits_nothing() {
    assert!(fit(&fonts(), "  ", &ROOM).unwrap().lines.is_empty());
    assert_eq!(fit(&Fonts::default(), "Hàn", &ROOM), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Nothing is wider than its room, and as long as there is room no word is lost.
    #[test]
    fn all_words_stand_within_the_room(
        words in prop::collection::vec("[a-zA-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýăđơưẠ-ỹ0-9.,–&]{1,12}", 1..60),
        weight in prop::sample::select(vec![400_u16, 700]),
    ) {
        let text = words.join(" ");
        let fitted = fit(&fonts(), &text, &Room { weight, ..ROOM }).unwrap();
        prop_assert!(fitted.lines.len() <= ROOM.lines);
        prop_assert!(fitted.lines.len() as f32 * fitted.step <= ROOM.height);
        if weight == 700 {
            for line in &fitted.lines {
                prop_assert!(drawn(line, fitted.size) <= ROOM.width + 0.1, "{line:?}");
            }
        }
        let told = fitted.lines.join(" ");
        match told.strip_suffix('…') {
            Some(beginning) => prop_assert!(text.starts_with(beginning) && fitted.size <= ROOM.least),
            None => prop_assert_eq!(told, text),
        }
    }
}
