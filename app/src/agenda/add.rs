//! Booking a place in a session for a participant.

use super::team_refused_or;
use crate::{
    bookings::parts::{notice, places, session_dates},
    caseload::parts::{search_form, searched_fields},
    texts::t,
    ui::{icon::Icon, rows::capital},
    url::{self, action},
    web::{
        context::RequestContext,
        error::AppError,
        outcome::{Outcome, respond},
        page::{Address, Page, PageResult},
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
use store::{BookingOutcome, Enrollment};

fn page_to_add(session: &SessionId) -> String {
    format!("{}/ajouter", url::agenda_session(session))
}

/// Books a place for a participant, on any notice.
#[server(endpoint = "agenda/reserver")]
pub async fn book_for(session: SessionId, participant: PersonId) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    // 404 for a person without a running enrollment.
    ctx.store.enrollments().enrollment_of(&participant).await?;
    let booked = ctx.store.bookings().book(&ctx.actor(), &participant, &session).await;
    respond(team_refused_or(booked, page_to_add(&session), |outcome| match outcome {
        BookingOutcome::Booked => Outcome::done(url::agenda_session(&session), "place-given"),
        BookingOutcome::AlreadyHeld => Outcome::done(url::agenda_session(&session), "place-held"),
    }))
}

/// The participants who can be added, those of a coach first; `q` in the address searches them by name.
pub async fn page(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let (me, now) = (&ctx.user.person_id, ctx.visitor.now);
    let id: SessionId = address.part("session")?;
    let session = ctx.store.bookings().session(me, &id).await?;
    let wanted = address.query("q").unwrap_or_default();
    let holders: HashSet<PersonId> =
        ctx.store.bookings().attendees(&id).await?.into_iter().filter(|a| a.state.holds_place()).map(|a| a.participant_id).collect();
    let mut people = ctx.store.enrollments().running_enrollments(None).await?;
    people.retain(|enrollment| !holders.contains(&enrollment.participant_id));
    if ctx.user.role == Role::Coach {
        people.sort_by_key(|enrollment| enrollment.coach_id != *me);
    }
    let people = search_people(&wanted, people, searched_fields);
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
        view! { <ul class="rows roll">{people.iter().map(|enrollment| row(language, enrollment, &id)).collect_view()}</ul> }.into_any()
    };
    let body = view! {
        <header class="page__head">
            <a class="back" href=url::agenda_session(&id)><Icon name="arrow-left"/>{session.title.clone()}</a>
            <h1 class="page__title">{t!(language, "add-title")}</h1>
            <p class="page__lead">{session_dates(language, &session)}</p>
        </header>
        {closed.is_none().then(|| places(language, &session))}
        {closed.is_none().then(|| search_form(language, &page_to_add(&id), &wanted, &[]))}
        {list}
    };
    Ok(Page::new(t!(language, "add-title"), "/agenda", body))
}

fn row(language: Language, enrollment: &Enrollment, session: &SessionId) -> impl IntoView + use<> {
    view! {
        <li class="row roll__row">
            <div class="row__main">
                <p class="row__title">{enrollment.name()}</p>
                <p class="row__note">{capital(&enrollment.trade)}</p>
            </div>
            <form method="post" action={action::<BookFor>()}>
                <input type="hidden" name="session" value=session.to_string()/>
                <input type="hidden" name="participant" value=enrollment.participant_id.to_string()/>
                <button class="button button--small">{t!(language, "add-do")}<span class="visually-hidden">{t!(language, "review-of", name = enrollment.name())}</span></button>
            </form>
        </li>
    }
}
