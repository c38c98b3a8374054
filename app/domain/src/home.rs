//! The participant's first page: the order of its cards, and whether the participant is new.

use crate::{
    enrollments::enrollment::EnrollmentPeriod,
    values::{money::Cents, month::Month},
};
use chrono::{DateTime, NaiveDate, Utc};

/// The urgency of a card. The order of the variants is that of the page, within a variant by instant or by [`Wait`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// It can be done until that instant.
    Expires(DateTime<Utc>),
    /// Another person waits for it.
    Waits(Wait),
    /// It takes place at that instant.
    Soon(DateTime<Utc>),
    /// It can be done at any time, and no other person waits for it.
    Anytime,
}

/// A task for which another person waits, the most pressing first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wait {
    /// A month past its deadline.
    Declaration,
    /// The answer to a question on a month.
    Answer,
    /// The correction of a month that was opened again.
    Correction,
    /// The signature of a plan.
    Signature,
}

/// The cards of the page, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arranged<T> {
    /// The most pressing card, shown open; `None` if there is no card.
    pub open: Option<T>,
    /// The others, one line each.
    pub lines: Vec<T>,
}

/// Orders cards by their urgency; of equal ones the first given stays first. Every card is in the result once.
pub fn arrange<T>(mut cards: Vec<(Urgency, T)>) -> Arranged<T> {
    cards.sort_by_key(|(urgency, _)| *urgency);
    let mut cards = cards.into_iter().map(|(_, card)| card);
    Arranged { open: cards.next(), lines: cards.collect() }
}

/// The newest declared turnover minus the mean monthly turnover at the start; `None` unless it is above zero, and without a declaration.
pub fn rise_since_start(newest: Option<Cents>, at_start: Cents) -> Option<Cents> {
    newest.map(|newest| Cents::new(newest.get().saturating_sub(at_start.get()))).filter(|rise| *rise > Cents::ZERO)
}

/// Whether the participant is new: up to the end of the month after the one in which the enrollment begins.
pub fn is_new(period: &EnrollmentPeriod, today: NaiveDate) -> bool {
    Month::of(today).since(period.first_month()) <= 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn what_expires_comes_before_what_a_person_waits_for_and_that_before_what_is_soon() {
        let arranged = arrange(vec![
            (Urgency::Anytime, "check-in"),
            (Urgency::Soon(at("2026-12-01T08:00:00Z")), "appointment"),
            (Urgency::Waits(Wait::Signature), "plan"),
            (Urgency::Expires(at("2026-12-20T23:00:00Z")), "month"),
            (Urgency::Waits(Wait::Answer), "question"),
            (Urgency::Expires(at("2026-12-02T10:00:00Z")), "offer"),
            (Urgency::Waits(Wait::Declaration), "late month"),
        ]);
        assert_eq!(arranged.open, Some("offer"));
        assert_eq!(arranged.lines, ["month", "late month", "question", "plan", "appointment", "check-in"]);
    }

    #[test]
    fn a_rise_is_counted_from_the_start_and_a_fall_is_not_shown() {
        let start = Cents::new(8_000);
        assert_eq!(rise_since_start(Some(Cents::new(19_000)), start), Some(Cents::new(11_000)));
        assert_eq!(rise_since_start(Some(Cents::new(8_000)), start), None);
        assert_eq!(rise_since_start(Some(Cents::new(-5_000)), start), None);
        assert_eq!(rise_since_start(None, start), None);
    }

    #[test]
    fn a_participant_is_new_up_to_the_end_of_the_month_after_the_start() {
        let period = EnrollmentPeriod::starting("2026-11-23".parse().unwrap());
        let is_new = |day: &str| is_new(&period, day.parse().unwrap());
        assert_eq!(["2026-11-01", "2026-11-23", "2026-12-31", "2027-01-01"].map(is_new), [true, true, true, false]);
    }

    fn urgency() -> impl Strategy<Value = Urgency> {
        let instant = || (0i64..5).prop_map(|hours| at("2026-12-01T00:00:00Z") + chrono::Duration::hours(hours));
        let wait = prop_oneof![Just(Wait::Declaration), Just(Wait::Answer), Just(Wait::Correction), Just(Wait::Signature)];
        prop_oneof![
            instant().prop_map(Urgency::Expires),
            wait.prop_map(Urgency::Waits),
            instant().prop_map(Urgency::Soon),
            Just(Urgency::Anytime)
        ]
    }

    proptest! {
        #[test]
        fn no_card_is_dropped_or_shown_twice_and_one_is_open(given in prop::collection::vec(urgency(), 0..12)) {
            let arranged = arrange(given.iter().copied().zip(0..).collect());
            prop_assert_eq!(arranged.open.is_some(), !given.is_empty());
            let shown: Vec<usize> = arranged.open.into_iter().chain(arranged.lines).collect();
            let mut numbers = shown.clone();
            numbers.sort_unstable();
            prop_assert_eq!(numbers, (0..given.len()).collect::<Vec<_>>());
            // Equal ones stay in the order given.
            prop_assert!(shown.windows(2).all(|pair| (given[pair[0]], pair[0]) < (given[pair[1]], pair[1])));
        }
    }
}
