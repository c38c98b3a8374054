//! Idempotency keys: taken by the transaction that does the form, by one of two at once, with the answer of the first.

use crate::support::{
    bookings::wish,
    db::{Participant, Team, TestDb, actor, at, at_once, minutes_later, month, now, on_both_engines, refusal, sale, today},
};
use domain::plan::Focus;
use store::{Actor, BookingOutcome, Refusal, SentForm};

const KEY: &str = "01JD0000000000000000000000.0123456789abcdef";

fn keyed(who: &Participant) -> Actor {
    actor(&who.id).for_form(Some(KEY.into()))
}

async fn keys(test: &TestDb) -> i64 {
    test.number("select count(*) from sent_form").await
}

async fn declare(team: &Team, by: &Actor, who: &Participant, euros: i64) -> store::Result<store::Submission> {
    team.store.declarations().submit(by, &who.id, month("2026-10"), &[sale(euros)], 0, today()).await
}

on_both_engines! {
    async fn a_key_stands_with_what_was_done_and_not_without_it(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        assert_eq!(test.db.sent_form(&awa.id, KEY).await.unwrap(), None);
        // Refused by a rule: the key is free for the next try.
        let seen = team.store.declarations().submit(&keyed(&awa), &awa.id, month("2026-10"), &[sale(80)], 7, today()).await;
        assert_eq!((refusal(seen), keys(&test).await), (Refusal::MovedOn, 0));
        declare(&team, &keyed(&awa), &awa, 80).await.unwrap();
        assert_eq!(test.db.sent_form(&awa.id, KEY).await.unwrap(), Some(SentForm::default()));

        // What comes with the same key is not done, whatever it is.
        let action = team.store.plans().add_goal(&actor(&team.coach), &awa.path, Focus::Admin, "Être à jour", &["Trier"]).await.unwrap().remove(0);
        assert_eq!(refusal(team.store.plans().tick(&keyed(&awa), &awa.id, &action, true).await), Refusal::SentBefore);
        assert_eq!(team.store.plans().goals(&awa.path).await.unwrap()[0].actions[0].done_at, None);
        assert_eq!(keys(&test).await, 1);
    }

    async fn a_transaction_with_several_events_takes_its_key_once(test: TestDb) {
        let team = test.team(1).await;
        let (meeting, awa) = (team.slot_type("Entretien", 60).await, team.participant("Awa").await);
        team.window(&team.coach, "09:00:00", "12:30:00").await;
        // The session and the place in it are two events.
        let slot = wish(&meeting, &team.coach, at("2026-12-03T08:00:00Z"));
        let booked = team.store.bookings().book_slot(&keyed(&awa), &awa.id, &slot).await.unwrap();
        assert_eq!((booked, keys(&test).await), (BookingOutcome::Booked, 1));
        assert!(test.number("select count(*) from audit where action in ('session.created', 'booking.booked')").await >= 2);
    }

    async fn forms_at_once_with_one_key_are_done_once(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let titles = ["Trier", "Classer", "Ranger", "Appeler"];
        let actions = team.store.plans().add_goal(&actor(&team.coach), &awa.path, Focus::Admin, "Être à jour", &titles).await.unwrap();
        let ticks = actions.into_iter().map(|action| {
            let (store, by, id) = (team.store.clone(), keyed(&awa), awa.id.clone());
            async move { store.plans().tick(&by, &id, &action, true).await }
        });
        let answers = at_once(ticks).await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
        assert!(answers.into_iter().filter(Result::is_err).all(|answer| refusal(answer) == Refusal::SentBefore));
        assert_eq!(test.number("select count(*) from plan_action where done_at is not null").await, 1);
        assert_eq!(keys(&test).await, 1);
    }

    async fn the_first_answer_stays(test: TestDb) {
        let team = test.team(1).await;
        let (awa, bilal) = (team.participant("Awa").await, team.newcomer("Bilal").await);
        declare(&team, &keyed(&awa), &awa, 80).await.unwrap();
        let first = SentForm { location: Some("/declarations/2026-10".into()), say: Some("done.declaration-sent".into()) };
        test.db.save_sent_form(&awa.id, KEY, &first, now()).await.unwrap();
        test.db.save_sent_form(&awa.id, KEY, &SentForm { location: Some("/".into()), say: None }, minutes_later(1)).await.unwrap();
        assert_eq!(test.db.sent_form(&awa.id, KEY).await.unwrap(), Some(first.clone()));
        // A form that changed nothing has no key yet.
        test.db.save_sent_form(&bilal, KEY, &first, now()).await.unwrap();
        assert_eq!(test.db.sent_form(&bilal, KEY).await.unwrap(), Some(first));
    }
}
