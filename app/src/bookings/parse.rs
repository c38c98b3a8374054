//! Reads what forms and addresses carry as text: identifiers, instants, slots, reasons.

use chrono::{DateTime, Datelike, Utc};
use domain::{
    bookings::LONGEST_REASON,
    people::one_line,
    values::ids::{PersonId, SessionTypeId},
};
use store::{SlotRequest, StoreError};

/// Parses an identifier.
///
/// # Errors
/// [`StoreError::NotFound`] for a text that is no identifier.
pub fn read_id<T: TryFrom<String>>(text: String) -> Result<T, StoreError> {
    T::try_from(text).map_err(|_| StoreError::NotFound)
}

/// Parses an identifier; `None` for an empty text.
///
/// # Errors
/// [`StoreError::NotFound`] for any other text that is no identifier.
pub fn read_optional_id<T: TryFrom<String>>(text: String) -> Result<Option<T>, StoreError> {
    if text.is_empty() { Ok(None) } else { read_id(text).map(Some) }
}

/// Parses an instant in RFC 3339; `None` for any other text, and outside the years 2000 to 2199.
pub fn read_instant(text: &str) -> Option<DateTime<Utc>> {
    let instant = text.parse::<DateTime<Utc>>().ok()?;
    (2000..2200).contains(&instant.year()).then_some(instant)
}

/// The slot of a type and a coach that begins at an instant, see [`read_instant`]; it must lie in a window of the coach.
///
/// # Errors
/// [`StoreError::NotFound`] for a text that is no instant.
pub fn read_slot(session_type: SessionTypeId, coach: PersonId, starts: &str) -> Result<SlotRequest, StoreError> {
    let starts_at = read_instant(starts).ok_or(StoreError::NotFound)?;
    Ok(SlotRequest { session_type, coach, starts_at, at_any_time: false })
}

/// A reason, or a word to the people concerned, on one line of at most [`LONGEST_REASON`] characters; `None` when left empty.
///
/// # Errors
/// The key of the sentence that says what is wrong.
pub fn read_reason(typed: &str) -> Result<Option<String>, &'static str> {
    match typed.trim() {
        "" => Ok(None),
        text => one_line(text, LONGEST_REASON).map(Some).map_err(|mistake| mistake.key()),
    }
}
