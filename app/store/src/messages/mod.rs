//! Messages.

pub(crate) mod notices;
pub(crate) mod outbox;
pub(crate) mod undelivered;

use crate::db::face;

face! {
    /// The messages of one structure that could not be delivered.
    Messages, messages
}
