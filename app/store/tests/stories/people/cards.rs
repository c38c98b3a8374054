//! The printed card: only the newest works, once, and attempts are limited.

use crate::support::db::{TestDb, actor, assert_not_found, at_once, browser, minutes_later, now, on_both_engines};
use chrono::Duration;
use domain::people::card::CardCode;
use store::{MOST_CARD_TRIES, SignInAttempt};

fn code(text: &str) -> CardCode {
    CardCode::read(text).unwrap()
}

on_both_engines! {
    async fn a_card_signs_in_once_by_link_or_code(test: TestDb) {
        let team = test.team(2).await;
        let awa = team.participant("Awa").await.id;
        team.store.people().make_card(&actor(&team.coach), &awa, "link", "code").await.unwrap();
        let open = team.store.people().open_invitation(&awa, now()).await.unwrap().unwrap();
        assert!(open.card && open.expires_at > now() + Duration::days(29));
        assert_eq!(test.db.invited("link", "nobody", now()).await.unwrap().unwrap().id, awa);
        assert_eq!(test.db.try_card(&code("AAAA2222BBBB"), "code", &browser("hers"), now()).await.unwrap(), SignInAttempt::Right(awa.clone()));
        assert_eq!(test.db.try_card(&code("AAAA2222BBBB"), "code", &browser("another"), now()).await.unwrap(), SignInAttempt::Old);
        assert_eq!(test.db.invited("link", "nobody", now()).await.unwrap(), None);
        assert_eq!(team.store.people().open_invitation(&awa, now()).await.unwrap(), None);
    }

    async fn a_newer_card_replaces_the_older_and_expires_after_a_month(test: TestDb) {
        let team = test.team(2).await;
        let awa = team.participant("Awa").await.id;
        team.store.people().make_card(&actor(&team.coach), &awa, "first", "one").await.unwrap();
        team.store.people().make_card(&actor(&team.coach), &awa, "second", "two").await.unwrap();
        assert_eq!(test.db.try_card(&code("AAAA2222BBBB"), "one", &browser("hers"), now()).await.unwrap(), SignInAttempt::Wrong);
        let late = now() + Duration::days(31);
        assert_eq!(test.db.try_card(&code("AAAA2222BBBB"), "two", &browser("hers"), late).await.unwrap(), SignInAttempt::Old);
        assert_eq!(test.db.invited("second", "nobody", late).await.unwrap(), None);
    }

    async fn only_participants_of_the_structure_get_cards(test: TestDb) {
        let (team, other) = (test.team(2).await, test.team(2).await);
        let awa = team.participant("Awa").await.id;
        assert_not_found(other.store.people().make_card(&actor(&other.coach), &awa, "link", "code").await);
        assert_not_found(team.store.people().make_card(&actor(&team.coach), &team.coach, "link", "code").await);
        team.store.people().make_card(&actor(&team.coach), &awa, "link", "code").await.unwrap();
        assert_eq!(other.store.people().open_invitation(&awa, now()).await.unwrap(), None);
    }

    async fn attempts_with_the_same_first_group_are_limited(test: TestDb) {
        let team = test.team(2).await;
        let awa = team.participant("Awa").await.id;
        team.store.people().make_card(&actor(&team.coach), &awa, "link", "right").await.unwrap();
        for _ in 0..MOST_CARD_TRIES {
            assert_eq!(test.db.try_card(&code("AAAA2222BBBB"), "wrong", &browser("hers"), now()).await.unwrap(), SignInAttempt::Wrong);
        }
        assert_eq!(test.db.try_card(&code("AAAA2222BBBB"), "right", &browser("hers"), now()).await.unwrap(), SignInAttempt::TooMany);
        let later = now() + Duration::hours(2);
        assert_eq!(test.db.try_card(&code("AAAA2222BBBB"), "right", &browser("hers"), later).await.unwrap(), SignInAttempt::Right(awa));
    }

    async fn the_browser_that_used_a_card_may_resend_it_for_five_minutes(test: TestDb) {
        let team = test.team(2).await;
        let awa = team.participant("Awa").await.id;
        team.store.people().make_card(&actor(&team.coach), &awa, "link", "code").await.unwrap();
        let sent = |name: &'static str, minutes: i64| {
            let db = test.db.clone();
            async move { db.try_card(&code("AAAA2222BBBB"), "code", &browser(name), minutes_later(minutes)).await.unwrap() }
        };
        let answers = at_once((0..20).map(|_| sent("hers", 0))).await;
        assert_eq!(answers, vec![SignInAttempt::Right(awa.clone()); 20]);
        assert_eq!(sent("another", 1).await, SignInAttempt::Old);
        assert_eq!((sent("hers", 4).await, sent("hers", 5).await), (SignInAttempt::Right(awa.clone()), SignInAttempt::Old));
        let journal = team.store.journal().events_of(awa.as_str()).await.unwrap();
        assert_eq!(journal.iter().filter(|line| line.action == "invitation.accepted").count(), 1);
    }

    async fn a_card_of_a_person_who_joined_the_team_does_not_sign_in(test: TestDb) {
        let team = test.team(2).await;
        let awa = team.newcomer("Awa").await;
        team.store.people().make_card(&actor(&team.coach), &awa, "link", "code").await.unwrap();
        test.hand().await.run(format!("update person set role = 'Coach' where id = '{awa}'")).await.unwrap();
        assert_eq!(test.db.try_card(&code("AAAA2222BBBB"), "code", &browser("hers"), now()).await.unwrap(), SignInAttempt::Wrong);
        assert_not_found(test.db.accept_invitation("link", None, "hers", now()).await);
    }

    async fn using_a_card_at_once_signs_in_one_browser(test: TestDb) {
        let team = test.team(2).await;
        let awa = team.participant("Awa").await.id;
        team.store.people().make_card(&actor(&team.coach), &awa, "link", "code").await.unwrap();
        let answers = at_once((0..8).map(|number| {
            let db = test.db.clone();
            async move { db.try_card(&code("AAAA2222BBBB"), "code", &browser(&format!("browser{number}")), now()).await.unwrap() }
        })).await;
        assert_eq!(answers.iter().filter(|answer| **answer == SignInAttempt::Right(awa.clone())).count(), 1);
        assert_eq!(answers.iter().filter(|answer| **answer == SignInAttempt::Old).count(), 7);
    }
}
