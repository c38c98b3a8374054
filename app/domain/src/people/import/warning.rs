//! Warnings about the files of an import.

use super::source_file::SourceFile;
use serde::{Deserialize, Serialize};

/// A possible mistake in the files; it does not stop the import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Warning {
    /// A sheet of the workbook that is not read, by its name.
    SheetNotRead(String),
    /// A hidden sheet of the workbook, by its name: hidden ones are not read.
    SheetHidden(String),
    /// The line of a header that is not the first filled line.
    HeaderBelow(SourceFile, u64),
    /// The names of the columns of a file that are not read, between commas.
    ColumnsNotRead(SourceFile, String),
    /// Two lines with the same name and first day: perhaps one person, entered twice.
    SamePerson {
        /// First and family name.
        name: String,
        /// The line.
        line: u64,
        /// The earlier line.
        earlier: u64,
    },
    /// A participant with that name is stored, with another phone and another address.
    NameKnown {
        /// First and family name.
        name: String,
        /// The line.
        line: u64,
    },
}
