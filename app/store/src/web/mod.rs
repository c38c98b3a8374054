//! Web.

pub(crate) mod form_drafts;
