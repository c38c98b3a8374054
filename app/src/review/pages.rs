//! The review queue: first what deserves a look, then what may be taken as right together.

use super::{
    actions::{Back, QUESTIONS},
    batch::{told, undo_bar},
    corrections::requested,
    figure::{Reviewed, Shown},
    islands::ReviewKeys,
};
use crate::web::page::{Address, Page, PageResult};
use crate::{
    texts::t,
    ui::icon::Icon,
    web::{context::RequestContext, outcome::load_drafts},
};
use domain::{
    people::Role,
    values::{ids::PersonId, language::Language},
};
use leptos::prelude::*;
use std::cmp::Reverse;
use store::StoreError;

/// Whether everyone's figures are asked for, not those of the coach's own people alone.
pub fn of_everyone(ctx: &RequestContext, address: &Address) -> bool {
    ctx.user.role == Role::Coordinator || address.asked("tous").is_some()
}

/// Whose people are looked at, one's own and those of a coach on leave in whose place one stands: nobody in particular for
/// everyone's.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn coaches(ctx: &RequestContext, everyone: bool) -> Result<Vec<Option<PersonId>>, StoreError> {
    if everyone {
        return Ok(vec![None]);
    }
    let me = &ctx.user.person_id;
    let away = ctx.store.review().stands_in_for(me, ctx.visitor.today()).await?;
    Ok([me.clone()].into_iter().chain(away).map(Some).collect())
}

/// What waits, the most telling figure first.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn reviewed(ctx: &RequestContext, coaches: &[Option<PersonId>]) -> Result<Vec<Reviewed>, StoreError> {
    let mut waiting = Vec::new();
    for coach in coaches {
        waiting.extend(ctx.store.review().review_queue(coach.as_ref()).await?);
    }
    let mut reviewed: Vec<_> = waiting.into_iter().map(Reviewed::of).collect();
    // What comes from the store stays in its order, oldest month first, where the signals are the same.
    reviewed.sort_by_key(|it| (it.is_asked(), it.signals.is_empty(), it.signals.first().copied(), Reverse(it.signals.len())));
    Ok(reviewed)
}

/// What waits.
pub async fn queue(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let everyone = of_everyone(&ctx, &address);
    let coaches = coaches(&ctx, everyone).await?;
    let all = reviewed(&ctx, &coaches).await?;
    let mut requests = Vec::new();
    for coach in &coaches {
        requests.extend(ctx.store.declarations().requested_corrections(coach.as_ref()).await?);
    }
    let told = told(&ctx, &address).await?;
    let quiet = all.iter().filter(|it| it.is_quiet()).count();
    let asked = all.iter().filter(|it| it.is_asked()).count();
    let ids = || all.iter().map(|it| it.waiting.id.clone());
    let (next, back) = (ids().zip(ids().skip(1)).collect(), ids().skip(1).zip(ids()).collect());
    let mut shown = Shown { language, me: &ctx.user.person_id, everyone, kept: load_drafts(QUESTIONS).await, next, back };

    let telling: Vec<_> = all.iter().filter(|it| !it.is_quiet() && !it.is_asked()).map(|it| shown.article(it)).collect();
    let rows: Vec<_> = all.iter().filter(|it| it.is_quiet()).map(|it| shown.row(it)).collect();
    let waiting: Vec<_> = all.iter().filter(|it| it.is_asked()).map(|it| shown.article(it)).collect();
    let bar = told.batch.as_ref().and_then(|batch| undo_bar(language, batch, everyone));
    let (keys, any) = (shortcuts(language), !all.is_empty());

    let body = view! {
        {told.flash}
        <header class="page__head">
            <h1 class="page__title">{t!(language, "nav-review")}</h1>
            <p class="page__lead">{t!(language, "review-lead", n = (all.len() - asked) as i64)}</p>
            <div class="page__actions">
                {(quiet > 0).then(|| {
                    let href = if everyone { "/verifications/lot?tous=oui" } else { "/verifications/lot" };
                    view! { <a class="button button--main" href=href><Icon name="check"/>{t!(language, "batch-begin", n = quiet as i64)}</a> }
                })}
                <a class="button" href="/verifications/remplacement">{t!(language, "substitution-title")}</a>
            </div>
        </header>
        {(ctx.user.role == Role::Coach).then(|| filter(language, everyone))}
        {(!any && requests.is_empty()).then(|| nothing(language))}
        {requested(language, &requests)}
        {group(language, "review-telling", telling.len(), view! { <div class="queue">{telling}</div> }.into_any())}
        {group(language, "review-quiet", quiet, view! { <ul class="rows">{rows}</ul> }.into_any())}
        {group(language, "review-waiting", asked, view! { <div class="queue">{waiting}</div> }.into_any())}
        {any.then_some(keys)}
        {bar}
    };
    Ok(Page::new(t!(language, "nav-review"), "/verifications", body))
}

fn filter(language: Language, everyone: bool) -> impl IntoView {
    let all = Back { everyone: true, ..Back::default() }.address();
    view! {
        <nav class="filter" aria-label=t!(language, "review-filter")>
            <a class="filter__item" href="/verifications" aria-current=(!everyone).then_some("true")>{t!(language, "review-own")}</a>
            <a class="filter__item" href=all aria-current=everyone.then_some("true")>{t!(language, "review-everyone")}</a>
        </nav>
    }
}

fn nothing(language: Language) -> impl IntoView {
    view! {
        <div class="empty">
            <svg class="empty__art" viewBox="0 0 240 160" aria-hidden="true"><use href="/icons.svg#empty-queue"></use></svg>
            <h2 class="empty__title">{t!(language, "review-none-title")}</h2>
            <p class="empty__text">{t!(language, "review-none-text")}</p>
        </div>
    }
}

/// Figures under a title that counts them; nothing when there are none.
fn group(language: Language, title: &str, count: usize, figures: AnyView) -> impl IntoView + use<> {
    let title = t!(language, title);
    (count > 0).then(|| {
        view! { <section class="section"><h2 class="section__title">{title}<span class="count">{count}</span></h2>{figures}</section> }
    })
}

/// The keys, for those who look for them. Without WebAssembly there are none, and it stays hidden.
fn shortcuts(language: Language) -> impl IntoView {
    let line = |keys: &'static str, key: &str| {
        view! { <div class="sums__row"><dt>{t!(language, key)}</dt><dd><kbd>{keys}</kbd></dd></div> }
    };
    view! {
        <details class="disclose" id="raccourcis" hidden>
            <summary class="button button--small disclose__summary">{t!(language, "keys-title")}</summary>
            <div class="disclose__body stack">
                <label class="choice">
                    <input class="choice__input" type="checkbox" checked/>
                    <span class="choice__text">{t!(language, "keys-on")}</span>
                </label>
                <dl class="sums">
                    {line("J, ↓", "keys-next")}
                    {line("K, ↑", "keys-previous")}
                    {line("V", "keys-validate")}
                    {line("Q", "keys-ask")}
                    {line("?", "keys-show")}
                </dl>
            </div>
        </details>
        <ReviewKeys/>
    }
}
