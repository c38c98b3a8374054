//! The welcome of a new participant: a list of first steps, each ticked when it is done. It can be put away.

use crate::{
    texts::t,
    url::action,
    web::{
        context::RequestContext,
        error::AppError,
        outcome::{Outcome, respond},
    },
};
use domain::enrollments::standing::{coming_months, declarable_from};
use leptos::prelude::*;
use store::{Enrollment, StoreError, WelcomeFacts};

/// Puts the user's welcome away.
#[server(endpoint = "accueil/ranger")]
pub async fn put_welcome_away() -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    ctx.store.people().put_welcome_away(&ctx.actor(), &ctx.user.person_id).await?;
    respond(Ok(Outcome::go("/")))
}

/// The card of the welcome; `None` once it was put away. `has_open_months` says whether another card asks for a month already.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn card(ctx: &RequestContext, enrollment: &Enrollment, has_open_months: bool) -> Result<Option<AnyView>, StoreError> {
    let language = ctx.language();
    let facts = ctx.store.people().welcome_facts(&ctx.user.person_id).await?;
    let WelcomeFacts { put_away, language_chosen, has_phone, phone_checked, booked } = facts;
    if put_away {
        return Ok(None);
    }
    let item = |done: bool, title: String, note: Option<String>, to: Option<&'static str>| {
        let (class, shape, word) = match done {
            true => ("todo__item todo__item--done", "validated", "action-is-done"),
            false => ("todo__item", "due", "action-is-open"),
        };
        let title = match to {
            Some(to) if !done => view! { <a href=to>{title}</a> }.into_any(),
            _ => title.into_any(),
        };
        view! {
            <li class=class>
                <span class=format!("state state--bare state--{shape}")><span class="visually-hidden">{t!(language, word)}</span></span>
                <div class="todo__text"><p class="todo__title">{title}</p>{note.map(|note| view! { <p class="todo__note">{note}</p> })}</div>
            </li>
        }
    };
    let phone_note = match (has_phone, phone_checked) {
        (_, true) => None,
        (true, false) => Some(t!(language, "welcome-phone-code")),
        (false, false) => Some(t!(language, "welcome-phone-none")),
    };
    let first_month = coming_months(&enrollment.period(), &enrollment.suspensions, ctx.visitor.today()).next();
    let first_month = first_month.filter(|_| !has_open_months).map(|month| {
        let day = language.day_and_month(declarable_from(month));
        let title = t!(language, "welcome-month", month = language.month_name(month));
        item(false, title, Some(t!(language, "welcome-month-from", day = day)), None)
    });
    let card = view! {
        <article class="card welcome">
            <h2 class="card__title">{t!(language, "welcome-title")}</h2>
            <p class="card__text">{t!(language, "welcome-text", name = enrollment.coach_name.clone())}</p>
            <ul class="todo">
                {item(language_chosen, t!(language, "welcome-language"), None, Some("/moi#langue"))}
                {item(phone_checked, t!(language, "welcome-phone"), phone_note, Some("/moi"))}
                {first_month}
                {item(booked, t!(language, "welcome-booking"), None, Some("/rendez-vous"))}
                <li class="todo__item welcome__screen">
                    <span class="state state--bare state--due"><span class="visually-hidden">{t!(language, "action-is-open")}</span></span>
                    <div class="todo__text"><p class="todo__title">{t!(language, "welcome-screen")}</p><p class="todo__note">{t!(language, "welcome-screen-how")}</p></div>
                </li>
            </ul>
            <form method="post" action={action::<PutWelcomeAway>()}><button class="button button--quiet">{t!(language, "welcome-put-away")}</button></form>
        </article>
    };
    Ok(Some(card.into_any()))
}
