//! The sentence that says to a participant that their enrollment is suspended or over.

use crate::{texts::t, ui::icon::Icon};
use chrono::NaiveDate;
use domain::values::{language::Language, month::Month};
use leptos::prelude::*;
use store::Enrollment;

/// "Parcours suspendu jusqu’au 31 janvier 2027", or the last day with the months still to be declared; `None` while the enrollment
/// runs.
pub fn standing_in_words(language: Language, enrollment: &Enrollment, today: NaiveDate) -> Option<String> {
    let period = enrollment.period();
    if !period.is_over(today) {
        let running = enrollment.suspensions.0.iter().find(|it| it.first_day() <= today && today <= it.last_day())?;
        return Some(t!(language, "path-suspended-you", day = language.date(running.last_day())));
    }
    let ended = t!(language, "path-over-you", day = language.date(period.last_day()));
    // Past months have reminders of their own.
    let to_come: Vec<Month> = period.declarable_months().filter(|month| *month >= Month::of(today)).collect();
    let still = to_come.first().map(|next| {
        let day = language.date(next.plus(1).first_day());
        t!(language, "path-over-months", n = to_come.len() as i64, month = language.month(*next), day = day)
    });
    Some([Some(ended), still].into_iter().flatten().collect::<Vec<_>>().join(" "))
}

/// [`standing_in_words`] as a notice.
pub fn standing_notice(language: Language, enrollment: &Enrollment, today: NaiveDate) -> Option<impl IntoView + use<>> {
    let sentence = standing_in_words(language, enrollment, today)?;
    Some(view! { <div class="notice"><Icon name="info"/><div class="notice__text"><p>{sentence}</p></div></div> })
}
