//! The forms that a phone keeps and sends later when there is no network.

use crate::{
    bookings::actions::{Book, BookSlot},
    declarations::actions::{AnswerQuestion, DeclareNil, SendMonth},
    plan::{actions::Tick, check_in::SayHowItGoes},
    url::action,
};

/// The address of each such form with its kind, the name under which the phone's script knows it. Each writes in one
/// transaction, which takes the idempotency key: see [`store::Actor::form_key`].
pub const ACTS: [(&str, &str); 7] = [
    (action::<SendMonth>(), "declaration"),
    (action::<DeclareNil>(), "nil"),
    (action::<AnswerQuestion>(), "answer"),
    (action::<Tick>(), "tick"),
    (action::<SayHowItGoes>(), "check-in"),
    (action::<Book>(), "booking"),
    (action::<BookSlot>(), "slot"),
];

/// Whether the form of an address may carry an idempotency key.
pub fn is_act(address: &str) -> bool {
    ACTS.iter().any(|(act, _)| *act == address)
}
