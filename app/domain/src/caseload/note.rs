//! Notes of the team on a participant: for the team alone, or shared with the participant.

use crate::people::TextMistake;
use serde::{Deserialize, Serialize};

/// Most characters of a note.
pub const LONGEST_NOTE: usize = 2_000;

/// Days for which its author can restore a removed note; then it is deleted.
pub const UNDO_DAYS: i64 = 7;

/// Minutes within which two notes of one author with the same text count as one.
pub const TWICE_MINUTES: i64 = 10;

/// Who reads a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Readers {
    /// The team of the structure only.
    Team,
    /// The team and the participant.
    TeamAndPerson,
}

impl Readers {
    /// The value in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Team => "Team",
            Self::TeamAndPerson => "TeamAndPerson",
        }
    }

    /// Whether the participant reads it.
    pub fn include_the_person(self) -> bool {
        self == Self::TeamAndPerson
    }
}

crate::values::sql::stored_words! { Readers: Team TeamAndPerson; }

/// A note as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedNote {
    /// Its text, with line breaks.
    pub text: String,
    /// Its readers: a value of [`Readers`].
    pub readers: String,
}

/// A field of [`TypedNote`] with the locale key of its mistake.
pub type NoteMistake = (&'static str, &'static str);

impl TypedNote {
    /// Reads the form into a text and its readers, for which there is no default.
    ///
    /// # Errors
    /// Every field with a mistake.
    pub fn read(&self) -> Result<(String, Readers), Vec<NoteMistake>> {
        let text = clean_lines(&self.text).map_err(|mistake| ("text", mistake.key()));
        let readers = Readers::try_from(self.readers.clone()).map_err(|_| ("readers", "note-readers-unknown"));
        match (text, readers) {
            (Ok(text), Ok(readers)) => Ok((text, readers)),
            (text, readers) => Err(text.err().into_iter().chain(readers.err()).collect()),
        }
    }
}

/// Cleans a text of several lines: no white space at line ends, control characters become spaces, at most one empty line in a row.
///
/// # Errors
/// [`TextMistake::Empty`], [`TextMistake::TooLong`].
fn clean_lines(text: &str) -> Result<String, TextMistake> {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        let line: String = line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let line = line.trim_end();
        if !line.is_empty() || lines.last().is_some_and(|last| !last.is_empty()) {
            lines.push(line.to_owned());
        }
    }
    let text = lines.join("\n").trim().to_owned();
    match text.chars().count() {
        0 => Err(TextMistake::Empty),
        n if n > LONGEST_NOTE => Err(TextMistake::TooLong),
        _ => Ok(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str, readers: &str) -> TypedNote {
        TypedNote { text: text.into(), readers: readers.into() }
    }

    #[test]
    fn a_note_keeps_its_lines_and_loses_invisible_characters() {
        let (text, readers) = typed(" Appel du 3.\r\n\r\n\r\n\u{0}Elle rappelle lundi. \n", "Team").read().unwrap();
        assert_eq!((text.as_str(), readers), ("Appel du 3.\n\n Elle rappelle lundi.", Readers::Team));
        assert!(!readers.include_the_person());
        assert!(typed("Bravo", "TeamAndPerson").read().unwrap().1.include_the_person());
    }

    #[test]
    fn unknown_readers_are_a_mistake_and_every_mistake_is_listed() {
        for readers in ["", "Everyone", "team"] {
            assert_eq!(typed("Bonjour", readers).read(), Err(vec![("readers", "note-readers-unknown")]));
        }
        assert_eq!(typed(" \n\u{0}\n ", "").read(), Err(vec![("text", "text-empty"), ("readers", "note-readers-unknown")]));
        assert_eq!(typed(&"é".repeat(LONGEST_NOTE), "Team").read().unwrap().0.chars().count(), LONGEST_NOTE);
        assert_eq!(typed(&"é".repeat(LONGEST_NOTE + 1), "Team").read(), Err(vec![("text", "text-too-long")]));
    }
}
