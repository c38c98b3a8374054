//! The state of the model: plain lists. Instants are minutes from the start of the test.

use super::apply::Outcome;
use domain::bookings::{
    BookingRefusal::*,
    BookingState::{self, *},
    waitlist::WaitlistState::{self, *},
};
use std::ops::Range;

/// The rules of a type, in minutes.
#[derive(Debug, Clone)]
pub struct TypeRules {
    pub book_notice: i64,
    pub cancel_notice: i64,
    pub most_open: Option<usize>,
}

/// The index of the type that is booked by slots; the types before it are of sessions that the team opens.
pub const SLOTS: usize = 2;

#[derive(Debug, Clone)]
pub struct Session {
    pub id: String,
    pub kind: usize,
    pub coach: usize,
    pub dates: Vec<Range<i64>>,
    pub places: usize,
    pub cancelled: bool,
    pub from_slot: bool,
}

#[derive(Debug, Clone)]
pub struct Booking {
    pub id: String,
    pub participant: usize,
    pub session: usize,
    pub state: BookingState,
    pub late: bool,
    pub marked: bool,
}

impl Booking {
    pub fn holds_place(&self) -> bool {
        [Booked, Attended, NoShow].contains(&self.state)
    }
}

/// A waitlist entry; the list is in the order of joining.
#[derive(Debug, Clone)]
pub struct Entry {
    pub id: String,
    pub participant: usize,
    pub session: usize,
    pub state: WaitlistState,
    pub until: i64,
}

#[derive(Debug, Clone, Default)]
pub struct Model {
    pub now: i64,
    pub kinds: Vec<TypeRules>,
    pub sessions: Vec<Session>,
    pub bookings: Vec<Booking>,
    pub entries: Vec<Entry>,
    /// Days of leave: coach, day.
    pub away: Vec<(usize, i64)>,
    /// Cancelled sessions: session, instant.
    pub cancelled: Vec<(usize, i64)>,
    /// Recorded leave: coach, days, instant.
    pub leaves: Vec<(usize, Range<i64>, i64)>,
}

/// The number of the day in Paris, counted from the first; a day begins at 23:00 UTC.
pub fn day_of(minute: i64) -> i64 {
    (minute + 660).div_euclid(1440)
}

/// Whether dates of both lists have a minute in common.
pub fn overlap(some: &[Range<i64>], others: &[Range<i64>]) -> bool {
    some.iter().any(|one| others.iter().any(|other| one.start < other.end && other.start < one.end))
}

impl Model {
    pub fn starts(&self, session: usize) -> i64 {
        self.sessions[session].dates[0].start
    }

    pub fn check_open(&self, session: usize) -> Result<(), Outcome> {
        if self.sessions[session].cancelled {
            Err(SessionCancelled.into())
        } else if self.starts(session) <= self.now {
            Err(Past.into())
        } else {
            Ok(())
        }
    }

    /// Whether a held booking of the participant overlaps these dates.
    pub fn is_busy(&self, participant: usize, dates: &[Range<i64>]) -> bool {
        self.bookings.iter().any(|b| b.participant == participant && b.holds_place() && overlap(&self.sessions[b.session].dates, dates))
    }

    pub fn coach_is_busy(&self, coach: usize, dates: &[Range<i64>], except: Option<usize>) -> bool {
        let others = self.sessions.iter().enumerate().filter(|(nth, session)| Some(*nth) != except && session.coach == coach);
        others.into_iter().any(|(_, session)| !session.cancelled && overlap(&session.dates, dates))
    }

    pub fn is_on_leave(&self, coach: usize, dates: &[Range<i64>]) -> bool {
        dates.iter().any(|date| self.away.contains(&(coach, day_of(date.start))))
    }

    /// Number of places of a session that are held by bookings and offers.
    pub fn held_places(&self, session: usize) -> usize {
        let offered = self.entries.iter().filter(|entry| entry.session == session && entry.state == Offered).count();
        self.holders(session).len() + offered
    }

    pub fn holders(&self, session: usize) -> Vec<usize> {
        let here = self.bookings.iter().enumerate().filter(|(_, b)| b.session == session && b.holds_place());
        here.map(|(nth, _)| nth).collect()
    }

    pub fn active_entry(&self, participant: usize, session: usize) -> Option<usize> {
        self.entries
            .iter()
            .position(|entry| entry.participant == participant && entry.session == session && [Waiting, Offered].contains(&entry.state))
    }

    /// Expires overdue offers and offers free places to the first waiting entries.
    pub fn expire_offers(&mut self) {
        for entry in &mut self.entries {
            if entry.state == Offered && entry.until <= self.now {
                entry.state = Expired;
            }
        }
        for nth in 0..self.entries.len() {
            let session = self.entries[nth].session;
            let readable = readable_at(self.now);
            let left = self.starts(session) - readable;
            if self.entries[nth].state == Waiting && left > 0 && self.held_places(session) < self.sessions[session].places {
                self.entries[nth].state = Offered;
                self.entries[nth].until = readable + 1440.min(10.max(left / 4)).min(left);
            }
        }
    }

    pub fn check_rules(&self, participant: usize, kind: usize, starts: i64) -> Result<(), Outcome> {
        let rules = &self.kinds[kind];
        let to_come = |b: &&Booking| self.sessions[b.session].kind == kind && self.starts(b.session) > self.now;
        let open = self.bookings.iter().filter(|b| b.participant == participant && b.state == Booked).filter(to_come).count();
        if self.now > starts - rules.book_notice {
            Err(Notice.into())
        } else if rules.most_open.is_some_and(|most| open >= most) {
            Err(TooMany.into())
        } else {
            Ok(())
        }
    }

    /// Whether a request that is sent again now counts as the same one as `then`.
    pub fn is_repeat(&self, then: i64) -> bool {
        self.now - then <= 10
    }

    /// Whether a cancellation of a booking is late; refused unless it is `Booked` and to come.
    pub fn check_cancellation(&self, booking: usize) -> Result<bool, Outcome> {
        let (state, session) = (self.bookings[booking].state, self.bookings[booking].session);
        if state != Booked {
            return Err(NotHeld.into());
        }
        self.check_open(session)?;
        Ok(self.now > self.starts(session) - self.kinds[self.sessions[session].kind].cancel_notice)
    }

    /// The sessions of a coach on these days that can be reassigned or cancelled, by start.
    pub fn sessions_in_leave(&self, coach: usize, days: &Range<i64>) -> Vec<usize> {
        let touched = |session: &Session| session.dates.iter().any(|date| days.contains(&day_of(date.start)));
        let mut found: Vec<usize> = (0..self.sessions.len())
            .filter(|nth| self.sessions[*nth].coach == coach && !self.sessions[*nth].cancelled && self.starts(*nth) > self.now)
            .filter(|nth| touched(&self.sessions[*nth]))
            .collect();
        found.sort_by_key(|nth| self.starts(*nth));
        found
    }
}

/// When a message of that minute may be read: at once between 08:00 and 21:00, else at 08:00. The test starts at 11:00 in Paris, in
/// winter, and does not reach the next change of the clocks.
fn readable_at(minute: i64) -> i64 {
    match (minute + 11 * 60).rem_euclid(1440) {
        of_day if of_day < 8 * 60 => minute + 8 * 60 - of_day,
        of_day if of_day >= 21 * 60 => minute + 32 * 60 - of_day,
        _ => minute,
    }
}
