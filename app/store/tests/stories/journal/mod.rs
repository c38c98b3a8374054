//! The journal: writing audit events, and its pages.

mod audit;
mod lines;
mod news;
mod seals;
