//! Pages on the kinds of records and on the settings: every field, from the schema that files are held against.

use std::sync::LazyLock;

use jiff::civil::Date;
use serde_yaml::Value;

use super::cell::{block, code, head, row, words};
use super::page::{Entry, Page};
use super::values::{allowed, example};
use crate::compose::Record;
use crate::diag::Lang;
use crate::format::schema::{self, Field, Shape};
use crate::format::yaml;
use crate::kinds::REGISTRY;
use crate::model::{COMMON_KEYS, Form, Settings};
use crate::site::{self, Entry as Kind};
use crate::source::MemorySource;
use crate::{starter, theme};

/// The day around which examples lie.
const DAY: Date = jiff::civil::date(2026, 11, 23);

/// The id of the page on fields that all records have.
const COMMON: &str = "truong-chung";

static SAMPLES: LazyLock<Samples> = LazyLock::new(Samples::new);

/// The samples that a new site begins with.
struct Samples {
    files: Vec<(String, String)>,
    records: Vec<site::Raw>,
}

impl Samples {
    fn new() -> Self {
        let files = starter::files(DAY);
        let source = files
            .iter()
            .fold(MemorySource::default(), |source, (path, text)| {
                source.with(path, text.as_bytes())
            });
        let records = site::raw(&source, REGISTRY);
        Self { files, records }
    }

    /// The sample of a kind whose file says most.
    fn of(&self, kind: &str) -> Option<(&site::Raw, &str)> {
        let of_kind = self.records.iter().filter(|one| one.kind == kind);
        let texts = of_kind.filter_map(|one| {
            let file = self.files.iter().find(|(path, _)| **path == *one.file)?;
            Some((one, file.1.as_str()))
        });
        texts.max_by_key(|(_, text)| text.len())
    }

    fn text(&self, path: &str) -> &str {
        let file = self.files.iter().find(|(own, _)| own == path);
        file.map_or("", |(_, text)| text)
    }
}

/// The id of a sample, as an example of a reference.
pub(super) fn sample_id(kind: &str) -> String {
    SAMPLES
        .of(kind)
        .map_or_else(|| "ma-ban-ghi".to_owned(), |(one, _)| one.id.to_string())
}

/// The list of kinds, a page for each, and those on what stands in all records, the settings and themes.
pub(super) fn pages() -> Vec<Page> {
    let samples = &*SAMPLES;
    let mut pages = vec![list()];
    pages.extend(REGISTRY.iter().map(|kind| of_kind(kind, samples)));
    pages.push(common());
    pages.push(settings(samples));
    pages.push(of_theme());
    pages
}

fn id(kind: &Kind) -> String {
    format!("loai-{}", kind.name)
}

fn label(kind: &Kind) -> String {
    (kind.label)().get(Lang::Vi).to_owned()
}

/// The label as a title.
fn title(kind: &Kind) -> String {
    let label = label(kind);
    let mut letters = label.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

fn list() -> Page {
    let mut body = String::from(
        "Mỗi loại nội dung có một thư mục trong `content/`. Bấm vào tên để xem mọi trường, kèm giải thích và ví dụ.\n\n",
    );
    body += &head(&["loại", "tên trong lệnh", "thư mục", "dạng tệp"]);
    for kind in REGISTRY {
        let link = format!("[{}](/{}/)", title(kind), id(kind));
        let folder = code(&format!("content/{}/", kind.folder));
        body += &row(&[&link, &code(kind.name), &folder, form(kind)]);
    }
    body += &format!(
        "\nNgoài ra: [các trường mọi bản ghi đều có](/{COMMON}/), [thiết lập của trang](/thiet-lap/), [giao diện](/giao-dien/).\n"
    );
    Page {
        id: "loai-noi-dung".to_owned(),
        title: "Các loại nội dung".to_owned(),
        summary: "Mọi loại bản ghi, thư mục của chúng, và mọi trường thông tin.".to_owned(),
        body,
        is_part: true,
        entries: Vec::new(),
    }
}

fn form(kind: &Kind) -> &'static str {
    match kind.form {
        Form::Markdown => ".md",
        Form::Yaml => ".yaml",
        Form::Table => ".yaml hoặc .csv",
    }
}

fn of_kind(kind: &'static Kind, samples: &Samples) -> Page {
    let record = Record::new(kind);
    let own_schema = (kind.own_schema)();
    let told = own_schema.get("description").and_then(|told| told.as_str());
    let told = told.unwrap_or_default().trim_end_matches('.').to_owned();
    let sample = samples.of(kind.name);
    let value = sample.and_then(|(one, _)| one.value.as_ref());
    let name = match kind.parent_key {
        Some(_) => "cd-hoa-sua/ten-moi",
        None => "ten-moi",
    };
    let mut body = format!(
        "Tệp nằm trong `content/{}/`, dạng {}. Để `nghe` hỏi và ghi tệp giúp:\n\n{}\n",
        kind.folder,
        form(kind),
        block("sh", &format!("nghe new {} {name}", kind.name)),
    );
    if let Some((one, text)) = sample {
        let language = if one.file.ends_with(".md") {
            "md"
        } else {
            "yaml"
        };
        body += &format!(
            "## Ví dụ {{#vi-du}}\n\nTệp `{}`:\n\n{}\n",
            one.file,
            block(language, text)
        );
    }
    let mut entries = Vec::new();
    if let Shape::Group(fields) = record.shape() {
        let is_own = |field: &&Field| {
            kind.title_key == Some(field.key.as_str()) || !COMMON_KEYS.contains(&field.key.as_str())
        };
        let own: Vec<&Field> = fields.iter().filter(is_own).collect();
        body += "## Các trường {#cac-truong}\n\n";
        body += &format!(
            "Trường **in đậm** là bắt buộc. Thêm vào đó là [các trường mọi bản ghi đều có](/{COMMON}/).\n\n"
        );
        tables(&own, value, &label(kind), &mut body, &mut entries);
    }
    Page {
        id: id(kind),
        title: format!("{} ({})", title(kind), kind.name),
        summary: format!("{told}."),
        body,
        is_part: false,
        entries,
    }
}

/// A table of fields, and one for each group below it.
fn tables(
    fields: &[&Field],
    value: Option<&Value>,
    of: &str,
    body: &mut String,
    entries: &mut Vec<Entry>,
) {
    table(fields, value, "", "cac-truong", of, body, entries);
    let mut next: Vec<(String, &Field, Option<&Value>)> = groups(fields, value, "");
    next.reverse();
    while let Some((path, field, value)) = next.pop() {
        let Shape::Group(inner) = field.shape.item() else {
            continue;
        };
        let inner: Vec<&Field> = inner.iter().collect();
        let anchor = crate::format::text::slug(&path);
        *body += &format!(
            "\n### Trong {} {{#{anchor}}}\n\n{}\n\n",
            code(&path),
            words(&field.told)
        );
        let of = format!("{}, {of}", field.told.trim_end_matches('.'));
        table(
            &inner,
            value,
            &format!("{path}."),
            &anchor,
            &of,
            body,
            entries,
        );
        let mut below = groups(&inner, value, &format!("{path}."));
        below.reverse();
        next.extend(below);
    }
}

/// The fields that have fields of their own.
fn groups<'a>(
    fields: &[&'a Field],
    value: Option<&'a Value>,
    above: &str,
) -> Vec<(String, &'a Field, Option<&'a Value>)> {
    let has_own = |field: &&&Field| matches!(field.shape.item(), Shape::Group(_));
    fields
        .iter()
        .filter(has_own)
        .map(|field| {
            let value = value.and_then(|value| value.get(&*field.key));
            let first = value.and_then(|value| value.get(0)).or(value);
            (format!("{above}{}", field.key), *field, first)
        })
        .collect()
}

fn table(
    fields: &[&Field],
    value: Option<&Value>,
    above: &str,
    anchor: &str,
    of: &str,
    body: &mut String,
    entries: &mut Vec<Entry>,
) {
    *body += &head(&["trường", "nghĩa", "giá trị", "ví dụ"]);
    for field in fields {
        let name = code(&field.key);
        let name = match field.required {
            true => format!("**{name}** (bắt buộc)"),
            false => name,
        };
        let written = value.and_then(|value| value.get(&*field.key));
        *body += &row(&[
            &name,
            &words(&field.told),
            &allowed(&field.shape),
            &example(&field.shape, &field.told, written),
        ]);
        entries.push(Entry {
            name: format!("{above}{}", field.key),
            told: format!("{} ({of})", field.told.trim_end_matches('.')),
            anchor: anchor.to_owned(),
        });
    }
}

/// The fields of every record. They are the same in all kinds; one that calls its title so has all of them.
fn common() -> Page {
    let kind = REGISTRY.iter().find(|kind| kind.title_key == Some("title"));
    let mut body = String::from("## Các trường {#cac-truong}\n\n");
    let mut entries = Vec::new();
    if let Some(kind) = kind
        && let Shape::Group(fields) = Record::new(kind).shape()
    {
        let is_common = |field: &&Field| COMMON_KEYS.contains(&field.key.as_str());
        let fields: Vec<&Field> = fields.iter().filter(is_common).collect();
        tables(&fields, None, "mọi bản ghi", &mut body, &mut entries);
    }
    body += "\nTên của trang là `title`; nghề, trường, cơ quan, địa bàn, doanh nghiệp gọi nó là `name`, câu hỏi gọi là `question`, từ điển gọi là `term`.\n";
    Page {
        id: COMMON.to_owned(),
        title: "Các trường chung".to_owned(),
        summary:
            "Những trường mà bản ghi nào cũng có: tóm tắt, ngày đăng, nguồn, ngày kiểm tra lại."
                .to_owned(),
        body,
        is_part: false,
        entries,
    }
}

fn settings(samples: &Samples) -> Page {
    let schema = schemars::schema_for!(Settings).to_value();
    let text = samples.text(site::SETTINGS);
    let value = yaml::parse(text).ok();
    let fields = schema::fields(&schema);
    let fields: Vec<&Field> = fields.iter().collect();
    let mut body = format!(
        "Thiết lập chung nằm trong `content/site.yaml`.\n\n## Ví dụ {{#vi-du}}\n\n{}\n## Các trường {{#cac-truong}}\n\n",
        block("yaml", text)
    );
    let mut entries = Vec::new();
    tables(
        &fields,
        value.as_ref(),
        "thiết lập",
        &mut body,
        &mut entries,
    );
    Page {
        id: "thiet-lap".to_owned(),
        title: "Thiết lập của trang".to_owned(),
        summary: "Tên trang, địa chỉ, đường dây nóng, thanh điều hướng, con số dùng chung."
            .to_owned(),
        body,
        is_part: false,
        entries,
    }
}

fn of_theme() -> Page {
    let fields = schema::fields(&theme::schema());
    let fields: Vec<&Field> = fields.iter().collect();
    let own = "name: Giao diện của tôi\nextends: nghe\ncolours:\n  accent: { light: \"#7a1f3d\", dark: \"#ffb3c7\" }\n";
    let mut body = format!(
        "Giao diện `nghe` nằm sẵn trong chương trình. Muốn đổi màu, biểu trưng hay chữ, tạo một giao diện của mình: tệp `themes/cua-toi/theme.yaml`, rồi ghi `theme: cua-toi` trong `content/site.yaml`. Chỉ viết những gì khác.\n\n## Ví dụ {{#vi-du}}\n\n{}\nMàu không đủ tương phản để đọc thì bị từ chối, kèm một màu đọc được.\n\n## Các trường {{#cac-truong}}\n\n",
        block("yaml", own)
    );
    let value = yaml::parse(own).ok();
    let mut entries = Vec::new();
    tables(
        &fields,
        value.as_ref(),
        "giao diện",
        &mut body,
        &mut entries,
    );
    Page {
        id: "giao-dien".to_owned(),
        title: "Giao diện".to_owned(),
        summary: "Đổi màu, biểu trưng và chữ của giao diện.".to_owned(),
        body,
        is_part: false,
        entries,
    }
}
