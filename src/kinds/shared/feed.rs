//! Feeds of the records of a kind, the newest first.

use jiff::Timestamp;

use crate::diag::Diagnostic;
use crate::format::atom::{Entry, Feed};
use crate::model::Common;
use crate::site::Site;

/// How many entries a feed has at most.
const LATEST: usize = 20;

/// When the facts of a record were last verified or made public, as far as the record says it.
pub(in crate::kinds) fn stamp(site: &Site, common: &Common) -> Option<Timestamp> {
    let reviewed = common.reviewed.map(|day| site.clock.start_of(day.0));
    reviewed.or_else(|| common.publish_at.map(|moment| site.clock.instant(moment)))
}

/// The host that the settings name, by which entries of calendars are told from all others.
pub(in crate::kinds) fn host(site: &Site) -> &str {
    let address = site.settings.base_url.as_str();
    let rest = address.split("//").nth(1);
    rest.and_then(|rest| rest.split('/').next())
        .unwrap_or_default()
}

/// What stands for the date of a record that says none: the day of the build, not its second,
/// so that two builds of one day give the same bytes.
pub(in crate::kinds) fn today(site: &Site) -> Timestamp {
    site.clock.start_of(site.clock.today())
}

/// The bytes of the feed at `path`, called by a word of the interface, for what `page` shows.
///
/// # Errors
/// When the theme lacks the word.
pub(in crate::kinds) fn feed(
    site: &Site,
    path: &str,
    page: &str,
    word: &str,
    mut entries: Vec<Entry>,
) -> Result<Vec<u8>, Diagnostic> {
    entries.sort_by(|a, b| {
        b.updated
            .cmp(&a.updated)
            .then_with(|| a.address.cmp(&b.address))
    });
    entries.truncate(LATEST);
    let feed = Feed {
        title: format!("{} – {}", site.word(word)?, site.settings.title),
        author: site.settings.title.clone(),
        language: site.settings.language.clone(),
        address: site.base.absolute(path),
        page: site.base.absolute(page),
        updated: today(site),
        entries,
    };
    Ok(feed.to_xml())
}
