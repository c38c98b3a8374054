//! The styles hold in both directions of writing: no declaration names left or right. The pages of participants hold without the style of
//! the team.
#![allow(clippy::unwrap_used, clippy::panic, reason = "these are tests")]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// The declarations that may name a side, with the reason.
const ALLOWED: &[(&str, &str)] = &[
    // Figures in a page from right to left.
    ("direction.css", "direction: ltr"),
    // The time of a chart runs from left to right in every language.
    ("chart.css", "direction: ltr"),
    ("team/reporting.css", "direction: ltr"),
    // The edges of turned squares: arrows that point down, ticks.
    ("forms.css", "border-width: 0 2px 2px 0"),
    ("forms.css", "border-width: 0 2.5px 2.5px 0"),
    ("states.css", "border-width: 0 2.5px 2.5px 0"),
    // A bubble that is the same from both sides but for its tail.
    ("states.css", "border-radius: 50% 50% 50% 15%"),
    // The column of the team, who read French or English.
    ("team/shell.css", "background: linear-gradient(to right, var(--deep) var(--side), transparent 0)"),
];

/// The files of the team's rooms that participants' pages use.
const USED_BY_PARTICIPANTS: &[&str] =
    &["caseload/shared_notes.rs", "enrollments/line.rs", "enrollments/standing.rs", "people/help_contact.rs"];

/// The rooms and files whose views the team alone sees.
const OF_THE_TEAM: &[&str] = &[
    "agenda/",
    "caseload/",
    "enrollments/",
    "journal/",
    "messages/",
    "navigation/",
    "news/",
    "people/",
    "plan/templates.rs",
    "privacy/erasure.rs",
    "reporting/",
    "review/",
    "search/",
    "statements/",
    "structure/",
    "ui/table.rs",
];

/// Classes of the team that are words of another kind (an icon, a value, a column) in the files of participants' pages, and those of its
/// part of the frame.
const OTHER_WORDS: &[&str] = &["caseload", "choose", "coach", "comb", "hour", "note", "now", "who", "who__role"];

/// The files below a folder with that ending, with their paths from it.
fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut folders = vec![root.clone()];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|found| found == ending) {
                let name = path.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
                found.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found
}

/// A style sheet without comments.
fn bare(css: &str) -> String {
    css.split("/*").enumerate().map(|(at, part)| if at == 0 { part } else { part.split_once("*/").unwrap().1 }).collect()
}

/// A list of selectors at its commas outside parentheses.
fn listed(selectors: &str) -> Vec<String> {
    let mut list = vec![String::new()];
    let mut depth = 0;
    for c in selectors.chars() {
        depth += i32::from(c == '(') - i32::from(c == ')');
        if c == ',' && depth == 0 {
            list.push(String::new());
        } else if let Some(last) = list.last_mut() {
            last.push(c);
        }
    }
    list
}

/// The selectors of a style sheet.
fn selectors(css: &str) -> Vec<String> {
    let bare = bare(css);
    let heads = bare.split('{').map(|part| part.rsplit(['}', ';', '{']).next().unwrap().trim());
    heads.filter(|head| !head.is_empty() && !head.starts_with('@')).flat_map(listed).map(|one| one.trim().to_owned()).collect()
}

/// Whether an element that a selector names has to be, to hold or to stand within one with a class that `is_team` knows.
fn needs_the_team(selector: &str, is_team: &dyn Fn(&str) -> bool) -> bool {
    // What stands in brackets is no class.
    let selector: String =
        selector.split('[').enumerate().map(|(at, part)| if at == 0 { part } else { part.split_once(']').unwrap().1 }).collect();
    let mut plain = String::new();
    let mut rest = selector.as_str();
    while let Some((before, after)) = rest.split_once('(') {
        let mut depth = 1;
        let end = after.find(|c| {
            depth += i32::from(c == '(') - i32::from(c == ')');
            depth == 0
        });
        let (within, behind) = after.split_at(end.unwrap());
        let (before, function) = before.rsplit_once(':').unwrap();
        if matches!(function, "is" | "where" | "has") && listed(within).iter().all(|one| needs_the_team(one, is_team)) {
            return true;
        }
        plain.push_str(before);
        rest = &behind[1..];
    }
    plain.push_str(rest);
    plain.split('.').skip(1).any(|name| is_team(name.split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').next().unwrap()))
}

/// The words in the strings of a Rust file, those of its tests left out.
fn words(source: &str) -> BTreeSet<String> {
    let source = source.split("#[cfg(test)]").next().unwrap().replace("\\\"", " ");
    let strings = source.split('"').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
    strings.iter().flat_map(|text| text.split(|c: char| c.is_whitespace() || "\"'<>=.".contains(c))).map(str::to_owned).collect()
}

/// The declarations of a style sheet, without comments.
fn declarations(css: &str) -> Vec<String> {
    let bare = bare(css);
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
    for (name, css) in files("../style", "css") {
        if name.ends_with("print.css") || name.ends_with("paper.css") {
            continue;
        }
        for declaration in declarations(&css) {
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

#[test]
fn each_file_of_style_is_imported_once_by_its_sheet() {
    let files = files("../style", "css");
    let css = |sheet: &str| files.iter().find(|(name, _)| name == sheet).unwrap().1.clone();
    let imported = |sheet: &str| -> Vec<String> {
        css(sheet).lines().filter_map(|line| line.strip_prefix("@import \"./")?.strip_suffix("\";").map(str::to_owned)).collect()
    };
    let sorted = |mut names: Vec<String>| {
        names.sort();
        names
    };
    let (of_team, of_all): (Vec<String>, Vec<String>) = files
        .iter()
        .map(|(name, _)| name.clone())
        .filter(|name| name != "main.css" && name != "team.css")
        .partition(|it| it.starts_with("team/"));
    assert_eq!(sorted(imported("main.css")), sorted(of_all));
    assert_eq!(sorted(imported("team.css")), sorted(of_team));
}

#[test]
fn no_rule_of_the_team_holds_on_a_page_of_participants() {
    let (mut theirs, mut of_team) = (BTreeSet::new(), BTreeSet::new());
    for (name, source) in files("src", "rs") {
        let team = OF_THE_TEAM.iter().any(|room| name.starts_with(room)) && !USED_BY_PARTICIPANTS.contains(&name.as_str());
        if team { of_team.extend(words(&source)) } else { theirs.extend(words(&source)) }
    }
    assert!(theirs.contains("money__input") && of_team.contains("week__link"), "the rooms are read");
    let is_team = |class: &str| class == "shell--staff" || OTHER_WORDS.contains(&class) || !theirs.contains(class);
    let (mut found, mut read) = (Vec::new(), 0);
    for (name, css) in files("../style/team", "css") {
        for selector in selectors(&css) {
            read += 1;
            if !needs_the_team(&selector, &is_team) {
                found.push(format!("{name}: {selector}"));
            }
        }
    }
    assert!(read > 400, "the styles are read");
    assert!(found.is_empty(), "participants' pages have these classes, and load essor.css alone:\n{}", found.join("\n"));
    let unused: Vec<_> = OTHER_WORDS.iter().filter(|word| !theirs.contains(**word)).collect();
    assert!(unused.is_empty(), "gone: {unused:?}");
}

#[test]
fn a_selector_needs_the_team_by_a_class_that_it_cannot_do_without() {
    let is_team = |class: &str| class == "shell--staff" || class == "case";
    for selector in
        [".shell--staff .page", ".table:has(.case) th", ":is(.case, .shell--staff .row) b", "a.case:hover", ".row:not(.x) .case"]
    {
        assert!(needs_the_team(selector, &is_team), "{selector}");
    }
    for selector in [".shell:not(.shell--staff) .page", ".row:is(.case, .card) b", ".case__name", "[href=\"a.b\"] .row:nth-child(2)", "a"] {
        assert!(!needs_the_team(selector, &is_team), "{selector}");
    }
    assert_eq!(selectors("/* a */ .x, .y:is(b, c) { d: e } @media (f) { .z { g: h; } }"), [".x", ".y:is(b, c)", ".z"]);
}
