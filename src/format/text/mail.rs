//! Mail addresses as they are stored and linked to.

/// Whether this is one mail address of plain letters, without a name around it.
///
/// Stricter than the standards: quotes, comments and letters with marks are refused, because forms and
/// mail programs refuse them too.
pub fn is_email(address: &str) -> bool {
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
