//! What people type and upload, changed at random: amounts, months, phone numbers, CSV files, workbooks. Nothing panics, and what is
//! accepted is read back as the same.
//!
//! `make test` tries a few hundred inputs of one seed. `make soak` sets `SOAK_SECONDS` for each target and `SOAK_SEED`; a failure
//! names the seed and the input.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "these are tests")]

use domain::{
    declarations::typed::{TypedLine, read_lines},
    people::{
        Email, Phone,
        import::{SourceFile, read_declarations, read_participants, workbook::read_workbook},
    },
    values::{money::Cents, month::Month},
};
use std::{
    io::{Cursor, Read, Write},
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    time::{Duration, Instant},
};

const PEOPLE: &[u8] = include_bytes!("../../../server/demo/participants.csv");
const MONTHS: &[u8] = include_bytes!("../../../server/demo/chiffre_affaires.csv");

/// Repeatable random numbers (splitmix64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    fn one<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.below(of.len())]
    }

    /// The bytes with a few of them changed, removed, repeated, or replaced by one of `words`.
    fn mutated(&mut self, bytes: &[u8], words: &[&str]) -> Vec<u8> {
        let mut bytes = bytes.to_vec();
        for _ in 0..=self.below(4) {
            let (at, length) = (self.below(bytes.len() + 1), self.below(9));
            let end = (at + length).min(bytes.len());
            match self.below(6) {
                0 if at < bytes.len() => bytes[at] = self.next() as u8,
                1 => drop(bytes.drain(at..end)),
                2 => bytes.truncate(at),
                3 => {
                    let repeated = bytes[at..end].repeat(self.below(40));
                    bytes.splice(at..at, repeated);
                }
                _ => drop(bytes.splice(at..end, self.one(words).bytes()).collect::<Vec<_>>()),
            }
        }
        bytes
    }
}

/// Runs a target with inputs until the time of `make soak` is over, or `few` times.
fn fuzz(target: &str, few: u32, mut make: impl FnMut(&mut Chance) -> Vec<u8>, check: impl Fn(&[u8])) {
    let number = |name: &str| std::env::var(name).ok().map(|text| text.parse::<u64>().unwrap());
    let (seconds, seed) = (number("SOAK_SECONDS"), number("SOAK_SEED").unwrap_or(1));
    let (began, mut chance, mut tried) = (Instant::now(), Chance(seed), 0);
    while seconds.map_or(tried < few, |seconds| began.elapsed() < Duration::from_secs(seconds)) {
        let input = make(&mut chance);
        tried += 1;
        if let Err(failure) = catch_unwind(AssertUnwindSafe(|| check(&input))) {
            let shown = input[..input.len().min(2000)].escape_ascii();
            eprintln!("{target}: SOAK_SEED={seed} fails at input {tried}, {} bytes: {shown}", input.len());
            resume_unwind(failure);
        }
    }
    println!("{target}: {tried} inputs of seed {seed}");
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

const SIGNS: &[&str] = &[
    " ",
    "\u{202f}",
    "\u{a0}",
    "\u{200b}",
    ",",
    ".",
    "-",
    "−",
    "+",
    "€",
    "euros",
    "'",
    "’",
    "0",
    "9",
    "00",
    "999999999",
    "9223372036854775808",
    "e9",
    "١",
    "\0",
    "é",
    "\u{10ffff}",
    "\u{202e}",
];

#[test]
fn amounts_that_are_read_are_read_again_as_the_same() {
    let seeds = ["1 250,50", "1250.5 €", "0", "-80", "9999999,99", "1.250,00", "12'000.00", "+1250,5 euros"];
    fuzz(
        "amount",
        4_000,
        |chance| {
            let seed = chance.one(&seeds.map(str::as_bytes));
            chance.mutated(seed, SIGNS)
        },
        |input| {
            let typed = text(input);
            let read = Cents::parse(&typed);
            if let Ok(amount) = read {
                assert!(amount.magnitude() <= Cents::MOST, "{typed:?} is {amount:?}");
                assert_eq!(Cents::parse(&amount.typed()), Ok(amount), "{typed:?}");
            }
            let line = TypedLine { activity: "02".into(), kind: "Sale".into(), amount: typed.clone() };
            if let Ok(lines) = read_lines(&[line]) {
                assert_eq!(Ok(lines[0].amount()), read, "{typed:?} of a line");
            }
        },
    );
}

#[test]
fn months_that_are_read_are_read_again_as_the_same() {
    let seeds = ["2026-10", "1999-12", "0000-01", "2026-13", "2026-10-01", "9999-12"];
    fuzz(
        "month",
        4_000,
        |chance| {
            let seed = chance.one(&seeds.map(str::as_bytes));
            chance.mutated(seed, SIGNS)
        },
        |input| {
            if let Ok(month) = text(input).parse::<Month>() {
                assert_eq!(month.to_string().parse::<Month>().unwrap(), month);
                assert_eq!(month.plus(7).plus(-7), month);
                assert!(month.first_day() <= month.last_day());
            }
        },
    );
}

#[test]
fn phone_numbers_and_addresses_that_are_read_are_read_again_as_the_same() {
    let seeds =
        ["06 39 98 59 02", "+33 (0)639985901", "0690123456", "0033 6 39 98 59 02", "+1 202 555 0123", "zoe.martin@exemple.fr", "a@b.fr"];
    fuzz(
        "phone",
        2_000,
        |chance| {
            let seed = chance.one(&seeds.map(str::as_bytes));
            chance.mutated(seed, SIGNS)
        },
        |input| {
            let typed = text(input);
            if let Ok(phone) = typed.parse::<Phone>() {
                let (sign, digits) = phone.as_str().split_at(1);
                assert!(
                    sign == "+" && digits.len() <= 15 && digits.bytes().all(|byte| byte.is_ascii_digit()),
                    "{typed:?}: {}",
                    phone.as_str()
                );
                assert_eq!(phone.as_str().parse::<Phone>().unwrap(), phone, "{typed:?}");
                assert_eq!(phone.displayed().parse::<Phone>().unwrap(), phone, "{typed:?} as displayed: {}", phone.displayed());
            }
            if let Ok(email) = typed.parse::<Email>() {
                assert!(!email.as_str().contains(['\n', '\r', ' ']), "{typed:?}");
                assert_eq!(email.as_str().parse::<Email>().unwrap(), email, "{typed:?}");
            }
        },
    );
}

const CELLS: &[&str] = &[
    ";",
    ",",
    "\t",
    "\n",
    "\r\n",
    "\"",
    "\"\"",
    "=1+1",
    "31/02/2025",
    "99/99/9999",
    "2025-07",
    "1e9",
    "\u{feff}",
    "oui",
    "\0",
    "accompagnateur",
    "montant",
    "telephone",
    "suspensions",
    "01/01/2025-31/12/2099",
    "é",
];

fn check_csv(input: &[u8]) {
    if let Err(refused) = read_participants(input) {
        assert!(!refused.is_empty() && refused.iter().all(|line| line.line >= 1));
    }
    if let Err(refused) = read_declarations(input) {
        assert!(!refused.is_empty() && refused.iter().all(|line| line.line >= 1));
    }
}

#[test]
fn csv_files_are_read_or_refused_with_a_line() {
    fuzz(
        "CSV",
        300,
        |chance| {
            let whole = chance.one(&[PEOPLE, MONTHS]);
            // A few lines of it: most of the time is spent on what was changed.
            let lines: Vec<&[u8]> = whole.split_inclusive(|byte| *byte == b'\n').take(1 + chance.below(12)).collect();
            chance.mutated(&lines.concat(), CELLS)
        },
        check_csv,
    );
}

/// A workbook with a sheet of participants and one of declarations.
fn workbook() -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    for (name, csv) in [("Participants", PEOPLE), ("Chiffre d’affaires", MONTHS)] {
        let sheet = workbook.add_worksheet();
        sheet.set_name(name).unwrap();
        let csv = String::from_utf8_lossy(csv);
        for (row, line) in csv.lines().take(6).enumerate() {
            for (column, cell) in line.split(';').enumerate() {
                match cell.replace(',', ".").parse::<f64>() {
                    Ok(number) => drop(sheet.write(row as u32, column as u16, number).unwrap()),
                    Err(_) => drop(sheet.write(row as u32, column as u16, cell).unwrap()),
                }
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

const TAGS: &[&str] = &[
    "<c r=\"A1\" t=\"s\"><v>99999999</v></c>",
    "<c r=\"ZZZZZZ999999999\"><v>1</v></c>",
    "r=\"A0\"",
    "t=\"d\"",
    "t=\"e\"",
    "<v>-1</v>",
    "<v>1e400</v>",
    "<v>NaN</v>",
    "&#0;",
    "<![CDATA[",
    "]]>",
    "</row>",
    "<row r=\"1048577\">",
    "<mergeCell ref=\"A1:XFD1048576\"/>",
    "\"",
    "<",
    ">",
    "<!DOCTYPE a [<!ENTITY b \"c\">]>",
    "&b;",
];

#[test]
fn workbooks_are_read_or_refused() {
    let whole = workbook();
    let mut archive = zip::ZipArchive::new(Cursor::new(&whole)).unwrap();
    let parts: Vec<(String, Vec<u8>)> = (0..archive.len())
        .map(|at| {
            let mut file = archive.by_index(at).unwrap();
            let mut content = Vec::new();
            file.read_to_end(&mut content).unwrap();
            (file.name().unwrap().into_owned(), content)
        })
        .collect();
    fuzz(
        "workbook",
        150,
        |chance| {
            // The archive itself, or one of its parts.
            if chance.below(4) == 0 {
                return chance.mutated(&whole, &["PK\u{1}\u{2}", "PK\u{5}\u{6}", "\u{0}\u{0}\u{0}\u{0}", "xl/workbook.xml"]);
            }
            let broken = chance.below(parts.len());
            let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
            for (at, (name, content)) in parts.iter().enumerate() {
                out.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
                out.write_all(&if at == broken { chance.mutated(content, TAGS) } else { content.clone() }).unwrap();
            }
            out.finish().unwrap().into_inner()
        },
        |input| {
            for wanted in [SourceFile::Participants, SourceFile::Declarations] {
                if let Ok(sheets) = read_workbook(input, wanted) {
                    for csv in [sheets.participants, sheets.declarations].iter().flatten() {
                        check_csv(csv);
                    }
                }
            }
        },
    );
}
