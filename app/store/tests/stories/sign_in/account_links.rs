//! Links in mails: a new password and a new address, once, within an hour, and what they end.

use crate::support::db::{TestDb, actor, add_person, assert_not_found, browser, message, minutes_later, now, on_both_engines, refusal};
use domain::{
    people::{Email, Role, newcomer::ContactDetails},
    values::ids::PersonId,
};
use store::{LimitReached, Message, Person, Refusal};

fn email(text: &str) -> Email {
    text.parse().unwrap()
}

/// A message to the address of a person.
fn to_person(person: &Person) -> Option<Message> {
    person.email.as_deref().map(message)
}

/// Asks for a link for a new password; returns the limit that was reached.
async fn ask(test: &TestDb, address: &str, token: &str, minutes: i64) -> Option<LimitReached> {
    test.db.ask_for_password_link(&email(address), token, to_person, &browser("hers"), minutes_later(minutes)).await.unwrap()
}

/// The address of a person.
async fn address_of(test: &TestDb, person: &PersonId) -> String {
    test.texts(format!("select email from person where id = '{person}'")).await.remove(0)
}

on_both_engines! {
    async fn a_link_sets_a_password_once_and_ends_all_sessions(test: TestDb) {
        let team = test.team(1).await;
        let address = address_of(&test, &team.coach).await;
        test.db.sign_in(&team.coach, "device", "Firefox", now()).await.unwrap();
        assert_eq!(ask(&test, &address, "token", 0).await, None);
        // Opening it uses nothing up.
        for _open in 0..2 {
            let link = test.db.account_link("token", "hers", minutes_later(59)).await.unwrap().unwrap();
            assert_eq!((&link.person.id, link.email), (&team.coach, None));
        }
        for _tap in 0..2 {
            let set = test.db.set_password_by_link("token", "argon2", "hers", to_person, minutes_later(59)).await;
            assert_eq!(set.unwrap(), team.coach);
        }
        assert_not_found(test.db.set_password_by_link("token", "other", "another browser", to_person, minutes_later(59)).await);
        assert_eq!(test.texts(format!("select password_hash from person where id = '{}'", team.coach)).await, ["argon2"]);
        assert_eq!(test.db.signed_in("device", minutes_later(59)).await.unwrap(), None);
        assert_eq!(test.texts("select kind from outbox order by created_at").await, ["AccountLink", "AccountNotice"]);
    }

    async fn an_expired_or_unknown_link_changes_nothing(test: TestDb) {
        let team = test.team(1).await;
        let address = address_of(&test, &team.coach).await;
        ask(&test, &address, "token", 0).await;
        assert_eq!(test.db.account_link("token", "hers", minutes_later(60)).await.unwrap(), None);
        assert_not_found(test.db.set_password_by_link("token", "argon2", "hers", to_person, minutes_later(60)).await);
        assert_not_found(test.db.set_password_by_link("unknown", "argon2", "hers", to_person, now()).await);
        assert_eq!(test.number("select count(*) from person where password_hash is not null").await, 0);
    }

    async fn participants_and_strangers_get_no_link_and_the_same_limit(test: TestDb) {
        let team = test.team(1).await;
        let awa = add_person(&team.store, Role::Participant, "Awa", "Traoré").await;
        test.raw(format!("update person set email = 'awa@exemple.fr' where id = '{awa}'")).await.unwrap();
        test.raw(format!("update person set email = 'nadia@exemple.fr' where id = '{}'", team.coach)).await.unwrap();
        for address in ["awa@exemple.fr", "stranger@exemple.fr", "nadia@exemple.fr"] {
            for nth in 0..3 {
                assert_eq!(ask(&test, address, &format!("{address} {nth}"), nth).await, None, "{address}");
            }
            assert_eq!(ask(&test, address, "fourth", 59).await, Some(LimitReached::Minutes), "{address}");
        }
        assert_eq!(test.number("select count(*) from account_link").await, 3);
        assert_eq!(test.texts("select distinct recipient from outbox").await, ["nadia@exemple.fr"]);
    }

    async fn an_address_changes_when_its_new_mailbox_confirms_it(test: TestDb) {
        let team = test.team(1).await;
        let nadia = team.store.people().person(&team.coach).await.unwrap();
        let old = nadia.email.clone().unwrap();
        for device in ["kept", "other"] {
            test.db.sign_in(&team.coach, device, "Firefox", now()).await.unwrap();
        }
        let new = email("nadia.neuve@exemple.fr");
        let (link, notice) = (message(new.as_str()), message(&old));
        team.store.people().ask_for_email(&actor(&team.coach), &nadia, ("token", &new), &link, Some(&notice)).await.unwrap();
        assert_eq!(address_of(&test, &team.coach).await, old);
        // It is no link for a password.
        assert_not_found(test.db.set_password_by_link("token", "argon2", "hers", to_person, now()).await);
        let notices = |person: &Person, new: &Email| vec![message(person.email.as_deref().unwrap()), message(new.as_str())];
        for _tap in 0..2 {
            test.db.confirm_email("token", "hers", Some("kept"), notices, now()).await.unwrap();
        }
        assert_eq!(address_of(&test, &team.coach).await, "nadia.neuve@exemple.fr");
        assert_eq!(test.texts("select token_hash from device").await, ["kept"]);
        // The audit outlives the address.
        assert_eq!(test.texts("select details from audit where action = 'person.contact'").await, ["{\"changed\":[\"email\"]}"]);
        assert_eq!(test.number(format!("select count(*) from outbox where kind = 'AccountNotice' and recipient = '{old}'")).await, 2);
        assert_eq!(test.number("select count(*) from outbox where recipient = 'nadia.neuve@exemple.fr'").await, 2);
    }

    async fn a_new_password_or_signed_out_devices_end_links_to_another_address(test: TestDb) {
        let team = test.team(1).await;
        let nadia = team.store.people().person(&team.coach).await.unwrap();
        let (by, new) = (actor(&team.coach), email("attaque@exemple.fr"));
        team.store.people().ask_for_email(&by, &nadia, ("elsewhere", &new), &message(new.as_str()), None).await.unwrap();
        team.store.people().end_devices(&by, &team.coach).await.unwrap();
        assert_not_found(test.db.confirm_email("elsewhere", "a stranger's", None, |_, _| Vec::new(), now()).await);
        // By a link, by the old password, by an invitation.
        for way in 0..3 {
            team.store.people().ask_for_email(&by, &nadia, ("elsewhere", &new), &message(new.as_str()), None).await.unwrap();
            test.db.invite(&by, &nadia, "invitation", None).await.unwrap();
            match way {
                0 => {
                    ask(&test, nadia.email.as_deref().unwrap(), "token", 0).await;
                    test.db.set_password_by_link("token", "argon2", "hers", to_person, now()).await.map(drop).unwrap();
                }
                1 => team.store.people().change_password(&by, &nadia, "argon2", None, None).await.unwrap(),
                _ => test.db.accept_invitation("invitation", Some("argon2"), "hers", now()).await.map(drop).unwrap(),
            }
            assert_not_found(test.db.confirm_email("elsewhere", "a stranger's", None, |_, _| Vec::new(), now()).await);
            assert_eq!(test.db.invited("invitation", "a stranger's", now()).await.unwrap(), None, "{way}");
        }
        assert_eq!(address_of(&test, &team.coach).await, nadia.email.unwrap());
    }

    async fn an_address_that_was_taken_meanwhile_is_refused(test: TestDb) {
        let team = test.team(1).await;
        let nadia = team.store.people().person(&team.coach).await.unwrap();
        let new = email("nadia.neuve@exemple.fr");
        team.store.people().ask_for_email(&actor(&team.coach), &nadia, ("token", &new), &message(new.as_str()), None).await.unwrap();
        let omar = add_person(&team.store, Role::Coach, "Omar", "Haddad").await;
        test.raw(format!("update person set email = 'nadia.neuve@exemple.fr' where id = '{omar}'")).await.unwrap();
        let confirmed = test.db.confirm_email("token", "hers", None, |_, _| Vec::new(), now()).await;
        assert_eq!(refusal(confirmed), Refusal::EmailTaken);
        assert_eq!(address_of(&test, &team.coach).await, nadia.email.unwrap());
    }

    async fn a_coordinator_changes_no_address_of_a_colleague_and_may_send_them_a_link(test: TestDb) {
        let team = test.team(1).await;
        let nadia = team.store.people().person(&team.coach).await.unwrap();
        let by = add_person(&team.store, Role::Coordinator, "Inès", "Roy").await;
        let details = |email: &str| ContactDetails {
            first_name: "Nadia".into(),
            last_name: "Neuve".into(),
            phone: None,
            email: Some(email.parse().unwrap()),
        };
        let taken_over = team.store.people().change_contact(&actor(&by), &team.coach, &details("autre@exemple.fr"), &[]).await;
        assert_eq!(refusal(taken_over), Refusal::EmailOfTeam);
        let own = nadia.email.clone().unwrap();
        team.store.people().change_contact(&actor(&by), &team.coach, &details(&own), &[]).await.unwrap();
        for token in ["token", "second tap"] {
            team.store.people().send_password_link(&actor(&by), &nadia, token, &message(&own)).await.unwrap();
        }
        assert_eq!(test.texts("select recipient from outbox").await, [own]);
        let elsewhere = test.team(1).await;
        assert_not_found(elsewhere.store.people().send_password_link(&actor(&elsewhere.coach), &nadia, "t", &message("a@b.fr")).await);
    }

    async fn a_changed_contact_of_a_participant_ends_their_devices_and_notifies_both(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.newcomer("Awa").await;
        let old = team.store.people().person(&awa).await.unwrap();
        let with = |first_name: &str, phone: Option<&str>| ContactDetails {
            first_name: first_name.into(),
            last_name: old.last_name.clone(),
            phone: phone.map(|it| it.parse().unwrap()),
            email: old.email.as_deref().map(|it| it.parse().unwrap()),
        };
        test.db.sign_in(&awa, "device", "Firefox", now()).await.unwrap();
        let notices = [message("+33639981310"), message("+33639981311")];
        let change = async |details: ContactDetails| team.store.people().change_contact(&actor(&team.coach), &awa, &details, &notices).await.unwrap();
        change(with("Aïcha", old.phone.as_deref())).await;
        assert!(test.db.signed_in("device", now()).await.unwrap().is_some(), "a name ends nothing");
        assert_eq!(test.number("select count(*) from outbox").await, 0);
        change(with("Aïcha", Some("06 39 98 13 11"))).await;
        assert_eq!(test.db.signed_in("device", now()).await.unwrap(), None);
        assert_eq!(test.texts("select kind from outbox").await, ["AccountNotice", "AccountNotice"]);
    }
}
