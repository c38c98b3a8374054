//! The page *Pilotage*: the indicators of the cohort. Each is a link to the rows that it counts ([`super::list`]).

use super::{
    filter::Filter,
    groups::groups,
    key_figures::key_figures,
    labels::indicator_name,
    report::{CohortReport, section},
    trend::trend,
    turnover::turnover,
};
use crate::{
    texts::t,
    ui::{form::ErrorSummary, icon::Icon, rows::capital},
    web::{
        context::RequestContext,
        page::{Address, Page, PageResult},
    },
};
use domain::{enrollments::exit::ExitCategory, reporting::cohort::Indicator, values::language::Language};
use leptos::prelude::*;
use store::Places;

/// The page of the cohort.
pub async fn page(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let places = ctx.store.enrollments().places().await?;
    let members = ctx.store.reporting().members().await?;
    let filter = Filter::read(&address, &members, ctx.visitor.today());
    let report = CohortReport::new(language, members, filter);
    let summary = report.filter.summary(language);
    let any = !summary.is_empty();
    let indicators = (!any).then(|| {
        view! {
            {key_figures(&report, places)}
            {section(t!(language, "cohort-trend"), view! { <p class="quiet">{t!(language, "cohort-trend-how")}</p>{trend(&report)} })}
            {section(t!(language, "cohort-groups"), groups(&report))}
            {turnover(&report)}
            {meetings(&report)}
            {enrollments(&report, places)}
            {month(&report)}
        }
    });
    let body = view! {
        <ErrorSummary language mistakes=summary/>
        <header class="page__head">
            <h1 class="page__title">{t!(language, "nav-cohort")}</h1>
            <p class="page__lead">{ctx.user.structure.clone()}</p>
            <div class="page__actions no-print">
                <a class="button button--small" href="/pilotage/etats">{t!(language, "statements-link")}</a>
                <a class="button button--small" href="/pilotage/financeurs">{t!(language, "funders-link")}</a>
                <a class="button button--small" href="/pilotage/exports"><Icon name="download"/>{t!(language, "exports-title")}</a>
            </div>
        </header>
        <div class="no-print">{report.filter.form(language)}</div>
        <p class="only-print">{report.filter.period(language)}</p>
        {indicators}
    };
    Ok(Page::new(t!(language, "nav-cohort"), "/pilotage", body).with_mistakes(language, any))
}

fn enrollments(report: &CohortReport, places: Places) -> impl IntoView + use<> {
    let language = report.language;
    let categories = ExitCategory::ALL.map(Some).into_iter().chain([None]);
    let exits = categories
        .map(|category| {
            let indicator = Indicator::ExitsOf(category);
            view! { <div class="sums__row"><dt>{indicator_name(language, indicator)}</dt><dd>{report.link(indicator)}</dd></div> }
        })
        .collect_view();
    let unrecorded = (report.count(Indicator::Unrecorded) > 0).then(|| {
        view! { <p>{t!(language, "cohort-unrecorded-how")}" "{report.link(Indicator::Unrecorded)}</p> }
    });
    let content = view! {
        {places_chart(language, places)}
        {unrecorded}
        <p class="quiet">{report.filter.period(language)}</p>
        <dl class="figures">{report.item(Indicator::Taken)}{report.item(Indicator::Entries)}{report.item(Indicator::Exits)}</dl>
        <h3>{t!(language, "cohort-exits-by")}</h3>
        <dl class="sums sums--wide">{exits}</dl>
    };
    section(t!(language, "cohort-paths"), content)
}

fn month(report: &CohortReport) -> impl IntoView + use<> {
    let indicators =
        [Indicator::Declared, Indicator::Validated, Indicator::Waiting, Indicator::Missing].map(|indicator| report.item(indicator));
    let running = report.filter.scope.is_running().then(|| view! { <p class="quiet">{t!(report.language, "cohort-month-running")}</p> });
    let content = view! { {running}<dl class="figures">{indicators.into_iter().collect_view()}</dl> };
    section(capital(&report.language.month(report.filter.scope.to)), content)
}

fn meetings(report: &CohortReport) -> impl IntoView + use<> {
    let of = |indicators: &[Indicator]| indicators.iter().map(|indicator| report.item(*indicator)).collect_view();
    let content = view! {
        <p class="quiet">{report.filter.period(report.language)}</p>
        <dl class="figures">{of(&[Indicator::Attended, Indicator::Excused, Indicator::NoShow])}</dl>
        <h3>{t!(report.language, "cohort-attended-how")}</h3>
        <dl class="figures">{of(&[Indicator::InPerson, Indicator::Remote])}</dl>
    };
    section(t!(report.language, "cohort-meetings"), content)
}

/// The most cells of the honeycomb: with more places each stands for several.
const MOST_CELLS: i64 = 252;

/// The taken places as a honeycomb of all, with the numbers in words.
fn places_chart(language: Language, places: Places) -> impl IntoView {
    let free = places.all - places.taken;
    let all = places.all.min(MOST_CELLS);
    let taken = places.taken * all / places.all.max(1);
    let rows = (all + 13) / 14;
    let cells = (0..all)
        .map(|cell| {
            let (row, column) = (cell / 14, cell % 14);
            let class = if cell < taken { "comb__cell comb__cell--taken" } else { "comb__cell" };
            view! { <use class=class href="/icons.svg#cell" x=column * 24 + (row % 2) * 12 y=row * 21 width="24" height="24"></use> }
        })
        .collect_view();
    let label = t!(language, "places-taken-label", taken = places.taken, all = places.all);
    view! {
        <figure class="comb">
            <figcaption class="comb__text">
                <span class="comb__figure num">{places.taken}</span>
                " "{t!(language, "places-taken", all = places.all)}", "
                <strong>{t!(language, "places-free", n = free)}</strong>
            </figcaption>
            <svg class="comb__svg" viewBox=format!("0 0 348 {}", rows * 21 + 5) role="img" aria-label=label>{cells}</svg>
        </figure>
    }
}
