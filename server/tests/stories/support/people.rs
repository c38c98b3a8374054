//! Participants of a test: in the middle of an enrollment, or near its end.

use crate::support::app::person;
use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::{
    declarations::declaration::Activity,
    enrollments::{
        corrections::CountsFrom,
        enrollment::{Benefit, EnrollmentPeriod},
        entry_record::EntryRecord,
    },
    people::Role,
    values::{
        ids::{EnrollmentId, PersonId, SuspensionId},
        money::Cents,
        paris,
    },
};
use store::{Actor, NewEnrollment, StructureStore};

/// A participant whose enrollment ends in less than a year and was suspended yesterday.
#[derive(Debug)]
pub struct Elder {
    pub participant: PersonId,
    pub path: EnrollmentId,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub suspension: SuspensionId,
    pub suspended_on: NaiveDate,
    /// The fingerprint of the entry record.
    pub record: String,
}

impl Elder {
    /// Adds such a participant; `tag` is part of their name.
    pub async fn add(rows: &StructureStore, now: DateTime<Utc>, coach: &PersonId, tag: &str) -> Self {
        let today = paris::day(now);
        let participant =
            add_participant_since(rows, now, coach, (&format!("Line{tag}"), &format!("line{tag}")), today - Duration::days(600)).await;
        let path = rows.enrollments().enrollment_of(&participant).await.unwrap().id;
        let suspended_on = today - Duration::days(1);
        rows.enrollments()
            .suspend(&Actor::tools(now), &path, (suspended_on, suspended_on), &format!("Maladie {tag}"), today)
            .await
            .unwrap();
        let suspension = rows.enrollments().suspensions_of(&path).await.unwrap().remove(0).id;
        let enrollment = rows.enrollments().enrollment_of(&participant).await.unwrap();
        let mut sheet = rows.enrollments().entry_sheet(&path).await.unwrap();
        let shown = sheet.fingerprint();
        sheet.record.trade = format!("couture {tag}");
        let since_start = CountsFrom::default();
        rows.enrollments()
            .correct_record(&Actor::tools(now), &path, &shown, (&sheet, &since_start), &format!("Dossier {tag}"))
            .await
            .unwrap();
        let record = sheet.fingerprint();
        Self { participant, path, starts_on: enrollment.starts_on, ends_on: enrollment.ends_on, suspension, suspended_on, record }
    }
}

/// Adds a participant with an enrollment that began ten months ago.
pub async fn add_participant(rows: &StructureStore, now: DateTime<Utc>, coach: &PersonId, name: &str, mail: &str) -> PersonId {
    add_participant_since(rows, now, coach, (name, mail), paris::day(now) - Duration::days(300)).await
}

/// Adds a participant with an enrollment that began on a day.
pub async fn add_participant_since(
    rows: &StructureStore,
    now: DateTime<Utc>,
    coach: &PersonId,
    (name, mail): (&str, &str),
    starts_on: NaiveDate,
) -> PersonId {
    let by = Actor::tools(now);
    let id = rows.people().add_person(&by, &person(Role::Participant, name, mail)).await.unwrap();
    let enrollment = NewEnrollment {
        participant: id.clone(),
        coach: coach.clone(),
        period: EnrollmentPeriod::starting(starts_on),
        signed_on: None,
        record: EntryRecord {
            trade: "couture".into(),
            activity: Activity::CraftServices,
            registered_on: None,
            acre: false,
            benefit: Benefit::Rsa,
            benefit_since: None,
            starting_turnover: Cents::new(8_000),
            goal: Some(Cents::new(90_000)),
        },
    };
    rows.enrollments().enroll(&by, &enrollment).await.unwrap();
    id
}
