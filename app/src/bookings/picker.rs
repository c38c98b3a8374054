//! Booking a slot: its type, its hour, a page that confirms it. The same pages move a booking, whose place is kept until then.

use super::{
    actions::{Book, BookSlot, MoveBooking},
    parse::read_instant,
    parts::{beyond_enrollment_notice, cancel_rule, card, enrollment_end_notice, places, venue_name, venue_within},
};
use crate::{
    people::help_contact::{contact_after_refusal, own_contact},
    texts::t,
    ui::{
        icon::Icon,
        notice::notice,
        rows::{capital, day_at, empty_list, when},
    },
    url,
    web::{
        context::RequestContext,
        page::{Address, Page, PageEnd, PageResult, encoded},
    },
};
use chrono::{DateTime, Datelike, Duration, NaiveDate, SecondsFormat, Utc};
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

/// How many days ahead the first free slot is searched.
pub const MOST_DAYS_AHEAD: i64 = 84;
/// How many days ahead a week can be asked for.
const MOST_DAYS_ASKED: i64 = 366;

/// A page of free slots: those of one week.
pub struct SlotPage {
    /// The slots, soonest first.
    pub slots: Vec<FreeSlot>,
    /// A day of its week.
    pub from: NaiveDate,
    /// Whether the week that was asked for has no free slot: this is the first later one that has.
    pub is_later: bool,
}

/// The Monday of the week of a day.
fn monday(day: NaiveDate) -> NaiveDate {
    day - Duration::days(day.weekday().num_days_from_monday().into())
}

/// The free slots of a type within the days of the search; when there are none, those of the week of the first free slot in the
/// next [`MOST_DAYS_AHEAD`] days.
///
/// # Errors
/// [`store::StoreError::Database`].
pub async fn find_slots(ctx: &RequestContext, of: &SessionType, search: SlotSearch<'_>) -> store::Result<SlotPage> {
    let now = ctx.visitor.now;
    let slots = ctx.store.bookings().free_slots(of, &search, now).await?;
    if !slots.is_empty() {
        return Ok(SlotPage { slots, from: search.from, is_later: false });
    }
    let later = SlotSearch { from: search.to + Duration::days(1), to: search.from + Duration::days(MOST_DAYS_AHEAD), ..search };
    let mut slots = ctx.store.bookings().free_slots(of, &later, now).await?;
    let Some(first) = slots.first().map(|slot| paris::day(slot.span.starts_at)) else {
        return Ok(SlotPage { slots, from: search.from, is_later: false });
    };
    slots.retain(|slot| monday(paris::day(slot.span.starts_at)) == monday(first));
    Ok(SlotPage { slots, from: first, is_later: true })
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

/// "14 h 30", with the name of the coach when `with_coach`; screen readers hear its day first.
pub fn slot_hour(language: Language, slot: &FreeSlot, with_coach: bool) -> impl IntoView + use<> {
    let wall = paris::wall_clock(slot.span.starts_at);
    let name = with_coach.then(|| view! { <span class="slots__who">{slot.coach.clone()}</span> });
    view! {
        <span class="visually-hidden">{format!("{}, ", capital(&language.day(wall.date())))}</span>
        <span class="slots__hour">{language.hour(wall.time())}</span>
        {name}
    }
}

/// That the week asked for has no free slot, with the day of the first one; `None` when it has.
pub fn later_notice(language: Language, found: &SlotPage) -> Option<impl IntoView + use<>> {
    let first = found.slots.first().filter(|_| found.is_later)?;
    let day = language.day(paris::day(first.span.starts_at));
    Some(view! { <p class="quiet">{t!(language, "slot-first", day = day)}</p> })
}

/// Links to the pages of this week and of the weeks around the shown one; `to` is the address of the page with a day.
pub fn week_links(language: Language, found: &SlotPage, today: NaiveDate, to: impl Fn(NaiveDate) -> String) -> AnyView {
    let this = monday(today);
    let shown = (monday(found.from) - this).num_days() / 7;
    let mut weeks: Vec<i64> = (shown - 1..=shown + 2).filter(|week| *week > 0).collect();
    weeks.insert(0, 0);
    let links = weeks
        .into_iter()
        .map(|week| (week, this + Duration::weeks(week)))
        .filter(|(_, first)| (*first - today).num_days() < MOST_DAYS_ASKED)
        .map(|(week, first)| {
            let words = match week {
                0 => t!(language, "slot-week-this").into_any(),
                1 => t!(language, "slot-week-next").into_any(),
                _ => {
                    let day = language.day_and_month(first);
                    view! { <span class="visually-hidden">{format!("{} ", t!(language, "slot-week-of"))}</span>{day} }.into_any()
                }
            };
            let current = (week == shown).then_some("true");
            view! { <a class="filter__item" href=to(first.max(today)) aria-current=current>{words}</a> }
        })
        .collect_view();
    view! { <nav class="weeks" aria-label=t!(language, "slot-weeks")>{links}</nav> }.into_any()
}

/// The instant in RFC 3339, as forms and addresses carry it.
pub fn to_rfc3339(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// The first and the last day of a page: the rest of the week of `des` in the address when that lies within a year from today, else of
/// today.
pub fn days_of_page(address: &Address, today: NaiveDate) -> (NaiveDate, NaiveDate) {
    let asked = address.query("des").and_then(|day| read_day(&day));
    let day = asked.filter(|day| *day > today && (*day - today).num_days() < MOST_DAYS_ASKED).unwrap_or(today);
    (monday(day).max(today), monday(day) + Duration::days(6))
}

/// The address of the page that confirms a slot of a type.
pub fn confirm_address(session_type: &SessionTypeId, slot: &FreeSlot) -> String {
    format!("/rendez-vous/confirmer?type={session_type}&avec={}&a={}", slot.coach_id, encoded(&to_rfc3339(slot.span.starts_at)))
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
        let contact = own_contact(&ctx).await?;
        let body = view! { {head(language, &of, false)} {beyond_enrollment_notice(language, end)} {contact} };
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
        let to = format!("{}{more}", confirm_address(&id, slot));
        view! { <a class="button slots__button" href=to>{slot_hour(language, slot, own_coach.is_none())}</a> }
    });
    let empty = found.slots.is_empty().then(|| no_slots(language));
    let contact = if found.slots.is_empty() { own_contact(&ctx).await? } else { contact_after_refusal(&ctx).await? };
    let all_coaches = own_coach.is_some().then(|| {
        view! { <ul class="link-list"><li><a href=format!("{here}avec=tous{more}")>{t!(language, "slot-everybody")}</a></li></ul> }
    });
    let weeks = week_links(language, &found, ctx.visitor.today(), |day| format!("{here}des={day}{with}{more}"));
    let title = if moving.is_some() { "move-page-title" } else { "slot-page-title" };
    let title = t!(language, title, title = of.title.clone(), day = language.day_and_month(monday(found.from)));
    let body = view! {
        {head(language, &of, moving.is_some())}
        {enrollment_end_notice(language, end, ctx.visitor.today())}
        {weeks}
        {later_notice(language, &found)}
        {empty}
        {contact}
        {hours}
        {all_coaches}
    };
    Ok(Page::new(title, "/rendez-vous", body).task())
}

fn no_slots(language: Language) -> impl IntoView {
    empty_list("empty-calendar", t!(language, "slot-none-title"), t!(language, "slot-none-text"))
}

fn head(language: Language, of: &SessionType, moving: bool) -> impl IntoView + use<> {
    let lead = [language.duration(of.minutes), venue_within(language, of.venue.as_ref())].join(language.comma());
    view! {
        <header class="page__head">
            <a class="back" href="/rendez-vous"><Icon name="arrow-left"/>{t!(language, "bookings-title")}</a>
            <h1 class="page__title" lang=language.of_structures()>{of.title.clone()}</h1>
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
    Ok(Page::new(t!(language, "move-other-title", title = of.title.clone()), "/rendez-vous", body).task())
}

/// The page that confirms a booking or a move, with the rule for cancelling.
pub async fn confirm(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let moving = booking_to_move(&ctx, &address).await?;
    let choice = read_choice(&ctx, &address).await?;
    let end = ctx.store.enrollments().booking_end(&ctx.user.person_id, ctx.visitor.today()).await?;
    if matches!(end, BookingEnd::Over(_)) {
        let contact = own_contact(&ctx).await?;
        let body = view! { {head(language, &choice.of, false)} {beyond_enrollment_notice(language, end)} {contact} };
        return Ok(Page::new(choice.of.title.clone(), "/rendez-vous", body).task());
    }
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
    let venue = venue_name(language, choice.venue.as_ref());
    let rule = cancel_rule(language, choice.starts_at, choice.of.cancel_notice, ctx.visitor.now);
    // What would be refused is said before the tap.
    let end = ctx.store.enrollments().booking_end(&ctx.user.person_id, ctx.visitor.today()).await?;
    let allowed = end.allows(paris::day(choice.ends_at));
    let (back, back_words) = match (&moving, &choice.session) {
        _ if !allowed => ("/rendez-vous".to_owned(), "bookings-title"),
        (Some(booking), _) => (format!("{}?deplacer={}", url::slots(&choice.of.id), encoded(booking.as_str())), "slot-other"),
        (None, Some(session)) => (url::session(session), "bookings-title"),
        (None, None) => (url::slots(&choice.of.id), "slot-other"),
    };
    let form = if allowed {
        view! {
            <p class="quiet">{rule}</p>
            <form method="post" action=action>
                {slot}
                {choice.session.as_ref().map(|session| hidden("session", session.to_string()))}
                {moving.as_ref().map(|booking| hidden("booking", booking.to_string()))}
                <div class="actionbar actionbar--noted">
                    <p class="actionbar__note" role="status"></p>
                    <button class="button button--main">{t!(language, label)}</button>
                </div>
            </form>
        }
        .into_any()
    } else {
        beyond_enrollment_notice(language, end)
    };
    let body = view! {
        <header class="page__head">
            <a class="back" href=back><Icon name="arrow-left"/>{t!(language, back_words)}</a>
            <p class="page__eyebrow">{t!(language, if moving.is_some() { "move-title" } else { "confirm-title" })}</p>
            <h1 class="page__title" lang=language.of_structures()>{choice.of.title.clone()}</h1>
        </header>
        <dl class="facts">
            <div class="facts__item"><dt><Icon name="clock"/>{t!(language, "fact-when")}</dt><dd>{capital(&when(language, choice.starts_at, choice.ends_at))}</dd></div>
            <div class="facts__item"><dt><Icon name="place"/>{t!(language, "fact-where")}</dt><dd>{venue}</dd></div>
            <div class="facts__item"><dt><Icon name="me"/>{t!(language, "fact-who")}</dt><dd>{choice.with.clone()}</dd></div>
        </dl>
        {form}
    };
    let title = t!(language, "confirm-page-title", title = choice.of.title.clone(), when = day_at(language, choice.starts_at));
    Ok(Page::new(title, "/rendez-vous", body).task())
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
