//! Second factors: enrolled by a step of sign-in, each code once, attempts limited, recovery codes used one by one.

use crate::support::db::{Team, TestDb, actor, at_once, browser, message, minutes_later, now, on_both_engines};
use domain::values::ids::PersonId;
use store::{SecondFactorTry, SignInAttempt};

const NEW: [&str; 2] = ["first recovery", "second recovery"];

/// What is typed: `app 7` is the code of the app with the secret `app` at time step 7.
fn time_step(typed: &'static str) -> impl Fn(&str) -> Option<i64> + Send + Sync {
    move |secret: &str| typed.strip_prefix(secret).and_then(|step| step.trim().parse().ok())
}

/// The result of a code for a step, tried in a browser some minutes after [`now`].
async fn attempt(test: &TestDb, step: &str, typed: &'static str, from: &str, minutes: i64) -> SignInAttempt {
    let (check, recovery) = (time_step(typed), NEW.map(str::to_owned));
    let attempt = SecondFactorTry {
        token_hash: step,
        proof_hash: typed,
        recovery_hash: typed.ends_with("recovery").then_some(typed),
        time_step: &check,
        new_recovery: &recovery,
        from: &browser(from),
    };
    test.db.try_second_factor(&attempt, minutes_later(minutes)).await.unwrap()
}

/// Begins a step of sign-in.
async fn begin(test: &TestDb, person: &PersonId, step: &str, minutes: i64) {
    test.db.begin_sign_in_step(person, step, None, minutes_later(minutes)).await.unwrap();
}

/// A coach who enrolled the app with the secret `app` at time step 7.
async fn enrolled(test: &TestDb) -> Team {
    let team = test.team(1).await;
    test.raw(format!("update person set password_hash = 'x' where id = '{}'", team.coach)).await.unwrap();
    test.db.begin_sign_in_step(&team.coach, "enrol", Some("app"), now()).await.unwrap();
    assert_eq!(attempt(test, "enrol", "app 7", "hers", 0).await, SignInAttempt::Right(team.coach.clone()));
    team
}

on_both_engines! {
    async fn an_app_is_enrolled_by_its_first_code_and_gives_recovery_codes(test: TestDb) {
        let team = test.team(1).await;
        test.db.begin_sign_in_step(&team.coach, "enrol", Some("app"), now()).await.unwrap();
        let step = test.db.sign_in_step("enrol", now()).await.unwrap().unwrap();
        assert_eq!((&step.person_id, step.enroll_secret.as_deref()), (&team.coach, Some("app")));
        assert_eq!(attempt(&test, "enrol", "wrong 7", "hers", 0).await, SignInAttempt::Wrong);
        assert_eq!(attempt(&test, "enrol", "first recovery", "hers", 0).await, SignInAttempt::Wrong);
        assert!(!test.db.has_second_factor(&team.coach).await.unwrap());
        for _tap in 0..2 {
            assert_eq!(attempt(&test, "enrol", "app 7", "hers", 0).await, SignInAttempt::Right(team.coach.clone()));
        }
        assert!(test.db.has_second_factor(&team.coach).await.unwrap());
        assert_eq!(test.db.recovery_codes_left(&team.coach).await.unwrap(), 2);
        assert_eq!(test.db.sign_in_step("enrol", now()).await.unwrap(), None);
        assert_eq!(test.texts("select coalesce(enroll_secret, 'none') from sign_in_step").await, ["none"]);
        // Another window that began to enrol earlier is too late.
        test.db.begin_sign_in_step(&team.coach, "late", Some("other"), now()).await.unwrap();
        assert_eq!(attempt(&test, "late", "other 8", "hers", 1).await, SignInAttempt::Old);
        assert_eq!(test.texts("select secret from second_factor").await, ["app"]);
    }

    async fn a_code_of_the_app_works_once_and_never_an_older_one(test: TestDb) {
        let team = enrolled(&test).await;
        for (nth, (typed, right)) in [("app 7", false), ("app 9", true), ("app 9", false), ("app 8", false), ("app 10", true)].into_iter().enumerate() {
            let step = format!("step {nth}");
            begin(&test, &team.coach, &step, 0).await;
            let expected = if right { SignInAttempt::Right(team.coach.clone()) } else { SignInAttempt::Wrong };
            assert_eq!(attempt(&test, &step, typed, "hers", 0).await, expected, "{nth}: {typed}");
        }
    }

    async fn one_code_at_once_in_many_windows_signs_in_one(test: TestDb) {
        let team = enrolled(&test).await;
        for nth in 0..8 {
            begin(&test, &team.coach, &format!("step {nth}"), 0).await;
        }
        let answers = at_once((0..8).map(|nth| {
            let test = test.clone();
            async move { attempt(&test, &format!("step {nth}"), "app 9", "hers", 0).await }
        })).await;
        assert_eq!(answers.iter().filter(|it| matches!(it, SignInAttempt::Right(_))).count(), 1, "{answers:?}");
    }

    async fn a_used_step_is_repeated_by_its_browser_with_its_code_only(test: TestDb) {
        let team = enrolled(&test).await;
        begin(&test, &team.coach, "step", 0).await;
        let right = SignInAttempt::Right(team.coach.clone());
        assert_eq!(attempt(&test, "step", "app 9", "hers", 0).await, right);
        assert_eq!(attempt(&test, "step", "app 9", "hers", 4).await, right);
        for (typed, from, minutes) in [("app 9", "another", 0), ("app 10", "hers", 0), ("app 9", "hers", 5)] {
            assert_eq!(attempt(&test, "step", typed, from, minutes).await, SignInAttempt::Old, "{typed} {from} {minutes}");
        }
    }

    async fn a_step_expires_and_ends_with_the_sessions(test: TestDb) {
        let team = enrolled(&test).await;
        begin(&test, &team.coach, "step", 0).await;
        assert!(test.db.sign_in_step("step", minutes_later(14)).await.unwrap().is_some());
        assert_eq!(test.db.sign_in_step("step", minutes_later(15)).await.unwrap(), None);
        assert_eq!(attempt(&test, "step", "app 99", "hers", 15).await, SignInAttempt::Old);
        begin(&test, &team.coach, "ended", 0).await;
        team.store.people().end_devices(&actor(&team.coach), &team.coach).await.unwrap();
        assert_eq!(attempt(&test, "ended", "app 99", "hers", 0).await, SignInAttempt::Old);
    }

    async fn a_recovery_code_works_once(test: TestDb) {
        let team = enrolled(&test).await;
        for (nth, (typed, right, left)) in
            [("first recovery", true, 1), ("first recovery", false, 1), ("another recovery", false, 1), ("second recovery", true, 0)]
                .into_iter()
                .enumerate()
        {
            let step = format!("step {nth}");
            begin(&test, &team.coach, &step, 0).await;
            let expected = if right { SignInAttempt::Right(team.coach.clone()) } else { SignInAttempt::Wrong };
            assert_eq!(attempt(&test, &step, typed, "hers", 0).await, expected, "{nth}: {typed}");
            assert_eq!(test.db.recovery_codes_left(&team.coach).await.unwrap(), left);
        }
        test.db.renew_recovery_codes(&team.coach, &["third recovery".to_owned()], now()).await.unwrap();
        begin(&test, &team.coach, "renewed", 0).await;
        assert_eq!(attempt(&test, "renewed", "third recovery", "hers", 0).await, SignInAttempt::Right(team.coach.clone()));
        assert_eq!(test.number("select count(*) from audit where action = 'person.recovery_code_used'").await, 3);
    }

    async fn the_eleventh_code_within_an_hour_is_refused_unchecked(test: TestDb) {
        let team = enrolled(&test).await;
        begin(&test, &team.coach, "step", 0).await;
        for _ in 0..10 {
            assert_eq!(attempt(&test, "step", "wrong", "hers", 0).await, SignInAttempt::Wrong);
        }
        assert!(matches!(attempt(&test, "step", "app 9", "hers", 0).await, SignInAttempt::Limited(_)));
        // Not used up by that: an hour later it is right.
        begin(&test, &team.coach, "later", 60).await;
        assert_eq!(attempt(&test, "later", "app 9", "hers", 60).await, SignInAttempt::Right(team.coach.clone()));
    }

    async fn a_removed_factor_is_gone_with_its_codes_and_its_devices(test: TestDb) {
        let team = enrolled(&test).await;
        for device in ["kept", "other"] {
            test.db.sign_in(&team.coach, device, "Firefox", now()).await.unwrap();
        }
        let notice = message("nadia@exemple.fr");
        for _tap in 0..2 {
            let people = team.store.people();
            people.remove_second_factor(&actor(&team.coach), &team.coach, Some("kept"), Some(&notice)).await.unwrap();
        }
        assert!(!test.db.has_second_factor(&team.coach).await.unwrap());
        assert_eq!(test.db.recovery_codes_left(&team.coach).await.unwrap(), 0);
        assert_eq!(test.texts("select token_hash from device").await, ["kept"]);
        assert_eq!(test.texts("select kind from outbox").await, ["AccountNotice"]);
    }
}
