//! The page of the forms that wait on the phone. Only the phone knows them: its script fills the list.

use crate::{
    texts::t,
    ui::icon::Icon,
    web::{
        context::RequestContext,
        page::{Address, Page, PageResult},
    },
};
use leptos::prelude::*;

/// The page of the forms that wait on the phone. Without a script none ever waits: the list is empty, and the page says so.
pub async fn waiting(_: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let body = view! {
        <header class="page__head">
            <a class="back" href="/"><Icon name="arrow-left"/>{t!(language, "nav-today")}</a>
            <h1 class="page__title">{t!(language, "waiting-title")}</h1>
            <p class="page__lead">{t!(language, "waiting-lead")}</p>
        </header>
        <p class="quiet" data-waiting-none="">{t!(language, "waiting-none")}</p>
        <ul class="rows" data-waiting-list=""></ul>
        <div class="actions">
            <button class="button" type="button" data-waiting-send="" hidden>{t!(language, "waiting-send-now")}</button>
        </div>
    };
    Ok(Page::new(t!(language, "waiting-title"), "/", body))
}
