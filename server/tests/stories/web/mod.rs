//! What holds for every page and form: permissions, markup, bad input, drafts, repeats, headers, connections and failures.

mod bad_input;
mod bounds;
pub mod calls;
mod connections;
mod csrf;
mod form_drafts;
mod full_disk;
mod headers;
mod kills;
mod markup;
mod permissions;
mod previous_release;
mod proxies;
mod query_plans;
mod random_requests;
mod repeats;
mod rolling_restart;
mod secrets_in_logs;
mod security_txt;
mod sent_forms;
mod site;
mod snapshots;
mod staff_frame;
mod weights;
mod who_reads_whom;
