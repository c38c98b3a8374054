//! Notes: those for the team are hidden from the participant, shared ones are shown, refused forms keep what was typed.

use crate::{
    support::{
        app::{Team, TestApp, on_both_engines, team},
        caller::Caller,
    },
    web::calls::call,
};
use app::{permissions::Who, routes::TABLE};
use std::sync::Arc;

const WRITE: &str = "/api/suivis/notes/ecrire";
const CHANGE: &str = "/api/suivis/notes/changer";
const REMOVE: &str = "/api/suivis/notes/retirer";
const RESTORE: &str = "/api/suivis/notes/remettre";
const SECRET: &str = "Hermine craint l’expulsion";

fn note(team: &Team, text: &str, readers: &str) -> [(&'static str, String); 3] {
    [("participant", team.participant.to_string()), ("text", text.to_owned()), ("readers", readers.to_owned())]
}

/// Identifier of the note with that text.
async fn id_of(app: &TestApp, text: &str) -> String {
    app.place.texts(format!("select id from note where text = '{text}'")).await.remove(0)
}

/// Panics if a page or a file of the participant contains `text`.
async fn assert_unseen(participant: &Caller, team: &Team, text: &str) {
    let mut pages = 0;
    for (address, who) in TABLE.iter().copied() {
        let call = call(address, team);
        if call.method == "GET" && matches!(who, Who::Participant | Who::SignedIn) {
            let page = participant.get(&call.path).await;
            // It leads back to what was left when a session was over.
            assert_eq!(page.status, if address == "/connexion/reprendre" { 303 } else { 200 }, "{address}");
            assert!(!page.body.contains(text), "{address} shows a note for the team: {}", page.words());
            pages += 1;
        }
    }
    assert!(pages > 15, "the participant’s pages are walked: {pages}");
    // Pages of the team are forbidden.
    let theirs = participant.get(&format!("/suivis/{}", team.participant)).await;
    assert_eq!((theirs.status, theirs.body.contains(text)), (403, false));
}

on_both_engines! {
    async fn a_note_for_the_team_is_on_no_page_of_the_participant(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let (coach, participant) = (app.browser_of(&team.coach).await, app.browser_of(&team.participant).await);
        let page = coach.post_and_follow(WRITE, &note(&team, SECRET, "Team")).await;
        page.assert_says("note-written");
        assert!(page.body.contains(SECRET), "{}", page.words());
        assert_unseen(&participant, &team, SECRET).await;
        assert_unseen(&participant, &team, "Loyer de ici en retard.").await;
        // The whole team reads it, another structure does not.
        let coordinator = app.browser_of(&team.coordinator).await;
        assert!(coordinator.get(&format!("/suivis/{}", team.participant)).await.body.contains(SECRET));
        let there = crate::support::app::team(&app, "ailleurs").await;
        for stranger in [&there.coach, &there.coordinator] {
            let stranger = app.browser_of(stranger).await;
            let page = stranger.get(&format!("/suivis/{}", team.participant)).await;
            assert_eq!((page.status, page.body.contains(SECRET)), (404, false));
            assert!(!stranger.get("/suivis?tous=oui").await.body.contains(SECRET));
            assert_eq!(stranger.post(WRITE, &note(&team, "D’ailleurs", "Team")).await.status, 404);
        }
    }

    async fn a_shared_note_is_shown_until_it_is_unshared_or_removed(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let (coach, participant) = (app.browser_of(&team.coach).await, app.browser_of(&team.participant).await);
        let neighbour = app.browser_of(&team.neighbour).await;
        participant.get("/plan").await.body.find("shared-notes").is_none().then_some(()).unwrap();
        coach.post_and_follow(WRITE, &note(&team, SECRET, "TeamAndPerson")).await.assert_says("note-written-shared");
        let plan = participant.get("/plan").await;
        plan.assert_says("shared-notes-title");
        assert!(plan.body.contains(SECRET) && plan.words().contains("Coachici Test, le "), "{}", plan.words());
        assert!(!neighbour.get("/plan").await.body.contains(SECRET));

        let id = id_of(&app, SECRET).await;
        let changed = [("note", id.clone()), ("text", SECRET.to_owned()), ("readers", "Team".to_owned())];
        coach.post_and_follow(CHANGE, &changed).await.assert_says("note-changed");
        assert_unseen(&participant, &team, SECRET).await;
        let shared = [("note", id.clone()), ("text", SECRET.to_owned()), ("readers", "TeamAndPerson".to_owned())];
        coach.post_and_follow(CHANGE, &shared).await.assert_says("note-changed-shared");
        assert!(participant.get("/plan").await.words().contains("modifiée le"));

        let page = coach.post_and_follow(REMOVE, &[("note", &id)]).await;
        page.assert_says("note-is-removed");
        assert!(!page.body.contains(SECRET), "{}", page.words());
        assert_unseen(&participant, &team, SECRET).await;
        coach.post_and_follow(RESTORE, &[("note", &id)]).await.assert_says("note-restored");
        assert!(participant.get("/plan").await.body.contains(SECRET));
    }

    async fn a_change_of_a_removed_note_is_kept_in_the_form_of_a_new_one(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let coach = app.browser_of(&team.coach).await;
        coach.post_and_follow(REMOVE, &[("note", &team.note.to_string())]).await.assert_says("note-is-removed");
        let meant = [("note", team.note.to_string()), ("participant", team.participant.to_string())];
        let changed = [&meant[..], &[("text", SECRET.to_owned()), ("readers", "Team".to_owned())][..]].concat();
        let page = coach.post_and_follow(CHANGE, &changed).await;
        page.assert_says("note-gone");
        assert!(page.body.contains(&format!("{SECRET}</textarea>")), "{}", page.words());
        // To another author the note does not exist.
        let colleague = app.client_of(&team.coordinator).await;
        assert_eq!(colleague.post(CHANGE, &changed).await.status, 404);
        coach.post_and_follow(WRITE, &note(&team, SECRET, "Team")).await.assert_says("note-written");
        assert!(!coach.get(&format!("/suivis/{}", team.participant)).await.words().contains(&app::texts::text(domain::values::language::Language::Fr, "note-gone")));
    }

    async fn mistakes_are_beside_their_fields_and_the_form_keeps_what_was_typed(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let coach = app.browser_of(&team.coach).await;
        let before = app.place.number("select count(*) from note").await;
        coach.post_and_follow(WRITE, &note(&team, " \n\u{0}", "TeamAndPerson")).await.assert_says("text-empty");
        let page = coach.post_and_follow(WRITE, &note(&team, "À vérifier &lt;</textarea><b>", "Everyone")).await;
        page.assert_says("note-readers-unknown");
        assert!(page.body.contains("À vérifier &amp;lt;&lt;/textarea>&lt;b></textarea>"), "{}", page.body);
        coach.post_and_follow(WRITE, &note(&team, &"é".repeat(2_001), "Team")).await.assert_says("text-too-long");
        let nothing: [(&str, &str); 1] = [("participant", team.participant.as_str())];
        coach.post_and_follow(WRITE, &nothing).await.assert_says("text-empty");
        let emptied = [("note", team.note.to_string()), ("participant", team.participant.to_string()), ("text", String::new()), ("readers", "Team".into())];
        let sent = coach.post(CHANGE, &emptied).await;
        assert_eq!(sent.location(), format!("/suivis/{}#note-{}", team.participant, team.note));
        let page = coach.get(&format!("/suivis/{}", team.participant)).await;
        page.assert_says("text-empty");
        assert!(page.body.contains("<details open class=\"disclose\""), "the form that was refused is open");
        assert_eq!(app.place.number("select count(*) from note").await, before);

        let client = app.client_of(&team.coach).await;
        for (address, form) in [
            (WRITE, vec![("participant", "x;"), ("text", "Bonjour"), ("readers", "Team")]),
            (CHANGE, vec![("note", "x;"), ("text", "Bonjour"), ("readers", "Team")]),
            (CHANGE, vec![("note", "01J"), ("text", ""), ("readers", "")]),
            (REMOVE, vec![("note", "")]),
            (RESTORE, vec![("note", "")]),
        ] {
            assert_eq!(client.post(address, &form).await.status, 404, "{address}");
        }
        assert_eq!(client.post::<&str>(RESTORE, &[]).await.status, 400, "a field is missing");
    }
}
