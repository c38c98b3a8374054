//! The review of declarations: the queue, questions to participants, batches of validations,
//! the [`validations`] of a day, substitutions of coaches.

pub(crate) mod batches;
pub(crate) mod questions;
pub(crate) mod queue;
pub(crate) mod substitutions;
pub(crate) mod validations;

use crate::db::face;

face! {
    /// The review of declarations in one structure: the queue, questions, batches and substitutes.
    Review, review
}
