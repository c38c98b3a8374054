//! The journal of the structure: the page of audit events and their labels.

pub mod event_labels;
pub mod list_file;
pub mod page;
