//! What Enter does in a form of several buttons.

use leptos::prelude::*;

/// The button that Enter presses in a field: a browser takes the first one of the form, wherever the main one stands. First
/// in a form whose other buttons do lesser things; it is neither seen nor heard nor reached by the keyboard.
#[component]
pub fn DefaultButton() -> impl IntoView {
    view! { <button class="visually-hidden" tabindex="-1" aria-hidden="true"></button> }
}
