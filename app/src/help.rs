//! Help and the site map: two pages that every page leads to from the same place in its foot.

use crate::{
    people::help_contact::{help_contact, own_contact},
    permissions::Who,
    privacy::legal::back_link,
    texts::t,
    web::{
        context::{RequestContext, Visitor, db, settings},
        page::{Address, Page, PageResult},
    },
};
use domain::{
    people::{Role, help_contact::HelpContact},
    values::language::Language,
};
use leptos::prelude::*;
use store::StoreError;

/// The contact of each structure of the site that has given one.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn structure_contacts(language: Language) -> Result<Vec<AnyView>, StoreError> {
    let contacts = db()?.structure_contacts().await?;
    Ok(contacts.iter().map(|structure| help_contact(language, &HelpContact::of_structure(structure)).into_any()).collect())
}

/// The help beside a form of sign-in: the contact of the structure if the site has one only, else a link to those of all.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn sign_in_help(language: Language) -> Result<AnyView, StoreError> {
    let mut contacts = structure_contacts(language).await?;
    let only = if contacts.len() == 1 { contacts.pop() } else { None };
    Ok(only.unwrap_or_else(|| view! { <p class="auth__other"><a href="/aide">{t!(language, "help-sign-in")}</a></p> }.into_any()))
}

/// Whom to call: for a participant their coach, for a visitor the structures of the site, for the team the publisher.
pub async fn page(_: Address) -> PageResult {
    let visitor = Visitor::current()?;
    let language = visitor.language;
    let role = visitor.signed_in.as_ref().map(|user| user.role);
    let contacts = match role {
        None => structure_contacts(language).await?,
        Some(Role::Participant) => own_contact(&RequestContext::current()?).await?.into_iter().collect(),
        Some(_) => Vec::new(),
    };
    let publisher = settings()?.legal.contact.clone();
    // Without anybody to call or write to, the sentence that says so is the whole answer.
    let lead = (!contacts.is_empty() || publisher.is_some()).then(|| view! { <p class="page__lead">{t!(language, "help-lead")}</p> });
    let none = contacts.is_empty().then(|| {
        let sentence = match publisher {
            Some(contact) => t!(language, "help-publisher", contact = contact),
            None => t!(language, "help-none"),
        };
        view! { <p>{sentence}</p> }
    });
    let no_code = role.is_none().then(|| {
        view! {
            <section class="section">
                <h2 class="section__title">{t!(language, "help-code")}</h2>
                <p>{t!(language, "help-code-text")}</p>
            </section>
        }
    });
    let body = view! {
        {back_link(language)}
        <header class="page__head">
            <h1 class="page__title">{t!(language, "help-title")}</h1>
            {lead}
        </header>
        {contacts}
        {none}
        {no_code}
        <ul class="link-list"><li><a href="/plan-du-site">{t!(language, "sitemap-title")}</a></li></ul>
    };
    Ok(Page::new(t!(language, "help-title"), "", body))
}

/// A page of the site map: its address, its users and the key of its name.
type Entry = (&'static str, Who, &'static str);

/// The pages whose address names no row, in the order of the site map: those of everyday work, those of the account, those for all.
const SECTIONS: &[(&str, &[Entry])] = &[
    (
        "sitemap-pages",
        &[
            ("/", Who::Participant, "nav-today"),
            ("/declarations", Who::Participant, "declarations-title"),
            ("/declarations/a-mettre-de-cote", Who::Participant, "set-aside-title"),
            ("/declarations/caf", Who::Participant, "caf-title"),
            ("/declarations/attestation", Who::Participant, "attestation-link"),
            ("/rendez-vous", Who::Participant, "bookings-title"),
            ("/rendez-vous/passes", Who::Participant, "bookings-gone"),
            ("/plan", Who::Participant, "nav-plan"),
            ("/plan/proposer", Who::Participant, "plan-propose-title"),
            ("/plan/versions", Who::Participant, "plan-versions-title"),
            ("/envois", Who::Participant, "waiting-title"),
            ("/recherche", Who::Staff, "search-title"),
            ("/nouveautes", Who::Staff, "nav-news"),
            ("/verifications", Who::Staff, "nav-review"),
            ("/verifications/aujourdhui", Who::Staff, "validations-title"),
            ("/verifications/remplacement", Who::Staff, "substitution-title"),
            ("/suivis", Who::Staff, "nav-caseload"),
            ("/suivis/modeles", Who::Staff, "templates-title"),
            ("/relances", Who::Staff, "remind-link"),
            ("/agenda", Who::Staff, "nav-agenda"),
            ("/agenda/nouveau", Who::Staff, "session-new"),
            ("/agenda/plages", Who::Staff, "window-title"),
            ("/agenda/absences", Who::Staff, "leave-title"),
            ("/agenda/absences/nouvelle", Who::Staff, "leave-new"),
            ("/agenda/types", Who::Staff, "session-types"),
            ("/agenda/types/nouveau", Who::Coordinator, "session-type-new"),
            ("/pilotage", Who::Coordinator, "nav-cohort"),
            ("/pilotage/etats", Who::Coordinator, "statements-title"),
            ("/pilotage/etats/colonnes", Who::Coordinator, "columns-title"),
            ("/pilotage/exports", Who::Coordinator, "exports-title"),
            ("/pilotage/financeurs", Who::Coordinator, "funders-title"),
            ("/personnes", Who::Coordinator, "nav-people"),
            ("/personnes/ajouter", Who::Coordinator, "newcomer-title"),
            ("/personnes/importer", Who::Coordinator, "import-title"),
            ("/personnes/inviter", Who::Coordinator, "invite-colleague"),
            ("/personnes/confier", Who::Coordinator, "assign-title"),
            ("/reglages", Who::Coordinator, "nav-settings"),
            ("/journal", Who::Coordinator, "nav-journal"),
            ("/journal/messages", Who::Coordinator, "messages-title"),
            ("/reseau", Who::Network, "nav-network"),
        ],
    ),
    (
        "sitemap-account",
        &[
            ("/moi", Who::SignedIn, "nav-me"),
            ("/moi/notifications", Who::Participant, "reminders-title"),
            ("/moi/resume", Who::Staff, "digest-title"),
            ("/moi/telephone", Who::SignedIn, "phone-change-title"),
            ("/moi/agenda", Who::SignedIn, "calendar-title"),
            ("/moi/donnees", Who::SignedIn, "mine-title"),
            ("/moi/mot-de-passe", Who::SignedIn, "password-change-title"),
            ("/moi/second-facteur", Who::SignedIn, "second-factor-title"),
            ("/moi/cles", Who::SignedIn, "passkeys-title"),
            ("/moi/adresse", Who::SignedIn, "email-change-title"),
        ],
    ),
    (
        "sitemap-site",
        &[
            ("/connexion", Who::Anybody, "contact-title"),
            ("/connexion/carte", Who::Anybody, "card-enter-title"),
            ("/connexion/equipe", Who::Anybody, "team-title"),
            ("/connexion/oublie", Who::Anybody, "password-forgotten-title"),
            ("/verifier", Who::Anybody, "verify-title"),
            ("/aide", Who::Anybody, "help-title"),
            ("/mentions-legales", Who::Anybody, "legal-title"),
            ("/confidentialite", Who::Anybody, "privacy-title"),
            ("/accessibilite", Who::Anybody, "accessibility-title"),
            ("/traductions", Who::Anybody, "translations-title"),
        ],
    ),
];

/// Open pages for others than participants: their names are in the languages of every page.
const OF_OTHERS: &[&str] = &["/connexion/equipe", "/connexion/oublie", "/verifier"];

/// The pages of an account with a password.
const OF_PASSWORDS: &[&str] = &["/moi/mot-de-passe", "/moi/second-facteur", "/moi/cles"];

/// Whether the site map of a visitor lists a page: one that they may open, and for a signed-in user none of sign-in.
fn is_listed((address, who, _): &Entry, role: Option<Role>) -> bool {
    let of_password = OF_PASSWORDS.contains(address) && !role.is_some_and(Role::has_password);
    who.includes(role) && !of_password && !(role.is_some() && address.starts_with("/connexion"))
}

/// The pages of everyday work and of the account that a signed-in user of that role may open: address and key of the name.
pub fn pages_of(role: Role) -> impl Iterator<Item = (&'static str, &'static str)> {
    let pages = SECTIONS.iter().flat_map(|(_, entries)| *entries).filter(move |entry| is_listed(entry, Some(role)));
    pages.map(|(address, _, name)| (*address, *name))
}

/// The pages that the visitor may open, as links.
pub async fn site_map(_: Address) -> PageResult {
    let visitor = Visitor::current()?;
    let (language, role) = (visitor.language, visitor.signed_in.as_ref().map(|user| user.role));
    let sections = SECTIONS.iter().filter_map(|(title, entries)| {
        let listed: Vec<&Entry> = entries.iter().filter(|entry| is_listed(entry, role)).collect();
        let links = listed.iter().map(|(address, _, name)| {
            let named_in = if OF_OTHERS.contains(address) { language.of_every_page() } else { language };
            let lang = (named_in != language).then_some(named_in.lang());
            view! { <li><a href=*address lang=lang>{t!(named_in, name)}</a></li> }
        });
        let links = links.collect_view();
        (!listed.is_empty()).then(|| {
            view! {
                <section class="section">
                    <h2 class="section__title">{t!(language, title)}</h2>
                    <ul class="link-list">{links}</ul>
                </section>
            }
        })
    });
    let body = view! {
        {back_link(language)}
        <header class="page__head"><h1 class="page__title">{t!(language, "sitemap-title")}</h1></header>
        {sections.collect_view()}
    };
    Ok(Page::new(t!(language, "sitemap-title"), "", body))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routes::PAGES;
    use std::collections::BTreeSet;

    /// Pages without a row in their address that are a step of something else, each with the reason.
    const STEPS: &[(&str, &str)] = &[
        ("/plan-du-site", "the map itself"),
        ("/rendez-vous/confirmer", "after an hour was chosen"),
        ("/verifications/lot", "after months were ticked"),
        ("/pilotage/liste", "behind a figure"),
        ("/agenda/heure", "after an hour of the agenda was chosen"),
        ("/connexion/code", "after a code was asked for"),
        ("/connexion/reprendre", "after the sign-in to a session that was over"),
        ("/moi/code", "after a new contact was named"),
        ("/connexion/second-facteur", "after the password"),
        ("/connexion/oidc/aller", "leads to the provider"),
        ("/connexion/oidc/retour", "leads back from it"),
        ("/connexion/confirmer", "before another page"),
    ];

    #[test]
    fn the_site_map_lists_every_page_whose_address_names_no_row() {
        let listed: BTreeSet<&str> = SECTIONS.iter().flat_map(|(_, entries)| *entries).map(|(address, ..)| *address).collect();
        for page in PAGES.iter().filter(|page| !page.address.contains('{')) {
            let step = STEPS.iter().any(|(address, _)| *address == page.address);
            assert!(listed.contains(page.address) != step, "{}", page.address);
        }
    }

    #[test]
    fn the_site_map_names_no_page_that_its_reader_may_not_open() {
        for (_, entries) in SECTIONS {
            for entry in *entries {
                let page = PAGES.iter().find(|page| page.address == entry.0).unwrap();
                for role in [None, Some(Role::Participant), Some(Role::Coach), Some(Role::Coordinator), Some(Role::Network)] {
                    assert!(!is_listed(entry, role) || page.who.includes(role), "{}", entry.0);
                }
            }
        }
    }
}
