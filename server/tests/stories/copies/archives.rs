//! Archives and databases that are refused, with a sentence and nothing changed; documents that are not as they were.

use crate::support::{
    app::{CONTENT, Engine, TestApp, TestDb, on_both_engines, run_on, team},
    process::{complained, essor, run, said},
};
use age::secrecy::ExposeSecret;
use std::{
    io::Read,
    path::{Path, PathBuf},
    process::Command,
    sync::Arc,
};

/// A copy of a structure with a row of every kind.
async fn copy(app: &TestApp, options: &[&str]) -> PathBuf {
    team(app, "Canal").await;
    let made = run(&app.place, &[&["backup", "copie"], options].concat());
    assert!(made.status.success(), "{}", complained(&made));
    app.place.folder.join(if options.contains(&"--to-age") { "copie.age" } else { "copie" })
}

/// Restores into a fresh database and expects a sentence, an empty database and no documents.
async fn refused(engine: Engine, archive: &Path, options: &[&str], sentence: &str) {
    let fresh = TestDb::find(engine).await;
    let output = run(&fresh, &[&["restore", archive.to_str().unwrap()], options].concat());
    let complaint = complained(&output);
    assert!(
        !output.status.success() && complaint.contains(sentence),
        "«\u{a0}{sentence}\u{a0}» was expected, not: {complaint}{}",
        said(&output)
    );
    assert!(!complaint.contains("panicked"), "{complaint}");
    let there = store::Db::open(&fresh.url).await.unwrap();
    assert!(there.is_empty().await.unwrap());
    there.close().await;
    let documents = super::drill::documents(&fresh.folder).len();
    assert_eq!(documents, 0, "no document was left");
    fresh.tear_down().await;
}

/// The archive with a change to one of its entries, written anew with right sums of its own.
fn changed(archive: &Path, name: &str, change: &str) -> PathBuf {
    let to = archive.with_file_name(format!("change-{name}"));
    let script = "
import sys, tarfile, json, hashlib, io
source, target, change = sys.argv[1:]
with tarfile.open(source, 'r:gz') as tar:
    entries = [(info, tar.extractfile(info).read()) for info in tar.getmembers()]
manifest = json.loads(entries.pop()[1])
exec(change)
with tarfile.open(target, 'w:gz') as tar:
    for info, content in entries + ([] if manifest is None else [(tarfile.TarInfo('manifest.json'), json.dumps(manifest).encode())]):
        info.size = len(content)
        tar.addfile(info, io.BytesIO(content))";
    let output = Command::new("python3").args(["-c", script]).args([archive, &to]).arg(change).output().unwrap();
    assert!(output.status.success(), "{}", complained(&output));
    to
}

on_both_engines! {
    async fn archives_that_cannot_be_restored_change_nothing(app: Arc<TestApp>) {
        let archive = copy(&app, &[]).await;
        let engine = app.place.engine;
        let whole = std::fs::read(&archive).unwrap();
        let file = |name: &str, bytes: &[u8]| {
            let path = app.place.folder.join(name);
            std::fs::write(&path, bytes).unwrap();
            path
        };
        refused(engine, &app.place.folder.join("rien"), &[], "n’existe pas").await;
        refused(engine, &file("vide", b""), &[], "n’est pas une copie d’Essor").await;
        refused(engine, &file("texte", b"Ceci n'est pas une copie."), &[], "n’est pas une copie d’Essor").await;
        refused(engine, &file("moitie", &whole[..whole.len() / 2]), &[], "est abîmée ou incomplète").await;
        refused(engine, &file("presque", &whole[..whole.len() - 4]), &[], "est abîmée ou incomplète").await;
        refused(engine, &file("suite", &[&whole[..], b"more"].concat()), &[], "est abîmée ou incomplète").await;
        let mut flipped = whole.clone();
        flipped[whole.len() / 3] ^= 0x20;
        refused(engine, &file("bit", &flipped), &[], "est abîmée ou incomplète").await;

        let change = |name: &str, change: &str| changed(&archive, name, change);
        refused(engine, &change("sans", "manifest = None"), &[], "est abîmée ou incomplète").await;
        refused(engine, &change("moins", "del entries[3]"), &[], "est abîmée ou incomplète").await;
        refused(engine, &change("plus", "entries.append((tarfile.TarInfo('documents/../../etc'), b''))"), &[], "n’est pas une copie d’Essor").await;
        // Its name stands in an entry of its own before it (POSIX.1-2001).
        refused(engine, &change("longue", "entries.append((tarfile.TarInfo('documents/A/' + 'B' * 200), b''))"), &[], "n’est pas une copie d’Essor").await;
        let person = "i = next(i for i, e in enumerate(entries) if e[0].name == 'tables/person.jsonl'); content = entries[i][1]";
        let replace = |what: &str| format!(
            "{person}; content = {what}; entries[i] = (entries[i][0], content)
entry = next(e for e in manifest['entries'] if e['name'] == 'tables/person.jsonl')
entry.update(bytes=len(content), sha256=hashlib.sha256(content).hexdigest(), rows=content.count(b'\\n'))"
        );
        refused(engine, &change("somme", &format!("{person}; entries[i] = (entries[i][0], content.replace(b'Coach', b'Choac', 1))")), &[], "tables/person.jsonl").await;
        refused(engine, &change("ligne", &replace("content + b'{}\\n'")), &[], "Une ligne de la table person est refusée").await;
        refused(engine, &change("role", &replace("content.replace(b'\"Coordinator\"', b'\"Pilot\"')")), &[], "Une ligne de la table person est refusée").await;
        refused(engine, &change("manque", &replace("b''")), &[], "").await;
        refused(engine, &change("ancienne", "manifest.update(schema=28, essor='0.0.9')"), &[], "restaurez-la avec la version 0.0.9").await;
        refused(engine, &change("recente", "manifest.update(schema=999, essor='9.1.0')"), &[], "une version plus récente d’Essor (9.1.0").await;
        refused(engine, &change("format", "manifest.update(format=2, essor='9.1.0')"), &[], "une version plus récente d’Essor (9.1.0)").await;
    }
}

async fn a_document_that_is_there_otherwise_is_not_replaced(app: Arc<TestApp>) {
    let archive = copy(&app, &[]).await;
    let fresh = TestDb::find(Engine::Sqlite).await;
    let key = app.place.texts("select object from document where object is not null order by object desc limit 1").await.remove(0);
    let there = fresh.folder.join("documents").join(&key);
    std::fs::create_dir_all(there.parent().unwrap()).unwrap();
    std::fs::write(&there, "autre").unwrap();
    let output = run(&fresh, &["restore", archive.to_str().unwrap()]);
    assert!(!output.status.success() && complained(&output).contains("est déjà là avec un autre contenu"), "{}", complained(&output));
    assert_eq!(std::fs::read_to_string(&there).unwrap(), "autre");
    let left: Vec<_> = std::fs::read_dir(there.parent().unwrap()).unwrap().collect();
    assert_eq!(left.len(), 1, "documents that were written before go again: {left:?}");
    std::fs::write(&there, CONTENT).unwrap();
    let output = run(&fresh, &["restore", archive.to_str().unwrap()]);
    assert!(output.status.success(), "{}", complained(&output));
}

#[test]
fn a_document_that_is_there_otherwise_is_not_replaced_on_sqlite() {
    run_on(Engine::Sqlite, a_document_that_is_there_otherwise_is_not_replaced);
}

async fn only_the_key_of_an_encrypted_copy_opens_it(app: Arc<TestApp>) {
    let (ours, others) = (age::x25519::Identity::generate(), age::x25519::Identity::generate());
    let archive = copy(&app, &["--to-age", &ours.to_public().to_string()]).await;
    let keys = |name: &str, identity: &age::x25519::Identity| {
        let path = app.place.folder.join(name);
        std::fs::write(&path, format!("# created: today\n{}\n", identity.to_string().expose_secret())).unwrap();
        path
    };
    let (ours_file, others_file) = (keys("ours.key", &ours), keys("others.key", &others));
    let no_key = app.place.folder.join("no.key");
    std::fs::write(&no_key, "secret").unwrap();
    let identity = |path: &PathBuf| ["--identity".to_owned(), path.display().to_string()];
    let with = |path: &PathBuf| identity(path).map(|text| text.leak() as &str);
    refused(Engine::Sqlite, &archive, &[], "donnez le fichier de sa clé avec --identity").await;
    refused(Engine::Sqlite, &archive, &with(&others_file), "Cette clé n’ouvre pas la copie").await;
    refused(Engine::Sqlite, &archive, &with(&no_key), "n’est pas une clé age").await;
    let whole = std::fs::read(&archive).unwrap();
    let cut = app.place.folder.join("coupee");
    std::fs::write(&cut, &whole[..whole.len() - 100]).unwrap();
    refused(Engine::Sqlite, &cut, &with(&ours_file), "est abîmée ou incomplète").await;
    // What is inside is an archive like any other.
    let mut plain = Vec::new();
    let decryptor = age::Decryptor::new(&*whole).unwrap();
    decryptor.decrypt(std::iter::once(&ours as &dyn age::Identity)).unwrap().read_to_end(&mut plain).unwrap();
    assert!(plain.starts_with(&[0x1f, 0x8b]));

    let fresh = TestDb::find(Engine::Sqlite).await;
    let restored = run(&fresh, &["restore", archive.to_str().unwrap(), "--identity", ours_file.to_str().unwrap()]);
    assert!(restored.status.success(), "{}", complained(&restored));
    let of = "select count(*) from person";
    assert_eq!(fresh.number(of).await, app.place.number(of).await);
    let wrong = run(&app.place, &["backup", "autre", "--to-age", "age1nothing"]);
    assert!(!wrong.status.success() && complained(&wrong).contains("n’est pas une clé publique age"), "{}", complained(&wrong));
    let setting = essor(&app.place).args(["backup", "par-reglage"]).env("ESSOR_BACKUP_AGE", ours.to_public().to_string()).output().unwrap();
    assert!(
        setting.status.success() && said(&setting).contains("par-reglage.age\u{a0}: chiffrée, "),
        "{}{}",
        said(&setting),
        complained(&setting)
    );
    assert!(std::fs::read(app.place.folder.join("par-reglage.age")).unwrap().starts_with(b"age-encryption.org/"));
    assert!(!app.place.folder.join("par-reglage").exists());
    let again = run(&app.place, &["backup", "par-reglage.age", "--to-age", &ours.to_public().to_string()]);
    assert!(!again.status.success() && complained(&again).contains("par-reglage.age existe déjà"), "{}", complained(&again));
}

#[test]
fn only_the_key_of_an_encrypted_copy_opens_it_on_sqlite() {
    run_on(Engine::Sqlite, only_the_key_of_an_encrypted_copy_opens_it);
}

async fn a_file_that_exists_or_a_missing_folder_gets_no_copy(app: Arc<TestApp>) {
    let archive = copy(&app, &[]).await;
    let before = std::fs::read(&archive).unwrap();
    let again = run(&app.place, &["backup", "copie"]);
    assert!(!again.status.success() && complained(&again).contains("existe déjà"), "{}", complained(&again));
    assert_eq!(std::fs::read(&archive).unwrap(), before);
    let nowhere = run(&app.place, &["backup", "nulle-part/copie"]);
    assert!(!nowhere.status.success() && complained(&nowhere).contains("n’existe pas"), "{}", complained(&nowhere));
    let left = std::fs::read_dir(&app.place.folder)
        .unwrap()
        .filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().starts_with(".essor-copie"));
    assert_eq!(left.count(), 0, "nothing unfinished stays");
    let empty = TestDb::find(Engine::Sqlite).await;
    for command in [&["backup", "x"][..], &["verify"]] {
        let output = run(&empty, command);
        assert!(!output.status.success() && complained(&output).contains("est vide"), "{}", complained(&output));
    }
}

#[test]
fn a_file_that_exists_or_a_missing_folder_gets_no_copy_on_sqlite() {
    run_on(Engine::Sqlite, a_file_that_exists_or_a_missing_folder_gets_no_copy);
}

async fn documents_that_are_not_as_they_were_are_named(app: Arc<TestApp>) {
    let team = team(&app, "Canal").await;
    let verify = |options: &[&str]| run(&app.place, &[&["verify"], options].concat());
    let output = verify(&[]);
    assert!(output.status.success(), "{}{}", said(&output), complained(&output));
    let keys = app.place.texts("select object from document where object is not null order by object").await;
    let folder = app.place.folder.join("documents");
    std::fs::write(folder.join(&keys[0]), "abîmé").unwrap();
    let orphan = folder.join(team.rows.structure_id().as_str()).join(store::new_ulid(app.now));
    std::fs::write(&orphan, "orphelin").unwrap();
    let young = verify(&["--sweep"]);
    assert!(orphan.exists() && !said(&young).contains("aucune ligne"), "one of today may belong to a request that is not over");
    let long_ago = std::time::SystemTime::from(app.now - chrono::Duration::days(3));
    std::fs::File::options().write(true).open(&orphan).unwrap().set_modified(long_ago).unwrap();
    let output = verify(&[]);
    assert!(!output.status.success());
    assert!(said(&output).contains(&format!("Document {}\u{a0}: n’est plus comme il a été rangé.", keys[0])), "{}", said(&output));
    assert!(said(&output).contains("aucune ligne ne le nomme"), "{}", said(&output));
    // A copy is made all the same, and says so.
    let made = run(&app.place, &["backup", "quand-meme"]);
    assert!(made.status.success() && complained(&made).contains(&keys[0]), "{}", complained(&made));
    std::fs::remove_file(folder.join(&keys[0])).unwrap();
    let output = verify(&["--sweep"]);
    assert!(!output.status.success() && !orphan.exists());
    assert!(said(&output).contains(&format!("Document {}\u{a0}: manque.", keys[0])), "{}", said(&output));
    let made = run(&app.place, &["backup", "sans"]);
    assert!(made.status.success() && complained(&made).contains(&keys[0]), "{}", complained(&made));
    let fresh = TestDb::find(Engine::Sqlite).await;
    let restored = run(&fresh, &["restore", app.place.folder.join("sans").to_str().unwrap()]);
    assert!(restored.status.success() && complained(&restored).contains("manquait déjà"), "{}", complained(&restored));
    let output = run(&fresh, &["verify"]);
    assert!(!output.status.success() && complained(&output).contains("1 point à vérifier."), "{}{}", said(&output), complained(&output));
}

#[test]
fn documents_that_are_not_as_they_were_are_named_on_sqlite() {
    run_on(Engine::Sqlite, documents_that_are_not_as_they_were_are_named);
}
