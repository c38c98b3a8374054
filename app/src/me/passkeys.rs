//! One's own passkeys: register one, see when each was used, remove it.

use crate::{
    me::{agent_name, frame::own_page, second_factor::without_password},
    sign_in::{
        frame::text_draft,
        passkeys::{Ceremony, keep_challenge, passkey_form, refusal_key, relying_party, script, take_challenge},
    },
    texts::t,
    ui::{form::TextField, rows::at},
    url::action,
    web::{
        context::{RequestContext, db},
        error::AppError,
        forms::{FormDraft, clear_draft, reject_form},
        outcome::{Outcome, refused_or, respond},
        page::{Address, PageResult},
    },
};
use axum::http::{header, request::Parts};
use domain::{people::Contact, sign_in::MOST_PASSKEYS, values::ids::PasskeyId, values::language::Language};
use leptos::prelude::*;
use store::{Message, NewPasskey, Passkey, Person, SignInAttempt, StoreError};

/// The name of the form.
const FORM: &str = "me.passkey";
/// The address of the page.
const PAGE: &str = "/moi/cles";
/// The most characters of a passkey's name.
const LONGEST_NAME: usize = 60;

/// The mail to a person that says what was done with their passkeys; `None` for a person without an address.
fn message(person: &Person, subject: &str, body: &str) -> Option<Message> {
    let language = person.language;
    Some(Message {
        to: Contact::Email(person.email.as_deref()?.parse().ok()?),
        subject: t!(language, subject),
        body: t!(language, body, name = person.first_name.clone()),
    })
}

/// The mail that says that a passkey was removed; `None` for a person without an address.
pub fn removed_message(person: &Person) -> Option<Message> {
    message(person, "message-passkey-removed-subject", "message-passkey-removed")
}

/// The options by which a browser makes a passkey for the user, as JSON.
#[server(endpoint = "moi/cles/commencer")]
pub async fn begin_own_passkey() -> Result<String, AppError> {
    let ctx = RequestContext::current()?;
    if !ctx.user.has_password {
        without_password()?;
        return Ok(String::new());
    }
    let person = ctx.store.people().person(&ctx.user.person_id).await?;
    let begun = relying_party()?.begin_registration(&person, &db()?.passkeys(&person.id).await?)?;
    keep_challenge(&ctx.visitor, Some(&person.id), &begun.state).await?;
    respond(Ok(Outcome::go(PAGE)))?;
    Ok(begun.options)
}

/// Registers the passkey that the user's authenticator made. Without a name it is called after the browser.
#[server(endpoint = "moi/cles/ajouter")]
pub async fn add_passkey(#[server(default)] credential: String, #[server(default)] name: String) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    if !ctx.user.has_password {
        return without_password();
    }
    let typed: String = name.trim().chars().filter(|sign| !sign.is_control()).collect();
    if typed.chars().count() > LONGEST_NAME {
        return respond(reject_form(FORM, PAGE, &FormDraft::of(typed, [("name", "passkey-name-long")])).await);
    }
    let person = ctx.store.people().person(&ctx.user.person_id).await?;
    let site = relying_party()?;
    let name = if typed.is_empty() { this_browser(ctx.language()) } else { typed.clone() };
    let check = |state: &str| site.check_registration(state, &credential);
    let new = NewPasskey { token_hash: &take_challenge(), name: &name, check: &check };
    let notice = message(&person, "message-passkey-added-subject", "message-passkey-added");
    match ctx.store.people().add_passkey(&ctx.actor(), &person.id, &new, notice.as_ref()).await {
        Err(StoreError::Refused(refusal)) => respond(Ok(Outcome::Refused { to: PAGE.into(), because: refusal.key() })),
        Err(error) => Err(error.into()),
        Ok(SignInAttempt::Right(_)) => {
            clear_draft(&ctx, FORM).await?;
            respond(Ok(Outcome::done(PAGE, "passkey-added")))
        }
        Ok(tried) => {
            reject_form(FORM, PAGE, &FormDraft { typed, mistakes: Vec::new() }).await?;
            respond(Ok(Outcome::Refused { to: PAGE.into(), because: refusal_key(&tried) }))
        }
    }
}

/// Removes one of the user's passkeys.
#[server(endpoint = "moi/cles/retirer")]
pub async fn remove_passkey(passkey: PasskeyId) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    if !ctx.user.has_password {
        return without_password();
    }
    let person = ctx.store.people().person(&ctx.user.person_id).await?;
    let notice = removed_message(&person);
    let removed = ctx.store.people().remove_passkeys(&ctx.actor(), &person.id, Some(&passkey), notice.as_ref()).await;
    respond(refused_or(removed, PAGE, |()| Outcome::done(PAGE, "passkey-removed")))
}

/// The browser of this request, "Chrome, Android".
fn this_browser(language: Language) -> String {
    let agent = with_context::<Parts, _>(|parts| Some(parts.headers.get(header::USER_AGENT)?.to_str().ok()?.to_owned())).flatten();
    agent_name(language, &agent.unwrap_or_default())
}

/// The page: the passkeys of the user, and the form of a new one.
pub async fn page(_: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let draft = text_draft(FORM).await;
    let mistakes = draft.summary(language);
    let content = if !ctx.user.has_password {
        view! { <p>{t!(language, "account-without-password")}</p> }.into_any()
    } else if relying_party().is_err() {
        view! { <p>{t!(language, "passkey-nowhere")}</p> }.into_any()
    } else {
        let passkeys = db()?.passkeys(&ctx.user.person_id).await?;
        let count = passkeys.len() as i64;
        let list = (!passkeys.is_empty()).then(|| {
            let rows = passkeys.into_iter().map(|it| passkey_row(language, it)).collect_view();
            view! { <ul class="rows">{rows}</ul> }
        });
        let mistake = draft.mistake("name").map(str::to_owned);
        let full = count >= MOST_PASSKEYS;
        let name = view! {
            <TextField language name="name" label=t!(language, "passkey-name") hint=t!(language, "passkey-name-hint") mistake value=draft.typed/>
        };
        let addresses = (action::<BeginOwnPasskey>(), action::<AddPasskey>());
        view! {
            <p>{t!(language, "passkey-what")}</p>
            {list}
            {if full {
                view! { <p>{t!(language, "passkeys-full")}</p> }.into_any()
            } else {
                view! {
                    {passkey_form(language, Ceremony::Create, addresses, "passkey-add", name)}
                    <p class="quiet" data-without-passkey>{t!(language, "passkey-needs-script")}</p>
                    {script()}
                }
                .into_any()
            }}
        }
        .into_any()
    };
    Ok(own_page(language, t!(language, "passkeys-title"), mistakes, content))
}

/// A passkey with the button that removes it.
fn passkey_row(language: Language, passkey: Passkey) -> impl IntoView + use<> {
    let note = match passkey.last_used_at {
        Some(used) => t!(language, "passkey-used", at = at(language, passkey.created_at), used = at(language, used)),
        None => t!(language, "passkey-unused", at = at(language, passkey.created_at)),
    };
    let label = t!(language, "passkey-remove-named", name = passkey.name.clone());
    view! {
        <li class="row">
            <div class="row__link">
                <span class="row__main"><span class="row__title">{passkey.name}</span><span class="row__note">{note}</span></span>
            </div>
            <div class="row__aside">
                <form method="post" action={action::<RemovePasskey>()}>
                    <input type="hidden" name="passkey" value=passkey.id.to_string()/>
                    <button class="button button--small" aria-label=label>{t!(language, "passkey-remove")}</button>
                </form>
            </div>
        </li>
    }
}
