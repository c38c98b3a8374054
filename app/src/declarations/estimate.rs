//! What an estimate of "À mettre de côté" says, on pages and in the declaration form alike.

use domain::{declaration::Activity, language::Language, rates::set_aside::SetAside};

/// The keys of the texts that an estimate needs.
pub const TEXTS: &[&str] = &[
    "set-aside-title",
    "set-aside-estimate",
    "set-aside-not-known",
    "set-aside-gap",
    "set-aside-stops",
    "charge-contributions",
    "charge-training",
    "charge-income-tax",
    "acre-without-date",
    "acre-two-shares",
    "acre-not-known",
];

/// The figure, or that it is not known. `word` gives the text of a key.
pub fn figure(estimate: &SetAside, language: Language, word: &dyn Fn(&'static str) -> String) -> String {
    estimate.total().map_or_else(|| word("set-aside-not-known"), |total| language.amount(total))
}

/// What it has to say of itself; `name` gives the name of a category.
pub fn said(estimate: &SetAside, word: &dyn Fn(&'static str) -> String, name: &dyn Fn(Activity) -> String) -> Vec<String> {
    let gaps = estimate.not_known.iter().map(|activity| word("set-aside-gap").replace("{n}", &name(*activity)));
    gaps.chain(estimate.notes.iter().map(|note| word(note.key()))).collect()
}
