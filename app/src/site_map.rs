//! The site map: every place of a role in one list, beside the navigation a second way to find a page.

use crate::{
    texts::t,
    web::{
        context::Visitor,
        page::{Address, Page, PageResult},
    },
};
use domain::{people::Role, values::language::Language};
use leptos::prelude::*;

/// An address with the key of its words.
type Entry = (&'static str, &'static str);

/// The address of the page.
pub const PAGE: &str = "/plan-du-site";

const PARTICIPANT: &[Entry] = &[
    ("/", "nav-today"),
    ("/declarations", "declarations-title"),
    ("/declarations/a-mettre-de-cote", "set-aside-title"),
    ("/declarations/caf", "caf-title"),
    ("/declarations/attestation", "attestation-link"),
    ("/rendez-vous", "bookings-title"),
    ("/rendez-vous/passes", "bookings-gone"),
    ("/plan", "nav-plan"),
    ("/plan/versions", "plan-versions-title"),
    ("/moi", "nav-me"),
    ("/moi/agenda", "calendar-title"),
    ("/moi/donnees", "mine-title"),
];

const STAFF: &[Entry] = &[
    ("/verifications", "nav-review"),
    ("/suivis", "nav-caseload"),
    ("/agenda", "nav-agenda"),
    ("/agenda/plages", "window-title"),
    ("/agenda/absences", "leave-title"),
    ("/agenda/types", "session-types"),
    ("/moi", "nav-me"),
];

const COORDINATOR: &[Entry] = &[
    ("/pilotage", "nav-cohort"),
    ("/pilotage/etats", "statements-title"),
    ("/pilotage/exports", "exports-title"),
    ("/pilotage/financeurs", "funders-title"),
    ("/personnes", "nav-people"),
    ("/reglages", "nav-settings"),
    ("/journal", "nav-journal"),
];

const NETWORK: &[Entry] = &[("/reseau", "nav-network"), ("/moi", "nav-me")];

const GUEST: &[Entry] = &[("/connexion", "contact-title"), ("/connexion/carte", "card-enter-title"), ("/connexion/equipe", "team-title")];

const EVERYBODY: &[Entry] = &[
    ("/verifier", "verify-title"),
    ("/mentions-legales", "legal-title"),
    ("/confidentialite", "privacy-title"),
    ("/accessibilite", "accessibility-title"),
];

/// The places of a role, or of a visitor who is not signed in.
pub fn entries(role: Option<Role>) -> Vec<Entry> {
    let own = match role {
        None => vec![GUEST],
        Some(Role::Participant) => vec![PARTICIPANT],
        Some(Role::Coach) => vec![STAFF],
        Some(Role::Coordinator) => vec![STAFF, COORDINATOR],
        Some(Role::Network) => vec![NETWORK],
    };
    [own, vec![EVERYBODY]].concat().concat()
}

/// The page.
pub async fn page(_: Address) -> PageResult {
    let visitor = Visitor::current()?;
    let language: Language = visitor.language;
    let entries = entries(visitor.signed_in.as_ref().map(|who| who.role));
    let links = entries.into_iter().map(|(to, key)| view! { <li><a href=to>{t!(language, key)}</a></li> }).collect_view();
    let body = view! {
        <header class="page__head"><h1 class="page__title">{t!(language, "site-map-title")}</h1></header>
        <ul class="link-list">{links}</ul>
    };
    Ok(Page::new(t!(language, "site-map-title"), "", body))
}
