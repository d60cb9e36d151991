//! A small site to begin with: its settings and a sample of every kind, with days that lie around today.

use include_dir::{Dir, include_dir};
use jiff::ToSpan as _;
use jiff::civil::Date;

static FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/starter/site");

/// The file that must not lie in our own repository under the name that it has in a site.
const RENAMED: (&str, &str) = ("gitignore", ".gitignore");

/// The files of the site by their paths, in the order of these, as if it were made on this day.
pub fn files(today: Date) -> Vec<(String, String)> {
    let mut files = Vec::new();
    let mut next = vec![&FILES];
    while let Some(dir) = next.pop() {
        next.extend(dir.dirs());
        for file in dir.files() {
            let path = file.path().to_string_lossy().replace('\\', "/");
            let path = match path == RENAMED.0 {
                true => RENAMED.1.to_owned(),
                false => path,
            };
            files.push((path, dated(file.contents_utf8().unwrap_or_default(), today)));
        }
    }
    files.sort();
    files
}

/// The text with its marks filled in: `@+30@` is the day 30 days after today, `@năm+1@` the next year.
fn dated(text: &str, today: Date) -> String {
    let mut parts = text.split('@');
    let mut dated = parts.next().unwrap_or_default().to_owned();
    // What stands between two signs is a mark or text; a mark takes both signs with it.
    let mut was_mark = true;
    for part in parts {
        match mark(part, today).filter(|_| was_mark) {
            Some(value) => {
                dated.push_str(&value);
                was_mark = false;
            }
            None => {
                if was_mark {
                    dated.push('@');
                }
                dated.push_str(part);
                was_mark = true;
            }
        }
    }
    dated
}

fn mark(part: &str, today: Date) -> Option<String> {
    if let Some(years) = part.strip_prefix("năm") {
        let years: i16 = match years {
            "" => 0,
            years => years.parse().ok()?,
        };
        return Some((today.year() + years).to_string());
    }
    let signed = part.starts_with(['+', '-']);
    let days: i64 = part.parse().ok().filter(|_| signed)?;
    let day = today.checked_add(days.days()).ok()?;
    Some(day.to_string())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use std::sync::Arc;

    use jiff::Timestamp;

    use super::*;
    use crate::build::{Finished, prepare};
    use crate::diag::{Lang, Severity};
    use crate::kinds::REGISTRY;
    use crate::site::{Options, raw};
    use crate::source::{MemorySource, Source};
    use crate::theme;

    fn source(today: Date) -> Arc<dyn Source> {
        let files = files(today).into_iter();
        let source = files.fold(MemorySource::default(), |source, (path, text)| {
            source.with(&path, text)
        });
        Arc::new(theme::bundled(Arc::new(source)))
    }

    #[test]
    fn marks_are_days_and_years() {
        let today: Date = "2026-12-31".parse().unwrap();
        assert_eq!(
            dated(
                "a: @+1@, @-30@T08:00 \"@năm@-@năm+1@\" x@y.example @",
                today
            ),
            "a: 2027-01-01, 2026-12-01T08:00 \"2026-2027\" x@y.example @"
        );
    }

    #[test]
    fn there_is_a_sample_of_every_kind_and_it_says_so() {
        let records = raw(&*source("2026-11-23".parse().unwrap()), REGISTRY);
        for kind in REGISTRY {
            assert!(
                records.iter().any(|one| one.kind == kind.name),
                "{}",
                kind.name
            );
        }
        for record in records.iter().filter(|one| one.kind != "term") {
            let sample = record.value.as_ref().unwrap().get("sample");
            assert_eq!(
                sample.and_then(serde_yaml::Value::as_bool),
                Some(true),
                "{}",
                record.file
            );
        }
    }

    #[test]
    fn the_site_is_right_on_any_day() {
        for day in ["2026-01-01", "2026-11-30", "2028-02-29", "2031-12-31"] {
            let options = Options {
                now: format!("{day}T08:00:00+07:00")
                    .parse::<Timestamp>()
                    .unwrap(),
                ..Options::default()
            };
            let prepared = prepare(source(day.parse().unwrap()), &options).unwrap();
            let mut found = prepared.diagnostics.clone();
            let ready = prepared.ready.as_ref().unwrap();
            found.extend(ready.try_all(&Finished::default()).0);
            let told = found.iter().map(|one| {
                format!(
                    "{} {} {}",
                    one.code.as_str(),
                    one.file,
                    one.message.get(Lang::Vi)
                )
            });
            let told: Vec<String> = told.collect();
            assert!(told.is_empty(), "{day}: {told:#?}");
            assert!(found.iter().all(|one| one.severity != Severity::Error));
        }
    }
}
