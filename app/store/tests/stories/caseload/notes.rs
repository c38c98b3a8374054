//! Notes: read by the team, by the participant if shared, never by another structure.

use crate::support::db::{
    Participant, Team, TestDb, actor, add_person, assert_broken, assert_not_found, at_once, minutes_later, now, on_both_engines, refusal,
};
use chrono::{DateTime, Duration, Utc};
use domain::{
    caseload::note::{Readers, UNDO_DAYS},
    people::Role,
    values::ids::{NoteId, PersonId},
};
use store::{Actor, Note, Refusal, Result};

const PRIVATE: Readers = Readers::Team;
const SHARED: Readers = Readers::TeamAndPerson;

async fn write(team: &Team, who: &Participant, text: &str, readers: Readers) -> Result<NoteId> {
    team.store.caseload().add_note(&actor(&team.coach), &team.coach, &who.path, text, readers).await
}

fn texts(notes: Vec<Note>) -> Vec<String> {
    notes.into_iter().map(|note| note.text).collect()
}

/// The notes that a member of the team reads.
async fn read_by_team(team: &Team, who: &Participant, reader: &PersonId) -> Vec<String> {
    texts(team.store.caseload().notes(&who.id, reader, now()).await.unwrap())
}

/// The notes that the participant reads.
async fn read_by_participant(team: &Team, who: &Participant) -> Vec<String> {
    texts(team.store.caseload().shared_notes(&who.id).await.unwrap())
}

async fn actions(team: &Team, id: &NoteId) -> Vec<String> {
    team.store.journal().events_of(id.as_str()).await.unwrap().into_iter().map(|row| row.action).collect()
}

fn days_later(days: i64) -> DateTime<Utc> {
    now() + Duration::days(days)
}

on_both_engines! {
    async fn the_team_reads_every_note_and_the_participant_the_shared_ones(test: TestDb) {
        let team = test.team(2).await;
        let (awa, bilal) = (team.participant("Awa").await, team.participant("Bilal").await);
        write(&team, &awa, "Très inquiète pour le loyer.", PRIVATE).await.unwrap();
        let later = Actor::person(&team.coach, minutes_later(5));
        team.store.caseload().add_note(&later, &team.coach, &awa.path, "Bravo pour octobre !\nOn se revoit lundi.", SHARED).await.unwrap();
        let colleague = add_person(&team.store, Role::Coordinator, "Marie", "Lopez").await;
        for reader in [&team.coach, &colleague] {
            assert_eq!(read_by_team(&team, &awa, reader).await, ["Bravo pour octobre !\nOn se revoit lundi.", "Très inquiète pour le loyer."]);
        }
        let shared = team.store.caseload().shared_notes(&awa.id).await.unwrap();
        assert_eq!(shared.len(), 1);
        assert_eq!((shared[0].author.as_str(), shared[0].readers(), shared[0].created_at), ("Nadia Benali", SHARED, minutes_later(5)));
        assert_eq!(read_by_participant(&team, &bilal).await, [""; 0]);
        assert_eq!(read_by_team(&team, &bilal, &team.coach).await, [""; 0]);
    }

    async fn changing_removing_and_restoring_is_audited_without_the_text(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let id = write(&team, &awa, "Son loyer l’inquiète.", SHARED).await.unwrap();
        let later = |minutes| Actor::person(&team.coach, minutes_later(minutes));
        let store = &team.store;
        for _twice in 0..2 {
            assert_eq!(store.caseload().change_note(&later(30), &team.coach, &id, "Son loyer l’inquiète.", PRIVATE).await.unwrap(), awa.id);
        }
        assert_eq!(read_by_participant(&team, &awa).await, [""; 0]);
        assert_eq!(store.caseload().notes(&awa.id, &team.coach, now()).await.unwrap()[0].changed_at, Some(minutes_later(30)));
        for _twice in 0..2 {
            store.caseload().remove_note(&later(40), &team.coach, &id).await.unwrap();
        }
        assert_eq!(refusal(store.caseload().change_note(&later(50), &team.coach, &id, "Autre chose", SHARED).await), Refusal::NoteGone);
        let colleague = add_person(store, Role::Coach, "Omar", "Haddad").await;
        assert_eq!(read_by_team(&team, &awa, &colleague).await, [""; 0], "a removed note is hidden from others");
        assert!(store.caseload().notes(&awa.id, &team.coach, now()).await.unwrap()[0].removed_at.is_some());
        for _twice in 0..2 {
            store.caseload().restore_note(&later(60), &team.coach, &id).await.unwrap();
        }
        assert_eq!(read_by_team(&team, &awa, &colleague).await, ["Son loyer l’inquiète."]);
        assert_eq!(actions(&team, &id).await, ["note.added", "note.changed", "note.removed", "note.restored"]);
        assert_eq!(test.number("select count(*) from audit where details like '%loyer%'").await, 0);
    }

    async fn a_removed_note_is_deleted_after_a_week(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let (id, kept) = (write(&team, &awa, "À oublier", SHARED).await.unwrap(), write(&team, &awa, "À garder", SHARED).await.unwrap());
        team.store.caseload().remove_note(&actor(&team.coach), &team.coach, &id).await.unwrap();
        assert_eq!(read_by_participant(&team, &awa).await, ["À garder"]);
        test.db.delete_expired_notes(days_later(UNDO_DAYS)).await.unwrap();
        assert_eq!(test.number("select count(*) from note").await, 2);
        let too_late = Actor::person(&team.coach, days_later(UNDO_DAYS) + Duration::seconds(1));
        assert_not_found(team.store.caseload().restore_note(&too_late, &team.coach, &id).await);
        assert_eq!(texts(team.store.caseload().notes(&awa.id, &team.coach, too_late.at).await.unwrap()), ["À garder"]);
        test.db.delete_expired_notes(too_late.at).await.unwrap();
        assert_eq!(test.texts("select id from note").await, [kept.to_string()]);
    }

    async fn a_note_sent_twice_is_added_once(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let ids = at_once((0..4).map(|_| {
            let (team, awa) = (team.clone(), awa.clone());
            async move { write(&team, &awa, "Appelée ce matin", PRIVATE).await.unwrap() }
        })).await;
        assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
        assert_eq!(test.number("select count(*) from note").await, 1);
        assert_eq!(actions(&team, &ids[0]).await, ["note.added"]);
        // With other readers, or a day later, the same text is another note.
        write(&team, &awa, "Appelée ce matin", SHARED).await.unwrap();
        let tomorrow = Actor::person(&team.coach, days_later(1));
        team.store.caseload().add_note(&tomorrow, &team.coach, &awa.path, "Appelée ce matin", PRIVATE).await.unwrap();
        assert_eq!(test.number("select count(*) from note").await, 3);
    }

    async fn only_the_author_changes_a_note_and_only_the_team_adds_one(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let id = write(&team, &awa, "À la coach", PRIVATE).await.unwrap();
        let (colleague, elsewhere) = (add_person(&team.store, Role::Coach, "Omar", "Haddad").await, test.team(1).await);
        let lines = test.number("select count(*) from audit").await;
        for (store, stranger) in [(&team.store, &colleague), (&team.store, &awa.id), (&elsewhere.store, &team.coach), (&elsewhere.store, &elsewhere.coach)] {
            assert_not_found(store.caseload().change_note(&actor(stranger), stranger, &id, "Partagée", SHARED).await);
            assert_not_found(store.caseload().remove_note(&actor(stranger), stranger, &id).await);
            assert_not_found(store.caseload().restore_note(&actor(stranger), stranger, &id).await);
        }
        assert_not_found(team.store.caseload().add_note(&actor(&awa.id), &awa.id, &awa.path, "De moi", SHARED).await);
        assert_not_found(elsewhere.store.caseload().add_note(&actor(&elsewhere.coach), &elsewhere.coach, &awa.path, "D’ailleurs", SHARED).await);
        assert_not_found(team.store.caseload().add_note(&actor(&elsewhere.coach), &elsewhere.coach, &awa.path, "D’ailleurs", SHARED).await);
        assert_eq!(texts(elsewhere.store.caseload().notes(&awa.id, &elsewhere.coach, now()).await.unwrap()), [""; 0]);
        assert_eq!(texts(elsewhere.store.caseload().shared_notes(&awa.id).await.unwrap()), [""; 0]);
        assert_eq!(read_by_team(&team, &awa, &team.coach).await, ["À la coach"]);
        assert_eq!(test.number("select count(*) from audit").await, lines);
        assert_broken(test.raw(format!("update note set structure_id = '{}'", elsewhere.store.structure_id())).await);
        assert_broken(test.raw("update note set text = ''").await);
    }
}
