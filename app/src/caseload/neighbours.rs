//! The links to the previous and the next person of the list that the reader came from.

use crate::{texts::t, ui::icon::Icon};
use domain::values::language::Language;
use leptos::{nonce::use_nonce, prelude::*};

const SCRIPT: &str = include_str!("neighbours.js");

/// The script of a page of the team: it keeps the order of a list when a person is opened from it, and fills [`Neighbours`].
pub fn script() -> impl IntoView {
    view! { <script type="module" nonce=use_nonce()>{SCRIPT}</script> }
}

/// The links, which [`script`] fills: the browser remembers the list from which the page was opened, until its tab is closed or the
/// user signs out. Without a script there are none.
#[component]
pub fn Neighbours(
    /// The language of the screens.
    language: Language,
) -> impl IntoView {
    view! {
        <nav class="neighbours actions no-print" aria-label=t!(language, "neighbours-label") hidden>
            <a class="button button--small" rel="prev" hidden><Icon name="arrow-left"/><span>{t!(language, "neighbours-previous")}</span></a>
            <a class="button button--small" rel="next" hidden><span>{t!(language, "neighbours-next")}</span><Icon name="arrow-right"/></a>
        </nav>
    }
}
