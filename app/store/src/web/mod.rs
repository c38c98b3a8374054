//! Drafts of forms, and forms that were sent when the session was over.

pub(crate) mod form_drafts;
pub(crate) mod unsent_forms;
