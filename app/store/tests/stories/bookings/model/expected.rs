//! What should be: a few lists, looked through from one end to the other. Time is counted in minutes from the first instant.

use super::acts::Answer;
use domain::bookings::{
    BookingRefusal::*,
    BookingState::{self, *},
    waitlist::WaitlistState::{self, *},
};
use std::ops::Range;

/// The rules of a type, in minutes.
#[derive(Debug, Clone)]
pub struct Kind {
    pub book_notice: i64,
    pub cancel_notice: i64,
    pub most_open: Option<usize>,
}

/// The type of slots; those before it are of sessions that the team opens.
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
    pub who: usize,
    pub session: usize,
    pub state: BookingState,
    pub late: bool,
    pub marked: bool,
}

impl Booking {
    pub fn holds(&self) -> bool {
        [Booked, Attended, NoShow].contains(&self.state)
    }
}

/// Someone's turn in a queue; they stand in the order in which they came.
#[derive(Debug, Clone)]
pub struct Turn {
    pub id: String,
    pub who: usize,
    pub session: usize,
    pub state: WaitlistState,
    pub until: i64,
}

#[derive(Debug, Clone, Default)]
pub struct Expected {
    pub now: i64,
    pub kinds: Vec<Kind>,
    pub sessions: Vec<Session>,
    pub bookings: Vec<Booking>,
    pub turns: Vec<Turn>,
    /// Who is away on which day.
    pub away: Vec<(usize, i64)>,
    /// Which session the team cancelled when.
    pub cancelled: Vec<(usize, i64)>,
    /// Who took leave on which days when.
    pub leaves: Vec<(usize, Range<i64>, i64)>,
}

/// The day in Paris, counted from the first one, that began at 23:00 UTC.
pub fn day_of(minute: i64) -> i64 {
    (minute + 660).div_euclid(1440)
}

/// Whether two have a minute in common.
pub fn meet(some: &[Range<i64>], others: &[Range<i64>]) -> bool {
    some.iter().any(|one| others.iter().any(|other| one.start < other.end && other.start < one.end))
}

impl Expected {
    pub fn starts(&self, session: usize) -> i64 {
        self.sessions[session].dates[0].start
    }

    pub fn open(&self, session: usize) -> Result<(), Answer> {
        if self.sessions[session].cancelled {
            Err(SessionCancelled.into())
        } else if self.starts(session) <= self.now {
            Err(Past.into())
        } else {
            Ok(())
        }
    }

    /// Who holds a place, and whether somebody has that time already.
    pub fn is_busy(&self, who: usize, dates: &[Range<i64>]) -> bool {
        self.bookings.iter().any(|b| b.who == who && b.holds() && meet(&self.sessions[b.session].dates, dates))
    }

    pub fn coach_is_busy(&self, coach: usize, dates: &[Range<i64>], but: Option<usize>) -> bool {
        let others = self.sessions.iter().enumerate().filter(|(nth, session)| Some(*nth) != but && session.coach == coach);
        others.into_iter().any(|(_, session)| !session.cancelled && meet(&session.dates, dates))
    }

    pub fn is_away(&self, coach: usize, dates: &[Range<i64>]) -> bool {
        dates.iter().any(|date| self.away.contains(&(coach, day_of(date.start))))
    }

    /// Places that are held, by bookings and by offers.
    pub fn held(&self, session: usize) -> usize {
        let offered = self.turns.iter().filter(|turn| turn.session == session && turn.state == Offered).count();
        self.holders(session).len() + offered
    }

    pub fn holders(&self, session: usize) -> Vec<usize> {
        let here = self.bookings.iter().enumerate().filter(|(_, b)| b.session == session && b.holds());
        here.map(|(nth, _)| nth).collect()
    }

    pub fn active_turn(&self, who: usize, session: usize) -> Option<usize> {
        self.turns.iter().position(|turn| turn.who == who && turn.session == session && [Waiting, Offered].contains(&turn.state))
    }

    /// Offers that are over go to the next, as far as there is anything to offer.
    pub fn settle(&mut self) {
        for turn in &mut self.turns {
            if turn.state == Offered && turn.until <= self.now {
                turn.state = Expired;
            }
        }
        for nth in 0..self.turns.len() {
            let session = self.turns[nth].session;
            let readable = morning_after(self.now);
            let left = self.starts(session) - readable;
            if self.turns[nth].state == Waiting && left > 0 && self.held(session) < self.sessions[session].places {
                self.turns[nth].state = Offered;
                self.turns[nth].until = readable + 1440.min(10.max(left / 4)).min(left);
            }
        }
    }

    pub fn allowed(&self, who: usize, kind: usize, starts: i64) -> Result<(), Answer> {
        let rules = &self.kinds[kind];
        let to_come = |b: &&Booking| self.sessions[b.session].kind == kind && self.starts(b.session) > self.now;
        let open = self.bookings.iter().filter(|b| b.who == who && b.state == Booked).filter(to_come).count();
        if self.now > starts - rules.book_notice {
            Err(Notice.into())
        } else if rules.most_open.is_some_and(|most| open >= most) {
            Err(TooMany.into())
        } else {
            Ok(())
        }
    }

    /// Whether what was done then and is sent again now is taken for the same act.
    pub fn is_repeat(&self, then: i64) -> bool {
        self.now - then <= 10
    }

    /// Whether it is late to give that booking back.
    pub fn cancelling(&self, booking: usize) -> Result<bool, Answer> {
        let (state, session) = (self.bookings[booking].state, self.bookings[booking].session);
        if state != Booked {
            return Err(NotHeld.into());
        }
        self.open(session)?;
        Ok(self.now > self.starts(session) - self.kinds[self.sessions[session].kind].cancel_notice)
    }

    /// The sessions that a coach's leave on those days is in the way of, soonest first.
    pub fn in_the_way(&self, coach: usize, days: &Range<i64>) -> Vec<usize> {
        let touched = |session: &Session| session.dates.iter().any(|date| days.contains(&day_of(date.start)));
        let mut found: Vec<usize> = (0..self.sessions.len())
            .filter(|nth| self.sessions[*nth].coach == coach && !self.sessions[*nth].cancelled && self.starts(*nth) > self.now)
            .filter(|nth| touched(&self.sessions[*nth]))
            .collect();
        found.sort_by_key(|nth| self.starts(*nth));
        found
    }
}

/// When what is told at that minute may be read: at once by day, at eight in the morning else. The model begins at eleven in
/// Paris, in winter, and does not reach the next change of the clocks.
fn morning_after(minute: i64) -> i64 {
    match (minute + 11 * 60).rem_euclid(1440) {
        of_day if of_day < 8 * 60 => minute + 8 * 60 - of_day,
        of_day if of_day >= 21 * 60 => minute + 32 * 60 - of_day,
        _ => minute,
    }
}
