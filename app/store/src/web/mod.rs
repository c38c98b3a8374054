//! Drafts of forms, and forms that are sent again.

pub(crate) mod form_drafts;
pub(crate) mod sent_forms;
