//! The scripts of a theme: every file of `scripts/` itself is one that pages can ask for, those in folders
//! below it are what these import. Each is joined with all that it imports into one module, which is made small
//! and named by its bytes. What is loaded later (`import(…)`, a worker) is such a module too, which holds its own
//! copy of what it imports.

mod problems;

use std::collections::{BTreeMap, BTreeSet};

use problems::{at, circular, no_value};

use super::path;
use crate::diag::{Diagnostic, Text, codes};
use crate::finish::js::{self, Kind, Module, Name, Part};
use crate::format::text::nearest;
use crate::source::{Source, read_text};
use crate::theme::Chain;

/// All scripts, made.
#[derive(Debug, Default)]
pub(super) struct Made {
    /// The text of each module by its path of the site.
    pub(super) files: BTreeMap<String, String>,
    /// The paths of the site by the names below `scripts/` of those that a page can ask for.
    pub(super) entries: BTreeMap<String, String>,
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

    /// Makes the scripts, each after those whose addresses stand in it.
    fn publish(&self, entries: &[String]) -> Result<Made, Vec<Diagnostic>> {
        let mut made = Made::default();
        let mut paths: BTreeMap<&str, String> = BTreeMap::new();
        let later: BTreeSet<String> = self.named(|kind| kind != Kind::Import).collect();
        for name in self.ordered()? {
            if !entries.contains(name) && !later.contains(name) {
                continue;
            }
            let text = js::minify(&self.joined(name, &paths));
            let short = name.strip_prefix("scripts/").unwrap_or(name);
            let published = path::hashed(short, text.as_bytes());
            made.files.insert(published.clone(), text);
            if entries.contains(name) {
                made.entries.insert(short.to_owned(), published.clone());
            }
            paths.insert(name, published);
        }
        Ok(made)
    }

    /// The modules that are named in one of some ways.
    fn named(&self, how: impl Fn(Kind) -> bool) -> impl Iterator<Item = String> {
        self.modules.iter().flat_map(move |(name, module)| {
            let names = module.names.iter().filter(|other| how(other.kind));
            let targets = names.filter_map(|other| self.module(name, other));
            targets.collect::<Vec<_>>()
        })
    }

    /// The module that another means by a name.
    fn module(&self, module: &str, name: &Name) -> Option<String> {
        match self.target(module, name) {
            Ok(Target::Module(target)) => Some(target),
            _ => None,
        }
    }

    /// The modules, each after all that it names.
    fn ordered(&self) -> Result<Vec<&String>, Vec<Diagnostic>> {
        let mut done: BTreeSet<&str> = BTreeSet::new();
        let mut ordered = Vec::new();
        while ordered.len() < self.modules.len() {
            let ready = |(name, module): &(&String, &Module)| {
                let mut others = module.names.iter();
                let waits = others.any(|other| {
                    self.module(name, other)
                        .is_some_and(|other| !done.contains(other.as_str()))
                });
                !done.contains(name.as_str()) && !waits
            };
            let next: Vec<&String> = self
                .modules
                .iter()
                .filter(ready)
                .map(|(name, _)| name)
                .collect();
            if next.is_empty() {
                return Err(vec![self.circle(&done)]);
            }
            done.extend(next.iter().map(|name| name.as_str()));
            ordered.extend(next);
        }
        Ok(ordered)
    }

    /// A module joined with all that it imports, in the order in which a browser would run them.
    fn joined(&self, entry: &str, paths: &BTreeMap<&str, String>) -> String {
        let mut names: Vec<String> = Vec::new();
        self.collect(entry, &mut names);
        let parts: Vec<Part<'_>> = names
            .iter()
            .filter_map(|name| {
                let module = self.modules.get(name)?;
                let number = |other: &Name| {
                    let target = self.module(name, other)?;
                    names.iter().position(|name| *name == target)
                };
                let imports = module.names.iter();
                let imports =
                    imports.filter_map(|other| Some((other.file.as_str(), number(other)?)));
                Some(Part {
                    name,
                    module,
                    imports: imports.collect(),
                })
            })
            .collect();
        js::join(&parts, |name, other| {
            let published = match self.target(name, other).ok()? {
                Target::Module(other) => paths.get(other.as_str())?.clone(),
                Target::Asset(path) => path,
            };
            Some(format!("./{}", path::file_name(&published)))
        })
    }

    /// Adds what a module imports, and then the module.
    fn collect(&self, name: &str, names: &mut Vec<String>) {
        let Some(module) = self.modules.get(name) else {
            return;
        };
        let imports = module
            .names
            .iter()
            .filter(|other| other.kind == Kind::Import);
        for other in imports.filter_map(|other| self.module(name, other)) {
            if !names.contains(&other) {
                self.collect(&other, names);
            }
        }
        names.push(name.to_owned());
    }

    /// Names a module that waits for itself.
    fn circle(&self, done: &BTreeSet<&str>) -> Diagnostic {
        let waits = |name: &str| {
            let module = self.modules.get(name)?;
            module
                .names
                .iter()
                .find_map(|other| match self.target(name, other) {
                    Ok(Target::Module(target)) if !done.contains(target.as_str()) => {
                        Some((target, module, other))
                    }
                    _ => None,
                })
        };
        let first = self
            .modules
            .keys()
            .find(|name| !done.contains(name.as_str()));
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
