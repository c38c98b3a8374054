//! Adding a participant to a session: booking a place before it begins, recording from its start on that they came.

use super::team_refused_or;
use crate::{
    bookings::parts::{places, session_dates},
    caseload::parts::search_form,
    texts::t,
    ui::{icon::Icon, notice::notice, rows::capital},
    url::{self, action},
    web::{
        context::RequestContext,
        error::AppError,
        outcome::{Outcome, respond},
        page::{Address, Page, PageResult},
    },
};
use domain::{
    people::search::search as search_people,
    values::{
        ids::{PersonId, SessionId},
        language::Language,
    },
};
use leptos::prelude::*;
use std::collections::HashSet;
use store::{BookingOutcome, FindScope, Findable, StoreError};

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

/// Records that a participant came to a session that has begun; `beyond` is `yes` when they are added although every place is taken.
#[server(endpoint = "agenda/venu")]
pub async fn add_walk_in(session: SessionId, participant: PersonId, #[server(default)] beyond: String) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    ctx.store.enrollments().enrollment_of(&participant).await?;
    let added = ctx.store.bookings().add_walk_in(&ctx.actor(), &participant, &session, beyond == "yes").await;
    respond(team_refused_or(added, page_to_add(&session), |outcome| match outcome {
        BookingOutcome::Booked => Outcome::done(url::agenda_session(&session), "walk-in-added"),
        BookingOutcome::AlreadyHeld => Outcome::done(url::agenda_session(&session), "place-held"),
    }))
}

/// How many participants the page lists at most; the others are found by name.
const MOST_LISTED: usize = 50;

/// What the buttons of the page do.
#[derive(Clone, Copy)]
enum Adding {
    /// Book a place.
    Book,
    /// Record that the participant came.
    CameIn,
    /// Record that the participant came, on a place more.
    CameInBeyond,
}

/// The participants without an exit who match a query, the best matches first and among them those of the user; without a query the first
/// `most` of them.
pub(super) async fn running_participants(ctx: &RequestContext, wanted: &str, most: usize) -> Result<Vec<Findable>, StoreError> {
    let (people, me) = (ctx.store.people(), &ctx.user.person_id);
    let mut found = if wanted.trim().is_empty() {
        people.first_findable(me, i64::try_from(most).unwrap_or(i64::MAX)).await?
    } else {
        search_people(wanted, people.findable(FindScope::Running).await?, Findable::searched)
    };
    found.sort_by_key(|person| person.coach_id.as_ref() != Some(me));
    Ok(search_people(wanted, found, Findable::searched))
}

/// The participants who can be added, those of the user first; `q` in the address searches them by name.
pub async fn page(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let (me, now) = (&ctx.user.person_id, ctx.visitor.now);
    let id: SessionId = address.part("session")?;
    let session = ctx.store.bookings().session(me, &id).await?;
    let wanted = address.query("q").unwrap_or_default();
    let holders: HashSet<PersonId> =
        ctx.store.bookings().attendees(&id).await?.into_iter().filter(|a| a.state.holds_place()).map(|a| a.participant_id).collect();
    let begun = session.starts_at <= now;
    let closed = match (session.cancelled_at.is_some(), begun, session.left()) {
        (true, ..) => Some("team-cancelled"),
        (_, true, _) if session.from_slot => Some("team-past"),
        (_, false, 0) => Some("team-full"),
        _ => None,
    };
    let adding = match (begun, session.left()) {
        (false, _) => Adding::Book,
        (true, 0) => Adding::CameInBeyond,
        (true, _) => Adding::CameIn,
    };
    let mut people = if closed.is_some() {
        Vec::new()
    } else {
        // Holders are left out below, and one more says that there are more.
        running_participants(&ctx, &wanted, MOST_LISTED + holders.len() + 1).await?
    };
    people.retain(|person| !holders.contains(&person.id));
    let more = people.len() > MOST_LISTED;
    people.truncate(MOST_LISTED);
    let lead = match adding {
        Adding::Book => None,
        Adding::CameIn => Some("walk-in-lead"),
        Adding::CameInBeyond => Some("walk-in-full"),
    };
    let lead = lead.filter(|_| closed.is_none()).map(|key| notice(t!(language, key)));
    let list = if let Some(key) = closed {
        notice(t!(language, key)).into_any()
    } else if people.is_empty() {
        view! { <p class="quiet">{t!(language, "add-nobody")}</p> }.into_any()
    } else {
        view! { <ul class="rows rows--pair roll">{people.iter().map(|person| row(language, person, &id, adding)).collect_view()}</ul> }
            .into_any()
    };
    let body = view! {
        <header class="page__head">
            <a class="back" href=url::agenda_session(&id)><Icon name="arrow-left"/>{session.title.clone()}</a>
            <h1 class="page__title">{t!(language, "add-title")}</h1>
            <p class="page__lead">{session_dates(language, &session)}</p>
        </header>
        {(closed.is_none() && !begun).then(|| places(language, &session))}
        {lead}
        {closed.is_none().then(|| search_form(language, &page_to_add(&id), &wanted, &[]))}
        {list}
        {more.then(|| view! { <p class="quiet">{t!(language, "add-more", n = MOST_LISTED as i64)}</p> })}
    };
    Ok(Page::new(t!(language, "add-title"), "/agenda", body))
}

fn row(language: Language, person: &Findable, session: &SessionId, adding: Adding) -> impl IntoView + use<> {
    let (to, label) = match adding {
        Adding::Book => (action::<BookFor>(), "add-do"),
        Adding::CameIn => (action::<AddWalkIn>(), "add-do"),
        Adding::CameInBeyond => (action::<AddWalkIn>(), "walk-in-beyond"),
    };
    let beyond = matches!(adding, Adding::CameInBeyond).then(|| view! { <input type="hidden" name="beyond" value="yes"/> });
    view! {
        <li class="row roll__row">
            <div class="row__main">
                <p class="row__title">{person.name()}</p>
                <p class="row__note">{person.trade.as_deref().map(capital)}</p>
            </div>
            <form method="post" action=to>
                <input type="hidden" name="session" value=session.to_string()/>
                <input type="hidden" name="participant" value=person.id.to_string()/>
                {beyond}
                <button class="button button--small">{t!(language, label)}<span class="visually-hidden">{t!(language, "review-of", name = person.name())}</span></button>
            </form>
        </li>
    }
}
