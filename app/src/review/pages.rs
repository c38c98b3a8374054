//! The review queue: declarations with signals first, then those that may be validated in a batch, then those with an open
//! question.

use super::{
    actions::{QUESTIONS, QueueAddress},
    batch::{MOST_AT_ONCE, review_flash, undo_bar},
    corrections::requested,
    item::QueueView,
    keys::ReviewKeys,
    queue::{pending_items, shows_everyone, visible_coaches},
};
use crate::{
    structure::first_steps,
    texts::t,
    ui::{icon::Icon, keys::key_list, rows::empty_list, table::ListState},
    web::{
        context::RequestContext,
        forms::load_drafts,
        page::{Address, Page, PageResult},
    },
};
use domain::{people::Role, values::language::Language};
use leptos::prelude::*;

/// The most declarations on one page: each comes with its history and the form of a question.
const ON_A_PAGE: i64 = 15;

/// Page of the queue.
pub async fn queue(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let everyone = shows_everyone(&ctx, &address);
    let coaches = visible_coaches(&ctx, everyone).await?;
    let all = pending_items(&ctx, &coaches).await?;
    let mut requests = Vec::new();
    for coach in &coaches {
        requests.extend(ctx.store.declarations().requested_corrections(coach.as_ref()).await?);
    }
    let report = review_flash(&ctx, &address).await?;
    let batchable = all.iter().filter(|it| it.is_batchable()).count();
    let asked = all.iter().filter(|it| it.awaits_answer()).count();
    let filters = vec![("tous", if everyone && ctx.user.role == Role::Coach { "oui".to_owned() } else { String::new() })];
    let state = ListState::of(&address, "/verifications", filters, &[]);
    let telling = all.len() - batchable - asked;
    let shown = state.asked_of(ON_A_PAGE).cut(all.iter().collect::<Vec<_>>());
    let ids = || shown.rows.iter().map(|it| it.pending.id.clone());
    let (next, previous) = (ids().zip(ids().skip(1)).collect(), ids().skip(1).zip(ids()).collect());
    let mut view = QueueView { language, user: &ctx.user.person_id, everyone, drafts: load_drafts(QUESTIONS).await, next, previous };

    let with_signals: Vec<_> =
        shown.rows.iter().filter(|it| !it.is_batchable() && !it.awaits_answer()).map(|it| view.article(it)).collect();
    let rows: Vec<_> = shown.rows.iter().filter(|it| it.is_batchable()).map(|it| view.row(it)).collect();
    let with_question: Vec<_> = shown.rows.iter().filter(|it| it.awaits_answer()).map(|it| view.article(it)).collect();
    let bar = report.batch.as_ref().and_then(|batch| undo_bar(language, batch, everyone));
    let pages = (shown.total > ON_A_PAGE).then(|| state.pages(language, &shown));
    let (keys, any) = (shortcuts(language), !all.is_empty());
    let steps = first_steps::card(&ctx).await?;

    let body = view! {
        {report.flash}
        <header class="page__head page__head--lines">
            <h1 class="page__title">{t!(language, "nav-review")}</h1>
            <p class="page__lead">{t!(language, "review-lead", n = (all.len() - asked) as i64)}</p>
            {(batchable > 0).then(|| {
                let href = if everyone { "/verifications/lot?tous=oui" } else { "/verifications/lot" };
                let words = t!(language, "batch-begin", n = batchable.min(MOST_AT_ONCE) as i64);
                view! { <div class="page__actions"><a class="button button--main" href=href><Icon name="check"/>{words}</a></div> }
            })}
            <div class="filter">
                <a class="filter__item" href=if everyone { "/verifications/aujourdhui?tous=oui" } else { "/verifications/aujourdhui" }>
                    {t!(language, "validations-title")}
                </a>
                <a class="filter__item" href=if everyone { "/relances?tous=oui" } else { "/relances" }>{t!(language, "remind-link")}</a>
                <a class="filter__item" href="/verifications/remplacement">{t!(language, "substitution-title")}</a>
            </div>
        </header>
        {(ctx.user.role == Role::Coach).then(|| filter(language, everyone))}
        {(!any && requests.is_empty() && steps.is_none()).then(|| nothing(language))}
        {steps}
        {requested(language, &requests)}
        {group(language, "review-telling", (!with_signals.is_empty()).then_some(telling), view! { <div class="queue">{with_signals}</div> }.into_any())}
        {group(language, "review-quiet", (!rows.is_empty()).then_some(batchable), view! { <ul class="rows">{rows}</ul> }.into_any())}
        {group(language, "review-waiting", (!with_question.is_empty()).then_some(asked), view! { <div class="queue">{with_question}</div> }.into_any())}
        {pages}
        {any.then_some(keys)}
        {bar}
    };
    Ok(Page::new(t!(language, "nav-review"), "/verifications", body))
}

fn filter(language: Language, everyone: bool) -> impl IntoView {
    let all = QueueAddress { everyone: true, ..QueueAddress::default() }.address();
    view! {
        <nav class="filter" aria-label=t!(language, "review-filter")>
            <a class="filter__item" href="/verifications" aria-current=(!everyone).then_some("true")>{t!(language, "review-own")}</a>
            <a class="filter__item" href=all aria-current=everyone.then_some("true")>{t!(language, "review-everyone")}</a>
        </nav>
    }
}

fn nothing(language: Language) -> impl IntoView {
    empty_list("empty-queue", t!(language, "review-none-title"), t!(language, "review-none-text"))
}

/// Section of the declarations of a page under a title with the number on all pages; `None` if the page has none.
fn group(language: Language, title: &str, count: Option<usize>, items: AnyView) -> impl IntoView + use<> {
    let title = t!(language, title);
    count.map(|count| {
        view! { <section class="section"><h2 class="section__title">{title}<span class="count">{count}</span></h2>{items}</section> }
    })
}

/// The keys of the queue, and the script that listens to them.
fn shortcuts(language: Language) -> impl IntoView {
    let keys = [("J, ↓", "keys-next"), ("K, ↑", "keys-previous"), ("V", "keys-validate"), ("Q", "keys-ask"), ("?", "keys-show")];
    view! {
        {key_list(language, keys.map(|(keys, does)| (keys.to_owned(), does)).to_vec())}
        <ReviewKeys/>
    }
}
