//! What pages and server functions are built from: the context of a request, cookies, the outcome of a server function, drafts of
//! refused forms, pages and their fixed parts, files and errors.

pub mod context;
pub mod cookies;
pub mod csv;
pub mod document;
pub mod error;
pub mod files;
pub mod fixed;
pub mod forms;
pub mod languages;
pub mod outcome;
pub mod page;
pub mod render;
pub mod stop;
pub mod text_size;
