//! A remark in a box.

use super::icon::Icon;
use leptos::prelude::*;

/// What a reader should know before going on, beside an icon.
#[component]
pub fn Notice(
    /// The name of the icon.
    #[prop(default = "info")]
    icon: &'static str,
    /// Whether it is announced to screen readers as the state of the page.
    #[prop(optional)]
    status: bool,
    /// Its paragraphs and buttons.
    children: Children,
) -> impl IntoView {
    view! { <div class="notice" role=status.then_some("status")><Icon name=icon/><div class="notice__text">{children()}</div></div> }
}

/// A sentence in a box with the icon of information.
pub fn notice(text: String) -> impl IntoView {
    view! { <Notice><p>{text}</p></Notice> }
}
