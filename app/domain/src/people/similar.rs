//! Whether two records may be of one person: the same name or nearly the same, accents, case, punctuation and order aside.

use super::search::words_of;

/// The shortest name, in letters without spaces, of which one letter may differ.
const SHORTEST_WITH_TYPO: usize = 8;

/// Whether two names, each first and family name, are the same or nearly: the same letters, the two parts in either order; all words of
/// one among those of the other when it has at least two; or one letter typed otherwise in a name of at least [`SHORTEST_WITH_TYPO`].
pub fn is_similar_name(one: [&str; 2], other: [&str; 2]) -> bool {
    let words = |name: [&str; 2]| -> Vec<String> { name.into_iter().flat_map(words_of).collect() };
    let orders = |[first, last]: [&str; 2]| [words([first, last]).concat(), words([last, first]).concat()];
    let (few, many) = (words(one), words(other));
    let (few, many) = if few.len() <= many.len() { (few, many) } else { (many, few) };
    let within = few.len() >= 2 && few.iter().all(|word| many.contains(word));
    let (ones, others) = (orders(one), orders(other));
    within || ones.iter().any(|one| others.iter().any(|other| !one.is_empty() && one == other || differs_by_one_letter(one, other)))
}

/// Whether one letter was added, left out or replaced, or two neighbours exchanged, in a text that is long enough.
fn differs_by_one_letter(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if short.len() < SHORTEST_WITH_TYPO || long.len() - short.len() > 1 {
        return false;
    }
    let same = short.iter().zip(&long).take_while(|(a, b)| a == b).count();
    let (short, long) = (&short[same..], &long[same..]);
    match (short, long) {
        ([], _) => true,
        ([a, b, rest @ ..], [c, d, others @ ..]) if a == d && b == c && rest == others => true,
        _ if short.len() == long.len() => short[1..] == long[1..],
        _ => *short == long[1..],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_name_is_like_another_in_any_order_and_spelling() {
        for (one, other) in [
            (["Yasmina", "Chérif"], ["CHERIF", "yasmina"]),
            (["Jean-Pierre", "Noël"], ["jean pierre", "Noel"]),
            (["Jeanpierre", "Noel"], ["Jean-Pierre", "Noël"]),
            (["Fatou", "N’Diaye"], ["Fatou", "Ndiaye"]),
            (["Maria", "da Silva Pereira"], ["Maria", "da Silva"]),
            (["Mohamed", "Benali"], ["Mohammed", "Benali"]),
            (["Mohamed", "Benali"], ["Mohamed", "Benlai"]),
            (["Aïssatou", "Barry"], ["Aissatou", "Bary"]),
        ] {
            assert!(is_similar_name(one, other) && is_similar_name(other, one), "{one:?} {other:?}");
        }
        for (one, other) in [
            (["Awa", "Ba"], ["Ama", "Ba"]),
            (["Mohamed", "Benali"], ["Mohamed", "Bensaïd"]),
            (["Nadia", "Martin"], ["Nadia", "Durand"]),
            (["", ""], ["", ""]),
            (["Ali", ""], ["Ali", "Haddad"]),
        ] {
            assert!(!is_similar_name(one, other) && !is_similar_name(other, one), "{one:?} {other:?}");
        }
    }

    proptest! {
        #[test]
        fn being_similar_goes_both_ways(a in "\\PC{0,12}", b in "\\PC{0,12}", c in "\\PC{0,12}", d in "\\PC{0,12}") {
            prop_assert_eq!(is_similar_name([&a, &b], [&c, &d]), is_similar_name([&c, &d], [&a, &b]));
        }
    }
}
