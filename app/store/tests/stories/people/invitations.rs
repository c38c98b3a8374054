//! Invitations: opened any number of times, used once, within thirty days.

use crate::support::db::{
    Team, TestDb, actor, add_person, an_address, assert_not_found, at_once, browser, lease_messages, message, minutes_later, now,
    on_both_engines, refusal,
};
use chrono::Duration;
use domain::people::Role;
use store::{Actor, Invitation, Message, NewPerson, Person, Refusal};

/// A person whom the team invites.
async fn guest(team: &Team) -> Person {
    let id = add_person(&team.store, Role::Coach, "Omar", "Haddad").await;
    team.store.people().person(&id).await.unwrap()
}

async fn invite(test: &TestDb, team: &Team, guest: &Person, token: &str, letter: Option<&Message>) {
    test.db.invite(&actor(&team.coach), guest, token, letter).await.unwrap();
}

on_both_engines! {
    async fn opening_an_invitation_does_not_use_it(test: TestDb) {
        let team = test.team(1).await;
        let guest = guest(&team).await;
        invite(&test, &team, &guest, "token", Some(&message("omar@exemple.fr"))).await;
        assert_eq!(test.db.messages_to("omar@exemple.fr").await.unwrap().len(), 1);
        for _ in 0..2 {
            assert_eq!(test.db.invited("token", "nobody", now()).await.unwrap(), Some(guest.clone()));
        }
        assert_eq!(test.db.invited("another", "nobody", now()).await.unwrap(), None);
        assert_eq!(test.db.accept_invitation("token", Some("hash"), "hers", now()).await.unwrap(), guest);
    }

    async fn an_invitation_is_accepted_once(test: TestDb) {
        let team = test.team(1).await;
        let guest = guest(&team).await;
        invite(&test, &team, &guest, "token", None).await;
        test.db.accept_invitation("token", Some("first"), "hers", now()).await.unwrap();
        assert_eq!(test.db.invited("token", "nobody", now()).await.unwrap(), None);
        assert_not_found(test.db.accept_invitation("token", Some("second"), "another", now()).await);
        let (_, hash) = test.db.password_of(guest.email.as_deref().unwrap(), &browser("hers"), now()).await.unwrap().unwrap().unwrap();
        assert_eq!(hash, "first");
        let journal = team.store.journal().events_of(guest.id.as_str()).await.unwrap();
        assert_eq!(journal.iter().filter(|line| line.action == "invitation.accepted").count(), 1);
    }

    async fn accepting_an_invitation_at_once_accepts_it_once(test: TestDb) {
        let team = test.team(1).await;
        let guest = guest(&team).await;
        invite(&test, &team, &guest, "token", None).await;
        let answers = at_once((0..10).map(|number| {
            let db = test.db.clone();
            async move { db.accept_invitation("token", Some(&format!("hash{number}")), &format!("browser{number}"), now()).await }
        })).await;
        let won: Vec<_> = (0..10).filter(|at| answers[*at].is_ok()).collect();
        assert_eq!(won.len(), 1);
        for answer in answers.into_iter().filter(|answer| answer.is_err()) {
            assert_not_found(answer);
        }
        let (_, hash) = test.db.password_of(guest.email.as_deref().unwrap(), &browser("hers"), now()).await.unwrap().unwrap().unwrap();
        assert_eq!(hash, format!("hash{}", won[0]));
    }

    async fn the_browser_that_accepted_an_invitation_may_resend_it_for_five_minutes(test: TestDb) {
        let team = test.team(1).await;
        for role in [Role::Participant, Role::Coach] {
            let id = add_person(&team.store, role, "Omar", "Haddad").await;
            let (guest, token) = (team.store.people().person(&id).await.unwrap(), role.as_str());
            let chosen = role.has_password().then_some("hash");
            invite(&test, &team, &guest, token, None).await;
            let answers = at_once((0..20).map(|_| {
                let db = test.db.clone();
                async move { db.accept_invitation(token, chosen, "hers", now()).await.map(|person| person.id).ok() }
            })).await;
            assert_eq!(answers, vec![Some(id.clone()); 20], "{role:?}");
            assert!(test.db.invited(token, "hers", now() + Duration::minutes(4)).await.unwrap().is_some());
            assert_not_found(test.db.accept_invitation(token, chosen, "another", now()).await);
            assert_not_found(test.db.accept_invitation(token, chosen, "hers", now() + Duration::minutes(5)).await);
            let journal = team.store.journal().events_of(id.as_str()).await.unwrap();
            assert_eq!(journal.iter().filter(|line| line.action == "invitation.accepted").count(), 1, "{role:?}");
        }
    }

    async fn staff_and_network_need_a_password_to_accept_an_invitation(test: TestDb) {
        let team = test.team(1).await;
        for role in [Role::Coach, Role::Coordinator, Role::Network] {
            let id = add_person(&team.store, role, "Omar", "Haddad").await;
            let guest = team.store.people().person(&id).await.unwrap();
            invite(&test, &team, &guest, role.as_str(), None).await;
            assert_not_found(test.db.accept_invitation(role.as_str(), None, "hers", now()).await);
            assert!(test.db.accept_invitation(role.as_str(), Some("hash"), "hers", now()).await.is_ok(), "{role:?}");
        }
    }

    async fn an_invitation_expires_after_thirty_days(test: TestDb) {
        let team = test.team(1).await;
        let guest = guest(&team).await;
        invite(&test, &team, &guest, "token", None).await;
        assert!(test.db.invited("token", "nobody", now() + Duration::days(29)).await.unwrap().is_some());
        let after = now() + Duration::days(30);
        assert_eq!(test.db.invited("token", "nobody", after).await.unwrap(), None);
        assert_not_found(test.db.accept_invitation("token", Some("hash"), "hers", after).await);
    }

    async fn a_newer_invitation_replaces_the_older(test: TestDb) {
        let team = test.team(1).await;
        let (guest, other) = (guest(&team).await, team.store.people().person(&team.coach).await.unwrap());
        invite(&test, &team, &guest, "old", None).await;
        invite(&test, &team, &other, "other", None).await;
        invite(&test, &team, &guest, "new", None).await;
        assert_eq!(test.db.invited("old", "nobody", now()).await.unwrap(), None);
        assert_eq!(test.db.invited("new", "nobody", now()).await.unwrap(), Some(guest));
        assert_eq!(test.db.invited("other", "nobody", now()).await.unwrap(), Some(other));
    }

    async fn inviting_a_person_at_once_makes_one_link_and_one_message(test: TestDb) {
        let team = test.team(1).await;
        let guest = guest(&team).await;
        let doors = test.doors(&team).await;
        let answers = at_once((0..20).map(|number| {
            let (store, id, by) = (doors[number % 2].clone(), guest.id.clone(), actor(&team.coach));
            let token_hash = format!("token{number}");
            async move {
                let letter = Message { body: token_hash.clone(), ..message("06 39 98 13 10") };
                store.people().invite_person(&by, &id, &Invitation { token_hash, message: Some(letter) }).await
            }
        })).await;
        assert!(answers.into_iter().all(|answer| answer.is_ok()), "done already is done");
        let letters = test.db.messages_to("+33639981310").await.unwrap();
        assert_eq!(letters.len(), 1);
        assert_eq!(test.texts("select token_hash from invitation").await, [letters[0].body.clone()], "the link that leaves works");
        let journal = team.store.journal().events_of(guest.id.as_str()).await.unwrap();
        assert_eq!(journal.iter().filter(|line| line.action == "person.invited").count(), 1);
    }

    async fn inviting_again_later_or_by_another_channel_replaces_the_link(test: TestDb) {
        let team = test.team(1).await;
        let guest = guest(&team).await;
        let invite_at = |minutes: i64, to: &'static str| {
            let (store, id, by) = (team.store.clone(), guest.id.clone(), Actor::person(&team.coach, minutes_later(minutes)));
            let invitation = Invitation { token_hash: format!("token{minutes}"), message: Some(message(to)) };
            async move { store.people().invite_person(&by, &id, &invitation).await.unwrap() }
        };
        invite_at(0, "06 39 98 13 10").await;
        invite_at(4, "06 39 98 13 10").await;
        assert!(test.db.invited("token0", "nobody", minutes_later(4)).await.unwrap().is_some());
        assert_eq!(test.db.invited("token4", "nobody", minutes_later(4)).await.unwrap(), None);
        invite_at(6, "omar@exemple.fr").await;
        assert_eq!(test.db.invited("token0", "nobody", minutes_later(6)).await.unwrap(), None);
        let leaving = lease_messages(&test.db, minutes_later(6)).await;
        assert_eq!(leaving.iter().map(|message| message.recipient.as_str()).collect::<Vec<_>>(), ["omar@exemple.fr"], "a dead link does not leave");
        test.db.give_up_message(&leaving[0].id, domain::messages::delivery::DeliveryFailure::Refused, "no", minutes_later(6)).await.unwrap();
        invite_at(7, "omar@exemple.fr").await;
        assert!(test.db.invited("token7", "nobody", minutes_later(7)).await.unwrap().is_some(), "what did not leave is sent anew");
        invite_at(20, "omar@exemple.fr").await;
        assert_eq!(test.db.invited("token7", "nobody", minutes_later(20)).await.unwrap(), None);
        assert!(test.db.invited("token20", "nobody", minutes_later(20)).await.unwrap().is_some());
    }

    async fn adding_a_colleague_at_once_adds_one_with_one_link_and_one_message(test: TestDb) {
        let team = test.team(1).await;
        let new = NewPerson { role: Role::Coach, first_name: "Omar".into(), last_name: "Haddad".into(), phone: None, email: Some(an_address()) };
        let doors = test.doors(&team).await;
        let answers = at_once((0..20).map(|number| {
            let (store, new, by) = (doors[number % 2].clone(), new.clone(), actor(&team.coach));
            async move {
                let letter = message(new.email.as_ref().unwrap().as_str());
                let invitation = Invitation { token_hash: format!("token{number}"), message: Some(letter) };
                store.people().add_and_invite(&by, &new, |_| invitation.clone()).await
            }
        })).await;
        let ids: std::collections::BTreeSet<_> = answers.into_iter().map(|answer| answer.unwrap().to_string()).collect();
        assert_eq!(ids.len(), 1);
        assert_eq!(test.number("select count(*) from invitation").await, 1);
        assert_eq!(test.number("select count(*) from outbox").await, 1);
        let somebody_else = NewPerson { first_name: "Inès".into(), ..new };
        let invitation = Invitation { token_hash: "other".into(), message: None };
        let taken = team.store.people().add_and_invite(&actor(&team.coach), &somebody_else, |_| invitation.clone()).await;
        assert_eq!(refusal(taken), Refusal::ContactTaken);
    }

    async fn a_colleague_whose_invitation_fails_is_not_added(test: TestDb) {
        let team = test.team(1).await;
        let new = NewPerson { role: Role::Coach, first_name: "Omar".into(), last_name: "Haddad".into(), phone: None, email: Some(an_address()) };
        test.raw("alter table invitation rename to invitation_gone").await.unwrap();
        let invitation = Invitation { token_hash: "token".into(), message: None };
        assert!(team.store.people().add_and_invite(&actor(&team.coach), &new, |_| invitation.clone()).await.is_err());
        assert_eq!(test.number("select count(*) from person where first_name = 'Omar'").await, 0);
    }

    async fn a_person_who_left_the_team_is_not_sent_a_link(test: TestDb) {
        let team = test.team(1).await;
        let guest = guest(&team).await;
        invite(&test, &team, &guest, "token", Some(&message("omar@exemple.fr"))).await;
        team.store.people().leave_team(&actor(&team.coach), &guest.id, None).await.unwrap();
        assert_eq!(lease_messages(&test.db, now()).await, []);
        assert_eq!(test.db.messages_to("omar@exemple.fr").await.unwrap()[0].body, "");
    }
}
