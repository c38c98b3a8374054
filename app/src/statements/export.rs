//! A statement as a sheet: the columns by the names of the agency, one row for each enrollment, cells with their types.
//! [`super::file`] writes it as CSV and as XLSX.

use super::parts::{exit_key, yes_or_no};
use crate::texts::t;
use chrono::NaiveDate;
use domain::{
    statements::{Coefficient, StatementRow},
    values::{language::Language, money::Cents, paris},
};
use store::{Statement, StatementLine};

/// The content of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words.
    Text(String),
    /// A whole number.
    Number(i64),
    /// Money.
    Amount(Cents),
    /// A coefficient.
    Coefficient(Coefficient),
    /// A day.
    Day(NaiveDate),
}

/// The columns. Those of the agency's record have its names: pilotage-airflow, `dags/common/flux_iae.py`. `identifiant` is the
/// person's, the same in each of their enrollments; `parcours` is the enrollment's, as in the other exports.
pub const COLUMNS: [&str; 25] = [
    "mois",
    "sme_version",
    "date_validation",
    "nom",
    "prenom",
    "identifiant",
    "parcours",
    "numero_pass",
    "nb_mois",
    "ca_reel",
    "ca_lisse",
    "rdv_phy",
    "rdv_dis",
    "rdv_com",
    "rdv_soc",
    "nb_rdv_mens_ti",
    "acre",
    "coefficient",
    "suspension",
    "date_fin_reelle",
    "motif_sortie",
    "precision_sortie",
    "version_declaration",
    "ligne_retiree",
    "elements_manquants",
];

/// The rows of a statement, each as long as [`COLUMNS`].
pub fn cells(language: Language, statement: &Statement) -> Vec<[Cell; 25]> {
    statement.lines.iter().map(|line| cells_of(language, statement, line)).collect()
}

fn text(text: impl Into<String>) -> Cell {
    Cell::Text(text.into())
}

fn or_empty<T>(value: Option<T>, cell: impl FnOnce(T) -> Cell) -> Cell {
    value.map_or(Cell::Empty, cell)
}

fn cells_of(language: Language, statement: &Statement, line: &StatementLine) -> [Cell; 25] {
    let row = line.row.as_ref();
    let of_row = |cell: fn(&StatementRow) -> Cell| or_empty(row, cell);
    let said = |said: fn(&StatementRow) -> bool| or_empty(row, |row| text(yes_or_no(language, said(row))));
    let missing = line.missing.iter().map(|missing| t!(language, missing.key())).collect::<Vec<_>>().join(", ");
    [
        text(statement.month.to_string()),
        Cell::Number(statement.version),
        Cell::Day(paris::day(statement.closed_at)),
        text(&*line.last_name),
        text(&*line.first_name),
        text(line.participant_id.as_str()),
        text(line.enrollment_id.as_str()),
        or_empty(line.pass_number.clone(), Cell::Text),
        of_row(|row| Cell::Number(i64::from(row.month_number))),
        of_row(|row| or_empty(row.turnover, Cell::Amount)),
        of_row(|row| or_empty(row.smoothed, Cell::Amount)),
        of_row(|row| Cell::Number(row.meetings.in_person)),
        of_row(|row| Cell::Number(row.meetings.remote)),
        of_row(|row| Cell::Number(row.meetings.com)),
        of_row(|row| Cell::Number(row.meetings.soc)),
        of_row(|row| Cell::Number(row.meetings.all())),
        said(|row| row.acre),
        of_row(|row| or_empty(row.coefficient, Cell::Coefficient)),
        said(|row| row.suspended),
        of_row(|row| or_empty(row.left_on, Cell::Day)),
        or_empty(row.and_then(|row| row.exit_category), |category| text(t!(language, exit_key(category)))),
        or_empty(row.and_then(|row| row.exit_reason.clone()), Cell::Text),
        of_row(|row| or_empty(row.declaration_version, Cell::Number)),
        text(yes_or_no(language, row.is_none())),
        if missing.is_empty() { Cell::Empty } else { Cell::Text(missing) },
    ]
}
