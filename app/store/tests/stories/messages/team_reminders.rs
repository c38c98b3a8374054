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
use std::collections::BTreeMap;
use store::{Actor, NewTeamReminder, PageRequest, Undeclared, UndeclaredSearch};

/// A participant's name, the first and last days of their suspensions, and the last day of their enrollment before its end.
type Case = (&'static str, &'static [(&'static str, &'static str)], Option<&'static str>);

fn midnight() -> DateTime<Utc> {
    now() - chrono::Duration::hours(11)
}

/// Who is to declare October, of these coaches or of any.
fn october(coaches: Option<&[PersonId]>) -> UndeclaredSearch<'_> {
    UndeclaredSearch { month: month("2026-10"), coaches, today: today(), midnight: midnight() }
}

/// The first name of each participant who is to declare October, in alphabetical order, with the reason for which they are left out. The
/// counts of the groups are the numbers of those who are named.
async fn decided(team: &Team, coaches: Option<&[PersonId]>) -> Vec<(String, Option<LeftOut>)> {
    let (messages, search) = (team.store.messages(), october(coaches));
    let groups = messages.undeclared_groups(&search).await.unwrap();
    let listed = messages.undeclared(&search, &groups, PageRequest::All).await.unwrap();
    assert_eq!(listed.total, i64::try_from(listed.rows.len()).unwrap());
    let due_day = DueDay::try_from(10).unwrap();
    let first = |name: &str| name.split(' ').next().unwrap().to_owned();
    let decide = |it: &Undeclared| team_reminder(&it.facts(), month("2026-10"), today(), due_day).unwrap().err();
    let mut decided: Vec<_> = listed.rows.iter().map(|it| (it.first_name.clone(), decide(it))).collect();
    decided.extend(messages.not_reminded(&search, 50).await.unwrap().into_iter().map(|it| (first(&it.name), Some(it.reason))));
    decided.sort_unstable();
    let mut counts: BTreeMap<Option<LeftOut>, i64> = BTreeMap::new();
    for group in &groups {
        *counts.entry(group.facts().contact().err()).or_default() += group.people;
    }
    let mut named: BTreeMap<Option<LeftOut>, i64> = BTreeMap::new();
    for (_, reason) in &decided {
        *named.entry(*reason).or_default() += 1;
    }
    assert_eq!(counts, named);
    decided
}

fn named(expected: &[(&str, Option<LeftOut>)]) -> Vec<(String, Option<LeftOut>)> {
    expected.iter().map(|(name, reason)| ((*name).to_owned(), *reason)).collect()
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
        let expected = named(&[("Awa", None), ("Chloé", Some(LeftOut::NoReminders)), ("Denis", Some(LeftOut::Stopped)), ("Elsa", None)]);
        assert_eq!(decided(&team, None).await, expected);
        assert_eq!(decided(&team, Some(&[omar.clone(), team.coach.clone()])).await, expected);
        assert_eq!(decided(&team, Some(&[omar])).await, []);
        assert_eq!(decided(&test.team(1).await, None).await, []);
        let running = UndeclaredSearch { month: month("2026-11"), ..october(None) };
        assert_eq!(team.store.messages().undeclared_groups(&running).await.unwrap(), []);
        assert_eq!(team.store.messages().not_reminded(&running, 50).await.unwrap(), []);
    }

    async fn a_phone_that_takes_no_sms_counts_as_no_contact_as_the_rule_has_it(test: TestDb) {
        let team = test.team(5).await;
        let phones = [
            ("Awa", Some("+33123456789"), None),
            ("Bilal", Some("+33639981311"), None),
            ("Chloé", Some("+262692123456"), None),
            ("Denis", Some("+262262123456"), None),
            ("Elsa", Some("+33123456780"), Some("elsa@exemple.fr")),
        ];
        for (name, phone, email) in phones {
            let person = team.participant(name).await;
            let text = |value: Option<&str>| value.map_or("null".to_owned(), |value| format!("'{value}'"));
            let set = format!("update person set phone = {}, email = {} where id = '{}'", text(phone), text(email), person.id);
            assert_eq!(test.raw(set).await.unwrap(), 1);
        }
        let none = Some(LeftOut::NoContact);
        let expected = [("Awa", none), ("Bilal", None), ("Chloé", None), ("Denis", none), ("Elsa", None)];
        assert_eq!(decided(&team, None).await, named(&expected));
    }

    async fn a_month_suspended_from_end_to_end_or_outside_of_the_enrollment_is_not_undeclared(test: TestDb) {
        let team = test.team(9).await;
        // Each with a suspension or two, and the last day before an exit; October is asked on the 24th of November.
        let cases: [Case; 9] = [
            ("All", &[("2026-10-01", "2026-10-31")], None),
            ("Both", &[("2026-09-20", "2026-10-14"), ("2026-10-15", "2026-11-02")], None),
            ("Gap", &[("2026-09-20", "2026-10-14"), ("2026-10-16", "2026-11-02")], None),
            ("Last", &[("2026-10-01", "2026-10-30")], None),
            ("Left", &[("2026-10-01", "2026-10-20")], Some("2026-10-20")),
            ("Long", &[], Some("2026-06-30")),
            ("Soon", &[], Some("2026-07-01")),
            ("Stop", &[("2026-06-01", "2026-07-20")], Some("2026-07-20")),
            ("Today", &[("2026-10-02", "2026-12-24")], None),
        ];
        for (name, suspensions, left_on) in cases {
            let person = team.participant(name).await;
            for (nth, (first, last)) in suspensions.iter().enumerate() {
                let insert = format!(
                    "insert into suspension (id, structure_id, enrollment_id, first_day, last_day, reason, created_at)
                     select '{name}' || '{nth}', structure_id, id, '{first}', '{last}', 'x', created_at from enrollment where participant_id = '{}'",
                    person.id
                );
                assert_eq!(test.raw(insert).await.unwrap(), 1);
            }
            if let Some(day) = left_on {
                let set = format!("update enrollment set left_on = '{day}' where participant_id = '{}'", person.id);
                assert_eq!(test.raw(set).await.unwrap(), 1);
            }
        }
        let expected = [("Gap", None), ("Last", None), ("Soon", None), ("Stop", None), ("Today", Some(LeftOut::Suspended))];
        assert_eq!(decided(&team, None).await, named(&expected));
    }

    async fn pages_of_the_undeclared_hold_each_once_by_name(test: TestDb) {
        let team = test.team(7).await;
        for name in ["Fatou", "Awa", "Chloé", "Bilal", "Émile", "Denis", "Goran"] {
            team.participant(name).await;
        }
        let (messages, search) = (team.store.messages(), october(None));
        let groups = messages.undeclared_groups(&search).await.unwrap();
        let mut seen = Vec::new();
        for page in 1..=4 {
            let page = messages.undeclared(&search, &groups, PageRequest::PageOf(page, 2)).await.unwrap();
            assert_eq!((page.total, page.pages()), (7, 4));
            seen.extend(page.rows.into_iter().map(|it| it.first_name));
        }
        assert_eq!(seen, ["Awa", "Bilal", "Chloé", "Denis", "Émile", "Fatou", "Goran"]);
    }

    async fn a_person_gets_one_reminder_a_day_however_many_send_it(test: TestDb) {
        let team = test.team(2).await;
        let awa = team.participant("Awa").await;
        let sent = at_once((0..6).map(|_| {
            let (store, by, to) = (team.store.clone(), actor(&team.coach), [reminder(&awa.id)]);
            async move { store.messages().remind(&by, &to, month("2026-10"), today()).await.unwrap() }
        })).await;
        assert_eq!(sent.iter().sum::<u64>(), 1, "{sent:?}");
        assert_eq!(decided(&team, None).await, named(&[("Awa", Some(LeftOut::RemindedToday))]));
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
