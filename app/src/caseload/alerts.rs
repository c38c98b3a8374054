//! Alerts in words, each with a shape for its weight.

use crate::texts::t;
use domain::{
    caseload::alerts::{Alert, Weight},
    values::language::Language,
};
use leptos::prelude::*;

/// List of alerts in the given order; a sentence if there are none.
pub fn alert_list(language: Language, alerts: &[Alert]) -> impl IntoView + use<> {
    if alerts.is_empty() {
        return view! { <p class="quiet">{t!(language, "concern-none")}</p> }.into_any();
    }
    let items = alerts
        .iter()
        .map(|alert| {
            let shape = match alert.weight() {
                Weight::Now => "concern concern--now",
                Weight::Soon => "concern concern--soon",
                Weight::Known => "concern",
            };
            view! { <li class=shape>{t!(language, alert.key(), n = alert.number())}</li> }
        })
        .collect_view();
    view! { <ul class="concerns">{items}</ul> }.into_any()
}
