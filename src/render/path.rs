//! Names of files relative to other files of a theme.

/// The name that `relative` has when a file names it, such as `assets/a.svg` for `../assets/a.svg` named in
/// `styles/b.css`; `None` when it leaves the theme.
pub(super) fn join(file: &str, relative: &str) -> Option<String> {
    let mut parts: Vec<&str> = file.split('/').collect();
    parts.pop();
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Where a file is published whose name must change with its bytes: `/assets/a-0123456789abcdef.svg`.
pub(super) fn hashed(name: &str, bytes: &[u8]) -> String {
    let flat = name.replace('/', "-");
    let (stem, end) = flat.rsplit_once('.').unwrap_or((&flat, ""));
    let hash = blake3::hash(bytes).to_hex();
    let hash: String = hash.chars().take(16).collect();
    let dot = if end.is_empty() { "" } else { "." };
    format!("/assets/{stem}-{hash}{dot}{end}")
}

/// The last part of a path, by which files of one folder name each other.
pub(super) fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_joined_inside_the_theme() {
        let joined = |file, relative| join(file, relative).unwrap_or_default();
        assert_eq!(joined("styles/a.css", "../assets/b.svg"), "assets/b.svg");
        assert_eq!(joined("scripts/a/b.js", "./c.js"), "scripts/a/c.js");
        assert_eq!(join("a.js", "../../etc/passwd"), None);
    }

    #[test]
    fn a_name_changes_with_the_bytes() {
        let name = hashed("fonts/a.b.woff2", b"x");
        assert!(
            name.starts_with("/assets/fonts-a.b-") && name.ends_with(".woff2"),
            "{name}"
        );
        assert_ne!(name, hashed("fonts/a.b.woff2", b"y"));
        assert!(!hashed("LICENSE", b"x").contains('.'));
        assert_eq!(
            file_name(&name).len(),
            "fonts-a.b-0123456789abcdef.woff2".len()
        );
    }
}
