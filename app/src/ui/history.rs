//! The history of a row: its audit events.

use crate::{texts::t, ui::rows::at};
use domain::values::language::Language;
use leptos::prelude::*;
use store::AuditEvent;

/// The audit events for which `sentence` returns a text, in their order, under a title; nothing if there are none.
pub fn history(language: Language, events: &[AuditEvent], sentence: fn(Language, &AuditEvent) -> Option<String>) -> impl IntoView + use<> {
    let lines: Vec<_> = events.iter().filter_map(|event| Some((event.at, sentence(language, event)?))).collect();
    (!lines.is_empty()).then(|| {
        let lines = lines
            .into_iter()
            .map(|(instant, sentence)| view! { <li class="deed"><span class="deed__at">{at(language, instant)}</span>" "{sentence}</li> })
            .collect_view();
        view! {
            <section class="section">
                <h2 class="section__title">{t!(language, "history")}</h2>
                <ul class="deeds">{lines}</ul>
            </section>
        }
    })
}
