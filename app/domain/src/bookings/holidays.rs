//! French public holidays (jours fériés) of the country and of each territory.
//!
//! Sources: Code du travail, L3133-1 (the eleven of the country), L3134-13 (Alsace and Moselle); the days on which the
//! abolition of slavery is kept (loi 83-550, décret 83-1003) and those of the overseas collectivities. The test compares every
//! day of 2024 to 2036 with the state's own list and with a second library.

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// The territory whose public holidays apply to a structure.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum HolidayRegion {
    /// The national holidays only.
    #[default]
    Metropole,
    /// Bas-Rhin, Haut-Rhin and Moselle: Good Friday and 26 December too.
    AlsaceMoselle,
    /// Abolition day 27 May.
    Guadeloupe,
    /// Abolition day 10 June.
    Guyane,
    /// Abolition day 22 May.
    Martinique,
    /// Abolition day 27 April.
    Mayotte,
    /// Abolition day 20 December.
    Reunion,
    /// Abolition day 9 October.
    SaintBarthelemy,
    /// Abolition day 28 May.
    SaintMartin,
}

impl HolidayRegion {
    /// All regions, in the order of the form.
    pub const ALL: [HolidayRegion; 9] = [
        Self::Metropole,
        Self::AlsaceMoselle,
        Self::Guadeloupe,
        Self::Guyane,
        Self::Martinique,
        Self::Mayotte,
        Self::Reunion,
        Self::SaintBarthelemy,
        Self::SaintMartin,
    ];

    /// The stored value, also in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Metropole => "Metropole",
            Self::AlsaceMoselle => "AlsaceMoselle",
            Self::Guadeloupe => "Guadeloupe",
            Self::Guyane => "Guyane",
            Self::Martinique => "Martinique",
            Self::Mayotte => "Mayotte",
            Self::Reunion => "Reunion",
            Self::SaintBarthelemy => "SaintBarthelemy",
            Self::SaintMartin => "SaintMartin",
        }
    }

    /// The key of the name of the region in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::Metropole => "region-metropole",
            Self::AlsaceMoselle => "region-alsace-moselle",
            Self::Guadeloupe => "region-guadeloupe",
            Self::Guyane => "region-guyane",
            Self::Martinique => "region-martinique",
            Self::Mayotte => "region-mayotte",
            Self::Reunion => "region-reunion",
            Self::SaintBarthelemy => "region-saint-barthelemy",
            Self::SaintMartin => "region-saint-martin",
        }
    }

    /// Month and day of the abolition of slavery, where it is a public holiday.
    fn abolition(self) -> Option<(u32, u32)> {
        match self {
            Self::Metropole | Self::AlsaceMoselle => None,
            Self::Guadeloupe => Some((5, 27)),
            Self::Guyane => Some((6, 10)),
            Self::Martinique => Some((5, 22)),
            Self::Mayotte => Some((4, 27)),
            Self::Reunion => Some((12, 20)),
            Self::SaintBarthelemy => Some((10, 9)),
            Self::SaintMartin => Some((5, 28)),
        }
    }

    /// The public holiday on this day in this region; `None` for any other day.
    pub fn holiday(self, day: NaiveDate) -> Option<Holiday> {
        let fixed = FIXED.iter().find(|(month, of_month, _)| (*month, *of_month) == (day.month(), day.day())).map(|(.., holiday)| *holiday);
        fixed.or_else(|| self.movable(day)).or_else(|| {
            let own = self.abolition().is_some_and(|(month, of_month)| (month, of_month) == (day.month(), day.day()));
            own.then_some(Holiday::Abolition)
        })
    }

    fn movable(self, day: NaiveDate) -> Option<Holiday> {
        let easter = easter_sunday(day.year())?;
        if self == Self::AlsaceMoselle {
            if (day.month(), day.day()) == (12, 26) {
                return Some(Holiday::SecondChristmasDay);
            }
            if easter.checked_sub_days(Days::new(2)) == Some(day) {
                return Some(Holiday::GoodFriday);
            }
        }
        let after = [(1, Holiday::EasterMonday), (39, Holiday::Ascension), (50, Holiday::WhitMonday)];
        after.into_iter().find(|(days, _)| easter.checked_add_days(Days::new(*days)) == Some(day)).map(|(_, holiday)| holiday)
    }
}

crate::values::sql::stored_words! {
    HolidayRegion: Metropole AlsaceMoselle Guadeloupe Guyane Martinique Mayotte Reunion SaintBarthelemy SaintMartin;
}

crate::values::sql::stored_as_text!(HolidayRegion);

/// A public holiday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Holiday {
    NewYear,
    GoodFriday,
    EasterMonday,
    LabourDay,
    Victory1945,
    Ascension,
    WhitMonday,
    NationalDay,
    Assumption,
    AllSaints,
    Armistice,
    Christmas,
    SecondChristmasDay,
    Abolition,
}

impl Holiday {
    /// The key of the name of the holiday in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::NewYear => "holiday-new-year",
            Self::GoodFriday => "holiday-good-friday",
            Self::EasterMonday => "holiday-easter-monday",
            Self::LabourDay => "holiday-labour-day",
            Self::Victory1945 => "holiday-victory-1945",
            Self::Ascension => "holiday-ascension",
            Self::WhitMonday => "holiday-whit-monday",
            Self::NationalDay => "holiday-national-day",
            Self::Assumption => "holiday-assumption",
            Self::AllSaints => "holiday-all-saints",
            Self::Armistice => "holiday-armistice",
            Self::Christmas => "holiday-christmas",
            Self::SecondChristmasDay => "holiday-second-christmas-day",
            Self::Abolition => "holiday-abolition",
        }
    }
}

/// National holidays on a fixed date: month, day.
const FIXED: [(u32, u32, Holiday); 8] = [
    (1, 1, Holiday::NewYear),
    (5, 1, Holiday::LabourDay),
    (5, 8, Holiday::Victory1945),
    (7, 14, Holiday::NationalDay),
    (8, 15, Holiday::Assumption),
    (11, 1, Holiday::AllSaints),
    (11, 11, Holiday::Armistice),
    (12, 25, Holiday::Christmas),
];

/// Easter Sunday of a Gregorian year, by the anonymous algorithm of 1876 (Meeus, "Astronomical Algorithms", chapter 8). `None`
/// for a year out of the range of [`NaiveDate`].
fn easter_sunday(year: i32) -> Option<NaiveDate> {
    let a = year.rem_euclid(19);
    let (b, c) = (year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b.div_euclid(4), b.rem_euclid(4));
    let g = (8 * b + 13).div_euclid(25);
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c.div_euclid(4), c.rem_euclid(4));
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 19 * l).div_euclid(433);
    let month = (h + l - 7 * m + 90).div_euclid(25);
    let day = (h + l - 7 * m + 33 * month + 19).rem_euclid(32);
    NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    /// `region;day` of every public holiday of 2024 to 2036, from the state's package `jours_feries_france` 0.7.0. The library
    /// `holidays` 0.109 lists the same and a few customary days (21 July and, in Guadeloupe, Lent and Good Friday).
    const LISTED: &str = include_str!("../../tests/holidays.csv");

    #[test]
    fn holidays_of_thirteen_years_are_those_of_the_official_list() {
        let first: NaiveDate = "2024-01-01".parse().unwrap();
        let lines: HashSet<&str> = LISTED.lines().collect();
        let mut counted = 0;
        for region in HolidayRegion::ALL {
            for day in first.iter_days().take_while(|day| day.year() <= 2036) {
                let listed = lines.contains(format!("{};{day}", region.as_str()).as_str());
                assert_eq!(region.holiday(day).is_some(), listed, "{region:?} {day}");
                counted += usize::from(listed);
            }
        }
        assert_eq!(counted, LISTED.lines().count(), "every line of the list was found");
    }

    #[test]
    fn holiday_of_a_day_names_the_holiday() {
        let name = |region: HolidayRegion, day: &str| region.holiday(day.parse().unwrap());
        let metropole = |day| name(HolidayRegion::Metropole, day);
        assert_eq!(metropole("2026-04-06"), Some(Holiday::EasterMonday));
        assert_eq!(metropole("2026-05-14"), Some(Holiday::Ascension));
        assert_eq!(metropole("2026-05-25"), Some(Holiday::WhitMonday));
        assert_eq!(metropole("2026-12-25"), Some(Holiday::Christmas));
        assert_eq!((metropole("2026-12-26"), metropole("2026-04-03"), metropole("2026-12-20")), (None, None, None));
        assert_eq!(name(HolidayRegion::AlsaceMoselle, "2026-04-03"), Some(Holiday::GoodFriday));
        assert_eq!(name(HolidayRegion::Reunion, "2026-12-20"), Some(Holiday::Abolition));
    }
}
