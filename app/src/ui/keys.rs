//! The shortcuts that are a single key: their one switch, for all pages of the team on a device, and the list of those of a page.

use crate::texts::t;
use domain::values::language::Language;
use leptos::{nonce::use_nonce, prelude::*};

/// The script of the switch, which each page of the team has: it shows [`key_list`] and sets `data-keys="off"` on the document while the
/// shortcuts are switched off.
pub fn switch_script() -> impl IntoView {
    view! { <script type="module" nonce=use_nonce()>{include_str!("keys.js")}</script> }
}

/// The keys of a page with the catalogue key of what each does, and the switch; hidden until [`switch_script`] runs.
pub fn key_list(language: Language, keys: Vec<(String, &'static str)>) -> impl IntoView {
    let line = |(keys, does): (String, &'static str)| {
        view! { <div class="sums__row"><dt>{t!(language, does)}</dt><dd><kbd>{keys}</kbd></dd></div> }
    };
    view! {
        <details class="disclose no-print" id="raccourcis" hidden>
            <summary class="button button--small disclose__summary">{t!(language, "keys-title")}</summary>
            <div class="disclose__body stack">
                <label class="choice">
                    <input class="choice__input" type="checkbox" checked/>
                    <span class="choice__text">{t!(language, "keys-on")}</span>
                </label>
                <dl class="sums">{keys.into_iter().map(line).collect_view()}</dl>
            </div>
        </details>
    }
}
