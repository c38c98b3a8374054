//! The chart of the months: an SVG drawn on the server, complete as it is; on the phone a tap on a month shows its
//! figure at once. Scaled by what is in it, so that 80 € fills it as well as 8,000 €.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// How a month is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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

/// A month of the chart, its words ready in the language of the screens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChartMonth {
    /// `2026-10`.
    pub month: String,
    /// "Octobre 2026".
    pub name: String,
    /// "oct.".
    pub short: String,
    /// The year, under January and the first month.
    pub year: Option<i32>,
    /// The figure in cents, when there is one.
    pub cents: Option<i64>,
    /// "190,00 €", or nothing.
    pub figure: String,
    /// "Validé".
    pub state: String,
    /// The class that draws the state's shape.
    pub shape: String,
    /// How it is drawn.
    pub drawn: Drawn,
}

/// A level across the chart with its words for the legend.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Level {
    /// In cents.
    pub cents: i64,
    /// "Objectif 900 €".
    pub words: String,
    /// "Objectif 900 € (plus haut)", when it does not fit.
    pub words_above: String,
}

/// The words of the legend and of those who hear the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChartWords {
    /// Name of the drawing.
    pub chart: String,
    /// "Validé".
    pub validated: String,
    /// "Pas encore validé".
    pub waiting: String,
}

const SLOT: f64 = 56.0;
const TOP: f64 = 24.0;
const BASE: f64 = 188.0;

/// The value at the top of the chart, in cents: a quarter above the largest, rounded up to a calm figure, at least 50 €.
fn top_of(largest: i64) -> i64 {
    let wanted = (largest + largest / 4).max(50_00);
    let mut unit = 10_00;
    loop {
        for step in [1, 2, 3, 4, 5, 6, 8] {
            if unit * step >= wanted {
                return unit * step;
            }
        }
        unit *= 10;
    }
}

/// Where values lie: the base line moves up by the room that a month below zero needs.
struct Scale {
    base: f64,
    per_cent: f64,
}

impl Scale {
    fn of(months: &[ChartMonth], start: i64) -> (Self, i64) {
        let values = || months.iter().filter_map(|m| m.cents);
        let top = top_of(values().max().unwrap_or(0).max(start));
        let below = values().min().unwrap_or(0).min(0).unsigned_abs() as f64;
        let per_cent = (BASE - TOP) / (top as f64 + below);
        (Self { base: BASE - below * per_cent, per_cent }, top)
    }

    fn y(&self, cents: i64) -> f64 {
        self.base - cents as f64 * self.per_cent
    }

    /// Top and height of a bar: at least 4 px unless nil.
    fn bar(&self, cents: i64) -> (f64, f64) {
        let height = (cents.unsigned_abs() as f64 * self.per_cent).max(4.0);
        (if cents >= 0 { self.base - height } else { self.base }, height)
    }
}

/// The chart. `selected` is the month whose figure is shown first; without WebAssembly a tap asks for `?mois=…`.
#[island]
pub fn MonthChart(
    /// The months, oldest first.
    months: Vec<ChartMonth>,
    /// The selected one, counted from 0.
    selected: usize,
    /// The level at the start.
    start: Option<Level>,
    /// The goal.
    goal: Option<Level>,
    /// The words around.
    words: ChartWords,
) -> impl IntoView {
    let (chosen, choose) = signal(selected);
    let (scale, top) = Scale::of(&months, start.as_ref().map_or(0, |level| level.cents));
    let width = SLOT * months.len() as f64;
    let slots = months.iter().cloned().enumerate().map(|(at, month)| slot(&scale, at, month, chosen, choose)).collect_view();
    let start_line = start.as_ref().map(|level| line("chart__start", width, scale.y(level.cents)));
    let goal_above = goal.as_ref().is_some_and(|level| level.cents > top);
    let goal_line = goal.as_ref().map(|level| {
        if goal_above { line("chart__goal chart__goal--above", width, TOP) } else { line("chart__goal", width, scale.y(level.cents)) }
    });
    let goal_words = goal.map(|level| if goal_above { level.words_above } else { level.words });
    let base = scale.base;
    let readout = StoredValue::new(months);
    let name = words.chart.clone();
    let shown =
        move |read: fn(&ChartMonth) -> String| move || readout.with_value(|months| months.get(chosen.get()).map(read).unwrap_or_default());
    view! {
        <figure class="chart">
            <figcaption class="chart__readout" aria-live="polite">
                <span class="chart__month">{shown(|m| m.name.clone())}</span>
                <span class="chart__figure num">{shown(|m| m.figure.clone())}</span>
                <span class=shown(|m| format!("state state--bare state--{}", m.shape))>{shown(|m| m.state.clone())}</span>
            </figcaption>
            <div class="chart__scroll" tabindex="0" role="region" aria-label=name>
                <div class="chart__inner">
                    <svg class="chart__svg" width=width height="240" viewBox=format!("0 0 {width} 240") role="group" aria-label=words.chart>
                        <defs>
                            <pattern id="chart-hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                                <rect class="chart__hatch-back" width="8" height="8"></rect>
                                <rect class="chart__hatch" width="3" height="8"></rect>
                            </pattern>
                        </defs>
                        {line("chart__base", width, base)}
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

fn line(class: &'static str, width: f64, y: f64) -> impl IntoView {
    view! { <line class=class x1="0" x2=width y1=y y2=y></line> }
}

fn key_line(class: &'static str) -> impl IntoView {
    view! { <svg width="28" height="16" aria-hidden="true"><line class=class x1="0" x2="28" y1="8" y2="8"></line></svg> }
}

fn slot(scale: &Scale, at: usize, month: ChartMonth, chosen: ReadSignal<usize>, choose: WriteSignal<usize>) -> impl IntoView + use<> {
    let left = SLOT * at as f64;
    let middle = left + SLOT / 2.0;
    let is_chosen = move || chosen.get() == at;
    let label = [month.name.as_str(), month.figure.as_str(), month.state.as_str()];
    let label = label.iter().filter(|words| !words.is_empty()).copied().collect::<Vec<_>>().join(", ");
    let (top, height) = scale.bar(month.cents.unwrap_or(0));
    let base = scale.base;
    let mark = match (month.drawn, month.cents) {
        (Drawn::Due, _) => {
            view! { <rect class="chart__bar chart__bar--due" x=left + 10.0 y=base - 44.0 width="36" height="44" rx="6"></rect> }.into_any()
        }
        (Drawn::Pause, _) | (_, None) => view! { <text class="chart__pause" x=middle y=base - 10.0>"–"</text> }.into_any(),
        (_, Some(0)) => view! { <circle class="chart__nil" cx=middle cy=base r="5"></circle> }.into_any(),
        (Drawn::Validated, _) => {
            view! { <rect class="chart__bar chart__bar--validated" x=left + 10.0 y=top width="36" height=height rx="6"></rect> }.into_any()
        }
        (Drawn::Waiting, _) => view! {
            <rect class="chart__bar chart__bar--waiting" fill="url(#chart-hatch)" x=left + 11.0 y=top width="34" height=height rx="6"></rect>
        }
        .into_any(),
    };
    view! {
        <a
            class=move || if is_chosen() { "chart__slot chart__slot--selected" } else { "chart__slot" }
            href=format!("?mois={}", month.month)
            aria-label=label
            aria-current=move || is_chosen().then_some("true")
            on:click=move |event| {
                event.prevent_default();
                choose.set(at);
            }
        >
            <rect class="chart__hit" x=left y="0" width=SLOT height="240"></rect>
            {mark}
            <text class="chart__name" x=middle y="212">{month.short}</text>
            {month.year.map(|year| view! { <text class="chart__year" x=middle y="232">{year}</text> })}
        </a>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chart_is_scaled_by_what_is_in_it() {
        assert_eq!(top_of(0), 50_00);
        assert_eq!(top_of(80_00), 100_00);
        assert_eq!(top_of(190_00), 300_00);
        assert_eq!(top_of(8_000_00), 10_000_00);
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
        let (scale, _) = Scale::of(&[month(100_00), month(-50_00)], 0);
        assert!(scale.base < BASE);
        assert!((scale.y(-50_00) - BASE).abs() < 0.001);
    }
}
