//! The page of a week or a day: sessions at their hours among the open hours, leaves, holidays, and the attendance lists of sessions
//! that have begun.

use super::{
    attendance::{attendance_list, withheld_note},
    change::moved_notice,
    coaches::coach_choice,
    entries::{Agenda, CoachMark},
    grid::{day_tabs, grid},
    view::{AgendaView, hours},
};
use crate::{
    texts::t,
    ui::{icon::Icon, rows::capital},
    url,
    web::{
        context::RequestContext,
        page::{Address, Page, PageResult},
    },
};
use chrono::{Datelike, NaiveDate};
use domain::{
    bookings::span::Span,
    values::{language::Language, paris},
};
use leptos::prelude::*;
use store::{Attendee, SessionDate};

/// The page of the agenda.
pub async fn page(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let today = ctx.visitor.today();
    let agenda = Agenda::load(&ctx, &address).await?;
    let shown = agenda.shown;
    let (first, last) = shown.days();
    let eyebrow = if shown.week {
        t!(language, "agenda-week", from = first_day(language, first, last), to = language.date(last))
    } else {
        capital(&language.day(shown.day))
    };
    let days = agenda.days();
    let is_empty = !days.iter().any(|day| agenda.has_entries(*day));
    let none = is_empty.then(|| {
        let key = if shown.week { "agenda-none-title" } else { "agenda-none-day" };
        view! { <p class="quiet">{t!(language, key)}</p> }
    });
    let body = view! {
        <header class="page__head page__head--lines">
            <p class="page__eyebrow">{eyebrow.clone()}</p>
            <h1 class="page__title">{t!(language, "nav-agenda")}</h1>
            <div class="page__actions"><a class="button button--main" href="/agenda/nouveau"><Icon name="plus"/>{t!(language, "session-new")}</a></div>
            {more_links(language)}
        </header>
        {moved_notice(&ctx, &address).await?}
        {view_links(&agenda, today)}
        {begun_sessions(&agenda)}
        {none}
        {day_tabs(&agenda, today)}
        {grid(&agenda, &days)}
    };
    Ok(Page::new(t!(language, "nav-agenda"), "/agenda", body).showing(&eyebrow))
}

/// The first day of a week in its heading: "23", or "30 novembre" when the week ends in another month.
fn first_day(language: Language, first: NaiveDate, last: NaiveDate) -> String {
    let day = language.day_and_month(first);
    if first.month() == last.month() { day.split('\u{a0}').next().unwrap_or_default().to_owned() } else { day }
}

/// The other pages of the agenda: windows, leaves, types and venues, the calendar feed.
fn more_links(language: Language) -> impl IntoView {
    let entry = |to: &'static str, key: &'static str| view! { <a class="filter__item" href=to>{t!(language, key)}</a> };
    view! {
        <nav class="filter" aria-label=t!(language, "agenda-more")>
            {entry("/agenda/plages", "window-title")}
            {entry("/agenda/absences", "leave-title")}
            {entry("/agenda/types", "session-types")}
            {entry("/moi/agenda", "calendar-link")}
        </nav>
    }
}

/// The links of the page: earlier, today, later; week or day; the user's sessions, those of all or of one coach.
fn view_links(agenda: &Agenda, today: NaiveDate) -> impl IntoView + use<> {
    let (language, shown) = (agenda.language, agenda.shown);
    let (earlier, later) = if shown.week { ("agenda-week-before", "agenda-week-after") } else { ("agenda-day-before", "agenda-day-after") };
    let (first, last) = shown.days();
    let here = first <= today && today <= last;
    let item = |to: AgendaView, key: &'static str| {
        view! { <a class="filter__item" href=agenda.address_of(to) aria-current=(to == shown).then_some("true")>{t!(language, key)}</a> }
    };
    let whose = |everyone: bool, key: &'static str| {
        let is_shown = agenda.coach.is_none() && shown.everyone == everyone;
        let to = AgendaView { everyone, ..shown }.address();
        view! { <a class="filter__item" href=to aria-current=is_shown.then_some("true")>{t!(language, key)}</a> }
    };
    let others: Vec<&CoachMark> = agenda.marks.iter().filter(|mark| mark.id != agenda.user).collect();
    let query = [("jour", shown.day.to_string()), ("vue", shown.view().to_owned())];
    let coaches = coach_choice(language, &others, agenda.coach.as_ref(), "/agenda", &query);
    view! {
        <div class="week-bar">
            <nav class="week-bar__turns" aria-label=t!(language, "agenda-turns")>
                <a class="button button--icon week-bar__turn" href=agenda.address_of(shown.later(-1)) rel="prev"><Icon name="arrow-left"/><span class="visually-hidden">{t!(language, earlier)}</span></a>
                <a class="button button--small" href=agenda.address_of(AgendaView { day: today, ..shown }) aria-current=here.then_some("date")>{t!(language, "agenda-today")}</a>
                <a class="button button--icon week-bar__turn" href=agenda.address_of(shown.later(1)) rel="next"><Icon name="arrow-right"/><span class="visually-hidden">{t!(language, later)}</span></a>
            </nav>
            <div class="week-bar__filters">
                <nav class="filter" aria-label=t!(language, "agenda-view")>
                    {item(AgendaView { week: true, ..shown }, "agenda-by-week")}
                    {item(AgendaView { week: false, ..shown }, "agenda-by-day")}
                </nav>
                <nav class="filter" aria-label=t!(language, "agenda-of")>
                    {whose(false, "agenda-own")}
                    {whose(true, "agenda-everyone")}
                </nav>
                {coaches}
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
                    {withheld_note(language, agenda.withheld(&session.id))}
                </section>
            }
        })
        .collect::<Vec<_>>();
    lists.into_iter().collect_view()
}
