//! Erasing a person: nothing that says who it was is left in the database and in the store of documents; every figure is.

use crate::{
    privacy::requests::left,
    support::db::{
        Engine, Participant, Team, TestDb, actor, add_person, assert_broken, assert_not_found, at, day, message, month, now,
        on_both_engines, refusal, sale, today,
    },
};
use chrono::Duration;
use domain::{
    bookings::Cancellation,
    caseload::note::Readers,
    declarations::{
        attestation::{AttestationCode, CODE_LENGTH, IssuedMonth},
        document::DocumentKind,
        typed::NewDeclaration,
    },
    enrollments::{corrections::CountsFrom, entry_record::EntryRecord, exit::ExitCategory, pass_number::PassNumber},
    people::{Role, merge::MergeRefusal, newcomer::ContactDetails, saved_view::SavedList},
    plan::{
        ActionDoer, ActionTerms, Change, Focus, GoalTerms, Side,
        check_in::{Blocker, Mood, NewCheckIn},
        template::Template,
        version::Seen,
    },
    privacy::erasure::{ERASED_FIRST_NAME, ErasureRefusal},
    reporting::member::CohortMember,
    statements::StatementRow,
    values::{
        ids::{EnrollmentId, GoalId, PersonId, PlanActionId},
        money::Cents,
        siret::Siret,
    },
};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};
use store::{
    Actor, Closing, Exit, Invitation, MergeChoice, MergeSide, MonthStatement, NewAttestation, NewDocument, NewEnrollment, NewPerson,
    Objects, PlanTemplate, Refusal, fingerprint_of, new_ulid,
};

/// Stands in every text that is written about the person.
const MARK: &str = "Zorglub";
const PHONE: &str = "+33639987654";
const OLD_PHONE: &str = "+33639987655";
const SIRET: &str = "73282932000074";
const PASS: &str = "999992139048";

/// A text that names the person.
fn text(about: &str) -> String {
    format!("{about} {MARK}")
}

/// Every cell of the database as text, with its table.
async fn cells(test: &TestDb) -> Vec<String> {
    let columns = match test.engine {
        Engine::Sqlite => {
            "select m.name || ' ' || c.name from sqlite_master m join pragma_table_info(m.name) c
             where m.type = 'table' and m.name not like '\\_sqlx%' escape '\\'"
        }
        Engine::Postgres => {
            "select table_name || ' ' || column_name from information_schema.columns
             where table_schema = 'public' and table_name not like '\\_sqlx%'"
        }
    };
    let mut found = Vec::new();
    for column in test.texts(columns).await {
        let (table, name) = column.split_once(' ').unwrap();
        let sql = format!("select distinct '{table}.{name}: ' || cast(\"{name}\" as text) from {table} where \"{name}\" is not null");
        found.extend(test.texts(sql).await);
    }
    assert!(found.len() > 150, "the schema was read: {}", found.len());
    found
}

/// The cells in which something says who the person was.
async fn traces(test: &TestDb) -> Vec<String> {
    let words = [MARK, &PHONE[3..], &OLD_PHONE[3..], SIRET, PASS];
    cells(test).await.into_iter().filter(|cell| words.iter().any(|word| cell.to_lowercase().contains(&word.to_lowercase()))).collect()
}

/// The words that say who the person was, still to be found in the bytes of an SQLite database and of its write-ahead log.
fn traces_in_files(test: &TestDb) -> Vec<String> {
    let found = |content: &[u8], word: &str| content.windows(word.len()).any(|bytes| bytes.eq_ignore_ascii_case(word.as_bytes()));
    let mut traces = Vec::new();
    for file in test.files() {
        let content = std::fs::read(&file).unwrap();
        let words = [MARK, &PHONE[3..], &OLD_PHONE[3..], SIRET, PASS].into_iter().filter(|word| found(&content, word));
        traces.extend(words.map(|word| format!("{}: {word}", file.display())));
    }
    traces
}

/// Writes every text of a participant by the acts of the product.
async fn lived(test: &TestDb, objects: &Objects) -> (Team, Participant, PersonId) {
    let team = test.team(3).await;
    let store = &team.store;
    let coach = actor(&team.coach);
    let ines = add_person(store, Role::Coordinator, "Inès", "Faure").await;
    let new = NewPerson {
        role: Role::Participant,
        first_name: text("Ancienne"),
        last_name: MARK.into(),
        phone: Some(OLD_PHONE.parse().unwrap()),
        email: Some("zorglub.ancien@exemple.fr".parse().unwrap()),
    };
    let id = store.people().add_person(&coach, &new).await.unwrap();
    let enrollment = team.new_enrollment(&id);
    let record = EntryRecord { trade: text("Couture"), ..enrollment.record.clone() };
    let path = store.enrollments().enroll(&coach, &NewEnrollment { record, ..enrollment }).await.unwrap();
    let who = Participant { id: id.clone(), path };
    let me = actor(&id);
    let invitation = Invitation { token_hash: "a".into(), message: Some(message(OLD_PHONE)) };
    store.people().invite_person(&coach, &id, &invitation).await.unwrap();
    let contact = ContactDetails {
        first_name: MARK.into(),
        last_name: text("Marquée"),
        phone: Some(PHONE.parse().unwrap()),
        email: Some("zorglub@exemple.fr".parse().unwrap()),
    };
    store.people().change_contact(&actor(&ines), &id, &contact, &[]).await.unwrap();
    store.people().make_card(&coach, &id, "b", "c").await.unwrap();
    test.db.sign_in(&id, "d", &text("Mozilla"), now()).await.unwrap();
    store.bookings().open_feed(&me, &id, "e").await.unwrap();
    let siret = Siret::read(SIRET).unwrap();
    store.settings().set_person_address(&coach, &id, Some(&text("3 quai")), Some(&siret)).await.unwrap();
    store.settings().set_pass_number(&coach, &who.path, Some(&PassNumber::read(PASS).unwrap())).await.unwrap();

    let declared = |lines: i64| NewDeclaration { lines: vec![sale(lines)], note: Some(text("Un mois")), clients: Some(3) };
    store.declarations().submit(&me, &id, month("2026-10"), declared(800), 0, today()).await.unwrap();
    let october = team.declaration(&who, month("2026-10")).await.id;
    store.declarations().submit(&me, &id, month("2026-08"), declared(10), 0, today()).await.unwrap();
    let august = team.declaration(&who, month("2026-08")).await.id;
    store.declarations().withdraw(&me, &id, month("2026-08"), &august, 1).await.unwrap();
    store.review().ask(&coach, Role::Coach, &october, 1, &text("Juste ?"), Some(&message(PHONE))).await.unwrap();
    store.review().answer(&me, &id, month("2026-10"), &text("Oui")).await.unwrap();
    store.review().validate(&coach, Role::Coach, &october, 1).await.unwrap();
    store.declarations().request_correction(&me, &id, month("2026-10"), &text("Un avoir")).await.unwrap();
    store.declarations().keep_validated(&coach, Role::Coach, &october, 1, &text("Non"), Some(&message(PHONE))).await.unwrap();

    let object = store.declarations().new_object_key(now());
    objects.write(&object, text("contenu").into_bytes()).await.unwrap();
    let document = NewDocument {
        name: text("facture.pdf"),
        kind: DocumentKind::Pdf,
        bytes: 15,
        object,
        digest: MARK.into(),
        stored_digest: "b".into(),
    };
    store.declarations().add_document(&me, &id, month("2026-10"), &document, today()).await.unwrap();

    let terms = GoalTerms { focus: Focus::Business, title: text("Vendre"), target: Some(text("Mieux")), turnover: None, due_on: None };
    let goal = GoalId::try_from("G1".to_owned()).unwrap();
    let action = ActionTerms { title: text("Appeler"), doer: ActionDoer::Both, due_on: None, session_type: None };
    let changes = [Change::SetGoal(goal.clone(), terms), Change::SetAction(goal, PlanActionId::try_from("A1".to_owned()).unwrap(), action)];
    let mut seen = Seen::default();
    for change in &changes {
        store.plans().change_plan(&coach, &who.path, seen, change).await.unwrap();
        seen = store.plans().plan_versions(&who.path).await.unwrap()[0].version.seen;
    }
    store.plans().sign_plan(&coach, &who.path, Side::Coach, seen).await.unwrap();
    store.plans().sign_plan(&me, &who.path, Side::Participant, seen).await.unwrap();
    let template = Template::of(&store.plans().agreed_plan(&who.path).await.unwrap());
    store.plans().add_template(&coach, &text("Le plan de"), &template, &id).await.unwrap();
    let check_in = NewCheckIn { mood: Mood::Hard, blocker: Blocker::Health, words: Some(text("Malade")), wants_call: true };
    store.plans().check_in(&me, &id, &check_in, today()).await.unwrap();
    store.caseload().add_note(&coach, &team.coach, &who.path, &text("Note"), Readers::Team).await.unwrap();

    let session = team.session("2026-11-24T09:00:00Z", 2).await;
    let booking = team.booked(&id, &session).await;
    let cancelled = store.bookings().cancel_booking(&me, &id, &booking, Some(&text("Enfant"))).await.unwrap();
    assert_eq!(cancelled, Cancellation::Late);

    let months = [IssuedMonth { month: month("2026-10"), total: Cents::new(80_000), imported: false }];
    let attestation = NewAttestation {
        participant: &id,
        code: &AttestationCode::of_random([7; CODE_LENGTH]),
        issuer: "Les Ateliers du Canal",
        initials: MARK,
        period: (month("2026-10"), month("2026-10")),
        months: &months,
        digest: MARK,
    };
    store.declarations().issue_attestation(&coach, &attestation).await.unwrap();
    let days = (day("2026-11-01"), day("2026-11-20"));
    store.enrollments().suspend(&coach, &who.path, days, &text("Arrêt"), today()).await.unwrap();
    let mut sheet = store.enrollments().entry_sheet(&who.path).await.unwrap();
    let shown = sheet.fingerprint();
    (sheet.record.trade, sheet.record.acre) = (text("Retouches"), !sheet.record.acre);
    let from = CountsFrom { acre: Some(day("2026-10-01")), ..CountsFrom::default() };
    store.enrollments().correct_record(&coach, &who.path, &shown, (&sheet, &from), &text("Dossier")).await.unwrap();
    // Forms that were refused: one of theirs, one of the team about them, one of a visitor who typed their address.
    let drafts =
        [(id.as_str(), "month"), (ines.as_str(), &format!("person.contact.{id}")), (ines.as_str(), "people.add"), ("guest:1", "sign-in")];
    for (holder, form) in drafts {
        let content = serde_json::json!({ "name": text("Marquée"), "first": MARK, "email": "zorglub@exemple.fr" });
        test.db.save_form_draft(holder, form, &content, now()).await.unwrap();
    }
    // Views of others: one by which they are looked for, and one that names nobody.
    for (name, query) in [(text("Marquée, à revoir"), "etat=tous&q=zorglub+marqu%C3%A9e"), ("Sortis".into(), "etat=sortis")] {
        store.people().save_view(&actor(&ines), SavedList::People, &name, query).await.unwrap();
    }
    test.raw(format!("insert into attempt (subject, at) values ('code:{PHONE}', '2026-11-23T09:59:00Z')")).await.unwrap();
    test.raw(format!(
        "insert into import_preview (id, structure_id, owner_id, participants_name, participants, digest, outcome, created_at, expires_at)
         values ('P', '{}', '{ines}', 'a.csv', '{MARK}', 'x', '{{}}', '2026-11-23T09:59:00Z', '2026-11-23T10:59:00Z')",
        store.structure_id()
    ))
    .await
    .unwrap();
    (team, who, ines)
}

on_both_engines! {
    async fn an_erased_person_leaves_no_trace_and_every_figure(test: TestDb) {
        let folder = std::env::temp_dir().join(new_ulid(now()));
        std::fs::create_dir(&folder).unwrap();
        let mut objects = Objects::new(object_store::local::LocalFileSystem::new_with_prefix(&folder).unwrap());
        objects.mark().await.unwrap();
        let (team, who, ines) = lived(&test, &objects).await;
        // Another participant, of whom nothing changes.
        let bilal = team.participant("Bilal").await;
        team.declared(&bilal, month("2026-10"), 50).await;
        let (store, privacy) = (&team.store, team.store.privacy());
        let exit = Exit { left_on: day("2026-11-21"), category: ExitCategory::Durable, reason: &text("Vit") };
        store.enrollments().leave(&actor(&team.coach), &who.path, &exit, today()).await.unwrap();
        close(&team, &ines, "2026-10").await;
        close(&team, &ines, "2026-11").await;

        let marked: BTreeSet<String> =
            traces(&test).await.iter().map(|cell| cell.split(':').next().unwrap().to_owned()).collect();
        for column in [
            "person.first_name", "person.phone", "person.email", "person.address", "person.siret", "enrollment.trade", "enrollment.exit_reason",
            "enrollment.pass_number", "declaration_version.note", "withdrawn_declaration.versions", "question.question", "question.answer", "correction_request.reason",
            "correction_request.answer", "document.name", "document.digest", "goal.title", "goal.target", "plan_action.title",
            "plan_version.content", "plan_template.title", "plan_template.content", "check_in.words", "note.text", "booking.reason", "outbox.word", "outbox.recipient", "attestation.initials",
            "suspension.reason", "record_correction.reason", "record_correction.new_value", "statement_row.last_name", "statement_row.exit_reason", "statement_row.pass_number", "form_draft.content",
            "import_preview.participants", "saved_view.name", "saved_view.query", "attempt.subject", "device.agent", "audit.details",
        ] {
            assert!(marked.contains(column), "nothing was written to {column}: {marked:?}");
        }
        assert!(test.engine == Engine::Postgres || traces_in_files(&test).len() >= 5, "the files are read");
        test.db.seal_audit().await.unwrap();
        let members = store.reporting().members().await.unwrap();
        let statements = [read(&team, "2026-10").await, read(&team, "2026-11").await];
        assert!(statements.iter().all(|month| month.due().is_empty()));
        let chain = test.db.verify_chain().await.unwrap();
        let heads = "select fingerprint from statement order by id";
        let fingerprints = test.texts(heads).await;
        let figures = "select coalesce(sum(total), 0) + 0 from declaration_version";
        let total = test.number(format!("select cast(({figures}) as bigint)")).await;

        let by = Actor::person(&ines, at("2026-12-03T10:00:00Z"));
        privacy.request_erasure(&actor(&who.id), &who.id, Some(&text("Je pars"))).await.unwrap();
        let erased = privacy.erase(&by, &who.id, &objects).await.unwrap();
        assert!(!erased.messages.is_empty());
        assert_eq!(traces(&test).await, [""; 0]);
        let files: Vec<_> = walk(&folder).into_iter().filter(|file| !file.ends_with("essor.mark")).collect();
        assert_eq!(files, Vec::<PathBuf>::new());
        assert_eq!(traces_in_files(&test), [""; 0]);
        assert_eq!(test.texts("select name from saved_view").await, ["Sortis"]);

        // What was counted stays as it was.
        assert_eq!(nameless(store.reporting().members().await.unwrap()), nameless(members));
        assert_eq!(test.number(format!("select cast(({figures}) as bigint)")).await, total);
        for (before, of) in statements.iter().zip(["2026-10", "2026-11"]) {
            let now = read(&team, of).await;
            assert!(now.due().is_empty(), "an erasure amends no statement: {:?}", now.due());
            assert_eq!(figures_of(&now), figures_of(before));
        }
        assert_eq!(test.texts(heads).await, fingerprints);
        let redacted = test.db.verify_chain().await.unwrap();
        assert_eq!((redacted.sealed >= chain.sealed, redacted.broken), (true, None));
        assert!(redacted.redacted > 3, "{}", redacted.redacted);
        let sums = team.declaration(&who, month("2026-10")).await;
        assert_eq!((sums.versions[0].author.starts_with(ERASED_FIRST_NAME), sums.versions[0].lines.clone()), (true, vec![sale(800)]));

        // Erased is erased: no way in, no new contact, nothing twice.
        assert_eq!(test.db.devices(&who.id, now()).await.unwrap().len(), 0);
        let again = privacy.erase(&by, &who.id, &objects).await;
        assert_eq!(refusal(again), Refusal::Erasure(ErasureRefusal::Done));
        assert_not_found(store.people().make_card(&by, &who.id, "x", "y").await);
        let contact = ContactDetails { first_name: "A".into(), last_name: "B".into(), phone: None, email: Some("a@exemple.fr".parse().unwrap()) };
        assert_not_found(store.people().change_contact(&by, &who.id, &contact, &[]).await);
        assert_not_found(store.caseload().add_note(&by, &team.coach, &who.path, "Encore", Readers::Team).await);
        let back = store.enrollments().come_back(&by, &who.id, (day("2026-12-03"), None), Cents::new(0), day("2026-12-03")).await;
        assert_eq!(refusal(back), Refusal::Erasure(ErasureRefusal::Done));
        std::fs::remove_dir_all(folder).unwrap();
    }

    async fn what_was_handed_in_and_signed_changes_for_erased_people_only(test: TestDb) {
        let team = test.team(2).await;
        let awa = team.participant("Awa").await;
        let ines = add_person(&team.store, Role::Coordinator, "Inès", "Faure").await;
        close(&team, &ines, "2026-10").await;
        assert_broken(test.raw("update statement_row set first_name = 'Personne', last_name = 'effacée'").await);
        left(&team, &awa).await;
        test.raw("update person set erased_at = '2026-11-23T10:00:00Z', first_name = 'Personne' where role = 'Participant'").await.unwrap();
        assert_broken(test.raw("update statement_row set first_name = 'Autre'").await);
        assert_broken(test.raw("update statement_row set first_name = 'Personne', in_person = in_person + 1").await);
        assert_eq!(test.raw("update statement_row set first_name = 'Personne'").await.unwrap(), 1);
        assert_broken(test.raw("delete from statement_row").await);
        let no_contact = "update person set phone = null, email = null where";
        assert_broken(test.raw(format!("{no_contact} id = '{ines}'")).await);
        assert_eq!(test.raw(format!("{no_contact} id = '{}'", awa.id)).await.unwrap(), 1);
    }

    async fn an_erasure_that_was_withdrawn_meanwhile_is_not_done(test: TestDb) {
        let folder = std::env::temp_dir().join(new_ulid(now()));
        std::fs::create_dir(&folder).unwrap();
        let objects = Objects::new(object_store::local::LocalFileSystem::new_with_prefix(&folder).unwrap());
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let ines = actor(&add_person(&team.store, Role::Coordinator, "Inès", "Faure").await);
        left(&team, &awa).await;
        let privacy = team.store.privacy();
        let due = privacy.plan_erasure(&ines, &awa.id, "Demande écrite").await.unwrap();
        let early = privacy.erase_due(&Actor::tools(due - Duration::milliseconds(1)), &awa.id, &objects).await;
        assert_eq!(refusal(early), Refusal::Erasure(ErasureRefusal::NotPlanned));
        // After the job has listed it.
        assert_eq!(test.db.due_erasures(due).await.unwrap().len(), 1);
        privacy.withdraw_erasure(&ines, &awa.id).await.unwrap();
        let withdrawn = privacy.erase_due(&Actor::tools(due), &awa.id, &objects).await;
        assert_eq!(refusal(withdrawn), Refusal::Erasure(ErasureRefusal::NotPlanned));
        assert_eq!(privacy.erased_at(&awa.id).await.unwrap(), None);
        let due = privacy.plan_erasure(&ines, &awa.id, "Demande écrite").await.unwrap();
        privacy.erase_due(&Actor::tools(due), &awa.id, &objects).await.unwrap();
        assert_eq!(privacy.erased_at(&awa.id).await.unwrap(), Some(due));
        std::fs::remove_dir_all(folder).unwrap();
    }

    async fn an_erased_record_is_not_brought_back_by_undoing_its_merge(test: TestDb) {
        let folder = std::env::temp_dir().join(new_ulid(now()));
        std::fs::create_dir(&folder).unwrap();
        let objects = Objects::new(object_store::local::LocalFileSystem::new_with_prefix(&folder).unwrap());
        let team = test.team(2).await;
        let (awa, twin) = (team.participant("Awa").await, team.participant("Awa").await);
        let ines = actor(&add_person(&team.store, Role::Coordinator, "Inès", "Faure").await);
        let own = MergeSide::Kept;
        let choice = MergeChoice { phone: own, email: own, enrollment: own, months: BTreeMap::new(), plan_note: None };
        team.store.people().merge(&ines, &awa.id, &twin.id, &choice).await.unwrap();
        team.store.privacy().erase(&Actor::tools(now()), &twin.id, &objects).await.unwrap();
        assert_eq!(test.number("select count(*) from person_merge").await, 0, "its steps hold what was erased");
        assert_eq!(refusal(team.store.people().undo_merge(&ines, &twin.id).await), Refusal::Merge(MergeRefusal::Final));
        std::fs::remove_dir_all(folder).unwrap();
    }

    async fn a_template_made_of_their_plan_keeps_only_what_is_in_another_plan_too(test: TestDb) {
        let folder = std::env::temp_dir().join(new_ulid(now()));
        std::fs::create_dir(&folder).unwrap();
        let objects = Objects::new(object_store::local::LocalFileSystem::new_with_prefix(&folder).unwrap());
        let (team, elsewhere) = (test.team(2).await, test.team(1).await);
        let (awa, bilal, other) = (team.participant("Awa").await, team.participant("Bilal").await, elsewhere.participant("Chloé").await);
        let plan = async |of: &Team, who: &Participant, title: &str, actions: &[&str]| {
            of.store.plans().add_goal(&actor(&of.coach), &who.path, Focus::Business, title, actions).await.unwrap();
        };
        plan(&team, &awa, "Vendre", &["Appeler", "Revoir ma sœur"]).await;
        plan(&team, &awa, "Sortir de l’hôtel", &["Appeler"]).await;
        let template = Template::of(&team.store.plans().agreed_plan(&awa.path).await.unwrap());
        let keep = async |title: &str, of: &Participant| {
            team.store.plans().add_template(&actor(&team.coach), title, &template, &of.id).await.unwrap();
        };
        keep("Clients", &awa).await;
        keep("Le plan de Mme Roussel", &awa).await;
        keep("Un autre", &bilal).await;
        plan(&team, &bilal, "Vendre", &["Appeler"]).await;
        plan(&elsewhere, &other, "Sortir de l’hôtel", &[]).await;
        left(&team, &awa).await;
        team.store.privacy().erase(&Actor::tools(now()), &awa.id, &objects).await.unwrap();
        let titles = |template: &PlanTemplate| template.content.items().map(|item| item.title().to_owned()).collect::<Vec<_>>();
        let kept: Vec<_> = team.store.plans().templates().await.unwrap().iter().map(|it| (it.title.clone(), titles(it))).collect();
        let whole = ["Vendre", "Appeler", "Revoir ma sœur", "Sortir de l’hôtel", "Appeler"].map(str::to_owned).to_vec();
        assert_eq!(kept, [("Clients".to_owned(), vec!["Vendre".to_owned(), "Appeler".to_owned()]), ("Un autre".to_owned(), whole)]);
        std::fs::remove_dir_all(folder).unwrap();
    }

    async fn a_family_name_that_is_an_ordinary_word_takes_no_template_along(test: TestDb) {
        let folder = std::env::temp_dir().join(new_ulid(now()));
        std::fs::create_dir(&folder).unwrap();
        let objects = Objects::new(object_store::local::LocalFileSystem::new_with_prefix(&folder).unwrap());
        let team = test.team(2).await;
        let (rose, bilal) = (team.participant("Rose").await, team.participant("Bilal").await);
        test.raw(format!("update person set last_name = 'Petit' where id = '{}'", rose.id)).await.unwrap();
        let both = ["Tenir un petit budget", "Petit stock", "Relire avec Mme Petit"];
        for who in [&rose, &bilal] {
            team.store.plans().add_goal(&actor(&team.coach), &who.path, Focus::Business, "Petit budget", &both).await.unwrap();
            team.store.plans().add_goal(&actor(&team.coach), &who.path, Focus::Business, "Vendre", &["Appeler"]).await.unwrap();
        }
        let template = Template::of(&team.store.plans().agreed_plan(&rose.path).await.unwrap());
        for title in ["Budget", "PETIT BUDGET 2", "Plan Petit", "Rose", "Plan de rose petit"] {
            team.store.plans().add_template(&actor(&team.coach), title, &template, &rose.id).await.unwrap();
        }
        for title in ["Plan de M. Petit", "Petit budget", "Plan pour Rose Petit"] {
            team.store.plans().add_template(&actor(&team.coach), title, &template, &bilal.id).await.unwrap();
        }
        let removed = team.store.plans().add_template(&actor(&team.coach), "Ancien plan, Rose Petit", &template, &bilal.id).await.unwrap();
        team.store.plans().remove_template(&actor(&team.coach), &removed).await.unwrap();
        left(&team, &rose).await;
        team.store.privacy().erase(&Actor::tools(now()), &rose.id, &objects).await.unwrap();
        let kept = team.store.plans().templates().await.unwrap();
        let of = |title: &str| kept.iter().find(|it| it.title == title).unwrap().content.items().map(|item| item.title().to_owned()).collect::<Vec<_>>();
        let titles: BTreeSet<&str> = kept.iter().map(|it| it.title.as_str()).collect();
        assert_eq!(titles, BTreeSet::from(["Budget", "Petit budget", "Plan de M. Petit"]));
        assert_eq!(of("Budget"), ["Vendre", "Appeler"], "what has their name is struck, although it is in another plan");
        assert_eq!(of("Petit budget").len(), 6, "a template of another plan stays, another may have that name");
        let journal = test.texts("select details from audit where action = 'plan_template.added'").await;
        assert!(!journal.iter().any(|details| details.contains("Rose Petit") || details.contains("rose petit")), "{journal:?}");
        std::fs::remove_dir_all(folder).unwrap();
    }

    async fn drafts_of_another_structure_stay(test: TestDb) {
        let folder = std::env::temp_dir().join(new_ulid(now()));
        std::fs::create_dir(&folder).unwrap();
        let objects = Objects::new(object_store::local::LocalFileSystem::new_with_prefix(&folder).unwrap());
        let (here, elsewhere) = (test.team(1).await, test.team(1).await);
        let awa = here.participant("Awa").await;
        left(&here, &awa).await;
        let colleague = add_person(&here.store, Role::Coach, "Omar", "Haddad").await;
        // A name that stands in almost every text.
        test.raw(format!("update person set first_name = 'a', last_name = '%' where id = '{}'", awa.id)).await.unwrap();
        for (holder, content) in [(&here.coach, "a %"), (&colleague, "a"), (&elsewhere.coach, "a %")] {
            test.db.save_form_draft(holder.as_str(), "note", &content, now()).await.unwrap();
        }
        here.store.privacy().erase(&Actor::tools(now()), &awa.id, &objects).await.unwrap();
        let mut kept = test.texts("select holder from form_draft").await;
        kept.sort();
        let mut expected = [colleague.to_string(), elsewhere.coach.to_string()];
        expected.sort();
        assert_eq!(kept, expected);
        std::fs::remove_dir_all(folder).unwrap();
    }

    async fn the_data_of_a_person_names_everything_of_theirs_and_nothing_of_others(test: TestDb) {
        let folder = std::env::temp_dir().join(new_ulid(now()));
        std::fs::create_dir(&folder).unwrap();
        let objects = Objects::new(object_store::local::LocalFileSystem::new_with_prefix(&folder).unwrap());
        let (team, who, _) = lived(&test, &objects).await;
        let bilal = team.participant("Bilal").await;
        team.declared(&bilal, month("2026-10"), 50).await;
        let data = team.store.privacy().data_of(&who.id).await.unwrap();
        assert_eq!((data.documents.len(), data.documents[0].name.as_str()), (1, "facture.pdf Zorglub"));
        let rows = |name: &str| data.sections.iter().find(|(section, _)| *section == name).unwrap().1.clone();
        assert_eq!(rows("person")[0]["first_name"], MARK);
        assert_eq!(rows("lines")[0]["amount_cents"], 80_000);
        for (section, column) in [("questions", "answer"), ("corrections", "reason"), ("check-ins", "text"), ("goals", "text"), ("actions", "text")] {
            assert!(rows(section)[0][column].as_str().unwrap().contains(MARK), "{section}.{column}");
        }
        // A note of the team for itself is not theirs to take.
        assert!(rows("notes").is_empty());
        let all = format!("{:?}", data.sections);
        assert!(!all.contains("Bilal") && !all.contains("Note Zorglub"));
        let empty = team.store.privacy().data_of(&bilal.id).await.unwrap();
        assert!(!format!("{empty:?}").contains(MARK));
        std::fs::remove_dir_all(folder).unwrap();
    }
}

/// The members without their names, by enrollment.
fn nameless(members: Vec<CohortMember>) -> Vec<CohortMember> {
    let mut members: Vec<_> =
        members.into_iter().map(|member| CohortMember { first_name: String::new(), last_name: String::new(), ..member }).collect();
    members.sort_by(|one, other| one.enrollment_id.cmp(&other.enrollment_id));
    members
}

/// The rows of every version of a month, by enrollment, without the words of exits.
fn figures_of(month: &MonthStatement) -> Vec<(EnrollmentId, Option<StatementRow>)> {
    let lines = month.versions.iter().flat_map(|version| &version.lines);
    let wordless = |row: &StatementRow| StatementRow { exit_reason: None, ..row.clone() };
    let mut rows: Vec<_> = lines.map(|line| (line.enrollment_id.clone(), line.row.as_ref().map(wordless))).collect();
    rows.sort_by(|one, other| one.0.cmp(&other.0));
    rows
}

/// The statement of a month, in December.
async fn read(team: &Team, of: &str) -> MonthStatement {
    team.store.statements().month_statement(month(of), at("2026-12-02T10:00:00Z")).await.unwrap()
}

/// Closes the next version of a month in December.
async fn close(team: &Team, by: &PersonId, of: &str) {
    let seen = read(team, of).await;
    let closing = Closing { month: month(of), version: seen.next_version(), seen: &fingerprint_of(&seen.due()), confirmed: true };
    let by = Actor::person(by, at("2026-12-02T10:00:00Z"));
    team.store.statements().close_statement(&by, &closing, day("2026-12-02")).await.unwrap();
}

/// Every file below a folder.
fn walk(folder: &Path) -> Vec<PathBuf> {
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path] }).collect()
}
