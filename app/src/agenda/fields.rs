//! Controls of the forms of the agenda.

use crate::{texts::t, ui::form::FieldError};
use domain::{
    bookings::BookingRefusal,
    values::{ids::VenueId, language::Language},
};
use leptos::prelude::*;
use std::borrow::Cow;
use store::{Refusal, StoreError, Venue};

/// What is wrong with a form, by field.
pub type Mistakes = Vec<(Cow<'static, str>, Cow<'static, str>)>;

/// A word to those concerned, which may stay empty. Several stand on one page, hence an identifier of its own.
#[component]
pub fn WordField(
    /// The language of the screens.
    language: Language,
    /// The identifier.
    id: String,
    /// The label above.
    label: String,
    /// The key of what is wrong with it.
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

/// One session, or those that follow in the series too.
pub fn how_many(language: Language, following: bool) -> impl IntoView {
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

/// One card of a group of which one is chosen.
pub fn choice(name: &'static str, value: &'static str, title: String, checked: bool) -> impl IntoView {
    view! {
        <label class="choice">
            <input class="choice__input" type="radio" name=name value=value checked=checked/>
            <span class="choice__text"><span class="choice__title">{title}</span></span>
        </label>
    }
}

/// The venues to choose from; nothing chosen is at a distance.
pub fn venues(language: Language, venues: &[Venue]) -> Vec<(String, String)> {
    let remote = (String::new(), t!(language, "remote"));
    std::iter::once(remote).chain(venues.iter().map(|venue| (venue.id.to_string(), venue.name.clone()))).collect()
}

/// Reads which venue was chosen.
///
/// # Errors
/// [`StoreError::NotFound`] for what is none.
pub fn read_venue(typed: &str) -> Result<Option<VenueId>, StoreError> {
    match typed {
        "" => Ok(None),
        id => crate::bookings::actions::named(id.to_owned()).map(Some),
    }
}

/// Reads the address of a remote meeting, which may be empty.
pub fn read_link(typed: &str, mistakes: &mut Mistakes) -> Option<String> {
    let typed = Some(typed.trim()).filter(|typed| !typed.is_empty())?;
    let link = domain::bookings::session_type::link(typed);
    if link.is_none() {
        mistakes.push(("link".into(), "session-type-link".into()));
    }
    link
}

/// Beside which field a refusal is said.
pub fn field_of(refusal: Refusal) -> (Cow<'static, str>, Cow<'static, str>) {
    let (field, key) = match refusal {
        Refusal::Booking(BookingRefusal::PlacesHeld) => ("places", refusal.key()),
        Refusal::Booking(BookingRefusal::Overlap) => ("day", "team-overlap-some"),
        Refusal::Booking(BookingRefusal::Left | BookingRefusal::BeyondPath) => ("day", "team-beyond-path-some"),
        Refusal::Booking(BookingRefusal::Past) => ("day", "session-past"),
        refusal => ("day", super::told(refusal)),
    };
    (field.into(), key.into())
}
