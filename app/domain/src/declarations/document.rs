//! Supporting documents (justificatifs) of a month: which files may be attached, judged by their content and never by their name.

use crate::{
    declarations::declaration::MonthRefusal,
    enrollments::enrollment::EnrollmentPeriod,
    values::{
        language::Language,
        month::Month,
        sql::{stored_as_text, stored_words},
    },
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The largest document in bytes, 10 MB as phones count it (10 × 2²⁰).
pub const LARGEST_DOCUMENT: usize = 10 * 1024 * 1024;

/// The greatest number of pixels of a picture, four times that of a 12 megapixel phone. A browser needs four bytes for each.
pub const MOST_PIXELS: u64 = 50_000_000;

/// The greatest number of documents of a month, removed ones not counted.
pub const MOST_DOCUMENTS: usize = 10;

/// For how many days a removed document can be restored; then it is erased.
pub const UNDO_DAYS: i64 = 7;

/// The longest shown name, in characters, without its ending.
const LONGEST_NAME: usize = 80;

/// The kind of a document, by its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum DocumentKind {
    /// A PDF file.
    Pdf,
    /// A JPEG picture, as cameras make them.
    Jpeg,
    /// A PNG picture, as screens are copied.
    Png,
    /// A WebP picture.
    Webp,
}

impl DocumentKind {
    /// All of them.
    pub const ALL: [DocumentKind; 4] = [Self::Pdf, Self::Jpeg, Self::Png, Self::Webp];

    /// The kind of a content, by its first bytes; `None` for any other kind of file. Signatures: ISO 32000 § 7.5.2,
    /// ITU T.81 § B.1.1, the PNG specification § 5.2 and § 11.2.1, RFC 9649 § 2.3. Each is at the very beginning: a file that
    /// is a page of HTML first and a PDF later is refused.
    pub fn of_content(content: &[u8]) -> Option<Self> {
        let at = |place: usize, length: usize| content.get(place..place + length).unwrap_or_default();
        if at(0, 5) == b"%PDF-" && matches!(at(5, 3), [b'1'..=b'2', b'.', b'0'..=b'9']) {
            Some(Self::Pdf)
        } else if at(0, 3) == [0xFF, 0xD8, 0xFF] && matches!(at(3, 1), [0xC0..=0xFE]) {
            Some(Self::Jpeg)
        } else if at(0, 8) == b"\x89PNG\r\n\x1A\n" && at(8, 8) == b"\0\0\0\x0DIHDR" {
            Some(Self::Png)
        } else if at(0, 4) == b"RIFF" && at(8, 4) == b"WEBP" && matches!(at(12, 4), b"VP8 " | b"VP8L" | b"VP8X") {
            Some(Self::Webp)
        } else {
            None
        }
    }

    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pdf => "Pdf",
            Self::Jpeg => "Jpeg",
            Self::Png => "Png",
            Self::Webp => "Webp",
        }
    }

    /// Media type of the response.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
        }
    }

    /// Ending of the file name, without the dot.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Webp => "webp",
        }
    }

    /// Whether it is a picture, which browsers show without running anything in it.
    pub fn is_picture(self) -> bool {
        self != Self::Pdf
    }
}

stored_words! { DocumentKind: Pdf Jpeg Png Webp; }

/// Why a file is not attached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum DocumentMistake {
    /// No file was chosen.
    #[error("document-none")]
    Missing,
    /// The file has no content.
    #[error("document-empty")]
    Empty,
    /// More than [`LARGEST_DOCUMENT`].
    #[error("document-too-large")]
    TooLarge,
    /// Neither a picture nor a PDF.
    #[error("document-kind")]
    UnknownKind,
    /// The month holds [`MOST_DOCUMENTS`] already.
    #[error("document-too-many")]
    TooMany,
    /// A picture of more than [`MOST_PIXELS`].
    #[error("document-too-many-pixels")]
    TooManyPixels,
    /// A truncated picture, or one without a size.
    #[error("document-unreadable")]
    Unreadable,
    /// The object store does not answer.
    #[error("document-not-kept")]
    NotKept,
}

impl DocumentMistake {
    /// All of them.
    pub const ALL: [DocumentMistake; 8] = [
        Self::Missing,
        Self::Empty,
        Self::TooLarge,
        Self::UnknownKind,
        Self::TooMany,
        Self::TooManyPixels,
        Self::Unreadable,
        Self::NotKept,
    ];

    /// The key of its sentence in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::Missing => "document-none",
            Self::Empty => "document-empty",
            Self::TooLarge => "document-too-large",
            Self::UnknownKind => "document-kind",
            Self::TooMany => "document-too-many",
            Self::TooManyPixels => "document-too-many-pixels",
            Self::Unreadable => "document-unreadable",
            Self::NotKept => "document-not-kept",
        }
    }
}

/// The kind of a file that was sent. `size` is its whole length in bytes; of a file that is too large `content` is the beginning.
///
/// # Errors
/// [`DocumentMistake::Missing`] for an empty file without a name: none was chosen; [`DocumentMistake::Empty`];
/// [`DocumentMistake::TooLarge`]; [`DocumentMistake::UnknownKind`].
pub fn read_document(name: &str, content: &[u8], size: usize) -> Result<DocumentKind, DocumentMistake> {
    match size {
        0 if name.is_empty() => Err(DocumentMistake::Missing),
        0 => Err(DocumentMistake::Empty),
        size if size > LARGEST_DOCUMENT => Err(DocumentMistake::TooLarge),
        _ => DocumentKind::of_content(content).ok_or(DocumentMistake::UnknownKind),
    }
}

/// The name under which a document is shown and saved: without folders, line ends and characters that turn the direction of
/// writing, at most [`LONGEST_NAME`] characters, with the ending of its kind. `other` when nothing is left. Browsers send quotes
/// and line ends as `%22`, `%0D` and `%0A` (RFC 7578 § 4.2, HTML § 4.10.21.8).
pub fn shown_name(sent: &str, kind: DocumentKind, other: &str) -> String {
    let sent = sent.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n");
    let name = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && ending.len() <= 5 => stem,
        _ => name,
    };
    let plain = |sign: char| if sign.is_control() || is_invisible(sign) || "\"<>|:*?".contains(sign) { ' ' } else { sign };
    let stem: String = stem.chars().map(plain).take(LONGEST_NAME).collect();
    let stem = stem.split_whitespace().collect::<Vec<_>>().join(" ");
    let stem = stem.trim_matches(['.', ' ']);
    format!("{}.{}", if stem.is_empty() { other } else { stem }, kind.ending())
}

/// Whether a character is invisible, breaks a line or turns the direction of writing.
fn is_invisible(sign: char) -> bool {
    matches!(sign, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Checks that a document can be attached to a month today: a month of the enrollment that has begun, declared or not.
///
/// # Errors
/// [`MonthRefusal`].
pub fn may_attach(period: &EnrollmentPeriod, month: Month, today: NaiveDate) -> Result<(), MonthRefusal> {
    if !period.is_declarable(month) {
        Err(MonthRefusal::OutsidePeriod)
    } else if month > Month::of(today) {
        Err(MonthRefusal::NotOver)
    } else {
        Ok(())
    }
}

/// A size as text, in decimal units: `310 ko`, `4,2 Mo`; in English `310 kB`, `4.2 MB`; in other languages with the unit that the hint
/// of the field has, and a comma like amounts. At least 1 ko.
pub fn size_in_words(language: Language, bytes: u64) -> String {
    let (comma, kilo, mega) = match language {
        Language::Fr | Language::FrSimple => (',', "ko", "Mo"),
        Language::En => ('.', "kB", "MB"),
        Language::Pt | Language::Tr => (',', "kB", "MB"),
        Language::Uk => (',', "кБ", "МБ"),
        Language::Ar => (',', "كيلو", "ميغا"),
        Language::Prs => (',', "کیلوبایت", "میگابایت"),
    };
    let tenths = (bytes + 50_000) / 100_000;
    if tenths < 10 {
        format!("{}\u{a0}{kilo}", ((bytes + 500) / 1_000).max(1))
    } else {
        format!("{}{comma}{}\u{a0}{mega}", tenths / 10, tenths % 10)
    }
}

stored_as_text!(DocumentKind);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The beginning of a file of each kind.
    fn beginning(kind: DocumentKind) -> Vec<u8> {
        match kind {
            DocumentKind::Pdf => b"%PDF-1.7\n".to_vec(),
            DocumentKind::Jpeg => vec![0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10],
            DocumentKind::Png => b"\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0".to_vec(),
            DocumentKind::Webp => b"RIFF\x24\0\0\0WEBPVP8 ".to_vec(),
        }
    }

    #[test]
    fn each_kind_is_recognised_by_its_content() {
        for kind in DocumentKind::ALL {
            assert_eq!(DocumentKind::of_content(&beginning(kind)), Some(kind));
            assert_eq!(DocumentKind::try_from(kind.as_str().to_owned()), Ok(kind));
        }
        assert_eq!(DocumentKind::of_content(b"%PDF-2.0\r"), Some(DocumentKind::Pdf));
    }

    #[test]
    fn content_that_only_resembles_a_kind_is_refused() {
        for content in [
            &b""[..],
            b"%PDF",
            b"%PDF-",
            b"%PDF-x.7",
            b" %PDF-1.7",
            b"<html>%PDF-1.7",
            b"\xFF\xD8\xFF",
            b"\xFF\xD8\xFF\x00",
            b"\x89PNG\r\n\x1A\n",
            b"\x89PNG\r\n\x1A\n\0\0\0\x0DIDAT",
            b"\x89PNG\n\n\x1A\n\0\0\0\x0DIHDR",
            b"RIFF\x24\0\0\0WAVEfmt ",
            b"RIFF\x24\0\0\0WEBPICCP",
            b"GIF89a",
            b"PK\x03\x04",
            b"\0\0\0\x18ftypheic",
            b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
            b"MZ\x90\0",
        ] {
            assert_eq!(DocumentKind::of_content(content), None, "{}", String::from_utf8_lossy(content));
        }
    }

    #[test]
    fn a_file_returns_its_kind_or_its_mistake() {
        let pdf = beginning(DocumentKind::Pdf);
        assert_eq!(read_document("", b"", 0), Err(DocumentMistake::Missing));
        assert_eq!(read_document("vide.pdf", b"", 0), Err(DocumentMistake::Empty));
        assert_eq!(read_document("note.pdf", b"bonjour", 7), Err(DocumentMistake::UnknownKind));
        assert_eq!(read_document("photo.png", &pdf, LARGEST_DOCUMENT), Ok(DocumentKind::Pdf));
        assert_eq!(read_document("photo.png", &pdf, LARGEST_DOCUMENT + 1), Err(DocumentMistake::TooLarge));
    }

    #[test]
    fn a_shown_name_has_no_folder_line_end_or_false_ending() {
        for (sent, shown) in [
            ("facture.pdf", "facture.pdf"),
            ("Facture n° 12 – mai.PDF", "Facture n° 12 – mai.pdf"),
            ("photo.png", "photo.pdf"),
            ("../../etc/passwd", "passwd.pdf"),
            ("C:\\Users\\Awa\\reçu.jpeg", "reçu.pdf"),
            ("a\r\nContent-Type: text/html.pdf", "html.pdf"),
            ("une\r\nligne \"double\".pdf", "une ligne double.pdf"),
            ("une%0D%0Aligne %22double%22.pdf", "une ligne double.pdf"),
            ("100%.pdf", "100%.pdf"),
            ("facture\u{202e}fdp.exe", "facture fdp.pdf"),
            (".pdf", "pdf.pdf"),
            ("...", "document.pdf"),
            ("", "document.pdf"),
            ("archive.tar.gz", "archive.tar.pdf"),
            ("2. facture de mai", "2. facture de mai.pdf"),
        ] {
            assert_eq!(shown_name(sent, DocumentKind::Pdf, "document"), shown, "{sent:?}");
        }
        assert_eq!(shown_name(&"é".repeat(500), DocumentKind::Jpeg, "document").chars().count(), 84);
    }

    #[test]
    fn a_document_can_be_attached_once_its_month_has_begun() {
        let period = EnrollmentPeriod::starting("2025-01-15".parse().unwrap());
        let may = |month: &str| may_attach(&period, month.parse().unwrap(), "2026-11-23".parse().unwrap());
        assert_eq!(may("2024-12"), Err(MonthRefusal::OutsidePeriod));
        assert_eq!((may("2025-01"), may("2026-10"), may("2026-11")), (Ok(()), Ok(()), Ok(())));
        assert_eq!(may("2026-12"), Err(MonthRefusal::NotOver));
        assert_eq!(may("2027-02"), Err(MonthRefusal::OutsidePeriod));
    }

    #[test]
    fn sizes_are_written_in_decimal_units_with_one_decimal_from_a_megabyte_on() {
        for (bytes, french, english) in [
            (1, "1\u{a0}ko", "1\u{a0}kB"),
            (310_400, "310\u{a0}ko", "310\u{a0}kB"),
            (949_999, "950\u{a0}ko", "950\u{a0}kB"),
            (950_000, "1,0\u{a0}Mo", "1.0\u{a0}MB"),
            (4_230_000, "4,2\u{a0}Mo", "4.2\u{a0}MB"),
            (12_970_000, "13,0\u{a0}Mo", "13.0\u{a0}MB"),
        ] {
            assert_eq!((size_in_words(Language::Fr, bytes), size_in_words(Language::En, bytes)), (french.into(), english.into()));
        }
    }

    proptest! {
        #[test]
        fn random_bytes_are_accepted_only_with_the_signature_of_their_kind(
            mut content in prop::collection::vec(any::<u8>(), 0..64),
            begins in prop::option::of((0usize..4, 0usize..20)),
        ) {
            if let Some((kind, length)) = begins {
                let beginning = beginning(DocumentKind::ALL[kind]);
                let length = length.min(beginning.len()).min(content.len());
                content[..length].copy_from_slice(&beginning[..length]);
            }
            let signature: &[u8] = match DocumentKind::of_content(&content) {
                None => b"",
                Some(DocumentKind::Pdf) => b"%PDF-",
                Some(DocumentKind::Jpeg) => b"\xFF\xD8\xFF",
                Some(DocumentKind::Png) => b"\x89PNG\r\n\x1A\n",
                Some(DocumentKind::Webp) => b"RIFF",
            };
            prop_assert!(content.starts_with(signature));
        }

        #[test]
        fn any_name_becomes_a_valid_header_value_and_file_name(sent in "\\PC*|[\\x00-\\x7f]*|.*") {
            for kind in DocumentKind::ALL {
                let shown = shown_name(&sent, kind, "document");
                let ending = format!(".{}", kind.ending());
                prop_assert!(shown.ends_with(&ending) && shown.len() > ending.len());
                prop_assert!(shown.chars().count() <= LONGEST_NAME + ending.len());
                let wrong = |sign: char| sign.is_control() || "/\\\"<>|:*?".contains(sign) || is_invisible(sign);
                prop_assert!(!shown.contains(wrong) && !shown.starts_with(['.', ' ']));
                prop_assert_eq!(shown_name(&shown, kind, "document"), shown);
            }
        }
    }
}
