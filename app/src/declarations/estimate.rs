//! The texts of an estimate of "À mettre de côté", on pages and, its amount alone, in the declaration form.

use domain::{
    declarations::{
        declaration::Activity,
        rates::{
            set_aside::{Charge, Note, SetAside},
            table::KNOWN_UNTIL,
        },
    },
    values::{language::Language, money::Cents},
};

/// The amount in whole euros, or the text that it is not known. `word` gives the text of a key.
pub fn amount(estimate: &SetAside, language: Language, word: &dyn Fn(&'static str) -> String) -> String {
    estimate.total().map_or_else(|| word("set-aside-not-known"), |total| language.short_amount(total))
}

/// The charges of at least one euro with their amounts, in the order of [`Charge::ALL`].
pub fn charges(estimate: &SetAside) -> impl Iterator<Item = (Charge, Cents)> {
    Charge::ALL.into_iter().filter_map(|charge| Some((charge, estimate.of(charge).filter(|amount| *amount > Cents::ZERO)?)))
}

/// The sentences on unknown rates and the remarks of an estimate. `word` gives the text of a key, `name` the name of a category.
pub fn remarks(
    estimate: &SetAside,
    language: Language,
    word: &dyn Fn(&'static str) -> String,
    name: &dyn Fn(Activity) -> String,
) -> Vec<String> {
    let gaps = estimate.not_known.iter().map(|activity| word("set-aside-gap").replace("{n}", &name(*activity)));
    let notes = estimate.notes.iter().map(|note| match note {
        Note::AfterTable => word(note.key()).replace("{n}", &language.month(KNOWN_UNTIL)),
        _ => word(note.key()),
    });
    gaps.chain(notes).collect()
}
