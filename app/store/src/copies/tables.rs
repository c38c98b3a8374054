//! The tables of the database, parents before their children.

use std::sync::LazyLock;

/// The kind of a column: what both engines have, whatever they call it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// A number of 64 bits.
    Integer,
    /// True or false; 0 or 1 on SQLite.
    Boolean,
    /// A day, `2026-11-23`.
    Date,
    /// An instant, UTC, to the microsecond.
    Instant,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// The kind of its values.
    pub kind: Kind,
    /// Whether it is of the primary key.
    pub key: bool,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// Its columns, in their order in the schema.
    pub columns: Vec<Column>,
}

/// Written by a test, from the schema of PostgreSQL.
static TABLES: LazyLock<Vec<Table>> = LazyLock::new(|| parse(include_str!("tables.txt")));

/// All tables but those of the migrations, each after the tables that it refers to.
pub fn tables() -> &'static [Table] {
    &TABLES
}

/// The columns that name a participant, one of their enrollments or what belongs to those; of a coach too, whose tables hold people as well.
#[cfg(test)]
const OF_PEOPLE: &[&str] = &[
    "participant_id",
    "person_id",
    "enrollment_id",
    "declaration_id",
    "goal_id",
    "merged_into",
    "kept_id",
    "merged_id",
    "coach_id",
    "source_id",
];

/// The tables with a column of a participant, of one of their enrollments or of what belongs to those: merging, removing and erasing a person
/// have a place for each.
#[cfg(test)]
pub(crate) fn tables_of_people() -> impl Iterator<Item = &'static Table> {
    tables().iter().filter(|table| table.columns.iter().any(|column| OF_PEOPLE.contains(&column.name)))
}

fn parse(text: &'static str) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    for line in text.lines() {
        let mut words = line.split_whitespace();
        let Some(name) = words.next() else { continue };
        match tables.last_mut() {
            Some(table) if line.starts_with(' ') => {
                let kind = match words.next() {
                    Some("integer") => Kind::Integer,
                    Some("boolean") => Kind::Boolean,
                    Some("date") => Kind::Date,
                    Some("instant") => Kind::Instant,
                    // The test that writes the file knows no other word than `text`.
                    _ => Kind::Text,
                };
                table.columns.push(Column { name, kind, key: words.next() == Some("key") });
            }
            _ => tables.push(Table { name, columns: Vec::new() }),
        }
    }
    tables
}

impl Table {
    /// Its columns between commas.
    pub(crate) fn column_list(&self) -> String {
        self.columns.iter().map(|column| format!("\"{}\"", column.name)).collect::<Vec<_>>().join(", ")
    }

    /// The columns by which its rows are sorted, the same on both engines: those of its primary key, or all.
    pub(super) fn sorted_by(&self) -> Vec<&Column> {
        let keys: Vec<_> = self.columns.iter().filter(|column| column.key).collect();
        if keys.is_empty() { self.columns.iter().collect() } else { keys }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Columns of identifiers that name no participant by themselves: of the structure and what it offers, of a row that names one, of the team,
    /// and of the audit, whose events are redacted.
    const OF_NO_PARTICIPANT: &[&str] = &[
        "actor_id",
        "audit_id",
        "author_id",
        "batch_id",
        "booking_id",
        "entry_id",
        "leave_id",
        "merge_id",
        "owner_id",
        "series_id",
        "session_id",
        "session_type_id",
        "statement_id",
        "structure_id",
        "subject_id",
        "substitute_id",
        "substitution_id",
        "suspension_id",
        "venue_id",
        "window_id",
    ];

    #[test]
    fn every_column_of_an_identifier_says_whether_it_names_a_participant() {
        for table in tables() {
            for column in table.columns.iter().filter(|column| column.name.ends_with("_id")) {
                let lists = [OF_PEOPLE, OF_NO_PARTICIPANT].into_iter().filter(|list| list.contains(&column.name)).count();
                assert_eq!(lists, 1, "{}.{}", table.name, column.name);
            }
        }
    }
}
