//! The page of a notice, and the list of those that hold and those that held.

use serde::Serialize;

use super::state::{self, Term};
use super::{Notice, NoticeSeverity, Scope, modes};
use crate::diag::Diagnostic;
use crate::kinds::programme::Mode;
use crate::kinds::shared::{self, Head, Link, RecordList, record_pages};
use crate::model::{Kind, Ref};
use crate::site::{Page, Route, Site};

/// Where all notices are listed.
pub(super) const LIST: &str = "/thong-bao/";

/// The addresses of the kind.
pub(super) fn routes(site: &Site) -> Vec<Route> {
    let list = RecordList {
        path: LIST,
        template: "notices.html",
        title: "list.notices",
        lead: "notice.lead",
        items: in_order(site),
        item: |site, reference| Ok(row(site, reference)),
    };
    let mut routes = list.routes();
    routes.extend(modes::routes(site));
    routes.extend(record_pages(site, page));
    routes
}

/// Those that hold, the latest first, and then those that do not any more.
fn in_order(site: &Site) -> Vec<Ref<Notice>> {
    let mut notices: Vec<_> = site
        .listed::<Notice>()
        .map(|(reference, notice)| {
            let current = notice.term(&site.clock) == Term::Current;
            (current, site.clock.instant(notice.starts), reference)
        })
        .collect();
    notices.sort_unstable_by(|a, b| b.cmp(a));
    notices
        .into_iter()
        .map(|(_, _, reference)| reference)
        .collect()
}

/// A notice in a list.
#[derive(Debug, Serialize)]
struct Row {
    title: String,
    href: String,
    summary: String,
    severity: NoticeSeverity,
    current: bool,
    when: String,
    expires_at: String,
    sample: bool,
}

fn row(site: &Site, reference: Ref<Notice>) -> Row {
    let notice = site.get(reference);
    let [_, expires] = state::span(notice, &site.clock);
    Row {
        title: notice.title().to_owned(),
        href: site.base.href(Notice::url(notice).as_str()),
        summary: notice
            .common
            .summary
            .clone()
            .unwrap_or_else(|| notice.text.clone()),
        severity: notice.severity,
        current: notice.term(&site.clock) == Term::Current,
        when: when(site, notice),
        expires_at: expires.to_string(),
        sample: notice.common.sample,
    }
}

/// The time in which a notice holds, in words.
fn when(site: &Site, notice: &Notice) -> String {
    site.locale().date_time_range(
        site.clock.wall(notice.starts),
        site.clock.wall(notice.expires),
    )
}

/// The whole notice, as its page shows it.
#[derive(Debug, Serialize)]
struct NoticeView {
    text: String,
    severity: NoticeSeverity,
    current: bool,
    when: String,
    expires_at: String,
    /// Whether it is for all readers of the site.
    everyone: bool,
    scopes: Vec<Link>,
    mode_change: Option<ModeView>,
}

/// From which way of learning to which.
#[derive(Debug, Serialize)]
struct ModeView {
    from: Mode,
    to: Mode,
    reason: String,
    /// The wall clock from which it holds, when that is not the time of the notice itself.
    effective: Option<String>,
}

fn page(site: &Site, reference: Ref<Notice>) -> Result<Page, Diagnostic> {
    let notice = site.get(reference);
    let [_, expires] = state::span(notice, &site.clock);
    let view = NoticeView {
        text: notice.text.clone(),
        severity: notice.severity,
        current: notice.term(&site.clock) == Term::Current,
        when: when(site, notice),
        expires_at: expires.to_string(),
        everyone: notice
            .scope
            .iter()
            .any(|scope| matches!(scope, Scope::Site)),
        scopes: notice
            .scope
            .iter()
            .filter_map(|scope| link(site, scope))
            .collect(),
        mode_change: notice.mode_change.as_ref().map(|change| ModeView {
            from: change.from,
            to: change.to,
            reason: change.reason.clone(),
            effective: change
                .effective
                .map(|moment| site.clock.wall(moment).to_string()),
        }),
    };
    let head = Head::of(site, notice)?
        .under(site, LIST, "list.notices")?
        .done(site);
    Ok(shared::page("notice.html", head, view))
}

/// What a notice is about; nothing when it is about the whole site, or about what is not shown now.
pub(super) fn link(site: &Site, scope: &Scope) -> Option<Link> {
    let links = match scope {
        Scope::Site => Vec::new(),
        Scope::Area(area) => Link::to_shown(site, &[*area]),
        Scope::School(school) => Link::to_shown(site, &[*school]),
        Scope::Programme(programme) => Link::to_shown(site, &[*programme]),
    };
    links.into_iter().next()
}
