//! Signing in and out.

use crate::{
    sign_in::{
        browser,
        form_names::{CARD, CODE, CONTACT, PASSWORD, TEAM},
        frame::log_refusal,
        new_password::check_new,
        secret,
        session::{after_password, open_session},
    },
    texts::t,
    url::home_of,
    web::{
        context::{RequestContext, Visitor, db, settings},
        cookies::{request_cookie, set_cookie},
        error::AppError,
        forms::{FormDraft, load_draft, reject_form},
        outcome::{Outcome, respond},
    },
};
use domain::{
    people::{Contact, ContactMistake, Email, NoSms, Role, card::CardCode},
    sign_in::code::read_code,
};
use leptos::prelude::*;
use store::{CODE_MINUTES, Channel, CodeAsked, CodeRequest, LimitReached, Message, Person, SignInAttempt, StoreError};

/// Rejects a form for one mistake.
async fn reject_field(form: &str, page: &str, typed: String, field: &'static str, key: &'static str) -> Result<Outcome, StoreError> {
    reject_form(form, page, &FormDraft::of(typed, [(field, key)])).await
}

/// Sends a code. The response is the same whether or not a person has that contact.
#[server(endpoint = "connexion/contact")]
pub async fn ask_for_code(#[server(default)] contact: String) -> Result<(), AppError> {
    let visitor = Visitor::current()?;
    let page = "/connexion";
    let to = match read_contact(&contact) {
        Ok(to) => to,
        Err(mistake) => return respond(reject_field(CONTACT, page, contact, "contact", mistake.key()).await),
    };
    let settings = settings()?;
    if let Contact::Phone(phone) = &to
        && !settings.sign_in.phone_prefixes.includes(phone)
    {
        log_refusal(&visitor, "code_refused", "prefix", Some(to.as_str()));
        return respond(reject_field(CONTACT, page, contact, "contact", "contact-prefix").await);
    }
    let channel = Channel::of(&to);
    if settings.unsent.includes(channel) {
        let key = if channel == Channel::Sms { "contact-no-sms-here" } else { "contact-no-mail-here" };
        return respond(reject_field(CONTACT, page, contact, "contact", key).await);
    }
    let (language, browser, code) = (visitor.language, browser::token(&visitor), secret::code());
    let attempt = browser::attempt(&browser, &to, visitor.now);
    let of_team = language.of_every_page();
    let message = |subject: String, body: String| Message { to: to.clone(), subject, body };
    let request = CodeRequest {
        contact: &to,
        from: &browser::origin(&visitor, &browser),
        attempt_hash: &secret::hash(&attempt),
        code_hash: &secret::code_hash(&attempt, &code),
        code: &message(t!(language, "message-code-subject"), t!(language, "message-code", code = code.clone())),
        password: &message(
            t!(of_team, "message-by-password-subject"),
            t!(of_team, "message-by-password", link = format!("{}/connexion/equipe", settings.base_url)),
        ),
        caps: settings.sign_in.sms_caps,
    };
    let attempt = match db()?.ask_for_code(&request, sms_alert, visitor.now).await? {
        CodeAsked::Sent => attempt,
        CodeAsked::SentAt(at) => browser::attempt(&browser, &to, at),
        CodeAsked::Limited(reached) => {
            let (key, why) = match reached {
                LimitReached::Minutes => ("contact-too-many", "minutes"),
                LimitReached::Day => ("contact-too-many-today", "day"),
                LimitReached::Address => ("too-many-from-here", "address"),
            };
            log_refusal(&visitor, "code_refused", why, Some(to.as_str()));
            return respond(reject_field(CONTACT, page, contact, "contact", key).await);
        }
    };
    set_cookie("attempt", &attempt, CODE_MINUTES * 60);
    // The contact is the draft of the form of the code: shown there, and sent again from there for another code.
    reject_form(CODE, "", &FormDraft { typed: contact, mistakes: Vec::new() }).await?;
    respond(Ok(Outcome::go("/connexion/code")))
}

/// Reads a contact to which a code can be sent. A phone number of a country that gets no SMS passes: the settings decide on it.
pub fn read_contact(typed: &str) -> Result<Contact, ContactMistake> {
    let contact: Contact = typed.parse()?;
    match contact.is_reachable() {
        Ok(()) | Err(NoSms::Country) => Ok(contact),
        Err(why) => Err(why.into()),
    }
}

/// The message to a coordinator when the SMS of the day are used up; `None` if the coordinator has no contact.
pub fn sms_alert(coordinator: &Person) -> Option<Message> {
    let language = coordinator.language;
    let to = coordinator.email.as_deref().or(coordinator.phone.as_deref())?.parse().ok()?;
    Some(Message { to, subject: t!(language, "message-sms-cap-subject"), body: t!(language, "message-sms-cap") })
}

/// Signs in the person to whose contact the code was sent.
#[server(endpoint = "connexion/code")]
pub async fn try_code(#[server(default)] code: String) -> Result<(), AppError> {
    let visitor = Visitor::current()?;
    let contact = load_draft::<String>(CODE).await.map(|draft| draft.typed).unwrap_or_default();
    let page = "/connexion/code";
    let Ok(code) = read_code(&code) else {
        return respond(reject_field(CODE, page, contact, "code", "code-not-six-digits").await);
    };
    let (attempt, browser) = (request_cookie("attempt").unwrap_or_default(), browser::token(&visitor));
    let (attempt_hash, code_hash) = (secret::hash(&attempt), secret::code_hash(&attempt, &code));
    let (key, why) = match db()?.try_code(&attempt_hash, &code_hash, &browser::origin(&visitor, &browser), visitor.now).await? {
        // The attempt stays until its code is too old: a second tap sends the same again.
        SignInAttempt::Right(person) => return respond(open_session(&visitor, &person, &browser, "/").await),
        SignInAttempt::Wrong => ("code-wrong", "wrong"),
        SignInAttempt::Old => ("code-old", "old"),
        SignInAttempt::TooMany => ("code-too-many", "spent"),
        SignInAttempt::Limited(LimitReached::Address) => ("too-many-from-here", "address"),
        SignInAttempt::Limited(_) => ("code-too-many-today", "day"),
    };
    log_refusal(&visitor, "code_failed", why, contact.parse::<Contact>().ok().as_ref().map(Contact::as_str));
    respond(reject_field(CODE, page, contact, "code", key).await)
}

/// Signs in the participant whose printed card bears the code; the card cannot be used again.
#[server(endpoint = "connexion/carte")]
pub async fn try_card(#[server(default)] code: String) -> Result<(), AppError> {
    let visitor = Visitor::current()?;
    let page = "/connexion/carte";
    let Ok(card) = CardCode::read(&code) else {
        return respond(reject_field(CARD, page, code, "code", "card-not-a-code").await);
    };
    let browser = browser::token(&visitor);
    let tried = db()?.try_card(&card, &secret::hash(card.as_str()), &browser::origin(&visitor, &browser), visitor.now).await?;
    let (key, why) = match tried {
        SignInAttempt::Right(person) => return respond(open_session(&visitor, &person, &browser, "/").await),
        SignInAttempt::Wrong => ("card-wrong", "wrong"),
        SignInAttempt::Old => ("card-old", "old"),
        SignInAttempt::TooMany => ("card-too-many", "card"),
        SignInAttempt::Limited(_) => ("too-many-from-here", "address"),
    };
    log_refusal(&visitor, "card_failed", why, None);
    respond(reject_field(CARD, page, code, "code", key).await)
}

/// Signs a member of the team in by address and password.
#[server(endpoint = "connexion/equipe")]
pub async fn sign_team_in(#[server(default)] email: String, #[server(default)] password: String) -> Result<(), AppError> {
    let visitor = Visitor::current()?;
    let page = "/connexion/equipe";
    let address = match email.parse::<Email>() {
        Ok(address) => address,
        Err(mistake) => return respond(reject_field(TEAM, page, email, "email", mistake.key()).await),
    };
    let browser = browser::token(&visitor);
    let from = browser::origin(&visitor, &browser);
    let found = match db()?.password_of(address.as_str(), &from, visitor.now).await? {
        Ok(found) => found,
        Err(tried) => {
            let (key, why) = match tried {
                SignInAttempt::Limited(LimitReached::Address) => ("too-many-from-here", "address"),
                _ => ("password-too-many", "hour"),
            };
            log_refusal(&visitor, "password_refused", why, Some(address.as_str()));
            return respond(reject_field(TEAM, page, email, "password", key).await);
        }
    };
    let (person, hash) = found.unzip();
    let right = secret::password_matches(password, hash).await?;
    match person {
        Some(person) if right => {
            db()?.clear_password_attempts(address.as_str(), &from).await?;
            respond(after_password(&visitor, &person, &browser, "/").await)
        }
        person => {
            log_refusal(&visitor, "password_failed", "wrong", Some(address.as_str()));
            if let Some(person) = &person {
                db()?.count_wrong_password(person, visitor.now).await?;
            }
            respond(reject_field(TEAM, page, email, "password", "password-wrong").await)
        }
    }
}

/// Signs a persona in, on a demo database only: 404 on any other, or for an unknown persona.
#[server(prefix = "/connexion", endpoint = "demo")]
pub async fn sign_persona_in(#[server(default)] persona: String) -> Result<(), AppError> {
    let visitor = Visitor::current()?;
    let (role, to) = match persona.as_str() {
        _ if !visitor.demo => return Err(StoreError::NotFound.into()),
        "participant" => (Role::Participant, "/"),
        "coach" => (Role::Coach, "/verifications"),
        "coordinator" => (Role::Coordinator, "/pilotage"),
        "network" => (Role::Network, "/reseau"),
        _ => return Err(StoreError::NotFound.into()),
    };
    let person = db()?.first_of(role).await?;
    respond(open_session(&visitor, &person, &browser::token(&visitor), to).await)
}

/// Accepts an invitation: a member of the team chooses a password, a participant is signed in at once.
#[server(endpoint = "invitation")]
pub async fn accept_invitation(#[server(default)] token: String, #[server(default)] password: String) -> Result<(), AppError> {
    let visitor = Visitor::current()?;
    let (hash, browser) = (secret::hash(&token), browser::token(&visitor));
    let browser_hash = secret::hash(&browser);
    let person = db()?.invited(&hash, &browser_hash, visitor.now).await?.ok_or(StoreError::NotFound)?;
    let password = if person.role.has_password() {
        let structure = db()?.for_structure(&person.structure_id).settings().details().await?.name;
        if let Err(mistake) = check_new(&password, &person, &structure) {
            let page = format!("/invitation/{token}");
            return respond(reject_field(PASSWORD, &page, String::new(), "password", mistake.key()).await);
        }
        Some(secret::hash_password(password).await?)
    } else {
        None
    };
    let person = db()?.accept_invitation(&hash, password.as_deref(), &browser_hash, visitor.now).await?;
    let to = home_of(person.role);
    if person.role.has_password() {
        return respond(after_password(&visitor, &person.id, &browser, to).await);
    }
    respond(open_session(&visitor, &person.id, &browser, to).await)
}

/// Signs this device out.
#[server(endpoint = "connexion/quitter")]
pub async fn sign_out() -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    if let Some(device) = &ctx.visitor.device {
        db()?.sign_out(&ctx.user.person_id, device).await?;
    }
    set_cookie("device", "", 0);
    respond(Ok(Outcome::done("/connexion", "signed-out")))
}
