//! Controls that several forms of the agenda share, and the parsing of what they send.

use super::team_refusal_key;
use crate::{
    bookings::parse::read_optional_id,
    texts::t,
    ui::{form::FieldError, rows::when},
};
use domain::{
    bookings::BookingRefusal,
    values::{ids::VenueId, language::Language},
};
use leptos::prelude::*;
use store::{Obstacle, Refusal, StoreError, Venue};

/// The fields that were not understood, each with the key of its sentence.
pub type Mistakes = Vec<(&'static str, &'static str)>;

/// The optional word to the people concerned. A page may hold several, hence the identifier as a property.
#[component]
pub fn WordField(
    /// The language of the screens.
    language: Language,
    /// The identifier of the `<input>`.
    id: String,
    /// The label above.
    label: String,
    /// The key of the sentence that says what is wrong.
    mistake: Option<String>,
    /// What was typed.
    value: String,
) -> impl IntoView {
    let wrong = mistake.is_some();
    view! {
        <div class=if wrong { "field field--error" } else { "field" }>
            <label class="field__label" for=id.clone()>{label}</label>
            {mistake.map(|key| view! { <FieldError field=id.clone() prefix=t!(language, "error-prefix") sentence=t!(language, &key)/> })}
            <input class="input" id=id.clone() name="word" value=value autocomplete="off"
                aria-describedby=wrong.then(|| format!("{id}-erreur")) aria-invalid=wrong.then_some("true")/>
        </div>
    }
}

/// Radio buttons: this session alone, or also those that follow in its series.
pub fn following_choice(language: Language, following: bool) -> impl IntoView {
    view! {
        <fieldset class="fieldset">
            <legend class="fieldset__legend">{t!(language, "series-which")}</legend>
            <div class="choices choices--row">
                {choice("following", "", t!(language, "series-this"), !following)}
                {choice("following", "yes", t!(language, "series-following"), following)}
            </div>
        </fieldset>
    }
}

/// A radio button as a card.
pub fn choice(name: &'static str, value: &'static str, title: String, checked: bool) -> impl IntoView {
    view! {
        <label class="choice">
            <input class="choice__input" type="radio" name=name value=value checked=checked/>
            <span class="choice__text"><span class="choice__title">{title}</span></span>
        </label>
    }
}

/// The options of a select of venues, "À distance" with an empty value first.
pub fn venue_options(language: Language, venues: &[Venue]) -> Vec<(String, String)> {
    let remote = (String::new(), t!(language, "remote"));
    std::iter::once(remote).chain(venues.iter().map(|venue| (venue.id.to_string(), venue.name.clone()))).collect()
}

/// The venue chosen in a select of [`venue_options`]; `None` for a remote session.
///
/// # Errors
/// [`StoreError::NotFound`] for a text that is no identifier.
pub fn read_venue(typed: &str) -> Result<Option<VenueId>, StoreError> {
    read_optional_id(typed.to_owned())
}

/// The address of a remote meeting; `None` when it is empty or, with a mistake noted, not understood.
pub fn read_link(typed: &str, mistakes: &mut Mistakes) -> Option<String> {
    let typed = Some(typed.trim()).filter(|typed| !typed.is_empty())?;
    let link = domain::bookings::session_type::link(typed);
    if link.is_none() {
        mistakes.push(("link", "session-type-link"));
    }
    link
}

/// What stands against a date, in words: "À cette heure : Point individuel, mardi 22 décembre, 14 h à 15 h".
pub fn obstacle(language: Language, with: &Obstacle) -> String {
    match with {
        Obstacle::Session { title, span } => {
            t!(language, "conflict-session", title = title.clone(), when = when(language, span.starts_at, span.ends_at))
        }
        Obstacle::Leave(leave) => {
            t!(language, "conflict-leave", from = language.date(leave.from_day), to = language.date(leave.to_day))
        }
    }
}

/// A refusal of the store as the mistake of the field that it concerns, worded for the team.
pub fn refused_field(refusal: Refusal) -> (&'static str, &'static str) {
    match refusal {
        Refusal::Booking(BookingRefusal::PlacesHeld) => ("places", refusal.key()),
        Refusal::Booking(BookingRefusal::Overlap) => ("day", "team-overlap-some"),
        Refusal::Booking(BookingRefusal::Left | BookingRefusal::BeyondEnrollment) => ("day", "team-beyond-path-some"),
        Refusal::Booking(BookingRefusal::Past) => ("day", "session-past"),
        refusal => ("day", team_refusal_key(refusal)),
    }
}
