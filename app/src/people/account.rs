//! The account of a person, for coordinators: signing their devices out, sending a link for a new password to the address on
//! file, removing a lost second factor. To sign in as that person is not possible by any of these.

use crate::{
    me::{passkeys, second_factor::removed_message},
    sign_in::{new_password::link_message, secret},
    texts::t,
    ui::icon::Icon,
    url::{self, action},
    web::{
        context::{RequestContext, db, settings},
        error::AppError,
        outcome::{Outcome, respond},
    },
};
use domain::values::{ids::PersonId, language::Language};
use leptos::prelude::*;
use store::{Person, StoreError};

/// Signs all devices of a person out.
#[server(endpoint = "personnes/appareils")]
pub async fn end_devices(person: PersonId) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    ctx.store.people().end_devices(&ctx.actor(), &person).await?;
    respond(Ok(Outcome::done(url::person(&person), "person-devices-ended")))
}

/// Sends a member of the team a link for a new password, to the address on file.
#[server(endpoint = "personnes/mot-de-passe")]
pub async fn send_password_link(person: PersonId) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let person = ctx.store.people().person(&person).await?;
    let token = secret::token();
    let message = link_message(&person, &ctx.base_url, &token).ok_or(StoreError::NotFound)?;
    ctx.store.people().send_password_link(&ctx.actor(), &person, &secret::hash(&token), &message).await?;
    respond(Ok(Outcome::done(url::person(&person.id), "person-password-link-sent")))
}

/// Removes the second factor of a member of the team who lost it, and releases them from their account at the identity provider.
#[server(endpoint = "personnes/second-facteur")]
pub async fn reset_second_factor(person: PersonId) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let person = ctx.store.people().person(&person).await?;
    let notice = if db()?.has_second_factor(&person.id).await? { removed_message(&person) } else { None };
    ctx.store.people().remove_second_factor(&ctx.actor(), &person.id, None, notice.as_ref()).await?;
    respond(Ok(Outcome::done(url::person(&person.id), "person-second-factor-removed")))
}

/// Removes all passkeys of a member of the team who lost the device that holds them.
#[server(endpoint = "personnes/cles")]
pub async fn remove_passkeys_of(person: PersonId) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let person = ctx.store.people().person(&person).await?;
    let notice = passkeys::removed_message(&person);
    ctx.store.people().remove_passkeys(&ctx.actor(), &person.id, None, notice.as_ref()).await?;
    respond(Ok(Outcome::done(url::person(&person.id), "person-passkeys-removed")))
}

/// The button that signs all devices of a person out.
pub fn end_devices_button(language: Language, person: &PersonId) -> impl IntoView + use<> {
    let id = person.to_string();
    view! {
        <form method="post" action={action::<EndDevices>()}>
            <input type="hidden" name="person" value=id/>
            <button class="button">{t!(language, "person-end-devices")}</button>
        </form>
    }
}

/// The section of the account of a colleague.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn section(language: Language, person: &Person) -> Result<AnyView, StoreError> {
    let id = person.id.to_string();
    let link = person.email.is_some().then(|| {
        let id = id.clone();
        view! {
            <form method="post" action={action::<SendPasswordLink>()}>
                <input type="hidden" name="person" value=id/>
                <button class="button"><Icon name="mail"/>{t!(language, "person-password-link")}</button>
            </form>
        }
    });
    let keys = (!db()?.passkeys(&person.id).await?.is_empty()).then(|| {
        let id = id.clone();
        view! {
            <form method="post" action={action::<RemovePasskeysOf>()}>
                <input type="hidden" name="person" value=id/>
                <button class="button">{t!(language, "person-remove-passkeys")}</button>
            </form>
        }
    });
    let factor = db()?.has_second_factor(&person.id).await?;
    let bound = match settings()?.sign_in.oidc.as_ref() {
        Some(provider) => db()?.has_oidc_identity(provider.issuer(), &person.id).await?,
        None => false,
    };
    let reset = (factor || bound).then(|| {
        let key = if factor { "person-reset-second-factor" } else { "person-release-oidc" };
        view! {
            <form method="post" action={action::<ResetSecondFactor>()}>
                <input type="hidden" name="person" value=id/>
                <button class="button">{t!(language, key)}</button>
            </form>
        }
    });
    Ok(view! {
        <section class="section">
            <h2 class="section__title">{t!(language, "person-account")}</h2>
            <p>{t!(language, "person-account-hint")}</p>
            <div class="actions">{link}{reset}{keys}{end_devices_button(language, &person.id)}</div>
        </section>
    }
    .into_any())
}
