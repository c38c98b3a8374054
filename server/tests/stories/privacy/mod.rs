//! The life of personal data over HTTP: legal pages, one's own data, erasure, and who read what.

mod life;
