//! What a structure wrote, within a sentence of another language.

use domain::values::language::Language;
use leptos::prelude::*;

/// Stands for the text until it is put into its element; no text has it.
const PLACE: &str = "\u{0}";

/// A sentence with a text of the structure in it, which is marked as French in a page of another language. `sentence` returns the
/// sentence with what it is given in the place of that text.
pub fn quoting(language: Language, text: &str, sentence: impl FnOnce(String) -> String) -> AnyView {
    let whole = sentence(PLACE.to_owned());
    let (before, after) = whole.split_once(PLACE).unwrap_or((&whole, ""));
    view! { {before.to_owned()}<span lang=language.of_structures()>{text.to_owned()}</span>{after.to_owned()} }.into_any()
}
