//! The contents of an archive: `manifest.json`, its last entry.

use serde::{Deserialize, Serialize};

/// The format of archives of this version.
pub(super) const FORMAT: u32 = 1;

/// The name of the manifest in an archive.
pub(super) const MANIFEST: &str = "manifest.json";

/// The folder of the tables, each a file with a line of JSON for each row.
pub(super) const TABLES: &str = "tables/";

/// The folder of the documents, by their keys in the store of documents.
pub(super) const DOCUMENTS: &str = "documents/";

/// The manifest of an archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    /// [`FORMAT`].
    pub format: u32,
    /// The version of Essor that made it.
    pub essor: String,
    /// The number of the newest migration of its database.
    pub schema: i64,
    /// `sqlite` or `postgres`.
    pub engine: String,
    /// The instant of its rows, RFC 3339.
    pub made_at: String,
    /// All other entries, in their order.
    pub entries: Vec<Entry>,
    /// Documents that rows name and that the store of documents had not.
    pub absent: Vec<String>,
}

/// An entry of an archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    /// Its name.
    pub name: String,
    /// The number of rows of a table; `None` for a document.
    pub rows: Option<u64>,
    /// Its size in bytes.
    pub bytes: u64,
    /// SHA-256 of its content, in hexadecimal.
    pub sha256: String,
}

/// The name of a table's entry.
pub(super) fn table_entry(table: &str) -> String {
    format!("{TABLES}{table}.jsonl")
}

/// The table of an entry, if it is one of a table.
pub(super) fn entry_table(name: &str) -> Option<&str> {
    name.strip_prefix(TABLES)?.strip_suffix(".jsonl")
}

/// The key of an entry's document, if it is one of a document: letters and digits around one slash.
pub(super) fn entry_document(name: &str) -> Option<&str> {
    let key = name.strip_prefix(DOCUMENTS)?;
    let (structure, document) = key.split_once('/')?;
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|sign| sign.is_ascii_alphanumeric());
    (plain(structure) && plain(document)).then_some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_has_a_key_that_leads_nowhere_else() {
        assert_eq!(entry_document("documents/01A/01B"), Some("01A/01B"));
        for name in
            ["documents/essor.mark", "documents/../a", "documents/a/..", "documents//a", "documents/a/b/c", "tables/a/b", "documents/a/b.c"]
        {
            assert_eq!(entry_document(name), None, "{name}");
        }
    }
}
