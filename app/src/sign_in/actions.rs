//! Signing in and out.

use super::{browser, secret};
use crate::{
    navigation::home_of,
    texts::t,
    web::{
        context::{RequestContext, Visitor, db, settings},
        error::AppError,
        outcome::{FormDraft, Outcome, reject_form, respond, set_cookie},
    },
};
use axum::http::{header, request::Parts};
use domain::{
    people::{Contact, ContactMistake, Email, NoSms, Role, card::CardCode},
    sign_in::code::read_code,
    values::{ids::PersonId, language::Language},
};
use leptos::prelude::*;
use store::{CodeAsked, CodeRequest, LimitReached, Message, Person, SignInAttempt, StoreError};

/// Under which names the forms are kept.
pub const CONTACT: &str = "sign-in.contact";
/// The form of the code.
pub const CODE: &str = "sign-in.code";
/// The form of the team.
pub const TEAM: &str = "sign-in.team";
/// The form of a printed card.
pub const CARD: &str = "sign-in.card";
/// The form of an invitation's password.
pub const PASSWORD: &str = "sign-in.password";

/// The shortest password of the team, in signs.
pub const SHORTEST_PASSWORD: usize = 12;

async fn mistaken(form: &str, to: &str, typed: String, field: &'static str, key: &'static str) -> Result<Outcome, StoreError> {
    reject_form(form, to, &FormDraft::of(typed, [(field, key)])).await
}

/// Asks for a code. The answer is the same whether or not the contact is someone's.
#[server(endpoint = "connexion/contact")]
pub async fn ask_for_code(#[server(default)] contact: String) -> Result<(), AppError> {
    respond(send_code(contact).await)
}

async fn send_code(typed: String) -> Result<Outcome, StoreError> {
    let visitor = Visitor::current();
    // Which countries codes go to is a setting, asked below.
    let read = typed.parse::<Contact>().and_then(|contact| match contact.is_reached() {
        Ok(()) | Err(NoSms::Country) => Ok(contact),
        Err(why) => Err(ContactMistake::from(why)),
    });
    let contact = match read {
        Ok(contact) => contact,
        Err(mistake) => return mistaken(CONTACT, "/connexion", typed, "contact", mistake.key()).await,
    };
    let bounds = settings().sign_in;
    if let Contact::Phone(phone) = &contact
        && !bounds.phone_prefixes.includes(phone)
    {
        security_event("code_refused", "prefix", Some(contact.as_str()));
        return mistaken(CONTACT, "/connexion", typed, "contact", "contact-prefix").await;
    }
    let (language, browser, code) = (visitor.language, browser::token(), secret::code());
    let attempt = browser::attempt(&browser, &contact, visitor.now);
    let message = |subject: String, body: String| Message { to: contact.clone(), subject, body };
    let request = CodeRequest {
        contact: &contact,
        from: &browser::origin_of(&browser),
        attempt_hash: &secret::hash(&attempt),
        code_hash: &secret::code_hash(&attempt, &code),
        code: &message(t!(language, "message-code-subject"), t!(language, "message-code", code = code.clone())),
        password: &message(
            t!(language, "message-by-password-subject"),
            t!(language, "message-by-password", link = format!("{}/connexion/equipe", settings().base_url)),
        ),
        caps: bounds.sms_caps,
    };
    let attempt = match db()?.ask_for_code(&request, sms_alert, visitor.now).await? {
        CodeAsked::Sent => attempt,
        CodeAsked::SentAt(at) => browser::attempt(&browser, &contact, at),
        CodeAsked::Limited(reached) => {
            security_event("code_refused", limit_word(reached), Some(contact.as_str()));
            let key = match reached {
                LimitReached::Minutes => "contact-too-many",
                LimitReached::Day => "contact-too-many-today",
                LimitReached::Address => "too-many-from-here",
            };
            return mistaken(CONTACT, "/connexion", typed, "contact", key).await;
        }
    };
    set_cookie("attempt", &attempt, store::CODE_MINUTES * 60);
    // The contact is kept with the form of the code, to be shown there and asked again from there.
    reject_form(CODE, "", &FormDraft { typed, mistakes: Vec::new() }).await?;
    Ok(Outcome::go("/connexion/code"))
}

/// What a coordinator is told when the SMS of the day are used up.
fn sms_alert(coordinator: &Person) -> Option<Message> {
    let language = Language::of_tag(&coordinator.language).unwrap_or_default();
    let to = coordinator.email.as_deref().or(coordinator.phone.as_deref())?.parse().ok()?;
    Some(Message { to, subject: t!(language, "message-sms-cap-subject"), body: t!(language, "message-sms-cap") })
}

fn limit_word(reached: LimitReached) -> &'static str {
    match reached {
        LimitReached::Minutes => "minutes",
        LimitReached::Day => "day",
        LimitReached::Address => "address",
    }
}

/// Says in the log of security what failed, of whom by a hash, and from where.
fn security_event(event: &'static str, why: &'static str, contact: Option<&str>) {
    let contact: String = contact.map(|contact| secret::hash(contact).chars().take(16).collect()).unwrap_or_default();
    let address = Visitor::current().address.unwrap_or_default();
    tracing::warn!(target: "security", event, why, contact, address, "sign-in");
}

/// Tries a code.
#[server(endpoint = "connexion/code")]
pub async fn try_code(#[server(default)] code: String) -> Result<(), AppError> {
    respond(check_code(code).await)
}

async fn check_code(typed: String) -> Result<Outcome, StoreError> {
    let visitor = Visitor::current();
    let contact = crate::web::outcome::load_draft::<String>(CODE).await.map(|kept| kept.typed).unwrap_or_default();
    let mistake = match read_code(&typed) {
        Err(_) => "code-not-six-digits",
        Ok(code) => {
            let (attempt, browser) = (request_cookie("attempt").unwrap_or_default(), browser::token());
            let (attempt_hash, code_hash) = (secret::hash(&attempt), secret::code_hash(&attempt, &code));
            let (key, why) = match db()?.try_code(&attempt_hash, &code_hash, &browser::origin_of(&browser), visitor.now).await? {
                // The attempt stays until its code is too old: a second tap sends the same again.
                SignInAttempt::Right(person) => return open_session(&person, &browser, "/").await,
                SignInAttempt::Wrong => ("code-wrong", "wrong"),
                SignInAttempt::Old => ("code-old", "old"),
                SignInAttempt::TooMany => ("code-too-many", "spent"),
                SignInAttempt::Limited(LimitReached::Address) => ("too-many-from-here", "address"),
                SignInAttempt::Limited(_) => ("code-too-many-today", "day"),
            };
            security_event("code_failed", why, contact.parse::<Contact>().ok().as_ref().map(Contact::as_str));
            key
        }
    };
    mistaken(CODE, "/connexion/code", contact, "code", mistake).await
}

/// Uses a printed card up by its code.
#[server(endpoint = "connexion/carte")]
pub async fn try_card(#[server(default)] code: String) -> Result<(), AppError> {
    respond(check_card(code).await)
}

async fn check_card(typed: String) -> Result<Outcome, StoreError> {
    let visitor = Visitor::current();
    let mistake = match CardCode::read(&typed) {
        Err(_) => "card-not-a-code",
        Ok(code) => {
            let browser = browser::token();
            let tried = db()?.try_card(&code, &secret::hash(code.as_str()), &browser::origin_of(&browser), visitor.now).await?;
            let (key, why) = match tried {
                SignInAttempt::Right(person) => return open_session(&person, &browser, "/").await,
                SignInAttempt::Wrong => ("card-wrong", "wrong"),
                SignInAttempt::Old => ("card-old", "old"),
                SignInAttempt::TooMany => ("card-too-many", "card"),
                SignInAttempt::Limited(_) => ("too-many-from-here", "address"),
            };
            security_event("card_failed", why, None);
            key
        }
    };
    mistaken(CARD, "/connexion/carte", typed, "code", mistake).await
}

/// Signs a member of the team in.
#[server(endpoint = "connexion/equipe")]
pub async fn sign_team_in(#[server(default)] email: String, #[server(default)] password: String) -> Result<(), AppError> {
    respond(check_password(email, password).await)
}

async fn check_password(typed: String, password: String) -> Result<Outcome, StoreError> {
    let visitor = Visitor::current();
    let page = "/connexion/equipe";
    let email = match typed.parse::<Email>() {
        Ok(email) => email,
        Err(mistake) => return mistaken(TEAM, page, typed, "email", mistake.key()).await,
    };
    let browser = browser::token();
    let from = browser::origin_of(&browser);
    let found = match db()?.password_of(email.as_str(), &from, visitor.now).await? {
        Ok(found) => found,
        Err(tried) => {
            let here = tried == SignInAttempt::Limited(LimitReached::Address);
            security_event("password_refused", if here { "address" } else { "hour" }, Some(email.as_str()));
            let key = if here { "too-many-from-here" } else { "password-too-many" };
            return mistaken(TEAM, page, typed, "password", key).await;
        }
    };
    let (person, hash) = found.unzip();
    let right = secret::password_is(password, hash).await?;
    match person {
        Some(person) if right => {
            db()?.forget_password_tries(email.as_str(), &from).await?;
            open_session(&person, &browser, "/").await
        }
        person => {
            security_event("password_failed", "wrong", Some(email.as_str()));
            if let Some(person) = &person {
                db()?.count_wrong_password(person, visitor.now).await?;
            }
            mistaken(TEAM, page, typed, "password", "password-wrong").await
        }
    }
}

/// Signs a persona in, on a demo database only.
#[server(prefix = "/connexion", endpoint = "demo")]
pub async fn sign_persona_in(#[server(default)] persona: String) -> Result<(), AppError> {
    respond(open_demo(persona).await)
}

async fn open_demo(persona: String) -> Result<Outcome, StoreError> {
    if !Visitor::current().demo {
        return Err(StoreError::NotFound);
    }
    let (role, to) = match persona.as_str() {
        "participant" => (Role::Participant, "/"),
        "coach" => (Role::Coach, "/verifications"),
        "coordinator" => (Role::Coordinator, "/pilotage"),
        "network" => (Role::Network, "/reseau"),
        _ => return Err(StoreError::NotFound),
    };
    let person = db()?.first_of(role).await?;
    open_session(&person, &browser::token(), to).await
}

/// Uses an invitation up: a member of the team chooses a password, a participant is signed in at once.
#[server(endpoint = "invitation")]
pub async fn accept_invitation(#[server(default)] token: String, #[server(default)] password: String) -> Result<(), AppError> {
    respond(accept(token, password).await)
}

async fn accept(token: String, password: String) -> Result<Outcome, StoreError> {
    let visitor = Visitor::current();
    let (hash, browser) = (secret::hash(&token), browser::token());
    let browser_hash = secret::hash(&browser);
    let person = db()?.invited(&hash, &browser_hash, visitor.now).await?.ok_or(StoreError::NotFound)?;
    let page = format!("/invitation/{token}");
    let password = if person.role.has_password() {
        if password.chars().count() < SHORTEST_PASSWORD {
            return mistaken(PASSWORD, &page, String::new(), "password", "password-too-short").await;
        }
        Some(secret::hash_password(password).await?)
    } else {
        None
    };
    let person = db()?.accept_invitation(&hash, password.as_deref(), &browser_hash, visitor.now).await?;
    open_session(&person.id, &browser, home_of(person.role)).await
}

/// Signs this device out.
#[server(endpoint = "connexion/quitter")]
pub async fn sign_out() -> Result<(), AppError> {
    respond(leave().await)
}

async fn leave() -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    if let Some(device) = &ctx.visitor.device {
        db()?.sign_out(&ctx.user.person_id, device).await?;
    }
    set_cookie("device", "", 0);
    Ok(Outcome::done("/connexion", "signed-out"))
}

/// Gives this device a new token: one that was planted before sign-in is worth nothing after it.
async fn open_session(person: &PersonId, browser: &str, to: &str) -> Result<Outcome, StoreError> {
    let visitor = Visitor::current();
    let agent = use_context::<Parts>()
        .and_then(|parts| parts.headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok()).map(str::to_owned))
        .unwrap_or_default();
    if let Some((who, old)) = visitor.signed_in.as_ref().zip(visitor.device.as_ref()) {
        db()?.sign_out(&who.person_id, old).await?;
    }
    if let Some(guest) = &visitor.guest {
        for form in [CONTACT, CODE, TEAM, CARD, PASSWORD] {
            db()?.forget_form(guest, form).await?;
        }
    }
    let token = secret::token();
    db()?.sign_in_on(person, &secret::hash(&token), &agent, Some(&secret::hash(browser)), visitor.now).await?;
    browser::keep(browser);
    set_cookie("device", &token, store::DEVICE_DAYS * 24 * 3600);
    set_cookie("guest", "", 0);
    Ok(Outcome::go(to))
}

fn request_cookie(name: &str) -> Option<String> {
    let parts = use_context::<Parts>()?;
    cookie(&parts.headers, &crate::web::outcome::cookie_name(name))
}

/// The value of a cookie.
pub fn cookie(headers: &axum::http::HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|pair| pair.trim().split_once('=').filter(|(key, _)| *key == name).map(|(_, value)| value.to_owned()))
        .filter(|value| !value.is_empty())
}
