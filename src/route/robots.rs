//! `robots.txt`: everything may be read, and where the sitemap is.

use crate::site::Route;

pub(super) fn route() -> Route {
    Route::file("/robots.txt", "feed", |site| {
        let sitemap = site.base.absolute("/sitemap.xml");
        Ok(format!("User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n").into_bytes())
    })
}
