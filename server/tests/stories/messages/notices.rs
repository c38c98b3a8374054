//! Messages that tell of a booking get their text when they leave, of what is true then.

use crate::support::{
    app::{Team, TestApp, on_both_engines, team},
    caller::sentence,
};
use chrono::Duration;
use server::delivery::with_its_text;
use std::{collections::BTreeMap, sync::Arc};
use store::{Actor, Lane, MoveTo, OutboxMessage};

/// Leases everything that is due so many hours from now and gives the texts that would leave, with what each tells.
async fn leaving(app: &TestApp, hours: i64) -> BTreeMap<String, Vec<OutboxMessage>> {
    let now = app.now + Duration::hours(hours);
    let mut texts: BTreeMap<String, Vec<OutboxMessage>> = BTreeMap::new();
    for lane in Lane::ALL {
        while let Some(message) = app.db.lease_message(lane, now).await.unwrap() {
            let id = message.id.clone();
            if let Some(text) = with_its_text(&app.db, message, "https://essor.exemple.fr", now).await.unwrap() {
                app.db.delivered(&id, now).await.unwrap();
                texts.entry(text.notice.clone().unwrap_or_default()).or_default().push(text);
            }
        }
    }
    texts
}

/// Those to the participant about the session of [`Team::session`] or of the one it was moved to.
fn to_participant<'a>(texts: &'a BTreeMap<String, Vec<OutboxMessage>>, kind: &str) -> Vec<&'a OutboxMessage> {
    let all = texts.get(kind).map(Vec::as_slice).unwrap_or_default();
    all.iter().filter(|text| text.recipient == "awaici@exemple.fr").collect()
}

async fn world(app: &Arc<TestApp>) -> Team {
    team(app, "ici").await
}

on_both_engines! {
    async fn a_booking_and_an_offer_are_told_with_what_when_where_and_a_link(app: Arc<TestApp>) {
        let team = world(&app).await;
        let texts = leaving(&app, 0).await;
        let link = format!("https://essor.exemple.fr/rendez-vous/{}", team.session);
        let booked: Vec<_> = to_participant(&texts, "Booked").into_iter().filter(|text| text.body.contains(&link)).collect();
        assert_eq!(booked.len(), 1);
        assert!(booked[0].body.contains("Fixer ses prix") && booked[0].body.contains("À distance"), "{}", booked[0].body);
        assert!(to_participant(&texts, "Offered")[0].body.contains("gardée pour vous jusqu’au"));
        let kept = app.db.messages_to("awaici@exemple.fr").await.unwrap();
        assert!(kept.iter().any(|message| message.body.contains(&link)), "the text that left is kept");
        assert!(leaving(&app, 0).await.is_empty(), "nothing leaves twice");
    }

    async fn what_is_not_true_any_more_never_leaves(app: Arc<TestApp>) {
        let team = world(&app).await;
        let me = Actor::person(&team.participant, app.now);
        team.rows.bookings().cancel_booking(&me, &team.participant, &team.booking, None).await.unwrap();
        let link = format!("/rendez-vous/{}", team.session);
        for hours in [0, 24 * 8 + 1, 24 * 10 - 1, 24 * 20] {
            let texts = leaving(&app, hours).await;
            assert!(to_participant(&texts, "Booked").iter().all(|text| !text.body.contains(&link)), "{texts:?}");
            for reminder in ["Reminder48", "Reminder2"] {
                assert!(to_participant(&texts, reminder).iter().all(|text| !text.body.contains(&link)), "{texts:?}");
            }
        }
    }

    async fn case_10_reminders_leave_two_days_and_two_hours_before_and_never_after_the_start(app: Arc<TestApp>) {
        let team = world(&app).await;
        let link = format!("/rendez-vous/{}", team.session);
        let mut left = Vec::new();
        // The session begins in ten days.
        for hours in [0, 24 * 8 - 1, 24 * 8, 24 * 10 - 3, 24 * 10 - 2, 24 * 10, 24 * 11] {
            let texts = leaving(&app, hours).await;
            for kind in ["Reminder48", "Reminder2"] {
                let told = to_participant(&texts, kind).into_iter().filter(|text| text.body.contains(&link)).count();
                left.extend(std::iter::repeat_n((kind, hours), told));
            }
        }
        assert_eq!(left, [("Reminder48", 24 * 8), ("Reminder2", 24 * 10 - 2)]);
    }

    async fn a_process_that_slept_through_the_start_sends_nothing_of_it(app: Arc<TestApp>) {
        world(&app).await;
        let texts = leaving(&app, 24 * 60).await;
        assert!(texts.values().flatten().all(|text| text.notice.is_none()), "{texts:?}");
    }

    async fn a_reminder_of_what_was_moved_tells_the_new_time(app: Arc<TestApp>) {
        let team = world(&app).await;
        leaving(&app, 0).await;
        let me = Actor::person(&team.participant, app.now);
        let to = MoveTo::Session(team.agenda.other.clone());
        team.rows.bookings().move_booking(&me, &team.participant, &team.booking, &to).await.unwrap();
        let link = format!("/rendez-vous/{}", team.agenda.other);
        let moved = leaving(&app, 0).await;
        assert!(to_participant(&moved, "Moved")[0].body.contains(&link));
        // It begins a day later now: at the old hour nothing leaves.
        assert!(to_participant(&leaving(&app, 24 * 8).await, "Reminder48").is_empty());
        assert!(to_participant(&leaving(&app, 24 * 9).await, "Reminder48")[0].body.contains(&link));
    }

    async fn whoever_is_taken_out_is_told_of_their_place_and_not_of_a_cancelled_session(app: Arc<TestApp>) {
        let team = world(&app).await;
        leaving(&app, 0).await;
        let coach = app.browser_of(&team.coach).await;
        let form = [("booking", team.booking.to_string()), ("word", "Vous avez déjà suivi cet atelier.".into())];
        coach.post_and_follow("/api/agenda/retirer", &form).await.assert_says("place-taken-back");
        // The form was sent after the story began.
        let texts = leaving(&app, 1).await;
        let told = to_participant(&texts, "Cancelled");
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].body.contains("a retiré votre place") && told[0].body.contains("déjà suivi cet atelier"), "{told:?}");
        assert!(!told[0].body.contains("annulé") && !told[0].subject.contains("annulé"), "{told:?}");
        let browser = app.browser_of(&team.participant).await;
        for page in [format!("/rendez-vous/{}", team.session), "/rendez-vous/passes".into()] {
            let page = browser.get(&page).await;
            page.assert_says("booking-state-place-taken-back");
            assert!(!page.words().contains(&sentence("session-cancelled")), "{}", page.words());
        }
    }

    async fn a_cancelled_session_is_told_with_the_word_of_the_structure(app: Arc<TestApp>) {
        let team = world(&app).await;
        leaving(&app, 0).await;
        let by = Actor::person(&team.coach, app.now);
        team.rows.bookings().cancel_session(&by, &team.session, false, Some("La salle est fermée.")).await.unwrap();
        let texts = leaving(&app, 0).await;
        let told = to_participant(&texts, "Cancelled");
        assert!(told.len() == 1 && told[0].body.contains("La salle est fermée."), "{told:?}");
    }
}
