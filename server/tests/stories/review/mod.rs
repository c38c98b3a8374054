//! Review.

mod question_recipient;
mod reviewing;
