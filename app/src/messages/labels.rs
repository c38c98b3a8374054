//! Words about messages: what they are about, and why they did not arrive.

use domain::{
    bookings::notice::NoticeKind,
    messages::{
        delivery::{DeliveryFailure, MessageKind},
        receipt::FailureCause,
    },
    people::Phone,
};

/// A phone number as people write it; a mail address as it is.
pub fn contact(recipient: &str) -> String {
    recipient.parse::<Phone>().map_or_else(|_| recipient.to_owned(), |phone| phone.displayed())
}

/// The key of what a message is about.
pub fn subject_key(notice: Option<NoticeKind>, kind: Option<MessageKind>) -> &'static str {
    match (notice, kind) {
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
        (None, Some(MessageKind::Reply)) => "undelivered-reply",
        (None, Some(MessageKind::Reminder)) => "undelivered-declare",
        (None, Some(MessageKind::Plan)) => "undelivered-plan",
        (None, Some(MessageKind::Digest)) => "undelivered-digest",
        (None, None) => "undelivered-other",
    }
}

/// The key of the reason why a message was given up; what has to be mended comes first, where the service says it.
pub fn failure_key(failure: DeliveryFailure, cause: Option<FailureCause>) -> &'static str {
    match (cause, failure) {
        (Some(FailureCause::Contact), _) => "undelivered-refused",
        (Some(FailureCause::Credit), _) => "messages-no-credit",
        (Some(FailureCause::Account), _) => "messages-account",
        (Some(FailureCause::Stopped), _) => "messages-stopped",
        (None, DeliveryFailure::Refused) => "undelivered-refused",
        (None, DeliveryFailure::Unreachable) => "undelivered-unreachable",
        (None, DeliveryFailure::TimedOut) => "undelivered-timed-out",
        (None, DeliveryFailure::Expired) => "undelivered-expired",
    }
}
