//! What is wrong with a talk.

use jiff::ToSpan as _;

use super::{Chapter, Format, Talk};
use crate::diag::{Text, codes};
use crate::kinds::rules;
use crate::model::{Findings, Record, at};
use crate::site::Site;

/// Finds what is wrong with one record.
pub(super) fn check(record: &Record<Talk>, site: &Site, findings: &mut Findings) {
    rules::at_least(findings, record, at!["speakers"], record.speakers.len(), 1);
    chapters(record, findings);
    captions(record, site, findings);
}

fn chapters(record: &Record<Talk>, findings: &mut Findings) {
    let mut before: Option<u32> = None;
    for (place, chapter) in record.chapters.iter().enumerate() {
        let field = at!["chapters", place, "at"];
        let Some(seconds) = seconds(chapter) else {
            findings
                .error(
                    record,
                    codes::BAD_VALUE,
                    field,
                    Text::new(
                        format!("mốc {:?} không đúng dạng phút:giây", chapter.at),
                        format!("{:?} is not minutes:seconds", chapter.at),
                    ),
                )
                .hint(Text::new(
                    "viết phút:giây trong dấu ngoặc kép, ví dụ \"12:30\"; sau một giờ là \"75:00\"",
                    "write minutes:seconds in quotes, such as \"12:30\"; after an hour \"75:00\"",
                ));
            continue;
        };
        if before.is_some_and(|before| seconds <= before) {
            findings
                .error(
                    record,
                    codes::TIME_ORDER,
                    field,
                    Text::new(
                        format!("mốc {:?} không sau mốc phía trên", chapter.at),
                        format!("{:?} is not after the chapter above", chapter.at),
                    ),
                )
                .hint(Text::new(
                    "xếp các mốc theo thời gian",
                    "put the chapters in the order of time",
                ));
        } else if record
            .duration
            .is_some_and(|minutes| seconds >= minutes.saturating_mul(60))
        {
            findings
                .error(
                    record,
                    codes::TIME_ORDER,
                    field,
                    Text::new(
                        format!(
                            "mốc {:?} nằm ngoài thời lượng {} phút",
                            chapter.at,
                            record.duration.unwrap_or_default()
                        ),
                        format!(
                            "{:?} lies after the end, at {} minutes",
                            chapter.at,
                            record.duration.unwrap_or_default()
                        ),
                    ),
                )
                .hint(Text::new(
                    "sửa mốc hoặc thời lượng",
                    "mend the chapter or the duration",
                ));
        }
        before = Some(seconds);
    }
}

/// Where a chapter begins, in seconds; `None` when it is not `mm:ss`.
fn seconds(chapter: &Chapter) -> Option<u32> {
    let (minutes, seconds) = chapter.at.split_once(':')?;
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let fits = (1..=3).contains(&minutes.len())
        && seconds.len() == 2
        && digits(minutes)
        && digits(seconds);
    let seconds = seconds
        .parse::<u32>()
        .ok()
        .filter(|seconds| fits && *seconds < 60)?;
    Some(minutes.parse::<u32>().ok()? * 60 + seconds)
}

/// Who cannot hear needs captions once there is a recording; a podcast shows nothing to put them on.
fn captions(record: &Record<Talk>, site: &Site, findings: &mut Findings) {
    let minutes = i64::from(record.duration.unwrap_or(0));
    let over = site
        .clock
        .instant(record.date)
        .saturating_add(minutes.minutes());
    let recorded = over.is_ok_and(|over| over <= site.clock.now());
    if recorded && !record.captions && record.format != Format::Podcast {
        findings
            .warning(
                record,
                codes::NO_CAPTIONS,
                at!["captions"],
                Text::new(
                    "bản ghi hình chưa có phụ đề",
                    "the recording has no captions",
                ),
            )
            .hint(Text::new(
                "thêm phụ đề cho video rồi ghi captions: true",
                "add captions to the video and write captions: true",
            ));
    }
}
