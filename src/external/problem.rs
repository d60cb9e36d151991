//! What is wrong with a link to another site, in words.

use std::sync::Arc;

use url::Url;

use super::Answer;
use super::collect::Place;
use crate::diag::{Diagnostic, Text, codes};

/// A message about an address, to be told at each of its places.
pub(super) struct Problem {
    message: Text,
    hint: Text,
}

impl Problem {
    pub(super) fn at(&self, place: &Place) -> Diagnostic {
        Diagnostic::warning(
            codes::DEAD_LINK,
            Arc::clone(&place.file),
            self.message.clone(),
        )
        .at(place.span.clone())
        .hint(self.hint.clone())
    }
}

/// What to say of an answer; nothing of those that are no fault of the link.
pub(super) fn of(url: &Url, answer: &Answer) -> Option<Problem> {
    let (vi, en) = match answer {
        Answer::Well | Answer::Closed(_) => return None,
        Answer::Gone(status) => (
            format!("{url} báo không có trang này ({status})"),
            format!("{url} says that there is no such page ({status})"),
        ),
        Answer::Failing(status) => (
            format!("{url} đang hỏng (trả lời {status})"),
            format!("{url} is out of order (it answers {status})"),
        ),
        Answer::NoHost => (
            format!("không tìm thấy máy chủ của {url}"),
            format!("the host of {url} is not found"),
        ),
        Answer::Unreachable => (
            format!("không nối được tới {url}"),
            format!("{url} cannot be reached"),
        ),
        Answer::Silent => (
            format!("{url} không trả lời kịp"),
            format!("{url} does not answer in time"),
        ),
        Answer::Circle => (
            format!("{url} chuyển hướng vòng quanh, không tới trang nào"),
            format!("{url} forwards in a circle and leads to no page"),
        ),
        Answer::Untrusted => (
            format!(
                "chứng chỉ bảo mật của {url} đã hết hạn hoặc không phải của trang ấy; trình duyệt sẽ chặn người đọc"
            ),
            format!(
                "the certificate of {url} has expired or is another site's; browsers will stop readers"
            ),
        ),
    };
    let (vi_hint, en_hint) = match answer {
        Answer::Gone(_) | Answer::NoHost | Answer::Circle => (
            "sửa địa chỉ cho đúng, tìm nguồn khác hoặc bỏ liên kết",
            "write the right address, find another source, or remove the link",
        ),
        _ => (
            "mở thử bằng trình duyệt; nếu vài ngày nữa vẫn thế thì tìm nguồn khác hoặc bỏ liên kết",
            "open it in a browser; if it stays like this for days, find another source or remove the link",
        ),
    };
    Some(Problem {
        message: Text::new(vi, en),
        hint: Text::new(vi_hint, en_hint),
    })
}
