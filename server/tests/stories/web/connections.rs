//! Connections of clients that are slow, silent, many or endless. Each wait is for an action of the server: without its limits the
//! tests would never end.

use axum::{Router, body::Bytes, routing::get};
use server::connections::{ConnectionLimits, serve};
use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::oneshot,
    task::JoinHandle,
};
use tower::Layer;

const SHORT: Duration = Duration::from_millis(200);
const LONG: Duration = Duration::from_secs(3600);

/// Limits that are never reached.
const WIDE: ConnectionLimits = ConnectionLimits { most: 100, header: LONG, idle: LONG, ending: LONG };

struct Server {
    addr: std::net::SocketAddr,
    stop: oneshot::Sender<()>,
    served: JoinHandle<()>,
}

async fn start(router: Router, limits: ConnectionLimits) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let addr = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel();
    let served = tokio::spawn(serve(listener, router, limits, async {
        let _ = stopped.await;
    }));
    Server { addr, stop, served }
}

fn routes() -> Router {
    Router::new()
        .route("/", get(async || "ok").post(async |body: Bytes| body.len().to_string()))
        .route("/slow", get(async || tokio::time::sleep(5 * SHORT).await))
        .route("/large", get(async || vec![b'x'; 64 << 20]))
}

impl Server {
    async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.addr).await.unwrap()
    }

    /// A connection on which one request was answered.
    async fn kept(&self) -> TcpStream {
        let mut stream = self.connect().await;
        assert_eq!(ask(&mut stream, "/").await, "HTTP/1.1 200 OK");
        stream
    }
}

/// The status line of the response to a request.
async fn ask(stream: &mut TcpStream, path: &str) -> String {
    stream.write_all(format!("GET {path} HTTP/1.1\r\nhost: a\r\n\r\n").as_bytes()).await.unwrap();
    let mut seen = [0; 1024];
    let length = stream.read(&mut seen).await.unwrap();
    String::from_utf8_lossy(&seen[..length]).lines().next().unwrap_or_default().to_owned()
}

/// Waits until the server has closed the connection.
async fn closed(mut stream: TcpStream) {
    let mut rest = Vec::new();
    let _ = stream.read_to_end(&mut rest).await;
}

#[tokio::test]
async fn an_endless_header_is_cut_off_at_its_limit() {
    let server = start(routes(), ConnectionLimits { header: SHORT, ..WIDE }).await;
    closed(server.connect().await).await;
    let mut half = server.connect().await;
    half.write_all(b"GET / HTTP/1.1\r\nhost: a\r\n").await.unwrap();
    closed(half).await;
    // One byte at a time, on a used connection, until the server closes it.
    let mut drops = server.kept().await;
    drops.write_all(b"GET / HTTP/1.1\r\n").await.unwrap();
    let mut tick = tokio::time::interval(SHORT / 10);
    loop {
        tick.tick().await;
        if drops.write_all(b"a").await.is_err() {
            break;
        }
    }
}

#[tokio::test]
async fn an_idle_connection_is_closed_and_a_busy_one_kept() {
    let server = start(routes(), ConnectionLimits { idle: SHORT, ..WIDE }).await;
    closed(server.kept().await).await;
    let mut stream = server.connect().await;
    assert_eq!(ask(&mut stream, "/slow").await, "HTTP/1.1 200 OK");
    assert_eq!(ask(&mut stream, "/").await, "HTTP/1.1 200 OK");
    closed(stream).await;
}

#[tokio::test]
async fn an_unread_response_is_cut_off() {
    let server = start(routes(), ConnectionLimits { idle: SHORT, most: 1, ..WIDE }).await;
    let mut deaf = server.connect().await;
    assert_eq!(ask(&mut deaf, "/large").await, "HTTP/1.1 200 OK");
    // Its place is free once it is closed.
    server.kept().await;
}

#[tokio::test]
async fn a_connection_over_the_limit_waits() {
    let server = start(routes(), ConnectionLimits { most: 2, ..WIDE }).await;
    let (first, _second) = (server.kept().await, server.kept().await);
    let mut third = server.connect().await;
    third.write_all(b"GET / HTTP/1.1\r\nhost: a\r\n\r\n").await.unwrap();
    let mut byte = [0];
    assert!(tokio::time::timeout(SHORT, third.read(&mut byte)).await.is_err(), "all places are taken");
    drop(first);
    third.read_exact(&mut byte).await.unwrap();
}

#[tokio::test]
async fn stopping_closes_idle_connections_finishes_responses_and_cuts_endless_ones() {
    let server = start(routes(), ConnectionLimits { ending: 20 * SHORT, ..WIDE }).await;
    let idle = server.kept().await;
    let mut half = server.connect().await;
    half.write_all(b"GET / HTTP/1.1\r\nhost").await.unwrap();
    let mut upload = server.connect().await;
    upload.write_all(b"POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1000\r\n\r\nxxx").await.unwrap();
    let mut slow = server.connect().await;
    let answered = tokio::spawn(async move { ask(&mut slow, "/slow").await });
    server.kept().await;
    server.stop.send(()).unwrap();
    closed(idle).await;
    assert_eq!(answered.await.unwrap(), "HTTP/1.1 200 OK");
    server.served.await.unwrap();
    closed(half).await;
    closed(upload).await;
    assert!(TcpStream::connect(server.addr).await.is_err());
}

/// Counts how often a route is built.
#[derive(Clone)]
struct Counting(Arc<AtomicUsize>);

impl<S> Layer<S> for Counting {
    type Service = S;
    fn layer(&self, inner: S) -> S {
        self.0.fetch_add(1, Ordering::Relaxed);
        inner
    }
}

#[tokio::test]
async fn connections_share_one_router() {
    let made = Arc::new(AtomicUsize::new(0));
    let router = Router::new().route("/", get(async || "ok").layer(Counting(made.clone())));
    let server = start(router, WIDE).await;
    server.kept().await;
    let once = made.load(Ordering::Relaxed);
    for _ in 0..20 {
        server.kept().await;
    }
    assert_eq!(made.load(Ordering::Relaxed), once);
}
