//! What each command does to the model, and its outcome.

use super::{
    Command, Slot,
    state::{Booking, Entry, Model, SLOTS, Session, overlap},
};
use domain::bookings::{
    BookingRefusal::{self, *},
    BookingState::{self, *},
    attendance::Attendance,
    waitlist::WaitlistState::{self, *},
};
use std::ops::Range;

/// The outcome of a command.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Outcome {
    Done,
    Already,
    Refused(BookingRefusal),
    NotFound,
}

impl From<BookingRefusal> for Outcome {
    fn from(why: BookingRefusal) -> Self {
        Self::Refused(why)
    }
}

type Applied = Result<Outcome, Outcome>;

impl Model {
    /// Applies a command, all of it or, when it is refused, nothing; returns its outcome.
    pub fn apply(&mut self, command: &Command) -> Outcome {
        let mut next = self.clone();
        match next.try_apply(command) {
            Ok(outcome) => {
                *self = next;
                outcome
            }
            Err(refused) => refused,
        }
    }

    fn try_apply(&mut self, command: &Command) -> Applied {
        match command {
            Command::Book { participant, session, team } => self.book(*participant, *session, *team),
            Command::BookSlot { participant, slot, team } => {
                let is_same = |b: &&Booking| {
                    let session = &self.sessions[b.session];
                    b.participant == *participant && b.state == Booked && session.kind == SLOTS && session.coach == slot.coach
                };
                if self.bookings.iter().filter(is_same).any(|b| self.starts(b.session) == slot.starts) {
                    return Ok(Outcome::Already);
                }
                let session = self.open_slot(*participant, slot, *team)?;
                self.insert_booking(*participant, session)
            }
            Command::Cancel { booking, reason } => {
                let one = &self.bookings[*booking];
                if one.state == CancelledByParticipant && !one.marked {
                    return Ok(Outcome::Done);
                }
                let late = self.check_cancellation(*booking)?;
                if late && !reason {
                    return Err(Reason.into());
                }
                self.bookings[*booking].late = late;
                Ok(self.release(*booking, CancelledByParticipant))
            }
            Command::CancelByStructure { booking } if self.bookings[*booking].state == CancelledByStructure => Ok(Outcome::Done),
            Command::CancelByStructure { booking } => {
                self.check_cancellation(*booking)?;
                Ok(self.release(*booking, CancelledByStructure))
            }
            Command::Move { booking, session, team } => self.move_to_session(*booking, *session, *team),
            Command::MoveToSlot { booking, slot, team } => self.move_to_slot(*booking, slot, *team),
            Command::JoinWaitlist { participant, session } => self.join_waitlist(*participant, *session),
            Command::AcceptOffer { entry } => self.accept(*entry),
            Command::LeaveWaitlist { entry } => {
                let entry = &mut self.entries[*entry];
                entry.state = match entry.state {
                    Waiting => WaitlistState::Left,
                    Offered => Passed,
                    over => over,
                };
                self.expire_offers();
                Ok(Outcome::Done)
            }
            Command::CancelSession { session } => {
                if self.cancelled.iter().any(|(nth, then)| nth == session && self.is_repeat(*then)) {
                    return Ok(Outcome::Done);
                }
                self.check_open(*session)?;
                Ok(self.cancel_session(*session))
            }
            Command::Change { session, later, places } => self.change(*session, *later, *places),
            Command::Leave { coach, days, to, cancelled, forgotten } => self.take_leave(*coach, days, *to, cancelled, *forgotten),
            Command::Mark { booking, attendance } => self.mark(*booking, *attendance),
            Command::Unmark { booking } => self.unmark(*booking),
            Command::TimePasses { minutes } => {
                self.now += minutes;
                self.expire_offers();
                Ok(Outcome::Done)
            }
        }
    }

    fn book(&mut self, participant: usize, session: usize, team: bool) -> Applied {
        if self.holders(session).iter().any(|nth| self.bookings[*nth].participant == participant) {
            return Ok(Outcome::Already);
        }
        self.check_open(session)?;
        if !team {
            self.check_rules(participant, self.sessions[session].kind, self.starts(session))?;
        }
        self.find_place(participant, session)?;
        self.insert_booking(participant, session)
    }

    /// Refuses unless there is a free place or one offered to the participant; accepts the entry of the participant.
    fn find_place(&mut self, participant: usize, session: usize) -> Result<(), Outcome> {
        let entry = self.active_entry(participant, session);
        let offered = entry.is_some_and(|nth| self.entries[nth].state == Offered);
        if !offered && self.held_places(session) >= self.sessions[session].places {
            return Err(Full.into());
        }
        if let Some(nth) = entry {
            self.entries[nth].state = Accepted;
        }
        Ok(())
    }

    fn insert_booking(&mut self, participant: usize, session: usize) -> Applied {
        if self.is_busy(participant, &self.sessions[session].dates) {
            return Err(Overlap.into());
        }
        self.bookings.push(Booking { id: String::new(), participant, session, state: Booked, late: false, marked: false });
        Ok(Outcome::Done)
    }

    /// Opens the session of a slot; coaches 0 and 2 have slots of one hour from 12:00 to 15:00 UTC every day.
    fn open_slot(&mut self, participant: usize, slot: &Slot, team: bool) -> Result<usize, Outcome> {
        let dates = [slot.starts].map(|starts| starts..starts + 60).to_vec();
        if slot.starts <= self.now {
            return Err(Past.into());
        }
        if !team {
            self.check_rules(participant, SLOTS, slot.starts)?;
            if slot.coach == 1 || ![120, 180, 240].contains(&slot.starts.rem_euclid(1440)) {
                return Err(SlotGone.into());
            }
        }
        if self.is_on_leave(slot.coach, &dates) {
            return Err(CoachAway.into());
        }
        if self.coach_is_busy(slot.coach, &dates, None) {
            return Err(SlotGone.into());
        }
        let session = Session { id: String::new(), kind: SLOTS, coach: slot.coach, dates, places: 1, cancelled: false, from_slot: true };
        self.sessions.push(session);
        Ok(self.sessions.len() - 1)
    }

    fn release(&mut self, booking: usize, state: BookingState) -> Outcome {
        self.bookings[booking].state = state;
        let session = &mut self.sessions[self.bookings[booking].session];
        session.cancelled |= session.from_slot;
        self.expire_offers();
        Outcome::Done
    }

    /// Frees the place and the time of a booking that is being moved.
    fn release_for_move(&mut self, booking: usize, team: bool) -> Result<(), Outcome> {
        if self.check_cancellation(booking)? && !team {
            return Err(MoveLate.into());
        }
        self.release(booking, CancelledByStructure);
        Ok(())
    }

    fn move_to_session(&mut self, booking: usize, to: usize, team: bool) -> Applied {
        let (participant, from) = (self.bookings[booking].participant, self.bookings[booking].session);
        if from == to {
            self.check_cancellation(booking)?;
            return Ok(Outcome::Done);
        }
        self.release_for_move(booking, team)?;
        if self.sessions[to].kind != self.sessions[from].kind || self.sessions[to].from_slot {
            return Err(Outcome::NotFound);
        }
        self.check_open(to)?;
        if !team {
            self.check_rules(participant, self.sessions[to].kind, self.starts(to))?;
        }
        self.find_place(participant, to)?;
        self.rebook(booking, to)
    }

    fn move_to_slot(&mut self, booking: usize, slot: &Slot, team: bool) -> Applied {
        let (participant, from) = (self.bookings[booking].participant, self.bookings[booking].session);
        let old = &self.sessions[from];
        if (old.kind, old.coach, self.starts(from)) == (SLOTS, slot.coach, slot.starts) {
            self.check_cancellation(booking)?;
            return Ok(Outcome::Done);
        }
        self.release_for_move(booking, team)?;
        if self.sessions[from].kind != SLOTS {
            return Err(Outcome::NotFound);
        }
        let session = self.open_slot(participant, slot, team)?;
        self.rebook(booking, session)
    }

    fn rebook(&mut self, booking: usize, session: usize) -> Applied {
        if self.is_busy(self.bookings[booking].participant, &self.sessions[session].dates) {
            return Err(Overlap.into());
        }
        self.bookings[booking].session = session;
        self.bookings[booking].state = Booked;
        Ok(Outcome::Done)
    }

    fn join_waitlist(&mut self, participant: usize, session: usize) -> Applied {
        if self.sessions[session].from_slot {
            return Err(Outcome::NotFound);
        }
        let holds = self.holders(session).iter().any(|nth| self.bookings[*nth].participant == participant);
        if holds || self.active_entry(participant, session).is_some() {
            return Ok(Outcome::Already);
        }
        self.check_open(session)?;
        if self.held_places(session) < self.sessions[session].places {
            return Err(NotFull.into());
        }
        self.entries.push(Entry { id: String::new(), participant, session, state: Waiting, until: 0 });
        Ok(Outcome::Done)
    }

    fn accept(&mut self, entry: usize) -> Applied {
        let Entry { participant, session, state, .. } = self.entries[entry].clone();
        if self.holders(session).iter().any(|nth| self.bookings[*nth].participant == participant) {
            return Ok(Outcome::Done);
        }
        self.check_open(session)?;
        if state != Offered {
            return Err(OfferOver.into());
        }
        // The booking notice does not apply to an offer.
        self.check_rules(participant, self.sessions[session].kind, i64::MAX)?;
        self.entries[entry].state = Accepted;
        self.insert_booking(participant, session)
    }

    fn cancel_session(&mut self, session: usize) -> Outcome {
        for nth in self.holders(session) {
            self.bookings[nth].state = CancelledByStructure;
        }
        for entry in self.entries.iter_mut().filter(|entry| entry.session == session && [Waiting, Offered].contains(&entry.state)) {
            entry.state = Closed;
        }
        self.sessions[session].cancelled = true;
        self.cancelled.push((session, self.now));
        Outcome::Done
    }

    fn change(&mut self, session: usize, later: i64, places: usize) -> Applied {
        self.check_open(session)?;
        let dates: Vec<_> = self.sessions[session].dates.iter().map(|date| date.start + later..date.end + later).collect();
        if later != 0 {
            if dates[0].start <= self.now {
                return Err(Past.into());
            }
            if self.is_on_leave(self.sessions[session].coach, &dates) {
                return Err(CoachAway.into());
            }
            if self.coach_is_busy(self.sessions[session].coach, &dates, Some(session)) {
                return Err(CoachBusy.into());
            }
            let here = self.holders(session);
            for nth in &here {
                let others =
                    self.bookings.iter().enumerate().filter(|(other, b)| b.participant == self.bookings[*nth].participant && other != nth);
                if others.into_iter().any(|(_, b)| b.holds_place() && overlap(&self.sessions[b.session].dates, &dates)) {
                    return Err(Overlap.into());
                }
            }
        }
        if self.held_places(session) > places {
            return Err(PlacesHeld.into());
        }
        self.sessions[session].dates = dates;
        self.sessions[session].places = places;
        self.expire_offers();
        Ok(Outcome::Done)
    }

    fn take_leave(&mut self, coach: usize, days: &Range<i64>, to: usize, cancelled: &[bool; 8], forgotten: bool) -> Applied {
        let before = self.clone();
        let outcome = self.try_take_leave(coach, days, to, cancelled, forgotten);
        let lately = |(of, on, then): &(usize, Range<i64>, i64)| *of == coach && on == days && before.is_repeat(*then);
        if outcome.is_err() && before.leaves.iter().any(lately) {
            *self = before;
            return Ok(Outcome::Done);
        }
        if outcome.is_ok() {
            self.leaves.push((coach, days.clone(), self.now));
        }
        outcome
    }

    fn try_take_leave(&mut self, coach: usize, days: &Range<i64>, to: usize, cancelled: &[bool; 8], forgotten: bool) -> Applied {
        let found = self.sessions_in_leave(coach, days);
        for (nth, session) in found.iter().enumerate() {
            let dates = self.sessions[*session].dates.clone();
            if forgotten && nth + 1 == found.len() {
                return Err(Outcome::Refused(BookingRefusal::Meanwhile));
            } else if cancelled[nth % 8] {
                self.cancel_session(*session);
            } else if to == coach || self.is_on_leave(to, &dates) {
                return Err(CoachAway.into());
            } else if self.coach_is_busy(to, &dates, None) {
                return Err(CoachBusy.into());
            } else {
                self.sessions[*session].coach = to;
            }
        }
        for day in days.clone() {
            if self.away.contains(&(coach, day)) {
                return Err(LeaveOverlap.into());
            }
            self.away.push((coach, day));
        }
        Ok(Outcome::Done)
    }

    fn mark(&mut self, booking: usize, attendance: Attendance) -> Applied {
        let session = self.bookings[booking].session;
        if self.sessions[session].cancelled {
            return Err(NotMarkable.into());
        }
        if self.now < self.starts(session) {
            return Err(NotBegun.into());
        }
        let booking = &mut self.bookings[booking];
        if booking.marked && booking.state == attendance.state() {
            return Ok(Outcome::Done);
        }
        if !booking.holds_place() {
            return Err(NotMarkable.into());
        }
        booking.marked = true;
        booking.state = match attendance {
            Attendance::Present => Attended,
            Attendance::Absent => NoShow,
            Attendance::Excused => CancelledByParticipant,
        };
        Ok(Outcome::Done)
    }

    fn unmark(&mut self, booking: usize) -> Applied {
        let Booking { participant, session, state, marked, .. } = self.bookings[booking].clone();
        if state == Booked {
            return Ok(Outcome::Done);
        }
        if !marked {
            return Err(NotMarkable.into());
        }
        if state == CancelledByParticipant && self.is_busy(participant, &self.sessions[session].dates) {
            return Err(Overlap.into());
        }
        self.bookings[booking].state = Booked;
        self.bookings[booking].marked = false;
        Ok(Outcome::Done)
    }
}
