//! The page of a session: attendance or places, waitlist, facts, history, and the actions that are possible.

use super::{
    attendance::{attendance_list, unmark_all_form, withheld_note},
    cancel::{cancel_draft, cancel_form},
    holders::{WordDrafts, cancelled_bookings, holders, is_expected, waitlist_section},
    recorded::withdraw_form,
    restored::restore_form,
    view::AgendaView,
};
use crate::{
    bookings::parts::{facts, history, places},
    texts::t,
    ui::{form::ErrorSummary, icon::Icon},
    url,
    web::{
        context::RequestContext,
        page::{Address, Page, PageResult},
    },
};
use domain::values::{ids::SessionId, language::Language, paris};
use leptos::prelude::*;
use store::{Attendee, SessionRow};

/// The page of a session.
pub async fn page(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let (me, now) = (&ctx.user.person_id, ctx.visitor.now);
    let id: SessionId = address.part("session")?;
    let session = ctx.store.bookings().session(me, &id).await?;
    let dates = ctx.store.bookings().dates_of(&id).await?;
    let attendees = ctx.store.bookings().attendees(&id).await?;
    let withheld = ctx.store.bookings().withheld_in(&id).await?;
    let entries = ctx.store.bookings().waitlist_of(&id).await?;
    let withheld_waiting = ctx.store.bookings().withheld_waiting(&id).await?;
    let events = ctx.store.bookings().session_events(&id).await?;
    let (cancel_draft, word_drafts) = (cancel_draft(&id).await, WordDrafts::load().await);
    let cancelled = session.cancelled_at.is_some();
    let begun = session.starts_at <= now;
    let open = !begun && !cancelled;

    let expected: Vec<&Attendee> = attendees.iter().filter(|attendee| is_expected(attendee)).collect();
    let drafts = expected.iter().filter_map(|attendee| word_drafts.of(&attendee.booking_id));
    let summary: Vec<_> =
        if open { drafts.flat_map(|draft| draft.summary(language)).chain(cancel_draft.summary(language)).collect() } else { Vec::new() };
    let any = !summary.is_empty();

    let list = if expected.is_empty() && withheld > 0 {
        ().into_any()
    } else if expected.is_empty() {
        view! { <p class="quiet">{t!(language, "roll-nobody")}</p> }.into_any()
    } else if begun {
        attendance_list(language, &expected, None).into_any()
    } else {
        holders(language, &session.id, &expected, &word_drafts).into_any()
    };
    let back = AgendaView { day: paris::day(session.starts_at), week: true, everyone: session.coach_id != *me }.address();
    let back = match attendees.first().filter(|_| session.recorded) {
        Some(of) => {
            view! { <a class="back" href=url::participant(&of.participant_id)><Icon name="arrow-left"/>{of.name.clone()}</a> }.into_any()
        }
        None => view! { <a class="back" href=back><Icon name="arrow-left"/>{t!(language, "nav-agenda")}</a> }.into_any(),
    };
    let state = match (cancelled, session.recorded) {
        (true, _) => Some(view! { <p><span class="state state--off">{t!(language, "session-cancelled")}</span></p> }),
        (_, true) => Some(view! { <p><span class="state state--bare">{t!(language, "meeting-state")}</span></p> }),
        _ => None,
    };
    let unmark_all = (begun && !cancelled).then(|| unmark_all_form(language, &expected, now)).flatten();
    let waiting = (!begun).then(|| waitlist_section(language, &entries, withheld_waiting, &id));
    let change = open.then(
        || view! { <a class="button" href=format!("{}/modifier", url::agenda_session(&id))><Icon name="edit"/>{t!(language, "session-change")}</a> },
    );
    let body = view! {
        <ErrorSummary language mistakes=summary/>
        <header class="page__head">
            {back}
            <p class="page__eyebrow">{t!(language, &format!("kind-{}", session.kind.as_str()))}</p>
            <h1 class="page__title">{session.title.clone()}</h1>
            {state}
            <div class="page__actions">{add_link(language, &session, begun)}{change}</div>
        </header>
        {restore_form(language, &session, &attendees, now)}
        <div class="columns">
            <div>
                <section class="section">
                    <h2 class="section__title">{t!(language, if begun { "roll-title" } else { "roll-booked" })}</h2>
                    {list}
                    {withheld_note(language, withheld)}
                    {unmark_all}
                </section>
                {waiting}
                {cancelled_bookings(language, &attendees)}
            </div>
            <div>
                <section class="section">
                    <h2 class="section__title">{t!(language, "session-facts")}</h2>
                    {open.then(|| places(language, &session))}
                    {facts(language, &session, &dates)}
                </section>
                {open.then(|| cancel_form(language, &session, cancel_draft))}
                {(session.recorded && !cancelled).then(|| withdraw_form(language, &session))}
                {history(language, &events)}
            </div>
        </div>
    };
    Ok(Page::new(session.title, "/agenda", body).with_mistakes(language, any))
}

/// The link to the page that adds a participant; `None` when the session is cancelled, before its start when no place is left, after it for
/// a session made of a slot.
fn add_link(language: Language, session: &SessionRow, begun: bool) -> Option<impl IntoView + use<>> {
    let to = format!("{}/ajouter", url::agenda_session(&session.id));
    let possible = if begun { !session.from_slot } else { session.left() > 0 };
    // Before the start it is the main action; from then on the attendance list is.
    let class = if begun { "button" } else { "button button--main" };
    (possible && session.cancelled_at.is_none())
        .then(|| view! { <a class=class href=to><Icon name="user-plus"/>{t!(language, "add-title")}</a> })
}
