//! Old addresses: a page at each that leads to the new one without a script.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use percent_encoding::percent_decode_str;

use crate::diag::{Diagnostic, Text, codes};
use crate::kinds::redirect_page;
use crate::model::{RecordUrl, at};
use crate::output::OutputPath;
use crate::site::{Info, Route, Site, field_span};

/// An old address with the record that claims it.
pub(super) struct Alias {
    pub(super) route: Route,
    pub(super) file: Arc<str>,
    pub(super) span: Option<Range<usize>>,
}

/// The redirects of all records that are shown, and the addresses that cannot be one.
pub(super) fn routes(site: &Site) -> (Vec<Alias>, Vec<Diagnostic>) {
    let mut aliases = Vec::new();
    let mut diagnostics = Vec::new();
    for info in site.infos() {
        let mut own = BTreeSet::new();
        for (place, written) in info.common.aliases.iter().enumerate() {
            let span = || field_span(site, &info, at!["aliases", place]);
            match normalise(written) {
                Some(url) if !own.insert(url.clone()) => {
                    diagnostics.push(repeated(&info, written, span()));
                }
                Some(url) if info.visible => aliases.push(alias(&info, url, span())),
                Some(_) => {}
                None => diagnostics.push(unsafe_alias(&info, written, span())),
            }
        }
    }
    (aliases, diagnostics)
}

fn alias(info: &Info<'_>, url: String, span: Option<Range<usize>>) -> Alias {
    let target = match &info.url {
        RecordUrl::Page(path) | RecordUrl::Anchor(path) => path.clone(),
    };
    let title = info.common.title.clone();
    let route = Route::page(url, "redirect", move |site| {
        redirect_page(site, &target, &title)
    })
    .unlisted();
    Alias {
        route,
        file: Arc::clone(info.file),
        span,
    }
}

/// The path of an old address with its slashes; `None` when it could leave the site.
fn normalise(written: &str) -> Option<String> {
    let path = written.strip_prefix('/')?;
    let decoded = percent_decode_str(path).decode_utf8().ok()?;
    let twice = percent_decode_str(&decoded).decode_utf8().ok()?;
    let page = if path.ends_with('/') || path.ends_with(".html") {
        path.to_owned()
    } else {
        format!("{path}/")
    };
    let file = if page.ends_with('/') {
        format!("{twice}/index.html")
    } else {
        twice.into_owned()
    };
    let clean = !path.is_empty()
        && !path.starts_with('/')
        && !path.contains(['?', '#', ':'])
        && !path.contains("//");
    let within = OutputPath::new(file.trim_start_matches('/').replace("//", "/").as_str()).is_ok();
    (clean && within && *decoded == *path).then(|| format!("/{page}"))
}

fn repeated(info: &Info<'_>, written: &str, span: Option<Range<usize>>) -> Diagnostic {
    let mut diagnostic = Diagnostic::error(
        codes::RECORDED_TWICE,
        Arc::clone(info.file),
        Text::new(
            format!("địa chỉ cũ {written:?} ghi hai lần"),
            format!("the old address {written:?} stands twice"),
        ),
    )
    .hint(Text::new("xóa một trong hai dòng", "remove one of the two"));
    diagnostic.span = span;
    diagnostic
}

fn unsafe_alias(info: &Info<'_>, written: &str, span: Option<Range<usize>>) -> Diagnostic {
    let mut diagnostic = Diagnostic::error(
        codes::UNSAFE_PATH,
        Arc::clone(info.file),
        Text::new(
            format!("địa chỉ cũ {written:?} không dùng được"),
            format!("the old address {written:?} cannot be used"),
        ),
    )
    .hint(Text::new(
        "viết địa chỉ trong trang, bắt đầu bằng /, không có .., %, \\ hay ?, ví dụ /cu/bai-viet/",
        "write an address of the site that starts with /, without .., %, \\ or ?, such as /cu/bai-viet/",
    ));
    diagnostic.span = span;
    diagnostic
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_address_stays_within_the_site() {
        assert_eq!(normalise("/cu/bai"), Some("/cu/bai/".to_owned()));
        assert_eq!(normalise("/cu/bai.html"), Some("/cu/bai.html".to_owned()));
        for bad in [
            "cu/bai",
            "/../x/",
            "/a/../../x",
            "/%2e%2e/x",
            "/a%2f..%2fb",
            "/%252e%252e/x",
            "/a\\..\\b",
            "//host/x",
            "/a//b",
            "/a?b",
            "/",
            "",
            "https://x.example/",
            "javascript:alert(1)",
            "/a/./b",
        ] {
            assert_eq!(normalise(bad), None, "{bad}");
        }
    }
}
