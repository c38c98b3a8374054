//! The chart of the months: an SVG drawn on the server, complete without a script. It is scaled to its largest month, so that 80 €
//! fills it as well as 8,000 €.

use super::readout::{ChartReadout, ChartReadoutProps, Readout};
use leptos::prelude::*;

/// The drawing of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drawn {
    /// Validated: a full bar.
    Validated,
    /// Declared, not yet validated: a hatched bar.
    Waiting,
    /// To declare: a dotted slot.
    Due,
    /// Nothing to declare: a dash.
    Pause,
}

/// A month of the chart, with its texts in the language of the screens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartMonth {
    /// `2026-10`.
    pub month: String,
    /// "Octobre 2026".
    pub name: String,
    /// "oct.".
    pub short: String,
    /// The year, under January and the first month.
    pub year: Option<i32>,
    /// The turnover in cents; `None` if there is no declaration.
    pub cents: Option<i64>,
    /// "190,00 €", or empty.
    pub figure: String,
    /// "Validé".
    pub state: String,
    /// The class that draws the state's shape.
    pub shape: String,
    /// Its drawing.
    pub drawn: Drawn,
}

/// A horizontal level of the chart, with its text in the legend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// In cents.
    pub cents: i64,
    /// "Objectif 900 €".
    pub words: String,
    /// "Objectif 900 € (plus haut)", when it does not fit.
    pub words_above: String,
}

/// The texts of the legend and for screen readers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartWords {
    /// The name of the chart.
    pub chart: String,
    /// "Validé".
    pub validated: String,
    /// "Pas encore validé".
    pub waiting: String,
}

/// Width of a month and height of the zone of values, in pixels: the drawing is never scaled, so its letters stay 16 px.
const SLOT: i64 = 56;
const TOP: i64 = 24;
const BASE: i64 = 188;

/// The value at the top of the chart, in cents: a quarter above the largest, rounded up to a round amount, at least 50 €.
fn top_of(largest: i64) -> i64 {
    let wanted = (largest + largest / 4).max(5_000);
    let mut unit = 1_000;
    loop {
        for step in [1, 2, 3, 4, 5, 6, 8] {
            if unit * step >= wanted {
                return unit * step;
            }
        }
        unit *= 10;
    }
}

/// The vertical scale: the base line moves up by the room that a month below zero needs.
struct Scale {
    base: i64,
    /// The range of the drawn values, in cents.
    span: i64,
}

impl Scale {
    fn of(months: &[ChartMonth], start: i64) -> (Self, i64) {
        let values = || months.iter().filter_map(|m| m.cents);
        let top = top_of(values().max().unwrap_or(0).max(start));
        let below = -values().min().unwrap_or(0).min(0);
        let span = top + below;
        (Self { base: BASE - below * (BASE - TOP) / span, span }, top)
    }

    fn y(&self, cents: i64) -> i64 {
        self.base - cents * (BASE - TOP) / self.span
    }

    /// Top and height of a bar: at least 4 px unless zero.
    fn bar(&self, cents: i64) -> (i64, i64) {
        let height = (cents.abs() * (BASE - TOP) / self.span).max(4);
        (if cents >= 0 { self.base - height } else { self.base }, height)
    }
}

/// The chart. `selected` is the month shown first; without WebAssembly a tap on a month opens `?mois=…`.
pub fn month_chart(
    months: &[ChartMonth],
    selected: usize,
    start: Option<Level>,
    goal: Option<Level>,
    words: ChartWords,
) -> impl IntoView + use<> {
    let (scale, top) = Scale::of(months, start.as_ref().map_or(0, |level| level.cents));
    let width = SLOT * months.len() as i64;
    let slots = months.iter().enumerate().map(|(at, month)| slot(&scale, at, month, at == selected)).collect_view();
    let start_line = start.as_ref().map(|level| line("chart__start", width, scale.y(level.cents)));
    let goal_above = goal.as_ref().is_some_and(|level| level.cents > top);
    let goal_line = goal.as_ref().map(|level| {
        if goal_above { line("chart__goal chart__goal--above", width, TOP) } else { line("chart__goal", width, scale.y(level.cents)) }
    });
    let goal_words = goal.map(|level| if goal_above { level.words_above } else { level.words });
    let shown = months.get(selected).map(|month| Readout {
        name: month.name.clone(),
        figure: month.figure.clone(),
        state: month.state.clone(),
        shape: month.shape.clone(),
    });
    let name = words.chart.clone();
    view! {
        <figure class="chart">
            {shown.map(|shown| ChartReadout(ChartReadoutProps { shown }))}
            <div class="chart__scroll" tabindex="0" role="region" aria-label=name>
                <div class="chart__inner">
                    <svg class="chart__svg" width=width height="240" viewBox=format!("0 0 {width} 240") role="group" aria-label=words.chart>
                        <defs>
                            <pattern id="chart-hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                                <rect class="chart__hatch-back" width="8" height="8"></rect>
                                <rect class="chart__hatch" width="3" height="8"></rect>
                            </pattern>
                        </defs>
                        {line("chart__base", width, scale.base)}
                        {slots}
                        {start_line}
                        {goal_line}
                    </svg>
                </div>
            </div>
            <ul class="chart__legend">
                {goal_words.map(|words| view! { <li class="chart__key">{key_line("chart__goal")}<span class="num">{words}</span></li> })}
                {start.map(|level| view! { <li class="chart__key">{key_line("chart__start")}<span class="num">{level.words}</span></li> })}
                <li class="chart__key">
                    <svg width="28" height="16" aria-hidden="true">
                        <rect class="chart__bar chart__bar--validated" x="6" width="16" height="16" rx="4"></rect>
                    </svg>
                    {words.validated}
                </li>
                <li class="chart__key">
                    <svg width="28" height="16" aria-hidden="true">
                        <rect class="chart__bar chart__bar--waiting" fill="url(#chart-hatch)" x="7" y="1" width="14" height="14" rx="4"></rect>
                    </svg>
                    {words.waiting}
                </li>
            </ul>
        </figure>
    }
}

fn line(class: &'static str, width: i64, y: i64) -> impl IntoView {
    view! { <line class=class x1="0" x2=width y1=y y2=y></line> }
}

fn key_line(class: &'static str) -> impl IntoView {
    view! { <svg width="28" height="16" aria-hidden="true"><line class=class x1="0" x2="28" y1="8" y2="8"></line></svg> }
}

fn slot(scale: &Scale, at: usize, month: &ChartMonth, selected: bool) -> impl IntoView + use<> {
    let left = SLOT * at as i64;
    let middle = left + SLOT / 2;
    // The text for screen readers begins with the visible word.
    let label = [month.short.as_str(), month.name.as_str(), month.figure.as_str(), month.state.as_str()];
    let label = label.iter().filter(|words| !words.is_empty()).copied().collect::<Vec<_>>().join(", ");
    let (top, height) = scale.bar(month.cents.unwrap_or(0));
    let base = scale.base;
    let mark = match (month.drawn, month.cents) {
        (Drawn::Due, _) => {
            view! { <rect class="chart__bar chart__bar--due" x=left + 10 y=base - 44 width="36" height="44" rx="6"></rect> }.into_any()
        }
        (Drawn::Pause, _) | (_, None) => view! { <text class="chart__pause" x=middle y=base - 10>"–"</text> }.into_any(),
        (_, Some(0)) => view! { <circle class="chart__nil" cx=middle cy=base r="5"></circle> }.into_any(),
        (Drawn::Validated, _) => {
            view! { <rect class="chart__bar chart__bar--validated" x=left + 10 y=top width="36" height=height rx="6"></rect> }.into_any()
        }
        (Drawn::Waiting, _) => view! {
            <rect class="chart__bar chart__bar--waiting" fill="url(#chart-hatch)" x=left + 11 y=top width="34" height=height rx="6"></rect>
        }
        .into_any(),
    };
    view! {
        <a
            class=if selected { "chart__slot chart__slot--selected" } else { "chart__slot" }
            href=format!("?mois={}", month.month)
            aria-label=label
            aria-current=selected.then_some("true")
            data-name=month.name.clone()
            data-figure=month.figure.clone()
            data-state=month.state.clone()
            data-shape=month.shape.clone()
        >
            <rect class="chart__hit" x=left y="0" width=SLOT height="240" rx="12"></rect>
            {mark}
            <text class="chart__name" x=middle y="212">{month.short.clone()}</text>
            {month.year.map(|year| view! { <text class="chart__year" x=middle y="232">{year}</text> })}
        </a>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_top_of_the_chart_follows_the_largest_month() {
        assert_eq!(top_of(0), 5_000);
        assert_eq!(top_of(8_000), 10_000);
        assert_eq!(top_of(19_000), 30_000);
        assert_eq!(top_of(800_000), 1_000_000);
    }

    #[test]
    fn a_month_below_zero_moves_the_base_line_up() {
        let month = |cents| ChartMonth {
            month: String::new(),
            name: String::new(),
            short: String::new(),
            year: None,
            cents: Some(cents),
            figure: String::new(),
            state: String::new(),
            shape: String::new(),
            drawn: Drawn::Validated,
        };
        let (scale, _) = Scale::of(&[month(10_000), month(-5_000)], 0);
        assert!(scale.base < BASE);
        assert!((scale.y(-5_000) - BASE).abs() <= 1);
    }
}
