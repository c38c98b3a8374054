//! Whether a title names a person. Family names such as Petit, Rose or France are words of titles too: a title is of a person only where a name
//! is written as one.

use super::search::{Searched, contacts, words_of};
use unicode_normalization::UnicodeNormalization;

/// Words before a name, without accents and case.
const CIVILITIES: &[&str] = &["m", "mr", "mme", "mlle", "mrs", "ms", "monsieur", "madame", "mademoiselle"];

/// Where a name stands in a text: what comes before and after it, and whether it begins with a capital.
struct Occurrence<'a> {
    before: &'a str,
    after: &'a str,
    is_capital: bool,
}

/// How surely a title names a person, the least sure first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Naming {
    /// The family name stands after a civility; or the first or the family name stands alone in it, or begins with a capital within a
    /// sentence: "Le plan de Petit", not "Petit budget". There may be several of that name.
    Likely,
    /// It has the family name beside the first name, or the address or the phone.
    Full,
}

/// How surely a title names a person; `None` if it has none of their names, or has it as an ordinary word.
pub fn naming(title: &str, person: &Searched) -> Option<Naming> {
    let title: String = title.nfc().collect();
    let [first, last] = person.names.map(|name| occurrences(&title, name));
    let is_full = |it: &Occurrence| first.iter().any(|other| is_beside(&title, other, it));
    let is_civil = |it: &Occurrence| words_of(it.before).last().is_some_and(|word| CIVILITIES.contains(&word.as_str()));
    let has_case = title.chars().any(char::is_lowercase);
    let is_likely = |it: &Occurrence| is_alone(it) || (has_case && it.is_capital && !begins_sentence(it.before));
    if contacts(&title, person) || last.iter().any(is_full) {
        return Some(Naming::Full);
    }
    (last.iter().any(is_civil) || first.iter().chain(&last).any(is_likely)).then_some(Naming::Likely)
}

/// Where a name stands in a text as whole words, joined or not: `Jean-Pierre`, `Jean Pierre`, `JEANPIERRE`.
fn occurrences<'a>(text: &'a str, name: &str) -> Vec<Occurrence<'a>> {
    let sought: String = words_of(name).collect();
    let mut found = Vec::new();
    let runs = runs(text);
    for (at, (start, _)) in runs.iter().enumerate() {
        let mut joined = String::new();
        for (from, to) in runs.iter().skip(at) {
            joined.extend(words_of(text.get(*from..*to).unwrap_or_default()));
            if sought.is_empty() || !sought.starts_with(&joined) {
                break;
            }
            if joined == sought {
                let (before, after) = (text.get(..*start).unwrap_or_default(), text.get(*to..).unwrap_or_default());
                let is_capital = text.get(*start..).and_then(|rest| rest.chars().next()).is_some_and(char::is_uppercase);
                found.push(Occurrence { before, after, is_capital });
                break;
            }
        }
    }
    found
}

/// The words of a text as ranges of bytes.
fn runs(text: &str) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (at, sign) in text.char_indices().filter(|(_, sign)| sign.is_alphanumeric()) {
        let end = at + sign.len_utf8();
        match runs.last_mut() {
            Some(last) if last.1 == at => last.1 = end,
            _ => runs.push((at, end)),
        }
    }
    runs
}

/// Whether nothing but signs stands between two names of a text.
fn is_beside(text: &str, one: &Occurrence, other: &Occurrence) -> bool {
    let between = |left: &Occurrence, right: &Occurrence| {
        let (from, to) = (text.len() - left.after.len(), right.before.len());
        text.get(from..to).is_some_and(|signs| !signs.chars().any(char::is_alphanumeric))
    };
    between(one, other) || between(other, one)
}

/// Whether a name is the whole text, or begins with a capital and has a sign on each side. A hyphen makes a longer word: Petit-déjeuner.
fn is_alone(it: &Occurrence) -> bool {
    let is_end = |signs: &str, sign: Option<char>| sign.is_none_or(|sign| !sign.is_alphanumeric()) && !signs.starts_with(['-', '’', '\'']);
    let before: String = it.before.chars().rev().collect();
    let is_whole = !it.before.chars().chain(it.after.chars()).any(char::is_alphanumeric);
    let has_signs = is_end(&before, before.trim_start().chars().next()) && is_end(it.after, it.after.trim_start().chars().next());
    is_whole || (it.is_capital && has_signs)
}

/// Whether a sentence, or a title within a title, begins after that text.
fn begins_sentence(before: &str) -> bool {
    before.trim_end().chars().next_back().is_none_or(|sign| !sign.is_alphanumeric() && !matches!(sign, '’' | '\'' | ',' | '&'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn person(first: &'static str, last: &'static str) -> Searched<'static> {
        Searched { names: [first, last], trade: None, phone: Some("+33639981303"), email: Some("a.petit@exemple.fr") }
    }

    #[test]
    fn a_title_names_a_person_by_both_names_a_contact_or_a_civility() {
        let rose = person("Rose", "Petit");
        for title in [
            "Le plan de Rose Petit",
            "plan rose petit",
            "PETIT Rose",
            "Petit, Rose : budget",
            "Appeler le 06 39 98 13 03",
            "Écrire à a.petit@exemple.fr",
        ] {
            assert_eq!(naming(title, &rose), Some(Naming::Full), "{title:?}");
        }
        for title in ["Budget de Mme Petit", "budget de M. petit", "Revoir madame Petit"] {
            assert_eq!(naming(title, &rose), Some(Naming::Likely), "{title:?}");
        }
        assert_eq!(naming("Mme N’Diaye", &person("Fatou", "Ndiaye")), Some(Naming::Likely));
        assert_eq!(naming("fatou ndiaye", &person("Fatou", "N’Diaye")), Some(Naming::Full));
        assert_eq!(naming("Jean-Pierre Noe\u{308}l", &person("Jean Pierre", "Noël")), Some(Naming::Full));
    }

    #[test]
    fn an_ordinary_word_is_no_name_where_it_is_not_written_as_one() {
        for title in [
            "",
            "Petit budget",
            "Un petit budget",
            "PETIT BUDGET",
            "Budget : Petit et grand",
            "Budget : petit",
            "Petit-déjeuner de l’équipe",
            "Prendre un petit-déjeuner",
            "Petit point de chaque lundi",
            "Lundi matin",
            "Petits prix",
        ] {
            assert_eq!(naming(title, &person("Lundi", "Petit")), None, "{title:?}");
        }
        for title in
            ["Le plan de Petit", "Petit", "petit", "Petit : budget", "Plan (Petit)", "Plan PETIT", "Budget d’Awa", "Awa", "Awa, budget"]
        {
            assert_eq!(naming(title, &person("Awa", "Petit")), Some(Naming::Likely), "{title:?}");
        }
    }

    proptest! {
        #[test]
        fn any_title_and_name_are_read_without_a_panic(title in "\\PC*", first in "\\PC*", last in "\\PC*") {
            let _ = naming(&title, &Searched { names: [&first, &last], ..Searched::default() });
        }
    }
}
