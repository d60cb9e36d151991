//! `nghe check --external`: whether the pages of other sites that the content leads to are still there.

use jiff::Timestamp;
use url::Url;

use super::Failure;
use super::args::Args;
use super::console::Console;
use super::load::Loaded;
use crate::diag::{Diagnostic, Text};
use crate::external::{self, Cache, Outcome, Web};

/// Where answers are remembered, below the folder of the site.
const CACHE: &str = ".nghe/external.json";

/// The warnings about links to other sites.
pub(super) fn find(
    args: &Args,
    loaded: &Loaded,
    console: &Console,
) -> Result<Vec<Diagnostic>, Failure> {
    let Some(ready) = &loaded.prepared.ready else {
        return Ok(Vec::new());
    };
    let own = ready.main.site.settings.base_url.as_str();
    let host = Url::parse(own).ok();
    let host = host.as_ref().and_then(Url::host_str);

    let path = args.root.join(CACHE);
    let mut cache = Cache::read(&path);
    let web = Web::new(own);
    let outcome = external::check(&*loaded.source, &web, host, &mut cache, Timestamp::now());
    if let Err(cause) = cache.write(&path) {
        console.warn(&Text::new(
            format!("không ghi được {CACHE}, nên lần sau phải hỏi lại: {cause}"),
            format!("{CACHE} cannot be written, so all is asked again next time: {cause}"),
        ));
    }
    console.say(&summary(&outcome))?;
    Ok(outcome.findings)
}

/// What was looked at, in a line.
fn summary(outcome: &Outcome) -> Text {
    let Outcome {
        asked,
        remembered,
        unsure,
        ..
    } = outcome;
    if outcome.is_offline {
        return Text::new(
            format!(
                "Không nối được tới trang nào trong {asked} trang cần hỏi: máy này có vào mạng được không?"
            ),
            format!("None of the {asked} pages to ask for can be reached: is this machine online?"),
        );
    }
    let mut vi = format!("Đã hỏi {asked} trang khác");
    let mut en = format!("Asked for {asked} pages of other sites");
    if *remembered > 0 {
        vi.push_str(&format!(
            "; {remembered} trang mới hỏi trong 7 ngày qua và còn tốt"
        ));
        en.push_str(&format!("; {remembered} were well within the last 7 days"));
    }
    if *unsure > 0 {
        vi.push_str(&format!(
            "; {unsure} trang không cho chương trình xem, nên mở thử bằng trình duyệt"
        ));
        en.push_str(&format!(
            "; {unsure} do not let programs look, so open them in a browser"
        ));
    }
    Text::new(format!("{vi}."), format!("{en}."))
}
