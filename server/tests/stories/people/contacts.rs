//! People over HTTP: refused and corrected files, people added by hand, cards, roles, settings, the journal.

use crate::support::{
    app::{NOBODY, TestApp, on_both_engines, team},
    caller::{Answer, Caller, answer, with_file},
};
use domain::people::Role;
use std::sync::Arc;
use store::{Actor, NewPerson};

const LOOK: &str = "/api/personnes/importer";
const TAKE: &str = "/api/personnes/importer/confirmer";
const LINE: &str = "Awa;Roussel;06 39 98 59 01;;couture;02;06/10/2026;04/10/2028;;oui;RSA;;0;;lou.martin@structure.example\n";

async fn send(caller: &Caller, name: &str, content: &[u8]) -> Answer {
    answer(with_file(caller.request("POST", LOOK), &[], ("participants", name, content))).await
}

/// The page that a browser sees after it sent a file.
async fn preview_page(caller: &Caller, name: &str, content: &[u8]) -> Answer {
    let sent = send(caller, name, content).await;
    assert_eq!(sent.status, 303, "{name}: {}", sent.body);
    caller.get(sent.location()).await
}

fn csv(lines: &[&str]) -> Vec<u8> {
    [NOBODY, lines.concat().as_bytes()].concat()
}

/// The value of a hidden field.
fn hidden_value<'a>(page: &'a Answer, name: &str) -> &'a str {
    let tag = page.control(name);
    tag.split_once("value=\"").unwrap().1.split('"').next().unwrap()
}

async fn confirm_import(caller: &Caller, page: &Answer) -> Answer {
    let (preview, digest) = (hidden_value(page, "preview"), hidden_value(page, "digest"));
    caller.post_and_follow(TAKE, &[("preview", preview), ("digest", digest), ("coaches[0]", "lou.martin@structure.example")]).await
}

fn workbook(rows: &[&str]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (y, row) in rows.iter().enumerate() {
        for (x, cell) in row.trim_end().split(';').enumerate() {
            sheet.write(y as u32, x as u16, cell).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

on_both_engines! {
    async fn unreadable_files_are_refused_with_instructions(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let (browser, client) = (app.browser_of(&team.coordinator).await, app.client_of(&team.coordinator).await);
        let people = "select count(*) from person";
        let before = app.place.number(people).await;
        let header = String::from_utf8(NOBODY.to_vec()).unwrap();
        let no_name = header.replace("nom;", "");
        let many: String = (0..10_000).map(|_| "Awa;;;;;;;;;;;;;;\n").collect();
        for (name, content, key) in [
            ("vide.csv", Vec::new(), "import-empty"),
            ("photo.png", b"\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR".to_vec(), "import-not-utf8"),
            ("perdu.csv", [NOBODY, "\u{fffd}lodie".as_bytes()].concat(), "import-not-utf8"),
            ("deux-points.csv", header.replace(';', ":").into_bytes(), "import-separator"),
            ("vieux.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0".to_vec(), "import-other-format"),
            ("sans.csv", no_name.into_bytes(), "import-column-missing"),
            ("abime.xlsx", b"PK\x03\x04 ceci n'est pas un classeur".to_vec(), "import-workbook"),
            ("gros.csv", vec![b'a'; (2 << 20) + 7], "import-too-large"),
            ("long.csv", [NOBODY, many.as_bytes()].concat(), "import-refused-more"),
            ("date.csv", csv(&[&LINE.replace("06/10/2026", "6 octobre")]), "import-date"),
            ("formule.csv", csv(&[&LINE.replace("couture", "=1+1")]), "import-formula"),
        ] {
            let page = preview_page(&browser, name, &content).await;
            assert_eq!(page.status, 200, "{name}");
            page.assert_says(key);
            assert!(page.words().contains(name) && !page.body.contains("name=\"digest\""), "{name}: nothing to confirm");
            assert_eq!(send(&client, name, &content).await.status, 422, "{name}");
        }
        assert_eq!(app.place.number(people).await, before);
        let none = answer(with_file(browser.request("POST", LOOK), &[], ("autre", "x", b""))).await;
        browser.get(none.location()).await.assert_says("import-choose-file");
        let odd = browser.post(LOOK, &[("participants", "du texte")]).await;
        assert_eq!(odd.status, 400, "no form of a file");
        // The script in a name stays a name.
        let page = preview_page(&browser, "<script>.csv", &csv(&[&LINE.replace("02;", "99;")])).await;
        assert!(page.body.contains("&lt;script&gt;.csv") && !page.body.contains("<script>.csv"));
    }

    async fn a_corrected_file_is_imported_once(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.coordinator).await;
        let second = LINE.replace("59 01", "59 02").replace("Awa", "Bilal");
        let page = preview_page(&browser, "cohorte.csv", &csv(&[LINE, &second.replace("04/10/2028", "04-10-28")])).await;
        page.assert_says("import-date");
        assert!(page.words().contains("Ligne 3") && page.words().contains("fin_pass_iae"), "{}", page.words());

        let mended = csv(&[LINE, &second]);
        let page = preview_page(&browser, "cohorte.csv", &mended).await;
        assert!(page.words().contains("2 personnes entrent") && page.words().contains("5 places prises sur 70"), "{}", page.words());
        assert_eq!(team.rows.enrollments().places().await.unwrap().taken, 3);
        let done = confirm_import(&browser, &page).await;
        done.assert_says("import-done");
        assert_eq!(team.rows.enrollments().places().await.unwrap().taken, 5);
        // A second request changes nothing; the new coach gets one message.
        confirm_import(&browser, &page).await.assert_says("import-result-title");
        assert_eq!(team.rows.enrollments().places().await.unwrap().taken, 5);
        assert_eq!(app.letters_to("lou.martin@structure.example").await.len(), 1);
        preview_page(&browser, "cohorte.csv", &mended).await.assert_says("import-nothing-new");
        // The same as a workbook changes nothing either.
        let header = String::from_utf8(NOBODY.to_vec()).unwrap();
        preview_page(&browser, "cohorte.xlsx", &workbook(&[&header, LINE, &second])).await.assert_says("import-nothing-new");
        // Those who wait are invited, each once, where they can be reached.
        browser.post_and_follow("/api/personnes/inviter-tous", &[("tous", "oui")]).await.assert_says("all-invited");
        browser.post_and_follow("/api/personnes/inviter-tous", &[("tous", "oui")]).await.assert_says("all-invited");
        assert_eq!(app.letters_to("+33639985901").await.len(), 1);
    }

    async fn a_participant_beyond_the_last_place_is_refused_on_their_line(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.coordinator).await;
        browser.post_and_follow("/api/reglages/places", &[("places", "4")]).await.assert_says("settings-saved");
        let page = preview_page(&browser, "cohorte.csv", &csv(&[LINE, &LINE.replace("59 01", "59 02")])).await;
        page.assert_says("import-no-place");
        assert!(page.words().contains("Ligne 3") && !page.words().contains("Ligne 2"), "{}", page.words());
    }

    async fn an_incomplete_newcomer_form_shows_mistakes_and_keeps_the_rest(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.coordinator).await;
        let to = "/api/personnes/ajouter";
        let page = browser.post_and_follow(to, &[("contact[first_name]", "Inès"), ("entry[starts_on]", "99999-01-01"), ("entry[goal]", "mille")]).await;
        assert!(page.control("contact[first_name]").contains("value=\"Inès\""));
        page.assert_refused("entry[goal]", "mille", "amount-not-a-number");
        for key in ["contact-one-of-two", "newcomer-coach", "session-day", "newcomer-activity"] {
            page.assert_says(key);
        }
        let coach = team.coach.to_string();
        let start = team.month.plus(1).first_day().to_string();
        let mut sound = vec![
            ("contact[first_name]", "Inès"), ("contact[last_name]", "Petit"), ("contact[email]", "awaici@exemple.fr"), ("entry[coach]", &coach),
            ("entry[starts_on]", &start), ("entry[trade]", "couture"), ("entry[activity]", "02"), ("entry[starting_turnover]", "80,50"),
        ];
        browser.post_and_follow(to, &sound).await.assert_refused("contact[email]", "awaici@exemple.fr", "email-taken");
        sound[2].1 = "ines@exemple.fr";
        // A second request adds no one and succeeds.
        for _tap in 0..2 {
            browser.post_and_follow(to, &sound).await.assert_says("newcomer-added");
            assert_eq!(team.rows.enrollments().places().await.unwrap().taken, 4);
        }
        // The address is refused for another person.
        sound[1].1 = "Roy";
        browser.post_and_follow(to, &sound).await.assert_refused("contact[email]", "ines@exemple.fr", "email-taken");
        assert_eq!(team.rows.enrollments().places().await.unwrap().taken, 4);
        // Nearly the same name warns, with a link to the record, until it is said to be another person.
        sound[0].1 = "PETIT";
        sound[1].1 = "ines";
        sound[2].1 = "autre.ines@exemple.fr";
        let page = browser.post_and_follow(to, &sound).await;
        page.assert_refused("contact[last_name]", "ines", "newcomer-similar");
        let known = app.place.texts("select id from person where email = 'ines@exemple.fr'").await.remove(0);
        assert!(page.body.contains(&format!("href=\"/personnes/{known}\"")));
        assert_eq!(team.rows.enrollments().places().await.unwrap().taken, 4);
        sound.push(("other", "yes"));
        browser.post_and_follow(to, &sound).await.assert_says("newcomer-added");
        assert_eq!(team.rows.enrollments().places().await.unwrap().taken, 5);
    }

    async fn a_record_added_by_mistake_is_removed_with_a_reason(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.coordinator).await;
        let page = browser.get(&format!("/personnes/{}/retirer", team.participant)).await;
        page.assert_says("removal-declared");
        let added = team.rows.people().add_person(&Actor::tools(app.now), &NewPerson {
            role: Role::Participant,
            first_name: "Zelda".into(),
            last_name: "Perrin".into(),
            phone: None,
            email: Some("zelda@exemple.fr".parse().unwrap()),
        }).await.unwrap();
        let to = "/api/personnes/retirer";
        for reason in ["", "Parce que"] {
            let page = browser.post_and_follow(to, &[("person", added.as_str()), ("reason", reason)]).await;
            page.assert_says("removal-reason-missing");
        }
        for _tap in 0..2 {
            browser.post_and_follow(to, &[("person", added.as_str()), ("reason", "NeverCame")]).await.assert_says("person-removed");
        }
        assert!(!browser.get("/personnes?etat=tous").await.body.contains("Zelda"));
        assert!(!browser.get(&format!("/personnes/{added}")).await.body.contains("zelda@exemple.fr"));
    }

    async fn a_card_is_shown_once_and_signs_in_once(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.coordinator).await;
        let page = browser.post_and_follow("/api/personnes/carte", &[("person", team.neighbour.as_str())]).await;
        page.assert_says("card-made");
        assert!(page.body.contains("class=\"qr\""));
        let code = page.body.split_once("pass__code num\">").unwrap().1.split('<').next().unwrap().to_owned();
        // The card of one is not shown as another's, nor in another browser.
        for (caller, person) in [(&browser, &team.participant), (&app.browser_of(&team.coordinator).await, &team.neighbour)] {
            assert!(!caller.get(&format!("/personnes/{person}/carte")).await.body.contains(&code));
        }
        assert_eq!(browser.get(&format!("/personnes/{}/carte", team.coach)).await.status, 404);
        let guest = app.browser();
        let to = "/api/connexion/carte";
        guest.post_and_follow(to, &[("code", "12")]).await.assert_refused("code", "12", "card-not-a-code");
        guest.post_and_follow(to, &[("code", "AAAA 2222 BBBB")]).await.assert_says("card-wrong");
        let typed = code.to_lowercase().replace(' ', "-");
        assert_eq!(guest.post(to, &[("code", typed.as_str())]).await.location(), "/");
        assert!(guest.get("/moi").await.words().contains("Zoeici"));
        app.browser().post_and_follow(to, &[("code", code.as_str())]).await.assert_says("card-old");
    }

    async fn coordinators_cannot_remove_themselves(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.coordinator).await;
        let (me, omar) = (team.coordinator.as_str(), team.colleague.as_str());
        browser.post_and_follow("/api/personnes/role", &[("person", me), ("role", "Coach")]).await.assert_says("team-last-coordinator");
        browser.post_and_follow("/api/personnes/depart", &[("person", me)]).await.assert_says("team-last-coordinator");
        browser.post_and_follow("/api/personnes/role", &[("person", omar), ("role", "Coordinator")]).await.assert_says("role-set");
        browser.post_and_follow("/api/personnes/depart", &[("person", me)]).await.assert_says("team-oneself");
        assert_eq!(browser.post("/api/personnes/role", &[("person", omar), ("role", "Participant")]).await.status, 404);
        let theirs = app.browser_of(&team.colleague).await;
        assert_eq!(theirs.get("/journal").await.status, 200);
        browser.post_and_follow("/api/personnes/role", &[("person", omar), ("role", "Coach")]).await.assert_says("role-set");
        assert_eq!(theirs.get("/journal").await.status, 403);
        browser.post_and_follow("/api/personnes/depart", &[("person", omar)]).await.assert_says("person-left-team");
        assert_eq!(theirs.get("/moi").await.status, 303);
    }

    async fn invalid_settings_are_refused_with_a_sentence(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.coordinator).await;
        for (to, field, typed, key) in [
            ("nom", "name", "", "text-empty"),
            ("places", "places", "1", "places-below-taken"),
            ("places", "places", "0", "places-not-a-number"),
            ("places", "places", "99999999999999999999", "places-not-a-number"),
            ("dispositif", "last_day", "99999-01-01", "scheme-not-a-day"),
            ("echeance", "due_day", "31", "due-day-not-a-day"),
            ("offre", "offer_hours", "0", "offer-hours"),
        ] {
            browser.post_and_follow(&format!("/api/reglages/{to}"), &[(field, typed)]).await.assert_refused(field, typed, key);
        }
        browser.post_and_follow("/api/reglages/dispositif", &[("last_day", "2026-12-21")]).await.assert_says("settings-saved");
        browser.post_and_follow("/api/reglages/dispositif", &[("last_day", "")]).await.assert_says("settings-saved");
        assert_eq!(team.rows.settings().scheme_last_day().await.unwrap(), None);
    }

    async fn the_journal_answers_any_query(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.coordinator).await;
        let page = browser.get(&format!("/journal?personne={}&quoi=declaration", team.participant)).await;
        page.assert_says("deed-declaration-submitted");
        browser.get("/journal?du=99999-01-01").await.assert_says("session-day");
        browser.get("/journal?du=2026-11-02&au=2026-11-01").await.assert_says("journal-order");
        browser.get("/journal?du=2100-01-01").await.assert_says("journal-none-title");
        for odd in ["qui=%00&quoi=%00&personne=%27%22", "apres=%00", "apres=zzz", "du=0001-01-01&au=9999-12-31", "qui=outils"] {
            assert_eq!(browser.get(&format!("/journal?{odd}")).await.status, 200, "{odd}");
        }
    }
}
