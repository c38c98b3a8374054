//! Sending a message again.

use crate::{
    url::FAILED_MESSAGES,
    web::{
        context::RequestContext,
        error::AppError,
        outcome::{Outcome, respond},
    },
};
use domain::values::ids::MessageId;
use leptos::prelude::*;
use store::Resent;

/// Sends a message again that did not arrive, to the contact that the person has now.
#[server(endpoint = "messages/renvoyer")]
pub async fn resend_message(message: MessageId) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let to = FAILED_MESSAGES.to_owned();
    respond(Ok(match ctx.store.messages().resend(&ctx.actor(), &message).await? {
        Resent::Queued | Resent::Already => Outcome::done(to, "message-resent"),
        Resent::SameContact => Outcome::Refused { to, because: "message-same-contact" },
        Resent::NoContact => Outcome::Refused { to, because: "message-no-contact" },
    }))
}
