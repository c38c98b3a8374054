//! Events of an enrollment: cases 1, 5 and 12 of the twelve cases of `domain.md`, in the store.

use crate::support::db::{
    Participant, Team, TestDb, actor, assert_not_found, at_once, day, month, now, on_both_engines, refusal, sale, today,
};
use domain::{
    bookings::{BookingRefusal, BookingState},
    enrollments::{
        enrollment::{EnrollmentPeriod, EnrollmentRefusal, PeriodRefusal},
        exit::{ExitCategory, ExitRefusal},
        extension::{ExtensionReason, ExtensionRefusal},
        suspension::SuspensionRefusal,
    },
    values::{ids::SuspensionId, money::Cents},
};
use store::{
    Enrollment, Exit, NewEnrollment, PageRequest, ParticipantFilter, ParticipantOrder, ParticipantState, Places, Refusal, Result,
    StoreError, SuspensionChange,
};

/// A participant whose enrollment began on a day and whose contract was signed on another.
async fn since(team: &Team, name: &str, starts_on: &str, signed_on: &str) -> Participant {
    let id = team.newcomer(name).await;
    let new =
        NewEnrollment { period: EnrollmentPeriod::starting(day(starts_on)), signed_on: Some(day(signed_on)), ..team.new_enrollment(&id) };
    let path = team.store.enrollments().enroll(&actor(&team.coach), &new).await.unwrap();
    Participant { id, path }
}

async fn read(team: &Team, who: &Participant) -> Enrollment {
    team.store.enrollments().enrollment_of(&who.id).await.unwrap()
}

/// The last day of the PASS and of the aid.
async fn ends(team: &Team, who: &Participant) -> (String, Option<String>) {
    let path = read(team, who).await;
    (path.ends_on.to_string(), path.aid_ends_on().map(|day| day.to_string()))
}

async fn suspend(team: &Team, who: &Participant, first: &str, last: &str) -> Result<()> {
    team.store.enrollments().suspend(&actor(&team.coach), &who.path, (day(first), day(last)), "Maladie", today()).await
}

async fn newest(team: &Team, who: &Participant) -> (SuspensionId, (chrono::NaiveDate, chrono::NaiveDate)) {
    let event = team.store.enrollments().suspensions_of(&who.path).await.unwrap().pop().unwrap();
    (event.id, (event.first_day, event.last_day))
}

async fn change(team: &Team, who: &Participant, change: SuspensionChange<'_>) -> Result<()> {
    let (id, seen) = newest(team, who).await;
    team.store.enrollments().change_suspension(&actor(&team.coach), &who.path, &id, seen, change, today()).await
}

fn exit(left_on: &str) -> Exit<'static> {
    Exit { left_on: day(left_on), category: ExitCategory::Durable, reason: "Vit de son activité" }
}

async fn leave(team: &Team, who: &Participant, left_on: &str) -> Result<usize> {
    team.store.enrollments().leave(&actor(&team.coach), &who.path, &exit(left_on), today()).await
}

on_both_engines! {
    /// Case 1: the ends of PASS and aid across 29 February, 25 months touched from the 15th, three months after the exit.
    async fn case_1_730_days_and_24_months_end_on_different_days_and_months_outside_are_refused(test: TestDb) {
        let team = test.team(5).await;
        let leap = since(&team, "Awa", "2024-01-15", "2024-01-15").await;
        assert_eq!(ends(&team, &leap).await, ("2026-01-13".into(), Some("2026-01-14".into())));
        let plain = since(&team, "Bilal", "2025-01-15", "2025-01-20").await;
        assert_eq!(ends(&team, &plain).await, ("2027-01-14".into(), Some("2027-01-19".into())));
        assert_eq!(read(&team, &plain).await.period().months().count(), 25);
        leave(&team, &plain, "2026-07-15").await.unwrap();
        for (asked, open) in [("2024-12", false), ("2025-01", true), ("2026-07", true), ("2026-10", true), ("2026-11", false)] {
            let answer = team.declare(&plain, month(asked), &[sale(100)], 0).await;
            assert_eq!(answer.is_ok(), open, "{asked}: {answer:?}");
        }
    }

    /// Case 5: a suspension between months 9 and 10.
    async fn case_5_month_nine_lasts_through_the_suspension_until_it_is_lifted(test: TestDb) {
        let team = test.team(1).await;
        let awa = since(&team, "Awa", "2026-01-01", "2026-01-01").await;
        suspend(&team, &awa, "2026-09-15", "2026-10-14").await.unwrap();
        let reached = async |on: &str| read(&team, &awa).await.month_reached(day(on));
        assert_eq!((reached("2026-09-14").await, reached("2026-10-30").await, reached("2026-10-31").await), (9, 9, 10));
        // Lifted after ten days, the tenth month begins ten days late.
        change(&team, &awa, SuspensionChange::ResumesOn(day("2026-09-25"))).await.unwrap();
        assert_eq!((reached("2026-10-10").await, reached("2026-10-11").await), (9, 10));
        assert_eq!(ends(&team, &awa).await, ("2028-01-10".into(), Some("2028-01-10".into())));
    }

    /// Case 12: one day, backdated, overlapping, lifted on the same day.
    async fn case_12_suspensions_of_one_day_backdated_overlapping_and_lifted_the_same_day(test: TestDb) {
        let team = test.team(1).await;
        let awa = since(&team, "Awa", "2025-06-20", "2025-06-23").await;
        let (pass, aid) = ("2027-06-19".to_owned(), Some("2027-06-22".to_owned()));
        suspend(&team, &awa, "2026-11-23", "2026-11-23").await.unwrap();
        assert_eq!(ends(&team, &awa).await, ("2027-06-20".into(), Some("2027-06-23".into())));
        // Lifted on its first day, it is deleted.
        change(&team, &awa, SuspensionChange::ResumesOn(day("2026-11-23"))).await.unwrap();
        assert_eq!(ends(&team, &awa).await, (pass.clone(), aid.clone()));
        assert!(team.store.enrollments().suspensions_of(&awa.path).await.unwrap().is_empty());

        suspend(&team, &awa, "2025-11-23", "2025-12-31").await.unwrap();
        let too_far = suspend(&team, &awa, "2025-11-22", "2025-11-22").await;
        assert_eq!(refusal(too_far), Refusal::Suspension(SuspensionRefusal::TooFarBack));
        suspend(&team, &awa, "2026-03-01", "2026-03-31").await.unwrap();
        // Corrected over another one, it stays as it was.
        let over = SuspensionChange::Days { first_day: day("2025-12-31"), last_day: day("2026-03-31"), reason: "Maladie" };
        assert_eq!(refusal(change(&team, &awa, over).await), Refusal::Suspension(SuspensionRefusal::Overlaps));
        assert_eq!(ends(&team, &awa).await.0, "2027-08-28");
        let shorter = SuspensionChange::Days { first_day: day("2026-03-01"), last_day: day("2026-03-10"), reason: "Congé" };
        change(&team, &awa, shorter).await.unwrap();
        assert_eq!(ends(&team, &awa).await, ("2027-08-07".into(), Some("2027-08-10".into())));
        change(&team, &awa, SuspensionChange::Cancelled).await.unwrap();
        change(&team, &awa, SuspensionChange::Cancelled).await.unwrap();
        assert_eq!(ends(&team, &awa).await, (pass, aid));
        let actions: Vec<_> = team.store.journal().events_of(awa.path.as_str()).await.unwrap().into_iter().map(|line| line.action).collect();
        assert_eq!(actions.iter().filter(|action| *action == "enrollment.suspension_taken_back").count(), 3, "{actions:?}");
    }

    /// Case 12: an early exit.
    async fn case_12_an_early_exit_cancels_bookings_frees_the_place_and_keeps_three_declarations(test: TestDb) {
        let team = test.team(2).await;
        let (awa, bilal) = (team.participant("Awa").await, team.participant("Bilal").await);
        let (one, full) = (team.session("2026-12-01T14:00:00Z", 1).await, team.session_beside("2026-12-02T14:00:00Z", 1).await);
        let hers = team.booked(&awa.id, &one).await;
        team.booked(&bilal.id, &full).await;
        team.waits(&awa.id, &full).await;
        team.waits(&bilal.id, &one).await;
        assert_eq!(leave(&team, &awa, "2026-07-15").await.unwrap(), 1);
        // Pressed twice.
        assert_eq!(leave(&team, &awa, "2026-07-15").await.unwrap(), 0);
        assert_eq!(refusal(leave(&team, &awa, "2026-07-16").await), Refusal::Exit(ExitRefusal::Already));
        assert_eq!(team.store.enrollments().places().await.unwrap(), Places { all: 2, taken: 1 });
        assert!(team.store.bookings().upcoming_bookings(&awa.id, now()).await.unwrap().is_empty());
        assert_eq!(test.texts(format!("select state from booking where id = '{hers}'")).await, [BookingState::CancelledByStructure.as_str()]);
        // The freed place is offered to the waitlist, without the participant who left.
        let waits = test.texts("select p.first_name || ' ' || w.state from waitlist_entry w join person p on p.id = w.participant_id order by 1").await;
        assert_eq!(waits, ["Awa Closed", "Bilal Offered"]);
        let free = team.session("2026-12-03T14:00:00Z", 4).await;
        assert_eq!(refusal(team.book(&awa.id, &free).await), Refusal::Booking(BookingRefusal::Left));
        for asked in ["2026-08", "2026-09", "2026-10"] {
            team.declare(&awa, month(asked), &[sale(700)], 0).await.unwrap();
        }
        let chloe = team.newcomer("Chloé").await;
        team.store.enrollments().enroll(&actor(&team.coach), &team.new_enrollment(&chloe)).await.unwrap();
    }

    /// Case 12: a return.
    async fn case_12_a_return_begins_a_new_pass_and_keeps_the_earlier_months(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        team.declared(&awa, month("2026-06"), 300).await;
        // An exit four months before a declared month is refused.
        assert_eq!(refusal(leave(&team, &awa, "2026-02-28").await), Refusal::Period(PeriodRefusal::DeclaredOutside));
        let back = async |on: &str| team.store.enrollments().come_back(&actor(&team.coach), &awa.id, (day(on), None), Cents::new(10_000), today()).await;
        assert_eq!(refusal(back("2026-11-02").await), Refusal::Enrollment(EnrollmentRefusal::Already));
        team.store.enrollments().set_business(&actor(&awa.id), &awa.id, true, true).await.unwrap();
        leave(&team, &awa, "2026-07-15").await.unwrap();
        let everyone = ParticipantFilter { state: ParticipantState::Everyone, ..ParticipantFilter::default() };
        let left = async || {
            let people = team.store.people().participants(&everyone, ParticipantOrder::Name, PageRequest::All, now()).await.unwrap();
            people.rows.into_iter().find(|it| it.id == awa.id).unwrap().left_on
        };
        assert_eq!(left().await, Some(day("2026-07-15")));
        // The month reached stays that of the exit.
        assert_eq!(read(&team, &awa).await.month_reached(today()), 19);
        assert_eq!(refusal(back("2026-07-15").await), Refusal::Enrollment(EnrollmentRefusal::BeforeExit));
        assert_eq!(refusal(back("2026-11-24").await), Refusal::Period(PeriodRefusal::StartsLater));
        back("2026-11-02").await.unwrap();
        back("2026-11-02").await.unwrap();
        let all = team.store.enrollments().enrollments_of(&awa.id).await.unwrap();
        assert_eq!(all.len(), 2);
        assert_eq!(left().await, None);
        assert!(read(&team, &awa).await.pays_income_tax && read(&team, &awa).await.craft);
        assert_eq!((all[0].starts_on, all[0].ends_on, all[0].left_on), (day("2026-11-02"), day("2028-10-31"), None));
        assert_eq!((all[1].left_on, all[1].exit_category), (Some(day("2026-07-15")), Some(ExitCategory::Durable)));
        assert_eq!(team.store.declarations().summaries(&awa.path).await.unwrap().len(), 1);
        // The first exit can be corrected up to the return, but not cancelled.
        let correct = async |to: &str| team.store.enrollments().correct_exit(&actor(&team.coach), &awa.path, day("2026-07-15"), &exit(to), today()).await;
        assert_eq!(refusal(correct("2026-11-02").await), Refusal::Exit(ExitRefusal::AfterReturn));
        let taken_back = team.store.enrollments().cancel_exit(&actor(&team.coach), &awa.path, day("2026-07-15")).await;
        assert_eq!(refusal(taken_back), Refusal::Enrollment(EnrollmentRefusal::Already));
        correct("2026-07-31").await.unwrap();
    }

    async fn no_event_moves_the_last_day_before_the_exit(test: TestDb) {
        let team = test.team(1).await;
        let awa = since(&team, "Awa", "2024-11-20", "2024-11-20").await;
        suspend(&team, &awa, "2026-03-01", "2026-03-31").await.unwrap();
        // Planned until 19 November, pushed to 20 December.
        leave(&team, &awa, "2026-11-22").await.unwrap();
        assert_eq!(refusal(change(&team, &awa, SuspensionChange::Cancelled).await), Refusal::Period(PeriodRefusal::LeftOutside));
        let earlier = (day("2024-10-01"), Some(day("2024-11-20")));
        let seen = (day("2024-11-20"), Some(day("2024-11-20")));
        let moved = team.store.enrollments().set_start(&actor(&team.coach), &awa.path, seen, earlier, today()).await;
        assert_eq!(refusal(moved), Refusal::Period(PeriodRefusal::LeftOutside));
        assert_eq!(team.store.enrollments().suspensions_of(&awa.path).await.unwrap().len(), 1);
    }

    async fn an_exit_is_corrected_and_cancelled_while_a_place_is_free(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        leave(&team, &awa, "2026-07-15").await.unwrap();
        let who = actor(&team.coach);
        let other = Exit { category: ExitCategory::Positive, ..exit("2026-08-31") };
        team.store.enrollments().correct_exit(&who, &awa.path, day("2026-07-15"), &other, today()).await.unwrap();
        let stale = team.store.enrollments().correct_exit(&who, &awa.path, day("2026-07-15"), &exit("2026-09-30"), today()).await;
        assert_eq!(refusal(stale), Refusal::MovedOn);
        assert_eq!(read(&team, &awa).await.exit_category, Some(ExitCategory::Positive));
        let bilal = team.participant("Bilal").await;
        assert_eq!(refusal(team.store.enrollments().cancel_exit(&who, &awa.path, day("2026-08-31")).await), Refusal::Enrollment(EnrollmentRefusal::NoPlace));
        leave(&team, &bilal, "2026-11-20").await.unwrap();
        assert_eq!(refusal(team.store.enrollments().cancel_exit(&who, &awa.path, day("2026-07-15")).await), Refusal::MovedOn);
        team.store.enrollments().cancel_exit(&who, &awa.path, day("2026-08-31")).await.unwrap();
        team.store.enrollments().cancel_exit(&who, &awa.path, day("2026-08-31")).await.unwrap();
        let path = read(&team, &awa).await;
        assert_eq!((path.left_on, path.exit_category, path.exit_reason), (None, None, None));
        assert_eq!(team.store.enrollments().places().await.unwrap(), Places { all: 1, taken: 1 });
    }

    async fn an_extension_moves_the_end_of_the_pass_only_and_can_be_cancelled(test: TestDb) {
        let team = test.team(1).await;
        let awa = since(&team, "Awa", "2025-06-20", "2025-06-20").await;
        let who = actor(&team.coach);
        let extend = async |until: &str| team.store.enrollments().extend(&who, &awa.path, ExtensionReason::Training, (day("2027-06-19"), day(until)), today()).await;
        assert_eq!(refusal(extend("2028-06-19").await), Refusal::Extension(ExtensionRefusal::TooLong));
        extend("2027-09-30").await.unwrap();
        extend("2027-09-30").await.unwrap();
        assert_eq!(refusal(extend("2027-10-31").await), Refusal::MovedOn);
        assert_eq!(ends(&team, &awa).await, ("2027-09-30".into(), Some("2027-06-19".into())));
        suspend(&team, &awa, "2026-11-23", "2026-11-24").await.unwrap();
        assert_eq!(ends(&team, &awa).await, ("2027-10-02".into(), Some("2027-06-21".into())));
        let again = team.store.enrollments().extend(&who, &awa.path, ExtensionReason::Training, (day("2027-10-02"), day("2027-12-31")), today()).await;
        assert_eq!(refusal(again), Refusal::Extension(ExtensionRefusal::Suspended));
        let [extension] = &team.store.enrollments().extensions_of(&awa.path).await.unwrap()[..] else { panic!("one extension") };
        team.store.enrollments().cancel_extension(&who, &awa.path, &extension.id).await.unwrap();
        team.store.enrollments().cancel_extension(&who, &awa.path, &extension.id).await.unwrap();
        assert_eq!(ends(&team, &awa).await, ("2027-06-21".into(), Some("2027-06-21".into())));
    }

    async fn a_start_is_corrected_and_the_end_follows_unless_a_declared_month_would_lie_outside(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let set = async |starts: &str, signed: Option<&str>| {
            let path = read(&team, &awa).await;
            let seen = (path.starts_on, path.signed_on);
            team.store.enrollments().set_start(&actor(&team.coach), &awa.path, seen, (day(starts), signed.map(day)), today()).await
        };
        assert_eq!(ends(&team, &awa).await.1, None);
        set("2025-02-03", Some("2025-02-01")).await.unwrap();
        assert_eq!(ends(&team, &awa).await, ("2027-02-02".into(), Some("2027-01-31".into())));
        // From a form shown before: the signature that a colleague typed is kept.
        let stale = team.store.enrollments().set_start(&actor(&team.coach), &awa.path, (day("2025-01-15"), None), (day("2025-01-20"), None), today()).await;
        assert_eq!(refusal(stale), Refusal::MovedOn);
        assert_eq!(refusal(set("2026-11-24", None).await), Refusal::Period(PeriodRefusal::StartsLater));
        assert_eq!(refusal(set("2025-02-03", Some("2026-11-24")).await), Refusal::Period(PeriodRefusal::SignedLater));
        team.declared(&awa, month("2025-02"), 100).await;
        assert_eq!(refusal(set("2025-03-01", None).await), Refusal::Period(PeriodRefusal::DeclaredOutside));
        suspend(&team, &awa, "2026-03-01", "2026-03-31").await.unwrap();
        set("2025-02-28", None).await.unwrap();
        assert_eq!(ends(&team, &awa).await, ("2027-03-30".into(), None));
    }

    async fn changing_a_suspension_twice_at_once_keeps_one_change_and_refuses_the_other(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        suspend(&team, &awa, "2026-11-01", "2026-11-30").await.unwrap();
        let (id, seen) = newest(&team, &awa).await;
        let answers = at_once((0..8).map(|number| {
            let (team, awa, id) = (team.clone(), awa.clone(), id.clone());
            async move {
                let resumes = SuspensionChange::ResumesOn(day("2026-11-10") + chrono::Duration::days(number));
                team.store.enrollments().change_suspension(&actor(&team.coach), &awa.path, &id, seen, resumes, today()).await
            }
        })).await;
        let (won, refused): (Vec<_>, Vec<_>) = answers.into_iter().partition(Result::is_ok);
        assert_eq!(won.len(), 1);
        assert!(refused.into_iter().all(|answer| refusal(answer) == Refusal::MovedOn));
        let days = test.number("select count(*) from suspended_day").await;
        assert_eq!(read(&team, &awa).await.ends_on, day("2027-01-14") + chrono::Duration::days(days));
    }

    async fn booking_and_leaving_at_once_keeps_no_booking(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let mut sessions = Vec::new();
        for hour in ["08", "10", "12", "14"] {
            sessions.push(team.session(&format!("2026-12-01T{hour}:00:00Z"), 1).await);
        }
        let bookings: Vec<_> = sessions.iter().cloned().map(|session| {
            let (team, awa) = (team.clone(), awa.clone());
            tokio::spawn(async move { team.book(&awa.id, &session).await.map(|_| 0) })
        }).collect();
        leave(&team, &awa, "2026-11-20").await.unwrap();
        for booking in bookings {
            match booking.await.unwrap() {
                Ok(_) | Err(StoreError::Refused(Refusal::Booking(BookingRefusal::Left))) => {}
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(test.number("select count(*) from booking where state = 'Booked'").await, 0);
    }

    async fn an_enrollment_of_another_structure_is_not_found_by_any_event(test: TestDb) {
        let (here, there) = (test.team(1).await, test.team(1).await);
        let awa = here.participant("Awa").await;
        suspend(&here, &awa, "2026-11-01", "2026-11-30").await.unwrap();
        let (id, seen) = newest(&here, &awa).await;
        let (store, who) = (&there.store, actor(&there.coach));
        assert_not_found(store.enrollments().change_suspension(&who, &awa.path, &id, seen, SuspensionChange::Cancelled, today()).await);
        assert_not_found(store.enrollments().extend(&who, &awa.path, ExtensionReason::Senior, (day("2027-02-13"), day("2027-03-01")), today()).await);
        assert_not_found(store.enrollments().set_start(&who, &awa.path, (day("2025-01-15"), None), (day("2025-01-01"), None), today()).await);
        assert_not_found(store.enrollments().leave(&who, &awa.path, &exit("2026-11-20"), today()).await);
        assert_not_found(store.enrollments().cancel_exit(&who, &awa.path, day("2026-11-20")).await);
        assert_not_found(store.enrollments().come_back(&who, &awa.id, (day("2026-11-02"), None), Cents::new(0), today()).await);
        assert!(store.enrollments().suspensions_of(&awa.path).await.unwrap().is_empty() && store.enrollments().enrollments_of(&awa.id).await.unwrap().is_empty());
    }
}
