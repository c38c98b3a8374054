//! Serving.

use crate::{clock, config::Config, jobs, objects, router::router, senders::Senders};
use app::session::Settings;
use axum::serve::ListenerExt;
use domain::{month::Month, paris, rates::table::KNOWN_UNTIL};
use std::net::SocketAddr;
use store::Db;
use tokio::net::TcpListener;

/// Serves until told to stop, then lets running requests end.
///
/// # Errors
/// A sentence for whoever runs the command.
pub async fn serve(config: &Config, db: Db) -> Result<(), String> {
    let demo = db.is_demo().await.map_err(|error| format!("The database does not answer: {error}."))?;
    let senders = Senders::new(config, demo)?;
    let objects = objects::open(config, std::env::vars())?;
    let listener =
        TcpListener::bind(config.addr).await.map_err(|error| format!("{} cannot be listened on (ESSOR_ADDR): {error}.", config.addr))?;
    // Nagle's algorithm holds small files back for 40 ms over a kept connection.
    let listener = listener.tap_io(|tcp| {
        if let Err(error) = tcp.set_nodelay(true) {
            tracing::debug!(%error, "TCP_NODELAY was not set");
        }
    });
    let settings = Settings { base_url: config.base_url.clone(), sign_in: config.sign_in.clone() };
    let router = router(db.clone(), settings, objects.clone(), demo);
    // Tries are counted by who is connected.
    let router = router.into_make_service_with_connect_info::<SocketAddr>();
    let delivering = tokio::spawn(jobs::deliver(db.clone(), senders, config.base_url.clone()));
    let settling = tokio::spawn(jobs::settle_offers(db.clone()));
    let erasing = tokio::spawn(jobs::erase_removed(db.clone(), objects));
    say_until_when_rates_are_known(Month::of(paris::day(clock::now())));
    tracing::info!("Essor listens on {} and is seen at {}", config.addr, config.base_url);
    let served = axum::serve(listener, router).with_graceful_shutdown(told_to_stop()).await;
    delivering.abort();
    settling.abort();
    erasing.abort();
    db.close().await;
    served.map_err(|error| format!("The server stopped: {error}."))
}

/// Says in the log up to which month the official rates are known; as a warning once that month is over.
fn say_until_when_rates_are_known(now: Month) {
    if rates_are_over(now) {
        tracing::warn!("The official rates are known until {KNOWN_UNTIL} only and estimates count these: install a newer Essor");
    } else {
        tracing::info!("The official rates are known until {KNOWN_UNTIL}");
    }
}

/// Whether the month lies after the last one whose rates are known.
fn rates_are_over(now: Month) -> bool {
    now > KNOWN_UNTIL
}

async fn told_to_stop() {
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
    tokio::select! { () = interrupted => {}, () = terminated => {} }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_are_over_once_their_last_known_month_is() {
        assert_eq!([rates_are_over(KNOWN_UNTIL), rates_are_over(KNOWN_UNTIL.plus(1))], [false, true]);
    }
}
