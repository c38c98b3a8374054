//! Requests to erase a person: who may plan them, the second coordinator, the delay.

use crate::support::db::{Participant, Team, TestDb, actor, add_person, assert_not_found, at, day, now, on_both_engines, refusal, today};
use chrono::Duration;
use domain::{
    enrollments::exit::ExitCategory,
    people::Role,
    privacy::erasure::{ALONE_DELAY_DAYS, DELAY_DAYS, ErasureRefusal},
};
use store::{Actor, Exit, PageRequest, Refusal};

/// Ends the enrollment of a participant on the day before yesterday.
pub async fn left(team: &Team, who: &Participant) {
    let exit = Exit { left_on: day("2026-11-21"), category: ExitCategory::Durable, reason: "Vit de son activité" };
    team.store.enrollments().leave(&actor(&team.coach), &who.path, &exit, today()).await.unwrap();
}

on_both_engines! {
    async fn an_erasure_is_due_after_the_delay_with_the_consent_of_a_second_coordinator(test: TestDb) {
        let team = test.team(2).await;
        let awa = team.participant("Awa").await;
        let (ines, sophie) =
            (add_person(&team.store, Role::Coordinator, "Inès", "Faure").await, add_person(&team.store, Role::Coordinator, "Sophie", "Lambert").await);
        let privacy = team.store.privacy();
        let no = |refused| Refusal::Erasure(refused);
        assert_eq!(refusal(privacy.plan_erasure(&actor(&ines), &awa.id, "Demande écrite").await), no(ErasureRefusal::Enrolled));
        assert_eq!(refusal(privacy.plan_erasure(&actor(&ines), &team.coach, "Demande écrite").await), no(ErasureRefusal::Team));
        // The wish can be said while the enrollment runs; said twice it is one.
        for _ in 0..2 {
            privacy.request_erasure(&actor(&awa.id), &awa.id, Some("Je déménage")).await.unwrap();
        }
        let open = privacy.people_to_erase(PageRequest::Page(1)).await.unwrap();
        assert_eq!((open.rows, open.total), (vec![(awa.id.clone(), "Awa Roussel".to_owned())], 1));
        assert_eq!(test.team(1).await.store.privacy().people_to_erase(PageRequest::Page(1)).await.unwrap().total, 0);
        assert_eq!(refusal(privacy.consent_to_erasure(&actor(&sophie), &awa.id).await), no(ErasureRefusal::NotPlanned));
        left(&team, &awa).await;
        let due = privacy.plan_erasure(&actor(&ines), &awa.id, "Demande écrite").await.unwrap();
        assert_eq!(due, now() + Duration::days(DELAY_DAYS));
        assert_eq!(privacy.plan_erasure(&actor(&ines), &awa.id, "Demande écrite").await.unwrap(), due, "sent twice");
        assert_eq!(refusal(privacy.plan_erasure(&actor(&sophie), &awa.id, "Encore").await), no(ErasureRefusal::Planned));
        let seen = privacy.erasure_request(&awa.id).await.unwrap().unwrap();
        assert_eq!((seen.asked_by_name.as_str(), seen.planned_by_name.as_deref(), seen.due_at), ("Awa Roussel", Some("Inès Faure"), Some(due)));
        assert_eq!((seen.reason.as_deref(), seen.consent_needed, seen.consented_by_name), (Some("Demande écrite"), true, None));

        assert!(test.db.due_erasures(due).await.unwrap().is_empty(), "nobody has consented");
        assert_eq!(refusal(privacy.consent_to_erasure(&actor(&ines), &awa.id).await), no(ErasureRefusal::SamePerson));
        for _ in 0..2 {
            privacy.consent_to_erasure(&actor(&sophie), &awa.id).await.unwrap();
        }
        assert!(test.db.due_erasures(due - Duration::milliseconds(1)).await.unwrap().is_empty());
        assert_eq!(test.db.due_erasures(due).await.unwrap(), [(team.store.structure_id().clone(), awa.id.clone())]);
        for _ in 0..2 {
            privacy.withdraw_erasure(&actor(&sophie), &awa.id).await.unwrap();
        }
        assert!(test.db.due_erasures(due).await.unwrap().is_empty());
        assert_eq!(privacy.erasure_request(&awa.id).await.unwrap(), None);
        let lines = team.store.journal().events_of(awa.id.as_str()).await.unwrap();
        let actions: Vec<_> = lines.iter().map(|line| line.action.as_str()).filter(|action| action.starts_with("erasure")).collect();
        assert_eq!(actions, ["erasure.requested", "erasure.planned", "erasure.consented", "erasure.withdrawn"]);
    }

    async fn one_coordinator_alone_waits_longer(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let ines = add_person(&team.store, Role::Coordinator, "Inès", "Faure").await;
        left(&team, &awa).await;
        let due = team.store.privacy().plan_erasure(&actor(&ines), &awa.id, "Demande écrite").await.unwrap();
        assert_eq!(due, now() + Duration::days(ALONE_DELAY_DAYS));
        assert_eq!(test.db.due_erasures(due).await.unwrap().len(), 1);
    }

    async fn another_structure_can_neither_see_nor_plan_it(test: TestDb) {
        let (team, other) = (test.team(1).await, test.team(1).await);
        let awa = team.participant("Awa").await;
        left(&team, &awa).await;
        let privacy = other.store.privacy();
        assert_not_found(privacy.plan_erasure(&actor(&other.coach), &awa.id, "Demande écrite").await);
        assert_not_found(privacy.erased_at(&awa.id).await);
        assert_not_found(privacy.data_of(&awa.id).await);
        team.store.privacy().request_erasure(&actor(&awa.id), &awa.id, None).await.unwrap();
        assert_eq!(privacy.erasure_request(&awa.id).await.unwrap(), None);
        assert_not_found(privacy.withdraw_erasure(&actor(&other.coach), &awa.id).await);
        assert_not_found(privacy.consent_to_erasure(&actor(&other.coach), &awa.id).await);
        assert!(team.store.privacy().erasure_request(&awa.id).await.unwrap().is_some());
    }

    async fn former_participants_are_found_five_years_after_the_year_of_their_exit(test: TestDb) {
        let team = test.team(3).await;
        let (awa, bilal) = (team.participant("Awa").await, team.participant("Bilal").await);
        left(&team, &awa).await;
        assert!(test.db.former_participants(at("2031-12-31T22:59:59Z")).await.unwrap().is_empty());
        // Midnight in Paris.
        let found = test.db.former_participants(at("2031-12-31T23:00:00Z")).await.unwrap();
        assert_eq!(found, [(team.store.structure_id().clone(), awa.id.clone())], "{bilal:?} is still enrolled");
        // Back again, they are kept.
        let back = Actor::person(&team.coach, now());
        team.store.enrollments().come_back(&back, &awa.id, (day("2026-11-22"), None), domain::values::money::Cents::new(0), today()).await.unwrap();
        assert!(test.db.former_participants(at("2040-01-01T00:00:00Z")).await.unwrap().is_empty());
    }
}
