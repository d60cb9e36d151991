//! After any series of edits, what is served is what a clean build writes, byte for byte but for one line.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use nghe::build::{Prepared, prepare};
use nghe::diag::Diagnostic;
use nghe::render::WORKER;
use nghe::route::RETIRED;
use nghe::serve::{Answer, Board, Changes, Session, Setup, TAIL};
use nghe::site::{Content, Drafts, Options};

use super::edits::{Dice, Shelf, edit};
use super::live::CLOCK;

fn options() -> Options {
    Options {
        now: CLOCK.parse().unwrap(),
        drafts: Drafts::Shown,
        ..Options::default()
    }
}

fn setup() -> Setup {
    Setup {
        options: options(),
        ..Setup::default()
    }
}

/// Everything but pictures that a build writes: the bytes by the path of the site.
fn outputs(prepared: &Prepared) -> Option<BTreeMap<String, Vec<u8>>> {
    let ready = prepared.ready.as_ref().filter(|_| !prepared.has_errors())?;
    let mut outputs = BTreeMap::new();
    for edition in ready.editions() {
        for route in edition.routes() {
            let bytes = match route.content {
                Content::Drawing(_) => Vec::new(),
                Content::Page(_) | Content::File(_) => edition.make(route).ok()?,
            };
            outputs.insert(route.url.clone(), bytes);
        }
    }
    Some(outputs)
}

/// What is served at the same addresses, and which addresses are served at all.
fn served(board: &Board) -> BTreeMap<String, Vec<u8>> {
    let shown = board.shown();
    let ready = shown.ready().unwrap();
    let routes = ready.editions().flat_map(|edition| edition.routes());
    let made = routes.map(|route| {
        let bytes = match (&route.content, board.answer(&route.url)) {
            (Content::Drawing(_), _) => Vec::new(),
            // Nothing is kept of a preview.
            (Content::File(_), Answer::Found(bytes, _)) if route.url == WORKER => {
                assert_eq!(bytes, RETIRED.as_bytes());
                ready.main.make(route).unwrap()
            }
            (Content::File(_), Answer::Found(bytes, _)) => bytes,
            (Content::Page(_), Answer::Found(bytes, _)) => {
                let tail = bytes
                    .windows(TAIL.len())
                    .rposition(|part| part == TAIL.as_bytes());
                bytes[..tail.unwrap()].to_vec()
            }
            (_, other) => panic!("{}: {other:?}", route.url),
        };
        (route.url.clone(), bytes)
    });
    made.collect()
}

/// Makes random edits, and holds what is served against a clean build after every few.
fn check(seed: u64, rounds: usize, edits: usize) {
    let shelf = Arc::new(Shelf::new());
    let (mut session, first) = Session::open(Arc::clone(&shelf) as _, setup()).unwrap();
    let board = session.board();
    let mut found = first.found;
    assert_eq!(board.shown().errors(), 0, "{found:#?}");
    let mut dice = Dice(seed);
    let mut log = Vec::new();
    let mut compared = 0;
    for round in 0..rounds {
        let before = shelf.all();
        let mut undo = Vec::new();
        for _ in 0..edits {
            let (changes, what) = edit(&shelf, &mut dice, &mut undo);
            log.push(what);
            // Events come late, together, and for files that did not change.
            let changes = match dice.below(6) {
                0 => Changes::Unknown,
                _ => changes,
            };
            let unchecked = session.read(&changes);
            let Some(unchecked) = unchecked else { continue };
            if unchecked.is_shown() && dice.below(2) == 0 {
                let when = format!("seed {seed}, round {round}, before its check: {log:#?}");
                compare_some(&shelf, &board, dice.below(97), &when);
            }
            found = session.check(&unchecked).found;
        }
        let when = format!("seed {seed}, round {round}: {log:#?}");
        let prepared = prepare(Arc::clone(&shelf) as _, &options()).unwrap();
        let is_broken = prepared.has_errors();
        assert_eq!(board.shown().errors() > 0, is_broken, "{when}");
        assert_eq!(told(&found), told(&prepared.diagnostics), "{when}");
        match outputs(&prepared) {
            Some(clean) => {
                compared += 1;
                compare(&clean, &served(&board), &when);
            }
            // Mend everything, so that the next round begins with a good site.
            None => {
                log.push("mended all".to_owned());
                shelf.restore(before);
                if let Some(update) = session.update(&Changes::Unknown) {
                    found = update.found;
                }
                assert_eq!(board.shown().errors(), 0, "{when}");
            }
        }
    }
    assert!(compared > 0, "every round was broken: {log:#?}");
}

/// Holds some pages that are shown before the check against a clean build, in no order.
#[track_caller]
fn compare_some(shelf: &Arc<Shelf>, board: &Board, begin: usize, when: &str) {
    let prepared = prepare(Arc::clone(shelf) as _, &options()).unwrap();
    let Some(clean) = outputs(&prepared) else {
        // Only the check can tell, and it takes the site back.
        return;
    };
    let some = clean.iter().skip(begin).step_by(29);
    let some = some.filter(|(url, _)| url.ends_with('/') || url.ends_with(".xml"));
    for (url, bytes) in some {
        match board.answer(url) {
            Answer::Found(found, _) => {
                let page = found.split_at(bytes.len().min(found.len())).0;
                let rest = String::from_utf8_lossy(&found[page.len()..]);
                let is_whole = rest.is_empty() || rest.starts_with(TAIL);
                assert!(page == bytes && is_whole, "{url} differs {when}");
            }
            other => panic!("{url}: {other:?} {when}"),
        }
    }
}

#[track_caller]
fn compare(clean: &BTreeMap<String, Vec<u8>>, served: &BTreeMap<String, Vec<u8>>, when: &str) {
    let urls = |map: &BTreeMap<String, Vec<u8>>| map.keys().cloned().collect::<BTreeSet<_>>();
    assert_eq!(urls(clean), urls(served), "{when}");
    for (url, bytes) in clean {
        assert!(
            *bytes == served[url],
            "{url} differs after {when}\nclean: {}\nserved: {}",
            String::from_utf8_lossy(bytes),
            String::from_utf8_lossy(&served[url])
        );
    }
}

#[test]
fn a_record_that_comes_before_others_moves_no_reference() {
    let shelf = Arc::new(Shelf::new());
    let (mut session, _) = Session::open(Arc::clone(&shelf) as _, setup()).unwrap();
    let board = session.board();
    for (old, new) in [
        ("content/truong/cd-a/index.md", "content/truong/aa/index.md"),
        ("content/nghe/dien.md", "content/nghe/aa.md"),
    ] {
        let text = shelf.text(old).replace("](han-", "](../cd-a/han-");
        let compare_now = |when: &str| {
            let prepared = prepare(Arc::clone(&shelf) as _, &options()).unwrap();
            assert!(
                !prepared.has_errors(),
                "{when}: {:#?}",
                prepared.diagnostics
            );
            compare(&outputs(&prepared).unwrap(), &served(&board), when);
        };
        shelf.put(new, text.as_bytes());
        session.update(&Changes::of(new));
        compare_now("it came");
        shelf.take(new);
        session.update(&Changes::of(new));
        compare_now("it went");
    }
}

/// What is found in texts is told too, though the first site is shown before they are looked at, and
/// after that for as long as it is there.
#[test]
fn what_is_wrong_in_texts_from_the_start_is_told() {
    let shelf = Arc::new(Shelf::new());
    let files = ["content/nghe/dien.md", "content/truong/cd-a/index.md"];
    let good = files.map(|file| shelf.text(file));
    let wrong = "\n\nTODO\n\n# Hai\n\n[x](khong-co.md) {{ value(\"khong_co\") }}\n";
    for (file, text) in files.iter().zip(&good) {
        shelf.put(file, format!("{text}{wrong}").as_bytes());
    }
    let (mut session, first) = Session::open(Arc::clone(&shelf) as _, setup()).unwrap();
    let compare = |found: &[Diagnostic], least: usize| {
        let built = prepare(Arc::clone(&shelf) as _, &options()).unwrap();
        assert!(built.diagnostics.len() >= least, "{:#?}", built.diagnostics);
        assert_eq!(told(found), told(&built.diagnostics));
    };
    compare(&first.found, 6);
    shelf.put(files[0], good[0].as_bytes());
    let update = session.update(&Changes::of(files[0])).unwrap();
    compare(&update.found, 3);
    shelf.put(files[1], good[1].as_bytes());
    let update = session.update(&Changes::of(files[1])).unwrap();
    compare(&update.found, 0);
    assert_eq!(session.board().shown().errors(), 0);
}

/// Findings as lines, in an order of their own.
fn told(found: &[Diagnostic]) -> BTreeSet<String> {
    found.iter().map(|one| format!("{one:?}")).collect()
}

#[test]
fn what_reads_well_is_shown_before_its_check() {
    let shelf = Arc::new(Shelf::new());
    let translation = "content/tin-tuc/bai-1.en.md";
    shelf.put(translation, b"---\ntitle: Piece 1\n---\n\nWords.\n");
    let (mut session, first) = Session::open(Arc::clone(&shelf) as _, setup()).unwrap();
    let board = session.board();
    assert_eq!(board.shown().errors(), 0, "{:#?}", first.found);
    let edits = [
        (
            "content/tin-tuc/bai-1.md",
            "\n---\n",
            "\n---\nThêm đầu bài.\n",
        ),
        (
            "content/tin-tuc/bai-1.md",
            "title: Bài 1",
            "title: Tên khác",
        ),
        (
            "content/tin-tuc/bai-1.md",
            "\n---\n",
            "\n---\n## Mục mới\n\nChữ.\n",
        ),
        (translation, "Words.", "More words."),
        (translation, "Piece 1", "Another title"),
        (
            "content/truong/cd-a/index.md",
            "\n---\n",
            "\nstatus: archived\n---\n",
        ),
        (
            "content/truong/cd-a/han-trung-cap.md",
            "\n---\n",
            "\n---\nThêm.\n",
        ),
        ("content/tu-dien/tu-dien.yaml", "term: ", "term: Mới "),
        ("content/site.yaml", "title: ", "title: Đổi "),
        (
            "themes/nghe/i18n/vi.yaml",
            "home: Trang chủ",
            "home: Đầu trang",
        ),
        (
            "themes/nghe/templates/article.html",
            "</article>",
            "<p>Một.</p></article>",
        ),
        ("content/tin-tuc/bai-2.md", "\n---\n", "\n---\nThêm.\n"),
        (
            "themes/nghe/styles/90-print.css",
            "@layer",
            "@layer print { h1 { color: #123456; } }\n@layer",
        ),
    ];
    for (number, (path, from, to)) in edits.into_iter().enumerate() {
        let when = format!("edit {number} of {path}");
        let text = shelf.text(path);
        assert!(text.contains(from), "{when}");
        shelf.put(path, text.replacen(from, to, 1).as_bytes());
        let unchecked = session.read(&Changes::of(path)).unwrap();
        assert!(unchecked.is_shown(), "{when}");
        compare_some(&shelf, &board, number, &when);
        // Every other one is checked before the next comes.
        if number % 2 == 0 {
            let update = session.check(&unchecked);
            assert_eq!(board.shown().errors(), 0, "{when}: {:#?}", update.found);
        }
    }
    let prepared = prepare(Arc::clone(&shelf) as _, &options()).unwrap();
    compare(
        &outputs(&prepared).unwrap(),
        &served(&board),
        "after all edits",
    );
}

/// A first check takes longer than an editor takes to save.
#[test]
fn a_save_before_the_first_check_is_shown() {
    let shelf = Arc::new(Shelf::new());
    let (mut session, first) = Session::begin(Arc::clone(&shelf) as _, setup()).unwrap();
    let board = session.board();
    let file = "content/nghe/dien.md";
    let text = shelf.text(file);
    let mut save = |words: &str| {
        shelf.put(file, format!("{text}\n\n{words}\n").as_bytes());
        session.read(&Changes::of(file)).unwrap()
    };
    let second = save("Mới lưu.");
    assert!(first.is_shown() && second.is_shown());
    let shown = |board: &Board| match board.answer("/nghe/dien/") {
        Answer::Found(bytes, _) => String::from_utf8(bytes).unwrap(),
        other => panic!("{other:?}"),
    };
    assert!(shown(&board).contains("Mới lưu."));
    let third = save("Lại lưu.");
    assert!(third.is_shown());
    session.check(&third);
    assert_eq!(board.shown().errors(), 0);
    assert!(shown(&board).contains("Lại lưu."));
}

#[test]
fn what_only_the_check_finds_brings_the_last_good_site_back() {
    let shelf = Arc::new(Shelf::new());
    let (mut session, _) = Session::open(Arc::clone(&shelf) as _, setup()).unwrap();
    let board = session.board();
    let good = served(&board);
    // The heading goes away to which another file links.
    let (to, from) = ("content/tin-tuc/bai-1.md", "content/tin-tuc/bai-2.md");
    let text = shelf.text(to);
    shelf.put(to, format!("{text}\n\n## Mục lạ\n\nChữ.\n").as_bytes());
    session.update(&Changes::of(to)).unwrap();
    let link = "\n\n[Mục](bai-1.md#muc-la).\n";
    shelf.put(from, format!("{}{link}", shelf.text(from)).as_bytes());
    session.update(&Changes::of(from)).unwrap();
    assert_eq!(board.shown().errors(), 0);
    let before = served(&board);
    assert_ne!(before, good);
    shelf.put(to, text.as_bytes());
    let unchecked = session.read(&Changes::of(to)).unwrap();
    assert!(unchecked.is_shown());
    session.check(&unchecked);
    assert_eq!(board.shown().errors(), 1);
    assert_eq!(served(&board), before);
    // While something is wrong, nothing is shown before its check.
    shelf.put(to, format!("{text}\n\n## Mục lạ\n\nChữ khác.\n").as_bytes());
    let unchecked = session.read(&Changes::of(to)).unwrap();
    assert!(!unchecked.is_shown());
    session.check(&unchecked);
    assert_eq!(board.shown().errors(), 0);
    assert_ne!(served(&board), before);
}

#[test]
fn what_is_served_equals_a_clean_build_after_any_edits() {
    let seeds = std::env::var("NGHE_SEEDS")
        .ok()
        .and_then(|text| text.parse().ok());
    for seed in 1..=seeds.unwrap_or(2) {
        check(seed * 0x9E37_79B9, 6, 3);
    }
}
