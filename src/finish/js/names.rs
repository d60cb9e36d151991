//! The names in a module: the files that it imports or points to, and the values that it offers.

use std::collections::BTreeSet;
use std::ops::Range;

use oxc_ast::ast::{
    Argument, ExportAllDeclaration, ExportNamedDeclaration, Expression, ImportDeclaration,
    ImportDeclarationSpecifier, ImportExpression, NewExpression, StringLiteral,
};
use oxc_ast_visit::{Visit, walk};
use oxc_span::GetSpan as _;
use oxc_syntax::module_record::{ExportExportName, ModuleRecord};

/// How a file is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `import … from`, `export … from`: loaded before the module runs.
    Import,
    /// `import(…)`: loaded when it is asked for.
    Later,
    /// `new URL(…, import.meta.url)`: an address.
    Address,
}

/// A file that a module names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The name as it is written.
    pub file: String,
    /// The bytes of the text in quotes, with them.
    pub span: Range<usize>,
    /// How it is named.
    pub kind: Kind,
    /// The values that are imported from it, with their places.
    pub values: Vec<(String, Range<usize>)>,
}

/// What a module offers.
#[derive(Debug, Default)]
pub struct Exports {
    /// The names of the values, `default` too.
    pub values: BTreeSet<String>,
    /// Whether it also hands on all values of another module.
    pub all_of_another: bool,
}

/// Walks a module and notes the files that it names.
#[derive(Debug, Default)]
pub(super) struct Visitor {
    pub(super) names: Vec<Name>,
    /// Where a file is named that only shows when the script runs.
    pub(super) unclear: Vec<Range<usize>>,
}

impl Visitor {
    fn note(
        &mut self,
        literal: &StringLiteral<'_>,
        kind: Kind,
        values: Vec<(String, Range<usize>)>,
    ) {
        self.names.push(Name {
            file: literal.value.to_string(),
            span: range(literal.span),
            kind,
            values,
        });
    }
}

impl<'a> Visit<'a> for Visitor {
    fn visit_import_declaration(&mut self, import: &ImportDeclaration<'a>) {
        let specifiers = import.specifiers.iter().flatten();
        let values = specifiers.filter_map(|specifier| match specifier {
            ImportDeclarationSpecifier::ImportSpecifier(one) => {
                Some((one.imported.name().to_string(), range(one.imported.span())))
            }
            ImportDeclarationSpecifier::ImportDefaultSpecifier(one) => {
                Some(("default".to_owned(), range(one.span)))
            }
            ImportDeclarationSpecifier::ImportNamespaceSpecifier(_) => None,
        });
        let values = values.collect();
        self.note(&import.source, Kind::Import, values);
    }

    fn visit_export_named_declaration(&mut self, export: &ExportNamedDeclaration<'a>) {
        if let Some(source) = &export.source {
            let values = export
                .specifiers
                .iter()
                .map(|one| (one.local.name().to_string(), range(one.local.span())));
            self.note(source, Kind::Import, values.collect());
        }
        walk::walk_export_named_declaration(self, export);
    }

    fn visit_export_all_declaration(&mut self, export: &ExportAllDeclaration<'a>) {
        self.note(&export.source, Kind::Import, Vec::new());
    }

    fn visit_import_expression(&mut self, import: &ImportExpression<'a>) {
        match &import.source {
            Expression::StringLiteral(literal) => self.note(literal, Kind::Later, Vec::new()),
            other => self.unclear.push(range(other.span())),
        }
        walk::walk_import_expression(self, import);
    }

    fn visit_new_expression(&mut self, new: &NewExpression<'a>) {
        if let (Expression::Identifier(callee), [Argument::StringLiteral(file), base]) =
            (&new.callee, new.arguments.as_slice())
            && callee.name == "URL"
            && is_own_address(base)
        {
            self.note(file, Kind::Address, Vec::new());
        }
        walk::walk_new_expression(self, new);
    }
}

/// Whether an argument is `import.meta.url`.
fn is_own_address(argument: &Argument<'_>) -> bool {
    let Argument::StaticMemberExpression(member) = argument else {
        return false;
    };
    matches!(member.object, Expression::MetaProperty(_)) && member.property.name == "url"
}

/// What a module offers, by its record.
pub(super) fn exports(record: &ModuleRecord<'_>) -> Exports {
    let entries = record
        .local_export_entries
        .iter()
        .chain(&record.indirect_export_entries)
        .chain(&record.star_export_entries);
    let mut exports = Exports::default();
    for entry in entries {
        match &entry.export_name {
            ExportExportName::Name(name) => {
                exports.values.insert(name.name.to_string());
            }
            ExportExportName::Default(_) => {
                exports.values.insert("default".to_owned());
            }
            ExportExportName::Null => exports.all_of_another = true,
        }
    }
    exports
}

fn range(span: oxc_span::Span) -> Range<usize> {
    let at = |offset: u32| usize::try_from(offset).unwrap_or(usize::MAX);
    at(span.start)..at(span.end)
}
