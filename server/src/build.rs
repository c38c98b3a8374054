//! The version and the build of this program.

/// The version, with the commit of the build if `.ci/server` gave it.
pub fn version() -> &'static str {
    const COMMIT: Option<&str> = option_env!("BUILD_COMMIT");
    static VERSION: std::sync::LazyLock<String> = std::sync::LazyLock::new(|| {
        format!("{} ({})", env!("CARGO_PKG_VERSION"), COMMIT.filter(|it| !it.is_empty()).unwrap_or("sans numéro"))
    });
    &VERSION
}
