//! Things that exist from a day to a day, and references to them on a day.

use jiff::civil::Date;

use super::{in_order, itself, named};
use crate::diag::{Text, codes};
use crate::format::text::calendar;
use crate::format::yaml::Seg;
use crate::model::{Day, Findings, Kind, Record, Ref};
use crate::site::Site;

/// Something that exists from a day to a day, with what follows it.
pub(in crate::kinds) trait Lasting: Kind {
    /// The first and the last day, as far as they are known.
    fn days(&self) -> (Option<Day>, Option<Day>);

    /// What takes its place.
    fn successors(&self) -> Vec<Ref<Self>>
    where
        Self: Sized;
}

/// Whether something exists on a day.
pub(in crate::kinds) fn exists_on<K: Lasting>(thing: &K, day: Date) -> bool {
    let (from, to) = thing.days();
    from.is_none_or(|from| from.0 <= day) && to.is_none_or(|to| day <= to.0)
}

/// Reports a reference to something that does not exist on the very day for which it is named.
pub(in crate::kinds) fn on_day<R, K: Lasting>(
    findings: &mut Findings,
    record: &Record<R>,
    field: Vec<Seg>,
    site: &Site,
    to: Ref<K>,
    day: Date,
) {
    if let Some((message, hint)) = absent(site, to, day) {
        findings
            .error(record, codes::NOT_VALID_ON_DATE, field, message)
            .hint(hint);
    }
}

/// Reports a reference to something that is over today. What does not exist yet passes: an
/// address may be written before the reform that gives it its name.
pub(in crate::kinds) fn still<R, K: Lasting>(
    findings: &mut Findings,
    record: &Record<R>,
    field: Vec<Seg>,
    site: &Site,
    to: Ref<K>,
) {
    if let Some((message, hint)) = over(site, to) {
        findings
            .error(record, codes::NOT_VALID_ON_DATE, field, message)
            .hint(hint);
    }
}

/// The message and the remedy for something that is over today.
pub(in crate::kinds) fn over<K: Lasting>(site: &Site, to: Ref<K>) -> Option<(Text, Text)> {
    let today = site.clock.today();
    let ended = site.get(to).days().1.is_some_and(|last| last.0 < today);
    ended.then(|| absent(site, to, today)).flatten()
}

fn absent<K: Lasting>(site: &Site, to: Ref<K>, day: Date) -> Option<(Text, Text)> {
    let thing = site.get(to);
    if exists_on(&thing.data, day) {
        return None;
    }
    let title = thing.title();
    let shown = calendar::date(day);
    let message = match thing.days() {
        (_, Some(last)) if last.0 < day => Text::new(
            format!(
                "{title} chỉ có đến hết ngày {}, không dùng được cho ngày {shown}",
                calendar::date(last.0)
            ),
            format!(
                "{:?} existed until {last}, so it cannot be named for {day}",
                thing.id
            ),
        ),
        (first, _) => Text::new(
            format!(
                "{title} chỉ có từ ngày {}, không dùng được cho ngày {shown}",
                first.map_or_else(String::new, |first| calendar::date(first.0))
            ),
            format!(
                "{:?} exists from {} on, so it cannot be named for {day}",
                thing.id,
                first.map_or_else(String::new, |first| first.to_string())
            ),
        ),
    };
    let ids: Vec<String> = thing
        .successors()
        .into_iter()
        .map(|next| site.get(next))
        .filter(|next| exists_on(&next.data, day))
        .map(|next| format!("{:?}", next.id))
        .collect();
    let hint = if ids.is_empty() {
        Text::new(
            "chọn một mã có hiệu lực vào ngày ấy",
            "name one that exists on that day",
        )
    } else {
        Text::new(
            format!("nơi thay thế vào ngày ấy: {}", ids.join(", ")),
            format!("what takes its place on that day: {}", ids.join(", ")),
        )
    };
    Some((message, hint))
}

/// Reports the days of something that ends before it begins, and what follows it but is not there in time.
pub(in crate::kinds) fn days<K: Lasting>(
    findings: &mut Findings,
    record: &Record<K>,
    site: &Site,
    successor: impl Fn(usize) -> Vec<Seg>,
) {
    let (from, to) = record.days();
    if let (Some(from), Some(to)) = (from, to) {
        let first = named("ngày bắt đầu", "valid_from", from.0);
        in_order(
            findings,
            record,
            vec![Seg::from("valid_to")],
            first,
            named("ngày kết thúc", "valid_to", to.0),
        );
    }
    for (place, next) in record.successors().into_iter().enumerate() {
        let follower = site.get(next);
        if follower.id == record.id {
            itself(findings, record, successor(place));
        } else if let Some(last) = to
            && let Ok(after) = last.0.tomorrow()
        {
            on_day(findings, record, successor(place), site, next, after);
        }
    }
}
