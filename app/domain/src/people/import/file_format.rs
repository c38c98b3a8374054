//! The format of a file by its first bytes.

use super::{MOST_BYTES, Reason};

/// Whether a file is a workbook by its first bytes, those of a ZIP archive.
pub fn is_workbook(file: &[u8]) -> bool {
    file.starts_with(b"PK\x03\x04")
}

/// Why a workbook of another format is refused: one with a password (OLE with an encrypted package), an old `.xls` (OLE), an `.ods`
/// (a ZIP archive that begins with its type). `None` for any other file.
pub(super) fn other_format(file: &[u8]) -> Option<Reason> {
    let contains =
        |part: &[u8], within: usize| file.get(..within.min(file.len())).is_some_and(|it| it.windows(part.len()).any(|at| at == part));
    if file.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        let package: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        return Some(if contains(&package, MOST_BYTES) { Reason::Locked } else { Reason::OtherFormat });
    }
    (is_workbook(file) && file.get(30..38) == Some(b"mimetype") && contains(b"opendocument", 200)).then_some(Reason::OtherFormat)
}
