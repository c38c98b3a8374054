//! `essor demo`: an invented cohort, dated relative to today. Nothing in it is left to chance, so that two demos of one
//! day are alike.

mod agenda;
mod caseload;
mod check_ins;
mod cohort;
mod crowd;
mod funder;
mod network;
mod people;
mod plans;
mod statements;

use agenda::Agenda;
use chrono::{DateTime, Utc};
use cohort::{Cohort, cohort_until, failed};
pub use crowd::Crowd;
use domain::{
    people::{Email, Phone, Role},
    values::{
        ids::{PersonId, StructureId, VenueId},
        month::Month,
        paris,
        siret::Siret,
    },
};
use store::{Actor, Channel, Db, Lane, NewLetterhead, NewPerson, SentBy, StoreError};

const STRUCTURE: &str = "La Ruche des Indépendants";
const PLACES: i64 = 70;
/// How the structure is reached: a number that Arcep keeps for fiction.
const PHONE: &str = "03 53 01 00 42";
const EMAIL: &str = "accueil@structure.example";
const COORDINATOR: (&str, &str, &str) = ("Sophie", "Lambert", "sophie.lambert@structure.example");

/// Fills an empty database with the demo; a database that holds it already is left alone.
///
/// # Errors
/// A sentence for the operator, also when the database holds a structure and is no demo.
pub async fn fill(db: &Db, now: DateTime<Utc>) -> Result<(), String> {
    if db.is_demo().await.map_err(failed)? {
        return Ok(());
    }
    fill_cohorts(db, now).await?;
    // Last of all: a demo that was interrupted is none.
    db.mark_as_demo().await.map_err(failed)
}

/// Fills an empty database with the demo and a crowd beside it. `progress` is given the number of structures that are there and of
/// all.
///
/// # Errors
/// A sentence for the operator, also when the database holds anything.
pub async fn fill_with(db: &Db, now: DateTime<Utc>, crowd: Crowd, progress: impl Fn(i64, i64)) -> Result<(), String> {
    let (people, _) = cohort_until(Month::of(paris::day(now)).plus(-1))?;
    let copies = crowd.copies(people.len() as i64)?;
    let model = fill_cohorts(db, now).await?;
    crowd::fill(db, &model, &copies, now, progress).await?;
    db.mark_as_demo().await.map_err(failed)
}

/// Fills an empty database with the two structures of the demo and their network. Returns the first.
async fn fill_cohorts(db: &Db, now: DateTime<Utc>) -> Result<StructureId, String> {
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
    let phone: Phone = PHONE.parse().map_err(failed)?;
    let email: Email = EMAIL.parse().map_err(failed)?;
    store.settings().set_contact(&Actor::person(&coordinator, now), Some(&phone), Some(&email)).await.map_err(failed)?;

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
    deliver_what_was_due(db, now).await.map_err(failed)?;
    Ok(structure)
}

/// Marks the messages of the demo's past as sent by services: they would leave late, and be taken for a gateway that fails.
async fn deliver_what_was_due(db: &Db, now: DateTime<Utc>) -> Result<(), StoreError> {
    for lane in Lane::ALL {
        while let Some(message) = db.lease_message(lane, now).await? {
            let provider = match message.channel {
                Channel::Sms => "webhook",
                Channel::Email => "smtp",
                Channel::Push => "webpush",
            };
            db.mark_sent(&message.id, &SentBy { provider: Some(provider), ..SentBy::default() }, now).await?;
        }
    }
    Ok(())
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

impl Cohort {
    /// Says what can be booked, opens the sessions of the coming weeks and fills some of them.
    async fn open_sessions(&self, coordinator: &PersonId) -> Result<(), String> {
        let mut venues: Vec<VenueId> = Vec::new();
        for (name, address) in VENUES {
            venues.push(self.store.bookings().add_venue(&Actor::person(coordinator, self.now), name, address).await.map_err(failed)?);
        }
        Agenda::open(self, coordinator, venues).await
    }
}

const VENUES: [(&str, &str); 2] =
    [("La Ruche", "12 rue de la Cité, 10000 Troyes"), ("Maison des services", "4 place des Martyrs, 10100 Romilly-sur-Seine")];

#[cfg(test)]
mod tests {
    use super::{
        agenda::{SESSIONS, works},
        plans::plan_of,
        *,
    };
    use chrono::Duration;
    use domain::{
        caseload::alerts::Alert,
        declarations::{declaration::DeclarationState, due_day::DueDay},
    };
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
        let enrollment = store.enrollments().enrollment_of(&awa.id).await.unwrap();
        assert_eq!(enrollment.coach_id, db.first_of(Role::Coach).await.unwrap());
        assert_eq!(enrollment.coach_name, "Claire Vasseur");
        let coordinator = store.people().person(&db.first_of(Role::Coordinator).await.unwrap()).await.unwrap();
        assert_eq!(coordinator.name(), "Sophie Lambert");
        let progress = store.plans().progress(&enrollment.id).await.unwrap();
        assert_eq!((progress.done, progress.all), (5, 12));

        let last = Month::of(paris::day(now)).plus(-1);
        let figures = store.declarations().summaries(&enrollment.id).await.unwrap();
        assert!(figures.iter().all(|figure| figure.month < last && figure.imported) && figures.len() == 7);
        let queue = store.review().review_queue(None).await.unwrap();
        assert!((18..=23).contains(&queue.len()), "{}", queue.len());
        assert!(queue.iter().all(|waiting| waiting.month == last && !waiting.before.is_empty()));
        let asked: Vec<_> = queue.iter().filter_map(|waiting| waiting.question.as_ref().map(|it| (it, waiting.state))).collect();
        assert_eq!(asked.len(), 3);
        assert!(asked.iter().all(|(question, _)| question.asked_at <= now));
        assert_eq!(asked.iter().filter(|(_, state)| *state == DeclarationState::QuestionAsked).count(), 2);
        assert_eq!(asked.iter().filter(|(question, _)| question.answer.is_some()).count(), 1);
        let hers = store.review().review_queue(Some(&enrollment.coach_id)).await.unwrap();
        assert_eq!(hers.iter().filter(|waiting| waiting.question.is_some()).count(), 2);
        assert!(hers.len() >= 5, "{}", hers.len());

        let mut sessions = store.bookings().upcoming_sessions(&awa.id, now).await.unwrap();
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
        let booked = store.bookings().upcoming_bookings(&awa.id, now).await.unwrap();
        assert_eq!(booked.len(), 1);
        let days = (paris::day(booked[0].starts_at) - paris::day(now)).num_days();
        assert!((1..=13).contains(&days), "{days}");

        for enrollment in store.enrollments().running_enrollments(None).await.unwrap() {
            let goals = store.plans().goals(&enrollment.id).await.unwrap();
            assert!((2..=3).contains(&goals.len()));
            assert!(goals.iter().all(|goal| (3..=5).contains(&goal.actions.len())));
            assert!(goals.iter().flat_map(|goal| &goal.actions).all(|action| action.done_at.is_none_or(|done| done <= now)));
        }

        let known = store.caseload().entries(None, now).await.unwrap();
        let silent = |concern: &Alert| matches!(concern, Alert::NoSign(_));
        let silent = known.iter().filter(|it| it.alerts(paris::day(now), DueDay::try_from(10).unwrap()).iter().any(silent)).count();
        assert!((3..=9).contains(&silent), "each coach has a person to call: {silent}");

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
    async fn a_crowd_stands_beside_the_demo() {
        let (folder, db) = empty_database().await;
        let now = at("2026-11-23T10:00:00Z");
        let crowd = Crowd { people: 65 + 32 + 65 + 200, structures: 4 };
        let too_small = Crowd { people: 200, ..crowd };
        assert!(fill_with(&db, now, too_small, |_, _| ()).await.unwrap_err().contains("65 personnes"));
        fill_with(&db, now, crowd, |_, _| ()).await.unwrap();
        let mut sizes = Vec::new();
        for structure in db.structures().await.unwrap() {
            let store = db.for_structure(&structure.id);
            let members = store.reporting().members().await.unwrap();
            assert_eq!(members.len() as i64, store.enrollments().places().await.unwrap().taken, "{}", structure.name);
            sizes.push(db.count_participants(&structure.id).await.unwrap());
        }
        sizes.sort_unstable();
        assert_eq!(sizes, [0, 32, 65, 132, 133], "the network has none");
        let awa = db.first_of(Role::Participant).await.unwrap();
        let structure = db.structures().await.unwrap().into_iter().find(|structure| structure.name == STRUCTURE).unwrap();
        assert_eq!(db.for_structure(&structure.id).people().person(&awa).await.unwrap().name(), "Awa Traoré", "personas are of the first");
        assert!(fill_with(&db, now, crowd, |_, _| ()).await.is_err(), "a demo is left alone");
        db.close().await;
        std::fs::remove_dir_all(folder).unwrap();
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
