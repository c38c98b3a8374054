//! The printed card: one works at a time, once, and nobody tries codes for long.

use crate::house::{House, assert_not_found, at_once, by, now, on_both_engines};
use chrono::Duration;
use domain::card::CardCode;
use store::{MOST_CARD_TRIES, Try};

fn code(text: &str) -> CardCode {
    CardCode::read(text).unwrap()
}

on_both_engines! {
    async fn a_card_opens_once_by_its_link_or_by_its_code(house: House) {
        let team = house.team(2).await;
        let awa = team.participant("Awa").await.id;
        team.within.make_card(&by(&team.coach), &awa, "link", "code").await.unwrap();
        let open = team.within.open_invitation(&awa, now()).await.unwrap().unwrap();
        assert!(open.card && open.expires_at > now() + Duration::days(29));
        assert_eq!(house.db.invited("link", now()).await.unwrap().unwrap().id, awa);
        assert_eq!(house.db.try_card(&code("AAAA2222BBBB"), "code", now()).await.unwrap(), Try::Right(awa.clone()));
        assert_eq!(house.db.try_card(&code("AAAA2222BBBB"), "code", now()).await.unwrap(), Try::Old);
        assert_eq!(house.db.invited("link", now()).await.unwrap(), None);
        assert_eq!(team.within.open_invitation(&awa, now()).await.unwrap(), None);
    }

    async fn a_newer_card_takes_the_place_of_the_older_and_is_old_after_a_month(house: House) {
        let team = house.team(2).await;
        let awa = team.participant("Awa").await.id;
        team.within.make_card(&by(&team.coach), &awa, "first", "one").await.unwrap();
        team.within.make_card(&by(&team.coach), &awa, "second", "two").await.unwrap();
        assert_eq!(house.db.try_card(&code("AAAA2222BBBB"), "one", now()).await.unwrap(), Try::Wrong);
        let late = now() + Duration::days(31);
        assert_eq!(house.db.try_card(&code("AAAA2222BBBB"), "two", late).await.unwrap(), Try::Old);
        assert_eq!(house.db.invited("second", late).await.unwrap(), None);
    }

    async fn only_participants_of_the_structure_have_cards(house: House) {
        let (team, other) = (house.team(2).await, house.team(2).await);
        let awa = team.participant("Awa").await.id;
        assert_not_found(other.within.make_card(&by(&other.coach), &awa, "link", "code").await);
        assert_not_found(team.within.make_card(&by(&team.coach), &team.coach, "link", "code").await);
        team.within.make_card(&by(&team.coach), &awa, "link", "code").await.unwrap();
        assert_eq!(other.within.open_invitation(&awa, now()).await.unwrap(), None);
    }

    async fn codes_that_begin_alike_are_tried_so_often_and_no_more(house: House) {
        let team = house.team(2).await;
        let awa = team.participant("Awa").await.id;
        team.within.make_card(&by(&team.coach), &awa, "link", "right").await.unwrap();
        for _ in 0..MOST_CARD_TRIES {
            assert_eq!(house.db.try_card(&code("AAAA2222BBBB"), "wrong", now()).await.unwrap(), Try::Wrong);
        }
        assert_eq!(house.db.try_card(&code("AAAA2222BBBB"), "right", now()).await.unwrap(), Try::TooMany);
        let later = now() + Duration::hours(2);
        assert_eq!(house.db.try_card(&code("AAAA2222BBBB"), "right", later).await.unwrap(), Try::Right(awa));
    }

    async fn of_eight_who_use_a_card_at_once_one_comes_in(house: House) {
        let team = house.team(2).await;
        let awa = team.participant("Awa").await.id;
        team.within.make_card(&by(&team.coach), &awa, "link", "code").await.unwrap();
        let answers = at_once((0..8).map(|_| {
            let db = house.db.clone();
            async move { db.try_card(&code("AAAA2222BBBB"), "code", now()).await.unwrap() }
        })).await;
        assert_eq!(answers.iter().filter(|answer| **answer == Try::Right(awa.clone())).count(), 1);
        assert_eq!(answers.iter().filter(|answer| **answer == Try::Old).count(), 7);
    }
}
