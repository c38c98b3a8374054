//! The five figures at the top of *Pilotage*, each with its change since as many months before.

use super::{labels::indicator_name, report::CohortReport};
use crate::texts::t;
use domain::{
    reporting::cohort::{Indicator, Scope, medians},
    values::{language::Language, money::Cents},
};
use leptos::prelude::*;
use store::Places;

/// A figure of the strip.
struct KeyFigure {
    name: String,
    value: String,
    /// How it changed; `None` when the period before has nothing to compare with.
    change: Option<String>,
    /// Whether it rose or fell, for the mark before the change.
    rose: Option<bool>,
    href: String,
}

impl KeyFigure {
    /// The places that are taken, and how many more than at the start of the period.
    fn taken(report: &CohortReport, places: Places) -> Self {
        let now = &report.filter.scope;
        let moved = count(report, Indicator::Entries, now) - count(report, Indicator::Exits, now);
        // The places are those of the structure: of one coach the people alone are counted.
        let of_all = format!("{}\u{a0}/\u{a0}{}", places.taken, places.all);
        Self {
            name: t!(report.language, "cohort-taken"),
            value: if now.coach.is_some() { report.count(Indicator::Taken).to_string() } else { of_all },
            change: Some(signed(moved)),
            rose: rose(moved),
            href: report.filter.list(Indicator::Taken),
        }
    }

    /// The months that were declared.
    fn declared(report: &CohortReport, before: &Scope) -> Self {
        let declared = |scope: &Scope| count(report, Indicator::Turnovers(None), scope);
        let (of_now, of_before) = (declared(&report.filter.scope), declared(before));
        let difference = of_now - of_before;
        let compared = of_before > 0;
        Self {
            name: t!(report.language, "cohort-turnovers"),
            value: of_now.to_string(),
            change: compared.then(|| signed(difference)),
            rose: rose(difference).filter(|_| compared),
            href: report.filter.list(Indicator::Turnovers(None)),
        }
    }

    /// The median turnover of a declared month.
    fn median(report: &CohortReport, before: &Scope) -> Self {
        let language = report.language;
        let of_now = report.medians(None).map(|medians| medians.turnover);
        let of_before = medians(&report.members, before, None).map(|medians| medians.turnover);
        let difference = of_now.zip(of_before).map(|(now, before)| now.get() - before.get());
        Self {
            name: t!(language, "cohort-median"),
            value: of_now.map_or("–".to_owned(), |median| language.amount(median)),
            change: difference.map(|cents| signed_amount(language, cents)),
            rose: difference.and_then(rose),
            href: report.filter.list(Indicator::Turnovers(None)),
        }
    }

    /// The share of an indicator in the sum of others, in percent.
    fn share(report: &CohortReport, before: &Scope, indicator: Indicator, of: &[Indicator], name: String) -> Self {
        let language = report.language;
        let rate = |scope: &Scope| {
            let whole: i64 = of.iter().map(|part| count(report, *part, scope)).sum();
            (whole > 0).then(|| (count(report, indicator, scope) * 100 + whole / 2) / whole)
        };
        let (of_now, of_before) = (rate(&report.filter.scope), rate(before));
        let difference = of_now.zip(of_before).map(|(now, before)| now - before);
        Self {
            name,
            value: of_now.map_or("–".to_owned(), |percent| language.percent(percent * 100)),
            change: difference.map(|points| t!(language, "cohort-points", n = points.abs(), points = signed(points))),
            rose: difference.and_then(rose),
            href: report.filter.list(indicator),
        }
    }

    fn view(self) -> impl IntoView {
        let Self { name, value, change, rose, href } = self;
        let mark = match rose {
            Some(true) => "key-figure__change key-figure__change--up",
            Some(false) => "key-figure__change key-figure__change--down",
            None => "key-figure__change",
        };
        view! {
            <div class="key-figure">
                <dt>{name.clone()}</dt>
                <dd><a class="num" href=href aria-label=format!("{name}\u{a0}: {value}")>{value.clone()}</a></dd>
                <dd class=mark>{change.map(|change| view! { <span class="num">{change}</span> })}</dd>
            </div>
        }
    }
}

/// How many rows an indicator has in a scope.
fn count(report: &CohortReport, indicator: Indicator, scope: &Scope) -> i64 {
    indicator.count(&report.members, scope) as i64
}

/// The strip.
pub fn key_figures(report: &CohortReport, places: Places) -> impl IntoView + use<> {
    let language = report.language;
    let before = report.filter.scope.before();
    let above = (Indicator::AboveStart(None), indicator_name(language, Indicator::AboveStart(None)));
    let came = (Indicator::Attended, t!(language, "cohort-presence"));
    let figures = [
        KeyFigure::taken(report, places),
        KeyFigure::declared(report, &before),
        KeyFigure::median(report, &before),
        KeyFigure::share(report, &before, above.0, &[Indicator::Turnovers(None)], above.1),
        KeyFigure::share(report, &before, came.0, &[Indicator::Attended, Indicator::NoShow], came.1),
    ];
    let (from, to) = (language.month(before.from), language.month(before.to));
    let since = if from == to { from } else { t!(language, "cohort-period", from = from, to = to) };
    view! {
        <dl class="key-figures">{figures.map(KeyFigure::view).into_iter().collect_view()}</dl>
        <p class="quiet">{t!(language, "cohort-compared", period = since)}</p>
    }
}

fn rose(difference: i64) -> Option<bool> {
    (difference != 0).then_some(difference > 0)
}

/// "+3", "−2", "=".
fn signed(difference: i64) -> String {
    match difference {
        0 => "=".into(),
        more if more > 0 => format!("+{more}"),
        less => format!("−{}", less.unsigned_abs()),
    }
}

fn signed_amount(language: Language, cents: i64) -> String {
    match cents {
        0 => "=".into(),
        more if more > 0 => format!("+{}", language.amount(Cents::new(more))),
        less => format!("−{}", language.amount(Cents::new(less.saturating_neg()))),
    }
}
