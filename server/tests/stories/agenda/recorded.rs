//! What the team records after the fact, by forms: meetings without a booking, people who came, a session brought back.

use crate::support::app::{Team, TestApp, on_both_engines, team};
use chrono::{Duration, NaiveTime};
use domain::{
    bookings::{availability::NewWindow, recurrence::Recurrence},
    values::paris,
};
use std::sync::Arc;
use store::Actor;

/// The form of a meeting of the participant on a day that is so many days from now, at nine.
fn meeting(app: &TestApp, team: &Team, days: i64) -> Vec<(&'static str, String)> {
    vec![
        ("participant", team.participant.to_string()),
        ("session_type", team.agenda.slots.to_string()),
        ("day", (paris::day(app.now) + Duration::days(days)).to_string()),
        ("time", "09:00".to_owned()),
        ("minutes", "45".to_owned()),
        ("place", "InPerson".to_owned()),
        ("word", "Le devis est prêt.".to_owned()),
    ]
}

on_both_engines! {
    async fn a_meeting_is_recorded_after_a_mistake_and_withdrawn(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let coach = app.browser_of(&team.coach).await;
        let page = coach.get(&format!("/suivis/{}", team.participant)).await;
        let form = format!("/suivis/{}/rendez-vous/noter", team.participant);
        assert!(page.body.contains(&form), "the person's page leads to the form");

        let before = app.place.number("select count(*) from session").await;
        let tomorrow = meeting(&app, &team, 1);
        let page = coach.post_and_follow("/api/agenda/rendez-vous-tenu", &tomorrow).await;
        page.assert_refused("day", &tomorrow[2].1, "meeting-not-yet");
        assert!(page.body.contains("error-summary") && page.control("word").contains("Le devis est prêt."), "{}", page.words());
        let nowhere: Vec<_> = meeting(&app, &team, -2).into_iter().filter(|(name, _)| *name != "place").collect();
        coach.post_and_follow("/api/agenda/rendez-vous-tenu", &nowhere).await.assert_says("meeting-place-missing");
        assert_eq!(app.place.number("select count(*) from session").await, before);

        let page = coach.post_and_follow("/api/agenda/rendez-vous-tenu", &meeting(&app, &team, -2)).await;
        page.assert_says("meeting-recorded");
        page.assert_says("meeting-state");
        let session = app.place.texts("select id from session where recorded").await.remove(0);
        assert!(coach.get(&format!("/suivis/{}", team.participant)).await.words().contains("Le devis est prêt."), "a note of the team");
        assert!(!app.browser_of(&team.participant).await.get("/rendez-vous/passes").await.words().contains("Le devis est prêt."));
        let page = coach.post_and_follow("/api/agenda/rendez-vous-retirer", &[("session", session)]).await;
        page.assert_says("meeting-withdrawn");
        assert_eq!(app.place.number("select count(*) from session where recorded and cancelled_at is null").await, 0);
    }

    async fn a_coordinator_says_who_held_the_meeting(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let coordinator = app.browser_of(&team.coordinator).await;
        let mut form = meeting(&app, &team, -2);
        coordinator.post_and_follow("/api/agenda/rendez-vous-tenu", &form).await.assert_says("substitution-who");
        form.push(("coach", team.coach.to_string()));
        coordinator.post_and_follow("/api/agenda/rendez-vous-tenu", &form).await.assert_says("meeting-recorded");
        assert_eq!(app.place.texts("select coach_id from session where recorded").await, [team.coach.to_string()]);
    }

    async fn a_full_session_that_has_begun_takes_one_more_when_the_coach_says_so(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let coach = app.browser_of(&team.coach).await;
        let begun = &team.agenda.begun;
        // The neighbour's place is free again, and every place is closed but that of the participant.
        for change in [
            format!("delete from busy where session_id = '{begun}' and person_id = '{}'", team.neighbour),
            format!("update session_place set held_by = null where held_by = '{}'", team.agenda.marked),
            format!("update booking set state = 'CancelledByParticipant', marked_at = null where id = '{}'", team.agenda.marked),
            format!("update session_place set closed = true where session_id = '{begun}' and held_by is null"),
            format!("update session set places = 1 where id = '{begun}'"),
        ] {
            app.place.run(change).await;
        }
        let add = format!("/agenda/seance/{begun}/ajouter");
        assert!(coach.get(&format!("/agenda/seance/{begun}")).await.body.contains(&add));
        let page = coach.get(&add).await;
        page.assert_says("walk-in-full");
        page.assert_says("walk-in-beyond");
        let form = [("session", begun.to_string()), ("participant", team.neighbour.to_string())];
        coach.post_and_follow("/api/agenda/venu", &form).await.assert_says("team-full");
        let beyond = [form[0].clone(), form[1].clone(), ("beyond", "yes".to_owned())];
        coach.post_and_follow("/api/agenda/venu", &beyond).await.assert_says("walk-in-added");
    }

    async fn a_session_that_has_begun_says_so_before_its_form_is_filled_in(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let coach = app.browser_of(&team.coach).await;
        let page = coach.get(&format!("/agenda/seance/{}/modifier", team.agenda.begun)).await;
        page.assert_says("team-past");
        assert!(!page.body.contains("/api/agenda/changer"), "{}", page.words());
        let page = coach.get(&format!("/agenda/seance/{}/modifier", team.agenda.other)).await;
        assert!(page.body.contains("/api/agenda/changer"));
    }

    async fn the_hours_picker_shows_the_own_coach_unless_others_are_asked_for(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let coach = app.browser_of(&team.coach).await;
        let (recurrence, hour) = (Recurrence::weekly(&[chrono::Weekday::Mon, chrono::Weekday::Thu], false, None), |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap());
        let window = NewWindow { first_day: paris::day(app.now), recurrence, from: hour(14), to: hour(17), session_type: None, venue: None };
        team.rows.bookings().open_window(&Actor::person(&team.colleague, app.now), &team.colleague, &window).await.unwrap();
        let page = format!("/suivis/{}/rendez-vous/{}?des={}", team.participant, team.agenda.slots, paris::day(app.now) + Duration::days(28));
        let shows = |page: &crate::support::caller::Answer, who: &domain::values::ids::PersonId| page.body.contains(&format!("value=\"{who}\""));
        let own = coach.get(&page).await;
        assert!(shows(&own, &team.coach) && !shows(&own, &team.colleague), "{}", own.words());
        let all = coach.get(&format!("{page}&avec=tous")).await;
        assert!(shows(&all, &team.coach) && shows(&all, &team.colleague), "{}", all.words());

        // The mistake of the form at the end stands at the top too.
        let form = [
            ("participant", team.participant.to_string()),
            ("session_type", team.agenda.slots.to_string()),
            ("day", (paris::day(app.now) - Duration::days(3)).to_string()),
            ("time", "10:00".to_owned()),
        ];
        let refused = coach.post_and_follow("/api/agenda/reserver-heure", &form).await;
        refused.assert_says("team-past");
        assert!(refused.body.contains("class=\"error-summary\""), "{}", refused.words());
    }
}
