//! The first steps of a new structure: a list on the coordinator's first page that ticks itself.

use crate::{
    texts::t,
    url::action,
    web::{
        context::RequestContext,
        error::AppError,
        outcome::{Outcome, respond},
    },
};
use domain::people::Role;
use leptos::prelude::*;
use store::{FirstSteps, StoreError};

/// Puts the list away.
#[server(endpoint = "reglages/premiers-pas")]
pub async fn put_first_steps_away() -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    ctx.store.settings().put_first_steps_away(&ctx.actor()).await?;
    respond(Ok(Outcome::go("/verifications")))
}

/// The list, for a coordinator; `None` for others, once every step is done, and once it was put away.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn card(ctx: &RequestContext) -> Result<Option<AnyView>, StoreError> {
    if ctx.user.role != Role::Coordinator {
        return Ok(None);
    }
    let steps = ctx.store.settings().first_steps().await?;
    if steps.put_away || steps.are_done() {
        return Ok(None);
    }
    let language = ctx.language();
    let FirstSteps { put_away: _, contact, venue, session_type, window, team, participant, invited } = steps;
    let items = [
        (contact, "first-steps-contact", "first-steps-contact-how", "/reglages"),
        (venue, "first-steps-venue", "first-steps-venue-how", "/agenda/types"),
        (session_type, "first-steps-type", "first-steps-type-how", "/agenda/types/nouveau"),
        (window, "first-steps-window", "first-steps-window-how", "/agenda/plages"),
        (team, "first-steps-team", "first-steps-team-how", "/personnes/inviter"),
        (participant, "first-steps-people", "first-steps-people-how", "/personnes/importer"),
        (invited, "first-steps-invite", "first-steps-invite-how", "/personnes?etat=nouveaux"),
    ];
    let done = items.iter().filter(|(done, ..)| *done).count();
    let next = items.iter().position(|(done, ..)| !done);
    let rows = items.iter().enumerate().map(|(at, (done, key, how, to))| {
        let (class, shape, word) = match done {
            true => ("todo__item todo__item--done", "validated", "action-is-done"),
            false => ("todo__item", "due", "action-is-open"),
        };
        let title = match done {
            true => t!(language, key).into_any(),
            false => view! { <a href=*to>{t!(language, key)}</a> }.into_any(),
        };
        // The step to take now says how.
        let note = (next == Some(at)).then(|| view! { <p class="todo__note">{t!(language, how)}</p> });
        view! {
            <li class=class>
                <span class=format!("state state--bare state--{shape}")><span class="visually-hidden">{t!(language, word)}</span></span>
                <div class="todo__text"><p class="todo__title">{title}</p>{note}</div>
            </li>
        }
    });
    let card = view! {
        <article class="card welcome">
            <h2 class="card__title">{t!(language, "first-steps-title")}</h2>
            <p class="card__text">{t!(language, "first-steps-lead", done = done as i64, all = items.len() as i64)}</p>
            <ul class="todo">{rows.collect_view()}</ul>
            <form method="post" action={action::<PutFirstStepsAway>()}><button class="button button--quiet">{t!(language, "welcome-put-away")}</button></form>
        </article>
    };
    Ok(Some(card.into_any()))
}
