//! Signatures that the attribute must leave as usable as an `async fn`.

use boxed_futures::boxed_futures;
use std::{
    cell::Cell,
    pin::{Pin, pin},
    task::{Context, Poll, Waker},
};

/// What a future gives that waits for nothing.
fn now<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => unreachable!("it waits"),
    }
}

struct Words<'a>(&'a str);

#[boxed_futures]
impl Words<'_> {
    pub async fn longer(&self, other: &str, than: &Words<'_>) -> Result<usize, std::num::ParseIntError> {
        if self.0 == other {
            return Ok(0);
        }
        let number: usize = other.parse()?;
        Ok(number + self.0.len() + than.0.len())
    }

    pub async fn taken(self, mut times: usize, (from, by): (&str, fn(&str) -> usize)) -> usize {
        times += by(from);
        times * self.0.len()
    }

    pub async fn spelled(&self, spell: &(dyn Fn(&str) -> String + Sync)) -> String {
        let own = self.0.to_owned();
        spell(&own)
    }

    pub async fn holding(&self, _held: Held<'_>, _: Held<'_>) {
        YieldOnce(false).await;
    }

    pub async fn chosen<T: From<usize>>(&self) -> T {
        self.0.len().into()
    }
}

#[boxed_futures]
pub async fn alone(text: &str) -> &str {
    text
}

/// Counts itself until it is dropped.
struct Held<'a>(&'a std::sync::atomic::AtomicUsize);

impl Drop for Held<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, std::sync::atomic::Ordering::Relaxed);
    }
}

struct YieldOnce(bool);

impl Future for YieldOnce {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        if std::mem::replace(&mut self.0, true) { Poll::Ready(()) } else { Poll::Pending }
    }
}

fn boxed<'a, T>(future: Pin<Box<dyn Future<Output = T> + Send + 'a>>) -> Pin<Box<dyn Future<Output = T> + Send + 'a>> {
    future
}

#[test]
fn early_returns_and_question_marks_convert_to_the_output() {
    let words = Words("abc");
    assert_eq!(now(words.longer("abc", &Words("d"))), Ok(0));
    assert_eq!(now(boxed(words.longer("4", &Words("d")))), Ok(8));
    assert!(now(words.longer("x", &Words("d"))).is_err());
}

#[test]
fn patterns_and_functions_among_the_arguments_keep_their_own_lifetimes() {
    assert_eq!(now(boxed(Words("abc").taken(1, ("de", str::len)))), 9);
    assert_eq!(now(boxed(Words("abc").spelled(&|word| word.to_uppercase()))), "ABC");
    assert_eq!(now(boxed(alone("x"))), "x");
}

#[test]
fn a_type_of_the_callers_choice_is_left_to_the_caller() {
    assert_eq!(now(Words("abc").chosen::<Cell<usize>>()).get(), 3);
}

#[test]
fn an_argument_that_the_body_does_not_name_is_held_until_the_future_ends() {
    let count = std::sync::atomic::AtomicUsize::new(2);
    let words = Words("");
    let mut future = boxed(words.holding(Held(&count), Held(&count)));
    let mut context = Context::from_waker(Waker::noop());
    assert!(future.as_mut().poll(&mut context).is_pending());
    assert_eq!(count.load(std::sync::atomic::Ordering::Relaxed), 2);
    assert!(future.as_mut().poll(&mut context).is_ready());
    assert_eq!(count.load(std::sync::atomic::Ordering::Relaxed), 0);
}
