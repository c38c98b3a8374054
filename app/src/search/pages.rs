//! The pages that a search finds, by their names and by what one does there.

use crate::{help, texts::t};
use domain::{
    people::{Role, search::matches_words},
    values::language::Language,
};

/// The most pages that are found.
const MOST: usize = 6;

/// Other words for pages: what one does there, as their own names do not say. The key of a line of words each.
const WORDS: &[(&str, &str)] = &[
    ("/verifications", "find-words-review"),
    ("/verifications/remplacement", "find-words-substitution"),
    ("/suivis", "find-words-caseload"),
    ("/agenda", "find-words-agenda"),
    ("/agenda/nouveau", "find-words-session"),
    ("/agenda/plages", "find-words-windows"),
    ("/agenda/absences/nouvelle", "find-words-leave"),
    ("/agenda/types", "find-words-types"),
    ("/pilotage", "find-words-cohort"),
    ("/pilotage/etats", "find-words-statements"),
    ("/pilotage/exports", "find-words-exports"),
    ("/pilotage/financeurs", "find-words-funders"),
    ("/personnes", "find-words-people"),
    ("/personnes/ajouter", "find-words-newcomer"),
    ("/personnes/importer", "find-words-import"),
    ("/personnes/inviter", "find-words-invite"),
    ("/personnes/confier", "find-words-assign"),
    ("/reglages", "find-words-settings"),
    ("/journal", "find-words-journal"),
    ("/journal/messages", "find-words-messages"),
    ("/moi", "find-words-me"),
    ("/moi/resume", "find-words-digest"),
];

/// The address and the name of each page of a role that a query finds, in the order of the site map; every page without a query.
pub fn find(language: Language, role: Role, typed: &str) -> Vec<(&'static str, String)> {
    let pages = help::pages_of(role).filter_map(|(address, key)| {
        let name = t!(language, key);
        let more = WORDS.iter().find(|(page, _)| *page == address).map(|(_, words)| t!(language, words)).unwrap_or_default();
        matches_words(typed, &format!("{name} {more}")).then_some((address, name))
    });
    pages.take(MOST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_page_with_other_words_is_on_the_site_map() {
        let known: BTreeSet<&str> = help::pages_of(Role::Coordinator).map(|(address, _)| address).collect();
        for (address, _) in WORDS {
            assert!(known.contains(address), "{address}");
        }
    }

    #[test]
    fn an_act_finds_its_page_if_the_role_may_open_it() {
        let first = |role, typed| find(Language::Fr, role, typed).first().map(|(address, _)| *address);
        for typed in ["absence", "conge", "vacances"] {
            assert!(find(Language::Fr, Role::Coach, typed).iter().any(|(address, _)| *address == "/agenda/absences/nouvelle"), "{typed}");
        }
        assert_eq!(first(Role::Coordinator, "exporter"), Some("/pilotage/exports"));
        assert_eq!(first(Role::Coach, "exporter"), None);
        assert_eq!(first(Role::Coach, ""), None);
    }
}
