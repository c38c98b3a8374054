//! The buttons that have a page read aloud by the browser, in the frame of the pages of participants and of sign-in. They are hidden
//! until the script finds that the browser has a voice.

use crate::{texts::t, ui::icon::Icon, web::context::Package};
use domain::values::language::Language;
use leptos::{nonce::use_nonce, prelude::*};

/// Shows the buttons where the browser can read aloud, and fetches the reader with the first tap.
const LOADER: &str = include_str!("read-aloud-button.js");

/// The buttons, with their script.
pub fn read_aloud(language: Language) -> impl IntoView + use<> {
    let package = use_context::<Package>().map(|package| package.0.to_string()).unwrap_or_default();
    let reader = format!("{}read-aloud.js", package.trim_end_matches("essor"));
    view! {
        <div
            class="aloud"
            id="lecture"
            hidden
            data-reader=reader
            data-read=t!(language, "aloud-read")
            data-pause=t!(language, "aloud-pause")
            data-resume=t!(language, "aloud-resume")
            data-no-voice=t!(language, "aloud-no-voice")
        >
            <button class="button button--quiet button--small" type="button" aria-pressed="false" data-aloud="read">
                <Icon name="listen"/><span>{t!(language, "aloud-read")}</span>
            </button>
            <button class="button button--quiet button--small" type="button" hidden data-aloud="stop">{t!(language, "aloud-stop")}</button>
            <p class="aloud__note" role="status"></p>
        </div>
        <script type="module" nonce=use_nonce()>{LOADER}</script>
    }
}
