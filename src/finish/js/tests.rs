#![allow(clippy::unwrap_used)]
use super::*;

fn module(text: &str) -> Module {
    read(&"a.js".into(), text.to_owned()).unwrap()
}

#[test]
fn files_and_values_are_named() {
    let module = module(
        "import a, { b as c } from './x.js';\nimport * as n from './y.js';\nexport { d } from './z.js';\n\
         export * from './w.js';\nexport const e = () => import('./l.js');\nexport default a + c + n;\n\
         new Worker(new URL('./k.js', import.meta.url));",
    );
    let names: Vec<(&str, Kind, Vec<&str>)> = module
        .names
        .iter()
        .map(|name| {
            let values = name.values.iter().map(|(value, _)| value.as_str());
            (name.file.as_str(), name.kind, values.collect())
        })
        .collect();
    assert_eq!(
        names,
        [
            ("./x.js", Kind::Import, vec!["default", "b"]),
            ("./y.js", Kind::Import, vec![]),
            ("./z.js", Kind::Import, vec!["d"]),
            ("./w.js", Kind::Import, vec![]),
            ("./l.js", Kind::Later, vec![]),
            ("./k.js", Kind::Address, vec![]),
        ]
    );
    assert_eq!(
        module.exports.values.iter().collect::<Vec<_>>(),
        ["d", "default", "e"]
    );
    assert!(module.exports.all_of_another);
}

#[test]
fn a_module_is_made_small_and_keeps_what_it_offers() {
    let small = minify(
        "import { far } from './x.js'; // why\nconst unused = 1;\n\
         export function longName(parameter) { return far(parameter) ? 'một' : 'hai'; }\n",
    );
    assert!(small.contains("\"./x.js\""), "{small}");
    assert!(small.contains("longName"), "{small}");
    assert!(small.contains("một"), "{small}");
    assert!(!small.contains("unused") && !small.contains("why") && !small.contains("parameter"));
}

/// Joins modules, each named by its letter and importing those before it.
#[track_caller]
fn check_joined(texts: &[&str], expected: &str) {
    let modules: Vec<Module> = texts.iter().map(|text| module(text)).collect();
    let files = ["./a.js", "./b.js", "./c.js"];
    let parts: Vec<Part<'_>> = modules
        .iter()
        .zip(files)
        .enumerate()
        .map(|(number, (module, name))| Part {
            name,
            module,
            imports: files.into_iter().zip(0..number).collect(),
        })
        .collect();
    let joined = join(&parts, |from, name| {
        Some(format!("{from} to {}", name.file))
    });
    assert_eq!(joined, expected.replace("         ", "\t"));
}

#[test]
fn names_of_modules_do_not_meet() {
    check_joined(
        &[
            "export const name = 1; const own = { name, other: self.own$1 };",
            "import { name as first } from './a.js'; const own = 2;\nexport const { top, deep: [low = own] } = f(first);",
            "import { name } from './a.js';\nimport { low as top } from './b.js';\nlabel: for (const own of [name]) { const first = { top, name }; use(own, name$0); }",
        ],
        "const name$$0 = 1;\nconst own$$0 = {\n         name: name$$0,\n         other: self.own$1\n};\n\
         const own$$1 = 2;\nconst { top: top$$1, deep: [low$$1 = own$$1] } = f(name$$0);\n\
         label: for (const own of [name$$0]) {\n         const first = {\n                  top: low$$1,\n                  name: name$$0\n         };\n         use(own, name$0);\n}\n",
    );
}

#[test]
fn what_is_handed_on_is_found_where_it_is_made() {
    check_joined(
        &[
            "export default function () { return 1; }\nexport function named() {}",
            "export { default as one, named } from './a.js';\nexport * from './a.js';\nexport default class Two {}",
            "import two, { one } from './b.js';\nimport * as all from './a.js';\nexport { one as single, two as default };\nexport let live = all.named;",
        ],
        "const default$0 = function() {\n         return 1;\n};\nfunction named$0() {}\n\
         class Two$1 {}\n\
         const all$2 = Object.freeze({ __proto__: null, get \"default\"() { return default$0; }, get \"named\"() { return named$0; }, });\n\
         let live$2 = all$2.named;\n\
         export { Two$1 as default, live$2 as live, default$0 as single };\n",
    );
}

#[test]
fn what_is_loaded_later_is_called_by_its_address() {
    check_joined(
        &[
            "const asked = () => import('./later.js');",
            "new Worker(new URL('./worker.js', import.meta.url));",
        ],
        "const asked$0 = () => import(\"./a.js to ./later.js\");\n\
         new Worker(new URL(\"./b.js to ./worker.js\", import.meta.url));\n",
    );
}

#[test]
fn a_mistake_is_told_at_its_place() {
    let text = "const a = 1;\nconst b = ;\n";
    let found = read(&"a.js".into(), text.to_owned()).unwrap_err();
    assert_eq!(found.first().unwrap().span.clone().unwrap().start, 23);
    let twice = read(&"a.js".into(), "let a = 1; let a = 2;".to_owned());
    assert!(
        twice.is_err(),
        "a name declared twice is a mistake of syntax"
    );
    let computed = read(&"a.js".into(), "import(name)".to_owned()).unwrap_err();
    assert_eq!(computed.first().unwrap().span, Some(7..11));
}
