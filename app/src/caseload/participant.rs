//! One participant, as the team sees them.

use super::{alerts::concerns_in_words, notes::notes_section, parts::Reach};
use crate::url;
use crate::web::page::{Address, Page, PageResult};
use crate::{
    declarations::{
        chart::{ShownMonth, chart, months_of},
        documents::links::{section as documents_section, seen_by_team},
        months::{earlier_paths, earlier_sections, month_row},
        pages::to_do,
    },
    enrollments::line::{To, path_line},
    plan::{
        check_in,
        pages::{goal_section, met},
    },
    texts::t,
    ui::{
        icon::Icon,
        rows::{MonthState, StateMark, capital, when},
    },
    web::context::RequestContext,
};
use domain::{
    bookings::span::Span,
    values::{ids::PersonId, month::Month, paris},
};
use leptos::prelude::*;
use store::StoreError;

/// One participant: figures, plan, bookings, how to reach them.
pub async fn page(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let today = ctx.visitor.today();
    let id: PersonId = address.part("participant")?;
    let paths = ctx.store.enrollments().paths_of(&id).await?;
    let enrollment = paths.first().ok_or(StoreError::NotFound)?.clone();
    let figures = ctx.store.declarations().figures(&enrollment.id).await?;
    let goals = ctx.store.plans().goals(&enrollment.id).await?;
    let said = ctx.store.plans().check_ins(&enrollment.id).await?;
    let bookings = ctx.store.bookings().bookings_to_come(&id, ctx.visitor.now).await?;
    let this_month = Month::of(today).first_day().and_time(chrono::NaiveTime::MIN);
    let this_month = Span { starts_at: paris::instant(this_month).unwrap_or(ctx.visitor.now), ends_at: ctx.visitor.now };
    let meetings = ctx.store.bookings().meetings(Some(&id), &this_month).await?;
    let documents = seen_by_team(&ctx, &enrollment).await?;
    let to_know = match enrollment.left_on {
        Some(_) => None,
        None => Some(ctx.store.caseload().entry(enrollment.clone(), ctx.visitor.now).await?),
    };
    let due_day = u32::try_from(ctx.user.due_day).unwrap_or(1);
    let to_know = to_know.map(|person| concerns_in_words(language, &person.alerts(today, due_day)));
    let notes = notes_section(&ctx, &enrollment).await?;
    let months = months_of(&enrollment, &figures, today, ctx.user.due_day);
    let asked = address.asked("mois").and_then(|month| month.parse().ok());
    let to = |shown: &ShownMonth| shown.figure.is_some().then(|| url::month(&id, shown.month));
    let rows = months.iter().rev().map(|shown| month_row(language, shown, to(shown))).collect_view();
    let earlier = earlier_sections(language, &earlier_paths(&ctx, &paths).await?, to);
    let to_declare = to_do(&enrollment, &figures, today, due_day)
        .map(|(month, due)| view! { <p>{capital(&language.month(month))}" "<StateMark language state=MonthState::Missing(due)/></p> });
    let booked = bookings
        .iter()
        .map(|booking| {
            let to = url::agenda_session(&booking.session_id);
            view! { <li><a href=to>{booking.title.clone()}</a>", "{when(language, booking.starts_at, booking.ends_at)}</li> }
        })
        .collect_view();
    let body = view! {
        <header class="page__head">
            <a class="back" href="/suivis"><Icon name="arrow-left"/>{t!(language, "nav-caseload")}</a>
            <h1 class="page__title">{enrollment.name()}</h1>
            <p class="page__lead">{capital(&enrollment.trade)}", "{t!(language, "with", name = enrollment.coach_name.clone())}</p>
            {to_know}
            <div class="page__actions">
                {Reach::of(&enrollment).buttons(language)}
                <a class="button button--small" href="#notes"><Icon name="edit"/>{t!(language, "note-new")}</a>
            </div>
        </header>
        <div class="columns">
            <div>
                <section class="section">
                    <h2 class="section__title">{t!(language, "declarations-title")}</h2>
                    {to_declare}
                    {chart(language, &enrollment, &months, asked)}
                    <ul class="rows">{rows}</ul>
                    <ul class="link-list"><li><a href=url::participant_attestation(&id)>{t!(language, "attestation-link")}</a></li></ul>
                </section>
                {earlier}
                {notes}
            </div>
            <div>
                {documents_section(language, &documents)}
                <section class="section">
                    <h2 class="section__title">{t!(language, "participant-path")}</h2>
                    {path_line(language, &enrollment, today, To::Team)}
                    <a class="button" href=url::enrollment(&id)>{t!(language, "path-open")}</a>
                </section>
                <section class="section">
                    <h2 class="section__title">{t!(language, "bookings-title")}</h2>
                    {bookings.is_empty().then(|| view! { <p class="quiet">{t!(language, "participant-no-bookings")}</p> })}
                    <ul class="link-list">{booked}</ul>
                    <a class="button" href=url::book_for(&id)><Icon name="plus"/>{t!(language, "book-for-link")}</a>
                    {(!meetings.is_empty()).then(|| view! { <p class="quiet">{t!(language, "meetings-month")}</p> })}
                    {met(language, &meetings)}
                </section>
                {check_in::last(language, &said)}
                <ul class="link-list"><li><a href=url::participant_plan(&id)>{t!(language, "plan-open")}</a></li></ul>
                {goals.iter().map(|goal| goal_section(language, goal, None)).collect_view()}
            </div>
        </div>
    };
    Ok(Page::new(enrollment.name(), "/suivis", body))
}
