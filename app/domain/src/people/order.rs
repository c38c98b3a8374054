//! The order in which names and titles stand, the same whatever database keeps them: that of the Unicode collation (CLDR), in which
//! Œillet stands after Noël, é beside e, and d’Orléans under its D.

use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences, options::CollatorOptions};
use std::{cmp::Ordering, sync::LazyLock};

/// French sorts as the root of CLDR does. `None` only if the tables that are compiled in were broken.
static COLLATOR: LazyLock<Option<CollatorBorrowed<'static>>> =
    LazyLock::new(|| Collator::try_new(CollatorPreferences::default(), CollatorOptions::default()).ok());

/// The sign that parts two texts which are compared one after the other, accents and case only when both have the same letters
/// (UTS 35, "merging sort keys").
const BETWEEN: char = '\u{fffe}';

/// Compares two texts as a reader sorts them; texts that read the same, by their bytes.
pub fn compare(one: &str, other: &str) -> Ordering {
    let read = COLLATOR.as_ref().map_or(Ordering::Equal, |collator| collator.compare(one, other));
    read.then_with(|| one.cmp(other))
}

/// What a person's name is sorted by: family name, then first name.
fn key(last_name: &str, first_name: &str) -> String {
    format!("{last_name}{BETWEEN}{first_name}")
}

/// Sorts by family and first name; those of one name stay in the order in which they came.
pub fn sort_by_name<T>(people: &mut [T], names: impl Fn(&T) -> (&str, &str)) {
    sort_by_text(people, |person| {
        let (last_name, first_name) = names(person);
        key(last_name, first_name)
    });
}

/// Sorts by a text, a title or a name in one; those of one text stay in the order in which they came.
pub fn sort_by_text<T>(items: &mut [T], text: impl Fn(&T) -> String) {
    items.sort_by_cached_key(|item| Collated(text(item)));
}

/// A text that compares as a reader sorts it.
#[derive(PartialEq, Eq)]
struct Collated(String);

impl Ord for Collated {
    fn cmp(&self, other: &Self) -> Ordering {
        compare(&self.0, &other.0)
    }
}

impl PartialOrd for Collated {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_stand_as_a_reader_looks_for_them() {
        // The order of ICU 78 for "fr", as `Intl.Collator('fr')` of Node gives it.
        let sorted = [
            ("Abbé", "Zoé"),
            ("d’Orléans", "Jérôme"),
            ("D’Orléans", "Marie"),
            ("Dorval", "Ana"),
            ("El Amrani", "Salma"),
            ("Élie", "Bo"),
            ("Le Goff", "Yann"),
            ("Lebrun", "Ana"),
            ("N’Diaye", "Fatou"),
            ("Ndiaye", "Ibrahim"),
            ("Noel", "Zoé"),
            ("Noël", "Zoé"),
            ("Œillet", "Ana"),
            ("Ogier", "Ana"),
            ("Traore", "Awa"),
            ("Traoré", "Bilal"),
            ("Traore", "Chloé"),
            ("Zola", "Émile"),
        ];
        let mut turned: Vec<_> = sorted.into_iter().rev().collect();
        sort_by_name(&mut turned, |(last, first)| (last, first));
        assert_eq!(turned, sorted);
    }

    #[test]
    fn those_of_one_name_stay_in_their_order() {
        let mut people = [("Traoré", "Awa", 2), ("Abbé", "Zoé", 1), ("Traoré", "Awa", 1), ("Traoré", "Awa", 3)];
        sort_by_name(&mut people, |(last, first, _)| (last, first));
        assert_eq!(people.map(|(.., n)| n), [1, 2, 1, 3]);
    }

    proptest! {
        #[test]
        fn sorting_moves_and_loses_nothing(mut texts in proptest::collection::vec("[a-zéœ’ -]{0,6}", 0..30)) {
            let mut plain = texts.clone();
            sort_by_text(&mut texts, Clone::clone);
            prop_assert!(texts.is_sorted_by(|one, other| compare(one, other).is_le()));
            plain.sort_by(|one, other| compare(one, other));
            prop_assert_eq!(texts, plain);
        }
    }
}
