//! Where the site lies in its repository, since services name files from there.

use std::path::Path;

/// The way from the nearest folder above that is a repository of Git down to `root`: empty, or with `/` at its end.
pub(super) fn prefix(root: &Path) -> String {
    let Ok(root) = root.canonicalize() else {
        return String::new();
    };
    let repository = root.ancestors().find(|folder| folder.join(".git").exists());
    let Some(below) = repository.and_then(|top| root.strip_prefix(top).ok()) else {
        return String::new();
    };
    below
        .components()
        .map(|part| format!("{}/", part.as_os_str().to_string_lossy()))
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn a_site_in_a_folder_of_a_repository_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let site = folder.path().join("trang/con");
        std::fs::create_dir_all(&site).unwrap();
        std::fs::create_dir(folder.path().join(".git")).unwrap();
        assert_eq!(prefix(&site), "trang/con/");
        assert_eq!(prefix(folder.path()), "");
        assert_eq!(prefix(Path::new("/not/there")), "");
    }
}
