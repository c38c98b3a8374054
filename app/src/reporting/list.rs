//! The page of the rows that an indicator of *Pilotage* counts.

use super::{
    filter::Filter,
    labels::{exit_name, indicator_name},
};
use crate::{
    texts::t,
    ui::{self, form::ErrorSummary, icon::Icon, rows::capital},
    url,
    web::{
        context::RequestContext,
        page::{Address, Page, PageEnd, PageResult},
    },
};
use domain::{
    bookings::{BookingState, SessionKind},
    declarations::declaration::DeclarationState,
    reporting::{
        cohort::{Counted, Indicator},
        member::{CohortMember, Meeting},
    },
    values::language::Language,
};
use leptos::prelude::*;

/// The page of the rows; `?chiffre=` names the indicator.
pub async fn page(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let indicator = address.query("chiffre").and_then(|word| Indicator::of_word(&word)).ok_or(PageEnd::Missing)?;
    let members = ctx.store.reporting().members().await?;
    let filter = Filter::read(&address, &members, ctx.visitor.today());
    let summary = filter.summary(language);
    let any = !summary.is_empty();
    let rows = if any { Vec::new() } else { indicator.rows(&members, &filter.scope) };
    let count = t!(language, "cohort-rows", n = rows.len() as i64);
    let lead = format!("{}. {count}", filter.period(language));
    let list = rows.iter().map(|row| counted(language, row)).collect_view();
    let nothing = (rows.is_empty() && !any).then(|| view! { <p class="quiet">{t!(language, "cohort-no-row")}</p> });
    let title = indicator_name(language, indicator);
    let back = if any { "/pilotage".to_owned() } else { format!("/pilotage?{}", filter.query()) };
    let form = any.then(|| filter.form(language));
    let body = view! {
        <ErrorSummary language mistakes=summary/>
        <header class="page__head">
            <a class="back" href=back><Icon name="arrow-left"/>{t!(language, "nav-cohort")}</a>
            <h1 class="page__title">{capital(&title)}</h1>
            {(!any).then(|| view! { <p class="page__lead">{lead}</p> })}
        </header>
        {form}
        {nothing}
        <ul class="rows">{list}</ul>
    };
    Ok(Page::new(title, "/pilotage", body).with_mistakes(language, any))
}

fn counted(language: Language, row: &Counted<'_>) -> impl IntoView + use<> {
    let member = row.member();
    let of_person = url::participant(&member.participant_id);
    let (href, note, amount) = match row {
        Counted::Enrollment(member) => {
            // An exit is corrected on the page of its enrollment: the participant may have come back since.
            let left = member.period.left_on.map(|_| url::one_enrollment(&member.participant_id, &member.enrollment_id));
            (left.unwrap_or(of_person), enrollment_note(language, member), None)
        }
        Counted::Month(_, month, None) => (of_person, capital(&language.month(*month)), None),
        Counted::Month(member, month, Some(declared)) => {
            let start = t!(language, "cohort-row-start", amount = language.amount(member.starting_turnover));
            let note = format!("{}, {}. {start}", capital(&language.month(*month)), state_name(language, declared.state));
            (format!("{of_person}/{month}"), note, Some(language.amount(declared.total)))
        }
        Counted::Meeting(_, meeting) => (of_person, meeting_note(language, meeting), None),
    };
    let inside = view! {
        <span class="row__main">
            <span class="row__title">{member.name()}</span>
            <span class="row__note">{note}</span>
            <span class="row__note">{t!(language, "cohort-row-coach", name = member.coach_name.clone())}</span>
        </span>
        {amount.map(|amount| view! { <span class="row__figure num">{amount}</span> })}
    };
    ui::rows::row(inside, Some(href))
}

fn enrollment_note(language: Language, member: &CohortMember) -> String {
    let from = language.date(member.period.starts_on);
    match member.period.left_on {
        None => t!(language, "cohort-row-path", from = from, to = language.date(member.period.ends_on)),
        Some(left) => {
            let exit = exit_name(language, member.exit);
            t!(language, "cohort-row-left", from = from, left = language.date(left), exit = exit)
        }
    }
}

/// The name of the state of a declaration.
pub fn state_name(language: Language, state: DeclarationState) -> String {
    match state {
        DeclarationState::Submitted => t!(language, "cohort-state-submitted"),
        DeclarationState::QuestionAsked => t!(language, "cohort-state-question"),
        DeclarationState::Validated => t!(language, "cohort-state-validated"),
        DeclarationState::Reported => t!(language, "cohort-state-reported"),
    }
}

/// The name of the state of a booking.
pub fn booking_name(language: Language, state: BookingState) -> String {
    match state {
        BookingState::Booked => t!(language, "cohort-booking-booked"),
        BookingState::Attended => t!(language, "cohort-booking-attended"),
        BookingState::NoShow => t!(language, "cohort-booking-no-show"),
        BookingState::CancelledByParticipant => t!(language, "cohort-booking-excused"),
        BookingState::CancelledByStructure => t!(language, "cohort-booking-cancelled"),
    }
}

/// The name of a kind of session.
pub fn kind_name(language: Language, kind: SessionKind) -> String {
    match kind {
        SessionKind::Coaching => t!(language, "kind-Coaching"),
        SessionKind::Training => t!(language, "kind-Training"),
        SessionKind::Expert => t!(language, "kind-Expert"),
    }
}

/// "in person" or "remote".
pub fn mode_name(language: Language, remote: bool) -> String {
    if remote { t!(language, "cohort-mode-remote") } else { t!(language, "cohort-mode-in-person") }
}

fn meeting_note(language: Language, meeting: &Meeting) -> String {
    let said = [kind_name(language, meeting.kind), mode_name(language, meeting.remote), booking_name(language, meeting.state)].join(", ");
    format!("{}. {said}", language.date(meeting.on))
}
