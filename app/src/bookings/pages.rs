//! The participant's sessions, one session, and the team's agenda.

use super::actions::{NEW_SESSION, TypedNewSession};
use crate::{
    answer::{Kept, kept},
    session::Asking,
    texts::t,
    ui::{
        form::{ErrorSummary, TextField},
        frame::{Address, Page, PageResult},
        icon::Icon,
        rows::{DateTile, length, when},
    },
};
use domain::{booking::SessionKind, ids::SessionId, language::Language};
use leptos::prelude::*;
use store::SessionRow;

/// What I hold, and what I can book by type.
pub async fn list(address: Address) -> PageResult {
    let asking = Asking::of_request()?;
    let language = asking.language();
    let sessions = asking.rows.sessions_to_come(&asking.who.person_id, asking.visitor.now).await?;
    let kind = address.asked("type").and_then(|kind| SessionKind::try_from(kind).ok());
    let (mine, others): (Vec<_>, Vec<_>) = sessions.into_iter().partition(|session| session.my_place.is_some());
    let others: Vec<_> = others.into_iter().filter(|session| kind.is_none_or(|kind| session.kind == kind)).collect();
    let nothing_held = mine.is_empty().then(|| view! { <p class="quiet">{t!(language, "bookings-none-held")}</p> });
    let nothing_offered = others.is_empty().then(|| {
        view! {
            <div class="empty">
                <svg class="empty__art" viewBox="0 0 240 160" aria-hidden="true"><use href="/icons.svg#empty-calendar"></use></svg>
                <h3 class="empty__title">{t!(language, "bookings-none-title")}</h3>
                <p class="empty__text">{t!(language, "bookings-none-text")}</p>
            </div>
        }
    });
    let body = view! {
        <header class="page__head"><h1 class="page__title">{t!(language, "bookings-title")}</h1></header>
        <section class="section">
            <h2 class="section__title">{t!(language, "bookings-mine")}</h2>
            {nothing_held}
            <div class="sessions">{cards(language, &mine, "/rendez-vous")}</div>
        </section>
        <section class="section">
            <h2 class="section__title">{t!(language, "bookings-offered")}</h2>
            {filter(language, kind)}
            {nothing_offered}
            <div class="sessions">{cards(language, &others, "/rendez-vous")}</div>
        </section>
    };
    Ok(Page::new(t!(language, "bookings-title"), "/rendez-vous", body))
}

fn filter(language: Language, chosen: Option<SessionKind>) -> impl IntoView {
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

fn what(language: Language, session: &SessionRow) -> String {
    let minutes = (session.ends_at - session.starts_at).num_minutes();
    t!(
        language,
        "session-what",
        kind = t!(language, &format!("kind-{}", session.kind.as_str())),
        length = length(minutes),
        name = session.coach.clone()
    )
}

fn places(language: Language, session: &SessionRow) -> impl IntoView + use<> {
    let left = session.left();
    let class = match left {
        0 => "places places--none",
        1..=3 => "places places--few",
        _ => "places",
    };
    let free = if left == 0 { t!(language, "places-none") } else { t!(language, "places-left", n = left) };
    view! { <p class=class><span class="places__free">{free}</span>" "{t!(language, "places-of", all = session.places)}</p> }
}

fn cards(language: Language, sessions: &[SessionRow], base: &'static str) -> impl IntoView + use<> {
    sessions
        .iter()
        .map(|session| {
            let class = match (session.my_place.is_some(), session.left()) {
                (true, _) => "session session--mine",
                (false, 0) => "session session--full",
                _ => "session",
            };
            let standing = if session.my_place.is_some() {
                view! { <p><span class="state state--validated">{t!(language, "booked")}</span></p> }.into_any()
            } else {
                places(language, session).into_any()
            };
            view! {
                <article class=class>
                    <DateTile language at=session.starts_at/>
                    <div class="session__main">
                        <h3 class="session__title">
                            <a class="session__link" href=format!("{base}/{}", session.id)>{session.title.clone()}</a>
                        </h3>
                        <p class="session__what">{what(language, session)}</p>
                        <p class="session__when"><Icon name="clock"/>{when(language, session.starts_at, session.ends_at)}</p>
                        <p class="session__where"><Icon name="place"/>{session.venue.clone().unwrap_or_else(|| t!(language, "remote"))}</p>
                        {standing}
                    </div>
                </article>
            }
        })
        .collect_view()
}

/// One session: to book it, or to give the place back.
pub async fn session(address: Address) -> PageResult {
    let asking = Asking::of_request()?;
    let language = asking.language();
    let id: SessionId = address.part("session")?;
    let session = asking.rows.session(&asking.who.person_id, &id).await?;
    let begun = session.starts_at <= asking.visitor.now;
    let held = if session.my_place.is_some() && !begun {
        let bookings = asking.rows.bookings_to_come(&asking.who.person_id, asking.visitor.now).await?;
        bookings.into_iter().find(|booking| booking.session_id == id)
    } else {
        None
    };
    let standing = if session.my_place.is_some() {
        view! { <p><span class="state state--validated">{t!(language, "booked")}</span></p> }.into_any()
    } else if session.cancelled_at.is_some() {
        view! { <p><span class="state state--off">{t!(language, "session-cancelled")}</span></p> }.into_any()
    } else {
        places(language, &session).into_any()
    };
    let action = match held {
        Some(booking) => give_back(language, booking.id.to_string()).into_any(),
        None if begun => notice(language, "booking-past").into_any(),
        None if session.cancelled_at.is_some() => notice(language, "booking-session-cancelled").into_any(),
        None if session.left() == 0 => notice(language, "booking-full").into_any(),
        None => view! {
            <form method="post" action="/api/rendez-vous/reserver">
                <input type="hidden" name="session" value=id.to_string()/>
                <div class="actionbar"><button class="button button--main">{t!(language, "book")}</button></div>
            </form>
        }
        .into_any(),
    };
    let body = view! {
        <header class="page__head">
            <a class="back" href="/rendez-vous"><Icon name="arrow-left"/>{t!(language, "bookings-title")}</a>
            <p class="page__eyebrow">{t!(language, &format!("kind-{}", session.kind.as_str()))}</p>
            <h1 class="page__title">{session.title.clone()}</h1>
        </header>
        {standing}
        {facts(language, &session)}
        {action}
    };
    Ok(Page::new(session.title, "/rendez-vous", body).task())
}

fn notice(language: Language, key: &str) -> impl IntoView + use<> {
    view! { <div class="notice"><Icon name="info"/><div class="notice__text"><p>{t!(language, key)}</p></div></div> }
}

fn facts(language: Language, session: &SessionRow) -> impl IntoView + use<> {
    let place = session.venue.clone().unwrap_or_else(|| t!(language, "remote"));
    let address = session.address.clone().filter(|address| !address.is_empty()).map(|address| view! { <br/>{address} });
    view! {
        <dl class="facts">
            <div class="facts__item"><dt><Icon name="clock"/>{t!(language, "fact-when")}</dt><dd>{when(language, session.starts_at, session.ends_at)}</dd></div>
            <div class="facts__item"><dt><Icon name="place"/>{t!(language, "fact-where")}</dt><dd>{place}{address}</dd></div>
            <div class="facts__item"><dt><Icon name="me"/>{t!(language, "fact-who")}</dt><dd>{session.coach.clone()}</dd></div>
        </dl>
    }
}

fn give_back(language: Language, booking: String) -> impl IntoView {
    view! {
        <details class="disclose">
            <summary class="button disclose__summary">{t!(language, "cannot-come")}</summary>
            <form class="disclose__body form" method="post" action="/api/rendez-vous/annuler">
                <p>{t!(language, "cannot-come-text")}</p>
                <input type="hidden" name="booking" value=booking/>
                <button class="button button--danger">{t!(language, "cannot-come-confirm")}</button>
            </form>
        </details>
    }
}

/// The sessions to come, with who booked.
pub async fn agenda(_: Address) -> PageResult {
    let asking = Asking::of_request()?;
    let language = asking.language();
    let sessions = asking.rows.sessions_to_come(&asking.who.person_id, asking.visitor.now).await?;
    let mut booked = asking.rows.names_to_come(asking.visitor.now).await?;
    let mut cards = Vec::new();
    for session in &sessions {
        let names = booked.remove(&session.id).unwrap_or_default();
        cards.push(view! {
            <article class="session">
                <DateTile language at=session.starts_at/>
                <div class="session__main">
                    <h2 class="session__title">{session.title.clone()}</h2>
                    <p class="session__what">{what(language, session)}</p>
                    <p class="session__when"><Icon name="clock"/>{when(language, session.starts_at, session.ends_at)}</p>
                    <p class="session__where"><Icon name="place"/>{session.venue.clone().unwrap_or_else(|| t!(language, "remote"))}</p>
                    {places(language, session)}
                    {(!names.is_empty()).then(|| view! { <p class="quiet">{t!(language, "agenda-booked", names = names.join(", "))}</p> })}
                </div>
            </article>
        });
    }
    let nothing = cards.is_empty().then(|| {
        view! {
            <div class="empty">
                <svg class="empty__art" viewBox="0 0 240 160" aria-hidden="true"><use href="/icons.svg#empty-calendar"></use></svg>
                <h2 class="empty__title">{t!(language, "agenda-none-title")}</h2>
                <p class="empty__text">{t!(language, "agenda-none-text")}</p>
            </div>
        }
    });
    let body = view! {
        <header class="page__head">
            <h1 class="page__title">{t!(language, "nav-agenda")}</h1>
            <div class="page__actions">
                <a class="button button--main" href="/agenda/nouveau"><Icon name="plus"/>{t!(language, "session-new")}</a>
            </div>
        </header>
        {nothing}
        <div class="sessions">{cards}</div>
    };
    Ok(Page::new(t!(language, "nav-agenda"), "/agenda", body))
}

/// The form of a new session.
pub async fn new_session(_: Address) -> PageResult {
    let asking = Asking::of_request()?;
    let language = asking.language();
    let venues = asking.rows.venues().await?;
    let kept: Kept<TypedNewSession> = kept(NEW_SESSION).await.unwrap_or_default();
    let summary = kept.mistakes.iter().map(|(field, key)| (field.to_string(), t!(language, key))).collect();
    let any = !kept.mistakes.is_empty();
    let mistake = |field: &str| kept.mistake(field).map(str::to_owned);
    let chosen = SessionKind::try_from(kept.typed.kind.clone()).unwrap_or(SessionKind::Training);
    let kinds = SessionKind::ALL
        .into_iter()
        .map(|kind| {
            view! {
                <label class="choice">
                    <input class="choice__input" type="radio" name="kind" value=kind.as_str() checked=kind == chosen/>
                    <span class="choice__text"><span class="choice__title">{t!(language, &format!("kind-{}", kind.as_str()))}</span></span>
                </label>
            }
        })
        .collect_view();
    let first_venue = venues.first().map(|venue| venue.id.to_string()).unwrap_or_default();
    let venue_chosen = if any { kept.typed.venue.clone() } else { first_venue };
    let venues = venues
        .into_iter()
        .map(|venue| {
            let chosen = venue.id.as_str() == venue_chosen;
            view! { <option value=venue.id.to_string() selected=chosen>{venue.name}</option> }
        })
        .collect_view();
    let typed = kept.typed.session.clone();
    let body = view! {
        <ErrorSummary language mistakes=summary/>
        <header class="page__head">
            <a class="back" href="/agenda"><Icon name="arrow-left"/>{t!(language, "nav-agenda")}</a>
            <h1 class="page__title">{t!(language, "session-new")}</h1>
        </header>
        <form class="form" method="post" action="/api/agenda/creer" novalidate>
            <fieldset class="fieldset">
                <legend class="fieldset__legend">{t!(language, "session-kind")}</legend>
                <div class="choices choices--row">{kinds}</div>
            </fieldset>
            <TextField language name="title" label=t!(language, "session-title") hint=t!(language, "session-title-hint") mistake=mistake("title") value=typed.title/>
            <div class="field-row">
                <TextField language name="day" label=t!(language, "session-day-label") kind="date" class="input--medium" mistake=mistake("day") value=typed.day/>
                <TextField language name="time" label=t!(language, "session-time-label") kind="time" class="input--short" mistake=mistake("time") value=typed.time/>
            </div>
            <div class="field-row">
                <TextField language name="minutes" label=t!(language, "session-minutes-label") keyboard="numeric" class="input--short" mistake=mistake("minutes") value=typed.minutes/>
                <TextField language name="places" label=t!(language, "session-places-label") keyboard="numeric" class="input--short" mistake=mistake("places") value=typed.places/>
            </div>
            <div class="field">
                <label class="field__label" for="venue">{t!(language, "session-venue")}</label>
                <div class="select">
                    <select class="input select__input" id="venue" name="venue">
                        {venues}
                        <option value="" selected=venue_chosen.is_empty()>{t!(language, "remote")}</option>
                    </select>
                </div>
            </div>
            <button class="button button--main">{t!(language, "session-create")}</button>
        </form>
    };
    Ok(Page::new(t!(language, "session-new"), "/agenda", body).with_mistakes(language, any))
}
