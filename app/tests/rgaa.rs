//! The audit of accessibility held against the standard and against the files that it names.
#![cfg(feature = "ssr")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "these are tests")]

use app::privacy::rgaa::{State, counts, criteria};
use std::{fs, path::Path};

/// The criteria of each theme of the RGAA 4.1.2, by its `criteres.json`.
const OF_THEMES: [usize; 13] = [9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12];

#[test]
fn the_audit_has_every_criterion_of_the_standard_once_and_in_order() {
    let numbers: Vec<String> = (1..).zip(OF_THEMES).flat_map(|(theme, of)| (1..=of).map(move |at| format!("{theme}.{at}"))).collect();
    assert_eq!(numbers.len(), 106);
    let audit = criteria();
    assert_eq!(audit.iter().map(|it| it.number).collect::<Vec<_>>(), numbers);
    assert!(audit.iter().all(|it| !it.title.is_empty()));
}

#[test]
fn what_is_not_met_says_so_and_what_does_not_apply_says_why() {
    for it in criteria() {
        assert!(!it.check.is_empty(), "{} says how it is checked", it.number);
        assert_eq!(it.check.contains("**not met**"), it.state == State::NotMet, "{}", it.number);
    }
    let (met, applicable) = counts();
    assert!(0 < met && met <= applicable && applicable < 106);
}

#[test]
fn every_file_that_the_audit_names_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut named = 0;
    for it in criteria() {
        for file in it.files.split('`').skip(1).step_by(2) {
            assert!(root.join(file).is_file(), "{}: {file}", it.number);
            named += 1;
        }
    }
    assert!(named > 50, "files are named");
}

/// Whether a file below a folder has the text.
fn has(folder: &Path, text: &str) -> bool {
    fs::read_dir(folder).unwrap().any(|entry| {
        let path = entry.unwrap().path();
        if path.is_dir() { has(&path, text) } else { fs::read_to_string(&path).is_ok_and(|source| source.contains(text)) }
    })
}

#[test]
fn no_link_opens_a_window() {
    let pages = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    assert!(has(&pages, "href="), "the sources are read");
    assert!(!has(&pages, "target=\"_blank\"") && !has(&pages, "window.open("));
}
