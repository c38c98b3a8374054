//! The participant's pages: their sessions and what they can book, past sessions, one session.

use super::{
    actions::{Accept, Book, Cancel, GiveUp, Wait, reason_form},
    next_hour::next_hour,
    parts::{
        beyond_enrollment_notice, booking_line, cancel_rule, card, enrollment_end_notice, facts, history, hours, places, state_in_words,
        venue_within,
    },
};
use crate::{
    people::help_contact::{contact_after_refusal, own_contact},
    texts::t,
    ui::{
        form::TextField,
        icon::Icon,
        notice::notice,
        rows::{DateTile, at, capital, day_at, when},
    },
    url::{self, action},
    web::{
        context::RequestContext,
        forms::{FormDraft, load_draft},
        page::{Address, Page, PageEnd, PageResult, encoded},
    },
};
use chrono::{DateTime, Utc};
use domain::{
    bookings::{BookingEnd, Cancellation, SessionKind, cancellation, waitlist::WaitlistState},
    values::{ids::SessionId, language::Language, paris},
};
use leptos::prelude::*;
use store::{Booking, Enrollment, SessionRow, SessionType, StoreError, WaitlistEntry};

/// The next free hour of the participant's coach, their bookings to come, their turns on waitlists, and the sessions and types that they
/// can book; `type` in the address restricts those to one kind.
pub async fn list(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let (me, now) = (&ctx.user.person_id, ctx.visitor.now);
    let enrollment = match ctx.store.enrollments().enrollment_of(me).await {
        Ok(enrollment) => Some(enrollment),
        Err(StoreError::NotFound) => None,
        Err(error) => return Err(error.into()),
    };
    let end = BookingEnd::of(enrollment.as_ref().map(Enrollment::period).as_ref(), ctx.visitor.today());
    let mine = ctx.store.bookings().upcoming_bookings(me, now).await?;
    let entries = ctx.store.bookings().waitlist_entries_of(me, now).await?;
    let kind = address.query("type").and_then(|kind| SessionKind::try_from(kind).ok());
    let wanted = |of: SessionKind| kind.is_none_or(|kind| of == kind);
    let over = matches!(end, BookingEnd::Over(_));
    let types = ctx.store.bookings().session_types().await?;
    let types: Vec<_> = types.into_iter().filter(|it| !over && it.is_booked_by_slots() && it.is_open_to_participants()).collect();
    let sessions = ctx.store.bookings().upcoming_sessions(me, now).await?;
    let others: Vec<_> =
        sessions.into_iter().filter(|it| it.my_place.is_none() && wanted(it.kind) && end.allows(paris::day(it.ends_at))).collect();
    let (offered, waiting): (Vec<_>, Vec<_>) = entries.into_iter().partition(|entry| entry.state == WaitlistState::Offered);
    let next = match &enrollment {
        Some(enrollment) if !over => next_hour(&ctx, enrollment, &types, &mine, offered.is_empty()).await?,
        _ => None,
    };
    let types: Vec<_> = types.into_iter().filter(|it| wanted(it.kind)).collect();
    let none_held = (mine.is_empty() && waiting.is_empty()).then(|| view! { <p class="quiet">{t!(language, "bookings-none-held")}</p> });
    let none_offered = (!over && others.is_empty() && types.is_empty()).then(|| no_sessions(language));
    let others = others
        .iter()
        .map(|session| {
            let class = if session.left() == 0 { "session session--full" } else { "session" };
            card(language, session, class, url::session(&session.id), places(language, session).into_any())
        })
        .collect_view();
    let contact = if over { own_contact(&ctx).await? } else { contact_after_refusal(&ctx).await? };
    let body = view! {
        <header class="page__head"><h1 class="page__title">{t!(language, "bookings-title")}</h1></header>
        {offered.iter().map(|entry| offer_card(language, entry)).collect_view()}
        {next}
        <section class="section">
            <h2 class="section__title">{t!(language, "bookings-mine")}</h2>
            {none_held}
            <div class="sessions">
                {mine.iter().map(|booking| booking_line(language, booking)).collect_view()}
                {waiting.iter().map(|entry| waiting_card(language, entry)).collect_view()}
            </div>
            <ul class="link-list">
                <li><a href="/moi/agenda">{t!(language, "calendar-link")}</a></li>
                <li><a href="/rendez-vous/passes">{t!(language, "bookings-gone")}</a></li>
            </ul>
        </section>
        <section class="section">
            <h2 class="section__title">{t!(language, "bookings-offered")}</h2>
            {enrollment_end_notice(language, end, ctx.visitor.today())}
            {contact}
            {(!over).then(|| kind_filter(language, kind))}
            {none_offered}
            <ul class="rows">{types.iter().map(|it| type_row(language, it)).collect_view()}</ul>
            <div class="sessions">{others}</div>
        </section>
    };
    let title = match kind {
        Some(kind) => t!(language, "bookings-title-kind", kind = t!(language, &format!("kinds-{}", kind.as_str()))),
        None => t!(language, "bookings-title"),
    };
    Ok(Page::new(title, "/rendez-vous", body))
}

fn no_sessions(language: Language) -> impl IntoView {
    view! {
        <div class="empty">
            <svg class="empty__art" viewBox="0 0 240 160" aria-hidden="true"><use href="/icons.svg#empty-calendar"></use></svg>
            <h3 class="empty__title">{t!(language, "bookings-none-title")}</h3>
            <p class="empty__text">{t!(language, "bookings-none-text")}</p>
        </div>
    }
}

fn kind_filter(language: Language, chosen: Option<SessionKind>) -> impl IntoView {
    let item = |kind: Option<SessionKind>| {
        let word = kind.map_or_else(|| t!(language, "kind-all"), |kind| t!(language, &format!("kinds-{}", kind.as_str())));
        let to = kind.map_or_else(|| "/rendez-vous".to_owned(), |kind| format!("/rendez-vous?type={}", kind.as_str()));
        view! { <a class="filter__item" href=to aria-current=(kind == chosen).then_some("true")>{word}</a> }
    };
    view! {
        <nav class="filter" aria-label=t!(language, "kind-label")>
            {item(None)}
            {SessionKind::ALL.into_iter().map(|kind| item(Some(kind))).collect_view()}
        </nav>
    }
}

/// A type that is booked by slots, with a link to its free slots.
fn type_row(language: Language, it: &SessionType) -> impl IntoView + use<> {
    let venue = venue_within(language, it.venue.as_ref());
    let kind = t!(language, &format!("kind-{}", it.kind.as_str()));
    let note = [kind, language.duration(it.minutes), venue].join(language.comma());
    view! {
        <li class="row">
            <a class="row__link" href=url::slots(&it.id)>
                <span class="row__main">
                    <span class="row__title" lang=language.of_structures()>{it.title.clone()}</span>
                    <span class="row__note">{note}</span>
                    <span class="row__do">{t!(language, "slot-choose")}</span>
                </span>
                <svg class="icon row__chevron" aria-hidden="true"><use href="/icons.svg#chevron-right"></use></svg>
            </a>
        </li>
    }
}

/// A place offered from a waitlist, with its deadline and the buttons that accept and decline it.
pub fn offer_card(language: Language, entry: &WaitlistEntry) -> impl IntoView + use<> {
    let until = entry.offered_until.map(|until| t!(language, "offer-until", until = at(language, until)));
    view! {
        <article class="card card--main">
            <p class="card__eyebrow"><Icon name="calendar"/>{t!(language, "offer-eyebrow")}</p>
            <h2 class="card__title" lang=language.of_structures()>{entry.title.clone()}</h2>
            <p class="card__text">{capital(&when(language, entry.starts_at, entry.ends_at))}{language.comma()}{venue_within(language, entry.venue.as_ref())}</p>
            <p class="card__text">{until}</p>
            <div class="card__actions actions">
                <form method="post" action={action::<Accept>()}>
                    <input type="hidden" name="entry" value=entry.id.to_string()/>
                    <button class="button button--main">{t!(language, "offer-accept")}</button>
                </form>
                <form method="post" action={action::<GiveUp>()}>
                    <input type="hidden" name="entry" value=entry.id.to_string()/>
                    <button class="button">{t!(language, "offer-pass")}</button>
                </form>
            </div>
        </article>
    }
}

fn waiting_card(language: Language, entry: &WaitlistEntry) -> impl IntoView + use<> {
    view! {
        <article class="session">
            <DateTile language at=entry.starts_at/>
            <div class="session__main">
                <h3 class="session__title" lang=language.of_structures()><a class="session__link" href=url::session(&entry.session_id)>{entry.title.clone()}</a></h3>
                <p class="session__when"><Icon name="clock"/>{hours(language, entry.starts_at, entry.ends_at, 1)}</p>
                <p><span class="state state--submitted">{t!(language, "waiting-position", n = entry.position)}</span></p>
            </div>
        </article>
    }
}

/// The page of bookings that are over or were cancelled.
pub async fn past(_: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let bookings = ctx.store.bookings().past_bookings(&ctx.user.person_id, ctx.visitor.now).await?;
    let none = bookings.is_empty().then(|| view! { <p class="quiet">{t!(language, "bookings-gone-none")}</p> });
    let rows = bookings
        .iter()
        .map(|booking| {
            let late = booking.late.then(|| t!(language, "booking-late"));
            view! {
                <li class="row">
                    <a class="row__link" href=url::session(&booking.session_id)>
                        <span class="row__main">
                            <span class="row__title" lang=language.of_structures()>{booking.title.clone()}</span>
                            <span class="row__note">{capital(&when(language, booking.starts_at, booking.ends_at))}</span>
                            <span class="row__note">{state_in_words(language, booking)}" "{late}</span>
                        </span>
                        <svg class="icon row__chevron" aria-hidden="true"><use href="/icons.svg#chevron-right"></use></svg>
                    </a>
                </li>
            }
        })
        .collect_view();
    let body = view! {
        <header class="page__head">
            <a class="back" href="/rendez-vous"><Icon name="arrow-left"/>{t!(language, "bookings-title")}</a>
            <h1 class="page__title">{t!(language, "bookings-gone")}</h1>
        </header>
        {none}
        <ul class="rows">{rows}</ul>
    };
    Ok(Page::new(t!(language, "bookings-gone"), "/rendez-vous", body))
}

/// The page of one session: its state, its facts, the action that is possible, its history.
pub async fn session(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let (me, now) = (&ctx.user.person_id, ctx.visitor.now);
    let id: SessionId = address.part("session")?;
    let session = ctx.store.bookings().session(me, &id).await?;
    let booking = ctx.store.bookings().booking_in(me, &id).await?;
    // A session made of a slot is shown to the participant who booked it alone.
    if session.from_slot && booking.is_none() {
        return Err(PageEnd::Missing);
    }
    let dates = ctx.store.bookings().dates_of(&id).await?;
    let entry = ctx.store.bookings().waitlist_entries_of(me, now).await?.into_iter().find(|entry| entry.session_id == id);
    let events = match &booking {
        Some(booking) => ctx.store.journal().events_on_either(booking.id.as_str(), id.as_str()).await?,
        None => Vec::new(),
    };
    // Of a booking, and not of who opened its session.
    let events: Vec<_> = events.into_iter().filter(|event| event.action != "session.created").collect();
    let held = booking.as_ref().filter(|booking| booking.state.holds_place());
    let state = match (&booking, held) {
        (_, Some(held)) => booking_state(language, held).into_any(),
        _ if session.cancelled_at.is_some() => {
            view! { <p><span class="state state--off">{t!(language, "session-cancelled")}</span></p> }.into_any()
        }
        (Some(past), None) => view! { {booking_state(language, past)}{places(language, &session)} }.into_any(),
        (None, None) => places(language, &session).into_any(),
    };
    let begun = session.starts_at <= now;
    let end = ctx.store.enrollments().booking_end(me, ctx.visitor.today()).await?;
    let last_date = paris::day(dates.last().map_or(session.starts_at, |span| span.starts_at));
    // Beside a sentence that says to call.
    let over = matches!(end, BookingEnd::Over(_));
    let contact = if held.is_none() && session.cancelled_at.is_none() && (begun || over) {
        own_contact(&ctx).await?
    } else {
        contact_after_refusal(&ctx).await?
    };
    let action = if let Some(held) = held.filter(|_| !begun) {
        booking_actions(language, &session, held, now).await.into_any()
    } else if session.cancelled_at.is_some() && !session.from_slot {
        notice(t!(language, "booking-session-cancelled")).into_any()
    } else if held.is_some() || session.cancelled_at.is_some() {
        ().into_any()
    } else if begun {
        notice(t!(language, "booking-past")).into_any()
    } else if !end.allows(last_date) {
        beyond_enrollment_notice(language, end).into_any()
    } else if let Some(entry) = &entry {
        waitlist_entry(language, entry).into_any()
    } else if session.left() == 0 {
        join_waitlist_form(language, &session).into_any()
    } else {
        booking_form(language, &session, now).into_any()
    };
    let body = view! {
        <header class="page__head">
            <a class="back" href="/rendez-vous"><Icon name="arrow-left"/>{t!(language, "bookings-title")}</a>
            <p class="page__eyebrow">{t!(language, &format!("kind-{}", session.kind.as_str()))}</p>
            <h1 class="page__title" lang=language.of_structures()>{session.title.clone()}</h1>
        </header>
        {state}
        {facts(language, &session, &dates)}
        {action}
        {contact}
        {history(language, &events)}
    };
    let title = t!(language, "session-page-title", title = session.title, when = day_at(language, session.starts_at));
    Ok(Page::new(title, "/rendez-vous", body).task())
}

fn booking_state(language: Language, booking: &Booking) -> impl IntoView + use<> {
    let class = if booking.state.holds_place() { "state state--validated" } else { "state state--off" };
    let late = booking.late.then(|| t!(language, "booking-late"));
    view! { <p><span class=class>{state_in_words(language, booking)}</span>" "{late}</p> }
}

/// The rule for cancelling and the form that books a place.
fn booking_form(language: Language, session: &SessionRow, now: DateTime<Utc>) -> impl IntoView + use<> {
    view! {
        <p class="quiet">{cancel_rule(language, session.starts_at, session.cancel_notice, now)}</p>
        <form method="post" action={action::<Book>()}>
            <input type="hidden" name="session" value=session.id.to_string()/>
            <div class="actionbar actionbar--noted"><p class="actionbar__note" role="status"></p><button class="button button--main">{t!(language, "book")}</button></div>
        </form>
    }
}

/// The form that joins the waitlist of a full session.
fn join_waitlist_form(language: Language, session: &SessionRow) -> impl IntoView + use<> {
    view! {
        {notice(t!(language, "waitlist-why"))}
        <form method="post" action={action::<Wait>()}>
            <input type="hidden" name="session" value=session.id.to_string()/>
            <div class="actionbar"><button class="button button--main">{t!(language, "waitlist-join", n = session.waiting + 1)}</button></div>
        </form>
    }
}

/// The participant's position on the waitlist with the form that leaves it, or the place that they are offered.
fn waitlist_entry(language: Language, entry: &WaitlistEntry) -> impl IntoView + use<> {
    if entry.state == WaitlistState::Offered {
        return offer_card(language, entry).into_any();
    }
    view! {
        <p><span class="state state--submitted">{t!(language, "waiting-position", n = entry.position)}</span></p>
        <p class="quiet">{t!(language, "waitlist-explained")}</p>
        <form method="post" action={action::<GiveUp>()}>
            <input type="hidden" name="entry" value=entry.id.to_string()/>
            <button class="button">{t!(language, "waitlist-leave")}</button>
        </form>
    }
    .into_any()
}

/// What can be done with a booking that holds its place: saving its date, moving it before the notice, cancelling it.
async fn booking_actions(language: Language, session: &SessionRow, booking: &Booking, now: DateTime<Utc>) -> impl IntoView + use<> {
    let late = cancellation(session.starts_at, false, session.cancel_notice, now) == Ok(Cancellation::Late);
    let kept: Option<FormDraft<String>> = load_draft(&reason_form(booking)).await;
    let mistake = kept.as_ref().and_then(|kept| kept.mistake("reason")).map(str::to_owned);
    // After the notice a reason is needed: the form asks for it at once.
    let open = late || mistake.is_some();
    let value = kept.map(|kept| kept.typed).unwrap_or_default();
    let reason = late.then(|| {
        view! { <TextField language name="reason" required=true label=t!(language, "cancel-reason") hint=t!(language, "cancel-reason-hint") mistake value/> }
    });
    let text = if late { "cannot-come-late" } else { "cannot-come-text" };
    let to = format!("{}?deplacer={}", url::slots(&session.session_type_id), encoded(booking.id.as_str()));
    view! {
        <p class="quiet">{cancel_rule(language, session.starts_at, session.cancel_notice, now)}</p>
        <div class="actions">
            <a class="button" href=url::session_file(&session.id) download><Icon name="calendar"/>{t!(language, "calendar-add")}</a>
            {(!late).then(|| view! { <a class="button" href=to><Icon name="clock"/>{t!(language, "move")}</a> })}
        </div>
        <details class="disclose" open=open>
            <summary class="button disclose__summary">{t!(language, "cannot-come")}</summary>
            <form class="disclose__body form" method="post" action={action::<Cancel>()} novalidate>
                <p>{t!(language, text)}</p>
                <input type="hidden" name="booking" value=booking.id.to_string()/>
                <input type="hidden" name="session" value=session.id.to_string()/>
                {reason}
                <button class="button button--danger">{t!(language, "cannot-come-confirm")}</button>
            </form>
        </details>
    }
}
