//! What is promised as a whole: the help of the commands, the journal's sentences, and a page of each kind as reduced HTML.

use crate::support::{
    app::{Engine, TestDb},
    frozen::{Frozen, settings},
    process,
    reduced_html::reduced,
};
use app::{journal::event_labels::ACTIONS, texts::text, web::context::Visitor};
use domain::values::language::Language;

/// Compares pages with their snapshots, each a file of that name.
async fn compare(frozen: &Frozen, visitor: &Visitor, pages: &[(&str, String)]) {
    for (name, address) in pages {
        let html = reduced(&frozen.page(visitor, address).await);
        settings().bind(|| insta::assert_snapshot!(*name, html));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_help_of_every_command_equals_its_snapshot() {
    let place = TestDb::find(Engine::Sqlite).await;
    let mut help = Vec::new();
    for command in [
        "",
        "serve",
        "doctor",
        "migrate",
        "setup",
        "structure",
        "structure list",
        "structure create",
        "user",
        "user list",
        "user invite",
        "user reset",
        "user disable",
        "network",
        "import",
        "demo",
    ] {
        let arguments: Vec<&str> = command.split_whitespace().chain(["--help"]).collect();
        let output = process::run(&place, &arguments);
        assert!(output.status.success(), "essor {}", arguments.join(" "));
        help.push(format!("$ essor {}\n{}", arguments.join(" "), process::said(&output)));
    }
    settings().bind(|| insta::assert_snapshot!("help", help.join("\n")));
}

#[test]
fn the_sentence_of_every_audit_action_equals_its_snapshot() {
    let sentence = |(action, key): &(&str, &str)| {
        let [fr, en] = [Language::Fr, Language::En].map(|language| text(language, key));
        format!("{action}\n  fr: {fr}\n  en: {en}")
    };
    let sentences: Vec<String> = ACTIONS.iter().map(sentence).collect();
    settings().bind(|| insta::assert_snapshot!("journal_sentences", sentences.join("\n")));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pages_of_a_participant_equal_their_snapshots() {
    let frozen = Frozen::new().await;
    let team = &frozen.team;
    let participant = frozen.user(&team.participant).await;
    let pages = [
        ("participant_home", "/".to_owned()),
        ("participant_declarations", "/declarations".into()),
        ("participant_month_form", format!("/declarations/{}", team.month.plus(-1))),
        ("participant_month_question", format!("/declarations/{}", team.asked)),
        ("participant_month_validated", format!("/declarations/{}", team.validated)),
        ("participant_documents", format!("/declarations/{}/pieces", team.month)),
        ("participant_set_aside", "/declarations/a-mettre-de-cote".into()),
        ("participant_bookings", "/rendez-vous".into()),
        ("participant_session", format!("/rendez-vous/{}", team.session)),
        ("participant_plan", "/plan".into()),
        ("participant_me", "/moi".into()),
    ];
    compare(&frozen, &participant, &pages).await;
    let english = Visitor { language: Language::En, ..participant };
    compare(&frozen, &english, &[("participant_home_in_english", "/".into())]).await;
    frozen.app.db.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pages_of_a_coach_equal_their_snapshots() {
    let frozen = Frozen::new().await;
    let team = &frozen.team;
    let coach = frozen.user(&team.coach).await;
    let pages = [
        ("coach_review", "/verifications".to_owned()),
        ("coach_caseload", "/suivis".into()),
        ("coach_participant", format!("/suivis/{}", team.participant)),
        ("coach_month", format!("/suivis/{}/{}", team.participant, team.month)),
        ("coach_enrollment", format!("/suivis/{}/parcours", team.participant)),
        ("coach_agenda", "/agenda".into()),
        ("coach_session", format!("/agenda/seance/{}", team.session)),
    ];
    compare(&frozen, &coach, &pages).await;
    frozen.app.db.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pages_of_a_coordinator_equal_their_snapshots() {
    let frozen = Frozen::new().await;
    let team = &frozen.team;
    let coordinator = frozen.user(&team.coordinator).await;
    let pages = [
        ("coordinator_reporting", "/pilotage".to_owned()),
        ("coordinator_statements", "/pilotage/etats".into()),
        ("coordinator_statement", format!("/pilotage/etats/{}", team.handed_in)),
        ("coordinator_statement_to_close", format!("/pilotage/etats/{}", team.validated)),
        ("coordinator_people", "/personnes".into()),
        ("coordinator_person", format!("/personnes/{}", team.participant)),
        ("coordinator_settings", "/reglages".into()),
    ];
    compare(&frozen, &coordinator, &pages).await;
    frozen.app.db.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pages_of_a_guest_equal_their_snapshots() {
    let frozen = Frozen::new().await;
    let pages = [
        ("guest_sign_in", "/connexion".to_owned()),
        ("guest_sign_in_of_the_team", "/connexion/equipe".into()),
        ("guest_invitation", format!("/invitation/{}", frozen.team.invitation)),
        ("guest_verify", "/verifier".into()),
        ("guest_verified", format!("/verifier/{}", frozen.team.attestation.1)),
        ("guest_results", format!("/resultats/{}", frozen.team.funder.1)),
    ];
    compare(&frozen, &frozen.guest(), &pages).await;
    // An address without a page never reaches a loader: it is asked for as a browser does.
    let missing = frozen.app.browser().get("/nulle-part").await;
    assert_eq!(missing.status, 404);
    settings().bind(|| insta::assert_snapshot!("missing", reduced(&missing.body)));
    frozen.app.db.close().await;
}
