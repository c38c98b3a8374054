//! Inviting, language, devices.

use crate::{
    people::invite::{Invites, invitation},
    web::{
        context::{RequestContext, db},
        error::AppError,
        outcome::{FormDraft, Outcome, clear_draft, finish_form, reject_form, respond},
    },
};
use domain::{
    people::{ContactMistake, Email, MOST_NAME, Phone, Role, TextMistake, one_line},
    values::language::Language,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use store::{NewPerson, Refusal, StoreError};

/// Under which name the form of an invitation is kept.
pub const INVITE: &str = "person.invite";

/// The form of an invitation as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedPerson {
    /// `Coach` or `Coordinator`.
    pub role: String,
    /// First name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// E-mail address.
    pub email: String,
    /// Phone, or nothing.
    pub phone: String,
}

impl TypedPerson {
    fn read(&self) -> Result<NewPerson, Vec<(&'static str, &'static str)>> {
        let mut mistakes = Vec::new();
        let mut note = |field, key| mistakes.push((field, key));
        let first_name = one_line(&self.first_name, MOST_NAME).map_err(|m: TextMistake| note("first_name", m.key())).ok();
        let last_name = one_line(&self.last_name, MOST_NAME).map_err(|m: TextMistake| note("last_name", m.key())).ok();
        let email = self.email.parse::<Email>().map_err(|m: ContactMistake| note("email", m.key())).ok();
        let phone = match self.phone.trim() {
            "" => None,
            typed => typed.parse::<Phone>().map_err(|m| note("phone", m.key())).ok(),
        };
        let role = Role::try_from(self.role.clone()).ok().filter(|role| role.is_staff()).unwrap_or(Role::Coach);
        match (first_name, last_name, email) {
            (Some(first_name), Some(last_name), Some(email)) if mistakes.is_empty() => {
                Ok(NewPerson { role, first_name, last_name, phone, email: Some(email) })
            }
            _ => Err(mistakes),
        }
    }
}

/// Invites a colleague: they get a link by mail, with which they choose a password.
#[server(endpoint = "personnes/inviter")]
pub async fn invite(
    #[server(default)] role: String,
    #[server(default)] first_name: String,
    #[server(default)] last_name: String,
    #[server(default)] email: String,
    #[server(default)] phone: String,
) -> Result<(), AppError> {
    respond(send(TypedPerson { role, first_name, last_name, email, phone }).await)
}

async fn send(typed: TypedPerson) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let page = "/personnes/inviter";
    let new = match typed.read() {
        Ok(new) => new,
        Err(mistakes) => {
            return reject_form(INVITE, page, &FormDraft::of(typed, mistakes)).await;
        }
    };
    let invites = Invites::of(&ctx);
    match ctx.store.people().add_and_invite(&ctx.actor(), &new, |person| invitation(&invites, person, None)).await {
        Err(StoreError::Refused(Refusal::ContactTaken)) => {
            let mistakes = vec![("email".into(), Refusal::ContactTaken.key().into())];
            return reject_form(INVITE, page, &FormDraft { typed, mistakes }).await;
        }
        invited => {
            finish_form(&ctx, INVITE, typed, invited).await?;
        }
    }
    clear_draft(&ctx, INVITE).await?;
    let no_sms = new.phone.is_some_and(|phone| phone.takes_sms().is_err());
    Ok(Outcome::done("/personnes", if no_sms { "person-invited-no-sms" } else { "person-invited" }))
}

/// Chooses the language of the screens.
#[server(endpoint = "moi/langue")]
pub async fn choose_language(#[server(default)] language: String) -> Result<(), AppError> {
    respond(set_language(language).await)
}

async fn set_language(typed: String) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let language = Language::of_tag(&typed).unwrap_or_default();
    ctx.store.people().set_language(&ctx.actor(), &ctx.user.person_id, language).await?;
    Ok(Outcome::done("/moi", "language-set"))
}

/// Signs another of one's own devices out.
#[server(endpoint = "moi/appareil")]
pub async fn sign_device_out(#[server(default)] device: String) -> Result<(), AppError> {
    respond(device_out(device).await)
}

async fn device_out(device: String) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    // A hash and nothing else: PostgreSQL takes no text with a zero byte.
    if !device.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Err(StoreError::NotFound);
    }
    db()?.sign_out(&ctx.user.person_id, &device).await?;
    Ok(Outcome::done("/moi", "device-out"))
}
