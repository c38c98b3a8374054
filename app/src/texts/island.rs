//! The few texts of an island, which the server passes to it.

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
