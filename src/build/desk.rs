//! One output on its way to the sink: made, or kept where it was finished before.

use std::sync::atomic::Ordering;
use std::time::Duration;

use super::{BuildError, Costs, Edition, Trust, Work};
use crate::diag::Diagnostic;
use crate::draw::Drawing;
use crate::output::{Digest, OutputPath, Sink};
use crate::render::Fingerprint;
use crate::route;
use crate::site::{Content, Make, Page, Route};

/// What is at hand while outputs are made.
pub(super) struct Desk<'a> {
    pub(super) sink: &'a dyn Sink,
    pub(super) work: &'a Work,
    pub(super) costs: &'a Costs,
}

/// An output that the sink has.
pub(super) struct Stored {
    /// How many bytes it has.
    pub(super) length: u64,
    /// What the next build knows it by, if it is a page.
    pub(super) page: Option<(Fingerprint, Digest)>,
    /// Whether it was remembered with other bytes.
    pub(super) is_stale: bool,
    /// How long it took.
    pub(super) time: Duration,
}

impl Desk<'_> {
    /// Brings the output of a route to the sink.
    ///
    /// # Errors
    /// When it cannot be made or stored.
    pub(super) fn bring(&self, edition: &Edition, route: &Route) -> Result<Stored, BuildError> {
        let path = route::output_path(route).map_err(wrong)?;
        match &route.content {
            Content::Page(make) => self.page(edition, &route.url, make, &path),
            Content::Drawing(drawing) => self.drawing(edition, drawing, &path),
            Content::File(_) => {
                let bytes = edition.make_timed(route, self.costs).map_err(wrong)?;
                self.put(&path, &bytes, None)
            }
        }
    }

    fn page(
        &self,
        edition: &Edition,
        url: &str,
        make: &Make<Page>,
        path: &OutputPath,
    ) -> Result<Stored, BuildError> {
        let costs = self.costs;
        let page = costs.view.time(|| make(&edition.site)).map_err(wrong)?;
        let print = costs.fingerprint.time(|| edition.fingerprint(&page));
        let known = print.and_then(|print| Some((print, self.work.finished.find(&print)?)));
        if let Some((_, digest)) = known.filter(|_| self.work.trust == Trust::Known)
            && costs.store.time(|| self.sink.keep(path, &digest))?
        {
            return Ok(Stored {
                length: digest.length(),
                page: known,
                is_stale: false,
                time: Duration::ZERO,
            });
        }
        let bytes = edition.finish(url, &page, costs).map_err(wrong)?;
        costs.made.fetch_add(1, Ordering::Relaxed);
        let made = print.map(|print| (print, Digest::of(&bytes)));
        let mut stored = self.put(path, &bytes, made)?;
        stored.is_stale = known.is_some() && known != made;
        Ok(stored)
    }

    /// A picture, which the sink may have from the time before; it tells what it was drawn from.
    fn drawing(
        &self,
        edition: &Edition,
        drawing: &Drawing,
        path: &OutputPath,
    ) -> Result<Stored, BuildError> {
        let known = self.sink.previous(path);
        let known = known.filter(|bytes| drawing.is_drawn_in(bytes));
        if let Some(bytes) = known.as_ref().filter(|_| self.work.trust == Trust::Known) {
            return self.put(path, bytes, None);
        }
        let bytes = edition.draw(drawing, self.costs).map_err(wrong)?;
        let mut stored = self.put(path, &bytes, None)?;
        stored.is_stale = known.is_some_and(|known| known != bytes);
        Ok(stored)
    }

    fn put(
        &self,
        path: &OutputPath,
        bytes: &[u8],
        page: Option<(Fingerprint, Digest)>,
    ) -> Result<Stored, BuildError> {
        self.costs.store.time(|| self.sink.put(path, bytes))?;
        Ok(Stored {
            length: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            page,
            is_stale: false,
            time: Duration::ZERO,
        })
    }
}

fn wrong(found: Diagnostic) -> BuildError {
    BuildError::Page(vec![found])
}
