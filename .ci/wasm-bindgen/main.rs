//! What the `wasm-bindgen` command does for `--target web`, without the runner of tests, the web client and the server that come with it and
//! are more than half of its compilation. `.ci/install-wasm-bindgen` compiles it with the library of the version in Cargo.lock.

use std::{env, process::ExitCode};
use wasm_bindgen_cli_support::Bindgen;

/// `wasm-bindgen MODULE NAME FOLDER`: leaves `NAME.js` and `NAME_bg.wasm` in the folder.
fn main() -> ExitCode {
    let [_, module, name, folder] = &env::args().collect::<Vec<_>>()[..] else {
        eprintln!("wasm-bindgen MODULE NAME FOLDER");
        return ExitCode::from(2);
    };
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).out_name(name).typescript(false).omit_default_module_path(false);
    let made = bindgen.web(true).and_then(|bindgen| bindgen.generate(folder));
    match made {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
