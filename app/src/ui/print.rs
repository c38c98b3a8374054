//! The script of the buttons that print the page, which are hidden until it runs.

use leptos::{nonce::use_nonce, prelude::*};

/// Makes the buttons of the page that bear `data-print` print it.
#[component]
pub fn PrintScript() -> impl IntoView {
    view! { <script type="module" nonce=use_nonce()>{include_str!("print.js")}</script> }
}
