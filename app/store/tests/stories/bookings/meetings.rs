//! Attended meetings, counted by participant, kind and mode for the monthly record.

use crate::support::{
    bookings::span,
    db::{TestDb, actor, at, on_both_engines},
};
use domain::bookings::{SessionKind, attendance::Attendance, session_type::NewSessionType};
use store::{Actor, NewSessions};

on_both_engines! {
    async fn meetings_count_attended_bookings_by_kind_and_mode_in_the_month_of_the_start(test: TestDb) {
        let team = test.team(1).await;
        let (awa, bilal) = (team.newcomer("Awa").await, team.newcomer("Bilal").await);
        let venue = team.store.bookings().add_venue(&actor(&team.coach), "Le Canal", "1 quai du Port").await.unwrap();
        let expert = team.session_type(&NewSessionType::usual(SessionKind::Expert, "Juriste", 8)).await;
        let workshop = team.workshop().await;
        for (starts_at, session_type, in_person) in [
            ("2026-12-03T13:00:00Z", &workshop, true),
            ("2026-12-04T13:00:00Z", &workshop, true),
            ("2026-12-07T13:00:00Z", &workshop, false),
            ("2026-12-08T13:00:00Z", &expert, false),
            ("2027-01-04T13:00:00Z", &workshop, true),
        ] {
            let venue = in_person.then(|| venue.clone());
            let new = NewSessions { session_type: session_type.clone(), venue, ..team.session_at(starts_at, 4).await };
            let session = team.open(&new).await;
            let (came, stayed_away) = (team.booked(&awa, &session).await, team.booked(&bilal, &session).await);
            let begun = Actor::person(&team.coach, at(starts_at));
            team.store.bookings().mark_attendance(&begun, &came, Attendance::Present).await.unwrap();
            team.store.bookings().mark_attendance(&begun, &stayed_away, Attendance::Absent).await.unwrap();
        }
        let december = span("2026-11-30T23:00:00Z", 31 * 1440);
        let counted = team.store.bookings().meetings(None, &december).await.unwrap();
        let rows: Vec<_> = counted.iter().map(|row| (&row.participant_id, row.kind, row.remote, row.attended)).collect();
        let (expert, training) = (SessionKind::Expert, SessionKind::Training);
        assert_eq!(rows, [(&awa, expert, true, 1), (&awa, training, false, 2), (&awa, training, true, 1)]);
        assert_eq!(team.store.bookings().meetings(Some(&awa), &december).await.unwrap(), counted);
        assert_eq!(team.store.bookings().meetings(Some(&bilal), &december).await.unwrap(), []);
    }
}
