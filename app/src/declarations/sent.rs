//! The page after a month was sent, and the button that withdraws the declaration.

use super::{actions::form_of, islands::draft_key, months::months_to_declare, set_aside};
use crate::{
    texts::t,
    ui::{icon::Icon, rows::capital},
    url::{self, action},
    web::{
        context::RequestContext,
        error::AppError,
        forms::clear_draft,
        outcome::{Outcome, refused_or, respond},
        page::{Page, PageResult},
    },
};
use domain::{
    declarations::{
        declaration::{by_activity, total},
        rates::set_aside::set_aside as estimate_of,
        withdrawal::may_withdraw,
    },
    enrollments::standing::{coming_months, declarable_from},
    values::{ids::DeclarationId, language::Language, money::Cents, month::Month},
};
use leptos::prelude::*;
use store::{Declaration, Enrollment};

/// Withdraws the declaration of a month in the version `seen`: the month counts as not declared again.
#[server(endpoint = "declarations/annuler")]
pub async fn withdraw(month: Month, declaration: DeclarationId, #[server(default)] seen: i64) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let page = url::declaration(month);
    let withdrawn = ctx.store.declarations().withdraw(&ctx.actor(), &ctx.user.person_id, month, &declaration, seen).await;
    if withdrawn.is_ok() {
        clear_draft(&ctx, &form_of(month)).await?;
    }
    respond(refused_or(withdrawn, &page, |_| Outcome::done(&page, "declaration-withdrawn")))
}

/// The button that withdraws a declaration; `None` once it cannot be withdrawn any more.
pub fn withdraw_button(ctx: &RequestContext, declaration: &Declaration) -> Option<impl IntoView + use<>> {
    let sent_at = declaration.first_sent_at()?;
    may_withdraw(declaration.state, declaration.reviewed, sent_at, ctx.visitor.now).ok()?;
    Some(view! {
        <form method="post" action={action::<Withdraw>()}>
            <input type="hidden" name="month" value=declaration.month.to_string()/>
            <input type="hidden" name="declaration" value=declaration.id.to_string()/>
            <input type="hidden" name="seen" value=declaration.version().to_string()/>
            <button class="button button--quiet">{t!(ctx.language(), "withdraw")}</button>
        </form>
    })
}

/// The page after a month was sent: the declared amount, the amount to set aside, the next month to declare.
///
/// # Errors
/// Those of the store, as a [`crate::web::page::PageEnd`].
pub async fn sent(ctx: &RequestContext, enrollment: &Enrollment, declaration: &Declaration) -> PageResult {
    let language = ctx.language();
    let (month, lines) = (declaration.month, declaration.lines());
    let amount = language.short_amount(total(lines));
    let declared = ctx.store.declarations().summaries(&enrollment.id).await?;
    let still_open = months_to_declare(enrollment, &declared, ctx.visitor.today(), ctx.user.due_day);
    let coach = enrollment.coach_name.split_whitespace().next().unwrap_or_default().to_owned();
    let next = match still_open.last() {
        Some((next, _)) => view! {
            <p>{t!(language, "sent-still-open", n = still_open.len() as i64)}</p>
            <div class="actions">
                <a class="button button--main" href=url::declaration(*next)>
                    {t!(language, "declare-month", month = language.month_name(*next))}
                </a>
                <a class="button" href="/">{t!(language, "sent-done")}</a>
                {withdraw_button(ctx, declaration)}
            </div>
        }
        .into_any(),
        None => view! {
            {next_month(ctx, enrollment).map(|sentence| view! { <p>{sentence}</p> })}
            <div class="actions">
                <a class="button button--main" href="/">{t!(language, "sent-done")}</a>
                {withdraw_button(ctx, declaration)}
            </div>
        }
        .into_any(),
    };
    let title = t!(language, "sent-title", month = capital(language.month_name(month)), amount = amount.clone());
    // Tells the script that the draft of this version on the phone was sent.
    let key = draft_key(ctx.user.person_id.as_str(), month);
    let body = view! {
        <div class="sent" data-sent=key data-version=declaration.version()>
            <p class="sent__mark"><Icon name="check"/></p>
            <h1 class="page__title">
                {t!(language, "sent-month", month = capital(language.month_name(month)))}
                " "
                <span class="figure num">{amount}</span>
            </h1>
            <p class="page__lead">{t!(language, "sent-review", name = coach)}</p>
            {aside(language, enrollment, declaration)}
            {next}
            <ul class="link-list"><li><a href=url::declaration(month)>{t!(language, "sent-see")}</a></li></ul>
        </div>
    };
    Ok(Page { shell: " shell--sent", ..Page::new(title, "/declarations", body) })
}

/// The amount to set aside for the sent month, with how it was computed.
fn aside(language: Language, enrollment: &Enrollment, declaration: &Declaration) -> impl IntoView + use<> {
    let estimate = estimate_of(declaration.month, &by_activity(declaration.lines()), &enrollment.terms(declaration.month));
    let sentence = match estimate.total() {
        Some(total) if total > Cents::ZERO => t!(language, "sent-aside", amount = language.short_amount(total)),
        Some(_) => t!(language, "sent-aside-nothing"),
        None => t!(language, "sent-aside-not-known"),
    };
    view! {
        <p class="sent__aside">{sentence}</p>
        {set_aside::reasons(language, enrollment, &estimate)}
    }
}

/// "Prochain mois : novembre, dès le 1er décembre."; `None` when no month is left to declare later.
fn next_month(ctx: &RequestContext, enrollment: &Enrollment) -> Option<String> {
    let language = ctx.language();
    let next = coming_months(&enrollment.period(), &enrollment.suspensions, ctx.visitor.today()).next()?;
    let day = language.day_and_month(declarable_from(next));
    Some(t!(language, "sent-next", month = language.month_name(next), day = day))
}
