//! The chart of twelve months: an SVG drawn on the server, complete without a script. Its places are shares of its width and its
//! heights pixels, so that twelve months are in view on the narrowest phone and its letters stay 16 px.

use domain::declarations::chart::{ChartScale, MOST_CUTS};
use leptos::{nonce::use_nonce, prelude::*};
use std::ops::Range;

/// How many months a chart shows.
pub const MONTHS: usize = 12;

/// The script that shows a tapped month; without it a month is a link.
const SCRIPT: &str = include_str!("month_chart.js");

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
    /// "octobre 2026, 190,00 €, Vérifié", for screen readers.
    pub label: String,
    /// "oct.".
    pub short: String,
    /// The year.
    pub year: i32,
    /// Whether it is a January.
    pub is_january: bool,
    /// The turnover in cents; `None` if there is no declaration.
    pub cents: Option<i64>,
    /// "190,00 €", or empty.
    pub figure: String,
    /// "190 €", or empty: beside a bar that is cut.
    pub short_figure: String,
    /// "+110 € par rapport à septembre", or empty.
    pub change: String,
    /// "+110 € depuis le départ", or empty.
    pub since_start: String,
    /// "Vérifié".
    pub state: String,
    /// The class that draws the state's shape.
    pub shape: String,
    /// Its drawing.
    pub drawn: Drawn,
}

/// A horizontal level of the chart, with the words at its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// In cents.
    pub cents: i64,
    /// "Objectif 900 €".
    pub words: String,
    /// "Objectif 900 € (plus haut)", when it does not fit.
    pub words_above: String,
}

/// A link to the months before or after those of a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherMonths {
    /// The month that it selects, `2026-10`.
    pub month: String,
    /// "12 mois avant".
    pub words: String,
}

/// The texts around the chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartWords {
    /// The name of the chart.
    pub chart: String,
    /// "Vérifié".
    pub validated: String,
    /// "Pas encore vérifié".
    pub waiting: String,
    /// "Touchez un mois pour voir son montant."
    pub hint: String,
    /// The name of the links to other months.
    pub pages: String,
    /// "Total 2026 : 2 171,00 €", one for each year shown.
    pub totals: Vec<String>,
}

/// The chart of at most [`MONTHS`] months with what stands around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthChart {
    /// The months, oldest first.
    pub months: Vec<ChartMonth>,
    /// The short names of the months to come that fill the rest of its width.
    pub coming: Vec<String>,
    /// The place of the month that is shown first.
    pub selected: usize,
    /// The starting level.
    pub start: Option<Level>,
    /// The goal.
    pub goal: Option<Level>,
    /// The link to earlier months.
    pub earlier: Option<OtherMonths>,
    /// The link to later months.
    pub later: Option<OtherMonths>,
    /// The texts.
    pub words: ChartWords,
}

/// The height of the zone of values, and of a line of text, in pixels.
const ZONE: i64 = 150;
const LINE: i64 = 18;

/// Where things are, in pixels from the top of the drawing.
struct Layout {
    scale: ChartScale,
    /// The upper edge of the zone of values; above it stand the amounts of cut bars.
    zone: i64,
}

impl Layout {
    fn of(months: &[ChartMonth], start: i64) -> Self {
        let values: Vec<i64> = months.iter().filter_map(|month| month.cents).collect();
        let scale = ChartScale::of(&values, start, ZONE);
        let cuts = values.iter().filter(|cents| scale.bar(**cents).is_cut).count().min(MOST_CUTS);
        Self { scale, zone: 24 + LINE * cuts as i64 }
    }

    fn base(&self) -> i64 {
        self.zone + self.scale.base()
    }

    /// The lower edge of the zone of values.
    fn bottom(&self) -> i64 {
        self.zone + ZONE
    }

    fn height(&self) -> i64 {
        self.bottom() + 46
    }
}

/// A share of the width, from the number of months and hundredths of a month.
fn share(months: usize, hundredths: usize) -> String {
    format!("{:.3}%", (months * 100 + hundredths) as f64 / MONTHS as f64)
}

/// Where a text as wide as several months is anchored so that it stays in the drawing: its place and its `text-anchor`.
fn anchored(at: usize) -> (String, &'static str) {
    match at {
        0 | 1 => (share(at, 0), "start"),
        at if at + 2 >= MONTHS => (share(at + 1, 0), "end"),
        at => (share(at, 50), "middle"),
    }
}

/// The chart; nothing without months. Without the script a tap on a month opens `?mois=…`.
pub fn month_chart(chart: MonthChart) -> Option<impl IntoView> {
    let MonthChart { months, coming, selected, start, goal, earlier, later, words } = chart;
    let shown = months.get(selected)?.clone();
    let layout = Layout::of(&months, start.as_ref().map_or(0, |level| level.cents));
    let slots = months.iter().enumerate().map(|(at, month)| slot(&layout, at, month, at == selected)).collect_view();
    let is_cut = |month: &ChartMonth| month.cents.is_some_and(|cents| layout.scale.bar(cents).is_cut);
    let cut = months.iter().enumerate().filter(|(_, month)| is_cut(month)).zip(1i64..).map(|((at, month), row)| {
        let (x, anchor) = anchored(at);
        view! { <text class="chart__cut" x=x y=LINE * row - 3 text-anchor=anchor aria-hidden="true">{month.short_figure.clone()}</text> }
    });
    let cut = cut.collect_view();
    // Two years side by side would overlap.
    let years = months
        .iter()
        .enumerate()
        .filter(|(at, month)| month.is_january || (*at == 0 && !months.get(1).is_some_and(|next| next.is_january)));
    let years = years.map(|(at, month)| {
        let (x, anchor) = anchored(at);
        view! { <text class="chart__year" x=x y=layout.bottom() + 42 text-anchor=anchor aria-hidden="true">{month.year}</text> }
    });
    let years = years.collect_view();
    let first_coming = months.len();
    let coming = coming.into_iter().enumerate().map(|(at, short)| names(&short, share(first_coming + at, 50), layout.bottom() + 20));
    let coming = coming.collect_view();
    let height = layout.height();
    let drawn = view! {
        <figure class="chart chart--months">
            <figcaption class="chart__readout" aria-live="polite">
                <span class="chart__month" data-shows="name">{shown.name}</span>
                <span class=format!("state state--bare state--{}", shown.shape) data-shows="state">{shown.state}</span>
                <span class="chart__figure num" data-shows="figure" translate="no">{shown.figure}</span>
                <span class="chart__change" data-shows="change">{shown.change}</span>
                <span class="chart__change" data-shows="since-start">{shown.since_start}</span>
            </figcaption>
            <svg class="chart__svg chart__svg--months" width="100%" height=height role="group" aria-label=words.chart>
                <defs>
                    <pattern id="chart-hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                        <rect class="chart__hatch-back" width="8" height="8"></rect>
                        <rect class="chart__hatch" width="3" height="8"></rect>
                    </pattern>
                </defs>
                {slots}
                {line("chart__base", layout.base())}
                <g aria-hidden="true">{coming}</g>
                {years}
                {cut}
                {levels(&layout, &months, start, goal)}
            </svg>
            {other_months(words.pages, earlier, later)}
            <div class="chart__totals">{words.totals.into_iter().map(|total| view! { <p class="num">{total}</p> }).collect_view()}</div>
            <ul class="chart__legend">
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
                <li>{words.hint}</li>
            </ul>
            <script type="module" nonce=use_nonce()>{SCRIPT}</script>
        </figure>
    };
    Some(drawn)
}

fn line(class: &'static str, y: i64) -> impl IntoView {
    view! { <line class=class x1="0" x2="100%" y1=y y2=y></line> }
}

/// The lines of the starting level and of the goal, with their words above the end at which fewer bars reach up to them. Where both
/// stand at the same end, those of the higher line stand above the others.
fn levels(layout: &Layout, months: &[ChartMonth], start: Option<Level>, goal: Option<Level>) -> impl IntoView + use<> {
    let start = start.and_then(|level| Some(("chart__start", layout.zone + layout.scale.level(level.cents)?, level.words)));
    let goal = goal.map(|level| match layout.scale.level(level.cents) {
        Some(y) => ("chart__goal", layout.zone + y, level.words),
        None => ("chart__goal chart__goal--above", layout.zone, level.words_above),
    });
    let mut levels: Vec<_> = [start, goal].into_iter().flatten().collect();
    levels.sort_by_key(|(_, y, _)| std::cmp::Reverse(*y));
    let lines = levels.iter().map(|(class, y, _)| line(class, *y)).collect_view();
    let mut free = [i64::MAX; 2];
    let words = levels
        .into_iter()
        .map(|(_, y, words)| {
            let end = usize::from(!is_free_at_start(layout, months, y));
            let y = (y - 6).min(free[end]);
            free[end] = y - LINE;
            let (x, dx, anchor) = if end == 1 { ("100%", "-4", "end") } else { ("0", "4", "start") };
            view! { <text class="chart__word" x=x dx=dx y=y text-anchor=anchor>{words}</text> }
        })
        .collect_view();
    view! { {lines}{words} }
}

/// Whether fewer bars reach up to a height in the first months than in the last ones.
fn is_free_at_start(layout: &Layout, months: &[ChartMonth], y: i64) -> bool {
    let reaches = |at: &usize| {
        let bar = months.get(*at).and_then(|month| month.cents).map(|cents| layout.scale.bar(cents));
        bar.is_some_and(|bar| layout.zone + bar.top < y)
    };
    let count = |places: Range<usize>| places.filter(reaches).count();
    count(0..MONTHS / 2) < count(MONTHS / 2..MONTHS)
}

/// The links to earlier and to later months.
fn other_months(name: String, earlier: Option<OtherMonths>, later: Option<OtherMonths>) -> impl IntoView {
    let any = earlier.is_some() || later.is_some();
    let link = |to: OtherMonths, rel: &'static str| view! { <a href=format!("?mois={}", to.month) rel=rel>{to.words}</a> };
    any.then(|| {
        view! {
            <nav class="chart__pages" aria-label=name>
                {earlier.map(|to| link(to, "prev"))}
                {later.map(|to| link(to, "next"))}
            </nav>
        }
    })
}

/// The short name of a month, and its first letter where that has no room.
fn names(short: &str, middle: String, y: i64) -> impl IntoView + use<> {
    let letter = short.chars().next().map(|letter| letter.to_uppercase().to_string());
    view! {
        <text class="chart__name" x=middle.clone() y=y>{short.to_owned()}</text>
        <text class="chart__letter" x=middle y=y aria-hidden="true">{letter}</text>
    }
}

fn slot(layout: &Layout, at: usize, month: &ChartMonth, selected: bool) -> impl IntoView + use<> {
    let (left, middle) = (share(at, 20), share(at, 50));
    let width = share(0, 60);
    let base = layout.base();
    let due = 40.min(base - 4);
    let bar = layout.scale.bar(month.cents.unwrap_or(0));
    let (top, height) = (layout.zone + bar.top, bar.height);
    let mark = match (month.drawn, month.cents) {
        (Drawn::Due, _) => {
            view! { <rect class="chart__bar chart__bar--due" x=left.clone() y=base - due width=width.clone() height=due rx="4"></rect> }.into_any()
        }
        // A dash that is drawn: as a text it would be part of the visible name of the link, and its label does not say it.
        (Drawn::Pause, _) | (_, None) => {
            view! { <rect class="chart__pause" x=share(at, 38) y=base - 16 width=share(0, 24) height="2"></rect> }.into_any()
        }
        (_, Some(0)) => view! { <circle class="chart__nil" cx=middle.clone() cy=base r="5"></circle> }.into_any(),
        (Drawn::Validated, _) => {
            view! { <rect class="chart__bar chart__bar--validated" x=left.clone() y=top width=width.clone() height=height rx="4"></rect> }.into_any()
        }
        (Drawn::Waiting, _) => view! {
            <rect class="chart__bar chart__bar--waiting" fill="url(#chart-hatch)" x=left.clone() y=top width=width.clone() height=height rx="4"></rect>
        }
        .into_any(),
    };
    // The break: a jagged gap across the bar.
    let gap = bar.is_cut.then(|| {
        view! {
            <svg class="chart__break" x=left y=top + height / 3 width=width height="16" viewBox="0 0 40 16" preserveAspectRatio="none">
                <path d="M-4 8L4 12L12 4L20 12L28 4L36 12L44 8"></path>
            </svg>
        }
    });
    view! {
        <a
            class=if selected { "chart__slot chart__slot--selected" } else { "chart__slot" }
            href=format!("?mois={}", month.month)
            aria-label=month.label.clone()
            aria-current=selected.then_some("true")
            data-name=month.name.clone()
            data-figure=month.figure.clone()
            data-state=month.state.clone()
            data-shape=month.shape.clone()
            data-change=month.change.clone()
            data-since-start=month.since_start.clone()
        >
            <rect class="chart__hit" x=share(at, 0) y="0" width=share(1, 0) height=layout.height() rx="8"></rect>
            {mark}
            {gap}
            {names(&month.short, middle, layout.bottom() + 20)}
        </a>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_wider_than_a_month_stay_within_the_drawing() {
        let anchors: Vec<_> = (0..MONTHS).map(|at| anchored(at).1).collect();
        assert_eq!(
            [anchors[0], anchors[1], anchors[2], anchors[9], anchors[10], anchors[11]],
            ["start", "start", "middle", "middle", "end", "end"]
        );
        assert_eq!(anchored(11).0, "100.000%");
    }
}
