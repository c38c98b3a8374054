//! The data folder of this process, readable by its owner only: it holds declarations, documents and codes.

use std::path::Path;

/// Sets the umask: new files and folders of this process are accessible to its owner only.
pub fn close_to_others() {
    #[cfg(unix)]
    rustix::process::umask(rustix::fs::Mode::RWXG | rustix::fs::Mode::RWXO);
}

/// Makes a folder if it is missing, checks that it can be written to, and logs a warning if other users can read it.
///
/// # Errors
/// A sentence for the person who runs the command.
pub fn prepare(path: &Path) -> Result<(), String> {
    std::fs::create_dir_all(path).map_err(|error| format!("Le dossier {} ne peut pas être créé : {error}.", path.display()))?;
    let probe = path.join(format!(".essor-{}", std::process::id()));
    std::fs::write(&probe, "essor").map_err(|error| match error.kind() {
        std::io::ErrorKind::StorageFull => format!("Le disque de {} est plein : faites de la place, puis relancez Essor.", path.display()),
        _ => format!("Essor ne peut pas écrire dans le dossier {} : {error}.", path.display()),
    })?;
    if let Err(error) = std::fs::remove_file(&probe) {
        tracing::warn!(%error, path = %probe.display(), "a temporary file could not be removed");
    }
    if is_open_to_others(path) {
        tracing::warn!("{0} can be read by other users of this machine. Close it: chmod 700 {0}", path.display());
    }
    Ok(())
}

/// Whether other users of this machine can read a folder, write to it or enter it.
#[cfg(unix)]
pub fn is_open_to_others(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(path).is_ok_and(|found| found.permissions().mode() & 0o077 != 0)
}

/// No rights are known here.
#[cfg(not(unix))]
pub fn is_open_to_others(_: &Path) -> bool {
    false
}

/// Raises the limit of open descriptors to the highest allowed, and returns it; `None` where there is no limit.
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
