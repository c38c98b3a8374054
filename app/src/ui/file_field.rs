//! The form field of a file.

use crate::texts::t;
use domain::values::language::Language;
use leptos::{nonce::use_nonce, prelude::*};

/// The script of [`FileField`].
const SCRIPT: &str = include_str!("file-field.js");

/// The frame of an `<input type="file">`, its only child: the script gives it a button and the name of the file in the page's language.
/// Without a script the browser's own field is shown.
#[component]
pub fn FileField(
    /// The language of the screens.
    language: Language,
    /// The input.
    children: Children,
) -> impl IntoView {
    view! {
        <span class="file">
            {children()}
            <span class="file__face" aria-hidden="true" hidden>
                <span class="button button--small">{t!(language, "file-choose")}</span>
                <span class="file__name">{t!(language, "file-none")}</span>
            </span>
        </span>
        <script type="module" nonce=use_nonce()>{SCRIPT}</script>
    }
}
