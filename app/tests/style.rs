//! The styles hold in both directions of writing: no declaration names left or right.
#![allow(clippy::unwrap_used, clippy::panic, reason = "these are tests")]

use std::{collections::BTreeSet, fs};

/// The declarations that may name a side, with the reason.
const ALLOWED: &[(&str, &str)] = &[
    // Figures in a page from right to left.
    ("direction.css", "direction: ltr"),
    // The time of a chart runs from left to right in every language.
    ("chart.css", "direction: ltr"),
    ("reporting.css", "direction: ltr"),
    // The edges of turned squares: arrows that point down, ticks.
    ("forms.css", "border-width: 0 2px 2px 0"),
    ("forms.css", "border-width: 0 2.5px 2.5px 0"),
    ("states.css", "border-width: 0 2.5px 2.5px 0"),
    // A bubble that is the same from both sides but for its tail.
    ("states.css", "border-radius: 50% 50% 50% 15%"),
    // The column of the team, who read French or English.
    ("shell.css", "background: linear-gradient(to right, var(--deep) var(--side), transparent 0)"),
];

/// The declarations of a style sheet, without comments.
fn declarations(css: &str) -> Vec<String> {
    let bare: String =
        css.split("/*").enumerate().map(|(at, part)| if at == 0 { part } else { part.split_once("*/").unwrap().1 }).collect();
    let declared = bare.split(['{', '}', ';']).map(str::trim).filter(|part| {
        part.split_once(':').is_some_and(|(name, value)| !name.contains([' ', '.', '[', ',', '@']) && value.starts_with(' '))
    });
    declared.map(str::to_owned).collect()
}

/// The parts of a value between spaces, those in parentheses whole.
fn parts(value: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut depth = 0;
    for c in value.trim().chars() {
        depth += i32::from(c == '(') - i32::from(c == ')');
        if c == ' ' && depth == 0 {
            parts.push(String::new());
        } else if let Some(last) = parts.last_mut() {
            last.push(c);
        }
    }
    parts
}

/// Whether a declaration means left or right.
fn names_a_side(declaration: &str) -> bool {
    let (name, value) = declaration.split_once(':').unwrap();
    let side = |text: &str| text.split(|c: char| !c.is_ascii_alphabetic()).any(|word| word == "left" || word == "right");
    let four = parts(value);
    let uneven = match name {
        "margin" | "padding" | "inset" | "border-width" => four.len() == 4 && four[1] != four[3],
        "border-radius" => four.len() == 4 && (four[0] != four[1] || four[2] != four[3]) || four.len() == 3 && four[1] != four[2],
        _ => false,
    };
    !name.starts_with("--") && (side(name) || side(value) || name == "direction" || uneven)
}

#[test]
fn no_declaration_names_left_or_right_but_those_with_a_reason() {
    let (mut found, mut used, mut read) = (Vec::new(), BTreeSet::new(), 0);
    for file in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../style")).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if !name.ends_with(".css") || name == "print.css" || name == "paper.css" {
            continue;
        }
        for declaration in declarations(&fs::read_to_string(&path).unwrap()) {
            read += 1;
            if !names_a_side(&declaration) {
                continue;
            }
            match ALLOWED.iter().find(|(file, allowed)| *file == name && *allowed == declaration) {
                Some(entry) => {
                    used.insert(*entry);
                }
                None => found.push(format!("{name}: {declaration}")),
            }
        }
    }
    assert!(read > 500, "the styles are read");
    assert!(found.is_empty(), "logical properties hold in both directions:\n{}", found.join("\n"));
    let unused: Vec<_> = ALLOWED.iter().filter(|entry| !used.contains(*entry)).collect();
    assert!(unused.is_empty(), "gone: {unused:?}");
}

#[test]
fn sides_are_found_in_names_values_and_shorthands() {
    for declaration in ["left: 0", "margin-left: 1px", "text-align: right", "padding: 1px 2px 3px 4px", "border-radius: 1px 2px 3px"] {
        assert!(names_a_side(declaration), "{declaration}");
    }
    for declaration in
        ["inset-inline: 0", "text-align: start", "padding: 1px 2px 3px", "margin: 0 calc(1px + 2px) 0 calc(1px + 2px)", "--left: 1"]
    {
        assert!(!names_a_side(declaration), "{declaration}");
    }
    assert_eq!(declarations("/* a: b; */ .x:hover { color: red; } @media (min-width: 1px) { .y { left: 0 } }"), ["color: red", "left: 0"]);
}
