//! Pictures as phones write them: with an orientation, a place, a device, notes and data after their end. Every private text in them
//! contains SECRET.

use super::*;

const JPEG: &[u8] = include_bytes!("../../../../tests/pictures/turned.jpg");
const PNG: &[u8] = include_bytes!("../../../../tests/pictures/turned.png");
const WEBP: &[u8] = include_bytes!("../../../../tests/pictures/turned.webp");

fn holds(content: &[u8], text: &str) -> bool {
    content.windows(text.len()).any(|piece| piece == text.as_bytes())
}

/// The tags that an independent reader of Exif finds.
fn tags(content: &[u8]) -> Vec<(Tag, Option<u32>)> {
    let read = exif::Reader::new().read_from_container(&mut std::io::Cursor::new(content)).unwrap();
    read.fields().map(|field| (field.tag, field.value.get_uint(0))).collect()
}

#[test]
fn a_photo_keeps_its_image_and_orientation_and_loses_its_metadata() {
    for (kind, content) in [(DocumentKind::Jpeg, JPEG), (DocumentKind::Png, PNG), (DocumentKind::Webp, WEBP)] {
        assert!(tags(content).len() > 3 && holds(content, "SECRET") && holds(content, "Telephone"), "{kind:?} has metadata");
        let clean = without_metadata(kind, content.to_vec()).unwrap();
        assert_eq!(tags(&clean), [(Tag::Orientation, Some(6))], "{kind:?}");
        assert!(!holds(&clean, "SECRET") && !holds(&clean, "Telephone"), "{kind:?}");
        assert_eq!(DocumentKind::of_content(&clean), Some(kind));
        assert_eq!(without_metadata(kind, clean.clone()).unwrap(), clean, "{kind:?} is unchanged the second time");
    }
    // The image is the same, byte for byte.
    let scan = |content: &[u8]| content.windows(2).position(|pair| pair == [0xFF, 0xDA]).map(|at| content[at..].to_vec()).unwrap();
    let clean = without_metadata(DocumentKind::Jpeg, JPEG.to_vec()).unwrap();
    assert!(scan(&clean).len() > 300 && scan(JPEG).starts_with(&scan(&clean)) && clean.ends_with(&[0xFF, 0xD9]));
    let data = |content: &[u8]| Png::from_bytes(content.to_vec().into()).unwrap().chunk_by_type(*b"IDAT").unwrap().contents().clone();
    assert_eq!(data(&without_metadata(DocumentKind::Png, PNG.to_vec()).unwrap()), data(PNG));
    let data = |content: &[u8]| WebP::from_bytes(content.to_vec().into()).unwrap().chunk_by_id(webp::CHUNK_VP8).unwrap().clone();
    assert_eq!(data(&without_metadata(DocumentKind::Webp, WEBP.to_vec()).unwrap()), data(WEBP));
}

#[test]
fn an_upright_picture_gets_no_exif() {
    let mut upright = Jpeg::from_bytes(Bytes::from_static(JPEG)).unwrap();
    upright.set_exif(None);
    let clean = without_metadata(DocumentKind::Jpeg, upright.encoder().bytes().into()).unwrap();
    assert!(!holds(&clean, "Exif") && clean.len() < JPEG.len());
}

#[test]
fn more_than_fifty_million_pixels_are_refused_from_the_header_alone() {
    let png = |width: u32, height: u32| {
        let mut picture = Png::from_bytes(Bytes::from_static(PNG)).unwrap();
        let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
        picture.chunks_mut()[0] = img_parts::png::PngChunk::new(*b"IHDR", head.into());
        without_metadata(DocumentKind::Png, picture.encoder().bytes().into()).map(|_| ())
    };
    assert_eq!(png(60_000, 60_000), Err(DocumentMistake::TooManyPixels));
    assert_eq!(png(u32::MAX, u32::MAX), Err(DocumentMistake::TooManyPixels));
    assert_eq!((png(10_000, 5_000), png(10_000, 5_001)), (Ok(()), Err(DocumentMistake::TooManyPixels)));
    assert_eq!(png(0, 1), Err(DocumentMistake::Unreadable));

    let frame = JPEG.windows(4).position(|bytes| bytes == [0xFF, 0xC2, 0, 17]).unwrap();
    let mut content = JPEG.to_vec();
    content[frame + 5..frame + 9].copy_from_slice(&[0xFF; 4]);
    assert_eq!(without_metadata(DocumentKind::Jpeg, content), Err(DocumentMistake::TooManyPixels));

    let mut content = WEBP.to_vec();
    content[24..30].copy_from_slice(&[0xFF, 0x3F, 0, 0xFF, 0x3F, 0]);
    assert_eq!(without_metadata(DocumentKind::Webp, content), Err(DocumentMistake::TooManyPixels));
}

#[test]
fn a_truncated_or_changed_picture_is_read_or_refused_without_a_panic() {
    for (kind, content) in [(DocumentKind::Jpeg, JPEG), (DocumentKind::Png, PNG), (DocumentKind::Webp, WEBP)] {
        for length in 0..content.len() {
            let _ = without_metadata(kind, content[..length].to_vec());
        }
        for at in 0..content.len() {
            for byte in [0x00, 0x7F, 0xFF] {
                let mut changed = content.to_vec();
                changed[at] = byte;
                let _ = without_metadata(kind, changed);
            }
        }
    }
    assert_eq!(without_metadata(DocumentKind::Jpeg, b"\xFF\xD8\xFF\xE0\0\x10JFIF une photo".to_vec()), Err(DocumentMistake::Unreadable));
    assert_eq!(without_metadata(DocumentKind::Pdf, b"%PDF-1.7".to_vec()), Ok(b"%PDF-1.7".to_vec()));
}
