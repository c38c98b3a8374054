//! The pages of the network: the published results of every structure, side by side and added up. They hold no data of a
//! person.

use super::{
    ranges::{amount_range, exit_kind_name, half_name, people_range, rsa_share, start_share},
    results,
};
use crate::{
    texts::t,
    ui::{
        rows::{capital, empty_list},
        table::{Column, ListState, keys, table},
    },
    url,
    web::{
        context::{RequestContext, db},
        page::{Address, Page, PageEnd, PageResult},
    },
};
use domain::{
    people::order::sort_by_text,
    reporting::disclosure::{half_year::HalfYear, snapshot::Snapshot},
    values::language::Language,
};
use leptos::prelude::*;
use std::collections::BTreeSet;
use store::{StoreError, StructureResults};

const PAGE: &str = "/reseau";

async fn structures(ctx: &RequestContext) -> Result<Vec<StructureResults>, StoreError> {
    db()?.network(&ctx.user)?.structures().await
}

/// The page of all structures in a half-year: the one that `?semestre=` names, else the newest published.
pub async fn page(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let all = structures(&ctx).await?;
    let halves: BTreeSet<HalfYear> = all.iter().flat_map(|it| &it.published).map(|published| published.half).collect();
    let asked = address.query("semestre").and_then(|half| HalfYear::try_from(half).ok()).filter(|half| halves.contains(half));
    let content = match asked.or(halves.last().copied()) {
        Some(half) => {
            view! { {choice(language, &halves, half)}{network_total(language, &all, half)}{side_by_side(language, &address, &all, half)} }
                .into_any()
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
    Ok(Page::new(t!(language, "nav-network"), PAGE, body))
}

/// The page of one structure, as its funders see it.
pub async fn structure(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let id: String = address.part("structure")?;
    let found = structures(&ctx).await?.into_iter().find(|it| it.structure.id.as_str() == id).ok_or(PageEnd::Missing)?;
    Ok(results::of_structure(ctx.language(), &address, found.structure.name, &found.published, PAGE))
}

fn nothing(language: Language, no_structure: bool) -> impl IntoView {
    let (title, text) = if no_structure { ("network-none", "network-none-text") } else { ("network-nothing", "network-nothing-text") };
    empty_list("empty-queue", t!(language, title), t!(language, text))
}

fn choice(language: Language, halves: &BTreeSet<HalfYear>, chosen: HalfYear) -> impl IntoView + use<> {
    let links = halves.iter().rev().map(|half| {
        let here = (*half == chosen).then_some("true");
        view! { <a class="filter__item" href=format!("?semestre={half}") aria-current=here>{capital(&half_name(language, *half))}</a> }
    });
    (halves.len() > 1).then(|| view! { <nav class="filter" aria-label=t!(language, "network-halves")>{links.collect_view()}</nav> })
}

/// The results of the half-year added up over the structures that published it.
fn network_total(language: Language, all: &[StructureResults], half: HalfYear) -> impl IntoView + use<> {
    let snapshots: Vec<&Snapshot> = all.iter().filter_map(|it| it.of(half)).collect();
    let note = t!(language, "network-told", n = snapshots.len(), all = all.len());
    let sums = Snapshot::network_total(&snapshots).map(|total| {
        let line = |name: String, value: String| view! { <div class="sums__row"><dt>{name}</dt><dd class="num">{value}</dd></div> };
        let exits =
            total.exits_by.iter().map(|(kind, number)| line(capital(&exit_kind_name(language, *kind)), people_range(language, *number)));
        let compared = &total.turnover;
        view! {
            <dl class="sums sums--wide">
                {line(t!(language, "network-places"), total.places.to_string())}
                {line(t!(language, "results-taken"), people_range(language, total.taken))}
                {line(t!(language, "results-entries"), people_range(language, total.entries))}
                {line(t!(language, "results-exits"), people_range(language, total.exits))}
                {exits.collect_view()}
            </dl>
            <h3>{t!(language, "results-turnover")}</h3>
            <dl class="sums sums--wide">
                {line(t!(language, "results-counted"), people_range(language, compared.counted()))}
                {line(t!(language, "results-above-start"), start_share(language, compared))}
                {line(t!(language, "results-above-rsa"), rsa_share(language, compared))}
            </dl>
        }
    });
    view! {
        <section class="section">
            <h2 class="section__title">{t!(language, "network-together", half = half_name(language, half))}</h2>
            <p class="quiet">{note}</p>
            {sums}
        </section>
    }
}

const COLUMNS: [&str; 6] =
    ["network-places", "results-taken", "results-entries", "results-exits", "results-median-now", "results-above-start"];

/// The table of structures, each a link to its results, by name or by places, in pages.
fn side_by_side(language: Language, address: &Address, all: &[StructureResults], half: HalfYear) -> impl IntoView + use<> {
    let state = ListState::of(address, PAGE, vec![("semestre", half.to_string())], &["nom", "places"]);
    let mut sorted: Vec<&StructureResults> = all.iter().collect();
    if let Some((column, descending)) = state.sort() {
        match column {
            "nom" => sort_by_text(&mut sorted, |it| it.structure.name.clone()),
            _ => sorted.sort_by_key(|it| it.places),
        }
        if descending {
            sorted.reverse();
        }
    }
    let shown = state.asked().cut(sorted);
    let rows = shown.rows.iter().map(|it| {
        let cells = cells(language, it.of(half)).into_iter().enumerate();
        let cells = cells.map(|(nth, cell)| view! { <td class=if nth == 0 { "table__num" } else { "table__num table__wide" }>{cell}</td> });
        let to = format!("{}?annee={}", url::network_structure(&it.structure.id), half.year());
        view! { <tr><th scope="row"><a href=to>{it.structure.name.clone()}</a></th>{cells.collect_view()}</tr> }
    });
    let rows = rows.collect_view();
    let mut columns = vec![Column::sorted(t!(language, "network-structure"), "nom")];
    columns.extend(COLUMNS.iter().enumerate().map(|(nth, key)| match nth {
        0 => Column::sorted(t!(language, key), "places").class("table__num"),
        _ => Column::plain(t!(language, key)).class("table__num table__wide"),
    }));
    let head = state.head(columns, Some("nom"));
    let title = t!(language, "network-by-structure", half = half_name(language, half));
    let pages = state.pages(language, &shown);
    view! {
        <section class="section">
            <h2 class="section__title">{title.clone()}</h2>
            {table("structures", title, head, rows)}
            {pages}
            <p class="quiet">{t!(language, "network-method")}</p>
        </section>
        {keys(language)}
    }
}

fn cells(language: Language, snapshot: Option<&Snapshot>) -> [String; 6] {
    let Some(snapshot) = snapshot else {
        let mut cells = COLUMNS.map(|_| "–".to_owned());
        cells[0] = t!(language, "network-not-told");
        return cells;
    };
    let median = snapshot.turnover.medians.map_or_else(|| t!(language, "told-too-few"), |(_, now)| amount_range(language, now));
    [
        snapshot.places.to_string(),
        people_range(language, snapshot.taken),
        people_range(language, snapshot.entries),
        people_range(language, snapshot.exits),
        median,
        start_share(language, &snapshot.turnover),
    ]
}
