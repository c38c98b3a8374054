//! Messages to people: the texts of [`notices`], of [`reminders`] and of replies ([`sms_answers`]), the list of [`undelivered`] messages,
//! and the [`page`] of all with the button that sends one
//! again.

pub mod actions;
pub(crate) mod labels;
pub mod notices;
pub mod page;
pub mod reminders;
pub mod sms_answers;
pub(crate) mod undelivered;
