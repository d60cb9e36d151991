//! The banners of a page: those of the whole site and of what the page is about, in their time.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::kinds::area::Area;
use crate::kinds::notice::{Notice, NoticeSeverity, Scope};
use crate::kinds::programme::Programme;
use crate::kinds::school::School;
use crate::model::{Kind, Record, Ref};
use crate::site::Site;

/// What a page is about, as far as banners go.
#[derive(Debug, Default)]
pub(in crate::kinds) struct Scopes {
    pub areas: BTreeSet<Ref<Area>>,
    pub school: Option<Ref<School>>,
    pub programme: Option<Ref<Programme>>,
}

/// A banner. Its end is on the page too, so that a script can take it down when it passes.
#[derive(Debug, Serialize)]
pub(in crate::kinds) struct NoticeView {
    severity: NoticeSeverity,
    title: String,
    text: String,
    href: String,
    expires: String,
    sample: bool,
}

/// The banners for these scopes, the gravest first.
pub(super) fn of(site: &Site, scopes: &Scopes) -> Vec<NoticeView> {
    let now = site.clock.now();
    let mut current: Vec<&Record<Notice>> = site
        .shown::<Notice>()
        .map(|(_, notice)| notice)
        .filter(|notice| {
            site.clock.instant(notice.starts) <= now && now < site.clock.instant(notice.expires)
        })
        .filter(|notice| notice.scope.iter().any(|scope| scopes.meet(scope)))
        .collect();
    current.sort_by_key(|notice| {
        (
            std::cmp::Reverse(notice.severity),
            site.clock.instant(notice.starts),
        )
    });
    current
        .into_iter()
        .map(|notice| view(site, notice))
        .collect()
}

impl Scopes {
    fn meet(&self, scope: &Scope) -> bool {
        match scope {
            Scope::Site => true,
            Scope::Area(area) => self.areas.contains(area),
            Scope::School(school) => self.school == Some(*school),
            Scope::Programme(programme) => self.programme == Some(*programme),
        }
    }
}

fn view(site: &Site, notice: &Record<Notice>) -> NoticeView {
    NoticeView {
        severity: notice.severity,
        title: notice.title().to_owned(),
        text: notice.text.clone(),
        href: site.base.href(Notice::url(notice).as_str()),
        expires: site.clock.instant(notice.expires).to_string(),
        sample: notice.common.sample,
    }
}
