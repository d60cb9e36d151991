//! Tells the program from which sources it was compiled, so that it believes no cache that another one has left, and
//! builds again when a file comes to or goes from a folder that the program carries.

use std::ffi::OsStr;
use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io;
use std::path::{Path, PathBuf};

fn main() -> io::Result<()> {
    let mut files = vec![PathBuf::from("Cargo.toml")];
    // A library is compiled without it where it is a dependency.
    files.extend(Some(PathBuf::from("Cargo.lock")).filter(|lock| lock.exists()));
    // The theme that it carries is read like a site's own, and whoever remembers a page or a run notes that.
    collect(Path::new("src"), &mut files)?;
    files.sort();
    // It need not be the same for two compilers: then what is remembered is made again.
    let mut hasher = DefaultHasher::new();
    for file in &files {
        let parts: Vec<&OsStr> = file.iter().collect();
        parts.hash(&mut hasher);
        fs::read(file)?.hash(&mut hasher);
    }
    for watched in ["src", "themes/nghe", "Cargo.toml", "Cargo.lock"] {
        println!("cargo::rerun-if-changed={watched}");
    }
    println!("cargo::rustc-env=NGHE_SOURCES={:016x}", hasher.finish());
    Ok(())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}
