//! Pilotage: the cohort at a glance.

use crate::{
    session::Asking,
    texts::t,
    ui::frame::{Address, Page, PageResult},
};
use domain::{declaration::DeclarationState, language::Language};
use leptos::prelude::*;
use store::Places;

/// The cohort at a glance.
pub async fn page(_: Address) -> PageResult {
    let asking = Asking::of_request()?;
    let language = asking.language();
    let places = asking.rows.places().await?;
    let waiting = asking.rows.review_queue(None).await?;
    let submitted = waiting.iter().filter(|w| w.state == DeclarationState::Submitted).count();
    let figure =
        |label: &str, value: String| view! { <div class="figures__item"><dt>{t!(language, label)}</dt><dd class="num">{value}</dd></div> };
    let body = view! {
        <header class="page__head"><h1 class="page__title">{t!(language, "nav-cohort")}</h1><p class="page__lead">{asking.who.structure.clone()}</p></header>
        {comb(language, places)}
        <dl class="figures">
            {figure("cohort-to-review", submitted.to_string())}
            {figure("cohort-questions", (waiting.len() - submitted).to_string())}
        </dl>
        <div class="actions">
            <a class="button" href="/pilotage/etats">{t!(language, "statements-link")}</a>
            <a class="button" href="/verifications">{t!(language, "nav-review")}</a>
            <a class="button" href="/personnes">{t!(language, "nav-people")}</a>
        </div>
    };
    Ok(Page::new(t!(language, "nav-cohort"), "/pilotage", body))
}

/// The places as a honeycomb, beside the words.
fn comb(language: Language, places: Places) -> impl IntoView {
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
