//! The language of one's screens: the form that sets it, and the offer to stay with the one chosen before sign-in.

use crate::{
    me::actions::ChooseLanguage,
    texts::t,
    ui::icon::Icon,
    url::action,
    web::{
        context::Visitor,
        cookies::request_cookie,
        languages::{COOKIE, languages},
    },
};
use axum::http::request::Parts;
use domain::values::language::Language;
use leptos::prelude::*;

/// The form with a button for each language, in its own words: `all`, or those of every page.
pub fn form(current: Language, all: bool) -> impl IntoView + use<> {
    let buttons = languages(all)
        .map(|it| {
            let pressed = if it == current { "true" } else { "false" };
            view! {
                <button class="languages__item" name="language" value=it.tag() lang=it.lang() dir=it.dir() aria-pressed=pressed>{it.own_name()}</button>
            }
        })
        .collect_view();
    view! { <form class="languages" method="post" action={action::<ChooseLanguage>()}>{buttons}</form> }
}

/// The offer to a participant who chose another language before sign-in than the stored one: to change to it, or to stay. `None`
/// without such a choice, and on pages that exist in French and English only.
pub fn offer(visitor: &Visitor) -> Option<impl IntoView + use<>> {
    let user = visitor.signed_in.as_ref().filter(|user| !user.role.has_password() && user.language == visitor.language)?;
    let chosen = request_cookie(COOKIE).as_deref().and_then(Language::of_tag).filter(|chosen| *chosen != user.language)?;
    let back = with_context::<Parts, _>(|parts| parts.uri.path().to_owned()).unwrap_or_default();
    let button = |language: Language, main: &'static str| {
        view! { <button class=format!("button {main}") name="language" value=language.tag() lang=language.lang()>{language.own_name()}</button> }
    };
    Some(view! {
        <form class="notice notice--language" method="post" action={action::<ChooseLanguage>()}>
            <Icon name="info"/>
            <p class="notice__text" lang=chosen.lang() dir=chosen.dir()>{t!(chosen, "language-offer")}</p>
            <input type="hidden" name="back" value=back/>
            <div class="actions actions--row">{button(chosen, "button--small")}{button(user.language, "button--small")}</div>
        </form>
    })
}
