//! What can be done at an hour of the agenda: note a meeting that was held, book for a person, open a session, note an absence. And the
//! choice of the person, by name.

use super::{
    add::running_participants,
    book_for::{BookHourFor, BookSlotFor},
    coaches::coach_choice,
    entries::{CoachMark, coach_marks},
};
use crate::{
    bookings::picker::to_rfc3339,
    texts::t,
    ui::{
        form::OfWhat,
        icon::Icon,
        rows::{capital, row, titled_row},
    },
    url::{self, action},
    web::{
        context::RequestContext,
        page::{Address, Page, PageResult, encoded},
    },
};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::{
    bookings::{read_day, read_time},
    values::{language::Language, paris},
};
use leptos::prelude::*;
use store::{Findable, SessionType, StoreError};

/// How many people the choice shows; a name typed leads to the others.
const MOST_PEOPLE: usize = 30;

/// The address of the page of an hour; `of` is whose agenda led there, as addresses of the agenda say it.
pub fn address_of_hour(day: NaiveDate, time: NaiveTime, of: &str) -> String {
    format!("/agenda/heure?jour={day}&heure={}&de={}", time.format("%H:%M"), encoded(of))
}

/// The hour that an address names, and for whom.
struct Hour {
    day: NaiveDate,
    time: NaiveTime,
    /// The coach whose hour it is; the user unless the agenda of a colleague led there.
    coach: CoachMark,
    /// The team by name.
    team: Vec<CoachMark>,
    /// `de` of the address.
    of: String,
    is_past: bool,
}

impl Hour {
    /// Reads `jour`, `heure` and `de`: today, nine o'clock and the user in place of a part that is missing or not understood.
    async fn asked(ctx: &RequestContext, address: &Address) -> Result<Self, StoreError> {
        let query = |name| address.query(name).unwrap_or_default();
        let day = read_day(&query("jour")).unwrap_or_else(|| ctx.visitor.today());
        let nine = NaiveTime::from_hms_opt(9, 0, 0).unwrap_or_default();
        let (time, of) = (read_time(&query("heure")).unwrap_or(nine), query("de"));
        let team = coach_marks(ctx).await?;
        let first = team.iter().min_by_key(|mark| (mark.id.as_str() != of, mark.id != ctx.user.person_id));
        let coach = first.cloned().ok_or(StoreError::NotFound)?;
        let starts_at = paris::instant(day.and_time(time));
        Ok(Self { day, time, coach, team, of, is_past: starts_at.is_none_or(|at| at <= ctx.visitor.now) })
    }

    fn address(&self) -> String {
        address_of_hour(self.day, self.time, &self.of)
    }

    fn starts_at(&self) -> Option<DateTime<Utc>> {
        paris::instant(self.day.and_time(self.time))
    }

    fn name(&self, language: Language) -> String {
        capital(&t!(language, "at", day = language.day(self.day), time = language.hour(self.time)))
    }

    /// The query of the forms that begin with this hour.
    fn query(&self) -> String {
        format!("jour={}&heure={}", self.day, self.time.format("%H:%M"))
    }
}

/// The page of an hour; with `pour` in the address, the page of the choice of a person.
pub async fn page(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let hour = Hour::asked(&ctx, &address).await?;
    match address.query("pour").as_deref() {
        Some("noter") => return people(&ctx, &address, &hour, Purpose::Held).await,
        Some("reserver") => return people(&ctx, &address, &hour, Purpose::Booking).await,
        _ => {}
    }
    let name = hour.name(language);
    let (day, coach) = (hour.day, &hour.coach.id);
    let choices = [
        (hour.is_past, format!("{}&pour=noter", hour.address()), "check", "hour-held", "hour-held-text"),
        (!hour.is_past, format!("{}&pour=reserver", hour.address()), "user-plus", "hour-book", "hour-book-text"),
        (!hour.is_past, format!("/agenda/nouveau?{}&avec={coach}", hour.query()), "plus", "session-new", "hour-open-text"),
        (day >= ctx.visitor.today(), format!("/agenda/absences/nouvelle?de={coach}&jour={day}"), "calendar", "hour-away", "hour-away-text"),
    ];
    let rows = choices
        .into_iter()
        .filter(|(is_possible, ..)| *is_possible)
        .map(|(_, to, icon, title, text)| {
            let inside = view! {
                <Icon name=icon/>
                <span class="row__main"><span class="row__title">{t!(language, title)}</span><span class="row__note">{t!(language, text)}</span></span>
            };
            row(inside, Some(to))
        })
        .collect_view();
    let team: Vec<&CoachMark> = hour.team.iter().collect();
    let query = [("jour", day.to_string()), ("heure", hour.time.format("%H:%M").to_string())];
    let coaches = coach_choice(language, &team, Some(coach), "/agenda/heure", &query);
    let back = format!("/agenda?jour={day}&de={}", encoded(&hour.of));
    let body = view! {
        <header class="page__head">
            <a class="back" href=back><Icon name="arrow-left"/>{t!(language, "nav-agenda")}</a>
            <h1 class="page__title">{name.clone()}</h1>
        </header>
        {coaches}
        <ul class="rows">{rows}</ul>
    };
    Ok(Page::new(name, "/agenda", body))
}

/// What a person is chosen for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Purpose {
    /// A meeting that was held is noted.
    Held,
    /// The hour is booked.
    Booking,
}

/// The choice of a person: one's own people, or those found by `q` in the address.
async fn people(ctx: &RequestContext, address: &Address, hour: &Hour, purpose: Purpose) -> PageResult {
    let language = ctx.language();
    let wanted = address.query("q").unwrap_or_default();
    let mut found = running_participants(ctx, &wanted, MOST_PEOPLE).await?;
    if wanted.trim().is_empty() {
        found.retain(|person| person.coach_id.as_ref() == Some(&ctx.user.person_id));
    }
    let (word, title) = match purpose {
        Purpose::Held => ("noter", "hour-held"),
        Purpose::Booking => ("reserver", "hour-book"),
    };
    let types: Vec<SessionType> = match purpose {
        Purpose::Held => Vec::new(),
        Purpose::Booking => ctx.store.bookings().session_types().await?.into_iter().filter(SessionType::is_booked_by_slots).collect(),
    };
    let asked = address.query("type").unwrap_or_default();
    let of = types.iter().find(|it| it.id.as_str() == asked).or_else(|| types.first());
    let none = match (purpose, of) {
        (Purpose::Booking, None) => Some("hour-no-type"),
        _ if found.is_empty() => Some(if wanted.trim().is_empty() { "hour-search" } else { "add-nobody" }),
        _ => None,
    };
    let none = none.map(|key| view! { <p class="quiet">{t!(language, key)}</p> });
    let here = |it: &SessionType| format!("{}&pour={word}&type={}&q={}", hour.address(), it.id, encoded(&wanted));
    let choice = (types.len() > 1).then(|| {
        let items = types
            .iter()
            .map(|it| {
                let current = (of.map(|of| &of.id) == Some(&it.id)).then_some("true");
                view! { <a class="filter__item" href=here(it) aria-current=current>{it.title.clone()}</a> }
            })
            .collect_view();
        view! { <nav class="filter" aria-label=t!(language, "session-kind")>{items}</nav> }
    });
    let rows = found
        .iter()
        .take(MOST_PEOPLE)
        .filter_map(|person| match purpose {
            Purpose::Held => Some(held_row(hour, person)),
            Purpose::Booking => booking_row(language, (hour, ctx), of?, person).map(IntoAny::into_any),
        })
        .collect_view();
    let title = t!(language, title);
    let body = view! {
        <header class="page__head">
            <a class="back" href=hour.address()><Icon name="arrow-left"/>{hour.name(language)}</a>
            <h1 class="page__title">{title.clone()}</h1>
        </header>
        {choice}
        {search_form(language, hour, word, of, wanted)}
        {none}
        <ul class="rows rows--pair roll">{rows}</ul>
    };
    Ok(Page::new(title, "/agenda", body))
}

/// The field that searches a person for the same hour, purpose and type.
fn search_form(language: Language, hour: &Hour, purpose: &str, of: Option<&SessionType>, wanted: String) -> impl IntoView + use<> {
    let hidden = [
        ("jour", hour.day.to_string()),
        ("heure", hour.time.format("%H:%M").to_string()),
        ("de", hour.of.clone()),
        ("pour", purpose.to_owned()),
    ];
    let hidden = hidden.into_iter().chain(of.map(|of| ("type", of.id.to_string())));
    let hidden = hidden.map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view();
    view! {
        <form class="search" role="search" action="/agenda/heure">
            {hidden}
            <label class="visually-hidden" for="q">{t!(language, "search-person")}</label>
            <input class="input" id="q" name="q" type="search" value=wanted placeholder=t!(language, "search-person-hint")/>
            <button class="button">{t!(language, "search")}</button>
        </form>
    }
}

/// A person of whom a meeting can be noted, on their page.
fn held_row(hour: &Hour, person: &Findable) -> AnyView {
    let to = format!("{}?{}", url::record_meeting(&person.id), hour.query());
    titled_row(person.name(), person.trade.as_deref().map(capital), Some(to))
}

/// A person for whom the hour is booked in one tap: any hour of the user, a free one of a colleague. `None` for an hour that the
/// change to summer time skips.
fn booking_row(
    language: Language,
    (hour, ctx): (&Hour, &RequestContext),
    of: &SessionType,
    person: &Findable,
) -> Option<impl IntoView + use<>> {
    let starts = to_rfc3339(hour.starts_at()?);
    let own = hour.coach.id == ctx.user.person_id;
    let fields = if own {
        vec![("day", hour.day.to_string()), ("time", hour.time.format("%H:%M").to_string())]
    } else {
        vec![("coach", hour.coach.id.to_string()), ("starts", starts)]
    };
    let fields = fields.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view();
    Some(view! {
        <li class="row roll__row">
            <div class="row__main">
                <p class="row__title">{person.name()}</p>
                <p class="row__note">{person.trade.as_deref().map(capital)}</p>
            </div>
            <form method="post" action={if own { action::<BookHourFor>() } else { action::<BookSlotFor>() }}>
                <input type="hidden" name="participant" value=person.id.to_string()/>
                <input type="hidden" name="session_type" value=of.id.to_string()/>
                {fields}
                <button class="button button--small">{t!(language, "hour-book-do")}<OfWhat language name=person.name()/></button>
            </form>
        </li>
    })
}
