//! Messages to people by SMS, mail and notification: [`delivery`], when they leave and when they are given up; [`budget`], how many SMS may
//! leave; [`receipt`], whether they arrived and what they cost; [`reminder`], who is reminded to declare; [`push`], where browsers
//! take notifications; [`sms_answer`], what participants send back; [`sms_text`], the characters of an SMS; [`news`], what arrives for the
//! team; [`digest`], the mail that sums it up.

#[cfg(not(target_arch = "wasm32"))]
pub mod budget;
#[cfg(not(target_arch = "wasm32"))]
pub mod delivery;
#[cfg(not(target_arch = "wasm32"))]
pub mod digest;
#[cfg(not(target_arch = "wasm32"))]
pub mod news;
#[cfg(not(target_arch = "wasm32"))]
pub mod push;
#[cfg(not(target_arch = "wasm32"))]
pub mod receipt;
#[cfg(not(target_arch = "wasm32"))]
pub mod reminder;
#[cfg(not(target_arch = "wasm32"))]
pub mod sms_answer;
#[cfg(not(target_arch = "wasm32"))]
pub mod sms_text;
