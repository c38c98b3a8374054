//! A connection with timeouts: it fails when no byte is read or written for too long.

use std::{
    io::{Error, ErrorKind, IoSlice, Result},
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll, ready},
    time::Duration,
};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    time::{Instant, Sleep, sleep_until},
};

/// Whether a request is being handled: then its own limits apply (`limits.rs`), not those of the connection.
#[derive(Debug, Clone, Default)]
pub struct Activity {
    answering: Arc<AtomicBool>,
    begun: Arc<AtomicBool>,
}

/// A guard: a request is being handled until it is dropped.
pub struct Answering(Arc<AtomicBool>);

impl Activity {
    /// Marks a request as being handled until the guard is dropped.
    pub fn answering(&self) -> Answering {
        self.begun.store(true, Ordering::Relaxed);
        self.answering.store(true, Ordering::Relaxed);
        Answering(self.answering.clone())
    }

    /// Whether a request has come.
    pub fn has_begun(&self) -> bool {
        self.begun.load(Ordering::Relaxed)
    }
}

impl Drop for Answering {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Relaxed);
    }
}

/// A stream with a deadline: `header` for the first byte of a request and then for its header; `idle` for the next byte between
/// requests and while a response is read.
#[derive(Debug)]
pub struct Watched<S> {
    stream: S,
    header: Duration,
    idle: Duration,
    activity: Activity,
    was_answering: bool,
    in_header: bool,
    deadline: Pin<Box<Sleep>>,
}

impl<S> Watched<S> {
    /// Watches a new connection.
    pub fn new(stream: S, header: Duration, idle: Duration, activity: Activity) -> Self {
        let deadline = Box::pin(sleep_until(Instant::now() + header));
        Self { stream, header, idle, activity, was_answering: false, in_header: true, deadline }
    }

    fn wait(&mut self, longest: Duration) {
        self.deadline.as_mut().reset(Instant::now() + longest);
    }

    /// Restarts the deadline once a request has been handled.
    fn after_answering(&mut self) {
        let answering = self.activity.answering.load(Ordering::Relaxed);
        if self.was_answering && !answering {
            self.in_header = false;
            self.wait(self.idle);
        }
        self.was_answering = answering;
    }

    fn came(&mut self) {
        self.after_answering();
        if !self.was_answering && !self.in_header {
            self.in_header = true;
            self.wait(self.header);
        }
    }

    fn went(&mut self) {
        self.after_answering();
        self.in_header = false;
        self.wait(self.idle);
    }

    fn overdue(&mut self, cx: &mut Context<'_>) -> Poll<Result<()>> {
        self.after_answering();
        ready!(self.deadline.as_mut().poll(cx));
        if self.was_answering {
            // Checked again later: the request's own limit applies.
            self.wait(self.idle);
            return self.deadline.as_mut().poll(cx).map(|()| Ok(()));
        }
        Poll::Ready(Err(Error::new(ErrorKind::TimedOut, "nothing came or went for too long")))
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Watched<S> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<Result<()>> {
        let before = buf.filled().len();
        match Pin::new(&mut self.stream).poll_read(cx, buf) {
            Poll::Ready(read) => {
                if buf.filled().len() > before {
                    // A header that comes byte by byte has the same deadline.
                    self.came();
                    if self.in_header && !self.was_answering && self.deadline.is_elapsed() {
                        return Poll::Ready(Err(Error::new(ErrorKind::TimedOut, "a header took too long")));
                    }
                }
                Poll::Ready(read)
            }
            Poll::Pending => self.overdue(cx),
        }
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Watched<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<Result<usize>> {
        match Pin::new(&mut self.stream).poll_write(cx, buf) {
            Poll::Ready(written) => {
                self.went();
                Poll::Ready(written)
            }
            Poll::Pending => self.overdue(cx).map(|late| late.map(|()| 0)),
        }
    }

    fn poll_write_vectored(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bufs: &[IoSlice<'_>]) -> Poll<Result<usize>> {
        match Pin::new(&mut self.stream).poll_write_vectored(cx, bufs) {
            Poll::Ready(written) => {
                self.went();
                Poll::Ready(written)
            }
            Poll::Pending => self.overdue(cx).map(|late| late.map(|()| 0)),
        }
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
