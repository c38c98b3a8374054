//! A person as lists show them, and the field to look for one.

use crate::{
    texts::t,
    ui::rows::{capital, initials},
};
use domain::language::Language;
use leptos::prelude::*;
use store::Enrollment;

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
