//! Amounts, days and hours in words, in the two languages of the screens.

use crate::values::{
    euros,
    money::Cents,
    month::Month,
    sql::{UnknownWord, stored_as_text},
};
use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use serde::{Deserialize, Serialize};

/// A language of the screens. French is the default and the reference.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Français.
    #[default]
    Fr,
    /// English.
    En,
}

const MONTHS_FR: [&str; 12] =
    ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];
const MONTHS_EN: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const SHORT_FR: [&str; 12] = ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."];
const DAYS_FR: [&str; 7] = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
const DAYS_EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

impl Language {
    /// The language of a tag such as `fr` or `en-GB`; `None` for any other language.
    pub fn of_tag(tag: &str) -> Option<Self> {
        match tag.trim().get(..2)?.to_ascii_lowercase().as_str() {
            "fr" => Some(Self::Fr),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// Its tag for `lang="…"`, `fr` or `en`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// An amount to the cent: `1 250,50 €`, or `€1,250.50`.
    pub fn amount(self, amount: Cents) -> String {
        match self {
            Self::Fr => euros::french(amount.get()),
            Self::En => euros::english(amount.get()),
        }
    }

    /// An amount without its cents when they are zero: `1 250 €`.
    pub fn short_amount(self, amount: Cents) -> String {
        let full = self.amount(amount);
        match self {
            Self::Fr => full.replace(",00", ""),
            Self::En => full.strip_suffix(".00").map(str::to_owned).unwrap_or(full),
        }
    }

    /// A rate in hundredths of a percent: `21,2 %`, or `21.2%`.
    pub fn percent(self, hundredths: i64) -> String {
        self.rate(hundredths * 10)
    }

    /// A rate in thousandths of a percent, without trailing zeros: `0,015 %`, or `0.015%`.
    pub fn rate(self, thousandths: i64) -> String {
        let (whole, rest) = (thousandths / 1_000, thousandths % 1_000);
        let decimals = format!(".{rest:03}");
        let decimals = decimals.trim_end_matches('0').trim_end_matches('.');
        match self {
            Self::Fr => format!("{whole}{}\u{a0}%", decimals.replace('.', ",")),
            Self::En => format!("{whole}{decimals}%"),
        }
    }

    /// A month in full: `octobre 2026`.
    pub fn month(self, month: Month) -> String {
        format!("{} {}", self.month_name(month), month.year())
    }

    /// The month's name alone: `octobre`.
    pub fn month_name(self, month: Month) -> &'static str {
        let at = month.number() as usize - 1;
        match self {
            Self::Fr => MONTHS_FR[at],
            Self::En => MONTHS_EN[at],
        }
    }

    /// The month's abbreviated name: `oct.`.
    pub fn month_short(self, month: Month) -> &'static str {
        let at = month.number() as usize - 1;
        match self {
            Self::Fr => SHORT_FR[at],
            Self::En => &MONTHS_EN[at][..3],
        }
    }

    /// `d'octobre`, `de mai`: the month after "de", elided where French does. In English, the plain name.
    pub fn of_month(self, month: Month) -> String {
        let name = self.month_name(month);
        match self {
            Self::Fr if name.starts_with(['a', 'o']) => format!("d’{name}"),
            Self::Fr => format!("de {name}"),
            Self::En => name.to_owned(),
        }
    }

    /// A name after "de": `d’Awa Traoré`, `de Moussa Diop`, `of Awa Traoré`.
    ///
    /// French elides before a vowel and a mute h. Whether the h of a first name (Hugo, Hervé, Hamid) is one, writers do not agree:
    /// before every h stays "de".
    pub fn of_name(self, name: &str) -> String {
        if self == Self::En {
            return format!("of {name}");
        }
        let mut letters = name.chars().map(|c| c.to_lowercase().next().unwrap_or(c));
        let (first, second) = (letters.next().unwrap_or_default(), letters.next().unwrap_or_default());
        // "y" before a vowel is a consonant: de Yasmina, d’Yves.
        let consonant = first == 'y' && "aeiouéèêë".contains(second);
        let vowel = "aeiouyàâäáãåæéèêëíìîïóòôöõøœúùûü".contains(first);
        if vowel && !consonant { format!("d’{name}") } else { format!("de {name}") }
    }

    /// A day with its weekday: `mardi 3 novembre`.
    pub fn day(self, day: NaiveDate) -> String {
        let weekday = day.weekday().num_days_from_monday() as usize;
        match self {
            Self::Fr => format!("{} {}", DAYS_FR[weekday], self.day_and_month(day)),
            Self::En => format!("{} {}", DAYS_EN[weekday], self.day_and_month(day)),
        }
    }

    /// A day without its weekday: `1er novembre`, `15 novembre`.
    pub fn day_and_month(self, day: NaiveDate) -> String {
        let month = self.month_name(Month::of(day));
        match (self, day.day()) {
            (Self::Fr, 1) => format!("1er\u{a0}{month}"),
            (_, n) => format!("{n}\u{a0}{month}"),
        }
    }

    /// A day with its year: `15 novembre 2026`.
    pub fn date(self, day: NaiveDate) -> String {
        format!("{} {}", self.day_and_month(day), day.year())
    }

    /// A time of day: `14 h`, `14 h 30`; in English `14:30`.
    pub fn hour(self, time: NaiveTime) -> String {
        match (self, time.minute()) {
            (Self::Fr, 0) => format!("{}\u{a0}h", time.hour()),
            (Self::Fr, m) => format!("{}\u{a0}h\u{a0}{m:02}", time.hour()),
            (Self::En, m) => format!("{}:{m:02}", time.hour()),
        }
    }
}

impl TryFrom<String> for Language {
    type Error = UnknownWord;

    /// The language of a stored tag, see [`Language::tag`].
    fn try_from(tag: String) -> Result<Self, UnknownWord> {
        [Self::Fr, Self::En].into_iter().find(|language| language.tag() == tag).ok_or(UnknownWord)
    }
}

stored_as_text!(Language, |value| value.tag().to_owned());

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_days_and_hours_are_written_by_language() {
        let fr = Language::Fr;
        assert_eq!(fr.amount(Cents::new(125_050)), "1\u{202f}250,50\u{a0}€");
        assert_eq!(fr.amount(Cents::new(-8_000)), "−80,00\u{a0}€");
        assert_eq!(fr.short_amount(Cents::new(123_456_700)), "1\u{202f}234\u{202f}567\u{a0}€");
        assert_eq!(Language::En.amount(Cents::new(125_050)), "€1,250.50");
        let day = NaiveDate::from_ymd_opt(2026, 11, 3).unwrap();
        assert_eq!(fr.day(day), "mardi 3\u{a0}novembre");
        assert_eq!(fr.day(NaiveDate::from_ymd_opt(2026, 11, 1).unwrap()), "dimanche 1er\u{a0}novembre");
        assert_eq!(fr.hour(NaiveTime::from_hms_opt(14, 0, 0).unwrap()), "14\u{a0}h");
        assert_eq!(fr.hour(NaiveTime::from_hms_opt(9, 5, 0).unwrap()), "9\u{a0}h\u{a0}05");
        assert_eq!(fr.of_month("2026-10".parse().unwrap()), "d’octobre");
        assert_eq!(fr.of_month("2026-05".parse().unwrap()), "de mai");
    }

    #[test]
    fn a_rate_has_no_trailing_zeros() {
        let written = [2_120, 1_230, 10, 5_000, 1_605, 0].map(|rate| Language::Fr.percent(rate));
        assert_eq!(written, ["21,2\u{a0}%", "12,3\u{a0}%", "0,1\u{a0}%", "50\u{a0}%", "16,05\u{a0}%", "0\u{a0}%"]);
        assert_eq!(Language::En.percent(2_560), "25.6%");
        let written = [15, 44, 480, 12_300, 100].map(|rate| Language::Fr.rate(rate));
        assert_eq!(written, ["0,015\u{a0}%", "0,044\u{a0}%", "0,48\u{a0}%", "12,3\u{a0}%", "0,1\u{a0}%"]);
    }

    #[test]
    fn names_are_elided_before_a_vowel_only() {
        for (name, expected) in [
            ("Awa Traoré", "d’Awa Traoré"),
            ("Élodie Roux", "d’Élodie Roux"),
            ("Yves Bon", "d’Yves Bon"),
            ("Yasmina Cherif", "de Yasmina Cherif"),
            ("Moussa Diop", "de Moussa Diop"),
            ("Hugo Petit", "de Hugo Petit"),
            ("", "de "),
        ] {
            assert_eq!(Language::Fr.of_name(name), expected);
        }
    }

    #[test]
    fn a_language_tag_is_read_with_or_without_its_country() {
        assert_eq!(Language::of_tag("en-GB"), Some(Language::En));
        assert_eq!(Language::of_tag("FR"), Some(Language::Fr));
        assert_eq!(Language::of_tag("é"), None);
        assert_eq!(Language::of_tag("de"), None);
    }
}
