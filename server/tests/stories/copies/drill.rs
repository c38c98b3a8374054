//! The drill: write under load, back up meanwhile, destroy, restore, compare.

use crate::support::{
    app::{Engine, TestApp, TestDb, on_both_engines, person, team},
    process::{complained, essor, run, said},
};
use domain::people::Role;
use std::{
    collections::BTreeMap,
    path::Path,
    process::Command,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
};
use store::{Actor, Db, TableSum, tables};

/// The sum of every table, and of what must be true of them.
async fn sums(url: &str) -> BTreeMap<&'static str, TableSum> {
    let db = Db::open(url).await.unwrap();
    let mut snapshot = db.snapshot().await.unwrap();
    let mut sums = BTreeMap::new();
    for table in tables() {
        sums.insert(table.name, snapshot.sum(table).await.unwrap());
    }
    assert_eq!(snapshot.violations().await.unwrap(), []);
    drop(snapshot);
    db.close().await;
    // When the last copy was made is noted after it.
    sums.remove("installation");
    sums
}

fn other(engine: Engine) -> Engine {
    if engine == Engine::Sqlite { Engine::Postgres } else { Engine::Sqlite }
}

/// The content of every document in a folder of data, by its key.
pub fn documents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for structure in std::fs::read_dir(folder.join("documents")).into_iter().flatten() {
        let structure = structure.unwrap();
        if structure.file_type().unwrap().is_dir() {
            for document in std::fs::read_dir(structure.path()).unwrap() {
                let document = document.unwrap();
                let key = format!("{}/{}", structure.file_name().display(), document.file_name().display());
                found.insert(key, std::fs::read(document.path()).unwrap());
            }
        }
    }
    found
}

/// What another reader says of an archive: the number of entries whose size, hash and lines are those of the manifest, and of rows.
fn read_by_python(archive: &Path) -> String {
    let script = "
import sys, tarfile, json, hashlib
with tarfile.open(sys.argv[1], 'r:gz') as tar:
    names = tar.getnames()
    manifest = json.load(tar.extractfile('manifest.json'))
    rows = 0
    for entry in manifest['entries']:
        content = tar.extractfile(entry['name']).read()
        assert len(content) == entry['bytes'], entry
        assert hashlib.sha256(content).hexdigest() == entry['sha256'], entry
        if entry['rows'] is not None:
            lines = [json.loads(line) for line in content.decode().splitlines()] if content else []
            assert len(lines) == entry['rows'] and content.count(b'\\n') == entry['rows'], entry
            rows += len(lines)
    assert names == [entry['name'] for entry in manifest['entries']] + ['manifest.json']
print(len(names) - 1, rows)";
    let output = Command::new("python3").args(["-c", script]).arg(archive).output().unwrap();
    assert!(output.status.success(), "{}", complained(&output));
    said(&output).trim().to_owned()
}

on_both_engines! {
    /// A row of every kind, and documents; to the same engine, and to the other by a file and without one.
    async fn a_copy_at_rest_is_restored_row_by_row_on_either_engine(app: Arc<TestApp>) {
        let team = team(&app, "Canal").await;
        team.rows.people().add_person(&Actor::tools(app.now), &person(Role::Coach, "Zoé", "zoe")).await.unwrap();
        let (before, kept) = (sums(&app.place.url).await, documents(&app.place.folder));
        let archive = app.place.folder.join("lundi.tar.gz");
        let made = run(&app.place, &["backup", "lundi.tar.gz"]);
        assert!(made.status.success(), "{}", complained(&made));
        let rows: u64 = before.values().map(|sum| sum.rows).sum();
        assert!(rows > 100 && !kept.is_empty());
        let installation = app.place.number("select count(*) from installation where key <> 'copy.last'").await;
        assert_eq!(read_by_python(&archive), format!("{} {}", tables().len() + kept.len(), rows as i64 + installation));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(&archive).unwrap().permissions().mode() & 0o777, 0o600);
        }

        for engine in [app.place.engine, other(app.place.engine)] {
            let fresh = TestDb::find(engine).await;
            let restored = run(&fresh, &["restore", archive.to_str().unwrap()]);
            assert!(restored.status.success(), "{}", complained(&restored));
            assert_eq!(sums(&fresh.url).await, before);
            assert_eq!(documents(&fresh.folder), kept);
            let verified = run(&fresh, &["verify"]);
            assert!(verified.status.success(), "{}{}", said(&verified), complained(&verified));
            // The same again finds a full database.
            let again = run(&fresh, &["restore", archive.to_str().unwrap()]);
            assert!(!again.status.success() && complained(&again).contains("n’est pas vide"), "{}", complained(&again));
            assert_eq!(sums(&fresh.url).await, before);
            fresh.tear_down().await;
        }

        let target = TestDb::find(other(app.place.engine)).await;
        let address = app.place.folder.join("adresse");
        std::fs::write(&address, format!("{}\n", target.url)).unwrap();
        let mut from_input = essor(&app.place);
        from_input.args(["copy", "--to-file", "-"]).stdin(std::fs::File::open(&address).unwrap());
        let copied = from_input.output().unwrap();
        assert!(copied.status.success(), "{}", complained(&copied));
        assert_eq!(sums(&target.url).await, before);
        for to in [["--to", &target.url], ["--to-file", address.to_str().unwrap()]] {
            let again = run(&app.place, &[&["copy"], &to[..]].concat());
            assert!(!again.status.success() && complained(&again).contains("on ne copie que dans une base neuve"), "{}", complained(&again));
        }
        let missing = run(&app.place, &["copy", "--to-file", "aucune"]);
        assert!(!missing.status.success() && complained(&missing).contains("le fichier aucune ne peut pas être lu"), "{}", complained(&missing));
        target.tear_down().await;
    }

    /// Ten copies while four writers add people and months: each holds every write acknowledged before it began.
    async fn no_write_acknowledged_before_a_copy_is_missing_in_it(app: Arc<TestApp>) {
        let team = team(&app, "Canal").await;
        let (written, stop) = (Arc::new(Mutex::new(Vec::new())), Arc::new(AtomicBool::new(false)));
        let writers: Vec<_> = (0..4)
            .map(|writer| {
                let (rows, now, written, stop) = (team.rows.clone(), app.now, written.clone(), stop.clone());
                tokio::spawn(async move {
                    for n in 0.. {
                        if stop.load(Ordering::Relaxed) {
                            break;
                        }
                        let new = person(Role::Coach, &format!("Nom{writer}"), &format!("ecrit{writer}.{n}"));
                        let id = rows.people().add_person(&Actor::tools(now), &new).await.unwrap();
                        written.lock().unwrap().push(id.to_string());
                    }
                })
            })
            .collect();
        let mut copies = Vec::new();
        for n in 0..10 {
            let acknowledged = written.lock().unwrap().clone();
            let name = format!("copie-{n}.tar.gz");
            let (place, file) = (app.clone(), name.clone());
            let made = tokio::task::spawn_blocking(move || run(&place.place, &["backup", &file])).await.unwrap();
            assert!(made.status.success(), "{}", complained(&made));
            copies.push((app.place.folder.join(name), acknowledged));
        }
        stop.store(true, Ordering::Relaxed);
        for writer in writers {
            writer.await.unwrap();
        }
        assert!(copies.windows(2).all(|two| two[0].1.len() < two[1].1.len()), "people were added during each copy");
        for (n, (archive, acknowledged)) in copies.iter().enumerate() {
            let engine = if n == 0 { other(app.place.engine) } else { app.place.engine };
            let fresh = TestDb::find(engine).await;
            let restored = run(&fresh, &["restore", archive.to_str().unwrap()]);
            assert!(restored.status.success(), "{}", complained(&restored));
            let there = fresh.texts("select id from person").await;
            let missing: Vec<_> = acknowledged.iter().filter(|id| !there.contains(id)).collect();
            assert!(missing.is_empty(), "{missing:?} are missing of {}", acknowledged.len());
            // Whole transactions: everybody has their line in the journal.
            assert_eq!(fresh.number("select count(*) from person p where p.email like 'ecrit%' and not exists (select 1 from audit a where a.subject_id = p.id)").await, 0);
            sums(&fresh.url).await;
            fresh.tear_down().await;
        }
    }
}
