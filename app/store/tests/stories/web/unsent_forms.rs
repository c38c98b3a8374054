//! Forms that were sent when the session was over: kept for who signed in last on the browser, for a day; and dry runs.

use crate::support::db::{TestDb, minutes_later, now, on_both_engines};
use store::{LARGEST_UNSENT_FORM, StoreError, UnsentForm};

fn form(body: &str) -> UnsentForm {
    UnsentForm { action: "/api/declarations/repondre".into(), page: "/declarations/2026-10".into(), body: body.into() }
}

on_both_engines! {
    async fn the_newest_form_is_kept_for_who_signed_in_last_on_the_browser(test: TestDb) {
        let team = test.team(3).await;
        let (awa, zoe) = (team.newcomer("Awa").await, team.newcomer("Zoé").await);
        assert!(!test.db.keep_unsent_form("phone", &form("answer=1"), now()).await.unwrap(), "no one signed in there");
        for (person, device, at) in [(&awa, "a", now()), (&zoe, "z", minutes_later(1)), (&awa, "b", minutes_later(2))] {
            test.db.sign_in_on(person, device, "Firefox", Some("phone"), at).await.unwrap();
        }
        for body in ["answer=1", "answer=2"] {
            assert!(test.db.keep_unsent_form("phone", &form(body), minutes_later(3)).await.unwrap());
        }
        assert_eq!(test.db.unsent_form(&awa, minutes_later(4)).await.unwrap(), Some(form("answer=2")));
        assert_eq!(test.db.unsent_form(&zoe, minutes_later(4)).await.unwrap(), None);
        test.db.delete_unsent_form(&awa).await.unwrap();
        test.db.delete_unsent_form(&awa).await.unwrap();
        assert_eq!(test.db.unsent_form(&awa, minutes_later(4)).await.unwrap(), None);
        assert!(!test.db.keep_unsent_form("phone", &form(&"x".repeat(LARGEST_UNSENT_FORM + 1)), minutes_later(5)).await.unwrap());
    }

    async fn an_unsent_form_is_given_back_for_a_day(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.newcomer("Awa").await;
        test.db.sign_in_on(&awa, "a", "Firefox", Some("phone"), now()).await.unwrap();
        test.db.keep_unsent_form("phone", &form("answer=1"), now()).await.unwrap();
        let day = 24 * 60;
        assert!(test.db.unsent_form(&awa, minutes_later(day)).await.unwrap().is_some());
        assert!(test.db.unsent_form(&awa, minutes_later(day + 1)).await.unwrap().is_none());
        test.db.save_form_draft(awa.as_str(), "answer.2026-10", &"Oui", now()).await.unwrap();
        assert_eq!(test.db.delete_expired_drafts(minutes_later(day + 1)).await.unwrap(), 1, "other drafts stay");
    }

    async fn a_dry_run_reads_and_writes_drafts_only(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.newcomer("Awa").await;
        let dry = test.db.dry_run();
        let events = test.number("select count(*) from audit").await;
        let refused = dry.sign_in_on(&awa, "a", "Firefox", Some("phone"), now()).await;
        assert!(matches!(refused, Err(StoreError::DryRun)), "{refused:?}");
        let left = dry.for_structure(team.store.structure_id()).people().end_devices(&store::Actor::person(&awa, now()), &awa).await;
        assert!(matches!(left, Err(StoreError::DryRun)), "{left:?}");
        assert_eq!(test.number("select count(*) from device").await, 0);
        assert_eq!(test.number("select count(*) from audit").await, events);
        dry.save_form_draft(awa.as_str(), "note", &"Appelée", now()).await.unwrap();
        assert_eq!(dry.form_draft::<String>(awa.as_str(), "note").await.unwrap().as_deref(), Some("Appelée"));
        dry.delete_form_draft(awa.as_str(), "note").await.unwrap();
        assert!(!StoreError::DryRun.is_unavailable());
    }
}
