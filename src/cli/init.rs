//! `nghe init`: a small site in a folder that is empty or does not exist yet.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

use super::args::{Args, Init};
use super::console::Console;
use super::load::options;
use super::{End, Failure};
use crate::compose::Refused;
use crate::diag::{Lang, Text};
use crate::model::Clock;
use crate::source::reason;
use crate::starter;

/// What may lie in a folder that counts as empty: it says only that the folder is a repository.
const REPOSITORY: &str = ".git";

pub(super) fn run(args: &Args, init: &Init, console: &Console) -> Result<End, Failure> {
    let folder = args.root.join(&init.folder);
    let shown = init.folder.display().to_string();
    let unwritten = |cause: io::Error| Failure::from(unwritten(&shown, &cause));
    if !is_empty(&folder).map_err(unwritten)? {
        return Err(not_empty(&shown).into());
    }
    let clock = Clock::new(options(args)?.now, ZONE)?;
    let files = starter::files(clock.today());
    for (path, text) in &files {
        write(&folder.join(path), text).map_err(unwritten)?;
    }
    console.say(&done(&shown, files.len()))?;
    Ok(End::Well)
}

/// The zone of the settings that are written.
const ZONE: &str = "Asia/Ho_Chi_Minh";

/// Whether a folder holds nothing; one that does not exist holds nothing.
fn is_empty(folder: &Path) -> io::Result<bool> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(true),
        Err(cause) => return Err(cause),
    };
    for entry in entries {
        if entry?.file_name() != REPOSITORY {
            return Ok(false);
        }
    }
    Ok(true)
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(text.as_bytes())
}

fn not_empty(folder: &str) -> Refused {
    Refused {
        message: Text::new(
            format!("thư mục {folder} đã có tệp"),
            format!("the folder {folder} holds files"),
        ),
        hint: Some(Text::new(
            "chọn tên thư mục chưa có, ví dụ nghe init trang-hoc-nghe; nghe init không ghi đè",
            "choose a folder that does not exist, such as nghe init my-site; nghe init overwrites nothing",
        )),
    }
}

fn unwritten(folder: &str, cause: &io::Error) -> Refused {
    let reason = reason(cause);
    Refused {
        message: Text::new(
            format!("không ghi được vào {folder}: {}", reason.get(Lang::Vi)),
            format!("{folder} cannot be written: {}", reason.get(Lang::En)),
        ),
        hint: Some(Text::new(
            "kiểm tra tên thư mục và quyền ghi",
            "check the name of the folder and that it can be written",
        )),
    }
}

fn done(folder: &str, count: usize) -> Text {
    let enter = match folder {
        "." => String::new(),
        folder => format!("  cd {folder}\n"),
    };
    Text::new(
        format!(
            "Đã tạo trang mẫu trong {folder} ({count} tệp). Tiếp theo:\n{enter}  nghe serve -O      xem trang, cập nhật mỗi lần lưu tệp\n  nghe handbook -O   sổ tay cho người biên tập"
        ),
        format!(
            "Made a sample site in {folder} ({count} files). Next:\n{enter}  nghe serve -O      see the site; it follows every save\n  nghe handbook -O   the editors' handbook, in Vietnamese"
        ),
    )
}
