//! The page of a participant, for the team.

use super::{
    alerts::alert_list,
    neighbours::Neighbours,
    notes::notes_section,
    participant_sections::{appointments, check_ins_section, enrollment_summary, month_list, plan_section},
    parts::ContactButtons,
};
use crate::{
    declarations::{
        chart::{ShownMonth, chart, months_of},
        documents::links::{section as documents_section, seen_by_team},
        months::{EarlierEnrollment, earlier_enrollments, earlier_sections},
    },
    enrollments::line::{Audience, enrollment_line},
    plan::pages::attended_sessions,
    privacy::readings::record_read,
    texts::t,
    ui::{icon::Icon, rows::MonthState},
    url,
    web::{
        context::RequestContext,
        page::{Address, Page, PageResult},
    },
};
use domain::{
    bookings::span::Span,
    declarations::declaration::Due,
    people::Role,
    values::{ids::PersonId, month::Month, paris},
};
use leptos::prelude::*;
use store::StoreError;

/// The page of a participant: who and where in the programme, what waits, the last figures, the notes; beside them the next
/// appointment, the plan and the documents. Older rows are folded.
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
    let this_month = Span { starts_at: paris::start_of_day(Month::of(today).first_day()), ends_at: ctx.visitor.now };
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
    let to = |shown: &ShownMonth| (shown.state != MonthState::Missing(Due::NotYet)).then(|| url::month(&id, shown.month));
    let list = month_list(language, &months, &to);
    let earlier = earlier_enrollments(&ctx, &enrollments).await?;
    let drawn = chart(language, &enrollment, &months, earlier.iter().flat_map(EarlierEnrollment::declared), asked);
    let earlier = earlier_sections(language, &earlier, to);
    let record = (ctx.user.role == Role::Coordinator).then(|| {
        view! { <ul class="link-list"><li><a href=url::entry_record(&id)>{t!(language, "record-correct")}</a></li></ul> }
    });
    let attended = (!meetings.is_empty()).then(|| {
        view! {
            <details class="disclose">
                <summary class="disclose__summary">{t!(language, "meetings-title-month")}</summary>
                <div class="disclose__body">{attended_sessions(language, &meetings)}</div>
            </details>
        }
    });
    let body = view! {
        <header class="page__head">
            <a class="back" href="/suivis"><Icon name="arrow-left"/>{t!(language, "nav-caseload")}</a>
            <Neighbours language/>
            <h1 class="page__title">{enrollment.name()}</h1>
            <p class="page__lead">{enrollment_summary(language, &enrollment, today)}</p>
            {alerts}
            <div class="page__actions">
                {ContactButtons::of(&enrollment).view(language)}
                <a class="button button--small" href=url::book_for(&id)><Icon name="plus"/>{t!(language, "book-for-link")}</a>
                <a class="button button--small" href=url::record_meeting(&id)><Icon name="check"/>{t!(language, "meeting-record")}</a>
                <a class="button button--small" href="#notes"><Icon name="edit"/>{t!(language, "note-new")}</a>
            </div>
        </header>
        <div class="columns">
            <div>
                <section class="section">
                    <h2 class="section__title">{t!(language, "declarations-title")}</h2>
                    {drawn}
                    {list}
                    <ul class="link-list"><li><a href=url::participant_attestation(&id)>{t!(language, "attestation-link")}</a></li></ul>
                </section>
                {notes}
                {earlier}
            </div>
            <div>
                <section class="section">
                    <h2 class="section__title">{t!(language, "bookings-title")}</h2>
                    {appointments(language, &enrollment, &bookings)}
                    {attended}
                </section>
                {plan_section(language, &id, &goals)}
                {check_ins_section(language, &check_ins)}
                {documents_section(language, &documents)}
                <section class="section">
                    <h2 class="section__title">{t!(language, "participant-path")}</h2>
                    {enrollment_line(language, &enrollment, today, Audience::Team)}
                    <ul class="link-list"><li><a href=url::enrollment(&id)>{t!(language, "path-open")}</a></li></ul>
                    {record}
                </section>
            </div>
        </div>
    };
    Ok(Page::new(enrollment.name(), "/suivis", body))
}
