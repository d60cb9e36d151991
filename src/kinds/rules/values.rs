//! Values that have the right type and still cannot be: counts, percentages, mail addresses.

use super::items::or_leave_out;
use crate::diag::{Text, codes};
use crate::format::text;
use crate::format::yaml::Seg;
use crate::model::{Findings, Record};

/// Reports a list with fewer items than it needs. The schema says the same, but it is only asked about
/// files whose fields cannot be read.
pub(in crate::kinds) fn at_least<K>(
    findings: &mut Findings,
    record: &Record<K>,
    field: Vec<Seg>,
    count: usize,
    least: usize,
) {
    if count < least {
        findings
            .error(
                record,
                codes::BAD_VALUE,
                field,
                Text::new(
                    format!("danh sách này cần ít nhất {least} mục, đang có {count}"),
                    format!("this list needs {least} or more items and has {count}"),
                ),
            )
            .hint(Text::new("thêm mục còn thiếu", "add what is missing"));
    }
}

/// Reports a number that must be 1 or more, of a field that is required.
pub(in crate::kinds) fn positive<K>(
    findings: &mut Findings,
    record: &Record<K>,
    field: Vec<Seg>,
    number: u32,
) {
    if number == 0 {
        findings
            .error(record, codes::RANGE, field, not_positive())
            .hint(Text::new(
                "ghi số thật, từ 1 trở lên",
                "write the real number, 1 or more",
            ));
    }
}

/// The same for a field that can be left out.
pub(in crate::kinds) fn positive_if_known<K>(
    findings: &mut Findings,
    record: &Record<K>,
    field: Vec<Seg>,
    number: Option<u32>,
) {
    if number == Some(0) {
        let hint = or_leave_out(
            record,
            "ghi số thật, từ 1 trở lên",
            "write the real number, 1 or more",
        );
        findings
            .error(record, codes::RANGE, field, not_positive())
            .hint(hint);
    }
}

fn not_positive() -> Text {
    Text::new(
        "con số này phải từ 1 trở lên",
        "this number must be 1 or more",
    )
}

/// Reports a percentage below 0 or above 100.
pub(in crate::kinds) fn percentage<K>(
    findings: &mut Findings,
    record: &Record<K>,
    field: Vec<Seg>,
    value: f64,
) {
    if !(0.0..=100.0).contains(&value) {
        findings
            .error(
                record,
                codes::RANGE,
                field,
                Text::new(
                    format!(
                        "phần trăm phải từ 0 đến 100, đang là {}",
                        text::number::decimal(value, 2)
                    ),
                    format!("a percentage is 0 to 100; this is {value}"),
                ),
            )
            .hint(Text::new(
                "xem lại số, ví dụ 72,2 % viết là 72.2",
                "look at the number; 72,2 % is written 72.2",
            ));
    }
}

/// Reports a mail address that no mail can reach.
pub(in crate::kinds) fn email<K>(
    findings: &mut Findings,
    record: &Record<K>,
    field: Vec<Seg>,
    address: &str,
) {
    if !text::is_email(address) {
        findings
            .error(
                record,
                codes::BAD_VALUE,
                field,
                Text::new(
                    format!("{address:?} không phải địa chỉ thư điện tử"),
                    format!("{address:?} is not a mail address"),
                ),
            )
            .hint(Text::new(
                "viết một địa chỉ như tuyensinh@truong.example, không dấu, không khoảng trắng",
                "write one address such as tuyensinh@truong.example, without spaces",
            ));
    }
}
