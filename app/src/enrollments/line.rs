//! An enrollment as one line, with its progress and its end in words.

use crate::texts::t;
use chrono::NaiveDate;
use domain::{
    enrollments::{
        enrollment::{EnrollmentPeriod, TimeLeft, time_left},
        suspension::Suspension,
    },
    values::{language::Language, month::Month},
};
use leptos::prelude::*;
use store::Enrollment;

/// Whom the words address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// The participant.
    You,
    /// The team.
    Team,
}

/// The month reached, the line of months, the time left, and the suspensions that moved the end; before the first day that day alone.
pub fn enrollment_line(language: Language, enrollment: &Enrollment, today: NaiveDate, to: Audience) -> AnyView {
    let period = enrollment.period();
    if today < period.starts_on {
        let key = if to == Audience::You { "path-before-you" } else { "path-begins" };
        return view! { <p><strong>{t!(language, key, day = language.date(period.starts_on))}</strong></p> }.into_any();
    }
    let (reached, all) = (enrollment.month_reached(today), enrollment.length_in_months());
    let label = t!(language, "progress-month", month = reached, months = all);
    let until = t!(language, "path-until", day = language.date(period.last_day()));
    view! {
        <p><strong>{label.clone()}</strong>{language.comma()}{until}</p>
        <div class="path" role="img" aria-label=label>
            <div class="path__line">{segments(enrollment, today)}</div>
            <div class="path__ends">
                <span>{language.month(period.first_month())}</span>
                <span>{language.month(Month::of(period.ends_on))}</span>
            </div>
        </div>
        <p>{left_in_words(language, &period, today, to)}</p>
        {suspension_list(language, enrollment)}
    }
    .into_any()
}

/// One segment for each month of the calendar: past, mostly suspended, present or to come.
fn segments(enrollment: &Enrollment, today: NaiveDate) -> impl IntoView + use<> {
    let period = enrollment.period();
    let (now, last) = (Month::of(today), period.last_month());
    EnrollmentPeriod { left_on: None, ..period }
        .months()
        .map(|month| {
            let class = if month == now && month <= last {
                "path__month path__month--now"
            } else if enrollment.suspensions.mostly_cover(month) {
                "path__month path__month--paused"
            } else if month < now && month <= last {
                "path__month path__month--done"
            } else {
                "path__month"
            };
            view! { <span class=class></span> }
        })
        .collect_view()
}

/// The time left, or the day of the exit: "Il vous reste 7 mois."
pub fn left_in_words(language: Language, period: &EnrollmentPeriod, today: NaiveDate, to: Audience) -> String {
    if let Some(day) = period.left_on {
        let key = if to == Audience::You { "path-left-on-you" } else { "path-left-on" };
        return t!(language, key, day = language.date(day));
    }
    match (time_left(today, period.ends_on), to) {
        (TimeLeft::Months(n), Audience::You) => t!(language, "path-months-left-you", n = n),
        (TimeLeft::Months(n), Audience::Team) => t!(language, "path-months-left", n = n),
        (TimeLeft::Days(n), Audience::You) => t!(language, "path-days-left-you", n = n),
        (TimeLeft::Days(n), Audience::Team) => t!(language, "path-days-left", n = n),
        (TimeLeft::Over, _) => t!(language, "path-over", day = language.date(period.ends_on)),
    }
}

/// "de mars 2026", "du 6 au 29 mars 2026", or from one month into another.
pub fn of_days(language: Language, suspension: &Suspension) -> String {
    let (first, last) = (suspension.first_day(), suspension.last_day());
    let month = Month::of(first);
    if first == last {
        t!(language, "path-of-day", day = language.date(first))
    } else if (first, last) == (month.first_day(), month.last_day()) {
        t!(language, "path-of-month", month = language.of_month(month), year = month.year().to_string())
    } else if month == Month::of(last) {
        let day = language.day_and_month(first).split('\u{a0}').next().map(str::to_owned).unwrap_or_default();
        t!(language, "path-of-days", first = day, last = language.date(last))
    } else {
        t!(language, "path-of-days", first = language.date(first), last = language.date(last))
    }
}

/// The suspensions, each with the days by which it moved the end.
fn suspension_list(language: Language, enrollment: &Enrollment) -> impl IntoView + use<> {
    let lines = enrollment
        .suspensions
        .0
        .iter()
        .map(|suspension| {
            let line = t!(language, "path-pushed", of = of_days(language, suspension), n = suspension.length());
            view! { <li>{line}</li> }
        })
        .collect_view();
    (!enrollment.suspensions.0.is_empty()).then(|| view! { <ul class="link-list quiet">{lines}</ul> })
}
