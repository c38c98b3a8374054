//! The sentences of the commands about copies.

use crate::output::database_failed;
use chrono::{DateTime, Utc};
use domain::values::paris;
use std::{io, path::Path};
use store::{CopyError, newest_migration};

/// A size such as `3,2 Mo`.
pub(super) fn size(bytes: u64) -> String {
    match bytes {
        0..1_000_000 => format!("{} ko", bytes.div_ceil(1000)),
        _ => format!("{},{} Mo", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

/// An instant on the clock of Paris, such as `29/11/2026 à 14:05`.
pub(super) fn moment(at: DateTime<Utc>) -> String {
    paris::wall_clock(at).format("%d/%m/%Y à %H:%M").to_string()
}

/// The sentence for an archive that is damaged.
pub(super) fn damaged(name: &str, cause: &str) -> String {
    format!("La copie {name} est abîmée ou incomplète ({cause}). Rien n’a été changé.")
}

/// The sentence for an archive that could not be written.
pub(super) fn not_written(path: &Path, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull => format!("Le disque de {} est plein\u{a0}: aucune copie n’a été faite.", path.display()),
        io::ErrorKind::Interrupted => format!("La copie {} n’a pas été terminée\u{a0}: aucun fichier n’a été laissé.", path.display()),
        io::ErrorKind::NotFound => format!("Le dossier de {} n’existe pas\u{a0}: aucune copie n’a été faite.", path.display()),
        _ => format!("La copie {} n’a pas pu être écrite\u{a0}: {error}.", path.display()),
    }
}

/// The sentence for rows that could not be read or loaded.
pub(super) fn copy_failed(error: &CopyError) -> String {
    match error {
        CopyError::Store(error) => database_failed(error),
        CopyError::NotEmpty => "Cette base de données n’est pas vide\u{a0}: il faut une base neuve. Rien n’a été changé.".into(),
        CopyError::BadRow { table, cause } => format!("Une ligne de la table {table} est refusée\u{a0}: {cause}. Rien n’a été changé."),
        CopyError::Closed => "L’écriture s’est arrêtée.".into(),
    }
}

/// The sentence for a database that has a structure already, and into which an archive was to be restored.
pub(super) fn not_empty_to_restore() -> String {
    "Cette base de données n’est pas vide\u{a0}: on ne restaure que dans une base neuve. Rien n’a été changé.".into()
}

/// The sentence for a database that has a structure already, and into which another was to be copied.
pub(super) fn not_empty_to_copy() -> String {
    "La base de données à remplir n’est pas vide\u{a0}: on ne copie que dans une base neuve. Rien n’a été changé.".into()
}

/// The sentence for a database whose schema is not that of this version; `None` if it is.
pub(super) fn other_schema(schema: Option<i64>) -> Option<String> {
    let ours = newest_migration();
    match schema {
        None => Some("Cette base de données (DATABASE_URL) est vide.".into()),
        Some(theirs) if schema > ours => Some(format!(
            "Cette base de données vient d’une version plus récente d’Essor (schéma {theirs}, celle-ci connaît le schéma {})\u{a0}: installez-la.",
            ours.unwrap_or_default()
        )),
        Some(theirs) if schema < ours => Some(format!(
            "Le schéma de cette base de données ({theirs}) n’est pas à jour ({})\u{a0}: lancez d’abord «\u{a0}essor migrate\u{a0}».",
            ours.unwrap_or_default()
        )),
        Some(_) => None,
    }
}
