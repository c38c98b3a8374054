//! The text of every kind of message, by mail and by SMS: a person must find their way with it alone, so that a changed word is read in
//! the diff.

use crate::support::{
    app::Team,
    frozen::{BASE_URL, Frozen, settings},
};
use app::web::context::Visitor;
use chrono::{DateTime, Duration, Utc};
use domain::values::{ids::PersonId, language::Language, paris};
use server::delivery::with_its_text;
use std::collections::BTreeMap;
use store::{Actor, Lane, MoveTo, OutboxMessage, SessionChange, SmsCaps};

/// A message with its heading.
fn printed(heading: &str, message: &OutboxMessage) -> String {
    let channel = message.channel.as_str();
    format!("## {heading}: {channel} to {}\n\n{}\n\n{}\n", message.recipient, message.subject, message.body)
}

/// The texts of notices by kind and subject. Of several with the same subject only the first in alphabetical order is kept: their rows
/// are of the same instant and leave in an order of their own.
#[derive(Default)]
struct Notices(BTreeMap<(String, String), String>);

impl Notices {
    /// Delivers everything that is due at an instant.
    async fn deliver(&mut self, frozen: &Frozen, now: DateTime<Utc>) {
        let db = &frozen.app.db;
        for lane in Lane::ALL {
            while let Some(message) = db.lease_message(lane, now).await.unwrap() {
                let id = message.id.clone();
                let Some(text) = with_its_text(db, message, BASE_URL, now).await.unwrap() else { continue };
                db.mark_delivered(&id, now).await.unwrap();
                let Some(kind) = text.notice else { continue };
                let printed = printed(kind.as_str(), &text);
                let kept = self.0.entry((kind.as_str().to_owned(), text.subject.clone())).or_insert_with(|| printed.clone());
                if printed < *kept {
                    *kept = printed;
                }
            }
        }
    }
}

/// Moves the session in which the participant waits for a place.
async fn move_awaited_session(team: &Team, now: DateTime<Utc>) {
    let bookings = team.rows.bookings();
    let entries = bookings.waitlist_entries_of(&team.participant, now).await.unwrap();
    let awaited = entries.into_iter().find(|entry| entry.id == team.agenda.waiting).unwrap().session_id;
    let starts = paris::wall_clock(now + Duration::days(14));
    let time = starts.time() + Duration::minutes(90);
    let change = SessionChange { day: starts.date(), time, minutes: 60, places: 1, venue: None, link: None, following: false };
    bookings.change_session(&Actor::person(&team.coach, now), &awaited, &change).await.unwrap();
}

/// Every notice of a booking, to people who use that language.
async fn notices(language: Language) -> String {
    let frozen = Frozen::new().await;
    let (team, now) = (&frozen.team, frozen.app.now);
    let (bookings, mut notices) = (team.rows.bookings(), Notices::default());
    let (coach, participant) = (Actor::person(&team.coach, now), Actor::person(&team.participant, now));
    for person in [&team.coach, &team.participant, &team.neighbour] {
        team.rows.people().set_language(&Actor::person(person, now), person, language).await.unwrap();
    }
    notices.deliver(&frozen, now).await;
    bookings.move_booking(&participant, &team.participant, &team.booking, &MoveTo::Session(team.agenda.other.clone())).await.unwrap();
    move_awaited_session(team, now).await;
    bookings.cancel_by_structure(&coach, &team.agenda.to_take_back, Some("Vous avez déjà suivi cet atelier.")).await.unwrap();
    bookings.cancel_session(&coach, &team.agenda.full, false, Some("La salle est fermée.")).await.unwrap();
    notices.deliver(&frozen, now).await;
    // The session in which the participant is now begins in eleven days.
    let starts = now + Duration::days(11);
    for hours in [48, 2] {
        notices.deliver(&frozen, starts - Duration::hours(hours)).await;
    }
    let late = starts - Duration::hours(1);
    let booking = bookings.booking_in(&team.participant, &team.agenda.other).await.unwrap().unwrap().id;
    let by = Actor::person(&team.participant, late);
    bookings.cancel_booking(&by, &team.participant, &booking, Some("Mon train est supprimé.")).await.unwrap();
    notices.deliver(&frozen, late).await;
    frozen.app.db.close().await;
    let kinds: Vec<&str> = notices.0.keys().map(|(kind, _)| kind.as_str()).collect();
    for kind in ["Booked", "Moved", "Cancelled", "Offered", "Reminder48", "Reminder2", "LateCancellation"] {
        assert!(kinds.contains(&kind), "{kind} is among {kinds:?}");
    }
    assert_eq!(kinds.len(), 9, "two of a move and of a cancellation, one of each other kind: {kinds:?}");
    notices.0.into_values().collect::<Vec<_>>().join("\n")
}

/// Every other message, each made by its server function a minute after the one before.
struct Letters<'a> {
    frozen: &'a Frozen,
    language: Language,
    sent: Vec<String>,
}

impl Letters<'_> {
    /// Sends a form and keeps the newest message to a contact.
    async fn send(&mut self, heading: &str, (by, address): (&Visitor, &str), form: &[(&str, &str)], to: &str) {
        let now = by.now + Duration::minutes(self.sent.len() as i64);
        let by = Visitor { now, language: self.language, ..by.clone() };
        let before = self.frozen.app.letters_to(to).await.len();
        self.frozen.send(&by, address, form).await;
        let letters = self.frozen.app.letters_to(to).await;
        assert_eq!(letters.len(), before + 1, "{heading}");
        self.sent.push(printed(heading, &letters[0]));
    }

    async fn invite(&mut self, heading: &str, by: &Visitor, person: &PersonId, (way, to): (&str, &str)) {
        let form = [("person", person.as_str()), ("way", way)];
        self.send(heading, (by, "/api/personnes/invitation"), &form, to).await;
    }
}

async fn letters(language: Language) -> String {
    let mut frozen = Frozen::new().await;
    for person in [&frozen.team.coach, &frozen.team.participant, &frozen.team.coordinator] {
        let by = Actor::person(person, frozen.app.now);
        frozen.team.rows.people().set_language(&by, person, language).await.unwrap();
    }
    let (guest, coach) = (frozen.guest(), frozen.user(&frozen.team.coach).await);
    let coordinator = frozen.user(&frozen.team.coordinator).await;
    let (ask, decide, sign_in) = ("/api/verifications/demander", "/api/verifications/rouvrir", "/api/connexion/contact");
    let (awa, phone) = ("awaici@exemple.fr", "+33639981234");
    let team = &frozen.team;
    let mut letters = Letters { frozen: &frozen, language, sent: Vec::new() };
    letters.send("Code", (&guest, sign_in), &[("contact", awa)], awa).await;
    letters.send("Code asked for by the team", (&guest, sign_in), &[("contact", "coachici@exemple.fr")], "coachici@exemple.fr").await;
    letters.invite("Invitation of the team", &coordinator, &team.coach, ("email", "coachici@exemple.fr")).await;
    letters.invite("Invitation of a participant", &coordinator, &team.participant, ("email", awa)).await;
    let form = [("declaration", team.declaration.as_str()), ("seen", "1"), ("question", "Une facture manque-t-elle ?")];
    letters.send("Question", (&coach, ask), &form, awa).await;
    let month = team.requested.to_string();
    let form =
        [("participant", team.participant.as_str()), ("month", month.as_str()), ("seen", "1"), ("sentence", "L’avoir est compté déjà.")];
    letters.send("Correction", (&coach, decide), &form, awa).await;
    let number = format!("update person set phone = '{phone}' where id = '{}'", team.participant);
    frozen.app.place.run(number).await;
    letters.send("Code by SMS", (&guest, sign_in), &[("contact", phone)], phone).await;
    letters.invite("Invitation by SMS", &coordinator, &team.participant, ("sms", phone)).await;
    letters
        .send("Link for a new password", (&guest, "/api/connexion/oublie"), &[("email", "coachici@exemple.fr")], "coachici@exemple.fr")
        .await;
    let contacts = [
        ("person", team.participant.as_str()),
        ("first_name", "Awaici"),
        ("last_name", "Test"),
        ("phone", phone),
        ("email", "awa.neuve@exemple.fr"),
    ];
    letters.send("Changed contacts", (&coordinator, "/api/personnes/contact"), &contacts, awa).await;
    let mut sent = letters.sent;
    // With no text message left for the day, the coordinator hears of it.
    std::sync::Arc::make_mut(&mut frozen.state.settings).sign_in.sms_caps = SmsCaps { structure: 0, all: 0 };
    let mut last = Letters { frozen: &frozen, language, sent: Vec::new() };
    let later = Visitor { now: guest.now + Duration::hours(1), ..guest };
    last.send("Alert", (&later, sign_in), &[("contact", phone)], "coordici@exemple.fr").await;
    sent.append(&mut last.sent);
    frozen.app.db.close().await;
    sent.join("\n")
}

#[tokio::test(flavor = "multi_thread")]
async fn every_notice_of_a_booking_equals_its_snapshot() {
    for (language, name) in [(Language::Fr, "notices"), (Language::En, "notices_in_english")] {
        let text = notices(language).await;
        settings().bind(|| insta::assert_snapshot!(name, text));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_other_message_equals_its_snapshot() {
    for (language, name) in [(Language::Fr, "letters"), (Language::En, "letters_in_english")] {
        let text = letters(language).await;
        let mut settings = settings();
        settings.add_filter(r"\b[0-9]{6}\b", "[six digits]");
        settings.bind(|| insta::assert_snapshot!(name, text));
    }
}
