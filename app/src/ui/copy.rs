//! Buttons that copy a text. Without JavaScript they stay hidden: the text beside each can be selected.

use leptos::{nonce::use_nonce, prelude::*};

/// The script of [`CopyButton`]; once it has run it does nothing more.
const SCRIPT: &str = include_str!("copy.js");

/// A button that copies a text, hidden until its script runs.
#[component]
pub fn CopyButton(
    /// The text to copy.
    value: String,
    /// The label: "Copier".
    copy: String,
    /// The label once copied: "Copié".
    copied: String,
    /// The name of the text, for screen readers.
    about: String,
) -> impl IntoView {
    view! {
        <button class="button button--small" type="button" data-copy=value hidden>
            <span aria-live="polite" data-copied=copied>{copy}</span>
            <span class="visually-hidden">{about}</span>
        </button>
        <script type="module" nonce=use_nonce()>{SCRIPT}</script>
    }
}
