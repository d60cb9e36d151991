//! `nghe import`: a spreadsheet that came back, shown as what it would change, and written when that is asked for.

use super::args::{Args, Format, Import, Prefer};
use super::console::Console;
use super::load::{options, site};
use super::{End, Failure};
use crate::diag::{Diagnostic, Lang, Text};
use crate::sheet::{self, Changes, Input};
use crate::source::{Source, read_lossy, reason};

pub(super) fn run(args: &Args, import: &Import, console: &Console) -> Result<End, Failure> {
    let (source, root) = site(args)?;
    if sheet::recover(&root).map_err(unwritten)? {
        console.warn(&Text::new(
            "Đã ghi nốt lần nhập trước bị ngắt giữa chừng.",
            "Finished an earlier import that was interrupted.",
        ));
    }
    let inputs = inputs(import)?;
    let changes = sheet::import(&source, &options(args)?, &inputs, prefer(import))?;
    tell(&changes, console, &*source)?;
    if import.diff && console.format == Format::Human {
        console.result(&changes.diff())?;
    }
    if changes.has_errors() {
        console.say(&Text::new(
            "Chưa ghi gì: sửa các lỗi trên trong bảng tính rồi nhập lại.",
            "Nothing was written: mend the errors above in the spreadsheet and import again.",
        ))?;
        return Ok(End::Refused);
    }
    finish(import, &root, &changes, console)
}

fn prefer(import: &Import) -> sheet::Prefer {
    match import.prefer {
        None => sheet::Prefer::Neither,
        Some(Prefer::Sheet) => sheet::Prefer::Sheet,
        Some(Prefer::Site) => sheet::Prefer::Site,
    }
}

fn inputs(import: &Import) -> Result<Vec<Input>, Failure> {
    let read = import.files.iter().map(|path| {
        let file = path.display().to_string();
        match std::fs::read(path) {
            Ok(bytes) => Ok(Input {
                file: file.into(),
                bytes,
            }),
            Err(cause) => Err(unread(&file, &cause)),
        }
    });
    read.collect()
}

/// The findings, then what each table comes to.
fn tell(changes: &Changes, console: &Console, source: &dyn Source) -> Result<(), Failure> {
    // A place in a spreadsheet is in the words of the message; only files of the content have lines.
    let sources = |file: &str| {
        file.starts_with("content/")
            .then(|| read_lossy(source, file))
            .flatten()
    };
    if console.format == Format::Json {
        let mut json = console.json(&changes.diagnostics, &sources);
        if let Some(json) = json.as_object_mut() {
            json.insert("tables".to_owned(), tables(changes));
            json.insert("diff".to_owned(), changes.diff().into());
        }
        return console.json_result(&json);
    }
    let found: Vec<Diagnostic> = changes.diagnostics.clone();
    console.findings(&found, &sources);
    for tally in &changes.tallies {
        console.say(&tally.text())?;
    }
    Ok(())
}

fn tables(changes: &Changes) -> serde_json::Value {
    let tallies = changes.tallies.iter().map(|tally| {
        serde_json::json!({
            "table": tally.table.name,
            "added": tally.added,
            "changed": tally.changed,
            "left": tally.left,
            "wrong": tally.wrong,
            "absent": tally.absent,
            "removed": tally.removed,
            "newer": tally.newer,
        })
    });
    tallies.collect()
}

fn finish(
    import: &Import,
    root: &std::path::Path,
    changes: &Changes,
    console: &Console,
) -> Result<End, Failure> {
    let count = changes.files.len();
    if count == 0 {
        console.say(&Text::new("Không có gì thay đổi.", "Nothing changes."))?;
    } else if import.write {
        sheet::store(root, changes).map_err(unwritten)?;
        console.say(&Text::new(
            format!("Đã ghi {count} tệp."),
            format!("Wrote {count} files."),
        ))?;
    } else {
        console.say(&Text::new(
            format!("Sẽ đổi {count} tệp. Xem từng dòng: thêm --diff. Ghi lại: thêm --write."),
            format!("{count} files would change. See every line with --diff, write with --write."),
        ))?;
    }
    Ok(End::Well)
}

fn unwritten(error: sheet::StoreError) -> Failure {
    let (message, hint) = error.text();
    Failure::Sheet(message, Some(hint))
}

fn unread(file: &str, cause: &std::io::Error) -> Failure {
    let reason = reason(cause);
    Failure::Sheet(
        Text::new(
            format!("không đọc được {file}: {}", reason.get(Lang::Vi)),
            format!("{file} cannot be read: {}", reason.get(Lang::En)),
        ),
        Some(Text::new("kiểm tra tên tệp", "check the name of the file")),
    )
}
