//! The command line: one file for a command, no logic of its own.

mod admin;
mod args;
mod build;
mod check;
mod clean;
mod completions;
mod console;
mod editor;
mod explain;
mod export;
mod external;
mod handbook;
mod help;
mod import;
mod init;
mod language;
mod list;
mod load;
mod new;
mod remembered;
mod repository;
mod review;
mod schema;
mod serve;
mod summary;
mod timings;
mod usage;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::FromArgMatches as _;

use args::{Args, Command};
use console::Console;

use crate::diag::{Lang, Text};

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// All well.
    Well,
    /// The content has errors.
    Refused,
}

/// Why a command could not run at all.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error(transparent)]
    Load(#[from] crate::site::LoadError),
    #[error(transparent)]
    Clock(#[from] crate::model::ClockError),
    #[error(transparent)]
    Output(#[from] crate::output::OutputError),
    #[error("the port {0} cannot be used: {1}")]
    Port(u16, std::io::Error),
    #[error("the folder {0} cannot be opened: {1}")]
    Root(String, std::io::Error),
    #[error("the output cannot be written: {0}")]
    Print(std::io::Error),
    #[error("there is no kind {0:?}")]
    Kind(String, String),
    #[error("the command does not print in this format")]
    Format,
    #[error("there is no code {0:?}")]
    Code(String, Option<String>),
    #[error("the program made a mistake and cannot go on")]
    Died,
    #[error("what was remembered of pages is wrong: {0:?}")]
    Stale(Vec<String>),
    #[error(transparent)]
    Refused(#[from] crate::compose::Refused),
    #[error("{}", .0.get(Lang::En))]
    Sheet(Text, Option<Text>),
    #[error("{}", .0.get(Lang::En))]
    Manifest(Text, Text),
}

impl Failure {
    /// What is wrong, and what to do about it where that is not said already.
    fn texts(&self) -> (Text, Option<Text>) {
        match self {
            Self::Load(error) => (error.text(), None),
            Self::Clock(error) => (error.text(), None),
            Self::Output(error) => (error.text(), Some(error.hint())),
            Self::Died => (
                Text::new(
                    "chương trình gặp lỗi của chính nó và phải dừng; trang không còn cập nhật",
                    "the program made a mistake of its own and must end; the site is no longer updated",
                ),
                Some(Text::new(
                    "chạy lại nghe serve; nếu lại dừng, gửi những dòng tiếng Anh ở trên cho người bảo trì",
                    "run nghe serve again; if it ends again, send the lines above to the maintainer",
                )),
            ),
            Self::Stale(pages) => (stale(pages), Some(remembered::forget())),
            Self::Port(port, cause) => (
                {
                    let reason = crate::source::reason(cause);
                    Text::new(
                        format!("không mở được cổng {port}: {}", reason.get(Lang::Vi)),
                        format!("the port {port} cannot be used: {}", reason.get(Lang::En)),
                    )
                },
                Some(Text::new(
                    "chọn cổng khác bằng --port, hoặc tắt chương trình đang dùng cổng ấy",
                    "choose another with --port, or end the program that uses it",
                )),
            ),
            Self::Root(folder, cause) => (
                {
                    let reason = crate::source::reason(cause);
                    Text::new(
                        format!("không mở được thư mục {folder}: {}", reason.get(Lang::Vi)),
                        format!(
                            "the folder {folder} cannot be opened: {}",
                            reason.get(Lang::En)
                        ),
                    )
                },
                Some(Text::new(
                    "kiểm tra đường dẫn sau --root",
                    "check the path after --root",
                )),
            ),
            Self::Print(cause) => (
                Text::new(
                    format!("không in được kết quả: {cause}"),
                    format!("the output cannot be written: {cause}"),
                ),
                None,
            ),
            Self::Format => (
                Text::new(
                    "lệnh này không in được dạng ấy",
                    "the command does not print in this format",
                ),
                Some(Text::new(
                    "human và json dùng được với mọi lệnh; sarif, github, gitlab với check và build; csv với list",
                    "all commands take human and json; check and build take sarif, github and gitlab; list takes csv",
                )),
            ),
            Self::Code(code, near) => (
                Text::new(
                    format!("không có mã {code:?}"),
                    format!("there is no code {code:?}"),
                ),
                Some(match near {
                    Some(near) => Text::new(
                        format!("có phải {near}? Xem mọi mã: nghe explain"),
                        format!("did you mean {near}? See all codes with nghe explain"),
                    ),
                    None => Text::new(
                        "xem mọi mã: nghe explain",
                        "see all codes with nghe explain",
                    ),
                }),
            ),
            Self::Refused(refused) => (refused.message.clone(), refused.hint.clone()),
            Self::Manifest(message, hint) => (message.clone(), Some(hint.clone())),
            Self::Sheet(message, hint) => (message.clone(), hint.clone()),
            Self::Kind(kind, known) => (
                Text::new(
                    format!("không có loại nội dung {kind:?}"),
                    format!("there is no kind {kind:?}"),
                ),
                Some(Text::new(
                    format!("các loại: {known}"),
                    format!("the kinds: {known}"),
                )),
            ),
        }
    }
}

/// Pages that were remembered with other bytes than they have, the first of them by name.
fn stale(pages: &[String]) -> Text {
    let count = pages.len();
    let some: Vec<&str> = pages.iter().take(10).map(String::as_str).collect();
    let some = some.join(", ");
    Text::new(
        format!("{count} trang làm lại thì khác với trang nhớ từ lần trước: {some}"),
        format!("{count} pages are remembered with other bytes than they have: {some}"),
    )
}

/// Runs the program with these arguments, the first being its name, and gives its exit code:
/// 0 all well, 1 cannot run, 2 the content has errors.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    let lang = language::asked(&args);
    let parsed = help::command(lang)
        .try_get_matches_from(args)
        .and_then(|matches| Args::from_arg_matches(&matches));
    let args = match parsed {
        Ok(args) => args,
        Err(error) => {
            usage::tell(&error, lang);
            return ExitCode::from(if error.use_stderr() { 1 } else { 0 });
        }
    };
    let console = Console::new(&args, lang);
    if !args.command.takes(args.format()) {
        console.fail(&Failure::Format);
        return ExitCode::from(1);
    }
    let end = match &args.command {
        Command::Build(how) => build::run(&args, how, &console),
        Command::Init(init) => init::run(&args, init, &console),
        Command::Serve(serve) => serve::run(&args, serve, &console),
        Command::Check(what) => check::run(&args, what, &console),
        Command::List(list) => list::run(&args, list, &console),
        Command::New(new) => new::run(&args, new, &console),
        Command::Explain(asked) => explain::run(asked, &console),
        Command::Handbook(asked) => handbook::run(&args, asked, &console),
        Command::Export(export) => export::run(&args, export, &console),
        Command::Import(import) => import::run(&args, import, &console),
        Command::Admin => admin::run(&args, &console),
        Command::Clean => clean::run(&args, &console),
        Command::Schema(schema) => schema::run(&args, schema, &console),
        Command::Completions(shell) => completions::run(shell, &console),
    };
    match end {
        Ok(End::Well) => ExitCode::SUCCESS,
        Ok(End::Refused) => ExitCode::from(2),
        Err(failure) => {
            console.fail(&failure);
            ExitCode::from(1)
        }
    }
}
