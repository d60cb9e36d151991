//! What `build` and `check` remember for the next run, below the folder of the site.

use std::path::PathBuf;

use super::args::Args;
use super::console::Console;
use super::load::Asked;
use crate::build::{Finished, Settled};
use crate::diag::{Lang, Text};
use crate::source::reason;

/// The folder, which can be removed at any time.
pub(super) const FOLDER: &str = ".nghe";

/// The pages that were finished.
fn finished(args: &Args) -> PathBuf {
    args.root.join(FOLDER).join("finished")
}

/// What the last run came to.
fn settled(args: &Args) -> PathBuf {
    args.root.join(FOLDER).join("settled")
}

/// The pages that former runs have finished.
pub(super) fn read(args: &Args) -> Finished {
    Finished::read(&finished(args))
}

/// What the last run came to, if this one would come to the same.
pub(super) fn same(args: &Args, asked: &Asked) -> Option<Settled> {
    let last = Settled::read(&settled(args))?;
    last.is_of(&asked.options, &*asked.files).then_some(last)
}

/// Leaves for the next run what this one has; `None` leaves nothing of that sort. When that cannot be, the next run
/// only takes longer.
pub(super) fn write(args: &Args, console: &Console, pages: &Finished, last: Option<&Settled>) {
    let write_last = || match last {
        Some(last) => last.write(&settled(args)),
        None => Settled::forget(&settled(args)),
    };
    if let Err(cause) = pages.write(&finished(args)).and_then(|()| write_last()) {
        let reason = reason(&cause);
        let (vi, en) = (reason.get(Lang::Vi), reason.get(Lang::En));
        console.warn(&Text::new(
            format!("không ghi được vào {FOLDER}/, nên lần sau phải làm lại từ đầu: {vi}"),
            format!("{FOLDER}/ cannot be written, so the next run begins from nothing: {en}"),
        ));
    }
}

/// What to do when it turns out to be wrong.
pub(super) fn forget() -> Text {
    Text::new(
        format!("xóa thư mục {FOLDER} rồi chạy lại, và gửi danh sách này cho người bảo trì"),
        format!("remove the folder {FOLDER} and run again, and send this list to the maintainer"),
    )
}
