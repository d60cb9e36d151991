//! Writes a new record, and nothing over anything.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::Path;

use crate::cli::Failure;
use crate::compose::{Refused, Target, Way};
use crate::diag::{Lang, Text};
use crate::source::reason;

/// Makes the file of the record, or adds to the list what the text has more than it.
///
/// # Errors
/// When the file cannot be written, is there already, or was changed since it was read.
pub(super) fn store(root: &Path, target: &Target, text: &str) -> Result<(), Failure> {
    let path = root.join(&*target.file);
    let stored = match &target.way {
        Way::Made => make(&path, text),
        Way::Added(list) => add(&path, list, text),
    };
    stored.map_err(|cause| unwritten(&target.file, &cause).into())
}

fn make(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(text.as_bytes())
}

fn add(path: &Path, list: &str, text: &str) -> io::Result<()> {
    if fs::read(path)? != list.as_bytes() {
        return Err(io::Error::from(ErrorKind::AlreadyExists));
    }
    let more = text.strip_prefix(list).unwrap_or_default();
    let mut file = OpenOptions::new().append(true).open(path)?;
    file.write_all(more.as_bytes())
}

fn unwritten(file: &str, cause: &io::Error) -> Refused {
    if cause.kind() == ErrorKind::AlreadyExists {
        return Refused {
            message: Text::new(
                format!("{file} vừa được tạo hoặc sửa ở nơi khác"),
                format!("{file} was made or changed elsewhere just now"),
            ),
            hint: Some(Text::new("chạy lại lệnh này", "run the command again")),
        };
    }
    let reason = reason(cause);
    Refused {
        message: Text::new(
            format!("không ghi được {file}: {}", reason.get(Lang::Vi)),
            format!("{file} cannot be written: {}", reason.get(Lang::En)),
        ),
        hint: Some(Text::new(
            "kiểm tra quyền ghi và chỗ trống của ổ đĩa",
            "check that the folder can be written and the disk has room",
        )),
    }
}
