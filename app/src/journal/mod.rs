//! Journal.

pub(crate) mod event_labels;
pub mod page;
