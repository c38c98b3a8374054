//! Sign-in by an identity provider: requests that can be used once, accounts that are bound once.

use crate::support::db::{Team, TestDb, browser, minutes_later, now, on_both_engines};
use store::{LimitReached, OidcIdentity, SignInFrom};

/// An account at a provider, with that verified address.
fn account(subject: &str, email: Option<&str>) -> OidcIdentity {
    OidcIdentity { issuer: "https://id.exemple".into(), subject: subject.into(), email: email.map(|email| email.parse().unwrap()) }
}

/// A coach with the address `lea@exemple.fr`.
async fn with_address(test: &TestDb) -> Team {
    let team = test.team(1).await;
    test.raw(format!("update person set email = 'lea@exemple.fr' where id = '{}'", team.coach)).await.unwrap();
    team
}

on_both_engines! {
    async fn a_request_is_used_once_within_ten_minutes(test: TestDb) {
        let team = with_address(&test).await;
        let begin = async |token: &str| {
            test.db.begin_oidc_request(token, Some(&team.coach), "/moi", &browser("hers"), now()).await.unwrap().unwrap();
        };
        begin("one").await;
        begin("late").await;
        let waiting = test.db.oidc_request("one", minutes_later(9)).await.unwrap().unwrap();
        assert_eq!((waiting.person_id.as_ref(), waiting.next_page.as_str(), waiting.begun_at), (Some(&team.coach), "/moi", now()));
        let (first, second) =
            tokio::join!(test.db.use_oidc_request("one", minutes_later(9)), test.db.use_oidc_request("one", minutes_later(9)));
        let used: Vec<_> = [first.unwrap(), second.unwrap()].into_iter().flatten().collect();
        assert_eq!(used, [waiting]);
        assert_eq!(test.db.use_oidc_request("late", minutes_later(10)).await.unwrap(), None);
        assert_eq!(test.db.use_oidc_request("unknown", now()).await.unwrap(), None);
    }

    async fn requests_from_one_address_are_limited(test: TestDb) {
        let from = SignInFrom { browser_hash: "any".into(), address: Some("192.0.2.1".into()) };
        let mut begun = 0;
        while test.db.begin_oidc_request(&format!("token {begun}"), None, "/", &from, now()).await.unwrap().is_ok() {
            begun += 1;
            assert!(begun < 1_000, "there is a limit");
        }
        assert_eq!(test.number("select count(*) from oidc_request").await, begun);
        let refused = test.db.begin_oidc_request("one more", None, "/", &from, minutes_later(59)).await.unwrap();
        assert_eq!(refused, Err(LimitReached::Address));
        assert!(test.db.begin_oidc_request("one more", None, "/", &from, minutes_later(61)).await.unwrap().is_ok());
    }

    async fn two_browsers_that_bind_an_account_at_once_bind_it_once(test: TestDb) {
        let team = with_address(&test).await;
        let lea = account("42", Some("lea@exemple.fr"));
        let (first, second) = tokio::join!(test.db.identify_by_oidc(&lea, now()), test.db.identify_by_oidc(&lea, now()));
        assert_eq!([first.unwrap(), second.unwrap()], [Some(team.coach.clone()), Some(team.coach.clone())]);
        assert_eq!(test.number("select count(*) from oidc_identity").await, 1);
        assert_eq!(test.number("select count(*) from audit where action = 'person.identity_bound'").await, 1);
        // Later without an address, and no other account with hers.
        assert_eq!(test.db.identify_by_oidc(&account("42", None), now()).await.unwrap(), Some(team.coach.clone()));
        assert_eq!(test.db.identify_by_oidc(&account("43", Some("lea@exemple.fr")), now()).await.unwrap(), None);
        assert_eq!(test.db.identify_by_oidc(&account("44", None), now()).await.unwrap(), None);
        assert!(test.db.has_oidc_identity("https://id.exemple", &team.coach).await.unwrap());
        assert!(!test.db.has_oidc_identity("https://autre.exemple", &team.coach).await.unwrap());
    }

    async fn a_proof_is_needed_anew_once_an_account_is_bound(test: TestDb) {
        let team = with_address(&test).await;
        test.db.sign_in(&team.coach, "device", "Firefox", now()).await.unwrap();
        let user = async || test.db.signed_in("device", minutes_later(60)).await.unwrap().unwrap();
        assert!(user().await.is_fresh(false, minutes_later(60)));
        test.db.identify_by_oidc(&account("42", Some("lea@exemple.fr")), now()).await.unwrap();
        let bound = user().await;
        assert_eq!((bound.has_password, bound.has_oidc, bound.is_fresh(false, minutes_later(60))), (false, true, false));
    }

    async fn expired_requests_are_erased_after_the_days_of_sign_in(test: TestDb) {
        test.db.begin_oidc_request("old", None, "/", &browser("hers"), now()).await.unwrap().unwrap();
        let days = domain::privacy::retention::SIGN_IN_DAYS;
        test.db.erase_expired(minutes_later(days * 24 * 60)).await.unwrap();
        assert_eq!(test.number("select count(*) from oidc_request").await, 1);
        test.db.erase_expired(minutes_later(days * 24 * 60 + 11)).await.unwrap();
        assert_eq!(test.number("select count(*) from oidc_request").await, 0);
    }
}
