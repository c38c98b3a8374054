//! Substitutions: another member of the team decides on the declarations of a coach on leave.

use crate::{bookings::read_day, values::ids::PersonId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Most days that a substitution may last.
pub const MOST_DAYS: i64 = 366;

/// A substitution as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedSubstitution {
    /// Identifier of the coach who is away.
    pub coach: String,
    /// Identifier of the substitute.
    pub substitute: String,
    /// The first day, `2026-12-03` or `03/12/2026`.
    pub from: String,
    /// The last day, inclusive, `2026-12-03` or `03/12/2026`.
    pub to: String,
}

/// A substitution to set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSubstitution {
    /// The coach who is away.
    pub coach: PersonId,
    /// The substitute.
    pub substitute: PersonId,
    /// The first day.
    pub from: NaiveDate,
    /// The last day, inclusive.
    pub to: NaiveDate,
}

/// A field of [`TypedSubstitution`] with the locale key of its mistake.
pub type SubstitutionMistake = (&'static str, &'static str);

impl TypedSubstitution {
    /// Reads the form; the last day must not lie before `today`.
    ///
    /// # Errors
    /// Every field with a mistake.
    pub fn read(&self, today: NaiveDate) -> Result<NewSubstitution, Vec<SubstitutionMistake>> {
        let mut mistakes = Vec::new();
        let mut note = |field, key| mistakes.push((field, key));
        let coach = person_id(&self.coach).ok_or_else(|| note("coach", "substitution-who")).ok();
        let substitute = person_id(&self.substitute).ok_or_else(|| note("substitute", "substitution-who")).ok();
        let from = read_day(&self.from).ok_or_else(|| note("from", "session-day")).ok();
        let to = read_day(&self.to).ok_or_else(|| note("to", "session-day")).ok();
        if coach.is_some() && coach == substitute {
            note("substitute", "substitution-same");
        }
        if let Some((from, to)) = from.zip(to) {
            if to < from {
                note("to", "substitution-order");
            } else if to < today {
                note("to", "substitution-past");
            } else if (to - from).num_days() >= MOST_DAYS {
                note("to", "substitution-long");
            }
        }
        match (coach, substitute, from, to) {
            (Some(coach), Some(substitute), Some(from), Some(to)) if mistakes.is_empty() => {
                Ok(NewSubstitution { coach, substitute, from, to })
            }
            _ => Err(mistakes),
        }
    }
}

fn person_id(text: &str) -> Option<PersonId> {
    PersonId::try_from(text.to_owned()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(coach: &str, substitute: &str, from: &str, to: &str) -> TypedSubstitution {
        TypedSubstitution { coach: coach.into(), substitute: substitute.into(), from: from.into(), to: to.into() }
    }

    fn mistakes(typed: &TypedSubstitution) -> Vec<SubstitutionMistake> {
        typed.read("2026-11-23".parse().unwrap()).unwrap_err()
    }

    #[test]
    fn days_are_inclusive_and_may_have_begun() {
        let today = "2026-11-23".parse().unwrap();
        let one = typed("A", "B", "2026-11-23", "23/11/2026").read(today).unwrap();
        assert_eq!((one.from, one.to), (today, today));
        assert!(typed("A", "B", "2026-11-01", "2026-11-23").read(today).is_ok());
        assert!(typed("A", "B", "2026-11-23", "2027-11-23").read(today).is_ok());
        assert_eq!(mistakes(&typed("A", "B", "2026-11-23", "2027-11-24")), [("to", "substitution-long")]);
        assert_eq!(mistakes(&typed("A", "B", "2026-11-01", "2026-11-22")), [("to", "substitution-past")]);
        assert_eq!(mistakes(&typed("A", "B", "2026-11-25", "2026-11-24")), [("to", "substitution-order")]);
    }

    #[test]
    fn every_field_with_a_mistake_is_listed_and_a_coach_is_not_their_own_substitute() {
        assert_eq!(mistakes(&typed("A", "A", "2026-11-23", "2026-11-24")), [("substitute", "substitution-same")]);
        assert_eq!(
            mistakes(&typed("", "B;", "hier", "")),
            [("coach", "substitution-who"), ("substitute", "substitution-who"), ("from", "session-day"), ("to", "session-day")]
        );
    }
}
