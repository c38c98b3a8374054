//! Amounts as people type them.

use super::{AmountMistake, Cents};
use crate::values::digits::{is_invisible, latin_digit};

/// The most characters of an amount: a longer text cannot be one that a line holds.
const MOST_SIGNS: usize = 64;

/// The units that may stand before or after an amount, or in place of the decimal comma; longest first.
const UNITS: [&str; 4] = ["euros", "euro", "eur", "€"];

impl Cents {
    /// Reads an amount as people type it: `1 250,50`, `1250.5`, `1.250,50 €`, `€80`, `12€50`, `-80`, `١٢٣`.
    ///
    /// The last comma or point before at most two digits is the decimal one; one other sign (a space of any width, a point, a
    /// comma, an apostrophe) may group by three. Digits of any script count, marks of direction do not. What can be meant in two
    /// ways (`12 50`, `1.250`) is refused rather than guessed.
    ///
    /// # Errors
    /// The first [`AmountMistake`] met.
    pub fn parse(text: &str) -> Result<Self, AmountMistake> {
        let plain = plain(text);
        let (negative, bare) = without_sign_and_unit(plain.trim())?;
        if bare.is_empty() {
            return Err(AmountMistake::Empty);
        }
        if bare.len() > MOST_SIGNS {
            return Err(if bare.bytes().all(|b| b.is_ascii_digit()) { AmountMistake::TooLarge } else { AmountMistake::NotANumber });
        }
        let sign = if negative { -1 } else { 1 };
        let signed = |amount: Cents| Cents(sign * amount.0);
        read(&bare).map(signed).map_err(|mistake| match mistake {
            AmountMistake::Ambiguous(one, other) => AmountMistake::Ambiguous(signed(one), signed(other)),
            other => other,
        })
    }
}

/// The text normalised: Latin digits, one space for any run of white space, `-`, `,` and `'` for their variants, no invisible
/// characters.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for sign in text.chars().filter(|sign| !is_invisible(*sign)) {
        let sign = match sign {
            '−' | '–' | '‐' | '‑' | '﹣' | '－' => '-',
            '’' | 'ʼ' | '＇' | '٬' => '\'',
            '，' | '٫' => ',',
            '．' => '.',
            '＋' => '+',
            space if space.is_whitespace() => ' ',
            other => latin_digit(other),
        };
        if sign != ' ' || !plain.ends_with(' ') {
            plain.push(sign);
        }
    }
    plain
}

/// Whether the amount is negative, and its text without sign and unit, wherever these stand: `-€80`, `EUR 80`, `80 €`. A unit between
/// euros and two digits of cents becomes the comma: `12€50`.
fn without_sign_and_unit(text: &str) -> Result<(bool, String), AmountMistake> {
    let (sign, text) = signed(text);
    let found = UNITS.iter().find_map(|unit| find(text, unit).map(|at| (text[..at].trim_end(), text[at + unit.len()..].trim_start())));
    let Some((before, after)) = found else { return Ok((sign == Some('-'), text.to_owned())) };
    let (inner, after) = if sign.is_none() && before.is_empty() { signed(after) } else { (None, after) };
    let negative = sign.or(inner) == Some('-');
    match (before, after) {
        (whole, "") | ("", whole) => Ok((negative, whole.to_owned())),
        (euros, cents) if cents.len() == 2 && !euros.contains([',', '.']) => Ok((negative, format!("{euros},{cents}"))),
        _ => Err(AmountMistake::NotANumber),
    }
}

/// The sign at the beginning of a text, and the rest.
fn signed(text: &str) -> (Option<char>, &str) {
    match text.chars().next() {
        Some(sign @ ('-' | '+')) => (Some(sign), text[1..].trim_start()),
        _ => (None, text),
    }
}

/// The position of a unit in a text, in either case.
fn find(text: &str, unit: &str) -> Option<usize> {
    text.char_indices().map(|(at, _)| at).find(|at| text.get(*at..at + unit.len()).is_some_and(|part| part.eq_ignore_ascii_case(unit)))
}

/// Reads digits with an optional decimal sign and groups of three.
fn read(text: &str) -> Result<Cents, AmountMistake> {
    let text = text.replace(" ,", ",").replace(", ", ",").replace(" .", ".").replace(". ", ".");
    if !text.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | '\'' | ' ')) || !text.contains(|c: char| c.is_ascii_digit()) {
        return Err(AmountMistake::NotANumber);
    }
    // The last comma or point is the decimal one, unless it stands twice: then it groups.
    let decimal =
        text.rfind([',', '.']).map(|at| (&text[..at], &text[at..=at], &text[at + 1..])).filter(|(before, sign, _)| !before.contains(sign));
    let Some((before, _, after)) = decimal else { return whole(&text) };
    if !after.bytes().all(|b| b.is_ascii_digit()) {
        return Err(AmountMistake::NotANumber);
    }
    let plain = !before.is_empty() && before.bytes().all(|b| b.is_ascii_digit());
    if after.len() == 3 && plain && before.len() <= 3 && !before.starts_with('0') {
        return Err(ambiguous(before, after, &format!("{before}{after}")));
    }
    if after.len() > 2 {
        return Err(AmountMistake::TooPrecise);
    }
    let whole = if before.is_empty() { "0".to_owned() } else { grouped(before).ok_or(AmountMistake::NotANumber)? };
    amount(&whole, after)
}

/// Reads digits without a decimal sign. One or two digits after a space may be cents or the end of a number: ambiguous.
fn whole(text: &str) -> Result<Cents, AmountMistake> {
    if let Some(whole) = grouped(text) {
        return amount(&whole, "");
    }
    let parted = text.rsplit_once(' ').filter(|(_, last)| matches!(last.len(), 1 | 2));
    match parted.and_then(|(before, last)| grouped(before).map(|before| (before, last))) {
        Some((before, last)) => Err(ambiguous(&before, last, &format!("{before}{last}"))),
        None => Err(AmountMistake::NotANumber),
    }
}

/// The mistake of ambiguous digits, with both readings.
fn ambiguous(euros: &str, decimals: &str, joined: &str) -> AmountMistake {
    let hundredths = format!("{decimals:0<2}");
    match (amount(euros, &hundredths[..2]), amount(joined, "")) {
        (Ok(one), Ok(other)) => AmountMistake::Ambiguous(one, other),
        _ => AmountMistake::NotANumber,
    }
}

/// The digits without their separators, which are all the same, with one to three digits before the first and three after each;
/// `None` otherwise.
fn grouped(text: &str) -> Option<String> {
    let separator = text.chars().find(|c| !c.is_ascii_digit());
    let Some(separator) = separator else { return Some(text.to_owned()).filter(|text| !text.is_empty()) };
    let mut groups = text.split(separator);
    let first = groups.next().filter(|first| matches!(first.len(), 1..=3) && !first.starts_with('0'))?;
    let by_three = |group: &str| group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit());
    (first.bytes().all(|b| b.is_ascii_digit()) && groups.all(by_three)).then(|| text.replace(separator, ""))
}

/// The amount of euros and at most two decimals.
fn amount(euros: &str, decimals: &str) -> Result<Cents, AmountMistake> {
    let euros: i64 = euros.parse().map_err(|_| AmountMistake::TooLarge)?;
    let hundredths: i64 = format!("{decimals:0<2}").parse().map_err(|_| AmountMistake::NotANumber)?;
    let value = euros.checked_mul(100).and_then(|value| value.checked_add(hundredths));
    value.map(Cents).filter(|amount| *amount <= Cents::MOST).ok_or(AmountMistake::TooLarge)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::language::Language;
    use proptest::prelude::*;

    #[test]
    fn common_spellings_of_amounts_are_read() {
        for (typed, cents) in [
            ("1 250,50", 125_050),
            ("1250.5", 125_050),
            ("1.250,50 €", 125_050),
            ("1,250.50", 125_050),
            ("1'250.50", 125_050),
            ("1’250,50", 125_050),
            ("1\u{202f}250,50\u{a0}€", 125_050),
            ("1\u{2009}250", 125_000),
            ("1 250", 125_000),
            ("1  250", 125_000),
            ("12 500,50", 1_250_050),
            ("12\u{a0}500,50", 1_250_050),
            ("1.250.000", 125_000_000),
            ("-80", -8_000),
            ("−80,00", -8_000),
            ("- 80", -8_000),
            ("−244,00\u{a0}€", -24_400),
            ("0", 0),
            (",5", 50),
            ("12,", 1_200),
            ("12 ,50", 1_250),
            ("12, 50", 1_250),
            ("+3", 300),
            ("250 euros", 25_000),
            ("€80", 8_000),
            ("€ 80", 8_000),
            ("EUR 80", 8_000),
            ("Eur80", 8_000),
            ("80€", 8_000),
            ("12€50", 1_250),
            ("12 € 50", 1_250),
            ("1 250€50", 125_050),
            ("12 euros 50", 1_250),
            ("-€80", -8_000),
            ("€-80", -8_000),
            ("€1,250.50", 125_050),
            ("١٢٣", 12_300),
            ("۱۲۳٫۵", 12_350),
            ("१२५०,५०", 125_050),
            ("１２", 1_200),
            ("80\u{200e}", 8_000),
            ("\u{202a}80\u{202c}", 8_000),
            ("\u{200f}٨٠\u{a0}€", 8_000),
            ("9999999,99", 999_999_999),
        ] {
            assert_eq!(Cents::parse(typed), Ok(Cents(cents)), "{typed:?}");
        }
    }

    #[test]
    fn ambiguous_digits_are_refused_with_both_readings() {
        for (typed, one, other) in [
            ("12 50", 1_250, 125_000),
            ("1250 50", 125_050, 12_505_000),
            ("12\u{202f}50", 1_250, 125_000),
            ("1 250 50", 125_050, 12_505_000),
            ("12 5 €", 1_250, 12_500),
            ("1.250", 125, 125_000),
            ("1,250", 125, 125_000),
            ("١٢ ٥٠", 1_250, 125_000),
            ("-12 50", -1_250, -125_000),
        ] {
            assert_eq!(Cents::parse(typed), Err(AmountMistake::Ambiguous(Cents(one), Cents(other))), "{typed:?}");
        }
        let said = Cents::parse("12 50").unwrap_err().sentence();
        assert_eq!(said, "amount-ambiguous 1250 125000");
    }

    #[test]
    fn other_texts_are_refused_with_their_mistake() {
        use AmountMistake::*;
        for (typed, mistake) in [
            ("", Empty),
            ("  ", Empty),
            ("€", Empty),
            ("-", Empty),
            ("abc", NotANumber),
            ("1-2", NotANumber),
            ("--5", NotANumber),
            ("-€-5", NotANumber),
            ("1..2", NotANumber),
            ("12.34.5", NotANumber),
            ("1250 500", NotANumber),
            ("12 5000", NotANumber),
            ("1 2 3", NotANumber),
            ("0 500", NotANumber),
            ("12 50,5", NotANumber),
            ("1.250 000", NotANumber),
            ("12€5", NotANumber),
            ("12,50€50", NotANumber),
            ("80 € €", NotANumber),
            ("1e5", NotANumber),
            ("²", NotANumber),
            ("=1+1", NotANumber),
            ("12.3456", TooPrecise),
            ("0,001", TooPrecise),
            ("1 250,505", TooPrecise),
            ("1000000000000", TooLarge),
            ("10000000", TooLarge),
            ("99999999999999999999999999999999", TooLarge),
        ] {
            assert_eq!(Cents::parse(typed), Err(mistake), "{typed:?}");
        }
    }

    /// The digits of an amount in another script, grouped by a space of some kind, with a mark of direction at its end.
    fn elsewhere(shown: &str, zero: u32, space: char) -> String {
        let sign =
            |c: char| c.to_digit(10).and_then(|digit| char::from_u32(zero + digit)).unwrap_or(if c.is_whitespace() { space } else { c });
        shown.chars().map(sign).chain(['\u{200e}']).collect()
    }

    proptest! {
        #[test]
        fn a_printed_amount_reads_back_the_same_in_every_script(cents in -999_999_999i64..=999_999_999) {
            let amount = Cents(cents);
            prop_assert_eq!(Cents::parse(&amount.typed()), Ok(amount));
            prop_assert_eq!(Cents::parse(&Language::Fr.amount(amount)), Ok(amount));
            prop_assert_eq!(Cents::parse(&Language::En.amount(amount)), Ok(amount));
            for zero in [0x30, 0x660, 0x6f0, 0x966, 0xff10] {
                for space in [' ', '\u{a0}', '\u{202f}', '\u{2009}'] {
                    prop_assert_eq!(Cents::parse(&elsewhere(&amount.to_string(), zero, space)), Ok(amount));
                }
            }
        }

        #[test]
        fn two_digits_after_a_space_are_ambiguous(euros in 1u32..9_999, cents in 0u32..100) {
            let (euros, cents) = (i64::from(euros), i64::from(cents));
            let read = Cents::parse(&format!("{euros} {cents:02}"));
            prop_assert_eq!(read, Err(AmountMistake::Ambiguous(Cents(euros * 100 + cents), Cents((euros * 100 + cents) * 100))));
        }

        #[test]
        fn no_text_panics(text in "\\PC*") {
            let _ = Cents::parse(&text);
        }

        #[test]
        fn no_mix_of_signs_panics_and_every_amount_reads_back(text in "[0-9 ,.'€eur\u{a0}٣−+-]{0,30}") {
            if let Ok(amount) = Cents::parse(&text) {
                prop_assert_eq!(Cents::parse(&amount.to_string()), Ok(amount));
            }
        }
    }
}
