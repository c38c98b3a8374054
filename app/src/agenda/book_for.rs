//! Booking a slot, or any other hour, for a participant. The team sees every type, and no notice holds.

use super::{fields::Mistakes, team_refusal_key, team_refused_or};
use crate::{
    bookings::{
        parse::read_slot,
        parts::{card, places, venue_within},
        picker::{days_of_page, find_slots, later_notice, slot_hour, slots_by_day, to_rfc3339, week_links},
    },
    texts::t,
    ui::{
        form::{ErrorSummary, TextField},
        icon::Icon,
        notice::notice,
        rows::titled_row,
    },
    url::{self, action},
    web::{
        context::RequestContext,
        error::AppError,
        forms::{FormDraft, finish_form, load_draft, reject_form},
        outcome::{Outcome, respond},
        page::{Address, Page, PageEnd, PageResult, encoded},
    },
};
use chrono::{DateTime, Utc};
use domain::{
    bookings::{BookingEnd, SessionKind, session::read_start},
    values::{
        ids::{PersonId, SessionTypeId},
        language::Language,
        paris,
    },
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use store::{FreeSlot, SlotRequest, SlotSearch, StoreError};

fn form_of(participant: &PersonId, session_type: &SessionTypeId) -> String {
    format!("hour.{participant}.{session_type}")
}

/// A start on the wall clock of Paris, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct TypedHour {
    day: String,
    time: String,
}

impl TypedHour {
    /// The instant, or each field that was not understood; an hour that the clock leaves out is a mistake of `time`.
    fn read(&self) -> Result<DateTime<Utc>, Mistakes> {
        let mut mistakes = Mistakes::new();
        let starts = read_start(&self.day, &self.time, &mut |field, key| mistakes.push((field, key)));
        match starts {
            None => Err(mistakes),
            Some(starts) => paris::instant(starts).ok_or_else(|| vec![("time", "session-no-such-hour")]),
        }
    }
}

/// Books a slot of a coach for a participant; `starts` is its start in RFC 3339.
#[server(endpoint = "agenda/reserver-creneau")]
pub async fn book_slot_for(participant: PersonId, session_type: SessionTypeId, coach: PersonId, starts: String) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let request = read_slot(session_type, coach, &starts)?;
    ctx.store.enrollments().enrollment_of(&participant).await?;
    let back = url::book_type_for(&participant, &request.session_type);
    let booked = ctx.store.bookings().book_slot(&ctx.actor(), &participant, &request).await;
    respond(team_refused_or(booked, back, |_| Outcome::done(url::participant(&participant), "booking-done-for")))
}

/// Books any hour of the user for a participant, outside the availability windows too.
#[server(endpoint = "agenda/reserver-heure")]
pub async fn book_hour_for(
    participant: PersonId,
    session_type: SessionTypeId,
    #[server(default)] day: String,
    #[server(default)] time: String,
) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    ctx.store.enrollments().enrollment_of(&participant).await?;
    let typed = TypedHour { day, time };
    let (form, page) = (form_of(&participant, &session_type), url::book_type_for(&participant, &session_type));
    let starts_at = match typed.read() {
        Ok(starts_at) => starts_at,
        Err(mistakes) => return respond(reject_form(&form, page, &FormDraft::of(typed, mistakes)).await),
    };
    let request = SlotRequest { session_type, coach: ctx.user.person_id.clone(), starts_at, at_any_time: true };
    match ctx.store.bookings().book_slot(&ctx.actor(), &participant, &request).await {
        Err(StoreError::Refused(refusal)) => {
            respond(reject_form(&form, page, &FormDraft::of(typed, [("day", team_refusal_key(refusal))])).await)
        }
        booked => {
            finish_form(&ctx, &form, typed, booked).await?;
            respond(Ok(Outcome::done(url::participant(&participant), "booking-done-for")))
        }
    }
}

/// That the enrollment is over, with a link to its page; `None` for an enrollment that runs.
fn enrollment_over_notice(language: Language, end: BookingEnd, participant: &PersonId) -> Option<AnyView> {
    let BookingEnd::Over(day) = end else { return None };
    Some(
        view! {
            {notice(t!(language, "team-path-over", day = language.date(day)))}
            <p><a href=url::enrollment(participant)>{t!(language, "team-see-path")}</a></p>
        }
        .into_any(),
    )
}

/// The page of the types and sessions that can be booked for a participant.
pub async fn types(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let participant: PersonId = address.part("participant")?;
    let enrollment = ctx.store.enrollments().enrollment_of(&participant).await?;
    let end = BookingEnd::of(Some(&enrollment.period()), ctx.visitor.today());
    let over = enrollment_over_notice(language, end, &participant);
    let types = ctx.store.bookings().session_types().await?;
    let rows = types.iter().filter(|it| over.is_none() && it.is_booked_by_slots()).map(|it| {
        let note = format!("{}, {}", language.duration(it.minutes), venue_within(language, it.venue.as_ref()));
        titled_row(it.title.clone(), note, Some(url::book_type_for(&participant, &it.id)))
    });
    let rows = rows.collect_view();
    let sessions = ctx.store.bookings().upcoming_sessions(&participant, ctx.visitor.now).await?;
    let cards = sessions
        .iter()
        .filter(|session| session.my_place.is_none() && end.allows(paris::day(session.ends_at)))
        .map(|session| card(language, session, "session", url::agenda_session(&session.id), places(language, session).into_any()))
        .collect_view();
    let body = view! {
        <header class="page__head">
            <a class="back" href=url::participant(&participant)><Icon name="arrow-left"/>{enrollment.name()}</a>
            <h1 class="page__title">{t!(language, "book-for", name = enrollment.name())}</h1>
        </header>
        {over}
        <ul class="rows rows--pair">{rows}</ul>
        <section class="section">
            <h2 class="section__title">{t!(language, "book-for-groups")}</h2>
            <p class="quiet">{t!(language, "book-for-groups-text")}</p>
            <div class="sessions">{cards}</div>
        </section>
    };
    Ok(Page::new(t!(language, "book-for", name = enrollment.name()), "/suivis", body))
}

/// The page of the free slots of a type, each booked in one tap, with the form of any other hour.
pub async fn slots(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let participant: PersonId = address.part("participant")?;
    let of: SessionTypeId = address.part("type")?;
    let enrollment = ctx.store.enrollments().enrollment_of(&participant).await?;
    let of = ctx.store.bookings().session_type(&of).await?;
    if !of.is_booked_by_slots() {
        return Err(PageEnd::Missing);
    }
    let end = BookingEnd::of(Some(&enrollment.period()), ctx.visitor.today());
    if let Some(over) = enrollment_over_notice(language, end, &participant) {
        let body = view! {
            <header class="page__head">
                <a class="back" href=url::participant(&participant)><Icon name="arrow-left"/>{enrollment.name()}</a>
                <h1 class="page__title">{of.title.clone()}</h1>
            </header>
            {over}
        };
        return Ok(Page::new(of.title.clone(), "/suivis", body));
    }
    let (from, to) = days_of_page(&address, ctx.visitor.today());
    // Individual appointments with the person's own coach, unless those with all coaches are asked for; experts are of no coach.
    let everyone = address.query("avec").is_some();
    let is_own = of.kind == SessionKind::Coaching;
    let coach = (is_own && !everyone).then_some(&enrollment.coach_id);
    let found = find_slots(&ctx, &of, SlotSearch { participant: &participant, coach, from, to, in_own_name: false }).await?;
    let hours = slots_by_day(language, &found.slots, |slot| slot_form(language, &participant, &of.id, slot, coach.is_none()).into_any());
    let none = found.slots.is_empty().then(|| view! { <p class="quiet">{t!(language, "slot-none-title")}</p> });
    let until = match end {
        BookingEnd::Until(day) if day < to => Some(view! { <p class="quiet">{t!(language, "team-until", day = language.date(day))}</p> }),
        _ => None,
    };
    let here = url::book_type_for(&participant, &of.id);
    let with = if everyone { "&avec=tous" } else { "" };
    let weeks = week_links(language, &found, ctx.visitor.today(), |day| format!("{here}?des={day}{with}"));
    let whose = is_own.then(|| {
        let (name, day) = (enrollment.coach_name.clone(), address.query("des").map(|day| format!("des={}", encoded(&day))));
        if everyone {
            let to = day.map_or(here.clone(), |day| format!("{here}?{day}"));
            view! { <p><a href=to>{t!(language, "slots-own", name = name)}</a></p> }.into_any()
        } else {
            let to = day.map_or(format!("{here}?avec=tous"), |day| format!("{here}?{day}&avec=tous"));
            view! { <p>{t!(language, "slots-of", name = name)}" "<a href=to>{t!(language, "slots-others")}</a></p> }.into_any()
        }
    });
    let draft: FormDraft<TypedHour> = load_draft(&form_of(&participant, &of.id)).await.unwrap_or_default();
    let summary = draft.summary(language);
    let any = !summary.is_empty();
    let body = view! {
        <ErrorSummary language mistakes=summary/>
        <header class="page__head">
            <a class="back" href=url::book_for(&participant)><Icon name="arrow-left"/>{t!(language, "book-for", name = enrollment.name())}</a>
            <h1 class="page__title">{of.title.clone()}</h1>
            <p class="page__lead">{t!(language, "book-for-lead")}</p>
        </header>
        {until}
        {whose}
        {weeks}
        {later_notice(language, &found)}
        {none}
        {hours}
        {other_hour_form(language, &participant, &of.id, &draft)}
    };
    Ok(Page::new(of.title.clone(), "/suivis", body).with_mistakes(language, any))
}

/// The button of a slot, which books it; with the name of its coach where it can be several.
fn slot_form(
    language: Language,
    participant: &PersonId,
    session_type: &SessionTypeId,
    slot: &FreeSlot,
    with_coach: bool,
) -> impl IntoView + use<> {
    view! {
        <form method="post" action={action::<BookSlotFor>()}>
            <input type="hidden" name="participant" value=participant.to_string()/>
            <input type="hidden" name="session_type" value=session_type.to_string()/>
            <input type="hidden" name="coach" value=slot.coach_id.to_string()/>
            <input type="hidden" name="starts" value=to_rfc3339(slot.span.starts_at)/>
            <button class="button slots__button">{slot_hour(language, slot, with_coach)}</button>
        </form>
    }
}

/// The form of an hour that is no free slot, open when it was refused.
fn other_hour_form(
    language: Language,
    participant: &PersonId,
    session_type: &SessionTypeId,
    draft: &FormDraft<TypedHour>,
) -> impl IntoView + use<> {
    let mistake = |field: &str| draft.mistake(field).map(str::to_owned);
    let any = !draft.mistakes.is_empty();
    view! {
        <details class="disclose" open=any>
            <summary class="button disclose__summary">{t!(language, "book-for-other")}</summary>
            <form class="disclose__body form" method="post" action={action::<BookHourFor>()} novalidate>
                <input type="hidden" name="participant" value=participant.to_string()/>
                <input type="hidden" name="session_type" value=session_type.to_string()/>
                <div class="field-row">
                    <TextField language name="day" label=t!(language, "session-day-label") kind="date" class="input--medium" mistake=mistake("day") value=draft.typed.day.clone()/>
                    <TextField language name="time" label=t!(language, "session-time-label") kind="time" class="input--short" mistake=mistake("time") value=draft.typed.time.clone()/>
                </div>
                <button class="button">{t!(language, "book-for-confirm")}</button>
            </form>
        </details>
    }
}
