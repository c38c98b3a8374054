//! A phone without a network: pages are read from copies, forms wait on the phone and are sent later.
//!
//! The work is done by scripts beside these files, which `.ci/site` bundles: `worker.js` with `queue.js` and `copies.js` is the service
//! worker, `page.js` runs in every page of a participant. What the phone keeps and when it is deleted is in
//! `app/docs/decisions/2026-11-29-a-phone-keeps-what-it-could-not-send.md`.
//!
//! - [`acts`]: the forms that may wait;
//! - [`mark`]: the person that the frame of a page gives to `page.js`, with the address of its words;
//! - [`page`]: the page of the forms that wait, `/envois`;
//! - [`words`]: the words of `page.js`;
//! - [`worker`]: the script of the service worker.

pub mod acts;
pub mod mark;
pub mod page;
pub mod words;
pub mod worker;
