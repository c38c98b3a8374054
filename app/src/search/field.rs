//! The field of the frame that searches everything. It is the form of the search page; the script shows what that page finds while one types.

use crate::{texts::t, ui::icon::Icon, url};
use domain::values::language::Language;
use leptos::{nonce::use_nonce, prelude::*};

/// Shows results below the field; the keys `/`, Ctrl K and Cmd K lead to it from everywhere.
const SCRIPT: &str = include_str!("field.js");

/// The most characters of a query.
pub const LONGEST: &str = "100";

/// The field on wide screens, and in place of it the link to its page on phones.
pub fn search_field(language: Language) -> impl IntoView {
    view! {
        <form class="find" role="search" action=url::SEARCH aria-label=t!(language, "search-title")>
            <label class="visually-hidden" for="trouver">{t!(language, "search-label")}</label>
            <input
                class="input find__input"
                id="trouver"
                name="words"
                type="text"
                inputmode="search"
                enterkeyhint="search"
                autocomplete="off"
                maxlength=LONGEST
                placeholder=t!(language, "search-placeholder")
                aria-keyshortcuts="/ Control+K Meta+K"
            />
            <ul class="find__list" id="trouves" role="listbox" aria-label=t!(language, "search-results") hidden></ul>
            <p class="visually-hidden" role="status"></p>
        </form>
        <a class="button button--icon find__link" href=url::SEARCH>
            <Icon name="search"/><span class="visually-hidden">{t!(language, "search-title")}</span>
        </a>
        <script type="module" nonce=use_nonce()>{SCRIPT}</script>
    }
}
