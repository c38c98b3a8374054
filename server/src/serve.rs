//! Serving.

use crate::{config::Config, delivery::Delivery, jobs, objects, router::router, senders::Senders};
use app::session::Settings;
use axum::serve::ListenerExt;
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
    let router = router(db.clone(), Settings { base_url: config.base_url.clone() }, objects.clone(), demo);
    let erasing_messages = tokio::spawn(jobs::erase_messages(db.clone(), senders.folder().clone()));
    let expiring = tokio::spawn(jobs::expire_messages(db.clone()));
    let delivery = Delivery::start(db.clone(), senders, config.base_url.clone(), config.sms_at_night);
    let settling = tokio::spawn(jobs::settle_offers(db.clone()));
    let erasing = tokio::spawn(jobs::erase_removed(db.clone(), objects));
    tracing::info!("Essor listens on {} and is seen at {}", config.addr, config.base_url);
    let served = axum::serve(listener, router).with_graceful_shutdown(told_to_stop()).await;
    delivery.stop().await;
    expiring.abort();
    erasing_messages.abort();
    settling.abort();
    erasing.abort();
    db.close().await;
    served.map_err(|error| format!("The server stopped: {error}."))
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
