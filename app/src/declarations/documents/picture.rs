//! What is kept of a picture: the picture, its colours and which way up it is; not where, when and with what it was taken.
//! Nothing is decoded or compressed anew.

use domain::declarations::document::{DocumentKind, DocumentMistake, MOST_PIXELS};
use exif::{In, Tag};
use img_parts::{
    Bytes, ImageEXIF,
    jpeg::{Jpeg, JpegSegment, markers},
    png::Png,
    webp::{self, WebP},
};

/// The chunks of a PNG that say how it looks (PNG specification, third edition, § 11.2 and 11.3, and APNG's); what is said
/// in others, such as texts and times, is about it.
const PNG_LOOKS: [&[u8; 4]; 20] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"mDCV", b"cLLI", b"bKGD", b"hIST",
    b"pHYs", b"sPLT", b"acTL", b"fcTL", b"fdAT",
];

/// The content of a document without what it tells of its maker; of a PDF, as it is.
///
/// # Errors
/// [`DocumentMistake::Unreadable`] for a picture that breaks off before its image or has no size;
/// [`DocumentMistake::TooManyPixels`] for one that would take the memory of whoever looks at it.
pub fn cleaned(kind: DocumentKind, content: Vec<u8>) -> Result<Vec<u8>, DocumentMistake> {
    let unreadable = |_| DocumentMistake::Unreadable;
    match kind {
        DocumentKind::Pdf => Ok(content),
        DocumentKind::Jpeg => {
            let mut content = Bytes::from(content);
            content.truncate(end_of_jpeg(&content));
            let mut jpeg = Jpeg::from_bytes(content).map_err(unreadable)?;
            small_enough(jpeg.dimensions().map(|(width, height)| (width.into(), height.into())))?;
            let orientation = orientation(&jpeg);
            jpeg.segments_mut().retain(says_how_a_jpeg_looks);
            jpeg.set_exif(orientation);
            Ok(jpeg.encoder().bytes().into())
        }
        DocumentKind::Png => {
            let mut png = Png::from_bytes(content.into()).map_err(unreadable)?;
            small_enough(png.dimensions())?;
            let orientation = orientation(&png);
            png.chunks_mut().retain(|chunk| PNG_LOOKS.contains(&&chunk.kind()));
            png.set_exif(orientation);
            Ok(png.encoder().bytes().into())
        }
        DocumentKind::Webp => {
            let mut picture = WebP::from_bytes(content.into()).map_err(unreadable)?;
            small_enough(picture.dimensions())?;
            let orientation = orientation(&picture);
            let looks = [
                webp::CHUNK_VP8X,
                webp::CHUNK_VP8,
                webp::CHUNK_VP8L,
                webp::CHUNK_ALPH,
                webp::CHUNK_ANIM,
                webp::CHUNK_ANMF,
                webp::CHUNK_ICCP,
            ];
            picture.chunks_mut().retain(|chunk| looks.contains(&chunk.id()));
            picture.set_exif(orientation);
            Ok(picture.encoder().bytes().into())
        }
    }
}

fn small_enough(dimensions: Option<(u32, u32)>) -> Result<(), DocumentMistake> {
    match dimensions {
        None => Err(DocumentMistake::Unreadable),
        Some((width, height)) if u64::from(width) * u64::from(height) > MOST_PIXELS => Err(DocumentMistake::TooManyPixels),
        Some(_) => Ok(()),
    }
}

/// Whether a segment says how the picture looks: tables, frames and scans; of applications' own, JFIF's, the colour
/// profile, and Adobe's, which says how colours are written. Not Exif, XMP, notes of editors, comments, further pictures.
fn says_how_a_jpeg_looks(segment: &JpegSegment) -> bool {
    let begins = |with: &[u8]| segment.contents().starts_with(with);
    match segment.marker() {
        markers::APP0 => begins(b"JFIF\0"),
        markers::APP2 => begins(b"ICC_PROFILE\0"),
        markers::APP14 => begins(b"Adobe"),
        markers::APP1..=markers::APP15 | markers::COM => false,
        _ => true,
    }
}

/// Exif that says nothing but which way up the picture is; nothing where it stands upright or does not say so.
fn orientation(picture: &impl ImageEXIF) -> Option<Bytes> {
    let read = exif::Reader::new().read_raw(picture.exif()?.to_vec()).ok()?;
    let turned = read.get_field(Tag::Orientation, In::PRIMARY)?.value.get_uint(0)?;
    // Exif 2.32 § 4.6.4: 1 is upright.
    let turned = u8::try_from(turned).ok().filter(|turned| (2..=8).contains(turned))?;
    // TIFF 6.0 § 2: big endian, the first directory at byte 8, with one entry of one SHORT, and no directory after it.
    let tag = [b"MM\0\x2A\0\0\0\x08\0\x01", &[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turned, 0, 0, 0, 0, 0, 0][..]];
    Some(tag.concat().into())
}

/// Where a JPEG ends, in bytes: phones write further pictures and notes of their own behind it. All of it, where it breaks
/// off before. ITU T.81, annex B.
fn end_of_jpeg(content: &[u8]) -> usize {
    let mut at = 2;
    while let Some(rest) = content.get(at..) {
        // Between segments there is nothing but markers; in a scan, everything up to the next one.
        let Some(marker) = rest.windows(2).position(|pair| pair[0] == 0xFF && !matches!(pair[1], 0x00 | 0x01 | 0xD0..=0xD7 | 0xFF)) else {
            break;
        };
        if rest[marker + 1] == 0xD9 {
            return at + marker + 2;
        }
        let Some(length) = rest.get(marker + 2..marker + 4) else { break };
        at += marker + 2 + usize::from(u16::from_be_bytes([length[0], length[1]])).max(2);
    }
    content.len()
}

#[cfg(test)]
mod tests;
