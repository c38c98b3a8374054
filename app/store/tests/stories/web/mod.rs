//! Drafts of forms, and forms that were sent when the session was over.

mod form_drafts;
mod unsent_forms;
