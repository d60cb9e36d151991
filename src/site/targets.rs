//! Where the records of each file are shown, and to which of their headings one can link.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Info, Site};
use crate::format::markdown::Outlined;
use crate::format::text;
use crate::model::RecordUrl;

/// Where the records of a file are shown.
#[derive(Debug)]
pub(super) enum FileTarget {
    /// A file with one record.
    One(Target),
    /// A file with several, by their ids.
    Several(BTreeMap<Box<str>, Target>),
    /// A file whose records could not be read.
    Unread,
}

/// Where a record is shown, and to which headings of it one can link.
#[derive(Debug)]
pub(super) struct Target {
    pub(super) url: RecordUrl,
    pub(super) visible: bool,
    body: Option<Arc<Outlined>>,
    /// The body in the main edition, for a page that is translated.
    former: Option<Arc<Outlined>>,
}

/// The files of a site. A site that differs from another in few files shares the others with it.
#[derive(Debug, Default, Clone)]
pub(super) struct Targets {
    all: Arc<BTreeMap<Arc<str>, FileTarget>>,
    /// Those of the files that were written anew since; no file is here alone.
    newer: BTreeMap<Arc<str>, Arc<FileTarget>>,
}

impl Targets {
    /// Where the records of a file are shown; `None` when there is no such file of records.
    pub(super) fn get(&self, file: &str) -> Option<&FileTarget> {
        let newer = self.newer.get(file).map(Arc::as_ref);
        newer.or_else(|| self.all.get(file))
    }

    /// All files in the order of their names.
    pub(super) fn files(&self) -> impl Iterator<Item = &Arc<str>> {
        self.all.keys()
    }
}

impl Target {
    fn new(info: &Info<'_>, main: Option<&Site>) -> Self {
        let former = info.body.filter(|body| body.file != *info.file).and(main);
        Self {
            url: info.url.clone(),
            visible: info.visible,
            body: info.body.map(|body| Arc::clone(&body.outline)),
            former: former.and_then(|main| main.outline(info.file)),
        }
    }

    /// The ids of the headings to which one can link.
    pub(super) fn anchors(&self) -> impl ExactSizeIterator<Item = &str> {
        anchors(self.body.as_ref())
    }

    /// The heading that has this id in the main edition; `Some(None)` when the translation has
    /// other headings, so that only the page can be linked to.
    pub(super) fn translated(&self, former: &str) -> Option<Option<&str>> {
        let mut ids = anchors(self.former.as_ref());
        let is_same = ids.len() == self.anchors().len();
        let place = ids.position(|id| id == former)?;
        Some(self.anchors().nth(place).filter(|_| is_same))
    }
}

fn anchors(body: Option<&Arc<Outlined>>) -> impl ExactSizeIterator<Item = &str> {
    let headings = body.map_or(&[][..], |outline| &outline.headings);
    headings.iter().map(|heading| &*heading.id)
}

impl FileTarget {
    fn add(&mut self, info: &Info<'_>, main: Option<&Site>) {
        let target = Target::new(info, main);
        match (info.prefix, &mut *self) {
            (Some(_), Self::Several(members)) => {
                members.insert(info.id.into(), target);
            }
            (Some(_), _) => *self = Self::Several(BTreeMap::from([(info.id.into(), target)])),
            (None, _) => *self = Self::One(target),
        }
    }
}

impl Site {
    /// What the body of the one record of a file has.
    fn outline(&self, file: &str) -> Option<Arc<Outlined>> {
        match self.files.get(file)? {
            FileTarget::One(target) => target.body.clone(),
            FileTarget::Several(_) | FileTarget::Unread => None,
        }
    }

    /// Notes where the records of each file are shown, `main` being the edition that this one
    /// translates. A file whose records could not be read is there all the same: a link to it is
    /// not broken.
    pub(super) fn name_files<'a>(
        &mut self,
        all: impl Iterator<Item = &'a Arc<str>>,
        main: Option<&Self>,
    ) {
        // A file whose name is no id is told to take its other name, so links to that are right already.
        let mut files: BTreeMap<Arc<str>, FileTarget> = all
            .flat_map(|file| [Some(Arc::clone(file)), proper_name(file)])
            .flatten()
            .map(|file| (file, FileTarget::Unread))
            .collect();
        for info in self.infos() {
            let target = files.entry(Arc::clone(info.file));
            target.or_insert(FileTarget::Unread).add(&info, main);
        }
        self.files = Targets {
            all: Arc::new(files),
            newer: BTreeMap::new(),
        };
    }

    /// Notes again where the records of these files are shown, which are given by their kinds and ids.
    pub(super) fn rename_files<'a>(
        &mut self,
        records: impl Iterator<Item = (&'a Arc<str>, &'static str, &'a str)>,
        main: Option<&Self>,
    ) {
        let mut files: BTreeMap<Arc<str>, FileTarget> = BTreeMap::new();
        let records: BTreeSet<_> = records.collect();
        for (file, kind, id) in records {
            let entry = self.registry.iter().find(|entry| entry.name == kind);
            if let Some(info) = entry.and_then(|entry| (entry.info)(self, id)) {
                let target = files.entry(Arc::clone(file));
                target.or_insert(FileTarget::Unread).add(&info, main);
            }
        }
        let files = files.into_iter().map(|(file, it)| (file, Arc::new(it)));
        self.files.newer.extend(files);
    }
}

/// The name that a file should have, where it is not made of the letters of ids.
pub(super) fn proper_name(file: &str) -> Option<Arc<str>> {
    let (folder, name) = file.rsplit_once('/')?;
    let (stem, ending) = name.split_once('.')?;
    if text::is_id(stem) {
        return None;
    }
    let slug = text::slug(stem);
    (!slug.is_empty()).then(|| format!("{folder}/{slug}.{ending}").into())
}
