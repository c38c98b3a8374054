//! The messages that were given up, for the coordinator: to whom, about what, and why.

use crate::{texts::t, ui::rows::at, url, web::context::RequestContext};
use domain::{
    bookings::notice::NoticeKind,
    messages::delivery::{DeliveryFailure, MessageKind},
    people::Phone,
    values::language::Language,
};
use leptos::prelude::*;
use store::{StoreError, UndeliveredMessage};

/// How many messages the section lists at most.
const MOST_SHOWN: i64 = 50;

/// The section of the structure's messages that were given up, the newest [`MOST_SHOWN`]; `None` when there are none.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn section(ctx: &RequestContext) -> Result<Option<AnyView>, StoreError> {
    let language = ctx.language();
    let (messages, count) = ctx.store.messages().undelivered(MOST_SHOWN).await?;
    if messages.is_empty() {
        return Ok(None);
    }
    let first = (count > MOST_SHOWN).then(|| view! { " " {t!(language, "undelivered-first", n = MOST_SHOWN)} });
    let rows = messages.iter().map(|message| row(language, message)).collect_view();
    Ok(Some(
        view! {
            <section class="section" aria-labelledby="undelivered">
                <h2 class="section__title" id="undelivered">{t!(language, "undelivered-title", n = count)}</h2>
                <p class="quiet">{t!(language, "undelivered-lead")}{first}</p>
                <div class="table-wrap" tabindex="0" role="region" aria-labelledby="undelivered">
                    <table class="table table--stack">
                        <thead><tr>
                            <th scope="col">{t!(language, "undelivered-to")}</th>
                            <th scope="col">{t!(language, "undelivered-what")}</th>
                            <th scope="col">{t!(language, "undelivered-why")}</th>
                            <th scope="col">{t!(language, "journal-when")}</th>
                        </tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </section>
        }
        .into_any(),
    ))
}

fn row(language: Language, message: &UndeliveredMessage) -> impl IntoView + use<> {
    let contact = message.recipient.parse::<Phone>().map_or_else(|_| message.recipient.clone(), |phone| phone.displayed());
    let name = message.name.clone().map(|name| match &message.person_id {
        Some(id) => view! { <a href=url::person(id)>{name}</a> " " }.into_any(),
        None => view! { {name} " " }.into_any(),
    });
    view! {
        <tr>
            <th scope="row">{name}<span class="num">{contact}</span></th>
            <td data-label=t!(language, "undelivered-what")>{t!(language, subject_key(message))}</td>
            <td data-label=t!(language, "undelivered-why")>{t!(language, failure_key(message.failure))}</td>
            <td data-label=t!(language, "journal-when")><time class="num" datetime=message.given_up_at.to_rfc3339()>{at(language, message.given_up_at)}</time></td>
        </tr>
    }
}

/// The key of what the message was about.
fn subject_key(message: &UndeliveredMessage) -> &'static str {
    match (message.notice, message.kind) {
        (Some(NoticeKind::Booked), _) => "undelivered-booked",
        (Some(NoticeKind::Moved), _) => "undelivered-moved",
        (Some(NoticeKind::Cancelled), _) => "undelivered-cancelled",
        (Some(NoticeKind::Offered), _) => "undelivered-offered",
        (Some(NoticeKind::Reminder48 | NoticeKind::Reminder2), _) => "undelivered-reminder",
        (Some(NoticeKind::LateCancellation), _) => "undelivered-late",
        (None, Some(MessageKind::Code)) => "undelivered-code",
        (None, Some(MessageKind::Invitation)) => "undelivered-invitation",
        (None, Some(MessageKind::Question)) => "undelivered-question",
        (None, Some(MessageKind::Correction)) => "undelivered-correction",
        (None, Some(MessageKind::Alert)) => "undelivered-alert",
        (None, Some(MessageKind::AccountLink)) => "undelivered-account-link",
        (None, Some(MessageKind::AccountNotice)) => "undelivered-account-notice",
        (None, None) => "undelivered-other",
    }
}

/// The key of the reason why the message was given up.
fn failure_key(failure: DeliveryFailure) -> &'static str {
    match failure {
        DeliveryFailure::Refused => "undelivered-refused",
        DeliveryFailure::Unreachable => "undelivered-unreachable",
        DeliveryFailure::TimedOut => "undelivered-timed-out",
        DeliveryFailure::Expired => "undelivered-expired",
    }
}
