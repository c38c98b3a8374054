//! Makes a new file of sentences part of the next binary: the compiler tracks those that are there, not their folder. A debug build reads
//! them as it runs, and the phone's half has none.

use std::env;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let of_the_server = env::var_os("CARGO_FEATURE_SSR").is_some();
    if of_the_server && env::var("PROFILE").is_ok_and(|profile| profile == "release") {
        println!("cargo:rerun-if-changed=locales");
    }
}
