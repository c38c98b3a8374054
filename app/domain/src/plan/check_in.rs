//! The monthly check-in: three taps by the participant, so that a bad month is heard of before it is over.

use crate::values::sql::stored_as_text;
use crate::{
    enrollments::{enrollment::EnrollmentPeriod, suspension::Suspensions},
    people::{TextMistake, one_line},
    values::month::Month,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How it goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Mood {
    /// Well.
    Well,
    /// Neither well nor badly.
    SoSo,
    /// It is hard.
    Hard,
}

impl Mood {
    /// All of them, the best first.
    pub const ALL: [Self; 3] = [Self::Well, Self::SoSo, Self::Hard];

    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Well => "Well",
            Self::SoSo => "SoSo",
            Self::Hard => "Hard",
        }
    }
}

/// What blocks most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Blocker {
    Nothing,
    Clients,
    Money,
    Admin,
    Time,
    Health,
    Home,
    Other,
}

impl Blocker {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 8] = [Self::Nothing, Self::Clients, Self::Money, Self::Admin, Self::Time, Self::Health, Self::Home, Self::Other];

    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Nothing => "Nothing",
            Self::Clients => "Clients",
            Self::Money => "Money",
            Self::Admin => "Admin",
            Self::Time => "Time",
            Self::Health => "Health",
            Self::Home => "Home",
            Self::Other => "Other",
        }
    }
}

crate::people::stored_words! {
    Mood: Well SoSo Hard;
    Blocker: Nothing Clients Money Admin Time Health Home Other;
}

/// The most signs of the sentence that may go with it.
pub const LONGEST_WORDS: usize = 280;

/// A check-in that may be recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCheckIn {
    /// How it goes.
    pub mood: Mood,
    /// What blocks.
    pub blocker: Blocker,
    /// What the person adds in a sentence.
    pub words: Option<String>,
    /// Whether the person wants to be called.
    pub wants_call: bool,
}

/// A check-in as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedCheckIn {
    /// How it goes, as stored.
    pub mood: String,
    /// What blocks, as stored.
    pub blocker: String,
    /// A sentence; may be left out.
    pub words: String,
    /// `yes` or `no`.
    pub call: String,
}

impl TypedCheckIn {
    /// Reads what was tapped.
    ///
    /// # Errors
    /// Every field without an answer, with the key of its sentence.
    pub fn read(&self) -> Result<NewCheckIn, Vec<(&'static str, &'static str)>> {
        let mut mistakes = Vec::new();
        let mut note = |field, key| mistakes.push((field, key));
        let mood = Mood::try_from(self.mood.clone()).map_err(|_| note("mood", "check-in-choose")).ok();
        let blocker = Blocker::try_from(self.blocker.clone()).map_err(|_| note("blocker", "check-in-choose")).ok();
        let words = match one_line(&self.words, LONGEST_WORDS) {
            Ok(words) => Some(words),
            Err(TextMistake::Empty) => None,
            Err(mistake) => {
                note("words", mistake.key());
                None
            }
        };
        let wants_call = match self.call.as_str() {
            "yes" => Some(true),
            "no" => Some(false),
            _ => {
                note("call", "check-in-choose");
                None
            }
        };
        match (mood, blocker, wants_call) {
            (Some(mood), Some(blocker), Some(wants_call)) if mistakes.is_empty() => Ok(NewCheckIn { mood, blocker, words, wants_call }),
            _ => Err(mistakes),
        }
    }
}

/// Whether the month's check-in can be made: on the days of the path that are not suspended. Nobody is asked how it goes
/// while the path stands still.
pub fn may_check_in(path: &EnrollmentPeriod, suspensions: &Suspensions, today: NaiveDate) -> bool {
    path.starts_on <= today && today <= path.ends_on && path.left_on.is_none_or(|left| today <= left) && !suspensions.hold(today)
}

/// Whether it is asked for: once a month, not in the month in which the path begins.
pub fn asks_for_check_in(path: &EnrollmentPeriod, suspensions: &Suspensions, done: bool, today: NaiveDate) -> bool {
    !done && may_check_in(path, suspensions, today) && Month::of(path.starts_on) < Month::of(today)
}

stored_as_text!(Blocker);
stored_as_text!(Mood);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::enrollments::suspension::Suspension;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn three_taps_are_a_check_in_and_fewer_are_told() {
        let typed = |mood: &str, blocker: &str, call: &str| TypedCheckIn {
            mood: mood.into(),
            blocker: blocker.into(),
            words: " ".into(),
            call: call.into(),
        };
        let read = typed("SoSo", "Clients", "yes").read().unwrap();
        assert_eq!(read, NewCheckIn { mood: Mood::SoSo, blocker: Blocker::Clients, words: None, wants_call: true });
        let choose = "check-in-choose";
        assert_eq!(typed("", "", "").read().unwrap_err(), [("mood", choose), ("blocker", choose), ("call", choose)]);
        let long = TypedCheckIn { words: "é".repeat(281), ..typed("Well", "Nothing", "no") };
        assert_eq!(long.read().unwrap_err(), [("words", "text-too-long")]);
    }

    #[test]
    fn it_is_asked_for_once_a_month_on_days_of_the_path_that_count() {
        let path = EnrollmentPeriod::starting(day("2026-10-15"));
        let none = Suspensions::default();
        let asks = |on: &str, done| asks_for_check_in(&path, &none, done, day(on));
        assert!(asks("2026-11-01", false) && !asks("2026-11-01", true));
        assert!(!asks("2026-10-20", false), "not in the month in which the path begins");
        assert!(may_check_in(&path, &none, day("2026-10-20")), "though it can be made");
        assert!(!may_check_in(&path, &none, day("2026-10-14")));
        assert!(!may_check_in(&path, &none, path.ends_on.succ_opt().unwrap()));
        let left = EnrollmentPeriod { left_on: Some(day("2026-11-10")), ..path };
        assert!(may_check_in(&left, &none, day("2026-11-10")) && !may_check_in(&left, &none, day("2026-11-11")));
        let still = Suspensions(vec![Suspension::stored(day("2026-11-01"), day("2026-11-05"))]);
        assert!(!may_check_in(&path, &still, day("2026-11-05")) && may_check_in(&path, &still, day("2026-11-06")));
    }
}
