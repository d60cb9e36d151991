//! What `build` and `check` remember of the pages that they finished, below the folder of the site.

use std::path::PathBuf;

use super::args::Args;
use super::console::Console;
use crate::build::Finished;
use crate::diag::Text;

/// The file, which can be removed at any time.
const FILE: &str = ".nghe/finished";

fn path(args: &Args) -> PathBuf {
    args.root.join(FILE)
}

/// What former runs have left.
pub(super) fn read(args: &Args) -> Finished {
    Finished::read(&path(args))
}

/// Leaves it for the next run. When that cannot be, the next one only takes longer.
pub(super) fn write(args: &Args, console: &Console, finished: &Finished) {
    if let Err(cause) = finished.write(&path(args)) {
        console.warn(&Text::new(
            format!("không ghi được {FILE}, nên lần sau phải làm lại mọi trang: {cause}"),
            format!("{FILE} cannot be written, so every page is made again next time: {cause}"),
        ));
    }
}

/// What to do when it turns out to be wrong.
pub(super) fn forget() -> Text {
    Text::new(
        format!("xóa tệp {FILE} rồi chạy lại, và gửi danh sách này cho người bảo trì"),
        format!("remove the file {FILE} and run again, and send this list to the maintainer"),
    )
}
