#![allow(clippy::unwrap_used, reason = "tests")]

use std::collections::VecDeque;

use super::*;
use crate::compose::{Target, Way, write};
use crate::diag::Lang;
use crate::kinds::REGISTRY;
use crate::source::MemorySource;

/// A person who types these lines, and what they were told.
struct Script {
    lines: VecDeque<&'static str>,
    told: Vec<String>,
}

impl Script {
    fn new(lines: &[&'static str]) -> Self {
        Self {
            lines: lines.iter().copied().collect(),
            told: Vec::new(),
        }
    }

    fn was_told(&self, part: &str) -> bool {
        self.told.iter().any(|told| told.contains(part))
    }
}

impl Talk for Script {
    fn say(&mut self, text: &Text) {
        self.told.push(text.get(Lang::Vi).to_owned());
    }

    fn refuse(&mut self, refused: &Refused) {
        let hint = refused.hint.as_ref().map_or("", |hint| hint.get(Lang::Vi));
        let message = refused.message.get(Lang::Vi);
        self.told.push(format!("lỗi: {message}; {hint}"));
    }

    fn ask(&mut self, _: &Text) -> Option<String> {
        self.lines.pop_front().map(str::to_owned)
    }
}

fn existing() -> Existing {
    let source = MemorySource::default()
        .with("content/nghe/han.md", "---\nname: Hàn\n---\n")
        .with("content/nghe/dien.md", "---\nname: Điện công nghiệp\n---\n")
        .with("content/nghe/dien-lanh.md", "---\nname: Điện lạnh\n---\n")
        .with("content/truong/cd-a/index.md", "---\nname: Trường A\n---\n")
        .with(
            "content/dia-ban/p.yaml",
            "- id: phuong-moi\n  name: Phường Mới\n",
        );
    Existing::of(&source, REGISTRY)
}

fn record(kind: &str) -> Record {
    Record::new(REGISTRY.iter().find(|one| one.name == kind).unwrap())
}

fn value(record: &Record, path: &str) -> Option<Value> {
    let (path, _) = Path::read(record.shape(), path).unwrap();
    record.at(&path).cloned()
}

#[test]
fn a_programme_is_asked_for_until_each_answer_is_right() {
    let existing = existing();
    let mut record = record("programme");
    let mut script = Script::new(&[
        "",
        "Hàn, trung cấp", // the title is needed
        "cat toc",
        "điện",
        "han", // nothing; two that can be meant; one
        "9",
        "2", // no such number; trung-cap
        "trung hoc co so",
        "hai năm",
        "24",
        "tháng",
        "Bằng trung cấp",
        "Học hai năm.",
    ]);
    ask(&mut record, &existing, &mut script).unwrap();
    assert!(script.lines.is_empty());
    for (path, expected) in [
        ("title", Value::from("Hàn, trung cấp")),
        ("occupation", Value::from("han")),
        ("level", Value::from("trung-cap")),
        ("entry.1.education", Value::from("thcs")),
        ("duration.value", Value::from(24)),
        ("duration.unit", Value::from("months")),
        ("summary", Value::from("Học hai năm.")),
    ] {
        assert_eq!(value(&record, path), Some(expected), "{path}");
    }
    for part in [
        "Nghề được học (occupation)",
        "Học bao lâu › Con số (duration.value)",
        ") dien  Điện công nghiệp",
        "chỗ này phải có",
        "cat toc",
        "hai năm",
        "  2) trung-cap  Trung cấp",
    ] {
        assert!(script.was_told(part), "{part}: {:#?}", script.told);
    }
    assert!(record.missing().is_empty());
}

#[test]
fn the_beginning_of_a_choice_is_enough_where_it_is_clear() {
    let existing = existing();
    let mut record = record("programme");
    let mut script = Script::new(&["truc", "trực tiếp"]);
    let path = Path::default().then("intakes").then(0).then("mode");
    ask_again(&mut record, &path, &existing, &mut script).unwrap_err();
    assert_eq!(
        value(&record, "intakes.1.mode"),
        Some(Value::from("in-person"))
    );
    assert!(script.was_told("  2) online  Trực tuyến"));
    let refused = |told: &String| told.starts_with("lỗi");
    assert!(!script.told.iter().any(refused), "{:#?}", script.told);
}

#[test]
fn further_fields_are_found_by_their_meaning() {
    let existing = existing();
    let mut record = record("programme");
    let mut script = Script::new(&[
        "dot tuyen sinh", // begins the list `intakes`
        "2027-thang-3",
        "chinh",
        "20/2/2027",
        "1/3/2027",
        "truc tuyen",
        "khong co gi nhu vay",
        "intakes.1.places",
        "30",
        "",
    ]);
    ask_more_only(&mut record, &existing, &mut script);
    assert_eq!(
        value(&record, "intakes.deadline"),
        Some(Value::from("2027-02-20"))
    );
    assert_eq!(value(&record, "intakes.mode"), Some(Value::from("online")));
    assert_eq!(value(&record, "intakes.places"), Some(Value::from(30)));
    assert!(script.was_told("không có trường"));
}

/// As if all that is required were there.
fn ask_more_only(record: &mut Record, existing: &Existing, script: &mut Script) {
    for (field, typed) in [
        ("title", "T"),
        ("occupation", "han"),
        ("level", "trung-cap"),
        ("entry.education", "thcs"),
        ("duration.value", "24"),
        ("duration.unit", "months"),
        ("credential", "B"),
    ] {
        record.answer(field, typed, existing).unwrap();
    }
    ask_more(record, existing, &Text::new("Thêm gì", "More"), script).unwrap();
}

#[test]
fn an_item_can_be_a_word_or_a_key_with_a_value() {
    let existing = existing();
    let mut record = record("notice");
    for (field, typed) in [
        ("title", "T"),
        ("severity", "info"),
        ("starts", "2027-01-01"),
        ("expires", "2027-02-01"),
    ] {
        record.answer(field, typed, &existing).unwrap();
    }
    let mut script = Script::new(&["dia ban", "phuong moi", "Nội dung", "scope", "site", ""]);
    ask(&mut record, &existing, &mut script).unwrap();
    ask_more(
        &mut record,
        &existing,
        &Text::new("Thêm gì", "More"),
        &mut script,
    )
    .unwrap();
    let target = Target {
        file: "content/thong-bao/a.yaml".into(),
        id: "a".to_owned(),
        way: Way::Made,
    };
    let text = write(&record, &target, &existing);
    let read: Value = serde_yaml::from_str(&text).unwrap();
    let scope: Value = serde_yaml::from_str("[{area: phuong-moi}, site]").unwrap();
    assert_eq!(read.get("scope"), Some(&scope), "{text}");
}

#[test]
fn what_is_asked_again_can_stay() {
    let existing = existing();
    let mut record = record("occupation");
    record.answer("name", "May", &existing).unwrap();
    let (name, _) = Path::read(record.shape(), "name").unwrap();
    record.answer("group", "may-thoi-trang", &existing).unwrap();
    ask_again(&mut record, &name, &existing, &mut Script::new(&[""])).unwrap();
    assert_eq!(value(&record, "name"), Some(Value::from("May")));
    ask_again(
        &mut record,
        &name,
        &existing,
        &mut Script::new(&["May mặc"]),
    )
    .unwrap();
    assert_eq!(value(&record, "name"), Some(Value::from("May mặc")));
}

#[test]
fn an_end_of_answers_is_told() {
    let mut record = record("page");
    let ended = ask(&mut record, &existing(), &mut Script::new(&[]));
    assert_eq!(ended, Err(Stopped));
}
