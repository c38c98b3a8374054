//! The catalogue checked against the sources: every key in the sources has a sentence in both languages with the variables passed
//! to it, and every sentence is used.
#![cfg(feature = "ssr")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "these are tests")]

#[path = "catalogue/translations.rs"]
mod translations;

use app::{
    declarations::islands::TEXTS,
    texts::{island_texts, text, text_with},
};
use domain::{
    bookings::{BookingState, SessionKind, attendance::Attendance, recurrence::Rhythm},
    declarations::declaration::Activity,
    enrollments::{exit::ExitCategory, extension::ExtensionReason},
    people::import::Reason,
    plan::{
        ActionDoer, Focus,
        check_in::{Blocker, Mood},
    },
    values::language::Language,
};
use fluent_bundle::FluentResource;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

/// Texts of the sources that look like keys and are none.
const NO_KEYS: [&str; 32] = [
    // Icons, a form, a word of an address
    "empty-calendar",
    "empty-people",
    "empty-plan",
    "empty-queue",
    "user-plus",
    "saved-view",
    "sans-sortie",
    "visually-hidden",
    // Tags of languages, and days of the week in Portuguese
    "fa-af",
    "fr-simple",
    "segunda-feira",
    "quarta-feira",
    "quinta-feira",
    "sexta-feira",
    // How a spreadsheet shows days
    "yyyy-mm-dd",
    "essor-failure",
    "essor-sentence",
    "clear-site-data",
    // The names of stored drafts
    "sign-in",
    // Months as spreadsheets abbreviate them
    "oct-26",
    "juil-26",
    "jui-26",
    "rendez-vous",
    "x-robots-tag",
    // A kind of audit event, in the address of the journal
    "check-in",
    // Figures in addresses
    "a-distance",
    "a-verifier",
    "en-personne",
    "plus-que-depart",
    "plus-que-rsa",
    "rsa-connu",
    "sans-motif",
];

type Catalogue = BTreeMap<String, Sentence>;

/// A sentence of the catalogue and its variables.
#[derive(Default)]
struct Sentence {
    written: String,
    variables: BTreeSet<String>,
}

fn here(path: &str) -> String {
    format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The catalogue of a language by key, from all its files; asserts that Fluent reads them and no key is there twice.
fn catalogue(language: &str) -> Catalogue {
    let mut catalogue = Catalogue::new();
    for file in fs::read_dir(here(&format!("locales/{language}"))).unwrap() {
        let path = file.unwrap().path().to_string_lossy().into_owned();
        let text = read(&path);
        if let Err((_, mistakes)) = FluentResource::try_new(text.clone()) {
            panic!("{path}: {mistakes:?}");
        }
        read_sentences(&path, &text, &mut catalogue);
    }
    catalogue
}

fn read_sentences(path: &str, text: &str, catalogue: &mut Catalogue) {
    let mut key = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let begun = line.split_once(" =").filter(|(key, _)| key.starts_with(|c: char| c.is_ascii_alphabetic()) && !key.contains(' '));
        let written = match begun {
            Some((new, rest)) => {
                key = new.to_owned();
                assert!(catalogue.insert(key.clone(), Sentence::default()).is_none(), "{path}: {key} twice");
                rest
            }
            None => line,
        };
        let Some(sentence) = catalogue.get_mut(&key) else { continue };
        sentence.written.extend([written, "\n"]);
        sentence.variables.extend(written.split('$').skip(1).map(|rest| rest.chars().take_while(|c| is_name(*c)).collect()));
    }
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// A source without comments and tests, as characters and the texts between quotes.
#[derive(Debug, PartialEq)]
enum Token {
    Sign(char),
    Text(String),
}

fn tokens(source: &str) -> Vec<Token> {
    let code: String = source
        .split("#[cfg(test)]")
        .next()
        .unwrap()
        .lines()
        .filter(|line| !line.trim_start().starts_with("//") && !line.trim_start().starts_with("#[error("))
        .flat_map(|line| [line, "\n"])
        .collect();
    let mut signs = code.chars().peekable();
    let mut tokens = Vec::new();
    while let Some(sign) = signs.next() {
        match sign {
            '"' => {
                let mut text = String::new();
                while let Some(c) = signs.next().filter(|c| *c != '"') {
                    text.push(c);
                    text.extend((c == '\\').then(|| signs.next()).flatten());
                }
                tokens.push(Token::Text(text));
            }
            // A sign between apostrophes, '"' above all; a lifetime has no second apostrophe.
            '\'' => {
                let rest: String = signs.clone().take(3).collect();
                let length = if rest.starts_with('\\') { 3 } else { 2 };
                if rest.chars().nth(length - 1) == Some('\'') {
                    signs.by_ref().take(length).for_each(drop);
                }
            }
            '/' if signs.peek() == Some(&'/') => signs.by_ref().take_while(|c| *c != '\n').for_each(drop),
            _ => tokens.push(Token::Sign(sign)),
        }
    }
    tokens
}

fn rust_files(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") && !path.ends_with("tests.rs") {
            found.push(path.to_string_lossy().into_owned());
        }
    }
}

/// The sources that name keys, by path; without files of tests.
fn sources() -> Vec<(String, Vec<Token>)> {
    let mut paths = Vec::new();
    rust_files(Path::new(&here("src")), &mut paths);
    rust_files(Path::new(&here("domain/src")), &mut paths);
    paths.push(here("store/src/db/error.rs"));
    paths.into_iter().map(|path| (path.clone(), tokens(&read(&path)))).collect()
}

/// Whether the tokens before `at`, without white space, end with these characters.
fn follows(tokens: &[Token], at: usize, signs: &str) -> bool {
    let mut before = tokens[..at].iter().rev().filter(|token| !matches!(token, Token::Sign(c) if c.is_whitespace()));
    signs.chars().rev().all(|sign| before.next() == Some(&Token::Sign(sign)))
}

/// Whether a text is `two-words` in lower case letters and digits, and no attribute's name.
fn looks_like_a_key(text: &str) -> bool {
    let word = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    let attribute = text.starts_with("data-") || text.starts_with("aria-");
    text.contains('-') && !attribute && text.starts_with(|c: char| c.is_ascii_lowercase()) && text.split('-').all(word)
}

/// The texts that may be keys: all but values of attributes.
fn texts(tokens: &[Token]) -> impl Iterator<Item = (usize, &str)> {
    tokens.iter().enumerate().filter_map(|(at, token)| match token {
        Token::Text(text) if at == 0 || tokens[at - 1] != Token::Sign('=') => Some((at, text.as_str())),
        _ => None,
    })
}

/// The calls of `t!` with a literal key: the key and the names of the variables.
fn calls(tokens: &[Token]) -> Vec<(String, BTreeSet<String>)> {
    let mut calls = Vec::new();
    for at in 2..tokens.len() {
        if tokens[at] != Token::Sign('(')
            || !follows(tokens, at, "t!")
            || matches!(tokens.get(at.wrapping_sub(3)), Some(Token::Sign(c)) if is_name(*c))
        {
            continue;
        }
        let mut depth = 1;
        let mut arguments = vec![(String::new(), None)];
        for token in &tokens[at + 1..] {
            let argument = arguments.last_mut().unwrap();
            match token {
                Token::Text(text) if argument.0.trim().is_empty() => argument.1 = Some(text.clone()),
                Token::Text(_) => {}
                Token::Sign(',') if depth == 1 => arguments.push((String::new(), None)),
                Token::Sign(c) => {
                    depth += i32::from(matches!(c, '(' | '[' | '{')) - i32::from(matches!(c, ')' | ']' | '}'));
                    argument.0.push(*c);
                }
            }
            if depth == 0 {
                break;
            }
        }
        let names = arguments.iter().skip(2).filter_map(|(code, _)| Some(code.split_once('=')?.0.trim().to_owned())).collect();
        calls.extend(arguments.get(1).and_then(|(_, key)| key.clone()).map(|key| (key, names)));
    }
    calls
}

/// The composed keys: as the source writes them, with all their values.
fn families() -> BTreeMap<&'static str, Vec<String>> {
    let focuses =
        [Focus::Business, Focus::Finances, Focus::Admin, Focus::Housing, Focus::Health, Focus::Mobility, Focus::Family, Focus::Digital];
    let personas = ["participant", "coach", "coordinator", "network"];
    let states = [
        BookingState::Booked,
        BookingState::Attended,
        BookingState::NoShow,
        BookingState::CancelledByParticipant,
        BookingState::CancelledByStructure,
    ];
    let states = states.map(|state| format!("booking-state-{}", state.as_str())).to_vec();
    BTreeMap::from([
        ("attendance-{}", Attendance::ALL.map(|mark| format!("attendance-{}", mark.as_str())).to_vec()),
        ("rhythm-{}", Rhythm::ALL.map(|rhythm| format!("rhythm-{}", rhythm.as_str())).to_vec()),
        ("booking-state-{}", states.clone()),
        ("booking-state-{state}", states),
        ("kind-{}", SessionKind::ALL.map(|kind| format!("kind-{}", kind.as_str())).to_vec()),
        ("kinds-{}", SessionKind::ALL.map(|kind| format!("kinds-{}", kind.as_str())).to_vec()),
        ("exit-category-{}", ExitCategory::ALL.map(|category| format!("exit-category-{}", category.as_str())).to_vec()),
        ("exit-hint-{}", ExitCategory::ALL.map(|category| format!("exit-hint-{}", category.as_str())).to_vec()),
        ("extension-reason-{}", ExtensionReason::ALL.map(|reason| format!("extension-reason-{}", reason.as_str())).to_vec()),
        ("extension-limit-{}", ExtensionReason::ALL.map(|reason| format!("extension-limit-{}", reason.as_str())).to_vec()),
        ("doer-{}", ActionDoer::ALL.map(|doer| format!("doer-{}", doer.as_str())).to_vec()),
        ("mood-{}", Mood::ALL.map(|mood| format!("mood-{}", mood.as_str())).to_vec()),
        ("blocker-{}", Blocker::ALL.map(|blocker| format!("blocker-{}", blocker.as_str())).to_vec()),
        ("focus-{}", focuses.map(|focus| format!("focus-{}", focus.as_str())).to_vec()),
        ("activity-{}", Activity::ALL.map(|activity| format!("activity-{}", activity.as_str())).to_vec()),
        ("mine-{name}", store::StructureStore::data_words().into_iter().map(|(section, _)| format!("mine-{section}")).collect()),
        (
            "column-{}",
            store::StructureStore::data_words()
                .into_iter()
                .flat_map(|(_, columns)| columns)
                .map(|column| format!("column-{}", column.replace('_', "-")))
                .collect(),
        ),
        ("persona-{key}", personas.map(|persona| format!("persona-{persona}")).to_vec()),
        ("persona-{key}-note", personas.map(|persona| format!("persona-{persona}-note")).to_vec()),
    ])
}

#[test]
fn both_languages_have_the_same_keys_and_variables() {
    let (french, english) = (catalogue("fr"), catalogue("en"));
    let keys = |catalogue: &Catalogue| catalogue.keys().cloned().collect::<BTreeSet<_>>();
    let apart: Vec<_> = keys(&french).symmetric_difference(&keys(&english)).cloned().collect();
    assert!(apart.is_empty(), "only in one language: {apart:?}");
    for (key, sentence) in &french {
        assert_eq!(sentence.variables, english[key].variables, "the variables of {key}");
    }
}

#[test]
fn every_key_in_the_sources_is_in_the_catalogue() {
    let french = catalogue("fr");
    let families = families();
    let (mut called, mut untold) = (0, Vec::new());
    for (path, tokens) in sources() {
        for (at, word) in texts(&tokens) {
            if looks_like_a_key(word) && !NO_KEYS.contains(&word) && !french.contains_key(word) {
                untold.push(format!("{path}: {word}"));
            }
            if follows(&tokens, at, "&format!(") && word.split_once("-{").is_some_and(|(name, _)| name.chars().all(char::is_alphabetic)) {
                assert!(families.contains_key(word), "{path}: the keys {word} are not among the families of this test");
            }
        }
        for (key, given) in calls(&tokens) {
            called += 1;
            let sentence = french.get(&key).unwrap_or_else(|| panic!("{path}: no sentence for {key}"));
            let lacking: Vec<_> = sentence.variables.difference(&given).collect();
            assert!(lacking.is_empty(), "{path}: {key} is not given {lacking:?}");
        }
    }
    assert_eq!(untold, [""; 0], "no sentence; if one is no key, add it to NO_KEYS");
    assert!(called > 100, "the calls of t! are read");
    for key in families.values().flatten().map(String::as_str).chain(Reason::ALL.iter().map(|reason| reason.key())) {
        assert!(french.contains_key(key), "no sentence for {key}");
    }
}

#[test]
fn a_text_used_without_variables_has_none() {
    for language in [Language::Fr, Language::En] {
        for key in TEXTS.iter().copied() {
            assert_ne!(island_texts(language, &[key]).get(key), key);
        }
        for reason in Reason::ALL {
            assert!(!text(language, &reason.sentence()).starts_with(reason.key()), "{}", reason.key());
        }
    }
    assert!(text(Language::Fr, "line-title").contains("{n}"));
}

#[test]
fn a_number_selects_singular_or_plural() {
    let said = |language, key, name, n: i64| text_with(language, key, vec![(name, n.into()), ("all", 12.into())]);
    assert_eq!(said(Language::Fr, "progress-actions", "done", 0), ", 0 action sur 12");
    assert_eq!(said(Language::Fr, "progress-actions", "done", 5), ", 5 actions sur 12");
    assert_eq!(said(Language::Fr, "review-lead", "n", 0), "Aucun chiffre n’attend.");
    assert_eq!(said(Language::En, "review-lead", "n", 1), "1 figure is waiting.");
    assert_eq!(text(Language::Fr, "error-prefix"), "Erreur\u{a0}: ");
}

#[test]
fn every_key_of_the_catalogue_is_used() {
    let sources = sources();
    let families: BTreeSet<String> = families().into_values().flatten().collect();
    let said: BTreeSet<&str> = sources.iter().flat_map(|(_, tokens)| texts(tokens).map(|(_, word)| word)).collect();
    let unsaid: Vec<_> = catalogue("fr").into_keys().filter(|key| !said.contains(key.as_str()) && !families.contains(key)).collect();
    assert!(unsaid.is_empty(), "said nowhere: {unsaid:?}");
}

#[test]
fn french_texts_follow_french_typography() {
    for (key, sentence) in catalogue("fr").into_iter().chain(catalogue("fr-simple")) {
        let written = &sentence.written;
        assert!(!written.contains('\''), "{key}: a straight apostrophe");
        assert!(!written.contains("« "), "{key}: a space that breaks after «");
        for sign in [':', ';', '?', '!', '€', '»'] {
            assert!(!written.contains(&format!(" {sign}")), "{key}: a space that breaks before {sign}");
        }
    }
}
