//! Sessions as iCalendar text (RFC 5545 and 7986), for the calendar apps that subscribe to it.
//!
//! The crate `icalendar` builds the properties and the events. This module adds what it lacks: a time zone component, lines of
//! at most 75 octets (its last folded line may have 76), an escaped `NAME`, and text without lone carriage returns.

use crate::values::paris::wall_clock;
use chrono::{DateTime, LocalResult, TimeZone, Utc};
use chrono_tz::Europe::Paris;
use icalendar::{Calendar, CalendarDateTime, Component, Event, EventLike, EventStatus, Property};

/// The longest line, in octets, without its line break.
const LONGEST_LINE: usize = 75;

/// The interval at which calendar apps are asked to refresh: one hour.
const REFRESH_INTERVAL: &str = "PT1H";

/// The name under which the events refer to [`TIME_ZONE`].
const TIME_ZONE_NAME: &str = "Europe/Paris";

/// Paris by the rules of the European Union: summer time from the last Sunday of March (in France since 1981) to the last
/// one of October (since 1996). Instants before that day are not described, no session lies there.
///
/// Text and not a component of the crate, which would give it a random `UID` and the time of day as its `DTSTAMP`.
const TIME_ZONE: &str = "BEGIN:VTIMEZONE\r\n\
    TZID:Europe/Paris\r\n\
    BEGIN:DAYLIGHT\r\n\
    DTSTART:19810329T020000\r\n\
    RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n\
    TZNAME:CEST\r\n\
    TZOFFSETFROM:+0100\r\n\
    TZOFFSETTO:+0200\r\n\
    END:DAYLIGHT\r\n\
    BEGIN:STANDARD\r\n\
    DTSTART:19961027T030000\r\n\
    RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n\
    TZNAME:CET\r\n\
    TZOFFSETFROM:+0200\r\n\
    TZOFFSETTO:+0100\r\n\
    END:STANDARD\r\n\
    END:VTIMEZONE\r\n";

/// A session as a calendar app shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarEvent {
    /// Globally unique identifier, stable across changes.
    pub uid: String,
    /// Number of changes so far.
    pub sequence: i64,
    /// The start; whole seconds are written.
    pub starts_at: DateTime<Utc>,
    /// The end, after the start; whole seconds are written.
    pub ends_at: DateTime<Utc>,
    /// The title of the session type.
    pub title: String,
    /// The venue or the address of the meeting.
    pub place: Option<String>,
    /// Further text, of any number of lines.
    pub description: Option<String>,
    /// The address of the page of the session.
    pub url: Option<String>,
    /// Whether it was cancelled: apps strike it through or hide it.
    pub cancelled: bool,
    /// The last change of any field above; whole seconds are written.
    pub changed_at: DateTime<Utc>,
}

/// The text of a calendar called `name`. The same events in the same order give the same text: it depends on no clock and on no
/// random number.
pub fn calendar(name: &str, events: &[CalendarEvent]) -> String {
    const END: &str = "END:VCALENDAR\r\n";
    let name = clean(name);
    // The crate escapes `X-WR-CALNAME`, but not `NAME`.
    let escaped = name.replace('\\', r"\\").replace(',', r"\,").replace(';', r"\;").replace('\n', r"\n");
    let mut head = Calendar::empty();
    for (key, value) in [("VERSION", "2.0"), ("PRODID", "-//Essor//Essor//FR"), ("CALSCALE", "GREGORIAN"), ("METHOD", "PUBLISH")] {
        head.append_property((key, value));
    }
    head.append_property(("NAME", escaped.as_str()));
    head.append_property(("X-WR-CALNAME", name.as_str()));
    head.append_property(Property::new("REFRESH-INTERVAL", REFRESH_INTERVAL).add_parameter("VALUE", "DURATION").done());
    head.append_property(("X-PUBLISHED-TTL", REFRESH_INTERVAL));

    // The time zone comes before the events that refer to it, and also where there are none: a calendar must not be empty.
    let mut text = head.to_string().trim_end_matches(END).to_owned();
    text.push_str(TIME_ZONE);
    text.extend(events.iter().map(|event| Component::to_string(&component(event))));
    text.push_str(END);
    fold(&text)
}

fn component(event: &CalendarEvent) -> Event {
    let mut component = Event::new();
    component.uid(&clean(&event.uid)).timestamp(event.changed_at).last_modified(event.changed_at);
    // An integer of iCalendar has 32 bits.
    component.add_property("SEQUENCE", event.sequence.clamp(0, i32::MAX.into()).to_string());
    component.starts(calendar_time(event.starts_at)).ends(calendar_time(event.ends_at)).summary(&clean(&event.title));
    if let Some(place) = &event.place {
        component.location(&clean(place));
    }
    if let Some(description) = &event.description {
        component.description(&clean(description));
    }
    if let Some(url) = &event.url {
        // A URL is not escaped: characters that could end its line are removed.
        component.url(&url.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect::<String>());
    }
    if event.cancelled {
        // A cancelled event that an app still shows does not make the person busy.
        component.status(EventStatus::Cancelled).add_property("TRANSP", "TRANSPARENT");
    } else {
        component.status(EventStatus::Confirmed);
    }
    component
}

/// Wall-clock time of Paris, but UTC in the hour that comes twice in October: RFC 5545 (3.3.5) reads a local time there as the
/// first of the two, readers such as ical.js (Mozilla) as the second.
fn calendar_time(at: DateTime<Utc>) -> CalendarDateTime {
    let date_time = wall_clock(at);
    match Paris.from_local_datetime(&date_time) {
        LocalResult::Single(_) => CalendarDateTime::WithTimezone { date_time, tzid: TIME_ZONE_NAME.to_owned() },
        LocalResult::Ambiguous(..) | LocalResult::None => CalendarDateTime::Utc(at),
    }
}

/// The text with `\n` for every kind of line break, which the crate escapes, and without control characters, which RFC 5545 forbids.
fn clean(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace(['\r', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
    lines.chars().filter(|c| matches!(c, '\n' | '\t') || !c.is_control()).collect()
}

/// The text with its lines folded at [`LONGEST_LINE`] octets, the leading space of a continued line included.
fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.replace("\r\n ", "").split_terminator("\r\n") {
        let mut octets = 0;
        for c in line.chars() {
            if octets + c.len_utf8() > LONGEST_LINE {
                out.push_str("\r\n ");
                octets = 1;
            }
            out.push(c);
            octets += c.len_utf8();
        }
        out.push_str("\r\n");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::paris::{day, instant};
    use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime};
    use proptest::prelude::*;

    fn event(starts_at: DateTime<Utc>) -> CalendarEvent {
        CalendarEvent {
            uid: "01J@essor".into(),
            sequence: 2,
            starts_at,
            ends_at: starts_at + Duration::minutes(45),
            title: "Devis".into(),
            place: None,
            description: None,
            url: None,
            cancelled: false,
            changed_at: "2026-01-05T08:09:10.987Z".parse().unwrap(),
        }
    }

    fn titled(title: &str) -> CalendarEvent {
        CalendarEvent { title: title.into(), ..event("2026-07-01T12:00:00Z".parse().unwrap()) }
    }

    /// The value of the first property `key`, unfolded and unescaped.
    fn value(text: &str, key: &str) -> String {
        let unfolded = text.replace("\r\n ", "");
        let line = unfolded.split("\r\n").find_map(|line| line.strip_prefix(key)?.strip_prefix(':')).unwrap();
        let mut chars = line.chars();
        let mut value = String::new();
        while let Some(c) = chars.next() {
            value.push(match c {
                '\\' => chars.next().map(|c| if c == 'n' { '\n' } else { c }).unwrap(),
                ',' | ';' => panic!("{line} is not escaped"),
                c => c,
            });
        }
        value
    }

    /// The instant of a property, in UTC or in a local time that is not ambiguous.
    fn instant_of(text: &str, key: &str) -> DateTime<Utc> {
        let line = text.split("\r\n").find_map(|line| line.strip_prefix(key)).unwrap();
        let at = |time| NaiveDateTime::parse_from_str(time, "%Y%m%dT%H%M%S").unwrap();
        match line.strip_prefix(";TZID=Europe/Paris:") {
            Some(time) => {
                assert!(Paris.from_local_datetime(&at(time)).single().is_some(), "{line} comes twice or never");
                instant(at(time)).unwrap()
            }
            None => at(line.strip_prefix(':').unwrap().strip_suffix('Z').unwrap()).and_utc(),
        }
    }

    fn check_lines(text: &str) {
        assert!(text.ends_with("\r\n"));
        for line in text.split("\r\n") {
            assert!(line.len() <= 75, "{line} is {} octets long", line.len());
            assert!(!line.contains(|c: char| c.is_control() && c != '\t'), "{line:?}");
        }
    }

    #[test]
    fn an_event_with_every_field_has_every_property() {
        let session = CalendarEvent {
            place: Some("Troyes, salle B".into()),
            description: Some("Apporter :\n- un devis".into()),
            url: Some("https://essor.example/?a=b,c;d\r\nX-EVIL:1".into()),
            ..titled("Devis, factures; \\o/")
        };
        let text = calendar("Essor, Troyes", &[session]);
        let (head, events) = text.split_once("BEGIN:VTIMEZONE\r\n").unwrap();
        assert_eq!(
            head,
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Essor//Essor//FR\r\nCALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n\
             NAME:Essor\\, Troyes\r\nX-WR-CALNAME:Essor\\, Troyes\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n\
             X-PUBLISHED-TTL:PT1H\r\n"
        );
        let (_, events) = events.split_once("END:VTIMEZONE\r\n").unwrap();
        assert_eq!(
            events,
            "BEGIN:VEVENT\r\n\
             DESCRIPTION:Apporter :\\n- un devis\r\n\
             DTEND;TZID=Europe/Paris:20260701T144500\r\n\
             DTSTAMP:20260105T080910Z\r\n\
             DTSTART;TZID=Europe/Paris:20260701T140000\r\n\
             LAST-MODIFIED:20260105T080910Z\r\n\
             LOCATION:Troyes\\, salle B\r\n\
             SEQUENCE:2\r\n\
             STATUS:CONFIRMED\r\n\
             SUMMARY:Devis\\, factures\\; \\\\o/\r\n\
             UID:01J@essor\r\n\
             URL:https://essor.example/?a=b,c;dX-EVIL:1\r\n\
             END:VEVENT\r\nEND:VCALENDAR\r\n"
        );
    }

    #[test]
    fn a_cancelled_session_is_transparent() {
        let text = calendar("Essor", &[CalendarEvent { cancelled: true, sequence: -1, ..titled("Devis") }]);
        assert!(text.contains("\r\nSTATUS:CANCELLED\r\n") && text.contains("\r\nTRANSP:TRANSPARENT\r\n"));
        assert_eq!(value(&text, "SEQUENCE"), "0");
    }

    #[test]
    fn the_time_zone_is_written_once_and_the_text_is_reproducible() {
        for events in [vec![], vec![titled("un")], vec![titled("un"), titled("deux")]] {
            let text = calendar("Essor", &events);
            assert_eq!(text.matches("BEGIN:VTIMEZONE").count(), 1);
            assert_eq!(text.matches("DTSTAMP:20260105T080910Z").count(), events.len());
            assert_eq!(text.matches("DTSTAMP").count(), events.len());
            assert_eq!(text.matches("\r\nUID:").count(), events.len());
            assert_eq!(text, calendar("Essor", &events));
        }
    }

    #[test]
    fn every_kind_of_line_break_is_written_as_an_escaped_newline() {
        let text = calendar("a\rb", &[titled("a\r\nb\rc\u{2028}d\0\u{7}\te")]);
        assert_eq!(value(&text, "SUMMARY"), "a\nb\nc\nd\te");
        assert_eq!((value(&text, "NAME"), value(&text, "X-WR-CALNAME")), ("a\nb".into(), "a\nb".into()));
        check_lines(&text);
    }

    #[test]
    fn a_line_of_any_length_is_folded_between_characters() {
        for letter in ["a", " ", "é", "€", "🧵", ","] {
            for length in 0..240 {
                let title = letter.repeat(length);
                let text = calendar("Essor", &[titled(&title)]);
                check_lines(&text);
                assert_eq!(value(&text, "SUMMARY"), title);
            }
        }
        // 75 octets stay one line, 76 become two.
        assert!(calendar("Essor", &[titled(&"a".repeat(67))]).contains(&format!("SUMMARY:{}\r\n", "a".repeat(67))));
        assert!(calendar("Essor", &[titled(&"a".repeat(68))]).contains(&format!("SUMMARY:{}\r\n a\r\n", "a".repeat(67))));
    }

    #[test]
    fn every_quarter_of_an_hour_of_a_clock_change_is_unambiguous() {
        for (date, quarters) in [("2026-03-29", 92), ("2026-10-25", 100), ("2027-03-28", 92), ("2027-10-31", 100)] {
            let date: NaiveDate = date.parse().unwrap();
            let midnight = instant(date.and_time(NaiveTime::MIN)).unwrap();
            let starts = (0..).map(|n| midnight + Duration::minutes(15) * n).take_while(|at| day(*at) == date);
            let mut count = 0;
            let mut in_utc = 0;
            for at in starts {
                let text = calendar("Essor", &[event(at)]);
                let (_, text) = text.split_once("BEGIN:VEVENT").unwrap();
                assert_eq!(instant_of(text, "DTSTART"), at);
                assert_eq!(instant_of(text, "DTEND"), at + Duration::minutes(45));
                count += 1;
                in_utc += i32::from(text.contains("DTSTART:"));
            }
            assert_eq!((count, in_utc), (quarters, if quarters == 100 { 8 } else { 0 }));
        }
    }

    proptest! {
        #[test]
        fn any_text_keeps_the_lines_and_the_title_intact(texts in proptest::array::uniform5("(?s).{0,160}"), breaks in "[\r\n ,;\\\\a€]{0,200}") {
            let [name, uid, title, place, url] = texts;
            let session = CalendarEvent {
                uid, place: Some(place), url: Some(url), description: Some(breaks.clone()), ..titled(&title)
            };
            let text = calendar(&name, &[session, titled(&breaks)]);
            check_lines(&text);
            prop_assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
            prop_assert_eq!(text.matches("\r\nBEGIN:").count(), 5);
            prop_assert_eq!(value(&text, "SUMMARY"), clean(&title));
            prop_assert_eq!(value(&text, "DESCRIPTION"), clean(&breaks));
        }

        #[test]
        fn any_instant_is_read_back(seconds in 846_378_000i64..4_000_000_000) {
            let at = DateTime::from_timestamp(seconds, 0).unwrap();
            let text = calendar("Essor", &[event(at)]);
            let (_, text) = text.split_once("BEGIN:VEVENT").unwrap();
            prop_assert_eq!(instant_of(text, "DTSTART"), at);
        }
    }
}
