//! Attestations are stored as they were issued, verified by their code, revoked, and deleted after some years.

use crate::support::db::{Team, TestDb, actor, assert_not_found, at, at_once, minutes_later, month, now, on_both_engines};
use domain::{
    declarations::attestation::{AttestationCode, CODE_LENGTH, IssuedMonth, MOST_KEPT},
    values::{
        ids::{AttestationId, PersonId},
        money::Cents,
    },
};
use store::{Actor, NewAttestation, Result};

fn code(n: u8) -> AttestationCode {
    let mut bytes = [0; CODE_LENGTH];
    bytes[0] = n % 32;
    bytes[1] = n / 32;
    AttestationCode::of_random(bytes)
}

async fn issue(team: &Team, by: &Actor, whose: &PersonId, code: &AttestationCode, digest: &str) -> Result<AttestationId> {
    let months = [("2026-08", 20_000), ("2026-09", -5_000)];
    let months = months.map(|(text, cents)| IssuedMonth { month: month(text), total: Cents::new(cents), imported: cents < 0 });
    let new = NewAttestation {
        participant: whose,
        code,
        issuer: "Les Ateliers du Canal",
        initials: "A.\u{a0}R.",
        period: (month("2026-08"), month("2026-09")),
        months: &months,
        digest,
    };
    team.store.declarations().issue_attestation(by, &new).await
}

on_both_engines! {
    async fn the_same_sheet_is_issued_once_and_verified_as_it_was_issued(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await.id;
        let first = issue(&team, &actor(&awa), &awa, &code(1), "sheet").await.unwrap();
        let again = issue(&team, &Actor::person(&team.coach, minutes_later(5)), &awa, &code(2), "sheet").await.unwrap();
        assert_eq!(first, again);
        assert_eq!(test.db.verify_attestation(&code(2)).await.unwrap(), None);
        // A new name of the structure does not change an issued attestation.
        team.store.settings().set_name(&actor(&team.coach), "La Ruche").await.unwrap();
        let found = test.db.verify_attestation(&code(1)).await.unwrap().unwrap();
        assert_eq!((found.reference.as_str(), found.issuer.as_str(), found.total), ("2026-0001", "Les Ateliers du Canal", Cents::new(15_000)));
        assert_eq!((found.from_month, found.to_month, found.issued_at, found.revoked_at), (month("2026-08"), month("2026-09"), now(), None));
        assert_eq!((found.months.len(), found.months[1].imported), (2, true));
        issue(&team, &actor(&awa), &awa, &code(3), "another sheet").await.unwrap();
        let listed = team.store.declarations().attestations_of(&awa).await.unwrap();
        assert_eq!(listed.iter().map(|it| it.reference.as_str()).collect::<Vec<_>>(), ["2026-0002", "2026-0001"]);
    }

    async fn a_revoked_attestation_is_marked_and_its_sheet_can_be_issued_again(test: TestDb) {
        let team = test.team(1).await;
        let (awa, bilal) = (team.participant("Awa").await.id, team.newcomer("Bilal").await);
        let id = issue(&team, &actor(&awa), &awa, &code(1), "sheet").await.unwrap();
        assert_not_found(team.store.declarations().revoke_attestation(&actor(&bilal), &bilal, &id).await);
        for minutes in [1, 9] {
            team.store.declarations().revoke_attestation(&Actor::person(&team.coach, minutes_later(minutes)), &awa, &id).await.unwrap();
        }
        let found = test.db.verify_attestation(&code(1)).await.unwrap().unwrap();
        assert_eq!(found.revoked_at, Some(minutes_later(1)), "the second revocation changes nothing");
        let anew = issue(&team, &actor(&awa), &awa, &code(2), "sheet").await.unwrap();
        assert_ne!(id, anew);
        assert_eq!(test.number("select count(*) from audit where action like 'attestation.%'").await, 3);
    }

    async fn issuing_at_once_makes_one_attestation(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await.id;
        let doors = test.doors(&team).await;
        let tasks = doors.into_iter().enumerate().map(|(n, store)| {
            let team = Team { store, coach: team.coach.clone() };
            let awa = awa.clone();
            async move { issue(&team, &actor(&awa), &awa, &code(n as u8), "sheet").await.unwrap() }
        });
        let ids = at_once(tasks).await;
        assert_eq!(ids[0], ids[1]);
    }

    async fn an_attestation_of_another_structure_is_not_issued_listed_or_revoked(test: TestDb) {
        let (team, elsewhere) = (test.team(1).await, test.team(1).await);
        let awa = team.participant("Awa").await.id;
        let id = issue(&team, &actor(&awa), &awa, &code(1), "sheet").await.unwrap();
        assert_not_found(issue(&elsewhere, &actor(&elsewhere.coach), &awa, &code(2), "sheet").await);
        assert_not_found(elsewhere.store.declarations().revoke_attestation(&actor(&elsewhere.coach), &awa, &id).await);
        assert_eq!(elsewhere.store.declarations().attestations_of(&awa).await.unwrap(), []);
        assert_not_found(issue(&team, &actor(&team.coach), &team.coach, &code(3), "sheet").await);
    }

    async fn sixty_attestations_of_a_person_are_kept_for_five_years(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await.id;
        for n in 0..=u8::try_from(MOST_KEPT).unwrap() {
            issue(&team, &Actor::person(&awa, minutes_later(n.into())), &awa, &code(n), &format!("sheet {n}")).await.unwrap();
        }
        assert_eq!(test.number("select count(*) from attestation").await, MOST_KEPT);
        assert_eq!(test.db.verify_attestation(&code(0)).await.unwrap(), None, "the oldest was deleted");
        assert_eq!(test.db.forget_attestations(at("2031-11-22T00:00:00Z")).await.unwrap(), 0);
        assert_eq!(test.db.forget_attestations(at("2031-11-25T00:00:00Z")).await.unwrap(), u64::try_from(MOST_KEPT).unwrap());
    }
}
