//! Links the release's binary with equal functions folded into one, where the linker can: generic code is compiled to many of them.

use std::env;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let is = |name: &str, part: &str| env::var(name).is_ok_and(|value| value.contains(part));
    if is("PROFILE", "release") && is("CARGO_ENCODED_RUSTFLAGS", "fuse-ld=mold") {
        println!("cargo:rustc-link-arg-bin=essor=-Wl,--icf=all");
    }
}
