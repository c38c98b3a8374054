//! Drafts of forms.

pub(crate) mod form_drafts;
