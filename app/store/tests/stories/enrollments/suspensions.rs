//! Suspensions: the last day moves, suspended months are not due, and no two suspensions share a day.

use crate::support::db::{
    Participant, Team, TestDb, actor, assert_broken, assert_not_found, at_once, day, month, on_both_engines, refusal, today,
};
use domain::{
    declarations::{
        declaration::{Due, due},
        due_day::DueDay,
    },
    enrollments::suspension::SuspensionRefusal,
};
use store::{Refusal, Result};

async fn suspend(team: &Team, who: &Participant, first: &str, last: &str) -> Result<()> {
    team.store.enrollments().suspend(&actor(&team.coach), &who.path, (day(first), day(last)), "Maladie", today()).await
}

on_both_engines! {
    /// Cases 2 and 5 of the twelve cases of `domain.md`, in the store.
    async fn case_2_and_5_a_suspended_month_is_not_due_and_the_end_moves_by_its_days(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        suspend(&team, &awa, "2026-03-01", "2026-04-30").await.unwrap();
        let enrollment = team.store.enrollments().enrollment_of(&awa.id).await.unwrap();
        // Planned until 14 January 2027, and 61 days.
        assert_eq!(enrollment.ends_on, day("2027-03-16"));
        assert_eq!((enrollment.length_in_months(), enrollment.month_reached(day("2026-02-28")), enrollment.month_reached(day("2026-05-14"))), (24, 14, 14));
        let ask = |text: &str| due(&enrollment.period(), &enrollment.suspensions, month(text), today(), DueDay::try_from(10).unwrap());
        assert_eq!([ask("2026-02"), ask("2026-03"), ask("2026-04"), ask("2026-05")], [Due::Expected, Due::Suspended, Due::Suspended, Due::Expected]);
        // A nil declaration is possible all the same.
        team.declared(&awa, month("2026-03"), 0).await;
        assert_eq!(team.store.enrollments().running_enrollments(None).await.unwrap(), [enrollment]);
        let journal = team.store.journal().events_of(awa.path.as_str()).await.unwrap();
        assert!(journal.iter().any(|line| line.action == "enrollment.suspended" && line.actor_id.as_deref() == Some(team.coach.as_str())));
    }

    async fn a_suspension_of_one_day_moves_the_end_by_one_day(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        suspend(&team, &awa, "2026-11-23", "2026-11-23").await.unwrap();
        assert_eq!(team.store.enrollments().enrollment_of(&awa.id).await.unwrap().ends_on, day("2027-01-15"));
    }

    async fn no_two_suspensions_share_a_day(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        suspend(&team, &awa, "2026-03-01", "2026-04-30").await.unwrap();
        let before = team.store.enrollments().enrollment_of(&awa.id).await.unwrap();
        for (first, last) in [("2026-04-30", "2026-05-02"), ("2026-02-01", "2026-03-01"), ("2026-03-10", "2026-03-10"), ("2026-02-01", "2026-06-01")] {
            assert_eq!(refusal(suspend(&team, &awa, first, last).await), Refusal::Suspension(SuspensionRefusal::Overlaps), "{first}");
        }
        assert_eq!(team.store.enrollments().enrollment_of(&awa.id).await.unwrap(), before);
        suspend(&team, &awa, "2026-05-01", "2026-05-01").await.unwrap();
        assert_broken(test.raw("insert into suspended_day select enrollment_id, day, suspension_id from suspended_day").await);
    }

    async fn a_suspension_sent_many_times_at_once_is_recorded_once(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let answers = at_once((0..12).map(|_| { let (team, awa) = (team.clone(), awa.clone()); async move { suspend(&team, &awa, "2026-06-01", "2026-06-30").await } })).await;
        assert!(answers.iter().all(Result::is_ok), "{answers:?}");
        assert_eq!(team.store.enrollments().enrollment_of(&awa.id).await.unwrap().ends_on, day("2027-02-13"));
    }

    async fn an_enrollment_of_another_structure_is_not_found(test: TestDb) {
        let (here, there) = (test.team(1).await, test.team(1).await);
        let awa = here.participant("Awa").await;
        assert_not_found(suspend(&there, &awa, "2026-06-01", "2026-06-30").await);
        assert_eq!(refusal(suspend(&here, &awa, "2026-11-24", "2026-11-30").await), Refusal::Suspension(SuspensionRefusal::InFuture));
    }
}
