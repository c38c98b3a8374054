//! The card of the first page for an enrollment that has not begun, is suspended, or is over.

use crate::{texts::t, ui::icon::Icon};
use chrono::NaiveDate;
use domain::{
    enrollments::standing::{Standing, coming_months, declarable_from},
    values::{language::Language, month::Month},
};
use leptos::prelude::*;
use store::Enrollment;

/// A sentence with the day on which the enrollment begins, up to which it is suspended, or on which it ended; and one with the next
/// month to declare, if there is one. `None` while the enrollment runs.
fn in_words(language: Language, enrollment: &Enrollment, today: NaiveDate) -> Option<(String, Option<String>)> {
    // Months that are over have a card of their own.
    let to_come: Vec<Month> = coming_months(&enrollment.period(), &enrollment.suspensions, today).collect();
    let next = to_come.first().map(|month| (language.month(*month), language.date(declarable_from(*month))));
    let first_month = next.clone().map(|(month, day)| t!(language, "path-first-month", month = month, day = day));
    Some(match Standing::of(&enrollment.period(), &enrollment.suspensions, today) {
        Standing::Running => return None,
        Standing::Before(day) => (t!(language, "path-before-you", day = language.date(day)), first_month),
        Standing::Suspended(day) => (t!(language, "path-suspended-you", day = language.date(day)), first_month),
        Standing::Over(day) => {
            let still = next.map(|(month, day)| t!(language, "path-over-months", n = to_come.len() as i64, month = month, day = day));
            (t!(language, "path-over-you", day = language.date(day)), still)
        }
    })
}

/// The first card of the first page: where the enrollment stands, unless it runs.
pub fn standing_card(language: Language, enrollment: &Enrollment, today: NaiveDate) -> Option<impl IntoView + use<>> {
    let (title, still) = in_words(language, enrollment, today)?;
    Some(view! {
        <article class="card card--quiet">
            <p class="card__eyebrow"><Icon name="info"/>{t!(language, "path-yours")}</p>
            <h2 class="card__title">{title}</h2>
            {still.map(|still| view! { <p class="card__text">{still}</p> })}
        </article>
    })
}
