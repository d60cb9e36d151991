//! Why the public does not see a record that the preview shows.

use super::words::Words;
use crate::model::{Common, Moment, Status};
use crate::site::Site;

/// What is said of a record that is a draft, or before or after its time; `None` for one that the public sees.
pub(super) fn of(site: &Site, common: &Common, words: &Words) -> Option<String> {
    let now = site.clock.now();
    let day = |moment: Moment| words.locale.date(site.clock.wall(moment).date());
    if common.status == Status::Draft {
        return Some(words.draft.to_owned());
    }
    if let Some(from) = common.publish_at.filter(|at| site.clock.instant(*at) > now) {
        return Some(format!("{} {}", words.from, day(from)));
    }
    let until = common
        .expires_at
        .filter(|at| site.clock.instant(*at) <= now)?;
    Some(format!("{} {}", words.until, day(until)))
}
