//! What arrived for a member of the team: whose news they are, and when it is none any more.

use crate::support::db::{Participant, Team, TestDb, actor, add_person, day, minutes_later, month, now, on_both_engines, today};
use domain::{
    messages::news::NewsKind,
    people::Role,
    plan::check_in::{Blocker, Mood, NewCheckIn},
    review::substitution::NewSubstitution,
    values::ids::PersonId,
};
use store::{Actor, FrameCounts, NewsReader};

fn reader(member: &PersonId, role: Role) -> NewsReader<'_> {
    NewsReader { member, role, now: minutes_later(60) }
}

/// The kinds of everything that is news for a member, newest first.
async fn kinds(team: &Team, reader: &NewsReader<'_>) -> Vec<NewsKind> {
    let after = domain::messages::news::news_from(None, reader.now);
    team.store.journal().news(reader, after).await.unwrap().into_iter().map(|item| item.kind).collect()
}

async fn counts(team: &Team, reader: &NewsReader<'_>) -> FrameCounts {
    team.store.journal().frame_counts(reader).await.unwrap()
}

/// The check-in of a participant some minutes later.
async fn check_in(team: &Team, who: &Participant, minutes: i64, wants_call: bool) {
    let new = NewCheckIn { mood: Mood::Well, blocker: Blocker::Nothing, words: None, wants_call };
    team.store.plans().check_in(&Actor::person(&who.id, minutes_later(minutes)), &who.id, &new, today()).await.unwrap();
}

on_both_engines! {
    async fn a_sent_month_is_news_for_its_coach_and_the_coordinator_until_it_is_validated(test: TestDb) {
        let team = test.team(2).await;
        let awa = team.participant("Awa").await;
        let omar = add_person(&team.store, Role::Coach, "Omar", "Kane").await;
        let marie = add_person(&team.store, Role::Coordinator, "Marie", "Petit").await;
        let sent = team.declared(&awa, month("2026-10"), 800).await;
        let [coach, other, coordinator] =
            [reader(&team.coach, Role::Coach), reader(&omar, Role::Coach), reader(&marie, Role::Coordinator)];
        for member in [&coach, &coordinator] {
            let items = team.store.journal().news(member, domain::messages::news::news_from(None, member.now)).await.unwrap();
            assert_eq!((items.len(), items[0].kind, items[0].month), (1, NewsKind::Submitted, Some(month("2026-10"))));
            assert_eq!((&items[0].participant_id, items[0].name.as_str()), (&awa.id, "Awa Roussel"));
            assert_eq!(counts(&team, member).await, FrameCounts { to_review: 1, news: 1, failed: 0 });
        }
        assert_eq!((kinds(&team, &other).await, counts(&team, &other).await), (Vec::new(), FrameCounts::default()));

        // The substitute of the day has it too.
        let new = NewSubstitution { coach: team.coach.clone(), substitute: omar.clone(), from: today(), to: day("2026-12-04") };
        team.store.review().substitute(&actor(&team.coach), &new).await.unwrap();
        assert_eq!(counts(&team, &other).await, FrameCounts { to_review: 1, news: 1, failed: 0 });

        team.store.review().validate(&actor(&team.coach), Role::Coach, &sent.id, sent.version()).await.unwrap();
        for member in [&coach, &other, &coordinator] {
            assert_eq!((kinds(&team, member).await, counts(&team, member).await), (Vec::new(), FrameCounts::default()));
        }
    }

    async fn news_marked_as_seen_are_not_counted_and_stay_listed(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        team.declared(&awa, month("2026-10"), 800).await;
        let coach = reader(&team.coach, Role::Coach);
        let by = Actor::person(&team.coach, minutes_later(10));
        for _twice in 0..2 {
            team.store.journal().mark_news_seen(&by, &team.coach, now()).await.unwrap();
        }
        // An earlier instant does not bring news back, and a later one than now counts as now.
        team.store.journal().mark_news_seen(&by, &team.coach, minutes_later(-30)).await.unwrap();
        team.store.journal().mark_news_seen(&by, &team.coach, chrono::DateTime::<chrono::Utc>::MIN_UTC).await.unwrap();
        assert_eq!(counts(&team, &coach).await, FrameCounts { to_review: 1, news: 0, failed: 0 });
        assert_eq!(kinds(&team, &coach).await, [NewsKind::Submitted]);
        assert_eq!(test.number("select count(*) from audit where action = 'person.news_seen'").await, 1);
        team.store.journal().mark_news_seen(&by, &team.coach, day("2150-01-01").and_hms_opt(0, 0, 0).unwrap().and_utc()).await.unwrap();
        assert_eq!(team.store.journal().news_seen_at(&team.coach).await.unwrap(), Some(minutes_later(10)));
        check_in(&team, &awa, 20, true).await;
        assert_eq!(counts(&team, &coach).await.news, 1);
    }

    async fn a_check_in_is_news_only_if_its_last_version_asks_for_a_call(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let coach = reader(&team.coach, Role::Coach);
        check_in(&team, &awa, 1, false).await;
        assert_eq!(kinds(&team, &coach).await, []);
        check_in(&team, &awa, 2, true).await;
        assert_eq!(kinds(&team, &coach).await, [NewsKind::CallWished]);
        check_in(&team, &awa, 3, false).await;
        assert_eq!(kinds(&team, &coach).await, []);
    }

    async fn news_of_another_structure_are_not_read(test: TestDb) {
        let (team, other) = (test.team(1).await, test.team(1).await);
        let awa = team.participant("Awa").await;
        team.declared(&awa, month("2026-10"), 800).await;
        let marie = add_person(&other.store, Role::Coordinator, "Marie", "Petit").await;
        let coordinator = reader(&marie, Role::Coordinator);
        assert_eq!((kinds(&other, &coordinator).await, counts(&other, &coordinator).await), (Vec::new(), FrameCounts::default()));
    }
}
