//! Who may: every address, as nobody and as everybody, of this structure and of another.

use crate::house::{House, Team, team};
use app::permissions::{TABLE, Who};
use domain::people::Role;
use std::collections::BTreeSet;

#[tokio::test(flavor = "multi_thread")]
async fn every_page_and_server_function_has_its_row_and_no_row_is_left_over() {
    let _house = House::build(false).await;
    let pages = server::router::pages().into_iter().map(|page| page.path().to_owned());
    let functions = server_fn::axum::server_fn_paths().map(|(path, _)| path.to_owned());
    let there: BTreeSet<String> = pages.chain(functions).collect();
    let rows: BTreeSet<String> = TABLE.iter().map(|(address, _)| (*address).to_owned()).collect();
    assert_eq!(there.difference(&rows).collect::<Vec<_>>(), Vec::<&String>::new(), "without a row");
    assert_eq!(rows.difference(&there).collect::<Vec<_>>(), Vec::<&String>::new(), "of nothing");
    assert_eq!(rows.len(), TABLE.len(), "a row stands twice");
}

/// An address of the table with the rows of that structure, and what its form sends.
fn call(address: &str, team: &Team) -> (&'static str, String, Vec<(&'static str, String)>) {
    let path = address
        .replace("{month}", &team.month.to_string())
        .replace("{session}", team.session.as_str())
        .replace("{participant}", team.participant.as_str())
        .replace("{token}", "0000");
    let id = |text: &str| text.to_owned();
    let form = match address {
        "/api/declarations/envoyer" => vec![
            ("month", team.month.plus(-1).to_string()),
            ("lines[0][activity]", id("02")),
            ("lines[0][kind]", id("Sale")),
            ("lines[0][amount]", id("12")),
        ],
        "/api/declarations/zero" => vec![("month", team.month.plus(-2).to_string())],
        "/api/declarations/repondre" => vec![("month", team.month.to_string()), ("answer", id("Oui."))],
        "/api/rendez-vous/reserver" => vec![("session", id(team.session.as_str()))],
        "/api/rendez-vous/annuler" => vec![("booking", id(team.booking.as_str()))],
        "/api/plan/cocher" => vec![("action", id(team.action.as_str())), ("done", id("yes"))],
        "/api/verifications/valider" => vec![("declaration", id(team.declaration.as_str())), ("seen", id("1"))],
        "/api/verifications/demander" => vec![
            ("declaration", id(team.declaration.as_str())),
            ("seen", id("1")),
            ("participant", id(team.participant.as_str())),
            ("month", team.month.to_string()),
            ("question", id("Tout est compté ?")),
        ],
        "/connexion/demo" => vec![("persona", id("participant"))],
        _ => Vec::new(),
    };
    let method = if address.starts_with("/api/") || address == "/connexion/demo" { "POST" } else { "GET" };
    (method, path, form)
}

/// Addresses that name a row of one structure: for another structure it does not exist.
const NAMES_A_ROW: &[&str] = &[
    "/rendez-vous/{session}",
    "/suivis/{participant}",
    "/api/rendez-vous/reserver",
    "/api/rendez-vous/annuler",
    "/api/plan/cocher",
    "/api/verifications/valider",
    "/api/verifications/demander",
];

#[tokio::test(flavor = "multi_thread")]
async fn everybody_gets_what_the_table_says_and_nothing_of_another_structure() {
    for (address, who) in TABLE {
        // A world for each address: what one call changes stands in no other's way.
        let house = House::build(false).await;
        let (here, there) = (team(&house, "ici").await, team(&house, "ailleurs").await);
        let (method, path, form) = call(address, &here);
        let roles = [None, Some(Role::Participant), Some(Role::Coach), Some(Role::Coordinator)];
        // Those who may not come first, for those who may change something.
        for role in roles.into_iter().filter(|role| !who.includes(*role)) {
            let cookie = match role {
                None => None,
                Some(Role::Participant) => Some(house.cookie_of(&here.participant).await),
                Some(Role::Coach) => Some(house.cookie_of(&here.coach).await),
                Some(Role::Coordinator) => Some(house.cookie_of(&here.coordinator).await),
            };
            let status = house.ask(method, &path, cookie.as_deref(), false).form(&form).send().await.unwrap().status().as_u16();
            assert_eq!(status, if role.is_none() { 401 } else { 403 }, "{address} as {role:?}");
            let seen = house.ask(method, &path, cookie.as_deref(), true).form(&form).send().await.unwrap();
            let expected = if role.is_none() { 303 } else { 403 };
            assert_eq!(seen.status().as_u16(), expected, "{address} in a browser as {role:?}");
        }
        if NAMES_A_ROW.contains(address) {
            let stranger = if *who == Who::Participant { &there.participant } else { &there.coach };
            let cookie = house.cookie_of(stranger).await;
            let status = house.ask(method, &path, Some(&cookie), false).form(&form).send().await.unwrap().status().as_u16();
            assert_eq!(status, 404, "{address} as someone of another structure");
        }
        if matches!(*address, "/api/rendez-vous/annuler" | "/api/plan/cocher" | "/api/declarations/repondre") {
            let cookie = house.cookie_of(&here.neighbour).await;
            let status = house.ask(method, &path, Some(&cookie), false).form(&form).send().await.unwrap().status().as_u16();
            assert_eq!(status, 404, "{address} as another participant");
        }
        for role in [Role::Participant, Role::Coach, Role::Coordinator].into_iter().filter(|role| who.includes(Some(*role))) {
            let person = match role {
                Role::Participant => &here.participant,
                Role::Coach => &here.coach,
                Role::Coordinator => &here.coordinator,
            };
            let cookie = house.cookie_of(person).await;
            let response = house.ask(method, &path, Some(&cookie), true).form(&form).send().await.unwrap();
            let status = response.status().as_u16();
            assert!(!matches!(status, 401 | 403 | 500..), "{address} as {role:?}: {status}");
            if method == "GET" {
                assert!(!response.text().await.unwrap().contains("ailleurs"), "{address} as {role:?} shows another structure");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_sent_from_another_site_changes_nothing() {
    let house = House::build(false).await;
    let team = team(&house, "ici").await;
    let cookie = house.cookie_of(&team.participant).await;
    for (header, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://ailleurs.exemple")] {
        let sent = house.ask("POST", "/api/rendez-vous/annuler", Some(&cookie), true).header(header, value);
        let sent = sent.form(&[("booking", team.booking.as_str())]).send().await.unwrap();
        assert_eq!(sent.status().as_u16(), 403, "{header}");
    }
    assert_eq!(team.rows.bookings_to_come(&team.participant, house.now).await.unwrap().len(), 1);
    let sent = house.ask("POST", "/api/rendez-vous/annuler", Some(&cookie), true).header("sec-fetch-site", "same-origin");
    assert_eq!(sent.form(&[("booking", team.booking.as_str())]).send().await.unwrap().status().as_u16(), 303);
    assert!(team.rows.bookings_to_come(&team.participant, house.now).await.unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn personas_sign_in_on_a_demo_and_nowhere_else() {
    for demo in [false, true] {
        let house = House::build(demo).await;
        team(&house, "ici").await;
        for persona in ["participant", "coach", "coordinator", "président"] {
            let sent = house.ask("POST", "/connexion/demo", None, true).form(&[("persona", persona)]).send().await.unwrap();
            let expected = if demo && persona != "président" { 303 } else { 404 };
            assert_eq!(sent.status().as_u16(), expected, "{persona} on a demo: {demo}");
        }
    }
}
