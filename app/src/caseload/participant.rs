//! The page of a participant, for the team.

use super::{alerts::alert_list, notes::notes_section, parts::ContactButtons};
use crate::{
    declarations::{
        chart::{ShownMonth, chart, months_of},
        documents::links::{section as documents_section, seen_by_team},
        months::{EarlierEnrollment, earlier_enrollments, earlier_sections, month_row},
    },
    enrollments::line::{Audience, enrollment_line},
    plan::{
        check_in,
        pages::{attended_sessions, goal_section},
    },
    privacy::readings::record_read,
    texts::t,
    ui::{
        icon::Icon,
        rows::{MonthState, StateMark, capital, when},
    },
    url,
    web::{
        context::RequestContext,
        page::{Address, Page, PageResult},
    },
};
use domain::{
    bookings::span::Span,
    declarations::open_months::open_months,
    people::Role,
    values::{ids::PersonId, month::Month, paris},
};
use leptos::prelude::*;
use store::StoreError;

/// Page of a participant: alerts, contact, declarations, documents, enrollment, bookings, check-ins, plan, notes.
pub async fn page(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let today = ctx.visitor.today();
    let id: PersonId = address.part("participant")?;
    let enrollments = ctx.store.enrollments().enrollments_of(&id).await?;
    let enrollment = enrollments.first().ok_or(StoreError::NotFound)?.clone();
    record_read(&ctx, &id).await;
    let declarations = ctx.store.declarations().summaries(&enrollment.id).await?;
    let goals = ctx.store.plans().goals(&enrollment.id).await?;
    let check_ins = ctx.store.plans().check_ins(&enrollment.id).await?;
    let bookings = ctx.store.bookings().upcoming_bookings(&id, ctx.visitor.now).await?;
    let this_month = Month::of(today).first_day().and_time(chrono::NaiveTime::MIN);
    let this_month = Span { starts_at: paris::instant(this_month).unwrap_or(ctx.visitor.now), ends_at: ctx.visitor.now };
    let meetings = ctx.store.bookings().meetings(Some(&id), &this_month).await?;
    let documents = seen_by_team(&ctx, &enrollment).await?;
    let entry = match enrollment.left_on {
        Some(_) => None,
        None => Some(ctx.store.caseload().entry(enrollment.clone(), ctx.visitor.now).await?),
    };
    let due_day = ctx.user.due_day;
    // Before the first day there is nothing to watch, and no need to say so.
    let alerts = entry.map(|entry| entry.alerts(today, due_day)).filter(|all| !all.is_empty() || enrollment.starts_on <= today);
    let alerts = alerts.map(|all| alert_list(language, &all));
    let notes = notes_section(&ctx, &enrollment).await?;
    let months = months_of(&enrollment, &declarations, today, ctx.user.due_day);
    let asked = address.query("mois").and_then(|month| month.parse().ok());
    let to = |shown: &ShownMonth| shown.declaration.is_some().then(|| url::month(&id, shown.month));
    let rows = months.iter().rev().map(|shown| month_row(language, shown, to(shown))).collect_view();
    let earlier = earlier_enrollments(&ctx, &enrollments).await?;
    let drawn = chart(language, &enrollment, &months, earlier.iter().flat_map(EarlierEnrollment::declared), asked);
    let earlier = earlier_sections(language, &earlier, to);
    let is_declared = |month: Month| declarations.iter().any(|declared| declared.month == month);
    let open = open_months(&enrollment.period(), &enrollment.suspensions, is_declared, today, due_day);
    let to_declare = open
        .first()
        .map(|(month, due)| view! { <p>{capital(&language.month(*month))}" "<StateMark language state=MonthState::Missing(*due)/></p> });
    let booked = bookings
        .iter()
        .map(|booking| {
            let to = url::agenda_session(&booking.session_id);
            view! { <li><a href=to>{booking.title.clone()}</a>", "{when(language, booking.starts_at, booking.ends_at)}</li> }
        })
        .collect_view();
    let record = (ctx.user.role == Role::Coordinator).then(|| {
        view! { <ul class="link-list"><li><a href=url::entry_record(&id)>{t!(language, "record-correct")}</a></li></ul> }
    });
    let body = view! {
        <header class="page__head">
            <a class="back" href="/suivis"><Icon name="arrow-left"/>{t!(language, "nav-caseload")}</a>
            <h1 class="page__title">{enrollment.name()}</h1>
            <p class="page__lead">{capital(&enrollment.trade)}", "{t!(language, "with", name = enrollment.coach_name.clone())}</p>
            {alerts}
            <div class="page__actions">
                {ContactButtons::of(&enrollment).view(language)}
                <a class="button button--small" href="#notes"><Icon name="edit"/>{t!(language, "note-new")}</a>
            </div>
        </header>
        <div class="columns">
            <div>
                <section class="section">
                    <h2 class="section__title">{t!(language, "declarations-title")}</h2>
                    {to_declare}
                    {drawn}
                    {(!months.is_empty()).then(|| view! { <ul class="rows">{rows}</ul> })}
                    <ul class="link-list"><li><a href=url::participant_attestation(&id)>{t!(language, "attestation-link")}</a></li></ul>
                </section>
                {earlier}
                {notes}
            </div>
            <div>
                {documents_section(language, &documents)}
                <section class="section">
                    <h2 class="section__title">{t!(language, "participant-path")}</h2>
                    {enrollment_line(language, &enrollment, today, Audience::Team)}
                    <a class="button" href=url::enrollment(&id)>{t!(language, "path-open")}</a>
                    {record}
                </section>
                <section class="section">
                    <h2 class="section__title">{t!(language, "bookings-title")}</h2>
                    {bookings.is_empty().then(|| view! { <p class="quiet">{t!(language, "participant-no-bookings")}</p> })}
                    <ul class="link-list">{booked}</ul>
                    <a class="button" href=url::book_for(&id)><Icon name="plus"/>{t!(language, "book-for-link")}</a>
                    {(!meetings.is_empty()).then(|| view! { <p class="quiet">{t!(language, "meetings-month")}</p> })}
                    {attended_sessions(language, &meetings)}
                </section>
                {check_in::last_check_ins(language, &check_ins)}
                <ul class="link-list"><li><a href=url::participant_plan(&id)>{t!(language, "plan-open")}</a></li></ul>
                {goals.iter().map(|goal| goal_section(language, goal, None)).collect_view()}
            </div>
        </div>
    };
    Ok(Page::new(enrollment.name(), "/suivis", body))
}
