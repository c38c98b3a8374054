//! A forgotten password: the form that sends a link, and the page of the link. The second factor is asked for afterwards.

use crate::{
    sign_in::{
        browser,
        form_names::{FORGOTTEN, PASSWORD},
        frame::{auth, log_refusal, text_draft},
        secret,
        session::after_password,
    },
    texts::t,
    ui::form::TextField,
    url::action,
    web::{
        context::{Visitor, db, settings},
        error::AppError,
        forms::{FormDraft, reject_form},
        outcome::{Outcome, respond},
        page::{Address, PageEnd, PageResult},
    },
};
use domain::{
    people::{Contact, Email},
    sign_in::password::{PasswordMistake, check_password},
};
use leptos::prelude::*;
use store::{LimitReached, Message, Person, StoreError};

/// The address of the form that sends a link.
const FORGOTTEN_PAGE: &str = "/connexion/oublie";

/// Checks a new password of a person of the structure.
///
/// # Errors
/// [`PasswordMistake`].
pub fn check_new(password: &str, person: &Person, structure: &str) -> Result<(), PasswordMistake> {
    let known = [person.first_name.as_str(), &person.last_name, person.email.as_deref().unwrap_or_default(), structure];
    check_password(password, &known)
}

/// The mail with the link for a new password; `None` for a person without an address.
pub fn link_message(person: &Person, base_url: &str, token: &str) -> Option<Message> {
    let (language, link) = (person.language, format!("{base_url}/connexion/nouveau-mot-de-passe/{token}"));
    Some(Message {
        to: Contact::Email(person.email.as_deref()?.parse().ok()?),
        subject: t!(language, "message-password-link-subject"),
        body: t!(language, "message-password-link", name = person.first_name.clone(), link = link),
    })
}

/// The mail that says that the password was changed; `None` for a person without an address.
pub fn changed_message(person: &Person) -> Option<Message> {
    let language = person.language;
    Some(Message {
        to: Contact::Email(person.email.as_deref()?.parse().ok()?),
        subject: t!(language, "message-password-changed-subject"),
        body: t!(language, "message-password-changed", name = person.first_name.clone()),
    })
}

/// Sends a link for a new password. The response is the same whether or not a member of the team has that address.
#[server(endpoint = "connexion/oublie")]
pub async fn ask_for_password_link(#[server(default)] email: String) -> Result<(), AppError> {
    let visitor = Visitor::current()?;
    let reject =
        async |typed: String, key: &'static str| reject_form(FORGOTTEN, FORGOTTEN_PAGE, &FormDraft::of(typed, [("email", key)])).await;
    let address = match email.parse::<Email>() {
        Ok(address) => address,
        Err(mistake) => return respond(reject(email, mistake.key()).await),
    };
    let (token, base_url) = (secret::token(), settings()?.base_url.clone());
    let from = browser::origin(&visitor, &browser::token(&visitor));
    let message = |person: &Person| link_message(person, &base_url, &token);
    let reached = db()?.ask_for_password_link(&address, &secret::hash(&token), message, &from, visitor.now).await?;
    if let Some(reached) = reached {
        let key = match reached {
            LimitReached::Minutes => "password-link-too-many",
            LimitReached::Day => "password-link-too-many-today",
            LimitReached::Address => "too-many-from-here",
        };
        log_refusal(&visitor, "password_link_refused", key, Some(address.as_str()));
        return respond(reject(email, key).await);
    }
    respond(Ok(Outcome::done("/connexion/equipe", "password-link-sent")))
}

/// The form that sends a link for a new password.
pub async fn forgotten(_: Address) -> PageResult {
    let visitor = Visitor::current()?;
    let language = visitor.language;
    let draft = text_draft(FORGOTTEN).await;
    let mistakes = draft.summary(language);
    let mistake = draft.mistake("email").map(str::to_owned);
    let form = view! {
        <form class="form auth__form" method="post" action={action::<AskForPasswordLink>()} novalidate>
            <TextField language name="email" required=true kind="email" label=t!(language, "me-email") mistake value=draft.typed autocomplete="username"/>
            <button class="button button--main button--wide">{t!(language, "password-link-send")}</button>
        </form>
        <p class="auth__other"><a href="/connexion/equipe">{t!(language, "second-factor-restart")}</a></p>
    };
    Ok(auth(&visitor, "password-forgotten-title", t!(language, "password-forgotten-lead"), mistakes, form, "/connexion"))
}

/// Sets a new password by a link; all sessions of the person end. Goes on as after a right password.
#[server(endpoint = "connexion/nouveau-mot-de-passe")]
pub async fn set_new_password(#[server(default)] token: String, #[server(default)] password: String) -> Result<(), AppError> {
    let visitor = Visitor::current()?;
    let (hash, browser) = (secret::hash(&token), browser::token(&visitor));
    let browser_hash = secret::hash(&browser);
    let link = db()?.account_link(&hash, &browser_hash, visitor.now).await?.filter(|it| it.email.is_none()).ok_or(StoreError::NotFound)?;
    let structure = db()?.for_structure(&link.person.structure_id).settings().details().await?.name;
    if let Err(mistake) = check_new(&password, &link.person, &structure) {
        let page = format!("/connexion/nouveau-mot-de-passe/{token}");
        return respond(reject_form(PASSWORD, page, &FormDraft::of(String::new(), [("password", mistake.key())])).await);
    }
    let password = secret::hash_password(password).await?;
    let person = db()?.set_password_by_link(&hash, &password, &browser_hash, changed_message, visitor.now).await?;
    respond(after_password(&visitor, &person, &browser, "/").await)
}

/// The page of a link for a new password: opening it does not use it up, only the button does.
pub async fn by_link(address: Address) -> PageResult {
    let visitor = Visitor::current()?;
    let language = visitor.language;
    let token: String = address.part("token")?;
    let browser_hash = visitor.browser.as_deref().map(secret::hash).unwrap_or_default();
    let link = db()?.account_link(&secret::hash(&token), &browser_hash, visitor.now).await?;
    let link = link.filter(|it| it.email.is_none()).ok_or(PageEnd::Missing)?;
    let draft = text_draft(PASSWORD).await;
    let mistakes = draft.summary(language);
    let mistake = draft.mistake("password").map(str::to_owned);
    let form = view! {
        <form class="form auth__form" method="post" action={action::<SetNewPassword>()} novalidate>
            <input type="hidden" name="token" value=token/>
            <TextField language name="password" required=true kind="password" label=t!(language, "password-new") hint=t!(language, "password-hint") mistake autocomplete="new-password"/>
            <button class="button button--main button--wide">{t!(language, "password-change-send")}</button>
        </form>
    };
    Ok(auth(
        &visitor,
        "password-link-title",
        t!(language, "password-link-lead", name = link.person.first_name),
        mistakes,
        form,
        "/invitation",
    ))
}
