//! Members of the cohort: every enrollment of a structure as the reports read it.

use crate::support::db::{TestDb, actor, at, day, month, now, on_both_engines, today};
use domain::{
    bookings::{BookingState, SessionKind, attendance::Attendance},
    declarations::declaration::DeclarationState,
    enrollments::{enrollment::EnrollmentPeriod, exit::ExitCategory, suspension::Suspension},
    people::Role,
    reporting::member::CohortMember,
    values::money::Cents,
};
use store::{Actor, NewEnrollment, NewSessions};

fn months(member: &CohortMember) -> Vec<(String, DeclarationState, Cents)> {
    member.months.iter().map(|month| (month.month.to_string(), month.state, month.total)).collect()
}

on_both_engines! {
    async fn a_member_has_its_months_with_their_states_and_its_suspensions(test: TestDb) {
        let team = test.team(3).await;
        let (zoe, awa) = (team.participant("Zoé").await, team.participant("Awa").await);
        let declared = team.declared(&awa, month("2026-10"), 190).await;
        team.declared(&awa, month("2026-09"), 0).await;
        team.store.review().validate(&actor(&team.coach), Role::Coach, &declared.id, 1).await.unwrap();
        team.store.enrollments().suspend(&actor(&team.coach), &zoe.path, (day("2026-03-01"), day("2026-03-31")), "Maladie", today()).await.unwrap();

        let members = team.store.reporting().members().await.unwrap();
        assert_eq!(members.iter().map(CohortMember::name).collect::<Vec<_>>(), ["Awa Roussel", "Zoé Roussel"]);
        let (first, second) = (&members[0], &members[1]);
        assert_eq!((&first.enrollment_id, &first.participant_id), (&awa.path, &awa.id));
        assert_eq!((&first.coach_id, first.coach_name.as_str()), (&team.coach, "Nadia Benali"));
        assert_eq!((first.starting_turnover, first.goal, first.exit), (Cents::new(32_000), Some(Cents::new(120_000)), None));
        let expected =
            [("2026-09", DeclarationState::Submitted, 0), ("2026-10", DeclarationState::Validated, 19_000)];
        assert_eq!(months(first), expected.map(|(month, state, cents)| (month.to_owned(), state, Cents::new(cents))));
        assert_eq!((&first.months[1].declaration_id, first.months[1].version, first.months[1].reported_version), (&declared.id, 1, None));
        assert_eq!(second.months, []);
        assert_eq!(second.suspensions.0, [Suspension::stored(day("2026-03-01"), day("2026-03-31"))]);
        assert_eq!(second.period, team.store.enrollments().enrollment_of(&zoe.id).await.unwrap().period());
    }

    async fn a_booking_has_its_day_in_paris_its_kind_and_its_state(test: TestDb) {
        let team = test.team(2).await;
        let (awa, bilal) = (team.participant("Awa").await, team.participant("Bilal").await);
        let venue = team.store.bookings().add_venue(&actor(&team.coach), "Le Canal", "1 quai du Port").await.unwrap();
        for (starts_at, in_person) in [("2026-12-03T23:30:00Z", false), ("2026-12-08T13:00:00Z", true)] {
            let new = NewSessions { venue: in_person.then(|| venue.clone()), ..team.session_at(starts_at, 4).await };
            let session = team.open(&new).await;
            let (came, stayed_away) = (team.booked(&awa.id, &session).await, team.booked(&bilal.id, &session).await);
            let begun = Actor::person(&team.coach, at(starts_at));
            team.store.bookings().mark_attendance(&begun, &came, Attendance::Present).await.unwrap();
            team.store.bookings().mark_attendance(&begun, &stayed_away, Attendance::Absent).await.unwrap();
        }
        let to_come = team.session("2026-12-15T13:00:00Z", 4).await;
        let given_back = team.booked(&awa.id, &to_come).await;
        team.store.bookings().cancel_booking(&actor(&awa.id), &awa.id, &given_back, None).await.unwrap();
        let members = team.store.reporting().members().await.unwrap();
        let meetings = |member: &CohortMember| {
            member.meetings.iter().map(|m| (m.on.to_string(), m.kind, m.remote, m.state, m.late)).collect::<Vec<_>>()
        };
        let training = SessionKind::Training;
        assert_eq!(meetings(&members[0]), [
            ("2026-12-04".to_owned(), training, true, BookingState::Attended, false),
            ("2026-12-08".to_owned(), training, false, BookingState::Attended, false),
            ("2026-12-15".to_owned(), training, true, BookingState::CancelledByParticipant, false),
        ]);
        assert_eq!(meetings(&members[1]).into_iter().map(|meeting| meeting.3).collect::<Vec<_>>(), [BookingState::NoShow; 2]);
    }

    /// Case 12 of the twelve cases of `domain.md`, in the reports.
    async fn case_12_a_participant_who_came_back_is_two_members_and_a_booking_counts_once(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        test.raw("update enrollment set left_on = '2026-03-31', exit_category = 'Transition', exit_reason = 'CDD'").await.unwrap();
        let again = NewEnrollment { period: EnrollmentPeriod::starting(day("2026-12-10")), ..team.new_enrollment(&awa.id) };
        let second = team.store.enrollments().enroll(&Actor::person(&team.coach, now()), &again).await.unwrap();
        for starts_at in ["2026-12-03T13:00:00Z", "2026-12-10T13:00:00Z"] {
            let session = team.session(starts_at, 4).await;
            team.booked(&awa.id, &session).await;
        }
        let members = team.store.reporting().members().await.unwrap();
        assert_eq!(members.iter().map(|member| &member.enrollment_id).collect::<Vec<_>>(), [&awa.path, &second]);
        assert_eq!(members.iter().map(|member| (member.exit, member.meetings.len())).collect::<Vec<_>>(), [(Some(ExitCategory::Transition), 1), (None, 1)]);
    }

    async fn members_are_of_one_structure_only(test: TestDb) {
        let (here, there) = (test.team(1).await, test.team(1).await);
        let awa = here.participant("Awa").await;
        here.declared(&awa, month("2026-10"), 190).await;
        let session = here.session("2026-12-03T13:00:00Z", 2).await;
        here.booked(&awa.id, &session).await;
        assert_eq!(there.store.reporting().members().await.unwrap(), []);
        let members = here.store.reporting().members().await.unwrap();
        assert_eq!((members.len(), members[0].months.len(), members[0].meetings.len()), (1, 1, 1));
    }
}
