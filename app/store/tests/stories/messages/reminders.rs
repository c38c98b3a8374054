//! Case 10: no reminder after the start or of a cancelled booking; after a move, reminders of the new date alone.

use crate::support::db::{Team, TestDb, actor, at, day, lease_messages, now, on_both_engines};
use chrono::{DateTime, Duration, Utc};
use domain::{
    bookings::notice::{NoticeKind, Sending},
    values::ids::PersonId,
};
use store::{MoveTo, NewSessions, SessionChange};

const STARTS: &str = "2026-12-03T13:00:00Z";
const NEXT_DAY: &str = "2026-12-04T13:00:00Z";

/// Runs the job every quarter of an hour until an instant, and returns the messages that leave for a person, with their instants.
async fn sent(test: &TestDb, team: &Team, to: &PersonId, until: DateTime<Utc>) -> Vec<(NoticeKind, DateTime<Utc>)> {
    let address = team.store.people().person(to).await.unwrap().email.unwrap().to_string();
    let (mut clock, mut sent) = (now(), Vec::new());
    while clock <= until {
        for message in lease_messages(&test.db, clock).await {
            let notice = test.db.notice(&message.id).await.unwrap().unwrap();
            match notice.sending(clock) {
                Sending::Now => {
                    test.db.mark_delivered(&message.id, clock).await.unwrap();
                    if message.recipient == address {
                        sent.push((message.notice.unwrap(), clock));
                    }
                }
                Sending::Later(due) => test.db.postpone_message(&message.id, due).await.unwrap(),
                Sending::Never => test.db.drop_message(&message.id, clock).await.unwrap(),
            }
        }
        clock += Duration::minutes(15);
    }
    sent
}

fn hours_before(starts: &str, hours: i64) -> DateTime<Utc> {
    at(starts) - Duration::hours(hours)
}

on_both_engines! {
    async fn a_booking_is_reminded_of_48_and_2_hours_before_and_not_after_the_start(test: TestDb) {
        let (team, end) = (test.team(1).await, at(NEXT_DAY) + Duration::days(1));
        let awa = team.newcomer("Awa").await;
        team.booked(&awa, &team.session(STARTS, 1).await).await;
        let all = [
            (NoticeKind::Booked, now()),
            (NoticeKind::Reminder48, hours_before(STARTS, 48)),
            (NoticeKind::Reminder2, hours_before(STARTS, 2)),
        ];
        assert_eq!(sent(&test, &team, &awa, end).await, all);
    }

    async fn case_10_a_job_that_resumes_at_the_start_sends_nothing(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.newcomer("Awa").await;
        team.booked(&awa, &team.session(STARTS, 1).await).await;
        let leased = lease_messages(&test.db, at(STARTS)).await;
        assert_eq!(leased.len(), 3);
        for message in leased {
            let notice = test.db.notice(&message.id).await.unwrap().unwrap();
            assert_eq!(notice.sending(at(STARTS)), Sending::Never, "{:?}", message.notice);
        }
    }

    async fn case_10_a_cancelled_booking_sends_no_reminder_even_when_leased_before(test: TestDb) {
        let (team, end) = (test.team(1).await, at(NEXT_DAY) + Duration::days(1));
        let (awa, bilal) = (team.newcomer("Awa").await, team.newcomer("Bilal").await);
        let session = team.session(STARTS, 2).await;
        let booking = team.booked(&awa, &session).await;
        team.store.bookings().cancel_booking(&actor(&awa), &awa, &booking, None).await.unwrap();
        assert_eq!(sent(&test, &team, &awa, end).await, []);

        let late = team.booked(&bilal, &session).await;
        let leased = lease_messages(&test.db, hours_before(STARTS, 48)).await;
        let reminder = leased.iter().find(|message| message.notice == Some(NoticeKind::Reminder48)).unwrap();
        let word = Some("Malade");
        team.store.bookings().cancel_booking(&store::Actor::person(&bilal, hours_before(STARTS, 48)), &bilal, &late, word).await.unwrap();
        let notice = test.db.notice(&reminder.id).await.unwrap().unwrap();
        assert_eq!(notice.sending(hours_before(STARTS, 48)), Sending::Never);
    }

    async fn case_10_a_moved_booking_is_reminded_of_its_new_date_alone(test: TestDb) {
        let (team, end) = (test.team(1).await, at(NEXT_DAY) + Duration::days(1));
        let awa = team.newcomer("Awa").await;
        let booking = team.booked(&awa, &team.session(STARTS, 1).await).await;
        let to = MoveTo::Session(team.session(NEXT_DAY, 1).await);
        team.store.bookings().move_booking(&actor(&awa), &awa, &booking, &to).await.unwrap();
        let seen = sent(&test, &team, &awa, end).await;
        assert_eq!(seen[2..], [(NoticeKind::Reminder48, hours_before(NEXT_DAY, 48)), (NoticeKind::Reminder2, hours_before(NEXT_DAY, 2))]);
        assert_eq!(seen[..2], [(NoticeKind::Booked, now()), (NoticeKind::Moved, now())]);
    }

    async fn a_changed_session_is_reminded_of_at_its_new_time(test: TestDb) {
        let (team, end) = (test.team(1).await, at(NEXT_DAY) + Duration::days(1));
        let (awa, session) = (team.newcomer("Awa").await, team.session(STARTS, 1).await);
        team.booked(&awa, &session).await;
        let change = SessionChange {
            day: day("2026-12-04"),
            time: "14:00:00".parse().unwrap(),
            minutes: 60,
            places: 1,
            venue: None,
            link: None,
            following: false,
        };
        team.store.bookings().change_session(&actor(&team.coach), &session, &change).await.unwrap();
        let seen = sent(&test, &team, &awa, end).await;
        assert_eq!(seen[2..], [(NoticeKind::Reminder48, hours_before(NEXT_DAY, 48)), (NoticeKind::Reminder2, hours_before(NEXT_DAY, 2))]);
    }

    async fn case_10_a_cancelled_session_sends_one_message_and_no_reminder(test: TestDb) {
        let (team, end) = (test.team(1).await, at(NEXT_DAY) + Duration::days(1));
        let (awa, session) = (team.newcomer("Awa").await, team.session(STARTS, 1).await);
        team.booked(&awa, &session).await;
        team.store.bookings().cancel_session(&actor(&team.coach), &session, false, None).await.unwrap();
        assert_eq!(sent(&test, &team, &awa, end).await, [(NoticeKind::Cancelled, now())]);
    }

    async fn a_session_of_two_dates_sends_reminders_of_each(test: TestDb) {
        let (team, end) = (test.team(1).await, at(NEXT_DAY) + Duration::days(1));
        let awa = team.newcomer("Awa").await;
        let dates = vec![vec![crate::support::bookings::span(STARTS, 60), crate::support::bookings::span(NEXT_DAY, 60)]];
        let session = team.open(&NewSessions { sessions: dates, ..team.session_at(STARTS, 1).await }).await;
        team.booked(&awa, &session).await;
        let all = [
            (NoticeKind::Booked, now()),
            (NoticeKind::Reminder48, hours_before(STARTS, 48)),
            (NoticeKind::Reminder48, hours_before(NEXT_DAY, 48)),
            (NoticeKind::Reminder2, hours_before(STARTS, 2)),
            (NoticeKind::Reminder2, hours_before(NEXT_DAY, 2)),
        ];
        assert_eq!(sent(&test, &team, &awa, end).await, all);
    }
}
