//! The stored data of one person, as values to be written into a file.

use crate::{
    Result,
    db::{Engine, StructureStore, values},
    privacy::Privacy,
};
use boxed_futures::boxed_futures;
use domain::values::ids::{DocumentId, PersonId};
use serde_json::Value;
use sqlx::AssertSqlSafe;

/// Everything that is stored about a person and that they gave or that was written for them: Articles 15 and 20 of the General Data
/// Protection Regulation. Notes that the team wrote for itself are not among it; the structure answers for those on request.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonData {
    /// The sections, each with its name and its rows; a row is a JSON object.
    pub sections: Vec<(&'static str, Vec<Value>)>,
    /// The documents that were not removed: identifier, month, file name, size in bytes and key in the store of objects.
    pub documents: Vec<DataDocument>,
}

/// A document of [`PersonData`].
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct DataDocument {
    /// Its identifier.
    pub id: DocumentId,
    /// Its month, `2026-10`.
    pub month: String,
    /// The name of the file.
    pub name: String,
    /// Its size in bytes.
    pub bytes: i64,
    /// Its key in the store of objects.
    pub object: String,
}

/// A section: its name, its columns as name and expression, and where they come from, with the person as `$1`.
struct Section {
    name: &'static str,
    columns: &'static [(&'static str, &'static str)],
    from: &'static str,
}

/// The sections in the order in which a person reads them. The test of the table of retention counts on their tables.
const SECTIONS: &[Section] = &[
    Section {
        name: "person",
        columns: &[
            ("first_name", "first_name"),
            ("last_name", "last_name"),
            ("phone", "phone"),
            ("email", "email"),
            ("address", "address"),
            ("siret", "siret"),
            ("language", "language"),
            ("no_sms_to", "sms_stopped_at_phone"),
            ("reminders", "reminders"),
            ("created_at", "created_at"),
        ],
        from: "person where id = $1",
    },
    Section {
        name: "enrollments",
        columns: &[
            ("from", "e.starts_on"),
            ("until", "e.ends_on"),
            ("left_on", "e.left_on"),
            ("reason", "e.exit_reason"),
            ("coach", "c.first_name || ' ' || c.last_name"),
            ("trade", "e.trade"),
            ("registered_on", "e.registered_on"),
            ("acre", "case when e.acre then 'yes' else 'no' end"),
            ("benefit", "e.benefit"),
            ("benefit_since", "e.benefit_since"),
            ("starting_turnover_cents", "e.starting_turnover"),
            ("goal_cents", "e.goal"),
            ("pass_number", "e.pass_number"),
            ("official_end", "e.official_end"),
        ],
        from: "enrollment e join person c on c.id = e.coach_id where e.participant_id = $1 order by e.starts_on",
    },
    Section {
        name: "record-corrections",
        columns: &[
            ("created_at", "x.corrected_at"),
            ("field", "x.field"),
            ("before", "case when x.field not in ('StartingTurnover', 'Goal') then x.old_value end"),
            ("before_cents", "case when x.field in ('StartingTurnover', 'Goal') then cast(x.old_value as bigint) end"),
            ("after", "case when x.field not in ('StartingTurnover', 'Goal') then x.new_value end"),
            ("after_cents", "case when x.field in ('StartingTurnover', 'Goal') then cast(x.new_value as bigint) end"),
            ("from", "x.counts_from"),
            ("reason", "x.reason"),
        ],
        from: "record_correction x join enrollment e on e.id = x.enrollment_id where e.participant_id = $1 order by x.corrected_at, x.id",
    },
    Section {
        name: "suspensions",
        columns: &[("from", "s.first_day"), ("until", "s.last_day"), ("reason", "s.reason")],
        from: "suspension s join enrollment e on e.id = s.enrollment_id where e.participant_id = $1 order by s.first_day",
    },
    Section {
        name: "extensions",
        columns: &[("reason", "x.reason"), ("days", "x.days"), ("created_at", "x.created_at")],
        from: "extension x join enrollment e on e.id = x.enrollment_id where e.participant_id = $1 order by x.created_at",
    },
    Section {
        name: "declarations",
        columns: &[
            ("month", "d.month"),
            ("state", "d.state"),
            ("version", "v.number"),
            ("total_cents", "v.total"),
            ("text", "v.note"),
            ("clients", "v.clients"),
            ("reason", "v.entered_reason"),
            ("created_at", "v.created_at"),
        ],
        from: "declaration d join declaration_version v on v.declaration_id = d.id join enrollment e on e.id = d.enrollment_id
            where e.participant_id = $1 order by d.month, v.number",
    },
    Section {
        name: "lines",
        columns: &[
            ("month", "d.month"),
            ("version", "l.version"),
            ("activity", "l.activity"),
            ("kind", "l.kind"),
            ("amount_cents", "l.amount"),
        ],
        from: "turnover_line l join declaration d on d.id = l.declaration_id join enrollment e on e.id = d.enrollment_id
            where e.participant_id = $1 order by d.month, l.version, l.position",
    },
    Section {
        name: "withdrawn",
        columns: &[("month", "w.month"), ("total_cents", "w.total"), ("text", "w.versions"), ("removed_at", "w.withdrawn_at")],
        from: "withdrawn_declaration w join enrollment e on e.id = w.enrollment_id where e.participant_id = $1 order by w.withdrawn_at",
    },
    Section {
        name: "questions",
        columns: &[("month", "d.month"), ("created_at", "q.asked_at"), ("text", "q.question"), ("answer", "q.answer")],
        from: "question q join declaration d on d.id = q.declaration_id join enrollment e on e.id = d.enrollment_id
            where e.participant_id = $1 order by q.asked_at",
    },
    Section {
        name: "corrections",
        columns: &[("month", "d.month"), ("created_at", "r.asked_at"), ("reason", "r.reason"), ("answer", "r.answer")],
        from: "correction_request r join declaration d on d.id = r.declaration_id join enrollment e on e.id = d.enrollment_id
            where e.participant_id = $1 order by r.asked_at",
    },
    Section {
        name: "documents",
        columns: &[("month", "f.month"), ("text", "f.name"), ("created_at", "f.added_at"), ("removed_at", "f.removed_at")],
        from: "document f join enrollment e on e.id = f.enrollment_id where e.participant_id = $1 order by f.added_at",
    },
    Section {
        name: "bookings",
        columns: &[
            ("starts_at", "s.starts_at"),
            ("text", "t.title"),
            ("coach", "c.first_name || ' ' || c.last_name"),
            ("state", "b.state"),
            ("reason", "b.reason"),
            ("created_at", "b.booked_at"),
        ],
        from: "booking b join session s on s.id = b.session_id join session_type t on t.id = s.session_type_id
            join person c on c.id = s.coach_id where b.participant_id = $1 order by s.starts_at",
    },
    Section {
        name: "waitlists",
        columns: &[("starts_at", "s.starts_at"), ("text", "t.title"), ("state", "w.state"), ("created_at", "w.joined_at")],
        from: "waitlist_entry w join session s on s.id = w.session_id join session_type t on t.id = s.session_type_id
            where w.participant_id = $1 order by w.joined_at",
    },
    Section {
        name: "goals",
        columns: &[("text", "g.title"), ("target", "g.target"), ("due_on", "g.due_on"), ("removed_at", "g.dropped_at")],
        from: "goal g join enrollment e on e.id = g.enrollment_id where e.participant_id = $1 order by g.position",
    },
    Section {
        name: "actions",
        columns: &[("text", "a.title"), ("due_on", "a.due_on"), ("done_at", "a.done_at"), ("removed_at", "a.dropped_at")],
        from: "plan_action a join goal g on g.id = a.goal_id join enrollment e on e.id = g.enrollment_id
            where e.participant_id = $1 order by g.position, a.position",
    },
    Section {
        name: "plans",
        columns: &[("version", "v.number"), ("state", "v.state"), ("text", "v.content"), ("created_at", "v.changed_at")],
        from: "plan_version v join enrollment e on e.id = v.enrollment_id where e.participant_id = $1 order by v.changed_at",
    },
    Section {
        name: "check-ins",
        columns: &[
            ("month", "k.month"),
            ("mood", "k.mood"),
            ("blocker", "k.blocker"),
            ("text", "k.words"),
            ("wants_call", "case when k.wants_call then 'yes' else 'no' end"),
        ],
        from: "check_in k join enrollment e on e.id = k.enrollment_id where e.participant_id = $1 order by k.month",
    },
    Section {
        name: "notes",
        columns: &[("text", "n.text"), ("coach", "c.first_name || ' ' || c.last_name"), ("created_at", "n.created_at")],
        from: "note n join enrollment e on e.id = n.enrollment_id join person c on c.id = n.author_id
            where e.participant_id = $1 and n.shared and n.removed_at is null order by n.created_at",
    },
    Section {
        name: "attestations",
        columns: &[
            ("reference", "a.reference"),
            ("from", "a.from_month"),
            ("until", "a.to_month"),
            ("total_cents", "a.total"),
            ("created_at", "a.issued_at"),
        ],
        from: "attestation a where a.participant_id = $1 order by a.issued_at",
    },
    Section {
        name: "devices",
        columns: &[("text", "agent"), ("created_at", "signed_in_at"), ("until", "expires_at")],
        from: "device where person_id = $1 order by signed_in_at",
    },
    Section {
        name: "messages",
        columns: &[
            ("channel", "channel"),
            ("recipient", "recipient"),
            ("subject", "subject"),
            ("text", "body"),
            ("created_at", "created_at"),
        ],
        from: "outbox where person_id = $1 and kind is null order by created_at",
    },
    Section {
        name: "views",
        columns: &[("text", "name"), ("created_at", "created_at")],
        from: "saved_view where person_id = $1 order by created_at",
    },
    Section { name: "events", columns: &[("created_at", "at"), ("action", "action")], from: "audit where actor_id = $1 order by at" },
];

#[boxed_futures]
impl Privacy<'_> {
    /// The data of a person of the structure.
    ///
    /// # Errors
    /// [`crate::StoreError::NotFound`]; [`crate::StoreError::Database`].
    pub async fn data_of(&self, person: &PersonId) -> Result<PersonData> {
        self.people().person(person).await?;
        let object = if matches!(self.db.engine(), Engine::Sqlite { .. }) { "json_object" } else { "json_build_object" };
        let mut sections = Vec::new();
        for section in SECTIONS {
            let columns: Vec<_> = section.columns.iter().map(|(name, value)| format!("'{name}', {value}")).collect();
            let sql = format!("select cast({object}({}) as text) from {}", columns.join(", "), section.from);
            let rows: Vec<String> = values!(self.db, AssertSqlSafe(sql), person)?;
            let rows = rows.iter().map(|row| Ok(serde_json::from_str(row)?)).collect::<Result<Vec<Value>>>()?;
            sections.push((section.name, rows));
        }
        let documents = crate::db::rows!(
            self.db,
            "select f.id, f.month, f.name, f.bytes, f.object from document f join enrollment e on e.id = f.enrollment_id
             where e.participant_id = $1 and f.object is not null and f.removed_at is null order by f.month, f.id",
            person
        )?;
        Ok(PersonData { sections, documents })
    }
}

impl StructureStore {
    /// The names of every section and of every column of [`PersonData`], for the catalogue.
    pub fn data_words() -> Vec<(&'static str, Vec<&'static str>)> {
        SECTIONS.iter().map(|section| (section.name, section.columns.iter().map(|(name, _)| *name).collect())).collect()
    }
}
