//! In which language the user is spoken to, known before the arguments are understood.

use std::ffi::{OsStr, OsString};

use crate::diag::Lang;

/// The variables that name a language, the most particular first.
const VARIABLES: [&str; 4] = ["NGHE_LANG", "LC_ALL", "LC_MESSAGES", "LANG"];

/// The language of `--lang`, or else the one of the environment; Vietnamese unless it is English.
pub(super) fn asked(args: &[OsString]) -> Lang {
    written(args).unwrap_or_else(|| {
        let variables = VARIABLES.into_iter().filter_map(std::env::var_os);
        of_variables(variables.filter(|value| !value.is_empty()))
    })
}

/// What `--lang` says, wherever it stands.
fn written(args: &[OsString]) -> Option<Lang> {
    let mut args = args.iter().map(OsString::as_os_str);
    let value = loop {
        let arg = args.next()?.to_str().unwrap_or_default();
        match arg.strip_prefix("--lang") {
            _ if arg == "--" => return None,
            Some("") => break args.next()?.to_str()?,
            Some(rest) if rest.starts_with('=') => break rest.trim_start_matches('='),
            _ => {}
        }
    };
    match value {
        "vi" => Some(Lang::Vi),
        "en" => Some(Lang::En),
        _ => None,
    }
}

fn of_variables(mut values: impl Iterator<Item = OsString>) -> Lang {
    let first = values.next();
    let is_english = first
        .as_deref()
        .and_then(OsStr::to_str)
        .is_some_and(|value| value.starts_with("en"));
    match is_english {
        true => Lang::En,
        false => Lang::Vi,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_argument_is_seen_wherever_it_stands() {
        let check = |line: &str, expected| {
            let args: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            assert_eq!(written(&args), expected, "{line}");
        };
        check("nghe check --lang en", Some(Lang::En));
        check("nghe --lang=vi check", Some(Lang::Vi));
        check("nghe --lang fr", None);
        check("nghe --lang", None);
        check("nghe -- --lang en", None);
    }

    #[test]
    fn only_the_most_particular_variable_counts() {
        let of = |values: &[&str]| of_variables(values.iter().map(OsString::from));
        assert_eq!(of(&[]), Lang::Vi);
        assert_eq!(of(&["en_US.UTF-8"]), Lang::En);
        assert_eq!(of(&["vi", "en_US.UTF-8"]), Lang::Vi);
        assert_eq!(of(&["C"]), Lang::Vi);
    }
}
