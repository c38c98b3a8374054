//! Connections of clients: their number, their timeouts, and how they end.

use crate::watched::{Activity, Watched};
use axum::{Router, extract::ConnectInfo};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use std::{convert::Infallible, net::SocketAddr, pin::pin, sync::Arc, time::Duration};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore, watch},
    task::JoinSet,
    time::{sleep, timeout},
};
use tower::Service;

/// The most bytes of a request that are read ahead, and the largest header, in bytes.
const READ_AHEAD: usize = 64 * 1024;

/// The wait of a stopping process for the first request of a new connection.
const FIRST_REQUEST: Duration = Duration::from_millis(500);

/// The limits of connections.
#[derive(Debug, Clone, Copy)]
pub struct ConnectionLimits {
    /// The most connections at once; others wait to be accepted.
    pub most: usize,
    /// The longest time for the header of a request, from its first byte, and for the first byte of a connection.
    pub header: Duration,
    /// The longest silence between two requests, and the longest time for which a response may stay unread.
    pub idle: Duration,
    /// The longest time for running requests once the process is stopping.
    pub ending: Duration,
}

impl Default for ConnectionLimits {
    fn default() -> Self {
        Self { most: 4096, header: Duration::from_secs(15), idle: Duration::from_secs(60), ending: Duration::from_secs(15) }
    }
}

/// Serves a router until `stop` resolves, then lets running requests end and cuts those that do not end in time.
///
/// Handlers get the client's address as [`ConnectInfo`].
pub async fn serve(listener: TcpListener, router: Router, limits: ConnectionLimits, stop: impl Future<Output = ()>) {
    // Given a state, the router builds every route once; else each connection would build all of them.
    let router: Router = router.with_state(());
    let places = Arc::new(Semaphore::new(limits.most));
    let (stopping, stopped) = watch::channel(false);
    let mut connections = JoinSet::new();
    let mut stop = pin!(stop);
    loop {
        let (stream, peer, place) = tokio::select! {
            () = &mut stop => break,
            accepted = accept(&listener, &places) => accepted,
            // Connections that have ended are removed.
            Some(_) = connections.join_next(), if !connections.is_empty() => continue,
        };
        connections.spawn(connection(stream, peer, router.clone(), limits, stopped.clone(), place));
    }
    // The system has accepted these already: closed with the listener, their requests would be lost.
    for (stream, peer) in waiting(listener) {
        if let Ok(place) = places.clone().try_acquire_owned() {
            connections.spawn(connection(stream, peer, router.clone(), limits, stopped.clone(), place));
        }
    }
    let _ = stopping.send(true);
    let all = async { while connections.join_next().await.is_some() {} };
    if timeout(limits.ending, all).await.is_err() {
        tracing::warn!(connections = connections.len(), "requests that did not end are cut off");
        connections.shutdown().await;
    }
}

/// Closes a listener and returns the connections that waited in its queue.
fn waiting(listener: TcpListener) -> Vec<(TcpStream, SocketAddr)> {
    let Ok(listener) = listener.into_std() else { return Vec::new() };
    // It does not block: without a connection it fails.
    let accepted = std::iter::from_fn(|| listener.accept().ok());
    let taken = accepted.filter_map(|(stream, peer)| {
        stream.set_nonblocking(true).ok()?;
        Some((TcpStream::from_std(stream).ok()?, peer))
    });
    taken.collect()
}

async fn accept(listener: &TcpListener, places: &Arc<Semaphore>) -> (TcpStream, SocketAddr, OwnedSemaphorePermit) {
    let place = match places.clone().acquire_owned().await {
        Ok(place) => place,
        // Never closed.
        Err(_) => std::future::pending().await,
    };
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => return (stream, peer, place),
            Err(error) => {
                // The client hung up at once; or no descriptor is left, which may pass.
                tracing::debug!(%error, "a connection could not be taken");
                sleep(Duration::from_millis(50)).await;
            }
        }
    }
}

async fn connection(
    stream: TcpStream,
    peer: SocketAddr,
    router: Router,
    limits: ConnectionLimits,
    mut stopped: watch::Receiver<bool>,
    _place: OwnedSemaphorePermit,
) {
    // Nagle's algorithm delays small files by 40 ms on a connection in use.
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "TCP_NODELAY was not set");
    }
    let activity = Activity::default();
    let known = activity.clone();
    let watched = Watched::new(stream, limits.header, limits.idle, activity.clone());
    let service = service_fn(move |mut request: hyper::Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        let answering = activity.answering();
        let answer = router.clone().call(request);
        async move {
            let answer: Result<_, Infallible> = answer.await;
            drop(answering);
            answer
        }
    });
    let served = http1::Builder::new().max_buf_size(READ_AHEAD).serve_connection(TokioIo::new(watched), service);
    let mut served = pin!(served);
    let ended = tokio::select! {
        ended = &mut served => ended,
        () = stop_requested(&mut stopped) => {
            // A proxy opens a connection to send a request at once: closed before it came, the request would be lost.
            let first = if known.has_begun() { Duration::ZERO } else { FIRST_REQUEST };
            match timeout(first, served.as_mut()).await {
                Ok(ended) => ended,
                Err(_) => {
                    served.as_mut().graceful_shutdown();
                    served.await
                }
            }
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%error, %peer, "a connection broke off");
    }
}

/// Resolves when the process is stopping.
async fn stop_requested(stopped: &mut watch::Receiver<bool>) {
    let _ = stopped.wait_for(|stopped| *stopped).await;
}
