use super::*;
use crate::{
    declarations::declaration::{Activity, LineKind, MOST_LINES, total},
    enrollments::enrollment::Benefit,
    people::{MOST_NAME, one_line},
    values::money::Cents,
};
use proptest::prelude::*;
use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

const PEOPLE: &str = "prenom;nom;telephone;courriel;activite;code_activite;debut_parcours;fin_pass_iae;immatriculation;acre;aide;aide_depuis;ca_mensuel_depart;objectif_mensuel;accompagnateur\r\n\
    Élodie;N'Guyen;+33 (0)639985901;Elodie@courriel.example;food truck;02;20/06/2025;19/06/2027;28/02/2023;non;RSA;10/02/2025;361,22;1\u{202f}500,00;sacha@structure.example\r\n\
    Jean-Luc;Ünal;06.39.98.59.02;;réparation de vélos;2;17/08/2025;16/08/2027;;Oui;Prime d’activité;;0,00;;sacha@structure.example\r\n\
    \"Inès\";Le Goff;;ines@courriel.example;\"bijoux ; \"\"laiton\"\"\";01;1/3/2025;28/02/2027;16/08/2024;NON;aucun;;0;0;lou@structure.example\r\n";
const MONTHS: &str = "courriel_ou_telephone;mois;code_activite;montant;nature\r\n\
    elodie@courriel.example;2025-07;02;1 152,00;vente\r\n\
    06 39 98 59 02;2025-09;02;0,00;vente\r\n\
    elodie@courriel.example;2025-08;02;1\u{202f}075,50;vente\r\n\
    elodie@courriel.example;2025-07;01;20;vente\r\n\
    ELODIE@courriel.example;2025-07;02;-30,38;avoir\r\n\
    elodie@courriel.example;2025-07;02;30,00;Avoir\r\n";
const DEMO_PEOPLE: &str = include_str!("../../../../../server/demo/participants.csv");
const DEMO_MONTHS: &str = include_str!("../../../../../server/demo/chiffre_affaires.csv");

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn people_refused(file: &[u8]) -> Vec<(u64, &'static str, Reason)> {
    read_participants(file).unwrap_err().into_iter().map(|it| (it.line, it.column, it.reason)).collect()
}

fn months_refused(file: &[u8]) -> Vec<(u64, &'static str, Reason)> {
    read_declarations(file).unwrap_err().into_iter().map(|it| (it.line, it.column, it.reason)).collect()
}

/// A file of one participant with that cell in that column.
fn with(column: &str, cell: &str) -> String {
    let mut rows = PEOPLE.lines();
    let (header, person) = (rows.next().unwrap(), rows.next().unwrap());
    let cells = header.split(';').zip(person.split(';')).map(|(name, held)| if name == column { cell } else { held });
    format!("{header}\n{}\n", cells.collect::<Vec<_>>().join(";"))
}

fn month_with(row: &str) -> String {
    format!("courriel_ou_telephone;mois;code_activite;montant;nature\n{row}\n")
}

#[test]
fn participants_are_parsed_from_a_spreadsheet_file() {
    let people = read_participants(PEOPLE.as_bytes()).unwrap();
    assert_eq!(people.len(), 3);
    let elodie = &people[0];
    assert_eq!((elodie.line, elodie.first_name.as_str(), elodie.last_name.as_str()), (2, "Élodie", "N'Guyen"));
    assert_eq!(elodie.phone.as_ref().unwrap().as_str(), "+33639985901");
    assert_eq!(elodie.email.as_ref().unwrap().as_str(), "elodie@courriel.example");
    assert_eq!((elodie.record.trade.as_str(), elodie.record.activity), ("food truck", Activity::CraftServices));
    assert_eq!(elodie.period, EnrollmentPeriod::starting(day("2025-06-20")));
    assert_eq!(elodie.record.registered_on, Some(day("2023-02-28")));
    assert_eq!((elodie.record.benefit, elodie.record.benefit_since), (Benefit::Rsa, Some(day("2025-02-10"))));
    assert_eq!((elodie.record.starting_turnover, elodie.record.goal), (Cents::new(36_122), Some(Cents::new(150_000))));
    assert_eq!(elodie.coach.as_str(), "sacha@structure.example");

    let jean_luc = &people[1];
    assert_eq!((jean_luc.email.as_ref(), jean_luc.record.registered_on, jean_luc.record.goal), (None, None, None));
    assert_eq!((jean_luc.record.benefit, jean_luc.record.benefit_since, jean_luc.record.acre), (Benefit::PrimeActivite, None, true));
    assert_eq!(jean_luc.record.activity, Activity::CraftServices);

    let ines = &people[2];
    assert_eq!((ines.phone.as_ref(), ines.record.goal, ines.record.benefit), (None, None, Benefit::None));
    assert_eq!((ines.first_name.as_str(), ines.record.trade.as_str()), ("Inès", "bijoux ; \"laiton\""));
}

#[test]
fn rows_of_one_contact_and_month_are_one_month_in_file_order() {
    let months = read_declarations(MONTHS.as_bytes()).unwrap();
    let read: Vec<_> = months.iter().map(|it| (it.line, it.contact.as_str(), it.month.to_string(), it.lines.len())).collect();
    assert_eq!(
        read,
        [
            (2, "elodie@courriel.example", "2025-07".to_owned(), 4),
            (3, "+33639985902", "2025-09".to_owned(), 1),
            (4, "elodie@courriel.example", "2025-08".to_owned(), 1),
        ]
    );
    let amounts: Vec<_> = months[0].lines.iter().map(|line| line.amount().get()).collect();
    assert_eq!(amounts, [115_200, 2_000, -3_038, -3_000]);
    assert_eq!(months[0].lines[1].activity(), Activity::Goods);
    assert_eq!((months[1].lines[0].kind(), months[1].lines[0].amount()), (LineKind::Sale, Cents::ZERO));
}

#[test]
fn byte_order_marks_line_ends_empty_lines_and_column_order_are_ignored() {
    let expected = read_participants(PEOPLE.as_bytes()).unwrap();
    let lf = PEOPLE.replace("\r\n", "\n");
    for same in [format!("\u{feff}{PEOPLE}"), lf.clone(), lf.replace('\n', "\r"), lf.trim_end().to_owned()] {
        assert_eq!(read_participants(same.as_bytes()).unwrap(), expected);
    }
    let spaced = lf.replace('\n', "\n\n;;;;\n \n");
    let lines: Vec<_> = read_participants(spaced.as_bytes()).unwrap().iter().map(|it| it.line).collect();
    assert_eq!(lines, [5, 9, 13]);

    let turned = " Nature ;remarques;MONTANT;code_activite;mois;\u{a0}courriel_ou_telephone\nvente;\"=1+1\nvu\";5;03;2026-01;a@b.fr\n\
        vente;@;7;03;2026-02;a@b.fr;;\n";
    let months = read_declarations(turned.as_bytes()).unwrap();
    assert_eq!(months.iter().map(|it| (it.line, total(&it.lines).get())).collect::<Vec<_>>(), [(2, 500), (4, 700)]);
    assert_eq!(read_declarations(b"courriel_ou_telephone;mois;code_activite;montant;nature"), Ok(vec![]));
}

#[test]
fn damaged_characters_refuse_the_file_with_their_line() {
    assert_eq!(people_refused(PEOPLE.replace('Ü', "\u{fffd}").as_bytes()), [(3, "", Reason::NotUtf8)]);
    let mut damaged = PEOPLE.as_bytes().to_vec();
    damaged[PEOPLE.find('Ü').unwrap()] = b'?';
    assert_eq!(people_refused(&damaged), [(3, "", Reason::NotUtf8)]);
    let unknown: Vec<u8> = MONTHS.bytes().map(|byte| if byte == b'v' { 0x81 } else { byte }).collect();
    assert_eq!(months_refused(&unknown), [(1, "", Reason::NotUtf8)], "{}", MONTHS.len());
    assert_eq!(months_refused(b"courriel_ou_telephone;mois\0"), [(1, "", Reason::NotUtf8)]);
}

#[test]
fn a_file_of_another_format_is_refused_as_a_whole() {
    assert_eq!(people_refused(b""), [(1, "", Reason::FileEmpty)]);
    assert_eq!(people_refused("\u{feff}\r\n ;;\r\n".as_bytes()), [(1, "", Reason::FileEmpty)]);
    assert_eq!(people_refused(&vec![b'a'; MOST_BYTES + 1]), [(1, "", Reason::FileTooLarge)]);
    assert_eq!(months_refused(MONTHS.replace(';', ":").as_bytes()), [(1, "", Reason::Separator)]);
}

#[test]
fn a_missing_or_repeated_column_is_named() {
    let missing = PEOPLE.replace("telephone;", "tel;").replace("acre;", "");
    assert_eq!(people_refused(missing.as_bytes()), [(1, "telephone", Reason::ColumnMissing), (1, "acre", Reason::ColumnMissing)]);
    let twice = month_with("a@b.fr;2026-01;01;5;vente;").replace("nature", "nature;Mois");
    assert_eq!(months_refused(twice.as_bytes()), [(1, "mois", Reason::ColumnTwice)]);
}

#[test]
fn a_formula_in_a_cell_is_refused() {
    for (column, cell) in [
        ("prenom", "=cmd|'/c calc'!A1"),
        ("nom", "@SUM(1)"),
        ("activite", "+1"),
        ("activite", "-2+3"),
        ("aide", "=RSA"),
        ("courriel", "+a@b.fr"),
        ("telephone", "=33639985901"),
        ("ca_mensuel_depart", "=1+1"),
        ("debut_parcours", "=AUJOURDHUI()"),
        ("accompagnateur", "\"\t=1\""),
    ] {
        assert_eq!(people_refused(with(column, cell).as_bytes()), [(2, column, Reason::Formula)], "{cell}");
    }
    assert_eq!(months_refused(month_with("=A1;2026-01;02;@5;vente").as_bytes()).len(), 2);
    assert_eq!(months_refused(month_with("a@b.fr;2026-01;02;+1+2;vente").as_bytes()), [(2, "montant", Reason::AmountNotANumber)]);
    assert!(read_declarations(month_with("+33 6 39 98 59 01;2026-01;02;+5;vente").as_bytes()).is_ok());
}

#[test]
fn every_invalid_cell_of_a_participant_is_refused_with_its_reason() {
    for (column, cell, reason) in [
        ("prenom", "", Reason::CellEmpty),
        ("nom", "  ", Reason::CellEmpty),
        ("activite", "", Reason::CellEmpty),
        ("activite", &"a".repeat(121), Reason::CellTooLong),
        ("telephone", "06 39", Reason::ContactPhone),
        ("courriel", "elodie", Reason::ContactEmail),
        ("code_activite", "07", Reason::Activity),
        ("code_activite", "", Reason::CellEmpty),
        ("debut_parcours", "20-06-25", Reason::Date),
        ("debut_parcours", "31/02/2025", Reason::Date),
        ("debut_parcours", "20/06", Reason::Date),
        ("debut_parcours", "20/06/1999", Reason::Date),
        ("debut_parcours", "", Reason::CellEmpty),
        ("fin_pass_iae", "20/06/2025", Reason::EndBeforeStart),
        ("fin_pass_iae", "19/06/2024", Reason::EndBeforeStart),
        ("fin_pass_iae", "19/06/2072", Reason::EnrollmentTooLong),
        ("immatriculation", "hier", Reason::Date),
        ("acre", "", Reason::CellEmpty),
        ("acre", "peut-être", Reason::YesNo),
        ("aide", "APL", Reason::Benefit),
        ("aide", "?", Reason::Benefit),
        ("aide_depuis", "02/2025", Reason::Date),
        ("ca_mensuel_depart", "", Reason::CellEmpty),
        ("ca_mensuel_depart", "-80", Reason::AmountNegative),
        ("objectif_mensuel", "1,2345", Reason::AmountTooPrecise),
        ("objectif_mensuel", "1.250", Reason::AmountAmbiguous(Cents::new(125), Cents::new(125_000))),
        ("objectif_mensuel", "1250 50", Reason::AmountAmbiguous(Cents::new(125_050), Cents::new(12_505_000))),
        ("nom", &"R".repeat(MOST_NAME + 1), Reason::CellTooLong),
        ("objectif_mensuel", "1000000000000", Reason::AmountTooLarge),
        ("objectif_mensuel", "beaucoup", Reason::AmountNotANumber),
        ("accompagnateur", "Sacha Leroy", Reason::ContactEmail),
        ("accompagnateur", "", Reason::CellEmpty),
        ("accompagnateur", "elodie@courriel.example", Reason::NotACoach),
        ("nom", "\"N'\nGuyen\"", Reason::LineBreak),
    ] {
        assert_eq!(people_refused(with(column, cell).as_bytes()), [(2, column, reason)], "{column}: {cell}");
    }
    let unreachable = PEOPLE.replace("06.39.98.59.02", " ");
    assert_eq!(people_refused(unreachable.as_bytes()), [(3, "telephone", Reason::ContactMissing)]);
    for (phone, reason) in
        [("01 44 12 34 56", Reason::ContactLandline), ("0892123456", Reason::ContactSpecial), ("+1 202 555 0123", Reason::ContactCountry)]
    {
        let alone = PEOPLE.replace("06.39.98.59.02", phone);
        assert_eq!(people_refused(alone.as_bytes()), [(3, "telephone", reason)], "{phone} is the only contact");
        assert!(read_participants(with("telephone", phone).as_bytes()).is_ok(), "{phone} beside an address is for calling");
    }
    assert!(read_participants(with("nom", &"Rakotomalala".repeat(8)).as_bytes()).is_ok(), "96 signs, as in the form");
}

#[test]
fn every_invalid_cell_of_a_month_is_refused_with_its_reason() {
    for (row, column, reason) in [
        (";2026-01;01;5;vente", "courriel_ou_telephone", Reason::CellEmpty),
        ("marie;2026-01;01;5;vente", "courriel_ou_telephone", Reason::ContactEmail),
        ("0639;2026-01;01;5;vente", "courriel_ou_telephone", Reason::ContactPhone),
        ("a@b.fr;2026-13;01;5;vente", "mois", Reason::Month),
        ("a@b.fr;15/01/2026;01;5;vente", "mois", Reason::Month),
        ("a@b.fr;janvier;01;5;vente", "mois", Reason::Month),
        ("a@b.fr;2026-01;00;5;vente", "code_activite", Reason::Activity),
        ("a@b.fr;2026-01;01;;vente", "montant", Reason::CellEmpty),
        ("a@b.fr;2026-01;01;0,234;vente", "montant", Reason::AmountTooPrecise),
        ("a@b.fr;2026-01;01;12 50;vente", "montant", Reason::AmountAmbiguous(Cents::new(1_250), Cents::new(125_000))),
        ("a@b.fr;2026-01;01;-5;vente", "montant", Reason::NegativeSale),
        ("a@b.fr;2026-01;01;5;don", "nature", Reason::Nature),
        ("a@b.fr;2026-01;01;5", "nature", Reason::CellEmpty),
        ("a@b.fr;2026-01;01;5;vente;de plus", "", Reason::TooManyCells),
    ] {
        assert_eq!(months_refused(month_with(row).as_bytes()), [(2, column, reason)], "{row}");
    }
    for month in ["2026-01", "01/2026", "1/2026", "01/01/2026"] {
        let read = read_declarations(month_with(&format!("a@b.fr;{month};1;5;VENTE")).as_bytes()).unwrap();
        assert_eq!(read[0].month.to_string(), "2026-01");
    }
}

#[test]
fn all_refused_lines_are_reported_in_order() {
    let bad =
        PEOPLE.replace("10/02/2025", "bientôt").replace("Ünal", "").replace("oui", "non").replace("lou@", "lou").replace("1/3/2025", "1");
    assert_eq!(
        people_refused(bad.as_bytes()),
        [
            (2, "aide_depuis", Reason::Date),
            (3, "nom", Reason::CellEmpty),
            (4, "debut_parcours", Reason::Date),
            (4, "accompagnateur", Reason::ContactEmail),
        ]
    );
}

#[test]
fn a_repeated_contact_is_refused_in_any_notation() {
    let phone = PEOPLE.replace("06.39.98.59.02", "06 39 98 59 01");
    assert_eq!(people_refused(phone.as_bytes()), [(3, "telephone", Reason::Duplicate)]);
    let mail = PEOPLE.replace(";ines@courriel", ";ELODIE@courriel");
    assert_eq!(people_refused(mail.as_bytes()), [(4, "courriel", Reason::Duplicate)]);
}

#[test]
fn an_unclosed_quote_refuses_the_file() {
    let open = MONTHS.replace("06 39 98 59 02;2025-09", "\"06 39 98 59 02;2025-09");
    assert_eq!(months_refused(open.as_bytes()), [(3, "", Reason::LineBreak)]);
    let header = "remarques;courriel_ou_telephone;mois;code_activite;montant;nature";
    let row = "a@b.fr;2026-01;01;5;vente";
    let closed_late = format!("{header}\n\"vu;{row}\n;{row}\n\";{row}\n;{row}\n");
    assert_eq!(months_refused(closed_late.as_bytes()), [(2, "", Reason::LineBreak)]);
}

#[test]
fn a_month_with_more_lines_than_its_form_is_refused() {
    let rows = vec!["a@b.fr;2026-01;01;5;vente"; MOST_LINES + 2].join("\n");
    let refused = months_refused(month_with(&rows).as_bytes());
    assert_eq!(refused, [(22, "mois", Reason::TooManyLines), (23, "mois", Reason::TooManyLines)]);
}

#[test]
fn every_reason_has_its_own_key() {
    let keys: HashSet<_> = Reason::ALL.iter().map(|reason| reason.key()).collect();
    assert_eq!(keys.len(), Reason::ALL.len());
    assert!(keys.iter().all(|key| key.starts_with("import-")));
    assert_eq!(Reason::Nobody.to_string(), "import-nobody");
}

#[test]
fn a_shifted_cohort_has_enrollments_of_a_whole_pass() {
    let mut people = read_participants(with("debut_parcours", "31/08/2025").as_bytes()).unwrap();
    let mut months = read_declarations(MONTHS.as_bytes()).unwrap();
    shift(&mut people, &mut months, 6);
    assert_eq!(people[0].period, EnrollmentPeriod::starting(day("2026-02-28")));
    assert_eq!((people[0].record.registered_on, people[0].record.benefit_since), (Some(day("2023-08-28")), Some(day("2025-08-10"))));
    assert_eq!(months.iter().map(|it| it.month.to_string()).collect::<Vec<_>>(), ["2026-01", "2026-03", "2026-02"]);
}

/// The demo's two files.
fn demo() -> (Vec<ImportedParticipant>, Vec<ImportedMonth>) {
    static READ: LazyLock<(Vec<ImportedParticipant>, Vec<ImportedMonth>)> =
        LazyLock::new(|| (read_participants(DEMO_PEOPLE.as_bytes()).unwrap(), read_declarations(DEMO_MONTHS.as_bytes()).unwrap()));
    READ.clone()
}

fn of<'a>(people: &'a [ImportedParticipant], contact: &Contact) -> &'a ImportedParticipant {
    let is = |person: &&ImportedParticipant| match contact {
        Contact::Phone(phone) => person.phone.as_ref() == Some(phone),
        Contact::Email(email) => person.email.as_ref() == Some(email),
    };
    people.iter().find(is).unwrap()
}

#[test]
fn the_demo_is_a_cohort_of_65_without_a_refused_line() {
    let (people, months) = demo();
    assert_eq!(people.len(), 65);
    let last: Month = "2026-10".parse().unwrap();
    for month in &months {
        let path = of(&people, &month.contact).period;
        assert!(path.is_declarable(month.month) && month.month <= last, "line {}", month.line);
    }
    for person in &people {
        assert_eq!(person.period, EnrollmentPeriod::starting(person.period.starts_on), "line {}", person.line);
        assert!((1..=23).contains(&last.since(person.period.first_month())), "line {}", person.line);
        assert!(person.email.iter().all(|email| email.as_str().ends_with("@courriel.example")));
        assert!(person.phone.iter().all(|phone| phone.as_str().starts_with("+33639985")));
    }
    let coaches: HashSet<_> = people.iter().map(|person| person.coach.as_str()).collect();
    assert_eq!(coaches.len(), 3);
    assert_eq!(people.iter().filter(|person| person.email.is_none()).count(), 8);
    assert_eq!(people.iter().filter(|person| person.phone.is_none()).count(), 5);
    assert_eq!(months.iter().filter(|month| month.month == last).count(), 52);
    assert!(months.iter().any(|month| total(&month.lines) < Cents::ZERO));

    let awa = &people[0];
    assert_eq!((awa.first_name.as_str(), awa.last_name.as_str()), ("Awa", "Traoré"));
    assert_eq!(awa.phone.as_ref().unwrap().as_str(), "+33639985001");
    let hers: Vec<_> = months.iter().filter(|it| std::ptr::eq(of(&people, &it.contact), awa)).map(|it| it.month.to_string()).collect();
    assert_eq!(hers, ["2026-03", "2026-04", "2026-05", "2026-06", "2026-07", "2026-08", "2026-09"]);
}

proptest! {
    #[test]
    fn the_demo_is_valid_when_shifted_to_any_month(by in -240i32..600) {
        let (mut people, mut months) = demo();
        shift(&mut people, &mut months, by);
        for month in &months {
            let path = of(&people, &month.contact).period;
            prop_assert!(path.months().any(|m| m == month.month));
        }
    }

    #[test]
    fn parsing_any_bytes_does_not_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read_participants(&bytes);
        let _ = read_declarations(&bytes);
    }

    #[test]
    fn parsing_any_cells_below_a_valid_header_does_not_panic(below in "[;\"\n\r0-9a-z/,@=+ é-]{0,300}|\\PC{0,200}", at in 0usize..600) {
        for (file, header) in [(PEOPLE, 0), (MONTHS, 1)] {
            let first = file.lines().next().unwrap_or_default();
            let cut: String = file.chars().take(at).collect();
            for text in [format!("{first}\n{below}"), format!("{cut}{below}")] {
                let refused = match header {
                    0 => read_participants(text.as_bytes()).err(),
                    _ => read_declarations(text.as_bytes()).err(),
                };
                let lines = text.replace("\r\n", "\n").split(['\n', '\r']).count() as u64;
                for it in refused.unwrap_or_default() {
                    prop_assert!(it.line >= 1 && it.line <= lines + 1);
                }
            }
        }
    }

    #[test]
    fn written_rows_are_parsed_to_the_same_values(
        rows in prop::collection::vec(
            ("[A-Zé'][a-zéœ][a-zéœ' -]{0,11}[a-z]", "[a-z\"; ’]{0,20}[a-z]", 0usize..6, 0u64..9_000, 1i64..3_653, any::<(bool, bool, bool)>(), 0i64..=999_999_999),
            0..12,
        ),
        typed in prop::collection::vec((0u8..4, 0i32..24, 0usize..6, any::<bool>(), 0i64..=999_999_999), 0..20),
    ) {
        let french = |day: NaiveDate| format!("{:02}/{:02}/{}", day.day(), day.month(), day.year());
        let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
        let mut people = Vec::new();
        let mut file = PEOPLE.lines().next().unwrap().to_owned();
        for (n, (name, trade, activity, start, length, (acre, by_phone, by_mail), cents)) in rows.into_iter().enumerate() {
            let starts_on = day("2005-01-01") + chrono::Days::new(start);
            let person = ImportedParticipant {
                line: n as u64 + 2,
                first_name: one_line(&name, 80).unwrap(),
                last_name: one_line(&name, 80).unwrap(),
                phone: (by_phone || !by_mail).then(|| format!("+336399859{n:02}").parse().unwrap()),
                email: by_mail.then(|| format!("p{n}@courriel.example").parse().unwrap()),
                period: EnrollmentPeriod { starts_on, ends_on: starts_on + chrono::Days::new(length as u64), left_on: None },
                record: EntryRecord {
                    trade: one_line(&trade, 80).unwrap(),
                    activity: Activity::ALL[activity],
                    registered_on: acre.then_some(starts_on),
                    acre,
                    benefit: if acre { Benefit::PrimeActivite } else { Benefit::None },
                    benefit_since: by_mail.then_some(starts_on),
                    starting_turnover: Cents::new(cents),
                    goal: Some(Cents::new(cents)).filter(|goal| *goal > Cents::ZERO),
                },
                coach: "sacha@structure.example".parse().unwrap(),
                history: ImportedHistory::default(),
            };
            let cells = [
                quoted(&person.first_name),
                person.last_name.clone(),
                person.phone.as_ref().map_or_else(String::new, Phone::displayed),
                person.email.as_ref().map_or("", Email::as_str).to_owned(),
                quoted(&person.record.trade),
                person.record.activity.as_str().to_owned(),
                french(starts_on),
                french(person.period.ends_on),
                person.record.registered_on.map(french).unwrap_or_default(),
                if acre { "oui" } else { "non" }.to_owned(),
                if acre { "prime d'activité" } else { "aucun" }.to_owned(),
                person.record.benefit_since.map(french).unwrap_or_default(),
                person.record.starting_turnover.to_string(),
                person.record.goal.map(Cents::typed).unwrap_or_default(),
                person.coach.as_str().to_owned(),
            ];
            file = format!("{file}\r\n{}", cells.join(";"));
            people.push(person);
        }
        prop_assert_eq!(read_participants(file.as_bytes()), Ok(people));

        let first: Month = "2025-01".parse().unwrap();
        let mut file = MONTHS.lines().next().unwrap().to_owned();
        let mut sums: HashMap<(String, Month), Vec<i64>> = HashMap::new();
        for (who, month, activity, sale, cents) in typed {
            let (contact, month) = (format!("p{who}@courriel.example"), first.plus(month));
            let signed = if sale { cents } else { -cents };
            let (code, amount, nature) = (Activity::ALL[activity].as_str(), Cents::new(signed), if sale { "vente" } else { "avoir" });
            file = format!("{file}\n{contact};{month};{code};{amount};{nature}");
            sums.entry((contact, month)).or_default().push(signed);
        }
        let read = read_declarations(file.as_bytes()).unwrap();
        prop_assert_eq!(read.len(), sums.len());
        for it in read {
            let amounts: Vec<i64> = it.lines.iter().map(|line| line.amount().get()).collect();
            prop_assert_eq!(Some(&amounts), sums.get(&(it.contact.as_str().to_owned(), it.month)));
        }
    }
}
