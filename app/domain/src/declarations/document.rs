//! Supporting documents (justificatifs) of a month: what may be attached, told by content and never by name.

use crate::values::sql::stored_as_text;
use crate::{
    declarations::declaration::MonthRefusal,
    enrollments::enrollment::EnrollmentPeriod,
    values::{language::Language, month::Month},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The largest document in bytes, 10 MB as phones count it (10 × 2²⁰).
pub const LARGEST_DOCUMENT: usize = 10 * 1024 * 1024;

/// The most pixels of a picture: four times what phones of 12 megapixels take. A browser needs four bytes for each.
pub const MOST_PIXELS: u64 = 50_000_000;

/// The most documents that one month may hold, those removed left out.
pub const MOST_DOCUMENTS: usize = 10;

/// Days in which a removed document can be put back; after them it is erased.
pub const UNDO_DAYS: i64 = 7;

/// The longest name shown, in signs, its ending left out.
const LONGEST_NAME: usize = 80;

/// What a document is, by its content.
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

    /// The kind of a content, by its first bytes; nothing for what is none of ours. Signatures: ISO 32000 § 7.5.2,
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

    /// Its media type, as it is sent.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
        }
    }

    /// The ending of its name.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Webp => "webp",
        }
    }

    /// Whether it is a picture: a browser shows it by itself, without a program that runs what is in it.
    pub fn is_picture(self) -> bool {
        self != Self::Pdf
    }
}

crate::people::stored_words! { DocumentKind: Pdf Jpeg Png Webp; }

/// What is wrong with a file that was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum DocumentMistake {
    /// No file was chosen.
    #[error("document-none")]
    Missing,
    /// The file holds nothing.
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
    /// A picture that breaks off or says nothing of its size.
    #[error("document-unreadable")]
    Unreadable,
    /// Nothing is wrong with it: where documents are kept does not answer.
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

/// The kind of a file that was sent. `size` is how long it was in all: of one too long, only the beginning is kept.
///
/// # Errors
/// [`DocumentMistake`]; of a file without name and content, that none was chosen.
pub fn read_document(name: &str, content: &[u8], size: usize) -> Result<DocumentKind, DocumentMistake> {
    match size {
        0 if name.is_empty() => Err(DocumentMistake::Missing),
        0 => Err(DocumentMistake::Empty),
        size if size > LARGEST_DOCUMENT => Err(DocumentMistake::TooLarge),
        _ => DocumentKind::of_content(content).ok_or(DocumentMistake::UnknownKind),
    }
}

/// The name under which a document is shown and saved: without the folders before it, without signs that end a line or
/// turn its direction, no longer than [`LONGEST_NAME`], with the ending of what it is. `other` where nothing is left. Quotes
/// and line ends come from browsers as `%22`, `%0D` and `%0A` (RFC 7578 § 4.2, HTML § 4.10.21.8).
pub fn shown_name(sent: &str, kind: DocumentKind, other: &str) -> String {
    let sent = sent.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n");
    let name = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && ending.len() <= 5 => stem,
        _ => name,
    };
    let plain = |sign: char| if sign.is_control() || turns(sign) || "\"<>|:*?".contains(sign) { ' ' } else { sign };
    let stem: String = stem.chars().map(plain).take(LONGEST_NAME).collect();
    let stem = stem.split_whitespace().collect::<Vec<_>>().join(" ");
    let stem = stem.trim_matches(['.', ' ']);
    format!("{}.{}", if stem.is_empty() { other } else { stem }, kind.ending())
}

/// Whether a sign is one of those that break a line unseen or turn the direction of what follows.
fn turns(sign: char) -> bool {
    matches!(sign, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Whether a document can be attached to a month today: to any month of the path that has begun, declared or not.
///
/// # Errors
/// [`MonthRefusal`].
pub fn may_attach(path: &EnrollmentPeriod, month: Month, today: NaiveDate) -> Result<(), MonthRefusal> {
    if !path.is_declarable(month) {
        Err(MonthRefusal::OutsidePath)
    } else if month > Month::of(today) {
        Err(MonthRefusal::NotOver)
    } else {
        Ok(())
    }
}

/// A size in words: `310 ko`, `4,2 Mo`; in English `310 kB`, `4.2 MB`. At least 1 ko.
pub fn size_in_words(language: Language, bytes: u64) -> String {
    let (comma, kilo, mega) = match language {
        Language::Fr => (',', "ko", "Mo"),
        Language::En => ('.', "kB", "MB"),
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
    fn each_kind_is_known_by_its_content() {
        for kind in DocumentKind::ALL {
            assert_eq!(DocumentKind::of_content(&beginning(kind)), Some(kind));
            assert_eq!(DocumentKind::try_from(kind.as_str().to_owned()), Ok(kind));
        }
        assert_eq!(DocumentKind::of_content(b"%PDF-2.0\r"), Some(DocumentKind::Pdf));
    }

    #[test]
    fn what_looks_like_a_kind_and_is_none_is_refused() {
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
    fn a_file_is_read_or_its_mistake_told() {
        let pdf = beginning(DocumentKind::Pdf);
        assert_eq!(read_document("", b"", 0), Err(DocumentMistake::Missing));
        assert_eq!(read_document("vide.pdf", b"", 0), Err(DocumentMistake::Empty));
        assert_eq!(read_document("note.pdf", b"bonjour", 7), Err(DocumentMistake::UnknownKind));
        assert_eq!(read_document("photo.png", &pdf, LARGEST_DOCUMENT), Ok(DocumentKind::Pdf));
        assert_eq!(read_document("photo.png", &pdf, LARGEST_DOCUMENT + 1), Err(DocumentMistake::TooLarge));
    }

    #[test]
    fn a_name_is_shown_without_what_could_mislead() {
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
    fn a_document_comes_as_soon_as_its_month_has_begun() {
        let path = EnrollmentPeriod::starting("2025-01-15".parse().unwrap());
        let ask = |month: &str| may_attach(&path, month.parse().unwrap(), "2026-11-23".parse().unwrap());
        assert_eq!(ask("2024-12"), Err(MonthRefusal::OutsidePath));
        assert_eq!((ask("2025-01"), ask("2026-10"), ask("2026-11")), (Ok(()), Ok(()), Ok(())));
        assert_eq!(ask("2026-12"), Err(MonthRefusal::NotOver));
        assert_eq!(ask("2027-02"), Err(MonthRefusal::OutsidePath));
    }

    #[test]
    fn sizes_are_said_as_phones_say_them() {
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
        fn random_bytes_are_taken_only_with_the_signature_of_their_kind(
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
        fn any_name_becomes_one_that_a_header_and_a_folder_can_hold(sent in "\\PC*|[\\x00-\\x7f]*|.*") {
            for kind in DocumentKind::ALL {
                let shown = shown_name(&sent, kind, "document");
                let ending = format!(".{}", kind.ending());
                prop_assert!(shown.ends_with(&ending) && shown.len() > ending.len());
                prop_assert!(shown.chars().count() <= LONGEST_NAME + ending.len());
                let wrong = |sign: char| sign.is_control() || "/\\\"<>|:*?".contains(sign) || turns(sign);
                prop_assert!(!shown.contains(wrong) && !shown.starts_with(['.', ' ']));
                prop_assert_eq!(shown_name(&shown, kind, "document"), shown);
            }
        }
    }
}
