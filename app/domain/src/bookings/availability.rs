//! Availability windows of a coach, on the wall clock of Paris, and the slots in them.

use super::{
    read_day, read_time,
    recurrence::Recurrence,
    span::{CELL_MINUTES, Span},
};
use crate::values::{
    fingerprint::fingerprint_of,
    ids::{SessionTypeId, VenueId},
    paris,
};
use chrono::{Duration, NaiveDate, NaiveTime, Timelike, Weekday};
use serde::{Deserialize, Serialize};

/// An availability window as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedWindow {
    /// The weekdays, `1` for Monday to `7` for Sunday, with any separator.
    pub weekdays: String,
    /// The start, `9:00` or `9h`.
    pub from: String,
    /// The end, exclusive.
    pub to: String,
    /// `1` for every week, `2` for every second week, `0` for the first day only.
    pub every: String,
    /// The first day.
    pub first_day: String,
    /// The last day, inclusive; empty for no end.
    pub last_day: String,
    /// Identifier of the only session type; empty for all types that are booked by slots.
    pub session_type: String,
    /// Identifier of the venue; empty for the venue of the session type.
    pub venue: String,
}

/// An availability window to be opened (plage d'ouverture).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewWindow {
    /// The day on which the recurrence begins.
    pub first_day: NaiveDate,
    /// The days.
    pub recurrence: Recurrence,
    /// The start, on the wall clock of Paris.
    pub from: NaiveTime,
    /// The end, exclusive.
    pub to: NaiveTime,
    /// The only session type; `None` for all types that are booked by slots.
    pub session_type: Option<SessionTypeId>,
    /// The venue; `None` for the venue of the session type.
    pub venue: Option<VenueId>,
}

impl NewWindow {
    /// By which a form says which window it showed.
    pub fn fingerprint(&self) -> String {
        fingerprint_of(&format!("{self:?}"))
    }
}

/// A field of [`TypedWindow`] and the key of its mistake in the catalogue.
pub type WindowMistake = (&'static str, &'static str);

impl TypedWindow {
    /// The form filled in with a window as it is.
    pub fn of(window: &NewWindow) -> Self {
        let weeks = window.recurrence.weeks();
        let every = match (weeks.once, weeks.every_two_weeks) {
            (true, _) => "0",
            (_, true) => "2",
            (_, false) => "1",
        };
        Self {
            weekdays: weeks.days.iter().map(u32::to_string).collect::<Vec<_>>().join(","),
            from: window.from.format("%H:%M").to_string(),
            to: window.to.format("%H:%M").to_string(),
            every: every.to_owned(),
            first_day: window.first_day.to_string(),
            last_day: weeks.until.map(|day| day.to_string()).unwrap_or_default(),
            session_type: window.session_type.as_ref().map(ToString::to_string).unwrap_or_default(),
            venue: window.venue.as_ref().map(ToString::to_string).unwrap_or_default(),
        }
    }

    /// Parses the form; the last day must not lie before `today`.
    ///
    /// # Errors
    /// Every invalid field with the key of its mistake.
    pub fn read(&self, today: NaiveDate) -> Result<NewWindow, Vec<WindowMistake>> {
        let mut mistakes = Vec::new();
        let mut note = |field, key| mistakes.push((field, key));
        let time = |text: &str| read_time(text).filter(|time| i64::from(time.minute()) % CELL_MINUTES == 0);
        let from = time(&self.from).ok_or_else(|| note("from", "session-time")).ok();
        let to = time(&self.to).ok_or_else(|| note("to", "session-time")).ok();
        if from.zip(to).is_some_and(|(from, to)| to <= from) {
            note("to", "window-order");
        }
        let first_day = read_day(&self.first_day).ok_or_else(|| note("first_day", "session-day")).ok();
        let last_day = match self.last_day.trim() {
            "" => None,
            text => read_day(text).ok_or_else(|| note("last_day", "session-day")).ok(),
        };
        if let Some((first, last)) = first_day.zip(last_day) {
            if last < first {
                note("last_day", "substitution-order");
            } else if last < today {
                note("last_day", "leave-past");
            }
        }
        let days: Vec<Weekday> = self
            .weekdays
            .chars()
            .filter_map(|sign| sign.to_digit(10))
            .filter_map(|day| Weekday::try_from(day.checked_sub(1)? as u8).ok())
            .collect();
        let once = self.every.trim() == "0";
        if days.is_empty() && !once {
            note("weekdays", "window-weekdays");
        }
        let recurrence = if once { Recurrence::once() } else { Recurrence::weekly(&days, self.every.trim() == "2", last_day) };
        let session_type = SessionTypeId::try_from(self.session_type.clone()).ok();
        let venue = VenueId::try_from(self.venue.clone()).ok();
        match (first_day, from, to) {
            (Some(first_day), Some(from), Some(to)) if mistakes.is_empty() => {
                Ok(NewWindow { first_day, recurrence, from, to, session_type, venue })
            }
            _ => Err(mistakes),
        }
    }
}

/// The consecutive slots of `minutes` minutes that a window has on one day.
///
/// They start on the wall clock of Paris, so that 14:00 stays 14:00 across a change of the clocks. A start that the change to
/// summer time skips is no slot; a start in the hour that comes twice is the first of the two. Their length is elapsed time.
pub fn slots(day: NaiveDate, from: NaiveTime, to: NaiveTime, minutes: i64) -> Vec<Span> {
    let length = Duration::minutes(minutes);
    let (from, to) = (day.and_time(from), day.and_time(to));
    if minutes <= 0 {
        return Vec::new();
    }
    std::iter::successors(Some(from), |start| Some(*start + length))
        .take_while(|start| *start + length <= to)
        .filter_map(paris::instant)
        .map(|starts_at| Span { starts_at, ends_at: starts_at + length })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn time(hour: u32, minute: u32) -> NaiveTime {
        NaiveTime::from_hms_opt(hour, minute, 0).unwrap()
    }

    fn wall(spans: &[Span]) -> Vec<String> {
        spans.iter().map(|span| paris::wall_clock(span.starts_at).format("%H:%M").to_string()).collect()
    }

    #[test]
    fn slots_are_consecutive_and_none_ends_after_the_window() {
        let spans = slots(day("2026-12-03"), time(9, 0), time(11, 0), 45);
        assert_eq!(wall(&spans), ["09:00", "09:45"], "10:30 would end after 11:00");
        assert_eq!(spans[0].minutes(), 45);
        assert!(slots(day("2026-12-03"), time(9, 0), time(9, 30), 45).is_empty());
    }

    #[test]
    fn case_8_a_weekly_14_00_stays_14_00_across_both_changes_of_2026_and_2027() {
        for (before, after) in
            [("2026-03-28", "2026-03-30"), ("2026-10-24", "2026-10-26"), ("2027-03-27", "2027-03-29"), ("2027-10-30", "2027-11-01")]
        {
            for date in [before, after] {
                assert_eq!(wall(&slots(day(date), time(14, 0), time(15, 0), 60)), ["14:00"], "{date}");
            }
        }
    }

    #[test]
    fn case_8_half_past_two_is_no_slot_in_march_and_one_in_october() {
        for date in ["2026-03-29", "2027-03-28"] {
            assert_eq!(wall(&slots(day(date), time(1, 30), time(4, 0), 30)), ["01:30", "03:00", "03:30"], "{date}");
        }
        for (date, first) in [("2026-10-25", "2026-10-25T00:30:00Z"), ("2027-10-31", "2027-10-31T00:30:00Z")] {
            let spans = slots(day(date), time(2, 30), time(3, 0), 30);
            assert_eq!(
                spans.iter().map(|span| span.starts_at).collect::<Vec<_>>(),
                [first.parse::<chrono::DateTime<chrono::Utc>>().unwrap()]
            );
        }
    }

    fn typed() -> TypedWindow {
        TypedWindow {
            weekdays: "1,4".into(),
            from: "9h".into(),
            to: "12:00".into(),
            every: "1".into(),
            first_day: "2026-12-01".into(),
            ..TypedWindow::default()
        }
    }

    #[test]
    fn a_window_is_parsed_as_coaches_type_it() {
        let read = typed().read(day("2026-11-23")).unwrap();
        assert_eq!((read.from, read.to), (time(9, 0), time(12, 0)));
        let days = read.recurrence.days(read.first_day, day("2026-12-01"), day("2026-12-10"));
        assert_eq!(days, [day("2026-12-03"), day("2026-12-07"), day("2026-12-10")]);
        let once = TypedWindow { every: "0".into(), weekdays: String::new(), ..typed() }.read(day("2026-11-23")).unwrap();
        assert_eq!(once.recurrence.days(once.first_day, day("2026-12-01"), day("2027-12-01")), [day("2026-12-01")]);
    }

    #[test]
    fn a_window_in_its_form_is_read_as_it_was() {
        for (every, last_day) in [("1", ""), ("2", "2027-01-31"), ("0", "")] {
            let typed = TypedWindow { every: every.into(), last_day: last_day.into(), ..typed() };
            let read = typed.read(day("2026-11-23")).unwrap();
            assert_eq!(TypedWindow::of(&read).read(day("2026-11-23")).unwrap(), read, "{every}");
        }
    }

    #[test]
    fn each_field_of_a_window_has_its_own_mistake() {
        let wrong = TypedWindow { from: "9:03".into(), to: "".into(), first_day: "x".into(), weekdays: "9".into(), ..typed() };
        let fields: Vec<_> = wrong.read(day("2026-11-23")).unwrap_err().into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["from", "to", "first_day", "weekdays"]);
        let order = TypedWindow { to: "9:00".into(), last_day: "2026-11-30".into(), ..typed() };
        assert_eq!(order.read(day("2026-11-23")).unwrap_err(), [("to", "window-order"), ("last_day", "substitution-order")]);
    }
}
