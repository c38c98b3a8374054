//! The choice of a coach, as links with a colour and initials, or as a list when the team is large.

use super::entries::CoachMark;
use crate::{texts::t, ui::form::Select};
use domain::values::{ids::PersonId, language::Language};
use leptos::prelude::*;

/// The most coaches that are links of their own.
const MOST_LINKS: usize = 8;

/// The links to the same page for each of these coaches, by the part `de` of its address: `path` with the rest of the query, without
/// `de`. Among more than [`MOST_LINKS`] one is chosen from a list.
pub fn coach_choice(
    language: Language,
    marks: &[&CoachMark],
    current: Option<&PersonId>,
    path: &'static str,
    query: &[(&'static str, String)],
) -> AnyView {
    if marks.len() > MOST_LINKS {
        let options = marks.iter().map(|mark| (mark.id.to_string(), mark.name.clone())).collect();
        let hidden = query.iter().map(|(name, value)| view! { <input type="hidden" name=*name value=value.clone()/> }).collect_view();
        let chosen = current.map(ToString::to_string).unwrap_or_default();
        return view! {
            <form class="search" action=path>
                {hidden}
                <Select name="de" label=t!(language, "hour-whose") options chosen/>
                <button class="button">{t!(language, "show")}</button>
            </form>
        }
        .into_any();
    }
    let rest: String = query.iter().map(|(name, value)| format!("{name}={value}&")).collect();
    let link = |mark: &&CoachMark| {
        let to = format!("{path}?{rest}de={}", mark.id);
        let is_current = (current == Some(&mark.id)).then_some("true");
        view! {
            <a class="filter__item" href=to aria-current=is_current>
                <span class=format!("coach {}", mark.class) aria-hidden="true">{mark.initials.clone()}</span>{mark.name.clone()}
            </a>
        }
    };
    let links = marks.iter().map(link).collect_view();
    view! { <nav class="filter" aria-label=t!(language, "hour-whose")>{links}</nav> }.into_any()
}
