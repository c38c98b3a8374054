//! The agenda as a calendar, and the forms that begin with one of its hours.

use crate::{
    agenda::sessions::add_sessions,
    support::{
        app::{TestApp, on_both_engines, team},
        caller::{Answer, sentence},
    },
};
use chrono::{Duration, NaiveDate};
use domain::values::{language::Language, paris};
use std::sync::Arc;
use store::Actor;

fn day_of(app: &TestApp, days: i64) -> NaiveDate {
    paris::day(app.now) + Duration::days(days)
}

/// A text with plain spaces, as the words of a page have them.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

on_both_engines! {
    async fn an_hour_of_the_agenda_leads_to_forms_that_begin_with_it(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let coach = app.browser_of(&team.coach).await;
        let day = day_of(&app, 20);
        let week = coach.get(&format!("/agenda?jour={day}&de=moi")).await;
        let hour = format!("/agenda/heure?jour={day}&amp;heure=09:00&amp;de=moi");
        assert!(week.body.contains(&hour), "{}", week.body);
        week.assert_says("agenda-free");
        let page = coach.get(&hour.replace("&amp;", "&")).await;
        for key in ["hour-book", "session-new", "hour-away"] {
            page.assert_says(key);
        }
        assert!(!page.words().contains(&sentence("hour-held")), "it is to come");
        let opening = coach.get(&format!("/agenda/nouveau?type={}&jour={day}&heure=09:00", team.agenda.slots)).await;
        assert_eq!((opening.value("day"), opening.value("time")), (day.to_string(), "09:00".to_owned()));
        let leave = coach.get(&format!("/agenda/absences/nouvelle?jour={day}")).await;
        assert_eq!((leave.value("du"), leave.value("au")), (day.to_string(), day.to_string()));
        assert!(!leave.body.contains("error-summary"), "nothing was typed yet");
        // A past hour is for a meeting that was held.
        let past = coach.get(&format!("/agenda/heure?jour={}&heure=09:00&de=moi", day_of(&app, -7))).await;
        past.assert_says("hour-held");
        assert!(!past.words().contains(&sentence("hour-book")));
        let noting = coach.get(&format!("/suivis/{}/rendez-vous/noter?jour={}&heure=09:00", team.participant, day_of(&app, -7))).await;
        assert_eq!((noting.value("day"), noting.value("time")), (day_of(&app, -7).to_string(), "09:00".to_owned()));
        // The person is booked from the list in one tap.
        let people = coach.get(&format!("/agenda/heure?jour={day}&heure=09:00&de=moi&pour=reserver")).await;
        assert_eq!(people.value("time"), "09:00");
        let form = [
            ("participant", team.participant.to_string()),
            ("session_type", people.value("session_type")),
            ("day", people.value("day")),
            ("time", people.value("time")),
        ];
        coach.post_and_follow("/api/agenda/reserver-heure", &form).await.assert_says("booking-done-for");
        let week = coach.get(&format!("/agenda?jour={day}&de=moi")).await;
        assert!(!week.body.contains(&hour), "it is taken");
    }

    async fn a_filter_shows_the_sessions_of_one_coach(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let coordinator = app.browser_of(&team.coordinator).await;
        let day = paris::day(team.rows.bookings().session(&team.coach, &team.agenda.other).await.unwrap().starts_at);
        let session = format!("/agenda/seance/{}", team.agenda.other);
        for (of, shown) in [("tous", true), ("moi", false), (team.coach.as_str(), true), (team.colleague.as_str(), false)] {
            let page = coordinator.get(&format!("/agenda?jour={day}&de={of}")).await;
            assert_eq!((page.status, page.body.contains(&session)), (200, shown), "{of}");
        }
    }

    async fn a_day_of_several_coaches_has_a_column_for_each(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let coordinator = app.browser_of(&team.coordinator).await;
        let starts = app.now + Duration::days(300);
        let day = paris::day(starts);
        let mut sessions = Vec::new();
        for coach in [&team.coach, &team.colleague] {
            sessions.push(add_sessions(&team.rows, app.now, coach, 4, &[starts]).await.remove(0));
        }
        let address = |view: &str, of: &str| format!("/agenda?jour={day}&vue={view}&de={of}");
        let page = coordinator.get(&address("jour", "tous")).await;
        assert!(page.body.contains("week--lanes lanes-2") && page.body.matches("class=\"lanes__head").count() == 2, "{}", page.body);
        let lane_of = |session: &str| {
            let block = page.body.split("<article").skip(1).find(|block| block.contains(session)).unwrap();
            let class = block.split_once("class=\"").unwrap().1.split('"').next().unwrap();
            assert!(class.contains("col-0 of-1"), "in their own columns neither shares the room: {class}");
            class.split(' ').find(|word| word.starts_with("lane-")).unwrap().to_owned()
        };
        let lanes: Vec<String> = sessions.iter().map(|session| lane_of(session.as_str())).collect();
        assert!(lanes.contains(&"lane-0".to_owned()) && lanes.contains(&"lane-1".to_owned()), "{lanes:?}");
        for coach in [&team.coach, &team.colleague] {
            let alone = address("jour", coach.as_str());
            assert!(page.body.contains(&alone.replace('&', "&amp;")), "the head leads to {alone}");
            assert!(!coordinator.get(&alone).await.body.contains("week--lanes"));
        }
        assert!(!coordinator.get(&address("semaine", "tous")).await.body.contains("week--lanes"));
    }

    async fn a_session_moved_from_the_grid_can_be_moved_back(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let coach = app.browser_of(&team.coach).await;
        let starts = async || {
            let session = team.rows.bookings().session(&team.coach, &team.agenda.other).await.unwrap();
            paris::wall_clock(session.starts_at).format("%Y-%m-%d %H:%M").to_string()
        };
        let (first, second) = (day_of(&app, 16), day_of(&app, 17));
        let plain = [
            ("session", team.agenda.other.to_string()),
            ("day", first.to_string()),
            ("time", "20:00".to_owned()),
            ("minutes", "60".to_owned()),
            ("places", "5".to_owned()),
        ];
        let changed = coach.post_and_follow("/api/agenda/changer", &plain).await;
        changed.assert_says("session-changed");
        assert!(!changed.body.contains("name=\"back\""), "it was not moved in the grid");
        let page = coach.get(&format!("/agenda/seance/{}/modifier?jour={second}&heure=19:00", team.agenda.other)).await;
        let fields = ["session", "back", "day", "time", "minutes", "places", "venue", "link"];
        let filled = |page: &Answer| fields.map(|field| (field, page.value(field)));
        let moved = coach.post_and_follow("/api/agenda/changer", &filled(&page)).await;
        moved.assert_says("session-changed");
        assert_eq!(starts().await, format!("{second} 19:00"));
        coach.post_and_follow("/api/agenda/changer", &filled(&moved)).await.assert_says("session-changed");
        assert_eq!(starts().await, format!("{first} 20:00"));
        // Onto another session of the coach: that one is named.
        let full = team.rows.bookings().session(&team.coach, &team.agenda.full).await.unwrap();
        let there = paris::wall_clock(full.starts_at);
        let mut onto = plain.clone();
        onto[1].1 = there.format("%Y-%m-%d").to_string();
        onto[2].1 = there.format("%H:00").to_string();
        onto[3].1 = "120".to_owned();
        let refused = coach.post_and_follow("/api/agenda/changer", &onto).await;
        refused.assert_says("booking-coach-busy");
        assert!(refused.words().contains(&format!("À cette heure : {}", full.title)), "{}", refused.words());
    }

    async fn a_series_names_the_date_and_the_session_in_its_way_and_skips_it(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let coach = app.browser_of(&team.coach).await;
        let in_the_way = team.rows.bookings().session(&team.coach, &team.agenda.other).await.unwrap();
        let second = paris::wall_clock(in_the_way.starts_at);
        let opening = |more: &[(&'static str, String)]| {
            let mut form = vec![
                ("session_type", in_the_way.session_type_id.to_string()),
                ("day", (second.date() - Duration::days(7)).to_string()),
                ("time", format!("{}:00", second.format("%H"))),
                ("minutes", "120".to_owned()),
                ("places", "4".to_owned()),
                ("rhythm", "Weekly".to_owned()),
                ("dates", "3".to_owned()),
                ("holidays", "keep".to_owned()),
            ];
            form.extend_from_slice(more);
            form
        };
        let before = app.place.texts("select id from session where series_id is not null").await.len();
        let refused = coach.post_and_follow("/api/agenda/creer", &opening(&[])).await;
        refused.assert_says("session-some-taken");
        let starts = plain(&Language::Fr.day(second.date()));
        assert!(refused.words().contains(&format!("À cette heure : {}, {starts}", in_the_way.title)), "{}", refused.words());
        assert!(refused.control("skip[1]").contains("checked"), "{}", refused.control("skip[1]"));
        assert!(!refused.control("skip[0]").contains("checked"));
        assert_eq!(app.place.texts("select id from session where series_id is not null").await.len(), before, "nothing was opened");
        let opened = coach.post_and_follow("/api/agenda/creer", &opening(&[("skip[1]", second.date().to_string())])).await;
        opened.assert_says("sessions-created");
        assert_eq!(app.place.texts("select id from session where series_id is not null").await.len(), before + 2);
        // The dates of another series are shown before it is opened; at an hour that every day has.
        let later = (second.date() + Duration::days(100)).to_string();
        let mut form = opening(&[("preview", "yes".to_owned())]);
        form[1].1 = later;
        form[2].1 = "10:00".to_owned();
        let seen = coach.post_and_follow("/api/agenda/creer", &form).await;
        seen.control("skip[2]");
        assert!(!seen.body.contains("error-summary") && !seen.words().contains(&sentence("form-kept")), "{}", seen.words());
        assert_eq!(app.place.texts("select id from session where series_id is not null").await.len(), before + 2);
    }

    async fn a_kept_form_says_so_on_a_later_visit_and_is_cleared(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let coordinator = app.browser_of(&team.coordinator).await;
        let refused = coordinator.post_and_follow("/api/agenda/lieux/ajouter", &[("name", "Le Canal"), ("address", "")]).await;
        assert!(!refused.words().contains(&sentence("form-kept")), "it was refused just now");
        let later = coordinator.get("/agenda/types").await;
        later.assert_says("form-kept");
        let form = [("forms[0]", later.value("forms[0]")), ("back", later.value("back"))];
        let cleared = coordinator.post_and_follow("/api/moi/brouillons/vider", &form).await;
        cleared.assert_says("form-cleared");
        assert_eq!(cleared.value("name"), "");
        assert!(!cleared.words().contains(&sentence("form-kept")));
        // No address of another site is gone to.
        for back in ["//exemple.fr", "/\t/exemple.fr", "/\\exemple.fr"] {
            let away = coordinator.post("/api/moi/brouillons/vider", &[("back", back)]).await;
            assert_eq!(away.location(), "/", "{back:?}");
        }
    }

    async fn a_leave_hands_everything_over_and_names_the_colleague_who_is_not_free(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let coach = app.browser_of(&team.coach).await;
        let session = team.rows.bookings().session(&team.coach, &team.agenda.other).await.unwrap();
        let day = paris::day(session.starts_at);
        let page = coach.get(&format!("/agenda/absences/nouvelle?du={day}&au={day}")).await;
        let planned: Vec<String> = (0..20)
            .map(|nth| format!("decisions[{nth}][session]"))
            .take_while(|name| page.body.contains(&format!("name=\"{name}\"")))
            .map(|name| page.value(&name))
            .collect();
        assert!(planned.contains(&team.agenda.other.to_string()), "{planned:?}");
        assert!(!page.control("everything").contains("checked"), "no colleague is chosen at first");
        let names: Vec<String> = (0..planned.len()).map(|nth| format!("decisions[{nth}][session]")).collect();
        let form = |everything: &str| {
            let mut form = vec![
                ("coach".to_owned(), team.coach.to_string()),
                ("from".to_owned(), day.to_string()),
                ("to".to_owned(), day.to_string()),
                ("everything".to_owned(), everything.to_owned()),
            ];
            form.extend(names.iter().cloned().zip(planned.iter().cloned()));
            form
        };
        let send = async |everything: &str| {
            let form = form(everything);
            let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            coach.post_and_follow("/api/agenda/absence", &form).await
        };
        send("").await.assert_says("leave-undecided");
        // The colleague is away that day: the page says since when, and the form is refused beside the session.
        let days = domain::bookings::leave::LeaveDays { from: day, to: day };
        let by = Actor::person(&team.colleague, app.now);
        let away = team.rows.bookings().take_leave(&by, &team.colleague, &days, &[], None).await.unwrap();
        let refused = send(team.colleague.as_str()).await;
        refused.assert_says("leave-not-free");
        assert!(refused.words().contains(&format!("Absence du {}", plain(&Language::Fr.date(day)))), "{}", refused.words());
        team.rows.bookings().end_leave(&by, None, &away).await.unwrap();
        send(team.colleague.as_str()).await.assert_says("leave-taken");
        // A second tap finds the sessions with the colleague.
        send(team.colleague.as_str()).await.assert_says("leave-taken");
        for id in &planned {
            let id = domain::values::ids::SessionId::try_from(id.clone()).unwrap();
            assert_eq!(team.rows.bookings().session(&team.coach, &id).await.unwrap().coach_id, team.colleague);
        }
    }
}
