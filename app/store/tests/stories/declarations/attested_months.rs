//! The months of an attestation: validated turnover, with who validated it and when.

use crate::support::db::{TestDb, actor, credit_note, minutes_later, month, on_both_engines, sale};
use domain::{declarations::declaration::total, people::Role, values::money::Cents};
use store::Actor;

on_both_engines! {
    async fn validated_and_reported_months_are_attested_with_who_validated_them(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        for (text, euros) in [("2026-07", 100), ("2026-08", 200), ("2026-09", 300), ("2026-10", 400)] {
            let id = team.declared(&awa, month(text), euros).await.id;
            if text != "2026-10" {
                team.store.review().validate(&Actor::person(&team.coach, minutes_later(euros)), Role::Coach, &id, 1).await.unwrap();
            }
        }
        test.raw("update declaration set state = 'Reported' where month = '2026-08'").await.unwrap();
        let months = team.store.declarations().attested_months(&awa.id, month("2026-08"), month("2026-10")).await.unwrap();
        let seen: Vec<_> = months.iter().map(|it| (it.month.to_string(), total(&it.lines).get(), it.imported)).collect();
        assert_eq!(seen, [("2026-08".into(), 20_000, false), ("2026-09".into(), 30_000, false)]);
        assert_eq!(months[1].validated, Some(("Nadia Benali".into(), minutes_later(300))));
    }

    async fn the_lines_of_the_current_version_are_attested(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        team.declare(&awa, month("2026-10"), &[sale(800)], 0).await.unwrap();
        team.declare(&awa, month("2026-10"), &[sale(850), credit_note(900)], 1).await.unwrap();
        let id = team.declaration(&awa, month("2026-10")).await.id;
        team.store.review().validate(&actor(&team.coach), Role::Coach, &id, 2).await.unwrap();
        let months = team.store.declarations().attested_months(&awa.id, month("2026-10"), month("2026-10")).await.unwrap();
        assert_eq!(months[0].lines, [sale(850), credit_note(900)]);
        assert_eq!(total(&months[0].lines), Cents::new(-5_000));
    }

    async fn imported_months_are_attested_without_a_validation(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        team.declared(&awa, month("2026-10"), 800).await;
        test.raw("update declaration set state = 'Validated', imported = (1 = 1)").await.unwrap();
        let months = team.store.declarations().attested_months(&awa.id, month("2026-01"), month("2026-12")).await.unwrap();
        assert_eq!((months.len(), months[0].imported, &months[0].validated), (1, true, &None));
    }

    async fn months_of_another_structure_are_not_attested(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let id = team.declared(&awa, month("2026-10"), 1).await.id;
        assert_eq!(team.store.declarations().attested_months(&awa.id, month("2026-01"), month("2026-12")).await.unwrap(), []);
        team.store.review().validate(&actor(&team.coach), Role::Coach, &id, 1).await.unwrap();
        let elsewhere = test.team(1).await;
        assert_eq!(elsewhere.store.declarations().attested_months(&awa.id, month("2026-01"), month("2026-12")).await.unwrap(), []);
        assert_eq!(team.store.declarations().attested_months(&awa.id, month("2026-01"), month("2026-12")).await.unwrap().len(), 1);
    }
}
