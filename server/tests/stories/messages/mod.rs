//! Messages through the server: delivery by lanes, mails, the texts of messages about bookings.

mod delivering;
mod mails;
mod notices;
mod snapshots;
