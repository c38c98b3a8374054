//! What holds for every page and form: permissions, markup, bad input, drafts, repeats, headers, connections and failures.

mod bad_input;
mod bounds;
pub mod calls;
mod connections;
mod csrf;
mod form_drafts;
mod full_disk;
mod headers;
mod markup;
mod permissions;
mod previous_release;
mod query_plans;
mod repeats;
mod secrets_in_logs;
mod site;
mod snapshots;
