//! Booking a slot: its type, its hour, a page that confirms it. The same pages move a booking, whose place is kept until then.

use super::{
    actions::{Book, BookSlot, MoveBooking},
    parse::read_instant,
    parts::{beyond_enrollment_notice, cancel_rule, card, enrollment_end_notice, notice, places, venue_name, venue_within},
};
use crate::{
    texts::t,
    ui::{
        icon::Icon,
        rows::{capital, length, when},
    },
    url,
    web::{
        context::RequestContext,
        page::{Address, Page, PageEnd, PageResult, encoded},
    },
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

/// How many days a page of free slots covers.
const DAYS: i64 = 14;
/// How many days ahead the first free slot is searched.
const MOST_DAYS_AHEAD: i64 = 84;

/// A page of free slots.
pub struct SlotPage {
    /// The slots, soonest first.
    pub slots: Vec<FreeSlot>,
    /// The first day of the page.
    pub from: NaiveDate,
}

/// The free slots of a type within the days of the search; when there are none, the [`DAYS`] days from the first free slot of
/// the next [`MOST_DAYS_AHEAD`] days on.
///
/// # Errors
/// [`store::StoreError::Database`].
pub async fn find_slots(ctx: &RequestContext, of: &SessionType, search: SlotSearch<'_>) -> store::Result<SlotPage> {
    let now = ctx.visitor.now;
    let slots = ctx.store.bookings().free_slots(of, &search, now).await?;
    if !slots.is_empty() {
        return Ok(SlotPage { slots, from: search.from });
    }
    let later = SlotSearch { from: search.to + Duration::days(1), to: search.from + Duration::days(MOST_DAYS_AHEAD), ..search };
    let mut slots = ctx.store.bookings().free_slots(of, &later, now).await?;
    let Some(first) = slots.first().map(|slot| paris::day(slot.span.starts_at)) else {
        return Ok(SlotPage { slots, from: search.from });
    };
    slots.retain(|slot| paris::day(slot.span.starts_at) < first + Duration::days(DAYS));
    Ok(SlotPage { slots, from: first })
}

/// The slots under a heading for each day; `hour` renders each of them.
pub fn slots_by_day<V: IntoView + 'static>(language: Language, slots: &[FreeSlot], hour: impl Fn(&FreeSlot) -> V) -> AnyView {
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

/// "14 h 30", with the name of the coach when `with_coach`.
pub fn slot_hour(language: Language, slot: &FreeSlot, with_coach: bool) -> impl IntoView + use<> {
    let hour = language.hour(paris::wall_clock(slot.span.starts_at).time());
    let name = with_coach.then(|| view! { <span class="slots__who">{slot.coach.clone()}</span> });
    view! { <span class="slots__hour">{hour}</span>{name} }
}

/// Links to the earlier and the later page of slots; `to` is the address of the page from a day on.
pub fn page_links(language: Language, found: &SlotPage, today: NaiveDate, to: impl Fn(NaiveDate) -> String) -> AnyView {
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

/// The instant in RFC 3339, as forms and addresses carry it.
pub fn to_rfc3339(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// The first and the last day of a page: from `des` in the address on when it lies within a year from today, else from today.
pub fn days_of_page(address: &Address, today: NaiveDate) -> (NaiveDate, NaiveDate) {
    let from = address.query("des").and_then(|day| read_day(&day)).filter(|day| *day > today && *day < today + Duration::days(366));
    let from = from.unwrap_or(today);
    (from, from + Duration::days(DAYS - 1))
}

/// The page of the free slots of a type, or of its other sessions for a booking that moves.
pub async fn choose(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let id: SessionTypeId = address.part("type")?;
    let of = ctx.store.bookings().session_type(&id).await?;
    let moving = booking_to_move(&ctx, &address).await?;
    if !of.is_booked_by_slots() {
        return other_sessions(&ctx, &of, moving.ok_or(PageEnd::Missing)?).await;
    }
    if !of.is_open_to_participants() {
        return Err(PageEnd::Missing);
    }
    let enrollment = ctx.store.enrollments().enrollment_of(&ctx.user.person_id).await?;
    let end = BookingEnd::of(Some(&enrollment.period()), ctx.visitor.today());
    if matches!(end, BookingEnd::Over(_)) {
        let body = view! { {head(language, &of, false)} {beyond_enrollment_notice(language, end)} };
        return Ok(Page::new(of.title.clone(), "/rendez-vous", body).task());
    }
    let all = address.query("avec").is_some();
    let own_coach = (of.kind == SessionKind::Coaching && !all).then_some(&enrollment.coach_id);
    let (from, to) = days_of_page(&address, ctx.visitor.today());
    let search = SlotSearch { participant: &ctx.user.person_id, coach: own_coach, from, to, in_own_name: true };
    let found = find_slots(&ctx, &of, search).await?;
    let more = moving.as_ref().map(|booking| format!("&deplacer={}", encoded(booking.as_str()))).unwrap_or_default();
    let with = if all { "&avec=tous" } else { "" };
    let here = format!("{}?", url::slots(&id));
    let hours = slots_by_day(language, &found.slots, |slot| {
        let to = format!("/rendez-vous/confirmer?type={id}&avec={}&a={}{more}", slot.coach_id, encoded(&to_rfc3339(slot.span.starts_at)));
        view! { <a class="button slots__button" href=to>{slot_hour(language, slot, own_coach.is_none())}</a> }
    });
    let empty = found.slots.is_empty().then(|| no_slots(language));
    let all_coaches = own_coach.is_some().then(|| {
        view! { <p><a href=format!("{here}avec=tous{more}")>{t!(language, "slot-everybody")}</a></p> }
    });
    let page_links = page_links(language, &found, ctx.visitor.today(), |day| format!("{here}des={day}{with}{more}"));
    let body = view! {
        {head(language, &of, moving.is_some())}
        {enrollment_end_notice(language, end, ctx.visitor.today())}
        {empty}
        {hours}
        {page_links}
        {all_coaches}
    };
    Ok(Page::new(of.title.clone(), "/rendez-vous", body).task())
}

fn no_slots(language: Language) -> impl IntoView {
    view! {
        <div class="empty">
            <svg class="empty__art" viewBox="0 0 240 160" aria-hidden="true"><use href="/icons.svg#empty-calendar"></use></svg>
            <h2 class="empty__title">{t!(language, "slot-none-title")}</h2>
            <p class="empty__text">{t!(language, "slot-none-text")}</p>
        </div>
    }
}

fn head(language: Language, of: &SessionType, moving: bool) -> impl IntoView + use<> {
    let lead = format!("{}, {}", length(of.minutes), venue_within(language, of.venue.as_ref()));
    view! {
        <header class="page__head">
            <a class="back" href="/rendez-vous"><Icon name="arrow-left"/>{t!(language, "bookings-title")}</a>
            <h1 class="page__title">{of.title.clone()}</h1>
            <p class="page__lead">{lead}</p>
        </header>
        {moving.then(|| notice(t!(language, "move-explained")))}
    }
}

/// The user's booking that is to be moved, by `deplacer` in the address.
async fn booking_to_move(ctx: &RequestContext, address: &Address) -> Result<Option<BookingId>, PageEnd> {
    let Some(id) = address.query("deplacer") else { return Ok(None) };
    let id = BookingId::try_from(id).map_err(|_| PageEnd::Missing)?;
    Ok(Some(ctx.store.bookings().booking(&ctx.user.person_id, &id).await?.id))
}

/// The page of the other sessions of the type with a free place, for a booking that moves.
async fn other_sessions(ctx: &RequestContext, of: &SessionType, moving: BookingId) -> PageResult {
    let language = ctx.language();
    let end = ctx.store.enrollments().booking_end(&ctx.user.person_id, ctx.visitor.today()).await?;
    let sessions = ctx.store.bookings().upcoming_sessions(&ctx.user.person_id, ctx.visitor.now).await?;
    let fits =
        |it: &SessionRow| it.session_type_id == of.id && it.my_place.is_none() && it.left() > 0 && end.allows(paris::day(it.ends_at));
    let others: Vec<_> = sessions.into_iter().filter(fits).collect();
    let empty = others.is_empty().then(|| no_slots(language));
    let cards = others
        .iter()
        .map(|session| {
            let to = format!("/rendez-vous/confirmer?seance={}&deplacer={}", session.id, encoded(moving.as_str()));
            card(language, session, "session", to, places(language, session).into_any())
        })
        .collect_view();
    let body = view! {
        {head(language, of, true)}
        {enrollment_end_notice(language, end, ctx.visitor.today())}
        {empty}
        <div class="sessions">{cards}</div>
    };
    Ok(Page::new(of.title.clone(), "/rendez-vous", body).task())
}

/// The page that confirms a booking or a move, with the rule for cancelling.
pub async fn confirm(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let moving = booking_to_move(&ctx, &address).await?;
    let choice = read_choice(&ctx, &address).await?;
    let (action, label) = match (&moving, &choice.session) {
        (Some(_), _) => (url::action::<MoveBooking>(), "move-confirm"),
        (None, None) => (url::action::<BookSlot>(), "book"),
        (None, Some(_)) => (url::action::<Book>(), "book"),
    };
    let hidden = |name: &'static str, value: String| view! { <input type="hidden" name=name value=value/> };
    let slot = choice.coach.as_ref().map(|coach| {
        view! {
            {hidden("session_type", choice.of.id.to_string())}
            {hidden("coach", coach.to_string())}
            {hidden("starts", to_rfc3339(choice.starts_at))}
        }
    });
    let back = match &moving {
        Some(booking) => format!("{}?deplacer={}", url::slots(&choice.of.id), encoded(booking.as_str())),
        None => url::slots(&choice.of.id),
    };
    let venue = venue_name(language, choice.venue.as_ref());
    let rule = cancel_rule(language, choice.starts_at, choice.of.cancel_notice, ctx.visitor.now);
    let body = view! {
        <header class="page__head">
            <a class="back" href=back><Icon name="arrow-left"/>{t!(language, "slot-other")}</a>
            <p class="page__eyebrow">{t!(language, if moving.is_some() { "move-title" } else { "confirm-title" })}</p>
            <h1 class="page__title">{choice.of.title.clone()}</h1>
        </header>
        <dl class="facts">
            <div class="facts__item"><dt><Icon name="clock"/>{t!(language, "fact-when")}</dt><dd>{capital(&when(language, choice.starts_at, choice.ends_at))}</dd></div>
            <div class="facts__item"><dt><Icon name="place"/>{t!(language, "fact-where")}</dt><dd>{venue}</dd></div>
            <div class="facts__item"><dt><Icon name="me"/>{t!(language, "fact-who")}</dt><dd>{choice.with.clone()}</dd></div>
        </dl>
        <p class="quiet">{rule}</p>
        <form method="post" action=action>
            {slot}
            {choice.session.as_ref().map(|session| hidden("session", session.to_string()))}
            {moving.as_ref().map(|booking| hidden("booking", booking.to_string()))}
            <div class="actionbar actionbar--noted"><p class="actionbar__note" role="status"></p><button class="button button--main">{t!(language, label)}</button></div>
        </form>
    };
    Ok(Page::new(choice.of.title.clone(), "/rendez-vous", body).task())
}

/// The session or the slot that the address of the page [`confirm`] names.
struct Choice {
    of: SessionType,
    session: Option<SessionId>,
    coach: Option<PersonId>,
    with: String,
    venue: Option<String>,
    starts_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
}

async fn read_choice(ctx: &RequestContext, address: &Address) -> Result<Choice, PageEnd> {
    if let Some(id) = address.query("seance") {
        let id = SessionId::try_from(id).map_err(|_| PageEnd::Missing)?;
        let session = ctx.store.bookings().session(&ctx.user.person_id, &id).await?;
        if session.from_slot {
            return Err(PageEnd::Missing);
        }
        let of = ctx.store.bookings().session_type(&session.session_type_id).await?;
        let (starts_at, ends_at) = (session.starts_at, session.ends_at);
        return Ok(Choice { of, session: Some(id), coach: None, with: session.coach, venue: session.venue, starts_at, ends_at });
    }
    let named = |name: &str| address.query(name).ok_or(PageEnd::Missing);
    let of = SessionTypeId::try_from(named("type")?).map_err(|_| PageEnd::Missing)?;
    let of = ctx.store.bookings().session_type(&of).await?;
    let coach = PersonId::try_from(named("avec")?).map_err(|_| PageEnd::Missing)?;
    let with = ctx.store.people().person(&coach).await?;
    if !with.role.is_staff() {
        return Err(PageEnd::Missing);
    }
    let starts_at = read_instant(&named("a")?).ok_or(PageEnd::Missing)?;
    let ends_at = starts_at + Duration::minutes(of.minutes);
    // The venue of the window replaces that of the type.
    let day = paris::day(starts_at);
    let search = SlotSearch { participant: &ctx.user.person_id, coach: Some(&coach), from: day, to: day, in_own_name: true };
    let slots = ctx.store.bookings().free_slots(&of, &search, ctx.visitor.now).await?;
    let window_venue = slots.into_iter().find(|slot| slot.span.starts_at == starts_at).and_then(|slot| slot.venue);
    let venue = window_venue.or_else(|| of.venue.clone());
    Ok(Choice { session: None, coach: Some(coach), with: with.name(), venue, starts_at, ends_at, of })
}
