//! Many people in many structures, copied from the cohort, to see how Essor does with them.

use crate::cohort::failed;
use chrono::{DateTime, Duration, Utc};
use domain::values::ids::StructureId;
use store::{Db, MOST_COPIES, StructureCopy};

/// The structures that the demo has without a crowd.
const OWN_STRUCTURES: i64 = 2;

/// How many people in how many structures a demo holds.
#[derive(Debug, Clone, Copy)]
pub struct Crowd {
    /// The participants of all structures.
    pub people: i64,
    /// The structures, the two of the demo included.
    pub structures: i64,
}

impl Crowd {
    /// How many participants each copy of the cohort's structure gets, which has `size`: nearly as many as the others.
    ///
    /// # Errors
    /// A sentence for the operator when the crowd is too small or too large.
    pub(crate) fn copies(self, size: i64) -> Result<Vec<i64>, String> {
        // The second structure of the demo has every other enrollment of the first.
        let (people, copies) = (self.people - size - size / 2, self.structures - OWN_STRUCTURES);
        if copies < 1 || people < copies * size || numbers(people / copies.max(1) + 1, size) > MOST_COPIES / copies {
            return Err(format!(
                "Une démo avec foule a au moins 3 structures et {size} personnes dans chacune, et au plus {} personnes.",
                MOST_COPIES / 2 * size
            ));
        }
        Ok((0..copies).map(|nth| people / copies + i64::from(nth < people % copies)).collect())
    }
}

/// The numbers that a copy uses up, see [`StructureCopy`].
fn numbers(participants: i64, size: i64) -> i64 {
    (participants + size - 1) / size.max(1)
}

/// Copies the structure of the cohort once for each of these numbers of participants. `progress` is given the number of structures that
/// are there and of all.
///
/// # Errors
/// A sentence for the operator.
pub(crate) async fn fill(
    db: &Db,
    model: &StructureId,
    copies: &[i64],
    now: DateTime<Utc>,
    progress: impl Fn(i64, i64),
) -> Result<(), String> {
    let size = db.count_participants(model).await.map_err(failed)?;
    let all = OWN_STRUCTURES + copies.len() as i64;
    let mut number = 1;
    for (nth, participants) in (0..).zip(copies) {
        let copy = StructureCopy { name: &name(nth), number, participants: *participants };
        // A second later than the two structures of the demo: visitors are of the first.
        db.copy_structure(model, &copy, now + Duration::seconds(2)).await.map_err(failed)?;
        number += numbers(*participants, size);
        progress(OWN_STRUCTURES + nth + 1, all);
    }
    db.analyze().await.map_err(failed)
}

/// The name of a copied structure; all are different.
fn name(nth: i64) -> String {
    let at = usize::try_from(nth).unwrap_or_default();
    let name = format!("{}, {}", KINDS[at / TOWNS.len() % KINDS.len()], TOWNS[at % TOWNS.len()]);
    match at / (TOWNS.len() * KINDS.len()) {
        0 => name,
        again => format!("{name} {}", again + 1),
    }
}

const KINDS: [&str; 12] = [
    "L’Établi",
    "La Fabrique des métiers",
    "Les Ateliers du Pont",
    "Cap Indépendance",
    "La Passerelle",
    "Les Compagnons de la Halle",
    "Coup d’envoi",
    "La Manufacture",
    "Terre d’initiatives",
    "Le Tremplin",
    "Élan commun",
    "La Boussole",
];

const TOWNS: [&str; 50] = [
    "Agen",
    "Albi",
    "Alès",
    "Amiens",
    "Angers",
    "Annecy",
    "Arras",
    "Auch",
    "Aurillac",
    "Auxerre",
    "Avignon",
    "Bayonne",
    "Beauvais",
    "Béthune",
    "Blois",
    "Bourges",
    "Brest",
    "Caen",
    "Cahors",
    "Calais",
    "Chartres",
    "Cherbourg",
    "Colmar",
    "Creil",
    "Dax",
    "Dieppe",
    "Dijon",
    "Douai",
    "Épinal",
    "Évreux",
    "Foix",
    "Gap",
    "Guéret",
    "Laon",
    "Laval",
    "Lens",
    "Limoges",
    "Lorient",
    "Mâcon",
    "Mende",
    "Metz",
    "Nevers",
    "Niort",
    "Pau",
    "Périgueux",
    "Rodez",
    "Saintes",
    "Tarbes",
    "Tulle",
    "Vesoul",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crowd_is_spread_evenly_or_refused() {
        let copies = |people, structures| Crowd { people, structures }.copies(65);
        assert_eq!(copies(65 + 32 + 131, 4), Ok(vec![66, 65]));
        assert_eq!(copies(40_000, 600).map(|copies| (copies.len(), copies.iter().sum::<i64>())), Ok((598, 40_000 - 97)));
        for (people, structures) in [(65 + 32 + 129, 4), (1_000, 2), (1_000, 0), (-1, 3), (1_000_000, 600)] {
            assert!(copies(people, structures).unwrap_err().contains("65 personnes"), "{people} {structures}");
        }
    }

    #[test]
    fn names_of_a_thousand_structures_differ() {
        let names: std::collections::HashSet<String> = (0..1300).map(name).collect();
        assert_eq!(names.len(), 1300);
    }
}
