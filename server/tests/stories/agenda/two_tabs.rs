//! Forms of the agenda that are open in two tabs: one wins, the other is refused, shows what stands now and keeps what was typed.

use crate::support::app::{TestApp, on_both_engines, team};
use std::sync::Arc;

on_both_engines! {
    async fn a_window_changed_meanwhile_is_changed_only_after_the_form_has_shown_it(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let (coach, coordinator) = (app.browser_of(&team.coach).await, app.browser_of(&team.coordinator).await);
        let page = format!("/agenda/plages/{}", team.agenda.window);
        let form = |seen: String, to: &str| {
            vec![
                ("window", team.agenda.window.to_string()), ("seen", seen), ("weekdays[0]", "2".to_owned()), ("from", "10:00".to_owned()),
                ("to", to.to_owned()), ("every", "1".to_owned()), ("first_day", "2150-06-01".to_owned()),
            ]
        };
        let seen = coach.get(&page).await.value("seen");
        coordinator.post_and_follow("/api/agenda/plages/modifier", &form(seen.clone(), "11:30")).await.assert_says("window-changed");
        // One's own act twice is a success, also from another tab.
        coach.post_and_follow("/api/agenda/plages/modifier", &form(seen.clone(), "11:30")).await.assert_says("window-changed");

        let refused = coach.post_and_follow("/api/agenda/plages/modifier", &form(seen, "12:30")).await;
        refused.assert_says("change-meanwhile");
        assert!(refused.words().contains("Enregistré maintenant") && refused.value("to") == "12:30", "{}", refused.words());
        let until = "select to_minute from availability_window where closed_at is null and from_minute = 600";
        assert_eq!(app.place.number(until).await, 690);
        let again = form(refused.value("seen"), "12:30");
        coach.post_and_follow("/api/agenda/plages/modifier", &again).await.assert_says("window-changed");
        assert_eq!(app.place.number(until).await, 750);
        assert!(!coach.get(&page).await.words().contains("Enregistré maintenant"), "nothing differs");
    }

    async fn a_venue_changed_meanwhile_is_changed_only_after_the_form_has_shown_it(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let (one, other) = (app.browser_of(&team.coordinator).await, app.browser_of(&team.coordinator).await);
        let page = format!("/agenda/lieux/{}", team.agenda.venue);
        let form = |seen: String, address: &str| {
            [("venue", team.agenda.venue.to_string()), ("seen", seen), ("name", "La Halle".to_owned()), ("address", address.to_owned())]
        };
        let seen = one.get(&page).await.value("seen");
        other.post_and_follow("/api/agenda/lieux/modifier", &form(seen.clone(), "2 place du Marché")).await.assert_says("venue-changed");
        one.post_and_follow("/api/agenda/lieux/modifier", &form(seen.clone(), "2 place du Marché")).await.assert_says("venue-changed");
        let refused = one.post_and_follow("/api/agenda/lieux/modifier", &form(seen, "4 place du Marché")).await;
        refused.assert_says("change-meanwhile");
        assert!(refused.words().contains("La Halle, 2 place du Marché") && refused.value("address") == "4 place du Marché", "{}", refused.words());
        let venue = format!("select address from venue where id = '{}'", team.agenda.venue);
        assert_eq!(app.place.texts(&venue).await, ["2 place du Marché"]);
        let again = form(refused.value("seen"), "4 place du Marché");
        one.post_and_follow("/api/agenda/lieux/modifier", &again).await.assert_says("venue-changed");
        assert_eq!(app.place.texts(venue).await, ["4 place du Marché"]);
    }

    async fn a_type_changed_meanwhile_is_changed_only_after_the_form_has_shown_it(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let (one, other) = (app.browser_of(&team.coordinator).await, app.browser_of(&team.coordinator).await);
        let page = format!("/agenda/types/{}", team.agenda.slots);
        let form = |seen: String, cancel_notice: &str| {
            [
                ("id", team.agenda.slots.to_string()), ("seen", seen), ("kind", "Coaching".to_owned()), ("title", "Point du mois".to_owned()),
                ("minutes", "60".to_owned()), ("places", "1".to_owned()), ("book_notice", String::new()),
                ("cancel_notice", cancel_notice.to_owned()), ("bookable_by", "Everyone".to_owned()),
            ]
        };
        let save = "/api/agenda/types/enregistrer";
        let seen = one.get(&page).await.value("seen");
        other.post_and_follow(save, &form(seen.clone(), "48")).await.assert_says("session-type-saved");
        one.post_and_follow(save, &form(seen.clone(), "48")).await.assert_says("session-type-saved");
        let refused = one.post_and_follow(save, &form(seen, "72")).await;
        refused.assert_says("change-meanwhile");
        let stands = refused.words();
        assert!(stands.contains("Dernière heure pour annuler librement « 48 »") && !stands.contains("Titre «"), "{stands}");
        assert_eq!(refused.value("cancel_notice"), "72");
        let notice = format!("select cancel_notice from session_type where id = '{}'", team.agenda.slots);
        assert_eq!(app.place.number(notice.as_str()).await, 48);
        one.post_and_follow(save, &form(refused.value("seen"), "72")).await.assert_says("session-type-saved");
        assert_eq!(app.place.number(notice.as_str()).await, 72);
        assert!(!one.get(&page).await.words().contains("Enregistré maintenant"), "nothing differs");
    }
}
