//! Previews of imports: imported once, by their owner, and only as shown.

use crate::support::db::{TestDb, actor, add_person, assert_not_found, at_once, day, now, on_both_engines};
use domain::{
    people::{
        Role,
        import::{Reason, RefusedLine, SourceFile, Sources},
    },
    values::ids::{PersonId, PreviewId},
};
use store::{
    ImportError, ImportOutcome, ImportReport, ImportSummary, Invitation, NewPreview, PREVIEW_MINUTES, PreviewOutcome, Result,
    StructureStore,
};

const HEADER: &str = "prenom;nom;telephone;courriel;activite;code_activite;debut_parcours;fin_pass_iae;immatriculation;acre;aide;aide_depuis;ca_mensuel_depart;objectif_mensuel;accompagnateur";
const REST: &str = "couture;02;06/10/2025;05/10/2027;;oui;aucun;;0;;sacha.leroy@structure.example";

/// A file of that many participants.
fn file(people: usize) -> String {
    let rows = (0..people).map(|nth| format!("Awa;Roussel;06399859{nth:02};;{REST}"));
    std::iter::once(HEADER.to_owned()).chain(rows).collect::<Vec<_>>().join("\n")
}

fn sources(text: &str) -> Sources {
    Sources { participants: text.as_bytes().to_vec(), declarations: None, left_out: Vec::new() }
}

async fn add_preview(store: &StructureStore, owner: &PersonId, text: &str) -> (PreviewId, PreviewOutcome) {
    let (people, months) = sources(text).read().unwrap();
    let outcome = match store.people().try_import(&actor(owner), &people, &months).await {
        Ok(summary) => PreviewOutcome::Ready(summary),
        Err(ImportError::Refused(cells)) => PreviewOutcome::Refused(cells),
        Err(ImportError::Store(error)) => panic!("{error}"),
    };
    let new = NewPreview {
        participants_name: "gens.csv".into(),
        declarations_name: None,
        participants: text.into(),
        declarations: None,
        digest: format!("{}", text.len()),
        outcome: outcome.clone(),
    };
    (store.people().add_preview(&actor(owner), owner, &new).await.unwrap(), outcome)
}

async fn import_preview(
    store: &StructureStore,
    owner: &PersonId,
    id: &PreviewId,
    text: &str,
    shown: &ImportReport,
) -> Result<ImportOutcome> {
    import_preview_with(store, owner, id, text, (shown, false)).await
}

async fn import_preview_with(
    store: &StructureStore,
    owner: &PersonId,
    id: &PreviewId,
    text: &str,
    shown: (&ImportReport, bool),
) -> Result<ImportOutcome> {
    let cohort = sources(text).read().unwrap();
    let digest = format!("{}", text.len());
    let invitation = |person: &store::Person| Invitation { token_hash: format!("token{}", person.id), message: None };
    store.people().import_preview(&actor(owner), owner, (id, &digest), &cohort, shown, invitation).await
}

fn ready(outcome: &PreviewOutcome) -> ImportReport {
    match outcome {
        PreviewOutcome::Ready(report) => report.clone(),
        PreviewOutcome::Refused(cells) => panic!("{cells:?}"),
    }
}

on_both_engines! {
    async fn a_preview_changes_nothing_and_is_imported_once_as_shown(test: TestDb) {
        let team = test.team(3).await;
        let (store, owner) = (&team.store, &team.coach);
        let text = file(2);
        let (id, outcome) = add_preview(store, owner, &text).await;
        assert_eq!(test.number("select count(*) from person").await, 1);
        let shown = ready(&outcome);
        assert_eq!(shown.summary, ImportSummary { coaches_added: 1, participants_added: 2, ..ImportSummary::default() });
        assert_eq!(store.people().preview(owner, &id, now()).await.unwrap().sources, Some(sources(&text)));
        assert_eq!(import_preview(store, owner, &id, &text, &shown).await.unwrap(), ImportOutcome::Done(shown.clone()));
        assert_eq!(import_preview(store, owner, &id, &text, &shown).await.unwrap(), ImportOutcome::Already);
        assert_eq!(store.enrollments().places().await.unwrap().taken, 2);
        // The coach whom the file named is invited, and the text is let go.
        assert_eq!(test.number("select count(*) from invitation").await, 1);
        let after = store.people().preview(owner, &id, now()).await.unwrap();
        assert!(after.sources.is_none() && after.imported_at.is_some());
        assert_eq!(after.outcome, PreviewOutcome::Ready(shown));
        let (_, again) = add_preview(store, owner, &text).await;
        assert_eq!(ready(&again).summary, ImportSummary { participants_known: 2, ..ImportSummary::default() });
    }

    async fn a_participant_beyond_the_last_place_is_refused_on_their_line(test: TestDb) {
        let team = test.team(2).await;
        let (id, outcome) = add_preview(&team.store, &team.coach, &file(4)).await;
        let line = |line| RefusedLine::new(SourceFile::Participants, line, "", Reason::NoPlace);
        assert_eq!(outcome, PreviewOutcome::Refused(vec![line(4), line(5)]));
        let kept = team.store.people().preview(&team.coach, &id, now()).await.unwrap();
        assert_eq!((kept.outcome, kept.sources), (outcome, None));
    }

    async fn an_enrollment_after_the_scheme_is_refused_on_its_line(test: TestDb) {
        let team = test.team(2).await;
        team.store.settings().set_scheme_last_day(&actor(&team.coach), Some(day("2025-10-05"))).await.unwrap();
        let (_, outcome) = add_preview(&team.store, &team.coach, &file(1)).await;
        let cell = RefusedLine::new(SourceFile::Participants, 2, "debut_parcours", Reason::SchemeOver);
        assert_eq!(outcome, PreviewOutcome::Refused(vec![cell]));
    }

    async fn a_structure_changed_since_the_preview_imports_nothing(test: TestDb) {
        let team = test.team(2).await;
        let (store, owner) = (&team.store, &team.coach);
        let text = file(2);
        let (id, outcome) = add_preview(store, owner, &text).await;
        team.participant("Bilal").await;
        assert_eq!(import_preview(store, owner, &id, &text, &ready(&outcome)).await.unwrap(), ImportOutcome::Changed);
        assert_eq!(store.enrollments().places().await.unwrap().taken, 1);
        assert!(matches!(store.people().preview(owner, &id, now()).await.unwrap().outcome, PreviewOutcome::Refused(_)));
    }

    async fn a_preview_is_visible_to_its_owner_until_it_expires(test: TestDb) {
        let (team, other) = (test.team(3).await, test.team(3).await);
        let text = file(1);
        let (id, outcome) = add_preview(&team.store, &team.coach, &text).await;
        let colleague = add_person(&team.store, Role::Coordinator, "Sophie", "Lambert").await;
        assert_not_found(team.store.people().preview(&colleague, &id, now()).await);
        assert_not_found(other.store.people().preview(&other.coach, &id, now()).await);
        assert_not_found(import_preview(&team.store, &colleague, &id, &text, &ready(&outcome)).await);
        assert_not_found(team.store.people().preview(&team.coach, &id, now() + chrono::Duration::minutes(PREVIEW_MINUTES)).await);
        assert_eq!(team.store.enrollments().places().await.unwrap().taken, 0);
    }

    async fn importing_a_preview_at_once_imports_it_once(test: TestDb) {
        let team = test.team(3).await;
        let text = file(3);
        let (id, outcome) = add_preview(&team.store, &team.coach, &text).await;
        let shown = ready(&outcome);
        let answers = at_once((0..4).map(|_| {
            let (team, id, text, shown) = (team.clone(), id.clone(), text.clone(), shown.clone());
            async move { import_preview(&team.store, &team.coach, &id, &text, &shown).await.unwrap() }
        })).await;
        assert_eq!(answers.iter().filter(|taken| **taken == ImportOutcome::Done(shown.clone())).count(), 1);
        assert!(answers.iter().all(|taken| matches!(taken, ImportOutcome::Done(_) | ImportOutcome::Already)), "{answers:?}");
        assert_eq!(team.store.enrollments().places().await.unwrap().taken, 3);
    }

    async fn differences_are_applied_only_on_request(test: TestDb) {
        let team = test.team(3).await;
        let (store, owner) = (&team.store, &team.coach);
        let (id, outcome) = add_preview(store, owner, &file(1)).await;
        import_preview(store, owner, &id, &file(1), &ready(&outcome)).await.unwrap();
        let otherwise = file(1).replace("couture;02", "retouches;03").replace(";;oui;", ";28/02/2024;non;");
        let (id, outcome) = add_preview(store, owner, &otherwise).await;
        let shown = ready(&outcome);
        let columns: Vec<_> = shown.differences.iter().map(|it| (it.column.as_str(), it.old.as_str(), it.new.as_str(), it.applies)).collect();
        assert_eq!(columns, [
            ("activite", "couture", "retouches", true),
            ("code_activite", "02", "03", true),
            ("immatriculation", "", "28/02/2024", true),
            ("acre", "oui", "non", true),
        ]);
        assert_eq!(store.people().preview(owner, &id, now()).await.unwrap().outcome, PreviewOutcome::Ready(shown.clone()));
        // Without consent nothing of it changes, and the same file says the same again.
        assert!(matches!(import_preview(store, owner, &id, &otherwise, &shown).await.unwrap(), ImportOutcome::Done(done) if done.summary.changes_applied == 0));
        let (id, outcome) = add_preview(store, owner, &otherwise).await;
        assert_eq!(ready(&outcome).differences, shown.differences);
        let done = import_preview_with(store, owner, &id, &otherwise, (&shown, true)).await.unwrap();
        assert!(matches!(&done, ImportOutcome::Done(done) if done.summary.changes_applied == 4), "{done:?}");
        assert_eq!(import_preview_with(store, owner, &id, &otherwise, (&shown, true)).await.unwrap(), ImportOutcome::Already);
        let (_, outcome) = add_preview(store, owner, &otherwise).await;
        assert_eq!((ready(&outcome).differences, ready(&outcome).summary.participants_known), (vec![], 1));
        assert_eq!(test.number("select count(*) from audit where action = 'enrollment.record_corrected'").await, 1);
    }

    async fn a_correction_since_the_preview_is_shown_before_it_is_overwritten(test: TestDb) {
        let team = test.team(3).await;
        let (store, owner) = (&team.store, &team.coach);
        let (id, outcome) = add_preview(store, owner, &file(1)).await;
        import_preview(store, owner, &id, &file(1), &ready(&outcome)).await.unwrap();
        let otherwise = file(1).replace("couture;02", "retouches;02");
        let (id, outcome) = add_preview(store, owner, &otherwise).await;
        test.raw("update enrollment set trade = 'broderie'").await.unwrap();
        assert_eq!(import_preview_with(store, owner, &id, &otherwise, (&ready(&outcome), true)).await.unwrap(), ImportOutcome::Changed);
        assert_eq!(test.texts("select trade from enrollment").await, ["broderie"]);
        let kept = store.people().preview(owner, &id, now()).await.unwrap().outcome;
        assert_eq!(ready(&kept).differences[0].old, "broderie");
    }
}
