//! The words of `page.js`: a file for each language, which a phone loads once and its service worker keeps. In the pages they were a fifth
//! of home.

use crate::{sign_in::secret::digest, texts::island_texts};
use domain::values::language::Language;
use serde_json::{Map, Value};
use std::sync::OnceLock;

/// The keys of the words of `page.js`.
const KEYS: [&str; 22] = [
    "kept-offline",
    "waiting-answer",
    "waiting-booking",
    "waiting-check-in",
    "waiting-copy",
    "waiting-drop",
    "waiting-drop-sure",
    "waiting-leave",
    "waiting-mistakes",
    "waiting-month",
    "waiting-more",
    "waiting-offline",
    "waiting-old",
    "waiting-one",
    "waiting-open",
    "waiting-refused",
    "waiting-sending",
    "waiting-sign-in",
    "waiting-since",
    "waiting-slot",
    "waiting-tick",
    "waiting-untick",
];

/// The words in one language.
pub struct WordsFile {
    /// The path with the words' version, such as `/mots/fr.json?3f09c2a1`: other words have another, so that they are kept for ever.
    pub address: String,
    /// A JSON object of the texts by their keys.
    pub json: String,
}

/// The words in a language.
pub fn file(language: Language) -> &'static WordsFile {
    static FILES: [OnceLock<WordsFile>; Language::ALL.len()] = [const { OnceLock::new() }; Language::ALL.len()];
    FILES[language as usize].get_or_init(|| {
        let words: Map<_, _> =
            island_texts(language, &KEYS).pairs().iter().map(|(key, text)| (key.clone(), Value::from(text.clone()))).collect();
        let json = Value::Object(words).to_string();
        let address = format!("/mots/{}.json?{}", language.tag(), &digest(json.as_bytes())[..8]);
        WordsFile { address, json }
    })
}

/// The words at an address; `None` at any other, such as that of another version.
pub fn file_at(address: &str) -> Option<&'static WordsFile> {
    let (tag, _) = address.strip_prefix("/mots/")?.split_once('.')?;
    let language = Language::ALL.into_iter().find(|language| language.tag() == tag)?;
    Some(file(language)).filter(|file| file.address == address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_words_at_its_own_address() {
        for language in Language::ALL {
            let WordsFile { address, json } = file(language);
            let (path, version) = address.split_once('?').unwrap();
            assert_eq!((path, version.len()), (format!("/mots/{}.json", language.tag()).as_str(), 8));
            assert_eq!(file_at(address).map(|found| &found.address), Some(address));
            assert!(file_at(path).is_none(), "of which version is not said");
            let words: Map<String, Value> = serde_json::from_str(json).unwrap();
            assert_eq!(words.len(), KEYS.len());
            // The script fills it in.
            assert!(words["waiting-since"].as_str().is_some_and(|text| text.contains("{one}")), "{json}");
        }
    }
}
