//! The change of one's own phone, and of a participant's mail address: a code goes to the new one. The team changes its address by a
//! link, see [`crate::me::email`].

use crate::{
    me::frame::own_page,
    sign_in::{
        actions::{read_contact, sms_alert},
        browser,
        frame::{log_refusal, text_draft},
        secret,
    },
    texts::t,
    ui::form::TextField,
    url::action,
    web::{
        context::{RequestContext, settings},
        error::AppError,
        forms::{FormDraft, reject_form},
        outcome::{Outcome, respond},
        page::{Address, Page, PageResult},
    },
};
use domain::{
    people::Contact,
    sign_in::{code::read_code, session::is_proof_fresh},
};
use leptos::prelude::*;
use store::{ContactAttempt, Message, NewContact, Person, StoreError};

/// The name of the form of the code, and the address of its page.
const CODE: (&str, &str) = ("me.contact-code", "/moi/code");

/// A kind of contact with the form that changes it.
#[derive(Debug, Clone, Copy)]
struct ContactForm {
    /// The name of the form.
    form: &'static str,
    /// The address of its page.
    page: &'static str,
    /// The name of its field, which is also the word of the kind.
    field: &'static str,
    title: &'static str,
    label: &'static str,
    hint: Option<&'static str>,
    autocomplete: &'static str,
    input: &'static str,
}

const PHONE: ContactForm = ContactForm {
    form: "me.phone",
    page: "/moi/telephone",
    field: "phone",
    title: "phone-change-title",
    label: "phone-new",
    hint: Some("phone-new-hint"),
    autocomplete: "tel",
    input: "tel",
};

const EMAIL: ContactForm = ContactForm {
    form: "me.own-email",
    page: "/moi/adresse",
    field: "email",
    title: "email-change-title",
    label: "email-new",
    hint: None,
    autocomplete: "email",
    input: "email",
};

/// Whether the user has proved their identity lately: the team by its proof, which the gate asks for; a participant by a sign-in, since
/// a person who finds an unlocked phone must not be able to take the account over.
fn has_signed_in_lately(ctx: &RequestContext, sends: bool) -> bool {
    ctx.user.has_password || is_proof_fresh(ctx.user.proved_at, sends, ctx.visitor.now)
}

/// The hash of a code for a contact, as it is stored: it counts in the browser that asked for it only.
fn code_hash(browser: &str, contact: &Contact, code: &str) -> String {
    secret::code_hash(&secret::hash(&format!("contact:{browser}:{}", contact.as_str())), code)
}

/// The messages to every contact that the person had and to the new one after a change, as far as they can be reached: a first phone
/// beside a mail address opens the account too.
fn changed(person: &Person, new: &Contact) -> Vec<Message> {
    let language = person.language;
    let had = [&person.phone, &person.email].into_iter().flatten().filter_map(|had| had.parse::<Contact>().ok());
    let message = |to: Contact| Message {
        to,
        subject: t!(language, "message-own-contact-subject"),
        body: t!(language, "message-own-contact", contact = new.to_string()),
    };
    had.chain([new.clone()]).filter(|to| to.is_reachable().is_ok()).map(message).collect()
}

/// Sends a code to a new phone or address of the user. The response is the same whether or not another person has it.
#[server(endpoint = "moi/contact")]
pub async fn ask_for_contact(
    #[server(default)] kind: String,
    #[server(default)] phone: String,
    #[server(default)] email: String,
) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let (at, typed) = if kind == EMAIL.field { (EMAIL, email) } else { (PHONE, phone) };
    if !has_signed_in_lately(&ctx, true) {
        return respond(Ok(Outcome::Refused { to: at.page.into(), because: "contact-sign-in-first" }));
    }
    if ctx.user.has_password && kind == EMAIL.field {
        return respond(Ok(Outcome::Refused { to: at.page.into(), because: "contact-by-link" }));
    }
    let reject = async |typed: String, key: &'static str| reject_form(at.form, at.page, &FormDraft::of(typed, [(at.field, key)])).await;
    let contact = match read_contact(&typed) {
        Ok(contact) if matches!(contact, Contact::Phone(_)) == (at.field == PHONE.field) => contact,
        Ok(_) => return respond(reject(typed, if at.field == PHONE.field { "contact-not-a-phone" } else { "contact-not-an-email" }).await),
        Err(mistake) => return respond(reject(typed, mistake.key()).await),
    };
    let settings = settings()?;
    if let Contact::Phone(phone) = &contact
        && !settings.sign_in.phone_prefixes.includes(phone)
    {
        return respond(reject(typed, "contact-prefix").await);
    }
    let person = ctx.store.people().person(&ctx.user.person_id).await?;
    if [&person.phone, &person.email].into_iter().flatten().any(|own| own == contact.as_str()) {
        return respond(reject(typed, "contact-unchanged").await);
    }
    let (language, browser, code) = (person.language, browser::token(&ctx.visitor), secret::code());
    let message = |subject: String, body: String| Message { to: contact.clone(), subject, body };
    let new = NewContact {
        contact: &contact,
        code_hash: &code_hash(&browser, &contact, &code),
        code: &message(t!(language, "message-contact-code-subject"), t!(language, "message-contact-code", code = code.clone())),
        taken: &message(t!(language, "message-contact-has-account-subject"), t!(language, "message-contact-has-account")),
        caps: settings.sign_in.sms_caps,
    };
    match ctx.store.people().ask_for_contact(&ctx.actor(), &person.id, &new, sms_alert).await? {
        None => respond(Ok(Outcome::go(CODE.1))),
        Some(_) => {
            log_refusal(&ctx.visitor, "contact_code_refused", "day", Some(contact.as_str()));
            respond(reject(typed, "contact-too-many-today").await)
        }
    }
}

/// Sets the new phone or address of the user, who typed the code that was sent there. Their other devices are signed out.
#[server(endpoint = "moi/contact/code")]
pub async fn try_contact_code(#[server(default)] code: String) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let reject = async |key: &'static str| reject_form(CODE.0, CODE.1, &FormDraft::of(String::new(), [("code", key)])).await;
    if !has_signed_in_lately(&ctx, true) {
        return respond(Ok(Outcome::Refused { to: "/moi".into(), because: "contact-sign-in-first" }));
    }
    let Ok(code) = read_code(&code) else { return respond(reject("code-not-six-digits").await) };
    let (browser, device) = (browser::token(&ctx.visitor), ctx.visitor.device.clone().unwrap_or_default());
    let hash = |contact: &Contact| code_hash(&browser, contact, &code);
    let tried = ctx.store.people().try_contact_code(&ctx.actor(), &ctx.user.person_id, &device, hash, changed).await;
    let key = match tried {
        Ok(ContactAttempt::Changed) => return respond(Ok(Outcome::done("/moi", "own-contact-changed"))),
        Ok(ContactAttempt::Wrong) => "code-wrong",
        Ok(ContactAttempt::Old) => "code-old",
        Ok(ContactAttempt::TooMany) => "code-too-many",
        Err(StoreError::Refused(refusal)) => refusal.key(),
        Err(error) => return Err(error.into()),
    };
    respond(reject(key).await)
}

/// The form of a new phone.
pub async fn phone(_: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    Ok(form_page(&ctx, PHONE).await)
}

/// The form of a participant's new mail address.
pub async fn email_page(ctx: &RequestContext) -> Page {
    form_page(ctx, EMAIL).await
}

/// The page of a form; to a participant who signed in long ago, how to sign in again.
async fn form_page(ctx: &RequestContext, at: ContactForm) -> Page {
    let language = ctx.language();
    let draft = text_draft(at.form).await;
    let mistakes = draft.summary(language);
    let mistake = draft.mistake(at.field).map(str::to_owned);
    let title = t!(language, at.title);
    if !has_signed_in_lately(ctx, false) {
        let content = view! {
            <p>{t!(language, "contact-sign-in-first")}</p>
            {crate::navigation::sign_out_button(language, "button button--main", false)}
        };
        return own_page(language, title, Vec::new(), content.into_any());
    }
    // Before the form is sent, so that two requests of a double tap come from one browser.
    browser::token(&ctx.visitor);
    let hint = at.hint.map(|hint| t!(language, hint));
    let form = view! {
        <p>{t!(language, "contact-change-lead")}</p>
        <form class="form" method="post" action={action::<AskForContact>()} novalidate>
            <input type="hidden" name="kind" value=at.field/>
            <TextField language name=at.field kind=at.input label=t!(language, at.label) hint=hint mistake value=draft.typed autocomplete=at.autocomplete/>
            <button class="button button--main">{t!(language, "contact-send")}</button>
        </form>
    };
    own_page(language, title, mistakes, form.into_any())
}

/// The form of the code that was sent to a new phone or address.
pub async fn code(_: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let draft = text_draft(CODE.0).await;
    let mistakes = draft.summary(language);
    let mistake = draft.mistake("code").map(str::to_owned);
    let contact = ctx.store.people().contact_to_confirm(&ctx.user.person_id, ctx.visitor.now).await?;
    let content = match contact.and_then(|contact| contact.parse::<Contact>().ok()) {
        Some(contact) => view! {
            <p>{t!(language, "contact-code-lead", contact = contact.to_string())}</p>
            <form class="form" method="post" action={action::<TryContactCode>()} novalidate>
                <TextField language name="code" label=t!(language, "code-label") mistake keyboard="numeric" autocomplete="one-time-code" class="input--code"/>
                <button class="button button--main">{t!(language, "contact-code-send")}</button>
            </form>
        }
        .into_any(),
        None => view! { <p>{t!(language, "contact-code-none")}</p> }.into_any(),
    };
    Ok(own_page(language, t!(language, "code-title"), mistakes, content))
}
