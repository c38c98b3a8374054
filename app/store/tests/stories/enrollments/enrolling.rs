//! Enrolling and reading enrollments: the places of a structure are numbered, so that none is taken twice.

use crate::support::db::{
    Participant, TestDb, actor, add_person, assert_broken, assert_not_found, at, at_once, day, month, now, on_both_engines, refusal, today,
};
use domain::{
    enrollments::enrollment::{EnrollmentPeriod, EnrollmentRefusal},
    people::Role,
    plan::{Focus, Progress},
    values::money::Cents,
};
use store::{NewEnrollment, Places, Refusal, StoreError};

const NO_PLACE: Refusal = Refusal::Enrollment(EnrollmentRefusal::NoPlace);
const ALREADY: Refusal = Refusal::Enrollment(EnrollmentRefusal::Already);

on_both_engines! {
    async fn a_day_holds_the_flags_of_its_participant_and_not_those_of_others(test: TestDb) {
        let team = test.team(3).await;
        let (awa, bilal) = (team.participant("Awa").await, team.participant("Bilal").await);
        let day_of = async |who: &Participant| team.store.enrollments().day_of(&who.id, now()).await.unwrap();
        for who in [&awa, &bilal] {
            let day = day_of(who).await;
            assert_eq!(day.enrollment, team.store.enrollments().enrollment_of(&who.id).await.unwrap());
            assert_eq!((day.progress, day.asked, day.next_booking, day.drafted), (Progress { done: 0, all: 0 }, false, None, false));
        }
        let coach = actor(&team.coach);
        let actions = team.store.plans().add_goal(&coach, &awa.path, Focus::Admin, "Être à jour", &["Trier", "Classer"]).await.unwrap();
        team.store.plans().tick(&actor(&awa.id), &awa.id, &actions[0], true).await.unwrap();
        let declared = team.declared(&awa, month("2026-10"), 800).await;
        team.store.review().ask(&coach, Role::Coach, &declared.id, 1, "C’est bien juste ?", None).await.unwrap();
        let session = team.session("2026-12-01T14:00:00Z", 2).await;
        team.book(&awa.id, &session).await.unwrap();
        let sooner = team.session("2026-11-30T14:00:00Z", 2).await;
        team.book(&awa.id, &sooner).await.unwrap();
        test.db.save_form_draft(awa.id.as_str(), "declaration.2026-09", &"12,", now()).await.unwrap();
        let days = (day("2026-11-02"), day("2026-11-06"));
        team.store.enrollments().suspend(&coach, &awa.path, days, "Congé", today()).await.unwrap();

        let hers = day_of(&awa).await;
        assert_eq!((hers.progress, hers.asked, hers.drafted), (Progress { done: 1, all: 2 }, true, true));
        // The same that the list of bookings has first.
        let (next, listed) = (hers.next_booking.unwrap(), team.store.bookings().upcoming_bookings(&awa.id, now()).await.unwrap().remove(0));
        assert_eq!((next.session_id, next.starts_at, next.ends_at), (sooner, listed.starts_at, listed.ends_at));
        assert_eq!((next.title, next.coach, next.venue, next.address, next.link), (listed.title, listed.coach, listed.venue, listed.address, listed.link));
        assert_eq!(hers.enrollment.suspensions.0.len(), 1);
        assert_eq!(hers.enrollment, team.store.enrollments().enrollment_of(&awa.id).await.unwrap());
        assert_eq!(hers.declared, team.store.declarations().summaries(&awa.path).await.unwrap());
        let his = day_of(&bilal).await;
        assert_eq!((his.progress, his.asked, his.next_booking, his.drafted), (Progress { done: 0, all: 0 }, false, None, false));
        assert!(his.enrollment.suspensions.0.is_empty() && his.declared.is_empty());

        team.store.review().answer(&actor(&awa.id), &awa.id, month("2026-10"), "Oui.").await.unwrap();
        assert!(!day_of(&awa).await.asked);
        assert!(team.store.enrollments().day_of(&awa.id, at("2026-12-02T00:00:00Z")).await.unwrap().next_booking.is_none());
        assert_not_found(team.store.enrollments().day_of(&team.coach, now()).await);
    }

    async fn enrolling_without_a_free_place_is_refused(test: TestDb) {
        let team = test.team(3).await;
        for name in ["Awa", "Bilal", "Chloé"] {
            team.participant(name).await;
        }
        let late = team.newcomer("Denis").await;
        assert_eq!(refusal(team.store.enrollments().enroll(&actor(&team.coach), &team.new_enrollment(&late)).await), NO_PLACE);
        assert_eq!(team.store.enrollments().places().await.unwrap(), Places { all: 3, taken: 3 });
        assert_not_found(team.store.enrollments().enrollment_of(&late).await);
    }

    async fn enrolling_twenty_at_once_on_the_last_place_keeps_one(test: TestDb) {
        let team = test.team(3).await;
        team.participant("Awa").await;
        team.participant("Bilal").await;
        let mut wishes = Vec::new();
        for number in 0..20 {
            let (team, person) = (team.clone(), team.newcomer(&format!("N{number}")).await);
            wishes.push(async move { team.store.enrollments().enroll(&actor(&team.coach), &team.new_enrollment(&person)).await });
        }
        let (given, refused): (Vec<_>, Vec<_>) = at_once(wishes).await.into_iter().partition(|answer| answer.is_ok());
        assert_eq!(given.len(), 1);
        assert!(refused.into_iter().all(|answer| refusal(answer) == NO_PLACE));
        assert_eq!(team.store.enrollments().places().await.unwrap(), Places { all: 3, taken: 3 });
    }

    async fn enrolling_after_the_last_day_of_the_scheme_is_refused(test: TestDb) {
        let team = test.team(2).await;
        test.raw("update structure set scheme_last_day = '2026-12-21'").await.unwrap();
        let (awa, bilal) = (team.newcomer("Awa").await, team.newcomer("Bilal").await);
        let enter = async |who: &domain::values::ids::PersonId, on: &str| {
            let new = NewEnrollment { period: EnrollmentPeriod::starting(day(on)), ..team.new_enrollment(who) };
            team.store.enrollments().enroll(&actor(&team.coach), &new).await
        };
        assert_eq!(refusal(enter(&awa, "2026-12-22").await), Refusal::Enrollment(EnrollmentRefusal::SchemeOver));
        enter(&awa, "2026-12-21").await.unwrap();
        test.raw("update structure set scheme_last_day = null").await.unwrap();
        enter(&bilal, "2026-12-22").await.unwrap();
    }

    async fn a_second_running_enrollment_is_refused(test: TestDb) {
        let team = test.team(5).await;
        let person = team.newcomer("Awa").await;
        let answers = at_once((0..5).map(|_| {
            let (team, person) = (team.clone(), person.clone());
            async move { team.store.enrollments().enroll(&actor(&team.coach), &team.new_enrollment(&person)).await }
        })).await;
        let (given, refused): (Vec<_>, Vec<_>) = answers.into_iter().partition(|answer| answer.is_ok());
        assert_eq!(given.len(), 1);
        assert!(refused.into_iter().all(|answer| refusal(answer) == ALREADY));
        assert_eq!(team.store.enrollments().places().await.unwrap().taken, 1);
    }

    async fn the_entry_record_is_read_back_as_typed(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let read = team.store.enrollments().enrollment_of(&awa.id).await.unwrap();
        assert_eq!((&read.id, &read.coach_id, read.coach_name.as_str()), (&awa.path, &team.coach, "Nadia Benali"));
        assert_eq!((read.name().as_str(), read.trade.as_str()), ("Awa Roussel", "Couture"));
        assert_eq!(read.period(), EnrollmentPeriod::starting(day("2025-01-15")));
        assert_eq!(read.period().ends_on, day("2027-01-14"));
        assert_eq!((read.starting_turnover, read.goal), (Cents::new(32_000), Some(Cents::new(120_000))));
    }

    async fn an_exit_frees_the_place_and_a_return_takes_one(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        test.raw("update enrollment set left_on = '2026-03-31'").await.unwrap();
        assert_eq!(team.store.enrollments().places().await.unwrap(), Places { all: 1, taken: 0 });
        assert_eq!(team.store.enrollments().enrollment_of(&awa.id).await.unwrap().left_on, Some(day("2026-03-31")));
        let again = NewEnrollment { period: EnrollmentPeriod::starting(day("2026-11-02")), ..team.new_enrollment(&awa.id) };
        let second = team.store.enrollments().enroll(&actor(&team.coach), &again).await.unwrap();
        assert_eq!(team.store.enrollments().enrollment_of(&awa.id).await.unwrap().id, second);
    }

    async fn running_enrollments_are_listed_by_name_and_by_coach(test: TestDb) {
        let team = test.team(5).await;
        let other_coach = add_person(&team.store, Role::Coach, "Omar", "Haddad").await;
        let other = crate::support::db::Team { coach: other_coach.clone(), ..team.clone() };
        for name in ["Chloé", "Awa"] {
            team.participant(name).await;
        }
        other.participant("Bilal").await;
        let left = team.participant("Denis").await;
        test.raw(format!("update enrollment set left_on = '2026-03-31' where id = '{}'", left.path)).await.unwrap();
        let names = |enrollments: Vec<store::Enrollment>| enrollments.into_iter().map(|enrollment| enrollment.first_name).collect::<Vec<_>>();
        assert_eq!(names(team.store.enrollments().running_enrollments(None).await.unwrap()), ["Awa", "Bilal", "Chloé"]);
        assert_eq!(names(team.store.enrollments().running_enrollments(Some(&team.coach)).await.unwrap()), ["Awa", "Chloé"]);
        assert_eq!(names(team.store.enrollments().running_enrollments(Some(&other_coach)).await.unwrap()), ["Bilal"]);
    }

    async fn the_database_refuses_a_place_taken_twice_and_a_place_that_does_not_exist(test: TestDb) {
        let team = test.team(1).await;
        team.participant("Awa").await;
        let bilal = team.newcomer("Bilal").await;
        let insert = |place: i64| format!(
            "insert into enrollment (id, structure_id, participant_id, coach_id, place, starts_on, ends_on, trade, activity, acre, benefit,
             starting_turnover, created_at)
             select '{place}', structure_id, '{bilal}', coach_id, {place}, starts_on, ends_on, trade, activity, acre, benefit, 0, created_at
             from enrollment"
        );
        assert_broken(test.raw(insert(1)).await);
        assert_broken(test.raw(insert(2)).await);
        test.raw("update enrollment set left_on = '2026-03-31'").await.unwrap();
        assert_eq!(test.raw(insert(1)).await.unwrap(), 1);
    }

    async fn a_refused_enrollment_leaves_no_audit_event(test: TestDb) {
        let team = test.team(1).await;
        team.participant("Awa").await;
        let late = team.newcomer("Bilal").await;
        let before = test.number("select count(*) from audit").await;
        assert!(matches!(team.store.enrollments().enroll(&actor(&team.coach), &team.new_enrollment(&late)).await, Err(StoreError::Refused(NO_PLACE))));
        assert_eq!(test.number("select count(*) from audit").await, before);
    }
}
