//! The participant's first page, and whom they call.

mod cards;
mod help_contact;
mod welcome;
