//! A month is declared and corrected: one declaration for each month, with every version.

use crate::support::db::{
    TestDb, actor, assert_broken, credit_note, day, minutes_later, month, now, on_both_engines, refusal, sale, today,
};
use domain::{
    declarations::declaration::{Activity, DeclarationState, LineKind, MonthRefusal, TurnoverLine},
    people::Role,
    values::money::Cents,
};
use store::{Actor, DeclarationSummary, Refusal, Submission};

on_both_engines! {
    async fn a_month_is_declared_line_by_line(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let goods = TurnoverLine::new(Activity::Goods, LineKind::Sale, Cents::new(12_345)).unwrap();
        let lines = [sale(800), goods, credit_note(80)];
        assert_eq!(team.declare(&awa, month("2026-10"), &lines, 0).await.unwrap(), Submission::Saved { version: 1 });
        let read = team.declaration(&awa, month("2026-10")).await;
        assert_eq!((read.month, read.state, read.imported), (month("2026-10"), DeclarationState::Submitted, false));
        assert_eq!((read.version(), read.lines()), (1, &lines[..]));
        assert_eq!((read.versions[0].author.as_str(), read.versions[0].created_at), ("Awa Roussel", now()));
        let summary =
            DeclarationSummary { month: month("2026-10"), state: DeclarationState::Submitted, total: Cents::new(84_345), imported: false, reopened: false, reported_before: false };
        assert_eq!(team.store.declarations().summaries(&awa.path).await.unwrap(), [summary]);
    }

    async fn a_correction_is_a_new_version_and_the_old_one_stays_readable(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        team.declare(&awa, month("2026-10"), &[sale(800), credit_note(80)], 0).await.unwrap();
        let later = Actor::person(&awa.id, minutes_later(5));
        let corrected = team.store.declarations().submit(&later, &awa.id, month("2026-10"), &[sale(850)], 1, today()).await.unwrap();
        assert_eq!(corrected, Submission::Saved { version: 2 });
        let read = team.declaration(&awa, month("2026-10")).await;
        assert_eq!(read.versions.iter().map(|version| version.number).collect::<Vec<_>>(), [2, 1]);
        assert_eq!(read.lines(), [sale(850)]);
        assert_eq!(read.versions[0].created_at, minutes_later(5));
        assert_eq!((read.versions[1].lines.as_slice(), read.versions[1].created_at), (&[sale(800), credit_note(80)][..], now()));
        assert_eq!(team.store.declarations().summaries(&awa.path).await.unwrap()[0].total, Cents::new(85_000));
        let journal = team.store.journal().events_of(read.id.as_str()).await.unwrap();
        let actions: Vec<_> = journal.iter().map(|row| row.action.as_str()).collect();
        assert_eq!(actions, ["declaration.submitted", "declaration.corrected"]);
    }

    async fn the_same_form_sent_twice_is_stored_once(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        for (seen, answer) in [(0, Submission::Saved { version: 1 }), (0, Submission::AlreadyThere), (1, Submission::AlreadyThere)] {
            assert_eq!(team.declare(&awa, month("2026-10"), &[sale(800)], seen).await.unwrap(), answer);
        }
        assert_eq!(team.declaration(&awa, month("2026-10")).await.versions.len(), 1);
        assert_eq!(test.number("select count(*) from turnover_line").await, 1);
    }

    async fn a_form_of_an_older_version_is_refused(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        assert_eq!(refusal(team.declare(&awa, month("2026-10"), &[sale(800)], 1).await), Refusal::MovedOn);
        team.declare(&awa, month("2026-10"), &[sale(800)], 0).await.unwrap();
        team.declare(&awa, month("2026-10"), &[sale(810)], 1).await.unwrap();
        for seen in [0, 1, 3] {
            assert_eq!(refusal(team.declare(&awa, month("2026-10"), &[sale(820)], seen).await), Refusal::MovedOn, "{seen}");
        }
        let read = team.declaration(&awa, month("2026-10")).await;
        assert_eq!((read.version(), read.lines(), read.versions.len()), (2, &[sale(810)][..], 2));
        assert_eq!(test.number("select count(*) from declaration_version").await, 2);
    }

    async fn case_2_nil_is_declared_and_is_not_missing(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        team.declare(&awa, month("2026-10"), &[sale(0)], 0).await.unwrap();
        assert_eq!(team.declaration(&awa, month("2026-10")).await.lines(), [sale(0)]);
        let summaries = team.store.declarations().summaries(&awa.path).await.unwrap();
        assert_eq!(summaries.iter().map(|summary| (summary.month, summary.total)).collect::<Vec<_>>(), [(month("2026-10"), Cents::ZERO)]);
        assert_eq!(team.store.declarations().declaration(&awa.path, month("2026-09")).await.unwrap(), None);
    }

    async fn case_3_a_credit_note_larger_than_the_sales_keeps_its_sign(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        team.declare(&awa, month("2026-10"), &[sale(100), credit_note(350)], 0).await.unwrap();
        assert_eq!(team.store.declarations().summaries(&awa.path).await.unwrap()[0].total, Cents::new(-25_000));
        assert_eq!(team.declaration(&awa, month("2026-10")).await.lines()[1].amount(), Cents::new(-35_000));
        assert_eq!(team.store.review().review_queue(None).await.unwrap()[0].total, Cents::new(-25_000));
    }

    async fn case_1_a_month_outside_the_enrollment_or_not_over_is_refused(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        for (text, reason) in [
            ("2024-12", MonthRefusal::OutsidePeriod),
            ("2027-02", MonthRefusal::OutsidePeriod),
            ("2026-11", MonthRefusal::NotOver),
            ("2026-12", MonthRefusal::NotOver),
        ] {
            assert_eq!(refusal(team.declare(&awa, month(text), &[sale(1)], 0).await), Refusal::Month(reason), "{text}");
        }
        assert_eq!(team.store.declarations().summaries(&awa.path).await.unwrap(), []);
        team.declare(&awa, month("2025-01"), &[sale(1)], 0).await.unwrap();
    }

    async fn case_1_three_months_after_the_exit_are_accepted_and_no_fourth(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        test.raw("update enrollment set left_on = '2026-03-31'").await.unwrap();
        team.declare(&awa, month("2026-06"), &[sale(1)], 0).await.unwrap();
        let fourth = team.declare(&awa, month("2026-07"), &[sale(1)], 0).await;
        assert_eq!(refusal(fourth), Refusal::Month(MonthRefusal::OutsidePeriod));
    }

    async fn a_validated_month_is_closed(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let id = team.declared(&awa, month("2026-10"), 800).await.id;
        team.store.review().validate(&actor(&team.coach), Role::Coach, &id, 1).await.unwrap();
        assert_eq!(refusal(team.declare(&awa, month("2026-10"), &[sale(1)], 1).await), Refusal::DeclarationClosed);
        assert_eq!(team.declare(&awa, month("2026-10"), &[sale(800)], 1).await.unwrap(), Submission::AlreadyThere);
        let read = team.declaration(&awa, month("2026-10")).await;
        assert_eq!((read.state, read.version(), read.lines()), (DeclarationState::Validated, 1, &[sale(800)][..]));
    }

    async fn summaries_are_in_order_of_months(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        for text in ["2026-02", "2025-12", "2026-10"] {
            team.declared(&awa, month(text), 100).await;
        }
        let months: Vec<_> = team.store.declarations().summaries(&awa.path).await.unwrap().iter().map(|summary| summary.month.to_string()).collect();
        assert_eq!(months, ["2025-12", "2026-02", "2026-10"]);
    }

    async fn the_database_refuses_a_second_declaration_and_a_wrong_sign(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let id = team.declared(&awa, month("2026-10"), 800).await.id;
        let second = "insert into declaration (id, structure_id, enrollment_id, month, state, version, total, imported, changed_at)
            select 'X', structure_id, enrollment_id, month, state, version, total, imported, changed_at from declaration";
        assert_broken(test.raw(second).await);
        let line = |version: i64, kind: &str, cents: i64| {
            format!("insert into turnover_line values ('{id}', {version}, 9, '02', '{kind}', {cents})")
        };
        assert_broken(test.raw(line(1, "Sale", -1)).await);
        assert_broken(test.raw(line(1, "CreditNote", 1)).await);
        assert_broken(test.raw(line(2, "Sale", 1)).await);
        assert_eq!(test.raw(line(1, "CreditNote", -1)).await.unwrap(), 1);
    }

    async fn a_month_is_accepted_from_the_first_day_of_the_next_on(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let on = |text: &str| {
            let (team, awa, day) = (team.clone(), awa.clone(), day(text));
            async move { team.store.declarations().submit(&actor(&awa.id), &awa.id, month("2026-10"), &[sale(1)], 0, day).await }
        };
        assert_eq!(refusal(on("2026-10-31").await), Refusal::Month(MonthRefusal::NotOver));
        assert_eq!(on("2026-11-01").await.unwrap(), Submission::Saved { version: 1 });
    }
}
