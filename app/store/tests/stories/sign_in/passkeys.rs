//! Passkeys: a challenge serves once and for minutes, one answer at once, access that ended, other structures.

use crate::support::db::{
    Team, TestDb, actor, assert_not_found, at_once, browser, browser_at, message, minutes_later, now, on_both_engines, refusal,
};
use domain::values::ids::{PasskeyId, PersonId};
use store::{CheckedCredential, LimitReached, NewPasskey, PasskeyTry, Refusal, SignInAttempt};

/// Begins a challenge whose state is its token.
async fn begin(test: &TestDb, token: &str, person: Option<&PersonId>) {
    assert_eq!(test.db.begin_passkey_challenge(token, person, token, &browser("hers"), now()).await.unwrap(), None);
}

/// The result of a registration some minutes after [`now`]; the credential is right.
async fn add(team: &Team, person: &PersonId, token: &str, credential: &str, minutes: i64) -> SignInAttempt {
    let check = |state: &str| {
        assert_eq!(state, token);
        Some(CheckedCredential { credential_hash: credential.to_owned(), credential: "1".to_owned() })
    };
    let new = NewPasskey { token_hash: token, name: "Téléphone", check: &check };
    let by = store::Actor::person(person, minutes_later(minutes));
    team.store.people().add_passkey(&by, person, &new, Some(&message("coach@exemple.fr"))).await.unwrap()
}

/// The result of a sign-in some minutes after [`now`], by a signature whose counter is above the stored one.
async fn attempt(test: &TestDb, token: &str, credential: &str, counter: i64, minutes: i64) -> SignInAttempt {
    let check = |_: &PersonId, _: &str, stored: &str| (stored.parse::<i64>().unwrap() < counter).then(|| counter.to_string());
    let attempt = PasskeyTry { token_hash: token, credential_hash: credential, check: &check };
    test.db.try_passkey(&attempt, minutes_later(minutes)).await.unwrap()
}

/// A team whose coach has a password and the passkey `key`.
async fn registered(test: &TestDb) -> Team {
    let team = test.team(1).await;
    test.raw(format!("update person set password_hash = 'x' where id = '{}'", team.coach)).await.unwrap();
    begin(test, "register", Some(&team.coach)).await;
    assert_eq!(add(&team, &team.coach, "register", "key", 0).await, SignInAttempt::Right(team.coach.clone()));
    team
}

on_both_engines! {
    async fn a_passkey_is_registered_by_its_own_challenge_once(test: TestDb) {
        let team = registered(&test).await;
        assert_eq!(add(&team, &team.coach, "register", "other", 0).await, SignInAttempt::Old, "used");
        begin(&test, "late", Some(&team.coach)).await;
        assert_eq!(add(&team, &team.coach, "late", "other", 5).await, SignInAttempt::Old);
        begin(&test, "nobody", None).await;
        assert_eq!(add(&team, &team.coach, "nobody", "other", 0).await, SignInAttempt::Old);
        begin(&test, "same", Some(&team.coach)).await;
        assert_eq!(add(&team, &team.coach, "same", "key", 0).await, SignInAttempt::Wrong, "registered already");
        let passkeys = test.db.passkeys(&team.coach).await.unwrap();
        assert_eq!(passkeys.iter().map(|it| (it.name.as_str(), it.last_used_at)).collect::<Vec<_>>(), [("Téléphone", None)]);
        assert_eq!(test.number("select count(*) from audit where action = 'person.passkey'").await, 1);
        assert_eq!(test.number("select count(*) from outbox where kind = 'AccountNotice'").await, 1);
    }

    async fn a_person_has_ten_passkeys_at_most_also_at_once(test: TestDb) {
        let team = registered(&test).await;
        for nth in 1..9 {
            begin(&test, &format!("register {nth}"), Some(&team.coach)).await;
            let added = add(&team, &team.coach, &format!("register {nth}"), &format!("key {nth}"), 0).await;
            assert_eq!(added, SignInAttempt::Right(team.coach.clone()));
        }
        for name in ["a", "b", "c"] {
            begin(&test, name, Some(&team.coach)).await;
        }
        let added = at_once(["a", "b", "c"].map(|name| {
            let team = team.clone();
            async move {
                let check = |_: &str| Some(CheckedCredential { credential_hash: name.to_owned(), credential: "1".to_owned() });
                let new = NewPasskey { token_hash: name, name, check: &check };
                team.store.people().add_passkey(&actor(&team.coach), &team.coach, &new, None).await
            }
        })).await;
        let (right, refused): (Vec<_>, Vec<_>) = added.into_iter().partition(Result::is_ok);
        assert_eq!((right.len(), refused.len()), (1, 2));
        assert!(refused.into_iter().all(|refused| refusal(refused) == Refusal::PasskeysFull));
        assert_eq!(test.number("select count(distinct position) from passkey").await, 10);
        let one = test.db.passkeys(&team.coach).await.unwrap().remove(0).id;
        team.store.people().remove_passkeys(&actor(&team.coach), &team.coach, Some(&one), None).await.unwrap();
        begin(&test, "again", Some(&team.coach)).await;
        assert_eq!(add(&team, &team.coach, "again", "again", 0).await, SignInAttempt::Right(team.coach.clone()));
    }

    async fn a_challenge_of_a_sign_in_serves_once_and_for_five_minutes(test: TestDb) {
        let team = registered(&test).await;
        let right = SignInAttempt::Right(team.coach.clone());
        begin(&test, "one", None).await;
        assert_eq!(attempt(&test, "one", "key", 1, 0).await, SignInAttempt::Wrong, "the counter did not go on");
        assert_eq!(attempt(&test, "one", "key", 2, 0).await, SignInAttempt::Old, "a wrong answer uses it up");
        begin(&test, "two", None).await;
        assert_eq!(attempt(&test, "two", "key", 2, 4).await, right);
        assert_eq!(test.texts("select credential from passkey").await, ["2"]);
        begin(&test, "three", None).await;
        assert_eq!(attempt(&test, "three", "key", 3, 5).await, SignInAttempt::Old);
        begin(&test, "hers", Some(&team.coach)).await;
        assert_eq!(attempt(&test, "hers", "key", 3, 0).await, SignInAttempt::Old, "that of a registration");
        begin(&test, "four", None).await;
        assert_eq!(attempt(&test, "four", "unknown", 3, 0).await, SignInAttempt::Wrong);
    }

    async fn one_signature_at_once_for_many_challenges_signs_in_one(test: TestDb) {
        registered(&test).await;
        for nth in 0..8 {
            begin(&test, &format!("step {nth}"), None).await;
        }
        let answers = at_once((0..8).map(|nth| {
            let test = test.clone();
            async move { attempt(&test, &format!("step {nth}"), "key", 2, 0).await }
        })).await;
        assert_eq!(answers.iter().filter(|it| matches!(it, SignInAttempt::Right(_))).count(), 1, "{answers:?}");
    }

    async fn a_person_who_left_or_has_no_password_signs_in_by_no_passkey(test: TestDb) {
        let team = registered(&test).await;
        for (nth, ended) in ["left_team_at = '2026-01-01T00:00:00.000Z'", "left_team_at = null, password_hash = null"].into_iter().enumerate() {
            test.raw(format!("update person set {ended} where id = '{}'", team.coach)).await.unwrap();
            let token = format!("step {nth}");
            begin(&test, &token, None).await;
            assert_eq!(attempt(&test, &token, "key", 9, 0).await, SignInAttempt::Wrong, "{ended}");
        }
    }

    async fn a_passkey_is_removed_by_its_person_or_the_coordination_of_the_structure(test: TestDb) {
        let team = registered(&test).await;
        let other = test.team(1).await;
        let id = test.db.passkeys(&team.coach).await.unwrap().remove(0).id;
        let strange = other.store.people();
        assert_not_found(strange.remove_passkeys(&actor(&other.coach), &team.coach, None, None).await);
        strange.remove_passkeys(&actor(&other.coach), &other.coach, Some(&id), None).await.unwrap();
        let unknown = PasskeyId::try_from("0".to_owned()).unwrap();
        team.store.people().remove_passkeys(&actor(&team.coach), &team.coach, Some(&unknown), None).await.unwrap();
        assert_eq!(test.db.passkeys(&team.coach).await.unwrap().len(), 1);
        for _tap in 0..2 {
            team.store.people().remove_passkeys(&actor(&team.coach), &team.coach, Some(&id), None).await.unwrap();
        }
        assert_eq!(test.db.passkeys(&team.coach).await.unwrap(), []);
        assert_eq!(test.number("select count(*) from audit where action = 'person.passkey_removed'").await, 1);
    }

    async fn challenges_of_sign_ins_are_limited_by_address(test: TestDb) {
        let from = browser_at("hers", "192.0.2.7");
        let mut reached = None;
        for nth in 0..61 {
            reached = test.db.begin_passkey_challenge(&format!("step {nth}"), None, "{}", &from, now()).await.unwrap();
        }
        assert_eq!(reached, Some(LimitReached::Address));
        assert_eq!(test.number("select count(*) from passkey_challenge").await, 60);
        begin(&test, "elsewhere", None).await;
        // Expired ones go with the next.
        test.db.begin_passkey_challenge("later", None, "{}", &browser("hers"), minutes_later(6)).await.unwrap();
        assert_eq!(test.number("select count(*) from passkey_challenge").await, 1);
    }
}
