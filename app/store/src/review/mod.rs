//! The review of declarations: the queue, questions to participants, batches of validations, substitutions of coaches.

pub(crate) mod batches;
pub(crate) mod questions;
pub(crate) mod queue;
pub(crate) mod substitutions;

use crate::db::face;

face! {
    /// The review of declarations in one structure: the queue, questions, batches and substitutes.
    Review, review
}
