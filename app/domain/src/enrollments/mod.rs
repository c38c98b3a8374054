//! Enrollments.

pub mod enrollment;
pub mod exit;
pub mod extension;
#[cfg(not(target_arch = "wasm32"))]
pub mod official_end;
pub mod pass_number;
pub mod suspension;
