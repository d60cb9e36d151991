//! The command line with its help in the language of the user. What stands beside the arguments is
//! Vietnamese; the English words are here. The parser's own remarks are English, so they are hidden, and what
//! matters of them stands in the descriptions.

use clap::{Command, CommandFactory as _};

use super::args::Args;
use crate::diag::Lang;

/// What of the frame around the descriptions differs between the languages.
struct Frame {
    whole: &'static str,
    command: &'static str,
    arguments: &'static str,
    usage: &'static str,
    options: &'static str,
}

const VIETNAMESE: Frame = Frame {
    whole: "{about}

Cách dùng: {usage}

Lệnh:
{subcommands}

Tùy chọn:
{options}

Mã kết thúc: 0 tốt; 1 không chạy được; 2 nội dung có lỗi (trang cũ được giữ nguyên).
",
    command: "{about}

Cách dùng: {usage}

{all-args}
",
    arguments: "Tham số",
    usage: "nghe <LỆNH> [TÙY CHỌN]",
    options: "Tùy chọn",
};

const ENGLISH: Frame = Frame {
    whole: "{about}

Usage: {usage}

Commands:
{subcommands}

Options:
{options}

Exit codes: 0 well; 1 cannot run; 2 the content has errors (the old site stands).
",
    command: "{about}

Usage: {usage}

{all-args}
",
    arguments: "Arguments",
    usage: "nghe <COMMAND> [OPTIONS]",
    options: "Options",
};

/// What the program and its commands do.
const ABOUTS: &[(&str, &str)] = &[
    (
        "nghe",
        "Makes a website on vocational education from Markdown and YAML files",
    ),
    (
        "init",
        "Make a small sample site in a new folder, to begin with",
    ),
    ("build", "Check the content and make the whole website"),
    (
        "serve",
        "Show the website on this machine, again after every save",
    ),
    ("check", "Check as build does and write nothing"),
    (
        "list",
        "List the content by kind, with its state and when it is due for review",
    ),
    (
        "new",
        "Make a new record: ask for what is required and write a file with comments",
    ),
    (
        "explain",
        "Explain a code: what it means, how to mend it, an example",
    ),
    (
        "handbook",
        "Open the editors' handbook, in Vietnamese: how things are done, every kind of content, every code",
    ),
    (
        "export",
        "Write the content to a spreadsheet, to be filled in by a school",
    ),
    (
        "import",
        "Take in a spreadsheet: show what it would change, and write that with --write",
    ),
    (
        "admin",
        "Prepare the form in the browser (/admin/) for those who use no editor",
    ),
    ("clean", "Remove the website that was made"),
    (
        "schema",
        "Print the JSON Schema of a kind of content, for editors to complete by",
    ),
    (
        "completions",
        "Print the script by which a shell completes commands",
    ),
];

/// The arguments: their id, their value, and what they are for.
const ARGUMENTS: &[(&str, &str, &str)] = &[
    (
        "root",
        "FOLDER",
        "The folder of the site, with content/ and themes/; this folder if not given",
    ),
    (
        "output_dir",
        "FOLDER",
        "Where the website is written, from the folder of the site; public if not given",
    ),
    (
        "base_url",
        "URL",
        "The public address, in place of base_url in content/site.yaml",
    ),
    (
        "drafts",
        "",
        "With drafts and what is before or after its time",
    ),
    (
        "clock",
        "RFC 3339",
        "Make the site as if it were this moment, such as 2027-03-04T08:00+07:00",
    ),
    ("quiet", "", "Print errors only"),
    (
        "format",
        "FORMAT",
        "Print for people (human) or other programs: json; check and build have sarif, github and gitlab too, list has csv. In GitHub Actions check and build choose github",
    ),
    (
        "lang",
        "LANGUAGE",
        "The language, vi or en; by NGHE_LANG, then LANG, if not given",
    ),
    ("help", "", "Print this help"),
    ("version", "", "Print the version"),
    (
        "dir",
        "FOLDER",
        "The folder of the new site; it must be empty or not exist",
    ),
    ("open", "", "Open the site in the browser"),
    (
        "port",
        "PORT",
        "The port; 8000 if not given, or the next that is free",
    ),
    (
        "interface",
        "ADDRESS",
        "The address of this machine to listen at; 127.0.0.1 if not given, which only this machine reaches",
    ),
    (
        "poll",
        "",
        "Look for changed files again and again, for network drives that do not tell",
    ),
    ("kind", "KIND", "A kind of content, such as school"),
    (
        "translation",
        "",
        "Print the schema of a translation, in which no field is required",
    ),
    (
        "code",
        "CODE",
        "A code such as E0302; all of them if not given",
    ),
    ("overdue", "", "Only records that are overdue for review"),
    (
        "write",
        "",
        "Write all schemas, templates and settings for VS Code to .vscode/, with the ids that exist",
    ),
    (
        "review",
        "",
        "The editor's work: all warnings, drafts, reviews due within 30 days, and who answers for them",
    ),
    (
        "file",
        "FILE",
        "The file to write, .xlsx for all tables or .csv for one, such as programmes.csv",
    ),
    (
        "only",
        "TABLE",
        "Only these tables, with commas: schools, campuses, enrolment, programmes, intakes, demand, events, reports",
    ),
    ("school", "ID", "Only the rows of this school"),
    ("employer", "ID", "Only the rows of this employer"),
    ("agency", "ID", "Only the rows of this agency"),
    (
        "files",
        "FILE",
        "The .xlsx or .csv files that were filled in",
    ),
    ("diff", "", "Print every line that would change"),
    (
        "timings",
        "",
        "Print the time of each step and the ten slowest pages",
    ),
    (
        "shard",
        "PART",
        "Make only a part, such as 3/16: the 3rd of 16; all parts together are the website",
    ),
    (
        "verify_incremental",
        "",
        "Make every page again and hold it against what is remembered; stop and name those that differ",
    ),
    (
        "external",
        "",
        "Ask also whether the pages of other sites are still there; reminds and never blocks",
    ),
    (
        "prefer",
        "SIDE",
        "For cells that both the sheet and the site have changed since it was sent: take the sheet's (sheet) or the site's (site); an error if not given",
    ),
    ("take", "", "Write to the content, when there is no error"),
    ("force", "", "Overwrite a file that exists"),
    (
        "id",
        "ID",
        "The id of the record, which is the name of its file, such as cd-hoa-sen; a programme: <school>/<name>",
    ),
    (
        "set",
        "FIELD=VALUE",
        "Fill in a field, as often as needed: occupation=han, fee.amount=900000, campuses.2.name=\"Second site\"",
    ),
    ("body", "TEXT", "The text of the page, below the fields"),
    ("read", "", "Open the handbook in the browser"),
    (
        "into",
        "FOLDER",
        "Write the handbook as web pages to this folder instead of opening it",
    ),
    ("shell", "SHELL", "bash, zsh, fish, elvish or powershell"),
];

/// The commands and arguments, described in this language.
pub(super) fn command(lang: Lang) -> Command {
    let frame = match lang {
        Lang::Vi => &VIETNAMESE,
        Lang::En => &ENGLISH,
    };
    let in_language = |command: Command| match lang {
        Lang::Vi => command,
        Lang::En => english(command),
    };
    in_language(Args::command())
        .help_template(frame.whole)
        .override_usage(frame.usage)
        .mut_subcommands(|command| {
            let command = in_language(command).mut_args(|arg| {
                let heading = match arg.is_positional() {
                    true => frame.arguments,
                    false => frame.options,
                };
                arg.help_heading(heading)
            });
            let usage = usage(&command, frame);
            command.help_template(frame.command).override_usage(usage)
        })
        .mut_args(|arg| arg.help_heading(frame.options))
}

/// `nghe list [LOẠI] [TÙY CHỌN]`.
fn usage(command: &Command, frame: &Frame) -> String {
    let mut usage = frame
        .usage
        .split('<')
        .next()
        .map_or_else(String::new, |program| {
            format!("{program}{}", command.get_name())
        });
    for arg in command.get_positionals() {
        let name = arg.get_value_names().and_then(<[_]>::first);
        let name = name.map_or("", |name| name.as_str());
        usage.push_str(&match arg.is_required_set() {
            true => format!(" <{name}>"),
            false => format!(" [{name}]"),
        });
    }
    let options = frame.usage.rsplit('>').next().unwrap_or_default();
    usage + options
}

fn english(command: Command) -> Command {
    let about = ABOUTS.iter().find(|(name, _)| *name == command.get_name());
    let command = match about {
        Some((_, about)) => command.about(*about),
        None => command,
    };
    command.mut_args(
        |arg| match ARGUMENTS.iter().find(|(id, ..)| arg.get_id() == *id) {
            Some((_, "", help)) => arg.help(*help),
            Some((_, value, help)) => arg.help(*help).value_name(*value),
            None => arg,
        },
    )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// The help of the program and of each of its commands.
    fn pages(lang: Lang) -> Vec<String> {
        let mut whole = command(lang);
        whole.build();
        let names: Vec<String> = whole
            .get_subcommands()
            .map(|sub| sub.get_name().to_owned())
            .collect();
        let mut pages = vec![whole.render_long_help().to_string()];
        for name in names {
            let page = whole.find_subcommand_mut(&name).unwrap().render_long_help();
            pages.push(page.to_string());
        }
        pages
    }

    #[test]
    fn english_help_is_english_throughout() {
        for page in pages(Lang::En) {
            assert!(page.is_ascii(), "{page}");
        }
    }

    #[test]
    fn vietnamese_help_has_no_words_of_the_parser() {
        for page in pages(Lang::Vi) {
            for word in [
                "Usage",
                "Options",
                "OPTIONS",
                "Arguments",
                "default",
                "ossible",
            ] {
                assert!(!page.contains(word), "{word}: {page}");
            }
        }
    }

    #[test]
    fn a_command_names_its_arguments() {
        let shown = pages(Lang::Vi).join("");
        assert!(
            shown.contains("Cách dùng: nghe list [LOẠI] [TÙY CHỌN]"),
            "{shown}"
        );
        assert!(
            shown.contains("Cách dùng: nghe completions <SHELL> [TÙY CHỌN]"),
            "{shown}"
        );
    }
}
