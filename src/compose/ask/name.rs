//! What is asked for beside fields: under which record a new one stands, its id, its text.

use super::offer::offered;
use super::{Stopped, Talk, needed};
use crate::compose::answer::answer;
use crate::compose::{Existing, Record, Refused};
use crate::diag::{Lang, Text};
use crate::format::schema::{Refs as _, Scalar, ScalarKind, Shape};

/// Asks under which record of a kind a new one stands, and gives its id.
///
/// # Errors
/// When no more answers come.
pub fn ask_above(kind: &str, existing: &Existing, talk: &mut dyn Talk) -> Result<String, Stopped> {
    let shape = Shape::Scalar(Scalar {
        kind: ScalarKind::Text,
        form: None,
        reference: Some(kind.to_owned()),
        choices: Vec::new(),
        minimum: None,
        maximum: None,
    });
    let name = existing.kind_name(kind);
    let (vi, en) = (name.get(Lang::Vi), name.get(Lang::En));
    talk.say(&Text::new(
        format!("Thuộc {vi} nào"),
        format!("In which {en}"),
    ));
    let offer = offered(&shape, existing);
    talk.say_all(&offer.shown());
    loop {
        let typed = talk.ask(&Text::new("> ", "> ")).ok_or(Stopped)?;
        let meant = offer.meant(typed.trim());
        match answer(&shape, &meant, existing) {
            Ok(value) => {
                let id = value.as_str().unwrap_or_default();
                if existing.exists(kind, id) {
                    return Ok(id.to_owned());
                }
                talk.refuse(&unknown(&name, id));
            }
            Err(refused) => talk.refuse(&refused),
        }
    }
}

fn unknown(kind: &Text, id: &str) -> Refused {
    let (vi, en) = (kind.get(Lang::Vi), kind.get(Lang::En));
    Refused {
        message: Text::new(
            format!("không thấy {vi} nào khớp với {id:?}"),
            format!("no {en} is found by {id:?}"),
        ),
        hint: needed().hint,
    }
}

/// The text of a body, in one line for now.
///
/// # Errors
/// When no more answers come.
pub fn ask_body(record: &mut Record, talk: &mut dyn Talk) -> Result<(), Stopped> {
    talk.say(&Text::new(
        "Nội dung trang: gõ vài câu đầu, viết tiếp trong tệp sau",
        "The text of the page: type its first sentences and go on in the file later",
    ));
    loop {
        let typed = talk.ask(&Text::new("> ", "> ")).ok_or(Stopped)?;
        if !typed.trim().is_empty() {
            record.body = typed.trim().to_owned();
            return Ok(());
        }
        talk.refuse(&needed());
    }
}

/// Asks for the id, with the one that the title gives as a proposal; an empty line takes that.
///
/// # Errors
/// When no more answers come.
pub fn ask_name(kind: &Text, proposal: &str, talk: &mut dyn Talk) -> Result<String, Stopped> {
    let (vi, en) = (kind.get(Lang::Vi), kind.get(Lang::En));
    talk.say(&Text::new(
        format!("Mã của {vi}: chữ thường không dấu, chữ số, gạch nối; cũng là tên tệp và địa chỉ trang"),
        format!("The id of the {en}: small letters without marks, digits, hyphens; also the file's name and the page's address"),
    ));
    let question = match proposal {
        "" => Text::new("> ", "> "),
        proposal => Text::new(
            format!("(Enter để lấy {proposal}) > "),
            format!("(Enter for {proposal}) > "),
        ),
    };
    let typed = talk.ask(&question).ok_or(Stopped)?;
    Ok(match typed.trim() {
        "" => proposal.to_owned(),
        typed => typed.to_owned(),
    })
}
