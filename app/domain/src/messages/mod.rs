//! Messages to people by SMS and mail: [`delivery`], when they leave and when they are given up.

#[cfg(not(target_arch = "wasm32"))]
pub mod delivery;
