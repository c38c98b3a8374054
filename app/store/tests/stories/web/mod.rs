//! Drafts of forms, and forms that are sent again.

mod form_drafts;
mod sent_forms;
