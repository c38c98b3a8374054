//! Supporting documents: attached to a month, opened by the participant and the coach, removed and restored.

use crate::support::db::{
    Participant, Team, TestDb, actor, add_person, assert_broken, assert_not_found, at_once, minutes_later, month, now, on_both_engines,
    refusal, today,
};
use chrono::{DateTime, Duration, Utc};
use domain::{
    declarations::{
        declaration::MonthRefusal,
        document::{DocumentKind, MOST_DOCUMENTS, UNDO_DAYS},
    },
    people::Role,
    values::{ids::DocumentId, month::Month},
};
use store::{Actor, NewDocument, Refusal, Result, new_ulid};

fn invoice() -> NewDocument {
    let object = format!("s/{}", new_ulid(now()));
    NewDocument {
        name: "facture.pdf".into(),
        kind: DocumentKind::Pdf,
        bytes: 310_400,
        digest: object.clone(),
        stored_digest: object.clone(),
        object,
    }
}

async fn add(team: &Team, who: &Participant, month: Month) -> Result<DocumentId> {
    team.store.declarations().add_document(&actor(&who.id), &who.id, month, &invoice(), today()).await
}

/// The identifiers of an enrollment's documents, without removed ones.
async fn attached(team: &Team, who: &Participant) -> Vec<String> {
    let documents = team.store.declarations().documents(&who.path, now()).await.unwrap();
    documents.into_iter().filter(|document| document.removed_at.is_none()).map(|document| document.id.to_string()).collect()
}

fn days_later(days: i64) -> DateTime<Utc> {
    now() + Duration::days(days)
}

on_both_engines! {
    async fn a_document_is_attached_to_a_month_declared_or_not(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let new = invoice();
        let id = team.store.declarations().add_document(&actor(&awa.id), &awa.id, month("2026-11"), &new, today()).await.unwrap();
        team.declared(&awa, month("2026-10"), 800).await;
        add(&team, &awa, month("2026-10")).await.unwrap();
        let read = team.store.declarations().documents(&awa.path, now()).await.unwrap();
        assert_eq!(read.iter().map(|document| document.month).collect::<Vec<_>>(), [month("2026-10"), month("2026-11")]);
        let document = &read[1];
        assert_eq!((&document.id, &document.participant_id, document.added_at, document.removed_at), (&id, &awa.id, now(), None));
        assert_eq!((document.name.as_str(), document.kind, document.bytes), ("facture.pdf", DocumentKind::Pdf, 310_400));
        assert_eq!(document.object, new.object);
        let journal = team.store.journal().events_of(id.as_str()).await.unwrap();
        assert_eq!(journal.iter().map(|row| row.action.as_str()).collect::<Vec<_>>(), ["document.added"]);
        assert_eq!(journal[0].actor_id.as_deref(), Some(awa.id.as_str()));
    }

    async fn a_document_of_a_month_outside_the_enrollment_or_not_begun_is_refused(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        for (text, reason) in [
            ("2024-12", MonthRefusal::OutsidePeriod),
            ("2026-12", MonthRefusal::NotOver),
            ("2027-02", MonthRefusal::OutsidePeriod),
        ] {
            assert_eq!(refusal(add(&team, &awa, month(text)).await), Refusal::Month(reason), "{text}");
        }
        assert_eq!(test.number("select count(*) from document").await, 0);
        assert_eq!(test.number("select count(*) from audit where action like 'document%'").await, 0);
    }

    async fn only_the_participant_and_the_coach_can_open_a_document(test: TestDb) {
        let team = test.team(2).await;
        let (awa, bilal) = (team.participant("Awa").await, team.participant("Bilal").await);
        let id = add(&team, &awa, month("2026-10")).await.unwrap();
        for reader in [&awa.id, &team.coach] {
            assert_eq!(team.store.declarations().document(&id, reader).await.unwrap().id, id);
        }
        let other_coach = add_person(&team.store, Role::Coach, "Line", "Petit").await;
        let coordinator = add_person(&team.store, Role::Coordinator, "Marie", "Lopez").await;
        for reader in [&bilal.id, &other_coach, &coordinator] {
            assert_not_found(team.store.declarations().document(&id, reader).await);
        }
        let elsewhere = test.team(1).await;
        for reader in [&awa.id, &team.coach, &elsewhere.coach] {
            assert_not_found(elsewhere.store.declarations().document(&id, reader).await);
        }
        assert_eq!(elsewhere.store.declarations().documents(&awa.path, now()).await.unwrap(), []);
        assert_eq!(team.store.declarations().documents(&bilal.path, now()).await.unwrap(), []);
        // After a change of coach the new one can open it and the old one cannot.
        test.raw(format!("update enrollment set coach_id = '{other_coach}' where id = '{}'", awa.path)).await.unwrap();
        assert_eq!(team.store.declarations().document(&id, &other_coach).await.unwrap().id, id);
        assert_not_found(team.store.declarations().document(&id, &team.coach).await);
    }

    async fn a_document_of_another_person_is_neither_removed_nor_restored(test: TestDb) {
        let team = test.team(2).await;
        let (awa, bilal) = (team.participant("Awa").await, team.participant("Bilal").await);
        let id = add(&team, &awa, month("2026-10")).await.unwrap();
        let elsewhere = test.team(1).await;
        let lines = test.number("select count(*) from audit").await;
        assert_not_found(team.store.declarations().remove_document(&actor(&bilal.id), &bilal.id, &id).await);
        assert_not_found(team.store.declarations().remove_document(&actor(&team.coach), &team.coach, &id).await);
        assert_not_found(elsewhere.store.declarations().remove_document(&actor(&awa.id), &awa.id, &id).await);
        assert_eq!(attached(&team, &awa).await, [id.to_string()]);
        assert_eq!(test.number("select count(*) from audit").await, lines);
        team.store.declarations().remove_document(&actor(&awa.id), &awa.id, &id).await.unwrap();
        assert_not_found(team.store.declarations().restore_document(&actor(&bilal.id), &bilal.id, &id).await);
        assert_not_found(elsewhere.store.declarations().restore_document(&actor(&awa.id), &awa.id, &id).await);
        assert_not_found(elsewhere.store.declarations().add_document(&actor(&awa.id), &awa.id, month("2026-10"), &invoice(), today()).await);
        assert_eq!(attached(&team, &awa).await, [""; 0]);
    }

    async fn a_removed_document_can_be_restored_for_a_week_and_both_are_audited(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let id = add(&team, &awa, month("2026-10")).await.unwrap();
        // Twice is once.
        for minutes in [1, 2] {
            let later = Actor::person(&awa.id, minutes_later(minutes));
            assert_eq!(team.store.declarations().remove_document(&later, &awa.id, &id).await.unwrap(), month("2026-10"));
        }
        for reader in [&awa.id, &team.coach] {
            assert_not_found(team.store.declarations().document(&id, reader).await);
        }
        assert_eq!(team.store.declarations().documents(&awa.path, now()).await.unwrap()[0].removed_at, Some(minutes_later(1)));
        for _twice in 0..2 {
            assert_eq!(team.store.declarations().restore_document(&actor(&awa.id), &awa.id, &id).await.unwrap(), month("2026-10"));
        }
        assert_eq!(team.store.declarations().document(&id, &team.coach).await.unwrap().removed_at, None);
        team.store.declarations().remove_document(&actor(&awa.id), &awa.id, &id).await.unwrap();
        let journal = team.store.journal().events_of(id.as_str()).await.unwrap();
        let actions: Vec<_> = journal.iter().map(|row| row.action.as_str()).collect();
        assert_eq!(actions.iter().filter(|action| **action == "document.removed").count(), 2, "{actions:?}");
        assert_eq!(actions.iter().filter(|action| **action == "document.restored").count(), 1, "{actions:?}");
        // On the last instant, and just after it.
        let last = Actor::person(&awa.id, days_later(UNDO_DAYS));
        let after = Actor::person(&awa.id, days_later(UNDO_DAYS) + Duration::milliseconds(1));
        assert_eq!(refusal(team.store.declarations().restore_document(&after, &awa.id, &id).await), Refusal::DocumentGone);
        assert_eq!(team.store.declarations().documents(&awa.path, after.at).await.unwrap(), []);
        team.store.declarations().restore_document(&last, &awa.id, &id).await.unwrap();
    }

    async fn a_removed_document_is_erased_a_day_after_it_could_be_restored(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let (kept, gone) = (add(&team, &awa, month("2026-10")).await.unwrap(), add(&team, &awa, month("2026-10")).await.unwrap());
        team.store.declarations().remove_document(&actor(&awa.id), &awa.id, &gone).await.unwrap();
        assert_eq!(test.db.erasable_documents(days_later(UNDO_DAYS + 1)).await.unwrap(), []);
        let later = days_later(UNDO_DAYS + 1) + Duration::milliseconds(1);
        let erasable = test.db.erasable_documents(later).await.unwrap();
        assert_eq!(erasable.iter().map(|document| &document.id).collect::<Vec<_>>(), [&gone]);
        for _twice in 0..2 {
            test.db.document_erased(&erasable[0]).await.unwrap();
        }
        assert_eq!(test.db.erasable_documents(later).await.unwrap(), []);
        assert_eq!(refusal(team.store.declarations().restore_document(&actor(&awa.id), &awa.id, &gone).await), Refusal::DocumentGone);
        assert_eq!(attached(&team, &awa).await, [kept.to_string()]);
        assert_eq!(test.texts(format!("select name from document where id = '{gone}' and object is null")).await, ["facture.pdf"]);
    }

    async fn the_eleventh_document_of_a_month_is_refused_added_or_restored(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let october = month("2026-10");
        let first = add(&team, &awa, october).await.unwrap();
        for _ in 2..MOST_DOCUMENTS {
            add(&team, &awa, october).await.unwrap();
        }
        // Of several that come for the last place at once, one gets it.
        let answers = at_once((0..4).map(|_| {
            let (team, awa) = (team.clone(), awa.clone());
            async move { add(&team, &awa, october).await }
        }))
        .await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
        for answer in answers.into_iter().filter(|answer| answer.is_err()) {
            assert_eq!(refusal(answer), Refusal::TooManyDocuments);
        }
        // Another month has its own ten, and one taken away makes room.
        add(&team, &awa, month("2026-09")).await.unwrap();
        team.store.declarations().remove_document(&actor(&awa.id), &awa.id, &first).await.unwrap();
        add(&team, &awa, october).await.unwrap();
        assert_eq!(refusal(team.store.declarations().restore_document(&actor(&awa.id), &awa.id, &first).await), Refusal::TooManyDocuments);
        assert_eq!(attached(&team, &awa).await.len(), MOST_DOCUMENTS + 1);
    }

    async fn the_database_refuses_an_inconsistent_document(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let elsewhere = test.team(1).await;
        let id = add(&team, &awa, month("2026-10")).await.unwrap();
        for wrong in [
            "kind = 'Html'".to_owned(),
            "bytes = 0".to_owned(),
            "name = ''".to_owned(),
            // A row whose content is erased and which is there all the same.
            "object = null".to_owned(),
            format!("removed_by = '{}'", awa.id),
            format!("structure_id = '{}'", elsewhere.store.structure_id()),
            format!("added_by = '{}'", elsewhere.coach),
        ] {
            assert_broken(test.raw(format!("update document set {wrong} where id = '{id}'")).await);
        }
    }

    async fn the_same_document_sent_twice_within_a_minute_is_stored_once(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let sent = |name: &str, digest: &str| NewDocument { name: name.into(), digest: digest.into(), ..invoice() };
        let send = |new: NewDocument, at: DateTime<Utc>, month: Month| {
            let (store, by, who) = (team.store.clone(), Actor::person(&awa.id, at), awa.id.clone());
            async move { store.declarations().add_document(&by, &who, month, &new, today()).await }
        };
        let october = month("2026-10");
        let first = send(sent("facture.pdf", "aa"), now(), october).await.unwrap();
        let again = send(sent("facture.pdf", "aa"), now() + Duration::seconds(59), october).await;
        assert_eq!(refusal(again), Refusal::DocumentSentBefore);
        // Another content, another name, another month, or a minute later, is another document.
        for (name, digest, seconds, month) in [
            ("facture.pdf", "bb", 1, october),
            ("reçu.pdf", "aa", 1, october),
            ("facture.pdf", "aa", 1, month("2026-09")),
            ("facture.pdf", "aa", 60, october),
        ] {
            send(sent(name, digest), now() + Duration::seconds(seconds), month).await.unwrap();
        }
        team.store.declarations().remove_document(&actor(&awa.id), &awa.id, &first).await.unwrap();
        // Twenty at once are stored once, and a removed document may be sent again.
        let answers = at_once((0..20).map(|_| send(sent("photo.jpg", "cc"), now(), october))).await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
        assert!(answers.into_iter().filter(Result::is_err).all(|answer| refusal(answer) == Refusal::DocumentSentBefore));
        assert_eq!(attached(&team, &awa).await.len(), 5);
    }
}
