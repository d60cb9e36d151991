//! The CMS as a package of npm, which the site installs in a folder of its own: its versions and hashes are ours, its files are not.

use std::sync::Arc;

use serde_json::Value;

use super::GROUP;
use crate::diag::{Diagnostic, Text, codes};
use crate::format::yaml;
use crate::format::yaml::Seg;
use crate::site::{Route, SETTINGS, Site};
use crate::source::{MAX_ASSET, Source, read_lossy};

/// What `nghe admin` writes into the site: each file's path and text.
pub const MANIFESTS: &[(&str, &str)] = &[
    ("admin/package.json", include_str!("package/package.json")),
    (
        "admin/package-lock.json",
        include_str!("package/package-lock.json"),
    ),
];

/// What installs the package, in the folder of the site.
pub const INSTALL: &str = "npm ci --ignore-scripts --prefix admin";

/// Where npm puts packages.
const MODULES: &str = "admin/node_modules";

/// The packages that are published, each with the part that is, and where it stands below `/admin/`.
const PARTS: &[(&str, &str, &str)] = &[
    ("@sveltia/cms", "npm", "cms/npm"),
    ("@sveltia/cms", "LICENSE.txt", "cms/LICENSE.txt"),
    ("yaml", "browser", "yaml"),
    ("yaml", "LICENSE", "yaml/LICENSE.txt"),
];

/// The script of the CMS, and where it asks for its Vietnamese words. Browsers import JSON only if
/// the script says that it is JSON, which this one does not, as it was written for bundlers.
/// The words of the form in Vietnamese.
const WORDS_OF_FORM: &str = "@sveltia/cms/locales/vi.json";
const SCRIPT: &str = "cms/npm/index.js";
const WORDS: (&str, &str) = ("../locales/vi.json", "../locales/vi.js");

/// The addresses of the package's files.
///
/// # Errors
/// A warning when the package is not there as the versions of this program have it.
pub(super) fn routes(site: &Site) -> Result<Vec<Route>, Diagnostic> {
    let source = &*site.source;
    let is_whole = wanted()
        .iter()
        .all(|(name, version)| installed(source, name).is_some_and(|found| found == *version));
    if !is_whole {
        return Err(missing(source));
    }
    let mut routes: Vec<Route> = PARTS
        .iter()
        .flat_map(|(package, part, place)| files(source, package, part, place))
        .collect();
    let path = format!("{MODULES}/{WORDS_OF_FORM}");
    if !is_there(source, &path) {
        return Err(missing(source));
    }
    routes.push(Route::file(
        format!("{}cms/locales/vi.js", super::ADMIN),
        GROUP,
        move |site| {
            let words = site.source.read(&path, MAX_ASSET)?;
            Ok([b"export default ".as_slice(), &words, b";\n"].concat())
        },
    ));
    Ok(routes)
}

/// The routes of a part of a package, without what only its developers need.
fn files(source: &dyn Source, package: &str, part: &str, place: &str) -> Vec<Route> {
    let folder = format!("{MODULES}/{package}/{part}");
    let entries = source.list(&folder).entries.into_iter();
    let published = entries.filter(|entry| !entry.path.ends_with(".map"));
    published
        .map(|entry| {
            let below = entry.path.strip_prefix(&folder).unwrap_or_default();
            let name = format!("{place}{below}");
            let is_script = name == SCRIPT;
            let path = entry.path;
            Route::file(format!("{}{name}", super::ADMIN), GROUP, move |site| {
                let bytes = site.source.read(&path, MAX_ASSET)?;
                Ok(match is_script {
                    true => with_words(bytes),
                    false => bytes,
                })
            })
        })
        .collect()
}

fn with_words(bytes: Vec<u8>) -> Vec<u8> {
    match String::from_utf8(bytes) {
        Ok(text) => text.replace(WORDS.0, WORDS.1).into_bytes(),
        Err(other) => other.into_bytes(),
    }
}

/// The packages with the versions that this program was tested with.
fn wanted() -> Vec<(String, String)> {
    let manifest = MANIFESTS.first().map_or("{}", |(_, text)| text);
    let manifest: Value = serde_json::from_str(manifest).unwrap_or_default();
    let named = manifest.get("dependencies").and_then(Value::as_object);
    let named = named.into_iter().flatten();
    named
        .filter_map(|(name, version)| Some((name.clone(), version.as_str()?.to_owned())))
        .collect()
}

fn installed(source: &dyn Source, package: &str) -> Option<String> {
    let path = format!("{MODULES}/{package}/package.json");
    let text = is_there(source, &path)
        .then(|| read_lossy(source, &path))
        .flatten()?;
    let manifest: Value = serde_json::from_str(&text).ok()?;
    Some(manifest.get("version")?.as_str()?.to_owned())
}

/// Whether a file is there. It is looked for before it is read, so that a later run can tell whether it came or went.
fn is_there(source: &dyn Source, path: &str) -> bool {
    let mut entries = source.list(path).entries.into_iter();
    entries.any(|entry| &*entry.path == path)
}

fn missing(source: &dyn Source) -> Diagnostic {
    let settings: Arc<str> = SETTINGS.into();
    let text = read_lossy(source, SETTINGS).unwrap_or_else(|| "".into());
    let mut found = Diagnostic::warning(
        codes::FORM_MISSING,
        settings,
        Text::new(
            "biểu mẫu /admin/ chưa được đăng: phần mềm của nó chưa cài, hoặc khác phiên bản mà nghe này cần",
            "the form at /admin/ is not published: its package is not installed, or not in the version that this nghe needs",
        ),
    )
    .hint(Text::new(
        format!("chạy nghe admin, rồi {INSTALL} (cần Node.js)"),
        format!("run nghe admin, then {INSTALL} (this needs Node.js)"),
    ));
    found.span = yaml::locate(&text, &[Seg::from("admin")]).and_then(|located| located.key);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{MemorySource, Witness};

    #[test]
    fn every_package_is_pinned_with_its_hash() {
        let lock = MANIFESTS.get(1).map_or("{}", |(_, text)| text);
        let lock: Value = serde_json::from_str(lock).unwrap_or_default();
        let wanted = wanted();
        assert_eq!(wanted.len(), 2);
        for (name, version) in wanted {
            let place = format!("node_modules/{name}");
            let locked = lock.get("packages").and_then(|all| all.get(&place));
            let text = |key| locked.and_then(|one| one.get(key)?.as_str());
            assert_eq!(text("version"), Some(&*version), "{name}");
            let hash = text("integrity").unwrap_or_default();
            assert!(hash.starts_with("sha512-"), "{name}");
        }
    }
    /// Else no run over a site with a form would know that nothing changed.
    #[test]
    fn whatever_is_read_was_looked_for() {
        for (name, version) in wanted() {
            let path = format!("{MODULES}/{name}/package.json");
            let manifest = format!("{{\"version\": \"{version}\"}}");
            let there = MemorySource::default().with(&path, manifest);
            for (source, found) in [(there, Some(version)), (MemorySource::default(), None)] {
                let witness = Witness::new(Arc::new(source));
                assert_eq!(installed(&witness, &name), found);
                assert!(witness.sight().is_some());
            }
        }
    }
}
