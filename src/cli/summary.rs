//! The end of a build: what was made, where it is, and when to build again.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::time::Duration;

use serde_json::{Value, json};

use super::timings;
use crate::build::{Report, Stage};
use crate::diag::{Diagnostic, Lang, Severity, Text};
use crate::format::text::number;
use crate::output::Committed;

/// A build that was put in its place.
pub(super) struct Finished {
    pub(super) report: Report,
    pub(super) committed: Committed,
    pub(super) stages: Vec<Stage>,
    pub(super) time: Duration,
    pub(super) output: PathBuf,
    /// Whether it is told where the time went.
    pub(super) shows_timings: bool,
}

impl Finished {
    /// For a person.
    pub(super) fn text(&self, found: &[Diagnostic]) -> Text {
        let warnings = found
            .iter()
            .filter(|one| one.severity == Severity::Warning)
            .count();
        let home = self.output.join("index.html");
        let home = home.canonicalize().unwrap_or(home);
        let groups = self.groups();
        let size = number::decimal(self.committed.bytes as f64 / (1024.0 * 1024.0), 1);
        let seconds = number::decimal(self.time.as_secs_f64(), 2);
        let Committed {
            written,
            unchanged,
            removed,
            ..
        } = &self.committed;
        let next = self
            .report
            .census
            .next_change
            .map_or_else(|| "–".to_owned(), |at| at.to_string());
        let total = self.report.census.total();
        let made = self.report.made;
        let home = home.display();
        let timings = match self.shows_timings {
            true => timings::text(&self.stages, &self.report),
            false => Text::new("", ""),
        };
        Text::new(
            format!(
                "Đã làm xong {total} trang và tệp, {size} MiB, trong {seconds} giây, {warnings} cảnh báo.\n\
                 {groups}  làm mới {made} trang; ghi mới {written}, giữ nguyên {unchanged}, bỏ {removed}\n\
                 Nội dung đổi theo giờ lần tới: {next}\n\
                 Mở trang: {home}{}",
                timings.get(Lang::Vi)
            ),
            format!(
                "Made {total} pages and files, {size} MiB, in {seconds} s, {warnings} warnings.\n\
                 {groups}  rendered {made} pages; written {written}, unchanged {unchanged}, removed {removed}\n\
                 The next change by the clock: {next}\n\
                 Open: {home}{}",
                timings.get(Lang::En)
            ),
        )
    }

    fn groups(&self) -> String {
        let mut lines = String::new();
        for (group, count) in &self.report.census.groups {
            // Writing to a String cannot fail.
            let _ = writeln!(lines, "  {count:>6}  {group}");
        }
        for (language, count) in &self.report.census.translations {
            let _ = writeln!(lines, "  {count:>6}  /{language}/");
        }
        lines
    }

    /// For a program.
    pub(super) fn json(&self) -> Value {
        json!({
            "pages": self.report.census.groups,
            "translations": self.report.census.translations,
            "bytes": self.committed.bytes,
            "made": self.report.made,
            "written": self.committed.written,
            "unchanged": self.committed.unchanged,
            "removed": self.committed.removed,
            "seconds": self.time.as_secs_f64(),
            "stages": seconds(&self.stages),
            "costs": seconds(&self.report.costs),
            "slowest": timings::slowest(&self.report),
            "peak_memory_bytes": peak_memory(),
            "next_change": self.report.census.next_change.map(|at| at.to_string()),
            "output": self.output.display().to_string(),
        })
    }
}

fn seconds(stages: &[Stage]) -> serde_json::Map<String, Value> {
    stages
        .iter()
        .map(|stage| (stage.name.to_owned(), json!(stage.time.as_secs_f64())))
        .collect()
}

/// What is said when nothing was written.
pub(super) fn refused() -> Text {
    Text::new(
        "Chưa làm trang mới; trang cũ (nếu có) được giữ nguyên. Sửa các lỗi trên rồi chạy lại.",
        "No new site was made; the old one, if any, stands. Mend the errors above and run again.",
    )
}

/// The most memory that this process ever held, in bytes, where the system tells it.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kib * 1024)
}
