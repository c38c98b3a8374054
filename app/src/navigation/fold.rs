//! The folded navigation of the team on wide screens: pictures and numbers alone, so that tables have the room. A cookie keeps it on
//! this device.

use crate::{
    sign_in::next_page::safe_next,
    texts::t,
    ui::icon::Icon,
    url::action,
    web::{
        context::RequestContext,
        cookies::{request_cookie, set_cookie},
        error::AppError,
        outcome::{Outcome, respond},
    },
};
use axum::http::{Uri, header, request::Parts};
use domain::values::language::Language;
use leptos::{nonce::use_nonce, prelude::*};

/// Folds the navigation without a new page, so that what was typed stays.
const SCRIPT: &str = include_str!("fold.js");

/// The name of the cookie.
const COOKIE: &str = "menu";
/// Its value, and that of `html[data-menu]`.
const FOLDED: &str = "folded";
/// Seconds for which it is kept: a year.
const KEPT_SECONDS: i64 = 365 * 24 * 3600;

/// Folds the navigation on this device when `folded` is `yes`, unfolds it otherwise, and leads back to the page on which
/// its button stood.
#[server(endpoint = "moi/menu")]
pub async fn fold_menu(#[server(default)] folded: String) -> Result<(), AppError> {
    RequestContext::current()?;
    let seconds = if folded == "yes" { KEPT_SECONDS } else { 0 };
    set_cookie(COOKIE, FOLDED, seconds);
    respond(Ok(Outcome::go(safe_next(&asking_page().unwrap_or_default()))))
}

/// The page from which this request was sent, with its query; `None` where the browser does not say.
fn asking_page() -> Option<String> {
    let page: Uri = with_context::<Parts, _>(|parts| parts.headers.get(header::REFERER)?.to_str().ok()?.parse().ok())??;
    page.path_and_query().map(ToString::to_string)
}

/// The value of `html[data-menu]`: `folded`; `None` where the navigation is not folded.
pub fn attribute() -> Option<&'static str> {
    request_cookie(COOKIE).filter(|word| word == FOLDED).map(|_| FOLDED)
}

/// The button that folds the navigation `menu`, or unfolds it.
pub fn button(language: Language, menu: &'static str) -> impl IntoView {
    let (next, expanded) = if attribute().is_some() { ("", "false") } else { ("yes", "true") };
    view! {
        <form class="side__fold" method="post" action={action::<FoldMenu>()}>
            <input type="hidden" name="folded" value=next/>
            <button class="side__item" aria-expanded=expanded aria-controls=menu>
                <Icon name="arrow-left"/>
                <span class="side__label side__label--fold">{t!(language, "side-fold")}</span>
                <span class="side__label side__label--unfold">{t!(language, "side-unfold")}</span>
            </button>
        </form>
        <script type="module" nonce=use_nonce()>{SCRIPT}</script>
    }
}
