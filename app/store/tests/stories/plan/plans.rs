//! The agreed plan: its goals in order, its actions ticked off by the participant.

use crate::support::db::{TestDb, actor, assert_not_found, minutes_later, now, on_both_engines};
use domain::plan::{Focus, Progress};
use store::Actor;

on_both_engines! {
    async fn goals_and_actions_keep_the_agreed_order(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let coach = actor(&team.coach);
        for (focus, title, actions) in [
            (Focus::Mobility, "Passer le permis", &["S’inscrire", "Réviser", "Aller à l’examen"][..]),
            (Focus::Admin, "Être à jour", &[]),
            (Focus::Business, "Trouver trois clients", &["Appeler", "Afficher"]),
        ] {
            team.store.plans().add_goal(&coach, &awa.path, focus, title, actions).await.unwrap();
        }
        let plan = team.store.plans().goals(&awa.path).await.unwrap();
        let seen: Vec<_> = plan.iter().map(|goal| (goal.focus, goal.title.as_str())).collect();
        assert_eq!(
            seen,
            [(Focus::Mobility, "Passer le permis"), (Focus::Admin, "Être à jour"), (Focus::Business, "Trouver trois clients")]
        );
        let titles: Vec<Vec<_>> = plan.iter().map(|goal| goal.actions.iter().map(|action| action.title.as_str()).collect()).collect();
        assert_eq!(titles, [vec!["S’inscrire", "Réviser", "Aller à l’examen"], vec![], vec!["Appeler", "Afficher"]]);
        assert!(plan.iter().flat_map(|goal| &goal.actions).all(|action| action.done_at.is_none()));
    }

    async fn an_action_is_ticked_off_and_opened_again(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let titles = ["Trier", "Classer"];
        let actions = team.store.plans().add_goal(&actor(&team.coach), &awa.path, Focus::Admin, "Être à jour", &titles).await.unwrap();
        let progress = async || team.store.plans().progress(&awa.path).await.unwrap();
        assert_eq!(progress().await, Progress { done: 0, all: 2 });

        team.store.plans().tick(&actor(&awa.id), &awa.id, &actions[1], true).await.unwrap();
        assert_eq!(progress().await, Progress { done: 1, all: 2 });
        let plan = team.store.plans().goals(&awa.path).await.unwrap();
        assert_eq!(plan[0].actions.iter().map(|action| action.done_at).collect::<Vec<_>>(), [None, Some(now())]);

        team.store.plans().tick(&actor(&awa.id), &awa.id, &actions[1], false).await.unwrap();
        assert_eq!(progress().await, Progress { done: 0, all: 2 });
        let journal = team.store.journal().events_of(actions[1].as_str()).await.unwrap();
        let mut lines: Vec<_> = journal.iter().map(|line| line.action.as_str()).collect();
        lines.sort_unstable();
        assert_eq!(lines, ["action.done", "action.reopened"]);
    }

    async fn an_action_ticked_off_twice_is_done_once(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let action = team.store.plans().add_goal(&actor(&team.coach), &awa.path, Focus::Admin, "Être à jour", &["Trier"]).await.unwrap().remove(0);
        for minutes in [0, 5] {
            team.store.plans().tick(&Actor::person(&awa.id, minutes_later(minutes)), &awa.id, &action, true).await.unwrap();
        }
        assert_eq!(team.store.plans().goals(&awa.path).await.unwrap()[0].actions[0].done_at, Some(now()));
        assert_eq!(team.store.journal().events_of(action.as_str()).await.unwrap().len(), 1);
    }

    async fn an_action_of_another_plan_cannot_be_ticked(test: TestDb) {
        let team = test.team(2).await;
        let (awa, bilal) = (team.participant("Awa").await, team.participant("Bilal").await);
        let action = team.store.plans().add_goal(&actor(&team.coach), &awa.path, Focus::Admin, "Être à jour", &["Trier"]).await.unwrap().remove(0);
        assert_not_found(team.store.plans().tick(&actor(&bilal.id), &bilal.id, &action, true).await);
        assert_eq!(team.store.plans().progress(&awa.path).await.unwrap(), Progress { done: 0, all: 1 });
        assert_eq!(team.store.plans().progress(&bilal.path).await.unwrap(), Progress { done: 0, all: 0 });
        assert_eq!(team.store.plans().goals(&bilal.path).await.unwrap(), []);
        assert_eq!(team.store.journal().events_of(action.as_str()).await.unwrap(), []);
    }
}
