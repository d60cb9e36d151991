//! Reads `content/site.yaml`.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::tz::{TimeZone, TimeZoneDatabase};
use serde::Deserialize as _;

use super::Base;
use super::identify::is_language;
use crate::diag::{Diagnostic, Text, codes};
use crate::format::schema::{self, NoRefs};
use crate::format::yaml::Seg;
use crate::format::{text, yaml};
use crate::model::Settings;
use crate::source::{Source, read_text};

/// Reads the settings.
///
/// # Errors
/// Everything that is wrong with them.
pub(super) fn read(source: &dyn Source, path: &Arc<str>) -> Result<Settings, Vec<Diagnostic>> {
    let text = read_text(source, path).map_err(|problem| match problem.code {
        codes::MISSING_FILE => vec![missing(path)],
        _ => vec![problem],
    })?;
    let Ok(value) = yaml::parse(&text) else {
        return Err(yaml::diagnose_syntax(path, &text, 0));
    };
    let read = Settings::deserialize(value);
    // There is one file of settings, so the schema is always asked: it also knows how long a list must be.
    let schema = schemars::schema_for!(Settings).to_value();
    let mut found = schema::errors(&schema, path, &text, 0, &NoRefs);
    match read {
        Ok(settings) => {
            found.extend(unsafe_name(path, &text, "theme", &settings.theme));
            found.extend(unsafe_name(path, &text, "language", &settings.language));
            found.extend(unknown_zone(path, &text, &settings.time_zone));
            found.extend(unusable_base(path, &text, settings.base_url.as_str()));
            found.extend(wrong_language(path, &text, &settings));
            if found.is_empty() {
                Ok(settings)
            } else {
                Err(found)
            }
        }
        Err(cause) => {
            if found.is_empty() {
                found.push(Diagnostic::error(
                    codes::BAD_VALUE,
                    Arc::clone(path),
                    Text::new(
                        format!("không đọc được: {cause}"),
                        format!("cannot be read: {cause}"),
                    ),
                ));
            }
            Err(found)
        }
    }
}

fn missing(path: &Arc<str>) -> Diagnostic {
    Diagnostic::error(
        codes::MISSING_FILE,
        Arc::clone(path),
        Text::new(
            "thiếu tệp thiết lập của trang",
            "the settings of the site are missing",
        ),
    )
    .hint(Text::new(
        format!("tạo tệp {path} với các dòng title, base_url, language: vi, time_zone: Asia/Ho_Chi_Minh và hotlines"),
        format!("make {path} with title, base_url, language: vi, time_zone: Asia/Ho_Chi_Minh and hotlines"),
    ))
}

fn unknown_zone(path: &Arc<str>, text: &str, zone: &str) -> Option<Diagnostic> {
    if TimeZone::get(zone).is_ok() {
        return None;
    }
    // Names without a place, such as GMT+7, are not what people take them for.
    let zones = TimeZoneDatabase::bundled();
    let names: Vec<String> = zones.available().map(|name| name.to_string()).collect();
    let places = names.iter().map(String::as_str);
    let places = places.filter(|name| name.contains('/') && !name.starts_with("Etc/"));
    let near = text::nearest(zone, places).unwrap_or("Asia/Ho_Chi_Minh");
    let found = Diagnostic::error(
        codes::BAD_VALUE,
        Arc::clone(path),
        Text::new(
            format!("không có múi giờ {zone:?}"),
            format!("there is no time zone {zone:?}"),
        ),
    )
    .hint(Text::new(
        format!("viết tên theo vùng và thành phố: {near}"),
        format!("write a name of a region and a city: {near}"),
    ));
    Some(located(found, text, "time_zone"))
}

fn unusable_base(path: &Arc<str>, text: &str, url: &str) -> Option<Diagnostic> {
    if Base::new(url).is_some() {
        return None;
    }
    let found = Diagnostic::error(
        codes::BAD_VALUE,
        Arc::clone(path),
        Text::new(
            format!("địa chỉ gốc {url:?} không dùng được"),
            format!("the base address {url:?} cannot be used"),
        ),
    )
    .hint(Text::new(
        "viết địa chỉ của trang chủ, không có dấu ? hay #, ví dụ https://vi-du.example/nghe/",
        "write the address of the home page without ? or #, such as https://vi-du.example/nghe/",
    ));
    Some(located(found, text, "base_url"))
}

fn located(mut found: Diagnostic, text: &str, key: &str) -> Diagnostic {
    found.span = yaml::locate(text, &[Seg::from(key)]).map(|located| located.value);
    found
}

/// Refuses a further language that is none, or that the site has already.
fn wrong_language(path: &Arc<str>, text: &str, settings: &Settings) -> Option<Diagnostic> {
    let mut seen = BTreeSet::from([settings.language.clone()]);
    let wrong = |language: &String| !is_language(language) || !seen.insert(language.clone());
    let place = settings.translations.iter().position(wrong)?;
    let language = settings.translations.get(place)?;
    let mut found = Diagnostic::error(
        codes::BAD_VALUE,
        Arc::clone(path),
        Text::new(
            format!("translations: {language:?} không phải một ngôn ngữ khác của trang"),
            format!("translations: {language:?} is not another language of the site"),
        ),
    )
    .hint(Text::new(
        "viết mã ngôn ngữ bằng chữ thường, mỗi mã một lần, không lặp lại ngôn ngữ chính, ví dụ [en]",
        "write the tag of each language but the main one once, in small letters, such as [en]",
    ));
    found.span = yaml::locate(text, &[Seg::from("translations"), Seg::from(place)])
        .map(|located| located.value);
    Some(found)
}

/// Refuses a name that becomes part of a path and could leave its folder.
fn unsafe_name(path: &Arc<str>, text: &str, key: &str, name: &str) -> Option<Diagnostic> {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if !name.is_empty() && name.chars().all(plain) {
        return None;
    }
    let found = Diagnostic::error(
        codes::UNSAFE_PATH,
        Arc::clone(path),
        Text::new(
            format!("{key}: {name:?} không phải một tên"),
            format!("{key}: {name:?} is not a name"),
        ),
    )
    .hint(Text::new(
        "chỉ dùng chữ không dấu, số và gạch nối",
        "use plain letters, digits and hyphens",
    ));
    Some(located(found, text, key))
}
