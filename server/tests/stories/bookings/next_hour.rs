//! The next free hour on top of the bookings: it leads to its confirmation, and a sentence stands there when none is free.

use crate::support::app::{TestApp, on_both_engines, team};
use chrono::Duration;
use domain::{
    bookings::{availability::NewWindow, leave::LeaveDays},
    review::substitution::NewSubstitution,
    values::{language::Language, paris},
};
use std::sync::Arc;
use store::Actor;

/// The address of the first link to a confirmation on a page, as a browser reads it.
fn confirmation(body: &str) -> Option<String> {
    let at = body.find("href=\"/rendez-vous/confirmer")?;
    body[at + 6..].split('"').next().map(|address| address.replace("&amp;", "&"))
}

fn title(body: &str) -> &str {
    body.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).unwrap()
}

on_both_engines! {
    async fn next_hour_is_booked_by_a_tap_and_its_confirmation(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.participant).await;
        let page = browser.get("/rendez-vous").await;
        let coach = team.rows.people().person(&team.coach).await.unwrap().name();
        assert!(page.words().contains(&format!("Prochaine heure avec {coach}")), "{}", page.words());
        let address = confirmation(&page.body).unwrap();
        let confirm = browser.get(&address).await;
        assert_eq!(confirm.status, 200);
        let starts = confirm.value("starts");
        let wall = paris::wall_clock(starts.parse().unwrap());
        let language = Language::Fr;
        let when = format!("{} à {}", language.day(wall.date()), language.hour(wall.time()));
        let of = team.rows.bookings().session_type(&team.agenda.slots).await.unwrap().title;
        assert_eq!(title(&confirm.body), format!("Confirmer\u{a0}: {of}, {when} – Essor"));
        // The day is heard with the hour where several hours are offered.
        let hours = browser.get(&format!("/rendez-vous/prendre/{}?des={}", team.agenda.slots, wall.date())).await;
        let day = app::ui::rows::capital(&language.day(wall.date()));
        assert!(hours.body.replace("<!>", "").contains(&format!("{day}, </span>")), "{}", hours.body);
        let form = [("session_type", team.agenda.slots.to_string()), ("coach", team.coach.to_string()), ("starts", starts)];
        browser.post_and_follow("/api/rendez-vous/creneau", &form).await.assert_says("booking-done");
        let next = browser.get("/rendez-vous").await;
        assert_ne!(confirmation(&next.body), Some(address), "it is not free any more");
    }

    async fn substitute_has_the_next_hour_while_the_coach_is_away(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let by = Actor::person(&team.coach, app.now);
        let (from, to) = (paris::day(app.now), paris::day(app.now) + Duration::days(10));
        let browser = app.browser_of(&team.participant).await;
        let page = browser.get("/rendez-vous").await;
        assert!(confirmation(&page.body).is_some());
        // Every window closes but one of a colleague.
        let windows = team.rows.bookings().windows_of(&team.coach).await.unwrap();
        for window in &windows {
            team.rows.bookings().close_window(&by, None, &window.id).await.unwrap();
        }
        let coach = team.rows.people().person(&team.coach).await.unwrap().name();
        let none = browser.get("/rendez-vous").await;
        assert!(none.words().contains(&format!("Pas d’heure libre avec {coach}")), "{}", none.words());
        assert_eq!(confirmation(&none.body), None);
        let (of, colleague) = (&windows[0], &team.colleague);
        let new = NewWindow {
            first_day: from,
            recurrence: of.rule.clone(),
            from: of.from(),
            to: of.to(),
            session_type: None,
            venue: None,
        };
        team.rows.bookings().open_window(&by, colleague, &new).await.unwrap();
        assert_eq!(confirmation(&browser.get("/rendez-vous").await.body), None, "the colleague does not stand in");
        let cover = NewSubstitution { coach: team.coach.clone(), substitute: colleague.clone(), from, to };
        team.rows.review().substitute(&by, &cover).await.unwrap();
        let page = browser.get("/rendez-vous").await;
        let name = team.rows.people().person(colleague).await.unwrap().name();
        assert!(page.words().contains(&format!("Prochaine heure avec {name}, qui remplace {coach}")), "{}", page.words());
        assert!(confirmation(&page.body).unwrap().contains(colleague.as_str()));
        // On leave too: nothing is free.
        let days = LeaveDays { from, to };
        team.rows.bookings().take_leave(&Actor::person(colleague, app.now), colleague, &days, &[], None).await.unwrap();
        assert_eq!(confirmation(&browser.get("/rendez-vous").await.body), None);
    }

    async fn cancelled_booking_says_who_cancelled_and_not_who_opened_its_session(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.participant).await;
        let page = browser.get(&format!("/rendez-vous/{}", team.session)).await;
        assert!(!page.words().contains("a ouvert cette séance"), "{}", page.words());
        let form = [("booking", team.booking.to_string()), ("reason", "Enfant malade".to_owned())];
        browser.post_and_follow("/api/rendez-vous/annuler", &form).await.assert_says("booking-cancelled");
        browser.get("/rendez-vous/passes").await.assert_says("booking-state-you-cancelled");
    }
}
