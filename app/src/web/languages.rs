//! The language of a visitor before sign-in: chosen by a link, stored in a cookie. After sign-in it is that of the person, see
//! `me::language`.

use crate::{
    texts::t,
    web::{context::Visitor, cookies::set_cookie},
};
use axum::http::request::Parts;
use domain::values::language::Language;
use leptos::prelude::*;
use store::DEVICE_DAYS;

/// The name of the cookie that holds the tag of the language that a visitor chose before sign-in.
pub const COOKIE: &str = "language";

/// The word of the query that chooses a language: `/connexion?language=ar`.
const QUERY: &str = "language";

/// The open pages that participants read, in every language. The other open pages are for the team, for funders, or legal.
const OPEN_PAGES: &[&str] =
    &["/connexion", "/connexion/code", "/connexion/carte", "/invitation/{token}", "/traductions", "/aide", "/plan-du-site"];

/// Whether a page, by its address of the table or of a request, is one of [`OPEN_PAGES`].
pub fn is_open_page(address: &str) -> bool {
    OPEN_PAGES.iter().any(|page| match page.split_once('{') {
        Some((before, _)) => address.starts_with(before),
        None => *page == address,
    })
}

/// The language that the query of an address chooses; `None` if it chooses none that is known.
pub fn of_query(query: Option<&str>) -> Option<Language> {
    let mut pairs = form_urlencoded::parse(query?.as_bytes());
    pairs.find(|(name, _)| name == QUERY).and_then(|(_, tag)| Language::of_tag(&tag))
}

/// The languages in which a page can be read: all, or those of every page.
pub fn languages(all: bool) -> impl Iterator<Item = Language> {
    Language::ALL.into_iter().filter(move |language| all || language.is_of_every_page())
}

/// The links to this page in each of its languages. The one that the address chooses is stored in the cookie.
pub fn links(visitor: &Visitor) -> impl IntoView + use<> {
    let current = visitor.language;
    let uri = with_context::<Parts, _>(|parts| parts.uri.clone()).unwrap_or_default();
    if let Some(chosen) = of_query(uri.query()) {
        set_cookie(COOKIE, chosen.tag(), DEVICE_DAYS * 24 * 3600);
    }
    let links = languages(is_open_page(uri.path()))
        .map(|language| {
            let here = (language == current).then_some("true");
            view! {
                <a class="languages__item" href=address_in(uri.query(), language) lang=language.lang() hreflang=language.lang() dir=language.dir() aria-current=here>
                    {language.own_name()}
                </a>
            }
        })
        .collect_view();
    view! { <nav class="languages" aria-label=t!(current, "languages-label")>{links}</nav> }
}

/// The same page in a language: its query with that one chosen.
fn address_in(query: Option<&str>, language: Language) -> String {
    let others = form_urlencoded::parse(query.unwrap_or_default().as_bytes()).filter(|(name, _)| name != QUERY);
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(others).append_pair(QUERY, language.tag()).finish();
    format!("?{query}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_keeps_the_query_of_its_page_and_chooses_a_language() {
        assert_eq!(address_in(Some("retour=%2Fplan&language=tr"), Language::Ar), "?retour=%2Fplan&language=ar");
        assert_eq!(address_in(None, Language::Prs), "?language=prs");
        for language in Language::ALL {
            let link = address_in(Some("etat=a"), language);
            assert_eq!(of_query(link.strip_prefix('?')), Some(language));
        }
        for query in [None, Some(""), Some("language="), Some("language=de"), Some("langue=ar")] {
            assert_eq!(of_query(query), None, "{query:?}");
        }
    }

    #[test]
    fn pages_of_participants_are_open_in_every_language_and_those_of_the_team_are_not() {
        for address in ["/connexion", "/connexion/carte", "/invitation/{token}", "/invitation/abc", "/aide", "/plan-du-site"] {
            assert!(is_open_page(address), "{address}");
        }
        for address in ["/connexion/equipe", "/mentions-legales", "/resultats/{token}", "/connexion/"] {
            assert!(!is_open_page(address), "{address}");
        }
    }
}
