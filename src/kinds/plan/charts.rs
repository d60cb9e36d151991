//! The targets of a plan as charts: the parts of a whole, and rates on a scale of a hundred.

use serde::Serialize;

use super::targets::{TargetView, view};
use super::{Plan, Target, Unit, parts};
use crate::diag::Diagnostic;
use crate::format::chart::{self, Chart, Fill, Row, Segment, Tick};
use crate::site::Site;

/// The values that are marked on a scale of rates.
const PERCENTS: [f64; 5] = [0.0, 25.0, 50.0, 75.0, 100.0];

/// A chart with the words that stand beside it.
#[derive(Debug, Serialize)]
pub(super) struct ChartView {
    pub title: String,
    /// The drawing, ready to stand in a page.
    svg: String,
    /// What each fill means, in the order in which the parts are drawn.
    keys: Vec<Key>,
}

/// What a fill means.
#[derive(Debug, Serialize)]
struct Key {
    swatch: String,
    #[serde(flatten)]
    target: TargetView,
}

/// A target with the way it is filled.
type Filled<'a> = (&'a Target, Fill);

/// The charts of a plan, in the order of its targets. A target that stands alone and is no rate has
/// nothing to be compared with, so it has no chart.
///
/// # Errors
/// When the theme lacks a word.
pub(super) fn charts(site: &Site, plan: &Plan) -> Result<Vec<ChartView>, Diagnostic> {
    let roots = plan
        .targets
        .iter()
        .filter(|target| parent(plan, target).is_none());
    roots
        .filter_map(|root| {
            let parts: Vec<&Target> = parts(plan, root).collect();
            if !parts.is_empty() {
                Some(composition(site, plan, root, &parts))
            } else if root.unit == Unit::Percent {
                Some(rates(site, plan, root))
            } else {
                None
            }
        })
        .collect()
}

fn parent<'a>(plan: &'a Plan, target: &Target) -> Option<&'a Target> {
    plan.targets
        .iter()
        .find(|other| Some(&other.id) == target.parent.as_ref())
}

/// The parts of a whole, one after the other on one bar.
fn composition(
    site: &Site,
    plan: &Plan,
    whole: &Target,
    parts: &[&Target],
) -> Result<ChartView, Diagnostic> {
    let filled: Vec<Filled<'_>> = (0..)
        .map(Fill::nth)
        .zip(parts)
        .map(|(fill, part)| (*part, fill))
        .collect();
    let results: Vec<Option<f64>> = parts.iter().map(|part| result(part)).collect();
    let reached: f64 = results.iter().flatten().sum();
    let full = whole.value.max(reached);
    let planned = filled.iter().map(|(part, fill)| (part.value, *fill));
    let known: Option<Vec<f64>> = results.iter().copied().collect();
    let known = known.unwrap_or_default();
    let rows = [
        Row {
            label: site.word("plan.chart.planned")?,
            segments: one_after_the_other(planned),
        },
        Row {
            label: result_label(site, &results)?,
            segments: one_after_the_other(
                known
                    .into_iter()
                    .zip(&filled)
                    .map(|(value, (_, fill))| (value, *fill)),
            ),
        },
    ];
    let ticks = [0.0, full].map(|value| Tick {
        value,
        label: site.locale().decimal(value, 2),
    });
    let title = site.say(
        "plan.chart.parts",
        &[
            ("title", &whole.title),
            ("amount", &view(site, plan, whole)?.amount),
        ],
    )?;
    Drawing {
        site,
        plan,
        title,
        full,
        rows: &rows,
        ticks: &ticks,
    }
    .finish(whole, &filled)
}

/// A rate and those within it, one on the other on a scale of a hundred.
fn rates(site: &Site, plan: &Plan, root: &Target) -> Result<ChartView, Diagnostic> {
    let within = plan.targets.iter().filter(|target| {
        target.unit == Unit::Percent && ancestors(plan, target).any(|one| one.id == root.id)
    });
    let mut targets: Vec<&Target> = std::iter::once(root).chain(within).collect();
    // The larger lies below, so that none hides another.
    targets.sort_by(|a, b| b.value.total_cmp(&a.value));
    let filled: Vec<Filled<'_>> = targets
        .iter()
        .zip(
            [Fill::Light, Fill::Solid]
                .into_iter()
                .chain((1..).map(Fill::nth)),
        )
        .map(|(target, fill)| (*target, fill))
        .collect();
    let mut reached: Vec<(f64, Fill)> = filled
        .iter()
        .filter_map(|(target, fill)| Some((result(target)?, *fill)))
        .collect();
    reached.sort_by(|a, b| b.0.total_cmp(&a.0));
    let results: Vec<Option<f64>> = targets.iter().map(|target| result(target)).collect();
    let rows = [
        Row {
            label: site.word("plan.chart.planned")?,
            segments: from_nothing(filled.iter().map(|(target, fill)| (target.value, *fill))),
        },
        Row {
            label: result_label(site, &results)?,
            segments: from_nothing(reached.into_iter()),
        },
    ];
    let ticks = PERCENTS.map(|value| Tick {
        value,
        label: site.locale().percent(value),
    });
    Drawing {
        site,
        plan,
        title: site.say("plan.chart.rates", &[("title", &root.title)])?,
        full: 100.0,
        rows: &rows,
        ticks: &ticks,
    }
    .finish(root, &filled)
}

/// The targets above one; a circle, which a check reports, ends where it closes.
fn ancestors<'a>(plan: &'a Plan, target: &'a Target) -> impl Iterator<Item = &'a Target> {
    std::iter::successors(parent(plan, target), |one| parent(plan, one)).take(plan.targets.len())
}

fn result(target: &Target) -> Option<f64> {
    target.result.as_ref().map(|result| result.value)
}

/// What stands above the bar of results: that there are none, some, or all.
fn result_label(site: &Site, results: &[Option<f64>]) -> Result<String, Diagnostic> {
    let known = results.iter().flatten().count();
    site.word(if known == 0 {
        "plan.chart.no_result"
    } else if known < results.len() {
        "plan.chart.some_results"
    } else {
        "plan.chart.result"
    })
}

fn one_after_the_other(values: impl Iterator<Item = (f64, Fill)>) -> Vec<Segment> {
    values
        .scan(0.0, |from, (value, fill)| {
            let begin = *from;
            *from += value;
            Some(Segment {
                from: begin,
                to: *from,
                fill,
            })
        })
        .collect()
}

fn from_nothing(values: impl Iterator<Item = (f64, Fill)>) -> Vec<Segment> {
    values
        .map(|(to, fill)| Segment {
            from: 0.0,
            to,
            fill,
        })
        .collect()
}

/// A chart whose bars are known and whose words are still to be put together.
struct Drawing<'a> {
    site: &'a Site,
    plan: &'a Plan,
    title: String,
    full: f64,
    rows: &'a [Row],
    ticks: &'a [Tick],
}

impl Drawing<'_> {
    /// The chart, named after its first target, with a key for each part.
    fn finish(self, root: &Target, filled: &[Filled<'_>]) -> Result<ChartView, Diagnostic> {
        let id = format!("_bieu-do-{}", root.id);
        let keys = filled
            .iter()
            .map(|(target, fill)| {
                Ok(Key {
                    swatch: chart::swatch(*fill, &id),
                    target: view(self.site, self.plan, target)?,
                })
            })
            .collect::<Result<Vec<Key>, Diagnostic>>()?;
        let words = keys.iter().map(|key| key.target.in_words());
        let labels = self.rows.iter().skip(1).map(|row| row.label.clone());
        let description: Vec<String> = words.chain(labels).collect();
        let svg = chart::draw(&Chart {
            id: &id,
            title: &self.title,
            description: &description.join("; "),
            full: self.full,
            rows: self.rows,
            ticks: self.ticks,
        });
        Ok(ChartView {
            title: self.title,
            svg,
            keys,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_follow_each_other_and_rates_lie_on_each_other() {
        let values = [(25.0, Fill::Solid), (28.0, Fill::Striped)];
        let spans = |segments: Vec<Segment>| -> Vec<(f64, f64)> {
            segments.iter().map(|one| (one.from, one.to)).collect()
        };
        assert_eq!(
            spans(one_after_the_other(values.into_iter())),
            [(0.0, 25.0), (25.0, 53.0)]
        );
        assert_eq!(
            spans(from_nothing(values.into_iter())),
            [(0.0, 25.0), (0.0, 28.0)]
        );
    }
}
