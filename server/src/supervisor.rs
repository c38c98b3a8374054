//! What systemd is told: that the process is ready, that it lives, that it stops. Without systemd nothing is sent.

use sd_notify::NotifyState;
use tokio::time::interval;

/// Tells that requests are accepted, and from then on that the process lives, as often as `WATCHDOG_USEC` asks for.
pub fn ready() {
    tell(NotifyState::Ready);
    if let Some(longest) = sd_notify::watchdog_enabled() {
        tokio::spawn(async move {
            let mut tick = interval(longest / 2);
            loop {
                tick.tick().await;
                tell(NotifyState::Watchdog);
            }
        });
    }
}

/// Tells that the process stops.
pub fn stopping() {
    tell(NotifyState::Stopping);
}

fn tell(state: NotifyState<'_>) {
    if let Err(error) = sd_notify::notify(&[state]) {
        tracing::warn!(%error, "systemd could not be told (NOTIFY_SOCKET)");
    }
}
