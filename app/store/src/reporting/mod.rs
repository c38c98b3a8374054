//! Reading the members of the cohort, in three queries; [`exports`], [`funders`] and [`network`] read and write the rest of the
//! reports.

pub(crate) mod exports;
pub(crate) mod funders;
pub(crate) mod network;

use crate::{
    Result,
    db::{
        by_name::sorted,
        face,
        packed::{nullable, packed, unpacked},
        rows,
    },
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    bookings::{BookingState, SessionKind},
    declarations::declaration::{Activity, DeclarationState},
    enrollments::{
        enrollment::{Benefit, EnrollmentPeriod},
        exit::ExitCategory,
    },
    reporting::member::{CohortMember, Meeting, MemberMonth, enrollment_of_day},
    values::{
        ids::{EnrollmentId, PersonId},
        money::Cents,
        paris,
    },
};
use std::collections::HashMap;

face! {
    /// What reports, exports and funders read of one structure.
    Reporting, reporting
}

#[derive(sqlx_macros::FromRow)]
struct MemberRow {
    id: EnrollmentId,
    participant_id: PersonId,
    first_name: String,
    last_name: String,
    coach_id: PersonId,
    coach_name: String,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    left_on: Option<NaiveDate>,
    exit_category: Option<ExitCategory>,
    benefit: Benefit,
    activity: Activity,
    acre: bool,
    starting_turnover: Cents,
    goal: Option<Cents>,
    months: Option<String>,
}

#[derive(sqlx_macros::FromRow)]
struct MeetingRow {
    participant_id: String,
    starts_at: DateTime<Utc>,
    kind: SessionKind,
    remote: bool,
    state: BookingState,
    late: bool,
}

impl MemberRow {
    fn member(self) -> Result<CohortMember> {
        Ok(CohortMember {
            months: months(self.months.as_deref())?,
            enrollment_id: self.id,
            participant_id: self.participant_id,
            first_name: self.first_name,
            last_name: self.last_name,
            coach_id: self.coach_id,
            coach_name: self.coach_name,
            period: EnrollmentPeriod { starts_on: self.starts_on, ends_on: self.ends_on, left_on: self.left_on },
            suspensions: Default::default(),
            exit: self.exit_category,
            benefit: self.benefit,
            activity: self.activity,
            acre: self.acre,
            starting_turnover: self.starting_turnover,
            goal: self.goal,
            meetings: Vec::new(),
        })
    }
}

/// The declared months of an enrollment, oldest first.
fn months(packed: Option<&str>) -> Result<Vec<MemberMonth>> {
    let mut months = unpacked(packed, |[id, month, state, total, version, reported_version]| {
        Some(MemberMonth {
            declaration_id: id.to_owned().try_into().ok()?,
            month: month.parse().ok()?,
            state: DeclarationState::try_from(state.to_owned()).ok()?,
            total: Cents::new(total.parse().ok()?),
            version: version.parse().ok()?,
            reported_version: nullable(reported_version)?,
        })
    })?;
    months.sort_unstable_by_key(|declared| declared.month);
    Ok(months)
}

#[boxed_futures]
impl Reporting<'_> {
    /// Every enrollment of the structure by family name and then from the oldest, with its declared months and bookings. A booking
    /// is in one enrollment of its participant, that of [`enrollment_of_day`].
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn members(&self) -> Result<Vec<CohortMember>> {
        let rows = rows!(
            self.db,
            concat!(
                "select e.id, e.participant_id, p.first_name, p.last_name, e.coach_id, c.first_name || ' ' || c.last_name as coach_name,
                 e.starts_on, e.ends_on, e.left_on, e.exit_category, e.benefit, e.activity, e.acre, e.starting_turnover, e.goal, ",
                packed!(
                    ["d.id", "d.month", "d.state", "d.total", "d.version", "d.reported_version"],
                    "from declaration d where d.enrollment_id = e.id"
                ),
                " as months from enrollment e join person p on p.id = e.participant_id join person c on c.id = e.coach_id
                 where e.structure_id = $1 order by p.id, e.starts_on, e.id"
            ),
            self.scope()
        )?;
        let rows = sorted(rows, |it: &MemberRow| (&it.last_name, &it.first_name));
        let mut suspensions = self.enrollments().suspensions(None).await?;
        let mut members: Vec<CohortMember> = rows.into_iter().map(MemberRow::member).collect::<Result<_>>()?;
        for member in &mut members {
            member.suspensions = suspensions.remove(member.enrollment_id.as_str()).unwrap_or_default();
        }
        self.add_meetings(&mut members).await?;
        Ok(members)
    }

    /// Adds each booking to one enrollment of its participant. The enrollments of a participant must follow each other, oldest first.
    async fn add_meetings(&self, members: &mut [CohortMember]) -> Result<()> {
        let rows: Vec<MeetingRow> = rows!(
            self.db,
            "select b.participant_id, s.starts_at, t.kind, s.venue_id is null and not s.in_person as remote, b.state, b.late
             from booking b join session s on s.id = b.session_id join session_type t on t.id = s.session_type_id
             where b.structure_id = $1 and not (s.recorded and s.cancelled_at is not null) order by s.starts_at, b.id",
            self.scope()
        )?;
        let mut of_person: HashMap<String, Vec<Meeting>> = HashMap::new();
        for row in rows {
            let meeting = Meeting { on: paris::day(row.starts_at), kind: row.kind, remote: row.remote, state: row.state, late: row.late };
            of_person.entry(row.participant_id).or_default().push(meeting);
        }
        for enrollments in members.chunk_by_mut(|one, next| one.participant_id == next.participant_id) {
            let first_days: Vec<NaiveDate> = enrollments.iter().map(|member| member.period.starts_on).collect();
            let meetings = enrollments.first().and_then(|member| of_person.remove(member.participant_id.as_str())).unwrap_or_default();
            for meeting in meetings {
                if let Some(member) = enrollments.get_mut(enrollment_of_day(&first_days, meeting.on)) {
                    member.meetings.push(meeting);
                }
            }
        }
        Ok(())
    }
}
