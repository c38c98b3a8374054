//! The link for a funder: its label and its last day.

use crate::bookings::read_day;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The longest label, in characters.
pub const LONGEST_LABEL: usize = 80;

/// The most days until the last day of a link: two years and a day, to hand in a report.
pub const MOST_DAYS: i64 = 732;

/// A link as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedLink {
    /// The name of the funder.
    pub label: String,
    /// The last day on which it opens, `2027-06-30` or `30/06/2027`.
    pub until: String,
}

/// A link to create.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLink {
    /// The name of the funder.
    pub label: String,
    /// The last day on which it opens, inclusive.
    pub until: NaiveDate,
}

/// A field of [`TypedLink`] with the key of the sentence that says what is wrong with it.
pub type LinkMistake = (&'static str, &'static str);

impl TypedLink {
    /// Reads what was typed.
    ///
    /// # Errors
    /// Every field that was not understood, with the key of its sentence.
    pub fn read(&self, today: NaiveDate) -> Result<NewLink, Vec<LinkMistake>> {
        let label = self.label.trim();
        let in_label = if label.is_empty() || label.contains(char::is_control) {
            Some("funder-label-missing")
        } else {
            (label.chars().count() > LONGEST_LABEL).then_some("funder-label-long")
        };
        let until = read_day(&self.until);
        let in_until = match until.map(|until| (until - today).num_days()) {
            None => Some("session-day"),
            Some(days) if days < 0 => Some("funder-until-past"),
            Some(days) if days > MOST_DAYS => Some("funder-until-far"),
            Some(_) => None,
        };
        match (until, in_label, in_until) {
            (Some(until), None, None) => Ok(NewLink { label: label.to_owned(), until }),
            _ => Err(in_label.map(|key| ("label", key)).into_iter().chain(in_until.map(|key| ("until", key))).collect()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_needs_a_label_and_a_day_within_two_years() {
        let today = "2026-11-25".parse().unwrap();
        let read = |label: &str, until: &str| TypedLink { label: label.into(), until: until.into() }.read(today);
        assert_eq!(read("  DDETS  ", "2026-11-25"), Ok(NewLink { label: "DDETS".into(), until: today }));
        assert!(read("DDETS", "2028-11-26").is_ok());
        assert_eq!(read("DDETS", "2028-11-27"), Err(vec![("until", "funder-until-far")]));
        assert_eq!(read("DDETS", "24/11/2026"), Err(vec![("until", "funder-until-past")]));
        assert_eq!(read(" ", "demain"), Err(vec![("label", "funder-label-missing"), ("until", "session-day")]));
        assert_eq!(read("a\0b", "2026-12-01"), Err(vec![("label", "funder-label-missing")]));
        assert_eq!(read(&"é".repeat(81), "2026-12-01"), Err(vec![("label", "funder-label-long")]));
    }
}
