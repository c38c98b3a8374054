//! The scope of a structure: rows of another structure in the same database are missing.

use crate::support::{
    bookings::span,
    db::{Participant, Team, TestDb, actor, assert_not_found, message, month, now, on_both_engines, sale, today},
};
use domain::{
    people::Role,
    plan::{Focus, Progress},
    values::{
        ids::{BookingId, DeclarationId, PlanActionId, SessionId, VenueId},
        language::Language,
    },
};
use store::NewSessions;

/// A structure with a row of every kind.
struct Furnished {
    team: Team,
    awa: Participant,
    declaration: DeclarationId,
    session: SessionId,
    booking: BookingId,
    action: PlanActionId,
    venue: VenueId,
}

async fn furnish(test: &TestDb) -> Furnished {
    let team = test.team(3).await;
    let awa = team.participant("Awa").await;
    let declaration = team.declared(&awa, month("2026-10"), 800).await.id;
    team.store.review().ask(&actor(&team.coach), Role::Coach, &declaration, 1, "C’est bien juste ?", None).await.unwrap();
    let session = team.session("2026-12-03T13:00:00Z", 2).await;
    let booking = team.booked(&awa.id, &session).await;
    let action =
        team.store.plans().add_goal(&actor(&team.coach), &awa.path, Focus::Business, "Vendre", &["Un devis"]).await.unwrap().remove(0);
    let venue = team.store.bookings().add_venue(&actor(&team.coach), "Le Canal", "1 quai du Port").await.unwrap();
    Furnished { team, awa, declaration, session, booking, action, venue }
}

on_both_engines! {
    async fn no_row_of_another_structure_is_read(test: TestDb) {
        let ours = furnish(&test).await;
        let theirs = test.team(7).await;
        let (awa, store) = (&ours.awa, &theirs.store);
        assert_not_found(store.people().person(&awa.id).await);
        assert_not_found(store.enrollments().enrollment_of(&awa.id).await);
        assert_eq!(store.enrollments().running_enrollments(None).await.unwrap(), []);
        assert_eq!(store.enrollments().running_enrollments(Some(&ours.team.coach)).await.unwrap(), []);
        assert_eq!(store.people().team().await.unwrap().iter().map(|person| &person.id).collect::<Vec<_>>(), [&theirs.coach]);
        assert_eq!((store.enrollments().places().await.unwrap().all, store.enrollments().places().await.unwrap().taken), (7, 0));
        assert_eq!(&store.settings().details().await.unwrap().id, store.structure_id());
        assert_eq!(store.declarations().declaration(&awa.path, month("2026-10")).await.unwrap(), None);
        assert_eq!(store.declarations().summaries(&awa.path).await.unwrap(), []);
        assert_eq!(store.review().review_queue(None).await.unwrap(), []);
        assert_eq!(store.review().review_queue(Some(&ours.team.coach)).await.unwrap(), []);
        assert_eq!(store.review().open_question(&awa.path).await.unwrap(), None);
        assert_eq!(store.review().questions(&ours.declaration).await.unwrap(), []);
        assert_eq!(store.plans().goals(&awa.path).await.unwrap(), []);
        assert_eq!(store.plans().progress(&awa.path).await.unwrap(), Progress { done: 0, all: 0 });
        assert_not_found(store.bookings().session(&awa.id, &ours.session).await);
        assert_eq!(store.bookings().upcoming_sessions(&awa.id, now()).await.unwrap(), []);
        assert_eq!(store.bookings().booked_names(&ours.session).await.unwrap(), [""; 0]);
        assert!(store.bookings().attendees_between(None, &span("2026-12-03T00:00:00Z", 1440)).await.unwrap().is_empty());
        assert_eq!(store.bookings().upcoming_bookings(&awa.id, now()).await.unwrap(), []);
        assert_not_found(store.bookings().booking(&awa.id, &ours.booking).await);
        assert_eq!(store.bookings().venues().await.unwrap(), []);
        for subject in [ours.declaration.as_str(), ours.booking.as_str(), ours.action.as_str(), awa.id.as_str(), awa.path.as_str()] {
            assert_eq!(store.journal().events_of(subject).await.unwrap(), [], "{subject}");
        }
    }

    async fn every_row_of_the_own_structure_is_read(test: TestDb) {
        let ours = furnish(&test).await;
        furnish(&test).await;
        let (awa, store) = (&ours.awa, &ours.team.store);
        assert_eq!(store.people().person(&awa.id).await.unwrap().first_name, "Awa");
        assert_eq!(store.enrollments().enrollment_of(&awa.id).await.unwrap().id, awa.path);
        assert_eq!(store.enrollments().running_enrollments(None).await.unwrap().len(), 1);
        assert_eq!((store.enrollments().places().await.unwrap().all, store.enrollments().places().await.unwrap().taken), (3, 1));
        assert_eq!(store.declarations().declaration(&awa.path, month("2026-10")).await.unwrap().unwrap().id, ours.declaration);
        assert_eq!(store.declarations().summaries(&awa.path).await.unwrap().len(), 1);
        assert_eq!(store.review().review_queue(None).await.unwrap().len(), 1);
        assert_eq!(store.review().questions(&ours.declaration).await.unwrap().len(), 1);
        assert!(store.review().open_question(&awa.path).await.unwrap().is_some());
        assert_eq!(store.plans().goals(&awa.path).await.unwrap().len(), 1);
        assert_eq!(store.plans().progress(&awa.path).await.unwrap(), Progress { done: 0, all: 1 });
        assert_eq!(store.bookings().session(&awa.id, &ours.session).await.unwrap().id, ours.session);
        assert_eq!(store.bookings().upcoming_sessions(&awa.id, now()).await.unwrap().len(), 1);
        assert_eq!(store.bookings().booked_names(&ours.session).await.unwrap(), ["Awa Roussel"]);
        assert_eq!(store.bookings().booking(&awa.id, &ours.booking).await.unwrap().session_id, ours.session);
        assert_eq!(store.bookings().venues().await.unwrap()[0].id, ours.venue);
        assert_eq!(store.journal().events_of(ours.booking.as_str()).await.unwrap().len(), 1);
    }

    async fn no_row_of_another_structure_is_changed(test: TestDb) {
        let ours = furnish(&test).await;
        let theirs = test.team(7).await;
        let bilal = theirs.participant("Bilal").await;
        let their_session = theirs.session("2026-12-04T13:00:00Z", 2).await;
        let lines_of_the_journal = test.number("select count(*) from audit").await;
        let (awa, store, coach) = (&ours.awa, &theirs.store, actor(&theirs.coach));
        let october = month("2026-10");

        assert_not_found(store.declarations().submit(&actor(&awa.id), &awa.id, october, &[sale(1)], 1, today()).await);
        assert_not_found(store.review().validate(&coach, Role::Coordinator, &ours.declaration, 1).await);
        let letters = message("06 39 98 13 10");
        assert_not_found(store.review().ask(&coach, Role::Coach, &ours.declaration, 1, "Et ceci ?", Some(&letters)).await);
        assert_not_found(store.review().answer(&actor(&awa.id), &awa.id, october, "Oui").await);
        assert_not_found(theirs.book(&bilal.id, &ours.session).await);
        assert_not_found(theirs.book(&awa.id, &ours.session).await);
        assert_not_found(theirs.book(&awa.id, &their_session).await);
        assert_not_found(store.bookings().cancel_booking(&actor(&awa.id), &awa.id, &ours.booking, None).await);
        assert_not_found(store.plans().tick(&actor(&awa.id), &awa.id, &ours.action, true).await);
        assert_not_found(store.plans().add_goal(&coach, &awa.path, Focus::Health, "Souffler", &[]).await);
        assert_not_found(store.people().set_language(&coach, &awa.id, Language::En).await);

        let newcomer = theirs.newcomer("Chloé").await;
        let lines_of_the_journal = lines_of_the_journal + 1;
        let with_our_coach = store::NewEnrollment { coach: ours.team.coach.clone(), ..theirs.new_enrollment(&newcomer) };
        assert_not_found(store.enrollments().enroll(&coach, &with_our_coach).await);
        let stranger = ours.team.newcomer("Denis").await;
        let lines_of_the_journal = lines_of_the_journal + 1;
        assert_not_found(store.enrollments().enroll(&coach, &theirs.new_enrollment(&stranger)).await);
        let at_our_venue = NewSessions { venue: Some(ours.venue.clone()), ..theirs.session_at("2026-12-05T13:00:00Z", 1).await };
        assert_not_found(store.bookings().open_sessions(&coach, &at_our_venue).await);
        let held_by_our_coach = NewSessions { coach: ours.team.coach.clone(), ..theirs.session_at("2026-12-05T13:00:00Z", 1).await };
        assert_not_found(store.bookings().open_sessions(&coach, &held_by_our_coach).await);

        let declaration = ours.team.declaration(awa, october).await;
        assert_eq!((declaration.version(), declaration.lines(), declaration.state.is_open()), (1, &[sale(800)][..], true));
        assert_eq!(ours.team.store.review().questions(&ours.declaration).await.unwrap().len(), 1);
        assert!(ours.team.store.review().open_question(&awa.path).await.unwrap().is_some());
        assert_eq!(ours.team.store.bookings().booked_names(&ours.session).await.unwrap(), ["Awa Roussel"]);
        assert_eq!(ours.team.store.plans().progress(&awa.path).await.unwrap(), Progress { done: 0, all: 1 });
        assert_eq!(test.db.messages_to("+33639981310").await.unwrap(), []);
        assert_eq!(test.number("select count(*) from audit").await, lines_of_the_journal);
    }
}
