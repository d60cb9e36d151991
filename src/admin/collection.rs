//! The collections of the CMS: where the records of a kind lie, in the shapes that the site has them.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::field::set;
use super::fields::{Maker, Shapes};
use super::lying::Lying;
use super::pickers::Pickers;
use super::settings;
use crate::diag::Lang;
use crate::model::{COMMON_KEYS, Form};
use crate::site::{CONTENT, Entry, Field, Site, record_schema};

/// The keys of every record that stand before those of its kind in a form; the others come after, as few look at them.
const FIRST: &[&str] = &["summary"];

/// The collections of a kind, and the formats of their files by name.
pub(super) struct Made {
    pub(super) collections: Vec<Value>,
    /// Files that stand by themselves.
    pub(super) singletons: Vec<Value>,
    pub(super) formats: Map<String, Value>,
}

/// Makes the collections of a kind.
pub(super) fn of(site: &Site, entry: &Entry, lying: &Lying, pickers: &Pickers, root: &str) -> Made {
    let schema = record_schema(entry);
    let translated = !site.settings.translations.is_empty();
    let main = translated.then_some(&*site.settings.language);
    let mut maker = Maker {
        root: &schema,
        pickers,
        title: entry.title_key,
        translated: main,
        shapes: Shapes::default(),
    };
    let words = Field::whole(&schema);
    let keys = Keys::of(&schema, entry);
    let mut fields = maker.fields(keys.shown.iter().map(String::as_str), &words);
    let common = maker.fields(keys.last.iter().map(String::as_str), &words);
    let items = [maker.fields(["id"], &words), fields.clone(), common.clone()].concat();
    if entry.form == Form::Markdown {
        fields.push(body(entry, main));
    }
    fields.extend(common);
    let kind = Kind {
        entry,
        label: capital((entry.label)().get(Lang::Vi)),
        keys,
        shapes: maker.shapes,
        translated,
        root,
    };
    kind.collections(lying, &fields, &items)
}

/// The keys of a record in the orders that matter.
struct Keys {
    /// As files are written.
    written: Vec<String>,
    /// As the form begins.
    shown: Vec<String>,
    /// As the form ends.
    last: Vec<String>,
    /// Those that every record has of its own.
    required: Vec<String>,
}

impl Keys {
    fn of(schema: &Value, entry: &Entry) -> Self {
        let title = entry.title_key.into_iter();
        let is_own = |key: &&str| {
            !COMMON_KEYS.contains(key)
                && ![Some("id"), entry.title_key, entry.parent_key].contains(&Some(*key))
        };
        let properties = schema.get("properties").and_then(Value::as_object);
        let all = || {
            properties
                .into_iter()
                .flatten()
                .map(|(key, _)| key.as_str())
        };
        let own: Vec<&str> = all().filter(is_own).collect();
        let common = COMMON_KEYS.iter().copied().filter(|key| *key != "title");
        let required = schema.get("required").and_then(Value::as_array);
        let required = required.into_iter().flatten().filter_map(Value::as_str);
        let owned = |keys: Vec<&str>| keys.into_iter().map(str::to_owned).collect();
        Self {
            written: owned(
                ["id"]
                    .into_iter()
                    .chain(title.clone())
                    .chain(common.clone())
                    .chain(own.iter().copied())
                    .collect(),
            ),
            shown: owned(
                title
                    .chain(FIRST.iter().copied())
                    .chain(own.iter().copied())
                    .collect(),
            ),
            last: owned(common.filter(|key| !FIRST.contains(key)).collect()),
            required: owned(required.filter(is_own).collect()),
        }
    }
}

/// The text of a record. Its Markdown has more than a visual editor knows, so it is written as it is.
fn body(entry: &Entry, main: Option<&str>) -> Value {
    let required = match main {
        Some(main) if entry.needs_body => json!([main]),
        _ => entry.needs_body.into(),
    };
    let mut body = json!({
        "name": "body", "label": "Bài viết", "widget": "markdown", "required": required,
        "hint": "Viết bằng Markdown: một dòng trống ngăn hai đoạn, ## trước đề mục, - trước mỗi mục liệt kê, [chữ](tệp.md) là liên kết",
        "modes": ["raw", "rich_text"], "editor_components": [],
    });
    if main.is_some() {
        set(&mut body, "i18n", true.into());
    }
    body
}

struct Kind<'a> {
    entry: &'a Entry,
    label: String,
    keys: Keys,
    shapes: Shapes,
    translated: bool,
    root: &'a str,
}

impl Kind<'_> {
    fn collections(&self, lying: &Lying, fields: &[Value], items: &[Value]) -> Made {
        let name = self.entry.name;
        let mut made = Made {
            collections: Vec::new(),
            singletons: Vec::new(),
            formats: Map::new(),
        };
        // The CMS lets Markdown go only with formats that are called so.
        let single = match self.entry.form {
            Form::Markdown => format!("nghe-{name}-frontmatter"),
            Form::Yaml | Form::Table => format!("nghe-{name}"),
        };
        made.formats.insert(single.clone(), self.format(false));
        if self.entry.parent_key.is_some() {
            let folder = format!("{CONTENT}/{}", self.entry.folder);
            let mut nested = self.folder(name, &folder, &single, fields);
            let options = json!({"depth": 2, "subfolders": false});
            set(&mut nested, "nested", options);
            // The records that these lie below are in the same folders.
            self.only_own(&mut nested);
            set(&mut nested, "meta", json!({"path": {"label": "Thư mục"}}));
            made.collections.push(nested);
            return made;
        }
        let places = lying.folders.iter().map(|folder| (folder, false));
        let places = places.chain(lying.bundles.iter().map(|folder| (folder, true)));
        for (nth, (folder, is_bundle)) in places.enumerate() {
            let called = match nth {
                0 => name.to_owned(),
                _ => format!("{name}-{}", nth + 1),
            };
            let mut collection = self.folder(&called, folder, &single, fields);
            if !lying.lists.is_empty() {
                self.only_own(&mut collection);
            }
            if is_bundle {
                set(&mut collection, "path", "{{slug}}/index".into());
            }
            if nth > 0 {
                let part = folder.strip_prefix(&format!("{CONTENT}/{}/", self.entry.folder));
                let told = match (part, is_bundle) {
                    (Some(part), _) => part.to_owned(),
                    (None, true) => "có tệp kèm".to_owned(),
                    (None, false) => "không có tệp kèm".to_owned(),
                };
                set(
                    &mut collection,
                    "label",
                    format!("{} ({told})", self.label).into(),
                );
            }
            made.collections.push(collection);
        }
        if !lying.lists.is_empty() {
            let several = format!("nghe-{name}-list");
            made.formats.insert(several.clone(), self.format(true));
            made.collections.push(self.lists(lying, &several, items));
        }
        made
    }

    /// A collection with a file a record.
    fn folder(&self, name: &str, folder: &str, format: &str, fields: &[Value]) -> Value {
        let first = self.keys.required.first().map(String::as_str);
        let title = self.entry.title_key.or(first).unwrap_or("id");
        let mut made = json!({
            "name": name,
            "label": self.label,
            "label_singular": self.label,
            "folder": format!("{}{folder}", self.root),
            "extension": self.extension(),
            "format": format,
            "identifier_field": title,
            "slug": {
                "template": format!("{{{{{title}}}}}"),
                "editable": ["create"],
                "hint": "Mã của bản ghi, cũng là tên tệp và địa chỉ của trang; đặt rồi thì không đổi.",
                "pattern": ["^[a-z0-9]+(-[a-z0-9]+)*$", "Chỉ dùng chữ thường không dấu, số và gạch nối"],
            },
            "summary": format!("{{{{{title}}}}}"),
            "sortable_fields": [title, "reviewed"],
            "media_folder": "",
            "public_folder": "",
            "fields": fields,
        });
        if self.translated {
            set(&mut made, "i18n", true.into());
        }
        made
    }

    /// Leaves out files without what every record of the kind has. The CMS tests what is not there as the word `null`.
    fn only_own(&self, collection: &mut Value) {
        if let Some(own) = self.keys.required.first() {
            let filter = json!({"field": own, "pattern": "^(?!null$)."});
            set(collection, "filter", filter);
        }
    }

    /// A collection of the files with several records.
    fn lists(&self, lying: &Lying, format: &str, items: &[Value]) -> Value {
        let files: Vec<Value> = lying
            .lists
            .iter()
            .map(|file| {
                let (stem, extension) = file.rsplit_once('.').unwrap_or((file, "yaml"));
                let name = stem.rsplit('/').next().unwrap_or(stem);
                let locale = if self.translated { ".{{locale}}" } else { "" };
                let mut records = json!({
                    "name": "records", "label": self.label, "widget": "list", "collapsed": true,
                    "summary": super::fields::summary(items), "fields": items,
                });
                let mut made = json!({
                    "name": name, "label": name, "format": format,
                    "file": format!("{}{stem}{locale}.{extension}", self.root),
                });
                if self.translated {
                    set(&mut made, "i18n", true.into());
                    set(&mut records, "i18n", true.into());
                    set(&mut records, "required", false.into());
                }
                set(&mut made, "fields", json!([records]));
                made
            })
            .collect();
        let mut made = json!({
            "name": format!("{}-lists", self.entry.name),
            "label": format!("{} (danh sách)", self.label),
            "files": files,
        });
        if self.translated {
            set(&mut made, "i18n", true.into());
        }
        made
    }

    fn extension(&self) -> &'static str {
        match self.entry.form {
            Form::Markdown => "md",
            Form::Yaml | Form::Table => "yaml",
        }
    }

    /// What `records.js` needs to know of the files.
    fn format(&self, is_list: bool) -> Value {
        json!({
            "extension": self.extension(),
            "list": is_list,
            "order": self.keys.written,
            "markdown": self.entry.form == Form::Markdown,
            "tagged": self.shapes.tagged,
            "figures": self.shapes.figures,
        })
    }
}

/// A label as it stands by itself.
pub(super) fn capital(text: &str) -> String {
    let mut rest = text.chars();
    let first = rest.next().into_iter().flat_map(char::to_uppercase);
    first.chain(rest).collect()
}

/// The collections of all kinds.
pub(super) fn all(site: &Site, root: &str) -> Made {
    let lying: BTreeMap<&str, Lying> = site
        .registry
        .iter()
        .map(|entry| (entry.name, Lying::of(site, entry)))
        .collect();
    let pickers = Pickers::of(site, |kind| {
        let entry = site.registry.iter().find(|entry| entry.name == kind)?;
        let title = entry.title_key?;
        let is_one = entry.parent_key.is_none() && lying.get(kind)?.is_one();
        is_one.then(|| (kind.to_owned(), title.to_owned()))
    });
    let mut made = Made {
        collections: Vec::new(),
        singletons: Vec::new(),
        formats: Map::new(),
    };
    for entry in site.registry {
        if let Some(lying) = lying.get(entry.name) {
            let own = of(site, entry, lying, &pickers, root);
            made.collections.extend(own.collections);
            made.formats.extend(own.formats);
        }
    }
    let settings = settings::of(site, &pickers, root);
    made.singletons.push(settings.file);
    made.formats
        .insert(settings::FORMAT.to_owned(), settings.format);
    made
}
