//! `essor structure`: lists structures and makes them, one by one or from a file.

use crate::{
    output::{failed, say},
    setup::named_by_address,
};
use app::sign_in::secret;
use chrono::{DateTime, Utc};
use clap::Subcommand;
use domain::people::{Email, Role, one_line};
use std::{
    collections::HashSet,
    path::{Path, PathBuf},
};
use store::{Actor, Db, NewStructure};

/// The places of a structure when nothing else is said.
const PLACES: i64 = 70;

/// The largest number of places of a structure.
const MOST_PLACES: i64 = 10_000;

/// What to do with structures.
#[derive(Debug, Subcommand)]
pub enum StructureCommand {
    /// Montre les structures, avec leurs places, leurs parcours en cours et leur équipe
    List,
    /// Crée une structure, ou toutes celles d’un fichier, et montre l’adresse de la première connexion de chaque coordination
    Create {
        /// Nom de la structure
        #[arg(long, required_unless_present = "from", requires = "coordinator")]
        name: Option<String>,
        /// Adresse électronique de sa coordination
        #[arg(long)]
        coordinator: Option<String>,
        /// Nombre de ses places
        #[arg(long, default_value_t = PLACES)]
        places: i64,
        /// Fichier CSV aux colonnes structure, coordination et places : tout ou rien, et à volonté, car une structure déjà là est laissée telle quelle
        #[arg(long, conflicts_with_all = ["name", "coordinator"])]
        from: Option<PathBuf>,
    },
}

/// A structure to be made, with the token of the coordinator's invitation.
struct Wanted {
    /// Its line in the file; `None` without a file.
    line: Option<usize>,
    email: Email,
    token: String,
    new: NewStructure,
}

/// Does what a command says, and prints what was done.
///
/// # Errors
/// A sentence for the person who runs the command; for a file with a line for each refused one.
pub async fn run(db: &Db, base_url: &str, command: StructureCommand, now: DateTime<Utc>) -> Result<(), String> {
    match command {
        StructureCommand::List => list(db).await,
        StructureCommand::Create { from: Some(path), .. } => {
            let wanted = read(&path)?;
            create(db, base_url, &wanted, now).await
        }
        StructureCommand::Create { name, coordinator, places, from: None } => {
            let wanted = wanted(None, &name.unwrap_or_default(), &coordinator.unwrap_or_default(), places)?;
            create(db, base_url, &[wanted], now).await
        }
    }
}

async fn list(db: &Db) -> Result<(), String> {
    let structures = db.structure_counts().await.map_err(failed)?;
    if structures.is_empty() {
        return Err("Il n’y a pas encore de structure.".into());
    }
    for it in structures {
        let places = match it.places {
            0 => "réseau".to_owned(),
            1 => format!("1 place, {} parcours en cours", it.enrolled),
            many => format!("{many} places, {} parcours en cours", it.enrolled),
        };
        say(format_args!("{}\u{a0}: {places}, {} dans l’équipe", it.name, it.team));
    }
    Ok(())
}

async fn create(db: &Db, base_url: &str, wanted: &[Wanted], now: DateTime<Utc>) -> Result<(), String> {
    let new: Vec<NewStructure> = wanted.iter().map(|it| it.new.clone()).collect();
    let added = db.set_up_all(&Actor::tools(now), &new).await.map_err(|(index, error)| {
        let wanted = index.and_then(|index| wanted.get(index));
        let place = wanted.map(|it| format!("{}{}\u{a0}: ", at_line(it.line), it.email.as_str())).unwrap_or_default();
        format!("Rien n’a été créé\u{a0}: {place}{}", failed(error))
    })?;
    let known = added.iter().filter(|added| !**added).count();
    for (it, _) in wanted.iter().zip(&added).filter(|(_, added)| **added) {
        say(format_args!("{};{};{base_url}/invitation/{}", it.new.name, it.email.as_str(), it.token));
    }
    if known > 0 {
        let were = if known == 1 {
            "1 structure était déjà là, inchangée".to_owned()
        } else {
            format!("{known} structures étaient déjà là, inchangées")
        };
        say(format_args!("{were}."));
    }
    Ok(())
}

/// The structures of a file, separated by `;` or `,`.
fn read(path: &Path) -> Result<Vec<Wanted>, String> {
    let bytes = std::fs::read(path).map_err(|error| format!("Le fichier {} n’a pas pu être lu\u{a0}: {error}.", path.display()))?;
    let text = String::from_utf8(bytes)
        .map_err(|_| format!("Le fichier {} n’est pas en UTF-8\u{a0}: enregistrez-le en «\u{a0}CSV UTF-8\u{a0}».", path.display()))?;
    let text = text.trim_start_matches('\u{feff}');
    let separator = if text.lines().next().unwrap_or_default().contains(';') { b';' } else { b',' };
    let mut lines = csv::ReaderBuilder::new().delimiter(separator).trim(csv::Trim::All).flexible(true).from_reader(text.as_bytes());
    let header = lines.headers().map_err(|error| format!("La première ligne n’a pas pu être lue\u{a0}: {error}."))?.clone();
    let column = |name: &str| header.iter().position(|it| it.eq_ignore_ascii_case(name));
    let (Some(name), Some(coordinator)) = (column("structure"), column("coordination")) else {
        return Err("La première ligne doit nommer les colonnes structure et coordination, et places s’il y en a.".into());
    };
    let places = column("places");
    let (mut wanted, mut refused) = (Vec::new(), Vec::new());
    let (mut names, mut addresses) = (HashSet::new(), HashSet::new());
    for (index, record) in lines.records().enumerate() {
        let line = index + 2;
        let record = match record {
            Ok(record) => record,
            Err(error) => return Err(format!("Ligne {line}\u{a0}: {error}.")),
        };
        let cell = |at: usize| record.get(at).unwrap_or_default();
        let count = match places.map(cell).filter(|text| !text.is_empty()) {
            None => Ok(PLACES),
            Some(text) => text.parse().map_err(|_| format!("{}«\u{a0}{text}\u{a0}» n’est pas un nombre de places.", at_line(Some(line)))),
        };
        match count.and_then(|count| self::wanted(Some(line), cell(name), cell(coordinator), count)) {
            Ok(it) if !names.insert(it.new.name.clone()) => {
                refused.push(format!("{}cette structure y est deux fois.", at_line(Some(line))))
            }
            Ok(it) if !addresses.insert(it.email.as_str().to_owned()) => {
                refused.push(format!("{}cette adresse y est deux fois.", at_line(Some(line))))
            }
            Ok(it) => wanted.push(it),
            Err(sentence) => refused.push(sentence),
        }
    }
    if wanted.is_empty() && refused.is_empty() {
        return Err(format!("Le fichier {} ne contient aucune structure.", path.display()));
    }
    if refused.is_empty() {
        return Ok(wanted);
    }
    refused.push("Rien n’a été créé.".into());
    Err(refused.join("\n"))
}

fn wanted(line: Option<usize>, name: &str, coordinator: &str, places: i64) -> Result<Wanted, String> {
    let refused = |reason: String| format!("{}{reason}", at_line(line));
    let name = one_line(name, 120).map_err(|_| refused("il manque un nom de structure.".into()))?;
    let email: Email =
        coordinator.parse().map_err(|_| refused(format!("«\u{a0}{coordinator}\u{a0}» n’est pas une adresse électronique.")))?;
    if !(1..=MOST_PLACES).contains(&places) {
        return Err(refused(format!("une structure a de 1 à {MOST_PLACES} places, et non {places}.")));
    }
    let token = secret::token();
    let coordinator = named_by_address(Role::Coordinator, email.clone());
    let new = NewStructure { name, places, coordinator, token_hash: secret::hash(&token) };
    Ok(Wanted { line, email, token, new })
}

/// `Ligne 12 : `; empty without a line.
fn at_line(line: Option<usize>) -> String {
    line.map(|line| format!("Ligne {line}\u{a0}: ")).unwrap_or_default()
}
