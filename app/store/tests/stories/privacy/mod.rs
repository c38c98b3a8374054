//! The life of personal data: what is kept and for how long, erasing a person, and the chain of hashes over the audit.

mod erase;
mod requests;
mod retention;
