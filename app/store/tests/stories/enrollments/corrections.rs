//! Correcting an entry record, and withdrawing an enrollment that has not begun.

use crate::support::db::{
    Participant, Team, TestDb, actor, add_person, assert_not_found, at_once, day, month, now, on_both_engines, refusal, sale, today,
};
use domain::{
    enrollments::{
        corrections::{CountsFrom, EntrySheet, RecordField},
        enrollment::{EnrollmentPeriod, EnrollmentRefusal, PeriodRefusal},
    },
    people::Role,
    plan::Focus,
    values::{ids::PersonId, money::Cents},
};
use store::{Actor, NewEnrollment, Refusal};

async fn sheet(team: &Team, who: &Participant) -> EntrySheet {
    team.store.enrollments().entry_sheet(&who.path).await.unwrap()
}

/// A participant whose enrollment begins in two weeks.
async fn begins_later(team: &Team, first_name: &str) -> Participant {
    let id: PersonId = team.newcomer(first_name).await;
    let new = NewEnrollment { period: EnrollmentPeriod::starting(day("2026-12-07")), ..team.new_enrollment(&id) };
    let path = team.store.enrollments().enroll(&actor(&team.coach), &new).await.unwrap();
    Participant { id, path }
}

on_both_engines! {
    async fn each_corrected_field_is_kept_with_author_reason_and_first_day(test: TestDb) {
        let (team, other) = (test.team(1).await, test.team(1).await);
        let (ines, awa) = (add_person(&team.store, Role::Coordinator, "Inès", "Faure").await, team.participant("Awa").await);
        let before = sheet(&team, &awa).await;
        let mut after = before.clone();
        (after.record.acre, after.record.goal) = (false, None);
        after.address = Some("1 quai du Port\n10000 Troyes".into());
        let from = CountsFrom { acre: Some(day("2026-05-01")), benefit: Some(day("2024-01-01")), ..CountsFrom::default() };
        let seen = before.fingerprint();
        let enrollments = team.store.enrollments();
        assert_eq!(enrollments.correct_record(&actor(&ines), &awa.path, &seen, (&after, &from), "Courrier de l’Urssaf").await.unwrap(), 3);
        // Sent twice, it is recorded once.
        assert_eq!(enrollments.correct_record(&actor(&ines), &awa.path, &seen, (&after, &from), "Courrier de l’Urssaf").await.unwrap(), 0);
        assert_eq!(sheet(&team, &awa).await, after);
        let mut kept: Vec<_> = enrollments.corrections_of(&awa.path).await.unwrap();
        kept.sort_by_key(|it| it.change.field);
        let named: Vec<_> = kept.iter().map(|it| (it.change.field, it.change.new.as_deref(), it.change.counts_from)).collect();
        assert_eq!(named, [
            (RecordField::Acre, Some("no"), Some(day("2026-05-01"))),
            (RecordField::Goal, None, None),
            (RecordField::Address, Some("1 quai du Port\n10000 Troyes"), None),
        ]);
        assert!(kept.iter().all(|it| it.who.as_deref() == Some("Inès Faure") && it.reason == "Courrier de l’Urssaf"));
        let events = team.store.journal().events_of(awa.path.as_str()).await.unwrap();
        let corrected: Vec<_> = events.iter().filter(|event| event.action == "enrollment.record_corrected").collect();
        assert_eq!(corrected.len(), 1);
        assert!(corrected[0].details.contains("Urssaf") && !corrected[0].details.contains("quai du Port"), "{}", corrected[0].details);

        assert_not_found(other.store.enrollments().entry_sheet(&awa.path).await);
        assert_not_found(other.store.enrollments().correct_record(&actor(&ines), &awa.path, &seen, (&before, &from), "Erreur").await);
        assert_eq!(other.store.enrollments().corrections_of(&awa.path).await.unwrap(), []);
    }

    async fn correcting_at_once_keeps_one_winner(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let before = sheet(&team, &awa).await;
        let doors = test.doors(&team).await;
        let tasks = [90_000, 95_000].into_iter().zip(doors).map(|(goal, store)| {
            let (before, path, by) = (before.clone(), awa.path.clone(), actor(&team.coach));
            async move {
                let mut after = before.clone();
                after.record.goal = Some(Cents::new(goal));
                let seen = before.fingerprint();
                store.enrollments().correct_record(&by, &path, &seen, (&after, &CountsFrom::default()), "Point de mi-parcours").await
            }
        });
        let (done, refused): (Vec<_>, Vec<_>) = at_once(tasks).await.into_iter().partition(|answer| answer.is_ok());
        assert_eq!((done.len(), refused.len()), (1, 1));
        assert_eq!(refusal(refused.into_iter().next().unwrap()), Refusal::MovedOn);
        assert_eq!(test.number("select count(*) from record_correction").await, 1);
    }

    async fn an_enrollment_that_has_not_begun_is_withdrawn_and_its_place_is_free(test: TestDb) {
        let (team, other) = (test.team(1).await, test.team(1).await);
        let awa = begins_later(&team, "Awa").await;
        let by = actor(&team.coach);
        let (enrollments, bilal) = (team.store.enrollments(), team.newcomer("Bilal").await);
        assert_eq!(refusal(enrollments.enroll(&by, &team.new_enrollment(&bilal)).await), Refusal::Enrollment(EnrollmentRefusal::NoPlace));
        let mut after = sheet(&team, &awa).await;
        let seen = after.fingerprint();
        after.record.trade = "Retouches à Troyes".into();
        enrollments.correct_record(&by, &awa.path, &seen, (&after, &CountsFrom::default()), "Relecture").await.unwrap();

        // Of another structure, or of another person: nothing happens.
        other.store.enrollments().withdraw_start(&by, &awa.id, &awa.path, today()).await.unwrap();
        enrollments.withdraw_start(&by, &bilal, &awa.path, today()).await.unwrap();
        assert_eq!(team.store.reporting().members().await.unwrap().len(), 1);
        for _tap in 0..2 {
            enrollments.withdraw_start(&by, &awa.id, &awa.path, today()).await.unwrap();
        }
        assert_not_found(enrollments.enrollment_of(&awa.id).await);
        assert_eq!(team.store.reporting().members().await.unwrap(), []);
        assert_eq!(test.number("select count(*) from record_correction").await, 0);
        assert_eq!(test.number("select count(*) from audit where action = 'enrollment.withdrawn'").await, 1);
        assert_eq!(test.number("select count(*) from audit where details like '%Retouches%'").await, 0, "no later erasure would find it");
        enrollments.enroll(&by, &team.new_enrollment(&bilal)).await.unwrap();
    }

    async fn an_enrollment_that_has_begun_or_holds_something_is_not_withdrawn(test: TestDb) {
        let team = test.team(3).await;
        let by = actor(&team.coach);
        let (awa, bilal) = (team.participant("Awa").await, begins_later(&team, "Bilal").await);
        team.declare(&awa, month("2026-10"), &[sale(100)], 0).await.unwrap();
        let enrollments = team.store.enrollments();
        assert_eq!(refusal(enrollments.withdraw_start(&by, &awa.id, &awa.path, today()).await), Refusal::Period(PeriodRefusal::Begun));
        // On its first day it has begun.
        assert_eq!(refusal(enrollments.withdraw_start(&by, &bilal.id, &bilal.path, day("2026-12-07")).await), Refusal::Period(PeriodRefusal::Begun));
        team.store.plans().add_goal(&by, &bilal.path, Focus::Business, "Trois clients", &["Appeler"]).await.unwrap();
        assert_eq!(refusal(enrollments.withdraw_start(&by, &bilal.id, &bilal.path, today()).await), Refusal::Period(PeriodRefusal::NotEmpty));
        assert_eq!(team.store.reporting().members().await.unwrap().len(), 2);
    }

    async fn a_start_to_come_can_be_moved_to_another_day_to_come(test: TestDb) {
        let team = test.team(2).await;
        let (awa, bilal) = (begins_later(&team, "Awa").await, team.participant("Bilal").await);
        let by = Actor::person(&team.coach, now());
        let enrollments = team.store.enrollments();
        let moved = async |who: &Participant, from: &str, to: &str| {
            enrollments.set_start(&by, &who.path, (day(from), None), (day(to), None), today()).await
        };
        moved(&awa, "2026-12-07", "2027-01-11").await.unwrap();
        assert_eq!(enrollments.enrollment_of(&awa.id).await.unwrap().starts_on, day("2027-01-11"));
        assert_eq!(refusal(moved(&awa, "2027-01-11", "2028-06-01").await), Refusal::Period(PeriodRefusal::StartsFar));
        assert_eq!(refusal(moved(&bilal, "2025-01-15", "2026-12-07").await), Refusal::Period(PeriodRefusal::StartsLater));
    }
}
