//! What funders see of the invented cohort: a link, and all that is over but the last half-year, which waits for its tap.

use crate::cohort::{Cohort, failed};
use app::sign_in::secret;
use chrono::Days;
use domain::{
    reporting::disclosure::{
        half_year::HalfYear,
        link::NewLink,
        person::{Person, rsa_base},
        snapshot::{Context, Snapshot},
    },
    values::{ids::PersonId, paris},
};
use store::{Actor, StructureStore};

/// How many half-years are published.
const PUBLISHED: i32 = 2;

impl Cohort {
    /// Gives a link, whose address nobody has any more, and tells two half-years.
    pub(super) async fn tell_funders(&self, coordinator: &PersonId) -> Result<(), String> {
        let (today, by) = (paris::day(self.now), Actor::person(coordinator, self.now));
        let until = today.checked_add_days(Days::new(200)).unwrap_or(today);
        let link = NewLink { label: "Département de l’Aube".into(), until };
        self.store.reporting().open_funder_link(&by, &link, |_| secret::hash(&secret::token()), today).await.map_err(failed)?;

        let last_over = HalfYear::of(today).plus(-1);
        tell(&self.store, &by, (1..=PUBLISHED).rev().map(|back| last_over.plus(-back))).await
    }
}

/// Tells these half-years of a structure, the oldest first.
pub(super) async fn tell(store: &StructureStore, by: &Actor, halves: impl Iterator<Item = HalfYear>) -> Result<(), String> {
    let members = store.reporting().members().await.map_err(failed)?;
    let places = store.enrollments().places().await.map_err(failed)?.all;
    let mut coin = coins();
    let mut previous: Option<Snapshot> = None;
    for half in halves {
        let people: Vec<Person> = members.iter().filter_map(|member| Person::of(member, half)).collect();
        let context = Context { places, rsa_base: rsa_base(half), previous: previous.as_ref(), next: None };
        let snapshot = Snapshot::of(&people, &context, &mut coin);
        store.reporting().publish(by, half, &snapshot).await.map_err(failed)?;
        previous = Some(snapshot);
    }
    Ok(())
}

/// The same coins in every demo (splitmix64): nothing is left to chance there.
fn coins() -> impl FnMut() -> bool {
    let mut state = 0u64;
    move || {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) & 1 == 1
    }
}
