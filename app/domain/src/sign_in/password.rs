//! Which passwords the team may choose: long, not among the common ones, and not made of words that a stranger knows too.
//!
//! Source: OWASP ASVS 5.0, 6.2.1 to 6.2.12, and NIST SP 800-63B, 3.1.1: a length, a list, and no rules on kinds of characters.

/// The shortest password, in characters.
pub const SHORTEST: usize = 12;

/// The longest password, in characters: longer ones cost work and bring nothing.
pub const LONGEST: usize = 128;

/// The fewest letters and digits that are left of a password without the words that a stranger knows.
const FEWEST_OWN: usize = 6;

/// The fewest different characters.
const FEWEST_DIFFERENT: usize = 5;

/// One password a line; see the head of the file for its sources.
const COMMON: &str = include_str!("common_passwords.txt");

/// Words of which common French passwords are made, beside those of the account.
const COMMON_WORDS: [&str; 16] = [
    "essor",
    "motdepasse",
    "password",
    "azertyuiop",
    "azerty",
    "qwertyuiop",
    "qwerty",
    "qsdfghjklm",
    "wxcvbn",
    "bonjour",
    "bienvenue",
    "soleil",
    "administrateur",
    "admin",
    "123456789",
    "123456",
];

/// Why a password cannot be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasswordMistake {
    /// Fewer than [`SHORTEST`] characters.
    TooShort,
    /// More than [`LONGEST`] characters.
    TooLong,
    /// Among the most common ones, or a few characters repeated.
    Common,
    /// Made of the person's name or address, of the structure's name, or of common words, and little else.
    Guessable,
}

impl PasswordMistake {
    /// The key of its sentence.
    pub fn key(self) -> &'static str {
        match self {
            Self::TooShort => "password-too-short",
            Self::TooLong => "password-too-long",
            Self::Common => "password-common",
            Self::Guessable => "password-guessable",
        }
    }
}

/// Checks a new password. `known` are the texts about the account that a stranger may know: names, address, structure.
///
/// # Errors
/// The first [`PasswordMistake`].
pub fn check_password(password: &str, known: &[&str]) -> Result<(), PasswordMistake> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Err(PasswordMistake::TooShort);
    }
    if length > LONGEST {
        return Err(PasswordMistake::TooLong);
    }
    let lower = password.to_lowercase();
    let different: std::collections::BTreeSet<char> = lower.chars().collect();
    if different.len() < FEWEST_DIFFERENT || COMMON.lines().any(|common| common == lower) {
        return Err(PasswordMistake::Common);
    }
    let mut own = letters_and_digits(&lower);
    let mut words: Vec<String> =
        known.iter().flat_map(|text| text.split(|sign: char| !sign.is_alphanumeric())).map(letters_and_digits).collect();
    words.extend(COMMON_WORDS.map(str::to_owned));
    // Words of two letters are in every text. The longest first, so that none is cut by a shorter one.
    words.retain(|word| word.chars().count() > 2);
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    for word in &words {
        own = own.replace(word.as_str(), "");
    }
    // A year or a number at the end adds little.
    let own = own.trim_end_matches(|sign: char| sign.is_ascii_digit());
    if own.chars().count() < FEWEST_OWN { Err(PasswordMistake::Guessable) } else { Ok(()) }
}

/// The letters and digits of a text, in lower case.
fn letters_and_digits(text: &str) -> String {
    text.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const KNOWN: [&str; 3] = ["Marie-Hélène Durand", "marie.durand@ateliers.example", "Les Ateliers du Canal"];

    #[test]
    fn long_passwords_of_own_words_pass() {
        for password in [
            "miel de sapin",
            "trois vélos rouges",
            "correct horse battery staple",
            "Xk7!pqRz92&mT",
            "été à la Rochelle",
            "密码是很长的一句话好吗真的",
        ] {
            assert_eq!(check_password(password, &KNOWN), Ok(()), "{password}");
        }
    }

    #[test]
    fn common_short_and_guessable_passwords_are_refused() {
        for (password, mistake) in [
            ("", PasswordMistake::TooShort),
            ("onze signes", PasswordMistake::TooShort),
            ("1qaz2wsx3edc", PasswordMistake::Common),
            ("1QAZ2wsx3EDC", PasswordMistake::Common),
            ("aaaaaaaaaaaaaaaa", PasswordMistake::Common),
            ("121212121212", PasswordMistake::Common),
            ("MarieDurand2026!", PasswordMistake::Guessable),
            ("ateliers-canal-75", PasswordMistake::Guessable),
            ("Essor-Essor-Essor", PasswordMistake::Guessable),
            ("motdepasse2026!!", PasswordMistake::Guessable),
            ("Azertyuiop-2026", PasswordMistake::Guessable),
            ("48151623427813", PasswordMistake::Guessable),
        ] {
            assert_eq!(check_password(password, &KNOWN), Err(mistake), "{password}");
        }
        assert_eq!(check_password(&"abcdefgh".repeat(17), &KNOWN), Err(PasswordMistake::TooLong));
        assert_eq!(check_password(&"abcdefgh".repeat(16), &KNOWN), Ok(()));
    }

    #[test]
    fn the_list_is_lower_case_sorted_and_long_enough() {
        let words: Vec<&str> = COMMON.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(words.len() > 300 && words.is_sorted());
        for word in words {
            assert!(word.chars().count() >= SHORTEST && *word == word.to_lowercase(), "{word}");
            assert!(check_password(word, &[]).is_err(), "{word}");
        }
    }

    proptest! {
        #[test]
        fn a_password_with_its_length_out_of_bounds_is_refused(password in "\\PC{0,11}", long in "\\PC{129,140}") {
            prop_assert_eq!(check_password(&password, &KNOWN), Err(PasswordMistake::TooShort));
            prop_assert_eq!(check_password(&long, &KNOWN), Err(PasswordMistake::TooLong));
        }
    }
}
