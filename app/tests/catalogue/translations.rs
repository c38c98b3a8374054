//! The sentences of participants: there in every language, with the same variables and all plural forms, and short in French.
//!
//! A sentence is a participant's if a source of their pages or messages names it, its room is one of theirs, and [`OF_THE_TEAM`] does
//! not have it; or if it is in [`ALSO`]. `cargo test -p app --features ssr --test catalogue every_sentence_of_a_participant` lists what a
//! language lacks, a line a sentence: its file, its key, the French.

use super::{Catalogue, catalogue, families, here, read, read_sentences, sources, text, texts};
use domain::values::language::Language;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

/// The rooms whose sentences participants read.
const ROOMS: [&str; 7] = ["navigation", "home", "me", "sign_in", "declarations", "bookings", "plan"];

/// The sources of pages and messages of participants, by the beginnings of their paths.
const THEIRS: &[&str] = &[
    "src/home",
    "src/navigation.rs",
    "src/me/",
    "src/declarations/",
    "src/bookings/",
    "src/plan/",
    "src/sign_in/",
    "src/messages/notices.rs",
    "src/privacy/translations.rs",
    "src/web/",
    "src/ui/",
    "domain/src/bookings/",
    "domain/src/declarations/",
    "domain/src/plan/",
    "domain/src/people/",
    "domain/src/sign_in/",
    "domain/src/values/",
    "store/src/db/error.rs",
];

/// Of these, the sources of what has no participant for a reader, or is written in French and English only.
const NOT_THEIRS: &[&str] = &[
    "src/me/drafts",
    "src/me/email",
    "src/me/passkeys",
    "src/me/password",
    "src/me/second_factor",
    "src/plan/templates",
    "src/sign_in/fresh_proof",
    "src/sign_in/new_password",
    "src/sign_in/oidc",
    "src/sign_in/passkeys",
    "src/sign_in/second_factor",
    "src/declarations/attestation/sheet",
    "src/declarations/attestation/verify",
    "domain/src/people/import",
];

/// The sentences that those sources show to the team only, as whole keys or, before `*`, as their beginnings.
const OF_THE_TEAM: &[&str] = &[
    "attestation-lead-team",
    "booking-team-only",
    "leave-*",
    "templates-full",
    "message-late*",
    "nav-agenda",
    "nav-caseload",
    "nav-cohort",
    "nav-network",
    "nav-people",
    "nav-review",
    "nav-settings",
    "passkeys-title",
    "password-change-title",
    "password-forgotten-link",
    "password-label",
    "password-too-many",
    "password-wrong",
    "plan-of",
    "role-*",
    "second-factor-*",
    "session-dates",
    "session-places-held",
    "session-type-*",
    "team-lead",
    "team-send",
    "team-title",
    "title-taken",
    "venue-*",
    "verify-*",
    "window-*",
];

/// The families of keys that participants read, by their beginnings.
const FAMILIES: [&str; 9] = ["activity-", "blocker-", "booking-state-", "doer-", "focus-", "kind-", "kinds-", "mood-", "persona-"];

/// The sentences that participants read of other rooms, as in [`OF_THE_TEAM`]: the printed card, the foot, help, their parcours, their
/// data, the notes that the team shares, what a phone says without a network, messages that others cause, reminders and answers to SMS.
const ALSO: &[&str] = &[
    "accessibility-title",
    "card-enter-*",
    "card-hello",
    "card-not-a-code",
    "card-old",
    "card-qr",
    "card-scan",
    "card-too-many",
    "card-type",
    "card-until",
    "card-wrong",
    "choose",
    "contact-taken",
    "email-taken",
    "erasure-requested",
    "erasure-withdraw",
    "erasure-withdrawn",
    "help-*",
    "legal-not-set",
    "legal-source-link",
    "legal-title",
    "message-code",
    "message-code-subject",
    "message-contact-code",
    "message-contact-code-subject",
    "message-contact-has-account",
    "message-contact-has-account-subject",
    "message-correction",
    "message-correction-subject",
    "message-entered",
    "message-entered-subject",
    "message-invitation-participant",
    "message-invitation-short",
    "message-invitation-subject",
    "message-opened",
    "message-opened-subject",
    "message-own-contact",
    "message-own-contact-subject",
    "message-plan",
    "message-plan-subject",
    "message-question",
    "message-question-subject",
    "message-sms-ambiguous",
    "message-sms-declared",
    "message-sms-nothing-open",
    "message-sms-question",
    "message-sms-reply-subject",
    "message-sms-several-activities",
    "message-sms-several-months",
    "message-sms-suspended",
    "message-sms-unreadable",
    "mine-erase",
    "mine-erase-*",
    "mine-file",
    "mine-file-*",
    "mine-lead",
    "mine-privacy",
    "mine-title",
    "note-by",
    "note-changed-on",
    "offline-*",
    "path-before-you",
    "path-days-left-you",
    "path-first-month",
    "path-left-on-you",
    "path-months-left-you",
    "path-of-*",
    "path-over",
    "path-over-months",
    "path-over-you",
    "path-pushed",
    "path-suspended-you",
    "path-until",
    "path-yours",
    "phone-taken",
    "privacy-title",
    "reach-call",
    "reminder-*",
    "session-day",
    "shared-notes-*",
    "sitemap-*",
    "text-empty",
    "text-too-long",
    "translation-unreviewed",
    "waiting-*",
];

/// The sentences of participants that have more than [`MOST_WORDS`] words in French: this list only gets shorter.
const LONG: &[&str] = &[
    "attestation-issue-how",
    "attestation-print-how",
    "attestation-revoke-what",
    "ceiling-vat",
    "code-lead",
    "document-not-kept",
    "mine-erase-text",
    "password-guessable",
    "plan-turnover-reached",
    "stop-413-text",
];

/// The most words of a French sentence.
const MOST_WORDS: usize = 15;

/// The most words of a sentence in easier French.
const MOST_EASY_WORDS: usize = 10;

/// The languages that only participants read.
fn translated() -> impl Iterator<Item = Language> {
    Language::ALL.into_iter().filter(|language| !language.is_of_every_page() && !language.is_french())
}

/// The plural categories of a language by CLDR 45, without `many` of French and Portuguese, which begins at a million.
fn plural_categories(language: Language) -> &'static [&'static str] {
    match language {
        Language::Ar => &["zero", "one", "two", "few", "many", "other"],
        Language::Uk => &["one", "few", "many", "other"],
        Language::Fr | Language::FrSimple | Language::En | Language::Tr | Language::Pt | Language::Prs => &["one", "other"],
    }
}

/// The room of each key of French, by the file that has it.
fn rooms() -> BTreeMap<String, String> {
    let mut rooms = BTreeMap::new();
    for file in fs::read_dir(here("locales/fr")).unwrap() {
        let path = file.unwrap().path();
        let room = path.file_stem().unwrap().to_string_lossy().into_owned();
        let mut sentences = Catalogue::new();
        read_sentences(&room, &read(&path.to_string_lossy()), &mut sentences);
        rooms.extend(sentences.into_keys().map(|key| (key, room.clone())));
    }
    rooms
}

/// Whether a list has a key, as a whole or by its beginning.
fn has(list: &[&str], key: &str) -> bool {
    list.iter().any(|entry| entry.strip_suffix('*').map_or(*entry == key, |beginning| key.starts_with(beginning)))
}

/// The keys of the sentences that participants read, each with its room.
fn of_participants() -> BTreeMap<String, String> {
    let rooms = rooms();
    let named: BTreeSet<String> = sources()
        .iter()
        .filter(|(path, _)| {
            let path = path.strip_prefix(&here("")).unwrap();
            THEIRS.iter().any(|theirs| path.starts_with(theirs)) && !NOT_THEIRS.iter().any(|not| path.starts_with(not))
        })
        .flat_map(|(_, tokens)| texts(tokens).map(|(_, word)| word.to_owned()).collect::<Vec<_>>())
        .collect();
    let family: BTreeSet<String> =
        families().into_values().flatten().filter(|key| FAMILIES.iter().any(|family| key.starts_with(family))).collect();
    rooms
        .into_iter()
        .filter(|(key, room)| {
            let of_theirs = ROOMS.contains(&room.as_str()) && named.contains(key) && !has(OF_THE_TEAM, key);
            of_theirs || family.contains(key) || has(ALSO, key)
        })
        .collect()
}

/// The forms of a sentence: one, or that of each variant of its selectors.
fn forms(written: &str) -> Vec<String> {
    let begins = |line: &str| line.trim_start_matches('*').starts_with('[') && line.contains(']');
    let lines = written.lines().map(str::trim).filter(|line| !line.is_empty() && !line.ends_with("->") && *line != "}");
    let mut forms = vec![String::new()];
    for line in lines {
        if begins(line) {
            forms.push(line.split_once(']').unwrap().1.to_owned());
        } else {
            forms.last_mut().unwrap().extend(["\n", line]);
        }
    }
    forms.retain(|form| !form.trim().is_empty());
    forms
}

/// The numbers of words of the sentences of a text. A sentence ends with a period, a question or exclamation mark, dots of omission or
/// the line; a word is a run of letters and digits between white space, apostrophes and other signs but the hyphen, so that `l’aide` is
/// two; a variable is one.
fn words_of_sentences(form: &str) -> Vec<usize> {
    let mut plain = String::new();
    let mut depth = 0;
    for c in form.chars() {
        match c {
            '{' => depth += 1,
            '}' => {
                depth -= 1;
                plain.push('x');
            }
            c if depth == 0 => plain.push(c),
            _ => {}
        }
    }
    let word = |c: char| c.is_alphanumeric() || c == '-' || c == '‑';
    plain
        .split(['.', '!', '?', '…', '\n'])
        .map(|sentence| sentence.split(|c| !word(c)).filter(|part| part.chars().any(char::is_alphanumeric)).count())
        .collect()
}

#[test]
fn every_sentence_of_a_participant_is_in_every_language() {
    let (wanted, french) = (of_participants(), catalogue("fr"));
    assert!(wanted.len() > 400, "the sources are read");
    let mut missing = Vec::new();
    for language in translated() {
        let theirs = catalogue(language.tag());
        for (key, room) in wanted.iter().filter(|(key, _)| !theirs.contains_key(*key)) {
            let words = french[key].written.split_whitespace().collect::<Vec<_>>().join(" ");
            missing.push(format!("app/locales/{}/{room}.ftl: {key} = {words}", language.tag()));
        }
    }
    assert!(missing.is_empty(), "{} sentences are missing:\n{}", missing.len(), missing.join("\n"));
}

#[test]
fn a_translation_has_the_file_and_the_variables_of_its_french() {
    let (wanted, french) = (of_participants(), catalogue("fr"));
    for language in translated() {
        let tag = language.tag();
        for (key, sentence) in catalogue(tag) {
            let room = wanted.get(&key).unwrap_or_else(|| panic!("{tag}: no participant reads {key}"));
            let file = read(&here(&format!("locales/{tag}/{room}.ftl")));
            assert!(
                file.lines().any(|line| line.split_once(" =").is_some_and(|(begun, _)| begun == key)),
                "{tag}: {key} belongs to {room}.ftl"
            );
            assert_eq!(sentence.variables, french[&key].variables, "{tag}: the variables of {key}");
        }
    }
}

#[test]
fn a_number_selects_among_all_plural_forms_of_its_language() {
    for language in translated() {
        let categories = plural_categories(language);
        for (key, sentence) in catalogue(language.tag()) {
            for selector in sentence.written.split("->").skip(1) {
                let end = selector.find("\n    }").unwrap_or(selector.len());
                let given: BTreeSet<&str> =
                    selector[..end].split('[').skip(1).filter_map(|rest| rest.split_once(']')).map(|(name, _)| name).collect();
                if given.iter().any(|name| ["zero", "one", "two", "few", "many"].contains(name)) {
                    let lacking: Vec<_> = categories.iter().filter(|category| !given.contains(*category)).collect();
                    assert!(lacking.is_empty(), "{}: {key} lacks {lacking:?}", language.tag());
                }
            }
        }
    }
}

#[test]
fn no_french_is_left_in_a_translation() {
    let french = catalogue("fr");
    let letters = |text: &str| {
        // Without the names of variables and plural forms.
        forms(text).join(" ").split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest)).collect::<String>()
    };
    for language in translated() {
        for (key, sentence) in catalogue(language.tag()) {
            let (theirs, ours) = (letters(&sentence.written), letters(&french[&key].written));
            let several = ours.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count() > 1;
            assert!(!several || theirs.trim() != ours.trim(), "{}: {key} is French", language.tag());
            let own = |c: char| match language {
                Language::Ar | Language::Prs => ('\u{600}'..='\u{6ff}').contains(&c),
                Language::Uk => ('\u{400}'..='\u{4ff}').contains(&c),
                // A dash between two days needs no word there.
                _ => true,
            };
            assert!(!several || theirs.chars().any(own), "{}: {key} has no letter of its script", language.tag());
        }
    }
}

#[test]
fn a_french_sentence_of_a_participant_has_at_most_fifteen_words() {
    assert_eq!(words_of_sentences("L’aide { $x } n’est pas comptée. Rien reçu\u{202f}? Écrivez-le."), [7, 2, 1, 0]);
    let french = catalogue("fr");
    let long: Vec<String> = of_participants()
        .into_keys()
        .filter(|key| forms(&french[key].written).iter().flat_map(|form| words_of_sentences(form)).any(|words| words > MOST_WORDS))
        .collect();
    let (known, now): (BTreeSet<&str>, BTreeSet<&str>) = (LONG.iter().copied().collect(), long.iter().map(String::as_str).collect());
    assert_eq!(now.difference(&known).collect::<Vec<_>>(), [&""; 0], "more than {MOST_WORDS} words");
    assert_eq!(known.difference(&now).collect::<Vec<_>>(), [&""; 0], "short enough now, or gone: take them off the list");
}

#[test]
fn an_easier_sentence_stands_in_place_of_a_french_one_of_participants_and_has_at_most_ten_words() {
    let (wanted, french) = (of_participants(), catalogue("fr"));
    let easy = catalogue(Language::FrSimple.tag());
    assert!(!easy.is_empty());
    for (key, sentence) in easy {
        let room = wanted.get(&key).unwrap_or_else(|| panic!("no participant reads {key}"));
        assert!(read(&here(&format!("locales/fr-simple/{room}.ftl"))).contains(&format!("{key} =")), "{key} belongs to {room}.ftl");
        assert_eq!(sentence.variables, french[&key].variables, "the variables of {key}");
        assert_ne!(sentence.written, french[&key].written, "{key} is the same: leave it out");
        let longest = forms(&sentence.written).iter().flat_map(|form| words_of_sentences(form)).max();
        assert!(longest <= Some(MOST_EASY_WORDS), "{key} has {longest:?} words");
    }
    assert_eq!(text(Language::FrSimple, "home-directions"), "Comment y aller");
    assert_eq!(text(Language::FrSimple, "nav-plan"), text(Language::Fr, "nav-plan"), "what is easy already is the French one");
}
