//! "Validés aujourd'hui": what was validated since midnight in Paris, each with the button that undoes it.

use super::queue::{shows_everyone, visible_coaches};
use crate::{
    texts::t,
    ui::{
        form::OfWhat,
        icon::Icon,
        rows::{capital, empty_list},
    },
    url::{self, action},
    web::{
        context::RequestContext,
        error::AppError,
        outcome::{Outcome, refused_or, respond},
        page::{Address, Page, PageResult},
    },
};
use domain::values::{
    ids::{BatchId, DeclarationId},
    language::Language,
    paris,
};
use leptos::prelude::*;
use std::cmp::Reverse;
use store::Validation;

/// Most validations on the page.
const MOST_SHOWN: i64 = 100;

/// The address of the page.
fn page_of(everyone: bool) -> &'static str {
    if everyone { "/verifications/aujourdhui?tous=oui" } else { "/verifications/aujourdhui" }
}

/// Undoes the validation of one declaration of today.
#[server(endpoint = "verifications/annuler")]
pub async fn undo_validation(batch: BatchId, declaration: DeclarationId, #[server(default)] everyone: String) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let page = page_of(!everyone.is_empty());
    let undone = ctx.store.review().undo_validation(&ctx.actor(), ctx.user.role, &batch, &declaration, ctx.visitor.midnight()).await;
    respond(refused_or(undone, page, |()| Outcome::done(page, "validation-undone")))
}

/// Undoes every validation that the user made today.
#[server(endpoint = "verifications/annuler-jour")]
pub async fn undo_validations_of_today(#[server(default)] everyone: String) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let left = ctx.store.review().undo_validations_since(&ctx.actor(), ctx.user.role, ctx.visitor.midnight()).await?;
    let say = if left == 0 { "validations-undone" } else { "validations-undone-some" };
    respond(Ok(Outcome::done(page_of(!everyone.is_empty()), say)))
}

/// The page of the validations of today, newest first.
pub async fn page(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let everyone = shows_everyone(&ctx, &address);
    let mut all = Vec::new();
    for coach in visible_coaches(&ctx, everyone).await? {
        all.extend(ctx.store.review().validations_since(&ctx.user.person_id, coach.as_ref(), ctx.visitor.midnight(), MOST_SHOWN).await?);
    }
    all.sort_by_key(|it| Reverse(it.at));
    all.truncate(usize::try_from(MOST_SHOWN).unwrap_or_default());
    let mine = all.iter().filter(|it| it.is_mine && it.can_be_undone).count();
    let cut = (all.len() as i64 == MOST_SHOWN).then(|| view! { <p class="quiet">{t!(language, "validations-newest", n = MOST_SHOWN)}</p> });
    let back = if everyone { "/verifications?tous=oui" } else { "/verifications" };
    let undo_all = (mine > 1).then(|| {
        view! {
            <details class="disclose">
                <summary class="button disclose__summary">{t!(language, "validations-undo-all")}</summary>
                <form class="disclose__body form" method="post" action={action::<UndoValidationsOfToday>()}>
                    {everyone.then(|| view! { <input type="hidden" name="everyone" value="oui"/> })}
                    <p>{t!(language, "validations-undo-all-text")}</p>
                    <button class="button">{t!(language, "validations-undo-all-send")}</button>
                </form>
            </details>
        }
    });
    let content = if all.is_empty() {
        empty_list("empty-queue", t!(language, "validations-none"), t!(language, "validations-none-text"))
    } else {
        view! { {cut}{table(language, &all, everyone)}{undo_all} }.into_any()
    };
    let body = view! {
        <header class="page__head">
            <a class="back" href=back><Icon name="arrow-left"/>{t!(language, "nav-review")}</a>
            <h1 class="page__title">{t!(language, "validations-title")}</h1>
            <p class="page__lead">{t!(language, "validations-lead")}</p>
        </header>
        <div class="stack">{content}</div>
    };
    Ok(Page::new(t!(language, "validations-title"), "/verifications", body))
}

fn table(language: Language, all: &[Validation], everyone: bool) -> impl IntoView + use<> {
    let rows = all.iter().map(|it| row(language, it, everyone)).collect_view();
    view! {
        <div class="table-wrap" tabindex="0" role="region" aria-labelledby="validations">
            <table class="table table--stack">
                <caption class="visually-hidden" id="validations">{t!(language, "validations-title")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t!(language, "statement-person")}</th>
                        <th scope="col">{t!(language, "validations-month")}</th>
                        <th scope="col" class="table__num">{t!(language, "field-turnover")}</th>
                        <th scope="col">{t!(language, "validations-by")}</th>
                        <th scope="col">{t!(language, "validations-undo")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn row(language: Language, it: &Validation, everyone: bool) -> impl IntoView + use<> {
    let month = capital(&language.month(it.month));
    let of = format!("{}, {month}", it.name);
    let by = format!("{}, {}", it.validated_by, language.hour(paris::wall_clock(it.at).time()));
    let undo = match (it.can_be_undone, it.is_reported) {
        (true, _) => view! {
            <form method="post" action={action::<UndoValidation>()}>
                <input type="hidden" name="batch" value=it.batch_id.to_string()/>
                <input type="hidden" name="declaration" value=it.declaration_id.to_string()/>
                {everyone.then(|| view! { <input type="hidden" name="everyone" value="oui"/> })}
                <button class="button button--small">{t!(language, "batch-undo")}<OfWhat language name=of/></button>
            </form>
        }
        .into_any(),
        (false, true) => view! { <span class="quiet">{t!(language, "validations-reported")}</span> }.into_any(),
        (false, false) => view! { <span class="quiet">{t!(language, "validations-changed")}</span> }.into_any(),
    };
    view! {
        <tr>
            <th scope="row"><a href=url::month(&it.participant_id, it.month)>{it.name.clone()}</a></th>
            <td data-label=t!(language, "validations-month")><span>{month}</span></td>
            <td class="table__num" data-label=t!(language, "field-turnover")><span>{language.amount(it.total)}</span></td>
            <td data-label=t!(language, "validations-by")><span>{by}</span></td>
            <td data-label=t!(language, "validations-undo")>{undo}</td>
        </tr>
    }
}
