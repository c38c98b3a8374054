//! The change of one's own mail address by a member of the team: the new mailbox confirms it, the old one gets a notice. Participants
//! change theirs by a code, see [`crate::me::contact`].

use crate::{
    me::{contact::email_page, frame::own_page},
    sign_in::{
        browser,
        frame::{auth, text_draft},
        secret,
    },
    texts::t,
    ui::form::TextField,
    url::action,
    web::{
        context::{RequestContext, Visitor, db},
        error::AppError,
        forms::{FormDraft, reject_form},
        outcome::{Outcome, respond},
        page::{Address, PageEnd, PageResult},
    },
};
use domain::people::{Contact, Email};
use leptos::prelude::*;
use store::{Message, Person, Refusal, StoreError};

/// The name of the form.
const FORM: &str = "me.email";
/// The address of the page.
const PAGE: &str = "/moi/adresse";

/// A mail to the old address of a person; `None` if there is none.
fn to_old(person: &Person, subject: &str, body: &str, new: &Email) -> Option<Message> {
    let language = person.language;
    let to = Contact::Email(person.email.as_deref()?.parse().ok()?);
    let body = t!(language, body, name = person.first_name.clone(), email = new.as_str().to_owned());
    Some(Message { to, subject: t!(language, subject), body })
}

/// The mails to the old and the new address after a change.
fn changed(person: &Person, new: &Email) -> Vec<Message> {
    let language = person.language;
    let body = t!(language, "message-email-changed", name = person.first_name.clone(), email = new.as_str().to_owned());
    let to_new = Message { to: Contact::Email(new.clone()), subject: t!(language, "message-email-changed-subject"), body };
    to_old(person, "message-email-changed-subject", "message-email-changed", new).into_iter().chain([to_new]).collect()
}

/// Sends a link to a new address of the user. Refused to users without a password: their structure changes it.
#[server(endpoint = "moi/adresse")]
pub async fn ask_for_email(#[server(default)] email: String) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    if !ctx.user.has_password {
        return respond(Ok(Outcome::Refused { to: "/moi".into(), because: "account-without-password" }));
    }
    let new = match email.parse::<Email>() {
        Ok(new) => new,
        Err(mistake) => return respond(reject_form(FORM, PAGE, &FormDraft::of(email, [("email", mistake.key())])).await),
    };
    let person = ctx.store.people().person(&ctx.user.person_id).await?;
    if person.email.as_deref() == Some(new.as_str()) {
        return respond(reject_form(FORM, PAGE, &FormDraft::of(email, [("email", "email-unchanged")])).await);
    }
    let (language, token) = (person.language, secret::token());
    let link = format!("{}/connexion/adresse/{token}", ctx.base_url);
    let message = Message {
        to: Contact::Email(new.clone()),
        subject: t!(language, "message-email-link-subject"),
        body: t!(language, "message-email-link", name = person.first_name.clone(), link = link),
    };
    let notice = to_old(&person, "message-email-asked-subject", "message-email-asked", &new);
    let asked = ctx.store.people().ask_for_email(&ctx.actor(), &person, (&secret::hash(&token), &new), &message, notice.as_ref()).await;
    match asked {
        Err(StoreError::Refused(refusal @ Refusal::EmailTaken)) => {
            respond(reject_form(FORM, PAGE, &FormDraft::of(email, [("email", refusal.key())])).await)
        }
        asked => {
            asked?;
            respond(Ok(Outcome::done("/moi", "email-link-sent")))
        }
    }
}

/// The form of a new address: by a link for users with a password, by a code for others.
pub async fn page(_: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    if !ctx.user.has_password {
        return Ok(email_page(&ctx).await);
    }
    let language = ctx.language();
    let draft = text_draft(FORM).await;
    let mistakes = draft.summary(language);
    let mistake = draft.mistake("email").map(str::to_owned);
    let form = view! {
        <p>{t!(language, "email-change-lead")}</p>
        <form class="form" method="post" action={action::<AskForEmail>()} novalidate>
            <TextField language name="email" required=true kind="email" label=t!(language, "email-new") mistake value=draft.typed autocomplete="email"/>
            <button class="button button--main">{t!(language, "email-change-send")}</button>
        </form>
    };
    Ok(own_page(language, t!(language, "email-change-title"), mistakes, form.into_any()))
}

/// Sets the address that a link confirms.
#[server(endpoint = "connexion/adresse")]
pub async fn confirm_email(#[server(default)] token: String) -> Result<(), AppError> {
    let visitor = Visitor::current()?;
    let browser_hash = secret::hash(&browser::token(&visitor));
    let confirmed = db()?.confirm_email(&secret::hash(&token), &browser_hash, visitor.device.as_deref(), changed, visitor.now).await;
    let to = if visitor.signed_in.is_some() { "/moi" } else { "/connexion/equipe" };
    respond(crate::web::outcome::refused_or(confirmed, to, |()| Outcome::done(to, "email-changed")))
}

/// The page of a link that confirms an address: opening it changes nothing, only the button does.
pub async fn confirm(address: Address) -> PageResult {
    let visitor = Visitor::current()?;
    let language = visitor.language;
    let token: String = address.part("token")?;
    let browser_hash = visitor.browser.as_deref().map(secret::hash).unwrap_or_default();
    let link = db()?.account_link(&secret::hash(&token), &browser_hash, visitor.now).await?;
    let email = link.and_then(|link| link.email).ok_or(PageEnd::Missing)?;
    let form = view! {
        <form class="form auth__form" method="post" action={action::<ConfirmEmail>()}>
            <input type="hidden" name="token" value=token/>
            <button class="button button--main button--wide">{t!(language, "email-confirm-send")}</button>
        </form>
    };
    Ok(auth(&visitor, "email-confirm-title", t!(language, "email-confirm-lead", email = email), Vec::new(), form, "/invitation"))
}
