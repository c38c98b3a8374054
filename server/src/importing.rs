//! `essor import`: imports the coordinator's two files, and prints every refused cell and every difference in plain French.

use crate::output::{Working, complain, counted, database_failed, say};
use app::{import_reason, sign_in::secret, texts::text, warning_in_words};
use chrono::{DateTime, Utc};
use domain::{
    people::import::{Cohort, MOST_BYTES, RefusedLine, SourceFile, Sources, Warning},
    values::language::Language,
};
use std::{
    collections::HashSet,
    fs::File,
    io::{self, Read},
    path::Path,
};
use store::{Actor, Db, Difference, INVITATION_DAYS, ImportError, ImportSummary, Person, StoreError, StructureStore};

/// The files of an import on this machine.
#[derive(Debug, Clone, Copy)]
pub struct Files<'a> {
    /// The participants and their enrollments.
    pub participants: &'a Path,
    /// Their monthly turnover, if it is in a file of its own.
    pub declarations: Option<&'a Path>,
}

impl Files<'_> {
    /// The name of a file. The turnover may be on another sheet of the participants' workbook.
    fn name(&self, file: SourceFile) -> String {
        let path = match file {
            SourceFile::Participants => self.participants,
            SourceFile::Declarations => self.declarations.unwrap_or(self.participants),
        };
        path.file_name().map_or_else(|| file.name().into(), |name| name.to_string_lossy().into_owned())
    }

    /// Reads the files, each CSV or a workbook.
    ///
    /// # Errors
    /// A closing sentence, once every refused cell is printed.
    fn open(&self) -> Result<(Sources, Cohort), String> {
        let (people, months) = (read(self.participants)?, self.declarations.map(read).transpose()?);
        let read = Sources::of(&people, months.as_deref()).and_then(|sources| sources.read().map(|cohort| (sources, cohort)));
        read.map_err(|cells| print_refused(&cells, self))
    }
}

/// The end of `essor import --help`: the columns of both files, with what stands in them.
pub fn columns_help() -> String {
    let of = |file: SourceFile, values: &str| format!("{}\n{}", file.columns().join(";"), text(Language::Fr, values));
    format!(
        "Colonnes de --participants\u{a0}:\n{}\nFacultatives, comme Essor les exporte\u{a0}: {}.\n\nColonnes de --declarations\u{a0}:\n{}",
        of(SourceFile::Participants, "import-values-people"),
        SourceFile::Participants.optional_columns().join(", "),
        of(SourceFile::Declarations, "import-values-months")
    )
}

/// Imports the files whole or not at all, and prints what was done, or every refused cell. With `apply`, differing data of participants
/// and imported months is taken over from the files.
///
/// # Errors
/// A sentence for the person who runs the command.
pub async fn run(
    db: &Db,
    base_url: &str,
    structure: Option<String>,
    files: Files<'_>,
    apply: bool,
    now: DateTime<Utc>,
) -> Result<(), String> {
    let store = find_structure(db, structure.as_deref()).await?;
    let (sources, (people, months)) = files.open()?;

    let team = store.people().team().await.map_err(failed)?;
    let by = Actor::tools(now);
    let working = Working::on("Import en cours");
    let imported = store.people().import_with(&by, &people, &months, apply).await;
    drop(working);
    let report = match imported {
        Ok(report) => report,
        Err(ImportError::Refused(cells)) => return Err(print_refused(&cells, &files)),
        Err(ImportError::Store(error)) => return Err(failed(error)),
    };
    // Invited before anything is printed: what reads the lines may end before they do.
    let known: HashSet<_> = team.into_iter().map(|person| person.id).collect();
    let mut invitations = Vec::new();
    for coach in store.people().team().await.map_err(failed)?.into_iter().filter(|person| !known.contains(&person.id)) {
        invitations.push(invite(db, base_url, &by, &coach).await?);
    }
    let warnings = sources.warnings(&people).into_iter().chain(report.warnings);
    warnings.for_each(|warning| say(warning_sentence(&warning, &files)));
    report.differences.iter().for_each(|difference| say(difference_sentence(difference, &files, apply)));
    say(summary(&report.summary));
    if !apply && report.differences.iter().any(|it| it.applies) {
        say("Pour reprendre du fichier ce qui peut l’être\u{a0}: la même commande avec --apply-differences.");
    }
    invitations.iter().for_each(say);
    Ok(())
}

/// Invites a coach whom the files name, and returns the line with the link: the person who runs the command passes it on.
async fn invite(db: &Db, base_url: &str, by: &Actor, coach: &Person) -> Result<String, String> {
    let token = secret::token();
    db.invite(by, coach, &secret::hash(&token), None).await.map_err(failed)?;
    let email = coach.email.as_deref().unwrap_or_default();
    Ok(format!("À transmettre à {} ({email}), valable {INVITATION_DAYS} jours\u{a0}: {base_url}/invitation/{token}", coach.name()))
}

/// The structure of that name; the only one when no name is given.
async fn find_structure(db: &Db, name: Option<&str>) -> Result<StructureStore, String> {
    let structures = db.structures().await.map_err(failed)?;
    let names = || structures.iter().map(|it| format!("«\u{a0}{}\u{a0}»", it.name)).collect::<Vec<_>>().join(", ");
    match (name.map(str::trim), structures.as_slice()) {
        (_, []) => Err("Il n’y a pas encore de structure\u{a0}: créez-la avec «\u{a0}essor setup\u{a0}».".into()),
        (None, [only]) => Ok(db.for_structure(&only.id)),
        (None, _) => Err(format!("Il y a plusieurs structures\u{a0}: dites laquelle avec --structure. Ce sont {}.", names())),
        (Some(name), all) => match all.iter().find(|it| it.name == name) {
            Some(found) => Ok(db.for_structure(&found.id)),
            None => Err(format!("Aucune structure ne s’appelle «\u{a0}{name}\u{a0}». Il y a {}.", names())),
        },
    }
}

/// The bytes of a file, at most one more than [`MOST_BYTES`]: enough to refuse it as too large.
fn read(path: &Path) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes));
    match read {
        Ok(_) => Ok(bytes),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(format!("Le fichier {} n’existe pas.", path.display())),
        Err(error) => Err(format!("Le fichier {} n’a pas pu être lu\u{a0}: {error}.", path.display())),
    }
}

fn failed(error: StoreError) -> String {
    match error {
        StoreError::Refused(refusal) => format!("Rien n’a été importé\u{a0}: {}", text(Language::Fr, refusal.key())),
        error => database_failed(&error),
    }
}

/// Prints every refused cell and returns the closing sentence.
fn print_refused(cells: &[RefusedLine], files: &Files<'_>) -> String {
    for cell in cells {
        complain(cell_sentence(&files.name(cell.file), cell));
    }
    let lines = cells.iter().map(|cell| (cell.file, cell.line)).collect::<HashSet<_>>().len();
    let lines = counted(lines, "ligne à corriger", "lignes à corriger");
    format!("Rien n’a été importé\u{a0}: {lines}.")
}

/// `À vérifier : La feuille « Feuil2 » n’est pas lue.`
fn warning_sentence(warning: &Warning, files: &Files<'_>) -> String {
    format!("À vérifier\u{a0}: {}", warning_in_words(Language::Fr, warning, |file| files.name(file)))
}

/// `participants.csv, ligne 2, Awa Traoré, « acre » : « non » dans Essor, « oui » dans le fichier.`
fn difference_sentence(it: &Difference, files: &Files<'_>, apply: bool) -> String {
    let quoted = |text: &str| if text.is_empty() { "rien".to_owned() } else { format!("«\u{a0}{text}\u{a0}»") };
    let then = match (it.applies, apply) {
        (true, true) => "repris du fichier",
        (true, false) => "laissé tel quel",
        (false, _) => "laissé tel quel, à changer sur sa fiche",
    };
    let (old, new) = (quoted(&it.old), quoted(&it.new));
    format!(
        "{}, ligne {}, {}, «\u{a0}{}\u{a0}»\u{a0}: {old} dans Essor, {new} dans le fichier. Cela est {then}.",
        files.name(it.file),
        it.line,
        it.person,
        it.column
    )
}

/// `participants.csv, ligne 12, colonne « debut_parcours » : Écrivez la date comme 31/12/2026.`
fn cell_sentence(file: &str, cell: &RefusedLine) -> String {
    let column = if cell.column.is_empty() { String::new() } else { format!(", colonne «\u{a0}{}\u{a0}»", cell.column) };
    format!("{file}, ligne {}{column}\u{a0}: {}", cell.line, import_reason(Language::Fr, cell))
}

/// The summary of an import: a line for each count above zero.
fn summary(done: &ImportSummary) -> String {
    let mut lines = Vec::new();
    let mut add = |n: usize, one: &str, many: &str| {
        if n > 0 {
            lines.push(format!("{}.", counted(n, one, many)));
        }
    };
    add(done.coaches_added, "accompagnateur ajouté", "accompagnateurs ajoutés");
    add(done.participants_added, "personne inscrite", "personnes inscrites");
    add(done.changes_applied, "changement repris du fichier", "changements repris du fichier");
    add(
        done.participants_differing,
        "personne déjà inscrite, avec d’autres données dans le fichier",
        "personnes déjà inscrites, avec d’autres données dans le fichier",
    );
    add(done.participants_known, "personne déjà inscrite, inchangée", "personnes déjà inscrites, inchangées");
    add(done.months_added, "mois ajouté comme validé", "mois ajoutés comme validés");
    add(done.months_known, "mois déjà là, inchangé", "mois déjà là, inchangés");
    add(done.months_differing, "mois déjà là avec d’autres montants", "mois déjà là avec d’autres montants");
    if done.is_nothing() {
        lines.push("Rien n’a changé.".into());
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::people::{Role, import::Reason};
    use std::path::PathBuf;
    use store::new_ulid;

    fn now() -> DateTime<Utc> {
        "2026-11-23T10:00:00Z".parse().unwrap()
    }

    fn demo_file(name: &str) -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("demo").join(name)
    }

    async fn empty_database() -> (PathBuf, Db) {
        let folder = std::env::temp_dir().join(format!("essor_import_{}", new_ulid(now())));
        std::fs::create_dir(&folder).unwrap();
        let db = Db::open(&format!("sqlite://{}/essor.db", folder.display())).await.unwrap();
        db.migrate().await.unwrap();
        (folder, db)
    }

    #[tokio::test]
    async fn files_are_imported_and_mistakes_reported() {
        let (folder, db) = empty_database().await;
        let (people, months) = (demo_file("participants.csv"), demo_file("chiffre_affaires.csv"));
        let import = |name: Option<&str>, people: PathBuf| {
            let (db, months, name) = (db.clone(), months.clone(), name.map(str::to_owned));
            async move {
                run(&db, "https://essor.exemple", name, Files { participants: &people, declarations: Some(&months) }, false, now()).await
            }
        };
        assert!(import(None, people.clone()).await.unwrap_err().contains("essor setup"));

        let by = Actor::tools(now());
        let ruche = db.create_structure(&by, "La Ruche", 70).await.unwrap();
        let bad = folder.join("mes gens.csv");
        let text = std::fs::read_to_string(&people).unwrap();
        std::fs::write(&bad, text.replace("15/03/2026", "15 mars").replace(";Sy;", ";;").replacen("0,00;900,00", "a;b", 1)).unwrap();
        assert_eq!(import(None, bad).await.unwrap_err(), "Rien n’a été importé\u{a0}: 2 lignes à corriger.");
        assert_eq!(db.for_structure(&ruche).enrollments().places().await.unwrap().taken, 0);
        assert!(import(None, folder.join("aucun.csv")).await.unwrap_err().ends_with("aucun.csv n’existe pas."));

        import(None, people.clone()).await.unwrap();
        import(Some(" La Ruche "), people.clone()).await.unwrap();
        let store = db.for_structure(&ruche);
        assert_eq!(store.enrollments().places().await.unwrap().taken, 65);
        let coaches = store.people().team().await.unwrap();
        assert!(coaches.iter().all(|coach| coach.role == Role::Coach) && coaches.len() == 3);
        for coach in coaches {
            let invited = store.journal().events_of(coach.id.as_str()).await.unwrap();
            assert_eq!(invited.iter().filter(|row| row.action == "person.invited").count(), 1);
        }

        db.create_structure(&by, "Le Moulin", 1).await.unwrap();
        assert!(import(None, people.clone()).await.unwrap_err().contains("«\u{a0}Le Moulin\u{a0}»"));
        assert!(import(Some("Moulin"), people.clone()).await.unwrap_err().contains("Aucune structure"));
        assert!(import(Some("Le Moulin"), people).await.unwrap_err().contains("lignes à corriger"));
        db.close().await;
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_refused_cell_is_one_sentence() {
        let mut cell = RefusedLine::new(SourceFile::Participants, 12, "debut_parcours", Reason::Date);
        let reason = text(Language::Fr, Reason::Date.key());
        assert_eq!(cell_sentence("a.csv", &cell), format!("a.csv, ligne 12, colonne «\u{a0}debut_parcours\u{a0}»\u{a0}: {reason}"));
        cell.column = "";
        assert_eq!(cell_sentence("a.csv", &cell), format!("a.csv, ligne 12\u{a0}: {reason}"));
        let twice = RefusedLine::new(SourceFile::Participants, 12, "telephone", Reason::Duplicate).with_earlier(4);
        assert_eq!(
            cell_sentence("a.csv", &twice),
            "a.csv, ligne 12, colonne «\u{a0}telephone\u{a0}»\u{a0}: La ligne 4 porte déjà ce contact."
        );
    }

    #[test]
    fn a_difference_is_one_sentence_with_both_values() {
        let path = PathBuf::from("gens.csv");
        let files = Files { participants: &path, declarations: None };
        let (person, column) = ("Awa Traoré".to_owned(), "immatriculation".to_owned());
        let it = Difference {
            file: SourceFile::Participants,
            line: 2,
            person,
            column,
            old: String::new(),
            new: "28/02/2024".into(),
            applies: true,
        };
        assert_eq!(
            difference_sentence(&it, &files, false),
            "gens.csv, ligne 2, Awa Traoré, «\u{a0}immatriculation\u{a0}»\u{a0}: rien dans Essor, «\u{a0}28/02/2024\u{a0}» dans le fichier. \
             Cela est laissé tel quel."
        );
        assert!(difference_sentence(&it, &files, true).ends_with("Cela est repris du fichier."));
    }

    #[test]
    fn the_summary_lists_every_count_above_zero() {
        let known = ImportSummary { participants_known: 1, months_known: 2, ..ImportSummary::default() };
        assert_eq!(summary(&known), "1 personne déjà inscrite, inchangée.\n2 mois déjà là, inchangés.\nRien n’a changé.");
        let added = ImportSummary { coaches_added: 1, participants_added: 65, months_added: 930, ..ImportSummary::default() };
        assert_eq!(summary(&added), "1 accompagnateur ajouté.\n65 personnes inscrites.\n930 mois ajoutés comme validés.");
    }
}
