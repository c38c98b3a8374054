//! Reminders that the team sends: to whom, once a day, and not to those who have declared meanwhile.

use crate::support::db::{
    Team, TestDb, actor, add_person, at_once, lease_messages, message, minutes_later, month, now, on_both_engines, sale, today,
};
use chrono::{DateTime, Days, Utc};
use domain::{
    declarations::due_day::DueDay,
    messages::{
        delivery::Channel,
        reminder::{LeftOut, ReminderChoice, team_reminder},
    },
    people::Role,
    values::ids::PersonId,
};
use store::{Actor, NewTeamReminder, Undeclared};

fn midnight() -> DateTime<Utc> {
    now() - chrono::Duration::hours(11)
}

async fn undeclared(team: &Team, coach: Option<&PersonId>) -> Vec<Undeclared> {
    team.store.messages().undeclared(month("2026-10"), coach, today(), midnight()).await.unwrap()
}

/// Each of those who owe October, with the reason for which they are left out.
fn decided(people: &[Undeclared]) -> Vec<(&str, Option<LeftOut>)> {
    let due_day = DueDay::try_from(10).unwrap();
    let decide = |it: &Undeclared| team_reminder(&it.facts(), month("2026-10"), today(), due_day).map(Result::err);
    people.iter().filter_map(|it| Some((it.first_name.as_str(), decide(it)?))).collect()
}

fn reminder(to: &PersonId) -> NewTeamReminder {
    NewTeamReminder { to: to.clone(), message: message("06 39 98 13 10") }
}

on_both_engines! {
    async fn those_who_owe_a_month_are_found_with_the_reason_for_which_they_are_left_out(test: TestDb) {
        let team = test.team(6).await;
        let omar = add_person(&team.store, Role::Coach, "Omar", "Haddad").await;
        let names = ["Awa", "Bilal", "Chloé", "Denis", "Elsa"];
        let mut people = Vec::new();
        for name in names {
            people.push(team.participant(name).await);
        }
        team.declared(&people[1], month("2026-10"), 80).await;
        team.store.messages().choose_reminders(&actor(&people[2].id), &people[2].id, ReminderChoice::None).await.unwrap();
        let stop = format!("update person set email = null, phone = '+33639981377', sms_stopped_at_phone = '+33639981377' where id = '{}'", people[3].id);
        assert_eq!(test.raw(stop).await.unwrap(), 1);
        team.newcomer("Farid").await;
        let found = undeclared(&team, None).await;
        let expected = [("Awa", None), ("Chloé", Some(LeftOut::NoReminders)), ("Denis", Some(LeftOut::Stopped)), ("Elsa", None)];
        assert_eq!(decided(&found), expected);
        assert_eq!(decided(&undeclared(&team, Some(&team.coach)).await), expected);
        assert_eq!(undeclared(&team, Some(&omar)).await, []);
        assert_eq!(test.team(1).await.store.messages().undeclared(month("2026-10"), None, today(), midnight()).await.unwrap(), []);
    }

    async fn a_person_gets_one_reminder_a_day_however_many_send_it(test: TestDb) {
        let team = test.team(2).await;
        let awa = team.participant("Awa").await;
        let sent = at_once((0..6).map(|_| {
            let (store, by, to) = (team.store.clone(), actor(&team.coach), [reminder(&awa.id)]);
            async move { store.messages().remind(&by, &to, month("2026-10"), today()).await.unwrap() }
        })).await;
        assert_eq!(sent.iter().sum::<u64>(), 1, "{sent:?}");
        assert_eq!(decided(&undeclared(&team, None).await), [("Awa", Some(LeftOut::RemindedToday))]);
        let queued = test.db.messages_to("+33639981310").await.unwrap();
        assert_eq!((queued.len(), queued[0].channel, queued[0].reminder), (1, Channel::Sms, None));
        assert_eq!(test.number("select count(*) from audit where action = 'person.reminded'").await, 1);
        let tomorrow = today() + Days::new(1);
        let by = Actor::person(&team.coach, now() + chrono::Duration::days(1));
        assert_eq!(team.store.messages().remind(&by, &[reminder(&awa.id)], month("2026-10"), tomorrow).await.unwrap(), 1);
        // The age of messages ends these too.
        test.db.erase_messages(now() + chrono::Duration::days(400)).await.unwrap();
        assert_eq!(test.number("select count(*) from team_reminder").await, 0);
    }

    async fn a_participant_who_declared_gets_no_reminder_and_a_queued_one_is_dropped(test: TestDb) {
        let (team, other) = (test.team(3).await, test.team(1).await);
        let (awa, bilal, chloe) = (team.participant("Awa").await, team.participant("Bilal").await, team.participant("Chloé").await);
        team.declared(&bilal, month("2026-10"), 80).await;
        let stranger = other.participant("Zoé").await;
        // The one that leaves shows that the other would have left at that instant.
        let leaves = NewTeamReminder { to: chloe.id.clone(), message: message("06 39 98 13 11") };
        let to = [reminder(&awa.id), reminder(&bilal.id), reminder(&stranger.id), leaves];
        assert_eq!(team.store.messages().remind(&actor(&team.coach), &to, month("2026-10"), today()).await.unwrap(), 2);
        let by = Actor::person(&awa.id, minutes_later(1));
        team.store.declarations().submit(&by, &awa.id, month("2026-10"), &[sale(5)], 0, today()).await.unwrap();
        let left = lease_messages(&test.db, minutes_later(2)).await;
        let has_left = |to: &str| left.iter().any(|it| it.recipient == to);
        assert_eq!([has_left("+33639981310"), has_left("+33639981311")], [false, true]);
    }

    async fn who_was_reminded_by_essor_meanwhile_gets_no_second_reminder_that_day(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let first: DateTime<Utc> = "2026-12-01T10:00:00Z".parse().unwrap();
        // Decided before Essor wrote its own.
        let to = [reminder(&awa.id)];
        assert_eq!(test.db.write_reminders(first).await.unwrap(), 1);
        for (at, queued) in [(first, 0), (first + chrono::Duration::days(1), 1)] {
            let by = Actor::person(&team.coach, at);
            assert_eq!(team.store.messages().remind(&by, &to, month("2026-11"), at.date_naive()).await.unwrap(), queued, "{at}");
        }
    }

    async fn essor_reminds_nobody_whom_the_team_reminded_that_day(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let first: DateTime<Utc> = "2026-12-01T10:00:00Z".parse().unwrap();
        let by = Actor::person(&team.coach, first);
        team.store.messages().remind(&by, &[reminder(&awa.id)], month("2026-11"), first.date_naive()).await.unwrap();
        assert_eq!(test.db.write_reminders(first).await.unwrap(), 0);
        assert_eq!(test.db.write_reminders(first + chrono::Duration::days(1)).await.unwrap(), 1, "the day after it does");
    }
}
