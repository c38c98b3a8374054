//! Support of the tests: the app with its data, HTTP clients, gateways, and the real process.

pub mod app;
pub mod authenticator;
pub mod caller;
pub mod frozen;
pub mod gateways;
pub mod identity_provider;
pub mod people;
pub mod phones;
pub mod plans;
pub mod process;
pub mod proxies;
pub mod reduced_html;
pub mod statements;
pub mod team;
#[path = "../../../../app/store/tests/stories/support/template.rs"]
pub mod template;
