//! Drafts of forms.

mod form_drafts;
