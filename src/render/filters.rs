//! The filters that templates have. Each is a pure function of its input.

use std::collections::BTreeMap;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::civil::{Date, DateTime};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use tera::{Error, Kwargs, Map, State, Tera, TeraResult, Value};

use super::assets::Hrefs;
use crate::draw::{Fonts, Room, fit};
use crate::format::qr::qr;
use crate::format::text::{self, Locale, foreign, nearest};
use crate::model::{Count, Words, fill};

/// Gives the filters to a template engine.
pub(super) fn register(tera: &mut Tera, words: &Arc<Words>, hrefs: Hrefs, fonts: &Fonts) {
    let Hrefs {
        assets,
        scripts,
        styles,
    } = hrefs;
    tera.register_filter("asset", move |name: &str, _: Kwargs, _: &State<'_>| {
        known(&assets, "assets", name).cloned()
    });
    tera.register_filter("script", move |name: &str, _: Kwargs, _: &State<'_>| {
        known(&scripts, "scripts", name).cloned()
    });
    tera.register_filter("style", move |name: &str, _: Kwargs, _: &State<'_>| {
        known(&styles, "styles", name).cloned()
    });
    let dictionary = Arc::clone(words);
    tera.register_filter("t", move |key: &str, args: Kwargs, _: &State<'_>| {
        translate(&dictionary, key, &args)
    });
    let locale = words.locale;
    tera.register_filter("number", move |value: f64, _: Kwargs, _: &State<'_>| {
        figure(locale, value)
    });
    tera.register_filter("money", move |value: i64, _: Kwargs, _: &State<'_>| {
        locale.money(value)
    });
    tera.register_filter("percent", move |value: f64, _: Kwargs, _: &State<'_>| {
        locale.percent(value)
    });
    tera.register_filter("date", move |value: &str, _: Kwargs, _: &State<'_>| {
        day(value).map(|day| locale.date(day))
    });
    tera.register_filter("long_date", move |value: &str, _: Kwargs, _: &State<'_>| {
        day(value).map(|day| locale.long_date(day))
    });
    tera.register_filter("weekday", move |value: &str, _: Kwargs, _: &State<'_>| {
        day(value).map(|day| locale.weekday(day))
    });
    tera.register_filter("date_time", move |value: &str, _: Kwargs, _: &State<'_>| {
        moment(value).map(|moment| locale.date_time(moment))
    });
    tera.register_filter("clock", move |value: &str, _: Kwargs, _: &State<'_>| {
        moment(value).map(|moment| locale.time(moment.time()))
    });
    tera.register_filter("phone", |value: &str, _: Kwargs, _: &State<'_>| {
        text::phone(value)
    });
    tera.register_filter("slug", |value: &str, _: Kwargs, _: &State<'_>| {
        text::slug(value)
    });
    tera.register_filter("words", |value: i64, _: Kwargs, _: &State<'_>| {
        text::words(value)
    });
    tera.register_filter("nobr", |value: &str, _: Kwargs, _: &State<'_>| {
        text::no_break(value).into_owned()
    });
    tera.register_filter("json_script", json_script);
    tera.register_filter("qr", |text: &str, _: Kwargs, _: &State<'_>| code(text));
    tera.register_filter("base64", |text: &str, _: Kwargs, _: &State<'_>| {
        STANDARD.encode(text)
    });
    tera.register_filter("percent_encode", |text: &str, _: Kwargs, _: &State<'_>| {
        utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
    });
    let fonts = fonts.clone();
    tera.register_filter("fit", move |text: &str, args: Kwargs, _: &State<'_>| {
        fitted(&fonts, text, &args)
    });
}

/// What a file of the theme is published as.
fn known<'a, T>(files: &'a BTreeMap<String, T>, folder: &str, name: &str) -> TeraResult<&'a T> {
    files.get(name).ok_or_else(|| {
        let near = nearest(name, files.keys().map(String::as_str));
        let near = near.map(|near| format!("; did you mean {near:?}?"));
        let near = near.unwrap_or_default();
        Error::message(format!("no file {folder}/{name}{near}"))
    })
}

/// A whole number with its thousands, or a decimal with its fraction.
fn figure(locale: Locale, value: f64) -> String {
    if value.fract() == 0.0 {
        locale.integer(value as i64)
    } else {
        locale.decimal(value, 2)
    }
}

fn day(value: &str) -> TeraResult<Date> {
    let date = value.get(..10).unwrap_or(value);
    date.parse()
        .map_err(|_| Error::message(format!("{value:?} is no date")))
}

fn moment(value: &str) -> TeraResult<DateTime> {
    value
        .parse()
        .map_err(|_| Error::message(format!("{value:?} is no moment")))
}

/// The word for a key, with the filter's arguments in their places; numbers are formatted.
fn translate(words: &Words, key: &str, args: &Kwargs) -> TeraResult<String> {
    let number = args.get::<Value>("n").ok().flatten();
    let is_one = number.is_some_and(|n| n.as_f64() == Some(1.0) || n.as_str() == Some("1"));
    let count = if is_one { Count::One } else { Count::Other };
    let word = words.counted(key, count).ok_or_else(|| {
        let near = words
            .nearest(key)
            .map(|near| format!("; did you mean {near:?}?"));
        Error::message(format!(
            "no word {key:?} in i18n{}",
            near.unwrap_or_default()
        ))
    })?;
    if !word.contains('{') {
        return Ok(word.to_owned());
    }
    fill(word, |name| {
        let value = args.get::<Value>(name).ok().flatten()?;
        Some(match value.as_number() {
            Some(_) => figure(words.locale, value.as_f64()?),
            None => value.as_str()?.to_owned(),
        })
    })
    .map_err(|name| Error::message(format!("the word {key:?} wants a value for {name:?}")))
}

/// A text as large as it fits into a room, in lines: see [`Room`] for the arguments.
fn fitted(fonts: &Fonts, text: &str, args: &Kwargs) -> TeraResult<Value> {
    let size: f32 = args.must_get("size")?;
    let lines = args.get("lines")?.unwrap_or(1);
    let leading = args.get("leading")?.unwrap_or(1.25);
    let room = Room {
        width: args.must_get("width")?,
        height: args.get("height")?.unwrap_or(f32::MAX),
        lines,
        size,
        least: args.get("least")?.unwrap_or(size),
        leading,
        weight: args.get("weight")?.unwrap_or(400),
    };
    let fitted = fit(fonts, &foreign::bare(text), &room)
        .ok_or_else(|| Error::message("the theme has no font in its folder fonts"))?;
    Value::try_from_serializable(&fitted)
}

/// The QR code of a text: its `size` in modules and the `path` of the line that draws it.
fn code(text: &str) -> TeraResult<Value> {
    let code = qr(text).ok_or_else(|| Error::message("the text is too long for a QR code"))?;
    let mut map = Map::new();
    map.insert("size".into(), code.size.into());
    map.insert("path".into(), code.path.into());
    Ok(map.into())
}

/// JSON that can stand in a `script` element: `<` cannot end the element early.
fn json_script(value: &str, _: Kwargs, _: &State<'_>) -> Value {
    Value::safe_string(&value.replace('<', "\\u003c"))
}
