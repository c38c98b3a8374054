//! Public holidays close availability windows, except windows for that single day.

use crate::support::{
    bookings::wish,
    db::{Team, TestDb, actor, at, day, now, on_both_engines, refusal},
};
use chrono::NaiveDate;
use domain::{
    bookings::{BookingRefusal, availability::NewWindow, holidays::HolidayRegion, recurrence::Recurrence},
    values::ids::SessionTypeId,
};
use store::{Refusal, SlotSearch};

async fn days(team: &Team, id: &SessionTypeId, from: &str, to: &str) -> Vec<NaiveDate> {
    let of = team.store.bookings().session_type(id).await.unwrap();
    let participant = team.newcomer("Awa").await;
    let search = SlotSearch { participant: &participant, coach: None, from: day(from), to: day(to), in_own_name: true };
    let slots = team.store.bookings().free_slots(&of, &search, now()).await.unwrap();
    slots.iter().map(|slot| domain::values::paris::day(slot.span.starts_at)).collect()
}

on_both_engines! {
    async fn no_slot_lies_on_a_public_holiday_of_the_structure(test: TestDb) {
        let team = test.team(1).await;
        let point = team.slot_type("Point", 60).await;
        team.window(&team.coach, "09:00:00", "10:00:00").await;
        let christmas = || days(&team, &point, "2026-12-24", "2026-12-27");
        assert_eq!(christmas().await, ["2026-12-24", "2026-12-26", "2026-12-27"].map(day));
        team.store.settings().set_holiday_region(&actor(&team.coach), HolidayRegion::AlsaceMoselle).await.unwrap();
        assert_eq!(team.store.settings().holiday_region().await.unwrap(), HolidayRegion::AlsaceMoselle);
        assert_eq!(christmas().await, ["2026-12-24", "2026-12-27"].map(day));
        let wish = wish(&point, &team.coach, at("2026-12-25T08:00:00Z"));
        let bilal = team.newcomer("Bilal").await;
        let booked = team.store.bookings().book_slot(&actor(&bilal), &bilal, &wish).await;
        assert_eq!(refusal(booked), Refusal::Booking(BookingRefusal::SlotGone));
        assert_eq!(test.number("select count(*) from audit where action = 'structure.holiday_region'").await, 1);
    }

    async fn window_for_a_single_day_is_open_on_a_public_holiday(test: TestDb) {
        let team = test.team(1).await;
        let point = team.slot_type("Point", 60).await;
        let new = NewWindow {
            first_day: day("2026-12-25"),
            recurrence: Recurrence::once(),
            from: "09:00:00".parse().unwrap(),
            to: "10:00:00".parse().unwrap(),
            session_type: None,
            venue: None,
        };
        team.store.bookings().open_window(&actor(&team.coach), &team.coach, &new).await.unwrap();
        assert_eq!(days(&team, &point, "2026-12-20", "2026-12-31").await, [day("2026-12-25")]);
        let bilal = team.newcomer("Bilal").await;
        team.store.bookings().book_slot(&actor(&bilal), &bilal, &wish(&point, &team.coach, at("2026-12-25T08:00:00Z"))).await.unwrap();
    }
}
