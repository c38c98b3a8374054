//! Searching people by words of their name in any order, without accents, case and punctuation; by phone in any notation, by
//! e-mail address, by trade.

use super::Phone;
use crate::values::digits::latin_digit;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// How many words of a query are used at most; the rest is ignored.
const MOST_WORDS: usize = 12;

/// How many digits a word has at least to be searched in a phone number.
const FEWEST_DIGITS: usize = 4;

/// The searched fields of a person.
#[derive(Debug, Clone, Copy, Default)]
pub struct Searched<'a> {
    /// First and family name.
    pub names: [&'a str; 2],
    /// The trade.
    pub trade: Option<&'a str>,
    /// Phone, E.164.
    pub phone: Option<&'a str>,
    /// E-mail address.
    pub email: Option<&'a str>,
}

/// How well a person matches, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// Every word begins a word of the name; or the query is the phone number.
    Name,
    /// Every word begins a word of the name, the trade, the address or the phone number.
    Beginning,
    /// Some word is inside another: `cherif` in Bencherif.
    Within,
}

/// A parsed query.
#[derive(Debug, Clone, Default)]
pub struct Query {
    words: Vec<String>,
    phone: Option<Phone>,
}

impl Query {
    /// Parses a query; any text is one.
    pub fn read(typed: &str) -> Self {
        let mut words: Vec<String> = Vec::new();
        let mut after_digits = false;
        for word in words_of(typed).take(MOST_WORDS) {
            // A phone number is written in groups of digits: they are joined to one word.
            let digits = word.bytes().all(|b| b.is_ascii_digit());
            match words.last_mut() {
                Some(last) if digits && after_digits => last.push_str(&word),
                _ => words.push(word),
            }
            after_digits = digits;
        }
        Self { words, phone: typed.parse().ok() }
    }

    /// How well a person matches; `None` if they do not. Every person matches an empty query.
    pub fn rank(&self, person: &Searched) -> Option<Rank> {
        if self.phone.as_ref().is_some_and(|phone| person.phone == Some(phone.as_str())) {
            return Some(Rank::Name);
        }
        let name: Vec<String> = person.names.into_iter().flat_map(index_of).collect();
        let rest: Vec<String> = [person.trade, person.email].into_iter().flatten().flat_map(index_of).collect();
        let searches_digits = self.words.iter().any(|word| is_dialled(word));
        let phone = person.phone.filter(|_| searches_digits).and_then(Phone::from_stored);
        let digits = phone.map(|phone| [phone.national(), phone.as_str().replace('+', "")]);
        let rank = |word: &String| {
            let begins = |known: &[String]| known.iter().any(|it| it.starts_with(word.as_str()));
            let within = |known: &[String]| known.iter().any(|it| it.contains(word.as_str()));
            let is_digits = is_dialled(word);
            let dialled: &[String] = digits.as_ref().filter(|_| is_digits).map_or(&[], |digits| digits);
            if begins(&name) {
                Some(Rank::Name)
            } else if begins(&rest) || begins(dialled) {
                Some(Rank::Beginning)
            } else {
                (within(&name) || within(&rest) || within(dialled)).then_some(Rank::Within)
            }
        };
        self.words.iter().map(rank).try_fold(Rank::Name, |worst, rank| Some(worst.max(rank?)))
    }
}

/// Whether a word is searched in phone numbers.
fn is_dialled(word: &str) -> bool {
    word.len() >= FEWEST_DIGITS && word.bytes().all(|b| b.is_ascii_digit())
}

/// The people who match a query, the best matches first, in their order within a rank.
pub fn search<T>(typed: &str, people: impl IntoIterator<Item = T>, of: impl for<'a> Fn(&'a T) -> Searched<'a>) -> Vec<T> {
    let query = Query::read(typed);
    let mut found: Vec<(Rank, T)> = people.into_iter().filter_map(|person| query.rank(&of(&person)).map(|rank| (rank, person))).collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, person)| person).collect()
}

/// The words by which a text is found: its words, and those joined by a hyphen or an apostrophe also as one word, so that
/// `ndiaye` finds N’Diaye and `jeanpierre` Jean-Pierre.
fn index_of(text: &str) -> Vec<String> {
    let joined = text.split_whitespace().map(|word| words_of(word).collect::<String>());
    words_of(text).chain(joined).filter(|word| !word.is_empty()).collect()
}

/// Whether each word of a query begins a word of a text, both without accents and case; not for an empty query.
pub fn matches_words(typed: &str, text: &str) -> bool {
    let known = index_of(text);
    let mut words = words_of(typed).peekable();
    words.peek().is_some() && words.all(|word| known.iter().any(|it| it.starts_with(&word)))
}

/// Whether a text names a person: every word of their family name is in it, or of their address, or it has the digits of their phone.
pub fn mentions(text: &str, person: &Searched) -> bool {
    has_name(text, person.names[1]) || contacts(text, person)
}

/// Whether every word of a name is in a text, be it an ordinary word as well, such as Petit, Rose or France.
pub fn has_name(text: &str, name: &str) -> bool {
    let words = index_of(text);
    let all: Vec<String> = words_of(name).collect();
    !all.is_empty() && (all.iter().all(|word| words.contains(word)) || words.contains(&all.concat()))
}

/// Whether a text can mean no one else: it has the first name beside the family name, or the address or the digits of the phone.
pub fn names_fully(text: &str, person: &Searched) -> bool {
    let words: Vec<String> = words_of(text).collect();
    let [first, last] = person.names.map(|name| words_of(name).collect::<String>());
    let both = [format!("{first}{last}"), format!("{last}{first}")];
    let begins_both = |from: usize| {
        let mut joined = String::new();
        words.iter().skip(from).any(|word| {
            joined.push_str(word);
            both.contains(&joined)
        })
    };
    let is_beside = !first.is_empty() && !last.is_empty() && (0..words.len()).any(begins_both);
    is_beside || contacts(text, person)
}

/// Whether a text has the address or the digits of the phone of a person.
fn contacts(text: &str, person: &Searched) -> bool {
    let words = index_of(text);
    let writes = |address: &str| {
        let mut parts = words_of(address).peekable();
        parts.peek().is_some() && parts.all(|part| words.contains(&part))
    };
    let digits: String = text.chars().map(latin_digit).filter(char::is_ascii_digit).collect();
    let dials = |phone: Phone| digits.contains(phone.national().trim_start_matches(['0', '+']));
    person.email.is_some_and(writes) || person.phone.and_then(Phone::from_stored).is_some_and(dials)
}

/// The words of a text in lower case, without accents, ligatures and punctuation, with ASCII digits: `d`, `orleans` and `oeillet`
/// for `D’Orléans-Œillet`.
pub fn words_of(text: &str) -> impl Iterator<Item = String> + use<> {
    let plain = if text.is_ascii() { text.to_ascii_lowercase() } else { folded(text) };
    let words: Vec<String> = plain.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect();
    words.into_iter()
}

/// A text in lower case, without accents and ligatures, with ASCII digits.
fn folded(text: &str) -> String {
    let folded: String = text.nfkd().filter(|sign| !is_combining_mark(*sign)).flat_map(char::to_lowercase).map(latin_digit).collect();
    let plain = ["œ", "æ", "ß", "ø", "đ", "ð", "ł", "ı", "þ"].into_iter().zip(["oe", "ae", "ss", "o", "d", "d", "l", "i", "th"]);
    plain.fold(folded, |text, (sign, letters)| if text.contains(sign) { text.replace(sign, letters) } else { text })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PEOPLE: [Searched; 10] = [
        Searched { names: ["Amina", "Bencherif"], trade: Some("ménage"), phone: Some("+33639981301"), email: None },
        Searched {
            names: ["Nadia", "Chérif"],
            trade: Some("couture et retouches"),
            phone: Some("+33639981302"),
            email: Some("nadia.c@exemple.fr"),
        },
        Searched { names: ["Awa", "Traoré"], trade: Some("traiteur"), phone: Some("+33639981303"), email: Some("awa@exemple.fr") },
        Searched { names: ["Jérôme", "d’Orléans"], trade: None, phone: Some("+262692550102"), email: None },
        Searched { names: ["Marie", "Œillet"], trade: Some("fleuriste"), phone: None, email: Some("fleurs@exemple.fr") },
        Searched { names: ["Jean-Pierre", "Noël"], trade: Some("paysagiste"), phone: Some("+33639981306"), email: None },
        Searched { names: ["Fatou", "N’Diaye"], trade: Some("coiffure"), phone: Some("+33639981307"), email: None },
        Searched { names: ["Ibrahim", "Ndiaye"], trade: None, phone: Some("+32470123456"), email: None },
        Searched { names: ["Chloé", "Martin"], trade: Some("Traoré & fils"), phone: None, email: Some("chloe@exemple.fr") },
        Searched { names: ["Łukasz", "Groß"], trade: None, phone: None, email: Some("lukasz@exemple.fr") },
    ];

    fn found(typed: &str) -> Vec<String> {
        search(typed, PEOPLE, |it| *it).into_iter().map(|it| it.names.join(" ")).collect()
    }

    #[test]
    fn a_text_names_a_person_by_family_name_address_or_phone() {
        let named = |text: &str| PEOPLE.iter().filter(|it| mentions(text, it)).map(|it| it.names[1]).collect::<Vec<_>>();
        assert_eq!(named("À rappeler: etat tous q cherif"), ["Chérif"]);
        assert_eq!(named("q d Orléans"), ["d’Orléans"]);
        assert_eq!(named("ndiaye"), ["N’Diaye", "Ndiaye"]);
        assert_eq!(named("q 06 39 98 13 06"), ["Noël"]);
        assert_eq!(named("q fleurs@exemple.fr"), ["Œillet"]);
        assert_eq!(named("Nadia, q cher, tri nom"), [""; 0]);
    }

    #[test]
    fn a_text_means_one_person_by_both_names_side_by_side_or_a_contact() {
        let person =
            |first, last| Searched { names: [first, last], trade: None, phone: Some("+33639981303"), email: Some("a.petit@exemple.fr") };
        let rose = person("Rose", "Petit");
        let full = [
            "Le plan de Rose Petit",
            "plan rose petit",
            "PETIT Rose",
            "Petit, Rose : budget",
            "Appeler le 06 39 98 13 03",
            "Écrire à a.petit@exemple.fr",
        ];
        for text in full {
            assert!(names_fully(text, &rose), "{text:?}");
        }
        assert!(names_fully("fatou ndiaye", &person("Fatou", "N’Diaye")));
        assert!(names_fully("Jean-Pierre Noe\u{308}l", &person("Jean Pierre", "Noël")));
        assert!(names_fully("NOËL JEANPIERRE", &person("Jean-Pierre", "Noël")));
        for text in ["", "Petit budget", "Rose", "Le plan de M. Petit", "Une rose et un petit budget", "Rosepetite", "Petits prix de Rose"]
        {
            assert!(!names_fully(text, &rose), "{text:?}");
        }
        assert!(has_name("PETIT BUDGET", "Petit") && !has_name("Petits prix", "Petit") && !has_name("Petit", ""));
    }

    #[test]
    fn a_name_is_found_without_accents_case_punctuation_and_order() {
        for (typed, name) in [
            ("traoré awa", "Awa Traoré"),
            ("  TRAORÉ, Awa ", "Awa Traoré"),
            ("Jerome", "Jérôme d’Orléans"),
            ("je\u{301}ro\u{302}me", "Jérôme d’Orléans"),
            ("d'orleans", "Jérôme d’Orléans"),
            ("D’ORLÉANS", "Jérôme d’Orléans"),
            ("dorleans", "Jérôme d’Orléans"),
            ("oeillet", "Marie Œillet"),
            ("œillet", "Marie Œillet"),
            ("jean pierre", "Jean-Pierre Noël"),
            ("noel jean-pierre", "Jean-Pierre Noël"),
            ("JEANPIERRE", "Jean-Pierre Noël"),
            ("lukasz gross", "Łukasz Groß"),
            ("fleur", "Marie Œillet"),
        ] {
            assert_eq!(found(typed), [name], "{typed:?}");
        }
        assert_eq!(found("ndiaye"), ["Fatou N’Diaye", "Ibrahim Ndiaye"]);
        assert_eq!(found("N'Diaye fatou"), ["Fatou N’Diaye"]);
        assert_eq!(found("").len(), PEOPLE.len());
        assert_eq!(found(" - ").len(), PEOPLE.len());
        assert!(found("zzz").is_empty() && found("awa martin").is_empty());
    }

    #[test]
    fn a_word_that_begins_ranks_before_one_inside_and_a_name_before_a_trade() {
        assert_eq!(found("cherif"), ["Nadia Chérif", "Amina Bencherif"]);
        assert_eq!(found("Traore"), ["Awa Traoré", "Chloé Martin"]);
    }

    #[test]
    fn a_phone_an_address_or_a_trade_finds_the_person() {
        for (typed, name) in [
            ("06 39 98 13 03", "Awa Traoré"),
            ("0639981303", "Awa Traoré"),
            ("+33 6 39 98 13 03", "Awa Traoré"),
            ("06.39.98.13.03", "Awa Traoré"),
            ("tel:+33639981303", "Awa Traoré"),
            ("9813 03", "Awa Traoré"),
            ("awa 06 39 98", "Awa Traoré"),
            ("0692 55 01 02", "Jérôme d’Orléans"),
            ("+262 692 55", "Jérôme d’Orléans"),
            ("+32 470 12 34 56", "Ibrahim Ndiaye"),
            ("awa@exemple.fr", "Awa Traoré"),
            (" Nadia.C@Exemple.fr", "Nadia Chérif"),
            ("retouche", "Nadia Chérif"),
            ("menage", "Amina Bencherif"),
        ] {
            assert_eq!(found(typed), [name], "{typed:?}");
        }
    }

    #[test]
    fn each_word_of_a_query_begins_a_word_of_the_text() {
        for typed in ["fixer prix", "PRIX, ses", "mehdi fix", "l’atelier", "atelier"] {
            assert!(matches_words(typed, "Fixer ses prix, L’Atelier, Mehdi Aubert"), "{typed:?}");
        }
        for typed in ["", " ! ", "rix", "prix claire"] {
            assert!(!matches_words(typed, "Fixer ses prix, L’Atelier, Mehdi Aubert"), "{typed:?}");
        }
    }

    proptest! {
        #[test]
        fn every_person_is_found_by_their_name_in_any_case_and_order(at in 0..PEOPLE.len(), turned: bool) {
            let person = PEOPLE[at];
            let mut words = person.names;
            if turned {
                words.reverse();
            }
            let typed = words.join(" ");
            for typed in [typed.to_uppercase(), typed.to_lowercase(), typed.nfd().collect(), typed.replace('’', "'")] {
                prop_assert!(Query::read(&typed).rank(&person).is_some(), "{}", typed);
            }
        }

        #[test]
        fn searching_any_text_does_not_panic(typed in "\\PC*") {
            let _ = search(&typed, PEOPLE, |it| *it);
        }
    }
}
