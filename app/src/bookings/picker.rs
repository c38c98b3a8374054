//! A free hour in three taps: what for, when, yes. The same pages move a booking: its place is kept until then.

use super::actions::instant_of;
use super::parts::{beyond_path, cancel_rule, notice, path_end, place_of, place_within, places};
use crate::url;
use crate::web::page::{Address, Page, PageEnd, PageResult, encoded};
use crate::{
    texts::t,
    ui::{
        icon::Icon,
        rows::{capital, length, when},
    },
    web::context::RequestContext,
};
use chrono::{DateTime, Duration, NaiveDate, SecondsFormat, Utc};
use domain::{
    bookings::{BookingEnd, SessionKind, read_day},
    values::{
        ids::{BookingId, PersonId, SessionId, SessionTypeId},
        language::Language,
        paris,
    },
};
use leptos::prelude::*;
use store::{FreeSlot, SessionRow, SessionType, SlotSearch};

/// How many days a page of free hours covers.
const DAYS: i64 = 14;
/// How far the first free hour is looked for, in days.
const FARTHEST: i64 = 84;

/// Free hours from a day on; when there are none in [`DAYS`], from the day of the first there is.
pub struct Found {
    /// The hours, soonest first.
    pub slots: Vec<FreeSlot>,
    /// The first day that was looked at.
    pub from: NaiveDate,
}

/// Looks for free hours of a type for a participant.
///
/// # Errors
/// [`store::StoreError::Database`].
pub async fn find(ctx: &RequestContext, of: &SessionType, search: SlotSearch<'_>) -> store::Result<Found> {
    let now = ctx.visitor.now;
    let slots = ctx.store.bookings().free_slots(of, &search, now).await?;
    if !slots.is_empty() {
        return Ok(Found { slots, from: search.from });
    }
    let later = SlotSearch { from: search.to + Duration::days(1), to: search.from + Duration::days(FARTHEST), ..search };
    let mut slots = ctx.store.bookings().free_slots(of, &later, now).await?;
    let Some(first) = slots.first().map(|slot| paris::day(slot.span.starts_at)) else {
        return Ok(Found { slots, from: search.from });
    };
    slots.retain(|slot| paris::day(slot.span.starts_at) < first + Duration::days(DAYS));
    Ok(Found { slots, from: first })
}

/// The hours by day; `hour` makes each of them.
pub fn by_day<V: IntoView + 'static>(language: Language, slots: &[FreeSlot], hour: impl Fn(&FreeSlot) -> V) -> AnyView {
    let mut days: Vec<(NaiveDate, Vec<V>)> = Vec::new();
    for slot in slots {
        let day = paris::day(slot.span.starts_at);
        match days.last_mut().filter(|(last, _)| *last == day) {
            Some((_, hours)) => hours.push(hour(slot)),
            None => days.push((day, vec![hour(slot)])),
        }
    }
    days.into_iter()
        .map(|(day, hours)| {
            view! {
                <section class="slots">
                    <h2 class="slots__day">{capital(&language.day(day))}</h2>
                    <ul class="slots__hours">{hours.into_iter().map(|hour| view! { <li>{hour}</li> }).collect_view()}</ul>
                </section>
            }
        })
        .collect_view()
        .into_any()
}

/// "14 h 30", and with whom when it can be several.
pub fn hour_of(language: Language, slot: &FreeSlot, named: bool) -> impl IntoView + use<> {
    let hour = language.hour(paris::wall_clock(slot.span.starts_at).time());
    let name = named.then(|| view! { <span class="slots__who">{slot.coach.clone()}</span> });
    view! { <span class="slots__hour">{hour}</span>{name} }
}

/// Earlier and later pages of hours.
pub fn turns(language: Language, found: &Found, today: NaiveDate, to: impl Fn(NaiveDate) -> String) -> AnyView {
    let earlier = (found.from > today).then(|| {
        let to = to((found.from - Duration::days(DAYS)).max(today));
        view! { <a class="button" href=to rel="prev"><Icon name="arrow-left"/>{t!(language, "slot-earlier")}</a> }
    });
    let later = (!found.slots.is_empty()).then(|| {
        let to = to(found.from + Duration::days(DAYS));
        view! { <a class="button" href=to rel="next">{t!(language, "slot-later")}</a> }
    });
    view! { <nav class="actions" aria-label=t!(language, "slot-pages")>{earlier}{later}</nav> }.into_any()
}

/// The instant as an address carries it.
pub fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// The days that a page shows, from the one asked for.
pub fn days(address: &Address, today: NaiveDate) -> (NaiveDate, NaiveDate) {
    let from = address.asked("des").and_then(|day| read_day(&day)).filter(|day| *day > today && *day < today + Duration::days(366));
    let from = from.unwrap_or(today);
    (from, from + Duration::days(DAYS - 1))
}

/// The hours, or the other dates, of a type.
pub async fn choose(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let id: SessionTypeId = address.part("type")?;
    let of = ctx.store.bookings().session_type(&id).await?;
    let moving = moving(&ctx, &address).await?;
    if !of.by_slots() {
        return other_dates(&ctx, &of, moving.ok_or(PageEnd::Missing)?).await;
    }
    if !of.open_to_all() {
        return Err(PageEnd::Missing);
    }
    let path = ctx.store.enrollments().enrollment_of(&ctx.user.person_id).await?;
    let end = BookingEnd::of(Some(&path.path()), ctx.visitor.today());
    if matches!(end, BookingEnd::Over(_)) {
        let body = view! { {head(language, &of, false)} {beyond_path(language, end)} };
        return Ok(Page::new(of.title.clone(), "/rendez-vous", body).task());
    }
    let all = address.asked("avec").is_some();
    let own_coach = (of.kind == SessionKind::Coaching && !all).then_some(&path.coach_id);
    let (from, to) = days(&address, ctx.visitor.today());
    let search = SlotSearch { participant: &ctx.user.person_id, coach: own_coach, from, to, in_own_name: true };
    let found = find(&ctx, &of, search).await?;
    let more = moving.as_ref().map(|booking| format!("&deplacer={}", encoded(booking.as_str()))).unwrap_or_default();
    let with = if all { "&avec=tous" } else { "" };
    let here = format!("{}?", url::slots(&id));
    let hours = by_day(language, &found.slots, |slot| {
        let to = format!("/rendez-vous/confirmer?type={id}&avec={}&a={}{more}", slot.coach_id, encoded(&instant(slot.span.starts_at)));
        view! { <a class="button slots__button" href=to>{hour_of(language, slot, own_coach.is_none())}</a> }
    });
    let nothing = found.slots.is_empty().then(|| none(language));
    let everybody = own_coach.is_some().then(|| {
        view! { <p><a href=format!("{here}avec=tous{more}")>{t!(language, "slot-everybody")}</a></p> }
    });
    let turns = turns(language, &found, ctx.visitor.today(), |day| format!("{here}des={day}{with}{more}"));
    let body = view! {
        {head(language, &of, moving.is_some())}
        {path_end(language, end, ctx.visitor.today())}
        {nothing}
        {hours}
        {turns}
        {everybody}
    };
    Ok(Page::new(of.title.clone(), "/rendez-vous", body).task())
}

fn none(language: Language) -> impl IntoView {
    view! {
        <div class="empty">
            <svg class="empty__art" viewBox="0 0 240 160" aria-hidden="true"><use href="/icons.svg#empty-calendar"></use></svg>
            <h2 class="empty__title">{t!(language, "slot-none-title")}</h2>
            <p class="empty__text">{t!(language, "slot-none-text")}</p>
        </div>
    }
}

fn head(language: Language, of: &SessionType, moving: bool) -> impl IntoView + use<> {
    let lead = format!("{}, {}", length(of.minutes), place_within(language, of.venue.as_ref()));
    view! {
        <header class="page__head">
            <a class="back" href="/rendez-vous"><Icon name="arrow-left"/>{t!(language, "bookings-title")}</a>
            <h1 class="page__title">{of.title.clone()}</h1>
            <p class="page__lead">{lead}</p>
        </header>
        {moving.then(|| notice(t!(language, "move-explained")))}
    }
}

/// The booking that is to be moved, one of whoever asks.
async fn moving(ctx: &RequestContext, address: &Address) -> Result<Option<BookingId>, PageEnd> {
    let Some(id) = address.asked("deplacer") else { return Ok(None) };
    let id = BookingId::try_from(id).map_err(|_| PageEnd::Missing)?;
    Ok(Some(ctx.store.bookings().booking(&ctx.user.person_id, &id).await?.id))
}

/// Other dates of the same session type, for a booking that moves.
async fn other_dates(ctx: &RequestContext, of: &SessionType, moving: BookingId) -> PageResult {
    let language = ctx.language();
    let end = ctx.store.enrollments().booking_end(&ctx.user.person_id, ctx.visitor.today()).await?;
    let sessions = ctx.store.bookings().sessions_to_come(&ctx.user.person_id, ctx.visitor.now).await?;
    let fits =
        |it: &SessionRow| it.session_type_id == of.id && it.my_place.is_none() && it.left() > 0 && end.allows(paris::day(it.ends_at));
    let others: Vec<_> = sessions.into_iter().filter(fits).collect();
    let nothing = others.is_empty().then(|| none(language));
    let cards = others
        .iter()
        .map(|session| {
            let to = format!("/rendez-vous/confirmer?seance={}&deplacer={}", session.id, encoded(moving.as_str()));
            super::parts::card(language, session, "session", to, places(language, session).into_any())
        })
        .collect_view();
    let body = view! {
        {head(language, of, true)}
        {path_end(language, end, ctx.visitor.today())}
        {nothing}
        <div class="sessions">{cards}</div>
    };
    Ok(Page::new(of.title.clone(), "/rendez-vous", body).task())
}

/// What is about to be booked or moved, with the rule for cancelling: one tap says yes.
pub async fn confirm(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let moving = moving(&ctx, &address).await?;
    let wished = wished(&ctx, &address).await?;
    let (action, label) = match (&moving, &wished.session) {
        (Some(_), _) => ("/api/rendez-vous/deplacer", "move-confirm"),
        (None, None) => ("/api/rendez-vous/creneau", "book"),
        (None, Some(_)) => ("/api/rendez-vous/reserver", "book"),
    };
    let hidden = |name: &'static str, value: String| view! { <input type="hidden" name=name value=value/> };
    let slot = wished.coach.as_ref().map(|coach| {
        view! {
            {hidden("session_type", wished.of.id.to_string())}
            {hidden("coach", coach.to_string())}
            {hidden("starts", instant(wished.starts_at))}
        }
    });
    let back = match &moving {
        Some(booking) => format!("{}?deplacer={}", url::slots(&wished.of.id), encoded(booking.as_str())),
        None => url::slots(&wished.of.id),
    };
    let place = place_of(language, wished.venue.as_ref());
    let rule = cancel_rule(language, wished.starts_at, wished.of.cancel_notice, ctx.visitor.now);
    let body = view! {
        <header class="page__head">
            <a class="back" href=back><Icon name="arrow-left"/>{t!(language, "slot-other")}</a>
            <p class="page__eyebrow">{t!(language, if moving.is_some() { "move-title" } else { "confirm-title" })}</p>
            <h1 class="page__title">{wished.of.title.clone()}</h1>
        </header>
        <dl class="facts">
            <div class="facts__item"><dt><Icon name="clock"/>{t!(language, "fact-when")}</dt><dd>{capital(&when(language, wished.starts_at, wished.ends_at))}</dd></div>
            <div class="facts__item"><dt><Icon name="place"/>{t!(language, "fact-where")}</dt><dd>{place}</dd></div>
            <div class="facts__item"><dt><Icon name="me"/>{t!(language, "fact-who")}</dt><dd>{wished.with.clone()}</dd></div>
        </dl>
        <p class="quiet">{rule}</p>
        <form method="post" action=action>
            {slot}
            {wished.session.as_ref().map(|session| hidden("session", session.to_string()))}
            {moving.as_ref().map(|booking| hidden("booking", booking.to_string()))}
            <div class="actionbar"><button class="button button--main">{t!(language, label)}</button></div>
        </form>
    };
    Ok(Page::new(wished.of.title.clone(), "/rendez-vous", body).task())
}

/// What the address of the page that asks for a yes names.
struct Wished {
    of: SessionType,
    session: Option<SessionId>,
    coach: Option<PersonId>,
    with: String,
    venue: Option<String>,
    starts_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
}

async fn wished(ctx: &RequestContext, address: &Address) -> Result<Wished, PageEnd> {
    if let Some(id) = address.asked("seance") {
        let id = SessionId::try_from(id).map_err(|_| PageEnd::Missing)?;
        let session = ctx.store.bookings().session(&ctx.user.person_id, &id).await?;
        if session.from_slot {
            return Err(PageEnd::Missing);
        }
        let of = ctx.store.bookings().session_type(&session.session_type_id).await?;
        let (starts_at, ends_at) = (session.starts_at, session.ends_at);
        return Ok(Wished { of, session: Some(id), coach: None, with: session.coach, venue: session.venue, starts_at, ends_at });
    }
    let named = |name: &str| address.asked(name).ok_or(PageEnd::Missing);
    let of = SessionTypeId::try_from(named("type")?).map_err(|_| PageEnd::Missing)?;
    let of = ctx.store.bookings().session_type(&of).await?;
    let coach = PersonId::try_from(named("avec")?).map_err(|_| PageEnd::Missing)?;
    let with = ctx.store.people().person(&coach).await?;
    if !with.role.is_staff() {
        return Err(PageEnd::Missing);
    }
    let starts_at = instant_of(&named("a")?).ok_or(PageEnd::Missing)?;
    let ends_at = starts_at + Duration::minutes(of.minutes);
    // The venue is that of the window, where it has one of its own.
    let day = paris::day(starts_at);
    let search = SlotSearch { participant: &ctx.user.person_id, coach: Some(&coach), from: day, to: day, in_own_name: true };
    let slots = ctx.store.bookings().free_slots(&of, &search, ctx.visitor.now).await?;
    let there = slots.into_iter().find(|slot| slot.span.starts_at == starts_at).and_then(|slot| slot.venue);
    let venue = there.or_else(|| of.venue.clone());
    Ok(Wished { session: None, coach: Some(coach), with: with.name(), venue, starts_at, ends_at, of })
}
