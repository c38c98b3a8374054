//! The files of an import as a browser sends them.

use crate::web::error::AppError;
use domain::people::import::{MOST_BYTES, SourceFile, Sources, workbook::is_workbook};
use server_fn::{
    codec::MultipartData,
    error::{FromServerFnError, ServerFnErrorErr},
};

/// The name of the field of the people's file, and its identifier.
pub const PEOPLE: &str = "participants";

/// The name of the field of the turnover's file.
pub const MONTHS: &str = "declarations";

/// The most signs of a file's name that are kept.
const MOST_NAME: usize = 80;

/// A file that was sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sent {
    /// How it is called on its owner's device.
    pub name: String,
    /// What is in it, one byte more at most than is read: enough to tell that it is too large.
    pub content: Vec<u8>,
}

/// The two files; a field without a file is none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Files {
    /// The people and their paths.
    pub people: Option<Sent>,
    /// Their turnover.
    pub months: Option<Sent>,
}

impl Files {
    /// Reads a form piece by piece.
    ///
    /// # Errors
    /// [`AppError::BadForm`] when it breaks off or was never one.
    pub async fn read(form: MultipartData) -> Result<Self, AppError> {
        let not_understood =
            |error: &dyn std::fmt::Display| AppError::from_server_fn_error(ServerFnErrorErr::Deserialization(error.to_string()));
        let mut form = form.into_inner().ok_or(AppError::BadForm)?;
        let mut files = Self::default();
        while let Some(mut field) = form.next_field().await.map_err(|error| not_understood(&error))? {
            let source = match field.name() {
                Some(PEOPLE) => SourceFile::Participants,
                Some(MONTHS) => SourceFile::Declarations,
                _ => continue,
            };
            let mut sent = Sent { name: name_of(field.file_name().unwrap_or_default(), source), content: Vec::new() };
            let named = field.file_name().is_some_and(|name| !name.is_empty());
            while let Some(piece) = field.chunk().await.map_err(|error| not_understood(&error))? {
                // Of one too large the rest is read and let go: a browser that is still sending shows no answer.
                let room = (MOST_BYTES + 1).saturating_sub(sent.content.len());
                sent.content.extend(piece.iter().take(room));
            }
            let slot = match source {
                SourceFile::Participants => &mut files.people,
                SourceFile::Declarations => &mut files.months,
            };
            *slot = Some(sent).filter(|sent| named || !sent.content.is_empty());
        }
        Ok(files)
    }

    /// The files as text, and who is in them; or every refused cell.
    ///
    /// # Errors
    /// Every refused cell, by file and line.
    pub fn sources(&self) -> Result<Sources, Vec<domain::people::import::RefusedLine>> {
        let content = |sent: &Option<Sent>| sent.as_ref().map(|sent| sent.content.clone());
        Sources::of(&content(&self.people).unwrap_or_default(), content(&self.months).as_deref())
    }

    /// How the file of turnover is called: the people's own when that is a workbook which holds both.
    pub fn months_name(&self, both: bool) -> Option<String> {
        let workbook = self.people.as_ref().filter(|sent| both && is_workbook(&sent.content));
        self.months.as_ref().or(workbook).map(|sent| sent.name.clone())
    }
}

/// A file's name without the folders before it and without signs that end a line or turn its direction.
fn name_of(sent: &str, source: SourceFile) -> String {
    let name = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let turns = |sign: char| matches!(sign, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}');
    let plain: String = name.chars().filter(|sign| !sign.is_control() && !turns(*sign)).take(MOST_NAME).collect();
    if plain.trim().is_empty() { source.name().to_owned() } else { plain.trim().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_called_as_its_owner_calls_it() {
        for (sent, name) in [
            ("cohorte.csv", "cohorte.csv"),
            ("C:\\Bureau\\cohorte d’avril.xlsx", "cohorte d’avril.xlsx"),
            ("../../etc/passwd", "passwd"),
            ("a\r\n\u{202e}b", "ab"),
            (" ", "participants.csv"),
            ("", "participants.csv"),
        ] {
            assert_eq!(name_of(sent, SourceFile::Participants), name, "{sent:?}");
        }
        assert_eq!(name_of(&"é".repeat(500), SourceFile::Declarations).chars().count(), MOST_NAME);
    }
}
