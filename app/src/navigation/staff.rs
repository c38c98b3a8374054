//! The navigation of the team: a column with groups on wide screens; on phones four places at the thumb, and the others behind "Plus".

use crate::{
    navigation::fold,
    search::field::search_field,
    texts::t,
    ui::{icon::Icon, keys::switch_script},
    url,
    web::{
        context::{Visitor, db},
        page::Page,
    },
};
use domain::{messages::news::MOST_NEWS, people::Role, values::language::Language};
use leptos::{nonce::use_nonce, prelude::*};
use store::{FrameCounts, NewsReader};

/// Closes the sheet of the other places by Escape and by a tap beside it.
const SHEET: &str = include_str!("sheet.js");

/// The identifier of the navigation.
const MENU: &str = "menu";

/// The places of the bar on phones, beside "Plus".
const ON_THE_BAR: usize = 4;

/// A place of the navigation.
#[derive(Clone, Copy)]
struct Place {
    to: &'static str,
    icon: &'static str,
    key: &'static str,
    count: i64,
    on_the_bar: bool,
}

impl Place {
    const fn new(to: &'static str, icon: &'static str, key: &'static str) -> Self {
        Self { to, icon, key, count: 0, on_the_bar: false }
    }

    const fn at_the_thumb(self) -> Self {
        Self { on_the_bar: true, ..self }
    }

    const fn counting(self, count: i64) -> Self {
        Self { count, ..self }
    }

    fn link(self, language: Language, here: &str, class: &'static str) -> impl IntoView + use<> {
        let current = (here == self.to).then_some("page");
        let title = fold::attribute().map(|_| t!(language, self.key));
        view! {
            <a class=class href=self.to aria-current=current title=title>
                <Icon name=self.icon/>
                <span class="side__label">{t!(language, self.key)}</span>
                {count_mark(self.count)}
            </a>
        }
    }
}

/// A number beside a place; `None` for 0.
fn count_mark(count: i64) -> impl IntoView {
    let words = if count >= MOST_NEWS { format!("{}+", MOST_NEWS - 1) } else { count.to_string() };
    (count > 0).then(|| view! { " "<span class="count num">{words}</span> })
}

/// A group of places, with the key of its title; without a title for the network.
type Group = (Option<&'static str>, Vec<Place>);

/// The places of a role.
fn groups(role: Role, counts: FrameCounts) -> Vec<Group> {
    let me = Place::new("/moi", "me", "nav-me");
    if role == Role::Network {
        return vec![(None, vec![Place::new("/reseau", "dashboard", "nav-network").at_the_thumb(), me.at_the_thumb()])];
    }
    let coordinates = role == Role::Coordinator;
    let news = Place::new(url::NEWS, "bell", "nav-news").counting(counts.news + counts.failed);
    let daily = vec![
        Place::new("/verifications", "review", "nav-review").counting(counts.to_review).at_the_thumb(),
        Place::new("/suivis", "caseload", "nav-caseload").at_the_thumb(),
        Place::new("/agenda", "agenda", "nav-agenda").at_the_thumb(),
        Place { on_the_bar: !coordinates, ..news },
    ];
    if !coordinates {
        return vec![(Some("side-daily"), daily), (Some("side-own"), vec![me.at_the_thumb()])];
    }
    vec![
        (Some("side-daily"), daily),
        (
            Some("side-figures"),
            vec![
                Place::new("/pilotage", "dashboard", "nav-cohort").at_the_thumb(),
                Place::new("/pilotage/etats", "turnover", "statements-title"),
                Place::new("/pilotage/financeurs", "leaf", "funders-title"),
                Place::new("/pilotage/exports", "export", "exports-title"),
            ],
        ),
        (
            Some("side-structure"),
            vec![
                Place::new("/personnes", "people", "nav-people"),
                Place::new("/reglages", "settings", "nav-settings"),
                Place::new("/journal", "journal", "nav-journal"),
                me,
            ],
        ),
    ]
}

/// The numbers in the frame of the visitor's pages; zeros for others than the team, and when they cannot be read: a page that can be read
/// without them is not refused for it.
pub async fn frame_counts(visitor: &Visitor) -> FrameCounts {
    let Some(user) = visitor.signed_in.as_ref().filter(|user| user.role.is_staff()) else { return FrameCounts::default() };
    let reader = NewsReader { member: &user.person_id, role: user.role, now: visitor.now };
    let Ok(db) = db() else { return FrameCounts::default() };
    db.for_structure(&user.structure_id).journal().frame_counts(&reader).await.unwrap_or_else(|error| {
        tracing::warn!(%error, "the numbers of the navigation could not be read");
        FrameCounts::default()
    })
}

/// The navigation of a role; `here` is the address of the current place.
pub fn side(language: Language, role: Role, here: &str, counts: FrameCounts) -> AnyView {
    let groups = groups(role, counts);
    let on_the_bar: usize = groups.iter().flat_map(|(_, places)| places).filter(|place| place.on_the_bar).count();
    let rest: Vec<Place> = groups.iter().flat_map(|(_, places)| places.clone()).filter(|place| !place.on_the_bar).collect();
    let columns = groups
        .into_iter()
        .map(|(title, places)| {
            let links = places
                .into_iter()
                .map(|place| place.link(language, here, if place.on_the_bar { "side__item" } else { "side__item side__item--wide" }))
                .collect_view();
            view! { <div class="side__group">{title.map(|title| view! { <p class="side__title">{t!(language, title)}</p> })}{links}</div> }
        })
        .collect_view();
    let sheet = (on_the_bar <= ON_THE_BAR && !rest.is_empty()).then(|| {
        let is_here = rest.iter().any(|place| place.to == here);
        let waiting = rest.iter().map(|place| place.count).sum();
        let links = rest.iter().map(|place| place.link(language, here, "side__item side__item--row")).collect_view();
        view! {
            <details class="side__more">
                <summary class="side__item" aria-current=is_here.then_some("true")>
                    <Icon name="plus"/><span class="side__label">{t!(language, "side-more")}</span>{count_mark(waiting)}
                </summary>
                <div class="side__sheet">{links}</div>
            </details>
            <script type="module" nonce=use_nonce()>{SHEET}</script>
        }
    });
    view! {
        <nav class="side" id=MENU aria-label=t!(language, "nav-label")>{columns}{sheet}{fold::button(language, MENU)}</nav>
        {switch_script()}
    }
    .into_any()
}

/// Below the user's name: on wide screens the field that searches everything, on phones the link to its page.
pub fn finder(language: Language, role: Role) -> Option<impl IntoView> {
    role.is_staff().then(|| search_field(language))
}

/// The page in place of one that does not exist, for a member of the team: within their navigation.
pub fn missing(language: Language, role: Role) -> Page {
    let search = role.is_staff().then(|| view! { <a class="button" href=url::SEARCH>{t!(language, "search-title")}</a> });
    let text = if role.is_staff() { "stop-404-team" } else { "stop-404-network" };
    let body = view! {
        <div class="empty empty--page">
            <svg class="empty__art" viewBox="0 0 240 160" aria-hidden="true"><use href="/icons.svg#lost"></use></svg>
            <h1 class="empty__title">{t!(language, "stop-404-title")}</h1>
            <p class="empty__text">{t!(language, text)}</p>
            <div class="actions">
                <a class="button button--main" href=url::home_of(role)>{t!(language, "stop-home")}</a>
                {search}
            </div>
        </div>
    };
    Page::new(t!(language, "stop-404-title"), "", body)
}
