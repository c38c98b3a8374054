//! What a request is made of: its context, the page or outcome it gets, forms that were refused, files, errors.

pub mod context;
pub mod csv;
pub mod document;
pub mod error;
pub mod files;
pub mod outcome;
pub mod page;
pub mod render;
pub mod stop;
