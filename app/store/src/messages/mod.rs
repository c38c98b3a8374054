//! Messages: [`notices`] about bookings, the [`outbox`] from which all leave, those that were given up
//! ([`undelivered`]), and what waits ([`backlog`]).

pub(crate) mod backlog;
pub(crate) mod notices;
pub(crate) mod outbox;
pub(crate) mod undelivered;

use crate::db::face;

face! {
    /// The messages of one structure that could not be delivered.
    Messages, messages
}
