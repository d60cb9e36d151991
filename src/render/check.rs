//! Whether what a theme names exists, and what it sets is used: told when it is loaded, not when a page needs it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::assets::Assets;
use super::scan::{Use, What};
use super::templates::{Template, Templates};
use crate::diag::{Diagnostic, Text, codes};
use crate::format::text::{Locale, nearest};
use crate::format::yaml::{self, Seg};
use crate::model::Words;
use crate::source::{Source, read_text};
use crate::theme::{Chain, Place};

/// Finds names of words, files, scripts, templates and features that do not exist, and settings and words
/// that nothing uses.
pub(super) fn check(
    source: &dyn Source,
    chain: &Chain,
    templates: &Templates,
    assets: &Assets,
    words: &Words,
) -> Vec<Diagnostic> {
    let features = chain.features();
    let mut found = Vec::new();
    for template in templates.named.values() {
        for one in &template.uses {
            let known = |names: &mut dyn Iterator<Item = &str>| {
                let names: Vec<&str> = names.collect();
                (!names.contains(&one.name.as_str()))
                    .then(|| nearest(&one.name, names.into_iter()).map(str::to_owned))
            };
            let unknown = match one.what {
                What::Word if words.get(&one.name).is_some() => None,
                What::Word => Some(words.nearest(&one.name).map(str::to_owned)),
                What::Words => {
                    let mut keys = words.keys();
                    (!keys.any(|key| key.starts_with(&one.name))).then_some(None)
                }
                What::Asset => known(&mut assets.named.keys().map(String::as_str)),
                What::Script => known(&mut assets.scripts.keys().map(String::as_str)),
                What::Style => known(&mut assets.styles.keys().map(String::as_str)),
                What::Feature => known(&mut features.keys().copied()),
                What::Template => known(&mut templates.named.keys().map(String::as_str)),
                // The engine tells of components.
                What::Component | What::Call => None,
            };
            found.extend(unknown.map(|near| in_template(template, one, near.as_deref())));
        }
    }
    found.extend(settings(chain, templates, assets, words));
    found.extend(unused_styles(chain, templates, assets));
    found.extend(unused_words(source, chain, templates));
    found
}

/// What theme.yaml names and nothing has, or sets and nothing reads.
fn settings(
    chain: &Chain,
    templates: &Templates,
    assets: &Assets,
    words: &Words,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let icon = chain.icon().map(|file| (&["icon"] as &[&str], file));
    let logo = chain.logo();
    let picture = logo.map(|logo| (&["logo", "file"] as &[&str], logo.file.as_str()));
    for (path, file) in icon.into_iter().chain(picture) {
        if !assets.named.contains_key(file) {
            let near = nearest(file, assets.named.keys().map(String::as_str));
            found.push(no_name(&chain.written(path), What::Asset, file, near));
        }
    }
    if let Some(key) = logo.and_then(|logo| logo.alt.as_deref())
        && words.get(key).is_none()
    {
        let place = chain.written(&["logo", "alt"]);
        found.push(no_name(&place, What::Word, key, words.nearest(key)));
    }
    let used: BTreeSet<&str> = names(templates, What::Feature).collect();
    // A child may replace the template that asked for its parent's feature.
    let own = chain.own().into_iter().flat_map(|own| own.features.keys());
    for name in own.map(String::as_str) {
        if !used.contains(name) {
            let place = chain.written(&["features", name]);
            found.push(unused_feature(
                &place,
                name,
                nearest(name, used.iter().copied()),
            ));
        }
    }
    found
}

/// The style sheets of the theme itself that no template asks for; a child may replace the template that
/// asked for its parent's.
fn unused_styles(chain: &Chain, templates: &Templates, assets: &Assets) -> Vec<Diagnostic> {
    let used: BTreeSet<&str> = names(templates, What::Style).collect();
    let unused = |(name, file): (&str, &Arc<str>)| {
        let (folder, _) = name.split_once('/')?;
        let own = file.starts_with(&format!("{}/", chain.folder()));
        (own && !used.contains(folder) && assets.styles.contains_key(folder))
            .then(|| unused_style(file, folder, nearest(folder, used.iter().copied())))
    };
    chain.below("styles").filter_map(unused).collect()
}

/// The words of a child that are neither its parent's nor asked for by a template: keys mistyped.
fn unused_words(source: &dyn Source, chain: &Chain, templates: &Templates) -> Vec<Diagnostic> {
    let literal: BTreeSet<&str> = names(templates, What::Word).collect();
    let beginnings: Vec<&str> = names(templates, What::Words).collect();
    let mut found = Vec::new();
    for (_, path) in chain.below("i18n") {
        let name = path.rsplit('/').next().unwrap_or_default();
        let [children @ .., last] = chain.versions(&format!("i18n/{name}")) else {
            continue;
        };
        let read = |path: &Arc<str>| {
            let text = read_text(source, path).ok()?;
            let words = Words::new(Locale::default(), yaml::parse(&text).ok()?).ok()?;
            Some((text, words))
        };
        let Some((_, theirs)) = read(last) else {
            continue;
        };
        for child in children {
            let Some((text, own)) = read(child) else {
                continue;
            };
            let odd = own.keys().filter(|key| {
                theirs.get(key).is_none()
                    && !literal.contains(key)
                    && !beginnings
                        .iter()
                        .any(|beginning| key.starts_with(beginning))
                    && chain.logo().and_then(|logo| logo.alt.as_deref()) != Some(*key)
            });
            for key in odd {
                let path: Vec<Seg> = key.split('.').map(Seg::from).collect();
                let place = Place {
                    file: Arc::clone(child),
                    span: yaml::locate(&text, &path).map(|at| at.key.unwrap_or(at.value)),
                };
                let candidates = theirs.keys().chain(literal.iter().copied());
                found.push(unused_word(&place, key, nearest(key, candidates)));
            }
        }
    }
    found
}

/// The names of one sort in all templates.
fn names(templates: &Templates, what: What) -> impl Iterator<Item = &str> {
    let uses = templates.named.values().flat_map(|template| &template.uses);
    uses.filter(move |one| one.what == what)
        .map(|one| one.name.as_str())
}

fn in_template(template: &Template, one: &Use, near: Option<&str>) -> Diagnostic {
    let place = Place {
        file: Arc::clone(&template.path),
        span: Some(one.span.clone()),
    };
    no_name(&place, one.what, &one.name, near)
}

/// A name of something that does not exist.
fn no_name(place: &Place, what: What, name: &str, near: Option<&str>) -> Diagnostic {
    let (vi, en, hint) = match what {
        What::Word => (
            format!("không có chữ {name:?} trong i18n"),
            format!("there is no word {name:?} in i18n"),
            Text::new("thêm chữ ấy vào tệp i18n", "add it to the i18n file"),
        ),
        What::Words => (
            format!("không có chữ nào trong i18n bắt đầu bằng {name:?}"),
            format!("no word in i18n begins with {name:?}"),
            Text::new("thêm các chữ ấy vào tệp i18n", "add them to the i18n file"),
        ),
        What::Asset => (
            format!("không có tệp assets/{name}"),
            format!("there is no file assets/{name}"),
            Text::new(
                "đặt tệp vào thư mục assets của giao diện",
                "put the file into the theme's folder assets",
            ),
        ),
        What::Script => (
            format!("không có tệp lệnh scripts/{name}"),
            format!("there is no script scripts/{name}"),
            Text::new(
                "đặt tệp vào ngay trong thư mục scripts của giao diện",
                "put the file directly into the theme's folder scripts",
            ),
        ),
        What::Style => (
            format!("không có thư mục kiểu dáng styles/{name}"),
            format!("there is no folder of style sheets styles/{name}"),
            Text::new(
                "đặt các tệp .css vào một thư mục con của styles, rồi gọi tên thư mục ấy",
                "put the .css files into a folder of styles, and name that folder",
            ),
        ),
        What::Feature => (
            format!("không có mục {name:?} trong features của theme.yaml"),
            format!("features of theme.yaml has no {name:?}"),
            Text::new(
                format!("thêm {name}: true vào mục features"),
                format!("add {name}: true to features"),
            ),
        ),
        What::Template => (
            format!("không có mẫu trang {name:?}"),
            format!("there is no template {name:?}"),
            Text::new(
                "viết tên một tệp trong thư mục templates",
                "name a file of the folder templates",
            ),
        ),
        What::Component | What::Call => (
            format!("không có thành phần {name:?}"),
            format!("there is no component {name:?}"),
            Text::new(
                "viết tên một thành phần có trong một mẫu trang",
                "name a component of one of the templates",
            ),
        ),
    };
    at(place, vi, en, near, hint)
}

fn unused_feature(place: &Place, name: &str, near: Option<&str>) -> Diagnostic {
    at(
        place,
        format!("không mẫu trang nào hỏi tới {name:?}, nên bật hay tắt đều như nhau"),
        format!("no template asks for {name:?}, so the switch does nothing"),
        near,
        Text::new(
            format!("bỏ mục ấy, hoặc dùng theme.features.{name} trong một mẫu trang"),
            format!("take it out, or use theme.features.{name} in a template"),
        ),
    )
}

fn unused_style(file: &Arc<str>, name: &str, near: Option<&str>) -> Diagnostic {
    let place = Place {
        file: Arc::clone(file),
        span: None,
    };
    at(
        &place,
        format!("không mẫu trang nào gọi kiểu dáng {name:?}, nên không trang nào có nó"),
        format!("no template asks for the style sheet {name:?}, so no page has it"),
        near,
        Text::new(
            format!("gọi nó trong mẫu trang bằng {{{{ {name:?} | style }}}}, hoặc bỏ tệp này"),
            format!(
                "ask for it in a template with {{{{ {name:?} | style }}}}, or take the file out"
            ),
        ),
    )
}

fn unused_word(place: &Place, key: &str, near: Option<&str>) -> Diagnostic {
    at(
        place,
        format!("chữ {key:?} không thay chữ nào của giao diện gốc và không mẫu trang nào dùng"),
        format!(
            "the word {key:?} replaces none of the theme that is extended, and no template uses it"
        ),
        near,
        Text::new("bỏ chữ ấy, hoặc sửa khóa", "take it out, or mend its key"),
    )
}

fn at(place: &Place, vi: String, en: String, near: Option<&str>, hint: Text) -> Diagnostic {
    let mut found = Diagnostic::error(
        codes::THEME_NAME,
        Arc::clone(&place.file),
        Text::new(vi, en),
    )
    .hint(near.map_or(hint, |near| {
        Text::new(
            format!("có phải {near:?}?"),
            format!("did you mean {near:?}?"),
        )
    }));
    found.span = place.span.clone();
    found
}
