//! The section of the turnover of the cohort, compared with the turnover at the start.

use super::{
    charts::{Slot, pairs},
    labels::{stage_name, step_name, step_short},
    report::{CohortReport, section},
};
use crate::{texts::t, ui::rows::capital};
use domain::{
    reporting::cohort::{Indicator, STEPS, Stage},
    values::money::Cents,
};
use leptos::prelude::*;

/// How are people spread? The distribution of the months by amount, compared with the start; and the table by time since the start.
pub fn turnover(report: &CohortReport) -> impl IntoView + use<> {
    let language = report.language;
    let content = view! {
        <p class="quiet">{report.filter.period(language)}". "{t!(language, "cohort-turnover-how")}</p>
        {by_step(report)}
        {stages(report)}
    };
    section(t!(language, "cohort-spread"), content)
}

/// The table of counts, medians and shares, one row for all months and one for each [`Stage`].
fn stages(report: &CohortReport) -> impl IntoView + use<> {
    let language = report.language;
    let rows = std::iter::once(None)
        .chain(Stage::ALL.map(Some))
        .map(|stage| {
            let name = stage.map_or(t!(language, "cohort-stage-all"), |stage| stage_name(language, stage));
            let of_stage = report.medians(stage);
            let amount = |amount: Option<Cents>| {
                let text = amount.map_or("–".to_owned(), |amount| language.amount(amount));
                view! { <a class="num" href=report.filter.list(Indicator::Turnovers(stage))>{text}</a> }
            };
            view! {
                <tr>
                    <th scope="row">{name}</th>
                    <td class="table__num" data-label=t!(language, "cohort-turnovers")>{report.link(Indicator::Turnovers(stage))}</td>
                    <td class="table__num" data-label=t!(language, "cohort-median")>{amount(of_stage.map(|medians| medians.turnover))}</td>
                    <td class="table__num" data-label=t!(language, "cohort-median-start")>{amount(of_stage.map(|medians| medians.start))}</td>
                    <td class="table__num" data-label=t!(language, "cohort-above-start")>{report.share(Indicator::AboveStart(stage), Indicator::Turnovers(stage))}</td>
                    <td class="table__num" data-label=t!(language, "cohort-above-base")>{report.share(Indicator::AboveBase(stage), Indicator::BaseKnown(stage))}</td>
                </tr>
            }
        })
        .collect_view();
    let head = ["cohort-turnovers", "cohort-median", "cohort-median-start", "cohort-above-start", "cohort-above-base"]
        .map(|key| view! { <th scope="col" class="table__num">{t!(language, key)}</th> });
    view! {
        <div class="table-wrap" tabindex="0" role="region" aria-labelledby="t-parcours">
            <table class="table table--stack">
                <caption class="table__caption" id="t-parcours">{t!(language, "cohort-by-stage")}</caption>
                <thead><tr><th scope="col">{t!(language, "cohort-stage")}</th>{head.into_iter().collect_view()}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// The chart of the distribution, with its table.
fn by_step(report: &CohortReport) -> impl IntoView + use<> {
    let language = report.language;
    let steps = || 0..=STEPS.len();
    let slots = steps()
        .map(|step| {
            let (now, start) = (report.count(Indicator::InStep(step)), report.count(Indicator::StartInStep(step)));
            let name = step_short(step);
            let label = t!(
                language,
                "cohort-step-said",
                name = name.clone(),
                step = step_name(language, step),
                now = now as i64,
                start = start as i64
            );
            Slot { name, label, href: report.filter.list(Indicator::InStep(step)), values: (now as i64, start as i64) }
        })
        .collect();
    let rows = steps()
        .map(|step| {
            view! {
                <tr>
                    <th scope="row">{capital(&step_name(language, step))}</th>
                    <td class="table__num" data-label=t!(language, "cohort-now")>{report.link(Indicator::InStep(step))}</td>
                    <td class="table__num" data-label=t!(language, "cohort-at-start")>{report.link(Indicator::StartInStep(step))}</td>
                </tr>
            }
        })
        .collect_view();
    let words = (t!(language, "cohort-now"), t!(language, "cohort-at-start"));
    view! {
        <div class="beside">
        {pairs("hachuresTranches", t!(language, "cohort-chart-steps"), words, slots)}
        <details class="disclose no-print">
            <summary class="disclose__summary">{t!(language, "cohort-as-table")}</summary>
            <div class="disclose__body">
                <table class="table">
                    <caption class="visually-hidden">{t!(language, "cohort-chart-steps")}</caption>
                    <thead><tr>
                        <th scope="col">{t!(language, "cohort-step")}</th>
                        <th scope="col" class="table__num">{t!(language, "cohort-now")}</th>
                        <th scope="col" class="table__num">{t!(language, "cohort-at-start")}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
        </div>
    }
}
