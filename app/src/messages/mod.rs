//! Messages to people: the texts of [`notices`], of [`reminders`] and of replies ([`sms_answers`]), the list of [`undelivered`] messages,
//! the [`page`] of all with the button that sends one again, and the reminders that the team sends ([`remind`]).

pub mod actions;
pub(crate) mod labels;
pub mod notices;
pub mod page;
pub mod remind;
pub mod reminders;
pub mod sms_answers;
pub(crate) mod undelivered;
