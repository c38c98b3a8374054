//! For whom? The median by time in the programme, coach and benefit at the start: the same small drawing three times.

use super::{
    labels::{benefit_name, stage_name},
    report::CohortReport,
};
use crate::texts::t;
use domain::{
    enrollments::enrollment::Benefit,
    people::order::compare,
    reporting::cohort::{Indicator, Medians, Stage, medians_by},
    values::language::Language,
};
use leptos::prelude::*;

/// A bar: a group with its medians.
struct Bar {
    name: String,
    href: String,
    medians: Medians,
    months: usize,
}

/// The width of a bar at the highest median, in units of its view box.
const WIDTH: i64 = 200;

/// The three drawings.
pub fn groups(report: &CohortReport) -> impl IntoView + use<> {
    let language = report.language;
    let (members, scope) = (&report.members, &report.filter.scope);
    let at_stage = |stage: Stage| Stage::ALL.iter().position(|of| *of == stage);
    let by_stage = medians_by(members, scope, |member, month| at_stage(Stage::of(member, month))).into_iter();
    let by_stage: Vec<Bar> = by_stage
        .filter_map(|(at, medians, months)| {
            let stage = Stage::ALL[at?];
            let href = report.filter.list(Indicator::Turnovers(Some(stage)));
            Some(Bar { name: stage_name(language, stage), href, medians, months })
        })
        .collect();
    let by_coach = medians_by(members, scope, |member, _| member.coach_id.clone()).into_iter();
    let mut by_coach: Vec<Bar> = by_coach
        .map(|(coach, medians, months)| {
            let (name, href) = (report.filter.coach_name(&coach), report.filter.list_of_coach(&coach));
            Bar { name, href, medians, months }
        })
        .collect();
    by_coach.sort_by(|one, other| compare(&one.name, &other.name));
    let at_benefit = |benefit: Benefit| Benefit::ALL.iter().position(|of| *of == benefit);
    let by_benefit = medians_by(members, scope, |member, _| at_benefit(member.benefit)).into_iter();
    let by_benefit: Vec<Bar> = by_benefit
        .filter_map(|(at, medians, months)| {
            let benefit = Benefit::ALL[at?];
            Some(Bar { name: benefit_name(language, benefit), href: report.filter.list(Indicator::OfBenefit(benefit)), medians, months })
        })
        .collect();
    let all = by_stage.iter().chain(&by_coach).chain(&by_benefit);
    let most = all.map(|bar| bar.medians.turnover.get().max(bar.medians.start.get())).max().unwrap_or(1).max(1);
    view! {
        <p class="quiet">{t!(language, "cohort-groups-how")}</p>
        <div class="multiples">
            {multiple(language, "cohort-by-stage", by_stage, most)}
            {multiple(language, "cohort-by-coach", by_coach, most)}
            {multiple(language, "cohort-by-benefit", by_benefit, most)}
        </div>
    }
}

fn multiple(language: Language, title: &'static str, bars: Vec<Bar>, most: i64) -> impl IntoView + use<> {
    let length = move |cents: i64| WIDTH * cents.clamp(0, most) / most;
    let rows = bars.into_iter().map(|Bar { name, href, medians, months }| {
        let (turnover, start) = (length(medians.turnover.get()), length(medians.start.get()));
        view! {
            <tr>
                <th scope="row">{name.clone()}</th>
                <td class="multiple__bar" aria-hidden="true">
                    <svg viewBox=format!("0 0 {} 20", WIDTH + 4) preserveAspectRatio="none">
                        <rect class="chart__bar--validated" x="0" y="3" width=turnover.max(1) height="14"></rect>
                        <line class="multiple__start" x1=start + 1 x2=start + 1 y1="0" y2="20"></line>
                    </svg>
                </td>
                <td class="table__num"><a class="num" href=href aria-label=t!(language, "cohort-group-point", name = name, median = language.amount(medians.turnover), start = language.amount(medians.start), n = months as i64)>{language.amount(medians.turnover)}</a></td>
            </tr>
        }
    });
    view! {
        <table class="multiple">
            <caption class="table__caption">{t!(language, title)}</caption>
            <thead class="visually-hidden"><tr>
                <th scope="col">{t!(language, title)}</th><td></td><th scope="col">{t!(language, "cohort-median")}</th>
            </tr></thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
}
