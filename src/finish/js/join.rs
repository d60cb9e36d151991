//! Joins modules into one: what they import from each other becomes names of one scope.
//!
//! Every name at the top of a module gets the number of its module behind it, so that no two meet and none is
//! caught by a name further in; imports then say the other module's name, and the statements that import and
//! export are left out. What the first module offers is offered at the end.

use std::collections::BTreeMap;

use oxc_allocator::Allocator;
use oxc_ast::ast::{
    ExportDefaultDeclaration, ExportDefaultDeclarationKind as Default, Expression, FunctionType,
    ImportDeclaration, ImportDeclarationSpecifier as Specifier, Program, Statement,
    VariableDeclarationKind,
};
use oxc_ast::{AstBuilder, NONE};
use oxc_codegen::Codegen;
use oxc_parser::Parser;
use oxc_semantic::{Scoping, SemanticBuilder};
use oxc_span::{SPAN, SourceType, Span};
use oxc_syntax::module_record::{
    ExportExportName, ExportImportName, ExportLocalName, ModuleRecord,
};

use super::{Kind, Module, Name};

/// A module to be joined with others.
pub struct Part<'a> {
    /// What it is called.
    pub name: &'a str,
    /// The module.
    pub module: &'a Module,
    /// The parts that it imports, by the names of files that it writes; all stand before it.
    pub imports: BTreeMap<&'a str, usize>,
}

/// The names in the joined text of what a part offers, by what it calls them.
type Offered = BTreeMap<String, String>;

/// Joins parts, each of which stands behind those that it imports; the last is what the others are there for,
/// and what it offers is offered. `address` gives what a part, by its name, has to write for a file that it does not import.
pub fn join(parts: &[Part<'_>], address: impl Fn(&str, &Name) -> Option<String>) -> String {
    let mark = (1..)
        .map(|count| "$".repeat(count))
        .find(|mark| !parts.iter().any(|part| part.module.text.contains(mark)))
        .unwrap_or_default();
    let mut offered: Vec<Offered> = Vec::new();
    let mut text = String::new();
    for (number, part) in parts.iter().enumerate() {
        let allocator = Allocator::default();
        let source = addressed(part.module, |other| address(part.name, other));
        let mut joint = Joint {
            imports: &part.imports,
            offered: &offered,
            end: format!("{mark}{number}"),
            before: String::new(),
        };
        let (own, offers) = joint.part(&allocator, &source);
        text.push_str(&joint.before);
        text.push_str(&own);
        offered.push(offers);
    }
    let offers = offered.pop().unwrap_or_default();
    if !offers.is_empty() {
        let offers = offers
            .iter()
            .map(|(name, own)| format!("{own} as {name}"))
            .collect::<Vec<_>>();
        text.push_str(&format!("export {{ {} }};\n", offers.join(", ")));
    }
    text
}

/// The text of a module with the addresses of files that it names but does not import.
fn addressed(module: &Module, address: impl Fn(&Name) -> Option<String>) -> String {
    let mut text = module.text.clone();
    let others = module.names.iter().filter(|name| name.kind != Kind::Import);
    for name in others.rev() {
        if let Some(new) = address(name) {
            text.replace_range(name.span.clone(), &format!("\"{new}\""));
        }
    }
    text
}

/// The work on one part.
struct Joint<'a> {
    imports: &'a BTreeMap<&'a str, usize>,
    /// What each part before it offers.
    offered: &'a [Offered],
    /// What stands behind the names of this part.
    end: String,
    /// What has to stand before its text: modules that are used as one value.
    before: String,
}

impl Joint<'_> {
    /// The statements of the part without imports and exports, and what it offers.
    fn part(&mut self, allocator: &Allocator, source: &str) -> (String, Offered) {
        let parsed = Parser::new(allocator, source, SourceType::mjs()).parse();
        let mut program = parsed.program;
        let semantic = SemanticBuilder::new().build(&program).semantic;
        let mut scoping = semantic.into_scoping();
        let root: Vec<_> = scoping.iter_bindings_in(scoping.root_scope_id()).collect();
        for symbol in root {
            let name = format!("{}{}", scoping.symbol_name(symbol), self.end);
            scoping.set_symbol_name(symbol, &name);
        }
        for statement in &program.body {
            if let Statement::ImportDeclaration(import) = statement {
                self.import(import, &mut scoping);
            }
        }
        let offers = self.offers(&parsed.module_record, &scoping);
        self.strip(allocator, &mut program);
        let printed = Codegen::new().with_scoping(Some(scoping)).build(&program);
        (printed.code, offers)
    }

    /// What a file that is imported offers.
    fn of(&self, file: &str) -> Option<&Offered> {
        self.offered.get(*self.imports.get(file)?)
    }

    /// Gives what is imported the names that it has in its own part.
    fn import(&mut self, import: &ImportDeclaration<'_>, scoping: &mut Scoping) {
        let file = import.source.value.as_str();
        for specifier in import.specifiers.iter().flatten() {
            let local = specifier.local().symbol_id();
            let name = match specifier {
                Specifier::ImportSpecifier(one) => self.value(file, &one.imported.name()),
                Specifier::ImportDefaultSpecifier(_) => self.value(file, "default"),
                Specifier::ImportNamespaceSpecifier(_) => {
                    let name = scoping.symbol_name(local).to_owned();
                    self.gather(file, &name);
                    None
                }
            };
            if let Some(name) = name {
                scoping.set_symbol_name(local, &name);
            }
        }
    }

    fn value(&self, file: &str, name: &str) -> Option<String> {
        self.of(file)?.get(name).cloned()
    }

    /// Makes one value of all that a file offers, which changes with them.
    fn gather(&mut self, file: &str, name: &str) {
        let offers = self.of(file).into_iter().flatten();
        let getters: String = offers
            .map(|(name, own)| format!("get \"{name}\"() {{ return {own}; }}, "))
            .collect();
        let text = format!("const {name} = Object.freeze({{ __proto__: null, {getters}}});\n");
        self.before.push_str(&text);
    }

    /// What the part offers: values of its own, values that it hands on, and all of other modules.
    fn offers(&mut self, record: &ModuleRecord<'_>, scoping: &Scoping) -> Offered {
        let mut offers = Offered::new();
        for entry in &record.star_export_entries {
            let file = entry.module_request.as_ref().map(|file| file.name.as_str());
            let all = file.and_then(|file| self.of(file)).into_iter().flatten();
            let all = all.filter(|(name, _)| *name != "default");
            offers.extend(all.map(|(name, own)| (name.clone(), own.clone())));
        }
        let entries = record.local_export_entries.iter();
        for entry in entries.chain(&record.indirect_export_entries) {
            let name = match &entry.export_name {
                ExportExportName::Name(name) => name.name.to_string(),
                ExportExportName::Default(_) => "default".to_owned(),
                ExportExportName::Null => continue,
            };
            let own = match (&entry.module_request, &entry.local_name) {
                (Some(file), _) => match &entry.import_name {
                    // A default that was imported before stands there by its local name.
                    ExportImportName::Name(value) => bound(scoping, &value.name, Some(value.span))
                        .or_else(|| self.value(&file.name, &value.name)),
                    _ => {
                        let own = format!("{name}{}", self.end);
                        self.gather(&file.name, &own);
                        Some(own)
                    }
                },
                (None, ExportLocalName::Name(local)) => bound(scoping, &local.name, None),
                (None, _) => Some(self.unnamed()),
            };
            offers.extend(own.map(|own| (name, own)));
        }
        offers
    }

    /// What a value is called that its module offers without a name.
    fn unnamed(&self) -> String {
        format!("default{}", self.end)
    }

    /// Takes out the statements that import and export, and leaves what they declare.
    fn strip<'a>(&self, allocator: &'a Allocator, program: &mut Program<'a>) {
        let build = AstBuilder::new(allocator);
        let mut kept = build.vec();
        for statement in program.body.drain(..) {
            kept.extend(match statement {
                Statement::ImportDeclaration(_) | Statement::ExportAllDeclaration(_) => None,
                Statement::ExportNamedDeclaration(export) => {
                    export.unbox().declaration.map(Statement::from)
                }
                Statement::ExportDefaultDeclaration(export) => {
                    Some(self.declared(build, export.unbox()))
                }
                other => Some(other),
            });
        }
        program.body = kept;
    }

    /// The declaration of a value that is offered as the default.
    fn declared<'a>(
        &self,
        build: AstBuilder<'a>,
        export: ExportDefaultDeclaration<'a>,
    ) -> Statement<'a> {
        let value = match export.declaration {
            Default::FunctionDeclaration(function) if function.id.is_some() => {
                return Statement::FunctionDeclaration(function);
            }
            Default::ClassDeclaration(class) if class.id.is_some() => {
                return Statement::ClassDeclaration(class);
            }
            Default::FunctionDeclaration(mut function) => {
                function.r#type = FunctionType::FunctionExpression;
                Expression::FunctionExpression(function)
            }
            Default::ClassDeclaration(class) => Expression::ClassExpression(class),
            other => match Expression::try_from(other) {
                Ok(value) => value,
                Err(_) => return build.statement_empty(SPAN),
            },
        };
        let kind = VariableDeclarationKind::Const;
        let name = build.binding_pattern_kind_binding_identifier(SPAN, build.atom(&self.unnamed()));
        let name = build.binding_pattern(name, NONE, false);
        let one = build.variable_declarator(SPAN, kind, name, Some(value), false);
        let declaration = build.declaration_variable(SPAN, kind, build.vec1(one), false);
        Statement::from(declaration)
    }
}

/// What a name at the top of a module is called now; with a place, only if it is bound there.
fn bound(scoping: &Scoping, name: &str, at: Option<Span>) -> Option<String> {
    let symbol = scoping.get_root_binding(name)?;
    let there = at.is_none_or(|at| scoping.symbol_span(symbol) == at);
    there.then(|| scoping.symbol_name(symbol).to_owned())
}
