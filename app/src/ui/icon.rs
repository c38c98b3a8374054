//! Icons from the sprite `/icons.svg`.

use leptos::prelude::*;
#[cfg(feature = "ssr")]
use leptos::tachys::html::InertElement;

/// An icon beside a word, hidden from screen readers.
#[component]
pub fn Icon(
    /// Its name in the sprite.
    name: &'static str,
) -> impl IntoView {
    // A text on the server, where a list has hundreds; the phone builds few, and carries no more code for them.
    #[cfg(feature = "ssr")]
    return InertElement::new(format!(r##"<svg aria-hidden="true" class="icon"><use href="/icons.svg#{name}"></use></svg>"##));
    #[cfg(not(feature = "ssr"))]
    view! {
        <svg class="icon" aria-hidden="true">
            <use href=format!("/icons.svg#{name}")></use>
        </svg>
    }
}
