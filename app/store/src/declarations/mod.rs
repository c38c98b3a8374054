//! Declarations: one a month and path, every version kept.

pub(crate) mod attestations;
pub(crate) mod attested_months;
pub(crate) mod corrections;
pub(crate) mod documents;
pub(crate) mod objects;
pub(crate) mod orphans;

use crate::{
    Actor, Refusal, Result, StoreError,
    db::{StructureStore, Tx, error::OnTaken, face, new_id, row, rows, tx_row, tx_rows, tx_run},
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    declarations::declaration::{Activity, DeclarationState, LineKind, TurnoverLine, may_declare, total},
    values::{
        ids::{DeclarationId, EnrollmentId, PersonId, StructureId},
        money::Cents,
        month::Month,
    },
};
use serde_json::json;
use std::collections::BTreeMap;

face! {
    /// Declarations of one structure, with their documents, corrections and attestations.
    Declarations, declarations
}

/// The figure of a month, as lists show it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct MonthFigure {
    /// The month.
    pub month: Month,
    /// Where it stands.
    pub state: DeclarationState,
    /// Its signed sum.
    pub total: Cents,
    /// Whether it came from the coordinator's spreadsheet.
    pub imported: bool,
    /// Whether the coach opened it again for a correction that has not come yet.
    pub reopened: bool,
    /// Whether an earlier version of it stands in a monthly statement.
    pub reported_before: bool,
}

/// The figures of [`MonthFigure`], before their conditions.
macro_rules! figures {
    ($conditions:literal) => {
        concat!(
            "select d.month, d.state, d.total, d.imported,
             d.state = 'Submitted' and exists (select 1 from correction_request r
                where r.declaration_id = d.id and r.version = d.version and r.reopened) as reopened,
             coalesce(d.reported_version <> d.version, false) as reported_before
             from declaration d where d.structure_id = $1 ",
            $conditions
        )
    };
}

/// What a month has in one category.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct CategorySum {
    /// The month.
    pub month: Month,
    /// The category.
    pub activity: Activity,
    /// The signed sum of its lines.
    pub sum: Cents,
}

/// A declaration, its version that counts, and all others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declaration {
    /// Its identifier.
    pub id: DeclarationId,
    /// The month.
    pub month: Month,
    /// Where it stands.
    pub state: DeclarationState,
    /// Whether it came from the coordinator's spreadsheet.
    pub imported: bool,
    /// The version that stands in a monthly statement, if one does.
    pub reported_version: Option<i64>,
    /// Every version, newest first: the first one counts.
    pub versions: Vec<Version>,
}

impl Declaration {
    /// The number of the version that counts.
    pub fn version(&self) -> i64 {
        self.versions.first().map_or(0, |version| version.number)
    }

    /// The lines that count.
    pub fn lines(&self) -> &[TurnoverLine] {
        self.versions.first().map_or(&[], |version| &version.lines)
    }
}

/// One version of a declaration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// 1 for the first.
    pub number: i64,
    /// Who wrote it.
    pub author: String,
    /// When, UTC.
    pub created_at: DateTime<Utc>,
    /// Its lines, in the order typed.
    pub lines: Vec<TurnoverLine>,
    /// What the participant says with it, in one sentence.
    pub note: Option<String>,
    /// How many clients paid, when told.
    pub clients: Option<i64>,
}

/// What a participant sends for a month: its lines and what goes with them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewDeclaration<'a> {
    /// The lines, in the order typed.
    pub lines: &'a [TurnoverLine],
    /// What the participant says with it, in one sentence.
    pub note: Option<&'a str>,
    /// How many clients paid, when told.
    pub clients: Option<u32>,
}

impl<'a> From<&'a [TurnoverLine]> for NewDeclaration<'a> {
    fn from(lines: &'a [TurnoverLine]) -> Self {
        Self { lines, note: None, clients: None }
    }
}

impl<'a, const N: usize> From<&'a [TurnoverLine; N]> for NewDeclaration<'a> {
    fn from(lines: &'a [TurnoverLine; N]) -> Self {
        Self::from(lines.as_slice())
    }
}

impl<'a> From<&'a Vec<TurnoverLine>> for NewDeclaration<'a> {
    fn from(lines: &'a Vec<TurnoverLine>) -> Self {
        Self::from(lines.as_slice())
    }
}

/// What became of a declaration that was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Submission {
    /// It stands as a new version.
    Saved {
        /// Its number.
        version: i64,
    },
    /// The same figures stood there already: a form sent twice.
    AlreadyThere,
}

#[derive(sqlx::FromRow)]
struct Head {
    id: DeclarationId,
    month: Month,
    state: DeclarationState,
    version: i64,
    imported: bool,
    reported_version: Option<i64>,
}

#[derive(sqlx::FromRow)]
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

/// A line as it is stored. The check of the table keeps the signs right, so that no line is lost here.
pub(crate) fn stored_line(activity: Activity, kind: LineKind, amount: Cents) -> Result<TurnoverLine> {
    TurnoverLine::new(activity, kind, amount).map_err(|_| StoreError::Database(sqlx::Error::Protocol("a sale below zero is stored".into())))
}

#[derive(sqlx::FromRow)]
struct VersionRow {
    number: i64,
    author: String,
    created_at: DateTime<Utc>,
    note: Option<String>,
    clients: Option<i64>,
}

/// What goes with the lines of a version.
#[derive(sqlx::FromRow)]
struct Beside {
    note: Option<String>,
    clients: Option<i64>,
}

/// The first version of a month.
struct FirstVersion<'a> {
    author: &'a PersonId,
    enrollment: &'a EnrollmentId,
    month: Month,
    figure: NewDeclaration<'a>,
    imported: bool,
}

impl Tx {
    async fn declaration_head(&mut self, enrollment: &EnrollmentId, month: Month) -> Result<Option<Head>> {
        Ok(tx_row!(
            self,
            "select id, month, state, version, imported, reported_version from declaration where enrollment_id = $1 and month = $2",
            enrollment.as_str(),
            month.to_string()
        )?)
    }

    /// The declaration of a month of the participant's own, with the number of its version that counts. Its path is held.
    pub(crate) async fn own_declaration(
        &mut self,
        store: &StructureStore,
        participant: &PersonId,
        month: Month,
    ) -> Result<(DeclarationId, i64)> {
        let (enrollment, _) = self.lock_period_for(store, participant, month).await?;
        let head = self.declaration_head(&enrollment, month).await?.ok_or(StoreError::NotFound)?;
        Ok((head.id, head.version))
    }

    async fn lines_of(&mut self, declaration: &DeclarationId, version: i64) -> Result<Vec<TurnoverLine>> {
        let rows: Vec<LineRow> = tx_rows!(
            self,
            "select version, activity, kind, amount from turnover_line where declaration_id = $1 and version = $2 order by position",
            declaration.as_str(),
            version
        )?;
        rows.into_iter().map(LineRow::line).collect()
    }

    /// Whether a version says just that.
    async fn says(&mut self, declaration: &DeclarationId, version: i64, figure: &NewDeclaration<'_>) -> Result<bool> {
        if self.lines_of(declaration, version).await? != figure.lines {
            return Ok(false);
        }
        let beside: Option<Beside> = tx_row!(
            self,
            "select note, clients from declaration_version where declaration_id = $1 and number = $2",
            declaration.as_str(),
            version
        )?;
        Ok(beside.is_some_and(|it| it.note.as_deref() == figure.note && it.clients == figure.clients.map(i64::from)))
    }

    async fn add_version(
        &mut self,
        by: &Actor,
        author: &PersonId,
        declaration: &DeclarationId,
        number: i64,
        figure: &NewDeclaration<'_>,
    ) -> Result<()> {
        tx_run!(
            self,
            "insert into declaration_version (declaration_id, number, total, author_id, created_at, note, clients)
             values ($1, $2, $3, $4, $5, $6, $7)",
            declaration.as_str(),
            number,
            total(figure.lines).get(),
            author.as_str(),
            by.at,
            figure.note,
            figure.clients.map(i64::from),
        )
        .on_taken(Refusal::MovedOn)?;
        for (position, line) in figure.lines.iter().enumerate() {
            tx_run!(
                self,
                "insert into turnover_line (declaration_id, version, position, activity, kind, amount) values ($1, $2, $3, $4, $5, $6)",
                declaration.as_str(),
                number,
                position as i64,
                line.activity().as_str(),
                line.kind().as_str(),
                line.amount().get(),
            )?;
        }
        Ok(())
    }

    async fn first_version(&mut self, structure: &StructureId, by: &Actor, first: &FirstVersion<'_>) -> Result<DeclarationId> {
        let &FirstVersion { author, enrollment, month, figure, imported } = first;
        let total = total(figure.lines);
        let id: DeclarationId = new_id(by.at)?;
        let state = if imported { DeclarationState::Validated } else { DeclarationState::Submitted };
        tx_run!(
            self,
            "insert into declaration (id, structure_id, enrollment_id, month, state, version, total, imported, changed_at)
             values ($1, $2, $3, $4, $5, 1, $6, $7, $8)",
            id.as_str(),
            structure.as_str(),
            enrollment.as_str(),
            month.to_string(),
            state.as_str(),
            total.get(),
            imported,
            by.at,
        )
        .on_taken(Refusal::MovedOn)?;
        self.add_version(by, author, &id, 1, &figure).await?;
        let action = if imported { "declaration.imported" } else { "declaration.submitted" };
        self.audit(structure, by, action, id.as_str(), json!({ "month": month, "version": 1, "total": total })).await?;
        Ok(id)
    }

    /// Takes a month from the coordinator's spreadsheet, as validated. Gives false, and changes nothing, when the month
    /// is there already.
    pub(crate) async fn import_month(
        &mut self,
        structure: &StructureId,
        by: &Actor,
        author: &PersonId,
        enrollment: &EnrollmentId,
        month: Month,
        lines: &[TurnoverLine],
    ) -> Result<bool> {
        if self.declaration_head(enrollment, month).await?.is_some() {
            return Ok(false);
        }
        self.first_version(structure, by, &FirstVersion { author, enrollment, month, figure: lines.into(), imported: true }).await?;
        Ok(true)
    }

    /// Gives a month that was imported the lines of another file, as its next version: validated like the one before. The old
    /// figure stays to be read, and one that was handed in is amended by the next statement.
    pub(crate) async fn import_month_anew(
        &mut self,
        structure: &StructureId,
        by: &Actor,
        author: &PersonId,
        (enrollment, month): (&EnrollmentId, Month),
        lines: &[TurnoverLine],
    ) -> Result<()> {
        let head = self.declaration_head(enrollment, month).await?.ok_or(StoreError::NotFound)?;
        let (version, total) = (head.version + 1, total(lines));
        self.add_version(by, author, &head.id, version, &lines.into()).await?;
        let changed = tx_run!(
            self,
            "update declaration set state = 'Validated', version = $2, total = $3, changed_at = $4
             where id = $1 and version = $5 and imported and state in ('Validated', 'Reported')",
            head.id.as_str(),
            version,
            total.get(),
            by.at,
            head.version,
        )?;
        if changed != 1 {
            return Err(Refusal::MovedOn.into());
        }
        let details = json!({ "month": month, "version": version, "total": total });
        self.audit(structure, by, "declaration.imported_anew", head.id.as_str(), details).await
    }
}

impl Declarations<'_> {
    /// Takes a month as its participant sends it, as the version after `seen` (0 when none was seen).
    ///
    /// # Errors
    /// [`domain::declarations::declaration::MonthRefusal`]; [`Refusal::DeclarationClosed`] once validated; [`Refusal::MovedOn`] when
    /// another version came in between, from another device.
    pub async fn submit(
        &self,
        by: &Actor,
        participant: &PersonId,
        month: Month,
        figure: impl Into<NewDeclaration<'_>>,
        seen: i64,
        today: NaiveDate,
    ) -> Result<Submission> {
        let figure = figure.into();
        let mut tx = self.db.begin().await?;
        let (enrollment, path) = tx.lock_period_for(self, participant, month).await?;
        may_declare(&path, month, today)?;
        let Some(head) = tx.declaration_head(&enrollment, month).await? else {
            if seen != 0 {
                return Err(Refusal::MovedOn.into());
            }
            let first = FirstVersion { author: participant, enrollment: &enrollment, month, figure, imported: false };
            tx.first_version(&self.structure, by, &first).await?;
            tx.commit().await?;
            return Ok(Submission::Saved { version: 1 });
        };
        if tx.says(&head.id, head.version, &figure).await? {
            return Ok(Submission::AlreadyThere);
        }
        if !head.state.is_open() {
            return Err(Refusal::DeclarationClosed.into());
        }
        if head.version != seen {
            return Err(Refusal::MovedOn.into());
        }
        let version = head.version + 1;
        let total = total(figure.lines);
        tx.add_version(by, participant, &head.id, version, &figure).await?;
        let changed = tx_run!(
            &mut tx,
            "update declaration set state = 'Submitted', version = $2, total = $3, imported = false, changed_at = $4
             where id = $1 and version = $5 and state in ('Submitted', 'QuestionAsked')",
            head.id.as_str(),
            version,
            total.get(),
            by.at,
            seen,
        )?;
        if changed != 1 {
            return Err(Refusal::MovedOn.into());
        }
        tx_run!(&mut tx, "update question set closed_at = $2 where declaration_id = $1 and closed_at is null", head.id.as_str(), by.at)?;
        let details = json!({ "month": month, "version": version, "total": total });
        tx.audit(&self.structure, by, "declaration.corrected", head.id.as_str(), details).await?;
        tx.commit().await?;
        Ok(Submission::Saved { version })
    }

    /// The figures of a path, oldest month first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn figures(&self, enrollment: &EnrollmentId) -> Result<Vec<MonthFigure>> {
        Ok(rows!(self.db, figures!("and d.enrollment_id = $2 order by d.month"), self.scope(), enrollment.as_str())?)
    }

    /// What someone's declared months, of all their paths, have in each category that occurs, of the versions that count, oldest
    /// month first. `from` and `to` are included.
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
            participant.as_str(),
            from.to_string(),
            to.to_string(),
        )?)
    }

    /// The declaration of a month with all its versions, if there is one.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn declaration(&self, enrollment: &EnrollmentId, month: Month) -> Result<Option<Declaration>> {
        let head: Option<Head> = row!(
            self.db,
            "select id, month, state, version, imported, reported_version from declaration
             where structure_id = $1 and enrollment_id = $2 and month = $3",
            self.scope(),
            enrollment.as_str(),
            month.to_string(),
        )?;
        let Some(head) = head else { return Ok(None) };
        let versions: Vec<VersionRow> = rows!(
            self.db,
            "select v.number, p.first_name || ' ' || p.last_name as author, v.created_at, v.note, v.clients
             from declaration_version v join person p on p.id = v.author_id
             where v.declaration_id = $1 and v.number <= $2 order by v.number desc",
            head.id.as_str(),
            head.version,
        )?;
        let lines: Vec<LineRow> = rows!(
            self.db,
            "select version, activity, kind, amount from turnover_line where declaration_id = $1 order by version, position",
            head.id.as_str(),
        )?;
        let mut by_version: BTreeMap<i64, Vec<TurnoverLine>> = BTreeMap::new();
        for line in lines {
            by_version.entry(line.version).or_default().push(line.line()?);
        }
        let versions = versions
            .into_iter()
            .map(|v| Version {
                number: v.number,
                author: v.author,
                created_at: v.created_at,
                lines: by_version.remove(&v.number).unwrap_or_default(),
                note: v.note,
                clients: v.clients,
            })
            .collect();
        Ok(Some(Declaration {
            id: head.id,
            month: head.month,
            state: head.state,
            imported: head.imported,
            reported_version: head.reported_version,
            versions,
        }))
    }
}
