//! Makes a large photo smaller in its field before it is sent, which saves mobile data. Without JavaScript the field sends the chosen file.

use leptos::{nonce::use_nonce, prelude::*};

/// The script of [`PhotoField`].
const SCRIPT: &str = include_str!("photo.js");

/// The sentence under the field of a document: how much smaller the photo was made, or that the file is too large. Listens to the field
/// in which it is, which has its texts and the largest size in attributes.
#[component]
pub fn PhotoField() -> impl IntoView {
    view! {
        <p class="field__hint" role="status" data-photo></p>
        <script type="module" nonce=use_nonce()>{SCRIPT}</script>
    }
}
