//! The team: assigning participants, roles, leaving. No one removes themselves, and one coordinator always stays.

use crate::support::{
    bookings::span,
    db::{Team, TestDb, actor, add_person, assert_not_found, at_once, now, on_both_engines, refusal, today},
};
use domain::{
    bookings::{BookingRefusal, BookingState},
    people::Role,
};
use store::{Decision, PageRequest, ParticipantFilter, ParticipantOrder, ParticipantState, ParticipantSummary, Refusal};

/// Every participant of the structure, by name.
async fn everyone(team: &Team) -> Vec<ParticipantSummary> {
    let filter = ParticipantFilter { state: ParticipantState::Everyone, ..ParticipantFilter::default() };
    team.store.people().participants(&filter, ParticipantOrder::Name, PageRequest::All, now()).await.unwrap().rows
}

on_both_engines! {
    async fn reassigning_changes_all_participants_or_none(test: TestDb) {
        let team = test.team(3).await;
        let (store, claire) = (&team.store, actor(&team.coach));
        let (awa, bilal) = (team.participant("Awa").await.id, team.participant("Bilal").await.id);
        let omar = add_person(store, Role::Coach, "Omar", "Haddad").await;
        let seen = |person: &domain::values::ids::PersonId| (person.clone(), team.coach.clone());
        store.people().reassign(&claire, &[seen(&awa)], &omar).await.unwrap();
        // A second tap finds it done.
        store.people().reassign(&claire, &[seen(&awa)], &omar).await.unwrap();
        assert_eq!(store.enrollments().enrollment_of(&awa).await.unwrap().coach_id, omar);
        let lines = test.number("select count(*) from audit where action = 'enrollment.coach'").await;
        assert_eq!(lines, 1);
        // The page was loaded while Nadia was Awa's coach, and assigns both participants to Lou.
        let lou = add_person(store, Role::Coach, "Lou", "Martin").await;
        assert_eq!(refusal(store.people().reassign(&claire, &[seen(&bilal), seen(&awa)], &lou).await), Refusal::CoachChanged);
        assert_eq!(store.enrollments().enrollment_of(&bilal).await.unwrap().coach_id, team.coach);
        store.people().reassign(&claire, &[seen(&bilal), (awa.clone(), omar.clone()), seen(&bilal)], &lou).await.unwrap();
        assert_eq!(store.enrollments().running_enrollments(Some(&lou)).await.unwrap().len(), 2);
    }

    async fn reassigning_across_structures_is_refused(test: TestDb) {
        let (team, other) = (test.team(2).await, test.team(2).await);
        let awa = team.participant("Awa").await.id;
        let seen = [(awa.clone(), team.coach.clone())];
        assert_not_found(team.store.people().reassign(&actor(&team.coach), &seen, &other.coach).await);
        assert_not_found(other.store.people().reassign(&actor(&other.coach), &seen, &other.coach).await);
        assert_not_found(team.store.people().reassign(&actor(&team.coach), &seen, &awa).await);
        assert_not_found(other.store.people().set_role(&actor(&other.coach), &team.coach, Role::Coordinator).await);
        assert_not_found(other.store.people().leave_team(&actor(&other.coach), &team.coach, None).await);
        assert_not_found(team.store.people().set_role(&actor(&team.coach), &awa, Role::Coach).await);
    }

    async fn reassigning_at_once_keeps_one_winner(test: TestDb) {
        let team = test.team(2).await;
        let awa = team.participant("Awa").await.id;
        let (omar, lou) = (add_person(&team.store, Role::Coach, "Omar", "H").await, add_person(&team.store, Role::Coach, "Lou", "M").await);
        let answers = at_once([omar, lou].map(|to| {
            let (team, seen) = (team.clone(), [(awa.clone(), team.coach.clone())]);
            async move { team.store.people().reassign(&actor(&team.coach), &seen, &to).await }
        })).await;
        let (won, lost): (Vec<_>, Vec<_>) = answers.into_iter().partition(Result::is_ok);
        assert_eq!((won.len(), lost.len()), (1, 1));
        for answer in lost {
            assert_eq!(refusal(answer), Refusal::CoachChanged);
        }
    }

    async fn the_last_coordinator_keeps_their_role(test: TestDb) {
        let team = test.team(1).await;
        let store = &team.store;
        let sophie = add_person(store, Role::Coordinator, "Sophie", "Lambert").await;
        assert_eq!(refusal(store.people().set_role(&actor(&sophie), &sophie, Role::Coach).await), Refusal::LastCoordinator);
        assert_eq!(refusal(store.people().leave_team(&actor(&sophie), &sophie, None).await), Refusal::LastCoordinator);
        store.people().set_role(&actor(&sophie), &team.coach, Role::Coordinator).await.unwrap();
        store.people().set_role(&actor(&sophie), &team.coach, Role::Coordinator).await.unwrap();
        assert_eq!(refusal(store.people().set_role(&actor(&sophie), &sophie, Role::Coach).await), Refusal::Oneself);
        assert_eq!(refusal(store.people().leave_team(&actor(&sophie), &sophie, None).await), Refusal::Oneself);
        // Each takes it from the other at once: one still coordinates.
        let pairs = [(sophie.clone(), team.coach.clone()), (team.coach.clone(), sophie.clone())];
        let answers = at_once(pairs.map(|(who, whom)| {
            let store = store.clone();
            async move { store.people().set_role(&actor(&who), &whom, Role::Coach).await.is_ok() }
        })).await;
        assert_eq!(answers.iter().filter(|done| **done).count(), 1);
        assert_eq!(test.number("select count(*) from person where role = 'Coordinator'").await, 1);
    }

    async fn leaving_the_team_hands_over_or_cancels_each_session(test: TestDb) {
        let team = test.team(1).await;
        let store = &team.store;
        let sophie = add_person(store, Role::Coordinator, "Sophie", "Lambert").await;
        let awa = team.participant("Awa").await;
        let (kept, gone) = (team.session("2026-12-03T13:00:00Z", 2).await, team.session("2026-12-04T13:00:00Z", 2).await);
        let (booked, lost) = (team.booked(&awa.id, &kept).await, team.booked(&awa.id, &gone).await);
        let people = store.people();
        let by = actor(&sophie);
        let over = [(kept.clone(), Decision::Reassign(sophie.clone()))];
        let some = people.leave_team_handing_over(&by, &team.coach, Some(&sophie), &over, None).await;
        assert_eq!(refusal(some), Refusal::Booking(BookingRefusal::Meanwhile));
        assert_eq!(people.coming_sessions(&team.coach, now()).await.unwrap(), [kept.clone(), gone.clone()]);
        let all = [over[0].clone(), (gone.clone(), Decision::Cancel)];
        for _tap in 0..2 {
            people.leave_team_handing_over(&by, &team.coach, Some(&sophie), &all, Some("Nous vous rappelons.")).await.unwrap();
        }
        assert_eq!(people.coming_sessions(&sophie, now()).await.unwrap(), [kept]);
        assert_eq!(store.bookings().booking(&awa.id, &booked).await.unwrap().state, BookingState::Booked);
        assert_eq!(store.bookings().booking(&awa.id, &lost).await.unwrap().state, BookingState::CancelledByStructure);
        assert_eq!(store.enrollments().enrollment_of(&awa.id).await.unwrap().coach_id, sophie);
        assert_eq!(store.bookings().leaves(None, today()).await.unwrap(), [], "no leave is made up");
    }

    async fn leaving_the_team_reassigns_participants_and_revokes_access(test: TestDb) {
        let team = test.team(2).await;
        let store = &team.store;
        let sophie = add_person(store, Role::Coordinator, "Sophie", "Lambert").await;
        let awa = team.participant("Awa").await.id;
        test.db.sign_in(&team.coach, "device", "test", now()).await.unwrap();
        let session = team.session("2026-12-03T13:00:00Z", 2).await;
        assert_eq!(refusal(store.people().leave_team(&actor(&sophie), &team.coach, Some(&sophie)).await), Refusal::SessionsToGive);
        assert_eq!(store.people().future_session_count(&team.coach, now()).await.unwrap(), 1);
        test.raw(format!("update session set cancelled_at = starts_at where id = '{session}'")).await.unwrap();
        assert_eq!(refusal(store.people().leave_team(&actor(&sophie), &team.coach, None).await), Refusal::StillAccompanies);
        assert_eq!(refusal(store.people().leave_team(&actor(&sophie), &team.coach, Some(&team.coach)).await), Refusal::StillAccompanies);
        store.people().leave_team(&actor(&sophie), &team.coach, Some(&sophie)).await.unwrap();
        assert_eq!(store.enrollments().enrollment_of(&awa).await.unwrap().coach_id, sophie);
        assert_eq!(test.db.signed_in("device", now()).await.unwrap(), None);
        assert_eq!(store.people().team().await.unwrap().len(), 1);
        assert!(store.bookings().attendees_between(None, &span("2026-12-03T00:00:00Z", 1440)).await.unwrap().is_empty());
        let gone = store.people().colleagues().await.unwrap();
        assert!(gone.last().unwrap().left_team_at.is_some() && gone.last().unwrap().name() == "Nadia Benali");
        // A second tap finds it done.
        store.people().leave_team(&actor(&sophie), &team.coach, None).await.unwrap();
        assert_eq!(test.number("select count(*) from audit where action = 'person.left_team'").await, 1);
        assert_not_found(store.people().reassign(&actor(&sophie), &[(awa.clone(), sophie.clone())], &team.coach).await);
        store.people().return_to_team(&actor(&sophie), &team.coach).await.unwrap();
        store.people().return_to_team(&actor(&sophie), &team.coach).await.unwrap();
        assert_not_found(store.people().return_to_team(&actor(&sophie), &awa).await);
        assert_eq!(store.people().team().await.unwrap().len(), 2);
    }

    async fn people_are_listed_with_their_state(test: TestDb) {
        let (team, other) = (test.team(3).await, test.team(1).await);
        let awa = team.participant("Awa").await.id;
        let bilal = team.newcomer("Bilal").await;
        other.participant("Elsa").await;
        team.store.people().make_card(&actor(&team.coach), &awa, "link", "code").await.unwrap();
        let people = everyone(&team).await;
        assert_eq!(people.iter().map(|it| it.id.clone()).collect::<Vec<_>>(), [awa.clone(), bilal]);
        assert_eq!((people[0].runs(), people[1].runs(), people[0].coach.as_deref()), (true, false, Some("Nadia Benali")));
        assert_eq!((people[0].invited_at, people[0].first_signed_in_at), (Some(now()), None));
        test.db.sign_in(&awa, "device", "test", now()).await.unwrap();
        assert_eq!(everyone(&team).await[0].first_signed_in_at, Some(now()));
        assert_eq!(team.store.people().colleagues().await.unwrap()[0].people, 1);
    }
}
