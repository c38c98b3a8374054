//! The catalogue on the server: the sentences of a language are read when the first of them is asked for, since a server rarely speaks
//! all of them and each takes about a megabyte. In a debug build they come from `app/locales` as it is when the process asks, so that a
//! changed text needs no compiler; in a release build they are in the binary.

use super::island::IslandTexts;
use domain::values::{language::Language, money::Cents};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use rust_embed::RustEmbed;
use std::{
    collections::HashMap,
    sync::{LazyLock, OnceLock, PoisonError, RwLock},
};

/// The files of all languages, each in the folder of its tag.
#[derive(RustEmbed)]
#[folder = "locales"]
struct Locales;

type Sentences = FluentBundle<FluentResource>;

/// The languages that were asked for.
static READ: [OnceLock<Sentences>; Language::ALL.len()] = [const { OnceLock::new() }; Language::ALL.len()];

/// The sentences of a language.
fn sentences(language: Language) -> &'static Sentences {
    READ[language as usize].get_or_init(|| read(language))
}

/// What does not parse and what is there twice is left out and logged; the catalogue's tests find both.
fn read(language: Language) -> Sentences {
    let mut sentences = FluentBundle::new_concurrent(vec![language.tag().parse().unwrap_or_default()]);
    sentences.set_use_isolating(false);
    let folder = format!("{}/", language.tag());
    let mut files = 0;
    for name in Locales::iter().filter(|name| name.starts_with(&folder) && name.ends_with(".ftl")) {
        let Some(file) = Locales::get(&name) else { continue };
        files += 1;
        let source = String::from_utf8_lossy(&file.data).into_owned();
        let resource = FluentResource::try_new(source).unwrap_or_else(|(read, mistakes)| {
            tracing::error!(%name, ?mistakes, "sentences could not be read");
            read
        });
        if let Err(mistakes) = sentences.add_resource(resource) {
            tracing::error!(%name, ?mistakes, "sentences are there twice");
        }
    }
    if files == 0 {
        tracing::error!(language = language.tag(), "there are no sentences");
    }
    sentences
}

/// The sentence of a key; `None` if there is none with these variables.
fn sentence(sentences: &Sentences, key: &str, values: Option<&FluentArgs<'_>>) -> Option<String> {
    let pattern = sentences.get_message(key)?.value()?;
    let mut mistakes = Vec::new();
    let sentence = sentences.format_pattern(pattern, values, &mut mistakes);
    mistakes.is_empty().then(|| sentence.into_owned())
}

/// The sentence of a key in a language, else in French; `None` if neither has it with these variables.
fn look_up(language: Language, key: &str, values: Option<&FluentArgs<'_>>) -> Option<String> {
    let in_french = || if language == Language::Fr { None } else { sentence(sentences(Language::Fr), key, values) };
    sentence(sentences(language), key, values).or_else(in_french)
}

/// The texts without variables of these keys in a language, as [`text`] gives them one by one. A language that nobody has asked for yet is
/// read for them and not kept.
pub fn few_texts(language: Language, keys: &[&str]) -> Vec<String> {
    if READ[language as usize].get().is_some() {
        return keys.iter().map(|key| text(language, key)).collect();
    }
    texts_read(language, keys)
}

/// Those texts of a language that is read for them and let go.
fn texts_read(language: Language, keys: &[&str]) -> Vec<String> {
    let read = read(language);
    keys.iter().map(|key| sentence(&read, key, None).unwrap_or_else(|| text(Language::Fr, key))).collect()
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
        _ => PLAIN.get(language, key, || look_up(language, key, None)),
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
    look_up(language, key, Some(&values.into_iter().collect())).unwrap_or_else(|| key.to_owned())
}

/// The texts of these keys, for an island, which fills in `{one}` and `{other}` itself.
pub fn island_texts(language: Language, keys: &[&str]) -> IslandTexts {
    let unfilled = || FluentArgs::from_iter([("one", "{one}"), ("other", "{other}")]);
    let text = |key: &str| FOR_ISLANDS.get(language, key, || look_up(language, key, Some(&unfilled())));
    IslandTexts::of(keys.iter().map(|key| ((*key).to_owned(), text(key))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_a_language_that_is_not_kept_are_those_of_the_catalogue() {
        // The second has no sentence anywhere.
        let keys = ["offline-title", "nowhere"];
        for language in Language::ALL {
            assert_eq!(texts_read(language, &keys), keys.map(|key| text(language, key)));
            assert_eq!(few_texts(language, &keys), keys.map(|key| text(language, key)));
        }
        assert_ne!(text(Language::Tr, keys[0]), text(Language::Fr, keys[0]));
    }
}
