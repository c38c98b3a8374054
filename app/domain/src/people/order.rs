//! The order of names and titles, the same on both databases: Unicode collation (CLDR), in which Œillet comes after Noël, é beside
//! e, and d’Orléans under D.

use super::search::words_of;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences, options::CollatorOptions};
use std::{cmp::Ordering, sync::LazyLock};

/// The collator of the CLDR root, which is that of French. `None` only if its compiled tables are broken.
static COLLATOR: LazyLock<Option<CollatorBorrowed<'static>>> =
    LazyLock::new(|| Collator::try_new(CollatorPreferences::default(), CollatorOptions::default()).ok());

/// The separator of two texts that are compared one after the other: accents and case count only when the letters of both are
/// equal (UTS 35, "merging sort keys").
const BETWEEN: char = '\u{fffe}';

/// Compares two texts by collation, then by bytes.
pub fn compare(one: &str, other: &str) -> Ordering {
    let read = COLLATOR.as_ref().map_or(Ordering::Equal, |collator| collator.compare(one, other));
    read.then_with(|| one.cmp(other))
}

/// The sort key of a person: family name, then first name.
fn key(last_name: &str, first_name: &str) -> String {
    format!("{last_name}{BETWEEN}{first_name}")
}

/// The sort key of a person as it is stored for lists that are sorted and cut into pages by the database: the words of the family name,
/// then those of the first name, in lower case without accents, then both as they are written, which decides between names that differ
/// in accents or case alone. Compared by bytes it gives the order of [`compare`] for the names of this country; unlike a key of the
/// collator it is the same in every release. Never empty.
pub fn stored_key(last_name: &str, first_name: &str) -> String {
    let words = |name: &str| words_of(name).collect::<Vec<_>>().join(" ");
    format!("{}\t{}\t{last_name} {first_name}", words(last_name), words(first_name))
}

/// Sorts people by family and first name; people of the same name keep their order.
pub fn sort_by_name<T>(people: &mut [T], names: impl Fn(&T) -> (&str, &str)) {
    sort_by_text(people, |person| {
        let (last_name, first_name) = names(person);
        key(last_name, first_name)
    });
}

/// Sorts items by a text; items of the same text keep their order.
pub fn sort_by_text<T>(items: &mut [T], text: impl Fn(&T) -> String) {
    items.sort_by_cached_key(|item| Collated(text(item)));
}

/// A text that is compared by [`compare`].
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

    /// The order of ICU 78 for "fr", as `Intl.Collator('fr')` of Node gives it.
    const SORTED: [(&str, &str); 18] = [
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

    #[test]
    fn names_are_sorted_as_icu_sorts_french() {
        let mut turned: Vec<_> = SORTED.into_iter().rev().collect();
        sort_by_name(&mut turned, |(last, first)| (last, first));
        assert_eq!(turned, SORTED);
    }

    #[test]
    fn stored_keys_sort_as_names() {
        let mut turned: Vec<_> = SORTED.into_iter().rev().collect();
        turned.sort_by_key(|(last, first)| stored_key(last, first));
        assert_eq!(turned, SORTED);
    }

    #[test]
    fn people_of_the_same_name_keep_their_order() {
        let mut people = [("Traoré", "Awa", 2), ("Abbé", "Zoé", 1), ("Traoré", "Awa", 1), ("Traoré", "Awa", 3)];
        sort_by_name(&mut people, |(last, first, _)| (last, first));
        assert_eq!(people.map(|(.., n)| n), [1, 2, 1, 3]);
    }

    proptest! {
        #[test]
        fn a_stored_key_is_never_empty_and_sorts_by_family_name_first(last in "[a-zé]{0,4}", longer in "[a-z]{1,3}", first in "\\PC{0,6}") {
            prop_assert!(!stored_key(&last, &first).is_empty());
            prop_assert!(stored_key(&last, &first) < stored_key(&[last.as_str(), &longer].concat(), ""));
        }

        #[test]
        fn sorting_orders_all_texts_and_loses_none(mut texts in proptest::collection::vec("[a-zéœ’ -]{0,6}", 0..30)) {
            let mut plain = texts.clone();
            sort_by_text(&mut texts, Clone::clone);
            prop_assert!(texts.is_sorted_by(|one, other| compare(one, other).is_le()));
            plain.sort_by(|one, other| compare(one, other));
            prop_assert_eq!(texts, plain);
        }
    }
}
