//! Digits of all scripts and invisible characters in what people type.

/// The zeros of Unicode's decimal digits (general category `Nd`); the nine characters after each are its digits 1 to 9.
/// Source: DerivedGeneralCategory of Unicode 16. The property is stable: a new script only adds a zero.
const ZEROS: [u32; 76] = [
    0x30, 0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6, 0xE50, 0xED0, 0xF20, 0x1040, 0x1090,
    0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0,
    0xFF10, 0x104A0, 0x10D30, 0x10D40, 0x11066, 0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650, 0x116C0, 0x116D0, 0x116DA,
    0x11730, 0x118E0, 0x11950, 0x11BF0, 0x11C50, 0x11D50, 0x11DA0, 0x11F50, 0x16130, 0x16A60, 0x16AC0, 0x16B50, 0x16D70, 0x1CCF0, 0x1D7CE,
    0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E4F0, 0x1E5F1, 0x1E950, 0x1FBF0,
];

/// The value, 0 to 9, of a decimal digit of any script; `None` for any other character. `char::to_digit` reads the Latin ones only.
pub fn decimal_digit(sign: char) -> Option<u8> {
    let code = sign as u32;
    let zero = ZEROS[..ZEROS.partition_point(|zero| *zero <= code)].last()?;
    u8::try_from(code - zero).ok().filter(|digit| *digit <= 9)
}

/// The Latin digit `0` to `9` of a digit of any script; any other character unchanged.
pub fn latin_digit(sign: char) -> char {
    decimal_digit(sign).map_or(sign, |digit| char::from(b'0' + digit))
}

/// Whether a character is invisible: a mark of direction, a joiner, a byte order mark. Keyboards of right-to-left scripts, address
/// books and messages put them around numbers.
pub fn is_invisible(sign: char) -> bool {
    matches!(
        sign,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unicode_digit_has_its_value_and_no_other_character_has_one() {
        let digits = regex::Regex::new(r"^\p{Nd}$").unwrap();
        for sign in (0..=u32::from(char::MAX)).filter_map(char::from_u32) {
            let known = digits.is_match(sign.encode_utf8(&mut [0; 4]));
            assert!(!known || decimal_digit(sign).is_some(), "{sign:?} is a digit");
        }
        assert!(ZEROS.is_sorted());
        for (typed, read) in [("٠١٢٣٤٥٦٧٨٩", "0123456789"), ("۰۱۲۳۴۵۶۷۸۹", "0123456789"), ("०१२३४५६७८९", "0123456789"), ("１２", "12")]
        {
            assert_eq!(typed.chars().map(latin_digit).collect::<String>(), read);
        }
        for other in ['a', '/', ':', '²', 'Ⅷ', '½', '一', '€'] {
            assert_eq!(decimal_digit(other), None, "{other}");
        }
    }
}
