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
    let module = module(
        "import { far } from './x.js'; // why\nconst unused = 1;\n\
         export function longName(parameter) { return far(parameter) ? 'một' : 'hai'; }\n",
    );
    let small = module.minify(|name| Some(format!("{}!", name.file)));
    assert!(small.contains("\"./x.js!\""), "{small}");
    assert!(small.contains("longName"), "{small}");
    assert!(small.contains("một"), "{small}");
    assert!(!small.contains("unused") && !small.contains("why") && !small.contains("parameter"));
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
