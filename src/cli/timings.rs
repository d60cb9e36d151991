//! Where the time of a build went: step by step, and the slowest pages.

use std::fmt::Write as _;
use std::time::Duration;

use serde_json::{Value, json};

use crate::build::{Report, Stage};
use crate::diag::{Lang, Text};

/// What each step is called.
const NAMES: &[(&str, &str, &str)] = &[
    (
        "same",
        "thấy mọi thứ vẫn như lần trước",
        "finding everything as it was",
    ),
    ("load", "đọc nội dung", "reading the content"),
    ("theme", "đọc giao diện", "reading the theme"),
    ("rules", "kiểm tra nội dung", "checking the content"),
    ("plan", "lập danh sách địa chỉ", "listing the addresses"),
    ("links", "kiểm tra liên kết", "checking links"),
    ("pages", "làm trang và tệp", "making pages and files"),
    ("switch", "thay trang cũ", "replacing the old site"),
    (
        "remember",
        "ghi nhớ cho lần sau",
        "remembering for the next time",
    ),
    (
        "view",
        "gom dữ liệu, dựng bài viết",
        "gathering data, rendering bodies",
    ),
    (
        "fingerprint",
        "nhận ra trang đã làm",
        "knowing finished pages again",
    ),
    ("render", "đưa vào mẫu trang", "filling templates"),
    ("minify", "thu nhỏ HTML", "making HTML small"),
    (
        "draw",
        "vẽ ảnh chia sẻ",
        "drawing pictures for shared links",
    ),
    ("store", "so và ghi tệp", "comparing and writing files"),
];

/// Lines for a person, each with a line break before it.
pub(super) fn text(stages: &[Stage], report: &Report) -> Text {
    Text::new(
        lines(Lang::Vi, stages, report),
        lines(Lang::En, stages, report),
    )
}

fn lines(lang: Lang, stages: &[Stage], report: &Report) -> String {
    let (steps, threads, slowest) = match lang {
        Lang::Vi => (
            "Từng bước, giây:",
            "Trong bước làm trang và tệp, cộng mọi luồng, giây:",
            "Chậm nhất, mili giây:",
        ),
        Lang::En => (
            "Step by step, seconds:",
            "Of making pages and files, all threads together, seconds:",
            "The slowest, milliseconds:",
        ),
    };
    let mut lines = String::new();
    // Writing to a String cannot fail.
    for (title, stages) in [(steps, stages), (threads, report.costs.as_slice())] {
        let _ = write!(lines, "\n{title}");
        for stage in stages {
            let seconds = figure(lang, stage.time.as_secs_f64(), 3);
            let _ = write!(lines, "\n  {seconds:>9}  {}", name(lang, stage.name));
        }
    }
    let _ = write!(lines, "\n{slowest}");
    for (url, time) in &report.slowest {
        let millis = figure(lang, millis(*time), 1);
        let _ = write!(lines, "\n  {millis:>9}  {url}");
    }
    lines
}

fn name(lang: Lang, stage: &'static str) -> &'static str {
    let known = NAMES.iter().find(|(name, ..)| *name == stage);
    known.map_or(stage, |(_, vi, en)| match lang {
        Lang::Vi => vi,
        Lang::En => en,
    })
}

/// A figure with so many digits after the comma, so that commas stand below each other.
fn figure(lang: Lang, value: f64, digits: usize) -> String {
    let figure = format!("{value:.digits$}");
    match lang {
        Lang::Vi => figure.replace('.', ","),
        Lang::En => figure,
    }
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// The slowest outputs for a program.
pub(super) fn slowest(report: &Report) -> Value {
    let slowest = report.slowest.iter();
    slowest
        .map(|(url, time)| json!({"url": url, "seconds": time.as_secs_f64()}))
        .collect()
}
