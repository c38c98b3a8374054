//! A form sent twenty times at once: done once, and every response says done.

use crate::support::{
    app::{Team, TestApp, on_both_engines, team},
    caller::{Answer, Caller},
};
use chrono::Duration;
use domain::values::paris;
use futures::future::join_all;
use std::sync::Arc;

const TAPS: usize = 20;

/// The responses to a form sent twenty times at once from one browser; asserts that each leads to the page of success.
async fn taps(browser: &Caller, path: &str, form: &[(&str, String)]) -> Vec<Answer> {
    let answers = join_all((0..TAPS).map(|_| browser.post(path, form))).await;
    for answer in &answers {
        let flash = answer.set_cookie("essor-flash").unwrap_or_default();
        assert_eq!(answer.status, 303, "{path}: {}", answer.body);
        assert!(flash.is_empty() || flash.starts_with("essor-flash=done."), "{path} is done: {flash}");
        assert!(answer.set_cookie("essor-refused").is_none(), "{path} is not refused");
        assert_eq!(answer.location(), answers[0].location(), "{path} leads where the first one leads");
    }
    answers
}

async fn count(app: &TestApp, sql: &str) -> i64 {
    app.place.number(sql).await
}

fn in_days(app: &TestApp, days: i64) -> String {
    (paris::day(app.now) + Duration::days(days)).to_string()
}

/// The address of a funder link on its page.
fn shown(page: &Answer) -> Option<&str> {
    page.body.split_once("/resultats/")?.1.split(|c: char| !c.is_ascii_hexdigit()).next()
}

async fn journalled(app: &TestApp, action: &str) -> i64 {
    count(app, &format!("select count(*) from audit where action = '{action}'")).await
}

async fn figure_of(app: &TestApp, team: &Team, month: domain::values::month::Month) -> String {
    let sql = format!("select id from declaration where month = '{month}' and enrollment_id = '{}'", team.enrollment);
    app.place.texts(sql).await.remove(0)
}

on_both_engines! {
    async fn repeating_a_funder_link_makes_one_and_shows_its_address_each_time(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let before = count(&app, "select count(*) from funder_link").await;
        let browser = app.browser_of(&team.coordinator).await;
        let form = [("label", "État".to_owned()), ("until", in_days(&app, 90))];
        let answers = taps(&browser, "/api/financeurs/lien", &form).await;
        let tokens: Vec<_> = answers.iter().map(|answer| answer.set_cookie("essor-once").unwrap()).collect();
        assert!(tokens.iter().all(|token| *token == tokens[0]), "one token: {tokens:?}");
        assert_eq!(count(&app, "select count(*) from funder_link").await, before + 1);
        let page = browser.get("/pilotage/financeurs").await;
        let token = shown(&page).expect("the address is shown").to_owned();
        assert_eq!(app.browser().get(&format!("/resultats/{token}")).await.status, 200, "and it opens");
        // Another browser of the same person does not get it.
        let other = app.browser_of(&team.coordinator).await;
        other.post_and_follow("/api/financeurs/lien", &form).await.assert_says("funder-label-taken");
    }

    async fn repeating_a_participants_form_does_it_once_and_says_done(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.participant).await;
        let booking = team.rows.bookings().booking(&team.participant, &team.booking).await.unwrap();
        let before = (journalled(&app, "booking.cancelled").await, journalled(&app, "declaration.answered").await);
        let cancel = [("booking", booking.id.to_string()), ("session", booking.session_id.to_string()), ("reason", "Malade".to_owned())];
        taps(&browser, "/api/rendez-vous/annuler", &cancel).await;
        browser.get("/rendez-vous").await.assert_says("booking-cancelled");
        assert_eq!(journalled(&app, "booking.cancelled").await, before.0 + 1);

        let answer = [("month", team.asked.to_string()), ("answer", "Oui, tout y est.".to_owned())];
        taps(&browser, "/api/declarations/repondre", &answer).await;
        assert_eq!(journalled(&app, "declaration.answered").await, before.1 + 1);

        let before = journalled(&app, "declaration.correction_requested").await;
        let reason = [("month", team.validated.to_string()), ("reason", "Un avoir oublié".to_owned())];
        taps(&browser, "/api/declarations/rouvrir", &reason).await;
        assert_eq!(journalled(&app, "declaration.correction_requested").await, before + 1);

        let month = team.month.plus(-1).to_string();
        let figure = [
            ("month", month.clone()),
            ("seen", "0".to_owned()),
            ("lines[0][activity]", "02".to_owned()),
            ("lines[0][kind]", "Sale".to_owned()),
            ("lines[0][amount]", "80".to_owned()),
        ];
        taps(&browser, "/api/declarations/envoyer", &figure).await;
        let versions = format!("select count(*) from declaration_version v join declaration d on d.id = v.declaration_id where d.month = '{month}'");
        assert_eq!(count(&app, &versions).await, 1);
    }

    async fn repeating_a_coachs_form_does_it_once_and_says_done(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let coach = app.browser_of(&team.coach).await;
        let waiting = figure_of(&app, &team, team.month).await;
        let seen = team.rows.declarations().declaration(&team.enrollment, team.month).await.unwrap().unwrap().version().to_string();
        let question = [
            ("declaration", waiting.clone()),
            ("seen", seen),
            ("participant", team.participant.to_string()),
            ("month", team.month.to_string()),
            ("question", "C’est bien juste ?".to_owned()),
        ];
        let before = journalled(&app, "declaration.question").await;
        taps(&coach, "/api/verifications/demander", &question).await;
        assert_eq!(journalled(&app, "declaration.question").await, before + 1);

        let decision = [
            ("participant", team.participant.to_string()),
            ("month", team.requested.to_string()),
            ("seen", "1".to_owned()),
            ("sentence", "Corrigez-le.".to_owned()),
            ("open", "1".to_owned()),
        ];
        let before = journalled(&app, "declaration.reopened").await;
        taps(&coach, "/api/verifications/rouvrir", &decision).await;
        assert_eq!(journalled(&app, "declaration.reopened").await, before + 1);

        let month = team.month.plus(-1).to_string();
        let entry = [
            ("participant", team.participant.to_string()),
            ("month", month.clone()),
            ("seen", "0".to_owned()),
            ("lines[0][activity]", "02".to_owned()),
            ("lines[0][kind]", "Sale".to_owned()),
            ("lines[0][amount]", "80".to_owned()),
            ("reason", "Appel du 3".to_owned()),
            ("validate", "yes".to_owned()),
        ];
        taps(&coach, "/api/suivis/mois/saisir", &entry).await;
        assert_eq!(journalled(&app, "declaration.entered").await, 1);
        let undo = [("participant", team.participant.to_string()), ("month", month), ("seen", "1".to_owned())];
        taps(&coach, "/api/suivis/mois/annuler-saisie", &undo).await;
        assert_eq!(journalled(&app, "declaration.entry_undone").await, 1);

        let validated = [("participant", team.participant.to_string()), ("month", team.validated.to_string()), ("seen", "1".to_owned())];
        let opening = [&validated[..], &[("why", "Relevé de banque".to_owned())]].concat();
        taps(&coach, "/api/suivis/mois/rouvrir", &opening).await;
        assert_eq!(journalled(&app, "declaration.opened").await, 1);
        taps(&coach, "/api/suivis/mois/annuler-ouverture", &validated).await;
        assert_eq!(journalled(&app, "declaration.opening_undone").await, 1);

        taps(&coach, "/api/relances/envoyer", &[("month", team.month.to_string())]).await;
        assert!(journalled(&app, "person.reminded").await > 0);
        assert_eq!(journalled(&app, "person.reminded").await, count(&app, "select count(*) from team_reminder").await);

        let leave = [("coach", team.coach.to_string()), ("from", in_days(&app, 200)), ("to", in_days(&app, 202))];
        let before = journalled(&app, "leave.taken").await;
        taps(&coach, "/api/agenda/absence", &leave).await;
        assert_eq!(journalled(&app, "leave.taken").await, before + 1);

        let type_id = app.place.texts(format!("select session_type_id from session where id = '{}'", team.session)).await.remove(0);
        let opening = [
            ("session_type", type_id),
            ("coach", team.coach.to_string()),
            ("day", in_days(&app, 150)),
            ("time", "07:00".to_owned()),
            ("minutes", "60".to_owned()),
            ("places", "4".to_owned()),
        ];
        let before = journalled(&app, "session.created").await;
        taps(&coach, "/api/agenda/creer", &opening).await;
        assert_eq!(journalled(&app, "session.created").await, before + 1);

        let held = [
            ("participant", team.participant.to_string()),
            ("session_type", team.agenda.slots.to_string()),
            ("day", in_days(&app, -2)),
            ("time", "09:00".to_owned()),
            ("place", "Remote".to_owned()),
            ("word", "Le devis est prêt.".to_owned()),
        ];
        let before = (journalled(&app, "booking.recorded").await, journalled(&app, "note.added").await);
        taps(&coach, "/api/agenda/rendez-vous-tenu", &held).await;
        assert_eq!((journalled(&app, "booking.recorded").await, journalled(&app, "note.added").await), (before.0 + 1, before.1 + 1));
    }

    async fn repeating_a_coordinators_form_does_it_once_and_says_done(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let coordinator = app.browser_of(&team.coordinator).await;
        let venue = [("name", "La Ruche".to_owned()), ("address", "12 rue des Filles-Dieu, Troyes".to_owned())];
        let before = journalled(&app, "venue.added").await;
        taps(&coordinator, "/api/agenda/lieux/ajouter", &venue).await;
        assert_eq!(journalled(&app, "venue.added").await, before + 1);

        let colleague = [
            ("role", "Coach".to_owned()),
            ("first_name", "Omar".to_owned()),
            ("last_name", "Haddad".to_owned()),
            ("email", "omar@exemple.fr".to_owned()),
        ];
        let before = journalled(&app, "person.added").await;
        taps(&coordinator, "/api/personnes/inviter", &colleague).await;
        assert_eq!(journalled(&app, "person.added").await, before + 1);
        assert_eq!(app.letters_to("omar@exemple.fr").await.len(), 1, "one invitation");

        let newcomer: Vec<(&str, String)> = [
            ("contact[first_name]", "Fatou".to_owned()),
            ("contact[last_name]", "Ndiaye".to_owned()),
            ("contact[phone]", "06 39 98 44 01".to_owned()),
            ("contact[email]", String::new()),
            ("entry[coach]", team.coach.to_string()),
            ("entry[starts_on]", in_days(&app, -3)),
            ("entry[trade]", "couture".to_owned()),
            ("entry[activity]", "02".to_owned()),
            ("entry[starting_turnover]", "0".to_owned()),
            ("entry[goal]", "900".to_owned()),
        ]
        .into();
        let before = journalled(&app, "person.added").await;
        taps(&coordinator, "/api/personnes/ajouter", &newcomer).await;
        assert_eq!(journalled(&app, "person.added").await, before + 1);
    }

    async fn a_stale_tab_cancels_nothing_and_shows_the_current_booking(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.participant).await;
        let booking = team.rows.bookings().booking(&team.participant, &team.booking).await.unwrap();
        let page = browser.get(&format!("/rendez-vous/{}", booking.session_id)).await;
        assert!(page.control("session").contains(booking.session_id.as_str()), "the form carries what it was opened on");
        // In another tab the booking goes to another session of the same type.
        let by = store::Actor::person(&team.coach, app.now);
        let new = store::NewSessions {
            session_type: booking.session_type_id.clone(),
            venue: None,
            link: None,
            coach: team.colleague.clone(),
            sessions: vec![vec![domain::bookings::span::Span {
                starts_at: app.now + Duration::days(20),
                ends_at: app.now + Duration::days(20) + Duration::hours(1),
            }]],
            places: 3,
        };
        let to = team.rows.bookings().open_sessions(&by, &new).await.unwrap().remove(0);
        team.rows.bookings().move_booking(&by, &team.participant, &booking.id, &store::MoveTo::Session(to.clone())).await.unwrap();

        let stale = [("booking", booking.id.to_string()), ("session", booking.session_id.to_string()), ("reason", "Malade".to_owned())];
        let before = app.place.rows().await;
        let answer = browser.post("/api/rendez-vous/annuler", &stale).await;
        assert_eq!(answer.location(), format!("/rendez-vous/{to}"));
        browser.get(&format!("/rendez-vous/{to}")).await.assert_says("booking-moved-since");
        assert_eq!(before, app.place.rows().await, "nothing is cancelled");
        let now = [("booking", booking.id.to_string()), ("session", to.to_string()), ("reason", "Malade".to_owned())];
        browser.post_and_follow("/api/rendez-vous/annuler", &now).await.assert_says("booking-cancelled");
    }
}
