//! What is to be known of a person, in words: each with a shape that says how much it presses.

use crate::texts::t;
use domain::{
    caseload::alerts::{Alert, Weight},
    values::language::Language,
};
use leptos::prelude::*;

/// Concerns in words, the most urgent first; a quiet word when there is none.
pub fn concerns_in_words(language: Language, alerts: &[Alert]) -> impl IntoView + use<> {
    if alerts.is_empty() {
        return view! { <p class="quiet">{t!(language, "concern-none")}</p> }.into_any();
    }
    let items = alerts
        .iter()
        .map(|concern| {
            let shape = match concern.weight() {
                Weight::Now => "concern concern--now",
                Weight::Soon => "concern concern--soon",
                Weight::Known => "concern",
            };
            view! { <li class=shape>{t!(language, concern.key(), n = concern.number())}</li> }
        })
        .collect_view();
    view! { <ul class="concerns">{items}</ul> }.into_any()
}
