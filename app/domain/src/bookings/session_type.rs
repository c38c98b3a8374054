//! Session types, as typed by the coordinator.

use super::{BookableBy, BookingRules, MINUTES, MOST_PLACES, SessionKind};
use crate::{
    people::{TextMistake, one_line},
    values::{fingerprint::fingerprint_of, ids::VenueId},
};
use serde::{Deserialize, Serialize};

/// The longest booking or cancellation notice, in hours: two weeks.
pub const MOST_NOTICE: i64 = 336;
/// The highest limit of upcoming bookings of a type per person.
pub const MOST_OPEN: i64 = 50;

/// A session type as typed by the coordinator.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedSessionType {
    /// `Coaching`, `Training` or `Expert`.
    pub kind: String,
    /// The title.
    pub title: String,
    /// Its length in minutes.
    pub minutes: String,
    /// Number of places; a type with one place is booked by slots.
    pub places: String,
    /// Identifier of the venue; empty for a remote session.
    pub venue: String,
    /// Address of the remote meeting; may be empty.
    pub link: String,
    /// Booking notice in hours before the start; empty for none.
    pub book_notice: String,
    /// Cancellation notice in hours before the start; empty for none.
    pub cancel_notice: String,
    /// The most upcoming bookings per person; empty for any number.
    pub most_open: String,
    /// `Everyone` or `Team`.
    pub bookable_by: String,
}

/// A session type to be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSessionType {
    /// The kind.
    pub kind: SessionKind,
    /// The title.
    pub title: String,
    /// Its length in minutes, within [`MINUTES`].
    pub minutes: i64,
    /// Number of places, 1 to [`MOST_PLACES`].
    pub places: i64,
    /// The venue; `None` for a remote session.
    pub venue: Option<VenueId>,
    /// Address of the remote meeting.
    pub link: Option<String>,
    /// Cancellation notice, in hours before the start.
    pub cancel_notice: i64,
    /// The rules for participants who book for themselves.
    pub rules: BookingRules,
}

/// A field of [`TypedSessionType`] and the key of its mistake in the catalogue.
pub type SessionTypeMistake = (&'static str, &'static str);

impl NewSessionType {
    /// A session type of 60 minutes for everyone, without booking notice or limit, with a cancellation notice of 24 hours.
    pub fn usual(kind: SessionKind, title: impl Into<String>, places: i64) -> Self {
        let rules = BookingRules { bookable_by: BookableBy::Everyone, book_notice: 0, most_open: None };
        Self { kind, title: title.into(), minutes: 60, places, venue: None, link: None, cancel_notice: 24, rules }
    }

    /// By which a form says which type it showed.
    pub fn fingerprint(&self) -> String {
        fingerprint_of(&format!("{self:?}"))
    }
}

impl TypedSessionType {
    /// The form filled in with a type as it is.
    pub fn of(it: &NewSessionType) -> Self {
        Self {
            kind: it.kind.as_str().into(),
            title: it.title.clone(),
            minutes: it.minutes.to_string(),
            places: it.places.to_string(),
            venue: it.venue.as_ref().map(ToString::to_string).unwrap_or_default(),
            link: it.link.clone().unwrap_or_default(),
            book_notice: it.rules.book_notice.to_string(),
            cancel_notice: it.cancel_notice.to_string(),
            most_open: it.rules.most_open.map(|most| most.to_string()).unwrap_or_default(),
            bookable_by: it.rules.bookable_by.as_str().into(),
        }
    }

    /// Parses the form. The store checks that the venue belongs to the structure.
    ///
    /// # Errors
    /// Every invalid field with the key of its mistake.
    pub fn read(&self) -> Result<NewSessionType, Vec<SessionTypeMistake>> {
        let mut mistakes = Vec::new();
        let mut note = |field, key| mistakes.push((field, key));
        let title = one_line(&self.title, 80).map_err(|m| note("title", TextMistake::key(m))).ok();
        let number = |text: &str| text.trim().parse::<i64>().ok();
        let (shortest, longest) = (i64::from(*MINUTES.start()), i64::from(*MINUTES.end()));
        let minutes = number(&self.minutes).filter(|n| (shortest..=longest).contains(n) && n % super::span::CELL_MINUTES == 0);
        let minutes = minutes.ok_or_else(|| note("minutes", "session-minutes")).ok();
        let places = number(&self.places).filter(|n| (1..=i64::from(MOST_PLACES)).contains(n));
        let places = places.ok_or_else(|| note("places", "session-places")).ok();
        let mut notice = |field, text: &str| match text.trim() {
            "" => Some(0),
            text => number(text).filter(|n| (0..=MOST_NOTICE).contains(n)).ok_or_else(|| note(field, "session-type-notice")).ok(),
        };
        let (book_notice, cancel_notice) = (notice("book_notice", &self.book_notice), notice("cancel_notice", &self.cancel_notice));
        let most_open = match self.most_open.trim() {
            "" => None,
            text => {
                Some(number(text).filter(|n| (1..=MOST_OPEN).contains(n)).ok_or_else(|| note("most_open", "session-type-most-open")).ok())
            }
        };
        let link = match self.link.trim() {
            "" => None,
            text => match link(text) {
                Some(link) => Some(link),
                None => {
                    note("link", "session-type-link");
                    None
                }
            },
        };
        let kind = SessionKind::try_from(self.kind.clone()).unwrap_or(SessionKind::Coaching);
        let bookable_by = BookableBy::try_from(self.bookable_by.clone()).unwrap_or(BookableBy::Everyone);
        let venue = VenueId::try_from(self.venue.clone()).ok();
        match (title, minutes, places, book_notice, cancel_notice) {
            (Some(title), Some(minutes), Some(places), Some(book_notice), Some(cancel_notice)) if mistakes.is_empty() => {
                let rules = BookingRules { bookable_by, book_notice, most_open: most_open.flatten() };
                Ok(NewSessionType { kind, title, minutes, places, venue, link, cancel_notice, rules })
            }
            _ => Err(mistakes),
        }
    }
}

/// Parses the address of a remote meeting: an `https` URL of at most 500 printable ASCII characters; `None` for any other text.
pub fn link(text: &str) -> Option<String> {
    let text = text.trim();
    let plain = text.len() <= 500 && text.bytes().all(|b| b.is_ascii_graphic()) && !text.contains(['"', '<', '>']);
    (plain && text.strip_prefix("https://").is_some_and(|rest| rest.contains('.'))).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> TypedSessionType {
        TypedSessionType {
            kind: "Training".into(),
            title: " Fixer  ses prix ".into(),
            minutes: "120".into(),
            places: "8".into(),
            book_notice: "12".into(),
            cancel_notice: "".into(),
            most_open: "2".into(),
            ..TypedSessionType::default()
        }
    }

    #[test]
    fn a_session_type_is_parsed_with_its_rules() {
        let read = typed().read().unwrap();
        assert_eq!((read.kind, read.title.as_str(), read.minutes, read.places), (SessionKind::Training, "Fixer ses prix", 120, 8));
        assert_eq!((read.rules.book_notice, read.cancel_notice, read.rules.most_open), (12, 0, Some(2)));
        assert_eq!(read.rules.bookable_by, BookableBy::Everyone);
    }

    #[test]
    fn each_invalid_field_has_its_mistake() {
        let wrong = TypedSessionType {
            title: " ".into(),
            minutes: "17".into(),
            places: "0".into(),
            link: "javascript:alert(1)".into(),
            book_notice: "400".into(),
            cancel_notice: "-1".into(),
            most_open: "0".into(),
            ..typed()
        };
        let fields: Vec<_> = wrong.read().unwrap_err().into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["title", "minutes", "places", "book_notice", "cancel_notice", "most_open", "link"]);
    }

    #[test]
    fn a_link_that_is_not_https_is_refused() {
        assert_eq!(link(" https://visio.exemple.fr/awa ").as_deref(), Some("https://visio.exemple.fr/awa"));
        for wrong in ["http://visio.exemple.fr", "https://", "https://a b.fr", "https://a.fr/\"x", "visio.exemple.fr"] {
            assert_eq!(link(wrong), None, "{wrong}");
        }
    }
}
