//! A path as one line, with what it means in words.

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

/// To whom the words are addressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum To {
    /// The person whose path it is.
    You,
    /// The team.
    Team,
}

/// How far a path has come, how long it still is, and what moved its end.
pub fn path_line(language: Language, enrollment: &Enrollment, today: NaiveDate, to: To) -> impl IntoView + use<> {
    let path = enrollment.path();
    let (reached, all) = (enrollment.month_reached(today), enrollment.length_in_months());
    let label = t!(language, "progress-month", month = reached, months = all);
    let until = t!(language, "path-until", day = language.date(path.left_on.unwrap_or(path.ends_on)));
    view! {
        <p><strong>{label.clone()}</strong>", "{until}</p>
        <div class="path" role="img" aria-label=label>
            <div class="path__line">{segments(enrollment, today)}</div>
            <div class="path__ends">
                <span>{language.month(path.first_month())}</span>
                <span>{language.month(Month::of(path.ends_on))}</span>
            </div>
        </div>
        <p>{left_in_words(language, &path, today, to)}</p>
        {pushed(language, enrollment)}
    }
}

/// One segment a month of the calendar: lived, standing still for most of it, the present one, to come.
fn segments(enrollment: &Enrollment, today: NaiveDate) -> impl IntoView + use<> {
    let path = enrollment.path();
    let (now, last) = (Month::of(today), path.last_month());
    EnrollmentPeriod { left_on: None, ..path }
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

/// "Il vous reste 7 mois."
pub fn left_in_words(language: Language, path: &EnrollmentPeriod, today: NaiveDate, to: To) -> String {
    if let Some(day) = path.left_on {
        let key = if to == To::You { "path-left-on-you" } else { "path-left-on" };
        return t!(language, key, day = language.date(day));
    }
    match (time_left(today, path.ends_on), to) {
        (TimeLeft::Months(n), To::You) => t!(language, "path-months-left-you", n = n),
        (TimeLeft::Months(n), To::Team) => t!(language, "path-months-left", n = n),
        (TimeLeft::Days(n), To::You) => t!(language, "path-days-left-you", n = n),
        (TimeLeft::Days(n), To::Team) => t!(language, "path-days-left", n = n),
        (TimeLeft::Over, _) => t!(language, "path-over", day = language.date(path.ends_on)),
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

/// What moved the end, and by how many days.
fn pushed(language: Language, enrollment: &Enrollment) -> impl IntoView + use<> {
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
