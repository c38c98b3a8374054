//! The settings of a structure: places, last day of the scheme, chamber of trades, letterhead.

use crate::{
    bookings::read_day,
    people::one_line,
    values::{siret::Siret, sql::stored_as_text},
};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// The most characters of a structure's name.
pub const MOST_NAME: usize = 120;

/// The most places of a structure; the whole scheme has a few thousand participants.
pub const MOST_PLACES: i64 = 1_000;

/// The region of the chamber of trades, by which the rate of the chamber tax differs. Source: mon-entreprise,
/// `auto-entrepreneur . cotisations et contributions . TFC . métiers`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ChamberRegion {
    /// Every other department.
    #[default]
    Elsewhere,
    /// Bas-Rhin and Haut-Rhin.
    Alsace,
    /// Moselle.
    Moselle,
}

impl ChamberRegion {
    /// Every region, the most common first.
    pub const ALL: [ChamberRegion; 3] = [Self::Elsewhere, Self::Alsace, Self::Moselle];

    /// As stored, and as a form value.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Elsewhere => "Elsewhere",
            Self::Alsace => "Alsace",
            Self::Moselle => "Moselle",
        }
    }

    /// The key of its name in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::Elsewhere => "chamber-elsewhere",
            Self::Alsace => "chamber-alsace",
            Self::Moselle => "chamber-moselle",
        }
    }
}

crate::values::sql::stored_words! { ChamberRegion: Elsewhere Alsace Moselle; }

/// Whom the coaches of a structure read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CoachesRead {
    /// Every participant of the structure.
    #[default]
    Structure,
    /// Their own, and those of the coaches whom they stand in for.
    Own,
}

impl CoachesRead {
    /// Both, the default first.
    pub const ALL: [CoachesRead; 2] = [Self::Structure, Self::Own];

    /// As stored, and as a form value.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Structure => "Structure",
            Self::Own => "Own",
        }
    }

    /// The key of its words in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::Structure => "coaches-read-structure",
            Self::Own => "coaches-read-own",
        }
    }
}

crate::values::sql::stored_words! { CoachesRead: Structure Own; }

/// Parses whom the coaches of a structure read.
///
/// # Errors
/// The key of the sentence, for any other word.
pub fn read_coaches_read(typed: &str) -> Result<CoachesRead, &'static str> {
    CoachesRead::try_from(typed.to_owned()).map_err(|_| "coaches-read-unknown")
}

/// Parses the region of the chamber of trades.
///
/// # Errors
/// The key of the sentence, for any other word.
pub fn read_chamber_region(typed: &str) -> Result<ChamberRegion, &'static str> {
    ChamberRegion::try_from(typed.to_owned()).map_err(|_| "chamber-unknown")
}

/// Parses a number of places, 1 to [`MOST_PLACES`].
///
/// # Errors
/// The key of the sentence.
pub fn read_places(typed: &str) -> Result<i64, &'static str> {
    let typed = typed.trim();
    let digits = !typed.is_empty() && typed.bytes().all(|b| b.is_ascii_digit());
    typed.parse().ok().filter(|places| digits && (1..=MOST_PLACES).contains(places)).ok_or("places-not-a-number")
}

/// Parses the last day of the scheme; `None` for an empty text.
///
/// # Errors
/// The key of the sentence, also for a day before 2019: the scheme began in December 2018.
pub fn read_scheme_day(typed: &str) -> Result<Option<NaiveDate>, &'static str> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    read_day(typed).filter(|day| (2019..2100).contains(&day.year())).map(Some).ok_or("scheme-not-a-day")
}

/// The most lines of a postal address, as on an envelope (NF Z10-011).
const MOST_ADDRESS_LINES: usize = 6;
/// The most characters of a line of an address.
const MOST_ADDRESS_LINE: usize = 80;

/// Parses a postal address of up to six lines, without empty ones; `None` for an empty text.
///
/// # Errors
/// The key of the sentence.
pub fn read_address(typed: &str) -> Result<Option<String>, &'static str> {
    let lines: Vec<&str> = typed.lines().filter(|line| line.chars().any(|c| !c.is_whitespace() && !c.is_control())).collect();
    if lines.len() > MOST_ADDRESS_LINES {
        return Err("address-too-long");
    }
    let lines = lines.into_iter().map(|line| one_line(line, MOST_ADDRESS_LINE)).collect::<Result<Vec<_>, _>>();
    let lines = lines.map_err(|_| "address-too-long")?;
    Ok((!lines.is_empty()).then(|| lines.join("\n")))
}

/// Parses a SIRET; `None` for an empty text.
///
/// # Errors
/// The key of the sentence.
pub fn read_siret(typed: &str) -> Result<Option<Siret>, &'static str> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    Siret::read(typed).map(Some).map_err(|mistake| mistake.key())
}

/// Parses a name or a function of at most [`MOST_NAME`] characters; `None` for an empty text.
///
/// # Errors
/// The key of the sentence.
pub fn read_optional_name(typed: &str) -> Result<Option<String>, &'static str> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    one_line(typed, MOST_NAME).map(Some).map_err(|mistake| mistake.key())
}

/// The town of a postal address: the text after the postcode on the last line that begins with one. `None` without such a line.
pub fn town_of(address: &str) -> Option<&str> {
    address.lines().rev().find_map(|line| {
        let (postcode, town) = line.split_once(' ')?;
        let town = town.trim();
        (postcode.len() == 5 && postcode.bytes().all(|b| b.is_ascii_digit()) && !town.is_empty()).then_some(town)
    })
}

stored_as_text!(ChamberRegion);
stored_as_text!(CoachesRead);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_keeps_its_lines_and_the_town_follows_the_postcode() {
        let address = read_address(" 12 rue du Canal \r\n\r\n 10000  Troyes ").unwrap().unwrap();
        assert_eq!(address, "12 rue du Canal\n10000 Troyes");
        assert_eq!(town_of(&address), Some("Troyes"));
        assert_eq!(town_of("12 rue du Canal\n10300 Sainte-Savine CEDEX\nFrance"), Some("Sainte-Savine CEDEX"));
        assert_eq!((town_of("12 rue du Canal"), town_of("")), (None, None));
        assert_eq!([read_address(""), read_address(" \n\u{0}\n")], [Ok(None), Ok(None)]);
        assert_eq!(read_address(&"a\n".repeat(7)), Err("address-too-long"));
        assert_eq!(read_address(&"a".repeat(81)), Err("address-too-long"));
    }

    #[test]
    fn an_empty_siret_or_name_is_none() {
        assert_eq!((read_siret(" "), read_siret("1")), (Ok(None), Err("siret-not-a-number")));
        assert_eq!(read_siret("732 829 320 00074").unwrap().unwrap().as_str(), "73282932000074");
        assert_eq!(read_optional_name("  "), Ok(None));
        assert_eq!(read_optional_name(" Directrice "), Ok(Some("Directrice".into())));
        assert_eq!(read_optional_name(&"a".repeat(121)), Err("text-too-long"));
    }

    #[test]
    fn places_are_a_number_from_one_to_a_thousand() {
        assert_eq!([read_places(" 70 "), read_places("1"), read_places("1000")], [Ok(70), Ok(1), Ok(1_000)]);
        for typed in ["", "0", "-3", "+7", "1001", "7,5", "99999999999999999999", "\u{0}"] {
            assert_eq!(read_places(typed), Err("places-not-a-number"), "{typed}");
        }
    }

    #[test]
    fn a_chamber_region_is_one_of_three_words() {
        assert!(ChamberRegion::ALL.into_iter().all(|region| read_chamber_region(region.as_str()) == Ok(region)));
        for typed in ["", "alsace", "Paris", "\u{0}"] {
            assert_eq!(read_chamber_region(typed), Err("chamber-unknown"), "{typed}");
        }
    }

    #[test]
    fn the_last_day_of_the_scheme_may_be_empty() {
        assert_eq!(read_scheme_day("21/12/2026"), Ok("2026-12-21".parse().ok()));
        assert_eq!(read_scheme_day(" "), Ok(None));
        for typed in ["2018-12-21", "2100-01-01", "bientôt"] {
            assert_eq!(read_scheme_day(typed), Err("scheme-not-a-day"), "{typed}");
        }
    }
}
