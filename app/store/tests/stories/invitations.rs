//! An invitation: looked at by anyone who has it, used once, within thirty days.

use crate::house::{House, Team, add_person, assert_not_found, at_once, browser, by, message, now, on_both_engines};
use chrono::Duration;
use domain::people::Role;
use store::{Message, Person};

/// Someone whom the team invites.
async fn guest(team: &Team) -> Person {
    let id = add_person(&team.within, Role::Coach, "Omar", "Haddad").await;
    team.within.person(&id).await.unwrap()
}

async fn invite(house: &House, team: &Team, guest: &Person, token: &str, told: Option<&Message>) {
    house.db.invite(&by(&team.coach), guest, token, told).await.unwrap();
}

on_both_engines! {
    async fn looking_does_not_use_it_up(house: House) {
        let team = house.team(1).await;
        let guest = guest(&team).await;
        invite(&house, &team, &guest, "token", Some(&message("omar@exemple.fr"))).await;
        assert_eq!(house.db.messages_to("omar@exemple.fr").await.unwrap().len(), 1);
        for _ in 0..2 {
            assert_eq!(house.db.invited("token", "nobody", now()).await.unwrap(), Some(guest.clone()));
        }
        assert_eq!(house.db.invited("another", "nobody", now()).await.unwrap(), None);
        assert_eq!(house.db.accept_invitation("token", Some("hash"), "hers", now()).await.unwrap(), guest);
    }

    async fn it_is_accepted_once(house: House) {
        let team = house.team(1).await;
        let guest = guest(&team).await;
        invite(&house, &team, &guest, "token", None).await;
        house.db.accept_invitation("token", Some("first"), "hers", now()).await.unwrap();
        assert_eq!(house.db.invited("token", "nobody", now()).await.unwrap(), None);
        assert_not_found(house.db.accept_invitation("token", Some("second"), "another", now()).await);
        let (_, hash) = house.db.password_of(guest.email.as_deref().unwrap(), &browser("hers"), now()).await.unwrap().unwrap().unwrap();
        assert_eq!(hash, "first");
        let journal = team.within.journal_of(guest.id.as_str()).await.unwrap();
        assert_eq!(journal.iter().filter(|line| line.action == "invitation.accepted").count(), 1);
    }

    async fn accepted_by_ten_at_once_it_is_accepted_by_one(house: House) {
        let team = house.team(1).await;
        let guest = guest(&team).await;
        invite(&house, &team, &guest, "token", None).await;
        let answers = at_once((0..10).map(|number| {
            let db = house.db.clone();
            async move { db.accept_invitation("token", Some(&format!("hash{number}")), &format!("browser{number}"), now()).await }
        })).await;
        let won: Vec<_> = (0..10).filter(|at| answers[*at].is_ok()).collect();
        assert_eq!(won.len(), 1);
        for answer in answers.into_iter().filter(|answer| answer.is_err()) {
            assert_not_found(answer);
        }
        let (_, hash) = house.db.password_of(guest.email.as_deref().unwrap(), &browser("hers"), now()).await.unwrap().unwrap().unwrap();
        assert_eq!(hash, format!("hash{}", won[0]));
    }

    async fn the_browser_that_accepted_it_may_send_it_again_for_five_minutes(house: House) {
        let team = house.team(1).await;
        for role in [Role::Participant, Role::Coach] {
            let id = add_person(&team.within, role, "Omar", "Haddad").await;
            let (guest, token) = (team.within.person(&id).await.unwrap(), role.as_str());
            let chosen = role.has_password().then_some("hash");
            invite(&house, &team, &guest, token, None).await;
            let answers = at_once((0..20).map(|_| {
                let db = house.db.clone();
                async move { db.accept_invitation(token, chosen, "hers", now()).await.map(|person| person.id).ok() }
            })).await;
            assert_eq!(answers, vec![Some(id.clone()); 20], "{role:?}");
            assert!(house.db.invited(token, "hers", now() + Duration::minutes(4)).await.unwrap().is_some());
            assert_not_found(house.db.accept_invitation(token, chosen, "another", now()).await);
            assert_not_found(house.db.accept_invitation(token, chosen, "hers", now() + Duration::minutes(5)).await);
            let journal = team.within.journal_of(id.as_str()).await.unwrap();
            assert_eq!(journal.iter().filter(|line| line.action == "invitation.accepted").count(), 1, "{role:?}");
        }
    }

    async fn the_team_and_the_network_come_in_by_it_only_with_a_password(house: House) {
        let team = house.team(1).await;
        for role in [Role::Coach, Role::Coordinator, Role::Network] {
            let id = add_person(&team.within, role, "Omar", "Haddad").await;
            let guest = team.within.person(&id).await.unwrap();
            invite(&house, &team, &guest, role.as_str(), None).await;
            assert_not_found(house.db.accept_invitation(role.as_str(), None, "hers", now()).await);
            assert!(house.db.accept_invitation(role.as_str(), Some("hash"), "hers", now()).await.is_ok(), "{role:?}");
        }
    }

    async fn it_is_old_after_thirty_days(house: House) {
        let team = house.team(1).await;
        let guest = guest(&team).await;
        invite(&house, &team, &guest, "token", None).await;
        assert!(house.db.invited("token", "nobody", now() + Duration::days(29)).await.unwrap().is_some());
        let after = now() + Duration::days(30);
        assert_eq!(house.db.invited("token", "nobody", after).await.unwrap(), None);
        assert_not_found(house.db.accept_invitation("token", Some("hash"), "hers", after).await);
    }

    async fn a_newer_one_takes_the_place_of_the_older(house: House) {
        let team = house.team(1).await;
        let (guest, other) = (guest(&team).await, team.within.person(&team.coach).await.unwrap());
        invite(&house, &team, &guest, "old", None).await;
        invite(&house, &team, &other, "other", None).await;
        invite(&house, &team, &guest, "new", None).await;
        assert_eq!(house.db.invited("old", "nobody", now()).await.unwrap(), None);
        assert_eq!(house.db.invited("new", "nobody", now()).await.unwrap(), Some(guest));
        assert_eq!(house.db.invited("other", "nobody", now()).await.unwrap(), Some(other));
    }
}
