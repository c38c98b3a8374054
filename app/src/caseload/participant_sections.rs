//! The sections of a participant's page: each shows the newest and folds the older ones.

use crate::{
    declarations::{chart::ShownMonth, months::month_row},
    plan::{check_in, pages::goal_section},
    texts::t,
    ui::{
        icon::Icon,
        rows::{capital, row, when},
    },
    url,
};
use chrono::NaiveDate;
use domain::values::{ids::PersonId, language::Language, paris};
use leptos::prelude::*;
use store::{Booking, CheckIn, Enrollment, Goal, PlanAction};

/// How many months are listed before the older ones are folded.
const NEWEST: usize = 4;

/// The enrollment on one line: "Couture, avec Claire Vasseur. Mois 22 sur 24, jusqu'au 8 décembre 2026".
pub fn enrollment_summary(language: Language, enrollment: &Enrollment, today: NaiveDate) -> impl IntoView + use<> {
    let coach = t!(language, "with", name = enrollment.coach_name.clone());
    let period = enrollment.period();
    let until = t!(language, "path-until", day = language.date(period.last_day()));
    let place = if period.starts_on > today {
        t!(language, "path-begins", day = language.date(period.starts_on))
    } else {
        let (month, months) = (enrollment.month_reached(today), enrollment.length_in_months());
        format!("{}, {until}", t!(language, "progress-month", month = month, months = months))
    };
    view! { {capital(&enrollment.trade)}", "{coach}". "<strong>{place}</strong> }
}

/// The newest months as rows, the older ones folded.
pub fn month_list(language: Language, months: &[ShownMonth], to: &dyn Fn(&ShownMonth) -> Option<String>) -> impl IntoView + use<> {
    let rows: Vec<AnyView> = months.iter().rev().map(|shown| month_row(language, shown, to(shown))).collect();
    let mut newest = rows;
    let older = newest.split_off(newest.len().min(NEWEST));
    let older = (!older.is_empty()).then(|| {
        view! {
            <details class="disclose">
                <summary class="disclose__summary">{t!(language, "months-older", n = older.len() as i64)}</summary>
                <ul class="rows rows--pair">{older}</ul>
            </details>
        }
    });
    view! {
        {(!newest.is_empty()).then(|| view! { <ul class="rows rows--pair">{newest}</ul> })}
        {older}
    }
}

/// The next appointment with whom, the others folded; one after the end of the enrollment is marked.
pub fn appointments(language: Language, enrollment: &Enrollment, bookings: &[Booking]) -> impl IntoView + use<> {
    let last_day = enrollment.period().last_day();
    let mut rows: Vec<AnyView> = bookings.iter().map(|booking| appointment(language, last_day, booking)).collect();
    let others = rows.split_off(rows.len().min(1));
    let others = (!others.is_empty()).then(|| {
        view! {
            <details class="disclose">
                <summary class="disclose__summary">{t!(language, "appointments-others", n = others.len() as i64)}</summary>
                <ul class="rows">{others}</ul>
            </details>
        }
    });
    let next = if rows.is_empty() {
        view! { <p class="quiet">{t!(language, "participant-no-bookings")}</p> }.into_any()
    } else {
        view! { <ul class="rows">{rows}</ul> }.into_any()
    };
    view! { {next}{others} }
}

fn appointment(language: Language, last_day: NaiveDate, booking: &Booking) -> AnyView {
    let after_end =
        (paris::day(booking.starts_at) > last_day).then(|| view! { <span class="signal">{t!(language, "booked-after-end")}</span> });
    let inside = view! {
        <span class="row__main">
            <span class="row__title">{capital(&when(language, booking.starts_at, booking.ends_at))}</span>
            <span class="row__note">{booking.title.clone()}", "{t!(language, "with", name = booking.coach.clone())}</span>
            {after_end}
        </span>
    };
    row(inside, Some(url::agenda_session(&booking.session_id)))
}

/// The number of done actions and the next one to do; the goals are folded.
pub fn plan_section(language: Language, participant: &PersonId, goals: &[Goal]) -> impl IntoView + use<> {
    let actions: Vec<&PlanAction> = goals.iter().flat_map(|goal| &goal.actions).collect();
    let (done, all) = (actions.iter().filter(|action| action.done_at.is_some()).count(), actions.len());
    let next = next_action(&actions).map(|action| {
        let due = action.due_on.map(|day| format!(" ({})", t!(language, "plan-by", day = language.day_and_month(day))));
        view! { <p>{t!(language, "participant-next-action", action = action.title.clone())}{due}</p> }
    });
    let progress = (all > 0).then(|| {
        view! {
            <p><strong>{t!(language, "goal-count", done = done as i64, all = all as i64)}</strong></p>
            <progress class="bar" value=done max=all aria-hidden="true"></progress>
        }
    });
    let none = goals.is_empty().then(|| view! { <p class="quiet">{t!(language, "participant-no-plan")}</p> });
    let folded = (!goals.is_empty()).then(|| {
        let goals = goals.iter().map(|goal| goal_section(language, goal, None)).collect_view();
        view! {
            <details class="disclose">
                <summary class="disclose__summary">{t!(language, "participant-goals")}</summary>
                {goals}
            </details>
        }
    });
    view! {
        <section class="section">
            <h2 class="section__title">{t!(language, "participant-plan")}</h2>
            {none}
            {progress}
            {next}
            {folded}
            <a class="button button--small" href=url::participant_plan(participant)><Icon name="edit"/>{t!(language, "plan-open")}</a>
        </section>
    }
}

/// The open action that is due first; without due days the first one.
fn next_action<'a>(actions: &[&'a PlanAction]) -> Option<&'a PlanAction> {
    let open = actions.iter().filter(|action| action.done_at.is_none());
    open.min_by_key(|action| (action.due_on.is_none(), action.due_on)).copied()
}

/// The last check-in, the ones before it folded.
pub fn check_ins_section(language: Language, check_ins: &[CheckIn]) -> impl IntoView + use<> {
    let (last, before) = check_ins.split_at(check_ins.len().min(1));
    let before = (!before.is_empty()).then(|| {
        view! {
            <details class="disclose">
                <summary class="disclose__summary">{t!(language, "check-ins-before", n = before.len() as i64)}</summary>
                {check_in::lines(language, before)}
            </details>
        }
    });
    (!check_ins.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2 class="section__title">{t!(language, "check-in-last")}</h2>
                {check_in::lines(language, last)}
                {before}
            </section>
        }
    })
}
