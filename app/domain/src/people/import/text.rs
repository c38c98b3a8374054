//! Decoding the bytes of a file: UTF-8, UTF-16 or Windows-1252.

use super::{MOST_BYTES, Reason, file_format::other_format, spelling::trimmed};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The text of a file with `\n` line ends: UTF-8, UTF-16 ("Texte Unicode" of Excel) or else Windows-1252 ("CSV (séparateur :
/// point-virgule)" of Excel).
///
/// # Errors
/// The line and the reason: too large, empty, or damaged characters.
pub(super) fn decoded(file: &[u8]) -> Result<String, (u64, Reason)> {
    if file.len() > MOST_BYTES {
        return Err((1, Reason::FileTooLarge));
    }
    if let Some(reason) = other_format(file) {
        return Err((1, reason));
    }
    let text = match utf_16(file) {
        Some(encoding) => encoding.decode(file).0.into_owned(),
        None => eight_bits(file)?,
    };
    // Characters that an earlier program could not decode, and bytes without a character in any encoding.
    let lost = |sign: char| sign == '\u{fffd}' || sign == '\0' || ('\u{80}'..='\u{9f}').contains(&sign) && sign != '\u{85}';
    if let Some(at) = text.find(lost) {
        return Err((1 + text[..at].matches('\n').count() as u64, Reason::NotUtf8));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text).replace("\r\n", "\n").replace('\r', "\n");
    if trimmed(&text).is_empty() { Err((1, Reason::FileEmpty)) } else { Ok(text) }
}

/// The UTF-16 encoding of a file, by its byte order mark or by the zero bytes beside Latin letters; `None` for other encodings.
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

/// Decodes UTF-8, or else Windows-1252. A file with both valid and invalid UTF-8 sequences is damaged UTF-8: as Windows-1252 its `é`
/// would become `Ã©`.
///
/// # Errors
/// The line of the first invalid sequence, with [`Reason::NotUtf8`].
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
