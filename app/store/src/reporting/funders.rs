//! Links for funders, which can be revoked, and published half-years, which never change.

use crate::{
    Actor, Refusal, Result, StoreError,
    db::{Db, error::OnTaken, new_id, repeats::or_repeated, row, rows, tx_run, tx_value, value},
    reporting::Reporting,
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    reporting::disclosure::{half_year::HalfYear, link::NewLink, snapshot::Snapshot},
    values::ids::{FunderLinkId, StructureId},
};
use serde_json::json;

/// The key of the secret of the draws among the facts of the installation.
const DRAWS: &str = "results.draws";

/// A link for a funder, open or not.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct FunderLink {
    /// Its identifier.
    pub id: FunderLinkId,
    /// The name of the funder.
    pub label: String,
    /// The hash of its token.
    pub token_hash: String,
    /// The last day on which it opens, inclusive.
    pub until: NaiveDate,
    /// When it was created, UTC.
    pub created_at: DateTime<Utc>,
    /// The last day on which it was opened.
    pub seen_on: Option<NaiveDate>,
    /// When it was revoked, UTC.
    pub revoked_at: Option<DateTime<Utc>>,
}

impl FunderLink {
    /// Whether it opens on a day.
    pub fn opens_on(&self, today: NaiveDate) -> bool {
        self.revoked_at.is_none() && today <= self.until
    }
}

#[derive(sqlx_macros::FromRow)]
struct CreatedLink {
    id: FunderLinkId,
    token_hash: String,
}

/// The structure whose results a link shows.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct FunderView {
    /// The structure.
    pub structure_id: StructureId,
    /// Its name.
    pub structure: String,
    seen_on: Option<NaiveDate>,
}

/// A published half-year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// The half-year.
    pub half: HalfYear,
    /// Its results.
    pub snapshot: Snapshot,
    /// When it was published, UTC.
    pub published_at: DateTime<Utc>,
}

#[derive(sqlx_macros::FromRow)]
pub(crate) struct PublishedRow {
    half_year: HalfYear,
    snapshot: String,
    published_at: DateTime<Utc>,
}

impl PublishedRow {
    pub(crate) fn read(self) -> Result<Published> {
        Ok(Published { half: self.half_year, snapshot: serde_json::from_str(&self.snapshot)?, published_at: self.published_at })
    }
}

#[boxed_futures]
impl Reporting<'_> {
    /// Creates a link and returns its identifier; `token_hash` computes the hash of the token from it. The name of a link that has
    /// ended is free again. Sent twice by the same person with the same token, one link is created.
    ///
    /// # Errors
    /// [`Refusal::LabelTaken`] when a link of that name still opens.
    pub async fn open_funder_link(
        &self,
        by: &Actor,
        new: &NewLink,
        token_hash: impl Fn(&FunderLinkId) -> String,
        today: NaiveDate,
    ) -> Result<FunderLinkId> {
        or_repeated(self.insert_funder_link(by, new, &token_hash, today).await, self.funder_link_opened(by, new, &token_hash)).await
    }

    /// The same link, created by the same person a moment ago with the same token.
    async fn funder_link_opened(
        &self,
        by: &Actor,
        new: &NewLink,
        token_hash: impl Fn(&FunderLinkId) -> String,
    ) -> Result<Option<FunderLinkId>> {
        let made: Option<CreatedLink> = row!(
            self.db,
            "select id, token_hash from funder_link where structure_id = $1 and label = $2 and until = $3 and revoked_at is null
             and created_by = $4 and created_at >= $5",
            self.scope(),
            new.label.as_str(),
            new.until,
            by.person_id(),
            by.repeats_from(),
        )?;
        Ok(made.filter(|made| token_hash(&made.id) == made.token_hash).map(|made| made.id))
    }

    async fn insert_funder_link(
        &self,
        by: &Actor,
        new: &NewLink,
        token_hash: impl Fn(&FunderLinkId) -> String,
        today: NaiveDate,
    ) -> Result<FunderLinkId> {
        let id: FunderLinkId = new_id(by.at)?;
        let mut tx = self.db.begin().await?;
        tx_run!(
            &mut tx,
            "update funder_link set revoked_at = $4 where structure_id = $1 and label = $2 and until < $3 and revoked_at is null",
            self.scope(),
            new.label.as_str(),
            today,
            by.at,
        )?;
        tx_run!(
            &mut tx,
            "insert into funder_link (id, structure_id, label, token_hash, until, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7)",
            &id,
            self.scope(),
            new.label.as_str(),
            token_hash(&id),
            new.until,
            by.person_id(),
            by.at,
        )
        .on_taken(Refusal::LabelTaken)?;
        tx.audit(&self.structure, by, "funder_link.opened", id.as_str(), json!({ "label": new.label, "until": new.until })).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Revokes a link. Nothing happens to one that is revoked already.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn revoke_funder_link(&self, by: &Actor, id: &FunderLinkId) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let find = "select label from funder_link where structure_id = $1 and id = $2";
        let label: Option<String> = tx_value!(&mut tx, find, self.scope(), id.as_str())?;
        let label = label.ok_or(StoreError::NotFound)?;
        let revoke = "update funder_link set revoked_at = $3 where structure_id = $1 and id = $2 and revoked_at is null";
        if tx_run!(&mut tx, revoke, self.scope(), id.as_str(), by.at)? == 1 {
            tx.audit(&self.structure, by, "funder_link.revoked", id.as_str(), json!({ "label": label })).await?;
        }
        tx.commit().await
    }

    /// The links of the structure, newest first, revoked ones included.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn funder_links(&self) -> Result<Vec<FunderLink>> {
        Ok(rows!(
            self.db,
            "select id, label, token_hash, until, created_at, seen_on, revoked_at from funder_link
             where structure_id = $1 order by created_at desc, id desc",
            self.scope()
        )?)
    }

    /// Publishes a half-year; the caller checks that it is over ([`HalfYear::is_over`]). Sent twice by the same person, it is published
    /// once, with the first snapshot.
    ///
    /// # Errors
    /// [`Refusal::ResultsPublished`] when it was published already; the published snapshot stays.
    pub async fn publish(&self, by: &Actor, half: HalfYear, snapshot: &Snapshot) -> Result<()> {
        or_repeated(self.insert_published(by, half, snapshot).await, async {
            Ok(self.did_lately(by, "results.published", &half.to_string()).await?.then_some(()))
        })
        .await
    }

    async fn insert_published(&self, by: &Actor, half: HalfYear, snapshot: &Snapshot) -> Result<()> {
        let mut tx = self.db.begin().await?;
        tx_run!(
            &mut tx,
            "insert into published_half_year (structure_id, half_year, snapshot, published_by, published_at) values ($1, $2, $3, $4, $5)",
            self.scope(),
            half,
            serde_json::to_string(snapshot)?,
            by.person_id(),
            by.at,
        )
        .on_taken(Refusal::ResultsPublished)?;
        tx.audit(&self.structure, by, "results.published", &half.to_string(), json!({})).await?;
        tx.commit().await
    }

    /// The published half-years, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Json`] for a snapshot that cannot be read.
    pub async fn published(&self) -> Result<Vec<Published>> {
        let rows: Vec<PublishedRow> = rows!(
            self.db,
            "select half_year, snapshot, published_at from published_half_year where structure_id = $1 order by half_year",
            self.scope()
        )?;
        rows.into_iter().map(PublishedRow::read).collect()
    }
}

#[boxed_futures]
impl Db {
    /// The secret from which the draws of publications come. The first call, at the start of a server, stores `made`; any later one returns
    /// the stored secret. With one for each device, a coordinator could sign in until a draw pleases, and funders who know that would learn
    /// more from it.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn draw_secret(&self, made: &str) -> Result<String> {
        let find = "select value from installation where key = $1";
        if let Some(kept) = value!(self, find, DRAWS)? {
            return Ok(kept);
        }
        let mut tx = self.begin().await?;
        tx_run!(&mut tx, "insert into installation (key, value) values ($1, $2) on conflict (key) do nothing", DRAWS, made)?;
        let kept: Option<String> = tx_value!(&mut tx, find, DRAWS)?;
        tx.commit().await?;
        kept.ok_or(StoreError::NotFound)
    }

    /// The structure whose results a link shows on a day, which is recorded as the last day it was opened; `None` for a link that is
    /// unknown, revoked or ended.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn funder_view(&self, token_hash: &str, today: NaiveDate) -> Result<Option<FunderView>> {
        let view: Option<FunderView> = row!(
            self,
            "select l.structure_id, s.name as structure, l.seen_on from funder_link l join structure s on s.id = l.structure_id
             where l.token_hash = $1 and l.revoked_at is null and l.until >= $2",
            token_hash,
            today
        )?;
        // One write a day is enough.
        if view.as_ref().is_some_and(|view| view.seen_on.is_none_or(|seen| seen < today)) {
            let mut tx = self.begin().await?;
            tx_run!(&mut tx, "update funder_link set seen_on = $2 where token_hash = $1", token_hash, today)?;
            tx.commit().await?;
        }
        Ok(view)
    }
}
