//! Removes the metadata of a picture: place, time and device. Image, colours and orientation are kept; nothing is decoded or compressed
//! again.

use domain::declarations::document::{DocumentKind, DocumentMistake, MOST_PIXELS};
use exif::{In, Tag};
use img_parts::{
    Bytes, ImageEXIF,
    jpeg::{Jpeg, JpegSegment, markers},
    png::Png,
    webp::{self, WebP},
};

/// The chunks of a PNG that change how it is shown (PNG specification, third edition, § 11.2 and 11.3, and APNG). The others, such as
/// texts and times, are metadata.
const PNG_IMAGE_CHUNKS: [&[u8; 4]; 20] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"mDCV", b"cLLI", b"bKGD", b"hIST",
    b"pHYs", b"sPLT", b"acTL", b"fcTL", b"fdAT",
];

/// The content of a picture without metadata; of a PDF, unchanged.
///
/// # Errors
/// [`DocumentMistake::Unreadable`] for a picture that is truncated before its image or has no size;
/// [`DocumentMistake::TooManyPixels`] for more than [`MOST_PIXELS`].
pub fn without_metadata(kind: DocumentKind, content: Vec<u8>) -> Result<Vec<u8>, DocumentMistake> {
    let unreadable = |_| DocumentMistake::Unreadable;
    match kind {
        DocumentKind::Pdf => Ok(content),
        DocumentKind::Jpeg => {
            let mut content = Bytes::from(content);
            content.truncate(end_of_jpeg(&content));
            let mut jpeg = Jpeg::from_bytes(content).map_err(unreadable)?;
            check_size(jpeg.dimensions().map(|(width, height)| (width.into(), height.into())))?;
            let orientation = orientation(&jpeg);
            jpeg.segments_mut().retain(is_image_segment);
            jpeg.set_exif(orientation);
            Ok(jpeg.encoder().bytes().into())
        }
        DocumentKind::Png => {
            let mut png = Png::from_bytes(content.into()).map_err(unreadable)?;
            check_size(png.dimensions())?;
            let orientation = orientation(&png);
            png.chunks_mut().retain(|chunk| PNG_IMAGE_CHUNKS.contains(&&chunk.kind()));
            png.set_exif(orientation);
            Ok(png.encoder().bytes().into())
        }
        DocumentKind::Webp => {
            let mut picture = WebP::from_bytes(content.into()).map_err(unreadable)?;
            check_size(picture.dimensions())?;
            let orientation = orientation(&picture);
            let image_chunks = [
                webp::CHUNK_VP8X,
                webp::CHUNK_VP8,
                webp::CHUNK_VP8L,
                webp::CHUNK_ALPH,
                webp::CHUNK_ANIM,
                webp::CHUNK_ANMF,
                webp::CHUNK_ICCP,
            ];
            picture.chunks_mut().retain(|chunk| image_chunks.contains(&chunk.id()));
            picture.set_exif(orientation);
            Ok(picture.encoder().bytes().into())
        }
    }
}

/// Checks width and height in pixels.
fn check_size(dimensions: Option<(u32, u32)>) -> Result<(), DocumentMistake> {
    match dimensions {
        None => Err(DocumentMistake::Unreadable),
        Some((width, height)) if u64::from(width) * u64::from(height) > MOST_PIXELS => Err(DocumentMistake::TooManyPixels),
        Some(_) => Ok(()),
    }
}

/// Whether a JPEG segment changes how the picture is shown: tables, frames and scans, and of the application segments JFIF, the colour
/// profile and Adobe's colour encoding. Exif, XMP, comments and embedded pictures are metadata.
fn is_image_segment(segment: &JpegSegment) -> bool {
    let begins = |with: &[u8]| segment.contents().starts_with(with);
    match segment.marker() {
        markers::APP0 => begins(b"JFIF\0"),
        markers::APP2 => begins(b"ICC_PROFILE\0"),
        markers::APP14 => begins(b"Adobe"),
        markers::APP1..=markers::APP15 | markers::COM => false,
        _ => true,
    }
}

/// Exif data with the orientation alone; `None` when the picture is upright or has no orientation.
fn orientation(picture: &impl ImageEXIF) -> Option<Bytes> {
    let read = exif::Reader::new().read_raw(picture.exif()?.to_vec()).ok()?;
    let turned = read.get_field(Tag::Orientation, In::PRIMARY)?.value.get_uint(0)?;
    // Exif 2.32 § 4.6.4: 1 is upright.
    let turned = u8::try_from(turned).ok().filter(|turned| (2..=8).contains(turned))?;
    // TIFF 6.0 § 2: big endian, the first directory at byte 8, with one entry of one SHORT, and no directory after it.
    let tag = [b"MM\0\x2A\0\0\0\x08\0\x01", &[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turned, 0, 0, 0, 0, 0, 0][..]];
    Some(tag.concat().into())
}

/// The length of a JPEG in bytes, without what phones append to it; the whole length when it is truncated. ITU T.81, annex B.
fn end_of_jpeg(content: &[u8]) -> usize {
    let mut at = 2;
    while let Some(rest) = content.get(at..) {
        // Skips fill bytes between segments and the data of a scan.
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
