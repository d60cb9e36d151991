//! Arguments that make no sense, explained in the language of the user.

use clap::Error;
use clap::error::{ContextKind, ErrorKind};

use super::console::trouble;
use crate::diag::{Lang, Text};

/// Says what is wrong with the arguments, or prints the help or the version that was asked for.
pub(super) fn tell(error: &Error, lang: Lang) {
    let is_asked_for = matches!(
        error.kind(),
        ErrorKind::DisplayHelp
            | ErrorKind::DisplayVersion
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    );
    if is_asked_for {
        // Nothing can be said when even the terminal is gone.
        let _ = error.print();
        return;
    }
    trouble(lang, &message(error), Some(&hint(error)));
}

/// A part of what the parser says, in its words.
fn part(error: &Error, kind: ContextKind) -> String {
    error.get(kind).map(ToString::to_string).unwrap_or_default()
}

fn message(error: &Error) -> Text {
    let arg = part(error, ContextKind::InvalidArg);
    let value = part(error, ContextKind::InvalidValue);
    let both = |vi: &str, en: &str| Text::new(format!("{vi} {arg}"), format!("{en} {arg}"));
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let command = part(error, ContextKind::InvalidSubcommand);
            Text::new(
                format!("không có lệnh {command}"),
                format!("there is no command {command}"),
            )
        }
        ErrorKind::MissingSubcommand => Text::new("thiếu tên lệnh", "the command is missing"),
        ErrorKind::UnknownArgument if arg.starts_with('-') => {
            both("không có tùy chọn", "there is no option")
        }
        ErrorKind::UnknownArgument => both("thừa tham số", "there is an argument too many:"),
        ErrorKind::MissingRequiredArgument => both("thiếu", "an argument is missing:"),
        ErrorKind::InvalidValue if value.is_empty() => {
            both("thiếu giá trị sau", "a value is missing after")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => Text::new(
            format!("{arg} không nhận giá trị {value:?}"),
            format!("{arg} does not take the value {value:?}"),
        ),
        ErrorKind::ArgumentConflict => both("ghi hai lần:", "this stands twice:"),
        ErrorKind::InvalidUtf8 => {
            Text::new("có tham số không phải UTF-8", "an argument is not UTF-8")
        }
        _ => both("không hiểu", "this makes no sense:"),
    }
}

fn hint(error: &Error) -> Text {
    let suggested = [
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
    ];
    let meant = suggested.map(|kind| part(error, kind));
    let values = part(error, ContextKind::ValidValue);
    if let Some(meant) = meant.iter().find(|meant| !meant.is_empty()) {
        return Text::new(
            format!("có phải {meant}? Xem thêm: nghe --help"),
            format!("did you mean {meant}? See nghe --help"),
        );
    }
    if !values.is_empty() {
        return Text::new(
            format!("các giá trị: {values}"),
            format!("the values: {values}"),
        );
    }
    Text::new("xem cách dùng: nghe --help", "see nghe --help")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::cli::help;

    #[track_caller]
    fn check(line: &str, expected: &str) {
        let error = help::command(Lang::Vi)
            .try_get_matches_from(line.split(' '))
            .unwrap_err();
        let told = format!(
            "{}; {}",
            message(&error).get(Lang::Vi),
            hint(&error).get(Lang::Vi)
        );
        assert_eq!(told, expected);
    }

    #[test]
    fn slips_are_explained() {
        check(
            "nghe bulid",
            "không có lệnh bulid; có phải build? Xem thêm: nghe --help",
        );
        check(
            "nghe check --quite",
            "không có tùy chọn --quite; có phải --quiet? Xem thêm: nghe --help",
        );
        check(
            "nghe list a b",
            "thừa tham số b; xem cách dùng: nghe --help",
        );
        check(
            "nghe check --lang fr",
            "--lang <NGÔN NGỮ> không nhận giá trị \"fr\"; các giá trị: vi, en",
        );
        check(
            "nghe check --format",
            "thiếu giá trị sau --format <DẠNG>; các giá trị: human, json, sarif, github, gitlab, csv",
        );
        check(
            "nghe completions",
            "thiếu <SHELL>; xem cách dùng: nghe --help",
        );
    }
}
