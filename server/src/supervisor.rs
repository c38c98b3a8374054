//! Notifications to systemd: the process is ready, lives, stops. Without systemd nothing is sent.

use sd_notify::NotifyState;
use tokio::time::interval;

/// Notifies that requests are accepted, and from then on that the process lives, as often as `WATCHDOG_USEC` asks for.
pub fn ready() {
    notify(NotifyState::Ready);
    if let Some(longest) = sd_notify::watchdog_enabled() {
        tokio::spawn(async move {
            let mut tick = interval(longest / 2);
            loop {
                tick.tick().await;
                notify(NotifyState::Watchdog);
            }
        });
    }
}

/// Notifies that the process stops.
pub fn stopping() {
    notify(NotifyState::Stopping);
}

fn notify(state: NotifyState<'_>) {
    if let Err(error) = sd_notify::notify(&[state]) {
        tracing::warn!(%error, "systemd could not be notified (NOTIFY_SOCKET)");
    }
}
