//! Charts of bars as SVG. Widths are shares of the place a chart gets and heights follow the size
//! of its text, so that a chart neither shrinks its words on a phone nor needs a script.

use std::fmt::Write;

use serde::Serialize;

use super::xml::escape;

/// A chart of bars, one below the other, on one scale.
#[derive(Debug, Clone)]
pub struct Chart<'a> {
    /// The id of the drawing; ids inside it begin with this one.
    pub id: &'a str,
    /// What the chart shows.
    pub title: &'a str,
    /// The same figures in words, for who cannot see the bars.
    pub description: &'a str,
    /// The value at the end of the scale, which begins at 0.
    pub full: f64,
    /// The bars, from top to bottom.
    pub rows: &'a [Row],
    /// The values that are marked on the scale, in rising order.
    pub ticks: &'a [Tick],
}

/// A bar with a word above it. One without segments is an empty frame: nothing is known.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What the bar is, in a word or two.
    pub label: String,
    /// The filled parts; a later one covers an earlier one.
    pub segments: Vec<Segment>,
}

/// A part of a bar.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Segment {
    /// Where it begins, on the scale.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// How it is filled.
    pub fill: Fill,
}

/// A value that is marked on the scale.
#[derive(Debug, Clone, PartialEq)]
pub struct Tick {
    /// Where it stands.
    pub value: f64,
    /// The value in digits.
    pub label: String,
}

/// How a part is filled: by patterns of one colour, which differ without colours too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fill {
    /// Full colour.
    Solid,
    /// Stripes.
    Striped,
    /// A tint.
    Light,
    /// Dots.
    Dotted,
}

impl Fill {
    const ALL: [Self; 4] = [Self::Solid, Self::Striped, Self::Light, Self::Dotted];

    /// The fill of the part at this place, counted from 0; after the last the first comes again.
    pub fn nth(place: usize) -> Self {
        let [first, ..] = Self::ALL;
        Self::ALL
            .get(place % Self::ALL.len())
            .copied()
            .unwrap_or(first)
    }

    /// The attribute that fills a shape, with the patterns of the drawing `id`.
    fn attribute(self, id: &str) -> String {
        match self {
            Self::Solid => "class=\"solid\"".to_owned(),
            Self::Light => "class=\"light\"".to_owned(),
            Self::Striped => format!("fill=\"url(#{id}-striped)\""),
            Self::Dotted => format!("fill=\"url(#{id}-dotted)\""),
        }
    }
}

/// The heights of a row's parts, in the size of the text.
const LABEL: f64 = 1.6;
const BAR: f64 = 1.75;
const GAP: f64 = 0.75;
/// The height below the bars that the marks of the scale take.
const SCALE: f64 = 1.7;

/// A chart as an SVG element.
///
/// Colours come from the styles of the theme: `solid` and `light` are filled, `frame` is the outline
/// of each bar, and `tick` a line of the scale.
pub fn draw(chart: &Chart<'_>) -> String {
    let id = escape(chart.id);
    let rows = chart.rows.len() as f64 * (LABEL + BAR + GAP);
    let height = em(rows + if chart.ticks.is_empty() { 0.0 } else { SCALE });
    let mut out = format!(
        "<svg class=\"chart\" role=\"img\" width=\"100%\" height=\"{height}\" aria-labelledby=\"{id}-title {id}-desc\">\
         <title id=\"{id}-title\">{}</title><desc id=\"{id}-desc\">{}</desc>{}",
        escape(chart.title),
        escape(chart.description),
        patterns(&id),
    );
    for tick in chart.ticks {
        out.push_str(&mark(tick, chart.full, rows));
    }
    for (place, row) in chart.rows.iter().enumerate() {
        let top = place as f64 * (LABEL + BAR + GAP);
        out.push_str(&bar(row, chart.full, top, &id));
    }
    out.push_str("</svg>");
    out
}

/// A small square filled like a part of the chart `id`, for the words beside it.
pub fn swatch(fill: Fill, id: &str) -> String {
    let fill = fill.attribute(&escape(id));
    format!(
        "<svg class=\"swatch\" aria-hidden=\"true\" width=\"1em\" height=\"1em\">\
         <rect width=\"100%\" height=\"100%\" {fill}/><rect class=\"frame\" width=\"100%\" height=\"100%\"/></svg>"
    )
}

fn patterns(id: &str) -> String {
    format!(
        "<defs>\
         <pattern id=\"{id}-striped\" patternUnits=\"userSpaceOnUse\" width=\"8\" height=\"8\" patternTransform=\"rotate(45)\">\
         <rect class=\"solid\" width=\"4\" height=\"8\"/></pattern>\
         <pattern id=\"{id}-dotted\" patternUnits=\"userSpaceOnUse\" width=\"8\" height=\"8\">\
         <circle class=\"solid\" cx=\"4\" cy=\"4\" r=\"1.75\"/></pattern>\
         </defs>"
    )
}

/// A bar, `top` below the upper edge.
fn bar(row: &Row, full: f64, top: f64, id: &str) -> String {
    let (y, height) = (em(top + LABEL), em(BAR));
    let mut out = format!(
        "<text x=\"0\" y=\"{}\">{}</text>",
        em(top + LABEL - 0.45),
        escape(&row.label)
    );
    for segment in &row.segments {
        let (from, to) = (share(segment.from, full), share(segment.to, full));
        let (x, width) = (percent(from), percent((to - from).max(0.0)));
        let place = format!("x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"");
        let fill = segment.fill.attribute(id);
        // What a later part covers must not shine through its pattern.
        let _ = write!(
            out,
            "<rect class=\"ground\" {place}/><rect {place} {fill}/><rect class=\"frame\" {place}/>"
        );
    }
    let frame = if row.segments.is_empty() {
        "unknown"
    } else {
        "frame"
    };
    let _ = write!(
        out,
        "<rect class=\"{frame}\" y=\"{y}\" width=\"100%\" height=\"{height}\"/>"
    );
    out
}

/// A line of the scale with its value below the bars; the words at both ends stay inside.
fn mark(tick: &Tick, full: f64, bottom: f64) -> String {
    let at = share(tick.value, full);
    let anchor = if at <= 0.0 {
        "start"
    } else if at >= 100.0 {
        "end"
    } else {
        "middle"
    };
    let at = percent(at);
    format!(
        "<line class=\"tick\" x1=\"{at}\" x2=\"{at}\" y1=\"{}\" y2=\"{}\"/>\
         <text x=\"{at}\" y=\"{}\" text-anchor=\"{anchor}\">{}</text>",
        em(LABEL),
        em(bottom),
        em(bottom + 1.1),
        escape(&tick.label)
    )
}

/// How much of the scale a value is, from 0 to 100.
fn share(value: f64, full: f64) -> f64 {
    if full > 0.0 && value.is_finite() && full.is_finite() {
        (value / full * 100.0).clamp(0.0, 100.0)
    } else {
        0.0
    }
}

fn percent(value: f64) -> String {
    format!("{}%", number(value))
}

fn em(value: f64) -> String {
    format!("{}em", number(value))
}

/// A number with two digits at most, which is finer than any screen.
fn number(value: f64) -> String {
    format!("{:.2}", value)
        .trim_end_matches('0')
        .trim_end_matches('.')
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chart(full: f64, segments: Vec<Segment>) -> String {
        let rows = [Row {
            label: "Kế hoạch & kết quả".to_owned(),
            segments,
        }];
        draw(&Chart {
            id: "c",
            title: "Tuyển sinh",
            description: "25 trong 100",
            full,
            rows: &rows,
            ticks: &[],
        })
    }

    fn segment(from: f64, to: f64) -> Segment {
        Segment {
            from,
            to,
            fill: Fill::Solid,
        }
    }

    #[test]
    fn widths_are_shares_of_the_whole() {
        let svg = chart(224_500.0, vec![segment(0.0, 25_000.0)]);
        assert!(svg.contains("width=\"11.14%\""), "{svg}");
        let svg = chart(
            200.0,
            vec![Segment {
                from: 50.0,
                to: 100.0,
                fill: Fill::Striped,
            }],
        );
        assert!(svg.contains("x=\"25%\" y=\"1.6em\" width=\"25%\""), "{svg}");
        assert!(svg.contains("fill=\"url(#c-striped)\""), "{svg}");
    }

    #[test]
    fn nothing_leaves_the_frame() {
        let svg = chart(100.0, vec![segment(0.0, 250.0)]);
        assert!(svg.contains("width=\"100%\""), "{svg}");
        for full in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            let svg = chart(full, vec![segment(0.0, 5.0)]);
            assert!(
                svg.contains("width=\"0%\"") && !svg.contains("NaN"),
                "{svg}"
            );
        }
    }

    #[test]
    fn a_bar_of_which_nothing_is_known_is_an_empty_frame() {
        let svg = chart(100.0, Vec::new());
        assert!(svg.contains("class=\"unknown\""), "{svg}");
        assert!(!svg.contains("class=\"ground\""), "{svg}");
    }

    #[test]
    fn words_are_escaped_and_name_the_drawing() {
        let svg = chart(100.0, Vec::new());
        assert!(svg.contains("Kế hoạch &amp; kết quả"), "{svg}");
        assert!(svg.contains("aria-labelledby=\"c-title c-desc\""), "{svg}");
        assert!(svg.contains("<desc id=\"c-desc\">25 trong 100</desc>"));
    }

    #[test]
    fn marks_at_the_ends_grow_inwards() {
        let tick = |value: f64| Tick {
            value,
            label: number(value),
        };
        let ends = |value| mark(&tick(value), 100.0, 3.0);
        assert!(ends(0.0).contains("text-anchor=\"start\""));
        assert!(ends(50.0).contains("text-anchor=\"middle\""));
        assert!(ends(100.0).contains("text-anchor=\"end\""));
    }

    #[test]
    fn fills_come_round() {
        assert_eq!(Fill::nth(0), Fill::nth(4));
        assert_ne!(Fill::nth(0), Fill::nth(1));
    }
}
