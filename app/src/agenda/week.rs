//! The page of a week or a day: sessions, leaves, holidays, and the attendance lists of sessions that have begun.

use super::{
    attendance::attendance_list,
    view::{AgendaView, hours},
};
use crate::{
    bookings::parts::venue_name,
    texts::t,
    ui::{icon::Icon, rows::capital},
    url,
    web::{
        context::RequestContext,
        page::{Address, Page, PageResult},
    },
};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use domain::{
    bookings::{BookingState, holidays::HolidayRegion, span::Span},
    values::{ids::SessionId, language::Language, paris},
};
use leptos::prelude::*;
use std::collections::HashMap;
use store::{Attendee, Leave, SessionDate, SessionRow, StoreError};

/// The rows that the page shows.
struct Agenda {
    language: Language,
    shown: AgendaView,
    now: DateTime<Utc>,
    sessions: HashMap<SessionId, SessionRow>,
    dates: Vec<SessionDate>,
    attendees: HashMap<SessionId, Vec<Attendee>>,
    leaves: Vec<Leave>,
    region: HolidayRegion,
}

impl Agenda {
    async fn load(ctx: &RequestContext, shown: AgendaView) -> Result<Self, StoreError> {
        let own = (!shown.everyone).then_some(&ctx.user.person_id);
        let span = shown.span();
        let (first, last) = shown.days();
        let sessions = ctx.store.bookings().sessions_between(own, &span).await?;
        let dates = ctx.store.bookings().dates_between(own, &span).await?;
        let mut attendees: HashMap<SessionId, Vec<Attendee>> = HashMap::new();
        for attendee in ctx.store.bookings().attendees_between(own, &span).await? {
            attendees.entry(attendee.session_id.clone()).or_default().push(attendee);
        }
        let leaves = ctx.store.bookings().leaves(own, first).await?.into_iter().filter(|leave| leave.from_day <= last).collect();
        let sessions = sessions.into_iter().map(|session| (session.id.clone(), session)).collect();
        let region = ctx.store.settings().holiday_region().await?;
        Ok(Self { language: ctx.language(), shown, now: ctx.visitor.now, sessions, dates, attendees, leaves, region })
    }

    fn attendees(&self, session: &SessionId) -> &[Attendee] {
        self.attendees.get(session).map_or(&[], Vec::as_slice)
    }

    fn has_unmarked(&self, session: &SessionId) -> bool {
        self.attendees(session).iter().any(|attendee| attendee.state == BookingState::Booked)
    }

    fn leaves_on(&self, day: NaiveDate) -> impl Iterator<Item = &Leave> {
        self.leaves.iter().filter(move |leave| leave.from_day <= day && day <= leave.to_day)
    }

    fn dates_on(&self, day: NaiveDate) -> impl Iterator<Item = (&SessionDate, &SessionRow)> {
        let on_day = self.dates.iter().filter(move |date| paris::day(date.starts_at) == day);
        on_day.filter_map(|date| Some((date, self.sessions.get(&date.session_id)?)))
    }

    fn has_entries(&self, day: NaiveDate) -> bool {
        self.dates_on(day).next().is_some() || self.leaves_on(day).next().is_some()
    }
}

/// The page of the agenda.
pub async fn page(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let today = ctx.visitor.today();
    let shown = AgendaView::asked(&ctx, &address);
    let agenda = Agenda::load(&ctx, shown).await?;
    let (first, last) = shown.days();
    let eyebrow = if shown.week {
        t!(language, "agenda-week", from = first_day(language, first, last), to = language.date(last))
    } else {
        capital(&language.day(shown.day))
    };
    let days: Vec<NaiveDate> = first
        .iter_days()
        .take_while(|day| *day <= last)
        // A day of the weekend is shown when it has entries.
        .filter(|day| !shown.week || day.weekday().num_days_from_monday() < 5 || agenda.has_entries(*day))
        .collect();
    let is_empty = !days.iter().any(|day| agenda.has_entries(*day));
    let class = if shown.week { "week week--columns" } else { "week" };
    let body = view! {
        <header class="page__head">
            <p class="page__eyebrow">{eyebrow.clone()}</p>
            <h1 class="page__title">{t!(language, "nav-agenda")}</h1>
            <div class="page__actions"><a class="button button--main" href="/agenda/nouveau"><Icon name="plus"/>{t!(language, "session-new")}</a></div>
        </header>
        {view_links(language, shown, today)}
        {begun_sessions(&agenda)}
        {if is_empty {
            no_sessions(language, shown).into_any()
        } else {
            view! { <div class=class>{days.iter().map(|day| day_column(&agenda, *day, today)).collect_view()}</div> }.into_any()
        }}
        {settings_links(language)}
    };
    Ok(Page::new(t!(language, "nav-agenda"), "/agenda", body).showing(&eyebrow))
}

/// The first day of a week in its heading: "23", or "30 novembre" when the week ends in another month.
fn first_day(language: Language, first: NaiveDate, last: NaiveDate) -> String {
    let day = language.day_and_month(first);
    if first.month() == last.month() { day.split('\u{a0}').next().unwrap_or_default().to_owned() } else { day }
}

/// The links of the page: earlier, today, later; week or day; the user's sessions or those of all.
fn view_links(language: Language, shown: AgendaView, today: NaiveDate) -> impl IntoView {
    let (earlier, later) = if shown.week { ("agenda-week-before", "agenda-week-after") } else { ("agenda-day-before", "agenda-day-after") };
    let (first, last) = shown.days();
    let here = first <= today && today <= last;
    let item = |to: AgendaView, key: &'static str| {
        view! { <a class="filter__item" href=to.address() aria-current=(to == shown).then_some("true")>{t!(language, key)}</a> }
    };
    view! {
        <div class="week-bar">
            <nav class="week-bar__turns" aria-label=t!(language, "agenda-turns")>
                <a class="button button--icon week-bar__turn" href=shown.later(-1).address() rel="prev"><Icon name="arrow-left"/><span class="visually-hidden">{t!(language, earlier)}</span></a>
                <a class="button button--small" href=AgendaView { day: today, ..shown }.address() aria-current=here.then_some("date")>{t!(language, "agenda-today")}</a>
                <a class="button button--icon week-bar__turn" href=shown.later(1).address() rel="next"><Icon name="arrow-right"/><span class="visually-hidden">{t!(language, later)}</span></a>
            </nav>
            <div class="week-bar__filters">
                <nav class="filter" aria-label=t!(language, "agenda-view")>
                    {item(AgendaView { week: true, ..shown }, "agenda-by-week")}
                    {item(AgendaView { week: false, ..shown }, "agenda-by-day")}
                </nav>
                <nav class="filter" aria-label=t!(language, "agenda-of")>
                    {item(AgendaView { everyone: false, ..shown }, "agenda-own")}
                    {item(AgendaView { everyone: true, ..shown }, "agenda-everyone")}
                </nav>
            </div>
        </div>
    }
}

/// The attendance lists of the sessions that began today or run, until they are over and all attendees are marked.
fn begun_sessions(agenda: &Agenda) -> impl IntoView + use<> {
    let (language, today) = (agenda.language, paris::day(agenda.now));
    // A session that runs past midnight began yesterday and is listed until it ends.
    let has_begun = |date: &SessionDate| date.starts_at <= agenda.now && (paris::day(date.starts_at) == today || date.ends_at > agenda.now);
    let is_open = |date: &SessionDate| date.ends_at > agenda.now || agenda.has_unmarked(&date.session_id);
    let lists = agenda
        .dates
        .iter()
        .filter(|date| has_begun(date) && is_open(date) && !agenda.attendees(&date.session_id).is_empty())
        .filter_map(|date| Some((date, agenda.sessions.get(&date.session_id)?)))
        .map(|(date, session)| {
            let attendees: Vec<&Attendee> = agenda.attendees(&session.id).iter().collect();
            let span = Span { starts_at: date.starts_at, ends_at: date.ends_at };
            view! {
                <section class="section roll-now">
                    <div class="section__head">
                        <h2 class="section__title">{t!(language, "roll-of", title = session.title.clone())}</h2>
                        <a href=url::agenda_session(&session.id)>{t!(language, "roll-see", hours = hours(language, &span))}</a>
                    </div>
                    {attendance_list(language, &attendees, Some(agenda.shown))}
                </section>
            }
        })
        .collect::<Vec<_>>();
    lists.into_iter().collect_view()
}

fn day_column(agenda: &Agenda, day: NaiveDate, today: NaiveDate) -> impl IntoView + use<> {
    let language = agenda.language;
    let name = language.day(day);
    let (weekday, date) = name.split_once(' ').map_or((name.clone(), String::new()), |(a, b)| (a.to_owned(), b.to_owned()));
    let title = agenda.shown.week.then(|| {
        let to = AgendaView { day, week: false, ..agenda.shown }.address();
        view! {
            <h2 class="week__title">
                <a class="week__link" href=to aria-current=(day == today).then_some("date")>
                    <span class="week__weekday">{capital(&weekday)}</span>" "<span class="week__date">{date}</span>
                </a>
            </h2>
        }
    });
    let holiday = agenda.region.holiday(day).map(|holiday| {
        view! { <p class="block block--away">{t!(language, "agenda-holiday", name = t!(language, holiday.key()))}</p> }
    });
    let leaves = agenda.leaves_on(day).map(|leave| leave_block(agenda, leave)).collect::<Vec<_>>().into_iter().collect_view();
    let blocks =
        agenda.dates_on(day).map(|(date, session)| session_block(agenda, date, session)).collect::<Vec<_>>().into_iter().collect_view();
    let class = if agenda.has_entries(day) { "week__day" } else { "week__day week__day--empty" };
    view! { <section class=class>{title}{holiday}{leaves}<div class="week__blocks">{blocks}</div></section> }
}

fn leave_block(agenda: &Agenda, leave: &Leave) -> impl IntoView + use<> {
    let language = agenda.language;
    let text =
        if agenda.shown.everyone { t!(language, "agenda-away-who", name = leave.coach.clone()) } else { t!(language, "agenda-away") };
    view! { <p class="block block--away">{text}</p> }
}

fn session_block(agenda: &Agenda, date: &SessionDate, session: &SessionRow) -> impl IntoView + use<> {
    let language = agenda.language;
    let span = Span { starts_at: date.starts_at, ends_at: date.ends_at };
    let held: Vec<&Attendee> = agenda.attendees(&session.id).iter().filter(|attendee| attendee.state.holds_place()).collect();
    let who = match (session.places, held.first()) {
        (1, Some(attendee)) => attendee.name.clone(),
        _ => t!(language, "agenda-booked", n = i64::try_from(held.len()).unwrap_or_default(), all = session.places),
    };
    let dates = (session.dates > 1)
        .then(|| t!(language, "agenda-dates", n = session.dates))
        .map(|text| view! { <p class="block__note">{text}</p> });
    let coach = agenda.shown.everyone.then(|| view! { <p class="block__note">{t!(language, "with", name = session.coach.clone())}</p> });
    let to_mark = date.ends_at <= agenda.now && agenda.has_unmarked(&session.id);
    let to_mark = to_mark.then(|| view! { <p><span class="state state--bare state--due">{t!(language, "agenda-to-mark")}</span></p> });
    view! {
        <article class="block">
            <p class="block__hour num">{hours(language, &span)}</p>
            <h3 class="block__title"><a class="block__link" href=url::agenda_session(&session.id)>{session.title.clone()}</a></h3>
            <p class="block__who">{who}</p>
            <p class="block__note">{venue_name(language, session.venue.as_ref())}</p>
            {dates}{coach}{to_mark}
        </article>
    }
}

fn no_sessions(language: Language, shown: AgendaView) -> impl IntoView {
    let text = if shown.everyone { "agenda-none-text" } else { "agenda-none-own" };
    view! {
        <div class="empty">
            <svg class="empty__art" viewBox="0 0 240 160" aria-hidden="true"><use href="/icons.svg#empty-calendar"></use></svg>
            <h2 class="empty__title">{t!(language, if shown.week { "agenda-none-title" } else { "agenda-none-day" })}</h2>
            <p class="empty__text">{t!(language, text)}</p>
        </div>
    }
}

/// Links to windows, leaves, types and the calendar feed.
fn settings_links(language: Language) -> impl IntoView {
    view! {
        <nav aria-label=t!(language, "agenda-more")>
            <ul class="link-list">
                <li><a href="/agenda/plages">{t!(language, "window-title")}</a></li>
                <li><a href="/agenda/absences">{t!(language, "leave-title")}</a></li>
                <li><a href="/agenda/types">{t!(language, "session-types")}</a></li>
                <li><a href="/moi/agenda">{t!(language, "calendar-link")}</a></li>
            </ul>
        </nav>
    }
}
