//! Case 8: slots, series and reminders across the changes of the clocks on the last Sundays of March and October.

use crate::support::{
    bookings::wish,
    db::{TestDb, actor, at, day, lease_messages, on_both_engines, refusal, today},
};
use chrono::{Duration, NaiveDate, NaiveDateTime};
use domain::{
    bookings::{notice::Sending, session::span_at},
    values::paris,
};
use store::{Actor, FreeSlot, NewSessions, Refusal, SessionChange, SlotSearch};

/// The Sundays on which the clocks change.
const MARCH: [&str; 2] = ["2026-03-29", "2027-03-28"];
const OCTOBER: [&str; 2] = ["2026-10-25", "2027-10-31"];

fn wall(slots: &[FreeSlot]) -> Vec<NaiveDateTime> {
    slots.iter().map(|slot| paris::wall_clock(slot.span.starts_at)).collect()
}

fn clock(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

/// False for Easter Monday and All Saints' Day of 2027, which follow a change of the clocks and have no slots.
fn is_no_holiday(date: &NaiveDate) -> bool {
    ![day("2027-03-29"), day("2027-11-01")].contains(date)
}

on_both_engines! {
    async fn case_8_a_weekly_14_00_is_14_00_on_both_sides_of_every_change(test: TestDb) {
        let team = test.team(1).await;
        let (meeting, awa) = (team.slot_type("Entretien", 60).await, team.newcomer("Awa").await);
        let window = team.window(&team.coach, "14:00:00", "15:00:00").await;
        test.raw(format!("update availability_window set first_day = '2026-01-01' where id = '{window}'")).await.unwrap();
        let of = team.store.bookings().session_type(&meeting).await.unwrap();
        for sunday in MARCH.into_iter().chain(OCTOBER).map(day) {
            let (from, to) = (sunday - Duration::days(2), sunday + Duration::days(2));
            let search = SlotSearch { participant: &awa, coach: None, from, to, in_own_name: true };
            let before = at("2026-01-02T10:00:00Z");
            let free = team.store.bookings().free_slots(&of, &search, before).await.unwrap();
            let expected: Vec<_> =
                from.iter_days().take(5).filter(is_no_holiday).map(|day| day.and_hms_opt(14, 0, 0).unwrap()).collect();
            assert_eq!(wall(&free), expected);
            let last = free.len() - 1;
            for slot in [&free[0], &free[last]] {
                let booked = wish(&meeting, &team.coach, slot.span.starts_at);
                team.store.bookings().book_slot(&Actor::person(&awa, before), &awa, &booked).await.unwrap();
            }
            assert_eq!(wall(&team.store.bookings().free_slots(&of, &search, before).await.unwrap()), expected[1..last]);
        }
        let held = team.store.bookings().upcoming_bookings(&awa, at("2026-01-02T10:00:00Z")).await.unwrap();
        assert!(held.iter().all(|booking| (booking.ends_at - booking.starts_at).num_minutes() == 60));
        assert_eq!(held.len(), 8);
    }

    async fn case_8_half_past_two_is_no_slot_in_march_and_one_in_october(test: TestDb) {
        let team = test.team(1).await;
        let (meeting, awa) = (team.slot_type("Veille", 30).await, team.newcomer("Awa").await);
        let window = team.window(&team.coach, "02:30:00", "03:00:00").await;
        test.raw(format!("update availability_window set first_day = '2026-01-01' where id = '{window}'")).await.unwrap();
        let of = team.store.bookings().session_type(&meeting).await.unwrap();
        let before = at("2026-01-02T10:00:00Z");
        for sunday in MARCH.map(day) {
            let search = SlotSearch { participant: &awa, coach: None, from: sunday - Duration::days(1), to: sunday + Duration::days(1), in_own_name: true };
            let days: Vec<_> = wall(&team.store.bookings().free_slots(&of, &search, before).await.unwrap()).iter().map(|at| at.date()).collect();
            let around: Vec<_> = [sunday - Duration::days(1), sunday + Duration::days(1)].into_iter().filter(is_no_holiday).collect();
            assert_eq!(days, around);
            // The instant of 02:30 if the clocks were not put forward.
            let gap = wish(&meeting, &team.coach, sunday.and_hms_opt(1, 30, 0).unwrap().and_utc());
            let booked = team.store.bookings().book_slot(&Actor::person(&awa, before), &awa, &gap).await;
            assert_eq!(refusal(booked), Refusal::Booking(domain::bookings::BookingRefusal::SlotGone));
        }
        for sunday in OCTOBER.map(day) {
            let search = SlotSearch { participant: &awa, coach: None, from: sunday, to: sunday, in_own_name: true };
            let free = team.store.bookings().free_slots(&of, &search, before).await.unwrap();
            let first_of_two = sunday.and_hms_opt(0, 30, 0).unwrap().and_utc();
            assert_eq!(free.iter().map(|slot| slot.span.starts_at).collect::<Vec<_>>(), [first_of_two]);
        }
    }

    async fn case_8_a_series_keeps_its_hour_when_it_is_moved_across_the_change(test: TestDb) {
        let team = test.team(1).await;
        let thursdays = ["2027-03-18T14:00:00", "2027-03-25T14:00:00", "2027-04-01T14:00:00"];
        let new = NewSessions {
            sessions: thursdays.iter().map(|starts| vec![span_at(clock(starts), 60).unwrap()]).collect(),
            ..team.session_at("2027-03-18T13:00:00Z", 4).await
        };
        let series = team.store.bookings().open_sessions(&actor(&team.coach), &new).await.unwrap();
        let mut change = SessionChange {
            day: day("2027-03-19"),
            time: "15:00:00".parse().unwrap(),
            minutes: 60,
            places: 4,
            venue: None,
            link: None,
            following: true,
        };
        team.store.bookings().change_session(&actor(&team.coach), &series[0], &change).await.unwrap();
        let mut starts = Vec::new();
        for id in &series {
            starts.push(paris::wall_clock(team.store.bookings().session(&team.coach, id).await.unwrap().starts_at));
        }
        assert_eq!(starts, ["2027-03-19T15:00:00", "2027-03-26T15:00:00", "2027-04-02T15:00:00"].map(clock));

        // Two days later they fall on Sundays, and the second one has no 02:30: none is moved.
        (change.day, change.time) = (day("2027-03-21"), "02:30:00".parse().unwrap());
        assert_eq!(refusal(team.store.bookings().change_session(&actor(&team.coach), &series[0], &change).await), Refusal::NoSuchHour);
        let first = team.store.bookings().session(&team.coach, &series[0]).await.unwrap();
        assert_eq!(paris::wall_clock(first.starts_at), clock("2027-03-19T15:00:00"));
    }

    async fn case_8_a_reminder_is_due_48_elapsed_hours_before_across_the_change(test: TestDb) {
        let team = test.team(1).await;
        assert!(today() < day(MARCH[1]));
        for (monday, due) in [("2027-03-29T12:00:00Z", "2027-03-27T12:00:00Z"), ("2027-11-01T13:00:00Z", "2027-10-30T13:00:00Z")] {
            assert_eq!(paris::wall_clock(at(monday)).format("%H:%M").to_string(), "14:00");
            let awa = team.newcomer("Awa").await;
            team.booked(&awa, &team.session(monday, 1).await).await;
            let confirmed = lease_messages(&test.db, at(due) - Duration::days(1)).await;
            test.db.mark_delivered(&confirmed[0].id, at(due) - Duration::days(1)).await.unwrap();
            assert_eq!(confirmed.iter().map(|message| message.notice.map(|notice| notice.as_str())).collect::<Vec<_>>(), [Some("Booked")]);
            assert_eq!(lease_messages(&test.db, at(due) - Duration::seconds(1)).await, []);
            let leased = lease_messages(&test.db, at(due)).await;
            assert_eq!(leased.iter().map(|message| message.notice.map(|notice| notice.as_str())).collect::<Vec<_>>(), [Some("Reminder48")]);
            let notice = test.db.notice(&leased[0].id).await.unwrap().unwrap();
            assert_eq!(notice.starts_at, at(monday));
            assert_eq!(notice.sending(at(due) - Duration::seconds(1)), Sending::Later(at(due)));
            assert_eq!(notice.sending(at(due)), Sending::Now);
            assert_eq!(notice.sending(at(monday)), Sending::Never);
            test.db.mark_delivered(&leased[0].id, at(due)).await.unwrap();
            let last = lease_messages(&test.db, at(monday) - Duration::hours(2)).await;
            assert_eq!(last.iter().map(|message| message.notice.map(|notice| notice.as_str())).collect::<Vec<_>>(), [Some("Reminder2")]);
            test.db.mark_delivered(&last[0].id, at(monday)).await.unwrap();
        }
    }
}
