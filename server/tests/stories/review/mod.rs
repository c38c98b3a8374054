//! The review of declarations.

mod question_recipient;
mod reviewing;
mod team_months;
