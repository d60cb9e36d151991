//! Items inside a record: their ids, and what names them.

use std::collections::BTreeSet;

use crate::diag::{Lang, Text, codes};
use crate::format::schema::meant_id;
use crate::format::text;
use crate::format::yaml::Seg;
use crate::model::{Findings, Record, leave_out};

/// Reports a record that names itself where another is meant.
pub(in crate::kinds) fn itself<K>(findings: &mut Findings, record: &Record<K>, field: Vec<Seg>) {
    findings
        .error(
            record,
            codes::RULE,
            field,
            Text::new("mục này chỉ vào chính nó", "this names the record itself"),
        )
        .hint(or_leave_out(
            record,
            "ghi mã của mục khác",
            "name another one",
        ));
}

/// What to do, or to leave the field out.
pub(in crate::kinds) fn or_leave_out<K>(record: &Record<K>, vi: &str, en: &str) -> Text {
    let leave = leave_out(&record.file);
    Text::new(
        format!("{vi}, hoặc {}", leave.get(Lang::Vi)),
        format!("{en}, or {}", leave.get(Lang::En)),
    )
}

/// Reports ids inside a record that are not made of `[a-z0-9-]` or stand twice.
pub(in crate::kinds) fn local_ids<'a, K>(
    findings: &mut Findings,
    record: &Record<K>,
    ids: impl Iterator<Item = (Vec<Seg>, &'a str)>,
) {
    let mut seen = BTreeSet::new();
    for (field, id) in ids {
        if !text::is_id(id) {
            let slug = text::slug(id);
            findings
                .error(
                    record,
                    codes::BAD_ID,
                    field,
                    Text::new(
                        format!("mã {id:?} chỉ được gồm chữ a-z, số và gạch nối"),
                        format!("the id {id:?} must be made of a-z, digits and hyphens"),
                    ),
                )
                .hint(if slug.is_empty() {
                    Text::new(
                        "đặt một mã, ví dụ co-so-1",
                        "give it an id, such as co-so-1",
                    )
                } else {
                    Text::new(format!("đổi thành {slug:?}"), format!("make it {slug:?}"))
                });
        } else if !seen.insert(id) {
            findings
                .error(
                    record,
                    codes::DUPLICATE_ID,
                    field,
                    Text::new(
                        format!("mã {id:?} đã có ở một mục phía trên"),
                        format!("the id {id:?} is taken by an item above"),
                    ),
                )
                .hint(Text::new("đặt một mã khác", "give it another id"));
        }
    }
}

/// Reports an id that none of the items of a record, or of another, has.
pub(in crate::kinds) fn known<'a, K>(
    findings: &mut Findings,
    record: &Record<K>,
    field: Vec<Seg>,
    (label_vi, label_en): (&str, &str),
    id: &str,
    ids: impl Iterator<Item = &'a str> + Clone,
) {
    if ids.clone().any(|one| one == id) {
        return;
    }
    let near = text::nearest(id, ids.clone());
    let near = near.or_else(|| meant_id(id, ids.clone().map(|id| (id, ""))));
    let hint = match near {
        Some(near) => Text::new(
            format!("có phải {near:?}?"),
            format!("did you mean {near:?}?"),
        ),
        None => {
            let all: Vec<String> = ids.take(12).map(|id| format!("{id:?}")).collect();
            if all.is_empty() {
                or_leave_out(record, "thêm mục ấy trước", "add the item first")
            } else {
                Text::new(
                    format!("các mã đang có: {}", all.join(", ")),
                    format!("ids there are: {}", all.join(", ")),
                )
            }
        }
    };
    findings
        .error(
            record,
            codes::DANGLING_REFERENCE,
            field,
            Text::new(
                format!("không có {label_vi} nào mang mã {id:?}"),
                format!("no {label_en} has the id {id:?}"),
            ),
        )
        .hint(hint);
}

/// The same for ids made of `[a-z0-9-]`. One that is not, which [`local_ids`] tells, counts as what it should be.
pub(in crate::kinds) fn known_id<'a, K>(
    findings: &mut Findings,
    record: &Record<K>,
    field: Vec<Seg>,
    labels: (&str, &str),
    id: &str,
    ids: impl Iterator<Item = &'a str>,
) {
    let ids: Vec<String> = ids.map(text::slug).collect();
    let ids = ids.iter().map(String::as_str);
    known(findings, record, field, labels, id, ids);
}

/// Reports a reference that a list names twice.
pub(in crate::kinds) fn no_repeats<K, T: Ord + Copy>(
    findings: &mut Findings,
    record: &Record<K>,
    list: &[T],
    field: impl Fn(usize) -> Vec<Seg>,
) {
    let mut seen = BTreeSet::new();
    for (place, item) in list.iter().enumerate() {
        if !seen.insert(*item) {
            twice(findings, record, field(place));
        }
    }
}

/// Reports an item that stands a second time.
pub(in crate::kinds) fn twice<K>(findings: &mut Findings, record: &Record<K>, field: Vec<Seg>) {
    findings
        .error(
            record,
            codes::RECORDED_TWICE,
            field,
            Text::new("mục này ghi hai lần", "this stands twice"),
        )
        .hint(Text::new("xóa một trong hai", "remove one of the two"));
}
