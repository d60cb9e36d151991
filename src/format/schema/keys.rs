//! Keys that the schema does not have, and keys that it wants and the file does not have.

use super::choice;
use super::document::Document;
use super::likely::likely;
use super::node::Node;
use super::value::perhaps_one_of;
use super::words::{both, choices_told, choose, form, listed, name, wanted};
use crate::diag::{Text, codes};
use crate::format::text::nearest;
use crate::format::yaml::{Problem, Seg};

/// An unknown key, and the key that was probably meant.
pub(super) struct Unknown<'s> {
    pub(super) problem: Problem,
    pub(super) meant: Option<&'s str>,
}

/// A key of the mapping at `path` that its schema does not know.
pub(super) fn unknown<'s>(
    document: &Document<'s>,
    node: Node<'s>,
    path: &[Seg],
    key: &str,
) -> Unknown<'s> {
    let names: Vec<&str> = node
        .properties()
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    let mapping = document.value(path);
    let free = || {
        names
            .iter()
            .copied()
            .filter(|name| mapping.get(name).is_none())
    };
    let is_free = |name: &&str| mapping.get(name).is_none();
    let labelled = choice::labelled(key, &labels(node)).filter(is_free);
    let entry: Vec<Seg> = path.iter().cloned().chain([Seg::from(key)]).collect();
    let likely = || likely(node, free(), document.value(&entry), document.refs);
    let is_elsewhere =
        || misplaced(document, node, path, key).is_some() || again(key, &names).is_some();
    let meant = nearest(key, free()).or(labelled);
    let meant = meant.or_else(|| likely().filter(|_| !is_elsewhere()));
    let hint = match meant {
        Some(meant) => Text::new(
            format!("có phải \"{meant}\"?"),
            format!("did you mean \"{meant}\"?"),
        ),
        None => misplaced(document, node, path, key)
            .or_else(|| again(key, &names))
            .unwrap_or_else(|| valid(free().collect())),
    };
    let message = Text::new(
        format!("không có trường thông tin nào tên \"{key}\" ở đây"),
        format!("there is no field \"{key}\" here"),
    );
    let problem = Problem::new(codes::UNKNOWN_KEY, document.key_span(&entry), message).hint(hint);
    let problem = match meant {
        Some(meant) => problem.instead(meant),
        None => problem,
    };
    Unknown { problem, meant }
}

/// A key of the mapping at `path` that is none of those to choose from.
pub(super) fn unlisted(
    document: &Document<'_>,
    keys: Node<'_>,
    path: &[Seg],
    key: &str,
) -> Problem {
    let entry: Vec<Seg> = path.iter().cloned().chain([Seg::from(key)]).collect();
    let group = name(path);
    let message = both(
        &group,
        |group| format!("{group} không có mục nào tên \"{key}\""),
        |group| format!("{group} has nothing named \"{key}\""),
    );
    let problem = Problem::new(codes::UNKNOWN_KEY, document.key_span(&entry), message);
    let known = choice::known(keys);
    let mapping = document.value(path);
    let is_free = |meant: &&str| mapping.get(meant).is_none();
    match (choice::meant(key, &known).filter(is_free), choose(keys)) {
        (Some(meant), _) => perhaps_one_of(problem, meant, &known),
        (None, Some(hint)) => problem.hint(hint),
        (None, None) => problem,
    }
}

/// The fields of a group, each with what it means.
fn labels(node: Node<'_>) -> Vec<choice::Known<'_>> {
    let fields = node.properties().into_iter();
    fields
        .map(|(name, field)| choice::Known::new(name, field.any_word("description")))
        .collect()
}

/// The remedy for a mistyped key whose field is written already.
fn again(key: &str, names: &[&str]) -> Option<Text> {
    let name = nearest(key, names.iter().copied())?;
    Some(Text::new(
        format!("trường \"{name}\" đã có; gộp vào đó rồi xóa trường này"),
        format!("the field \"{name}\" is there already; put it in there and delete this one"),
    ))
}

fn valid(free: Vec<&str>) -> Text {
    if free.is_empty() {
        return Text::new("xóa trường này", "delete the field");
    }
    let list = listed(free.into_iter());
    Text::new(
        format!("các tên còn dùng được ở đây: {list}"),
        format!("fields that can be used: {list}"),
    )
}

/// The remedy for a key that is known one level further out or in: it is only indented wrongly.
fn misplaced(document: &Document<'_>, node: Node<'_>, path: &[Seg], key: &str) -> Option<Text> {
    let outer = (0..path.len()).filter_map(|length| path.get(..length));
    let is_outside = |path: &[Seg]| {
        let known = Node::root(document.schema)
            .follow(path)
            .is_some_and(|node| node.property(key).is_some());
        known && document.value(path).get(key).is_none()
    };
    if outer.rev().any(is_outside) {
        return Some(Text::new(
            "trường này thuộc cấp ngoài: bớt dấu cách ở đầu dòng",
            "the field belongs one level out: indent the line less",
        ));
    }
    let groups = node.properties().into_iter();
    let mut inside = groups.filter(|(_, group)| {
        group.property(key).is_some()
            || group
                .items("items")
                .is_some_and(|item| item.property(key).is_some())
    });
    let (group, _) = inside.next()?;
    Some(Text::new(
        format!("trường này nằm trong \"{group}\": thụt dòng vào dưới \"{group}\""),
        format!("the field belongs in \"{group}\": indent the line below \"{group}\""),
    ))
}

/// A field that the mapping at `path` must have.
pub(super) fn missing(document: &Document<'_>, node: Node<'_>, path: &[Seg], key: &str) -> Problem {
    let field = node.property(key);
    let meaning = field
        .and_then(|field| field.any_word("description"))
        .map(first_sentence);
    let meaning = meaning
        .map(|meaning| format!(" ({meaning})"))
        .unwrap_or_default();
    let message = Text::new(
        format!("thiếu trường \"{key}\"{meaning}"),
        format!("the field \"{key}\" is missing"),
    );
    let problem = Problem::new(codes::MISSING_FIELD, document.mapping_span(path), message);
    let Some(field) = field else {
        return problem;
    };
    let wanted = choices_told(field)
        .filter(|_| form(field).is_none())
        .map(|told| {
            both(
                &told,
                |list| format!("một trong {list}"),
                |list| format!("one of {list}"),
            )
        })
        .unwrap_or_else(|| wanted(field, document.refs));
    if document.is_row {
        return problem.hint(both(
            &wanted,
            |wanted| format!("điền vào cột \"{key}\" {wanted}"),
            |wanted| format!("fill in the column \"{key}\" with {wanted}"),
        ));
    }
    problem.hint(both(
        &wanted,
        |wanted| format!("thêm dòng \"{key}: …\", giá trị là {wanted}"),
        |wanted| format!("add a line \"{key}: …\" with {wanted}"),
    ))
}

/// What a field means, in a few words.
fn first_sentence(description: &str) -> &str {
    let line = description.lines().next().unwrap_or_default();
    line.split(". ")
        .next()
        .unwrap_or_default()
        .trim_end_matches('.')
}

/// A key that YAML does not read as text, where keys can be anything.
pub(super) fn odd(document: &Document<'_>, path: &[Seg]) -> Problem {
    let key = match path.last() {
        Some(Seg::Key(key)) => key.as_ref(),
        _ => "",
    };
    let message = Text::new(
        format!("tên trường {key} không có dấu ngoặc kép nên không được đọc thành chữ"),
        format!("the key {key} has no quotes, so it is not read as text"),
    );
    let hint = Text::new(
        format!("đặt tên trường trong dấu ngoặc kép: \"{key}\":"),
        format!("put the key in quotes: \"{key}\":"),
    );
    Problem::new(codes::YAML_TRAP, document.key_span(path), message)
        .hint(hint)
        .instead(format!("\"{key}\""))
}
