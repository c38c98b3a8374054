//! The mark in the frame of a participant's pages: whose page it is, and where the words of the script are.

use super::words;
use crate::web::{context::Visitor, fixed::fixed};
use domain::people::Role;
use leptos::prelude::*;

/// The mark, with the empty line in which the script says from when a copy is and how much waits; `None` unless the visitor is a
/// participant. A service worker keeps the pages that bear it, for that person alone: see `copies.js`.
pub fn mark(visitor: &Visitor) -> Option<impl IntoView + use<>> {
    let who = visitor.signed_in.as_ref().filter(|who| who.role == Role::Participant)?;
    let language = visitor.language;
    let line = fixed("waiting", language, "", move || {
        view! { <p class="waiting__line" role="status" data-words=words::file(language).address.as_str()></p> }
    });
    Some(view! { <div class="waiting" data-person=who.person_id.to_string()>{line}</div> })
}
