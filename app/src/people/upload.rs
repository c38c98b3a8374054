//! The files of an import as a browser sends them, in a multipart form.

use crate::web::error::AppError;
use domain::people::import::{MOST_BYTES, RefusedLine, SourceFile, Sources, workbook::is_workbook};
use server_fn::{
    codec::MultipartData,
    error::{FromServerFnError, ServerFnErrorErr},
};

/// The `name` and `id` of the field of the participants' file.
pub const PEOPLE: &str = "participants";

/// The `name` of the field of the declarations' file.
pub const MONTHS: &str = "declarations";

/// How many characters of a file's name are kept at most.
const MOST_NAME: usize = 80;

/// A file that was sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sent {
    /// Its name on the sender's device.
    pub name: String,
    /// Its first [`MOST_BYTES`] bytes and one more: enough to see that it is too large.
    pub content: Vec<u8>,
}

/// The two files; `None` for a field left empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Files {
    /// The participants and their enrollments.
    pub people: Option<Sent>,
    /// Their declarations.
    pub months: Option<Sent>,
}

impl Files {
    /// Reads a form chunk by chunk.
    ///
    /// # Errors
    /// [`AppError::BadForm`] when it is incomplete or no multipart form.
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
            while let Some(chunk) = field.chunk().await.map_err(|error| not_understood(&error))? {
                // The rest of a file that is too large is read and dropped: a browser that is still sending shows no response.
                let room = (MOST_BYTES + 1).saturating_sub(sent.content.len());
                sent.content.extend(chunk.iter().take(room));
            }
            let slot = match source {
                SourceFile::Participants => &mut files.people,
                SourceFile::Declarations => &mut files.months,
            };
            *slot = Some(sent).filter(|sent| named || !sent.content.is_empty());
        }
        Ok(files)
    }

    /// The files as text in CSV.
    ///
    /// # Errors
    /// Every refused cell, by file and line.
    pub fn sources(&self) -> Result<Sources, Vec<RefusedLine>> {
        let content = |sent: &Option<Sent>| sent.as_ref().map(|sent| sent.content.clone());
        Sources::of(&content(&self.people).unwrap_or_default(), content(&self.months).as_deref())
    }

    /// The name of the declarations' file. Without one and with `both`, the name of the participants' file if that is a workbook.
    pub fn months_name(&self, both: bool) -> Option<String> {
        let workbook = self.people.as_ref().filter(|sent| both && is_workbook(&sent.content));
        self.months.as_ref().or(workbook).map(|sent| sent.name.clone())
    }
}

/// A file's name without its folders, control characters and characters that change the direction of text; that of the
/// source when nothing is left.
fn name_of(sent: &str, source: SourceFile) -> String {
    let name = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let invisible = |sign: char| matches!(sign, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}');
    let plain: String = name.chars().filter(|sign| !sign.is_control() && !invisible(*sign)).take(MOST_NAME).collect();
    if plain.trim().is_empty() { source.name().to_owned() } else { plain.trim().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_loses_folders_and_invisible_characters() {
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
