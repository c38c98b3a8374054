//! Declarations: one for each month of an enrollment, with every version that was sent.
//!
//! - [`submit`]: a version is sent by its participant, or imported from a spreadsheet;
//! - [`summary`]: a declared month, as lists show it;
//! - [`withdrawals`]: a version that was just sent is taken back by its participant;
//! - [`corrections`]: a validated declaration is opened again for a correction;
//! - [`team_entries`], [`team_openings`]: what the team enters for a participant, and months that it opens without a request;
//! - [`documents`], [`objects`], [`orphans`]: supporting documents and their content;
//! - [`attestations`], [`attested_months`]: the attestation of turnover.

pub(crate) mod attestations;
pub(crate) mod attested_months;
pub(crate) mod corrections;
pub(crate) mod documents;
pub(crate) mod objects;
pub(crate) mod orphans;
pub(crate) mod submit;
pub(crate) mod summary;
pub(crate) mod team_entries;
pub(crate) mod team_openings;
pub(crate) mod withdrawals;

use crate::{
    Result, StoreError,
    db::{face, packed::unpacked, row, rows},
    declarations::summary::{DeclarationSummary, summaries},
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Utc};
use domain::{
    declarations::declaration::{Activity, DeclarationState, LineKind, TurnoverLine},
    values::{
        ids::{DeclarationId, EnrollmentId, PersonId},
        money::Cents,
        month::Month,
    },
};
use std::collections::BTreeMap;

face! {
    /// Declarations of one structure, with their documents, corrections and attestations.
    Declarations, declarations
}

/// The turnover of a month in one category.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct CategorySum {
    /// The month.
    pub month: Month,
    /// The category.
    pub activity: Activity,
    /// The signed sum of its lines.
    pub sum: Cents,
}

/// The declaration of a month with all its versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declaration {
    /// Its identifier.
    pub id: DeclarationId,
    /// The month.
    pub month: Month,
    /// Its state.
    pub state: DeclarationState,
    /// Whether it was imported from the coordinator's spreadsheet.
    pub imported: bool,
    /// The number of the version that is part of a monthly statement.
    pub reported_version: Option<i64>,
    /// Whether the team ever acted on it: asked a question, validated it, entered a version, or was asked to open it again.
    pub reviewed: bool,
    /// Every version, newest first. The first is the current one.
    pub versions: Vec<DeclarationVersion>,
}

impl Declaration {
    /// The number of the current version.
    pub fn version(&self) -> i64 {
        self.versions.first().map_or(0, |version| version.number)
    }

    /// When its first version was sent, UTC; `None` without versions.
    pub fn first_sent_at(&self) -> Option<DateTime<Utc>> {
        self.versions.last().map(|version| version.created_at)
    }

    /// The lines of the current version.
    pub fn lines(&self) -> &[TurnoverLine] {
        self.versions.first().map_or(&[], |version| &version.lines)
    }
}

/// One version of a declaration.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct DeclarationVersion {
    /// 1 for the first.
    pub number: i64,
    /// First and family name of its author.
    pub author: String,
    /// When it was sent, UTC.
    pub created_at: DateTime<Utc>,
    /// Its lines, in the order typed.
    #[sqlx(skip)]
    pub lines: Vec<TurnoverLine>,
    /// The participant's sentence for the coach.
    pub note: Option<String>,
    /// The number of clients who paid.
    pub clients: Option<i64>,
    /// Why its author, of the team, entered it for the participant; `None` for a version of the participant or of a file.
    pub entered_reason: Option<String>,
}

#[derive(sqlx_macros::FromRow)]
struct DeclarationRow {
    id: DeclarationId,
    month: Month,
    state: DeclarationState,
    version: i64,
    imported: bool,
    reported_version: Option<i64>,
    reviewed: bool,
}

/// A query of [`DeclarationRow`]s with conditions.
macro_rules! declaration_rows {
    ($conditions:literal) => {
        concat!(
            "select d.id, d.month, d.state, d.version, d.imported, d.reported_version,
             exists (select 1 from question q where q.declaration_id = d.id)
             or exists (select 1 from correction_request r where r.declaration_id = d.id)
             or exists (select 1 from declaration_version v where v.declaration_id = d.id and v.entered_reason is not null)
             or exists (select 1 from review_batch_figure f where f.declaration_id = d.id) as reviewed
             from declaration d where ",
            $conditions
        )
    };
}
pub(crate) use declaration_rows;

#[derive(sqlx_macros::FromRow)]
struct LineRow {
    version: i64,
    activity: Activity,
    kind: LineKind,
    amount: Cents,
}

impl LineRow {
    fn line(self) -> Result<TurnoverLine> {
        stored_line(self.activity, self.kind, self.amount)
    }
}

/// Months with their signed sums, oldest first, that were packed as `declaration.month` and `.total`.
pub(crate) fn unpacked_months(packed: Option<&str>) -> Result<Vec<(Month, Cents)>> {
    let mut months = unpacked(packed, |[month, total]| Some((month.parse().ok()?, Cents::new(total.parse().ok()?))))?;
    months.sort_unstable();
    Ok(months)
}

/// The line of a row.
///
/// # Errors
/// [`StoreError::Database`] for a sale below zero, which the check of the table excludes.
pub(crate) fn stored_line(activity: Activity, kind: LineKind, amount: Cents) -> Result<TurnoverLine> {
    TurnoverLine::new(activity, kind, amount).map_err(|_| StoreError::Database(sqlx::Error::Protocol("a sale below zero is stored".into())))
}

#[boxed_futures]
impl Declarations<'_> {
    /// The declared months of an enrollment, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn summaries(&self, enrollment: &EnrollmentId) -> Result<Vec<DeclarationSummary>> {
        Ok(rows!(self.db, summaries!("and d.enrollment_id = $2 order by d.month"), self.scope(), enrollment)?)
    }

    /// The turnover of a participant by month and category, over all enrollments, of the current versions, oldest month first. `from`
    /// and `to` are inclusive.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn category_sums(&self, participant: &PersonId, from: Month, to: Month) -> Result<Vec<CategorySum>> {
        Ok(rows!(
            self.db,
            "select d.month, l.activity, cast(sum(l.amount) as bigint) as sum
             from declaration d join turnover_line l on l.declaration_id = d.id and l.version = d.version
             where d.structure_id = $1 and d.month between $3 and $4 and d.enrollment_id in
             (select id from enrollment where participant_id = $2)
             group by d.month, l.activity order by d.month, l.activity",
            self.scope(),
            participant,
            from,
            to,
        )?)
    }

    /// The declaration of a month with all its versions; `None` when the month was not declared.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn declaration(&self, enrollment: &EnrollmentId, month: Month) -> Result<Option<Declaration>> {
        let found: Option<DeclarationRow> = row!(
            self.db,
            declaration_rows!("d.structure_id = $1 and d.enrollment_id = $2 and d.month = $3"),
            self.scope(),
            enrollment,
            month,
        )?;
        let Some(DeclarationRow { id, month, state, version, imported, reported_version, reviewed }) = found else { return Ok(None) };
        let mut versions: Vec<DeclarationVersion> = rows!(
            self.db,
            "select v.number, p.first_name || ' ' || p.last_name as author, v.created_at, v.note, v.clients, v.entered_reason
             from declaration_version v join person p on p.id = v.author_id
             where v.declaration_id = $1 and v.number <= $2 order by v.number desc",
            &id,
            version,
        )?;
        let lines: Vec<LineRow> = rows!(
            self.db,
            "select version, activity, kind, amount from turnover_line where declaration_id = $1 order by version, position",
            &id,
        )?;
        let mut by_version: BTreeMap<i64, Vec<TurnoverLine>> = BTreeMap::new();
        for line in lines {
            by_version.entry(line.version).or_default().push(line.line()?);
        }
        for version in &mut versions {
            version.lines = by_version.remove(&version.number).unwrap_or_default();
        }
        Ok(Some(Declaration { id, month, state, imported, reported_version, reviewed, versions }))
    }
}
