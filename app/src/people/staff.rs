//! The coach's people, and one of them.

use super::suspension::suspension_form;
use crate::{
    declarations::{
        chart::{chart, months_of},
        pages::to_do,
    },
    documents::links::{section as documents_section, seen_by_team},
    plan::pages::{goal_section, met, path_line},
    session::Asking,
    texts::t,
    ui::{
        frame::{Address, Page, PageResult},
        icon::Icon,
        rows::{MonthState, StateMark, capital, initials, when},
    },
};
use domain::{
    booking::span::Span,
    ids::PersonId,
    language::Language,
    month::Month,
    paris,
    people::{Phone, Role},
};
use leptos::prelude::*;
use store::Enrollment;

/// Whom I accompany; a coordinator sees everyone.
pub async fn caseload(address: Address) -> PageResult {
    let asking = Asking::of_request()?;
    let language = asking.language();
    let everyone = asking.who.role == Role::Coordinator || address.asked("tous").is_some();
    let own = (!everyone).then_some(&asking.who.person_id);
    let wanted = address.asked("q").unwrap_or_default();
    let people: Vec<Enrollment> = asking.rows.running_enrollments(own).await?.into_iter().filter(|e| matches(&e.name(), &wanted)).collect();
    let nothing = people.is_empty().then(|| {
        view! {
            <div class="empty">
                <svg class="empty__art" viewBox="0 0 240 160" aria-hidden="true"><use href="/icons.svg#empty-people"></use></svg>
                <h2 class="empty__title">{t!(language, "caseload-none-title")}</h2>
                <p class="empty__text">{t!(language, "caseload-none-text")}</p>
            </div>
        }
    });
    let today = asking.visitor.today();
    let rows = people.iter().map(|enrollment| person_row(language, enrollment, today)).collect_view();
    let filter = (asking.who.role == Role::Coach).then(|| {
        view! {
            <nav class="filter" aria-label=t!(language, "review-filter")>
                <a class="filter__item" href="/suivis" aria-current=(!everyone).then_some("true")>{t!(language, "review-own")}</a>
                <a class="filter__item" href="/suivis?tous=oui" aria-current=everyone.then_some("true")>{t!(language, "review-everyone")}</a>
            </nav>
        }
    });
    let body = view! {
        <header class="page__head"><h1 class="page__title">{t!(language, "nav-caseload")}</h1></header>
        {filter}
        {search(language, "/suivis", &wanted, everyone && asking.who.role == Role::Coach)}
        {nothing}
        <ul class="rows">{rows}</ul>
    };
    Ok(Page::new(t!(language, "nav-caseload"), "/suivis", body))
}

/// Whether a name holds what is looked for, whatever the case.
pub fn matches(name: &str, wanted: &str) -> bool {
    name.to_lowercase().contains(&wanted.trim().to_lowercase())
}

/// The field to look for a person.
pub fn search(language: Language, page: &str, wanted: &str, everyone: bool) -> impl IntoView + use<> {
    view! {
        <form class="search" role="search" action=page.to_owned()>
            {everyone.then(|| view! { <input type="hidden" name="tous" value="oui"/> })}
            <label class="visually-hidden" for="q">{t!(language, "search-person")}</label>
            <input class="input" id="q" name="q" type="search" value=wanted.to_owned()/>
            <button class="button">{t!(language, "search")}</button>
        </form>
    }
}

/// A person of the cohort, as a link to their page.
pub fn person_row(language: Language, enrollment: &Enrollment, today: chrono::NaiveDate) -> impl IntoView + use<> {
    let month = t!(language, "progress-month", month = enrollment.month_reached(today), months = enrollment.length_in_months());
    view! {
        <li class="row">
            <a class="row__link" href=format!("/suivis/{}", enrollment.participant_id)>
                <span class="avatar" aria-hidden="true">{initials(&enrollment.name())}</span>
                <span class="row__main">
                    <span class="row__title">{enrollment.name()}</span>
                    <span class="row__note">{capital(&enrollment.trade)}", "{month}</span>
                </span>
                <svg class="icon row__chevron" aria-hidden="true"><use href="/icons.svg#chevron-right"></use></svg>
            </a>
        </li>
    }
}

/// One participant: figures, plan, bookings, how to reach them.
pub async fn participant(address: Address) -> PageResult {
    let asking = Asking::of_request()?;
    let language = asking.language();
    let today = asking.visitor.today();
    let id: PersonId = address.part("participant")?;
    let enrollment = asking.rows.enrollment_of(&id).await?;
    let figures = asking.rows.figures(&enrollment.id).await?;
    let goals = asking.rows.plan(&enrollment.id).await?;
    let bookings = asking.rows.bookings_to_come(&id, asking.visitor.now).await?;
    let this_month = Month::of(today).first_day().and_time(chrono::NaiveTime::MIN);
    let this_month = Span { starts_at: paris::instant(this_month).unwrap_or(asking.visitor.now), ends_at: asking.visitor.now };
    let meetings = asking.rows.meetings(Some(&id), &this_month).await?;
    let documents = seen_by_team(&asking, &enrollment).await?;
    let months = months_of(&enrollment, &figures, today, asking.who.due_day);
    let asked = address.asked("mois").and_then(|month| month.parse().ok());
    let rows = months
        .iter()
        .rev()
        .map(|shown| {
            let figure = shown.figure.as_ref().map(|figure| language.amount(figure.total));
            let inside = view! {
                <span class="row__main">
                    <span class="row__title">{capital(&language.month(shown.month))}</span>
                    <StateMark language state=shown.state bare=true/>
                </span>
                <span class="row__figure num">{figure}</span>
            };
            if shown.figure.is_none() {
                return view! { <li class="row"><div class="row__link">{inside}</div></li> }.into_any();
            }
            view! {
                <li class="row">
                    <a class="row__link" href=format!("/suivis/{id}/{}", shown.month)>
                        {inside}
                        <svg class="icon row__chevron" aria-hidden="true"><use href="/icons.svg#chevron-right"></use></svg>
                    </a>
                </li>
            }
            .into_any()
        })
        .collect_view();
    let to_declare = to_do(&enrollment, &figures, today, u32::try_from(asking.who.due_day).unwrap_or(1))
        .map(|(month, due)| view! { <p>{capital(&language.month(month))}" "<StateMark language state=MonthState::Missing(due)/></p> });
    let suspend = match asking.who.role {
        Role::Coordinator => Some(suspension_form(language, &id).await),
        _ => None,
    };
    let booked = bookings
        .iter()
        .map(|booking| {
            let to = format!("/agenda/seance/{}", booking.session_id);
            view! { <li><a href=to>{booking.title.clone()}</a>", "{when(language, booking.starts_at, booking.ends_at)}</li> }
        })
        .collect_view();
    let body = view! {
        <header class="page__head">
            <a class="back" href="/suivis"><Icon name="arrow-left"/>{t!(language, "nav-caseload")}</a>
            <h1 class="page__title">{enrollment.name()}</h1>
            <p class="page__lead">{capital(&enrollment.trade)}", "{t!(language, "with", name = enrollment.coach_name.clone())}</p>
        </header>
        <div class="columns">
            <div>
                <section class="section">
                    <h2 class="section__title">{t!(language, "declarations-title")}</h2>
                    {to_declare}
                    {chart(language, &enrollment, &months, asked)}
                    <ul class="rows">{rows}</ul>
                    <ul class="link-list"><li><a href=format!("/suivis/{id}/attestation")>{t!(language, "attestation-link")}</a></li></ul>
                </section>
            </div>
            <div>
                {documents_section(language, &documents)}
                <section class="section">
                    <h2 class="section__title">{t!(language, "me-contact")}</h2>
                    {reach(language, &enrollment)}
                </section>
                <section class="section">
                    <h2 class="section__title">{t!(language, "participant-path")}</h2>
                    {path_line(language, &enrollment, today)}
                    {suspend}
                </section>
                <section class="section">
                    <h2 class="section__title">{t!(language, "bookings-title")}</h2>
                    {bookings.is_empty().then(|| view! { <p class="quiet">{t!(language, "participant-no-bookings")}</p> })}
                    <ul class="link-list">{booked}</ul>
                    <a class="button" href=format!("/suivis/{id}/rendez-vous")><Icon name="plus"/>{t!(language, "book-for-link")}</a>
                    {(!meetings.is_empty()).then(|| view! { <p class="quiet">{t!(language, "meetings-month")}</p> })}
                    {met(language, &meetings)}
                </section>
                {goals.iter().map(|goal| goal_section(language, goal, false)).collect_view()}
            </div>
        </div>
    };
    Ok(Page::new(enrollment.name(), "/suivis", body))
}

/// Phone and mail, each one tap away.
fn reach(language: Language, enrollment: &Enrollment) -> impl IntoView + use<> {
    let phone = enrollment.phone.as_deref().and_then(|phone| phone.parse::<Phone>().ok()).map(|phone| {
        view! { <a class="button" href=format!("tel:{}", phone.as_str())><Icon name="phone"/>{phone.spoken()}</a> }
    });
    let email = enrollment.email.clone().map(|email| {
        view! { <a class="button" href=format!("mailto:{email}")><Icon name="mail"/>{t!(language, "write-mail")}</a> }
    });
    view! { <div class="actions">{phone}{email}</div> }
}
