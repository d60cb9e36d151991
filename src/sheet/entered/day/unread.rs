//! What is wrong with a text that is no day.

use super::{between, numbers, valid, words};
use crate::sheet::problems::Trouble;

/// Why a text is no day, and what to write.
pub(super) fn day(text: &str) -> Trouble {
    let bare = words::behind_words(text);
    let is_month_first = between(bare).filter(|behind| *behind != bare);
    let found = numbers(is_month_first.unwrap_or(bare));
    let found = found
        .filter(|(_, rest)| rest.trim().is_empty())
        .map(|(found, _)| found);
    let trouble = |vi: &str, en: &str, hint_vi: String, hint_en: String| {
        Trouble::new(
            format!("ngày {text:?} {vi}"),
            format!("the day {text:?} {en}"),
            hint_vi,
            hint_en,
        )
    };
    match found.as_deref() {
        Some([(day, 1..=2), (month, 1..=2)])
            if (1..=12).contains(month) && is_month_first.is_none() =>
        {
            trouble(
                "thiếu năm",
                "lacks its year",
                format!("ghi cả năm, ví dụ {day}/{month}/2027"),
                format!("write the year too, such as {day}/{month}/2027"),
            )
        }
        Some([(month, 1..=2), (year, 4)]) if (1..=12).contains(month) => trouble(
            "thiếu ngày trong tháng",
            "lacks the day of the month",
            format!("ghi cả ngày, ví dụ 15/{month}/{year}"),
            format!("write the day too, such as 15/{month}/{year}"),
        ),
        Some([(month, 1..=2), (day, 1..=2), (year, 4)])
            if *day > 12 && valid(*year, *month, *day).is_some() =>
        {
            trouble(
                "ghi tháng trước ngày",
                "has its month before its day",
                format!("ghi ngày trước: {day}/{month}/{year}"),
                format!("write the day first: {day}/{month}/{year}"),
            )
        }
        Some([(day, 1..=2), (month, 1..=2), (year, 4)])
            if (29..=31).contains(day) && (1..=12).contains(month) =>
        {
            let last = (28..*day)
                .rev()
                .find(|day| valid(*year, *month, *day).is_some())
                .unwrap_or(28);
            trouble(
                "không có thật",
                "does not exist",
                format!("tháng {month}/{year} chỉ có {last} ngày; xem lại ngày"),
                format!("month {month}/{year} has {last} days; look at it again"),
            )
        }
        _ => Trouble::new(
            format!("không đọc được ngày {text:?}"),
            format!("the day {text:?} cannot be read"),
            "viết ngày, tháng, năm, ví dụ 20/3/2027",
            "write day, month and year, such as 20/3/2027",
        ),
    }
}
