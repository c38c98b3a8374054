//! The dates of a session or of a series of sessions, as typed.

use super::{
    MINUTES, MOST_PLACES, read_day, read_time,
    recurrence::{Recurrence, Rhythm},
    span::{CELL_MINUTES, Span},
};
use crate::{bookings::holidays::HolidayRegion, values::paris};
use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, Timelike, Utc};
use serde::{Deserialize, Serialize};

/// The most dates of a session or of a series.
pub const MOST_DATES: u32 = 52;

/// A session as typed by the coach.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedSession {
    /// The day in Paris, `2026-12-03` or `03/12/2026`.
    pub day: String,
    /// The time in Paris, `14:00` or `14h30`.
    pub time: String,
    /// Its length in minutes.
    pub minutes: String,
    /// Number of places.
    pub places: String,
    /// A [`Rhythm`]; empty for a single date.
    pub rhythm: String,
    /// Number of dates in that rhythm.
    pub dates: String,
    /// `yes` when all dates are one booking.
    pub together: String,
    /// `keep` for a rhythm that includes public holidays.
    pub holidays: String,
}

/// The parsed dates of the sessions to be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDates {
    /// The dates of each session, in order: one session of several dates, or several sessions of one date.
    pub sessions: Vec<Vec<Span>>,
    /// Number of places, 1 to [`MOST_PLACES`].
    pub places: i64,
    /// The days of the rhythm that were left out as public holidays.
    pub skipped: Vec<NaiveDate>,
    /// Whether one of the dates is a public holiday.
    pub on_holiday: bool,
}

impl NewDates {
    /// All dates, in order.
    pub fn spans(&self) -> Vec<Span> {
        self.sessions.iter().flatten().copied().collect()
    }

    /// The same without the dates on these days, in Paris.
    #[must_use]
    pub fn without(mut self, days: &[NaiveDate]) -> Self {
        for dates in &mut self.sessions {
            dates.retain(|span| !days.contains(&paris::day(span.starts_at)));
        }
        self.sessions.retain(|dates| !dates.is_empty());
        self
    }
}

/// A field of [`TypedSession`] and the key of its mistake in the catalogue.
pub type SessionMistake = (&'static str, &'static str);

impl TypedSession {
    /// Parses the form; the first date must start after `now`. The public holidays of `region` are left out of a rhythm unless
    /// `holidays` is `keep`; a single date may be one.
    ///
    /// # Errors
    /// Every invalid field with the key of its mistake, for example a date whose hour the change to summer time skips.
    pub fn read(&self, now: DateTime<Utc>, region: HolidayRegion) -> Result<NewDates, Vec<SessionMistake>> {
        let mut mistakes = Vec::new();
        let mut note = |field, key| mistakes.push((field, key));
        let starts = read_start(&self.day, &self.time, &mut note);
        let number = |text: &str| text.trim().parse::<i32>().ok();
        let minutes = read_minutes(&self.minutes, &mut note);
        let places = number(&self.places).filter(|n| (1..=MOST_PLACES).contains(n)).ok_or_else(|| note("places", "session-places")).ok();
        let rhythm = Rhythm::try_from(self.rhythm.clone()).ok();
        let count = match rhythm {
            None => Some(1),
            Some(_) => self.dates.trim().parse::<u32>().ok().filter(|n| (2..=MOST_DATES).contains(n)),
        };
        if count.is_none() {
            note("dates", "session-dates");
        }
        let (Some(starts), Some(minutes), Some(places), Some(count)) = (starts, minutes, places, count) else { return Err(mistakes) };
        let days = match rhythm {
            None => vec![starts.date()],
            Some(rhythm) => Recurrence::counted(rhythm, starts.date(), count).all_days(starts.date()),
        };
        let holiday = |day: &NaiveDate| region.holiday(*day).is_some();
        let skips = rhythm.is_some() && self.holidays != "keep";
        let (skipped, days): (Vec<_>, Vec<_>) = days.into_iter().partition(|day| skips && holiday(day));
        let on_holiday = days.iter().any(holiday);
        if days.is_empty() && !skipped.is_empty() {
            return Err(vec![("day", "session-all-holidays")]);
        }
        let spans = days.into_iter().map(|day| span_at(day.and_time(starts.time()), minutes)).collect::<Option<Vec<_>>>();
        let Some(spans) = spans else { return Err(vec![("time", "session-no-such-hour")]) };
        match spans.first() {
            None => return Err(vec![("day", "session-day")]),
            Some(first) if first.starts_at <= now => return Err(vec![("day", "session-past")]),
            Some(_) => {}
        }
        if !mistakes.is_empty() {
            return Err(mistakes);
        }
        let sessions = if self.together == "yes" { vec![spans] } else { spans.into_iter().map(|span| vec![span]).collect() };
        Ok(NewDates { sessions, places: places.into(), skipped, on_holiday })
    }
}

/// Parses a start on the wall clock of Paris, in steps of [`CELL_MINUTES`]; `note` gets the mistakes.
pub fn read_start(day: &str, time: &str, note: &mut impl FnMut(&'static str, &'static str)) -> Option<NaiveDateTime> {
    let day = read_day(day).ok_or_else(|| note("day", "session-day")).ok();
    let time = read_time(time).filter(|time| i64::from(time.minute()) % CELL_MINUTES == 0);
    let time = time.ok_or_else(|| note("time", "session-time")).ok();
    Some(day?.and_time(time?))
}

/// Parses a length in minutes within [`MINUTES`], in steps of [`CELL_MINUTES`]; `note` gets the mistake.
pub fn read_minutes(text: &str, note: &mut impl FnMut(&'static str, &'static str)) -> Option<i64> {
    let read = text.trim().parse::<i32>().ok().filter(|n| MINUTES.contains(n) && i64::from(*n) % CELL_MINUTES == 0);
    read.map(i64::from).ok_or_else(|| note("minutes", "session-minutes")).ok()
}

/// The span of `minutes` minutes from a start on the wall clock of Paris; `None` for a time that the change to summer time skips.
pub fn span_at(starts: NaiveDateTime, minutes: i64) -> Option<Span> {
    let starts_at = paris::instant(starts)?;
    Some(Span { starts_at, ends_at: starts_at + Duration::minutes(minutes) })
}

/// The span shifted by a number of calendar days, at the given time and with the given length in minutes, as when a whole series
/// is moved; `None` for a time that the change to summer time skips.
pub fn shifted(span: &Span, days: i64, time: chrono::NaiveTime, minutes: i64) -> Option<Span> {
    let day: NaiveDate = paris::day(span.starts_at) + Duration::days(days);
    span_at(day.and_time(time), minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(day: &str, time: &str, minutes: &str, places: &str) -> TypedSession {
        TypedSession { day: day.into(), time: time.into(), minutes: minutes.into(), places: places.into(), ..TypedSession::default() }
    }

    fn now() -> DateTime<Utc> {
        "2026-11-23T09:00:00Z".parse().unwrap()
    }

    fn starts(read: &NewDates) -> Vec<Vec<String>> {
        let wall = |span: &Span| paris::wall_clock(span.starts_at).format("%Y-%m-%d %H:%M").to_string();
        read.sessions.iter().map(|dates| dates.iter().map(wall).collect()).collect()
    }

    #[test]
    fn a_session_is_parsed_as_coaches_type_it() {
        assert_eq!(starts(&typed("03/12/2026", "14h30", "90", "8").read(now(), HolidayRegion::default()).unwrap()), [["2026-12-03 14:30"]]);
        assert_eq!(starts(&typed("2026-12-03", "14 h", "90", "8").read(now(), HolidayRegion::default()).unwrap()), [["2026-12-03 14:00"]]);
    }

    #[test]
    fn each_field_of_a_session_has_its_own_mistake() {
        let wrong = TypedSession { rhythm: "Weekly".into(), dates: "1".into(), ..typed("31/02/2026", "25:00", "17", "0") };
        assert_eq!(
            wrong.read(now(), HolidayRegion::default()).unwrap_err(),
            [
                ("day", "session-day"),
                ("time", "session-time"),
                ("minutes", "session-minutes"),
                ("places", "session-places"),
                ("dates", "session-dates")
            ]
        );
        assert_eq!(typed("2026-11-23", "10:00", "90", "8").read(now(), HolidayRegion::default()).unwrap_err(), [("day", "session-past")]);
        assert_eq!(typed("2026-12-03", "14:03", "90", "8").read(now(), HolidayRegion::default()).unwrap_err(), [("time", "session-time")]);
    }

    #[test]
    fn case_8_a_series_keeps_its_hour_and_every_date_is_checked() {
        let weekly =
            TypedSession { rhythm: "Weekly".into(), dates: "3".into(), holidays: "keep".into(), ..typed("2027-10-25", "14:00", "60", "8") };
        let read = weekly.read(now(), HolidayRegion::default()).unwrap();
        assert_eq!(starts(&read), [["2027-10-25 14:00"], ["2027-11-01 14:00"], ["2027-11-08 14:00"]]);
        assert_eq!((read.sessions[1][0].starts_at - read.sessions[0][0].starts_at).num_hours(), 7 * 24 + 1);
        // The third Sunday from here has no 02:30.
        let gap = TypedSession { day: "2027-03-14".into(), time: "2:30".into(), ..weekly };
        assert_eq!(gap.read(now(), HolidayRegion::default()).unwrap_err(), [("time", "session-no-such-hour")]);
    }

    #[test]
    fn public_holidays_are_left_out_of_a_series_unless_kept() {
        let weekly = TypedSession { rhythm: "Weekly".into(), dates: "3".into(), ..typed("2026-12-18", "14:00", "60", "8") };
        let read = weekly.read(now(), HolidayRegion::Metropole).unwrap();
        assert_eq!(starts(&read), [["2026-12-18 14:00"]], "25 December and 1 January are Fridays");
        assert_eq!(read.skipped, ["2026-12-25", "2027-01-01"].map(|day| day.parse::<NaiveDate>().unwrap()));
        assert!(!read.on_holiday);
        let kept = TypedSession { holidays: "keep".into(), ..weekly.clone() }.read(now(), HolidayRegion::Metropole).unwrap();
        assert_eq!((kept.sessions.len(), kept.skipped.len(), kept.on_holiday), (3, 0, true));
        let single = typed("2026-12-25", "14:00", "60", "8").read(now(), HolidayRegion::Metropole).unwrap();
        assert_eq!((single.sessions.len(), single.on_holiday), (1, true), "a date typed by hand is meant");
        let second = typed("2026-12-26", "14:00", "60", "8");
        let on_holiday = |region| second.read(now(), region).unwrap().on_holiday;
        assert_eq!((on_holiday(HolidayRegion::Metropole), on_holiday(HolidayRegion::AlsaceMoselle)), (false, true));
        let none = TypedSession { day: "2026-12-25".into(), dates: "2".into(), ..weekly };
        assert_eq!(none.read(now(), HolidayRegion::Metropole).unwrap_err(), [("day", "session-all-holidays")]);
    }

    #[test]
    fn dates_taken_together_are_one_session() {
        let three = TypedSession {
            rhythm: "WorkingDays".into(),
            dates: "3".into(),
            together: "yes".into(),
            ..typed("2026-12-03", "9:00", "180", "8")
        };
        assert_eq!(
            starts(&three.read(now(), HolidayRegion::default()).unwrap()),
            [["2026-12-03 09:00", "2026-12-04 09:00", "2026-12-07 09:00"]]
        );
    }

    #[test]
    fn days_that_are_left_out_leave_the_other_dates_as_they_are() {
        let weekly =
            TypedSession { rhythm: "Weekly".into(), dates: "3".into(), holidays: "keep".into(), ..typed("2026-12-03", "14:00", "60", "8") };
        let second = ["2026-12-10".parse::<NaiveDate>().unwrap()];
        let apart = weekly.read(now(), HolidayRegion::default()).unwrap().without(&second);
        assert_eq!(starts(&apart), [["2026-12-03 14:00"], ["2026-12-17 14:00"]]);
        let together = TypedSession { together: "yes".into(), ..weekly }.read(now(), HolidayRegion::default()).unwrap().without(&second);
        assert_eq!(starts(&together), [["2026-12-03 14:00", "2026-12-17 14:00"]]);
        assert_eq!(together.spans().len(), 2);
        assert!(together.without(&["2026-12-03", "2026-12-17"].map(|day| day.parse::<NaiveDate>().unwrap())).sessions.is_empty());
    }

    #[test]
    fn a_shifted_span_moves_by_calendar_days() {
        let span = span_at("2026-10-20T14:00:00".parse().unwrap(), 60).unwrap();
        let moved = shifted(&span, 6, chrono::NaiveTime::from_hms_opt(10, 0, 0).unwrap(), 90).unwrap();
        assert_eq!(paris::wall_clock(moved.starts_at), "2026-10-26T10:00:00".parse().unwrap());
        assert_eq!(moved.minutes(), 90);
    }
}
