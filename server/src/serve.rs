//! `essor serve`: starts the router, the jobs and the delivery, and ends them in order.

use crate::{
    build,
    cli::Variables,
    clock,
    config::Config,
    connections::{self, ConnectionLimits},
    copies::{backup::read_recipient, schedule::keep_copies},
    delivery::Delivery,
    folder,
    health::Stopping,
    jobs, metrics, objects, oidc, push,
    receipts::Receipts,
    router::router,
    security_txt::SecurityContact,
    senders::Senders,
    sms_answers::SmsAnswers,
    supervisor, upkeep,
};
use app::{
    sign_in::secret,
    web::context::{Settings, SignInSettings},
};
use axum::Extension;
use domain::{
    declarations::rates::table::KNOWN_UNTIL,
    values::{month::Month, paris},
};
use std::time::Duration;
use store::{Db, Objects};
use tokio::{net::TcpListener, time::timeout};

/// Descriptors reserved for others than connections of clients: files, the database, gateways.
const OTHER_DESCRIPTORS: u64 = 128;

/// The longest time for closing the connections to the database.
const CLOSING: Duration = Duration::from_secs(2);

/// Serves until a signal stops the process, then lets running requests end, for at most 20 s.
///
/// # Errors
/// A sentence for the person who runs the command.
pub async fn serve(config: &Config, db: Db) -> Result<(), String> {
    let demo = db.is_demo().await.map_err(|error| format!("La base de données ne répond pas\u{a0}: {error}."))?;
    config.check_public(demo)?;
    db.draw_secret(&secret::token()).await.map_err(|error| format!("La base de données ne répond pas\u{a0}: {error}."))?;
    let push = push::client(config, &db).await?;
    let push_settings = push.as_ref().map(push::PushClient::settings);
    let senders = Senders::new(config, demo)?.with_push(push);
    let mut objects = objects::open(config, Variables::of_process().aws()?.into_iter())?;
    mark_store(&mut objects).await;
    let listener = TcpListener::bind(config.addr)
        .await
        .map_err(|error| format!("L’adresse {} ne peut pas être écoutée (ESSOR_ADDR)\u{a0}: {error}.", config.addr))?;
    if let Some(addr) = config.metrics_addr {
        metrics::start(addr, db.clone()).await?;
    }
    let descriptors = folder::raise_descriptors().map_or(usize::MAX, |most| most.saturating_sub(OTHER_DESCRIPTORS).max(1) as usize);
    let limits = ConnectionLimits { most: config.connections.min(descriptors), ..ConnectionLimits::default() };
    let stopping = Stopping::default();
    let sign_in = SignInSettings { oidc: config.oidc.provider(&config.base_url, oidc::LONGEST)?, ..config.sign_in() };
    let settings = Settings {
        base_url: config.base_url.clone(),
        sign_in,
        legal: config.legal(),
        push: push_settings,
        unsent: config.unsent(demo),
        makes_copies: config.backup_dir.is_some(),
    };
    let router = router(db.clone(), settings, objects.clone(), demo).layer(Extension(stopping.clone()));
    let router = router.layer(Extension(SecurityContact(config.security_contact.clone())));
    let router = router.layer(Extension(SmsAnswers::new(&config.sms, &config.base_url)));
    let mut router = router.layer(Extension(Receipts::new(&config.sms, &config.base_url)));
    let mut jobs = vec![
        tokio::spawn(jobs::erase_messages(db.clone(), senders.folder().clone())),
        tokio::spawn(jobs::expire_messages(db.clone())),
        tokio::spawn(jobs::expire_offers(db.clone())),
        tokio::spawn(jobs::erase_removed(db.clone(), objects.clone())),
        tokio::spawn(upkeep::delete_expired_drafts(db.clone())),
        tokio::spawn(upkeep::sweep_objects(db.clone(), objects.clone())),
        tokio::spawn(upkeep::erase_expired(db.clone())),
        tokio::spawn(upkeep::seal_audit(db.clone())),
        tokio::spawn(upkeep::erase_people(db.clone(), objects.clone(), senders.folder().clone())),
    ];
    // Where no mails are sent, they would become files that nobody reads.
    if !demo && !senders.unsent().mail {
        jobs.push(tokio::spawn(jobs::write_digests(db.clone(), config.base_url.clone())));
    }
    // The people of a demo are invented: nobody is to be reminded.
    if config.reminders && !demo {
        jobs.push(tokio::spawn(jobs::write_reminders(db.clone())));
    }
    if let Some(schedule) = config.backups() {
        let recipient = schedule.recipient.as_deref().map(read_recipient).transpose()?;
        router = router.layer(Extension(schedule.clone()));
        jobs.push(tokio::spawn(keep_copies(db.clone(), objects, schedule.clone(), recipient)));
    }
    let delivery = Delivery::start_within(db.clone(), senders, config.base_url.clone(), config.sms_at_night, config.sms.budget);
    log_known_rates(Month::of(paris::day(clock::now())));
    tracing::info!("Essor {} listens on {} and is seen at {}", build::version(), config.addr, config.base_url);
    supervisor::ready();
    connections::serve(listener, router, limits, stop_signal(stopping, config.stop_delay)).await;
    delivery.stop().await;
    jobs.iter().for_each(tokio::task::JoinHandle::abort);
    if timeout(CLOSING, db.close()).await.is_err() {
        tracing::warn!("the database did not close in time");
    }
    tracing::info!("Essor {} has stopped", build::version());
    Ok(())
}

/// Logs the last month of the known official rates; as a warning once that month is over.
fn log_known_rates(now: Month) {
    if rates_are_over(now) {
        tracing::warn!("The official rates are known until {KNOWN_UNTIL} only and estimates count these: install a newer Essor");
    } else {
        tracing::info!("The official rates are known until {KNOWN_UNTIL}");
    }
}

/// Whether a month is after the last one whose rates are known.
pub fn rates_are_over(now: Month) -> bool {
    now > KNOWN_UNTIL
}

/// Marks the store of documents; a failure is logged, and Essor starts without it.
async fn mark_store(objects: &mut Objects) {
    let error = match timeout(Duration::from_secs(5), objects.mark()).await {
        Ok(Ok(())) => return,
        Ok(Err(error)) => error.to_string(),
        Err(_) => "no answer within 5 s".to_owned(),
    };
    tracing::warn!(error, "the store of documents (ESSOR_DOCUMENTS) does not answer: until it does, none can be added or opened");
}

/// Resolves after a signal to stop, and after `delay`, in which load balancers see it at `/readyz`. After an interrupt (Ctrl-C) there is
/// no delay.
async fn stop_signal(stopping: Stopping, delay: Duration) {
    let interrupted = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminated = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending::<()>().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::pin!(interrupted);
    tokio::select! {
        () = &mut interrupted => {
            supervisor::stopping();
            stopping.begin();
        }
        () = terminated => {
            supervisor::stopping();
            stopping.begin();
            tokio::select! { () = &mut interrupted => {}, () = tokio::time::sleep(delay) => {} }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_are_over_after_their_last_known_month() {
        assert_eq!([rates_are_over(KNOWN_UNTIL), rates_are_over(KNOWN_UNTIL.plus(1))], [false, true]);
    }
}
