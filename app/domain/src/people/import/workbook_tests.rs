use super::{
    workbook::{is_workbook, read_workbook},
    *,
};
use crate::values::money::Cents;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

/// A workbook with the first participants and months of the demo, in the cell types of a spreadsheet.
fn workbook(people: &str, months: Option<&str>) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let sheet = workbook.add_worksheet().set_name(people).unwrap();
    for (at, name) in SourceFile::Participants.columns().iter().enumerate() {
        sheet.write(0, at as u16, *name).unwrap();
    }
    // A blank row between, as people leave them.
    let texts =
        [(0, "Élodie"), (1, "N'Guyen"), (3, "elodie@courriel.example"), (4, "food ; truck"), (10, "RSA"), (14, "sacha@structure.example")];
    for (at, text) in texts {
        sheet.write(2, at, text).unwrap();
    }
    for (at, number) in [(2, 639_985_901.0), (5, 2.0), (12, 361.22), (13, 0.1 + 0.2)] {
        sheet.write(2, at, number).unwrap();
    }
    for (at, year, month, date) in [(6, 2025, 6, 20), (7, 2027, 6, 19), (8, 2023, 2, 28)] {
        sheet.write_with_format(2, at, ExcelDateTime::from_ymd(year, month, date).unwrap(), &day).unwrap();
    }
    sheet.write(2, 9, true).unwrap();
    if let Some(name) = months {
        let sheet = workbook.add_worksheet().set_name(name).unwrap();
        for (at, name) in SourceFile::Declarations.columns().iter().enumerate() {
            sheet.write(0, at as u16, *name).unwrap();
        }
        sheet.write(1, 0, 33_639_985_901.0).unwrap();
        sheet.write_with_format(1, 1, ExcelDateTime::from_ymd(2025, 7, 1).unwrap(), &day).unwrap();
        sheet.write(1, 2, "02").unwrap();
        sheet.write(1, 3, 1_152.0).unwrap();
        sheet.write(1, 4, "vente").unwrap();
    }
    workbook.save_to_buffer().unwrap()
}

#[test]
fn typed_cells_are_read_as_the_spreadsheet_shows_them() {
    let file = workbook("Feuil1", Some("Feuil2"));
    assert!(is_workbook(&file));
    let (people, months) = Sources::of(&file, None).unwrap().read().unwrap();
    let elodie = &people[0];
    assert_eq!((people.len(), elodie.line, elodie.record.trade.as_str()), (1, 3, "food ; truck"));
    assert_eq!(elodie.phone.as_ref().unwrap().as_str(), "+33639985901");
    assert_eq!(elodie.period, EnrollmentPeriod::starting("2025-06-20".parse().unwrap()));
    assert_eq!((elodie.record.registered_on, elodie.record.acre), ("2023-02-28".parse().ok(), true));
    assert_eq!((elodie.record.starting_turnover, elodie.record.goal), (Cents::new(36_122), Some(Cents::new(30))));
    assert_eq!((months.len(), months[0].line, months[0].month), (1, 2, "2025-07".parse().unwrap()));
    assert_eq!(months[0].contact.as_str(), "+33639985901");
    assert_eq!(months[0].lines[0].amount(), Cents::new(115_200));
}

#[test]
fn a_separate_file_takes_precedence_over_a_second_sheet() {
    let file = workbook("Participants", Some("Mois"));
    let months = b"courriel_ou_telephone;mois;code_activite;montant;nature\n";
    assert_eq!(Sources::of(&file, Some(months)).unwrap().read().unwrap().1, []);
    assert_eq!(Sources::of(&file, Some(&file)).unwrap().read().unwrap().1.len(), 1);
    assert_eq!(Sources::of(&workbook("Participants", None), None).unwrap().declarations, None);
}

#[test]
fn the_missing_columns_of_an_unrecognised_sheet_are_reported() {
    let mut other = Workbook::new();
    other.add_worksheet().write(1, 0, "bonjour").unwrap();
    let file = other.save_to_buffer().unwrap();
    let refused = Sources::of(&file, None).unwrap().read().unwrap_err();
    assert!(refused.len() == 15 && refused.iter().all(|it| (it.line, it.reason) == (2, Reason::ColumnMissing)));
    let empty = Workbook::new().save_to_buffer().unwrap();
    assert_eq!(read_workbook(&empty, SourceFile::Participants), Err(Reason::FileEmpty));
}

#[test]
fn an_unreadable_or_too_large_workbook_is_refused() {
    for file in [&b"PK\x03\x04"[..], b"PK\x03\x04 and some more that is no archive"] {
        let refused = Sources::of(file, Some(file)).unwrap_err();
        assert_eq!(
            refused.iter().map(|it| (it.file, it.reason)).collect::<Vec<_>>(),
            [(SourceFile::Participants, Reason::Workbook), (SourceFile::Declarations, Reason::Workbook)]
        );
    }
    let mut far = Workbook::new();
    far.add_worksheet().write(1_000_000, 0, "loin").unwrap();
    assert_eq!(read_workbook(&far.save_to_buffer().unwrap(), SourceFile::Participants), Err(Reason::FileTooLarge));
}

#[test]
fn an_archive_with_too_much_content_is_refused_before_it_is_read() {
    let mut packed = Vec::new();
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(&mut packed));
    archive.start_file("xl/sharedStrings.xml", zip::write::SimpleFileOptions::default()).unwrap();
    for _ in 0..40 {
        std::io::Write::write_all(&mut archive, &vec![b' '; 1 << 20]).unwrap();
    }
    archive.finish().unwrap();
    assert!(packed.len() < MOST_BYTES);
    assert_eq!(read_workbook(&packed, SourceFile::Participants), Err(Reason::FileTooLarge));
}

#[test]
fn a_time_of_day_or_a_formula_error_is_refused_in_its_cell() {
    let mut odd = Workbook::new();
    let sheet = odd.add_worksheet();
    for (at, name) in SourceFile::Declarations.columns().iter().enumerate() {
        sheet.write(0, at as u16, *name).unwrap();
    }
    let format = Format::new().set_num_format("dd/mm/yyyy hh:mm");
    let when = ExcelDateTime::from_ymd(2025, 7, 1).unwrap().and_hms(14, 30, 0).unwrap();
    sheet.write(1, 0, "awa@courriel.example").unwrap();
    sheet.write_with_format(1, 1, &when, &format).unwrap();
    sheet.write(1, 2, 2).unwrap();
    sheet.write(1, 3, 12.345).unwrap();
    sheet.write(1, 4, "#REF!\n").unwrap();
    let file = odd.save_to_buffer().unwrap();
    let text = read_workbook(&file, SourceFile::Declarations).unwrap().declarations.unwrap();
    let refused: Vec<_> = read_declarations(&text).unwrap_err().into_iter().map(|it| (it.line, it.column, it.reason)).collect();
    assert_eq!(refused, [(2, "mois", Reason::Month), (2, "montant", Reason::AmountTooPrecise), (2, "nature", Reason::Nature)]);
}
