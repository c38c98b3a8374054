//! Reading the statement of a month in seven queries, on the database or inside a transaction, and what a span of months is made of.

use super::{MonthStatement, PreparedLine, Statement, StatementLine};
use crate::{
    Result, StoreError,
    db::packed::{nullable, packed, unpacked},
    enrollments::record::unreadable,
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    declarations::declaration::DeclarationState,
    enrollments::{
        corrections::{FieldChange, acre_timeline},
        enrollment::EnrollmentPeriod,
        exit::ExitCategory,
        suspension::{Suspension, Suspensions},
        timeline::Timeline,
    },
    people::order::sort_by_name,
    statements::{
        Coefficient, DeclaredMonth, MeetingColumn, MeetingCounts, Missing, MonthFacts, Prepared, Smoothing, StatementInputs, StatementRow,
        prepare,
    },
    values::{
        ids::{DeclarationId, EnrollmentId, PersonId, SessionId, StatementId},
        money::Cents,
        month::Month,
        paris,
    },
};
use std::collections::HashMap;

/// Months, and the instant as of which they are read.
pub(super) struct MonthSpan {
    pub first: Month,
    pub last: Month,
    /// The first instant of the first month, in Paris.
    pub from: DateTime<Utc>,
    /// The first instant after the last one.
    pub to: DateTime<Utc>,
    /// Sessions that are over by then lack attendance unless it is marked.
    pub now: DateTime<Utc>,
}

impl MonthSpan {
    /// The months from `first` to `last`, both included, as of `now`.
    pub fn new(first: Month, last: Month, now: DateTime<Utc>) -> Self {
        let (from, to) = (paris::start_of_day(first.first_day()), paris::start_of_day(last.plus(1).first_day()));
        Self { first, last, from, to, now }
    }
}

pub(super) const HEADS: &str = "select s.id, s.month, s.version, s.smoothing, s.fingerprint, s.closed_by as closed_by_id,
     p.first_name || ' ' || p.last_name as closed_by, s.closed_at
     from statement s left join person p on p.id = s.closed_by
     where s.structure_id = $1 and s.month between $2 and $3 order by s.month, s.version";
pub(super) const LINES: &str =
    "select r.statement_id, r.enrollment_id, coalesce(e.participant_id, x.participant_id) as participant_id, r.first_name, r.last_name, r.withdrawn, r.month_number,
     r.turnover, r.declaration_version, r.smoothed, r.in_person, r.remote, r.com, r.soc, r.acre, r.coefficient, r.suspended, r.left_on,
     r.exit_category, r.exit_reason, r.missing, r.pass_number
     from statement s join statement_row r on r.statement_id = s.id left join enrollment e on e.id = r.enrollment_id
     left join removed_record x on x.id = r.enrollment_id
     where s.structure_id = $1 and s.month between $2 and $3 order by r.enrollment_id";
/// `declared` has the columns of [`Declared::read`].
pub(super) const ENROLLMENTS: &str = concat!(
    "select e.id, e.participant_id, p.first_name, p.last_name, e.starts_on, e.ends_on, e.left_on, e.exit_category,
     e.exit_reason, e.registered_on, e.acre, e.pass_number, ",
    packed!(
        [
            // Needed where a statement of one month is closed.
            "case when d.month = $4 then d.id end",
            "d.month",
            "d.state",
            "d.version",
            "d.total",
            "d.reported_version",
            "case when d.reported_version = d.version then d.total else (select v.total from declaration_version v
                where v.declaration_id = d.id and v.number = d.reported_version) end",
            "case when d.state = 'Submitted' and exists (select 1 from correction_request r
                where r.declaration_id = d.id and r.version = d.version and r.reopened) then 1 end",
        ],
        "from declaration d where d.enrollment_id = e.id and d.month <= $4"
    ),
    " as declared from enrollment e join person p on p.id = e.participant_id
     where e.structure_id = $1 and e.starts_on <= $3 and coalesce(e.left_on, e.ends_on) >= $2
     order by e.id"
);
pub(super) const SUSPENDED: &str =
    "select s.enrollment_id, s.first_day, s.last_day from suspension s where s.structure_id = $1 order by s.first_day";
pub(super) const MEETINGS: &str = "select b.participant_id, b.session_id, s.starts_at, s.venue_id is null and not s.in_person as remote,
     t.statement_column,
     b.state = 'Attended' as attended
     from booking b join session s on s.id = b.session_id join session_type t on t.id = s.session_type_id
     where b.structure_id = $1 and s.structure_id = $1 and s.starts_at >= $2 and s.starts_at < $3
     and (b.state = 'Attended' or (b.state = 'Booked' and s.cancelled_at is null and s.ends_at <= $4))
     order by s.starts_at, b.id";
/// ACRE is the one field of the entry record that a row holds.
pub(super) const CORRECTED: &str = "select enrollment_id, field, old_value, new_value, counts_from from record_correction
     where structure_id = $1 and field = 'Acre' order by corrected_at, id";
pub(super) const COEFFICIENTS: &str =
    "select enrollment_id, month, coefficient from statement_coefficient where structure_id = $1 and month between $2 and $3";

/// Reads [`StatementRows`] with `rows!` or `tx_rows!`.
macro_rules! read_rows {
    ($rows:ident, $on:expr, $scope:expr, $span:ident) => {{
        use $crate::{db::$rows, statements::facts};
        facts::StatementRows {
            heads: $rows!($on, facts::HEADS, $scope, $span.first, $span.last)?,
            lines: $rows!($on, facts::LINES, $scope, $span.first, $span.last)?,
            enrollments: $rows!($on, facts::ENROLLMENTS, $scope, $span.first.first_day(), $span.last.last_day(), $span.last)?,
            suspended: $rows!($on, facts::SUSPENDED, $scope)?,
            meetings: $rows!($on, facts::MEETINGS, $scope, $span.from, $span.to, $span.now)?,
            corrected: $rows!($on, facts::CORRECTED, $scope)?,
            coefficients: $rows!($on, facts::COEFFICIENTS, $scope, $span.first, $span.last)?,
        }
        .by_name()
    }};
}
pub(super) use read_rows;

/// The rows of the queries.
pub(super) struct StatementRows {
    pub heads: Vec<HeadRow>,
    pub lines: Vec<LineRow>,
    pub enrollments: Vec<EnrollmentRow>,
    pub suspended: Vec<SuspendedRow>,
    pub meetings: Vec<MeetingRow>,
    pub corrected: Vec<CorrectedRow>,
    pub coefficients: Vec<CoefficientRow>,
}

impl StatementRows {
    /// The same with lines and enrollments sorted by family name.
    pub fn by_name(mut self) -> Self {
        sort_by_name(&mut self.lines, |it| (&it.last_name, &it.first_name));
        sort_by_name(&mut self.enrollments, |it| (&it.last_name, &it.first_name));
        self
    }
}

#[derive(sqlx_macros::FromRow)]
pub(super) struct HeadRow {
    id: StatementId,
    month: Month,
    version: i64,
    smoothing: Smoothing,
    fingerprint: String,
    closed_by_id: Option<String>,
    closed_by: Option<String>,
    closed_at: DateTime<Utc>,
}

#[derive(sqlx_macros::FromRow)]
pub(super) struct LineRow {
    statement_id: StatementId,
    enrollment_id: EnrollmentId,
    participant_id: PersonId,
    first_name: String,
    last_name: String,
    withdrawn: bool,
    month_number: i64,
    turnover: Option<Cents>,
    declaration_version: Option<i64>,
    smoothed: Option<Cents>,
    in_person: i64,
    remote: i64,
    com: i64,
    soc: i64,
    acre: bool,
    coefficient: Option<i64>,
    suspended: bool,
    left_on: Option<NaiveDate>,
    exit_category: Option<ExitCategory>,
    exit_reason: Option<String>,
    missing: String,
    pass_number: Option<String>,
}

#[derive(sqlx_macros::FromRow)]
pub(super) struct EnrollmentRow {
    id: EnrollmentId,
    participant_id: PersonId,
    first_name: String,
    last_name: String,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    left_on: Option<NaiveDate>,
    exit_category: Option<ExitCategory>,
    exit_reason: Option<String>,
    registered_on: Option<NaiveDate>,
    acre: bool,
    pass_number: Option<String>,
    declared: Option<String>,
}

#[derive(sqlx_macros::FromRow)]
pub(super) struct SuspendedRow {
    enrollment_id: EnrollmentId,
    first_day: NaiveDate,
    last_day: NaiveDate,
}

/// A declared month and its declaration.
struct Declared {
    /// In the last month of the span only.
    id: Option<DeclarationId>,
    month: DeclaredMonth,
}

impl Declared {
    /// The columns of [`ENROLLMENTS`]; `None` for words that are no such columns.
    fn read([id, month, state, version, total, reported_version, reported_total, reopened]: [&str; 8]) -> Option<Self> {
        let reported = nullable(reported_version)?.zip(nullable(reported_total)?.map(Cents::new));
        let newest = (version.parse().ok()?, Cents::new(total.parse().ok()?));
        let state = DeclarationState::try_from(state.to_owned()).ok()?;
        let month = DeclaredMonth { month: month.parse().ok()?, state, reopened: !reopened.is_empty(), newest, reported };
        let id = (!id.is_empty()).then(|| id.to_owned().try_into()).transpose().ok()?;
        Some(Self { id, month })
    }
}

#[derive(sqlx_macros::FromRow)]
pub(super) struct MeetingRow {
    participant_id: PersonId,
    session_id: SessionId,
    starts_at: DateTime<Utc>,
    remote: bool,
    statement_column: MeetingColumn,
    attended: bool,
}

#[derive(sqlx_macros::FromRow)]
pub(super) struct CorrectedRow {
    enrollment_id: EnrollmentId,
    #[sqlx(flatten)]
    change: FieldChange,
}

#[derive(sqlx_macros::FromRow)]
pub(super) struct CoefficientRow {
    enrollment_id: EnrollmentId,
    month: Month,
    coefficient: i64,
}

/// A stored coefficient, which a check of its table keeps within bounds.
pub(super) fn coefficient(stored: i64) -> Result<Coefficient> {
    Coefficient::new(stored).map_err(|_| StoreError::Database(sqlx::Error::Protocol("a coefficient out of bounds is stored".into())))
}

/// The stored missing pieces, words between spaces.
fn missing(stored: &str) -> Result<Vec<Missing>> {
    let unknown = |word: &str| sqlx::Error::Protocol(format!("statement_row.missing holds an unknown word: {word:?}"));
    let read = |word: &str| Missing::try_from(word.to_owned()).map_err(|_| StoreError::Database(unknown(word)));
    stored.split_whitespace().map(read).collect()
}

impl LineRow {
    fn line(self) -> Result<StatementLine> {
        let row = StatementRow {
            month_number: i32::try_from(self.month_number).unwrap_or(i32::MAX),
            turnover: self.turnover,
            declaration_version: self.declaration_version,
            smoothed: self.smoothed,
            meetings: MeetingCounts { in_person: self.in_person, remote: self.remote, com: self.com, soc: self.soc },
            acre: self.acre,
            coefficient: self.coefficient.map(coefficient).transpose()?,
            suspended: self.suspended,
            left_on: self.left_on,
            exit_category: self.exit_category,
            exit_reason: self.exit_reason,
        };
        Ok(StatementLine {
            enrollment_id: self.enrollment_id,
            participant_id: self.participant_id,
            first_name: self.first_name,
            last_name: self.last_name,
            pass_number: self.pass_number,
            row: (!self.withdrawn).then_some(row),
            missing: missing(&self.missing)?,
        })
    }
}

/// One enrollment with its facts in the span of months.
pub(super) struct EnrollmentFacts {
    row: EnrollmentRow,
    facts: StatementInputs,
    /// The declaration of the last month of the span, with its state.
    declaration: Option<(DeclarationId, DeclarationState)>,
    by_month: HashMap<Month, MonthFacts>,
}

impl EnrollmentFacts {
    /// The enrollment.
    pub fn id(&self) -> &EnrollmentId {
        &self.row.id
    }

    /// Its row of a month with the missing pieces, if it touches the month.
    pub fn prepare(&self, month: Month, today: NaiveDate) -> Option<Prepared> {
        prepare(month, &self.facts, self.by_month.get(&month).unwrap_or(&MonthFacts::default()), today)
    }

    fn prepared(&self, month: Month, today: NaiveDate) -> Option<PreparedLine> {
        Some(PreparedLine {
            prepared: self.prepare(month, today)?,
            enrollment_id: self.row.id.clone(),
            participant_id: self.row.participant_id.clone(),
            first_name: self.row.first_name.clone(),
            last_name: self.row.last_name.clone(),
            pass_number: self.row.pass_number.clone(),
            unmarked: self.by_month.get(&month).map(|it| it.unmarked.clone()).unwrap_or_default(),
            declaration: self.declaration.clone(),
        })
    }
}

impl StatementRows {
    /// The statement of the one month of a span.
    pub fn statement(self, span: &MonthSpan) -> Result<MonthStatement> {
        let mut lines: HashMap<StatementId, Vec<StatementLine>> = HashMap::new();
        for row in self.lines {
            lines.entry(row.statement_id.clone()).or_default().push(row.line()?);
        }
        let version = |head: HeadRow| Statement {
            lines: lines.remove(&head.id).unwrap_or_default(),
            id: head.id,
            month: head.month,
            version: head.version,
            closed_by: head.closed_by,
            closed_at: head.closed_at,
            smoothing: head.smoothing,
            closed_by_id: head.closed_by_id,
            fingerprint: head.fingerprint,
        };
        let versions = self.heads.into_iter().map(version).collect();
        let enrollments = group_by_enrollment(self.enrollments, self.suspended, &self.meetings, self.coefficients, self.corrected)?;
        let prepared = enrollments.iter().filter_map(|it| it.prepared(span.last, paris::day(span.now))).collect();
        Ok(MonthStatement { month: span.last, versions, prepared })
    }
}

/// Groups the rows by enrollment, in the order of the enrollments.
pub(super) fn group_by_enrollment(
    enrollments: Vec<EnrollmentRow>,
    suspended: Vec<SuspendedRow>,
    meetings: &[MeetingRow],
    coefficients: Vec<CoefficientRow>,
    corrected: Vec<CorrectedRow>,
) -> Result<Vec<EnrollmentFacts>> {
    let mut all: Vec<EnrollmentFacts> = enrollments.into_iter().map(EnrollmentFacts::of).collect::<Result<_>>()?;
    let index: HashMap<EnrollmentId, usize> = all.iter().enumerate().map(|(at, it)| (it.row.id.clone(), at)).collect();
    for row in suspended {
        if let Some(at) = index.get(&row.enrollment_id) {
            all[*at].facts.suspensions.0.push(Suspension::stored(row.first_day, row.last_day));
        }
    }
    for row in coefficients {
        if let Some(at) = index.get(&row.enrollment_id) {
            all[*at].by_month.entry(row.month).or_default().coefficient = Some(coefficient(row.coefficient)?);
        }
    }
    let mut of_person: HashMap<&PersonId, Vec<&MeetingRow>> = HashMap::new();
    for meeting in meetings {
        of_person.entry(&meeting.participant_id).or_default().push(meeting);
    }
    for enrollment in &mut all {
        for meeting in of_person.get(&enrollment.row.participant_id).into_iter().flatten() {
            enrollment.count_booking(meeting);
        }
    }
    set_acre(&mut all, corrected)?;
    Ok(all)
}

/// Sets in which months ACRE was granted, for the enrollments where it was corrected.
fn set_acre(enrollments: &mut [EnrollmentFacts], corrected: Vec<CorrectedRow>) -> Result<()> {
    let mut changes: HashMap<EnrollmentId, Vec<FieldChange>> = HashMap::new();
    for row in corrected {
        changes.entry(row.enrollment_id).or_default().push(row.change);
    }
    for enrollment in enrollments {
        if let Some(changes) = changes.get(&enrollment.row.id) {
            enrollment.facts.acre = acre_timeline(enrollment.row.acre, changes).map_err(unreadable)?;
        }
    }
    Ok(())
}

impl EnrollmentFacts {
    fn of(mut row: EnrollmentRow) -> Result<Self> {
        let declarations = unpacked(row.declared.take().as_deref(), Declared::read)?;
        let facts = StatementInputs {
            period: EnrollmentPeriod { starts_on: row.starts_on, ends_on: row.ends_on, left_on: row.left_on },
            suspensions: Suspensions::default(),
            acre: Timeline::constant(row.acre),
            registered_on: row.registered_on,
            exit_category: row.exit_category,
            exit_reason: row.exit_reason.clone(),
            declared: declarations.iter().map(|it| it.month).collect(),
        };
        let declaration = declarations.into_iter().find_map(|it| Some((it.id?, it.month.state)));
        Ok(Self { row, facts, declaration, by_month: HashMap::new() })
    }

    /// Counts a booking in its month, unless its day lies in another enrollment of the participant.
    fn count_booking(&mut self, meeting: &MeetingRow) {
        let day = paris::day(meeting.starts_at);
        if day < self.row.starts_on || day > self.row.left_on.unwrap_or(self.row.ends_on) {
            return;
        }
        let of_month = self.by_month.entry(Month::of(day)).or_default();
        if meeting.attended {
            of_month.meetings.count(meeting.statement_column, meeting.remote);
        } else {
            of_month.unmarked.push(meeting.session_id.clone());
        }
    }
}
