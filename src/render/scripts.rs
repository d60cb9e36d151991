//! The scripts of a theme: every file of `scripts/` itself is one that pages can ask for, those in folders
//! below it are what these import. Each module is made small and published by itself, named by its bytes, so
//! that two pages share what both import, and a change of one module leaves the others in the browser's store.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Serialize;

use super::path;
use crate::diag::{Diagnostic, Text, codes};
use crate::finish::js::{self, Kind, Module, Name};
use crate::format::text::nearest;
use crate::source::{Source, read_text};
use crate::theme::Chain;

/// A script that a page can ask for.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Script {
    /// The address of its module.
    pub(super) src: String,
    /// The addresses of all modules that it imports, directly or not, to be fetched at once.
    pub(super) modules: Vec<String>,
}

/// All scripts, made.
#[derive(Debug, Default)]
pub(super) struct Made {
    /// The text of each module by its path of the site.
    pub(super) files: BTreeMap<String, String>,
    /// The scripts by their names below `scripts/`.
    pub(super) entries: BTreeMap<String, Script>,
}

/// What a module names.
enum Target {
    /// Another module, by its name in the theme.
    Module(String),
    /// A file below `assets/`, by its published path.
    Asset(String),
}

/// The modules of a theme that a page can come to need.
struct Graph<'a> {
    source: &'a dyn Source,
    chain: &'a Chain,
    assets: &'a BTreeMap<String, String>,
    modules: BTreeMap<String, Module>,
    found: Vec<Diagnostic>,
}

/// The names of the scripts that a page can ask for.
pub(super) fn entries(chain: &Chain) -> impl Iterator<Item = &str> {
    chain
        .below("scripts")
        .map(|(name, _)| name)
        .filter(|name| name.ends_with(".js") && !name.contains('/'))
}

/// Makes the scripts; `assets` has the published path of each file below `assets/`.
///
/// # Errors
/// Mistakes of syntax, imports of what does not exist, modules that import each other in a circle.
pub(super) fn make(
    source: &dyn Source,
    chain: &Chain,
    assets: &BTreeMap<String, String>,
) -> Result<Made, Vec<Diagnostic>> {
    let mut graph = Graph {
        source,
        chain,
        assets,
        modules: BTreeMap::new(),
        found: Vec::new(),
    };
    let entries: Vec<String> = entries(chain)
        .map(|name| format!("scripts/{name}"))
        .collect();
    graph.read(entries.clone());
    graph.check_values();
    if !graph.found.is_empty() {
        return Err(graph.found);
    }
    graph.publish(&entries)
}

impl Graph<'_> {
    /// Reads modules and all that they name.
    fn read(&mut self, mut waiting: Vec<String>) {
        let mut seen: BTreeSet<String> = waiting.iter().cloned().collect();
        while let Some(name) = waiting.pop() {
            let Some(file) = self.chain.file(&name) else {
                continue;
            };
            let read = read_text(self.source, file)
                .map_err(|problem| vec![problem])
                .and_then(|text| js::read(file, text));
            match read {
                Err(problems) => self.found.extend(problems),
                Ok(module) => {
                    for other in &module.names {
                        match self.target(&name, other) {
                            Ok(Target::Module(other)) => {
                                if seen.insert(other.clone()) {
                                    waiting.push(other);
                                }
                            }
                            Ok(Target::Asset(_)) => {}
                            Err(message) => {
                                self.found.push(at(&module, other.span.clone(), message))
                            }
                        }
                    }
                    self.modules.insert(name, module);
                }
            }
        }
    }

    /// What a module means by a name, or why it can mean nothing.
    fn target(&self, module: &str, name: &Name) -> Result<Target, Text> {
        let written = &name.file;
        let relative = written.starts_with("./") || written.starts_with("../");
        let joined = relative.then(|| path::join(module, written)).flatten();
        let asset = joined
            .as_deref()
            .and_then(|name| name.strip_prefix("assets/"));
        if let Some(published) = asset.and_then(|name| self.assets.get(name))
            && name.kind == Kind::Address
        {
            return Ok(Target::Asset(published.clone()));
        }
        if let Some(joined) = &joined
            && joined.starts_with("scripts/")
            && joined.ends_with(".js")
            && self.chain.file(joined).is_some()
        {
            return Ok(Target::Module(joined.clone()));
        }
        let scripts = self.chain.below("scripts").map(|(name, _)| name);
        let wanted = joined.as_deref().unwrap_or(written);
        let near = nearest(wanted.strip_prefix("scripts/").unwrap_or(wanted), scripts);
        Err(near.map_or_else(
            || {
                Text::new(
                    format!("không có tệp {written:?}; tên tệp bắt đầu bằng ./ hoặc ../ và tính từ tệp này"),
                    format!("there is no {written:?}; names begin with ./ or ../ and start from this file"),
                )
            },
            |near| {
                Text::new(
                    format!("không có tệp {written:?}; có phải scripts/{near}?"),
                    format!("there is no {written:?}; did you mean scripts/{near}?"),
                )
            },
        ))
    }

    /// Finds imported values that the module named does not offer: a browser would refuse the whole script.
    fn check_values(&mut self) {
        let mut found = Vec::new();
        for (name, module) in &self.modules {
            for other in &module.names {
                let Ok(Target::Module(target)) = self.target(name, other) else {
                    continue;
                };
                let Some(exports) = self.modules.get(&target).map(|module| &module.exports) else {
                    continue;
                };
                for (value, span) in &other.values {
                    if !exports.all_of_another && !exports.values.contains(value) {
                        let near = nearest(value, exports.values.iter().map(String::as_str));
                        found.push(at(module, span.clone(), no_value(&other.file, value, near)));
                    }
                }
            }
        }
        self.found.extend(found);
    }

    /// Makes the modules, each after those that it names, since their addresses stand in it.
    fn publish(&self, entries: &[String]) -> Result<Made, Vec<Diagnostic>> {
        let mut made = Made::default();
        let mut paths: BTreeMap<&str, String> = BTreeMap::new();
        while paths.len() < self.modules.len() {
            let next: Vec<(&String, &Module)> = self
                .modules
                .iter()
                .filter(|(name, module)| {
                    let mut others = module.names.iter();
                    !paths.contains_key(name.as_str())
                        && others.all(|other| match self.target(name, other) {
                            Ok(Target::Module(other)) => paths.contains_key(other.as_str()),
                            _ => true,
                        })
                })
                .collect();
            if next.is_empty() {
                return Err(vec![self.circle(&paths)]);
            }
            for (name, module) in next {
                let text = module.minify(|other| {
                    let published = match self.target(name, other).ok()? {
                        Target::Module(other) => paths.get(other.as_str())?.clone(),
                        Target::Asset(path) => path,
                    };
                    Some(format!("./{}", path::file_name(&published)))
                });
                let short = name.strip_prefix("scripts/").unwrap_or(name);
                let published = path::hashed(short, text.as_bytes());
                made.files.insert(published.clone(), text);
                paths.insert(name, published);
            }
        }
        for name in entries {
            let modules = self.imported(name);
            let script = Script {
                src: paths.get(name.as_str()).cloned().unwrap_or_default(),
                modules: modules
                    .iter()
                    .filter_map(|module| paths.get(module.as_str()).cloned())
                    .collect(),
            };
            let short = name.strip_prefix("scripts/").unwrap_or(name);
            made.entries.insert(short.to_owned(), script);
        }
        Ok(made)
    }

    /// The modules that load before a module runs, in the order in which they are found.
    fn imported(&self, entry: &str) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        let mut waiting = vec![entry.to_owned()];
        while let Some(name) = waiting.pop() {
            let Some(module) = self.modules.get(&name) else {
                continue;
            };
            for other in module
                .names
                .iter()
                .filter(|other| other.kind == Kind::Import)
            {
                if let Ok(Target::Module(other)) = self.target(&name, other)
                    && !all.contains(&other)
                {
                    all.push(other.clone());
                    waiting.push(other);
                }
            }
        }
        all
    }

    /// Names a module that waits for itself.
    fn circle(&self, done: &BTreeMap<&str, String>) -> Diagnostic {
        let waits = |name: &str| {
            let module = self.modules.get(name)?;
            module
                .names
                .iter()
                .find_map(|other| match self.target(name, other) {
                    Ok(Target::Module(target)) if !done.contains_key(target.as_str()) => {
                        Some((target, module, other))
                    }
                    _ => None,
                })
        };
        let first = self
            .modules
            .keys()
            .find(|name| !done.contains_key(name.as_str()));
        let mut way: Vec<String> = first.cloned().into_iter().collect();
        loop {
            let last = way.last().cloned().unwrap_or_default();
            let Some((target, module, other)) = waits(&last) else {
                break Diagnostic::error(codes::SCRIPT, self.chain.folder(), circular(&way));
            };
            if let Some(start) = way.iter().position(|name| *name == target) {
                way.push(target);
                let circle = way.get(start..).unwrap_or_default();
                break at(module, other.span.clone(), circular(circle));
            }
            way.push(target);
        }
    }
}

fn at(module: &Module, span: std::ops::Range<usize>, message: Text) -> Diagnostic {
    Diagnostic::error(codes::SCRIPT, Arc::clone(&module.path), message)
        .at(span)
        .hint(Text::new(
            "sửa dòng ấy của tệp lệnh",
            "mend that line of the script",
        ))
}

fn no_value(file: &str, value: &str, near: Option<&str>) -> Text {
    near.map_or_else(
        || {
            Text::new(
                format!("{file:?} không có gì tên {value} để dùng"),
                format!("{file:?} exports no {value}"),
            )
        },
        |near| {
            Text::new(
                format!("{file:?} không có gì tên {value} để dùng; có phải {near}?"),
                format!("{file:?} exports no {value}; did you mean {near}?"),
            )
        },
    )
}

fn circular(way: &[String]) -> Text {
    let way = way.join(" → ");
    Text::new(
        format!("các tệp lệnh gọi nhau thành vòng: {way}"),
        format!("the scripts import each other in a circle: {way}"),
    )
}
