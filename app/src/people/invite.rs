//! Inviting people whom the structure has already: one by SMS or by mail, those who are ticked in a list, or every participant without
//! an invitation.

use crate::{
    people::parts::ticked_person,
    sign_in::secret,
    texts::t,
    url,
    web::{
        context::{RequestContext, UnsentChannels},
        error::AppError,
        outcome::{Outcome, respond},
    },
};
use domain::{
    people::{Contact, Role},
    values::ids::PersonId,
};
use leptos::prelude::*;
use store::{Channel, Invitation, Message, Person, StoreError};

/// What all invitations of one request have in common: the address of the site, the name of the structure, and the channels that send.
#[derive(Debug, Clone)]
pub struct Invites {
    base_url: String,
    structure: String,
    unsent: UnsentChannels,
}

impl Invites {
    /// For the structure of the signed-in user.
    pub fn of(ctx: &RequestContext) -> Self {
        Self { base_url: ctx.base_url.clone(), structure: ctx.user.structure.clone(), unsent: ctx.unsent }
    }
}

/// The contact that the channel reaches. Without a channel: first the e-mail address of staff, first the phone of a
/// participant; one that sends before one that does not.
fn contact_of(unsent: UnsentChannels, person: &Person, channel: Option<Channel>) -> Option<Contact> {
    let (phone, email) = (person.phone.as_deref(), person.email.as_deref());
    match channel {
        Some(Channel::Sms) => Contact::for_messages(phone, None),
        Some(Channel::Email) => Contact::for_messages(None, email),
        None if person.role.is_staff() && !unsent.mail => Contact::for_messages(None, email).or_else(|| Contact::for_messages(phone, None)),
        // Nobody who is invited shows notifications yet.
        None | Some(Channel::Push) => unsent.contact(phone, email),
    }
}

/// An invitation with a new link, in the person's language; without a message when the channel does not reach them.
pub fn invitation(invites: &Invites, person: &Person, channel: Option<Channel>) -> Invitation {
    let token = secret::token();
    let link = format!("{}/invitation/{token}", invites.base_url);
    let language = person.language;
    let (name, structure) = (person.first_name.clone(), invites.structure.clone());
    let message = contact_of(invites.unsent, person, channel).map(|to| Message {
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

/// Sends a person a new link, by SMS for `sms` and by mail for any other word; their older links stop working.
#[server(endpoint = "personnes/invitation")]
pub async fn invite_again(person: PersonId, #[server(default)] way: String) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let page = url::person(&person);
    let channel = if way == "sms" { Channel::Sms } else { Channel::Email };
    if ctx.unsent.includes(channel) {
        return respond(Ok(Outcome::Refused { to: page, because: if channel == Channel::Sms { "no-sms-here" } else { "no-mail-here" } }));
    }
    let invitee = ctx.store.people().person(&person).await?;
    let invitation = invitation(&Invites::of(&ctx), &invitee, Some(channel));
    if invitation.message.is_none() {
        return respond(Ok(Outcome::Refused { to: page, because: "invite-no-contact" }));
    }
    ctx.store.people().invite_person(&ctx.actor(), &person, &invitation).await?;
    respond(Ok(Outcome::done(page, "person-invited")))
}

/// Invites every participant who never signed in and has no invitation that still works.
#[server(endpoint = "personnes/inviter-tous")]
pub async fn invite_all() -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let invites = Invites::of(&ctx);
    ctx.store.people().invite_waiting(&ctx.actor(), |person| invitation(&invites, person, None)).await?;
    respond(Ok(Outcome::done("/personnes", if ctx.unsent.sms { "all-invited-no-sms" } else { "all-invited" })))
}

/// Invites the ticked people of a list who have a running enrollment and never signed in; the others are left as they are.
#[server(endpoint = "personnes/inviter-choisis")]
pub async fn invite_chosen(#[server(default)] people: Vec<String>) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let mut chosen = Vec::new();
    for item in &people {
        chosen.push(ticked_person(item).ok_or(StoreError::NotFound)?);
    }
    if chosen.is_empty() {
        return respond(Ok(Outcome::Refused { to: "/personnes".to_owned(), because: "list-bulk-nothing" }));
    }
    let invites = Invites::of(&ctx);
    let invited = ctx.store.people().invite_chosen(&ctx.actor(), &chosen, |person| invitation(&invites, person, None)).await?;
    let say = match (invited, ctx.unsent.sms) {
        (0, _) => "invite-chosen-none",
        (_, true) => "all-invited-no-sms",
        (_, false) => "invite-chosen-done",
    };
    respond(Ok(Outcome::done("/personnes", say)))
}
