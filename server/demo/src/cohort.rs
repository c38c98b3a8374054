//! The people of the demo: imported from its two files, with declarations, questions and plans.

use crate::plans::{AWAS_DONE, AWAS_PLAN, PlannedGoal, plan_of};
use chrono::{DateTime, Duration, NaiveTime, Utc};
use domain::{
    people::{
        Contact, Role,
        import::{ImportedMonth, ImportedParticipant, read_declarations, read_participants, shift},
    },
    values::{
        ids::{DeclarationId, PersonId},
        month::Month,
        paris,
    },
};
use std::{collections::HashMap, fmt::Display};
use store::{Actor, Enrollment, StoreError, StructureStore};

const PEOPLE: &[u8] = include_bytes!("../participants.csv");
const MONTHS: &[u8] = include_bytes!("../chiffre_affaires.csv");

/// The people of the demo, once they are enrolled.
pub(crate) struct Cohort {
    pub(crate) store: StructureStore,
    pub(crate) now: DateTime<Utc>,
    /// Their enrollments, in the order of the file: Awa's is the first.
    pub(crate) enrollments: Vec<Enrollment>,
    /// The coaches, in the order in which the file names them: Awa's is the first.
    pub(crate) coaches: Vec<PersonId>,
    /// What is not imported but declared in the app, each with the place of its person in `enrollments`.
    pub(crate) declared: Vec<(usize, ImportedMonth)>,
}

impl Cohort {
    /// Imports the cohort, dated so that its last month is the one before this one.
    pub(crate) async fn import(store: StructureStore, coordinator: &PersonId, now: DateTime<Utc>) -> Result<Self, String> {
        let last = Month::of(paris::day(now)).plus(-1);
        let (people, months) = cohort_until(last)?;

        // Of five who declared the last month, two did so in the app and wait for their coach.
        let mut nth = 0;
        let (in_the_app, imported): (Vec<_>, Vec<_>) = months.into_iter().partition(|month| {
            nth += usize::from(month.month == last);
            month.month == last && nth % 5 < 2
        });
        store.people().import(&Actor::person(coordinator, now), &people, &imported).await.map_err(failed)?;

        let running = store.enrollments().running_enrollments(None).await.map_err(failed)?;
        let mut of_contact: HashMap<String, Enrollment> = HashMap::new();
        for enrollment in running {
            for contact in enrollment.phone.iter().chain(&enrollment.email) {
                of_contact.insert(contact.clone(), enrollment.clone());
            }
        }
        let mut enrollments = Vec::new();
        for contact in people.iter().filter_map(a_contact) {
            enrollments.extend(of_contact.get(contact).cloned());
        }
        let mut coaches: Vec<PersonId> = Vec::new();
        for enrollment in &enrollments {
            if !coaches.contains(&enrollment.coach_id) {
                coaches.push(enrollment.coach_id.clone());
            }
        }
        let place_of = |contact: &Contact| {
            let text = contact.as_str();
            enrollments.iter().position(|enrollment| enrollment.phone.as_deref() == Some(text) || enrollment.email.as_deref() == Some(text))
        };
        let declared = in_the_app.into_iter().filter_map(|month| Some((place_of(&month.contact)?, month))).collect();
        Ok(Self { store, now, enrollments, coaches, declared })
    }

    /// Declares the last month for some, in their own names; their coaches ask three questions, one of which is answered.
    pub(crate) async fn declare(&self) -> Result<(), String> {
        let mut questions = QUESTIONS.iter();
        let mut waiting = questions.next();
        for (nth, (place, month)) in self.declared.iter().enumerate() {
            let Some(enrollment) = self.enrollments.get(*place) else { continue };
            let person = &enrollment.participant_id;
            let at = self.this_month(nth);
            let today = paris::day(self.now);
            self.store
                .declarations()
                .submit(&Actor::person(person, at), person, month.month, &month.lines, 0, today)
                .await
                .map_err(failed)?;

            let Some((of_coach, question, answer)) = waiting else { continue };
            if self.coaches.get(*of_coach) != Some(&enrollment.coach_id) {
                continue;
            }
            waiting = questions.next();
            let asked = by_day(at + (self.now - at) / 3, at, self.now);
            let answered = by_day(asked + (self.now - asked) / 2, asked, self.now);
            let id = self.declaration(enrollment, month.month).await?;
            self.store
                .review()
                .ask(&Actor::person(&enrollment.coach_id, asked), Role::Coach, &id, 1, question, None)
                .await
                .map_err(failed)?;
            if let Some(answer) = answer {
                self.store.review().answer(&Actor::person(person, answered), person, month.month, answer).await.map_err(failed)?;
            }
        }
        Ok(())
    }

    async fn declaration(&self, enrollment: &Enrollment, month: Month) -> Result<DeclarationId, String> {
        let declaration = self.store.declarations().declaration(&enrollment.id, month).await.map_err(failed)?;
        declaration.map(|it| it.id).ok_or_else(|| failed(StoreError::NotFound))
    }

    /// An instant of this month's first days that is over, another for each number.
    pub(crate) fn this_month(&self, nth: usize) -> DateTime<Utc> {
        let n = u32::try_from(nth).unwrap_or_default();
        let day = Month::of(paris::day(self.now)).day(1 + n % 9);
        let time = NaiveTime::from_hms_opt(8 + n * 5 % 13, n * 17 % 60, 0).unwrap_or_default();
        paris::instant(day.and_time(time)).filter(|at| *at < self.now).unwrap_or(self.now - Duration::seconds(i64::from(n)))
    }

    /// Gives everyone a plan; the longer the enrollment, the more of it is done.
    pub(crate) async fn plan(&self) -> Result<(), String> {
        for (nth, enrollment) in self.enrollments.iter().enumerate() {
            let goals: Vec<PlannedGoal> = if nth == 0 { AWAS_PLAN.to_vec() } else { plan_of(nth) };
            let begun = begun_at(enrollment, self.now);
            let mut actions = Vec::new();
            for (after, (focus, title, steps)) in goals.iter().enumerate() {
                let by = Actor::person(&enrollment.coach_id, begun + Duration::minutes(after as i64));
                let added = self.store.plans().add_goal(&by, &enrollment.id, *focus, title, steps).await.map_err(failed)?;
                actions.push(added);
            }
            // From each goal in turn its next action: a plan is worked at on all sides.
            let longest = actions.iter().map(Vec::len).max().unwrap_or_default();
            let in_turn: Vec<_> = (0..longest).flat_map(|step| actions.iter().filter_map(move |goal| goal.get(step))).collect();
            let all = in_turn.len();
            let done = if nth == 0 { AWAS_DONE } else { done_by(enrollment, all, nth, self.now) };
            let person = &enrollment.participant_id;
            for (step, action) in in_turn.into_iter().take(done).enumerate() {
                let at = begun + (self.now - begun) / (done as i32 + 1) * (step as i32 + 1);
                self.store.plans().tick(&Actor::person(person, at), person, action, true).await.map_err(failed)?;
            }
        }
        Ok(())
    }
}

/// The sentence of an error.
pub(crate) fn failed(error: impl Display) -> String {
    format!("La démo n’a pas pu être remplie\u{a0}: {error}.")
}

/// The people and months of the demo's files, dated so that the last month is that one.
pub(crate) fn cohort_until(last: Month) -> Result<(Vec<ImportedParticipant>, Vec<ImportedMonth>), String> {
    let unreadable = |cells: Vec<_>| failed(format!("{cells:?}"));
    let mut people = read_participants(PEOPLE).map_err(unreadable)?;
    let mut months = read_declarations(MONTHS).map_err(unreadable)?;
    let written_for = months.iter().map(|month| month.month).max().unwrap_or(last);
    shift(&mut people, &mut months, last.since(written_for));
    Ok((people, months))
}

/// Noon in Paris on the day of an instant, if that lies between two others; the instant itself otherwise.
fn by_day(instant: DateTime<Utc>, after: DateTime<Utc>, before: DateTime<Utc>) -> DateTime<Utc> {
    let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
    paris::instant(paris::day(instant).and_time(noon)).filter(|at| after < *at && *at < before).unwrap_or(instant)
}

/// The phone number or the address of a person.
fn a_contact(person: &ImportedParticipant) -> Option<&str> {
    person.phone.as_ref().map(|phone| phone.as_str()).or(person.email.as_ref().map(|email| email.as_str()))
}

/// The morning of the second day of an enrollment, or of its first if that is today.
pub(crate) fn begun_at(enrollment: &Enrollment, now: DateTime<Utc>) -> DateTime<Utc> {
    let morning = (enrollment.starts_on + Duration::days(1)).and_time(NaiveTime::from_hms_opt(9, 30, 0).unwrap_or_default());
    paris::instant(morning).unwrap_or(now).min(now)
}

/// How many actions of a plan are done: nearly all at the end of an enrollment, a few more or less from person to person.
fn done_by(enrollment: &Enrollment, all: usize, nth: usize, now: DateTime<Utc>) -> usize {
    let reached = enrollment.month_reached(paris::day(now)) as usize;
    let length = enrollment.length_in_months().max(1) as usize;
    (all * reached / length + nth % 3).saturating_sub(1).min(all)
}

/// The coach's number, the question, the answer if there is one.
const QUESTIONS: [(usize, &str, Option<&str>); 3] = [
    (0, "Ce mois est plus bas que les précédents\u{a0}: est-ce que tout y est\u{a0}?", None),
    (
        0,
        "Est-ce que ce montant comprend l’acompte dont vous m’avez parlé\u{a0}?",
        Some("Oui, l’acompte de 150\u{a0}€ est dedans, je l’ai reçu le 12."),
    ),
    (1, "Pouvez-vous me dire dans quelle catégorie vous rangez la vente du matériel\u{a0}?", None),
];
