//! The network: what every structure has told, side by side and together. Nothing in it is a person's.

use super::{
    ranges::{amount, exit, half_name, people, rsa_share, start_share},
    results,
};
use crate::web::page::{Address, Page, PageEnd, PageResult};
use crate::{
    texts::t,
    ui::rows::capital,
    web::context::{RequestContext, db},
};
use domain::{
    reporting::disclosure::{half_year::HalfYear, snapshot::Snapshot},
    values::language::Language,
};
use leptos::prelude::*;
use std::collections::BTreeSet;
use store::{StoreError, StructureResults};

const PLACE: &str = "/reseau";

async fn structures(ctx: &RequestContext) -> Result<Vec<StructureResults>, StoreError> {
    db()?.network(&ctx.user)?.structures().await
}

/// Every structure in a half-year, the newest that anybody has told unless another is chosen.
pub async fn page(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let all = structures(&ctx).await?;
    let halves: BTreeSet<HalfYear> = all.iter().flat_map(|it| &it.published).map(|told| told.half).collect();
    let asked = address.asked("semestre").and_then(|half| HalfYear::try_from(half).ok()).filter(|half| halves.contains(half));
    let content = match asked.or(halves.last().copied()) {
        Some(half) => {
            view! { {choice(language, &halves, half)}{together(language, &all, half)}{side_by_side(language, &all, half)} }.into_any()
        }
        None => nothing(language, all.is_empty()).into_any(),
    };
    let places: i64 = all.iter().map(|it| it.places).sum();
    let lead =
        (!all.is_empty()).then(|| view! { <p class="page__lead">{t!(language, "network-lead", n = all.len(), places = places)}</p> });
    let body = view! {
        <header class="page__head">
            <p class="page__eyebrow">{ctx.user.structure.clone()}</p>
            <h1 class="page__title">{t!(language, "nav-network")}</h1>
            {lead}
        </header>
        {content}
    };
    Ok(Page::new(t!(language, "nav-network"), PLACE, body))
}

/// What one structure has told, as its funders see it.
pub async fn structure(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let id: String = address.part("structure")?;
    let found = structures(&ctx).await?.into_iter().find(|it| it.structure.id.as_str() == id).ok_or(PageEnd::Missing)?;
    Ok(results::of_structure(ctx.language(), &address, found.structure.name, &found.published, PLACE))
}

fn nothing(language: Language, nobody: bool) -> impl IntoView {
    let (title, text) = if nobody { ("network-none", "network-none-text") } else { ("network-nothing", "network-nothing-text") };
    view! {
        <div class="empty">
            <svg class="empty__art" viewBox="0 0 240 160" aria-hidden="true"><use href="/icons.svg#empty-queue"></use></svg>
            <h2 class="empty__title">{t!(language, title)}</h2>
            <p class="empty__text">{t!(language, text)}</p>
        </div>
    }
}

fn choice(language: Language, halves: &BTreeSet<HalfYear>, chosen: HalfYear) -> impl IntoView + use<> {
    let links = halves.iter().rev().map(|half| {
        let here = (*half == chosen).then_some("true");
        view! { <a class="filter__item" href=format!("?semestre={half}") aria-current=here>{capital(&half_name(language, *half))}</a> }
    });
    (halves.len() > 1).then(|| view! { <nav class="filter" aria-label=t!(language, "network-halves")>{links.collect_view()}</nav> })
}

/// All that have told the half-year, as one.
fn together(language: Language, all: &[StructureResults], half: HalfYear) -> impl IntoView + use<> {
    let told: Vec<&Snapshot> = all.iter().filter_map(|it| it.of(half)).collect();
    let note = t!(language, "network-told", n = told.len(), all = all.len());
    let figures = Snapshot::together(&told).map(|told| {
        let line = |name: String, value: String| view! { <div class="sums__row"><dt>{name}</dt><dd class="num">{value}</dd></div> };
        let exits = told.exits_by.iter().map(|(kind, number)| line(capital(&exit(language, *kind)), people(language, *number)));
        let compared = &told.turnover;
        view! {
            <dl class="sums">
                {line(t!(language, "network-places"), told.places.to_string())}
                {line(t!(language, "results-taken"), people(language, told.taken))}
                {line(t!(language, "results-entries"), people(language, told.entries))}
                {line(t!(language, "results-exits"), people(language, told.exits))}
                {exits.collect_view()}
            </dl>
            <h3>{t!(language, "results-turnover")}</h3>
            <dl class="sums">
                {line(t!(language, "results-counted"), people(language, compared.counted()))}
                {line(t!(language, "results-above-start"), start_share(language, compared))}
                {line(t!(language, "results-above-rsa"), rsa_share(language, compared))}
            </dl>
        }
    });
    view! {
        <section class="section">
            <h2 class="section__title">{t!(language, "network-together", half = half_name(language, half))}</h2>
            <p class="quiet">{note}</p>
            {figures}
        </section>
    }
}

const COLUMNS: [&str; 6] =
    ["network-places", "results-taken", "results-entries", "results-exits", "results-median-now", "results-above-start"];

/// A line for each structure, that opens all that it has told.
fn side_by_side(language: Language, all: &[StructureResults], half: HalfYear) -> impl IntoView + use<> {
    let rows = all.iter().map(|it| {
        let cells = cells(language, it.of(half)).into_iter().zip(COLUMNS);
        let cells = cells.map(|(cell, key)| view! { <td data-label=t!(language, key)><span class="num">{cell}</span></td> });
        let to = format!("{PLACE}/{}?annee={}", it.structure.id, half.year());
        view! { <tr><th scope="row"><a href=to>{it.structure.name.clone()}</a></th>{cells.collect_view()}</tr> }
    });
    let rows = rows.collect_view();
    let heads = COLUMNS.map(|key| view! { <th scope="col">{t!(language, key)}</th> });
    view! {
        <section class="section">
            <h2 class="section__title" id="structures">{t!(language, "network-by-structure", half = half_name(language, half))}</h2>
            <div class="table-wrap" tabindex="0" role="region" aria-labelledby="structures">
                <table class="table table--stack" aria-labelledby="structures">
                    <thead><tr><th scope="col">{t!(language, "network-structure")}</th>{heads.into_iter().collect_view()}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <p class="quiet">{t!(language, "network-method")}</p>
        </section>
    }
}

fn cells(language: Language, told: Option<&Snapshot>) -> [String; 6] {
    let Some(told) = told else { return COLUMNS.map(|_| t!(language, "network-not-told")) };
    let median = told.turnover.medians.map_or_else(|| t!(language, "told-too-few"), |(_, now)| amount(language, now));
    [
        told.places.to_string(),
        people(language, told.taken),
        people(language, told.entries),
        people(language, told.exits),
        median,
        start_share(language, &told.turnover),
    ]
}
