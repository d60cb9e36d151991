//! The one line that closes a report.

use super::{Counts, Diagnostic, Lang, by_file, count};

/// How much was found, such as `2 lỗi, 1 cảnh báo trong 2 tệp`; what was found twice counts once.
pub fn summary(lang: Lang, diagnostics: &[Diagnostic]) -> String {
    let counts = count(&by_file(diagnostics));
    match lang {
        Lang::Vi => vietnamese(&counts),
        Lang::En => english(&counts),
    }
}

fn vietnamese(counts: &Counts) -> String {
    let mut parts = Vec::new();
    if counts.errors > 0 {
        parts.push(format!("{} lỗi", counts.errors));
    }
    if counts.warnings > 0 {
        parts.push(format!("{} cảnh báo", counts.warnings));
    }
    if parts.is_empty() {
        return "không có lỗi".to_owned();
    }
    format!("{} trong {} tệp", parts.join(", "), counts.files)
}

fn english(counts: &Counts) -> String {
    let mut parts = Vec::new();
    if counts.errors > 0 {
        parts.push(plural(counts.errors, "error"));
    }
    if counts.warnings > 0 {
        parts.push(plural(counts.warnings, "warning"));
    }
    if parts.is_empty() {
        return "no errors".to_owned();
    }
    format!("{} in {}", parts.join(", "), plural(counts.files, "file"))
}

fn plural(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{ending}")
}
