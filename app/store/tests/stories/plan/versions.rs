//! Versions of a plan: proposed by either side, signed by both, never erased.

use crate::support::db::{
    Participant, Team, TestDb, actor, assert_broken, assert_not_found, at_once, lease_messages, message, minutes_later, now,
    on_both_engines, refusal,
};
use domain::{
    bookings::attendance::Attendance,
    plan::{
        ActionDoer, ActionTerms, Change, Focus, GoalTerms, Item, PlanRefusal, Progress, Side,
        version::{PlanState, Seen},
    },
    values::{
        ids::{GoalId, PlanActionId},
        money::Cents,
    },
};
use store::{Actor, Refusal};

fn goal_id(text: &str) -> GoalId {
    GoalId::try_from(text.to_owned()).unwrap()
}

fn action_id(text: &str) -> PlanActionId {
    PlanActionId::try_from(text.to_owned()).unwrap()
}

fn goal(title: &str) -> Change {
    let terms = GoalTerms { focus: Focus::Business, title: title.into(), target: None, turnover: Some(Cents::new(90_000)), due_on: None };
    Change::SetGoal(goal_id("G1"), terms)
}

fn action(id: &str, title: &str, doer: ActionDoer) -> Change {
    Change::SetAction(goal_id("G1"), action_id(id), ActionTerms { title: title.into(), doer, due_on: None, session_type: None })
}

async fn seen(team: &Team, who: &Participant) -> Seen {
    team.store.plans().plan_versions(&who.path).await.unwrap().first().map_or(Seen::default(), |newest| newest.version.seen)
}

async fn change(team: &Team, who: &Participant, change: &Change) {
    team.store.plans().change_plan(&actor(&team.coach), &who.path, seen(team, who).await, change).await.unwrap();
}

async fn sign_by_both(team: &Team, who: &Participant) {
    let seen = seen(team, who).await;
    team.store.plans().sign_plan(&actor(&team.coach), &who.path, Side::Coach, seen).await.unwrap();
    assert_eq!(team.store.plans().sign_plan(&actor(&who.id), &who.path, Side::Participant, seen).await.unwrap(), PlanState::Agreed);
}

on_both_engines! {
    async fn the_message_of_a_version_leaves_only_while_it_awaits_the_participant(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let (coach, me) = (actor(&team.coach), actor(&awa.id));
        let sign = async || {
            let (seen, message) = (seen(&team, &awa).await, message("06 39 98 13 10"));
            team.store.plans().sign_plan_and_notify(&coach, &awa.path, Side::Coach, seen, Some(&message)).await.unwrap();
        };
        let leaving = async |minutes| lease_messages(&test.db, minutes_later(minutes)).await.len();
        // Changed, withdrawn, signed.
        change(&team, &awa, &goal("Vendre")).await;
        sign().await;
        change(&team, &awa, &goal("Vendre plus")).await;
        assert_eq!(leaving(1).await, 0);
        sign().await;
        team.store.plans().withdraw_plan(&coach, &awa.path, seen(&team, &awa).await).await.unwrap();
        assert_eq!(leaving(2).await, 0);
        change(&team, &awa, &goal("Vendre")).await;
        sign().await;
        team.store.plans().sign_plan(&me, &awa.path, Side::Participant, seen(&team, &awa).await).await.unwrap();
        assert_eq!(leaving(3).await, 0);
        change(&team, &awa, &goal("Gérer")).await;
        sign().await;
        assert_eq!(leaving(4).await, 1);
    }

    async fn a_version_signed_by_both_sides_becomes_the_plan(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        change(&team, &awa, &goal("Vendre")).await;
        change(&team, &awa, &action("A1", "Appeler", ActionDoer::Both)).await;
        assert_eq!(team.store.plans().goals(&awa.path).await.unwrap(), []);
        let seen_version = seen(&team, &awa).await;
        assert_eq!(seen_version.to_string(), "1.2");
        assert_eq!(team.store.plans().sign_plan(&actor(&team.coach), &awa.path, Side::Coach, seen_version).await.unwrap(), PlanState::Draft);
        assert!(team.store.enrollments().day_of(&awa.id, now()).await.unwrap().plan_waits);
        team.store.plans().sign_plan(&actor(&awa.id), &awa.path, Side::Participant, seen_version).await.unwrap();
        assert!(!team.store.enrollments().day_of(&awa.id, now()).await.unwrap().plan_waits);

        let plan = team.store.plans().goals(&awa.path).await.unwrap();
        assert_eq!((plan[0].title.as_str(), plan[0].turnover, plan[0].actions[0].doer), ("Vendre", Some(Cents::new(90_000)), ActionDoer::Both));
        let version = team.store.plans().plan_versions(&awa.path).await.unwrap().remove(0);
        assert_eq!(version.version.state, PlanState::Agreed);
        assert_eq!((version.coach.as_deref(), version.changed_by.as_deref()), (Some("Nadia Benali"), Some("Nadia Benali")));
        assert_eq!((version.version.coach_signed_at, version.version.participant_signed_at), (Some(now()), Some(now())));
        assert_eq!(version.version.content, team.store.plans().agreed_plan(&awa.path).await.unwrap());
    }

    async fn done_actions_stay_done_and_removed_ones_are_not_erased(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        change(&team, &awa, &goal("Vendre")).await;
        for (id, title) in [("A1", "Appeler"), ("A2", "Afficher")] {
            change(&team, &awa, &action(id, title, ActionDoer::Participant)).await;
        }
        sign_by_both(&team, &awa).await;
        for id in ["A1", "A2"] {
            team.store.plans().tick(&actor(&awa.id), &awa.id, &action_id(id), true).await.unwrap();
        }
        change(&team, &awa, &Change::Remove(Item::Action(action_id("A2")))).await;
        change(&team, &awa, &action("A3", "Relancer", ActionDoer::Participant)).await;
        assert_eq!(team.store.plans().progress(&awa.path).await.unwrap(), Progress { done: 2, all: 2 }, "the agreed version stays the plan");
        sign_by_both(&team, &awa).await;
        assert_eq!(team.store.plans().progress(&awa.path).await.unwrap(), Progress { done: 1, all: 2 });
        assert_eq!(team.store.enrollments().day_of(&awa.id, now()).await.unwrap().progress, Progress { done: 1, all: 2 });
        assert_not_found(team.store.plans().tick(&actor(&awa.id), &awa.id, &action_id("A2"), false).await);
        assert_eq!(test.number("select count(*) from plan_action where done_at is not null").await, 2);
    }

    async fn a_plan_from_before_versions_is_recorded_as_version_0(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let old = team.store.plans().add_goal(&actor(&team.coach), &awa.path, Focus::Admin, "Être à jour", &["Trier", "Classer"]).await.unwrap();
        team.store.plans().tick(&actor(&awa.id), &awa.id, &old[0], true).await.unwrap();
        let before = team.store.plans().agreed_plan(&awa.path).await.unwrap();
        change(&team, &awa, &goal("Vendre")).await;
        sign_by_both(&team, &awa).await;
        let versions = team.store.plans().plan_versions(&awa.path).await.unwrap();
        let states: Vec<_> = versions.iter().map(|it| (it.version.seen.number, it.version.state)).collect();
        assert_eq!(states, [(1, PlanState::Agreed), (0, PlanState::Recorded)]);
        assert_eq!(versions[1].version.content, before);
        assert_eq!(team.store.plans().goals(&awa.path).await.unwrap().len(), 2);
        assert_eq!(team.store.plans().progress(&awa.path).await.unwrap(), Progress { done: 1, all: 2 });
    }

    async fn an_action_with_a_session_type_is_done_by_a_meeting_recorded_afterwards(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        change(&team, &awa, &goal("Vendre")).await;
        let session_type = team.workshop().await;
        let terms = ActionTerms { title: "Apprendre les devis".into(), doer: ActionDoer::Participant, due_on: None, session_type: Some(session_type.clone()) };
        change(&team, &awa, &Change::SetAction(goal_id("G1"), action_id("A1"), terms)).await;
        sign_by_both(&team, &awa).await;
        let after = Actor::person(&team.coach, "2026-12-03T16:00:00Z".parse().unwrap());
        let starts_at = "2026-12-03T13:00:00Z".parse().unwrap();
        let held = store::HeldMeeting { session_type, coach: team.coach.clone(), starts_at, minutes: None, in_person: false, note: None };
        let recorded = team.store.bookings().record_meeting(&after, &awa.id, &held).await.unwrap();
        assert_eq!(team.store.plans().progress(&awa.path).await.unwrap(), Progress { done: 1, all: 1 });
        team.store.bookings().withdraw_meeting(&after, &recorded.session).await.unwrap();
        assert_eq!(team.store.plans().progress(&awa.path).await.unwrap(), Progress { done: 0, all: 1 });
    }

    async fn an_action_with_a_session_type_is_done_by_attending(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        change(&team, &awa, &goal("Vendre")).await;
        let session = team.session("2026-12-03T13:00:00Z", 2).await;
        let terms = ActionTerms { title: "Apprendre les devis".into(), doer: ActionDoer::Participant, due_on: None, session_type: Some(team.workshop().await) };
        change(&team, &awa, &Change::SetAction(goal_id("G1"), action_id("A1"), terms)).await;
        sign_by_both(&team, &awa).await;
        assert_eq!(refusal(team.store.plans().tick(&actor(&awa.id), &awa.id, &action_id("A1"), true).await), Refusal::Plan(PlanRefusal::Attended));
        let booking = team.booked(&awa.id, &session).await;
        let action = async || team.store.plans().goals(&awa.path).await.unwrap()[0].actions[0].clone();
        assert_eq!((action().await.booked_for.map(|at| at.to_rfc3339()), action().await.done_at), (Some("2026-12-03T13:00:00+00:00".into()), None));
        let after = Actor::person(&team.coach, "2026-12-03T16:00:00Z".parse().unwrap());
        team.store.bookings().mark_attendance(&after, &booking, Attendance::Present).await.unwrap();
        assert_eq!((action().await.booked_for, action().await.done_at.map(|at| at.to_rfc3339())), (None, Some("2026-12-03T13:00:00+00:00".into())));
        assert_eq!(team.store.plans().progress(&awa.path).await.unwrap(), Progress { done: 1, all: 1 });
        assert_eq!(team.store.enrollments().day_of(&awa.id, now()).await.unwrap().progress, Progress { done: 1, all: 1 });
    }

    async fn changing_a_plan_at_once_keeps_one_draft(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let doors = test.doors(&team).await;
        let tasks = doors.into_iter().zip([team.coach.clone(), awa.id.clone()]).enumerate().map(|(n, (door, who))| {
            let path = awa.path.clone();
            async move { door.plans().change_plan(&actor(&who), &path, Seen::default(), &goal(&format!("Vendre {n}"))).await }
        });
        let results = at_once(tasks).await;
        let (changed, refused): (Vec<_>, Vec<_>) = results.into_iter().partition(Result::is_ok);
        assert_eq!(changed.len(), 1);
        assert_eq!(refused.into_iter().map(refusal).collect::<Vec<_>>(), [Refusal::Plan(PlanRefusal::MovedOn)]);
        assert_eq!(team.store.plans().plan_versions(&awa.path).await.unwrap().len(), 1, "one draft an enrollment");
    }

    async fn a_version_that_changed_or_was_withdrawn_cannot_be_signed(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        change(&team, &awa, &goal("Vendre")).await;
        let seen_version = seen(&team, &awa).await;
        change(&team, &awa, &goal("Vendre plus")).await;
        let moved_on = Refusal::Plan(PlanRefusal::MovedOn);
        assert_eq!(refusal(team.store.plans().sign_plan(&actor(&awa.id), &awa.path, Side::Participant, seen_version).await), moved_on);
        let newest = seen(&team, &awa).await;
        for _ in 0..2 {
            team.store.plans().withdraw_plan(&actor(&awa.id), &awa.path, newest).await.unwrap();
        }
        assert_eq!(refusal(team.store.plans().sign_plan(&actor(&awa.id), &awa.path, Side::Participant, newest).await), moved_on);
        assert_eq!(team.store.plans().plan_versions(&awa.path).await.unwrap()[0].version.state, PlanState::Withdrawn);
        let journal = team.store.journal().events_of(awa.path.as_str()).await.unwrap();
        assert_eq!(journal.iter().filter(|line| line.action == "plan.withdrawn").count(), 1);
    }

    async fn each_side_ticks_its_own_actions(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        change(&team, &awa, &goal("Vendre")).await;
        change(&team, &awa, &action("A1", "Écrire à la mairie", ActionDoer::Coach)).await;
        change(&team, &awa, &action("A2", "Appeler", ActionDoer::Participant)).await;
        sign_by_both(&team, &awa).await;
        let tick = async |side, who, action: &str| team.store.plans().tick_as(&actor(who), side, &awa.id, &action_id(action), true).await;
        let not_yours = Refusal::Plan(PlanRefusal::NotYours);
        assert_eq!(refusal(tick(Side::Participant, &awa.id, "A1").await), not_yours);
        assert_eq!(refusal(tick(Side::Coach, &team.coach, "A2").await), not_yours);
        tick(Side::Coach, &team.coach, "A1").await.unwrap();
        assert_eq!(team.store.plans().progress(&awa.path).await.unwrap(), Progress { done: 1, all: 2 });
    }

    async fn rows_of_another_plan_or_structure_are_not_found(test: TestDb) {
        let team = test.team(2).await;
        let (awa, bilal) = (team.participant("Awa").await, team.participant("Bilal").await);
        change(&team, &awa, &goal("Vendre")).await;
        sign_by_both(&team, &awa).await;
        let coach = actor(&team.coach);
        assert_not_found(team.store.plans().change_plan(&coach, &bilal.path, Seen::default(), &goal("À lui")).await);
        let theirs = test.team(1).await;
        assert_not_found(theirs.store.plans().change_plan(&actor(&theirs.coach), &awa.path, Seen { number: 1, revision: 1 }, &goal("À nous")).await);
        assert_not_found(theirs.store.plans().sign_plan(&actor(&theirs.coach), &awa.path, Side::Coach, Seen { number: 1, revision: 1 }).await);
        assert_eq!(theirs.store.plans().plan_versions(&awa.path).await.unwrap(), []);
        let their_type = ActionTerms { title: "Ailleurs".into(), doer: ActionDoer::Both, due_on: None, session_type: Some(theirs.workshop().await) };
        let change = Change::SetAction(goal_id("G1"), action_id("A9"), their_type);
        assert_not_found(team.store.plans().change_plan(&coach, &awa.path, Seen { number: 1, revision: 1 }, &change).await);
    }

    async fn the_database_refuses_to_change_an_agreed_version(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        change(&team, &awa, &goal("Vendre")).await;
        let unsigned = "update plan_version set content = '{\"goals\":[]}', coach_signed_at = changed_at";
        assert_broken(test.raw(unsigned).await);
        sign_by_both(&team, &awa).await;
        for statement in ["update plan_version set content = '{\"goals\":[]}'", "update plan_version set state = 'Draft'", "delete from plan_version"] {
            assert_broken(test.raw(statement).await);
        }
    }
}
