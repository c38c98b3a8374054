//! The monthly check-in: in three taps the participant gives a mood, a blocker, and says whether to call.

use crate::{
    enrollments::{enrollment::EnrollmentPeriod, suspension::Suspensions},
    people::{TextMistake, one_line},
    values::{month::Month, sql::stored_as_text},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Mood of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Mood {
    /// Well.
    Well,
    /// Neither well nor badly.
    SoSo,
    /// Hard.
    Hard,
}

impl Mood {
    /// All of them, the best first.
    pub const ALL: [Self; 3] = [Self::Well, Self::SoSo, Self::Hard];

    /// The stored word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Well => "Well",
            Self::SoSo => "SoSo",
            Self::Hard => "Hard",
        }
    }
}

/// Main blocker of a month.
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

    /// The stored word.
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

crate::values::sql::stored_words! {
    Mood: Well SoSo Hard;
    Blocker: Nothing Clients Money Admin Time Health Home Other;
}

/// Most characters of the optional sentence.
pub const LONGEST_WORDS: usize = 280;

/// A check-in to record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCheckIn {
    /// The mood.
    pub mood: Mood,
    /// The main blocker.
    pub blocker: Blocker,
    /// An optional sentence.
    pub words: Option<String>,
    /// Whether the participant asks for a call.
    pub wants_call: bool,
}

/// A check-in as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedCheckIn {
    /// The mood, the stored word.
    pub mood: String,
    /// The main blocker, the stored word.
    pub blocker: String,
    /// A sentence; optional.
    pub words: String,
    /// `yes` or `no`.
    pub call: String,
}

impl TypedCheckIn {
    /// Reads the form.
    ///
    /// # Errors
    /// Every field with a mistake.
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

/// Whether the check-in of the month can be made today: during the enrollment, up to the exit, outside of suspensions.
pub fn may_check_in(period: &EnrollmentPeriod, suspensions: &Suspensions, today: NaiveDate) -> bool {
    period.starts_on <= today
        && today <= period.ends_on
        && period.left_on.is_none_or(|left| today <= left)
        && !suspensions.is_suspended_on(today)
}

/// Whether the home page asks for a check-in: unless it is `done`, and not in the month in which the enrollment begins.
pub fn asks_for_check_in(period: &EnrollmentPeriod, suspensions: &Suspensions, done: bool, today: NaiveDate) -> bool {
    !done && may_check_in(period, suspensions, today) && Month::of(period.starts_on) < Month::of(today)
}

stored_as_text!(Blocker);
stored_as_text!(Mood);

/// The day for which a check-in counts whose form was opened in `month`: `today` in that month, and the last day of it when the
/// phone sent the form in the month after; `None` for any other month. A form without a month counts for today.
pub fn day_of_check_in(month: Option<Month>, today: NaiveDate) -> Option<NaiveDate> {
    let Some(month) = month else { return Some(today) };
    match Month::of(today).since(month) {
        0 => Some(today),
        1 => Some(month.last_day()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::enrollments::suspension::Suspension;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_check_in_needs_a_mood_a_blocker_and_a_call() {
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
    fn a_check_in_kept_over_the_end_of_a_month_counts_for_that_month() {
        let month = |text: &str| Some(text.parse::<Month>().unwrap());
        let today = day("2027-01-01");
        assert_eq!(day_of_check_in(month("2027-01"), today), Some(today));
        assert_eq!(day_of_check_in(None, today), Some(today));
        assert_eq!(day_of_check_in(month("2026-12"), today), Some(day("2026-12-31")));
        assert_eq!(day_of_check_in(month("2026-11"), today), None);
        assert_eq!(day_of_check_in(month("2027-02"), today), None);
    }

    #[test]
    fn a_check_in_is_asked_for_once_a_month_while_the_enrollment_runs() {
        let period = EnrollmentPeriod::starting(day("2026-10-15"));
        let none = Suspensions::default();
        let asks = |on: &str, done| asks_for_check_in(&period, &none, done, day(on));
        assert!(asks("2026-11-01", false) && !asks("2026-11-01", true));
        assert!(!asks("2026-10-20", false), "not in the month in which the enrollment begins");
        assert!(may_check_in(&period, &none, day("2026-10-20")), "though it can be made");
        assert!(!may_check_in(&period, &none, day("2026-10-14")));
        assert!(!may_check_in(&period, &none, period.ends_on.succ_opt().unwrap()));
        let left = EnrollmentPeriod { left_on: Some(day("2026-11-10")), ..period };
        assert!(may_check_in(&left, &none, day("2026-11-10")) && !may_check_in(&left, &none, day("2026-11-11")));
        let suspended = Suspensions(vec![Suspension::stored(day("2026-11-01"), day("2026-11-05"))]);
        assert!(!may_check_in(&period, &suspended, day("2026-11-05")) && may_check_in(&period, &suspended, day("2026-11-06")));
    }
}
