//! The button that leaves for the identity provider.

use super::{
    actions::{ProveByOidc, SignInByOidc},
    provider::OidcProvider,
};
use crate::{texts::t, ui::form::FieldError, url::action};
use domain::values::language::Language;
use leptos::prelude::*;

pub use super::actions::BUTTON;

/// The button that leaves for the provider, with the sentence of its mistake; for a sign-in, or with `next` for a fresh proof that
/// leads to that page.
pub fn button(language: Language, provider: &OidcProvider, next: Option<String>, mistake: Option<String>) -> AnyView {
    let action = if next.is_some() { action::<ProveByOidc>() } else { action::<SignInByOidc>() };
    let class = if mistake.is_some() { "field field--error" } else { "field" };
    view! {
        <form class="form auth__form" method="post" action=action>
            {next.map(|next| view! { <input type="hidden" name="next" value=next/> })}
            <div class=class>
                {mistake.map(|key| {
                    view! { <FieldError field=BUTTON.to_owned() prefix=t!(language, "error-prefix") sentence=t!(language, &key)/> }
                })}
                <button class="button button--wide" id=BUTTON>{t!(language, "oidc-send", name = provider.name().to_owned())}</button>
            </div>
        </form>
    }
    .into_any()
}
