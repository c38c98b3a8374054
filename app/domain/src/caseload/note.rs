//! Notes of the team on a person: for the team alone, or shared with the person.

use crate::people::TextMistake;
use serde::{Deserialize, Serialize};

/// The longest note, in signs.
pub const LONGEST_NOTE: usize = 2_000;

/// For so many days a note that was taken away can be put back by its author; then it is forgotten.
pub const UNDO_DAYS: i64 = 7;

/// Two notes of one author with the same words within so many minutes are one that was sent twice.
pub const TWICE_MINUTES: i64 = 10;

/// Who reads a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Readers {
    /// The team of the structure, and never the person.
    Team,
    /// The team and the person it is about.
    TeamAndPerson,
}

impl Readers {
    /// As forms say it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Team => "Team",
            Self::TeamAndPerson => "TeamAndPerson",
        }
    }

    /// Whether the person reads it too.
    pub fn include_the_person(self) -> bool {
        self == Self::TeamAndPerson
    }
}

crate::people::stored_words! { Readers: Team TeamAndPerson; }

/// A note as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedNote {
    /// Its text, on as many lines as needed.
    pub text: String,
    /// Who reads it: a word of [`Readers`].
    pub readers: String,
}

/// A field of [`TypedNote`] with the key of the sentence that says what is wrong with it.
pub type NoteMistake = (&'static str, &'static str);

impl TypedNote {
    /// Reads what was typed. Who reads a note is never guessed.
    ///
    /// # Errors
    /// Every field that was not understood, with the key of its sentence.
    pub fn read(&self) -> Result<(String, Readers), Vec<NoteMistake>> {
        let text = paragraphs(&self.text).map_err(|mistake| ("text", mistake.key()));
        let readers = Readers::try_from(self.readers.clone()).map_err(|_| ("readers", "note-readers-unknown"));
        match (text, readers) {
            (Ok(text), Ok(readers)) => Ok((text, readers)),
            (text, readers) => Err(text.err().into_iter().chain(readers.err()).collect()),
        }
    }
}

/// A typed text with its lines: white space at their ends and control signs taken out, no more than one empty line in a row.
///
/// # Errors
/// [`TextMistake`].
fn paragraphs(text: &str) -> Result<String, TextMistake> {
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
    fn a_note_keeps_its_lines_and_loses_what_nobody_sees() {
        let (text, readers) = typed(" Appel du 3.\r\n\r\n\r\n\u{0}Elle rappelle lundi. \n", "Team").read().unwrap();
        assert_eq!((text.as_str(), readers), ("Appel du 3.\n\n Elle rappelle lundi.", Readers::Team));
        assert!(!readers.include_the_person());
        assert!(typed("Bravo", "TeamAndPerson").read().unwrap().1.include_the_person());
    }

    #[test]
    fn who_reads_it_is_never_guessed_and_every_mistake_is_told() {
        for readers in ["", "Everyone", "team"] {
            assert_eq!(typed("Bonjour", readers).read(), Err(vec![("readers", "note-readers-unknown")]));
        }
        assert_eq!(typed(" \n\u{0}\n ", "").read(), Err(vec![("text", "text-empty"), ("readers", "note-readers-unknown")]));
        assert_eq!(typed(&"é".repeat(LONGEST_NOTE), "Team").read().unwrap().0.chars().count(), LONGEST_NOTE);
        assert_eq!(typed(&"é".repeat(LONGEST_NOTE + 1), "Team").read(), Err(vec![("text", "text-too-long")]));
    }
}
