//! Parsing phone numbers by the numbering plans of all countries (crate `phonenumber`, the tables of libphonenumber), and by the
//! rules of the French plan that those tables lack.
//!
//! A number of ten digits beginning with 0 is French. An overseas number has a country code of its own: `0692 55 01 02` is
//! +262 692 55 01 02, also when typed as +33 692 55 01 02. Source: plan national de numérotation, Arcep.

use super::{NoSms, Phone, SMS_COUNTRIES};
use crate::{
    people::ContactMistake,
    values::digits::{is_invisible, latin_digit},
};
use phonenumber::{PhoneNumber, Type, metadata::DATABASE};
use std::str::FromStr;

/// The mobile numbers of France overseas by their first digits after the 0, with the country code. Whole blocks: numbers assigned
/// after the tables were made are parsed too.
const OVERSEAS_MOBILE: [(&str, &str); 7] =
    [("690", "590"), ("691", "590"), ("692", "262"), ("693", "262"), ("694", "594"), ("696", "596"), ("697", "596")];

/// The country codes of France overseas where numbers have nine digits and are dialled with a 0.
const OVERSEAS: [&str; 4] = ["262", "590", "594", "596"];

/// The mobile numbers that Arcep reserves for films and examples, without their 0; they lie in the block of Mayotte.
const INVENTED: &str = "63998";

impl FromStr for Phone {
    type Err = ContactMistake;

    /// Reads `06 39 98 13 10`, `(06) 39-98.13.10`, `+33 (0)639981310`, `0033639981310`, `33639981310`, `tel:+33639981310`,
    /// `0692 55 01 02`, `+262 0692 55 01 02`, in digits of any script.
    ///
    /// # Errors
    /// [`ContactMistake::Empty`]; [`ContactMistake::NotAPhone`] for a number of no country's plan.
    fn from_str(text: &str) -> Result<Self, ContactMistake> {
        let bare = bare(text);
        if bare.is_empty() {
            return Err(ContactMistake::Empty);
        }
        let number = match bare.strip_prefix('+').or_else(|| bare.strip_prefix("00")) {
            Some(digits) => international(digits),
            None => match bare.strip_prefix('0') {
                Some(national) => french(national),
                // Without the + before it, as address books and spreadsheets keep it.
                None => with_french_code(&bare),
            },
        };
        number.and_then(|number| Self::from_stored(&number)).ok_or(ContactMistake::NotAPhone)
    }
}

/// The digits of a typed number, with the + of an international one, without separators.
fn bare(text: &str) -> String {
    let text = text.trim_matches(|c: char| c.is_whitespace() || is_invisible(c));
    let text = text.split_at_checked(4).filter(|(scheme, _)| scheme.eq_ignore_ascii_case("tel:")).map_or(text, |(_, number)| number);
    let between = |c: char| {
        c.is_whitespace() || is_invisible(c) || matches!(c, '.' | '-' | '/' | '_' | '·' | '•' | '\u{2010}'..='\u{2015}' | '−' | '－' | '．')
    };
    let bare: String = text.chars().filter(|c| !between(*c)).map(|c| if c == '＋' { '+' } else { latin_digit(c) }).collect();
    // The 0 that is dialled only within the country; any other bracket is a separator.
    let bare = if bare.starts_with("(0)") { bare } else { bare.replacen("(0)", "", 1) };
    bare.replace(['(', ')'], "")
}

/// The E.164 of a number after its + or 00.
fn international(digits: &str) -> Option<String> {
    if let Some(french) = with_french_code(digits) {
        return Some(french);
    }
    let number = parsed(digits).filter(PhoneNumber::is_valid)?;
    Some(format!("+{}{}", number.code().value(), number.national()))
}

/// The E.164 of a French number after its country code, with or without the 0 of the national number.
fn with_french_code(digits: &str) -> Option<String> {
    let (code, rest) = OVERSEAS.into_iter().chain(["33"]).find_map(|code| digits.strip_prefix(code).map(|rest| (code, rest)))?;
    let rest = rest.strip_prefix('0').unwrap_or(rest);
    if code == "33" { french(rest) } else { nine_digits(rest).then(|| format!("+{code}{rest}")) }
}

/// Whether a text is a French number without its 0.
fn nine_digits(rest: &str) -> bool {
    rest.len() == 9 && !rest.starts_with('0') && rest.bytes().all(|b| b.is_ascii_digit())
}

/// The E.164 of the nine digits after the 0 of a French number: overseas with the code of its territory.
fn french(rest: &str) -> Option<String> {
    if !nine_digits(rest) {
        return None;
    }
    let block = OVERSEAS_MOBILE.iter().find(|(block, _)| rest.starts_with(block)).map(|(_, code)| *code);
    // The rest is in the tables: Mayotte's part of 0639, each territory's of 0709, the landlines.
    let there = |code: &&str| {
        rest.starts_with(['2', '5', '6', '7'])
            && !rest.starts_with(INVENTED)
            && parsed(&format!("{code}{rest}")).is_some_and(|number| matches!(kind(&number), Type::Mobile | Type::FixedLine))
    };
    let code = block.or_else(|| OVERSEAS.into_iter().find(|code| there(code))).unwrap_or("33");
    Some(format!("+{code}{rest}"))
}

/// The number of these digits, country code first.
fn parsed(digits: &str) -> Option<PhoneNumber> {
    if !digits.bytes().all(|b| b.is_ascii_digit()) || digits.len() > 15 {
        return None;
    }
    phonenumber::parse(None, format!("+{digits}")).ok()
}

fn kind(number: &PhoneNumber) -> Type {
    number.number_type(&DATABASE)
}

impl Phone {
    /// Whether an SMS reaches the number, by the plan of its country. A French number that the plan lacks counts as a mobile by its
    /// first digit: it may have been assigned since.
    ///
    /// # Errors
    /// Why no SMS does.
    pub fn takes_sms(&self) -> Result<(), NoSms> {
        let digits = self.as_str().trim_start_matches('+');
        let french = OVERSEAS.into_iter().chain(["33"]).find_map(|code| digits.strip_prefix(code)).filter(|rest| nine_digits(rest));
        if let Some(rest) = french {
            return match rest.bytes().next() {
                Some(b'6' | b'7') => Ok(()),
                Some(b'8') => Err(NoSms::Special),
                _ => Err(NoSms::Landline),
            };
        }
        let Some(number) = parsed(digits) else { return Err(NoSms::Country) };
        match kind(&number) {
            Type::PremiumRate | Type::SharedCost | Type::TollFree | Type::Uan => Err(NoSms::Special),
            _ if !SMS_COUNTRIES.contains(&number.code().value()) => Err(NoSms::Country),
            Type::FixedLine | Type::Voip => Err(NoSms::Landline),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(typed: &str) -> String {
        typed.parse::<Phone>().map(|phone| phone.as_str().to_owned()).unwrap_or_else(|mistake| mistake.key().to_owned())
    }

    #[test]
    fn a_phone_number_is_parsed_in_every_usual_notation() {
        for typed in [
            "06 39 98 13 10",
            "06.39.98.13.10",
            "0639981310",
            "+33639981310",
            "+33 (0)639981310",
            "0033 6 39 98 13 10",
            "0033 (0)6 39 98 13 10",
            "+330639981310",
            "33639981310",
            "33 6 39 98 13 10",
            "06\u{2011}39\u{2011}98\u{2011}13\u{2011}10",
            "(06) 39 98 13 10",
            "(0)6 39 98 13 10",
            "tel:+33639981310",
            "TEL:0639981310",
            "\u{202a}+33 6 39 98 13 10\u{202c}",
            "\u{200e}06\u{a0}39\u{202f}98 13 10\u{feff}",
            "06/39/98/13/10",
            "٠٦٣٩٩٨١٣١٠",
            "＋33639981310",
        ] {
            assert_eq!(read(typed), "+33639981310", "{typed:?}");
        }
        assert_eq!(read("+32470123456"), "+32470123456");
        assert_eq!(read("0041 79 123 45 67"), "+41791234567");
    }

    #[test]
    fn an_overseas_number_is_the_same_in_both_notations() {
        for (national, e164) in [
            ("0692 55 01 02", "+262692550102"),
            ("0693 12 34 56", "+262693123456"),
            ("0690 55 01 02", "+590690550102"),
            ("0691 25 01 02", "+590691250102"),
            ("0694 20 01 02", "+594694200102"),
            ("0696 55 01 02", "+596696550102"),
            ("0697 55 01 02", "+596697550102"),
            ("0639 01 02 03", "+262639010203"),
            ("0639 69 02 03", "+262639690203"),
            ("0709 00 12 34", "+590709001234"),
            ("0262 55 01 02", "+262262550102"),
            ("0695 55 01 02", "+33695550102"),
            ("06 39 98 55 01", "+33639985501"),
        ] {
            let code = if e164.starts_with("+33") { &e164[..3] } else { &e164[..4] };
            assert_eq!(read(national), e164, "{national}");
            assert_eq!(read(&format!("{code} {national}")), e164, "{national} after its code");
            assert_eq!(read(&format!("+33 {}", &national[1..])), e164, "{national} after +33");
            assert_eq!(read(e164), e164);
            assert_eq!(Phone::from_stored(e164).unwrap().displayed().replace('\u{a0}', ""), national.replace(' ', ""));
        }
    }

    #[test]
    fn a_text_that_is_no_number_is_refused() {
        for (typed, mistake) in [
            ("", ContactMistake::Empty),
            ("\u{202a} \u{202c}", ContactMistake::Empty),
            ("06 39 98 13", ContactMistake::NotAPhone),
            ("639981310", ContactMistake::NotAPhone),
            ("06399813100", ContactMistake::NotAPhone),
            ("00 06 39 98 13 10", ContactMistake::NotAPhone),
            ("+33 0 6 39 98", ContactMistake::NotAPhone),
            ("+999 12345678", ContactMistake::NotAPhone),
            ("+1 555", ContactMistake::NotAPhone),
            ("+", ContactMistake::NotAPhone),
            ("06 39 98 13 1O", ContactMistake::NotAPhone),
        ] {
            assert_eq!(typed.parse::<Phone>(), Err(mistake), "{typed:?}");
        }
    }

    #[test]
    fn no_sms_reaches_landlines_special_numbers_and_unlisted_countries() {
        for (typed, reached) in [
            ("06 39 98 13 10", Ok(())),
            ("07 49 12 34 56", Ok(())),
            ("0692 55 01 02", Ok(())),
            ("0639 01 02 03", Ok(())),
            ("+32 470 12 34 56", Ok(())),
            ("+41 79 123 45 67", Ok(())),
            ("01 44 12 34 56", Err(NoSms::Landline)),
            ("03 25 70 41 05", Err(NoSms::Landline)),
            ("0262 55 01 02", Err(NoSms::Landline)),
            ("09 72 12 34 56", Err(NoSms::Landline)),
            ("+32 2 512 34 56", Err(NoSms::Landline)),
            ("08 92 12 34 56", Err(NoSms::Special)),
            ("08 00 12 34 56", Err(NoSms::Special)),
            ("+1 900 234 5678", Err(NoSms::Special)),
            ("+1 202 555 0123", Err(NoSms::Country)),
            ("+221 77 123 45 67", Err(NoSms::Country)),
        ] {
            let phone: Phone = typed.parse().unwrap_or_else(|mistake| panic!("{typed}: {mistake}"));
            assert_eq!(phone.takes_sms(), reached, "{typed}");
        }
    }

    proptest! {
        /// A mobile of a territory by the tables of libphonenumber is parsed as its number from both notations, and a French mobile
        /// stays French.
        #[test]
        fn every_french_mobile_gets_the_territory_of_the_tables(block in 60u32..80, rest in 0u32..10_000_000) {
            let national = format!("{block}{rest:07}");
            prop_assume!(!national.starts_with(INVENTED));
            let of = |code: &str| parsed(&format!("{code}{national}")).is_some_and(|number| kind(&number) == Type::Mobile);
            let known: Vec<_> = OVERSEAS.into_iter().chain(["33"]).filter(|code| of(code)).collect();
            if let [code] = known[..] {
                let e164 = format!("+{code}{national}");
                prop_assert_eq!(read(&format!("0{national}")), e164.clone());
                prop_assert_eq!(read(&format!("+33{national}")), e164.clone());
                prop_assert_eq!(read(&e164), e164.clone());
                prop_assert_eq!(Phone::from_stored(&e164).unwrap().takes_sms(), Ok(()));
            }
        }

        #[test]
        fn a_displayed_number_is_parsed_again(typed in "[+0]{0,2}[0-9 .()-]{6,18}") {
            if let Ok(phone) = typed.parse::<Phone>() {
                prop_assert_eq!(phone.as_str().parse::<Phone>(), Ok(phone.clone()));
                prop_assert_eq!(phone.displayed().parse::<Phone>(), Ok(phone.clone()));
                prop_assert_eq!(Phone::from_stored(phone.as_str()), Some(phone));
            }
        }

        #[test]
        fn parsing_any_text_does_not_panic(typed in "\\PC*") {
            if let Ok(phone) = typed.parse::<Phone>() {
                let _ = phone.takes_sms();
            }
        }
    }
}
