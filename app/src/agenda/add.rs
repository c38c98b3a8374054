//! Booking a place for someone, in the name of the team.

use super::{or_told, page_of};
use crate::routes::action;
use crate::web::page::{Address, Page, PageResult};
use crate::{
    bookings::{
        actions::named,
        parts::{notice, places, when_of},
    },
    caseload::parts::{search, searched},
    texts::t,
    ui::{icon::Icon, rows::capital},
    web::{
        context::RequestContext,
        error::AppError,
        outcome::{Outcome, respond},
    },
};
use domain::{
    people::{Role, search::search as search_people},
    values::{
        ids::{PersonId, SessionId},
        language::Language,
    },
};
use leptos::prelude::*;
use std::collections::HashSet;
use store::{BookingOutcome, Enrollment, StoreError};

fn page_to_add(session: &SessionId) -> String {
    format!("{}/ajouter", page_of(session))
}

/// Books a place for a participant.
#[server(endpoint = "agenda/reserver")]
pub async fn book_for(session: String, participant: String) -> Result<(), AppError> {
    respond(book(session, participant).await)
}

async fn book(session: String, participant: String) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let (session, participant): (SessionId, PersonId) = (named(session)?, named(participant)?);
    // Someone without a path that runs has no place to take.
    ctx.store.enrollments().enrollment_of(&participant).await?;
    let booked = ctx.store.bookings().book(&ctx.actor(), &participant, &session).await;
    or_told(booked, page_to_add(&session), |outcome| match outcome {
        BookingOutcome::Booked => Outcome::done(page_of(&session), "place-given"),
        BookingOutcome::AlreadyHeld => Outcome::done(page_of(&session), "place-held"),
    })
}

/// Who can be added: one's own people first, each with one button.
pub async fn page(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let (me, now) = (&ctx.user.person_id, ctx.visitor.now);
    let id: SessionId = address.part("session")?;
    let session = ctx.store.bookings().session(me, &id).await?;
    let wanted = address.asked("q").unwrap_or_default();
    let holders: HashSet<PersonId> =
        ctx.store.bookings().attendees(&id).await?.into_iter().filter(|a| a.state.holds_a_place()).map(|a| a.participant_id).collect();
    let mut people = ctx.store.enrollments().running_enrollments(None).await?;
    people.retain(|path| !holders.contains(&path.participant_id));
    if ctx.user.role == Role::Coach {
        people.sort_by_key(|path| path.coach_id != *me);
    }
    let people = search_people(&wanted, people, searched);
    let closed = match (session.cancelled_at.is_some(), session.starts_at <= now, session.left()) {
        (true, ..) => Some("team-cancelled"),
        (_, true, _) => Some("team-past"),
        (.., 0) => Some("team-full"),
        _ => None,
    };
    let list = if let Some(key) = closed {
        notice(t!(language, key)).into_any()
    } else if people.is_empty() {
        view! { <p class="quiet">{t!(language, "add-nobody")}</p> }.into_any()
    } else {
        view! { <ul class="rows roll">{people.iter().map(|path| row(language, path, &id)).collect_view()}</ul> }.into_any()
    };
    let body = view! {
        <header class="page__head">
            <a class="back" href=page_of(&id)><Icon name="arrow-left"/>{session.title.clone()}</a>
            <h1 class="page__title">{t!(language, "add-title")}</h1>
            <p class="page__lead">{when_of(language, &session)}</p>
        </header>
        {closed.is_none().then(|| places(language, &session))}
        {closed.is_none().then(|| search(language, &page_to_add(&id), &wanted, &[]))}
        {list}
    };
    Ok(Page::new(t!(language, "add-title"), "/agenda", body))
}

fn row(language: Language, path: &Enrollment, session: &SessionId) -> impl IntoView + use<> {
    view! {
        <li class="row roll__row">
            <div class="row__main">
                <p class="row__title">{path.name()}</p>
                <p class="row__note">{capital(&path.trade)}</p>
            </div>
            <form method="post" action={action::<BookFor>()}>
                <input type="hidden" name="session" value=session.to_string()/>
                <input type="hidden" name="participant" value=path.participant_id.to_string()/>
                <button class="button button--small">{t!(language, "add-do")}<span class="visually-hidden">{t!(language, "review-of", name = path.name())}</span></button>
            </form>
        </li>
    }
}
