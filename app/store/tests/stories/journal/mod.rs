//! Journal.

mod audit;
mod lines;
