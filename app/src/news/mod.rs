//! What arrived for the team: the page that lists it, the choice of the mail that sums it up, and the text of that mail.

pub mod digest;
pub mod mail;
pub mod page;
mod words;
