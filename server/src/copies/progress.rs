//! How far a long command is, where there is a terminal.

use indicatif::{ProgressBar, ProgressStyle};

/// A bar of so many steps on standard error, with what is done before it; hidden where no terminal shows it.
pub(super) fn bar(about: &'static str, steps: usize) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}").unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(steps as u64).with_style(style).with_message(about)
}

/// The result of some work, or a sentence once Ctrl-C is pressed: the work is dropped then.
pub(super) async fn until_interrupted<T>(work: impl Future<Output = Result<T, String>>) -> Result<T, String> {
    let interrupted = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    tokio::select! {
        result = work => result,
        () = interrupted => Err("Interrompu. Rien n’a été changé.".into()),
    }
}
