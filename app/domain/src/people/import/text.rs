//! The bytes of a file as text, whichever of the usual encodings wrote them.

use super::{MOST_BYTES, Reason, cells::trimmed, workbook};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The text of a file with plain line ends: UTF-8, UTF-16 ("Texte Unicode" of Excel) or, when it is neither, Windows-1252
/// ("CSV (séparateur : point-virgule)" of Excel).
///
/// # Errors
/// The line and the reason: too large, no text at all, or signs that were lost on the way.
pub(super) fn decoded(file: &[u8]) -> Result<String, (u64, Reason)> {
    if file.len() > MOST_BYTES {
        return Err((1, Reason::FileTooLarge));
    }
    if let Some(reason) = workbook::other_format(file) {
        return Err((1, reason));
    }
    let text = match utf_16(file) {
        Some(encoding) => encoding.decode(file).0.into_owned(),
        None => eight_bits(file)?,
    };
    // What an earlier program could not read is lost, and so is what no encoding gives a sign to.
    let lost = |sign: char| sign == '\u{fffd}' || sign == '\0' || ('\u{80}'..='\u{9f}').contains(&sign) && sign != '\u{85}';
    if let Some(at) = text.find(lost) {
        return Err((1 + text[..at].matches('\n').count() as u64, Reason::NotUtf8));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text).replace("\r\n", "\n").replace('\r', "\n");
    if trimmed(&text).is_empty() { Err((1, Reason::FileEmpty)) } else { Ok(text) }
}

/// Whether a file is UTF-16, by its mark, or without one by the zero beside nearly every Latin letter.
fn utf_16(file: &[u8]) -> Option<&'static Encoding> {
    if file.starts_with(&[0xff, 0xfe]) {
        return Some(UTF_16LE);
    }
    if file.starts_with(&[0xfe, 0xff]) {
        return Some(UTF_16BE);
    }
    let zeros = |from: usize| file.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let most = file.len().div_ceil(2) * 3 / 4;
    match (zeros(0), zeros(1)) {
        _ if file.len() < 4 => None,
        (0, odd) if odd >= most => Some(UTF_16LE),
        (even, 0) if even >= most => Some(UTF_16BE),
        _ => None,
    }
}

/// UTF-8, or else Windows-1252. A file that holds whole signs of UTF-8 beside broken ones is damaged UTF-8: read as
/// Windows-1252, its `é` would become `Ã©`.
fn eight_bits(file: &[u8]) -> Result<String, (u64, Reason)> {
    match std::str::from_utf8(file) {
        Ok(text) => Ok(text.to_owned()),
        Err(mistake) if file.utf8_chunks().any(|chunk| !chunk.valid().is_ascii()) => {
            let line = 1 + file.iter().take(mistake.valid_up_to()).filter(|byte| **byte == b'\n').count() as u64;
            Err((line, Reason::NotUtf8))
        }
        Err(_) => Ok(WINDOWS_1252.decode_without_bom_handling(file).0.into_owned()),
    }
}
