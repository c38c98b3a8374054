//! The budget of SMS: how many may leave within 24 hours, and at which cost. Codes have limits of their own (`sign_in`): they are counted
//! here and always leave.

use crate::{
    Message, Person, Result,
    db::{Tx, to_millis, tx_rows, tx_value},
};
use chrono::{DateTime, Duration, Utc};
use domain::{
    messages::{budget::SmsBudget, receipt::WaitsFor},
    values::ids::StructureId,
};
use std::collections::BTreeSet;

/// The time after which a budget of cost is checked again: the cost of what left is known late.
const AGAIN: Duration = Duration::hours(1);

/// For how long SMS are held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hold {
    /// Until those that are being sent have left.
    Moment,
    /// Until that instant, UTC.
    Until(DateTime<Utc>),
}

#[derive(sqlx_macros::FromRow)]
struct HeldRow {
    structure_id: Option<StructureId>,
}

impl Tx {
    /// Whether the budget holds the next SMS, and for how long; `None` if it may leave. Those that are being sent count.
    pub(crate) async fn sms_hold(&mut self, budget: SmsBudget, now: DateTime<Utc>) -> Result<Option<Hold>> {
        let since = to_millis(now) - Duration::days(1);
        if let Some(most) = budget.count {
            let most = i64::from(most.max(1));
            // The oldest of the last `most` SMS: once it left a day ago, one more may leave.
            let oldest: Option<DateTime<Utc>> = tx_value!(
                self,
                "select sent_at from outbox where channel = 'Sms' and sent_at > $1 order by sent_at desc limit 1 offset $2",
                since,
                most - 1
            )?;
            if let Some(oldest) = oldest {
                return Ok(Some(Hold::Until(oldest + Duration::days(1))));
            }
            let spent: Option<i64> = tx_value!(
                self,
                "select (select count(*) from outbox where channel = 'Sms' and sent_at > $1) + (select count(*) from outbox
                 where channel = 'Sms' and sent_at is null and dropped_at is null and given_up_at is null and leased_until >= $2)",
                since,
                to_millis(now)
            )?;
            if spent.unwrap_or_default() >= most {
                return Ok(Some(Hold::Moment));
            }
        }
        if let Some(most) = budget.cost {
            let spent: Option<i64> =
                tx_value!(self, "select cast(coalesce(sum(cost), 0) as bigint) from outbox where channel = 'Sms' and sent_at > $1", since)?;
            if spent.unwrap_or_default() >= most {
                return Ok(Some(Hold::Until(to_millis(now) + AGAIN)));
            }
        }
        Ok(None)
    }

    /// Makes the SMS that are due wait, and sends the coordinators of their structures an alert once a day.
    pub(crate) async fn hold_sms(&mut self, hold: Hold, alert: impl Fn(&Person) -> Option<Message>, now: DateTime<Utc>) -> Result<()> {
        let Hold::Until(until) = hold else { return Ok(()) };
        let held: Vec<HeldRow> = tx_rows!(
            self,
            "update outbox set due_at = $1, waits_for = $3 where channel = 'Sms' and urgent = $4 and sent_at is null and dropped_at is null
             and given_up_at is null and due_at <= $2 and (leased_until is null or leased_until < $2) returning structure_id",
            to_millis(until),
            to_millis(now),
            WaitsFor::Cap,
            false
        )?;
        let structures: BTreeSet<String> = held.into_iter().filter_map(|row| row.structure_id).map(|id| id.to_string()).collect();
        for structure in structures {
            let Ok(structure) = StructureId::try_from(structure) else { continue };
            self.alert_coordinators(&structure, "sms-budget-said", &alert, now).await?;
        }
        Ok(())
    }
}
