//! The effects of an exit, and the checks of the database on the days of enrollments.

use crate::support::{
    bookings::span,
    db::{Participant, Team, TestDb, actor, assert_broken, at, at_once, day, now, on_both_engines, refusal, today},
};
use domain::{
    bookings::attendance::Attendance,
    enrollments::exit::ExitCategory,
    people::Role,
    plan::{
        PlanRefusal,
        check_in::{Blocker, Mood, NewCheckIn},
    },
    values::money::Cents,
};
use store::{Actor, Exit, NewSessions, Refusal, StoreError};

fn exit(left_on: &str) -> Exit<'static> {
    Exit { left_on: day(left_on), category: ExitCategory::Durable, reason: "Vit de son activité" }
}

async fn leave(team: &Team, who: &Participant, left_on: &str) -> usize {
    team.store.enrollments().leave(&actor(&team.coach), &who.path, &exit(left_on), today()).await.unwrap()
}

async fn come_back(team: &Team, who: &Participant, starts_on: &str) {
    team.store.enrollments().come_back(&actor(&team.coach), &who.id, (day(starts_on), None), Cents::new(10_000), today()).await.unwrap();
}

on_both_engines! {
    async fn an_exit_between_two_dates_of_a_session_frees_the_later_date_only(test: TestDb) {
        let team = test.team(1).await;
        let (awa, store) = (team.participant("Awa").await, &team.store);
        let dates = ["2026-11-20T13:00:00Z", "2026-11-27T13:00:00Z", "2026-12-04T13:00:00Z"].map(|start| span(start, 60)).to_vec();
        let session = team.open(&NewSessions { sessions: vec![dates], ..team.session_at("2026-11-20T13:00:00Z", 2).await }).await;
        store.bookings().book(&Actor::person(&awa.id, at("2026-11-18T10:00:00Z")), &awa.id, &session).await.unwrap();
        let booking = store.bookings().upcoming_bookings(&awa.id, now()).await.unwrap().remove(0).id;
        let cells = format!("select count(*) from busy where person_id = '{}'", awa.id);
        assert_eq!(test.number(cells.as_str()).await, 36);

        assert_eq!(leave(&team, &awa, "2026-11-22").await, 1);
        assert_eq!(test.number(cells.as_str()).await, 12, "the first date stays");
        assert_eq!(test.number("select count(*) from session_place where held_by is not null").await, 0);
        assert_eq!(test.number("select count(*) from outbox where notice like 'Reminder%' and dropped_at is null and due_at > '2026-11-23'").await, 0);
        assert!(store.bookings().upcoming_bookings(&awa.id, now()).await.unwrap().is_empty());
        assert_eq!(store.bookings().past_bookings(&awa.id, now()).await.unwrap().len(), 1);
        let shown = store.bookings().calendar_of(&awa.id, Role::Participant, at("2026-11-01T00:00:00Z")).await.unwrap();
        assert_eq!(shown.iter().map(|date| date.is_cancelled()).collect::<Vec<_>>(), [false, true, true]);

        // Attendance can still be marked and unmarked, without effect on the time of other people.
        let coach = actor(&team.coach);
        store.bookings().mark_attendance(&coach, &booking, Attendance::Excused).await.unwrap();
        store.bookings().unmark_attendance(&coach, &booking).await.unwrap();
        store.bookings().mark_attendance(&coach, &booking, Attendance::Present).await.unwrap();
        assert_eq!(test.number(cells.as_str()).await, 12);
        // After a return those hours are free.
        come_back(&team, &awa, "2026-11-23").await;
        assert!(store.enrollments().day_of(&awa.id, now()).await.unwrap().next_booking.is_none());
        let beside = team.session_beside("2026-11-27T13:00:00Z", 1).await;
        team.booked(&awa.id, &beside).await;
    }

    async fn the_database_refuses_an_exit_outside_its_enrollment_and_two_enrollments_that_share_a_day(test: TestDb) {
        let team = test.team(2).await;
        let awa = team.participant("Awa").await;
        for outside in ["2025-01-14", "2027-01-15"] {
            assert_broken(test.raw(format!("update enrollment set left_on = '{outside}'")).await);
        }
        leave(&team, &awa, "2026-07-15").await;
        assert_broken(test.raw("update enrollment set ends_on = '2026-07-14'").await);
        come_back(&team, &awa, "2026-11-02").await;
        assert_broken(test.raw(format!("update enrollment set left_on = '2026-11-02' where id = '{}'", awa.path)).await);
        assert_broken(test.raw("update enrollment set starts_on = '2026-07-15' where left_on is null").await);
        assert_eq!(test.raw("update enrollment set starts_on = '2026-07-16' where left_on is null").await.unwrap(), 1);
        let again = "insert into enrollment (id, structure_id, participant_id, coach_id, place, starts_on, ends_on, left_on, trade, activity,
             acre, benefit, starting_turnover, created_at)
             select 'again', structure_id, participant_id, coach_id, place, starts_on, ends_on, left_on, trade, activity, acre, benefit, 0,
             created_at from enrollment where left_on is not null";
        assert_broken(test.raw(again).await);
    }

    async fn moving_a_return_earlier_and_the_exit_later_at_once_keeps_them_apart(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        leave(&team, &awa, "2026-07-15").await;
        come_back(&team, &awa, "2026-09-01").await;
        let newest = team.store.enrollments().enrollment_of(&awa.id).await.unwrap().id;
        let answers = at_once((0..8).map(|number| {
            let (team, awa, newest) = (team.clone(), awa.clone(), newest.clone());
            async move {
                let coach = actor(&team.coach);
                if number % 2 == 0 {
                    let (seen, to) = ((day("2026-09-01"), None), (day("2026-07-20"), None));
                    team.store.enrollments().set_start(&coach, &newest, seen, to, today()).await
                } else {
                    team.store.enrollments().correct_exit(&coach, &awa.path, day("2026-07-15"), &exit("2026-08-20"), today()).await
                }
            }
        })).await;
        assert!(answers.iter().all(|answer| matches!(answer, Ok(()) | Err(StoreError::Refused(_)))), "{answers:?}");
        let all = team.store.enrollments().enrollments_of(&awa.id).await.unwrap();
        assert!(all[1].left_on.unwrap() < all[0].starts_on, "{all:?}");
    }

    async fn a_check_in_that_waits_for_an_exit_is_refused(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let said = {
            let (team, awa) = (team.clone(), awa.clone());
            async move {
                let new = NewCheckIn { mood: Mood::Well, blocker: Blocker::Nothing, words: None, wants_call: false };
                team.store.plans().check_in(&actor(&awa.id), &awa.id, &new, today()).await
            }
        };
        let left = format!("update enrollment set left_on = '2026-11-20' where id = '{}'", awa.path);
        let answer = test.at_once_behind(&left, [said]).await.remove(0);
        assert_eq!(refusal(answer), Refusal::Plan(PlanRefusal::NoCheckIn));
    }
}
