//! Drafts of forms, forms that are sent again, and forms that were sent when the session was over.

pub(crate) mod form_drafts;
pub(crate) mod sent_forms;
pub(crate) mod unsent_forms;
