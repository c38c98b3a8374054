//! What a file says otherwise than the structure: named by person and column, and taken over where that is asked for.

use crate::{
    Actor, Refusal, Result,
    db::{StructureStore, Tx, error::OnTaken, tx_rows, tx_run},
};
use chrono::NaiveDate;
use domain::{
    declarations::declaration::Activity,
    enrollments::{
        enrollment::{Benefit, EnrollmentPeriod},
        exit::ExitCategory,
        extension::ExtensionReason,
        suspension::Suspension,
    },
    people::{
        Email, Phone,
        import::{ImportedParticipant, SourceFile, exit_word, extension_word},
    },
    values::{
        ids::{EnrollmentId, PersonId},
        money::Cents,
    },
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::HashMap;

/// A cell of a file that says otherwise than what is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// The file.
    pub file: SourceFile,
    /// Its line.
    pub line: u64,
    /// First and family name of the person, as known.
    pub person: String,
    /// The column; of a month the month.
    pub column: String,
    /// What is known, in French; empty when nothing is.
    pub old: String,
    /// What the file says.
    pub new: String,
    /// Whether an import can take it over. Days of a path, contacts that would go, and figures that were declared in the app
    /// change where they have their rules.
    pub applies: bool,
}

/// A path with its entry record and its person, as known.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(crate) struct KnownPath {
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
    trade: String,
    activity: Activity,
    registered_on: Option<NaiveDate>,
    acre: bool,
    benefit: Benefit,
    benefit_since: Option<NaiveDate>,
    starting_turnover: Cents,
    goal: Option<i64>,
    signed_on: Option<NaiveDate>,
    exit_category: Option<String>,
    exit_reason: Option<String>,
    official_end: Option<NaiveDate>,
    #[sqlx(skip)]
    suspensions: Vec<Suspension>,
    #[sqlx(skip)]
    extensions: Vec<(ExtensionReason, i64)>,
}

#[derive(sqlx::FromRow)]
struct SuspensionRow {
    enrollment_id: String,
    first_day: NaiveDate,
    last_day: NaiveDate,
}

#[derive(sqlx::FromRow)]
struct ExtensionRow {
    enrollment_id: String,
    reason: ExtensionReason,
    days: i64,
}

/// What a person is called and reached by once a line is taken over.
struct Contacts<'a> {
    first_name: &'a str,
    last_name: &'a str,
    phone: Option<&'a str>,
    email: Option<&'a str>,
}

impl KnownPath {
    pub(crate) fn path(&self) -> EnrollmentPeriod {
        EnrollmentPeriod { starts_on: self.starts_on, ends_on: self.ends_on, left_on: self.left_on }
    }

    /// First and family name.
    pub(crate) fn name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
    }

    fn exit_category(&self) -> Option<ExitCategory> {
        self.exit_category.clone().and_then(|word| ExitCategory::try_from(word).ok())
    }

    /// What a line says otherwise, in the order of the columns.
    pub(crate) fn differences(&self, line: &ImportedParticipant) -> Vec<Difference> {
        let mut found = Differences { line, person: self.name(), found: Vec::new() };
        found.compare("prenom", self.first_name.clone(), line.first_name.clone(), true);
        found.compare("nom", self.last_name.clone(), line.last_name.clone(), true);
        let phone = |stored: &Option<String>| stored.as_ref().and_then(|it| it.parse::<Phone>().ok()).map(|it| it.spoken());
        // A contact is never taken away by an empty cell: it is how the person signs in.
        found.compare("telephone", said(phone(&self.phone)), said(line.phone.as_ref().map(Phone::spoken)), line.phone.is_some());
        let email = line.email.as_ref().map(|it| it.as_str().to_owned());
        found.compare("courriel", said(self.email.clone()), said(email), line.email.is_some());
        found.compare("activite", self.trade.clone(), line.trade.clone(), true);
        found.compare("code_activite", self.activity.as_str().into(), line.activity.as_str().into(), true);
        found.compare("debut_parcours", date(self.starts_on), date(line.path.starts_on), false);
        found.compare("fin_pass_iae", date(self.ends_on), date(line.path.ends_on), false);
        found.compare("immatriculation", day(self.registered_on), day(line.registered_on), true);
        found.compare("acre", yes_no(self.acre), yes_no(line.acre), true);
        found.compare("aide", benefit(self.benefit), benefit(line.benefit), true);
        found.compare("aide_depuis", day(self.benefit_since), day(line.benefit_since), true);
        found.compare("ca_mensuel_depart", self.starting_turnover.to_string(), line.starting_turnover.to_string(), true);
        let goal = |goal: Option<Cents>| said(goal.map(|goal| goal.to_string()));
        found.compare("objectif_mensuel", goal(self.goal.map(Cents::new)), goal(line.goal), true);
        found.compare("accompagnateur", said(self.coach_email.clone()), line.coach.as_str().to_owned(), false);
        let history = &line.history;
        found.compare_said("sortie", day(self.left_on), history.left_on.map(day));
        let category = |category: Option<ExitCategory>| category.map_or("", exit_word).to_owned();
        found.compare_said("categorie_sortie", category(self.exit_category()), history.exit.map(category));
        found.compare_said("motif_sortie", said(self.exit_reason.clone()), history.exit_reason.clone().map(said));
        found.compare_said("signature_contrat", day(self.signed_on), history.signed_on.map(day));
        found.compare_said("suspensions", suspended(&self.suspensions), history.suspensions.as_deref().map(suspended));
        found.compare_said("prolongations", extended(&self.extensions), history.extensions.as_deref().map(extended));
        found.compare_said("fin_les_emplois", day(self.official_end), history.official_end.map(day));
        found.found
    }
}

/// The differences of one line while they are found.
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

    /// Of a column that the file may lack: then it says nothing.
    fn compare_said(&mut self, column: &str, old: String, new: Option<String>) {
        if let Some(new) = new {
            self.compare(column, old, new, false);
        }
    }
}

fn said(text: Option<String>) -> String {
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
    /// The paths of a structure, newest first, with what an import compares.
    pub(crate) async fn known_paths(&mut self, store: &StructureStore) -> Result<Vec<KnownPath>> {
        let mut paths: Vec<KnownPath> = tx_rows!(
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
        let places: HashMap<String, usize> = paths.iter().enumerate().map(|(at, path)| (path.id.as_str().to_owned(), at)).collect();
        for row in suspensions {
            if let Some(path) = places.get(&row.enrollment_id).and_then(|at| paths.get_mut(*at)) {
                path.suspensions.push(Suspension::stored(row.first_day, row.last_day));
            }
        }
        for row in extensions {
            if let Some(path) = places.get(&row.enrollment_id).and_then(|at| paths.get_mut(*at)) {
                path.extensions.push((row.reason, row.days));
            }
        }
        Ok(paths)
    }

    /// Takes over what a line says otherwise of the entry record, the name and the contacts. Days, exit and coach stay: they have
    /// rules of their own.
    pub(crate) async fn take_over(
        &mut self,
        store: &StructureStore,
        by: &Actor,
        known: &KnownPath,
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
            self.take_contacts_over(store, by, known, &contacts).await?;
        }
        let record: Vec<&str> = applied.iter().filter(|column| !of_person(column)).copied().collect();
        if !record.is_empty() {
            tx_run!(
                self,
                "update enrollment set trade = $3, activity = $4, registered_on = $5, acre = $6, benefit = $7, benefit_since = $8,
                 starting_turnover = $9, goal = $10 where structure_id = $1 and id = $2",
                store.scope(),
                known.id.as_str(),
                line.trade.as_str(),
                line.activity.as_str(),
                line.registered_on,
                line.acre,
                line.benefit.as_str(),
                line.benefit_since,
                line.starting_turnover.get(),
                line.goal.map(Cents::get),
            )?;
            let changes = differences.iter().filter(|it| record.contains(&it.column.as_str()));
            let changes: Vec<_> = changes.map(|it| json!({ "column": it.column, "from": it.old, "to": it.new })).collect();
            let details = json!({ "changes": changes });
            self.audit(&store.structure, by, "enrollment.record_corrected", known.id.as_str(), details).await?;
        }
        Ok(applied.len())
    }

    /// Codes on their way to the old phone or address open nothing any more.
    async fn take_contacts_over(&mut self, store: &StructureStore, by: &Actor, known: &KnownPath, to: &Contacts<'_>) -> Result<()> {
        tx_run!(
            self,
            "update person set first_name = $3, last_name = $4, phone = $5, email = $6 where structure_id = $1 and id = $2",
            store.scope(),
            known.participant_id.as_str(),
            to.first_name,
            to.last_name,
            to.phone,
            to.email,
        )
        .on_taken(Refusal::ContactTaken)?;
        tx_run!(self, "delete from sign_in_code where person_id = $1 and used_at is null", known.participant_id.as_str())?;
        let before = json!({ "first_name": known.first_name, "last_name": known.last_name, "phone": known.phone, "email": known.email });
        self.audit(&store.structure, by, "person.contact", known.participant_id.as_str(), json!({ "before": before })).await
    }

    /// Writes down what a line says of a path beyond its entry: what stopped it, what extended it, its exit, its official end.
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
            // Each a millisecond after the one before: they stay in their order.
            let at = by.at + chrono::Duration::milliseconds(nth as i64);
            tx_run!(
                self,
                "insert into extension (id, structure_id, enrollment_id, reason, days, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7)",
                crate::db::new_ulid(at),
                store.scope(),
                enrollment.as_str(),
                reason.as_str(),
                *days,
                by.person_id(),
                at
            )?;
        }
        let category = history.exit.flatten().filter(|_| line.path.left_on.is_some()).map(ExitCategory::as_str);
        let exit_reason = history.exit_reason.as_ref().and_then(Option::as_deref).filter(|_| line.path.left_on.is_some());
        tx_run!(
            self,
            "update enrollment set exit_category = $3, exit_reason = $4, official_end = $5 where structure_id = $1 and id = $2",
            store.scope(),
            enrollment.as_str(),
            category,
            exit_reason,
            history.official_end.flatten(),
        )?;
        Ok(())
    }
}
