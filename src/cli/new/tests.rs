#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::collections::VecDeque;

use super::*;
use crate::diag::Text;
use crate::source::MemorySource;

/// A person who types these lines and then goes away.
struct Script(VecDeque<&'static str>);

impl Talk for Script {
    fn say(&mut self, _: &Text) {}

    fn refuse(&mut self, _: &Refused) {}

    fn ask(&mut self, _: &Text) -> Option<String> {
        self.0.pop_front().map(str::to_owned)
    }
}

const SETTINGS: &str = "title: A\nbase_url: https://a.example/\nlanguage: vi\ntime_zone: Asia/Ho_Chi_Minh\nhotlines:\n  - {name: A, phone: \"111\"}\nnavigation:\n  - {label: A, url: /hoi-dap/}\n";

fn asked(
    kind: &str,
    name: &str,
    lines: &[&'static str],
) -> (Work, Result<(Target, String), Ended>) {
    let source = MemorySource::default().with("content/site.yaml", SETTINGS);
    let source: Arc<dyn Source> = Arc::new(crate::theme::bundled(Arc::new(source)));
    let mut work = Work {
        existing: Existing::of(&*source, REGISTRY),
        source,
        options: Options::default(),
        record: Record::new(find(kind).unwrap()),
        name: Some(name.to_owned()),
    };
    let mut script = Script(lines.iter().copied().collect());
    let made = work.ask(&mut script);
    (work, made)
}

#[test]
fn who_leaves_when_all_is_said_gets_the_file() {
    let lines = ["Có cần bằng không?", "tuyen-sinh", "", "Có."];
    let (_, made) = asked("question", "bang", &lines);
    let Ok((target, text)) = made else {
        panic!("it is not made");
    };
    assert_eq!(&*target.file, "content/hoi-dap/bang.md");
    assert!(text.contains("Có cần bằng không?"), "{text}");
}

#[test]
fn who_leaves_before_gets_a_command_with_the_answers() {
    let (work, made) = asked("question", "bang", &["Có cần bằng 'cấp hai' không?"]);
    assert!(matches!(made, Err(Ended::Unable(_))));
    let again = told::again(&work).unwrap();
    assert_eq!(
        again.get(Lang::Vi).lines().last().unwrap().trim(),
        r"nghe new question bang --set 'question=Có cần bằng '\''cấp hai'\'' không?'"
    );
    let (work, _) = asked("question", "bang", &[]);
    assert!(told::again(&work).is_none());
}
