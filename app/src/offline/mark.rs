//! The mark in the frame of a participant's pages: whose page it is, and the words of the script.

use crate::{
    texts::island_texts,
    web::{context::Visitor, fixed::fixed},
};
use domain::{people::Role, values::language::Language};
use leptos::prelude::*;

/// The keys of the words of `page.js`.
const WORDS: [&str; 22] = [
    "kept-offline",
    "waiting-answer",
    "waiting-booking",
    "waiting-check-in",
    "waiting-copy",
    "waiting-drop",
    "waiting-drop-sure",
    "waiting-leave",
    "waiting-mistakes",
    "waiting-month",
    "waiting-more",
    "waiting-offline",
    "waiting-old",
    "waiting-one",
    "waiting-open",
    "waiting-refused",
    "waiting-sending",
    "waiting-sign-in",
    "waiting-since",
    "waiting-slot",
    "waiting-tick",
    "waiting-untick",
];

/// The mark, with the empty line in which the script says from when a copy is and how much waits; `None` unless the visitor is a
/// participant. A service worker keeps the pages that bear it, for that person alone: see `copies.js`.
pub fn mark(visitor: &Visitor) -> Option<impl IntoView + use<>> {
    let who = visitor.signed_in.as_ref().filter(|who| who.role == Role::Participant)?;
    let language = visitor.language;
    let line = fixed("waiting", language, "", move || view! { <p class="waiting__line" role="status" data-words=words(language)></p> });
    Some(view! { <div class="waiting" data-person=who.person_id.to_string()>{line}</div> })
}

/// The words of the script as JSON, by their keys.
fn words(language: Language) -> String {
    let words: serde_json::Map<_, _> =
        island_texts(language, &WORDS).pairs().iter().map(|(key, text)| (key.clone(), text.clone().into())).collect();
    serde_json::Value::Object(words).to_string()
}
