//! What the first lines of a YAML text say, without reading all of it.

/// Whether the root of the text is a list.
pub(super) fn is_list(yaml: &str) -> bool {
    lines(yaml)
        .find(|line| {
            !matches!(line.trim(), "" | "---") && !line.trim_start().starts_with(['#', '%'])
        })
        .is_some_and(|line| {
            line.starts_with("- ") || line.trim_end() == "-" || line.starts_with('[')
        })
}

/// The value of a key of the root, when it is written on the key's line as text.
///
/// A line that begins with the key can be nothing else: what belongs to another key is indented.
pub(super) fn top_level(yaml: &str, key: &str) -> Option<String> {
    let rest = lines(yaml).find_map(|line| line.strip_prefix(key)?.strip_prefix(':'))?;
    let value: serde_yaml::Value = serde_yaml::from_str(rest.trim()).ok()?;
    match value {
        serde_yaml::Value::String(text) => Some(text),
        serde_yaml::Value::Number(number) => Some(number.to_string()),
        _ => Some(rest.trim().to_owned()),
    }
}

/// What looks like the ids of the items of a list that cannot be parsed.
pub(super) fn item_ids(yaml: &str) -> impl Iterator<Item = String> {
    lines(yaml).filter_map(|line| {
        let line = line
            .strip_prefix("- ")
            .or_else(|| line.strip_prefix("  "))?;
        let id = line.strip_prefix("id:")?.split('#').next()?;
        Some(id.trim().trim_matches(['"', '\'']).to_owned())
    })
}

fn lines(yaml: &str) -> impl Iterator<Item = &str> {
    yaml.trim_start_matches('\u{feff}').lines()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_told_from_records() {
        assert!(is_list("# areas\n\n- id: a\n"));
        assert!(!is_list("title: a\nitems:\n- b\n"));
        assert!(!is_list(""));
    }

    #[test]
    fn ids_are_seen_in_a_broken_list() {
        let yaml = "- id: a # one\n  x: [\n- name: b\n  id: \"b\"\n  c:\n    id: d\n";
        assert_eq!(item_ids(yaml).collect::<Vec<_>>(), ["a", "b"]);
    }

    #[test]
    fn only_a_key_of_the_root_counts() {
        assert_eq!(
            top_level("title: x\nid: \"a-b\" # old\n", "id"),
            Some("a-b".to_owned())
        );
        assert_eq!(top_level("a:\n  id: b\n", "id"), None);
        assert_eq!(top_level("id: 2022\n", "id"), Some("2022".to_owned()));
        assert_eq!(top_level("id: [a]\n", "id"), Some("[a]".to_owned()));
    }
}
