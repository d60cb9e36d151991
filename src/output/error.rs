//! Everything that can go wrong while the output is written, with what to do about it.
//!
//! Whatever the error: the output of the last good build stands as it was.

use std::io;
use std::path::{Path, PathBuf};

use super::OutputPath;
use crate::diag::{Lang, Text};

/// Why the output could not be made.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.text().get(Lang::En))]
pub enum OutputError {
    /// Two outputs have one path, or one of them needs a folder where the other is a file.
    Taken {
        /// The path of the output that came later.
        path: OutputPath,
    },
    /// An output was refused or lost before, so what was staged is not the whole site.
    Incomplete,
    /// The folder has files but not our marker, so it may be somebody's work.
    NotOurs {
        /// The folder that was to be replaced or removed.
        folder: PathBuf,
    },
    /// What lies where the output before should be is something else, or cannot be changed.
    NoSpare {
        /// The file, folder or link.
        folder: PathBuf,
    },
    /// The output folder has a name that is kept for what lies beside an output.
    Reserved {
        /// The output folder.
        folder: PathBuf,
    },
    /// Something that is not a folder has the folder's name.
    NotAFolder {
        /// The file or device.
        path: PathBuf,
    },
    /// The output folder is a symbolic link: replacing it would leave its aim behind.
    SymbolicLink {
        /// The link.
        path: PathBuf,
    },
    /// The output folder is a source of the site, or holds one.
    HoldsSource {
        /// The output folder.
        folder: PathBuf,
        /// The source that would be lost.
        protected: PathBuf,
    },
    /// The output folder lies in a source of the site, so the next build would read it.
    InSource {
        /// The output folder.
        folder: PathBuf,
        /// The source that it lies in.
        protected: PathBuf,
    },
    /// The output folder lies in another output, whose next build would remove it.
    InOutput {
        /// The output folder.
        folder: PathBuf,
        /// The output that it lies in.
        outer: PathBuf,
    },
    /// The folder cannot be renamed: a file system is mounted there, or it belongs to a container
    /// image.
    Immovable {
        /// The output folder.
        folder: PathBuf,
    },
    /// The operating system refused.
    Io {
        /// What was being done.
        action: Action,
        /// The file or folder that it was done to.
        path: PathBuf,
        /// What the operating system said.
        #[source]
        cause: io::Error,
    },
}

/// What was being done when the operating system refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Looking at a file or folder.
    Read,
    /// Making a folder.
    MakeFolder,
    /// Making or filling a file.
    Write,
    /// Putting the new output in the place of the old one.
    Switch,
    /// Removing what is not needed any more.
    Remove,
    /// Waiting for or taking the lock.
    Lock,
}

impl OutputError {
    /// Turns what the operating system said about the path into an error of this stage.
    pub(super) fn io(action: Action, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |cause| Self::Io {
            action,
            path,
            cause,
        }
    }

    /// What went wrong, for people.
    pub fn text(&self) -> Text {
        match self {
            Self::Taken { path } => Text::new(
                format!("hai kết quả cùng mang đường dẫn {path}"),
                format!("two outputs have the path {path}"),
            ),
            Self::Incomplete => Text::new(
                "chưa ghi đủ các tệp nên không xuất bản",
                "not every file was written, so nothing was published",
            ),
            Self::NotOurs { folder } => Text::new(
                format!("thư mục {} không phải do Nghề tạo ra", folder.display()),
                format!("the folder {} is not Nghề's output", folder.display()),
            ),
            Self::NoSpare { folder } => Text::new(
                format!(
                    "không dùng được {}, chỗ dành cho bản dựng trước",
                    folder.display()
                ),
                format!(
                    "{}, the place of the output before, cannot be used",
                    folder.display()
                ),
            ),
            Self::Reserved { folder } => Text::new(
                format!(
                    "tên {} dành cho những gì nằm cạnh thư mục xuất bản",
                    folder.display()
                ),
                format!(
                    "the name {} is kept for what lies beside an output folder",
                    folder.display()
                ),
            ),
            Self::NotAFolder { path } => Text::new(
                format!("{} không phải là thư mục", path.display()),
                format!("{} is not a folder", path.display()),
            ),
            Self::SymbolicLink { path } => Text::new(
                format!(
                    "thư mục xuất bản {} là một liên kết tượng trưng",
                    path.display()
                ),
                format!("the output folder {} is a symbolic link", path.display()),
            ),
            Self::HoldsSource { folder, protected } => Text::new(
                format!(
                    "thư mục xuất bản {} chứa nguồn của trang: {}",
                    folder.display(),
                    protected.display()
                ),
                format!(
                    "the output folder {} holds a source of the site: {}",
                    folder.display(),
                    protected.display()
                ),
            ),
            Self::InSource { folder, protected } => Text::new(
                format!(
                    "thư mục xuất bản {} nằm trong nguồn của trang: {}",
                    folder.display(),
                    protected.display()
                ),
                format!(
                    "the output folder {} lies in a source of the site: {}",
                    folder.display(),
                    protected.display()
                ),
            ),
            Self::InOutput { folder, outer } => Text::new(
                format!(
                    "thư mục xuất bản {} nằm trong một trang đã xuất bản: {}",
                    folder.display(),
                    outer.display()
                ),
                format!(
                    "the output folder {} lies in a site that was published: {}",
                    folder.display(),
                    outer.display()
                ),
            ),
            Self::Immovable { folder } => Text::new(
                format!(
                    "không thể thay {} vì đó là điểm gắn ổ đĩa hoặc thuộc ảnh container",
                    folder.display()
                ),
                format!(
                    "{} cannot be replaced: it is a mount point or part of a container image",
                    folder.display()
                ),
            ),
            Self::Io {
                action,
                path,
                cause,
            } => action.text(path, cause),
        }
    }

    /// What to do about it.
    pub fn hint(&self) -> Text {
        match self {
            Self::Taken { .. } => Text::new(
                "đổi tên hoặc địa chỉ của một trong hai",
                "give one of the two another name or address",
            ),
            Self::Incomplete => Text::new(
                "sửa lỗi đã báo trước đó rồi chạy lại",
                "mend the error reported before, then run again",
            ),
            Self::NotOurs { .. } => Text::new(
                "chọn thư mục khác bằng -o, hoặc dọn trống thư mục này rồi chạy lại",
                "choose another folder with -o, or empty this one and run again",
            ),
            Self::NoSpare { .. } => Text::new(
                "chuyển nó đi nơi khác, hoặc xóa nó nếu không ai cần, rồi chạy lại",
                "move it elsewhere, or remove it if nobody needs it, and run again",
            ),
            Self::Reserved { .. } => Text::new(
                "chọn tên khác sau -o, chẳng hạn public",
                "choose another name after -o, such as public",
            ),
            Self::NotAFolder { .. } => Text::new(
                "chọn thư mục khác bằng -o, hoặc đổi tên tệp này",
                "choose another folder with -o, or rename this file",
            ),
            Self::SymbolicLink { .. } => Text::new(
                "ghi thẳng tên thư mục thật sau -o",
                "name the folder that it leads to after -o",
            ),
            Self::HoldsSource { .. } | Self::InSource { .. } => Text::new(
                "chọn một thư mục riêng bằng -o, chẳng hạn public",
                "choose a folder of its own with -o, such as public",
            ),
            Self::InOutput { .. } => Text::new(
                "lần dựng sau của trang ấy sẽ xóa mất thư mục này; chọn một thư mục bên ngoài bằng -o",
                "the next build of that site would remove it; choose a folder outside with -o",
            ),
            Self::Immovable { folder } => Text::new(
                format!(
                    "chọn một thư mục bên trong, chẳng hạn {}",
                    folder.join("public").display()
                ),
                format!(
                    "choose a folder inside it, such as {}",
                    folder.join("public").display()
                ),
            ),
            Self::Io { cause, .. } => hint_for(cause.kind()),
        }
    }
}

impl Action {
    fn text(self, path: &Path, cause: &io::Error) -> Text {
        let (vi, en) = match self {
            Self::Read => ("đọc", "read"),
            Self::MakeFolder => ("tạo thư mục", "make the folder"),
            Self::Write => ("ghi", "write"),
            Self::Switch => ("thay", "replace"),
            Self::Remove => ("xóa", "remove"),
            Self::Lock => ("khóa", "lock"),
        };
        Text::new(
            format!("không {vi} được {}: {cause}", path.display()),
            format!("cannot {en} {}: {cause}", path.display()),
        )
    }
}

fn hint_for(kind: io::ErrorKind) -> Text {
    match kind {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Text::new(
            "ổ đĩa đã đầy: xóa bớt tệp rồi chạy lại; bản đã xuất bản vẫn còn nguyên",
            "the disk is full: make room and run again; what was published stands as it was",
        ),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Text::new(
            "bạn không có quyền ghi ở đây: chọn thư mục khác bằng -o hoặc xin quyền ghi",
            "you may not write here: choose another folder with -o, or ask for the right to write",
        ),
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => Text::new(
            "một phần của đường dẫn là tệp chứ không phải thư mục: chọn đường dẫn khác bằng -o",
            "a part of the path is a file, not a folder: choose another path with -o",
        ),
        _ => Text::new(
            "xem thông báo của hệ điều hành ở trên; bản đã xuất bản vẫn còn nguyên",
            "see what the operating system says above; what was published stands as it was",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn io_error(kind: io::ErrorKind) -> OutputError {
        OutputError::io(Action::Write, Path::new("public/a"))(kind.into())
    }

    #[test]
    fn names_the_path_and_the_cause() {
        let error = io_error(io::ErrorKind::StorageFull);
        assert_eq!(error.to_string(), "cannot write public/a: no storage space");
        assert_eq!(
            error.text().get(Lang::Vi),
            "không ghi được public/a: no storage space"
        );
        assert!(std::error::Error::source(&error).is_some());
    }

    #[test]
    fn gives_the_remedy_for_the_cause() {
        for (kind, expected) in [
            (io::ErrorKind::StorageFull, "the disk is full"),
            (io::ErrorKind::PermissionDenied, "you may not write here"),
            (io::ErrorKind::ReadOnlyFilesystem, "you may not write here"),
            (io::ErrorKind::NotADirectory, "a part of the path is a file"),
            (
                io::ErrorKind::TimedOut,
                "see what the operating system says",
            ),
        ] {
            assert!(
                io_error(kind).hint().get(Lang::En).starts_with(expected),
                "{kind:?}"
            );
        }
    }
}
