//! Messages about bookings get their text when they leave, from the rows as they are then.

use crate::support::{
    app::{TestApp, on_both_engines, team},
    caller::sentence,
};
use chrono::Duration;
use server::delivery::with_its_text;
use std::{collections::BTreeMap, sync::Arc};
use store::{Actor, Lane, MoveTo, OutboxMessage};

/// Leases all messages that are due in so many hours, marks them as delivered, and returns them with their texts by kind; the
/// key is empty for messages that are about no booking.
async fn leaving(app: &TestApp, hours: i64) -> BTreeMap<String, Vec<OutboxMessage>> {
    let now = app.now + Duration::hours(hours);
    let mut texts: BTreeMap<String, Vec<OutboxMessage>> = BTreeMap::new();
    for lane in Lane::ALL {
        while let Some(message) = app.db.lease_message(lane, now).await.unwrap() {
            let id = message.id.clone();
            if let Some(text) = with_its_text(&app.db, message, "https://essor.exemple.fr", now).await.unwrap() {
                app.db.mark_delivered(&id, now).await.unwrap();
                texts.entry(text.notice.map(|notice| notice.as_str().to_owned()).unwrap_or_default()).or_default().push(text);
            }
        }
    }
    texts
}

/// The messages of a kind to the participant.
fn to_participant<'a>(texts: &'a BTreeMap<String, Vec<OutboxMessage>>, kind: &str) -> Vec<&'a OutboxMessage> {
    let all = texts.get(kind).map(Vec::as_slice).unwrap_or_default();
    all.iter().filter(|text| text.recipient == "awaici@exemple.fr").collect()
}

on_both_engines! {
    async fn a_booking_message_names_title_venue_and_link(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let texts = leaving(&app, 0).await;
        let link = format!("https://essor.exemple.fr/rendez-vous/{}", team.session);
        let booked: Vec<_> = to_participant(&texts, "Booked").into_iter().filter(|text| text.body.contains(&link)).collect();
        assert_eq!(booked.len(), 1);
        assert!(booked[0].body.contains("Fixer ses prix") && booked[0].body.contains("À distance"), "{}", booked[0].body);
        assert!(to_participant(&texts, "Offered")[0].body.contains("gardée pour vous jusqu’au"));
        let kept = app.db.messages_to("awaici@exemple.fr").await.unwrap();
        assert!(kept.iter().any(|message| message.body.contains(&link)), "the sent text is stored");
        assert!(leaving(&app, 0).await.is_empty(), "nothing leaves twice");
    }

    async fn a_cancelled_booking_sends_neither_confirmation_nor_reminder(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
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

    async fn case_10_reminders_leave_48_and_2_hours_before_and_not_after_the_start(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let link = format!("/rendez-vous/{}", team.session);
        let mut left = Vec::new();
        // The session begins in ten days.
        for hours in [0, 24 * 8 - 1, 24 * 8, 24 * 10 - 3, 24 * 10 - 2, 24 * 10, 24 * 11] {
            let texts = leaving(&app, hours).await;
            for kind in ["Reminder48", "Reminder2"] {
                let count = to_participant(&texts, kind).into_iter().filter(|text| text.body.contains(&link)).count();
                left.extend(std::iter::repeat_n((kind, hours), count));
            }
        }
        assert_eq!(left, [("Reminder48", 24 * 8), ("Reminder2", 24 * 10 - 2)]);
    }

    async fn a_process_that_resumes_after_the_start_sends_no_booking_message(app: Arc<TestApp>) {
        team(&app, "ici").await;
        let texts = leaving(&app, 24 * 60).await;
        assert!(texts.values().flatten().all(|text| text.notice.is_none()), "{texts:?}");
    }

    async fn a_moved_booking_is_reminded_of_at_its_new_time(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
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

    async fn a_booking_cancelled_by_the_structure_says_that_the_place_was_removed(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        leaving(&app, 0).await;
        let coach = app.browser_of(&team.coach).await;
        let form = [("booking", team.booking.to_string()), ("word", "Vous avez déjà suivi cet atelier.".into())];
        coach.post_and_follow("/api/agenda/retirer", &form).await.assert_says("place-taken-back");
        // The form was sent after `app.now`.
        let texts = leaving(&app, 1).await;
        let cancelled = to_participant(&texts, "Cancelled");
        assert_eq!(cancelled.len(), 1, "{cancelled:?}");
        assert!(cancelled[0].body.contains("a retiré votre place") && cancelled[0].body.contains("déjà suivi cet atelier"), "{cancelled:?}");
        assert!(!cancelled[0].body.contains("annulé") && !cancelled[0].subject.contains("annulé"), "{cancelled:?}");
        let browser = app.browser_of(&team.participant).await;
        for page in [format!("/rendez-vous/{}", team.session), "/rendez-vous/passes".into()] {
            let page = browser.get(&page).await;
            page.assert_says("booking-state-place-taken-back");
            assert!(!page.words().contains(&sentence("session-cancelled")), "{}", page.words());
        }
    }

    async fn a_cancelled_session_message_quotes_the_word_of_the_structure(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        leaving(&app, 0).await;
        let by = Actor::person(&team.coach, app.now);
        team.rows.bookings().cancel_session(&by, &team.session, false, Some("La salle est fermée.")).await.unwrap();
        let texts = leaving(&app, 0).await;
        let cancelled = to_participant(&texts, "Cancelled");
        assert!(cancelled.len() == 1 && cancelled[0].body.contains("La salle est fermée."), "{cancelled:?}");
    }
}
