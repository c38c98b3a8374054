//! Pilotage: the cohort at a glance. Every figure opens the list of the rows that it counts.

use super::{filter::Filter, labels::figure_name, turnover::turnover};
use crate::web::page::{Address, Page, PageResult};
use crate::{
    texts::t,
    ui::{form::ErrorSummary, icon::Icon, rows::capital},
    web::context::RequestContext,
};
use domain::{
    enrollments::exit::ExitCategory,
    reporting::{cohort::Indicator, member::CohortMember},
    values::{language::Language, month::Month},
};
use leptos::prelude::*;
use store::Places;

/// What a page tells: the members that it counts, and of what it is asked.
pub struct CohortReport {
    /// The language of the screens.
    pub language: Language,
    /// Every path of the structure.
    pub members: Vec<CohortMember>,
    /// Of what it is asked.
    pub filter: Filter,
}

impl CohortReport {
    /// How many rows a figure counts.
    pub fn count(&self, figure: Indicator) -> usize {
        figure.rows(&self.members, &self.filter.scope).len()
    }

    /// The number of a figure, as a link to its rows.
    pub fn link(&self, figure: Indicator) -> impl IntoView + use<> {
        let label = format!("{}\u{a0}: {}", self.count(figure), figure_name(self.language, figure));
        view! { <a class="num" href=self.filter.list(figure) aria-label=label>{self.count(figure)}</a> }
    }

    /// A figure with its name above.
    fn item(&self, figure: Indicator) -> impl IntoView + use<> {
        view! { <div class="figures__item"><dt>{figure_name(self.language, figure)}</dt><dd>{self.link(figure)}</dd></div> }
    }

    /// A figure with its share of another.
    pub fn share(&self, figure: Indicator, of: Indicator) -> impl IntoView + use<> {
        let (part, whole) = (self.count(figure) as i64, self.count(of) as i64);
        let percent = (whole > 0).then(|| format!(" ({})", self.language.percent((part * 100 + whole / 2) / whole * 100)));
        view! { {self.link(figure)}" "{t!(self.language, "cohort-of")}" "{self.link(of)}<span class="num">{percent}</span> }
    }
}

/// The cohort at a glance.
pub async fn page(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let places = ctx.store.enrollments().places().await?;
    let members = ctx.store.reporting().members().await?;
    let filter = Filter::read(&address, &members, Month::of(ctx.visitor.today()));
    let told = CohortReport { language, members, filter };
    let summary = told.filter.summary(language);
    let any = !summary.is_empty();
    let figures = (!any).then(|| {
        view! {
            {paths(&told)}
            {month(&told)}
            {turnover(&told)}
            {meetings(&told)}
        }
    });
    let body = view! {
        <ErrorSummary language mistakes=summary/>
        <header class="page__head">
            <h1 class="page__title">{t!(language, "nav-cohort")}</h1>
            <p class="page__lead">{ctx.user.structure.clone()}</p>
            <div class="page__actions">
                <a class="button" href="/pilotage/etats">{t!(language, "statements-link")}</a>
                <a class="button" href="/pilotage/financeurs">{t!(language, "funders-link")}</a>
                <a class="button" href="/pilotage/exports"><Icon name="download"/>{t!(language, "exports-title")}</a>
                <a class="button" href="/verifications">{t!(language, "nav-review")}</a>
                <a class="button" href="/personnes">{t!(language, "nav-people")}</a>
            </div>
        </header>
        {places_chart(language, places)}
        {told.filter.form(language)}
        {figures}
    };
    Ok(Page::new(t!(language, "nav-cohort"), "/pilotage", body).with_mistakes(language, any))
}

/// A part of the page.
pub fn section(title: String, content: impl IntoView + 'static) -> impl IntoView {
    view! { <section class="section"><h2 class="section__title">{title}</h2>{content}</section> }
}

fn paths(told: &CohortReport) -> impl IntoView + use<> {
    let language = told.language;
    let categories = ExitCategory::ALL.map(Some).into_iter().chain([None]);
    let exits = categories
        .map(|category| {
            let figure = Indicator::ExitsOf(category);
            view! { <div class="sums__row"><dt>{figure_name(language, figure)}</dt><dd>{told.link(figure)}</dd></div> }
        })
        .collect_view();
    let content = view! {
        <p class="quiet">{told.filter.period(language)}</p>
        <dl class="figures">{told.item(Indicator::Taken)}{told.item(Indicator::Entries)}{told.item(Indicator::Exits)}</dl>
        <h3>{t!(language, "cohort-exits-by")}</h3>
        <dl class="sums">{exits}</dl>
    };
    section(t!(language, "cohort-paths"), content)
}

fn month(told: &CohortReport) -> impl IntoView + use<> {
    let figures = [Indicator::Declared, Indicator::Validated, Indicator::Waiting, Indicator::Missing].map(|figure| told.item(figure));
    let running = told.filter.scope.is_running().then(|| view! { <p class="quiet">{t!(told.language, "cohort-month-running")}</p> });
    let content = view! { {running}<dl class="figures">{figures.into_iter().collect_view()}</dl> };
    section(capital(&told.language.month(told.filter.scope.to)), content)
}

fn meetings(told: &CohortReport) -> impl IntoView + use<> {
    let of = |figures: &[Indicator]| figures.iter().map(|figure| told.item(*figure)).collect_view();
    let content = view! {
        <p class="quiet">{told.filter.period(told.language)}</p>
        <dl class="figures">{of(&[Indicator::Attended, Indicator::Excused, Indicator::NoShow])}</dl>
        <h3>{t!(told.language, "cohort-attended-how")}</h3>
        <dl class="figures">{of(&[Indicator::InPerson, Indicator::Remote])}</dl>
    };
    section(t!(told.language, "cohort-meetings"), content)
}

/// The places as a honeycomb, beside the words.
fn places_chart(language: Language, places: Places) -> impl IntoView {
    let free = places.all - places.taken;
    let rows = (places.all + 13) / 14;
    let cells = (0..places.all)
        .map(|at| {
            let (row, column) = (at / 14, at % 14);
            let class = if at < places.taken { "comb__cell comb__cell--taken" } else { "comb__cell" };
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
