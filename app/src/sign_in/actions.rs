//! Signing in and out.

use super::secret;
use crate::{
    answer::{Kept, Reply, again, answer, set_cookie},
    error::AppError,
    home::home_of,
    session::{Asking, Visitor, db},
    texts::t,
};
use axum::http::{header, request::Parts};
use domain::{
    card::CardCode,
    ids::PersonId,
    people::{Contact, Email, Role},
};
use leptos::prelude::*;
use store::{Message, StoreError, Try};

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

async fn mistaken(form: &str, to: &str, typed: String, field: &'static str, key: &'static str) -> Result<Reply, StoreError> {
    again(form, to, &Kept::of(typed, [(field, key)])).await
}

/// Asks for a code. The answer is the same whether or not the contact is someone's.
#[server(endpoint = "connexion/contact")]
pub async fn ask_for_code(#[server(default)] contact: String) -> Result<(), AppError> {
    answer(send_code(contact).await)
}

async fn send_code(typed: String) -> Result<Reply, StoreError> {
    let visitor = Visitor::of_request();
    let contact: Contact = match typed.parse() {
        Ok(contact) => contact,
        Err(mistake) => return mistaken(CONTACT, "/connexion", typed, "contact", domain::people::ContactMistake::key(mistake)).await,
    };
    let (attempt, code) = (secret::token(), secret::code());
    let language = visitor.language;
    let message = Message {
        to: contact.clone(),
        subject: t!(language, "message-code-subject"),
        body: t!(language, "message-code", code = code.clone()),
    };
    let sent = db()?.ask_for_code(&contact, &secret::hash(&attempt), &secret::code_hash(&attempt, &code), &message, visitor.now).await?;
    if !sent {
        return mistaken(CONTACT, "/connexion", typed, "contact", "contact-too-many").await;
    }
    set_cookie("attempt", &attempt, store::CODE_MINUTES * 60);
    // The contact is kept with the form of the code, to be shown there and asked again from there.
    again(CODE, "", &Kept { typed, mistakes: Vec::new() }).await?;
    Ok(Reply::go("/connexion/code"))
}

/// Tries a code.
#[server(endpoint = "connexion/code")]
pub async fn try_code(#[server(default)] code: String) -> Result<(), AppError> {
    answer(check_code(code).await)
}

async fn check_code(typed: String) -> Result<Reply, StoreError> {
    let visitor = Visitor::of_request();
    let code: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let contact = crate::answer::kept::<String>(CODE).await.map(|kept| kept.typed).unwrap_or_default();
    let mistake = if code.len() != 6 || !code.bytes().all(|b| b.is_ascii_digit()) {
        "code-not-six-digits"
    } else {
        let attempt = request_cookie("attempt").unwrap_or_default();
        match db()?.try_code(&secret::hash(&attempt), &secret::code_hash(&attempt, &code), visitor.now).await? {
            Try::Right(person) => {
                set_cookie("attempt", "", 0);
                return open_session(&person, "/").await;
            }
            Try::Wrong => "code-wrong",
            Try::Old => "code-old",
            Try::TooMany => "code-too-many",
        }
    };
    mistaken(CODE, "/connexion/code", contact, "code", mistake).await
}

/// Uses a printed card up by its code.
#[server(endpoint = "connexion/carte")]
pub async fn try_card(#[server(default)] code: String) -> Result<(), AppError> {
    answer(check_card(code).await)
}

async fn check_card(typed: String) -> Result<Reply, StoreError> {
    let visitor = Visitor::of_request();
    let mistake = match CardCode::read(&typed) {
        Err(_) => "card-not-a-code",
        Ok(code) => match db()?.try_card(&code, &secret::hash(code.as_str()), visitor.now).await? {
            Try::Right(person) => return open_session(&person, "/").await,
            Try::Wrong => "card-wrong",
            Try::Old => "card-old",
            Try::TooMany => "card-too-many",
        },
    };
    mistaken(CARD, "/connexion/carte", typed, "code", mistake).await
}

/// Signs a member of the team in.
#[server(endpoint = "connexion/equipe")]
pub async fn sign_team_in(#[server(default)] email: String, #[server(default)] password: String) -> Result<(), AppError> {
    answer(check_password(email, password).await)
}

async fn check_password(typed: String, password: String) -> Result<Reply, StoreError> {
    let visitor = Visitor::of_request();
    let page = "/connexion/equipe";
    let email = match typed.parse::<Email>() {
        Ok(email) => email,
        Err(mistake) => return mistaken(TEAM, page, typed, "email", mistake.key()).await,
    };
    let found = match db()?.password_of(email.as_str(), visitor.now).await? {
        Ok(found) => found,
        Err(_) => return mistaken(TEAM, page, typed, "password", "password-too-many").await,
    };
    let (person, hash) = found.unzip();
    match person {
        _ if !secret::password_is(password, hash).await? => mistaken(TEAM, page, typed, "password", "password-wrong").await,
        None => mistaken(TEAM, page, typed, "password", "password-wrong").await,
        Some(person) => {
            db()?.forget_attempts(email.as_str()).await?;
            open_session(&person, "/").await
        }
    }
}

/// Signs a persona in, on a demo database only.
#[server(prefix = "/connexion", endpoint = "demo")]
pub async fn sign_persona_in(#[server(default)] persona: String) -> Result<(), AppError> {
    answer(open_demo(persona).await)
}

async fn open_demo(persona: String) -> Result<Reply, StoreError> {
    if !Visitor::of_request().demo {
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
    open_session(&person, to).await
}

/// Uses an invitation up: a member of the team chooses a password, a participant is signed in at once.
#[server(endpoint = "invitation")]
pub async fn accept_invitation(#[server(default)] token: String, #[server(default)] password: String) -> Result<(), AppError> {
    answer(accept(token, password).await)
}

async fn accept(token: String, password: String) -> Result<Reply, StoreError> {
    let visitor = Visitor::of_request();
    let hash = secret::hash(&token);
    let person = db()?.invited(&hash, visitor.now).await?.ok_or(StoreError::NotFound)?;
    let page = format!("/invitation/{token}");
    let password = if person.role.has_password() {
        if password.chars().count() < SHORTEST_PASSWORD {
            return mistaken(PASSWORD, &page, String::new(), "password", "password-too-short").await;
        }
        Some(secret::hash_password(password).await?)
    } else {
        None
    };
    let person = db()?.accept_invitation(&hash, password.as_deref(), visitor.now).await?;
    open_session(&person.id, home_of(person.role)).await
}

/// Signs this device out.
#[server(endpoint = "connexion/quitter")]
pub async fn sign_out() -> Result<(), AppError> {
    answer(leave().await)
}

async fn leave() -> Result<Reply, StoreError> {
    let asking = Asking::of_request()?;
    if let Some(device) = &asking.visitor.device {
        db()?.sign_out(&asking.who.person_id, device).await?;
    }
    set_cookie("device", "", 0);
    Ok(Reply::done("/connexion", "signed-out"))
}

/// Gives this device a new token: one that was planted before sign-in is worth nothing after it.
async fn open_session(person: &PersonId, to: &str) -> Result<Reply, StoreError> {
    let visitor = Visitor::of_request();
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
    db()?.sign_in(person, &secret::hash(&token), &agent, visitor.now).await?;
    set_cookie("device", &token, store::DEVICE_DAYS * 24 * 3600);
    set_cookie("guest", "", 0);
    Ok(Reply::go(to))
}

fn request_cookie(name: &str) -> Option<String> {
    let parts = use_context::<Parts>()?;
    cookie(&parts.headers, &crate::answer::cookie_name(name))
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
