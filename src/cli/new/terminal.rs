//! Questions on a terminal, a line each.

use std::io::{self, Write as _};

use crate::cli::console::{Console, trouble};
use crate::compose::{Refused, Talk};
use crate::diag::{Lang, Text};

/// A person at a terminal.
pub(super) struct Terminal {
    lang: Lang,
}

impl Terminal {
    pub(super) fn new(console: &Console) -> Self {
        Self { lang: console.lang }
    }

    fn print(&self, text: &str) {
        let mut out = io::stdout().lock();
        // A terminal that is gone gives no answers either, which ends the questions.
        let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    }
}

impl Talk for Terminal {
    fn say(&mut self, text: &Text) {
        self.print(&format!("{}\n", text.get(self.lang)));
    }

    fn refuse(&mut self, refused: &Refused) {
        trouble(self.lang, &refused.message, refused.hint.as_ref());
    }

    fn ask(&mut self, question: &Text) -> Option<String> {
        self.print(question.get(self.lang));
        let mut line = String::new();
        match io::stdin().read_line(&mut line) {
            Ok(0) | Err(_) => {
                self.print("\n");
                None
            }
            Ok(_) => Some(line),
        }
    }
}
