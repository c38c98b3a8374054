//! The default button of a form with several buttons.

use leptos::prelude::*;

/// The button that Enter presses in a field: browsers take the first of the form. Place it first in a form whose first visible button
/// is not the main one. It is hidden from sight, screen readers and the keyboard.
#[component]
pub fn DefaultButton() -> impl IntoView {
    view! { <button class="visually-hidden" tabindex="-1" aria-hidden="true"></button> }
}
