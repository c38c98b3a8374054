//! How the files of an import differ from stored enrollments, cell by cell; and storing what a file says.

use crate::{
    Actor, Refusal, Result,
    db::{StructureStore, Tx, error::OnTaken, tx_rows, tx_run},
    enrollments::{corrections::IMPORT_REASON, record::unreadable},
    people::contacts::changed_fields,
};
use chrono::NaiveDate;
use domain::{
    enrollments::{
        corrections::{CountsFrom, DatedRecord, EntrySheet, changes},
        enrollment::{Benefit, EnrollmentPeriod},
        entry_record::EntryRecord,
        exit::ExitCategory,
        extension::ExtensionReason,
        suspension::Suspension,
    },
    people::{
        Email, Phone,
        import::{ImportedParticipant, SourceFile, exit_word, extension_word},
        order::stored_key,
    },
    values::{
        ids::{EnrollmentId, PersonId},
        money::Cents,
    },
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::HashMap;

/// A cell of a file that differs from the stored value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// The file.
    pub file: SourceFile,
    /// Its line.
    pub line: u64,
    /// Stored first and family name of the participant.
    pub person: String,
    /// The column; in the declarations' file the month, `2026-10`.
    pub column: String,
    /// The stored value in French; empty for none.
    pub old: String,
    /// The value of the file in French; empty for none.
    pub new: String,
    /// Whether an import can apply it. Days of an enrollment, removed contacts and declarations sent in the app cannot be applied:
    /// their own pages change them.
    pub applies: bool,
}

/// A stored enrollment with its entry record and its participant.
#[derive(Debug, Clone, sqlx_macros::FromRow)]
pub(crate) struct StoredEnrollment {
    pub(crate) id: EnrollmentId,
    pub(crate) participant_id: PersonId,
    pub(crate) coach_id: PersonId,
    first_name: String,
    last_name: String,
    phone: Option<String>,
    email: Option<String>,
    coach_email: Option<String>,
    pub(crate) starts_on: NaiveDate,
    ends_on: NaiveDate,
    left_on: Option<NaiveDate>,
    #[sqlx(flatten)]
    record: EntryRecord,
    signed_on: Option<NaiveDate>,
    exit_category: Option<ExitCategory>,
    exit_reason: Option<String>,
    official_end: Option<NaiveDate>,
    #[sqlx(skip)]
    suspensions: Vec<Suspension>,
    #[sqlx(skip)]
    extensions: Vec<(ExtensionReason, i64)>,
}

#[derive(sqlx_macros::FromRow)]
struct SuspensionRow {
    enrollment_id: EnrollmentId,
    first_day: NaiveDate,
    last_day: NaiveDate,
}

#[derive(sqlx_macros::FromRow)]
struct ExtensionRow {
    enrollment_id: EnrollmentId,
    reason: ExtensionReason,
    days: i64,
}

/// The names and contacts of a participant after a line is applied.
struct Contacts<'a> {
    first_name: &'a str,
    last_name: &'a str,
    phone: Option<&'a str>,
    email: Option<&'a str>,
}

impl StoredEnrollment {
    pub(crate) fn period(&self) -> EnrollmentPeriod {
        EnrollmentPeriod { starts_on: self.starts_on, ends_on: self.ends_on, left_on: self.left_on }
    }

    /// First and family name of the participant.
    pub(crate) fn name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
    }

    /// How a line differs from the enrollment, in the order of the columns.
    pub(crate) fn differences(&self, line: &ImportedParticipant) -> Vec<Difference> {
        let mut found = Differences { line, person: self.name(), found: Vec::new() };
        found.compare("prenom", self.first_name.clone(), line.first_name.clone(), true);
        found.compare("nom", self.last_name.clone(), line.last_name.clone(), true);
        let phone = |stored: &Option<String>| stored.as_ref().and_then(|it| it.parse::<Phone>().ok()).map(|it| it.displayed());
        // An empty cell never removes a contact: the participant signs in with it.
        found.compare("telephone", or_empty(phone(&self.phone)), or_empty(line.phone.as_ref().map(Phone::displayed)), line.phone.is_some());
        let email = line.email.as_ref().map(|it| it.as_str().to_owned());
        found.compare("courriel", or_empty(self.email.clone()), or_empty(email), line.email.is_some());
        let (old, new) = (&self.record, &line.record);
        found.compare("activite", old.trade.clone(), new.trade.clone(), true);
        found.compare("code_activite", old.activity.as_str().into(), new.activity.as_str().into(), true);
        found.compare("debut_parcours", date(self.starts_on), date(line.period.starts_on), false);
        found.compare("fin_pass_iae", date(self.ends_on), date(line.period.ends_on), false);
        found.compare("immatriculation", day(old.registered_on), day(new.registered_on), true);
        found.compare("acre", yes_no(old.acre), yes_no(new.acre), true);
        found.compare("aide", benefit(old.benefit), benefit(new.benefit), true);
        found.compare("aide_depuis", day(old.benefit_since), day(new.benefit_since), true);
        found.compare("ca_mensuel_depart", old.starting_turnover.to_string(), new.starting_turnover.to_string(), true);
        let goal = |goal: Option<Cents>| or_empty(goal.map(|goal| goal.to_string()));
        found.compare("objectif_mensuel", goal(old.goal), goal(new.goal), true);
        found.compare("accompagnateur", or_empty(self.coach_email.clone()), line.coach.as_str().to_owned(), false);
        let history = &line.history;
        found.compare_optional("sortie", day(self.left_on), history.left_on.map(day));
        let category = |category: Option<ExitCategory>| category.map_or("", exit_word).to_owned();
        found.compare_optional("categorie_sortie", category(self.exit_category), history.exit.map(category));
        found.compare_optional("motif_sortie", or_empty(self.exit_reason.clone()), history.exit_reason.clone().map(or_empty));
        found.compare_optional("signature_contrat", day(self.signed_on), history.signed_on.map(day));
        found.compare_optional("suspensions", suspended(&self.suspensions), history.suspensions.as_deref().map(suspended));
        found.compare_optional("prolongations", extended(&self.extensions), history.extensions.as_deref().map(extended));
        found.compare_optional("fin_les_emplois", day(self.official_end), history.official_end.map(day));
        found.found
    }
}

/// Collects the differences of one line.
struct Differences<'a> {
    line: &'a ImportedParticipant,
    person: String,
    found: Vec<Difference>,
}

impl Differences<'_> {
    fn compare(&mut self, column: &str, old: String, new: String, applies: bool) {
        if old != new {
            let (person, column) = (self.person.clone(), column.to_owned());
            self.found.push(Difference { file: SourceFile::Participants, line: self.line.line, person, column, old, new, applies });
        }
    }

    /// Compares a column that the file may lack: without it, `new` is `None` and nothing differs.
    fn compare_optional(&mut self, column: &str, old: String, new: Option<String>) {
        if let Some(new) = new {
            self.compare(column, old, new, false);
        }
    }
}

fn or_empty(text: Option<String>) -> String {
    text.unwrap_or_default()
}

fn date(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

fn day(day: Option<NaiveDate>) -> String {
    day.map(date).unwrap_or_default()
}

fn yes_no(yes: bool) -> String {
    if yes { "oui" } else { "non" }.into()
}

fn benefit(benefit: Benefit) -> String {
    match benefit {
        Benefit::None => "aucune",
        Benefit::Rsa => "RSA",
        Benefit::Aah => "AAH",
        Benefit::Ass => "ASS",
        Benefit::Are => "ARE",
        Benefit::PrimeActivite => "prime d’activité",
    }
    .into()
}

fn suspended(suspensions: &[Suspension]) -> String {
    let days = |it: &Suspension| format!("{}/{}", it.first_day(), it.last_day());
    suspensions.iter().map(days).collect::<Vec<_>>().join(" ")
}

fn extended(extensions: &[(ExtensionReason, i64)]) -> String {
    extensions.iter().map(|(reason, days)| format!("{}:{days}", extension_word(*reason))).collect::<Vec<_>>().join(" ")
}

impl Tx {
    /// The enrollments of a structure, newest first.
    pub(crate) async fn stored_enrollments(&mut self, store: &StructureStore) -> Result<Vec<StoredEnrollment>> {
        let mut enrollments: Vec<StoredEnrollment> = tx_rows!(
            self,
            "select e.id, e.participant_id, e.coach_id, p.first_name, p.last_name, p.phone, p.email, c.email as coach_email,
             e.starts_on, e.ends_on, e.left_on, e.trade, e.activity, e.registered_on, e.acre, e.benefit, e.benefit_since,
             e.starting_turnover, e.goal, e.signed_on, e.exit_category, e.exit_reason, e.official_end
             from enrollment e join person p on p.id = e.participant_id join person c on c.id = e.coach_id
             where e.structure_id = $1 order by e.starts_on desc, e.id desc",
            store.scope()
        )?;
        let suspensions: Vec<SuspensionRow> = tx_rows!(
            self,
            "select enrollment_id, first_day, last_day from suspension where structure_id = $1 order by first_day",
            store.scope()
        )?;
        let extensions: Vec<ExtensionRow> = tx_rows!(
            self,
            "select enrollment_id, reason, days from extension where structure_id = $1 order by created_at, id",
            store.scope()
        )?;
        let positions: HashMap<EnrollmentId, usize> = enrollments.iter().enumerate().map(|(at, it)| (it.id.clone(), at)).collect();
        for row in suspensions {
            if let Some(enrollment) = positions.get(&row.enrollment_id).and_then(|at| enrollments.get_mut(*at)) {
                enrollment.suspensions.push(Suspension::stored(row.first_day, row.last_day));
            }
        }
        for row in extensions {
            if let Some(enrollment) = positions.get(&row.enrollment_id).and_then(|at| enrollments.get_mut(*at)) {
                enrollment.extensions.push((row.reason, row.days));
            }
        }
        Ok(enrollments)
    }

    /// Stores the differences of a line that apply: entry record, names and contacts. Returns their number.
    ///
    /// # Errors
    /// [`Refusal::ContactTaken`].
    pub(crate) async fn apply_differences(
        &mut self,
        store: &StructureStore,
        by: &Actor,
        known: &StoredEnrollment,
        line: &ImportedParticipant,
        differences: &[Difference],
    ) -> Result<usize> {
        let applied: Vec<&str> = differences.iter().filter(|it| it.applies).map(|it| it.column.as_str()).collect();
        let of_person = |column: &&&str| matches!(**column, "prenom" | "nom" | "telephone" | "courriel");
        if applied.iter().any(|column| of_person(&column)) {
            let contacts = Contacts {
                first_name: &line.first_name,
                last_name: &line.last_name,
                phone: line.phone.as_ref().map(Phone::as_str).or(known.phone.as_deref()),
                email: line.email.as_ref().map(Email::as_str).or(known.email.as_deref()),
            };
            self.apply_contacts(store, by, known, &contacts).await?;
        }
        let record: Vec<&str> = applied.iter().filter(|column| !of_person(column)).copied().collect();
        if !record.is_empty() {
            let sheet = |record: &EntryRecord| EntrySheet { record: record.clone(), pass_number: None, siret: None, address: None };
            let (old, new) = (&known.record, &line.record);
            let dated = DatedRecord::of(old.activity, old.acre, old.benefit, &[]).map_err(unreadable)?;
            let corrected = changes(&sheet(old), &sheet(new), &CountsFrom::default(), &dated);
            self.set_record(store, &known.id, new).await?;
            self.add_corrections(store, by, &known.id, &corrected, IMPORT_REASON).await?;
            let named = differences.iter().filter(|it| record.contains(&it.column.as_str()));
            let named: Vec<_> = named.map(|it| json!({ "column": it.column, "from": it.old, "to": it.new })).collect();
            let details = json!({ "changes": named });
            self.audit(&store.structure, by, "enrollment.record_corrected", known.id.as_str(), details).await?;
        }
        Ok(applied.len())
    }

    /// Stores names and contacts. Sign-in codes sent to the old contacts stop working.
    async fn apply_contacts(&mut self, store: &StructureStore, by: &Actor, known: &StoredEnrollment, to: &Contacts<'_>) -> Result<()> {
        tx_run!(
            self,
            "update person set first_name = $3, last_name = $4, phone = $5, email = $6, name_key = $7 where structure_id = $1 and id = $2",
            store.scope(),
            known.participant_id.as_str(),
            to.first_name,
            to.last_name,
            to.phone,
            to.email,
            stored_key(to.last_name, to.first_name),
        )
        .on_taken(Refusal::ContactTaken)?;
        tx_run!(self, "delete from sign_in_code where person_id = $1 and used_at is null", known.participant_id.as_str())?;
        self.keep_messages_with(&known.participant_id, known.phone.as_deref(), known.email.as_deref()).await?;
        let changed = changed_fields([
            ("first_name", known.first_name != to.first_name),
            ("last_name", known.last_name != to.last_name),
            ("phone", known.phone.as_deref() != to.phone),
            ("email", known.email.as_deref() != to.email),
        ]);
        self.audit(&store.structure, by, "person.contact", known.participant_id.as_str(), json!({ "changed": changed })).await
    }

    /// Stores what a line says of an enrollment beyond its entry: suspensions, with that reason; extensions; exit; official end.
    pub(crate) async fn add_history(
        &mut self,
        store: &StructureStore,
        by: &Actor,
        enrollment: &EnrollmentId,
        line: &ImportedParticipant,
        reason: &str,
    ) -> Result<()> {
        let history = &line.history;
        for suspension in history.suspensions.iter().flatten() {
            self.add_suspension(store, by, enrollment, suspension, reason).await?;
        }
        for (nth, (reason, days)) in history.extensions.iter().flatten().enumerate() {
            // Each is created a millisecond after the one before, so that they stay in their order.
            let at = by.at + chrono::Duration::milliseconds(nth as i64);
            tx_run!(
                self,
                "insert into extension (id, structure_id, enrollment_id, reason, days, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7)",
                crate::db::new_ulid(at),
                store.scope(),
                enrollment,
                reason.as_str(),
                *days,
                by.person_id(),
                at
            )?;
        }
        let category = history.exit.flatten().filter(|_| line.period.left_on.is_some()).map(ExitCategory::as_str);
        let exit_reason = history.exit_reason.as_ref().and_then(Option::as_deref).filter(|_| line.period.left_on.is_some());
        tx_run!(
            self,
            "update enrollment set exit_category = $3, exit_reason = $4, official_end = $5 where structure_id = $1 and id = $2",
            store.scope(),
            enrollment,
            category,
            exit_reason,
            history.official_end.flatten(),
        )?;
        Ok(())
    }
}
