//! What each act does to what should be, and what it is answered.

use super::{
    Act, Slot,
    expected::{Booking, Expected, SLOTS, Session, Turn, meet},
};
use domain::bookings::{
    BookingRefusal::{self, *},
    BookingState::{self, *},
    attendance::Attendance,
    waitlist::WaitlistState::{self, *},
};
use std::ops::Range;

/// What an act should be answered.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Answer {
    Done,
    Already,
    Refused(BookingRefusal),
    NotFound,
}

impl From<BookingRefusal> for Answer {
    fn from(why: BookingRefusal) -> Self {
        Self::Refused(why)
    }
}

type Answered = Result<Answer, Answer>;

impl Expected {
    /// All of an act or nothing of it.
    pub fn act(&mut self, act: &Act) -> Answer {
        let mut next = self.clone();
        match next.try_to(act) {
            Ok(answer) => {
                *self = next;
                answer
            }
            Err(refused) => refused,
        }
    }

    fn try_to(&mut self, act: &Act) -> Answered {
        match act {
            Act::Book { who, session, team } => self.book(*who, *session, *team),
            Act::BookSlot { who, slot, team } => {
                let is_it = |b: &&Booking| {
                    let session = &self.sessions[b.session];
                    b.who == *who && b.state == Booked && session.kind == SLOTS && session.coach == slot.coach
                };
                if self.bookings.iter().filter(is_it).any(|b| self.starts(b.session) == slot.starts) {
                    return Ok(Answer::Already);
                }
                let session = self.open_slot(*who, slot, *team)?;
                self.take(*who, session)
            }
            Act::Cancel { booking, reason } => {
                let one = &self.bookings[*booking];
                if one.state == CancelledByParticipant && !one.marked {
                    return Ok(Answer::Done);
                }
                let late = self.cancelling(*booking)?;
                if late && !reason {
                    return Err(Reason.into());
                }
                self.bookings[*booking].late = late;
                Ok(self.release(*booking, CancelledByParticipant))
            }
            Act::TakeBack { booking } if self.bookings[*booking].state == CancelledByStructure => Ok(Answer::Done),
            Act::TakeBack { booking } => {
                self.cancelling(*booking)?;
                Ok(self.release(*booking, CancelledByStructure))
            }
            Act::Move { booking, session, team } => self.go(*booking, *session, *team),
            Act::MoveToSlot { booking, slot, team } => self.go_to_slot(*booking, slot, *team),
            Act::Wait { who, session } => self.wait(*who, *session),
            Act::Accept { turn } => self.accept(*turn),
            Act::GiveUp { turn } => {
                let turn = &mut self.turns[*turn];
                turn.state = match turn.state {
                    Waiting => WaitlistState::Left,
                    Offered => Passed,
                    over => over,
                };
                self.settle();
                Ok(Answer::Done)
            }
            Act::CancelSession { session } => {
                if self.cancelled.iter().any(|(nth, then)| nth == session && self.is_repeat(*then)) {
                    return Ok(Answer::Done);
                }
                self.open(*session)?;
                Ok(self.cancel_session(*session))
            }
            Act::Change { session, later, places } => self.change(*session, *later, *places),
            Act::Leave { coach, days, to, cancelled, forgotten } => self.leave(*coach, days, *to, cancelled, *forgotten),
            Act::Mark { booking, attendance } => self.mark(*booking, *attendance),
            Act::Unmark { booking } => self.unmark(*booking),
            Act::TimePasses { minutes } => {
                self.now += minutes;
                self.settle();
                Ok(Answer::Done)
            }
        }
    }

    fn book(&mut self, who: usize, session: usize, team: bool) -> Answered {
        if self.holders(session).iter().any(|nth| self.bookings[*nth].who == who) {
            return Ok(Answer::Already);
        }
        self.open(session)?;
        if !team {
            self.allowed(who, self.sessions[session].kind, self.starts(session))?;
        }
        self.find_place(who, session)?;
        self.take(who, session)
    }

    /// There is a free place, or one that is offered to that person, who then waits no more.
    fn find_place(&mut self, who: usize, session: usize) -> Result<(), Answer> {
        let turn = self.active_turn(who, session);
        let offered = turn.is_some_and(|nth| self.turns[nth].state == Offered);
        if !offered && self.held(session) >= self.sessions[session].places {
            return Err(Full.into());
        }
        if let Some(nth) = turn {
            self.turns[nth].state = Accepted;
        }
        Ok(())
    }

    fn take(&mut self, who: usize, session: usize) -> Answered {
        if self.is_busy(who, &self.sessions[session].dates) {
            return Err(Overlap.into());
        }
        self.bookings.push(Booking { id: String::new(), who, session, state: Booked, late: false, marked: false });
        Ok(Answer::Done)
    }

    /// Coaches 0 and 2 can be booked from 12:00 to 15:00 UTC, every day, an hour at a time.
    fn open_slot(&mut self, who: usize, slot: &Slot, team: bool) -> Result<usize, Answer> {
        let dates = [slot.starts].map(|starts| starts..starts + 60).to_vec();
        if slot.starts <= self.now {
            return Err(Past.into());
        }
        if !team {
            self.allowed(who, SLOTS, slot.starts)?;
            if slot.coach == 1 || ![120, 180, 240].contains(&slot.starts.rem_euclid(1440)) {
                return Err(SlotGone.into());
            }
        }
        if self.is_away(slot.coach, &dates) {
            return Err(CoachAway.into());
        }
        if self.coach_is_busy(slot.coach, &dates, None) {
            return Err(SlotGone.into());
        }
        let session = Session { id: String::new(), kind: SLOTS, coach: slot.coach, dates, places: 1, cancelled: false, from_slot: true };
        self.sessions.push(session);
        Ok(self.sessions.len() - 1)
    }

    fn release(&mut self, booking: usize, state: BookingState) -> Answer {
        self.bookings[booking].state = state;
        let session = &mut self.sessions[self.bookings[booking].session];
        session.cancelled |= session.from_slot;
        self.settle();
        Answer::Done
    }

    /// What both ways to move begin with: the old place and time are nobody's.
    fn lift(&mut self, booking: usize, team: bool) -> Result<(), Answer> {
        if self.cancelling(booking)? && !team {
            return Err(MoveLate.into());
        }
        self.release(booking, CancelledByStructure);
        Ok(())
    }

    fn go(&mut self, booking: usize, to: usize, team: bool) -> Answered {
        let (who, from) = (self.bookings[booking].who, self.bookings[booking].session);
        if from == to {
            self.cancelling(booking)?;
            return Ok(Answer::Done);
        }
        self.lift(booking, team)?;
        if self.sessions[to].kind != self.sessions[from].kind || self.sessions[to].from_slot {
            return Err(Answer::NotFound);
        }
        self.open(to)?;
        if !team {
            self.allowed(who, self.sessions[to].kind, self.starts(to))?;
        }
        self.find_place(who, to)?;
        self.put(booking, to)
    }

    fn go_to_slot(&mut self, booking: usize, slot: &Slot, team: bool) -> Answered {
        let (who, from) = (self.bookings[booking].who, self.bookings[booking].session);
        let old = &self.sessions[from];
        if (old.kind, old.coach, self.starts(from)) == (SLOTS, slot.coach, slot.starts) {
            self.cancelling(booking)?;
            return Ok(Answer::Done);
        }
        self.lift(booking, team)?;
        if self.sessions[from].kind != SLOTS {
            return Err(Answer::NotFound);
        }
        let session = self.open_slot(who, slot, team)?;
        self.put(booking, session)
    }

    fn put(&mut self, booking: usize, session: usize) -> Answered {
        if self.is_busy(self.bookings[booking].who, &self.sessions[session].dates) {
            return Err(Overlap.into());
        }
        self.bookings[booking].session = session;
        self.bookings[booking].state = Booked;
        Ok(Answer::Done)
    }

    fn wait(&mut self, who: usize, session: usize) -> Answered {
        if self.sessions[session].from_slot {
            return Err(Answer::NotFound);
        }
        let holds = self.holders(session).iter().any(|nth| self.bookings[*nth].who == who);
        if holds || self.active_turn(who, session).is_some() {
            return Ok(Answer::Already);
        }
        self.open(session)?;
        if self.held(session) < self.sessions[session].places {
            return Err(NotFull.into());
        }
        self.turns.push(Turn { id: String::new(), who, session, state: Waiting, until: 0 });
        Ok(Answer::Done)
    }

    fn accept(&mut self, turn: usize) -> Answered {
        let Turn { who, session, state, .. } = self.turns[turn].clone();
        if self.holders(session).iter().any(|nth| self.bookings[*nth].who == who) {
            return Ok(Answer::Done);
        }
        self.open(session)?;
        if state != Offered {
            return Err(OfferOver.into());
        }
        // Whoever waited is not bound by the notice to book.
        self.allowed(who, self.sessions[session].kind, i64::MAX)?;
        self.turns[turn].state = Accepted;
        self.take(who, session)
    }

    fn cancel_session(&mut self, session: usize) -> Answer {
        for nth in self.holders(session) {
            self.bookings[nth].state = CancelledByStructure;
        }
        for turn in self.turns.iter_mut().filter(|turn| turn.session == session && [Waiting, Offered].contains(&turn.state)) {
            turn.state = Closed;
        }
        self.sessions[session].cancelled = true;
        self.cancelled.push((session, self.now));
        Answer::Done
    }

    fn change(&mut self, session: usize, later: i64, places: usize) -> Answered {
        self.open(session)?;
        let dates: Vec<_> = self.sessions[session].dates.iter().map(|date| date.start + later..date.end + later).collect();
        if later != 0 {
            if dates[0].start <= self.now {
                return Err(Past.into());
            }
            if self.is_away(self.sessions[session].coach, &dates) {
                return Err(CoachAway.into());
            }
            if self.coach_is_busy(self.sessions[session].coach, &dates, Some(session)) {
                return Err(CoachBusy.into());
            }
            let here = self.holders(session);
            for nth in &here {
                let others = self.bookings.iter().enumerate().filter(|(other, b)| b.who == self.bookings[*nth].who && other != nth);
                if others.into_iter().any(|(_, b)| b.holds() && meet(&self.sessions[b.session].dates, &dates)) {
                    return Err(Overlap.into());
                }
            }
        }
        if self.held(session) > places {
            return Err(PlacesHeld.into());
        }
        self.sessions[session].dates = dates;
        self.sessions[session].places = places;
        self.settle();
        Ok(Answer::Done)
    }

    fn leave(&mut self, coach: usize, days: &Range<i64>, to: usize, cancelled: &[bool; 8], forgotten: bool) -> Answered {
        let before = self.clone();
        let answered = self.take_leave(coach, days, to, cancelled, forgotten);
        let lately = |(who, on, then): &(usize, Range<i64>, i64)| *who == coach && on == days && before.is_repeat(*then);
        if answered.is_err() && before.leaves.iter().any(lately) {
            *self = before;
            return Ok(Answer::Done);
        }
        if answered.is_ok() {
            self.leaves.push((coach, days.clone(), self.now));
        }
        answered
    }

    fn take_leave(&mut self, coach: usize, days: &Range<i64>, to: usize, cancelled: &[bool; 8], forgotten: bool) -> Answered {
        let found = self.in_the_way(coach, days);
        for (nth, session) in found.iter().enumerate() {
            let dates = self.sessions[*session].dates.clone();
            if forgotten && nth + 1 == found.len() {
                return Err(Answer::Refused(BookingRefusal::Meanwhile));
            } else if cancelled[nth % 8] {
                self.cancel_session(*session);
            } else if to == coach || self.is_away(to, &dates) {
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
        Ok(Answer::Done)
    }

    fn mark(&mut self, booking: usize, attendance: Attendance) -> Answered {
        let session = self.bookings[booking].session;
        if self.sessions[session].cancelled {
            return Err(NotMarkable.into());
        }
        if self.now < self.starts(session) {
            return Err(NotBegun.into());
        }
        let booking = &mut self.bookings[booking];
        if booking.marked && booking.state == attendance.state() {
            return Ok(Answer::Done);
        }
        if !booking.holds() {
            return Err(NotMarkable.into());
        }
        booking.marked = true;
        booking.state = match attendance {
            Attendance::Present => Attended,
            Attendance::Absent => NoShow,
            Attendance::Excused => CancelledByParticipant,
        };
        Ok(Answer::Done)
    }

    fn unmark(&mut self, booking: usize) -> Answered {
        let Booking { who, session, state, marked, .. } = self.bookings[booking].clone();
        if state == Booked {
            return Ok(Answer::Done);
        }
        if !marked {
            return Err(NotMarkable.into());
        }
        if state == CancelledByParticipant && self.is_busy(who, &self.sessions[session].dates) {
            return Err(Overlap.into());
        }
        self.bookings[booking].state = Booked;
        self.bookings[booking].marked = false;
        Ok(Answer::Done)
    }
}
