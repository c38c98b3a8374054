//! The language of a visitor and of a person: by link, by cookie, by the browser, as stored; pages of the team in French or English.

use crate::support::{
    app::{TestApp, on_both_engines, team},
    caller::Caller,
};
use app::texts::text;
use domain::values::{ids::PersonId, language::Language};
use std::sync::Arc;

/// The tag in which a page is written; asserts that its direction is that of the language.
fn language_of(page: &str) -> Language {
    let html = page.split_once("<html").unwrap().1.split_once('>').unwrap().0;
    let tag = html.split_once("lang=\"").unwrap().1.split_once('"').unwrap().0;
    let language = Language::of_tag(tag).unwrap();
    assert_eq!(html.contains("dir=\"rtl\""), language.is_right_to_left(), "{html}");
    language
}

/// The language of a page of that caller.
async fn read(caller: &Caller, path: &str) -> Language {
    let page = caller.get(path).await;
    assert_eq!(page.status, 200, "{path}");
    language_of(&page.body)
}

/// The language that a page says it has: French, whether its words are easy or not.
fn shown(language: Language) -> Language {
    Language::of_tag(language.lang()).unwrap()
}

/// The stored language of a person.
async fn stored(app: &TestApp, person: &PersonId) -> String {
    app.place.texts(format!("select language from person where id = '{person}'")).await.remove(0)
}

on_both_engines! {
    async fn a_link_chooses_the_language_of_sign_in_and_a_cookie_keeps_it(app: Arc<TestApp>) {
        let visitor = app.browser().saying("accept-language", "tr-TR,tr;q=0.9,fr;q=0.8");
        assert_eq!(read(&visitor, "/connexion").await, Language::Tr);
        for language in Language::ALL {
            let page = visitor.get(&format!("/connexion?language={}", language.tag())).await;
            assert_eq!(language_of(&page.body), shown(language));
            let names = Language::ALL.map(Language::own_name);
            assert!(names.iter().all(|name| page.words().contains(name)), "every language is offered by its own name");
            assert_eq!(read(&visitor, "/connexion/carte").await, shown(language));
            assert_eq!(read(&visitor, "/connexion/equipe").await, language.of_every_page());
            assert_eq!(read(&visitor, "/confidentialite").await, language.of_every_page());
            assert_eq!(page.body.contains("href=\"/traductions\""), !language.is_reviewed());
        }
        assert_eq!(read(&visitor, "/connexion?language=de").await, Language::Prs);
    }

    async fn after_sign_in_the_stored_language_counts_and_the_chosen_one_is_offered(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let participant = app.browser_of(&team.participant).await;
        participant.bring("essor-language=ar");
        let home = participant.get("/").await;
        assert_eq!(language_of(&home.body), Language::Fr);
        assert!(home.words().contains(&text(Language::Ar, "language-offer")));
        let moved = participant.post("/api/moi/langue", &[("language", "ar"), ("back", "/plan")]).await;
        assert_eq!(moved.location(), "/plan");
        assert_eq!(stored(&app, &team.participant).await, "ar");
        assert_eq!(participant.cookie("essor-language"), None, "the choice is made");
        let plan = participant.get("/plan").await;
        assert_eq!(language_of(&plan.body), Language::Ar);
        assert!(!plan.words().contains(&text(Language::Ar, "language-offer")));
        assert_eq!(read(&participant, "/mentions-legales").await, Language::Fr);
        for elsewhere in ["//ailleurs.exemple", "https://ailleurs.exemple"] {
            let sent = participant.post("/api/moi/langue", &[("language", "ar"), ("back", elsewhere)]).await;
            assert_eq!(sent.location(), "/");
        }
    }

    async fn easier_french_has_its_own_sentences_and_the_french_ones_where_it_has_none(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let participant = app.browser_of(&team.participant).await;
        let (easy, french) = (Language::FrSimple, Language::Fr);
        participant.post("/api/moi/langue", &[("language", easy.tag())]).await;
        assert_eq!(stored(&app, &team.participant).await, "fr-simple");
        let page = participant.get("/rendez-vous").await;
        assert!(page.words().contains(&text(easy, "bookings-title")));
        let sign_in = app.browser().get("/connexion?language=fr-simple").await;
        assert!(sign_in.words().contains(&text(easy, "contact-lead")) && !sign_in.words().contains(&text(french, "contact-lead")));
        assert!(sign_in.words().contains(&text(french, "contact-send")));
    }

    async fn the_team_reads_french_or_english_and_participants_all_languages(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let (participant, coach) = (app.browser_of(&team.participant).await, app.browser_of(&team.coach).await);
        for language in Language::ALL {
            for (caller, person, expected) in
                [(&participant, &team.participant, language), (&coach, &team.coach, language.of_every_page())]
            {
                let sent = caller.post("/api/moi/langue", &[("language", language.tag())]).await;
                assert_eq!((sent.status, sent.location()), (303, "/moi"));
                assert_eq!(stored(&app, person).await, expected.tag());
                let page = caller.get("/moi").await;
                assert_eq!(language_of(&page.body), shown(expected));
                let pressed = page.body.split("aria-pressed=\"true\"").nth(1).unwrap().split_once("</button>").unwrap().0;
                assert!(pressed.contains(expected.own_name()), "the chosen language is pressed");
            }
        }
        let page = coach.get("/moi").await;
        assert!(!page.body.contains("value=\"ar\""), "a language without pages of the team is not offered to it");
    }
}
