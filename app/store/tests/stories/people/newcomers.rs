//! Adding a participant by hand with their enrollment, and inviting those who wait for it.

use crate::support::db::{Team, TestDb, actor, add_person, an_address, assert_not_found, at_once, message, now, on_both_engines, refusal};
use domain::{
    enrollments::enrollment::EnrollmentRefusal,
    people::{Phone, Role, newcomer::ContactDetails},
    values::ids::PersonId,
};
use store::{Invitation, NewPerson, Refusal, Result};

fn phone(text: &str) -> Option<Phone> {
    Some(text.parse().unwrap())
}

async fn enroll_newcomer(team: &Team, number: &str) -> Result<PersonId> {
    let new = NewPerson {
        role: Role::Participant,
        first_name: "Awa".into(),
        last_name: "Diallo".into(),
        phone: phone(number),
        email: Some(an_address()),
    };
    team.store.people().enroll_newcomer(&actor(&team.coach), &new, |id| team.new_enrollment(&id)).await
}

fn invitation(nth: usize) -> Invitation {
    Invitation { token_hash: format!("token{nth}"), message: Some(message("06 39 98 13 10")) }
}

on_both_engines! {
    async fn a_participant_is_added_only_with_their_enrollment(test: TestDb) {
        let team = test.team(1).await;
        let awa = enroll_newcomer(&team, "06 39 98 13 10").await.unwrap();
        assert_eq!(team.store.enrollments().enrollment_of(&awa).await.unwrap().name(), "Awa Diallo");
        let people = test.number("select count(*) from person").await;
        assert_eq!(refusal(enroll_newcomer(&team, "06 39 98 13 10").await), Refusal::PhoneTaken);
        assert_eq!(refusal(enroll_newcomer(&team, "06 39 98 13 11").await), Refusal::Enrollment(EnrollmentRefusal::NoPlace));
        assert_eq!(test.number("select count(*) from person").await, people);
    }

    async fn adding_participants_at_once_fills_the_last_place_once(test: TestDb) {
        let team = test.team(1).await;
        let answers = at_once((0..4).map(|nth| {
            let team = team.clone();
            async move { enroll_newcomer(&team, &format!("06 39 98 13 1{nth}")).await.is_ok() }
        })).await;
        assert_eq!(answers.iter().filter(|admitted| **admitted).count(), 1);
        assert_eq!(team.store.enrollments().places().await.unwrap().taken, 1);
        assert_eq!(test.number("select count(*) from person where role = 'Participant'").await, 1);
    }

    async fn changed_contacts_are_audited_by_field_and_not_by_value(test: TestDb) {
        let (team, other) = (test.team(2).await, test.team(1).await);
        let awa = enroll_newcomer(&team, "06 39 98 13 10").await.unwrap();
        enroll_newcomer(&team, "06 39 98 13 11").await.unwrap();
        let to = |number: &str| ContactDetails { first_name: "Awa".into(), last_name: "Sow".into(), phone: phone(number), email: None };
        assert_eq!(refusal(team.store.people().change_contact(&actor(&team.coach), &awa, &to("06 39 98 13 11"), &[]).await), Refusal::PhoneTaken);
        assert_not_found(other.store.people().change_contact(&actor(&other.coach), &awa, &to("06 39 98 13 12"), &[]).await);
        team.store.people().change_contact(&actor(&team.coach), &awa, &to("06 39 98 13 12"), &[]).await.unwrap();
        let read = team.store.people().person(&awa).await.unwrap();
        assert_eq!((read.name().as_str(), read.phone.as_deref(), read.email), ("Awa Sow", Some("+33639981312"), None));
        let lines = team.store.journal().events_of(awa.as_str()).await.unwrap();
        let changed = lines.iter().find(|line| line.action == "person.contact").unwrap();
        assert!(changed.details.contains("\"phone\"") && !changed.details.contains("3998131"), "{changed:?}");
    }

    async fn inviting_all_sends_one_invitation_each(test: TestDb) {
        let (team, other) = (test.team(4).await, test.team(1).await);
        let awa = team.participant("Awa").await.id;
        team.participant("Bilal").await;
        let chloe = team.participant("Chloé").await.id;
        team.newcomer("Denis").await;
        other.participant("Elsa").await;
        test.db.sign_in(&chloe, "device", "test", now()).await.unwrap();
        let names: Vec<_> = team.store.people().waiting_for_invitation(now()).await.unwrap().into_iter().map(|it| it.first_name).collect();
        assert_eq!(names, ["Awa", "Bilal"]);
        let invited = at_once((0..3).map(|door| {
            let team = team.clone();
            async move {
                team.store.people().invite_waiting(&actor(&team.coach), |person| Invitation { token_hash: format!("{door}{}", person.id), message: None })
                    .await
                    .unwrap()
            }
        })).await;
        assert_eq!(invited.iter().sum::<usize>(), 2);
        assert_eq!(test.number("select count(*) from invitation").await, 2);
        assert_eq!(team.store.people().waiting_for_invitation(now()).await.unwrap().len(), 0);
        let after = now() + chrono::Duration::days(31);
        assert_eq!(team.store.people().waiting_for_invitation(after).await.unwrap()[0].id, awa);
    }

    async fn a_person_of_another_structure_cannot_be_invited(test: TestDb) {
        let (team, other) = (test.team(1).await, test.team(1).await);
        let omar = add_person(&team.store, Role::Coach, "Omar", "Haddad").await;
        assert_not_found(other.store.people().invite_person(&actor(&other.coach), &omar, &invitation(1)).await);
        team.store.people().invite_person(&actor(&team.coach), &omar, &invitation(2)).await.unwrap();
        assert_eq!(test.db.invited("token2", "nobody", now()).await.unwrap().unwrap().id, omar);
        assert_eq!(test.db.messages_to("+33639981310").await.unwrap().len(), 1);
    }
}
