//! The pictures that stand for pages in networks: there for every page, and drawn once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use nghe::output::FolderSink;

use super::built::{BELOW, FOLDER, SITE};
use super::html;

/// The file that a page names as its picture, with the page's words for it.
fn picture(page: &[u8], address: &str) -> (String, String) {
    let page = String::from_utf8_lossy(page);
    let meta = |name: &str| html::meta(&page, name).unwrap_or_default();
    assert_eq!(meta("twitter:card"), "summary_large_image");
    let url = meta("og:image");
    let file = url
        .strip_prefix(address)
        .unwrap_or_else(|| panic!("{url:?} is not on {address}"));
    (file.to_owned(), meta("og:image:alt"))
}

#[test]
fn every_page_has_a_picture_that_the_build_makes() {
    let own = SITE.ready.main.site.settings.base_url.as_str();
    for (built, base) in [(&SITE, own), (&BELOW, FOLDER)] {
        let mut named = BTreeSet::new();
        for (path, page) in built.pages() {
            let text = String::from_utf8_lossy(page);
            if text.contains("http-equiv=refresh") || text.contains("http-equiv=\"refresh\"") {
                continue;
            }
            let (file, alt) = picture(page, base);
            let bytes = built
                .files
                .get(&file)
                .unwrap_or_else(|| panic!("{path}: no {file}"));
            let size = imagesize::blob_size(bytes).unwrap();
            let told =
                ["width", "height"].map(|side| html::meta(&text, &format!("og:image:{side}")));
            let sides = [size.width, size.height].map(|side| Some(side.to_string()));
            assert_eq!(told, sides, "{path}");
            assert!(!alt.is_empty(), "{path}");
            named.insert(file);
        }
        let unused: Vec<String> = pictures(&built.ready)
            .filter(|path| !named.contains(path))
            .collect();
        assert!(unused.is_empty(), "drawn for no page: {unused:?}");
    }
}

#[test]
fn each_kind_has_its_own_pictures_and_programmes_share_those_of_occupations() {
    let (ready, files) = (&SITE.ready, &SITE.files);
    let address = &ready.main.site.settings.base_url.as_str();
    let of = |url: &str| picture(&files[&format!("{}index.html", &url[1..])], address).0;
    let site = of("/");
    let mut pages: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for info in ready.main.site.infos().filter(|info| info.visible) {
        let url = info.url.as_str();
        if files.contains_key(&format!("{}index.html", &url[1..])) {
            pages.entry(info.kind).or_default().insert(of(url));
        }
    }
    for kind in [
        "school",
        "occupation",
        "event",
        "talk",
        "measure",
        "article",
    ] {
        assert!(
            pages[kind].len() > 4 && !pages[kind].contains(&site),
            "{kind}"
        );
    }
    assert!(pages["programme"].is_subset(&pages["occupation"]));
    assert_eq!(pages["policy"], BTreeSet::from([site]));
}

/// The files of the pictures of all editions.
fn pictures(ready: &nghe::build::Ready) -> impl Iterator<Item = String> {
    ready
        .editions()
        .flat_map(|edition| edition.routes())
        .filter(|route| route.group == "picture")
        .map(|route| route.url[1..].to_owned())
}

/// Builds into a folder and says how many pictures were drawn.
fn drawn(ready: &nghe::build::Ready, folder: &std::path::Path) -> usize {
    let sink = FolderSink::begin(folder, &[], |_| ()).unwrap();
    let report = ready
        .write(&sink, &nghe::build::Work::default(), &|| ())
        .unwrap();
    sink.commit().unwrap();
    report.drawn
}

#[test]
fn a_picture_is_drawn_once_and_again_only_when_its_bytes_are_not_to_be_trusted() {
    let work = tempfile::tempdir().unwrap();
    let folder = work.path().join("public");
    let ready = &SITE.ready;
    let pictures: Vec<String> = pictures(ready).collect();
    assert!(pictures.len() > 60);
    assert_eq!(drawn(ready, &folder), pictures.len());
    assert_eq!(drawn(ready, &folder), 0);

    let paths: Vec<_> = pictures.iter().map(|path| folder.join(path)).collect();
    let whole: Vec<Arc<[u8]>> = paths
        .iter()
        .map(|path| std::fs::read(path).unwrap().into())
        .collect();
    let replace = |place: usize, bytes: &[u8]| std::fs::write(&paths[place], bytes).unwrap();
    replace(0, &whole[0][..whole[0].len() / 2]);
    replace(1, &whole[2]);
    std::fs::remove_file(&paths[3]).unwrap();
    assert_eq!(drawn(ready, &folder), 3);
    for (path, bytes) in paths.iter().zip(&whole) {
        assert!(
            std::fs::read(path).unwrap() == **bytes,
            "{}",
            path.display()
        );
    }
}

/// What a page holds for paper only.
fn printed(page: &str) -> &str {
    let start = page.find("<div class=printed>").unwrap();
    let rest = &page[start..];
    &rest[..rest.find("</div>").unwrap() + 6]
}

#[test]
fn every_page_prints_with_its_address_and_the_code_of_it_at_little_weight() {
    let mut pages = Vec::new();
    for (path, page) in SITE.pages() {
        let page = String::from_utf8_lossy(page).into_owned();
        if page.contains("http-equiv=refresh") {
            continue;
        }
        let address = html::meta(&page, "og:url").unwrap();
        let code = nghe::format::qr::qr(&address).unwrap();
        let shown = printed(&page);
        assert!(
            shown.contains(&address) && shown.contains(&code.path),
            "{path}"
        );
        pages.push(page);
    }
    let longest = pages.iter().max_by_key(|page| printed(page).len()).unwrap();
    let without = longest.replace(printed(longest), "");
    let weight = packed(longest) - packed(&without);
    assert!(weight < 700, "{weight} bytes");
}

/// How many bytes a page has as a server sends it.
fn packed(page: &str) -> usize {
    let mut sent = Vec::new();
    brotli::BrotliCompress(
        &mut page.as_bytes(),
        &mut sent,
        &brotli::enc::BrotliEncoderParams::default(),
    )
    .unwrap();
    sent.len()
}
