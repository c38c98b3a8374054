//! The content of a pending review.

use crate::support::db::{TestDb, actor, add_person, credit_note, minutes_later, month, now, on_both_engines, sale, today};
use domain::{declarations::typed::NewDeclaration, people::Role, values::money::Cents};
use store::Actor;

on_both_engines! {
    async fn a_pending_review_holds_the_twelve_months_before_it(test: TestDb) {
        let team = test.team(5).await;
        let (awa, bilal) = (team.participant("Awa").await, team.participant("Bilal").await);
        for number in 1..=12 {
            team.declared(&awa, month(&format!("2025-{number:02}")), number).await;
        }
        for number in [1, 2, 4] {
            team.declared(&awa, month(&format!("2026-{number:02}")), 12 + number).await;
        }
        team.declared(&bilal, month("2026-02"), 5).await;
        test.raw("update declaration set state = 'Validated'").await.unwrap();
        let waiting = team.declared(&awa, month("2026-03"), 800).await;
        let queue = team.store.review().review_queue(None).await.unwrap();
        assert_eq!(queue.len(), 1);
        let row = &queue[0];
        assert_eq!((&row.id, &row.participant_id, row.version, row.total), (&waiting.id, &awa.id, 1, Cents::new(80_000)));
        assert_eq!((&row.coach_id, row.coach.as_str()), (&team.coach, "Nadia Benali"));
        assert_eq!((row.goal, row.starting_turnover), (Some(Cents::new(120_000)), Cents::new(32_000)));
        assert!(row.question.is_none() && row.earlier_questions.is_empty() && !row.answered());
        let before: Vec<_> = row.before.iter().map(|(_, total)| total.get() / 100).collect();
        assert_eq!(before, [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
    }

    async fn a_pending_review_holds_its_current_lines_and_all_questions(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let october = month("2026-10");
        let id = team.declared(&awa, october, 800).await.id;
        let ask = async |minutes, version, question| {
            let by = Actor::person(&team.coach, minutes_later(minutes));
            team.store.review().ask(&by, Role::Coach, &id, version, question, None).await.unwrap();
        };
        ask(1, 1, "Juste ?").await;
        let lines = [sale(850), credit_note(50)];
        let corrected = NewDeclaration { note: Some("Un avoir oublié".into()), clients: Some(2), ..NewDeclaration::from(&lines) };
        let answering = Actor::person(&awa.id, minutes_later(2));
        team.store.declarations().submit(&answering, &awa.id, october, corrected, 1, today()).await.unwrap();
        ask(3, 2, "Et les avoirs ?").await;
        team.store.review().answer(&Actor::person(&awa.id, minutes_later(4)), &awa.id, october, "Un seul").await.unwrap();
        let row = team.store.review().review_queue(None).await.unwrap().remove(0);
        assert_eq!((row.version, row.sent.created_at, row.sent.lines.as_slice()), (2, minutes_later(2), &lines[..]));
        assert_eq!((row.sent.note.as_deref(), row.sent.clients, row.sent.author.as_str()), (Some("Un avoir oublié"), Some(2), "Awa Roussel"));
        assert_eq!(row.earlier_questions.iter().map(|it| it.question.as_str()).collect::<Vec<_>>(), ["Juste ?"]);
        assert!(row.answered() && row.question.unwrap().question == "Et les avoirs ?");
    }

    /// Case 7 of the twelve that break peers, as the coach meets it: the services ceiling of 2026 is 83,600 €,
    /// that of 2025 77,700 €.
    async fn case_7_the_ceiling_is_near_by_the_months_of_the_year_up_to_the_pending_one(test: TestDb) {
        let team = test.team(3).await;
        let (awa, bilal, chloe) = (team.participant("Awa").await, team.participant("Bilal").await, team.participant("Chloé").await);
        for (who, months) in [(&awa, [("2026-01", 60_000), ("2026-03", 6_880)]), (&bilal, [("2026-01", 60_000), ("2026-03", 6_879)])] {
            for (text, euros) in months {
                team.declared(who, month(text), euros).await;
            }
        }
        for (text, euros) in [("2025-12", 62_000), ("2026-03", 5_000), ("2026-05", 80_000)] {
            team.declared(&chloe, month(text), euros).await;
        }
        let queue = team.store.review().review_queue(None).await.unwrap();
        let near: Vec<_> = queue.iter().filter(|row| row.ceiling_near).map(|row| (row.name.as_str(), row.month)).collect();
        assert_eq!(near, [("Awa Roussel", month("2026-03")), ("Chloé Roussel", month("2026-05"))]);
    }

    async fn the_last_step_names_action_actor_and_instant(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let omar = add_person(&team.store, Role::Coach, "Omar", "Haddad").await;
        let id = team.declared(&awa, month("2026-10"), 800).await.id;
        let last = async || {
            let step = team.store.review().last_step(&id).await.unwrap().unwrap();
            (step.action, step.actor, step.actor_id, step.at)
        };
        assert_eq!(last().await, ("declaration.submitted".into(), "Awa Roussel".into(), Some(awa.id.clone()), now()));
        team.store.review().validate(&Actor::person(&omar, minutes_later(42)), Role::Coach, &id, 1).await.unwrap();
        assert_eq!(last().await, ("declaration.validated".into(), "Omar Haddad".into(), Some(omar.clone()), minutes_later(42)));
        let step = team.store.review().last_step(&id).await.unwrap().unwrap();
        assert_eq!((step.name.as_str(), step.month), ("Awa Roussel", month("2026-10")));

        let elsewhere = test.team(1).await;
        assert_eq!(elsewhere.store.review().last_step(&id).await.unwrap(), None);
        assert_eq!(elsewhere.store.review().review_queue(Some(&team.coach)).await.unwrap(), []);
        assert!(elsewhere.store.review().validate(&actor(&elsewhere.coach), Role::Coach, &id, 1).await.is_err());
    }
}
