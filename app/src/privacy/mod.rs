//! Personal data: what is kept (`notice`), the legal pages (`legal`), one's own data (`mine`, `data_file`), and erasing a participant
//! (`erasure`), the log of readings (`readings`), the unreviewed translations (`translations`). The audit of accessibility is
//! `rgaa`.

pub mod data_file;
pub mod erasure;
pub mod legal;
pub mod mine;
pub mod notice;
pub mod readings;
pub mod rgaa;
pub mod translations;
pub(crate) mod words;
