//! Inviting someone who is there already: by SMS, by mail, or all who wait for it.

use crate::url;
use crate::{
    sign_in::secret,
    texts::t,
    web::{
        context::{RequestContext, settings},
        error::AppError,
        outcome::{Outcome, respond},
    },
};
use domain::{
    people::{Contact, Role},
    values::{ids::PersonId, language::Language},
};
use leptos::prelude::*;
use store::{Invitation, Message, Person, StoreError};

/// What every invitation of one request has in common.
#[derive(Debug, Clone)]
pub struct Invites {
    base_url: String,
    structure: String,
}

impl Invites {
    /// Those of whoever asks.
    pub fn of(ctx: &RequestContext) -> Self {
        Self { base_url: settings().base_url, structure: ctx.user.structure.clone() }
    }
}

/// How somebody is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// By SMS.
    Sms,
    /// By mail.
    Mail,
}

/// The contact that a way reaches; without one, the team's address and a participant's phone come first.
fn contact_of(person: &Person, way: Option<Way>) -> Option<Contact> {
    let (phone, email) = (person.phone.as_deref(), person.email.as_deref());
    match way {
        Some(Way::Sms) => Contact::to_write_to(phone, None),
        Some(Way::Mail) => Contact::to_write_to(None, email),
        None if person.role.is_staff() => Contact::to_write_to(None, email).or_else(|| Contact::to_write_to(phone, None)),
        None => Contact::to_write_to(phone, email),
    }
}

/// The invitation of someone, with a new link.
pub fn invitation(invites: &Invites, person: &Person, way: Option<Way>) -> Invitation {
    let token = secret::token();
    let link = format!("{}/invitation/{token}", invites.base_url);
    let language = Language::of_tag(&person.language).unwrap_or_default();
    let (name, structure) = (person.first_name.clone(), invites.structure.clone());
    let message = contact_of(person, way).map(|to| Message {
        subject: t!(language, "message-invitation-subject", structure = structure.clone()),
        body: match (&to, person.role) {
            (Contact::Phone(_), _) => t!(language, "message-invitation-short", structure = structure, link = link),
            (_, Role::Participant) => t!(language, "message-invitation-participant", name = name, structure = structure, link = link),
            _ => t!(language, "message-invitation", name = name, structure = structure, link = link),
        },
        to,
    });
    Invitation { token_hash: secret::hash(&token), message }
}

/// Invites somebody anew; their older links stop working.
#[server(endpoint = "personnes/invitation")]
pub async fn invite_again(#[server(default)] person: String, #[server(default)] way: String) -> Result<(), AppError> {
    respond(send(person, way).await)
}

async fn send(person: String, way: String) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let id = PersonId::try_from(person).map_err(|_| StoreError::NotFound)?;
    let person = ctx.store.people().person(&id).await?;
    let page = url::person(&id);
    let way = if way == "sms" { Way::Sms } else { Way::Mail };
    let invitation = invitation(&Invites::of(&ctx), &person, Some(way));
    if invitation.message.is_none() {
        return Ok(Outcome::Refused { to: page, because: "invite-no-contact" });
    }
    ctx.store.people().invite_person(&ctx.actor(), &id, &invitation).await?;
    Ok(Outcome::done(page, "person-invited"))
}

/// Invites all who never came in and hold no invitation.
#[server(endpoint = "personnes/inviter-tous")]
pub async fn invite_all() -> Result<(), AppError> {
    respond(send_all().await)
}

async fn send_all() -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let invites = Invites::of(&ctx);
    ctx.store.people().invite_waiting(&ctx.actor(), |person| invitation(&invites, person, None)).await?;
    Ok(Outcome::done("/personnes", "all-invited"))
}
