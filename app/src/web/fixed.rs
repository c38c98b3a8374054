//! Parts of pages that are the same for all who read them in a language: rendered once, by the first page that shows them.

use crate::web::document::without_markers;
use domain::values::language::Language;
use leptos::{prelude::*, tachys::html::InertElement};
use std::{
    collections::HashMap,
    sync::{LazyLock, PoisonError, RwLock},
};

/// The parts by their name, language and detail, each in an allocation that is never freed.
type Parts = HashMap<(&'static str, Language, String), &'static str>;

static PARTS: LazyLock<RwLock<Parts>> = LazyLock::new(RwLock::default);

/// The part of that name, as `view` makes it. It depends on the language and on the detail alone, of which there is a small fixed set: an
/// address of the navigation, a setting of the server. There is no island within.
pub fn fixed<V: IntoView>(name: &'static str, language: Language, detail: &str, view: impl FnOnce() -> V) -> InertElement {
    let key = (name, language, detail.to_owned());
    let known = PARTS.read().unwrap_or_else(PoisonError::into_inner).get(&key).copied();
    let html = known.unwrap_or_else(|| {
        let html: &str = without_markers(&view().into_view().to_html()).leak();
        PARTS.write().unwrap_or_else(PoisonError::into_inner).entry(key).or_insert(html)
    });
    InertElement::new(html)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_rendered_once_for_each_language_and_detail() {
        let html = |language, detail: &'static str, word: &'static str| {
            fixed("test", language, detail, || view! { <p class="part">{word}" & " {detail}</p> }).to_html()
        };
        assert_eq!(html(Language::Fr, "a", "un"), "<p class=\"part\">un &amp; a</p>");
        assert_eq!(html(Language::Fr, "a", "deux"), html(Language::Fr, "a", "un"));
        for (language, detail) in [(Language::En, "a"), (Language::Fr, "b")] {
            assert_ne!(html(language, detail, "deux"), html(Language::Fr, "a", "un"));
        }
    }
}
