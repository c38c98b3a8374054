//! What the server gives the declaration form on the phone, as JSON. Both halves are here, so that each field is read as it was written.

use crate::texts::IslandTexts;
use domain::{
    declarations::{rates::set_aside::Terms, typed::TypedDeclaration},
    values::{language::Language, month::Month},
};

/// The content of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormData {
    /// The month.
    pub month: Month,
    /// What was typed before, or the current version.
    pub typed: TypedDeclaration,
    /// The mistakes in the lines: the number of a line, from 0, and a sentence.
    pub mistakes: Vec<(usize, String)>,
    /// The mistake in the note.
    pub note_mistake: Option<String>,
    /// The mistake in the number of clients.
    pub clients_mistake: Option<String>,
    /// The codes and names of the categories, the category of the enrollment first.
    pub activities: Vec<(String, String)>,
    /// The facts on which the estimate depends.
    pub terms: Terms,
    /// The identifier of the participant, so that drafts of several people on one phone are kept apart.
    pub person: String,
    /// The language of the screens.
    pub language: Language,
}

#[cfg(feature = "ssr")]
impl FormData {
    /// The form and its texts as JSON.
    pub fn to_json(&self, texts: &IslandTexts) -> String {
        let terms = &self.terms;
        let props = serde_json::json!({
            "month": self.month.to_string(),
            "typed": self.typed,
            "mistakes": self.mistakes,
            "note_mistake": self.note_mistake,
            "clients_mistake": self.clients_mistake,
            "activities": self.activities,
            "registered": terms.registered.map(|month| month.to_string()),
            "acre": terms.acre,
            "income_tax": terms.income_tax,
            "craft": terms.craft,
            "main": terms.main.map(|activity| activity.as_str()),
            "region": terms.region.as_str(),
            "person": self.person,
            "language": self.language.lang(),
            "texts": texts.pairs(),
        });
        props.to_string()
    }
}

#[cfg(feature = "hydrate")]
impl FormData {
    /// Reads the form and its texts; `None` if they are no such JSON.
    pub fn from_json(json: &str) -> Option<(Self, IslandTexts)> {
        use super::draft::read_typed;
        use crate::ui::json::Json;

        let props = Json::parse(json)?;
        let pair = |pair: Json| Some((pair.at(0).text()?, pair.at(1).text()?));
        let pairs = |name: &str| -> Option<Vec<(String, String)>> { props.get(name).list()?.into_iter().map(pair).collect() };
        let mistake = |pair: Json| Some((usize::try_from(pair.at(0).number()?).ok()?, pair.at(1).text()?));
        let month = |name: &str| props.get(name).text()?.parse::<Month>().ok();
        let terms = Terms {
            registered: month("registered"),
            acre: props.get("acre").is_true(),
            income_tax: props.get("income_tax").is_true(),
            craft: props.get("craft").is_true(),
            main: props.get("main").text().and_then(|main| main.try_into().ok()),
            region: props.text_of("region").try_into().ok()?,
        };
        let form = Self {
            month: month("month")?,
            typed: read_typed(&props.get("typed"))?,
            mistakes: props.get("mistakes").list()?.into_iter().map(mistake).collect::<Option<_>>()?,
            note_mistake: props.get("note_mistake").text(),
            clients_mistake: props.get("clients_mistake").text(),
            activities: pairs("activities")?,
            terms,
            person: props.get("person").text()?,
            language: props.text_of("language").try_into().ok()?,
        };
        Some((form, IslandTexts::of(pairs("texts")?)))
    }
}
