//! How a background job runs: again and again, its failures in the log, its health in the measures.

use crate::{clock, metrics};
use std::{fmt::Display, time::Duration};
use tokio::time::{Instant, MissedTickBehavior, interval_at};
use tracing::Instrument;

/// Runs a job for the first time after `first` and then every `period`, until the process ends. Several replicas may do so at once.
pub async fn repeat<Run, Error: Display>(name: &'static str, first: Duration, period: Duration, run: impl Fn() -> Run)
where
    Run: Future<Output = Result<(), Error>>,
{
    let mut tick = interval_at(Instant::now() + first, period);
    tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tick.tick().await;
        let ran = run().instrument(tracing::info_span!("job", name)).await;
        metrics::count_job(name, ran.is_ok(), clock::now());
        if let Err(error) = ran {
            tracing::warn!(job = name, %error, "a job failed");
        }
    }
}
