//! `essor person`: the data of a participant as a file, and erasing them at once.

use crate::{outbox_folder::Folder, output::failed};
use app::texts::text;
use chrono::{DateTime, Utc};
use domain::{
    people::{Contact, Role},
    values::{ids::PersonId, language::Language},
};
use serde_json::{Map, Value, json};
use store::{Actor, Db, Objects, StructureStore};

/// The person with that identifier, phone number or mail address, and the store of their structure.
///
/// # Errors
/// A sentence for the person who runs the command.
async fn find(db: &Db, named: &str) -> Result<(StructureStore, PersonId), String> {
    let contact = named.parse::<Contact>().map_or_else(|_| named.trim().to_owned(), |contact| contact.as_str().to_owned());
    let found = db.person_named(&contact).await.map_err(failed)?;
    let (structure, person) = found.ok_or_else(|| format!("Personne n’a l’identifiant, le téléphone ou l’adresse {named:?}."))?;
    Ok((db.for_structure(&structure), person))
}

/// Everything that is stored about a person, as JSON. The export is written down in the journal.
///
/// # Errors
/// A sentence for the person who runs the command.
pub async fn export(db: &Db, named: &str, now: DateTime<Utc>) -> Result<String, String> {
    let (store, person) = find(db, named).await?;
    let data = store.privacy().data_of(&person).await.map_err(failed)?;
    store.privacy().data_taken(&Actor::tools(now), &person).await.map_err(failed)?;
    let sections: Map<String, Value> = data.sections.into_iter().map(|(name, rows)| (name.to_owned(), Value::Array(rows))).collect();
    serde_json::to_string_pretty(&json!({ "exported_at": now, "data": sections })).map_err(|error| format!("L’export a échoué : {error}."))
}

/// Erases a participant at once. `confirmed` is their identifier, typed again: without it, nothing is erased. Returns a sentence.
///
/// # Errors
/// A sentence for the person who runs the command.
pub async fn erase(
    db: &Db,
    objects: &Objects,
    folder: &Folder,
    named: &str,
    confirmed: Option<&str>,
    now: DateTime<Utc>,
) -> Result<String, String> {
    let (store, id) = find(db, named).await?;
    let person = store.people().person(&id).await.map_err(failed)?;
    if person.role != Role::Participant {
        return Err(text(Language::Fr, "erasure-team"));
    }
    if confirmed != Some(id.as_str()) {
        return Err(format!(
            "Ceci effacerait {} pour toujours. Pour le faire, ajoutez --confirm {id}. Rien n’a été changé.",
            person.name()
        ));
    }
    let erased = store.privacy().erase(&Actor::tools(now), &id, objects).await.map_err(failed)?;
    folder.remove(&erased.messages).await.map_err(|error| format!("Les fichiers des messages n’ont pas pu être effacés : {error}."))?;
    Ok(format!(
        "La personne est effacée. Les copies la contiennent encore jusqu’à leur remplacement\u{a0}: notez {id} et la date, \
         pour l’effacer de nouveau si l’une d’elles est restaurée."
    ))
}
