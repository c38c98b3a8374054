//! Web.

mod form_drafts;
