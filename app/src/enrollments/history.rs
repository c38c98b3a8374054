//! The audit events of an enrollment in words.

use crate::{texts::t, ui};
use chrono::NaiveDate;
use domain::values::language::Language;
use leptos::prelude::*;
use store::AuditEvent;

/// The events as sentences, newest first.
pub fn history(language: Language, events: &[AuditEvent]) -> impl IntoView + use<> {
    ui::history::history(language, events, sentence)
}

/// An audit event as a sentence; `None` for an action that is none of an enrollment, or for details that cannot be read.
fn sentence(language: Language, event: &AuditEvent) -> Option<String> {
    let who = event.who.clone().unwrap_or_else(|| t!(language, "history-nobody"));
    let day = |name: &str| event.word(name).and_then(|text| text.parse::<NaiveDate>().ok()).map(|day| language.date(day));
    let line = match event.action.as_str() {
        "enrollment.started" => t!(language, "path-deed-started", who = who),
        "enrollment.suspended" => t!(language, "path-deed-suspended", who = who, first = day("first_day")?, last = day("last_day")?),
        "enrollment.suspension_changed" if (day("first_day"), day("last_day")) == (day("to_first_day"), day("to_last_day")) => {
            t!(language, "path-deed-suspension-reason", who = who, first = day("first_day")?, last = day("last_day")?)
        }
        "enrollment.suspension_changed" => t!(
            language,
            "path-deed-suspension-changed",
            who = who,
            first = day("first_day")?,
            last = day("last_day")?,
            to_first = day("to_first_day")?,
            to_last = day("to_last_day")?
        ),
        "enrollment.suspension_taken_back" => {
            t!(language, "path-deed-suspension-taken-back", who = who, first = day("first_day")?, last = day("last_day")?)
        }
        "enrollment.extended" => t!(language, "path-deed-extended", who = who, until = day("until")?),
        "enrollment.extension_taken_back" => t!(language, "path-deed-extension-taken-back", who = who),
        "enrollment.official_end" => match day("day") {
            Some(day) => t!(language, "path-deed-official-end", who = who, day = day),
            None => t!(language, "path-deed-official-end-none", who = who),
        },
        "enrollment.record_corrected" if event.word("reason").is_some() => t!(language, "path-deed-record-changed", who = who),
        "enrollment.record_corrected" => t!(language, "path-deed-record-corrected", who = who),
        "enrollment.start_changed" if day("from") == day("to") => match day("signed_on") {
            Some(signed) => t!(language, "path-deed-signed", who = who, day = signed),
            None => t!(language, "path-deed-not-signed", who = who),
        },
        "enrollment.start_changed" => t!(language, "path-deed-start-changed", who = who, from = day("from")?, to = day("to")?),
        "enrollment.left" => t!(language, "path-deed-left", who = who, day = day("left_on")?),
        "enrollment.exit_changed" => t!(language, "path-deed-exit-changed", who = who, from = day("from")?, day = day("left_on")?),
        "enrollment.exit_taken_back" => t!(language, "path-deed-exit-taken-back", who = who),
        _ => return None,
    };
    Some(match event.word("reason").filter(|_| !event.action.contains("exten")) {
        Some(said) => t!(language, "history-said", line = line, said = said),
        None => line,
    })
}
