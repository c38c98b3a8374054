//! Messages: [`notices`] about bookings, [`reminders`] to declare and the browsers that show them ([`push`]), the [`outbox`] from which all
//! leave, the [`budget`] of SMS, the [`receipts`] of what left, those that were given up ([`undelivered`]) and sent again ([`resend`]), what
//! waits ([`backlog`]), the [`log`] of all, what participants answer ([`sms_answers`]), the reminders that the team sends
//! ([`team_reminders`]), and the mails that sum up for the team what arrived ([`digests`]).

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
pub(crate) mod team_reminders;
pub(crate) mod undelivered;

use crate::db::face;

/// The phone of a person `p`, unless they answered STOP there: the one number for SMS that they have not asked for.
macro_rules! sms_phone {
    () => {
        "case when coalesce(p.sms_stopped_at_phone, '') <> p.phone then p.phone end"
    };
}
use sms_phone;

face! {
    /// The messages of one structure.
    Messages, messages
}
