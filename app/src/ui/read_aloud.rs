//! The buttons that have a page read aloud by the browser, in the frame of the pages of participants and of sign-in. They are hidden
//! until the script finds that the browser has a voice.

use crate::{texts::t, ui::icon::Icon, web::fixed::fixed};
use domain::values::language::Language;
use leptos::prelude::*;

/// The buttons. Their script, `read-aloud-button.js`, is part of that of every page.
pub fn read_aloud(language: Language) -> impl IntoView {
    fixed("aloud", language, "", move || {
        view! {
            <div
                class="aloud"
                id="lecture"
                hidden
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
        }
    })
}
