//! `nghe admin`: what the form in the browser needs in the folder of the site, and what is still to do.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::args::{Args, Format};
use super::console::Console;
use super::load::disk;
use super::{End, Failure};
use crate::admin::{INSTALL, MANIFESTS};
use crate::diag::{Lang, Text};
use crate::format::yaml::{self, Seg};
use crate::site::SETTINGS;
use crate::source::{Source, read_lossy};

/// What stands in the settings of a site with a form.
const EXAMPLE: &str = "admin:\n  backend: github\n  repository: to-chuc/trang-nghe\n  branch: main";

pub(super) fn run(args: &Args, console: &Console) -> Result<End, Failure> {
    let source = disk(args)?;
    for (path, text) in MANIFESTS {
        write(&args.root.join(path), text)?;
    }
    let is_set = is_set(&source);
    if console.format == Format::Json {
        let files: Vec<&str> = MANIFESTS.iter().map(|(path, _)| *path).collect();
        let made = json!({"files": files, "install": INSTALL, "set": is_set});
        console.json_result(&made)?;
        return Ok(End::Well);
    }
    console.say(&told(is_set))?;
    Ok(End::Well)
}

/// Whether the settings ask for the form.
fn is_set(source: &dyn Source) -> bool {
    let settings = read_lossy(source, SETTINGS).unwrap_or_else(|| "".into());
    yaml::locate(&settings, &[Seg::from("admin")]).is_some()
}

/// Writes a manifest over an earlier one of ours; one of somebody else stays.
fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let is_ours = |found: &Value| found.get("name").is_some_and(|name| name == "nghe-admin");
    let there = fs::read_to_string(path).ok();
    let foreign = there.is_some_and(|there| {
        let manifest = serde_json::from_str::<Value>(&there);
        !manifest.is_ok_and(|found| is_ours(&found))
    });
    if foreign {
        let path = path.display();
        return Err(Failure::Manifest(
            Text::new(
                format!("{path} đã có và không phải do nghe admin ghi"),
                format!("{path} is there and was not written by nghe admin"),
            ),
            Text::new(
                "chuyển tệp ấy sang thư mục khác rồi chạy lại",
                "move that file to another folder and run this again",
            ),
        ));
    }
    let parent = path.parent().map_or(Ok(()), fs::create_dir_all);
    parent
        .and_then(|()| fs::write(path, text))
        .map_err(|cause| {
            let reason = crate::source::reason(&cause);
            let path = path.display();
            Failure::Manifest(
                Text::new(
                    format!("không ghi được {path}: {}", reason.get(Lang::Vi)),
                    format!("{path} cannot be written: {}", reason.get(Lang::En)),
                ),
                Text::new(
                    "kiểm tra quyền ghi vào thư mục của trang",
                    "check that the folder of the site may be written to",
                ),
            )
        })
}

/// What is to be done now, in order.
fn told(is_set: bool) -> Text {
    let (vi, en) = match is_set {
        true => (String::new(), String::new()),
        false => (
            format!("- Ghi vào {SETTINGS} nơi giữ kho của trang:\n\n{EXAMPLE}\n\n"),
            format!(
                "- Write into {SETTINGS} where the repository of the site is:\n\n{EXAMPLE}\n\n"
            ),
        ),
    };
    Text::new(
        format!(
            "Đã ghi admin/package.json và admin/package-lock.json. Việc tiếp theo:\n\n{vi}\
             - Chạy {INSTALL} (cần Node.js), trên máy này và trong CI trước nghe build; thư mục admin/node_modules để ngoài kho.\n\
             - nghe serve cho xem ở /admin/: nút làm việc với kho trên máy chọn thư mục của trang. nghe build đăng biểu mẫu cùng trang."
        ),
        format!(
            "Wrote admin/package.json and admin/package-lock.json. What is next:\n\n{en}\
             - Run {INSTALL} (this needs Node.js), on this machine and in CI before nghe build; keep admin/node_modules out of the repository.\n\
             - nghe serve shows the form at /admin/, where it can work on the repository of this machine. nghe build publishes it with the site."
        ),
    )
}
