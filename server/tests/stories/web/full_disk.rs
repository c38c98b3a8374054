//! A full disk: a small one, where this machine allows to mount it. The tests of the store cover the same without a mount.

use crate::support::{
    app::{Engine, TestDb, client},
    process::Process,
};
use std::{
    io::Write,
    path::{Path, PathBuf},
    process::Command,
};

/// A disk of 24 MB, unmounted when dropped.
struct Disk(PathBuf);

impl Disk {
    /// `None` where it may not be mounted.
    fn mounted(at: &Path) -> Option<Self> {
        std::fs::create_dir(at).unwrap();
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=24m", "essor-test"]).arg(at).output();
        mounted.is_ok_and(|output| output.status.success()).then(|| Self(at.to_owned()))
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(&self.0).status();
    }
}

/// Writes into a file until nothing more fits.
fn fill(path: &Path) {
    let mut file = std::fs::File::create(path).unwrap();
    for size in [64 * 1024, 1024, 1] {
        while file.write_all(&vec![0; size]).is_ok() {}
    }
}

async fn mistyped(process: &Process) -> u16 {
    let form = [("contact", "ni l’un ni l’autre".repeat(10))];
    let sent = client().post(format!("{}/api/connexion/contact", process.base)).header("accept", "text/html").form(&form).send();
    sent.await.unwrap().status().as_u16()
}

async fn readiness(process: &Process) -> (u16, String) {
    let told = client().get(format!("{}/readyz", process.base)).send().await.unwrap();
    (told.status().as_u16(), told.text().await.unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_is_reported_until_there_is_room_again() {
    let mut place = TestDb::find(Engine::Sqlite).await;
    let folder = place.folder.join("disque");
    let Some(_disk) = Disk::mounted(&folder) else { return };
    place.url = format!("sqlite://{}", folder.join("essor.db").display());
    let process = Process::serve(&place).await;
    assert_eq!((mistyped(&process).await, readiness(&process).await), (303, (200, "ok".into())));
    for _ in 0..2 {
        fill(&folder.join("reste"));
        let mut refused = 0;
        for _ in 0..2_000 {
            match mistyped(&process).await {
                303 => {}
                status => {
                    assert_eq!(status, 503);
                    refused += 1;
                }
            }
            if refused == 3 {
                break;
            }
        }
        assert_eq!(refused, 3, "the disk is full");
        let (status, told) = readiness(&process).await;
        assert_eq!((status, told.as_str()), (503, "database: the disk is full"));
        assert!(client().get(format!("{}/connexion", process.base)).send().await.unwrap().status().is_success());
        std::fs::remove_file(folder.join("reste")).unwrap();
        assert_eq!((mistyped(&process).await, readiness(&process).await), (303, (200, "ok".into())));
    }
}
