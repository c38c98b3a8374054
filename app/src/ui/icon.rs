//! Icons from the sprite `/icons.svg`.

use leptos::prelude::*;

/// An icon beside a word, hidden from screen readers.
#[component]
pub fn Icon(
    /// Its name in the sprite.
    name: &'static str,
) -> impl IntoView {
    view! {
        <svg class="icon" aria-hidden="true">
            <use href=format!("/icons.svg#{name}")></use>
        </svg>
    }
}
