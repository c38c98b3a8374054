//! Keyboard shortcuts of the review queue. Each has a button on the page that does the same.

use leptos::{nonce::use_nonce, prelude::*};

/// The script of [`ReviewKeys`].
const SCRIPT: &str = include_str!("keys.js");

/// Listens to the keys of its page. Draws nothing.
#[component]
pub fn ReviewKeys() -> impl IntoView {
    view! { <script type="module" nonce=use_nonce()>{SCRIPT}</script> }
}
