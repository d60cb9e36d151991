//! Pages that tell of a policy: its own, and those whose body links to it.
//!
//! Only what can be told for certain is an error. In the words of a policy itself an amount must be one of
//! its record. On another page it must be one when it has the very unit of the record, or stands in the
//! sentence that links to the policy and says what one gets.

use std::collections::BTreeMap;
use std::ops::Range;

use super::money::{self, Money};
use super::promise;
use crate::diag::{Severity, Text, codes};
use crate::format::text::{calendar, number};
use crate::format::yaml::Seg;
use crate::kinds::policy::Policy;
use crate::kinds::rules;
use crate::model::{Body, Findings, Kind as _, Place, Record, at};
use crate::site::{Info, Link, Site, resolve};
use crate::source::read_text;

/// Words with which a text says what one gets.
const GIVES: &[&str] = &[
    "hỗ trợ",
    "tối đa",
    "được",
    "nhận",
    "cao nhất",
    "trợ cấp",
    "vay",
    "cấp",
];

/// Words that say that an amount is another one.
const OTHER: &[&str] = &["học phí", "lương", "doanh thu", "thu nhập", "giá", "ví dụ"];

/// Compares every page that tells of a policy with the policy.
pub(in crate::kinds::policy) fn check_all(site: &Site, findings: &mut Findings) {
    let policies: BTreeMap<String, &Record<Policy>> = site
        .all::<Policy>()
        .map(|(_, policy)| (Policy::url(policy).as_str().to_owned(), policy))
        .collect();
    for info in site.infos() {
        let own = (info.kind == Policy::NAME)
            .then(|| policies.get(info.url.as_str()).copied())
            .flatten();
        let links = info
            .body
            .map(|body| links(site, &info, body, &policies))
            .unwrap_or_default();
        if own.is_none() && links.is_empty() {
            continue;
        }
        let mut page = PolicyPage {
            site,
            info: &info,
            own,
            links,
            findings,
        };
        page.fields();
        page.body();
    }
}

/// The links of a body to policies.
fn links<'a>(
    site: &Site,
    info: &Info<'_>,
    body: &Body,
    policies: &BTreeMap<String, &'a Record<Policy>>,
) -> Vec<(Range<usize>, &'a Record<Policy>)> {
    let links = body
        .outline
        .links
        .iter()
        .filter(|link| link.target.contains(".md"));
    links
        .filter_map(|link| match resolve(site, info.file, &[], &link.target) {
            Link::Inside(url) => {
                let page = url.split('#').next().unwrap_or_default();
                Some((link.span.clone(), *policies.get(page)?))
            }
            _ => None,
        })
        .collect()
}

/// A page that tells of policies.
struct PolicyPage<'a> {
    site: &'a Site,
    info: &'a Info<'a>,
    own: Option<&'a Record<Policy>>,
    links: Vec<(Range<usize>, &'a Record<Policy>)>,
    findings: &'a mut Findings,
}

/// A sentence, where it begins, and the policies that it speaks of.
struct Sentence<'t> {
    text: &'t str,
    named: Vec<&'t Record<Policy>>,
}

impl<'a> PolicyPage<'a> {
    /// The texts of the front matter: those of every page, and those of a policy.
    fn fields(&mut self) {
        let Some(own) = self.own else {
            return;
        };
        let common = &own.common;
        let mut fields: Vec<(Vec<Seg>, &str)> = vec![(at!["title"], &common.title)];
        fields.extend(
            common
                .summary
                .iter()
                .map(|text| (at!["summary"], text.as_str())),
        );
        fields.extend(
            own.benefit
                .iter()
                .map(|text| (at!["benefit"], text.as_str())),
        );
        for (key, list) in [
            ("who", &own.who),
            ("conditions", &own.conditions),
            ("procedure", &own.procedure),
        ] {
            fields.extend(
                list.iter()
                    .enumerate()
                    .map(|(place, text)| (at![key, place], text.as_str())),
            );
        }
        for (field, text) in fields {
            for range in promise::sentences(text) {
                let text = text.get(range).unwrap_or_default();
                let sentence = Sentence {
                    text,
                    named: vec![own],
                };
                for amount in money::amounts(text) {
                    let after = text.get(amount.range.end..).unwrap_or_default();
                    self.amount(&sentence, &amount, after, Place::Field(field.clone()));
                }
                self.promise(&sentence, |_| Place::Field(field.clone()));
            }
        }
    }

    fn body(&mut self) {
        let Some(body) = self.info.body else {
            return;
        };
        let Ok(text) = read_text(&*self.site.source, self.info.file) else {
            return;
        };
        let start = body.range.start;
        let text = text.get(body.range.clone()).unwrap_or_default();
        for range in promise::sentences(text) {
            let at = start + range.start;
            let sentence = self.sentence(text.get(range.clone()).unwrap_or_default(), at);
            for amount in money::amounts(sentence.text) {
                let after = sentence.text.get(amount.range.end..).unwrap_or_default();
                let place = Place::Bytes(at + amount.range.start..at + amount.range.end);
                self.amount(&sentence, &amount, after, place);
            }
            self.values(&sentence, at);
            self.promise(&sentence, |range| {
                Place::Bytes(at + range.start..at + range.end)
            });
        }
    }

    /// A sentence of the body that begins at this byte of the file.
    fn sentence<'t>(&self, text: &'t str, at: usize) -> Sentence<'t>
    where
        'a: 't,
    {
        let range = at..at + text.len();
        let linked = self
            .links
            .iter()
            .filter(|(span, _)| range.contains(&span.start));
        let mut named: Vec<&Record<Policy>> = linked.map(|(_, policy)| *policy).collect();
        named.extend(self.own);
        Sentence { text, named }
    }

    /// Amounts that are put in by their name.
    fn values(&mut self, sentence: &Sentence<'_>, at: usize) {
        let Some(body) = self.info.body else {
            return;
        };
        let range = at..at + sentence.text.len();
        for named in body
            .outline
            .values
            .iter()
            .filter(|named| range.contains(&named.span.start))
        {
            let value = self
                .site
                .settings
                .values
                .get(&*named.name)
                .map_or("", String::as_str);
            for amount in money::amounts(value) {
                let after = value.get(amount.range.end..).unwrap_or_default();
                self.amount(sentence, &amount, after, Place::Bytes(named.span.clone()));
            }
        }
    }

    fn amount(&mut self, sentence: &Sentence<'_>, amount: &Money, after: &str, place: Place) {
        let linked = || self.links.iter().map(|(_, policy)| *policy).collect();
        let spoken_of: Vec<&Record<Policy>> = if sentence.named.is_empty() {
            linked()
        } else {
            sentence.named.clone()
        };
        let known = |dong: u64| {
            spoken_of
                .iter()
                .any(|policy| policy.amounts.iter().any(|one| one.amount == dong))
        };
        if known(amount.dong) || is_multiple(sentence.text, amount.dong, known) {
            return;
        }
        let least = |per: &str| {
            if sentence.named.is_empty() {
                money::parts(per).max(2)
            } else {
                1
            }
        };
        let with_unit = spoken_of.iter().copied().find(|policy| {
            policy
                .amounts
                .iter()
                .any(|one| money::is_unit(after, &one.per, least(&one.per)))
        });
        let has_amounts =
            |policy: &&Record<Policy>| !policy.amounts.is_empty() && !is_other(sentence.text);
        let told = sentence
            .named
            .iter()
            .copied()
            .filter(has_amounts)
            .find(|_| gives(sentence.text));
        let policy = with_unit
            .or_else(|| self.own.filter(has_amounts))
            .or_else(|| told.filter(|_| !money::has_unit(after)));
        let Some(policy) = policy else {
            return;
        };
        let amounts: Vec<String> = policy
            .amounts
            .iter()
            .map(|one| format!("{} đồng/{}", grouped(one.amount), one.per))
            .collect();
        let (message, hint) = (
            Text::new(
                format!(
                    "số tiền {} đồng khác với bản ghi của chính sách {:?}",
                    grouped(amount.dong),
                    policy.id
                ),
                format!(
                    "{} VND is not an amount of the policy {:?}",
                    amount.dong, policy.id
                ),
            ),
            Text::new(
                format!(
                    "bản ghi có: {}; sửa bài cho khớp, hoặc sửa amounts trong {}",
                    amounts.join("; "),
                    policy.file
                ),
                format!(
                    "the record has: {}; mend the text, or amounts in {}",
                    amounts.join("; "),
                    policy.file
                ),
            ),
        );
        self.report(codes::AMOUNT_DIFFERS, place, message, hint);
    }

    fn promise(&mut self, sentence: &Sentence<'_>, place: impl Fn(Range<usize>) -> Place) {
        let today = self.site.clock.today();
        let closed = sentence.named.iter().find_map(|policy| {
            let to = policy.apply_to.filter(|to| to.0 < today)?;
            Some((*policy, to))
        });
        let (Some((policy, to)), Some(range)) = (closed, promise::promise(sentence.text)) else {
            return;
        };
        let message = Text::new(
            format!(
                "câu này nói còn nhận hồ sơ, nhưng {:?} đã hết hạn nhận ngày {}",
                policy.id,
                calendar::date(to.0)
            ),
            format!(
                "this says that applications are taken, but {:?} takes none since {to}",
                policy.id
            ),
        );
        let hint = Text::new(
            format!("viết lại cho đúng, hoặc sửa apply_to trong {}", policy.file),
            format!("mend the text, or apply_to in {}", policy.file),
        );
        self.report(codes::STATE_TIME, place(range), message, hint);
    }

    fn report(&mut self, code: crate::diag::Code, place: Place, message: Text, hint: Text) {
        let finding = rules::of_info(self.info, Severity::Error, code, place, message, hint);
        self.findings.push(finding);
    }
}

/// Whether a sentence says what one gets.
fn gives(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    GIVES.iter().any(|word| lower.contains(word))
}

/// Whether a sentence says what something costs or somebody earns.
fn is_other(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    OTHER.iter().any(|word| lower.contains(word))
}

/// Whether an amount is one of the record taken several times, with that one in the same sentence.
fn is_multiple(sentence: &str, dong: u64, known: impl Fn(u64) -> bool) -> bool {
    let bases = money::amounts(sentence);
    bases
        .iter()
        .any(|base| base.dong > 0 && known(base.dong) && dong.is_multiple_of(base.dong))
}

fn grouped(dong: u64) -> String {
    number::integer(i64::try_from(dong).unwrap_or(i64::MAX))
}
