//! Links for funders, which can be revoked, and half-years, which are published once.

use crate::support::db::{TestDb, actor, assert_broken, assert_not_found, at, at_once, day, now, on_both_engines, refusal, today};
use chrono::NaiveDate;
use domain::reporting::disclosure::{
    half_year::HalfYear,
    link::NewLink,
    snapshot::{Context, Snapshot},
};
use store::{Actor, Refusal, StoreError};

fn link(label: &str, until: &str) -> NewLink {
    NewLink { label: label.into(), until: day(until) }
}

fn half(text: &str) -> HalfYear {
    HalfYear::try_from(text.to_owned()).unwrap()
}

/// The results of a structure without enrollments.
fn nothing(places: i64) -> Snapshot {
    Snapshot::of(&[], &Context { places, ..Context::default() }, &mut || false)
}

on_both_engines! {
    async fn a_link_shows_the_results_of_its_structure_until_it_is_revoked_or_ends(test: TestDb) {
        let (team, other) = (test.team(1).await, test.team(1).await);
        let id = team.store.reporting().open_funder_link(&actor(&team.coach), &link("DDETS", "2026-12-31"), |_| "hash".into(), today()).await.unwrap();
        let seen = |today: NaiveDate| {
            let db = test.db.clone();
            async move { db.funder_view("hash", today).await.unwrap().map(|view| view.structure_id) }
        };
        assert_eq!(team.store.reporting().funder_links().await.unwrap()[0].seen_on, None);
        assert_eq!(seen(day("2026-12-31")).await.as_ref(), Some(team.store.structure_id()));
        assert_eq!(seen(day("2027-01-01")).await, None);
        assert_eq!(test.db.funder_view("other", today()).await.unwrap(), None);
        let listed = team.store.reporting().funder_links().await.unwrap();
        assert_eq!((listed.len(), listed[0].seen_on, listed[0].revoked_at), (1, Some(day("2026-12-31")), None));
        assert!(listed[0].opens_on(day("2026-12-31")) && !listed[0].opens_on(day("2027-01-01")));

        assert_not_found(other.store.reporting().revoke_funder_link(&actor(&other.coach), &id).await);
        assert_eq!(other.store.reporting().funder_links().await.unwrap(), []);
        for _ in 0..2 {
            team.store.reporting().revoke_funder_link(&actor(&team.coach), &id).await.unwrap();
        }
        assert_eq!(seen(today()).await, None);
        let listed = team.store.reporting().funder_links().await.unwrap();
        assert_eq!((listed[0].revoked_at, listed[0].opens_on(today())), (Some(now()), false));
        // Created at the same instant, they are listed by identifier.
        let deeds: Vec<_> = team.store.journal().events_of(id.as_str()).await.unwrap().into_iter().map(|line| line.action).collect();
        assert_eq!(deeds, ["funder_link.opened", "funder_link.revoked"]);
    }

    async fn creating_two_links_of_one_name_at_once_keeps_one(test: TestDb) {
        let team = test.team(1).await;
        let open = |nth: usize| {
            let (store, coach) = (team.store.clone(), team.coach.clone());
            async move { store.reporting().open_funder_link(&actor(&coach), &link("DDETS", "2026-12-31"), |_| format!("hash{nth}"), today()).await }
        };
        let answers = at_once((0..4).map(open)).await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
        for answer in answers.into_iter().filter(|answer| answer.is_err()) {
            assert_eq!(refusal(answer), Refusal::LabelTaken);
        }
        // The name of a link that has ended is free.
        let later = Actor::person(&team.coach, at("2027-01-04T09:00:00Z"));
        team.store.reporting().open_funder_link(&later, &link("DDETS", "2027-12-31"), |_| "next".into(), day("2027-01-04")).await.unwrap();
        assert_eq!(team.store.reporting().funder_links().await.unwrap().len(), 2);
    }

    async fn a_half_year_is_published_once_and_never_changes(test: TestDb) {
        let (team, other) = (test.team(1).await, test.team(1).await);
        let mut coaches = Vec::new();
        for name in ["Hugo", "Omar", "Lise", "Paul"] {
            coaches.push(team.colleague(name).await);
        }
        let tell = |(coach, places): (domain::values::ids::PersonId, i64)| {
            let store = team.store.clone();
            async move { store.reporting().publish(&actor(&coach), half("2026-S1"), &nothing(places)).await }
        };
        let answers = at_once(coaches.into_iter().zip((1..=4).map(|nth| nth * 5)).map(tell)).await;
        let first = answers.iter().position(Result::is_ok).unwrap() as i64;
        for answer in answers.into_iter().filter(|answer| answer.is_err()) {
            assert_eq!(refusal(answer), Refusal::ResultsPublished);
        }
        team.store.reporting().publish(&actor(&team.coach), half("2025-S2"), &nothing(70)).await.unwrap();
        let published = team.store.reporting().published().await.unwrap();
        assert_eq!(published.iter().map(|it| it.half).collect::<Vec<_>>(), [half("2025-S2"), half("2026-S1")]);
        assert_eq!((&published[1].snapshot, published[1].published_at), (&nothing((first + 1) * 5), now()));
        assert_eq!(other.store.reporting().published().await.unwrap(), []);
        other.store.reporting().publish(&actor(&other.coach), half("2026-S1"), &nothing(10)).await.unwrap();

        // The database refuses changes, too.
        assert_broken(test.raw("update published_half_year set snapshot = '{}'").await);
        assert_broken(test.raw("delete from published_half_year").await);
        assert_broken(test.raw("insert into published_half_year select structure_id, '2026', snapshot, null, published_at from published_half_year").await);
    }

    async fn the_first_secret_of_the_draws_stays(test: TestDb) {
        let kept = at_once((0..4).map(|nth| {
            let db = test.db.clone();
            async move { db.draw_secret(&format!("secret {nth}")).await.unwrap() }
        })).await;
        assert!(kept.iter().all(|secret| *secret == kept[0]), "{kept:?}");
        assert_eq!(test.db.draw_secret("another").await.unwrap(), kept[0]);
    }

    async fn a_snapshot_that_cannot_be_read_is_an_error(test: TestDb) {
        let team = test.team(1).await;
        let columns = "structure_id, half_year, snapshot, published_at";
        let structure = team.store.structure_id();
        test.raw(format!("insert into published_half_year ({columns}) values ('{structure}', '2026-S1', '[]', '2026-11-23T10:00:00Z')")).await.unwrap();
        assert!(matches!(team.store.reporting().published().await, Err(StoreError::Json(_))));
    }
}
