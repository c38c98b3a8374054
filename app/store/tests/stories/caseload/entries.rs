//! The entries of the caseload and their alerts.

use crate::support::{
    bookings::span,
    db::{Participant, Team, TestDb, actor, add_person, at, day, minutes_later, month, now, on_both_engines, today},
};
use domain::{
    bookings::attendance::Attendance,
    caseload::{alerts::Alert, note::Readers},
    declarations::due_day::DueDay,
    people::Role,
    plan::{
        Focus,
        check_in::{Blocker, Mood, NewCheckIn},
    },
    values::money::Cents,
};
use store::{Actor, CaseloadEntry, NewSessions};

/// The entry of a participant, the same in the list and alone.
async fn entry_of(team: &Team, who: &Participant) -> CaseloadEntry {
    let mut all = team.store.caseload().entries(Some(&team.coach), now()).await.unwrap();
    let listed = all.extract_if(.., |it| it.enrollment.id == who.path).next().unwrap();
    let alone = team.store.caseload().entry(team.store.enrollments().enrollment_of(&who.id).await.unwrap(), now()).await.unwrap();
    assert_eq!(alone, listed, "the entry alone equals that of the list");
    listed
}

async fn alerts_of(team: &Team, who: &Participant) -> Vec<Alert> {
    entry_of(team, who).await.alerts(today(), DueDay::try_from(10).unwrap())
}

on_both_engines! {
    async fn entries_are_those_of_a_coach_or_of_the_structure(test: TestDb) {
        let team = test.team(4).await;
        let other = Team { coach: add_person(&team.store, Role::Coach, "Omar", "Haddad").await, ..team.clone() };
        let (awa, bilal) = (team.participant("Awa").await, other.participant("Bilal").await);
        let left = team.participant("Denis").await;
        test.raw(format!("update enrollment set left_on = '2026-03-31' where id = '{}'", left.path)).await.unwrap();
        let elsewhere = test.team(1).await;
        let of = async |team: &Team, coach| {
            let all = team.store.caseload().entries(coach, now()).await.unwrap();
            all.into_iter().map(|it| it.enrollment.participant_id).collect::<Vec<_>>()
        };
        let (awa, bilal) = (awa.id, bilal.id);
        assert_eq!(of(&team, Some(&team.coach)).await, std::slice::from_ref(&awa));
        assert_eq!(of(&team, Some(&other.coach)).await, std::slice::from_ref(&bilal));
        assert_eq!(of(&team, None).await, [awa, bilal]);
        assert_eq!(of(&elsewhere, None).await, []);
        assert_eq!(of(&elsewhere, Some(&team.coach)).await, []);
    }

    async fn a_sign_is_an_act_of_the_participant_only(test: TestDb) {
        let team = test.team(2).await;
        let awa = team.participant("Awa").await;
        let coach = actor(&team.coach);
        let actions = team.store.plans().add_goal(&coach, &awa.path, Focus::Admin, "Être à jour", &["Trier"]).await.unwrap();
        let session = team.session("2026-12-03T13:00:00Z", 2).await;
        team.store.bookings().book(&coach, &awa.id, &session).await.unwrap();
        assert_eq!(entry_of(&team, &awa).await.last_sign, None);
        let sign = async || entry_of(&team, &awa).await.last_sign;

        test.db.sign_in(&awa.id, "a device", "Android", at("2026-09-01T08:00:00Z")).await.unwrap();
        assert_eq!(sign().await, Some(at("2026-09-01T08:00:00Z")));
        let october = Actor::person(&awa.id, at("2026-11-02T09:30:00Z"));
        team.store.declarations().submit(&october, &awa.id, month("2026-10"), &[crate::support::db::sale(800)], 0, day("2026-11-02")).await.unwrap();
        assert_eq!(sign().await, Some(at("2026-11-02T09:30:00Z")));
        team.store.plans().tick(&Actor::person(&awa.id, at("2026-11-05T18:00:00Z")), &awa.id, &actions[0], true).await.unwrap();
        assert_eq!(sign().await, Some(at("2026-11-05T18:00:00Z")));
        let bilal = team.participant("Bilal").await;
        assert_eq!(entry_of(&team, &bilal).await.last_sign, None, "a sign of another participant does not count");
    }

    async fn attending_is_a_sign_at_the_end_of_the_session(test: TestDb) {
        let team = test.team(2).await;
        let awa = team.participant("Awa").await;
        let session = team.open(&NewSessions { sessions: vec![vec![span("2026-11-20T09:00:00Z", 60)]], ..team.session_at("2026-11-20T09:00:00Z", 2).await }).await;
        let early = Actor::person(&team.coach, at("2026-11-01T09:00:00Z"));
        team.store.bookings().book(&early, &awa.id, &session).await.unwrap();
        let attendee = team.store.bookings().attendees(&session).await.unwrap().remove(0);
        team.store.bookings().mark_attendance(&actor(&team.coach), &attendee.booking_id, Attendance::Absent).await.unwrap();
        assert_eq!(entry_of(&team, &awa).await.last_sign, None);
        team.store.bookings().unmark_attendance(&actor(&team.coach), &attendee.booking_id).await.unwrap();
        team.store.bookings().mark_attendance(&actor(&team.coach), &attendee.booking_id, Attendance::Present).await.unwrap();
        assert_eq!(entry_of(&team, &awa).await.last_sign, Some(at("2026-11-20T10:00:00Z")));
        assert_eq!(entry_of(&team, &awa).await.next, None);
    }

    async fn the_next_appointment_is_the_nearest_coming_date(test: TestDb) {
        let team = test.team(2).await;
        let awa = team.participant("Awa").await;
        assert!(alerts_of(&team, &awa).await.contains(&Alert::NothingPlanned));
        let later = team.session("2026-12-03T13:00:00Z", 2).await;
        team.booked(&awa.id, &later).await;
        let dates = vec![vec![span("2026-11-16T13:00:00Z", 60), span("2026-11-30T13:00:00Z", 60)]];
        let course = team.open(&NewSessions { sessions: dates, ..team.session_at("2026-11-16T13:00:00Z", 2).await }).await;
        team.store.bookings().book(&Actor::person(&team.coach, at("2026-11-01T09:00:00Z")), &awa.id, &course).await.unwrap();
        let next = entry_of(&team, &awa).await.next.unwrap();
        assert_eq!((&next.session_id, next.starts_at, next.ends_at), (&course, at("2026-11-30T13:00:00Z"), at("2026-11-30T14:00:00Z")));
        assert!(!alerts_of(&team, &awa).await.contains(&Alert::NothingPlanned));
        test.raw(format!("update session set cancelled_at = starts_at where id = '{course}'")).await.unwrap();
        assert_eq!(entry_of(&team, &awa).await.next.unwrap().session_id, later);
        test.raw("update booking set state = 'CancelledByParticipant'").await.unwrap();
        assert_eq!(entry_of(&team, &awa).await.next, None);
    }

    async fn an_appointment_after_the_last_day_becomes_an_alert(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        for starts in ["2026-12-01T13:00:00Z", "2026-12-08T22:30:00Z"] {
            let session = team.session(starts, 2).await;
            team.booked(&awa.id, &session).await;
        }
        let ends_on = async |day: &str| test.raw(format!("update enrollment set ends_on = '{day}' where id = '{}'", awa.path)).await.unwrap();
        // 23:30 in Paris.
        ends_on("2026-12-08").await;
        assert!(!alerts_of(&team, &awa).await.contains(&Alert::BookedAfterEnd));
        ends_on("2026-12-07").await;
        assert!(alerts_of(&team, &awa).await.contains(&Alert::BookedAfterEnd));
        let held = team.store.bookings().upcoming_bookings(&awa.id, now()).await.unwrap().pop().unwrap();
        team.store.bookings().cancel_by_structure(&actor(&team.coach), &held.id, None).await.unwrap();
        assert!(!alerts_of(&team, &awa).await.contains(&Alert::BookedAfterEnd));
    }

    async fn declarations_questions_and_suspensions_become_alerts(test: TestDb) {
        let team = test.team(2).await;
        let awa = team.participant("Awa").await;
        test.raw(format!("update enrollment set starts_on = '2026-08-03', ends_on = '2027-02-20' where id = '{}'", awa.path)).await.unwrap();
        for (text, euros) in [("2026-08", 400), ("2026-09", 250)] {
            team.declared(&awa, month(text), euros).await;
        }
        assert_eq!(entry_of(&team, &awa).await.declared_months, [(month("2026-08"), Cents::new(40_000)), (month("2026-09"), Cents::new(25_000))]);
        assert_eq!(alerts_of(&team, &awa).await, [Alert::MonthsExpected(1), Alert::EndsInMonths(2), Alert::NothingPlanned]);
        let october = team.declared(&awa, month("2026-10"), 0).await;
        assert_eq!(alerts_of(&team, &awa).await, [Alert::TurnoverFalling(2), Alert::EndsInMonths(2), Alert::NothingPlanned]);
        let asked = Actor::person(&team.coach, at("2026-11-13T10:00:00Z"));
        team.store.review().ask(&asked, Role::Coach, &october.id, 1, "Tout y est ?", None).await.unwrap();
        assert_eq!(entry_of(&team, &awa).await.asked_at, Some(asked.at));
        assert!(alerts_of(&team, &awa).await.contains(&Alert::QuestionUnanswered(10)));
        team.store.review().answer(&Actor::person(&awa.id, minutes_later(1)), &awa.id, month("2026-10"), "Oui.").await.unwrap();
        assert_eq!(entry_of(&team, &awa).await.asked_at, None);
        team.store.enrollments().suspend(&actor(&team.coach), &awa.path, (day("2026-11-02"), day("2026-12-06")), "Congé", today()).await.unwrap();
        assert_eq!(alerts_of(&team, &awa).await, [Alert::Suspended]);
    }

    async fn a_wish_for_a_call_lasts_until_a_note_a_session_or_another_check_in(test: TestDb) {
        let team = test.team(2).await;
        let (awa, bilal) = (team.participant("Awa").await, team.participant("Bilal").await);
        let check_in = async |wants_call: bool, on: &str| {
            let new = NewCheckIn { mood: Mood::Hard, blocker: Blocker::Money, words: None, wants_call };
            team.store.plans().check_in(&Actor::person(&awa.id, at(&format!("{on}T08:00:00Z"))), &awa.id, &new, day(on)).await.unwrap();
        };
        let asks = async || {
            assert!(!entry_of(&team, &bilal).await.asks_for_call);
            let asks = entry_of(&team, &awa).await.asks_for_call;
            assert_eq!(alerts_of(&team, &awa).await.first() == Some(&Alert::AsksForCall), asks);
            asks
        };
        let noted = async |on: &str| {
            let coach = Actor::person(&team.coach, at(on));
            team.store.caseload().add_note(&coach, &team.coach, &awa.path, &format!("Appelée, {on}"), Readers::Team).await.unwrap()
        };
        noted("2026-10-01T07:00:00Z").await;
        assert!(!asks().await);
        check_in(true, "2026-10-05").await;
        assert!(asks().await, "a note from before the wish does not count");
        // Withdrawn and repeated in the same month.
        check_in(false, "2026-10-06").await;
        assert!(!asks().await);
        check_in(true, "2026-10-07").await;
        assert!(asks().await);
        let note = noted("2026-10-08T09:00:00Z").await;
        assert!(!asks().await);
        team.store.caseload().remove_note(&actor(&team.coach), &team.coach, &note).await.unwrap();
        assert!(asks().await, "a removed note does not count");
        check_in(false, "2026-11-02").await;
        assert!(!asks().await);
        check_in(true, "2026-11-03").await;
        // A booked session does not count, an attended one does.
        let session = team.session("2026-11-20T13:00:00Z", 2).await;
        team.store.bookings().book(&Actor::person(&awa.id, at("2026-11-03T09:00:00Z")), &awa.id, &session).await.unwrap();
        assert!(asks().await);
        test.raw("update booking set state = 'Attended'").await.unwrap();
        assert!(!asks().await);
    }

    async fn seventy_entries_are_read_at_once(test: TestDb) {
        let team = test.team(70).await;
        for nth in 0..70 {
            team.participant(&format!("N{nth}")).await;
        }
        let all = team.store.caseload().entries(None, now()).await.unwrap();
        assert_eq!(all.len(), 70);
        let alerts = |it: &CaseloadEntry| it.alerts(today(), DueDay::try_from(10).unwrap());
        assert!(all.iter().all(|it| alerts(it) == alerts(&all[0])));
        // A page of them is read alone, in the order that is asked for, and is the same.
        let mut some: Vec<CaseloadEntry> = all.iter().step_by(3).cloned().collect();
        some.reverse();
        let ids: Vec<_> = some.iter().map(|it| it.enrollment.participant_id.clone()).collect();
        assert_eq!(team.store.caseload().entries_of(&ids, now()).await.unwrap(), some);
        let other = test.team(1).await;
        assert_eq!(other.store.caseload().entries_of(&ids, now()).await.unwrap(), []);
    }
}
