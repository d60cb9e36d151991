//! Scripts: what an ES module names and offers, modules joined into one, and that made small.

mod join;
mod names;
mod problems;

pub use join::{Part, join};
pub use names::{Exports, Kind, Name};

use std::sync::Arc;

use names::Visitor;
use oxc_allocator::Allocator;
use oxc_ast_visit::Visit as _;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_compat::EngineTargets;
use oxc_minifier::{CompressOptions, MangleOptions, Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_semantic::SemanticBuilder;
use oxc_span::SourceType;

use crate::diag::Diagnostic;

/// The oldest browsers that read modules as we write them; the minifier uses no newer syntax by itself.
const BROWSERS: &str = "chrome80,firefox78,safari13";

/// A module, read.
#[derive(Debug)]
pub struct Module {
    /// The path, for findings.
    pub path: Arc<str>,
    /// The source.
    pub text: String,
    /// The other files that it names, in the order of the text.
    pub names: Vec<Name>,
    /// What others can import from it.
    pub exports: Exports,
}

/// Reads a module.
///
/// # Errors
/// Every mistake of syntax, at its place.
pub fn read(path: &Arc<str>, text: String) -> Result<Module, Vec<Diagnostic>> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, &text, SourceType::mjs()).parse();
    let checked = SemanticBuilder::new()
        .with_check_syntax_error(true)
        .build(&parsed.program);
    if !parsed.errors.is_empty() || !checked.errors.is_empty() {
        let errors = parsed.errors.iter().chain(&checked.errors);
        return Err(errors.map(|error| problems::syntax(path, error)).collect());
    }
    let mut visitor = Visitor::default();
    visitor.visit_program(&parsed.program);
    let exports = names::exports(&parsed.module_record);
    let wrong = visitor.unclear.iter().map(|at| problems::unclear(path, at));
    let wrong: Vec<Diagnostic> = wrong.collect();
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let mut names = visitor.names;
    names.sort_by_key(|name| name.span.start);
    drop(checked);
    drop(parsed);
    Ok(Module {
        path: Arc::clone(path),
        names,
        exports,
        text,
    })
}

/// A module made small: what it does not use is left out, and what it does not offer gets short names.
pub fn minify(text: &str) -> String {
    let allocator = Allocator::default();
    let mut program = Parser::new(&allocator, text, SourceType::mjs())
        .parse()
        .program;
    let minified = Minifier::new(MinifierOptions {
        mangle: Some(MangleOptions {
            top_level: true,
            ..MangleOptions::default()
        }),
        compress: Some(CompressOptions {
            target: EngineTargets::from_target(BROWSERS).unwrap_or_default(),
            ..CompressOptions::default()
        }),
    })
    .minify(&allocator, &mut program);
    Codegen::new()
        .with_options(CodegenOptions::minify())
        .with_scoping(minified.scoping)
        .with_private_member_mappings(minified.class_private_mappings)
        .build(&program)
        .code
}

#[cfg(test)]
mod tests;
