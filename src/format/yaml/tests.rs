//! Reading good texts, and bounds on what bad ones can cost.

#![allow(clippy::unwrap_used)]

use std::time::{Duration, Instant};

use super::*;
use crate::diag::codes;
use proptest::prelude::*;

#[test]
fn good_texts_are_read() {
    let value = parse("\u{feff}tên: nghề\r\nsố: [1, 2.5]\r\ntrống:\r\n").unwrap();
    assert_eq!(value.get("tên").unwrap(), "nghề");
    assert!(value.get("trống").unwrap().is_null());
    assert!(parse("").unwrap().is_null());
}

#[test]
fn the_place_counts_from_the_start_of_the_file() {
    let file: Arc<str> = "a.md".into();
    let found = diagnose_syntax(&file, "a: @x\n", 4);
    assert_eq!(found.first().unwrap().span, Some(7..8));
    assert_eq!(found.first().unwrap().code, codes::YAML_SYNTAX);
}

/// Texts of about 60 KB that are made to be slow, deep or large.
fn bombs() -> Vec<String> {
    let repeated = [
        "[", "{", "- ", "? ", "[a: ", "{a: ", "- [", "[? ", "? - ", "!a ", "&a ", "*a ", ": ",
        "[&a ", "[\"]\", ",
    ];
    let mut bombs: Vec<String> = repeated
        .iter()
        .map(|piece| piece.repeat(60_000 / piece.len()))
        .collect();
    let list = "x,".repeat(10_000);
    let uses = "*a,".repeat(10_000);
    bombs.push(format!("a: &a [{list}]\nb: [{uses}]\n"));
    let doubled = (1..40).map(|n| format!("a{n}: &a{n} [*a{}, *a{}]\n", n - 1, n - 1));
    bombs.push(format!("a0: &a0 [x, x]\n{}", doubled.collect::<String>()));
    // A mistake for the first parser before the bomb must not leave the second one alone with it.
    bombs.push(format!("\"k\"\t: \t&a [{list}]\nb: [{uses}]\n"));
    bombs.push(
        (0..340)
            .map(|depth| format!("{}a:\n", " ".repeat(depth)))
            .collect(),
    );
    bombs.push("a: 1\n".repeat(12_000));
    bombs.push((0..8_000).map(|n| format!("a{n}: x: y\n")).collect());
    bombs.push((0..8_000).map(|n| format!("\ta{n}: y\n")).collect());
    bombs
}

#[test]
fn no_text_takes_long_or_overflows_a_small_stack() {
    let run = || {
        for bomb in bombs() {
            let start = Instant::now();
            let file: Arc<str> = "a.md".into();
            let refused = parse(&bomb).is_err();
            assert_eq!(refused, !diagnose_syntax(&file, &bomb, 0).is_empty());
            locate(&bomb, &[Seg::from("a"), Seg::from(0)]);
            // Generous, since tests run unoptimised on busy machines: without the guard it is minutes.
            assert!(start.elapsed() < Duration::from_secs(5), "{:.20}", bomb);
        }
    };
    std::thread::Builder::new()
        .stack_size(1 << 20)
        .spawn(run)
        .unwrap()
        .join()
        .unwrap();
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in hostile::text(), path in prop::collection::vec(0usize..3, 0..3)) {
        if let Err(problem) = parse(&text) {
            prop_assert!(text.get(problem.span).is_some());
        }
        let path: Vec<Seg> = path.into_iter().map(|step| if step == 0 { Seg::from("a") } else { Seg::from(step - 1) }).collect();
        if let Some(found) = locate(&text, &path) {
            prop_assert!(text.get(found.value).is_some());
        }
    }
}
