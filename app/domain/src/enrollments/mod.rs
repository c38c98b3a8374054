//! Enrollments (parcours): their [`enrollment`] period, [`suspension`]s, [`extension`]s and [`exit`]s, their [`standing`] on a day, the
//! numbers and ends of the PASS, the [`entry_record`] and its [`corrections`].

pub mod corrections;
pub mod enrollment;
pub mod entry_record;
pub mod exit;
pub mod extension;
#[cfg(not(target_arch = "wasm32"))]
pub mod official_end;
pub mod pass_number;
pub mod standing;
pub mod suspension;
pub mod timeline;
