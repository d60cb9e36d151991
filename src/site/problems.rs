//! The diagnostics of reading and identifying documents.

use std::ops::Range;
use std::sync::Arc;

use super::catalog::{Doc, Front};
use super::identify::INDEX;
use super::{Entry, rows, svg};
use crate::diag::{Diagnostic, Text, codes};
use crate::format::text;
use crate::format::yaml::{self, Seg};
use crate::model::Form;

pub(super) fn misplaced(path: &Arc<str>, relative: &str, registry: &[Entry]) -> Diagnostic {
    let folder = relative.split('/').next().unwrap_or_default();
    let mut folders: Vec<&str> = registry.iter().map(|kind| kind.folder).collect();
    // Programmes lie in the folders of their schools.
    folders.dedup();
    let hint = match text::nearest(folder, folders.iter().copied()) {
        Some(near) if near != folder => Text::new(
            format!("có phải thư mục content/{near}/?"),
            format!("did you mean the folder content/{near}/?"),
        ),
        Some(_) => taken(folder, registry),
        None => Text::new(
            format!("các thư mục có thể dùng: {}", folders.join(", ")),
            format!("folders that can be used: {}", folders.join(", ")),
        ),
    };
    Diagnostic::error(
        codes::MISPLACED_FILE,
        Arc::clone(path),
        Text::new(
            "tệp này không thuộc loại nội dung nào",
            "this file belongs to no kind of content",
        ),
    )
    .hint(hint)
}

/// What a folder takes: the paths that files in it can have.
fn taken(folder: &str, registry: &[Entry]) -> Text {
    use crate::diag::Lang::{En, Vi};
    let kinds = registry.iter().filter(|kind| kind.folder == folder);
    let paths = |lang, id: &str| {
        let paths = kinds.clone().map(|kind| {
            let ending = match kind.form {
                Form::Markdown => "md",
                Form::Yaml | Form::Table => "yaml",
            };
            let holds_others = kinds
                .clone()
                .any(|other| other.parent_key == Some(kind.name));
            let parent = kind
                .parent_key
                .and_then(|key| registry.iter().find(|one| one.name == key));
            let label = (kind.label)();
            let place = match parent.map(|parent| (parent.label)()) {
                Some(parent) => format!("<{id} {}>/<{id}>.{ending}", parent.get(lang)),
                None if holds_others => format!("<{id}>/{INDEX}.{ending}"),
                None => format!("<{id}>.{ending}"),
            };
            format!("content/{folder}/{place} ({})", label.get(lang))
        });
        paths.collect::<Vec<_>>().join(", ")
    };
    Text::new(
        format!("trong thư mục này, tệp có dạng {}", paths(Vi, "mã")),
        format!("files in this folder have the form {}", paths(En, "id")),
    )
}

/// For a file that would describe its folder, were it not for capitals in its name.
pub(super) fn capital_index(path: &Arc<str>, proper: &str) -> Diagnostic {
    let message = Text::new(
        "tên tệp này phải viết thường cả, nếu không máy chủ sẽ không nhận ra",
        "the name of this file must have no capitals, or servers would not know it",
    );
    let hint = Text::new(
        format!("đổi tên thành {proper}"),
        format!("name it {proper}"),
    );
    Diagnostic::error(codes::BAD_ID, Arc::clone(path), message).hint(hint)
}

/// What is said of a character that nobody sees.
pub(super) fn hidden_character() -> (Text, Text) {
    (
        Text::new(
            "có ký tự điều khiển không nhìn thấy, làm chữ hiện sai",
            "there is a control character that nobody sees and that changes what is shown",
        ),
        Text::new(
            "xóa chữ ở chỗ này rồi gõ lại bằng tay, đừng dán",
            "delete the words here and type them again instead of pasting",
        ),
    )
}

/// The first character of a text that nobody sees, if there is one.
pub(super) fn hidden_in(path: &Arc<str>, written: &str) -> Option<Diagnostic> {
    let (at, found) = text::first_hidden(written)?;
    let (message, hint) = hidden_character();
    let end = at + found.len_utf8();
    Some(
        Diagnostic::error(codes::HIDDEN_CHARACTER, Arc::clone(path), message)
            .at(at..end)
            .hint(hint),
    )
}

pub(super) fn empty_file(path: &Arc<str>, kind: &Entry) -> Diagnostic {
    let label = (kind.label)();
    use crate::diag::Lang::{En, Vi};
    Diagnostic::error(
        codes::EMPTY_FILE,
        Arc::clone(path),
        Text::new("tệp trống", "the file is empty"),
    )
    .hint(Text::new(
        format!("viết nội dung của {} vào tệp, hoặc xóa tệp", label.get(Vi)),
        format!("write the {} or remove the file", label.get(En)),
    ))
}

pub(super) fn empty_body(path: &Arc<str>, kind: &Entry, end: usize) -> Diagnostic {
    use crate::diag::Lang::{En, Vi};
    let label = (kind.label)();
    Diagnostic::error(
        codes::MISSING_FIELD,
        Arc::clone(path),
        Text::new(
            format!("{} thiếu phần nội dung sau dấu ---", label.get(Vi)),
            format!("the {} has no body after the ---", label.get(En)),
        ),
    )
    .at(end..end)
    .hint(Text::new(
        "viết nội dung ở dưới dòng --- thứ hai",
        "write the body below the second ---",
    ))
}

pub(super) fn bad_id(path: &Arc<str>, id: &str, front: &Front) -> Diagnostic {
    let span = match front {
        Front::Text { yaml, base } => yaml::locate(yaml, &[Seg::from("id")])
            .map(|found| found.value.start + base..found.value.end + base),
        _ => None,
    };
    let slug = text::slug(id);
    let hint = if slug.is_empty() {
        Text::new(
            "đặt tên bằng chữ thường không dấu, số và gạch nối",
            "use lower-case letters without marks, digits and hyphens",
        )
    } else {
        Text::new(format!("đổi thành {slug:?}"), format!("make it {slug:?}"))
    };
    let diagnostic = Diagnostic::error(
        codes::BAD_ID,
        Arc::clone(path),
        Text::new(
            format!("mã {id:?} chỉ được gồm chữ a-z, số và gạch nối"),
            format!("the id {id:?} must be made of a-z, digits and hyphens"),
        ),
    )
    .hint(hint);
    match span {
        Some(span) => diagnostic.at(span),
        None => diagnostic,
    }
}

pub(super) fn bad_list_id(
    path: &Arc<str>,
    text: &str,
    place: usize,
    id: Option<&serde_yaml::Value>,
) -> Diagnostic {
    let item = [Seg::Index(place), Seg::from("id")];
    let span = yaml::locate(text, &item)
        .or_else(|| yaml::locate(text, item.get(..1)?))
        .map(|found| found.value.start..found.value.start + first_line(text, found.value));
    let written = span.clone().and_then(|span| text.get(span));
    let diagnostic = match (id, written) {
        (Some(serde_yaml::Value::String(id)), _) => bad_id(path, id, &Front::Broken),
        (Some(serde_yaml::Value::Number(_) | serde_yaml::Value::Bool(_)), Some(written)) => {
            misread_id(path, written)
        }
        _ => no_id(path),
    };
    match span {
        Some(span) => diagnostic.at(span),
        None => diagnostic,
    }
}

fn first_line(text: &str, span: Range<usize>) -> usize {
    text.get(span)
        .and_then(|value| value.lines().next())
        .map_or(0, str::len)
}

pub(super) fn bad_row_id(path: &Arc<str>, id: Option<&str>, bytes: Range<usize>) -> Diagnostic {
    match id {
        Some(id) => bad_id(path, id, &Front::Broken),
        None => no_id(path),
    }
    .at(bytes)
}

/// For an id that YAML does not read as a text.
fn misread_id(path: &Arc<str>, written: &str) -> Diagnostic {
    Diagnostic::error(
        codes::YAML_TRAP,
        Arc::clone(path),
        Text::new(
            format!("mã {written} không có dấu ngoặc kép nên không được đọc thành chữ"),
            format!("the id {written} has no quotes, so it is not read as a text"),
        ),
    )
    .hint(Text::new(
        format!("đặt trong dấu ngoặc kép: {written:?}"),
        format!("put it in quotes: {written:?}"),
    ))
}

fn no_id(path: &Arc<str>) -> Diagnostic {
    Diagnostic::error(
        codes::MISSING_FIELD,
        Arc::clone(path),
        Text::new("mục này thiếu mã (id)", "this item has no id"),
    )
    .hint(Text::new(
        "thêm id: chữ thường không dấu, không trùng với mục nào khác",
        "add an id that no other item has",
    ))
}

/// A table whose records cannot be told apart.
pub(super) fn no_id_column(path: &Arc<str>, headers: Range<usize>) -> Diagnostic {
    let message = Text::new(
        "bảng này thiếu cột \"id\"",
        "the table has no column \"id\"",
    );
    Diagnostic::error(codes::MISSING_FIELD, Arc::clone(path), message)
        .at(headers)
        .hint(Text::new(
            "dòng đầu của tệp phải là tên các cột; thêm cột \"id\", mỗi hàng một mã không trùng nhau",
            "the first line of the file names the columns; add \"id\", with another id in each row",
        ))
}

/// A column that stands twice: of two values one would be lost.
pub(super) fn column_twice(path: &Arc<str>, name: &str, header: Range<usize>) -> Diagnostic {
    Diagnostic::error(
        codes::YAML_DUPLICATE_KEY,
        Arc::clone(path),
        Text::new(
            format!("cột {name:?} có hai lần"),
            format!("the column {name:?} stands twice"),
        ),
    )
    .at(header)
    .hint(Text::new(
        "xóa hoặc đổi tên một cột",
        "remove or rename one of them",
    ))
}

/// `text` is the file of a record that stands in a list.
pub(super) fn duplicate_id(doc: &Doc, text: &str, first: &str, label: Option<Text>) -> Diagnostic {
    use crate::diag::Lang::{En, Vi};
    let label = label.unwrap_or_else(|| Text::new("bản ghi", "record"));
    let span = match (&doc.front, doc.prefix) {
        (Front::Text { yaml, base }, _) => {
            yaml::locate(yaml, &[Seg::from("id")]).map(|f| f.value.start + base..f.value.end + base)
        }
        (Front::Row(_, bytes), Some(row)) => {
            rows::span(text, row, Some("id")).or_else(|| Some(bytes.clone()))
        }
        (Front::Value(_), Some(place)) => {
            yaml::locate(text, &[Seg::Index(place), Seg::from("id")]).map(|found| found.value)
        }
        _ => None,
    };
    let diagnostic = Diagnostic::error(
        codes::DUPLICATE_ID,
        Arc::clone(&doc.file),
        Text::new(
            format!(
                "mã {:?} đã được {} khác dùng, ở {first}",
                doc.id,
                label.get(Vi)
            ),
            format!(
                "the id {:?} is taken by another {}, in {first}",
                doc.id,
                label.get(En)
            ),
        ),
    )
    .hint(Text::new(
        "đặt một mã khác cho một trong hai",
        "give one of the two another id",
    ));
    match span {
        Some(span) => diagnostic.at(span),
        None => diagnostic,
    }
}

pub(super) fn no_parent(doc: &Doc, id: &str, nearest: Option<String>) -> Diagnostic {
    let hint = match nearest {
        Some(near) => Text::new(
            format!("có phải thư mục {near}/?"),
            format!("did you mean the folder {near}/?"),
        ),
        None => Text::new(
            format!("thêm tệp {id}/index.md mô tả trường, hoặc chuyển tệp này sang thư mục đúng"),
            format!("add {id}/index.md, or move this file to the right folder"),
        ),
    };
    Diagnostic::error(
        codes::DANGLING_REFERENCE,
        Arc::clone(&doc.file),
        Text::new(
            format!("tệp nằm trong thư mục {id}/ nhưng không có trường nào mang mã {id:?}"),
            format!("the file lies in {id}/, but no school has the id {id:?}"),
        ),
    )
    .hint(hint)
}

/// For a document that the deserialiser refuses and the schema does not, which no known mistake does.
pub(super) fn unexplained(doc: &Doc) -> Diagnostic {
    let span = match &doc.front {
        Front::Row(_, bytes) => Some(bytes.clone()),
        Front::Text { base, yaml } => Some(*base..*base + yaml.lines().next().map_or(0, str::len)),
        _ => None,
    };
    let diagnostic = Diagnostic::error(
        codes::BAD_VALUE,
        Arc::clone(&doc.file),
        Text::new(
            "trong phần thông tin có một giá trị không đọc được",
            "a value of the record cannot be read",
        ),
    )
    .hint(Text::new(
        "xem lại những dòng vừa sửa, hoặc trở về bản trước rồi sửa từng dòng một",
        "look at the lines that were changed last, or go back and change one line at a time",
    ));
    match span {
        Some(span) => diagnostic.at(span),
        None => diagnostic,
    }
}

/// Refuses an SVG that would run something: it is served from the site's own address.
pub(super) fn active_svg(path: &Arc<str>, svg: &str) -> Result<(), Diagnostic> {
    match svg::active(svg) {
        None => Ok(()),
        Some((mark, at)) => Err(Diagnostic::error(
            codes::RAW_HTML,
            Arc::clone(path),
            Text::new(
                format!("ảnh SVG có phần chạy được ({mark})"),
                format!("the SVG holds something that runs ({mark})"),
            ),
        )
        .at(at..at)
        .hint(Text::new(
            "xuất lại ảnh dạng SVG thuần, hoặc dùng PNG",
            "export it as a plain SVG, or use PNG",
        ))),
    }
}
