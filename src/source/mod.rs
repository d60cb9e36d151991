//! The only reader of files: a folder on disk, or files in memory for tests.

mod backed;
mod disk;
mod known;
mod memory;
mod overlay;
mod witness;

pub use backed::BackedSource;
pub use disk::DiskSource;
pub use known::Known;
pub use memory::MemorySource;
pub use overlay::OverlaySource;
pub use witness::{Sight, Witness};

use std::sync::Arc;

use crate::diag::{Diagnostic, Text};

/// The largest file of text that is read, in bytes; a page of that size helps nobody.
pub const MAX_TEXT: u64 = 2 * 1024 * 1024;

/// The largest other file that is published, in bytes.
pub const MAX_ASSET: u64 = 20 * 1024 * 1024;

/// A file that a source holds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// The path relative to the root, in NFC, with `/` between folders.
    pub path: Arc<str>,
    /// The size in bytes.
    pub size: u64,
    /// When it was last written, in nanoseconds of whatever clock the source has.
    pub written: u128,
}

/// The files of a folder, and what is wrong with those that cannot be taken.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Listing {
    /// The files, in the order of their paths.
    pub entries: Vec<Entry>,
    /// Links that leave the site, names that cannot be read, folders that cannot be opened.
    pub problems: Vec<Diagnostic>,
}

/// Where the files of a site come from.
pub trait Source: Send + Sync {
    /// The files below a folder of the root, or the file at that path; hidden ones and editors' backups are left out.
    fn list(&self, folder: &str) -> Listing;

    /// The bytes of a file that [`Source::list`] named.
    ///
    /// # Errors
    /// A diagnostic when the file cannot be read or is larger than `limit` bytes.
    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, Diagnostic>;
}

/// Whether a path is `folder` itself or lies below it.
fn is_within(path: &str, folder: &str) -> bool {
    let rest = path.strip_prefix(folder);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Reads a text file: UTF-8, a byte order mark taken off.
///
/// # Errors
/// A diagnostic when the file cannot be read, is too large, or is not UTF-8.
pub fn read_text(source: &dyn Source, path: &Arc<str>) -> Result<String, Diagnostic> {
    let bytes = source.read(path, MAX_TEXT)?;
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let bytes = error.into_bytes();
        problems::not_utf8(path, &bytes, at)
    })
}

/// The file's bytes as text, wrong ones replaced, so that a finding in any file can show its line.
pub fn read_lossy(source: &dyn Source, path: &str) -> Option<Arc<str>> {
    let bytes = source.read(path, MAX_TEXT).ok()?;
    Some(String::from_utf8_lossy(&bytes).into())
}

/// Why the system did not give a file, in plain words.
pub fn reason(cause: &std::io::Error) -> Text {
    use std::io::ErrorKind;
    match cause.kind() {
        ErrorKind::NotFound => Text::new("không có ở đó", "it is not there"),
        ErrorKind::PermissionDenied => Text::new(
            "người chạy lệnh không có quyền đọc",
            "who runs the command may not read it",
        ),
        ErrorKind::AddrInUse => Text::new("chương trình khác đang dùng", "another program uses it"),
        ErrorKind::AddrNotAvailable => Text::new(
            "địa chỉ ấy không phải của máy này",
            "that address is not one of this machine",
        ),
        ErrorKind::NotADirectory => Text::new("đây không phải thư mục", "it is no folder"),
        _ => Text::new(
            format!("hệ thống báo: {cause}"),
            format!("the system says: {cause}"),
        ),
    }
}

/// The diagnostics of this stage.
mod problems {
    use std::sync::Arc;

    use crate::diag::{Diagnostic, Lang, Text, codes};

    pub(super) fn unreadable(path: &Arc<str>, cause: &std::io::Error) -> Diagnostic {
        let reason = super::reason(cause);
        let code = match cause.kind() {
            std::io::ErrorKind::NotFound => codes::MISSING_FILE,
            _ => codes::UNREADABLE,
        };
        Diagnostic::error(
            code,
            Arc::clone(path),
            Text::new(
                format!("không đọc được tệp: {}", reason.get(Lang::Vi)),
                format!("cannot be read: {}", reason.get(Lang::En)),
            ),
        )
        .hint(Text::new(
            "kiểm tra xem tệp còn đó và người chạy lệnh có quyền đọc",
            "check that the file is still there and may be read",
        ))
    }

    pub(super) fn too_large(path: &Arc<str>, size: u64, limit: u64) -> Diagnostic {
        let mib = |bytes: u64| bytes.div_ceil(1024 * 1024);
        Diagnostic::error(
            codes::FILE_TOO_LARGE,
            Arc::clone(path),
            Text::new(
                format!("tệp lớn {} MiB, vượt mức {} MiB", mib(size), mib(limit)),
                format!(
                    "the file has {} MiB; the limit is {} MiB",
                    mib(size),
                    mib(limit)
                ),
            ),
        )
        .hint(Text::new(
            "chia nội dung thành nhiều tệp, hoặc thu nhỏ ảnh rồi lưu lại",
            "split the content, or make the picture smaller",
        ))
    }

    pub(super) fn not_utf8(path: &Arc<str>, bytes: &[u8], at: usize) -> Diagnostic {
        let line = 1 + bytes.iter().take(at).filter(|byte| **byte == b'\n').count();
        let utf16 = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
        let hint = if utf16 {
            Text::new(
                "tệp đang ở dạng UTF-16; mở ra và chọn Lưu thành, mã hóa UTF-8",
                "the file is UTF-16; save it again as UTF-8",
            )
        } else {
            Text::new(
                "mở tệp và chọn Lưu thành, mã hóa UTF-8 (không dùng TCVN3, VNI hay Windows-1258)",
                "save the file again as UTF-8",
            )
        };
        Diagnostic::error(
            codes::NOT_UTF8,
            Arc::clone(path),
            Text::new(
                format!("tệp không phải UTF-8 (sai từ dòng {line})"),
                format!("the file is not UTF-8 (from line {line} on)"),
            ),
        )
        .at(at..at)
        .hint(hint)
    }

    pub(super) fn symlink(path: &Arc<str>, vi: &str, en: &str) -> Diagnostic {
        Diagnostic::error(codes::BAD_SYMLINK, Arc::clone(path), Text::new(vi, en)).hint(Text::new(
            "chép hẳn tệp vào đây thay cho liên kết",
            "put a copy of the file here instead of the link",
        ))
    }

    pub(super) fn file_name(path: &Arc<str>) -> Diagnostic {
        Diagnostic::error(
            codes::UNREADABLE,
            Arc::clone(path),
            Text::new(
                "tên tệp có ký tự không đọc được",
                "the file name has characters that cannot be read",
            ),
        )
        .hint(Text::new(
            "đổi tên tệp, chỉ dùng chữ không dấu, số và gạch nối",
            "rename the file with plain letters, digits and hyphens",
        ))
    }

    pub(super) fn same_name(path: &Arc<str>) -> Diagnostic {
        Diagnostic::error(
            codes::DUPLICATE_ID,
            Arc::clone(path),
            Text::new(
                "hai tệp có cùng một tên, chỉ khác cách mã hóa dấu",
                "two files have one name that differs only in how its marks are encoded",
            ),
        )
        .hint(Text::new(
            "xóa hoặc đổi tên một tệp",
            "remove or rename one of them",
        ))
    }
}
