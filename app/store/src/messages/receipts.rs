//! Receipts: what the service says of an SMS after it took it. They come twice, in any order, and before the service's own answer.

use crate::{
    Result,
    db::{Db, to_millis, tx_run, tx_value},
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Utc};
use domain::messages::receipt::{Cost, Receipt};

/// The message that a receipt is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReceiptOf<'a> {
    /// By its own identifier.
    Message(&'a str),
    /// By the reference that the service gave it.
    Reference(&'a str),
}

/// A receipt of a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewReceipt<'a> {
    /// The name of the service.
    pub provider: &'a str,
    /// The message.
    pub of: ReceiptOf<'a>,
    /// What became of it.
    pub receipt: Receipt,
    /// The service's word or code for a failure.
    pub error: Option<&'a str>,
    /// The cost, if the service gives it with the receipt.
    pub cost: Option<Cost>,
}

#[boxed_futures]
impl Db {
    /// Stores a receipt, and returns whether its SMS is known. One that arrived is marked as sent, also when the answer of the service was
    /// lost: it does not leave again. See [`Receipt::replaces`] for a second receipt.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn record_receipt(&self, new: &NewReceipt<'_>, now: DateTime<Utc>) -> Result<bool> {
        let (id, reference) = match new.of {
            ReceiptOf::Message(id) => (Some(id), None),
            ReceiptOf::Reference(reference) => (None, Some(reference)),
        };
        let mut tx = self.begin().await?;
        let found: Option<String> = tx_value!(
            &mut tx,
            "select id from outbox where channel = 'Sms' and (id = $1 or provider = $2 and reference = $3) limit 1",
            id,
            new.provider,
            reference
        )?;
        let Some(id) = found else { return Ok(false) };
        let arrived = new.receipt == Receipt::Delivered;
        tx_run!(
            &mut tx,
            "update outbox set receipt = $2, receipt_at = $3, receipt_error = $4 where id = $1
             and (receipt is null or receipt = 'Failed' and $5)",
            id.as_str(),
            new.receipt,
            to_millis(now),
            new.error,
            arrived
        )?;
        if let Some(cost) = &new.cost {
            tx_run!(
                &mut tx,
                "update outbox set cost = $2, cost_unit = $3 where id = $1 and cost is null",
                id.as_str(),
                cost.millionths,
                cost.unit.as_str()
            )?;
        }
        if arrived {
            tx_run!(
                &mut tx,
                "update outbox set sent_at = $2, given_up_at = null, failure = null, cause = null, leased_until = null,
                 body = case when notice is null then '' else body end where id = $1 and sent_at is null",
                id.as_str(),
                to_millis(now)
            )?;
        }
        tx.commit().await?;
        Ok(true)
    }
}
