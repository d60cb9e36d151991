//! What `nghe new` says.

use std::sync::Arc;

use super::Work;
use crate::cli::console::Console;
use crate::compose::{Record, Refusal, Refused, Target, given};
use crate::diag::{Diagnostic, Lang, Text};
use crate::kinds::REGISTRY;
use crate::source::{Source, read_lossy};

/// Every kind with what people call it.
pub(super) fn kinds(lang: Lang) -> String {
    let line = |entry: &crate::site::Entry| {
        let label = (entry.label)();
        let label = label.get(lang);
        format!(
            "{:<12} {:<28} content/{}/\n",
            entry.name, label, entry.folder
        )
    };
    REGISTRY.iter().map(line).collect()
}

/// Everything that the arguments do not say and must, at once.
pub(super) fn missing(work: &Work) -> Option<Refused> {
    let record = &work.record;
    let mut texts: Vec<Text> = Vec::new();
    if work.name.is_none() {
        texts.push(name(work));
    }
    for missing in record.missing() {
        let told: Vec<&str> = missing.told.split_whitespace().collect();
        let line = format!("--set {}=…  {}", missing.path, told.join(" "));
        texts.push(Text::new(line.clone(), line));
    }
    if record.entry.needs_body && record.body.is_empty() {
        texts.push(Text::new(
            "--body …  Nội dung trang.",
            "--body …  The text of the page.",
        ));
    }
    (!texts.is_empty()).then(|| lacking(record, &texts))
}

fn name(work: &Work) -> Text {
    match work.record.entry.parent_key {
        None => Text::new(
            "<MÃ>  Mã của bản ghi, ngay sau loại.",
            "<ID>  The id, after the kind.",
        ),
        Some(parent) => Text::new(
            "<MÃ>  Mã trường, dấu /, rồi tên, ngay sau loại.",
            format!("<ID>  The id of the {parent}, a /, and a name, after the kind."),
        ),
    }
}

fn lacking(record: &Record, texts: &[Text]) -> Refused {
    let kind = (record.entry.label)();
    let list = |lang: Lang| {
        let lines = texts.iter().map(|text| format!("\n    {}", text.get(lang)));
        lines.collect::<String>()
    };
    Refused {
        message: Text::new(
            format!(
                "chưa đủ để tạo {}, còn thiếu:{}",
                kind.get(Lang::Vi),
                list(Lang::Vi)
            ),
            format!(
                "more is needed for a new {}:{}",
                kind.get(Lang::En),
                list(Lang::En)
            ),
        ),
        hint: Some(Text::new(
            "thêm các tham số trên, hoặc chạy lệnh này trong cửa sổ dòng lệnh để được hỏi từng điều; chưa ghi gì",
            "add these arguments, or run this in a terminal to be asked one by one; nothing was written",
        )),
    }
}

/// `--set` without a value.
pub(super) fn no_value(written: &str) -> Refused {
    Refused {
        message: Text::new(
            format!("--set {written:?} thiếu dấu ="),
            format!("--set {written:?} has no ="),
        ),
        hint: Some(Text::new(
            "viết như --set occupation=han",
            "write it like --set occupation=han",
        )),
    }
}

/// The questions were left.
pub(super) fn stopped() -> Refused {
    Refused {
        message: Text::new("đã dừng, chưa ghi gì", "stopped; nothing was written"),
        hint: None,
    }
}

/// The command that goes on with the answers that were given; nothing when there are none.
pub(super) fn again(work: &Work) -> Option<Text> {
    let given = given(&work.record);
    if given.is_empty() && work.record.body.is_empty() {
        return None;
    }
    let mut command = format!("nghe new {}", work.record.entry.name);
    if let Some(name) = &work.name {
        command.push_str(&format!(" {}", quoted(name)));
    }
    for (path, value) in given {
        command.push_str(&format!(" --set {}", quoted(&format!("{path}={value}"))));
    }
    if !work.record.body.is_empty() {
        command.push_str(&format!(" --body {}", quoted(&work.record.body)));
    }
    Some(Text::new(
        format!("Những câu đã trả lời không mất: chạy lệnh này để làm tiếp.\n  {command}"),
        format!("Your answers are not lost: run this to go on.\n  {command}"),
    ))
}

/// A word of a command, in quotes where the shell would read it otherwise.
fn quoted(word: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || "-_./=:,+@".contains(letter);
    match !word.is_empty() && word.chars().all(is_plain) {
        true => word.to_owned(),
        false => format!("'{}'", word.replace('\'', "'\\''")),
    }
}

/// All that is required is there.
pub(super) fn more() -> Text {
    Text::new(
        "\nĐã đủ trường bắt buộc. Muốn ghi thêm trường nào thì gõ tên hoặc nghĩa của trường (? để xem hết), Enter để thôi và ghi tệp.",
        "\nAll that is required is there. To write a further field type its name or meaning (? for all), Enter to end and write the file.",
    )
}

/// What is wrong is not one field that was written.
pub(super) fn mend() -> Text {
    Text::new(
        "\nĐể hết lỗi, gõ tên trường cần thêm hoặc đổi (? để xem hết). Nhấn Enter mà không đổi gì là thôi, không ghi tệp.",
        "\nTo mend this type the name of the field to add or change (? for all). Enter without a change ends and writes nothing.",
    )
}

/// The errors that the record would bring, at their lines in the text that is not written.
pub(super) fn refusals(
    found: &[Refusal],
    file: &str,
    text: &str,
    source: &dyn Source,
    console: &Console,
) {
    let all: Vec<Diagnostic> = found.iter().map(|one| one.found.clone()).collect();
    let sources = |asked: &str| -> Option<Arc<str>> {
        match asked == file {
            true => Some(text.into()),
            false => read_lossy(source, asked),
        }
    };
    console.show(&all, &sources);
    console.warn(&Text::new(
        "Chưa ghi gì: sửa các lỗi trên rồi chạy lại.",
        "Nothing was written: mend the errors above and run this again.",
    ));
}

/// What was made, and what to do next.
pub(super) fn done(record: &Record, target: &Target) -> Text {
    let kind = (record.entry.label)();
    let (vi, en) = (kind.get(Lang::Vi), kind.get(Lang::En));
    let file = &target.file;
    Text::new(
        format!(
            "Đã ghi {vi} {} vào {file}. Mở tệp để viết tiếp, xem trang bằng nghe serve.",
            target.id
        ),
        format!(
            "Wrote the {en} {} to {file}. Open it to write on; see the page with nghe serve.",
            target.id
        ),
    )
}
