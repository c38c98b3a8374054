//! A second structure that has published its results, and the network that reads those of both.

use crate::{
    cohort::{Cohort, cohort_until, failed},
    funder::tell,
};
use app::sign_in::secret;
use chrono::Duration;
use domain::{
    people::{
        Contact, Email, Role,
        import::{ImportedMonth, ImportedParticipant},
    },
    reporting::disclosure::half_year::HalfYear,
    values::{month::Month, paris},
};
use std::collections::HashMap;
use store::{Actor, Db, NewPerson};

const STRUCTURE: &str = "Les Ateliers du Canal";
const PLACES: i64 = 40;
const COACH: &str = "lea.moreau@ateliers.example";
const NETWORK: &str = "Réseau des indépendants en parcours";
const PERSON: (&str, &str, &str) = ("Hélène", "Marchand", "helene.marchand@reseau.example");

/// Makes both. A second later than the cohort: visitors of the demo are of the first structure.
///
/// # Errors
/// A sentence for the operator.
pub async fn fill(db: &Db, cohort: &Cohort) -> Result<(), String> {
    let by = Actor::tools(cohort.now + Duration::seconds(1));
    let today = paris::day(cohort.now);
    let structure = db.create_structure(&by, STRUCTURE, PLACES).await.map_err(failed)?;
    let store = db.for_structure(&structure);
    let (people, months) = neighbours(Month::of(today).plus(-1))?;
    store.people().import(&by, &people, &months).await.map_err(failed)?;
    // It is quicker than the first: its last half-year is published.
    let last_over = HalfYear::of(today).plus(-1);
    tell(&store, &by, [last_over.plus(-1), last_over].into_iter()).await?;

    let (first_name, last_name, address) = PERSON;
    let email = address.parse().map_err(failed)?;
    let person =
        NewPerson { role: Role::Network, first_name: first_name.into(), last_name: last_name.into(), phone: None, email: Some(email) };
    db.add_to_network(&by, NETWORK, &person, &secret::hash(&secret::token())).await.map(drop).map_err(failed)
}

/// Every other enrollment of the cohort's files, with another name: people whom nobody meets in the demo.
fn neighbours(last: Month) -> Result<(Vec<ImportedParticipant>, Vec<ImportedMonth>), String> {
    let (people, months) = cohort_until(last)?;
    let names: Vec<String> = people.iter().map(|person| person.last_name.clone()).collect();
    let coach: Email = COACH.parse().map_err(failed)?;
    let mut addresses: HashMap<String, Email> = HashMap::new();
    let mut chosen = Vec::new();
    for (nth, person) in people.into_iter().enumerate().filter(|(nth, _)| nth % 2 == 1) {
        let email: Email = format!("personne{nth}@ateliers.example").parse().map_err(failed)?;
        let phone = person.phone.as_ref().map(|phone| phone.as_str().to_owned());
        for contact in phone.into_iter().chain(person.email.as_ref().map(|email| email.as_str().to_owned())) {
            addresses.insert(contact, email.clone());
        }
        let last_name = names.get((nth + 20) % names.len()).cloned().unwrap_or_default();
        chosen.push(ImportedParticipant { last_name, phone: None, email: Some(email), coach: coach.clone(), ..person });
    }
    let of_chosen = |month: ImportedMonth| {
        let contact = addresses.get(month.contact.as_str()).cloned().map(Contact::Email)?;
        Some(ImportedMonth { contact, ..month })
    };
    Ok((chosen, months.into_iter().filter_map(of_chosen).collect()))
}
