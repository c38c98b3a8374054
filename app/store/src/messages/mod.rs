//! Messages: [`notices`] about bookings, [`reminders`] to declare and the browsers that show them ([`push`]), the [`outbox`] from which all
//! leave, the [`budget`] of SMS, the [`receipts`] of what left, those that were given up ([`undelivered`]) and sent again ([`resend`]), what
//! waits ([`backlog`]), the [`log`] of all, what participants answer ([`sms_answers`]), and the mails that sum up for the team what arrived
//! ([`digests`]).

pub(crate) mod backlog;
pub(crate) mod budget;
pub(crate) mod digests;
pub(crate) mod log;
pub(crate) mod notices;
pub(crate) mod outbox;
pub(crate) mod push;
pub(crate) mod receipts;
pub(crate) mod reminders;
pub(crate) mod resend;
pub(crate) mod sms_answers;
pub(crate) mod undelivered;

use crate::db::face;

face! {
    /// The messages of one structure.
    Messages, messages
}
