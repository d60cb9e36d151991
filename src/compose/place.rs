//! Where a new record is written: a file of its own, or the end of the list that its kind is kept in.

use std::sync::Arc;

use super::{Existing, Refused};
use crate::diag::{Lang, Text};
use crate::format::schema::Refs as _;
use crate::format::text;
use crate::model::Form;
use crate::site::{CONTENT, Entry};
use crate::source::{Source, read_text};

/// Where a record goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The file, relative to the root.
    pub file: Arc<str>,
    /// The id that the record gets.
    pub id: String,
    /// How it gets there.
    pub way: Way,
}

/// How a record gets into its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// As a file that is made.
    Made,
    /// As the last item of the list that this text of the file is.
    Added(String),
}

/// Finds where a record of a kind goes that is named by its id, for a programme by `<school>/<name>`.
///
/// A kind whose records all stand in lists, such as the glossary, gets one more item in the last of these files.
///
/// # Errors
/// When the name is no id, when the record that it stands under does not exist, or when it exists itself.
pub fn place(
    source: &dyn Source,
    registry: &'static [Entry],
    existing: &Existing,
    entry: &Entry,
    name: &str,
) -> Result<Target, Refused> {
    let parts: Vec<&str> = name.split('/').collect();
    if !parts.iter().all(|part| text::is_id(part)) {
        return Err(no_id(name));
    }
    let id = match (entry.parent_key, parts.as_slice()) {
        (Some(parent), [above, own]) => {
            is_there(existing, parent, above, own)?;
            format!("{above}-{own}")
        }
        (Some(parent), _) => return Err(no_parent(existing, entry, parent, name)),
        (None, [.., own]) => (*own).to_owned(),
        (None, []) => return Err(no_id(name)),
    };
    if let Some(known) = existing.get(entry.name, &id) {
        return Err(taken(entry, &id, &known.file));
    }
    match list(entry, existing) {
        Some(file) => added(source, file, id),
        None => made(source, registry, entry, name, id),
    }
}

/// The file of the list that a kind is kept in, if all of its records are.
fn list(entry: &Entry, existing: &Existing) -> Option<Arc<str>> {
    let all = existing.all(entry.name);
    let is_yaml = |file: &&Arc<str>| file.ends_with(".yaml") || file.ends_with(".yml");
    let lists = all.iter().filter(|known| known.in_list);
    let last = lists.map(|known| &known.file).rfind(is_yaml)?;
    all.iter()
        .all(|known| known.in_list)
        .then(|| Arc::clone(last))
}

fn added(source: &dyn Source, file: Arc<str>, id: String) -> Result<Target, Refused> {
    let text = read_text(source, &file).map_err(|problem| Refused {
        message: problem.message,
        hint: problem.hint,
    })?;
    let is_item = |line: &str| line.trim_start().starts_with("- ");
    if !text.lines().any(is_item) {
        return Err(Refused::new(
            Text::new(
                format!("{file} không viết mỗi mục sau một gạch đầu dòng, nên không thêm vào được"),
                format!("{file} has no items behind hyphens, so none can be added"),
            ),
            Text::new(
                "thêm mục này vào tệp bằng tay",
                "add the item to the file by hand",
            ),
        ));
    }
    Ok(Target {
        file,
        id,
        way: Way::Added(text),
    })
}

fn made(
    source: &dyn Source,
    registry: &'static [Entry],
    entry: &Entry,
    name: &str,
    id: String,
) -> Result<Target, Refused> {
    let ending = match entry.form {
        Form::Markdown => "md",
        Form::Yaml | Form::Table => "yaml",
    };
    // What others lie below has its own file in the folder that they lie in.
    let holds = |other: &Entry| other.folder == entry.folder && other.parent_key.is_some();
    let index = match entry.parent_key.is_none() && registry.iter().any(holds) {
        true => "/index",
        false => "",
    };
    let file: Arc<str> = format!("{CONTENT}/{}/{name}{index}.{ending}", entry.folder).into();
    let is_taken = source
        .list(&file)
        .entries
        .iter()
        .any(|one| one.path == file);
    match is_taken {
        true => Err(taken(entry, &id, &file)),
        false => Ok(Target {
            file,
            id,
            way: Way::Made,
        }),
    }
}

fn no_id(name: &str) -> Refused {
    let slugs: Vec<String> = name
        .split('/')
        .map(text::slug)
        .filter(|slug| !slug.is_empty())
        .collect();
    let proposal = slugs.join("/");
    let hint = match proposal.is_empty() {
        true => Text::new(
            "đặt mã bằng chữ thường không dấu, chữ số và gạch nối, ví dụ cd-hoa-sen",
            "make an id of small letters without marks, digits and hyphens, such as cd-hoa-sen",
        ),
        false => Text::new(format!("viết {proposal}"), format!("write {proposal}")),
    };
    Refused::new(
        Text::new(
            format!("mã {name:?} chỉ được gồm chữ thường không dấu, chữ số và gạch nối"),
            format!(
                "the id {name:?} must be made of small letters without marks, digits and hyphens"
            ),
        ),
        hint,
    )
}

fn is_there(existing: &Existing, parent: &str, id: &str, own: &str) -> Result<(), Refused> {
    if existing.get(parent, id).is_some() {
        return Ok(());
    }
    let kind = existing.kind_name(parent);
    let (vi, en) = (kind.get(Lang::Vi), kind.get(Lang::En));
    let hint = match existing.nearest(parent, id) {
        Some(near) => Text::new(
            format!("có phải {near}/{own}? Xem các mã: nghe list {parent}"),
            format!("did you mean {near}/{own}? See the ids with nghe list {parent}"),
        ),
        None => Text::new(
            format!("tạo trước: nghe new {parent} {id}"),
            format!("make it first: nghe new {parent} {id}"),
        ),
    };
    Err(Refused::new(
        Text::new(
            format!("không có {vi} nào mang mã {id:?}"),
            format!("there is no {en} with the id {id:?}"),
        ),
        hint,
    ))
}

fn no_parent(existing: &Existing, entry: &Entry, parent: &str, name: &str) -> Refused {
    let (above, own) = (existing.kind_name(parent), (entry.label)());
    let first = existing.all(parent).first();
    let example = first.map_or("cd-hoa-sen", |known| &known.id);
    let last = name.rsplit('/').next().unwrap_or(name);
    Refused::new(
        Text::new(
            format!(
                "{} nằm trong một {}",
                own.get(Lang::Vi),
                above.get(Lang::Vi)
            ),
            format!(
                "a {} stands in a {}",
                own.get(Lang::En),
                above.get(Lang::En)
            ),
        ),
        Text::new(
            format!(
                "viết <mã {}>/<tên>, ví dụ {example}/{last}",
                above.get(Lang::Vi)
            ),
            format!(
                "write <{}>/<name>, such as {example}/{last}",
                above.get(Lang::En)
            ),
        ),
    )
}

fn taken(entry: &Entry, id: &str, file: &str) -> Refused {
    let kind = (entry.label)();
    Refused::new(
        Text::new(
            format!("đã có {} mang mã {id:?} trong {file}", kind.get(Lang::Vi)),
            format!(
                "there is a {} with the id {id:?} in {file}",
                kind.get(Lang::En)
            ),
        ),
        Text::new(
            "chọn mã khác, hoặc mở tệp ấy để sửa; nghe new không ghi đè",
            "choose another id, or edit that file; nghe new overwrites nothing",
        ),
    )
}
