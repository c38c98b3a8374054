//! Reads an archive from its first to its last byte, and compares every sum with its manifest.

use crate::copies::{
    manifest::{Entry, FORMAT, MANIFEST, Manifest, TABLES, entry_document, entry_table},
    sentences::damaged,
};
use crate::output::counted;
use age::{DecryptError, Decryptor, stream::StreamReader, x25519::Identity};
use flate2::bufread::GzDecoder;
use sha2::{Digest, Sha256};
use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read, Seek},
    path::Path,
};
use store::{newest_migration, tables};

/// The size of the pieces that are read at once, in bytes.
const PIECE: usize = 64 * 1024;

/// The most bytes of a manifest: some millions of documents.
const MOST_MANIFEST: u64 = 1024 * 1024 * 1024;

/// The most bytes that are held of an entry: of a document, which is read whole, or of a row. More than any that Essor takes.
const MOST_HELD: usize = 256 * 1024 * 1024;

/// A piece of an archive.
pub(super) enum Piece<'a> {
    /// Whole lines of a table.
    Lines(&'a str, Vec<u8>),
    /// The end of a table.
    Table(&'a str),
    /// A document, whole: its key and its content.
    Document(&'a str, Vec<u8>),
}

/// An archive on this machine.
pub(super) struct Archive {
    file: File,
    name: String,
    identities: Vec<Identity>,
}

/// The bytes of an archive, as they were compressed.
enum Input {
    Plain(BufReader<File>),
    Encrypted(Box<BufReader<StreamReader<BufReader<File>>>>),
}

impl Read for Input {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain(from) => from.read(bytes),
            Self::Encrypted(from) => from.read(bytes),
        }
    }
}

impl BufRead for Input {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        match self {
            Self::Plain(from) => from.fill_buf(),
            Self::Encrypted(from) => from.fill_buf(),
        }
    }

    fn consume(&mut self, bytes: usize) {
        match self {
            Self::Plain(from) => from.consume(bytes),
            Self::Encrypted(from) => from.consume(bytes),
        }
    }
}

impl Archive {
    /// Opens an archive, and the file with the keys that may open it.
    ///
    /// # Errors
    /// A sentence for the person who runs the command.
    pub(super) fn open(path: &Path, keys: Option<&Path>) -> Result<Self, String> {
        let name = path.display().to_string();
        let file = File::open(path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => format!("Le fichier {name} n’existe pas."),
            _ => format!("Le fichier {name} n’a pas pu être lu\u{a0}: {error}."),
        })?;
        Ok(Self { file, name, identities: keys.map(read_keys).transpose()?.unwrap_or_default() })
    }

    /// Reads the whole archive and gives its pieces to `take`, which may refuse them with a sentence. Blocks. Returns its manifest once
    /// everything was compared with it: pieces that were taken before count only then.
    ///
    /// # Errors
    /// A sentence for the person who runs the command.
    pub(super) fn read(&self, mut take: impl FnMut(Piece<'_>) -> Result<(), String>) -> Result<Manifest, String> {
        let input = self.input()?;
        // What a key of ours has opened is an archive.
        let ours = matches!(input, Input::Encrypted(_));
        let mut archive = tar::Archive::new(GzDecoder::new(input));
        let (mut found, mut manifest): (Vec<Entry>, Option<Manifest>) = (Vec::new(), None);
        let first_is_ours = |found: &[Entry]| ours || found.first().is_some_and(|entry| entry.name.starts_with(TABLES));
        let broken =
            |error: io::Error, found: &[Entry]| if first_is_ours(found) { damaged(&self.name, &error.to_string()) } else { self.foreign() };
        // Raw: names of a copy are short. Long ones, which tar would read whole into memory, are entries of a kind that is refused.
        for entry in archive.entries().map_err(|error| broken(error, &[]))?.raw(true) {
            let mut entry = entry.map_err(|error| broken(error, &found))?;
            let name = String::from_utf8(entry.path_bytes().into_owned()).map_err(|_| self.foreign())?;
            if manifest.is_some() || !entry.header().entry_type().is_file() {
                return Err(self.foreign());
            }
            if name == MANIFEST {
                let mut text = Vec::new();
                (&mut entry).take(MOST_MANIFEST).read_to_end(&mut text).map_err(|error| broken(error, &found))?;
                manifest = Some(self.parse(&text)?);
            } else if entry_table(&name).is_some() || entry_document(&name).is_some() {
                let content = read_entry(&name, &mut entry, &mut take);
                found.push(content.map_err(|error| match error {
                    Stopped::Broken(error) if first_is_ours(&found) || entry_table(&name).is_some() => {
                        damaged(&self.name, &error.to_string())
                    }
                    Stopped::Broken(_) => self.foreign(),
                    Stopped::Refused(sentence) => sentence,
                })?);
            } else {
                return Err(self.foreign());
            }
        }
        // The sums of gzip and age stand at their ends.
        let mut rest = archive.into_inner();
        io::copy(&mut rest, &mut io::sink()).map_err(|error| broken(error, &found))?;
        let more = io::copy(&mut rest.into_inner(), &mut io::sink()).map_err(|error| broken(error, &found))?;
        let Some(manifest) = manifest else {
            return Err(if first_is_ours(&found) { damaged(&self.name, "sa fin manque") } else { self.foreign() });
        };
        if more > 0 {
            return Err(damaged(&self.name, "d’autres octets suivent sa fin"));
        }
        self.compare(&manifest, &found)?;
        Ok(manifest)
    }

    /// The bytes of the file from its beginning, decrypted if they were encrypted.
    fn input(&self) -> Result<Input, String> {
        let unreadable = |error: io::Error| format!("Le fichier {} n’a pas pu être lu\u{a0}: {error}.", self.name);
        let mut file = self.file.try_clone().map_err(unreadable)?;
        file.rewind().map_err(unreadable)?;
        let mut file = BufReader::with_capacity(PIECE, file);
        if !file.fill_buf().map_err(unreadable)?.starts_with(b"age-encryption.org/") {
            return Ok(Input::Plain(file));
        }
        if self.identities.is_empty() {
            return Err(format!(
                "La copie {} est chiffrée\u{a0}: donnez le fichier de sa clé avec --identity. Rien n’a été changé.",
                self.name
            ));
        }
        let keys = self.identities.iter().map(|identity| identity as &dyn age::Identity);
        let opened = Decryptor::new_buffered(file).and_then(|decryptor| decryptor.decrypt(keys));
        let stream = opened.map_err(|error| match error {
            DecryptError::NoMatchingKeys => {
                format!("Cette clé n’ouvre pas la copie {}\u{a0}: elle a été chiffrée pour une autre. Rien n’a été changé.", self.name)
            }
            error => damaged(&self.name, &error.to_string()),
        })?;
        Ok(Input::Encrypted(Box::new(BufReader::with_capacity(PIECE, stream))))
    }

    /// The sentence for a file that no `essor backup` has written.
    fn foreign(&self) -> String {
        format!("Le fichier {} n’est pas une copie d’Essor, ou son début est abîmé. Rien n’a été changé.", self.name)
    }

    /// The manifest, if this version can restore what it describes.
    fn parse(&self, text: &[u8]) -> Result<Manifest, String> {
        let value: serde_json::Value = serde_json::from_slice(text).map_err(|error| damaged(&self.name, &error.to_string()))?;
        let written_by = value["essor"].as_str().unwrap_or("?").to_owned();
        if value["format"].as_u64().is_some_and(|format| format > u64::from(FORMAT)) {
            return Err(format!(
                "La copie {} vient d’une version plus récente d’Essor ({written_by})\u{a0}: installez-la. Rien n’a été changé.",
                self.name
            ));
        }
        let manifest: Manifest = serde_json::from_value(value).map_err(|error| damaged(&self.name, &error.to_string()))?;
        let ours = newest_migration().unwrap_or_default();
        if manifest.schema > ours {
            return Err(format!(
                "La copie {} vient d’une version plus récente d’Essor ({written_by}, schéma {}\u{a0}; celle-ci connaît le schéma {ours})\u{a0}: \
                 installez-la. Rien n’a été changé.",
                self.name, manifest.schema
            ));
        }
        if manifest.schema < ours {
            return Err(format!(
                "La copie {} vient d’une version plus ancienne d’Essor ({written_by}, schéma {}\u{a0}; celle-ci attend le schéma {ours})\u{a0}: \
                 restaurez-la avec la version {written_by}, puis lancez «\u{a0}essor migrate\u{a0}» avec celle-ci. Rien n’a été changé.",
                self.name, manifest.schema
            ));
        }
        Ok(manifest)
    }

    /// Compares what was read with what the manifest says, and the tables with those of this version.
    fn compare(&self, manifest: &Manifest, found: &[Entry]) -> Result<(), String> {
        if let Some((said, read)) = manifest.entries.iter().zip(found).find(|(said, read)| said != read) {
            let name = if said.name == read.name { &read.name } else { &said.name };
            return Err(damaged(&self.name, &format!("{name} n’est pas ce que dit {MANIFEST}")));
        }
        if manifest.entries.len() != found.len() {
            let counts = format!("{} sur {}", found.len(), counted(manifest.entries.len(), "entrée", "entrées"));
            return Err(damaged(&self.name, &counts));
        }
        let there = found.iter().filter_map(|entry| entry_table(&entry.name));
        if !there.eq(tables().iter().map(|table| table.name)) {
            return Err(damaged(&self.name, "ses tables ne sont pas celles de son schéma"));
        }
        Ok(())
    }
}

/// Why an entry was not read to its end.
enum Stopped {
    Broken(io::Error),
    Refused(String),
}

/// Reads an entry and gives it on: a table in pieces of whole lines, a document whole.
fn read_entry(name: &str, entry: &mut impl Read, take: &mut impl FnMut(Piece<'_>) -> Result<(), String>) -> Result<Entry, Stopped> {
    let (mut hash, mut bytes, mut lines, mut held) = (Sha256::new(), 0, 0, Vec::new());
    let mut piece = vec![0; PIECE];
    loop {
        let read = entry.read(&mut piece).map_err(Stopped::Broken)?;
        if read == 0 {
            break;
        }
        hash.update(&piece[..read]);
        bytes += read as u64;
        held.extend_from_slice(&piece[..read]);
        if let Some(table) = entry_table(name)
            && let Some(end) = held.iter().rposition(|byte| *byte == b'\n')
        {
            let rest = held.split_off(end + 1);
            lines += held.iter().filter(|byte| **byte == b'\n').count() as u64;
            take(Piece::Lines(table, std::mem::replace(&mut held, rest))).map_err(Stopped::Refused)?;
        }
        if held.len() > MOST_HELD {
            return Err(Stopped::Refused(format!("L’entrée {name} est trop grande. Rien n’a été changé.")));
        }
    }
    let rows = match entry_table(name) {
        Some(table) if held.is_empty() => {
            take(Piece::Table(table)).map_err(Stopped::Refused)?;
            Some(lines)
        }
        Some(_) => return Err(Stopped::Broken(io::ErrorKind::UnexpectedEof.into())),
        None => {
            take(Piece::Document(entry_document(name).unwrap_or_default(), held)).map_err(Stopped::Refused)?;
            None
        }
    };
    Ok(Entry { name: name.to_owned(), rows, bytes, sha256: format!("{:x}", hash.finalize()) })
}

/// The keys of a file as `age-keygen` writes it.
fn read_keys(path: &Path) -> Result<Vec<Identity>, String> {
    let text = std::fs::read_to_string(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => format!("Le fichier {} (--identity) n’existe pas.", path.display()),
        _ => format!("Le fichier {} (--identity) n’a pas pu être lu\u{a0}: {error}.", path.display()),
    })?;
    let keys = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::parse);
    let keys: Result<Vec<Identity>, _> = keys.collect();
    match keys {
        Ok(keys) if !keys.is_empty() => Ok(keys),
        _ => Err(format!(
            "Le fichier {} (--identity) n’est pas une clé age\u{a0}: une ligne y commence par AGE-SECRET-KEY-1. Rien n’a été changé.",
            path.display()
        )),
    }
}
