//! Values that have the right type and still cannot be: counts, percentages, mail addresses.

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

/// Reports a number that must be 1 or more.
pub(in crate::kinds) fn positive<K>(
    findings: &mut Findings,
    record: &Record<K>,
    field: Vec<Seg>,
    number: u32,
) {
    if number == 0 {
        findings
            .error(
                record,
                codes::RANGE,
                field,
                Text::new(
                    "con số này phải từ 1 trở lên",
                    "this number must be 1 or more",
                ),
            )
            .hint(Text::new(
                "ghi số thật; chưa biết và trường không bắt buộc thì xóa dòng này",
                "write the real number, or remove the line if it is not known and not required",
            ));
    }
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
    if !is_email(address) {
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

fn is_email(address: &str) -> bool {
    let Some((name, host)) = address.split_once('@') else {
        return false;
    };
    let plain = |c: char, also: &str| c.is_ascii_alphanumeric() || also.contains(c);
    let name_is_fine = name.len() <= 64
        && name
            .split('.')
            .all(|part| !part.is_empty() && part.chars().all(|c| plain(c, "_+-")));
    let labels: Vec<&str> = host.split('.').collect();
    let host_is_fine = labels.len() >= 2
        && labels.iter().all(|label| {
            !label.is_empty()
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|c| plain(c, "-"))
        });
    name_is_fine && host_is_fine
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_address_has_a_name_and_a_host() {
        assert!(is_email("tuyen.sinh+2027@sao-khue.example"));
        for bad in [
            "",
            "a",
            "a@",
            "@b.vn",
            "a@b",
            "a b@c.vn",
            "a@b@c.vn",
            "á@b.vn",
            "a@b..vn",
            ".a@b.vn",
            "a@-b.vn",
            "mailto:a@b.vn",
            "a@b.vn, c@d.vn",
            "javascript:alert(1)@b.vn",
        ] {
            assert!(!is_email(bad), "{bad}");
        }
    }
}
