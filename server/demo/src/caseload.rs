//! What coaches know of their people in the demo: when most of them were last there, and notes.

use crate::cohort::{Cohort, failed};
use chrono::{DateTime, Duration, NaiveTime, Utc};
use domain::{
    caseload::{alerts::SILENT_DAYS, note::Readers},
    values::{ids::PersonId, paris},
};
use std::collections::{HashMap, HashSet};
use store::{Actor, Db};

/// So many people of each coach stay silent, of those who gave no sign for long: a few to call, and no more.
const SILENT: usize = 3;

/// Signs everyone else in at some time of the last weeks, and writes notes.
///
/// # Errors
/// A sentence for the operator.
pub async fn fill(db: &Db, cohort: &Cohort) -> Result<(), String> {
    let long_ago = cohort.now - Duration::days(SILENT_DAYS);
    let known = cohort.store.caseload().entries(None, cohort.now).await.map_err(failed)?;
    let silent: HashSet<_> = known
        .into_iter()
        .filter(|it| it.last_sign.is_some_and(|sign| sign < long_ago) && it.enrollment.ends_on > paris::day(cohort.now))
        .map(|it| it.enrollment.id)
        .collect();
    let mut left_silent: HashMap<&PersonId, usize> = HashMap::new();
    for (nth, enrollment) in cohort.enrollments.iter().enumerate().skip(1) {
        let of_coach = left_silent.entry(&enrollment.coach_id).or_default();
        if silent.contains(&enrollment.id) && *of_coach < SILENT {
            *of_coach += 1;
            continue;
        }
        let at = days_ago(cohort.now, 1 + (nth * 5 % 17) as i64, nth as u32);
        // A token that nobody has: its hash is no hash of any.
        db.sign_in(&enrollment.participant_id, &format!("demo {}", enrollment.id), "Android", at).await.map_err(failed)?;
    }
    for (place, ago, text, readers) in NOTES {
        let Some(enrollment) = cohort.enrollments.get(place) else { continue };
        let by = Actor::person(&enrollment.coach_id, days_ago(cohort.now, ago, place as u32));
        cohort.store.caseload().add_note(&by, &enrollment.coach_id, &enrollment.id, text, readers).await.map_err(failed)?;
    }
    Ok(())
}

/// An hour of the day, so many days ago.
fn days_ago(now: DateTime<Utc>, days: i64, nth: u32) -> DateTime<Utc> {
    let time = NaiveTime::from_hms_opt(9 + nth % 9, nth * 7 % 60, 0).unwrap_or_default();
    paris::instant((paris::day(now) - Duration::days(days)).and_time(time)).unwrap_or(now - Duration::days(days))
}

/// The place of the person in the file, how many days ago, the text, who reads it.
const NOTES: [(usize, i64, &str, Readers); 6] = [
    (
        0,
        18,
        "Premier point du mois.\nElle commence le marché du samedi en test, trois semaines. On regarde ensemble si cela vaut le prix de la place.",
        Readers::TeamAndPerson,
    ),
    (0, 12, "Parle peu de ses dettes, y revenir doucement. Ne pas relancer par SMS cette semaine.", Readers::Team),
    (
        0,
        4,
        "Bravo pour les deux clientes régulières\u{a0}! Pour lundi\u{a0}: noter les heures passées sur chaque retouche.",
        Readers::TeamAndPerson,
    ),
    (2, 9, "Cherche un local partagé, la cuisine de la maison ne suffit plus. Voir avec la mairie.", Readers::Team),
    (5, 21, "Fils malade, disponible le matin seulement jusqu’à la fin du mois.", Readers::Team),
    (
        8,
        6,
        "Nous avons convenu de préparer la suite après le parcours\u{a0}: trois devis à envoyer avant notre prochain point.",
        Readers::TeamAndPerson,
    ),
];
