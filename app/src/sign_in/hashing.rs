//! The limit of passwords that are hashed at once. Each takes 19 MiB and a core for a tenth of a second, on purpose: without a
//! limit, a few hundred attempts would take the memory of the whole machine.

use std::sync::LazyLock;
use store::StoreError;
use tokio::sync::{Semaphore, SemaphorePermit};

/// The memory of one hash in bytes: argon2's `m` of 19,456 KiB.
const HASH_BYTES: u64 = 19_456 * 1024;

/// The most memory of all hashes at once, in bytes, for any number of cores.
const MOST_BYTES: u64 = 128 * 1024 * 1024;

/// The longest queue behind the passwords being hashed; the next request is refused as busy.
const LONGEST_QUEUE: usize = 32;

/// A limit of work done at once, with a short queue.
pub struct Turnstile {
    places: Semaphore,
    queue: Semaphore,
}

/// A place in a [`Turnstile`], released when dropped.
pub struct Turn<'a> {
    _queued: SemaphorePermit<'a>,
    _place: SemaphorePermit<'a>,
}

impl Turnstile {
    /// A limit of `places` at once and `queue` waiting.
    pub const fn new(places: usize, queue: usize) -> Self {
        Self { places: Semaphore::const_new(places), queue: Semaphore::const_new(places + queue) }
    }

    /// Waits for a place.
    ///
    /// # Errors
    /// [`StoreError::Busy`] at once when the queue is full.
    pub async fn enter(&self) -> Result<Turn<'_>, StoreError> {
        let queued = self.queue.try_acquire().map_err(|_| StoreError::Busy)?;
        let place = self.places.acquire().await.map_err(|_| StoreError::Busy)?;
        Ok(Turn { _queued: queued, _place: place })
    }
}

static HASHING: LazyLock<Turnstile> = LazyLock::new(|| {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let memory = std::fs::read_to_string("/proc/meminfo").ok().and_then(|info| total_bytes(&info));
    let limit = std::fs::read_to_string("/sys/fs/cgroup/memory.max").ok().and_then(|limit| limit.trim().parse().ok());
    Turnstile::new(at_once(cores, memory.into_iter().chain(limit).min()), LONGEST_QUEUE)
});

/// The number of passwords hashed at once: two a core, at most as many as fit into [`MOST_BYTES`] and into a sixteenth of `memory`
/// (bytes, if known), at least one.
fn at_once(cores: usize, memory: Option<u64>) -> usize {
    let bytes = memory.map_or(MOST_BYTES, |memory| (memory / 16).min(MOST_BYTES));
    usize::try_from(bytes / HASH_BYTES).unwrap_or(1).min(2 * cores).max(1)
}

/// The machine's memory in bytes, from the text of `/proc/meminfo`.
fn total_bytes(info: &str) -> Option<u64> {
    let line = info.lines().find_map(|line| line.strip_prefix("MemTotal:"))?;
    line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok().map(|kilo| kilo * 1024)
}

/// Runs slow work on a password on a blocking thread, when its turn comes. Work that has begun holds its place to its end, also
/// when the request is gone.
///
/// # Errors
/// [`StoreError::Busy`] when the queue is full.
pub async fn run_slowly<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, StoreError> {
    let turn = HASHING.enter().await?;
    let done = tokio::task::spawn_blocking(move || {
        let done = work();
        drop(turn);
        done
    });
    done.await.map_err(|error| StoreError::Io(std::io::Error::other(error)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_at_once_follow_cores_and_memory() {
        let gib = 1024 * 1024 * 1024;
        for (cores, memory, expected) in [
            (1, None, 2),
            (2, Some(24 * gib), 4),
            (64, Some(512 * gib), 6),
            (64, None, 6),
            (2, Some(gib), 3),
            (4, Some(gib / 2), 1),
            (4, Some(gib / 8), 1),
        ] {
            assert_eq!(at_once(cores, memory), expected, "{cores} cores, {memory:?}");
        }
        assert_eq!(total_bytes("MemTotal:       24683520 kB\nMemFree:  1 kB\n"), Some(24_683_520 * 1024));
        assert_eq!(total_bytes("nothing of it"), None);
    }

    #[tokio::test]
    async fn a_full_queue_refuses_and_a_released_place_is_taken() {
        let turnstile = Turnstile::new(1, 1);
        let first = turnstile.enter().await.unwrap();
        let mut second = Box::pin(turnstile.enter());
        // It takes its place in the queue, and waits.
        assert!(std::future::poll_fn(|cx| std::task::Poll::Ready(second.as_mut().poll(cx).is_pending())).await);
        assert!(matches!(turnstile.enter().await, Err(StoreError::Busy)));
        drop(first);
        let second = second.await.unwrap();
        let third = Box::pin(turnstile.enter());
        drop(second);
        assert!(third.await.is_ok());
    }
}
