//! `essor setup` and `essor network`: structures with their coordinators, and the members of a network.

use crate::output::failed;
use app::sign_in::secret;
use chrono::{DateTime, Utc};
use domain::people::{Email, LAST_NAME_TO_FILL_IN, MOST_NAME, Role, cut_name, one_line};
use store::{Actor, Db, NewPerson, StoreError};

/// The coordinator of a new structure.
#[derive(Debug, Clone, Copy)]
pub struct Coordinator<'a> {
    /// Mail address.
    pub email: &'a str,
    /// First name; without it, the address suggests one.
    pub first_name: Option<&'a str>,
    /// Family name; without it, the address suggests one, else it is to be filled in.
    pub last_name: Option<&'a str>,
}

/// The coordinator of a structure that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetUp {
    /// The link of their invitation.
    pub link: String,
    /// Their name, if a part of it was guessed.
    pub guessed: Option<String>,
}

/// Makes a structure and its coordinator.
///
/// # Errors
/// A sentence for the person who runs the command.
pub async fn setup(
    db: &Db,
    base_url: &str,
    name: &str,
    coordinator: Coordinator<'_>,
    places: i64,
    now: DateTime<Utc>,
) -> Result<SetUp, String> {
    let Coordinator { email: address, first_name, last_name } = coordinator;
    let name = one_line(name, 120).map_err(|_| "Donnez un nom à la structure (--structure).".to_owned())?;
    let email: Email =
        address.parse().map_err(|_| format!("«\u{a0}{address}\u{a0}» n’est pas une adresse électronique (--coordinator)."))?;
    let given = |text: Option<&str>, option: &str| {
        text.map(|text| one_line(text, MOST_NAME).map_err(|_| format!("{option} n’est pas un nom."))).transpose()
    };
    let (first_name, last_name) = (given(first_name, "--first-name")?, given(last_name, "--last-name")?);
    if places < 1 {
        return Err("Une structure a au moins une place (--places).".into());
    }
    let structures = db.structures().await.map_err(failed)?;
    if structures.iter().any(|structure| structure.name == name) {
        return Err(format!("Une structure s’appelle déjà «\u{a0}{name}\u{a0}»\u{a0}: rien n’a été changé."));
    }
    let is_guessed = first_name.is_none() || last_name.is_none();
    let suggested = named_by_address(Role::Coordinator, email);
    let person = NewPerson {
        first_name: first_name.unwrap_or(suggested.first_name),
        last_name: last_name.unwrap_or(suggested.last_name),
        ..suggested
    };
    let token = secret::token();
    db.set_up(&Actor::tools(now), &name, places, &person, &secret::hash(&token)).await.map_err(failed)?;
    let guessed = is_guessed.then(|| format!("{} {}", person.first_name, person.last_name));
    Ok(SetUp { link: format!("{base_url}/invitation/{token}"), guessed })
}

/// Adds a person to the network of that name, which is made if missing, and returns the link of their invitation.
///
/// # Errors
/// A sentence for the person who runs the command.
pub async fn join_network(db: &Db, base_url: &str, name: &str, person: &str, now: DateTime<Utc>) -> Result<String, String> {
    let name = one_line(name, 120).map_err(|_| "Donnez un nom au réseau (--name).".to_owned())?;
    let email: Email = person.parse().map_err(|_| format!("«\u{a0}{person}\u{a0}» n’est pas une adresse électronique (--person)."))?;
    let person = named_by_address(Role::Network, email);
    let token = secret::token();
    db.add_to_network(&Actor::tools(now), &name, &person, &secret::hash(&token)).await.map_err(failed)?;
    Ok(format!("{base_url}/invitation/{token}"))
}

/// Removes a person from the network.
///
/// # Errors
/// A sentence for the person who runs the command.
pub async fn leave_network(db: &Db, person: &str, now: DateTime<Utc>) -> Result<(), String> {
    let email: Email = person.parse().map_err(|_| format!("«\u{a0}{person}\u{a0}» n’est pas une adresse électronique (--person)."))?;
    db.take_from_network(&Actor::tools(now), email.as_str()).await.map_err(|error| match error {
        StoreError::NotFound => format!("Personne du réseau n’a l’adresse {}\u{a0}: rien n’a été changé.", email.as_str()),
        error => failed(error),
    })
}

/// A person by their address, with the name that it suggests: Marie Curie for `marie.curie@…`; a family name that it does not suggest is
/// [`LAST_NAME_TO_FILL_IN`].
pub fn named_by_address(role: Role, email: Email) -> NewPerson {
    let local = email.as_str().split('@').next().unwrap_or_default();
    let mut words = local.split(['.', '-', '_']).filter(|word| !word.is_empty()).map(capital);
    let first_name = words.next().unwrap_or_else(|| "Coordination".into());
    let last_name = words.collect::<Vec<_>>().join(" ");
    let last_name = if last_name.is_empty() { LAST_NAME_TO_FILL_IN.to_owned() } else { last_name };
    NewPerson { role, first_name: cut_name(&first_name), last_name: cut_name(&last_name), phone: None, email: Some(email) }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
