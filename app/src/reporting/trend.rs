//! Are people rising? The median of each month over the whole time, beside that at the start and the RSA of a single person.

use super::report::CohortReport;
use crate::{texts::t, ui::rows::capital};
use domain::{
    reporting::{
        base_amount,
        cohort::{Medians, trend as medians_of_months},
    },
    values::{language::Language, money::Cents, month::Month},
};
use leptos::prelude::*;

/// The size of the drawing, in units of its view box.
const WIDTH: i64 = 760;
const HEIGHT: i64 = 260;
/// The edges of the plot: room for amounts at the left, names of lines at the right, months below.
const LEFT: i64 = 72;
const RIGHT: i64 = 640;
const TOP: i64 = 16;
const BASE: i64 = 220;

/// The chart, with its table folded below; a sentence when no month is over.
pub fn trend(report: &CohortReport) -> AnyView {
    let language = report.language;
    let months = medians_of_months(&report.members, &report.filter.scope);
    if months.is_empty() {
        return view! { <p class="quiet">{t!(language, "cohort-no-row")}</p> }.into_any();
    }
    let most = months.iter().map(|(month, medians, _)| highest(*month, *medians)).max().unwrap_or(1);
    let step = grid_step(most);
    let top = (most + step - 1) / step * step;
    let y = move |cents: i64| BASE - (BASE - TOP) * cents.clamp(0, top) / top;
    let (first, last) = (months[0].0, months[months.len() - 1].0);
    let span = i64::from(last.since(first)).max(1);
    let x = move |month: Month| LEFT + (RIGHT - LEFT) * i64::from(month.since(first)) / span;

    let grid = (0..=top / step).map(|nth| {
        let cents = nth * step;
        view! {
            <line class="trend__grid" x1=LEFT x2=RIGHT y1=y(cents) y2=y(cents)></line>
            <text class="trend__axis" x=LEFT - 8 y=y(cents) + 5>{language.short_amount(Cents::new(cents))}</text>
        }
    });
    let line = |of: &dyn Fn(Month, Medians) -> Option<i64>| {
        let points = months.iter().filter_map(|(month, medians, _)| Some(format!("{},{}", x(*month), y(of(*month, *medians)?))));
        points.collect::<Vec<_>>().join(" ")
    };
    let turnover = line(&|_, medians| Some(medians.turnover.get()));
    let start = line(&|_, medians| Some(medians.start.get()));
    let rsa = line(&|month, _| base_amount(month).map(Cents::get));
    let (_, newest, _) = months[months.len() - 1];
    let ends = line_ends(language, last, newest, y);
    let names = months.iter().filter(|(month, ..)| month.number() % 3 == 1 || months.len() <= 6).map(|(month, ..)| {
        view! { <text class="trend__month" x=x(*month) y=BASE + 24>{language.month_short(*month).to_owned()}" "{short_year(*month)}</text> }
    });
    let points = months.iter().map(|(month, medians, counted)| {
        let label = t!(
            language,
            "cohort-trend-point",
            month = capital(&language.month(*month)),
            median = language.amount(medians.turnover),
            start = language.amount(medians.start),
            n = *counted as i64
        );
        let said = label.clone();
        view! {
            <a class="trend__point" href=report.filter.list_of_month(*month) aria-label=label>
                <title>{said}</title>
                <rect class="trend__hit" x=x(*month) - 12 y=TOP width="24" height=BASE - TOP></rect>
                <circle cx=x(*month) cy=y(medians.turnover.get()) r="5"></circle>
            </a>
        }
    });
    view! {
        <figure class="chart trend">
            <div class="chart__scroll" tabindex="0" role="region" aria-label=t!(language, "cohort-trend")>
                <svg class="trend__svg" viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="group" aria-label=t!(language, "cohort-trend")>
                    {grid.collect_view()}
                    <polyline class="trend__line trend__line--rsa" points=rsa></polyline>
                    <polyline class="trend__line trend__line--start" points=start></polyline>
                    <polyline class="trend__line" points=turnover></polyline>
                    {points.collect_view()}
                    {names.collect_view()}
                    {ends}
                </svg>
            </div>
        </figure>
        {table(report, &months)}
    }
    .into_any()
}

/// The months as a table, the newest first, folded.
fn table(report: &CohortReport, months: &[(Month, Medians, usize)]) -> impl IntoView + use<> {
    let language = report.language;
    let rows = months.iter().rev().map(|(month, medians, counted)| {
        view! {
            <tr>
                <th scope="row">{capital(&language.month(*month))}</th>
                <td class="table__num"><a class="num" href=report.filter.list_of_month(*month)>{*counted}</a></td>
                <td class="table__num num">{language.amount(medians.turnover)}</td>
                <td class="table__num num">{language.amount(medians.start)}</td>
                <td class="table__num num">{base_amount(*month).map_or("–".to_owned(), |base| language.amount(base))}</td>
            </tr>
        }
    });
    let head = ["cohort-turnovers", "cohort-median", "cohort-median-start", "cohort-rsa"]
        .map(|key| view! { <th scope="col" class="table__num">{t!(language, key)}</th> });
    view! {
        <details class="disclose no-print">
            <summary class="disclose__summary">{t!(language, "cohort-as-table")}</summary>
            <div class="disclose__body table-wrap" tabindex="0" role="region" aria-label=t!(language, "cohort-as-table")>
                <table class="table">
                    <caption class="visually-hidden">{t!(language, "cohort-trend")}</caption>
                    <thead><tr><th scope="col">{t!(language, "cohort-month")}</th>{head.into_iter().collect_view()}</tr></thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        </details>
    }
}

/// The highest value that a month draws, in cents.
fn highest(month: Month, medians: Medians) -> i64 {
    let base = base_amount(month).map_or(0, Cents::get);
    medians.turnover.get().max(medians.start.get()).max(base).max(1)
}

/// The distance of the lines of the grid: 50, 100, 200, 500 … euros, so that there are at most five.
fn grid_step(most: i64) -> i64 {
    [50, 100, 200, 500, 1_000, 2_000, 5_000].into_iter().map(|euros| euros * 100).find(|step| most / step < 5).unwrap_or(most)
}

fn short_year(month: Month) -> String {
    format!("{:02}", month.year() % 100)
}

/// The names of the lines at their ends, moved apart where they would touch.
fn line_ends(language: Language, last: Month, newest: Medians, y: impl Fn(i64) -> i64) -> AnyView {
    const ROOM: i64 = 20;
    let mut ends = vec![
        (y(newest.turnover.get()), "cohort-line-median", "trend__end"),
        (y(newest.start.get()), "cohort-line-start", "trend__end trend__end--quiet"),
    ];
    ends.extend(base_amount(last).map(|base| (y(base.get()), "cohort-line-rsa", "trend__end trend__end--quiet")));
    ends.sort_by_key(|(at, ..)| *at);
    let mut free = TOP - ROOM;
    let ends = ends.into_iter().map(|(at, key, class)| {
        let at = at.max(free + ROOM);
        free = at;
        view! { <text class=class x=RIGHT + 12 y=at + 5>{t!(language, key)}</text> }
    });
    ends.collect_view().into_any()
}

#[cfg(test)]
mod tests {
    use super::grid_step;

    #[test]
    fn the_grid_has_at_most_five_steps() {
        for most in [1, 4_999, 5_000, 65_169, 99_999, 250_000, 999_999, 2_400_000] {
            let step = grid_step(most);
            assert!(step > 0 && (most + step - 1) / step <= 5, "{most}: {step}");
        }
    }
}
