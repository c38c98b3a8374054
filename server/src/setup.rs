//! The first structure and its coordinator.

use app::{sign_in::secret, texts::text};
use chrono::{DateTime, Utc};
use domain::{
    language::Language,
    people::{Email, Role, one_line},
};
use store::{By, Db, NewPerson};

/// Makes a structure and its coordinator, and gives the address of the coordinator's first sign-in.
///
/// # Errors
/// A sentence for whoever runs the command.
pub async fn setup(db: &Db, base_url: &str, name: &str, coordinator: &str, places: i64, now: DateTime<Utc>) -> Result<String, String> {
    let name = one_line(name, 120).map_err(|_| "Give the structure a name (--structure).".to_owned())?;
    let email: Email = coordinator.parse().map_err(|_| format!("{coordinator:?} is no e-mail address (--coordinator)."))?;
    if places < 1 {
        return Err("A structure has at least one place (--places).".into());
    }
    let failed = |error: store::StoreError| match error {
        store::StoreError::Refused(refusal) => text(Language::Fr, refusal.key()),
        error => format!("The database failed: {error}."),
    };
    let structures = db.structures().await.map_err(failed)?;
    if structures.iter().any(|structure| structure.name == name) {
        return Err(format!("There is a structure named {name:?} already: nothing was changed."));
    }
    let local = email.as_str().split('@').next().unwrap_or_default();
    let mut words = local.split(['.', '-', '_']).filter(|word| !word.is_empty()).map(capital);
    let first_name = words.next().unwrap_or_else(|| "Coordination".into());
    let last_name = words.collect::<Vec<_>>().join(" ");
    let last_name = if last_name.is_empty() { name.clone() } else { last_name };
    let person = NewPerson { role: Role::Coordinator, first_name, last_name, phone: None, email: Some(email) };
    let token = secret::token();
    db.set_up(&By::tools(now), &name, places, &person, &secret::hash(&token)).await.map_err(failed)?;
    Ok(format!("{base_url}/invitation/{token}"))
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
