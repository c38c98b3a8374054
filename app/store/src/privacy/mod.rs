//! The life of personal data: what expires (`expired`), requests to erase a person (`requests`), erasing them (`erase`), their data as
//! a file (`my_data`), and who read it (`readings`).

pub(crate) mod erase;
pub(crate) mod expired;
pub(crate) mod my_data;
pub(crate) mod readings;
pub(crate) mod requests;

use crate::db::face;

face! {
    /// Erasure, export and readings of personal data of one structure.
    Privacy, privacy
}
