//! Booking for a participant: the team sees every type and is bound by no notice.

use crate::routes::action;
use crate::url;
use crate::web::page::{Address, Page, PageEnd, PageResult};
use crate::{
    agenda::{or_told, told},
    bookings::{
        actions::{named, slot},
        parts::{card, notice, place_within, places},
        picker::{by_day, days, find, hour_of, instant, turns},
    },
    texts::t,
    ui::{form::TextField, icon::Icon, rows::length},
    web::{
        context::RequestContext,
        error::AppError,
        outcome::{FormDraft, Outcome, finish_form, load_draft, reject_form, respond},
    },
};
use domain::{
    bookings::{BookingEnd, session::read_start},
    values::{
        ids::{PersonId, SessionTypeId},
        language::Language,
        paris,
    },
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use store::{SlotSearch, SlotWish, StoreError};

fn form_of(participant: &PersonId, session_type: &SessionTypeId) -> String {
    format!("hour.{participant}.{session_type}")
}

/// Another hour than the free ones, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct TypedHour {
    day: String,
    time: String,
}

/// Books a free hour for a participant.
#[server(endpoint = "agenda/reserver-creneau")]
pub async fn book_slot_for(participant: String, session_type: String, coach: String, starts: String) -> Result<(), AppError> {
    respond(match slot(session_type, coach, &starts) {
        Ok(wish) => take_slot(participant, wish).await,
        Err(error) => Err(error),
    })
}

async fn take_slot(participant: String, wish: SlotWish) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let participant: PersonId = named(participant)?;
    ctx.store.enrollments().enrollment_of(&participant).await?;
    let back = url::book_type_for(&participant, &wish.session_type);
    let booked = ctx.store.bookings().book_slot(&ctx.actor(), &participant, &wish).await;
    or_told(booked, back, |_| Outcome::done(url::participant(&participant), "booking-done-for"))
}

/// Books another hour of one's own for a participant, whatever the windows.
#[server(endpoint = "agenda/reserver-heure")]
pub async fn book_hour_for(
    participant: String,
    session_type: String,
    #[server(default)] day: String,
    #[server(default)] time: String,
) -> Result<(), AppError> {
    respond(take_hour(participant, session_type, TypedHour { day, time }).await)
}

async fn take_hour(participant: String, session_type: String, typed: TypedHour) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let (participant, session_type): (PersonId, SessionTypeId) = (named(participant)?, named(session_type)?);
    ctx.store.enrollments().enrollment_of(&participant).await?;
    let here = url::book_type_for(&participant, &session_type);
    let mut mistakes: Vec<(Cow<'static, str>, Cow<'static, str>)> = Vec::new();
    let starts = read_start(&typed.day, &typed.time, &mut |field, key| mistakes.push((field.into(), key.into())));
    let starts_at = starts.and_then(paris::instant);
    let Some(starts_at) = starts_at else {
        if mistakes.is_empty() {
            mistakes.push(("time".into(), "session-no-such-hour".into()));
        }
        return reject_form(&form_of(&participant, &session_type), here, &FormDraft { typed, mistakes }).await;
    };
    let form = form_of(&participant, &session_type);
    let wish = SlotWish { session_type, coach: ctx.user.person_id.clone(), starts_at, at_any_time: true };
    match ctx.store.bookings().book_slot(&ctx.actor(), &participant, &wish).await {
        Err(StoreError::Refused(refusal)) => reject_form(&form, here, &FormDraft::of(typed, [("day", told(refusal))])).await,
        booked => {
            finish_form(&ctx, &form, typed, booked).await?;
            Ok(Outcome::done(url::participant(&participant), "booking-done-for"))
        }
    }
}

/// Why nothing can be booked for somebody whose path is over, with the way to their path; nothing for anybody else.
fn team_path_end(language: Language, end: BookingEnd, participant: &PersonId) -> Option<AnyView> {
    let BookingEnd::Over(day) = end else { return None };
    Some(
        view! {
            {notice(t!(language, "team-path-over", day = language.date(day)))}
            <p><a href=url::enrollment(&participant)>{t!(language, "team-see-path")}</a></p>
        }
        .into_any(),
    )
}

/// What can be booked for a participant.
pub async fn what(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let participant: PersonId = address.part("participant")?;
    let path = ctx.store.enrollments().enrollment_of(&participant).await?;
    let end = BookingEnd::of(Some(&path.path()), ctx.visitor.today());
    let over = team_path_end(language, end, &participant);
    let types = ctx.store.bookings().session_types().await?;
    let rows = types.iter().filter(|it| over.is_none() && it.by_slots()).map(|it| {
        let note = format!("{}, {}", length(it.minutes), place_within(language, it.venue.as_ref()));
        view! {
            <li class="row"><a class="row__link" href=url::book_type_for(&participant, &it.id)>
                <span class="row__main"><span class="row__title">{it.title.clone()}</span><span class="row__note">{note}</span></span>
                <svg class="icon row__chevron" aria-hidden="true"><use href="/icons.svg#chevron-right"></use></svg>
            </a></li>
        }
    });
    let rows = rows.collect_view();
    let sessions = ctx.store.bookings().sessions_to_come(&participant, ctx.visitor.now).await?;
    let cards = sessions
        .iter()
        .filter(|session| session.my_place.is_none() && end.allows(paris::day(session.ends_at)))
        .map(|session| card(language, session, "session", url::agenda_session(&session.id), places(language, session).into_any()))
        .collect_view();
    let body = view! {
        <header class="page__head">
            <a class="back" href=url::participant(&participant)><Icon name="arrow-left"/>{path.name()}</a>
            <h1 class="page__title">{t!(language, "book-for", name = path.name())}</h1>
        </header>
        {over}
        <ul class="rows">{rows}</ul>
        <section class="section">
            <h2 class="section__title">{t!(language, "book-for-groups")}</h2>
            <p class="quiet">{t!(language, "book-for-groups-text")}</p>
            <div class="sessions">{cards}</div>
        </section>
    };
    Ok(Page::new(t!(language, "book-for", name = path.name()), "/suivis", body))
}

/// The free hours of a type, each booked in one tap, and any other hour.
pub async fn hours(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let participant: PersonId = address.part("participant")?;
    let of: SessionTypeId = address.part("type")?;
    let path = ctx.store.enrollments().enrollment_of(&participant).await?;
    let of = ctx.store.bookings().session_type(&of).await?;
    if !of.by_slots() {
        return Err(PageEnd::Missing);
    }
    let end = BookingEnd::of(Some(&path.path()), ctx.visitor.today());
    if let Some(over) = team_path_end(language, end, &participant) {
        let body = view! {
            <header class="page__head">
                <a class="back" href=url::participant(&participant)><Icon name="arrow-left"/>{path.name()}</a>
                <h1 class="page__title">{of.title.clone()}</h1>
            </header>
            {over}
        };
        return Ok(Page::new(of.title.clone(), "/suivis", body));
    }
    let (from, to) = days(&address, ctx.visitor.today());
    let found = find(&ctx, &of, SlotSearch { participant: &participant, coach: None, from, to, in_own_name: false }).await?;
    let hours = by_day(language, &found.slots, |slot| {
        view! {
            <form method="post" action={action::<BookSlotFor>()}>
                <input type="hidden" name="participant" value=participant.to_string()/>
                <input type="hidden" name="session_type" value=of.id.to_string()/>
                <input type="hidden" name="coach" value=slot.coach_id.to_string()/>
                <input type="hidden" name="starts" value=instant(slot.span.starts_at)/>
                <button class="button slots__button">{hour_of(language, slot, true)}</button>
            </form>
        }
        .into_any()
    });
    let nothing = found.slots.is_empty().then(|| view! { <p class="quiet">{t!(language, "slot-none-title")}</p> });
    let until = match end {
        BookingEnd::Until(day) if day < to => Some(view! { <p class="quiet">{t!(language, "team-until", day = language.date(day))}</p> }),
        _ => None,
    };
    let here = url::book_type_for(&participant, &of.id);
    let turns = turns(language, &found, ctx.visitor.today(), |day| format!("{here}?des={day}"));
    let kept: FormDraft<TypedHour> = load_draft(&form_of(&participant, &of.id)).await.unwrap_or_default();
    let any = !kept.mistakes.is_empty();
    let mistake = |field: &str| kept.mistake(field).map(str::to_owned);
    let body = view! {
        <header class="page__head">
            <a class="back" href=url::book_for(&participant)><Icon name="arrow-left"/>{t!(language, "book-for", name = path.name())}</a>
            <h1 class="page__title">{of.title.clone()}</h1>
            <p class="page__lead">{t!(language, "book-for-lead")}</p>
        </header>
        {until}
        {nothing}
        {hours}
        {turns}
        <details class="disclose" open=any>
            <summary class="button disclose__summary">{t!(language, "book-for-other")}</summary>
            <form class="disclose__body form" method="post" action={action::<BookHourFor>()} novalidate>
                <input type="hidden" name="participant" value=participant.to_string()/>
                <input type="hidden" name="session_type" value=of.id.to_string()/>
                <div class="field-row">
                    <TextField language name="day" label=t!(language, "session-day-label") kind="date" class="input--medium" mistake=mistake("day") value=kept.typed.day.clone()/>
                    <TextField language name="time" label=t!(language, "session-time-label") kind="time" class="input--short" mistake=mistake("time") value=kept.typed.time.clone()/>
                </div>
                <button class="button">{t!(language, "book-for-confirm")}</button>
            </form>
        </details>
    };
    Ok(Page::new(of.title.clone(), "/suivis", body).with_mistakes(language, any))
}
