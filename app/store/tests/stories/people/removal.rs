//! Removing a participant who was added by mistake: nothing of them is left, and what counts is not lost.

use crate::support::db::{Participant, Team, TestDb, actor, add_person, assert_not_found, month, now, on_both_engines, refusal, today};
use chrono::Duration;
use domain::{
    bookings::attendance::Attendance,
    caseload::note::Readers,
    enrollments::corrections::CountsFrom,
    people::{
        Role,
        removal::{RemovalReason, RemovalRefusal},
    },
};
use std::path::PathBuf;
use store::{
    Actor, Closing, NewEnrollment, NewPerson, Objects, PageRequest, ParticipantFilter, ParticipantOrder, ParticipantState, Refusal,
    fingerprint_of, new_ulid,
};

/// Stands in every text about the person.
const MARK: &str = "Zorglub";

fn objects() -> (Objects, PathBuf) {
    let folder = std::env::temp_dir().join(new_ulid(now()));
    std::fs::create_dir(&folder).unwrap();
    (Objects::new(object_store::local::LocalFileSystem::new_with_prefix(&folder).unwrap()), folder)
}

async fn by_mistake(team: &Team) -> Participant {
    let new = NewPerson {
        role: Role::Participant,
        first_name: MARK.into(),
        last_name: MARK.into(),
        phone: Some("06 39 98 76 54".parse().unwrap()),
        email: None,
    };
    let id = team.store.people().add_person(&actor(&team.coach), &new).await.unwrap();
    let enrollment: NewEnrollment = team.new_enrollment(&id);
    let path = team.store.enrollments().enroll(&actor(&team.coach), &enrollment).await.unwrap();
    Participant { id, path }
}

on_both_engines! {
    async fn a_record_added_by_mistake_goes_with_its_place_and_its_name(test: TestDb) {
        let team = test.team(1).await;
        let (objects, folder) = objects();
        let who = by_mistake(&team).await;
        let ines = actor(&add_person(&team.store, Role::Coordinator, "Inès", "Faure").await);
        let people = team.store.people();
        team.store.caseload().add_note(&ines, &team.coach, &who.path, MARK, Readers::Team).await.unwrap();
        let mut sheet = team.store.enrollments().entry_sheet(&who.path).await.unwrap();
        let seen = sheet.fingerprint();
        sheet.record.trade = MARK.into();
        team.store.enrollments().correct_record(&ines, &who.path, &seen, (&sheet, &CountsFrom::default()), MARK).await.unwrap();
        let session = team.session("2026-12-03T13:00:00Z", 1).await;
        team.booked(&who.id, &session).await;
        // A month that was handed in with a line for them.
        let october = month("2026-10");
        let seen = team.store.statements().month_statement(october, now()).await.unwrap();
        let mark = fingerprint_of(&seen.due());
        let closing = Closing { month: october, version: 1, seen: &mark, confirmed: true };
        team.store.statements().close_statement(&ines, &closing, today()).await.unwrap();
        test.db.seal_audit().await.unwrap();

        let preview = people.removal_preview(&who.id).await.unwrap();
        assert_eq!((preview.bookings, preview.notes), (1, 1));
        people.remove_added_by_mistake(&ines, &who.id, RemovalReason::NeverCame, &objects).await.unwrap();
        people.remove_added_by_mistake(&ines, &who.id, RemovalReason::NeverCame, &objects).await.unwrap();
        assert_eq!(team.store.enrollments().places().await.unwrap().taken, 0);
        assert_eq!(people.participants(&ParticipantFilter { state: ParticipantState::Everyone, ..ParticipantFilter::default() }, ParticipantOrder::Name, PageRequest::All, now()).await.unwrap().rows, []);
        assert_eq!(team.store.reporting().members().await.unwrap().len(), 0);
        for (table, column) in [("enrollment", "participant_id"), ("booking", "participant_id"), ("outbox", "person_id")] {
            assert_eq!(test.number(format!("select count(*) from {table} where {column} = '{}'", who.id)).await, 0, "{table}");
        }
        for cell in ["first_name from person", "last_name from statement_row", "text from note", "reason from record_correction", "recipient from outbox", "details from audit"] {
            let found = test.texts(format!("select {cell}")).await;
            assert!(found.iter().all(|text| !text.contains(MARK) && !text.contains("639987654")), "{cell}: {found:?}");
        }
        let events = team.store.journal().events_of(who.id.as_str()).await.unwrap();
        assert!(events.iter().any(|event| event.action == "person.removed"));
        let due = team.store.statements().month_statement(october, now()).await.unwrap().due();
        assert_eq!(due.iter().map(|line| (line.before.is_some(), line.now.is_some())).collect::<Vec<_>>(), [(true, false)]);
        assert_eq!(test.db.snapshot().await.unwrap().violations().await.unwrap(), []);
        assert_eq!(test.db.verify_chain().await.unwrap().broken, None);
        // The place in the session and the number are free.
        let other = by_mistake(&team).await;
        team.booked(&other.id, &session).await;
        std::fs::remove_dir_all(folder).unwrap();
    }

    async fn a_record_with_a_declared_month_or_an_attended_session_is_not_removed(test: TestDb) {
        let (team, elsewhere) = (test.team(2).await, test.team(1).await);
        let (objects, folder) = objects();
        let ines = actor(&add_person(&team.store, Role::Coordinator, "Inès", "Faure").await);
        let people = team.store.people();
        let awa = team.participant("Awa").await;
        team.declared(&awa, month("2026-10"), 100).await;
        let declared = people.remove_added_by_mistake(&ines, &awa.id, RemovalReason::Other, &objects).await;
        assert_eq!(refusal(declared), Refusal::Removal(RemovalRefusal::Declared));
        assert_eq!(refusal(people.removal_preview(&awa.id).await), Refusal::Removal(RemovalRefusal::Declared));
        let bilal = team.participant("Bilal").await;
        let session = team.session("2026-11-24T09:00:00Z", 1).await;
        let booking = team.booked(&bilal.id, &session).await;
        let later = Actor::person(&team.coach, now() + Duration::days(2));
        team.store.bookings().mark_attendance(&later, &booking, Attendance::Present).await.unwrap();
        let attended = people.remove_added_by_mistake(&ines, &bilal.id, RemovalReason::Other, &objects).await;
        assert_eq!(refusal(attended), Refusal::Removal(RemovalRefusal::Attended));
        assert_not_found(people.remove_added_by_mistake(&ines, &team.coach, RemovalReason::Other, &objects).await);
        let foreign = elsewhere.store.people().remove_added_by_mistake(&actor(&elsewhere.coach), &awa.id, RemovalReason::Other, &objects).await;
        assert_not_found(foreign);
        std::fs::remove_dir_all(folder).unwrap();
    }

    async fn a_name_in_another_order_and_spelling_is_found(test: TestDb) {
        let (team, elsewhere) = (test.team(2).await, test.team(1).await);
        let awa = add_person(&team.store, Role::Participant, "Yasmina", "Chérif").await;
        add_person(&elsewhere.store, Role::Participant, "Yasmina", "Chérif").await;
        let people = team.store.people();
        let found = |names: [&'static str; 2]| async move { people.similar_people(names, None, None, None).await.unwrap() };
        assert_eq!(found(["CHERIF", "yasmina"]).await.iter().map(|it| &it.id).collect::<Vec<_>>(), [&awa]);
        assert_eq!(found(["Nadia", "Martin"]).await, []);
        assert_eq!(people.similar_people(["Yasmina", "Cherif"], None, None, Some(&awa)).await.unwrap(), []);
    }
}
