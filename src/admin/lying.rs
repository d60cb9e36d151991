//! How the records of a kind lie in the folders of a site.

use crate::site::{CONTENT, Entry, Site};

/// How the records of a kind lie.
#[derive(Debug, Default)]
pub(super) struct Lying {
    /// The folders with a file a record, as paths below the root of the site.
    pub(super) folders: Vec<String>,
    /// The folders with a folder a record, whose file is called `index`.
    pub(super) bundles: Vec<String>,
    /// The files of several records, without their endings.
    pub(super) lists: Vec<String>,
    /// Whether each id is what the CMS calls the record by.
    ids_are_names: bool,
}

impl Lying {
    /// How the records of a kind lie in a site.
    pub(super) fn of(site: &Site, entry: &Entry) -> Self {
        let mut lying = Self {
            ids_are_names: true,
            ..Self::default()
        };
        for info in (entry.infos)(site) {
            let Some((stem, "md" | "yaml" | "yml")) = info.file.rsplit_once('.') else {
                continue;
            };
            let (folder, name) = stem.rsplit_once('/').unwrap_or(("", stem));
            let called = match info.prefix {
                Some(_) => {
                    note(&mut lying.lists, info.file);
                    ""
                }
                None if name == "index" => {
                    let (above, id) = folder.rsplit_once('/').unwrap_or(("", folder));
                    note(&mut lying.bundles, above);
                    id
                }
                None => {
                    note(&mut lying.folders, folder);
                    name
                }
            };
            lying.ids_are_names &= called == info.id;
        }
        if lying.folders.is_empty() && lying.bundles.is_empty() && lying.lists.is_empty() {
            lying.folders.push(format!("{CONTENT}/{}", entry.folder));
        }
        lying
    }

    /// Whether one collection has all records, each by its id.
    pub(super) fn is_one(&self) -> bool {
        let groups = self.folders.len() + self.bundles.len();
        self.ids_are_names && groups == 1 && self.lists.is_empty()
    }
}

fn note(places: &mut Vec<String>, place: &str) {
    if places.iter().all(|known| known != place) {
        places.push(place.to_owned());
    }
}
