//! The texts of the screens. French is the reference; the files are in `app/locales`. French and English have all of them, other
//! languages those of participants; a text that a language does not have is the French one.
//!
//! On the server every text comes from the catalogue by its key. Islands get the few that they need as a property, so that the phone
//! loads no catalogue.

use domain::{
    declarations::declaration::LineMistake,
    values::{language::Language, money::AmountMistake},
};

/// The texts of an island, each with its key: so few that a map would only enlarge the module.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IslandTexts(Vec<(String, String)>);

impl IslandTexts {
    /// The texts of these pairs of key and text.
    pub fn of(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
    }

    /// The pairs of key and text.
    pub fn pairs(&self) -> &[(String, String)] {
        &self.0
    }

    /// The text of a key; the key itself if it was not passed, so that a test shows it.
    pub fn get(&self, key: &str) -> String {
        self.0.iter().find(|(known, _)| known == key).map_or(key, |(_, text)| text).to_owned()
    }

    /// The text of a key with its first variable filled in.
    pub fn filled(&self, key: &str, value: &str) -> String {
        filled(self.get(key), value)
    }

    /// The sentence of a mistake in a line, with its amounts filled in.
    pub fn of_line(&self, mistake: LineMistake, language: Language) -> String {
        let text = self.get(mistake.key());
        match mistake {
            LineMistake::Amount(AmountMistake::Ambiguous(one, other)) => {
                filled(filled(text, &language.short_amount(one)), &language.short_amount(other))
            }
            _ => text,
        }
    }
}

/// A text with its first variable filled in.
fn filled(text: String, value: &str) -> String {
    match text.split_once('{').zip(text.split_once('}')) {
        Some(((before, _), (_, after))) => format!("{before}{value}{after}"),
        None => text,
    }
}

#[cfg(feature = "ssr")]
pub use catalogue::{island_texts, text, text_with};

#[cfg(feature = "ssr")]
mod catalogue {
    use super::IslandTexts;
    use domain::values::{language::Language, money::Cents};
    use fluent_templates::{Loader, fluent_bundle::FluentValue, loader::langid, static_loader};
    use std::{
        borrow::Cow,
        collections::HashMap,
        sync::{LazyLock, PoisonError, RwLock},
    };

    static_loader! {
        static LOCALES = {
            locales: "./locales",
            fallback_language: "fr",
            customise: |bundle| bundle.set_use_isolating(false),
        };
    }

    fn tag(language: Language) -> fluent_templates::LanguageIdentifier {
        match language {
            Language::Fr => langid!("fr"),
            Language::FrSimple => langid!("fr-simple"),
            Language::En => langid!("en"),
            Language::Ar => langid!("ar"),
            Language::Tr => langid!("tr"),
            Language::Uk => langid!("uk"),
            Language::Pt => langid!("pt"),
            Language::Prs => langid!("prs"),
        }
    }

    /// The text of a key; the key itself if the catalogue has none, for which a test checks the sources.
    ///
    /// Two amounts in cents may follow the key, each after a space: the variables `$one` and `$other` of the sentence. Drafts of refused
    /// forms store their sentences so.
    pub fn text(language: Language, key: &str) -> String {
        let mut parts = key.split(' ');
        let (bare, one, other) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
        match one.zip(other).map(|(one, other)| (one.parse::<i64>(), other.parse::<i64>())) {
            Some((Ok(one), Ok(other))) => {
                let [one, other] = [one, other].map(|cents| FluentValue::from(language.short_amount(Cents::new(cents))));
                text_with(language, bare, vec![("one", one), ("other", other)])
            }
            _ => PLAIN.get(language, key, || LOCALES.try_lookup(&tag(language), key)),
        }
    }

    /// The texts without variables that were asked for: a page shows dozens, and a look-up in a map costs a tenth of formatting one.
    static PLAIN: LazyLock<TextCache> = LazyLock::new(TextCache::default);
    /// Those of islands, in which the names of their variables stand in place of values.
    static FOR_ISLANDS: LazyLock<TextCache> = LazyLock::new(TextCache::default);

    /// Texts by key and language. Bounded by the catalogue, since a key that it does not have is not stored.
    #[derive(Default)]
    struct TextCache(RwLock<HashMap<String, [Option<String>; Language::ALL.len()]>>);

    impl TextCache {
        /// The text of a key, as `look_up` finds it the first time; the key itself if it finds none.
        fn get(&self, language: Language, key: &str, look_up: impl FnOnce() -> Option<String>) -> String {
            let column = language as usize;
            if let Some(text) = self.0.read().unwrap_or_else(PoisonError::into_inner).get(key).and_then(|texts| texts[column].as_ref()) {
                return text.clone();
            }
            let Some(text) = look_up() else { return key.to_owned() };
            self.0.write().unwrap_or_else(PoisonError::into_inner).entry(key.to_owned()).or_default()[column] = Some(text.clone());
            text
        }
    }

    /// The text of a key with its variables filled in; numbers choose between singular and plural.
    pub fn text_with(language: Language, key: &str, values: Vec<(&'static str, FluentValue<'static>)>) -> String {
        look_up_with(language, key, values).unwrap_or_else(|| key.to_owned())
    }

    fn look_up_with(language: Language, key: &str, values: Vec<(&'static str, FluentValue<'static>)>) -> Option<String> {
        let values: HashMap<Cow<'static, str>, FluentValue<'static>> = values.into_iter().map(|(k, v)| (Cow::Borrowed(k), v)).collect();
        LOCALES.try_lookup_with_args(&tag(language), key, &values)
    }

    /// The texts of these keys, for an island, which fills in `{one}` and `{other}` itself.
    pub fn island_texts(language: Language, keys: &[&str]) -> IslandTexts {
        let unfilled = || vec![("one", FluentValue::from("{one}")), ("other", FluentValue::from("{other}"))];
        let text = |key: &str| FOR_ISLANDS.get(language, key, || look_up_with(language, key, unfilled()));
        IslandTexts(keys.iter().map(|key| ((*key).to_owned(), text(key))).collect())
    }
}

/// A text of the catalogue: `t!(language, "key")`, `t!(language, "key", n = 3, name = name)`.
#[cfg(feature = "ssr")]
macro_rules! t {
    ($language:expr, $key:expr) => {
        $crate::texts::text($language, $key)
    };
    ($language:expr, $key:expr, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::texts::text_with($language, $key, vec![$((stringify!($name), ($value).into())),+])
    };
}
#[cfg(feature = "ssr")]
pub(crate) use t;
