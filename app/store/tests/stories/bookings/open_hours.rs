//! The hours that the agenda shades, what stands against new dates, changed windows and venues.

use crate::support::{
    bookings::{WORKSHOP, span, wish},
    db::{Team, TestDb, actor, at, at_once, day, now, on_both_engines, refusal},
};
use chrono::{NaiveDate, NaiveTime};
use domain::{
    bookings::{
        BookingRefusal, SessionKind, availability::NewWindow, holidays::HolidayRegion, leave::LeaveDays, recurrence::Recurrence,
        session_type::NewSessionType,
    },
    values::ids::PersonId,
};
use store::{NewSessions, Obstacle, Refusal, SlotSearch, StoreError};

/// The days on which a coach, or all, are open.
async fn open_days(team: &Team, coach: Option<&PersonId>, from: &str, to: &str) -> Vec<NaiveDate> {
    let open = team.store.bookings().open_hours(coach, day(from), day(to), HolidayRegion::Metropole).await.unwrap();
    let mut days: Vec<NaiveDate> = open.into_iter().map(|open| open.day).collect();
    days.sort_unstable();
    days
}

on_both_engines! {
    async fn open_hours_are_the_days_on_which_slots_are_free(test: TestDb) {
        let team = test.team(1).await;
        let (awa, hugo, meeting) = (team.newcomer("Awa").await, team.colleague("Hugo").await, team.slot_type("Entretien", 60).await);
        let window = team.window(&team.coach, "09:00:00", "12:00:00").await;
        team.window(&hugo, "14:00:00", "16:00:00").await;
        let by = actor(&team.coach);
        team.store.bookings().set_window_exception(&by, None, &window, day("2026-12-22"), true).await.unwrap();
        let leave = LeaveDays { from: day("2026-12-28"), to: day("2026-12-29") };
        team.store.bookings().take_leave(&by, &team.coach, &leave, &[], None).await.unwrap();
        let open = open_days(&team, Some(&team.coach), "2026-12-21", "2026-12-30").await;
        // The other answer to the same question: the days with a slot that could be booked.
        let of = team.store.bookings().session_type(&meeting).await.unwrap();
        let search = SlotSearch { participant: &awa, coach: Some(&team.coach), from: day("2026-12-21"), to: day("2026-12-30"), in_own_name: false };
        let slots = team.store.bookings().free_slots(&of, &search, now()).await.unwrap();
        let mut bookable: Vec<NaiveDate> = slots.iter().map(|slot| domain::values::paris::day(slot.span.starts_at)).collect();
        bookable.dedup();
        assert_eq!(open, bookable);
        assert_eq!(open, ["2026-12-21", "2026-12-23", "2026-12-24", "2026-12-26", "2026-12-27", "2026-12-30"].map(day));
        assert_eq!(open_days(&team, None, "2026-12-28", "2026-12-28").await, [day("2026-12-28")], "of the colleague");
        let hours = team.store.bookings().open_hours(Some(&hugo), day("2026-12-28"), day("2026-12-28"), HolidayRegion::Metropole).await;
        assert_eq!(hours.unwrap()[0].part, 14 * 60..16 * 60);
    }

    async fn a_conflict_names_the_session_or_the_leave_of_that_time(test: TestDb) {
        let team = test.team(1).await;
        team.session("2026-12-22T13:00:00Z", 2).await;
        team.session_beside("2026-12-29T13:00:00Z", 2).await;
        let leave = LeaveDays { from: day("2027-01-05"), to: day("2027-01-05") };
        team.store.bookings().take_leave(&actor(&team.coach), &team.coach, &leave, &[], None).await.unwrap();
        let dates = ["2026-12-15T13:30:00Z", "2026-12-22T13:30:00Z", "2026-12-29T13:30:00Z", "2027-01-05T13:30:00Z", "2027-01-12T13:30:00Z"];
        let dates = dates.map(|start| span(start, 60));
        let all = domain::bookings::span::Span { starts_at: dates[0].starts_at, ends_at: dates[4].ends_at };
        let time = team.store.bookings().coach_time(Some(&team.coach), &all).await.unwrap();
        let found = time.conflicts(&team.coach, &dates);
        assert_eq!(found.iter().map(|one| one.span).collect::<Vec<_>>(), [dates[1], dates[3]]);
        assert_eq!(found[0].with, Obstacle::Session { title: WORKSHOP.into(), span: span("2026-12-22T13:00:00Z", 60) });
        assert!(matches!(&found[1].with, Obstacle::Leave(leave) if leave.from_day == day("2027-01-05")));
        assert_eq!(time.load(&team.coach), 1);
        // A date that only touches the other session is free.
        assert_eq!(time.conflicts(&team.coach, &[span("2026-12-22T14:00:00Z", 60)]), []);
        // The engine itself refuses the named dates and takes the others.
        let new_type = team.workshop().await;
        let new = |span| NewSessions { sessions: vec![vec![span]], session_type: new_type.clone(), venue: None, link: None, coach: team.coach.clone(), places: 2 };
        for (nth, date) in dates.iter().enumerate() {
            let opened = team.store.bookings().open_sessions(&actor(&team.coach), &new(*date)).await;
            assert_eq!(opened.is_err(), nth == 1 || nth == 3, "{date:?}");
        }
    }

    async fn changes_at_once_of_one_window_or_venue_keep_one_winner(test: TestDb) {
        let team = test.team(1).await;
        let by = actor(&team.coach);
        let window = team.window(&team.coach, "09:00:00", "12:00:00").await;
        let venue = team.store.bookings().add_venue(&by, "Le Canal", "1 quai du Port").await.unwrap();
        let shown = team.store.bookings().window(None, &window).await.unwrap().as_typed();
        let at_venue = team.store.bookings().venues().await.unwrap().remove(0).fingerprint();
        let answers = at_once((0..6u32).map(|nth| {
            let (team, by, shown) = (team.clone(), by.clone(), shown.clone());
            let (window, venue, at_venue) = (window.clone(), venue.clone(), at_venue.clone());
            async move {
                let rows = team.store.bookings();
                let new = NewWindow { to: NaiveTime::from_hms_opt(13 + nth, 0, 0).unwrap(), ..shown.clone() };
                let hours = rows.change_window(&by, None, &window, &shown.fingerprint(), &new).await;
                (hours, rows.change_venue(&by, &venue, &at_venue, "Le Canal", &format!("{nth} quai du Port")).await)
            }
        }))
        .await;
        let (hours, venues): (Vec<_>, Vec<_>) = answers.into_iter().unzip();
        for answers in [hours, venues] {
            assert_eq!(answers.iter().filter(|it| it.is_ok()).count(), 1, "{answers:?}");
            let refused = answers.into_iter().filter(Result::is_err).map(refusal);
            assert!(refused.collect::<Vec<_>>().iter().all(|it| *it == Refusal::MovedOn));
        }
    }

    async fn a_changed_window_offers_its_new_hours_and_keeps_what_is_booked(test: TestDb) {
        let team = test.team(1).await;
        let (awa, hugo, meeting) = (team.newcomer("Awa").await, team.colleague("Hugo").await, team.slot_type("Entretien", 60).await);
        let window = team.window(&team.coach, "09:00:00", "12:00:00").await;
        let booked = team.booked_slot(&awa, &wish(&meeting, &team.coach, at("2026-12-03T08:00:00Z"))).await;
        let read = team.store.bookings().window(Some(&team.coach), &window).await.unwrap();
        let new = NewWindow { from: "14:00:00".parse().unwrap(), to: "16:00:00".parse().unwrap(), ..read.as_typed() };
        let by = actor(&team.coach);
        let seen = read.as_typed().fingerprint();
        for of in [Some(&team.coach), None] {
            team.store.bookings().change_window(&by, of, &window, &seen, &new).await.unwrap();
        }
        let longer = NewWindow { to: "17:00:00".parse().unwrap(), ..new.clone() };
        assert_eq!(refusal(team.store.bookings().change_window(&by, None, &window, &seen, &longer).await), Refusal::MovedOn);
        assert_eq!(team.store.bookings().window(None, &window).await.unwrap().as_typed(), new);
        assert_eq!(team.store.bookings().booking(&awa, &booked.id).await.unwrap().starts_at, at("2026-12-03T08:00:00Z"));
        let later = wish(&meeting, &team.coach, at("2026-12-03T09:00:00Z"));
        assert_eq!(refusal(team.store.bookings().book_slot(&actor(&awa), &awa, &later).await), Refusal::Booking(BookingRefusal::SlotGone));
        team.booked_slot(&awa, &wish(&meeting, &team.coach, at("2026-12-03T13:00:00Z"))).await;
        assert!(matches!(team.store.bookings().change_window(&by, Some(&hugo), &window, &seen, &new).await, Err(StoreError::NotFound)));
        team.store.bookings().close_window(&by, None, &window).await.unwrap();
        assert!(matches!(team.store.bookings().change_window(&by, None, &window, &seen, &new).await, Err(StoreError::NotFound)), "it is closed");
        let once = NewWindow { recurrence: Recurrence::once(), ..new };
        assert_ne!(team.store.bookings().open_window(&by, &team.coach, &once).await.unwrap(), window);
    }

    async fn a_renamed_venue_is_renamed_for_what_is_planned_and_a_closed_one_is_offered_no_more(test: TestDb) {
        let (team, others) = (test.team(1).await, test.team(1).await);
        let (by, rows) = (actor(&team.coach), team.store.bookings());
        let canal = rows.add_venue(&by, "Le Canal", "1 quai du Port").await.unwrap();
        let halle = rows.add_venue(&by, "La Halle", "2 place du Marché").await.unwrap();
        let session = team.open(&NewSessions { venue: Some(canal.clone()), ..team.session_at("2026-12-03T13:00:00Z", 3).await }).await;
        let seen = rows.venues().await.unwrap().iter().find(|venue| venue.id == canal).unwrap().fingerprint();
        assert_eq!(refusal(rows.change_venue(&by, &canal, &seen, "La Halle", "1 quai du Port").await), Refusal::TitleTaken);
        for _ in 0..2 {
            rows.change_venue(&by, &canal, &seen, "Le Bassin", "3 quai du Port").await.unwrap();
        }
        assert_eq!(refusal(rows.change_venue(&by, &canal, &seen, "Le Bassin", "5 quai du Port").await), Refusal::MovedOn);
        let read = rows.session(&team.coach, &session).await.unwrap();
        assert_eq!((read.venue.as_deref(), read.address.as_deref()), (Some("Le Bassin"), Some("3 quai du Port")));
        assert_eq!(test.number("select count(*) from audit where action = 'venue.changed'").await, 1);
        assert_eq!(test.number("select sequence from session where venue_id is not null").await, 1, "calendars read it anew");

        let there = NewSessionType { venue: Some(canal.clone()), ..NewSessionType::usual(SessionKind::Expert, "Juriste", 8) };
        let of = team.session_type(&there).await;
        assert_eq!(refusal(rows.close_venue(&by, &canal).await), Refusal::VenueInUse);
        rows.close_session_type(&by, &of).await.unwrap();
        for _ in 0..2 {
            rows.close_venue(&by, &canal).await.unwrap();
        }
        assert_eq!(rows.venues().await.unwrap().into_iter().map(|venue| venue.id).collect::<Vec<_>>(), [halle]);
        assert_eq!(rows.session(&team.coach, &session).await.unwrap().venue.as_deref(), Some("Le Bassin"), "what is planned stays");
        let new = NewSessions { venue: Some(canal.clone()), ..team.session_at("2026-12-10T13:00:00Z", 3).await };
        assert_eq!(refusal(rows.open_sessions(&by, &new).await), Refusal::VenueClosed);
        assert!(matches!(others.store.bookings().reopen_venue(&by, &canal).await, Err(StoreError::NotFound)));
        rows.reopen_venue(&by, &canal).await.unwrap();
        rows.open_sessions(&by, &new).await.unwrap();
    }
}
