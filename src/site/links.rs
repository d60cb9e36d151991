//! Links from a body to other files of the content: where they lead, and whether they lead anywhere.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;
use unicode_normalization::UnicodeNormalization as _;

use super::Site;
use super::targets::{FileTarget, Target};

/// What a link that is written in a file comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Link {
    /// A record of the site, as a path of the site with its anchor.
    Inside(String),
    /// A file of the content that is published as it is, as a path of the site.
    File(String),
    /// A path of the site that is written as such, `/chuong-trinh/`; only the routes know whether it exists.
    Path(String),
    /// A heading of the same page.
    Anchor(String),
    /// Another host, a telephone number or a mail address.
    Outside(String),
    /// A record that is not shown now.
    Hidden,
    /// A file that does not exist; the nearest one that does.
    NoFile(Option<String>),
    /// A heading that does not exist; the nearest one that does.
    NoAnchor(Option<String>),
}

/// What a link written in `file` comes to. `own` are the headings of the file itself.
pub fn resolve(site: &Site, file: &str, own: &[&str], target: &str) -> Link {
    if let Some(anchor) = target.strip_prefix('#') {
        return match anchor {
            "" => Link::Anchor(String::new()),
            _ if own.contains(&anchor) => Link::Anchor(anchor.to_owned()),
            _ => Link::NoAnchor(nearest(anchor, own.iter().copied())),
        };
    }
    if target.starts_with("//") || has_scheme(target) {
        return Link::Outside(target.to_owned());
    }
    let (path, anchor) = match target.split_once('#') {
        Some((path, anchor)) => (path, Some(anchor)),
        None => (target, None),
    };
    if path.starts_with('/') {
        return match site.assets.contains(format!("content{path}").as_str()) {
            true => Link::File(target.to_owned()),
            false => Link::Path(target.to_owned()),
        };
    }
    let Some(path) = join(file, path) else {
        return Link::NoFile(None);
    };
    match site.files.get(path.as_str()) {
        Some(FileTarget::One(one)) => in_page(one, anchor),
        Some(FileTarget::Several(members)) => match anchor.and_then(|id| members.get(id)) {
            Some(member) => in_page(member, None),
            None => Link::NoAnchor(nearest(
                anchor.unwrap_or_default(),
                members.keys().map(AsRef::as_ref),
            )),
        },
        Some(FileTarget::Unread) => Link::Hidden,
        None if site.assets.contains(path.as_str()) => Link::File(asset_path(&path)),
        None => Link::NoFile(nearest_file(site, file, &path)),
    }
}

/// The path of the site at which an asset of the content is published.
pub(crate) fn asset_path(file: &str) -> String {
    format!("/{}", file.strip_prefix("content/").unwrap_or(file))
}

/// The file that `relative`, written in `file`, names; `None` when it leaves the content.
pub(crate) fn join(file: &str, relative: &str) -> Option<String> {
    // Nearly all paths are plain, and every link of the site comes through here more than once.
    let relative: Cow<'_, str> = match relative.is_ascii() && !relative.contains('%') {
        true => relative.into(),
        false => {
            let decoded = percent_decode_str(relative).decode_utf8().ok()?;
            decoded.nfc().collect::<String>().into()
        }
    };
    if relative.contains(['\\', '\0']) {
        return None;
    }
    let mut folders: Vec<&str> = file.split('/').collect();
    folders.pop();
    for segment in relative.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                folders.pop()?;
            }
            name => folders.push(name),
        }
    }
    (folders.first() == Some(&"content")).then(|| folders.join("/"))
}

fn in_page(target: &Target, anchor: Option<&str>) -> Link {
    if !target.visible {
        return Link::Hidden;
    }
    let url = target.url.as_str();
    match anchor.filter(|anchor| !anchor.is_empty()) {
        None => Link::Inside(url.to_owned()),
        Some(anchor) if target.anchors().any(|id| id == anchor) => {
            Link::Inside(format!("{url}#{anchor}"))
        }
        Some(anchor) => match target.translated(anchor) {
            Some(Some(anchor)) => Link::Inside(format!("{url}#{anchor}")),
            Some(None) => Link::Inside(url.to_owned()),
            None => Link::NoAnchor(nearest(anchor, target.anchors())),
        },
    }
}

/// The file that was probably meant, written as a link from `from`: one of the same name in another folder, or one with
/// a name like it.
fn nearest_file(site: &Site, from: &str, path: &str) -> Option<String> {
    let (folder, name) = path.rsplit_once('/')?;
    let files = || site.files.files().filter_map(|file| file.rsplit_once('/'));
    let mut same_name = files().filter(|(_, one)| *one == name && name != "index.md");
    let found = match (same_name.next(), same_name.next()) {
        (Some((folder, name)), None) => format!("{folder}/{name}"),
        _ => {
            let here = files()
                .filter(|(one, _)| *one == folder)
                .map(|(_, name)| name);
            match nearest(name, here) {
                Some(near) => format!("{folder}/{near}"),
                // In a long path a short name could be any other.
                None => nearest(path, site.files.files().map(AsRef::as_ref)).filter(|near| {
                    let near = near.rsplit('/').next();
                    near.is_some_and(|near| nearest(name, [near].into_iter()).is_some())
                })?,
            }
        }
    };
    Some(relative(from, &found))
}

/// The shortest link from a file to another.
fn relative(from: &str, to: &str) -> String {
    let folders: Vec<&str> = from.split('/').collect();
    let folders = folders.split_last().map_or(&[][..], |(_, folders)| folders);
    let target: Vec<&str> = to.split('/').collect();
    let shared = folders
        .iter()
        .zip(&target)
        .take_while(|(one, other)| one == other);
    let shared = shared.count();
    let up = std::iter::repeat_n("..", folders.len() - shared);
    let down = target.iter().skip(shared).copied();
    up.chain(down).collect::<Vec<_>>().join("/")
}

fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<String> {
    crate::format::text::nearest(word, candidates).map(str::to_owned)
}

fn has_scheme(target: &str) -> bool {
    target.split_once(':').is_some_and(|(scheme, _)| {
        !scheme.is_empty() && scheme.chars().all(|c| c.is_ascii_alphanumeric())
    })
}
