//! Case 11: a leave of a coach lists the sessions in it, and reassigns or cancels each of them with a message.

use crate::support::{
    bookings::wish,
    db::{Team, TestDb, actor, at, day, now, on_both_engines, refusal, today},
};
use domain::{
    bookings::{BookingRefusal, BookingState, leave::LeaveDays},
    values::ids::{BookingId, PersonId, SessionId},
};
use store::{Decision, NewSessions, Refusal, SlotSearch};

fn no(reason: BookingRefusal) -> Refusal {
    Refusal::Booking(reason)
}

fn days(from: &str, to: &str) -> LeaveDays {
    LeaveDays { from: day(from), to: day(to) }
}

/// The kinds of the messages to a person, sorted, without reminders.
async fn messages_to(test: &TestDb, team: &Team, who: &PersonId) -> Vec<&'static str> {
    let address = team.store.people().person(who).await.unwrap().email.unwrap();
    let messages = test.db.messages_to(address.as_str()).await.unwrap();
    let kinds = messages.into_iter().filter_map(|message| message.notice).map(|notice| notice.as_str());
    let mut kinds: Vec<_> = kinds.filter(|kind| !kind.starts_with("Reminder")).collect();
    kinds.sort_unstable();
    kinds
}

/// The colleagues who could take a session over.
async fn available(team: &Team, session: &SessionId) -> Vec<PersonId> {
    let mut found = team.store.bookings().handovers(&team.coach, std::slice::from_ref(session)).await.unwrap();
    found.remove(0).available
}

/// A workshop on Thursday booked by Awa, a slot on Friday booked by Bilal, and a workshop on the Monday after.
async fn week(team: &Team, awa: &PersonId, bilal: &PersonId) -> (SessionId, BookingId, SessionId, BookingId, SessionId) {
    team.window(&team.coach, "09:00:00", "12:00:00").await;
    let meeting = team.slot_type("Entretien", 60).await;
    let (thursday, monday) = (team.session("2026-12-03T13:00:00Z", 2).await, team.session("2026-12-07T13:00:00Z", 2).await);
    let workshop = team.booked(awa, &thursday).await;
    let slot = team.booked_slot(bilal, &wish(&meeting, &team.coach, at("2026-12-04T08:00:00Z"))).await;
    (thursday, workshop, slot.session_id, slot.id, monday)
}

on_both_engines! {
    async fn case_11_a_leave_reassigns_or_cancels_every_session_in_it(test: TestDb) {
        let team = test.team(1).await;
        let (awa, bilal, hugo) = (team.newcomer("Awa").await, team.newcomer("Bilal").await, team.colleague("Hugo").await);
        let (thursday, workshop, slot, meeting, monday) = week(&team, &awa, &bilal).await;
        let leave = days("2026-12-03", "2026-12-04");
        let listed = team.store.bookings().sessions_in_leave(&team.coach, &leave, now()).await.unwrap();
        assert_eq!(listed, [thursday.clone(), slot.clone()]);
        assert_eq!(available(&team, &thursday).await, std::slice::from_ref(&hugo));

        let decisions = [(thursday.clone(), Decision::Reassign(hugo.clone())), (slot.clone(), Decision::Cancel)];
        team.store.bookings().take_leave(&actor(&team.coach), &team.coach, &leave, &decisions, Some("Formation")).await.unwrap();
        assert_eq!(team.store.bookings().sessions_in_leave(&team.coach, &leave, now()).await.unwrap(), []);
        assert_eq!(team.store.bookings().session(&awa, &thursday).await.unwrap().coach_id, hugo);
        assert_eq!(team.store.bookings().booking(&awa, &workshop).await.unwrap().state, BookingState::Booked);
        let cancelled = team.store.bookings().booking(&bilal, &meeting).await.unwrap();
        assert_eq!((cancelled.state, cancelled.late), (BookingState::CancelledByStructure, false));
        assert_eq!(messages_to(&test, &team, &awa).await, ["Booked", "Moved"]);
        assert_eq!(messages_to(&test, &team, &bilal).await, ["Booked", "Cancelled"]);
        assert_eq!(team.store.bookings().session(&awa, &monday).await.unwrap().coach_id, team.coach, "it lies outside");
        let leaves = team.store.bookings().leaves(None, today()).await.unwrap();
        assert_eq!((leaves.len(), leaves[0].coach.as_str(), leaves[0].from_day), (1, "Nadia Benali", day("2026-12-03")));
    }

    async fn case_11_a_session_without_decision_refuses_the_leave(test: TestDb) {
        let team = test.team(1).await;
        let (awa, bilal, hugo) = (team.newcomer("Awa").await, team.newcomer("Bilal").await, team.colleague("Hugo").await);
        let (thursday, _, slot, _, _) = week(&team, &awa, &bilal).await;
        let leave = days("2026-12-03", "2026-12-04");
        let lines = test.number("select count(*) from audit").await;
        for decisions in [vec![], vec![(thursday.clone(), Decision::Cancel)], vec![(slot.clone(), Decision::Reassign(hugo))]] {
            let taken = team.store.bookings().take_leave(&actor(&team.coach), &team.coach, &leave, &decisions, None).await;
            assert_eq!(refusal(taken), Refusal::Booking(BookingRefusal::Meanwhile));
        }
        assert_eq!(team.store.bookings().leaves(None, today()).await.unwrap(), []);
        assert_eq!(team.store.bookings().upcoming_bookings(&awa, now()).await.unwrap().len(), 1);
        assert_eq!(test.number("select count(*) from audit").await, lines, "nothing was changed");
    }

    async fn case_11_reassigning_to_a_busy_or_absent_colleague_is_refused(test: TestDb) {
        let team = test.team(1).await;
        let (hugo, ines) = (team.colleague("Hugo").await, team.colleague("Inès").await);
        let thursday = team.session("2026-12-03T13:00:00Z", 2).await;
        team.open(&NewSessions { coach: hugo.clone(), ..team.session_at("2026-12-03T13:30:00Z", 2).await }).await;
        let leave = days("2026-12-03", "2026-12-03");
        team.store.bookings().take_leave(&actor(&ines), &ines, &leave, &[], None).await.unwrap();
        assert_eq!(available(&team, &thursday).await, []);
        for (to, why) in [(&hugo, BookingRefusal::CoachBusy), (&ines, BookingRefusal::CoachAway), (&team.coach, BookingRefusal::CoachAway)] {
            let decisions = [(thursday.clone(), Decision::Reassign(to.clone()))];
            let taken = team.store.bookings().take_leave(&actor(&team.coach), &team.coach, &leave, &decisions, None).await;
            assert_eq!(refusal(taken), no(why));
        }
        assert_eq!(team.store.bookings().session(&hugo, &thursday).await.unwrap().coach_id, team.coach);
    }

    async fn several_sessions_come_in_order_each_with_its_dates_its_people_and_who_is_free(test: TestDb) {
        let team = test.team(1).await;
        let (awa, bilal) = (team.newcomer("Awa").await, team.newcomer("Bilal").await);
        let (hugo, ines) = (team.colleague("Hugo").await, team.colleague("Inès").await);
        let (thursday, _, slot, _, monday) = week(&team, &awa, &bilal).await;
        // Hugo has a session that touches the workshop of Thursday, Inès is away on the Monday.
        team.open(&NewSessions { coach: hugo.clone(), ..team.session_at("2026-12-03T13:30:00Z", 2).await }).await;
        team.store.bookings().take_leave(&actor(&ines), &ines, &days("2026-12-07", "2026-12-07"), &[], None).await.unwrap();
        let ids = [monday.clone(), thursday.clone(), slot.clone()];
        let found = team.store.bookings().handovers(&team.coach, &ids).await.unwrap();
        let seen: Vec<_> = found.iter().map(|it| (it.session.id.clone(), it.booked.clone(), it.available.clone())).collect();
        let name = |name: &str| vec![format!("{name} Roussel")];
        let all = vec![hugo.clone(), ines.clone()];
        assert_eq!(seen, [(monday, vec![], vec![hugo]), (thursday.clone(), name("Awa"), vec![ines]), (slot, name("Bilal"), all)]);
        assert_eq!(found[1].dates, team.store.bookings().dates_of(&thursday).await.unwrap());
        assert_eq!(team.store.bookings().handovers(&team.coach, &[]).await.unwrap(), []);
    }

    async fn opening_and_booking_in_a_leave_are_refused_until_it_is_ended(test: TestDb) {
        let team = test.team(1).await;
        let (awa, meeting) = (team.newcomer("Awa").await, team.slot_type("Entretien", 60).await);
        team.window(&team.coach, "09:00:00", "12:00:00").await;
        let taken = team.store.bookings().take_leave(&actor(&team.coach), &team.coach, &days("2026-12-03", "2026-12-03"), &[], None).await.unwrap();
        let of = team.store.bookings().session_type(&meeting).await.unwrap();
        let search =
            SlotSearch { participant: &awa, coach: None, from: day("2026-12-02"), to: day("2026-12-04"), in_own_name: true };
        assert_eq!(team.store.bookings().free_slots(&of, &search, now()).await.unwrap().len(), 6, "of two days");
        let slot = wish(&meeting, &team.coach, at("2026-12-03T08:00:00Z"));
        assert_eq!(refusal(team.store.bookings().book_slot(&actor(&awa), &awa, &slot).await), no(BookingRefusal::CoachAway));
        let new = team.session_at("2026-12-03T13:00:00Z", 2).await;
        assert_eq!(refusal(team.store.bookings().open_sessions(&actor(&team.coach), &new).await), no(BookingRefusal::CoachAway));
        let again = team.store.bookings().take_leave(&actor(&team.coach), &team.coach, &days("2026-12-01", "2026-12-03"), &[], None).await;
        assert_eq!(refusal(again), no(BookingRefusal::LeaveOverlap));

        for _ in 0..2 {
            team.store.bookings().end_leave(&actor(&team.coach), Some(&team.coach), &taken).await.unwrap();
        }
        assert_eq!(team.store.bookings().leaves(None, today()).await.unwrap(), []);
        team.booked_slot(&awa, &slot).await;
        team.open(&new).await;
    }
}
