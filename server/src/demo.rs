//! `essor demo`: an invented cohort, dated relative to today. Nothing in it is left to chance, so that two demos of one
//! day are alike.

mod agenda;
mod caseload;
mod check_ins;
mod funder;
mod network;
mod people;
mod plans;
mod statements;

use agenda::Agenda;
use chrono::{DateTime, Duration, NaiveTime, Utc};
use domain::{
    people::{
        Contact, Email, Role,
        import::{ImportedMonth, ImportedParticipant, read_declarations, read_participants, shift},
    },
    values::{
        ids::{DeclarationId, PersonId, VenueId},
        month::Month,
        paris,
        siret::Siret,
    },
};
use plans::{AWAS_DONE, AWAS_PLAN, PlannedGoal, plan_of};
use std::{collections::HashMap, fmt::Display};
use store::{Actor, Db, Enrollment, NewLetterhead, NewPerson, StoreError, StructureStore};

const PEOPLE: &[u8] = include_bytes!("../demo/participants.csv");
const MONTHS: &[u8] = include_bytes!("../demo/chiffre_affaires.csv");

const STRUCTURE: &str = "La Ruche des Indépendants";
const PLACES: i64 = 70;
const COORDINATOR: (&str, &str, &str) = ("Sophie", "Lambert", "sophie.lambert@structure.example");

/// Fills an empty database with the demo; a database that holds it already is left alone.
///
/// # Errors
/// A sentence for whoever runs the command, also when the database holds a structure and is no demo.
pub async fn fill(db: &Db, now: DateTime<Utc>) -> Result<(), String> {
    if db.is_demo().await.map_err(failed)? {
        return Ok(());
    }
    if !db.structures().await.map_err(failed)?.is_empty() {
        return Err("Cette base contient déjà une structure, ou une démo interrompue\u{a0}: la démo ne remplit qu’une base vide. \
                    Donnez-lui-en une autre avec DATABASE_URL, ou supprimez celle-ci si elle ne sert à rien."
            .into());
    }
    let structure = db.create_structure(&Actor::tools(now), STRUCTURE, PLACES).await.map_err(failed)?;
    let store = db.for_structure(&structure);
    let (first_name, last_name, address) = COORDINATOR;
    let email: Email = address.parse().map_err(failed)?;
    let (first_name, last_name) = (first_name.into(), last_name.into());
    let new = NewPerson { role: Role::Coordinator, first_name, last_name, phone: None, email: Some(email) };
    let coordinator = store.people().add_person(&Actor::tools(now), &new).await.map_err(failed)?;

    store.settings().set_letterhead(&Actor::person(&coordinator, now), &letterhead()).await.map_err(failed)?;

    let cohort = Cohort::import(store, &coordinator, now).await?;
    cohort.declare().await?;
    cohort.open_sessions(&coordinator).await?;
    cohort.plan().await?;
    statements::hand_in(&cohort, &coordinator).await?;
    caseload::fill(db, &cohort).await?;
    cohort.come_in(db).await?;
    cohort.say_how_it_goes().await?;
    cohort.tell_funders(&coordinator).await?;
    network::fill(db, &cohort).await?;
    // Last of all: a demo that was interrupted is none.
    db.mark_as_demo().await.map_err(failed)
}

/// What the structure of the demo heads its papers with. The SIRET is INSEE's own example.
fn letterhead() -> NewLetterhead {
    NewLetterhead {
        address: Some("12 rue de la Cité\n10000 Troyes".into()),
        siret: Siret::read("732 829 320 00074").ok(),
        signatory_name: Some("Sophie Lambert".into()),
        signatory_function: Some("coordinatrice".into()),
    }
}

fn failed(error: impl Display) -> String {
    format!("La démo n’a pas pu être remplie\u{a0}: {error}.")
}

/// The people of the demo, once they are enrolled.
struct Cohort {
    store: StructureStore,
    now: DateTime<Utc>,
    /// Their paths, in the order of the file: Awa's is the first.
    paths: Vec<Enrollment>,
    /// The coaches, in the order in which the file names them: Awa's is the first.
    coaches: Vec<PersonId>,
    /// What is not imported but declared in the app, each with the place of its person in `paths`.
    declared: Vec<(usize, ImportedMonth)>,
}

impl Cohort {
    /// Imports the cohort, dated so that its last month is the one before this one.
    async fn import(store: StructureStore, coordinator: &PersonId, now: DateTime<Utc>) -> Result<Self, String> {
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
        for path in running {
            for contact in path.phone.iter().chain(&path.email) {
                of_contact.insert(contact.clone(), path.clone());
            }
        }
        let mut paths = Vec::new();
        for contact in people.iter().filter_map(a_contact) {
            paths.extend(of_contact.get(contact).cloned());
        }
        let mut coaches: Vec<PersonId> = Vec::new();
        for path in &paths {
            if !coaches.contains(&path.coach_id) {
                coaches.push(path.coach_id.clone());
            }
        }
        let place_of = |contact: &Contact| {
            let text = contact.as_str();
            paths.iter().position(|path| path.phone.as_deref() == Some(text) || path.email.as_deref() == Some(text))
        };
        let declared = in_the_app.into_iter().filter_map(|month| Some((place_of(&month.contact)?, month))).collect();
        Ok(Self { store, now, paths, coaches, declared })
    }

    /// Declares the last month for some, in their own names; their coaches ask three questions, one of which is answered.
    async fn declare(&self) -> Result<(), String> {
        let mut questions = QUESTIONS.iter();
        let mut waiting = questions.next();
        for (nth, (place, month)) in self.declared.iter().enumerate() {
            let Some(path) = self.paths.get(*place) else { continue };
            let person = &path.participant_id;
            let at = self.this_month(nth);
            let today = paris::day(self.now);
            self.store
                .declarations()
                .submit(&Actor::person(person, at), person, month.month, &month.lines, 0, today)
                .await
                .map_err(failed)?;

            let Some((of_coach, question, answer)) = waiting else { continue };
            if self.coaches.get(*of_coach) != Some(&path.coach_id) {
                continue;
            }
            waiting = questions.next();
            let asked = by_day(at + (self.now - at) / 3, at, self.now);
            let answered = by_day(asked + (self.now - asked) / 2, asked, self.now);
            let id = self.declaration(path, month.month).await?;
            self.store.review().ask(&Actor::person(&path.coach_id, asked), Role::Coach, &id, 1, question, None).await.map_err(failed)?;
            if let Some(answer) = answer {
                self.store.review().answer(&Actor::person(person, answered), person, month.month, answer).await.map_err(failed)?;
            }
        }
        Ok(())
    }

    async fn declaration(&self, path: &Enrollment, month: Month) -> Result<DeclarationId, String> {
        let declaration = self.store.declarations().declaration(&path.id, month).await.map_err(failed)?;
        declaration.map(|it| it.id).ok_or_else(|| failed(StoreError::NotFound))
    }

    /// An instant of this month's first days that is over, another for each number.
    fn this_month(&self, nth: usize) -> DateTime<Utc> {
        let n = u32::try_from(nth).unwrap_or_default();
        let day = Month::of(paris::day(self.now)).day(1 + n % 9);
        let time = NaiveTime::from_hms_opt(8 + n * 5 % 13, n * 17 % 60, 0).unwrap_or_default();
        paris::instant(day.and_time(time)).filter(|at| *at < self.now).unwrap_or(self.now - Duration::seconds(i64::from(n)))
    }

    /// Says what can be booked, opens the sessions of the coming weeks and fills some of them.
    async fn open_sessions(&self, coordinator: &PersonId) -> Result<(), String> {
        let mut venues: Vec<VenueId> = Vec::new();
        for (name, address) in VENUES {
            venues.push(self.store.bookings().add_venue(&Actor::person(coordinator, self.now), name, address).await.map_err(failed)?);
        }
        Agenda::open(self, coordinator, venues).await
    }

    /// Gives everyone a plan; the longer the path, the more of it is done.
    async fn plan(&self) -> Result<(), String> {
        for (nth, path) in self.paths.iter().enumerate() {
            let goals: Vec<PlannedGoal> = if nth == 0 { AWAS_PLAN.to_vec() } else { plan_of(nth) };
            let begun = begun_at(path, self.now);
            let mut actions = Vec::new();
            for (after, (focus, title, steps)) in goals.iter().enumerate() {
                let by = Actor::person(&path.coach_id, begun + Duration::minutes(after as i64));
                let added = self.store.plans().add_goal(&by, &path.id, *focus, title, steps).await.map_err(failed)?;
                actions.push(added);
            }
            // From each goal in turn its next action: a plan is worked at on all sides.
            let longest = actions.iter().map(Vec::len).max().unwrap_or_default();
            let in_turn: Vec<_> = (0..longest).flat_map(|step| actions.iter().filter_map(move |goal| goal.get(step))).collect();
            let all = in_turn.len();
            let done = if nth == 0 { AWAS_DONE } else { done_by(path, all, nth, self.now) };
            let person = &path.participant_id;
            for (step, action) in in_turn.into_iter().take(done).enumerate() {
                let at = begun + (self.now - begun) / (done as i32 + 1) * (step as i32 + 1);
                self.store.plans().tick(&Actor::person(person, at), person, action, true).await.map_err(failed)?;
            }
        }
        Ok(())
    }
}

/// The people and months of the demo's files, dated so that the last month is that one.
fn cohort_until(last: Month) -> Result<(Vec<ImportedParticipant>, Vec<ImportedMonth>), String> {
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

/// The morning of the second day of a path, or of its first if that is today.
fn begun_at(path: &Enrollment, now: DateTime<Utc>) -> DateTime<Utc> {
    let morning = (path.starts_on + Duration::days(1)).and_time(NaiveTime::from_hms_opt(9, 30, 0).unwrap_or_default());
    paris::instant(morning).unwrap_or(now).min(now)
}

/// How many actions of a plan are done: nearly all at the end of a path, a few more or less from person to person.
fn done_by(path: &Enrollment, all: usize, nth: usize, now: DateTime<Utc>) -> usize {
    let reached = path.month_reached(paris::day(now)) as usize;
    let length = path.length_in_months().max(1) as usize;
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

const VENUES: [(&str, &str); 2] =
    [("La Ruche", "12 rue de la Cité, 10000 Troyes"), ("Maison des services", "4 place des Martyrs, 10100 Romilly-sur-Seine")];

#[cfg(test)]
mod tests {
    use super::{
        agenda::{SESSIONS, works},
        *,
    };
    use domain::{caseload::alerts::Alert, declarations::declaration::DeclarationState};
    use std::path::PathBuf;
    use store::new_ulid;

    async fn empty_database() -> (PathBuf, Db) {
        let folder = std::env::temp_dir().join(format!("essor_demo_{}", new_ulid(at("2026-11-23T10:00:00Z"))));
        std::fs::create_dir(&folder).unwrap();
        let db = Db::open(&format!("sqlite://{}/essor.db", folder.display())).await.unwrap();
        db.migrate().await.unwrap();
        (folder, db)
    }

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    /// Fills a demo at that instant and looks at all that a visitor is promised.
    async fn stands(now: DateTime<Utc>) {
        let (folder, db) = empty_database().await;
        fill(&db, now).await.unwrap();
        assert!(db.is_demo().await.unwrap());
        let structure = db.structures().await.unwrap().remove(0);
        assert_eq!(structure.name, STRUCTURE);
        let store = db.for_structure(&structure.id);
        let places = store.enrollments().places().await.unwrap();
        assert_eq!((places.all, places.taken), (70, 65));

        let awa = store.people().person(&db.first_of(Role::Participant).await.unwrap()).await.unwrap();
        assert_eq!(awa.name(), "Awa Traoré");
        let path = store.enrollments().enrollment_of(&awa.id).await.unwrap();
        assert_eq!(path.coach_id, db.first_of(Role::Coach).await.unwrap());
        assert_eq!(path.coach_name, "Claire Vasseur");
        let coordinator = store.people().person(&db.first_of(Role::Coordinator).await.unwrap()).await.unwrap();
        assert_eq!(coordinator.name(), "Sophie Lambert");
        let progress = store.plans().progress(&path.id).await.unwrap();
        assert_eq!((progress.done, progress.all), (5, 12));

        let last = Month::of(paris::day(now)).plus(-1);
        let figures = store.declarations().figures(&path.id).await.unwrap();
        assert!(figures.iter().all(|figure| figure.month < last && figure.imported) && figures.len() == 7);
        let queue = store.review().review_queue(None).await.unwrap();
        assert!((18..=23).contains(&queue.len()), "{}", queue.len());
        assert!(queue.iter().all(|waiting| waiting.month == last && !waiting.before.is_empty()));
        let asked: Vec<_> = queue.iter().filter_map(|waiting| waiting.question.as_ref().map(|it| (it, waiting.state))).collect();
        assert_eq!(asked.len(), 3);
        assert!(asked.iter().all(|(question, _)| question.asked_at <= now));
        assert_eq!(asked.iter().filter(|(_, state)| *state == DeclarationState::QuestionAsked).count(), 2);
        assert_eq!(asked.iter().filter(|(question, _)| question.answer.is_some()).count(), 1);
        let hers = store.review().review_queue(Some(&path.coach_id)).await.unwrap();
        assert_eq!(hers.iter().filter(|waiting| waiting.question.is_some()).count(), 2);
        assert!(hers.len() >= 5, "{}", hers.len());

        let mut sessions = store.bookings().sessions_to_come(&awa.id, now).await.unwrap();
        // Her own hour is one that nobody else sees.
        assert_eq!(sessions.iter().filter(|it| it.from_slot).count(), 1);
        sessions.retain(|it| !it.from_slot);
        assert_eq!(sessions.len(), SESSIONS.len());
        assert_eq!(sessions.iter().filter(|it| it.places > 1 && it.left() == 1).count(), 1);
        assert_eq!(sessions.iter().filter(|it| it.places > 1 && it.left() == 0).count(), 1);
        for session in &sessions {
            let (starts, ends) = (paris::wall_clock(session.starts_at), paris::wall_clock(session.ends_at));
            assert!(works(starts.date()) && starts.date() > paris::day(now), "{starts}");
            assert!((9..17).contains(&chrono::Timelike::hour(&starts)), "{starts}");
            assert!(session.dates == 3 || starts.date() == ends.date(), "{starts}");
            assert!(session.starts_at - now < Duration::days(36), "{starts}");
        }
        let booked = store.bookings().bookings_to_come(&awa.id, now).await.unwrap();
        assert_eq!(booked.len(), 1);
        let days = (paris::day(booked[0].starts_at) - paris::day(now)).num_days();
        assert!((1..=13).contains(&days), "{days}");

        for path in store.enrollments().running_enrollments(None).await.unwrap() {
            let goals = store.plans().goals(&path.id).await.unwrap();
            assert!((2..=3).contains(&goals.len()));
            assert!(goals.iter().all(|goal| (3..=5).contains(&goal.actions.len())));
            assert!(goals.iter().flat_map(|goal| &goal.actions).all(|action| action.done_at.is_none_or(|done| done <= now)));
        }

        let known = store.caseload().entries(None, now).await.unwrap();
        let silent = |concern: &Alert| matches!(concern, Alert::NoSign(_));
        let silent = known.iter().filter(|it| it.alerts(paris::day(now), 10).iter().any(silent)).count();
        assert!((3..=9).contains(&silent), "each coach has somebody to call: {silent}");

        let before = db.structures().await.unwrap();
        assert_eq!(before.len(), 3, "two structures and their network");
        fill(&db, now + Duration::days(40)).await.unwrap();
        assert_eq!(db.structures().await.unwrap(), before);
        db.close().await;
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[tokio::test]
    async fn a_demo_stands_on_an_ordinary_day() {
        stands(at("2026-11-23T10:00:00Z")).await;
    }

    #[tokio::test]
    async fn a_demo_stands_in_the_first_minute_of_a_month() {
        stands(at("2027-02-28T23:00:20Z")).await;
    }

    #[tokio::test]
    async fn a_demo_stands_on_a_sunday_before_the_holidays() {
        stands(at("2028-12-17T22:30:00Z")).await;
    }

    #[tokio::test]
    async fn a_database_that_is_used_is_left_alone() {
        let (folder, db) = empty_database().await;
        let now = at("2026-11-23T10:00:00Z");
        db.create_structure(&Actor::tools(now), "Les Ateliers du Canal", 3).await.unwrap();
        assert!(fill(&db, now).await.unwrap_err().contains("une base vide"));
        assert!(!db.is_demo().await.unwrap());
        assert_eq!(db.structures().await.unwrap().len(), 1);
        db.close().await;
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn nobody_has_one_goal_twice_and_plans_differ() {
        let plans: Vec<_> = (1..65).map(plan_of).collect();
        for plan in &plans {
            let titles: std::collections::HashSet<_> = plan.iter().map(|(_, title, _)| title).collect();
            assert_eq!(titles.len(), plan.len());
        }
        let distinct: std::collections::HashSet<_> = plans.iter().map(|plan| format!("{plan:?}")).collect();
        assert!(distinct.len() > 50);
    }
}
