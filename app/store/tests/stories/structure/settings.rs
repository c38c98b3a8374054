//! The settings of a structure: its name, its places, the last day of the scheme, its chamber of trades.

use crate::support::db::{TestDb, actor, at_once, day, on_both_engines, refusal};
use domain::{
    enrollments::enrollment::{EnrollmentPeriod, EnrollmentRefusal},
    structure::ChamberRegion,
};
use store::{NewEnrollment, Places, Refusal};

on_both_engines! {
    async fn fewer_places_than_taken_are_refused(test: TestDb) {
        let team = test.team(3).await;
        let (store, claire) = (&team.store, actor(&team.coach));
        team.participant("Awa").await;
        team.participant("Bilal").await;
        assert_eq!(refusal(store.settings().set_places(&claire, 1).await), Refusal::PlacesTaken);
        assert_eq!(store.enrollments().places().await.unwrap(), Places { all: 3, taken: 2 });
        store.settings().set_places(&claire, 2).await.unwrap();
        let third = team.newcomer("Chloé").await;
        assert_eq!(refusal(store.enrollments().enroll(&claire, &team.new_enrollment(&third)).await), Refusal::Enrollment(EnrollmentRefusal::NoPlace));
        store.settings().set_places(&claire, 5).await.unwrap();
        store.enrollments().enroll(&claire, &team.new_enrollment(&third)).await.unwrap();
        assert_eq!(store.enrollments().places().await.unwrap(), Places { all: 5, taken: 3 });
        let lines = test.number("select count(*) from audit where action = 'structure.places'").await;
        store.settings().set_places(&claire, 5).await.unwrap();
        assert_eq!(test.number("select count(*) from audit where action = 'structure.places'").await, lines);
    }

    async fn closing_and_taking_a_place_at_once_does_one_of_both(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.newcomer("Awa").await;
        team.store.settings().set_places(&actor(&team.coach), 2).await.unwrap();
        team.participant("Bilal").await;
        let (enrolling, closing) = (team.clone(), team.clone());
        let tasks: Vec<std::pin::Pin<Box<dyn Future<Output = bool> + Send>>> = vec![
            Box::pin(async move { enrolling.store.enrollments().enroll(&actor(&enrolling.coach), &enrolling.new_enrollment(&awa)).await.is_ok() }),
            Box::pin(async move { closing.store.settings().set_places(&actor(&closing.coach), 1).await.is_ok() }),
        ];
        let done = at_once(tasks).await;
        assert_ne!(done[0], done[1], "one of the two wins");
        let places = team.store.enrollments().places().await.unwrap();
        assert!(places.taken <= places.all, "{places:?}");
    }

    async fn enrolling_after_the_last_day_of_the_scheme_is_refused(test: TestDb) {
        let team = test.team(2).await;
        let (store, claire) = (&team.store, actor(&team.coach));
        assert_eq!(store.settings().scheme_last_day().await.unwrap(), None);
        store.settings().set_scheme_last_day(&claire, Some(day("2026-12-21"))).await.unwrap();
        store.settings().set_scheme_last_day(&claire, Some(day("2026-12-21"))).await.unwrap();
        assert_eq!(test.number("select count(*) from audit where action = 'structure.scheme_last_day'").await, 1);
        let awa = team.newcomer("Awa").await;
        let late = NewEnrollment { period: EnrollmentPeriod::starting(day("2026-12-22")), ..team.new_enrollment(&awa) };
        assert_eq!(refusal(store.enrollments().enroll(&claire, &late).await), Refusal::Enrollment(EnrollmentRefusal::SchemeOver));
        store.settings().set_scheme_last_day(&claire, None).await.unwrap();
        store.enrollments().enroll(&claire, &late).await.unwrap();
    }

    async fn renaming_a_structure_changes_its_name(test: TestDb) {
        let (team, other) = (test.team(1).await, test.team(1).await);
        team.store.settings().set_name(&actor(&team.coach), "La Ruche").await.unwrap();
        team.store.settings().set_name(&actor(&team.coach), "La Ruche").await.unwrap();
        assert_eq!(team.store.settings().details().await.unwrap().name, "La Ruche");
        assert_eq!(other.store.settings().details().await.unwrap().name, "Les Ateliers du Canal");
        assert_eq!(test.number("select count(*) from audit where action = 'structure.name'").await, 1);
    }

    async fn the_chamber_region_is_audited_once_and_set_for_one_structure(test: TestDb) {
        let (team, other) = (test.team(1).await, test.team(1).await);
        assert_eq!(team.store.settings().chamber_region().await.unwrap(), ChamberRegion::Elsewhere);
        for _ in 0..2 {
            team.store.settings().set_chamber_region(&actor(&team.coach), ChamberRegion::Alsace).await.unwrap();
        }
        assert_eq!(team.store.settings().chamber_region().await.unwrap(), ChamberRegion::Alsace);
        assert_eq!(other.store.settings().chamber_region().await.unwrap(), ChamberRegion::Elsewhere);
        assert_eq!(test.number("select count(*) from audit where action = 'structure.chamber_region'").await, 1);
        assert!(test.raw("update structure set chamber_region = 'Lorraine'").await.is_err(), "the database knows the three words");
    }
}
