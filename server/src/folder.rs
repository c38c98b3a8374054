//! The folder of this process, for its owner alone: it holds people's figures, documents and codes.

use std::path::Path;

/// From now on, files and folders that this process makes are open to its owner alone.
pub fn close_to_others() {
    #[cfg(unix)]
    rustix::process::umask(rustix::fs::Mode::RWXG | rustix::fs::Mode::RWXO);
}

/// Makes a folder when it is missing, and looks whether it can be written to and whether others can read it.
///
/// # Errors
/// A sentence for whoever runs the command.
pub fn prepare(path: &Path) -> Result<(), String> {
    std::fs::create_dir_all(path).map_err(|error| format!("Le dossier {} ne peut pas être créé : {error}.", path.display()))?;
    let probe = path.join(format!(".essor-{}", std::process::id()));
    std::fs::write(&probe, "essor").map_err(|error| match error.kind() {
        std::io::ErrorKind::StorageFull => format!("Le disque de {} est plein : faites de la place, puis relancez Essor.", path.display()),
        _ => format!("Essor ne peut pas écrire dans le dossier {} : {error}.", path.display()),
    })?;
    if let Err(error) = std::fs::remove_file(&probe) {
        tracing::warn!(%error, path = %probe.display(), "a file of a moment stays");
    }
    if open_to_others(path) {
        tracing::warn!("{0} can be read by other users of this machine. Close it: chmod 700 {0}", path.display());
    }
    Ok(())
}

#[cfg(unix)]
fn open_to_others(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(path).is_ok_and(|found| found.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn open_to_others(_: &Path) -> bool {
    false
}

/// Lets this process have as many descriptors as it is allowed, and gives their number; `None` where there is no limit.
pub fn raise_descriptors() -> Option<u64> {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
        let limit = getrlimit(Resource::Nofile);
        let raised = Rlimit { current: limit.maximum, maximum: limit.maximum };
        if setrlimit(Resource::Nofile, raised).is_ok() { limit.maximum } else { limit.current }
    }
    #[cfg(not(unix))]
    None
}
