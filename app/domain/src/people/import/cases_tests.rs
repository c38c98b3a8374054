//! Files as spreadsheets and people write them, one of each kind.

use super::{workbook::read_workbook, *};
use crate::values::money::Cents;

macro_rules! case {
    ($name:literal) => {
        include_bytes!(concat!("../../../tests/cases/", $name)).as_slice()
    };
}

const HEADER: &str = "prenom;nom;telephone;courriel;activite;code_activite;debut_parcours;fin_pass_iae;immatriculation;acre;aide;aide_depuis;ca_mensuel_depart;objectif_mensuel;accompagnateur";

/// The line of a participant with these first and last days.
fn line(starts_on: &str, ends_on: &str) -> String {
    format!("Zoé;Lefèvre;0639987801;;ménage;02;{starts_on};{ends_on};;oui;RSA;01/01/2026;0,00;800,00;claire.vasseur@structure.example")
}

fn file(starts_on: &str, ends_on: &str) -> String {
    format!("{HEADER}\n{}\n", line(starts_on, ends_on))
}

fn read(file: &[u8]) -> (Vec<ImportedParticipant>, Vec<Warning>) {
    let sources = Sources::of(file, None).unwrap();
    let (people, _) = sources.read().unwrap();
    let warnings = sources.warnings(&people);
    (people, warnings)
}

fn last_names(file: &[u8]) -> Vec<String> {
    read(file).0.into_iter().map(|person| person.last_name).collect()
}

fn reasons(file: &[u8]) -> Vec<(u64, &'static str, Reason)> {
    let refused = Sources::of(file, None).and_then(|sources| sources.read()).unwrap_err();
    refused.into_iter().map(|it| (it.line, it.column, it.reason)).collect()
}

#[test]
fn the_visible_sheet_is_read_and_the_hidden_one_reported() {
    let (people, warnings) = read(case!("hiddensheet.xlsx"));
    assert_eq!(people[0].last_name, "Courante");
    assert_eq!(warnings, [Warning::SheetHidden("participants 2025".into())]);
}

#[test]
fn a_second_sheet_of_participants_is_reported_as_not_read() {
    let (people, warnings) = read(case!("twosheets.xlsx"));
    assert_eq!((people.len(), people[0].last_name.as_str()), (1, "Premiere"));
    assert_eq!(warnings, [Warning::SheetNotRead("participants Mehdi".into())]);
}

#[test]
fn accents_case_and_spaces_of_a_header_are_ignored() {
    let (people, warnings) = read(case!("header.xlsx"));
    assert_eq!((people[0].last_name.as_str(), people[0].phone.as_ref().unwrap().as_str()), ("Entete", "+33639987722"));
    assert_eq!(warnings, []);
    let shouted =
        file("01/09/2026", "30/08/2028").replace("prenom;nom;telephone", "PRE\u{301}NOM;Nom ;Téléphone").replace("code_", "Code ");
    assert_eq!(last_names(shouted.as_bytes()), ["Lefèvre"]);
}

#[test]
fn a_header_below_a_title_is_found_and_its_line_reported() {
    let (people, warnings) = read(case!("title.xlsx"));
    assert_eq!((people[0].last_name.as_str(), people[0].line), ("Titre", 3));
    assert_eq!(people[0].phone.as_ref().unwrap().as_str(), "+33639987712", "the zero that the workbook lost is found below a title too");
    assert_eq!(warnings, [Warning::HeaderBelow(SourceFile::Participants, 2)]);
    let titled = format!("Liste des participants\n\nau 1er décembre;\n{}", file("01/09/2026", "30/08/2028"));
    assert_eq!(read(titled.as_bytes()).1, [Warning::HeaderBelow(SourceFile::Participants, 4)]);
}

#[test]
fn the_line_that_declares_a_separator_is_skipped() {
    let (people, warnings) = read(case!("sep_line.csv"));
    assert_eq!((people[0].last_name.as_str(), people[0].line, warnings), ("Testard", 3, vec![]));
    for (sep, sign) in [("sep=,", ","), ("\"sep=\t\"", "\t"), ("SEP=|", "|")] {
        let named = format!("{sep}\n{}", file("01/09/2026", "30/08/2028").replace("0,00;800,00", "0;800").replace(';', sign));
        assert_eq!(last_names(named.as_bytes()), ["Lefèvre"], "{sep}");
    }
}

#[test]
fn a_dash_is_an_empty_cell_and_a_text_mark_is_removed() {
    assert_eq!(read(case!("dash_for_none.csv")).0[0].email, None);
    assert_eq!(read(case!("apostrophe_phone.csv")).0[0].phone.as_ref().unwrap().as_str(), "+33639987809");
    let hooft = file("01/09/2026", "30/08/2028").replace("Lefèvre", "'t Hooft").replace("Zoé", "'=Zoé");
    let person = &read(hooft.as_bytes()).0[0];
    assert_eq!((person.first_name.as_str(), person.last_name.as_str()), ("=Zoé", "'t Hooft"));
    let marked = file("01/09/2026", "30/08/2028").replace("Zoé", "''-Zoé");
    assert_eq!(read(marked.as_bytes()).0[0].first_name, "'-Zoé", "one mark is dropped, not two");
}

#[test]
fn a_contact_in_scientific_notation_is_refused_as_shortened() {
    let refused = read_declarations(case!("months_scientific.csv")).unwrap_err();
    let refusals: Vec<_> = refused.iter().map(|it| (it.line, it.column, it.reason)).collect();
    assert_eq!(refusals, [(2, "courriel_ou_telephone", Reason::NumberShortened)]);
    for short in ["6.39988E+08", "6E8", "+3,3639E10"] {
        let shortened = file("01/09/2026", "30/08/2028").replace("0639987801", short);
        assert_eq!(reasons(shortened.as_bytes()), [(2, "telephone", Reason::NumberShortened)], "{short}");
    }
}

#[test]
fn the_same_name_and_first_day_on_two_lines_is_a_warning() {
    let (people, warnings) = read(case!("same_person_twice.csv"));
    assert_eq!(people.len(), 2);
    assert_eq!(warnings, [Warning::SamePerson { name: "Inès Doublet".into(), line: 3, earlier: 2 }]);
    let written_otherwise = String::from_utf8(case!("same_person_twice.csv").to_vec()).unwrap().replacen("Inès;Doublet", "INES;DOUBLET", 1);
    assert_eq!(read(written_otherwise.as_bytes()).1.len(), 1);
    let another_start = String::from_utf8(case!("same_person_twice.csv").to_vec()).unwrap().replacen("01/09/2026", "02/09/2026", 1);
    assert_eq!(read(another_start.as_bytes()).1, []);
}

#[test]
fn a_repeated_contact_is_refused_with_the_earlier_line() {
    let twice = format!("{}\n{}", file("01/09/2026", "30/08/2028"), line("01/10/2026", "29/09/2028"));
    let refused = read_participants(twice.as_bytes()).unwrap_err();
    let refusals: Vec<_> = refused.iter().map(|it| (it.line, it.column, it.reason, it.earlier)).collect();
    assert_eq!(refusals, [(4, "telephone", Reason::Duplicate, Some(2))]);
}

#[test]
fn a_locked_workbook_and_one_of_another_format_have_different_reasons() {
    assert_eq!(reasons(case!("locked_by_password.xlsx")), [(1, "", Reason::Locked)]);
    let old: Vec<u8> = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".iter().copied().chain([0; 600]).chain(*b"W\0o\0r\0k\0b\0o\0o\0k\0").collect();
    assert_eq!(reasons(&old), [(1, "", Reason::OtherFormat)]);
    let mut open_document = Vec::new();
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(&mut open_document));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    archive.start_file("mimetype", stored).unwrap();
    std::io::Write::write_all(&mut archive, b"application/vnd.oasis.opendocument.spreadsheet").unwrap();
    archive.finish().unwrap();
    assert_eq!(read_workbook(&open_document, SourceFile::Participants), Err(Reason::OtherFormat));
    assert_eq!(reasons(&open_document), [(1, "", Reason::OtherFormat)]);
}

#[test]
fn an_unambiguous_date_is_parsed() {
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    for written in
        ["2026-01-05", "05/01/26", "05.01.2026", "5.1.26", "05-01-2026", "2026/01/05", "2026-01-05 00:00:00", "2026-01-05T00:00:00Z"]
    {
        let (people, _) = read(file(written, "2028-01-04").as_bytes());
        assert_eq!((people[0].period.starts_on, people[0].period.ends_on), (day("2026-01-05"), day("2028-01-04")), "{written}");
    }
    for written in ["05-01-26", "26-01-05", "5 janvier", "01/2026", "2026-13-01", "31/02/2026", "05/01/2026 14:30", "46027", "05/01.2026"] {
        assert_eq!(reasons(file(written, "2028-01-04").as_bytes()), [(2, "debut_parcours", Reason::Date)], "{written}");
    }
}

#[test]
fn a_month_is_parsed_as_spreadsheets_write_it() {
    let month = |cell: &str| {
        let file = format!("courriel_ou_telephone;mois;code_activite;montant;nature\na@b.fr;{cell};01;5;vente\n");
        read_declarations(file.as_bytes()).map(|months| months[0].month.to_string())
    };
    for written in
        ["2026-10", "10/2026", "2026/10", "01/10/2026", "2026-10-01", "oct.-26", "oct-26", "octobre 2026", "Oct. 2026", "01.10.26"]
    {
        assert_eq!(month(written), Ok("2026-10".to_owned()), "{written}");
    }
    assert_eq!([month("août-26").unwrap(), month("févr.-26").unwrap(), month("juil-26").unwrap()], ["2026-08", "2026-02", "2026-07"]);
    for written in ["jui-26", "10/26", "octobre", "2026-10-02", "octobre 26 bis"] {
        assert!(month(written).is_err(), "{written}");
    }
}

#[test]
fn the_usual_encodings_and_separators_are_found() {
    let text = file("01/09/2026", "30/08/2028").replace("0,00;800,00", "0;800").replace("Lefèvre", "Lefèvre œ’€");
    let windows = |text: &str| encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    let little = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let big = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
    let marked = format!("\u{feff}{text}");
    for sign in [";", ",", "\t"] {
        let [text, marked] = [text.replace(';', sign), marked.replace(';', sign)];
        for (name, bytes) in [
            ("UTF-8", text.clone().into_bytes()),
            ("UTF-8 with its mark", marked.clone().into_bytes()),
            ("Windows-1252", windows(&text)),
            ("UTF-16 LE", little(&marked)),
            ("UTF-16 BE", big(&marked)),
            ("UTF-16 LE without a mark", little(&text)),
            ("UTF-16 BE without a mark", big(&text)),
        ] {
            assert_eq!(last_names(&bytes), ["Lefèvre œ’€"], "{name} {sign:?}");
        }
    }
    let quoted = text.replace("0;800", "\"0,00\";\"800,50\"").replace(';', ",").replace("œ’€", "");
    assert_eq!(read(quoted.as_bytes()).0[0].record.goal, Some(Cents::new(80_050)));
}

#[test]
fn a_serial_number_is_parsed_as_a_day_in_a_column_of_days() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (at, name) in HEADER.split(';').enumerate() {
        sheet.write(0, at as u16, name).unwrap();
    }
    let person = line("46027", "46756");
    for (at, cell) in person.split(';').enumerate() {
        match cell.parse::<f64>() {
            Ok(number) => sheet.write(1, at as u16, number).unwrap(),
            Err(_) => sheet.write(1, at as u16, cell).unwrap(),
        };
    }
    let (people, _) = read(&workbook.save_to_buffer().unwrap());
    assert_eq!(people[0].period.starts_on, "2026-01-05".parse().unwrap());
    assert_eq!(people[0].period.ends_on, "2028-01-04".parse().unwrap());
    assert_eq!(people[0].phone.as_ref().unwrap().as_str(), "+33639987801");
}

#[test]
fn a_participant_who_came_back_may_have_two_lines() {
    let header = format!("{HEADER};sortie;categorie_sortie;suspensions;prolongations");
    let left =
        format!("{};2026-03-31;Emploi durable;2026-01-10/2026-01-12 2026-02-01/2026-02-28;rqth:300", line("05/01/2026", "04/01/2028"));
    let back = format!("{};;;;", line("01/09/2026", "30/08/2028"));
    let (people, warnings) = read(format!("{header}\n{left}\n{back}\n").as_bytes());
    assert_eq!((people.len(), people[0].period.left_on, people[1].period.left_on, warnings), (2, "2026-03-31".parse().ok(), None, vec![]));
    let history = &people[0].history;
    assert_eq!(history.exit, Some(Some(crate::enrollments::exit::ExitCategory::Durable)));
    assert_eq!(history.suspensions.as_ref().unwrap().len(), 2);
    assert_eq!(history.extensions, Some(vec![(crate::enrollments::extension::ExtensionReason::Disability, 300)]));
    assert_eq!((people[1].history.signed_on, &people[1].history.suspensions), (None, &Some(vec![])), "what is no column says nothing");

    let too_early = format!("{};;;;", line("31/03/2026", "30/03/2028"));
    let refused = read_participants(format!("{header}\n{left}\n{too_early}\n").as_bytes()).unwrap_err();
    assert_eq!(refused.iter().map(|it| (it.line, it.reason, it.earlier)).collect::<Vec<_>>(), [(3, Reason::Duplicate, Some(2))]);
}

#[test]
fn exits_and_suspensions_outside_the_enrollment_are_refused() {
    let header = format!("{HEADER};sortie;categorie_sortie;suspensions;prolongations");
    for (more, column, reason) in [
        ("2026-01-04;;;", "sortie", Reason::ExitOutsideEnrollment),
        ("2028-01-05;;;", "sortie", Reason::ExitOutsideEnrollment),
        ("bientôt;;;", "sortie", Reason::Date),
        ("2026-03-31;CDI;;", "categorie_sortie", Reason::ExitCategory),
        (";;2026-01-04/2026-01-10;", "suspensions", Reason::Suspensions),
        (";;2026-02-01/2026-02-10 2026-02-10/2026-02-12;", "suspensions", Reason::Suspensions),
        (";;;rqth", "prolongations", Reason::Extensions),
        (";;;rqth:0", "prolongations", Reason::Extensions),
    ] {
        let file = format!("{header}\n{};{more}\n", line("05/01/2026", "04/01/2028"));
        assert_eq!(reasons(file.as_bytes()), [(2, column, reason)], "{more}");
    }
}

/// A workbook of one sheet with one text of that many characters, shared by that many cells.
fn workbook_of_one_text(signs: usize, cells: u32, promised: &str) -> Vec<u8> {
    let mut packed = Vec::new();
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(&mut packed));
    let rows = (1..=cells.div_ceil(50)).map(|row| {
        let cells =
            (0..50).map(|at| format!("<c r=\"{}{}{row}\" t=\"s\"><v>0</v></c>", ['A', 'B'][at / 26], (b'A' + (at % 26) as u8) as char));
        format!("<row r=\"{row}\">{}</row>", cells.collect::<String>())
    });
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let parts = [
        ("[Content_Types].xml", format!("<Types xmlns=\"{package}/content-types\"/>")),
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"rId1\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"rId1\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/sharedStrings.xml",
            format!("<sst xmlns=\"{main}\" count=\"1\" uniqueCount=\"{promised}\"><si><t>{}</t></si></sst>", "A".repeat(signs)),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!("<worksheet xmlns=\"{main}\"><sheetData>{}</sheetData></worksheet>", rows.collect::<String>()),
        ),
    ];
    for (name, content) in parts {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut archive, content.as_bytes()).unwrap();
    }
    archive.finish().unwrap();
    packed
}

#[test]
fn a_text_shared_by_too_many_cells_is_refused() {
    let few = workbook_of_one_text(1_000_000, 200, "1");
    assert!(few.len() < 10_000, "a small file: {}", few.len());
    let sheets = read_workbook(&few, SourceFile::Participants).unwrap();
    assert!(sheets.participants.unwrap().len() <= 200 * 510, "each cell keeps what a column may hold and one sign more");
    assert_eq!(read_workbook(&workbook_of_one_text(1_000_000, 20_000, "1"), SourceFile::Participants), Err(Reason::FileTooLarge));
}

#[test]
fn a_workbook_that_declares_too_many_texts_is_refused_before_memory_is_allocated() {
    for promised in ["900000000000", " 00123456789"] {
        let file = workbook_of_one_text(10, 50, promised);
        assert_eq!(read_workbook(&file, SourceFile::Participants), Err(Reason::FileTooLarge), "{promised}");
    }
}

#[test]
fn columns_that_are_not_read_are_named() {
    let (people, warnings) = read(format!("remarques;{HEADER};;Né le\nà rappeler;{};;1990\n", line("01/09/2026", "30/08/2028")).as_bytes());
    assert_eq!((people.len(), warnings), (1, vec![Warning::ColumnsNotRead(SourceFile::Participants, "remarques, Né le".into())]));
}
