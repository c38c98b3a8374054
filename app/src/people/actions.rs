//! Inviting a colleague: the server function and its form as typed.

use crate::{
    people::invite::{Invites, invitation},
    web::{
        context::RequestContext,
        error::AppError,
        forms::{FormDraft, finish_form, reject_form},
        outcome::{Outcome, respond},
    },
};
use domain::people::{ContactMistake, Email, MOST_NAME, Phone, Role, TextMistake, one_line};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use store::{NewPerson, Refusal, StoreError};

/// Name of the form's draft.
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
    /// Phone; may be empty.
    pub phone: String,
}

impl TypedPerson {
    /// Parses the form; any other role than `Coach` and `Coordinator` is a coach.
    ///
    /// # Errors
    /// Every field that cannot be parsed, with the key of its sentence.
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

/// Adds a colleague and sends them a link by mail, with which they choose a password.
#[server(endpoint = "personnes/inviter")]
pub async fn invite(
    #[server(default)] role: String,
    #[server(default)] first_name: String,
    #[server(default)] last_name: String,
    #[server(default)] email: String,
    #[server(default)] phone: String,
) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let page = "/personnes/inviter";
    let typed = TypedPerson { role, first_name, last_name, email, phone };
    let new = match typed.read() {
        Ok(new) => new,
        Err(mistakes) => return respond(reject_form(INVITE, page, &FormDraft::of(typed, mistakes)).await),
    };
    let invites = Invites::of(&ctx);
    let invited = ctx.store.people().add_and_invite(&ctx.actor(), &new, |person| invitation(&invites, person, None)).await;
    if matches!(invited, Err(StoreError::Refused(Refusal::ContactTaken))) {
        let mistakes = [("email", Refusal::ContactTaken.key())];
        return respond(reject_form(INVITE, page, &FormDraft::of(typed, mistakes)).await);
    }
    finish_form(&ctx, INVITE, typed, invited).await?;
    let no_sms = new.phone.is_some_and(|phone| phone.takes_sms().is_err());
    respond(Ok(Outcome::done("/personnes", if no_sms { "person-invited-no-sms" } else { "person-invited" })))
}
