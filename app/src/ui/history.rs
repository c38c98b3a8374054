//! Who did what and when.

use crate::{texts::t, ui::rows::at};
use domain::values::language::Language;
use leptos::prelude::*;
use store::AuditEvent;

/// The lines of the journal that `sentence` has words for, in their order, under a title; nothing without any.
pub fn deeds(language: Language, told: &[AuditEvent], sentence: fn(Language, &AuditEvent) -> Option<String>) -> impl IntoView + use<> {
    let lines: Vec<_> = told.iter().filter_map(|deed| Some((deed.at, sentence(language, deed)?))).collect();
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
