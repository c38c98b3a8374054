//! Permissions: every address, as a visitor and as every role, of the same structure and of another.

use crate::{
    support::{
        app::{Engine, Team, TestApp, on_both_engines, run_on, team},
        caller::{Caller, answer},
    },
    web::calls::call,
};
use app::{
    permissions::Who,
    routes::{SERVER_FUNCTIONS, TABLE},
};
use domain::{people::Role, values::ids::PersonId};
use std::{collections::BTreeSet, sync::Arc};

#[tokio::test(flavor = "multi_thread")]
async fn the_table_lists_every_server_function_once() {
    // Pages and files are served from the table only; server functions register themselves.
    let functions: BTreeSet<&str> = server_fn::axum::server_fn_paths().map(|(path, _)| path).collect();
    let rows: BTreeSet<&str> = TABLE.iter().map(|(address, _)| *address).collect();
    let in_table: BTreeSet<&str> = SERVER_FUNCTIONS.iter().map(|(address, _)| *address).collect();
    assert_eq!(functions.difference(&in_table).collect::<Vec<_>>(), Vec::<&&str>::new(), "without a row");
    assert_eq!(in_table.difference(&functions).collect::<Vec<_>>(), Vec::<&&str>::new(), "without a function");
    assert_eq!(rows.len(), TABLE.len(), "a row is listed twice");
}

/// A tag in every name and title of one structure, and of the other.
const HERE: &str = "zibeline";
const THERE: &str = "quokka";

/// A role that requests all addresses: of the structure whose rows are named, or of another.
type TestedRole = Option<(Role, bool)>;

async fn person_of(app: &TestApp, team: &Team, role: Role) -> PersonId {
    match role {
        Role::Participant => team.participant.clone(),
        Role::Coach => team.coach.clone(),
        Role::Coordinator => team.coordinator.clone(),
        Role::Network => app.of_the_network().await,
    }
}

/// Requests every address of the table as a role, in a browser or another client, with identifiers of one structure.
async fn assert_permissions(app: Arc<TestApp>, tested: TestedRole, browser: bool) {
    let (here, there) = (team(&app, HERE).await, team(&app, THERE).await);
    let role = tested.map(|(role, _)| role);
    let stranger = tested.is_some_and(|(_, stranger)| stranger);
    for (address, who) in TABLE.iter().copied() {
        let call = call(address, &here);
        // Signed in anew each time: one of the forms signs out.
        let cookie = match role {
            Some(role) => Some(app.cookie_of(&person_of(&app, if stranger { &there } else { &here }, role).await).await),
            None => None,
        };
        let expected = if !who.includes(role) {
            match (role, browser) {
                (None, true) => 303,
                (None, false) => 401,
                (Some(_), _) => 403,
            }
        } else if stranger && call.names_a_row || call.of_the_coach && role == Some(Role::Coordinator) {
            404
        } else if address == "/" && role.is_some_and(|role| role != Role::Participant)
            || call.method == "POST" && browser && call.answered != 404
        {
            303
        } else {
            call.answered
        };
        // What nobody may changes nothing at all, what a stranger may nothing of another structure.
        let structure = here.rows.structure_id();
        let kept = if expected == 404 || !who.includes(role) {
            Some((app.place.rows().await, None))
        } else if stranger && who != Who::Anybody {
            Some((app.place.rows_of(structure).await, Some(structure)))
        } else {
            None
        };
        let request = Caller::new(&app.base, browser, cookie.as_deref()).request(call.method, &call.path);
        let answer = answer(call.filled(request)).await;
        assert_eq!(answer.status, expected, "{address}: {}", answer.words());
        if !who.includes(role) {
            assert_eq!(answer.location(), if expected == 303 { "/connexion" } else { "" }, "{address}");
        }
        match kept {
            Some((before, None)) => assert_eq!(before, app.place.rows().await, "{address} changed something"),
            Some((before, Some(structure))) => {
                assert_eq!(before, app.place.rows_of(structure).await, "{address} changed something of another structure");
            }
            None => {}
        }
        if stranger && who != Who::Anybody {
            // The network sees the published results of a structure, under its name.
            let body = if who == Who::Network { answer.body.replace(&format!("Structure {HERE}"), "") } else { answer.body.clone() };
            assert!(!body.contains(HERE), "{address} shows another structure: {}", answer.words());
        }
        if expected == 200 && call.method == "GET" && !stranger && role.is_some() && who != Who::Anybody {
            assert!(!answer.body.contains(THERE), "{address} shows another structure: {}", answer.words());
        }
    }
}

/// One test for each role, on both engines, in a browser and in another client.
macro_rules! permission_tests {
    ($($name:ident: $tested:expr;)+) => {$(
        mod $name {
            use super::*;

            #[test] fn in_a_browser_on_sqlite() { run_on(Engine::Sqlite, |app| assert_permissions(app, $tested, true)) }
            #[test] fn in_a_browser_on_postgres() { run_on(Engine::Postgres, |app| assert_permissions(app, $tested, true)) }
            #[test] fn in_another_client_on_sqlite() { run_on(Engine::Sqlite, |app| assert_permissions(app, $tested, false)) }
            #[test] fn in_another_client_on_postgres() { run_on(Engine::Postgres, |app| assert_permissions(app, $tested, false)) }
        }
    )+};
}
permission_tests! {
    a_visitor_gets_what_the_table_allows: None;
    a_participant_gets_what_the_table_allows: Some((Role::Participant, false));
    a_coach_gets_what_the_table_allows: Some((Role::Coach, false));
    a_coordinator_gets_what_the_table_allows: Some((Role::Coordinator, false));
    a_participant_of_another_structure_gets_nothing: Some((Role::Participant, true));
    a_coach_of_another_structure_gets_nothing: Some((Role::Coach, true));
    a_coordinator_of_another_structure_gets_nothing: Some((Role::Coordinator, true));
    a_member_of_the_network_gets_published_results_only: Some((Role::Network, true));
}

on_both_engines! {
    async fn rows_of_another_person_of_the_structure_are_missing(app: Arc<TestApp>) {
        let team = team(&app, HERE).await;
        for neighbour in [app.browser_of(&team.neighbour).await, app.client_of(&team.neighbour).await] {
            let before = app.place.rows().await;
            for (address, form) in [
                ("/api/rendez-vous/annuler", vec![("booking", team.booking.to_string())]),
                ("/api/plan/cocher", vec![("action", team.action.to_string()), ("done", "yes".into())]),
                ("/api/declarations/repondre", vec![("month", team.asked.to_string()), ("answer", "Oui.".into())]),
                ("/api/declarations/pieces/retirer", vec![("document", team.document.to_string())]),
                ("/api/declarations/pieces/remettre", vec![("document", team.document.to_string())]),
            ] {
                assert_eq!(neighbour.post(address, &form).await.status, 404, "{address}");
            }
            assert_eq!(before, app.place.rows().await);
            // A device of another person stays signed in.
            neighbour.post("/api/moi/appareil", &[("device", &team.device)]).await;
            assert_eq!(before, app.place.rows().await);
        }
    }
}
