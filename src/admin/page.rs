//! The page that loads the form. Its policy is its own: wider than that of the site's pages, and no wider than the CMS needs.

use crate::format::xml::escape;
use crate::model::{Admin, AdminBackend};
use crate::site::Site;

/// Our own files beside the page.
pub(super) const CLIENT: &[(&str, &str)] = &[
    ("form.js", include_str!("client/form.js")),
    ("records.js", include_str!("client/records.js")),
    ("edit.js", include_str!("client/edit.js")),
    ("form.css", include_str!("client/form.css")),
];

/// The page.
pub(super) fn html(site: &Site, admin: &Admin) -> String {
    let title = escape(&site.settings.title);
    let policy = escape(&policy(admin)).into_owned();
    format!(
        "<!doctype html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"robots\" content=\"noindex\">\n\
         <title>Biểu mẫu – {title}</title>\n\
         <link rel=\"icon\" href=\"data:,\">\n\
         <link rel=\"stylesheet\" href=\"form.css\">\n\
         <script type=\"module\" src=\"form.js\"></script>\n</head>\n\
         <body>\n<noscript>Biểu mẫu cần JavaScript. Hãy bật JavaScript trong trình duyệt rồi tải lại trang.</noscript>\n\
         </body>\n</html>\n"
    )
}

/// What the page may load: its own files, and the host of the repository. The CMS writes styles into its page and
/// shows pictures that it holds in memory.
fn policy(admin: &Admin) -> String {
    let hosts = hosts(admin).join(" ");
    format!(
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; \
         img-src 'self' blob: data: https:; media-src 'self' blob:; connect-src 'self' blob: data: {hosts}; \
         worker-src 'self' blob:; frame-src 'self' blob:; form-action 'none'; base-uri 'none'"
    )
}

/// The hosts that hold the repository and let people in.
fn hosts(admin: &Admin) -> Vec<String> {
    let known: &[&str] = match (admin.backend, &admin.api) {
        (_, Some(_)) => &[],
        (AdminBackend::Github, None) => &["https://api.github.com", "https://www.githubstatus.com"],
        (AdminBackend::Gitlab, None) => &["https://gitlab.com"],
        (AdminBackend::Gitea, None) => &["https://gitea.com"],
    };
    let own = [&admin.api, &admin.login].into_iter().flatten();
    let own = own.filter_map(|url| {
        let parsed = url::Url::parse(url.as_str()).ok()?;
        Some(parsed.origin().ascii_serialization())
    });
    let mut hosts: Vec<String> = known
        .iter()
        .map(|&host| host.to_owned())
        .chain(own)
        .collect();
    hosts.sort();
    hosts.dedup();
    hosts
}
