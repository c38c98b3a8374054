//! Copies of a whole structure, to see Essor with many people: everyone under another name, with what their model declared, booked and
//! planned. No phone numbers, documents, messages, devices, links and no journal.

use crate::{
    Result,
    db::{Db, Tx, to_millis, tx_run, tx_value, value},
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Utc};
use domain::values::ids::StructureId;
use sqlx::AssertSqlSafe;

/// The highest number of a copy.
pub const MOST_COPIES: i64 = 9999;

/// A copy of a structure to be made.
#[derive(Debug, Clone, Copy)]
pub struct StructureCopy<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its number, which makes its identifiers unique; up to [`MOST_COPIES`].
    pub number: i64,
    /// How many participants it has, at least as many as its model. The numbers that follow `number` are used up by those that
    /// are more than the model has, one for each time that the model's are copied once more.
    pub participants: i64,
}

/// The rows that a table copies.
#[derive(Clone, Copy, PartialEq)]
enum Rows {
    /// Those of the structure, once.
    OfStructure,
    /// Those of its participants, as often as they are copied.
    OfParticipants,
}
use Rows::{OfParticipants, OfStructure};

const OF_ENROLLMENT: &str = "join enrollment e on e.id = t.enrollment_id and e.structure_id = $1 join copied c on c.id = e.participant_id";
const OF_DECLARATION: &str =
    "join declaration d on d.id = t.declaration_id and d.structure_id = $1 join enrollment e on e.id = d.enrollment_id
     join copied c on c.id = e.participant_id";
const OF_SESSION: &str = "join session s on s.id = t.session_id where s.structure_id = $1";
const ITS_OWN: &str = "where t.structure_id = $1";

/// The tables, in an order in which every row follows those that it names, each with how its rows belong to the structure or to
/// its participants.
const TABLES: &[(&str, Rows, &str)] = &[
    ("venue", OfStructure, ITS_OWN),
    ("session_type", OfStructure, ITS_OWN),
    ("plan_template", OfStructure, ITS_OWN),
    ("enrollment", OfParticipants, "join copied c on c.id = t.participant_id and t.structure_id = $1"),
    ("declaration", OfParticipants, OF_ENROLLMENT),
    ("declaration_version", OfParticipants, OF_DECLARATION),
    ("turnover_line", OfParticipants, OF_DECLARATION),
    ("question", OfParticipants, OF_DECLARATION),
    ("correction_request", OfParticipants, OF_DECLARATION),
    ("suspension", OfParticipants, OF_ENROLLMENT),
    ("suspended_day", OfParticipants, OF_ENROLLMENT),
    ("extension", OfParticipants, OF_ENROLLMENT),
    ("record_correction", OfParticipants, OF_ENROLLMENT),
    ("goal", OfParticipants, OF_ENROLLMENT),
    (
        "plan_action",
        OfParticipants,
        "join goal g on g.id = t.goal_id and g.structure_id = $1 join enrollment e on e.id = g.enrollment_id join copied c on c.id = e.participant_id",
    ),
    ("check_in", OfParticipants, OF_ENROLLMENT),
    ("note", OfParticipants, OF_ENROLLMENT),
    ("statement_coefficient", OfParticipants, OF_ENROLLMENT),
    ("statement", OfStructure, "where t.structure_id = $1 order by t.month, t.version"),
    ("statement_row", OfParticipants, OF_ENROLLMENT),
    ("published_half_year", OfStructure, ITS_OWN),
    ("availability_window", OfStructure, ITS_OWN),
    ("availability_exception", OfStructure, "join availability_window w on w.id = t.window_id where w.structure_id = $1"),
    ("coach_leave", OfStructure, ITS_OWN),
    ("leave_day", OfStructure, ITS_OWN),
    ("substitution", OfStructure, ITS_OWN),
    ("substitution_day", OfStructure, ITS_OWN),
    ("session", OfStructure, ITS_OWN),
    ("session_date", OfStructure, OF_SESSION),
    ("session_place", OfStructure, OF_SESSION),
    ("booking", OfStructure, ITS_OWN),
    ("waitlist_entry", OfStructure, ITS_OWN),
    ("busy", OfStructure, OF_SESSION),
];

/// What the statements read: `$1` the model, `$2` the number of the copy, `$3` how often its participants are copied, `$4` how many
/// participants it has, `$5` how many its model has, `$6` the instant of the copy.
const COPIED: &str = "with recursive
    turn (number, nth) as (select $2, 0 union all select number + 1, nth + 1 from turn where nth + 1 < $3),
    model (id, nth, first_name, last_name) as (
        select id, row_number() over (order by id) - 1, first_name, last_name from person where structure_id = $1 and role = 'Participant'
    ),
    staff (id, nth) as (
        select id, row_number() over (order by id) - 1 from person where structure_id = $1 and role <> 'Participant'
    ),
    copied (id, number, nth, first_name, last_name) as (
        select m.id, r.number, r.nth * $5 + m.nth, m.first_name, n.last_name
        from turn r cross join model m join model n on n.nth = (m.nth + 7 * r.number) % $5
        where r.nth * $5 + m.nth < $4
    ),
    instant (at) as (select $6)";

#[boxed_futures]
impl Db {
    /// The number of participants of a structure.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn count_participants(&self, structure: &StructureId) -> Result<i64> {
        let sql = "select count(*) from person where structure_id = $1 and role = 'Participant'";
        Ok(value!(self, sql, structure)?.unwrap_or_default())
    }

    /// Copies a structure with its people, in one transaction. The copies are newer than all others, so that a demo still opens with
    /// the people of its model.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`], for example when the number is taken.
    pub async fn copy_structure(&self, model: &StructureId, copy: &StructureCopy<'_>, now: DateTime<Utc>) -> Result<()> {
        let size = self.count_participants(model).await?.max(1);
        let mut tx = self.begin().await?;
        tx.copy_places(model, copy, size, now).await?;
        let copying = Copying { model, copy, size, now };
        tx.copy_people(&copying).await?;
        for (table, rows, belonging) in TABLES {
            let columns = tx.columns_of(table).await?;
            let list = columns.iter().map(|column| format!("\"{column}\"")).collect::<Vec<_>>().join(", ");
            let values = columns.iter().map(|column| copied(table, column, *rows)).collect::<Vec<_>>().join(", ");
            copying.run(&mut tx, format!("insert into {table} ({list}) {COPIED} select {values} from {table} t {belonging}")).await?;
        }
        tx.commit().await?;
        self.fill_name_keys().await
    }
}

/// A copy that is being made.
struct Copying<'a> {
    model: &'a StructureId,
    copy: &'a StructureCopy<'a>,
    /// How many participants the model has.
    size: i64,
    now: DateTime<Utc>,
}

impl Copying<'_> {
    /// Runs a statement that begins with [`COPIED`].
    async fn run(&self, tx: &mut Tx, sql: String) -> Result<()> {
        let rounds = (self.copy.participants + self.size - 1) / self.size;
        tx_run!(tx, AssertSqlSafe(sql), self.model, self.copy.number, rounds, self.copy.participants, self.size, to_millis(self.now))?;
        Ok(())
    }
}

impl Tx {
    /// Copies the structure and makes its places: those of the model, and one for each further participant.
    async fn copy_places(&mut self, model: &StructureId, copy: &StructureCopy<'_>, size: i64, now: DateTime<Utc>) -> Result<()> {
        let columns = self.columns_of("structure").await?;
        let list = columns.iter().map(|column| format!("\"{column}\"")).collect::<Vec<_>>().join(", ");
        let values = columns.iter().map(|column| match column.as_str() {
            "id" => numbered("t.id", "$2"),
            "name" => "$3".to_owned(),
            "created_at" => "$4".to_owned(),
            "phone" | "email" => "null".to_owned(),
            _ => format!("t.\"{column}\""),
        });
        let values = values.collect::<Vec<_>>().join(", ");
        let sql = format!("insert into structure ({list}) select {values} from structure t where t.id = $1");
        tx_run!(self, AssertSqlSafe(sql), model, copy.number, copy.name, to_millis(now))?;
        let places: i64 = tx_value!(self, "select count(*) from structure_place where structure_id = $1", model)?.unwrap_or_default();
        let id = numbered("$1", "$2");
        let sql = format!(
            "insert into structure_place (structure_id, place)
             with recursive each (place) as (select 1 union all select place + 1 from each where place < $3) select {id}, place from each"
        );
        tx_run!(self, AssertSqlSafe(sql), model.as_str(), copy.number, places + copy.participants - size)?;
        Ok(())
    }

    /// Copies the team, and the participants under other names, without phone numbers and passwords.
    async fn copy_people(&mut self, copying: &Copying<'_>) -> Result<()> {
        let columns = self.columns_of("person").await?;
        let list = columns.iter().map(|column| format!("\"{column}\"")).collect::<Vec<_>>().join(", ");
        for (who, first_name, last_name, mail) in [
            ("copied", "c.first_name", "c.last_name", "personne"),
            ("staff", "t.first_name", "(select last_name from model where nth = (5 * c.nth + 3 * $2) % $5)", "equipe"),
        ] {
            let number = if who == "copied" { "c.number" } else { "$2" };
            let values = columns.iter().map(|column| match column.as_str() {
                "id" => numbered("t.id", number),
                "structure_id" => numbered("t.structure_id", "$2"),
                "first_name" => first_name.to_owned(),
                "last_name" => last_name.to_owned(),
                "email" => format!("'{mail}' || c.nth || '.' || {number} || '@exemple.fr'"),
                "phone" | "password_hash" | "digest_days" => "null".to_owned(),
                "merged_into" => numbered("t.merged_into", number),
                "name_key" => "''".to_owned(),
                "created_at" => "(select at from instant)".to_owned(),
                _ => format!("t.\"{column}\""),
            });
            let values = values.collect::<Vec<_>>().join(", ");
            let sql = format!("insert into person ({list}) {COPIED} select {values} from person t join {who} c on c.id = t.id");
            copying.run(self, sql).await?;
        }
        Ok(())
    }
}

/// An identifier as the copy of that number has it. Of its 26 signs the first ten are the instant, and of several made within one
/// instant only the last ones differ; a ULID has no letter U.
fn numbered(id: &str, number: &str) -> String {
    format!("substr({id}, 1, 10) || 'U' || substr(cast(10000 + {number} as text), 2) || substr({id}, 16)")
}

/// The value of a column in the copy of a row.
fn copied(table: &str, column: &str, rows: Rows) -> String {
    let (of_structure, of_person) = ("$2", if rows == OfParticipants { "c.number" } else { "$2" });
    let stored = format!("t.\"{column}\"");
    match column {
        "id" | "participant_id" | "enrollment_id" | "declaration_id" | "goal_id" | "suspension_id" => numbered(&stored, of_person),
        "person_id" | "author_id" => by_role(&stored, of_person),
        _ if column.ends_with("_id") || column == "held_by" => numbered(&stored, of_structure),
        _ if column.ends_with("_by") && column != "bookable_by" => by_role(&stored, of_person),
        // Those that the model has not get a place of their own behind its places.
        "place" if table == "enrollment" => format!(
            "case when c.number = $2 then {stored}
             else (select count(*) from structure_place p where p.structure_id = $1) + c.nth - $5 + 1 end"
        ),
        // A statement holds all its rows.
        "people" if table == "statement" => "(select count(*) from statement_row r join enrollment e on e.id = r.enrollment_id
             join copied c on c.id = e.participant_id where r.statement_id = t.id)"
            .to_owned(),
        "first_name" | "last_name" if table == "statement_row" => format!("c.{column}"),
        _ => stored,
    }
}

/// The identifier of a person: one of the team is copied once, a participant as often as the row.
fn by_role(id: &str, of_person: &str) -> String {
    format!("case when {id} in (select id from staff) then {} else {} end", numbered(id, "$2"), numbered(id, of_person))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::copies::tables::tables;

    /// Tables that a copy leaves out, or fills in a way of its own, with the reason.
    const OTHERWISE: &[(&[&str], &str)] = &[
        (&["person", "structure", "structure_place"], "copied first, under other names"),
        (
            &[
                "account_link",
                "attempt",
                "calendar_feed",
                "contact_change",
                "device",
                "funder_link",
                "invitation",
                "known_browser",
                "oidc_identity",
                "oidc_request",
                "passkey",
                "passkey_challenge",
                "push_subscription",
                "recovery_code",
                "second_factor",
                "sign_in_code",
                "sign_in_failure",
                "sign_in_step",
            ],
            "no devices and links",
        ),
        (&["outbox", "sms_answer", "team_reminder"], "no messages"),
        (&["audit", "audit_seal", "audit_unsealed", "review_batch", "review_batch_figure"], "no journal"),
        (&["attestation", "document", "plan_version"], "what was signed or handed over is of the model alone"),
        (&["form_draft", "import_preview", "saved_view", "sent_form"], "what its team was doing"),
        (&["erasure_request", "person_merge", "removed_record", "withdrawn_declaration"], "traces of what is no more"),
        (&["installation"], "of the whole installation"),
    ];

    #[test]
    fn every_table_is_copied_or_left_out_for_a_reason() {
        for table in tables() {
            let copied = TABLES.iter().any(|(name, ..)| *name == table.name);
            let left_out = OTHERWISE.iter().any(|(names, _)| names.contains(&table.name));
            assert!(copied != left_out, "a copy of a structure does not know {}", table.name);
        }
    }
}
