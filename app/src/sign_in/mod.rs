//! Connexion: a code for participants, a password and a second factor or an identity provider for the team, an invitation for newcomers.

pub mod actions;
pub mod browser;
pub mod client;
pub mod form_names;
pub mod frame;
pub mod fresh_proof;
mod hashing;
pub mod new_password;
pub mod next_page;
pub mod oidc;
pub mod pages;
pub mod passkeys;
pub mod resume;
pub mod second_factor;
pub mod secret;
pub mod session;
pub mod totp;
pub mod web_authn;
