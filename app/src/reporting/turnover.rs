//! The turnover of the cohort against its start.

use super::{
    charts::{Slot, pairs},
    cohort::{CohortReport, section},
    labels::{stage_name, stage_short, step_name, step_short},
};
use crate::{texts::t, ui::rows::capital};
use domain::{
    reporting::cohort::{Indicator, STEPS, Stage, medians},
    values::money::Cents,
};
use leptos::prelude::*;

/// The turnover of the period: its medians by time in the path, and how it is spread, against the start.
pub fn turnover(told: &CohortReport) -> impl IntoView + use<> {
    let language = told.language;
    let content = view! {
        <p class="quiet">{told.filter.period(language)}". "{t!(language, "cohort-turnover-how")}</p>
        {stages(told)}
        {by_stage(told)}
        {by_step(told)}
    };
    section(t!(language, "cohort-turnover"), content)
}

/// What is told of each time in the path, and of all.
fn stages(told: &CohortReport) -> impl IntoView + use<> {
    let language = told.language;
    let rows = std::iter::once(None)
        .chain(Stage::ALL.map(Some))
        .map(|stage| {
            let name = stage.map_or(t!(language, "cohort-stage-all"), |stage| stage_name(language, stage));
            let middle = medians(&told.members, &told.filter.scope, stage);
            let amount = |amount: Option<Cents>| {
                let text = amount.map_or("–".to_owned(), |amount| language.amount(amount));
                view! { <a class="num" href=told.filter.list(Indicator::Turnovers(stage))>{text}</a> }
            };
            view! {
                <tr>
                    <th scope="row">{name}</th>
                    <td class="table__num" data-label=t!(language, "cohort-turnovers")>{told.link(Indicator::Turnovers(stage))}</td>
                    <td class="table__num" data-label=t!(language, "cohort-median")>{amount(middle.map(|it| it.turnover))}</td>
                    <td class="table__num" data-label=t!(language, "cohort-median-start")>{amount(middle.map(|it| it.start))}</td>
                    <td class="table__num" data-label=t!(language, "cohort-above-start")>{told.share(Indicator::AboveStart(stage), Indicator::Turnovers(stage))}</td>
                    <td class="table__num" data-label=t!(language, "cohort-above-base")>{told.share(Indicator::AboveBase(stage), Indicator::BaseKnown(stage))}</td>
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

/// The medians as bars; their table stands above.
fn by_stage(told: &CohortReport) -> impl IntoView + use<> {
    let language = told.language;
    let slots = Stage::ALL
        .into_iter()
        .map(|stage| {
            let middle = medians(&told.members, &told.filter.scope, Some(stage));
            let (turnover, start) = middle.map_or((0, 0), |it| (it.turnover.get(), it.start.get()));
            let said = t!(
                language,
                "cohort-median-said",
                stage = stage_name(language, stage),
                turnover = middle.map_or("–".to_owned(), |it| language.amount(it.turnover)),
                start = middle.map_or("–".to_owned(), |it| language.amount(it.start))
            );
            let name = stage_short(language, stage);
            Slot {
                label: format!("{name}\u{a0}: {said}"),
                name,
                href: told.filter.list(Indicator::Turnovers(Some(stage))),
                values: (turnover, start),
            }
        })
        .collect();
    let words = (t!(language, "cohort-median"), t!(language, "cohort-median-start"));
    view! { <h3>{t!(language, "cohort-chart-medians")}</h3>{pairs("hachuresMedianes", t!(language, "cohort-chart-medians"), words, slots)} }
}

/// The distribution as bars, its table beside.
fn by_step(told: &CohortReport) -> impl IntoView + use<> {
    let language = told.language;
    let steps = || 0..=STEPS.len();
    let slots = steps()
        .map(|step| {
            let (now, start) = (told.count(Indicator::InStep(step)), told.count(Indicator::StartInStep(step)));
            let name = step_short(step);
            let label = t!(
                language,
                "cohort-step-said",
                name = name.clone(),
                step = step_name(language, step),
                now = now as i64,
                start = start as i64
            );
            Slot { name, label, href: told.filter.list(Indicator::InStep(step)), values: (now as i64, start as i64) }
        })
        .collect();
    let rows = steps()
        .map(|step| {
            view! {
                <tr>
                    <th scope="row">{capital(&step_name(language, step))}</th>
                    <td class="table__num" data-label=t!(language, "cohort-now")>{told.link(Indicator::InStep(step))}</td>
                    <td class="table__num" data-label=t!(language, "cohort-at-start")>{told.link(Indicator::StartInStep(step))}</td>
                </tr>
            }
        })
        .collect_view();
    let words = (t!(language, "cohort-now"), t!(language, "cohort-at-start"));
    view! {
        <h3>{t!(language, "cohort-chart-steps")}</h3>
        {pairs("hachuresTranches", t!(language, "cohort-chart-steps"), words, slots)}
        <details class="disclose">
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
    }
}
