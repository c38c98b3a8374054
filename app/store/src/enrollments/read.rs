//! Reading enrollments.

use crate::{
    Result, StoreError,
    db::{by_name::sorted, readable, row, rows, rows_in},
    declarations::summary::{packed_summaries, unpacked_summaries},
    enrollments::{
        Enrollments,
        record::{Day, Enrollment, NextBooking, PeriodRow, Places},
    },
    people::help_contact::HelpContactRow,
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    bookings::BookingEnd,
    enrollments::suspension::{Suspension, Suspensions},
    plan::Progress,
    values::{
        ids::{PersonId, SessionId},
        month::Month,
        paris,
    },
};
use std::collections::HashMap;

#[derive(sqlx_macros::FromRow)]
struct WithEvents {
    #[sqlx(flatten)]
    enrollment: Enrollment,
    suspended: bool,
    /// Whether a correction counts from a later day than the first.
    dated: bool,
}

#[derive(sqlx_macros::FromRow)]
struct DayRow {
    #[sqlx(flatten)]
    newest: WithEvents,
    done: i64,
    all_actions: i64,
    #[sqlx(flatten)]
    contact: HelpContactRow,
    #[sqlx(flatten)]
    next: NextRow,
    asked: bool,
    drafted: bool,
    offered: bool,
    plan_waits: bool,
    checked_in: bool,
    returned: bool,
    declared: Option<String>,
}

/// The columns of a [`NextBooking`]; all null without one.
#[derive(sqlx_macros::FromRow)]
struct NextRow {
    next_session: Option<SessionId>,
    next_title: Option<String>,
    next_coach: Option<String>,
    next_venue: Option<String>,
    next_address: Option<String>,
    next_link: Option<String>,
    next_starts_at: Option<DateTime<Utc>>,
    next_ends_at: Option<DateTime<Utc>>,
}

impl NextRow {
    fn booking(self) -> Option<NextBooking> {
        Some(NextBooking {
            session_id: self.next_session?,
            title: self.next_title?,
            coach: self.next_coach?,
            venue: self.next_venue,
            address: self.next_address,
            link: self.next_link,
            starts_at: self.next_starts_at?,
            ends_at: self.next_ends_at?,
        })
    }
}

#[derive(sqlx_macros::FromRow)]
struct SuspensionRow {
    enrollment_id: String,
    first_day: NaiveDate,
    last_day: NaiveDate,
}

/// The columns of [`Enrollment`], before its conditions.
macro_rules! enrollments {
    ($conditions:literal) => {
        enrollments!("", $conditions)
    };
    ($more:literal, $conditions:literal) => {
        enrollments!($more, "", $conditions)
    };
    ($more:expr, $joins:literal, $conditions:literal) => {
        concat!(
            "select e.id, e.participant_id, p.first_name, p.last_name, p.phone, p.email, e.coach_id,
             c.first_name || ' ' || c.last_name as coach_name, e.trade, e.activity, e.starts_on, e.ends_on, e.left_on,
             e.signed_on, e.official_end, e.exit_category, e.exit_reason, e.benefit, e.starting_turnover, e.goal, e.registered_on, e.acre,
             e.pays_income_tax, e.craft, st.chamber_region ",
            $more,
            " from enrollment e join person p on p.id = e.participant_id join person c on c.id = e.coach_id
             join structure st on st.id = e.structure_id ",
            $joins,
            " where e.structure_id = $1 and ",
            readable!("e.participant_id", "$2", "$3"),
            " ",
            $conditions
        )
    };
}

#[boxed_futures]
impl Enrollments<'_> {
    /// The newest enrollment of a participant.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for a participant who never was enrolled.
    pub async fn enrollment_of(&self, participant: &PersonId) -> Result<Enrollment> {
        let newest: Option<WithEvents> = row!(
            self.db,
            enrollments!(
                ", exists (select 1 from suspension s where s.enrollment_id = e.id) as suspended,
                 exists (select 1 from record_correction rc where rc.enrollment_id = e.id and rc.counts_from is not null) as dated",
                "and e.participant_id = $4 order by e.starts_on desc limit 1"
            ),
            self.scope(),
            self.reader(),
            self.reading_day(),
            participant
        )?;
        self.with_events(newest.ok_or(StoreError::NotFound)?).await
    }

    /// The enrollments of a participant, newest first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn enrollments_of(&self, participant: &PersonId) -> Result<Vec<Enrollment>> {
        let rows: Vec<WithEvents> = rows!(
            self.db,
            enrollments!(
                ", exists (select 1 from suspension s where s.enrollment_id = e.id) as suspended,
                 exists (select 1 from record_correction rc where rc.enrollment_id = e.id and rc.counts_from is not null) as dated",
                "and e.participant_id = $4 order by e.starts_on desc"
            ),
            self.scope(),
            self.reader(),
            self.reading_day(),
            participant
        )?;
        let mut enrollments = Vec::with_capacity(rows.len());
        for row in rows {
            enrollments.push(self.with_events(row).await?);
        }
        Ok(enrollments)
    }

    /// The newest enrollment of a participant with its declared months and the facts of the first page, in one query.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for a participant who never was enrolled.
    pub async fn day_of(&self, participant: &PersonId, now: DateTime<Utc>) -> Result<Day> {
        let day: Option<DayRow> = row!(
            self.db,
            enrollments!(
                concat!(
                    ", c.phone as coach_phone, c.email as coach_email, c.left_team_at is not null as coach_left,
                 sub.first_name || ' ' || sub.last_name as substitute_name, sub.phone as substitute_phone, sub.email as substitute_email,
                 st.name as structure_name, st.phone as structure_phone, st.email as structure_email,
                 ns.id as next_session, nt.title as next_title, nc.first_name || ' ' || nc.last_name as next_coach, nv.name as next_venue,
                 nv.address as next_address, ns.link as next_link, ns.starts_at as next_starts_at, ns.ends_at as next_ends_at,
                 exists (select 1 from suspension s where s.enrollment_id = e.id) as suspended,
                 exists (select 1 from record_correction rc where rc.enrollment_id = e.id and rc.counts_from is not null) as dated,
                 (select count(case when a.session_type_id is null then a.done_at else (
                         select min(s.starts_at) from booking b join session s on s.id = b.session_id
                         where b.participant_id = e.participant_id and b.state = 'Attended'
                         and s.session_type_id = a.session_type_id and s.starts_at >= a.set_at
                     ) end)
                     from plan_action a join goal g on g.id = a.goal_id where g.enrollment_id = e.id and a.dropped_at is null) as done,
                 (select count(*) from plan_action a join goal g on g.id = a.goal_id
                     where g.enrollment_id = e.id and a.dropped_at is null) as all_actions,
                 exists (
                     select 1 from plan_version v where v.enrollment_id = e.id and v.state = 'Draft'
                     and v.coach_signed_at is not null and v.participant_signed_at is null
                 ) as plan_waits,
                 exists (select 1 from check_in c where c.enrollment_id = e.id and c.month = $6) as checked_in,
                 exists (
                     select 1 from enrollment o where o.participant_id = e.participant_id and o.starts_on < e.starts_on
                 ) as returned,
                 exists (
                     select 1 from question q join declaration d on d.id = q.declaration_id
                     where d.enrollment_id = e.id and q.closed_at is null
                 ) as asked,
                 exists (
                     select 1 from form_draft f
                     where f.holder = e.participant_id and substr(f.form, 1, 12) = 'declaration.'
                 ) as drafted,
                 exists (
                     select 1 from waitlist_entry w where w.participant_id = e.participant_id and w.state = 'Offered' and w.offered_until > $5
                 ) as offered, ",
                    packed_summaries!(),
                    " as declared"
                ),
                "left join substitution_day sd on sd.coach_id = e.coach_id and sd.day = $7
                 left join substitution su on su.id = sd.substitution_id left join person sub on sub.id = su.substitute_id
                 left join booking nb on nb.id = (
                     select b.id from booking b join session s on s.id = b.session_id
                     where b.participant_id = e.participant_id and b.state in ('Booked', 'Attended', 'NoShow') and b.released_at is null
                     and s.ends_at > $5 and s.cancelled_at is null order by s.starts_at limit 1
                 )
                 left join session ns on ns.id = nb.session_id left join session_type nt on nt.id = ns.session_type_id
                 left join person nc on nc.id = ns.coach_id left join venue nv on nv.id = ns.venue_id",
                "and e.participant_id = $4 order by e.starts_on desc limit 1"
            ),
            self.scope(),
            self.reader(),
            self.reading_day(),
            participant,
            now,
            Month::of(paris::day(now)),
            paris::day(now)
        )?;
        let DayRow { newest, done, all_actions, contact, next, asked, drafted, offered, plan_waits, checked_in, returned, declared } =
            day.ok_or(StoreError::NotFound)?;
        let (enrollment, progress) = (self.with_events(newest).await?, Progress { done, all: all_actions });
        let (next_booking, contact) = (next.booking(), contact.contact());
        let declared = unpacked_summaries(declared.as_deref())?;
        Ok(Day { enrollment, declared, progress, asked, next_booking, contact, drafted, offered, plan_waits, checked_in, returned })
    }

    async fn with_events(&self, WithEvents { mut enrollment, suspended, dated }: WithEvents) -> Result<Enrollment> {
        if suspended {
            let rows: Vec<SuspensionRow> = rows!(
                self.db,
                "select enrollment_id, first_day, last_day from suspension where enrollment_id = $1 order by first_day",
                &enrollment.id
            )?;
            enrollment.suspensions.0.extend(rows.iter().map(|row| Suspension::stored(row.first_day, row.last_day)));
        }
        if dated {
            let changes = self.changes_of(&enrollment.id).await?;
            enrollment.set_dated(&changes)?;
        }
        Ok(enrollment)
    }

    /// The suspensions of the structure by the identifier of their enrollment; of one coach if given.
    pub(crate) async fn suspensions(&self, coach: Option<&PersonId>) -> Result<HashMap<String, Suspensions>> {
        let rows: Vec<SuspensionRow> = rows!(
            self.db,
            "select s.enrollment_id, s.first_day, s.last_day from suspension s join enrollment e on e.id = s.enrollment_id
             where s.structure_id = $1 and e.coach_id = coalesce($2, e.coach_id) order by s.first_day",
            self.scope(),
            coach,
        )?;
        let mut by_enrollment: HashMap<String, Suspensions> = HashMap::new();
        for row in rows {
            by_enrollment.entry(row.enrollment_id).or_default().0.push(Suspension::stored(row.first_day, row.last_day));
        }
        Ok(by_enrollment)
    }

    /// The enrollments without an exit, by family name; those of one coach when given.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn running_enrollments(&self, coach: Option<&PersonId>) -> Result<Vec<Enrollment>> {
        let enrollments = rows!(
            self.db,
            enrollments!("and e.left_on is null and e.coach_id = coalesce($4, e.coach_id) order by e.id"),
            self.scope(),
            self.reader(),
            self.reading_day(),
            coach,
        )?;
        let mut enrollments = sorted(enrollments, |it: &Enrollment| (&it.last_name, &it.first_name));
        let mut suspensions = self.suspensions(coach).await?;
        let dated = self.dated_changes(coach).await?;
        for enrollment in &mut enrollments {
            enrollment.suspensions = suspensions.remove(enrollment.id.as_str()).unwrap_or_default();
            if let Some(changes) = dated.get(&enrollment.id) {
                enrollment.set_dated(changes)?;
            }
        }
        Ok(enrollments)
    }

    /// The running enrollments of these participants, in no order.
    pub(crate) async fn running_enrollments_of(&self, participants: &[&str]) -> Result<Vec<Enrollment>> {
        let mut enrollments: Vec<Enrollment> = rows_in!(
            self.db,
            enrollments!("and e.left_on is null and e.participant_id in ({ids})"),
            participants,
            self.scope(),
            self.reader(),
            self.reading_day()
        )?;
        let ids: Vec<&str> = enrollments.iter().map(|enrollment| enrollment.id.as_str()).collect();
        let suspended: Vec<SuspensionRow> = rows_in!(
            self.db,
            "select enrollment_id, first_day, last_day from suspension where structure_id = $1 and enrollment_id in ({ids}) order by first_day",
            &ids,
            self.scope()
        )?;
        for row in suspended {
            if let Some(enrollment) = enrollments.iter_mut().find(|enrollment| enrollment.id.as_str() == row.enrollment_id) {
                enrollment.suspensions.0.push(Suspension::stored(row.first_day, row.last_day));
            }
        }
        Ok(enrollments)
    }

    /// The last day on which a participant can be booked, from the newest enrollment.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn booking_end(&self, participant: &PersonId, today: NaiveDate) -> Result<BookingEnd> {
        let newest: Option<PeriodRow> = row!(
            self.db,
            "select starts_on, ends_on, left_on from enrollment where structure_id = $1 and participant_id = $2
             order by starts_on desc limit 1",
            self.scope(),
            participant
        )?;
        Ok(BookingEnd::of(newest.map(|row| row.period()).as_ref(), today))
    }

    /// The places of the structure.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn places(&self) -> Result<Places> {
        let all = "select
            (select count(*) from structure_place where structure_id = $1 and not closed) as \"all\",
            (select count(*) from enrollment where structure_id = $1 and left_on is null) as taken";
        row!(self.db, all, self.scope())?.ok_or(StoreError::NotFound)
    }
}
