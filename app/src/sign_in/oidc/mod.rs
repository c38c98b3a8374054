//! Sign-in of the team by an identity provider (OpenID Connect, authorization code with PKCE).

pub mod actions;
pub mod attempt;
pub mod button;
pub mod pages;
pub mod provider;
mod verify;
