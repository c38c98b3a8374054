//! The first free hour of the participant's coach, or of the coach's substitute, to be booked in one tap and a confirmation.

use super::{
    parts::venue_within,
    picker::{MOST_DAYS_AHEAD, confirm_address},
};
use crate::{
    texts::t,
    ui::{icon::Icon, quoting::quoting, rows::capital},
    url,
    web::context::RequestContext,
};
use chrono::Duration;
use domain::{
    bookings::{BookingState, SessionKind},
    values::{language::Language, paris},
};
use leptos::prelude::*;
use store::{Booking, Enrollment, NextSlot, SessionType, SlotSearch, StoreError};

/// The card of the next free hour among the individual appointments of `types` that the participant may still book, or a sentence when
/// none is free in the next [`MOST_DAYS_AHEAD`] days; `None` when there is none that they may book. `first` when it is the main card of
/// the page.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn next_hour(
    ctx: &RequestContext,
    enrollment: &Enrollment,
    types: &[SessionType],
    mine: &[Booking],
    first: bool,
) -> Result<Option<AnyView>, StoreError> {
    let (language, now) = (ctx.language(), ctx.visitor.now);
    let held = |of: &SessionType| {
        let open = |booking: &&Booking| booking.state == BookingState::Booked && booking.starts_at > now;
        mine.iter().filter(open).filter(|booking| booking.session_type_id == of.id).count() as i64
    };
    let may_book = |of: &&SessionType| of.kind == SessionKind::Coaching && of.rules().most_open.is_none_or(|most| held(of) < most);
    let types: Vec<SessionType> = types.iter().filter(may_book).cloned().collect();
    let Some(usual) = types.first() else { return Ok(None) };
    let today = ctx.visitor.today();
    let all = SlotSearch {
        participant: &ctx.user.person_id,
        coach: Some(&enrollment.coach_id),
        from: today,
        to: today + Duration::days(MOST_DAYS_AHEAD - 1),
        in_own_name: true,
    };
    let mut next = ctx.store.bookings().next_slot(&types, &all, now).await?;
    for cover in ctx.store.review().substitutions(Some(&enrollment.coach_id), today).await? {
        let days =
            SlotSearch { coach: Some(&cover.substitute_id), from: all.from.max(cover.from_day), to: all.to.min(cover.to_day), ..all };
        let of_substitute = ctx.store.bookings().next_slot(&types, &days, now).await?;
        next = next.into_iter().chain(of_substitute).min_by_key(|next| next.slot.span.starts_at);
    }
    Ok(Some(match next {
        Some(next) => card(language, enrollment, &next, first).into_any(),
        None => nothing_free(language, enrollment, usual).into_any(),
    }))
}

fn card(language: Language, enrollment: &Enrollment, next: &NextSlot, first: bool) -> impl IntoView + use<> {
    let NextSlot { session_type, slot } = next;
    let wall = paris::wall_clock(slot.span.starts_at);
    let comma = language.comma();
    let start = [language.day(wall.date()), language.hour(wall.time())].join(comma);
    let venue = venue_within(language, slot.venue.as_ref().or(session_type.venue.as_ref()));
    let who = if slot.coach_id == enrollment.coach_id {
        t!(language, "next-hour", name = slot.coach.clone())
    } else {
        t!(language, "next-hour-cover", name = slot.coach.clone(), coach = enrollment.coach_name.clone())
    };
    let length = language.duration(session_type.minutes);
    let (class, button) = if first { ("card card--main", "button button--main") } else { ("card", "button") };
    view! {
        <article class=class>
            <p class="card__eyebrow"><Icon name="calendar"/>{who}</p>
            <h2 class="card__title">{capital(&start)}</h2>
            <p class="card__text">{quoting(language, &session_type.title, |title| [title, length, venue].join(comma))}</p>
            <div class="card__actions actions">
                <a class=button href=confirm_address(&session_type.id, slot)>
                    {t!(language, "next-hour-book")}<span class="visually-hidden">{format!(" {start}")}</span>
                </a>
                <a class="button" href=url::slots(&session_type.id)>{t!(language, "next-hour-others")}</a>
            </div>
        </article>
    }
}

fn nothing_free(language: Language, enrollment: &Enrollment, usual: &SessionType) -> impl IntoView + use<> {
    view! {
        <section class="section">
            <p class="quiet">{t!(language, "next-hour-none", name = enrollment.coach_name.clone())}</p>
            <ul class="link-list"><li><a href=format!("{}?avec=tous", url::slots(&usual.id))>{t!(language, "slot-everybody")}</a></li></ul>
        </section>
    }
}
