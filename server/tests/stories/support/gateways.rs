//! Gateways of messages for tests: with responses of the test, or without any.

use axum::{
    Json, Router,
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    routing::post,
};
use futures::future::BoxFuture;
use serde_json::Value;
use std::{net::SocketAddr, sync::Arc};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    sync::watch,
};

async fn listener() -> (TcpListener, SocketAddr) {
    let listener = TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0))).await.unwrap();
    let addr = listener.local_addr().unwrap();
    (listener, addr)
}

/// The messages received by a gateway, in order.
pub struct Came<T> {
    pub url: String,
    came: watch::Receiver<Vec<T>>,
}

impl<T: Clone> Came<T> {
    /// Waits until the received messages meet a condition, and returns them.
    pub async fn wait_for(&self, wanted: impl FnMut(&Vec<T>) -> bool) -> Vec<T> {
        self.came.clone().wait_for(wanted).await.unwrap().clone()
    }

    /// The messages received up to now.
    pub fn all(&self) -> Vec<T> {
        self.came.borrow().clone()
    }
}

/// A gateway that accepts connections and never responds; one entry a connection.
pub async fn silent(scheme: &str) -> Came<()> {
    let (listener, addr) = listener().await;
    let (sender, came) = watch::channel(Vec::new());
    tokio::spawn(async move {
        let mut open = Vec::new();
        while let Ok((tcp, _)) = listener.accept().await {
            open.push(tcp);
            sender.send_modify(|all| all.push(()));
        }
    });
    Came { url: format!("{scheme}://{addr}"), came }
}

/// A text message, as the gateway receives it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sms {
    pub to: String,
    pub text: String,
}

/// The response of a gateway to a message, from all messages up to now.
pub type Answer = Arc<dyn Fn(Sms, watch::Receiver<Vec<Sms>>) -> BoxFuture<'static, StatusCode> + Send + Sync>;

/// An SMS gateway that accepts every message at once.
pub async fn quick_sms() -> Came<Sms> {
    sms(Arc::new(|_, _| Box::pin(async { StatusCode::OK }))).await
}

/// An SMS gateway.
pub async fn sms(answer: Answer) -> Came<Sms> {
    let (listener, addr) = listener().await;
    let (sender, came) = watch::channel(Vec::new());
    let state = (Arc::new(sender), came.clone(), answer);
    let router = Router::new().route("/sms", post(take)).with_state(state);
    tokio::spawn(async move { axum::serve(listener, router).await });
    Came { url: format!("http://{addr}/sms"), came }
}

type Shared = (Arc<watch::Sender<Vec<Sms>>>, watch::Receiver<Vec<Sms>>, Answer);

async fn take(State((sender, came, answer)): State<Shared>, Json(body): Json<Value>) -> (StatusCode, [(&'static str, &'static str); 1]) {
    let text = |name: &str| body[name].as_str().unwrap().to_owned();
    let sms = Sms { to: text("to"), text: text("text") };
    sender.send_modify(|all| all.push(sms.clone()));
    // An address for a redirect.
    (answer(sms, came).await, [("location", "/sms")])
}

/// A notification, as a push service receives it.
#[derive(Debug, Clone)]
pub struct Pushed {
    /// The part of the address that names the browser.
    pub to: String,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

/// A push service; it answers with the status that the address names: `/201/name`.
pub async fn push_service() -> Came<Pushed> {
    let (listener, addr) = listener().await;
    let (sender, came) = watch::channel(Vec::new());
    let router = Router::new().route("/{status}/{name}", post(take_push)).with_state(Arc::new(sender));
    tokio::spawn(async move { axum::serve(listener, router).await });
    Came { url: format!("http://{addr}"), came }
}

async fn take_push(
    State(sender): State<Arc<watch::Sender<Vec<Pushed>>>>,
    Path((status, to)): Path<(u16, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> StatusCode {
    sender.send_modify(|all| all.push(Pushed { to, headers, body: body.to_vec() }));
    StatusCode::from_u16(status).unwrap()
}

/// A mail server that accepts mails and keeps them whole; it refuses addresses that begin with `nobody`.
pub async fn mails() -> Came<String> {
    let (listener, addr) = listener().await;
    let (sender, came) = watch::channel(Vec::new());
    let sender = Arc::new(sender);
    tokio::spawn(async move {
        while let Ok((tcp, _)) = listener.accept().await {
            tokio::spawn(talk(tcp, sender.clone()));
        }
    });
    Came { url: format!("smtp://{addr}"), came }
}

async fn talk(tcp: TcpStream, sender: Arc<watch::Sender<Vec<String>>>) -> std::io::Result<()> {
    let (read, mut write) = tcp.into_split();
    let mut lines = BufReader::new(read);
    write.write_all(b"220 mail.example\r\n").await?;
    let mut line = String::new();
    while lines.read_line(&mut line).await? > 0 {
        let command = std::mem::take(&mut line).to_ascii_uppercase();
        let answer = match command.get(..4) {
            Some("EHLO") => "250-mail.example\r\n250 8BITMIME\r\n",
            Some("RCPT") if command.contains("<NOBODY") => "550 no such mailbox\r\n",
            Some("DATA") => {
                write.write_all(b"354 go on\r\n").await?;
                let mut mail = String::new();
                while lines.read_line(&mut line).await? > 0 && line != ".\r\n" {
                    mail.push_str(line.strip_prefix('.').unwrap_or(&line));
                    line.clear();
                }
                line.clear();
                sender.send_modify(|all| all.push(mail));
                "250 taken\r\n"
            }
            Some("QUIT") => return write.write_all(b"221 bye\r\n").await,
            _ => "250 ok\r\n",
        };
        write.write_all(answer.as_bytes()).await?;
    }
    Ok(())
}
