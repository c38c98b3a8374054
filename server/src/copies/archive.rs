//! Writes an archive (tar, gzip, perhaps age) under another name and renames it once it is whole.

use crate::copies::{
    manifest::{Entry, MANIFEST, Manifest},
    sentences::not_written,
};
use age::{Encryptor, stream::StreamWriter, x25519::Recipient};
use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};
use std::{
    fs::File,
    io::{self, BufWriter, Read, Seek, Write},
    path::{Path, PathBuf},
};
use tempfile::NamedTempFile;
use tokio::sync::mpsc::Receiver;

/// The beginning of the names of archives that are not whole.
pub(super) const UNFINISHED: &str = ".essor-copie-";

/// A step of writing an archive.
pub(super) enum Step {
    /// An entry of that name.
    Begin(String),
    /// More of its content.
    Bytes(Vec<u8>),
    /// Its end, with the number of rows of a table.
    End(Option<u64>),
    /// The manifest, whose entries are filled in.
    Finish(Manifest),
}

impl From<Vec<u8>> for Step {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(bytes)
    }
}

/// Where the compressed bytes go.
enum Output {
    Plain(BufWriter<NamedTempFile>),
    Encrypted(StreamWriter<BufWriter<NamedTempFile>>),
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Plain(to) => to.write(bytes),
            Self::Encrypted(to) => to.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Plain(to) => to.flush(),
            Self::Encrypted(to) => to.flush(),
        }
    }
}

/// Writes the steps to a file that must not exist yet, readable by its owner only. Without [`Step::Finish`] nothing stays. Blocks.
/// Returns the size of the file in bytes.
///
/// # Errors
/// A sentence for the person who runs the command.
pub(super) fn write(path: &Path, recipient: Option<&Recipient>, steps: Receiver<Step>) -> Result<u64, String> {
    if path.exists() {
        return Err(format!("Le fichier {} existe déjà\u{a0}: choisissez un autre nom. Rien n’a été écrit.", path.display()));
    }
    write_steps(path, recipient, steps).map_err(|error| not_written(path, &error))
}

fn write_steps(path: &Path, recipient: Option<&Recipient>, mut steps: Receiver<Step>) -> io::Result<u64> {
    let folder = folder_of(path);
    // Made with mode 0600, and removed when it is dropped.
    let file = BufWriter::new(tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(&folder)?);
    let output = match recipient {
        None => Output::Plain(file),
        Some(recipient) => {
            let encryptor = Encryptor::with_recipients(std::iter::once(recipient as &dyn age::Recipient))
                .map_err(|error| io::Error::other(error.to_string()))?;
            Output::Encrypted(encryptor.wrap_output(file)?)
        }
    };
    let mut tar = tar::Builder::new(GzEncoder::new(output, Compression::default()));
    let mut entries = Vec::new();
    let mut open: Option<Spool> = None;
    let mut whole = false;
    while let Some(step) = steps.blocking_recv() {
        match step {
            Step::Begin(name) => open = Some(Spool::new(name, &folder)?),
            Step::Bytes(bytes) => {
                if let Some(spool) = &mut open {
                    spool.append(&bytes)?;
                }
            }
            Step::End(rows) => {
                if let Some(spool) = open.take() {
                    entries.push(spool.add_to(&mut tar, rows)?);
                }
            }
            Step::Finish(manifest) => {
                let manifest = Manifest { entries: std::mem::take(&mut entries), ..manifest };
                let text = serde_json::to_vec_pretty(&manifest)?;
                tar.append_data(&mut header(text.len() as u64), MANIFEST, &*text)?;
                whole = true;
            }
        }
    }
    if !whole {
        return Err(io::ErrorKind::Interrupted.into());
    }
    let file = match tar.into_inner()?.finish()? {
        Output::Plain(file) => file,
        Output::Encrypted(stream) => stream.finish()?,
    };
    let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.as_file().sync_all()?;
    let file = file.persist_noclobber(path).map_err(|error| error.error)?;
    // The name is safe once its folder is.
    File::open(&folder)?.sync_all()?;
    Ok(file.metadata()?.len())
}

/// The folder of a file.
fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// The content of an entry, in a file without a name: its size is written before it.
struct Spool {
    name: String,
    file: BufWriter<File>,
    bytes: u64,
    hash: Sha256,
}

impl Spool {
    fn new(name: String, folder: &Path) -> io::Result<Self> {
        Ok(Self { name, file: BufWriter::new(tempfile::tempfile_in(folder)?), bytes: 0, hash: Sha256::new() })
    }

    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.bytes += bytes.len() as u64;
        self.hash.update(bytes);
        self.file.write_all(bytes)
    }

    fn add_to<W: Write>(self, tar: &mut tar::Builder<W>, rows: Option<u64>) -> io::Result<Entry> {
        let mut file = self.file.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.rewind()?;
        tar.append_data(&mut header(self.bytes), &self.name, file.take(self.bytes))?;
        Ok(Entry { name: self.name, rows, bytes: self.bytes, sha256: format!("{:x}", self.hash.finalize()) })
    }
}

fn header(bytes: u64) -> tar::Header {
    let mut header = tar::Header::new_gnu();
    header.set_entry_type(tar::EntryType::Regular);
    header.set_size(bytes);
    header.set_mode(0o600);
    header.set_uid(0);
    header.set_gid(0);
    header.set_mtime(0);
    header
}
