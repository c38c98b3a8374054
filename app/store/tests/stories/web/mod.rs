//! Drafts of forms, forms that are sent again, and forms that were sent when the session was over.

mod form_drafts;
mod sent_forms;
mod unsent_forms;
