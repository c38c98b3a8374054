//! Case 10: no reminder after the start or of a place that is not held, and one of the new date alone after a move.

use crate::support::db::{Team, TestDb, actor, at, day, lease_messages, now, on_both_engines};
use chrono::{DateTime, Duration, Utc};
use domain::{bookings::notice::Sending, values::ids::PersonId};
use store::{MoveTo, NewSessions, SessionChange};

const STARTS: &str = "2026-12-03T13:00:00Z";
const NEXT_DAY: &str = "2026-12-04T13:00:00Z";

/// What leaves for someone up to an instant, a quarter of an hour after the other, as the job sends it.
async fn sent(test: &TestDb, team: &Team, to: &PersonId, until: DateTime<Utc>) -> Vec<(String, DateTime<Utc>)> {
    let address = team.store.people().person(to).await.unwrap().email.unwrap().to_string();
    let (mut clock, mut sent) = (now(), Vec::new());
    while clock <= until {
        for message in lease_messages(&test.db, clock).await {
            let notice = test.db.notice(&message.id).await.unwrap().unwrap();
            match notice.sending(clock) {
                Sending::Now => {
                    test.db.delivered(&message.id, clock).await.unwrap();
                    if message.recipient == address {
                        sent.push((message.notice.unwrap(), clock));
                    }
                }
                Sending::Later(due) => test.db.postponed(&message.id, due).await.unwrap(),
                Sending::Never => test.db.dropped(&message.id, clock).await.unwrap(),
            }
        }
        clock += Duration::minutes(15);
    }
    sent
}

fn expected(notices: &[(&str, DateTime<Utc>)]) -> Vec<(String, DateTime<Utc>)> {
    notices.iter().map(|(notice, at)| ((*notice).to_owned(), *at)).collect()
}

fn before(starts: &str, hours: i64) -> DateTime<Utc> {
    at(starts) - Duration::hours(hours)
}

on_both_engines! {
    async fn who_holds_a_place_is_reminded_twice_and_not_after_the_start(test: TestDb) {
        let (team, end) = (test.team(1).await, at(NEXT_DAY) + Duration::days(1));
        let awa = team.newcomer("Awa").await;
        team.booked(&awa, &team.session(STARTS, 1).await).await;
        let all = [("Booked", now()), ("Reminder48", before(STARTS, 48)), ("Reminder2", before(STARTS, 2))];
        assert_eq!(sent(&test, &team, &awa, end).await, expected(&all));
    }

    async fn case_10_a_job_that_was_down_until_after_the_start_sends_nothing(test: TestDb) {
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

    async fn case_10_no_reminder_of_a_place_given_back_even_if_it_is_being_sent(test: TestDb) {
        let (team, end) = (test.team(1).await, at(NEXT_DAY) + Duration::days(1));
        let (awa, bilal) = (team.newcomer("Awa").await, team.newcomer("Bilal").await);
        let session = team.session(STARTS, 2).await;
        let booking = team.booked(&awa, &session).await;
        team.store.bookings().cancel_booking(&actor(&awa), &awa, &booking, None).await.unwrap();
        assert_eq!(sent(&test, &team, &awa, end).await, []);

        let late = team.booked(&bilal, &session).await;
        let leased = lease_messages(&test.db, before(STARTS, 48)).await;
        let reminder = leased.iter().find(|message| message.notice.as_deref() == Some("Reminder48")).unwrap();
        let word = Some("Malade");
        team.store.bookings().cancel_booking(&store::Actor::person(&bilal, before(STARTS, 48)), &bilal, &late, word).await.unwrap();
        let notice = test.db.notice(&reminder.id).await.unwrap().unwrap();
        assert_eq!(notice.sending(before(STARTS, 48)), Sending::Never);
    }

    async fn case_10_after_a_move_only_the_new_date_is_reminded_of(test: TestDb) {
        let (team, end) = (test.team(1).await, at(NEXT_DAY) + Duration::days(1));
        let awa = team.newcomer("Awa").await;
        let booking = team.booked(&awa, &team.session(STARTS, 1).await).await;
        let to = MoveTo::Session(team.session(NEXT_DAY, 1).await);
        team.store.bookings().move_booking(&actor(&awa), &awa, &booking, &to).await.unwrap();
        let seen = sent(&test, &team, &awa, end).await;
        assert_eq!(seen[2..], expected(&[("Reminder48", before(NEXT_DAY, 48)), ("Reminder2", before(NEXT_DAY, 2))]));
        let at_once: Vec<_> = seen[..2].iter().map(|(notice, at)| (notice.as_str(), *at)).collect();
        assert_eq!(at_once, [("Booked", now()), ("Moved", now())]);
    }

    async fn a_session_at_another_time_is_reminded_of_at_that_time(test: TestDb) {
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
        assert_eq!(seen[2..], expected(&[("Reminder48", before(NEXT_DAY, 48)), ("Reminder2", before(NEXT_DAY, 2))]));
    }

    async fn case_10_a_cancelled_session_is_told_of_once_and_not_reminded_of(test: TestDb) {
        let (team, end) = (test.team(1).await, at(NEXT_DAY) + Duration::days(1));
        let (awa, session) = (team.newcomer("Awa").await, team.session(STARTS, 1).await);
        team.booked(&awa, &session).await;
        team.store.bookings().cancel_session(&actor(&team.coach), &session, false, None).await.unwrap();
        assert_eq!(sent(&test, &team, &awa, end).await, expected(&[("Cancelled", now())]));
    }

    async fn each_date_of_a_session_is_reminded_of(test: TestDb) {
        let (team, end) = (test.team(1).await, at(NEXT_DAY) + Duration::days(1));
        let awa = team.newcomer("Awa").await;
        let dates = vec![vec![crate::support::bookings::span(STARTS, 60), crate::support::bookings::span(NEXT_DAY, 60)]];
        let session = team.open(&NewSessions { sessions: dates, ..team.session_at(STARTS, 1).await }).await;
        team.booked(&awa, &session).await;
        let all = [
            ("Booked", now()),
            ("Reminder48", before(STARTS, 48)),
            ("Reminder48", before(NEXT_DAY, 48)),
            ("Reminder2", before(STARTS, 2)),
            ("Reminder2", before(NEXT_DAY, 2)),
        ];
        assert_eq!(sent(&test, &team, &awa, end).await, expected(&all));
    }
}
