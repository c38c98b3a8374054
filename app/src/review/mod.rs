//! À vérifier: the coach looks at each declared figure, takes it as right, alone or with others, or asks.

pub mod islands;

#[cfg(feature = "ssr")]
pub mod actions;
#[cfg(feature = "ssr")]
pub mod batch;
#[cfg(feature = "ssr")]
pub mod corrections;
#[cfg(feature = "ssr")]
mod figure;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod record;
#[cfg(feature = "ssr")]
pub mod substitution;
