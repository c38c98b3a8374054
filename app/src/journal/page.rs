//! Le journal: the audit events of the structure, newest first, filtered by actor, kind, person and days. The filters are query
//! parameters.

use crate::{
    journal::event_labels::{ACTIONS, KINDS},
    people::{parts::team_options, saved_views::views},
    texts::t,
    ui::{
        self,
        form::{ErrorSummary, Select, TextField},
        rows::{capital, empty_list},
        table::ListState,
    },
    url,
    web::{
        context::RequestContext,
        page::{Address, Page, PageEnd, PageResult, encoded},
    },
};
use chrono::NaiveDate;
use domain::{
    bookings::read_day,
    people::{Role, saved_view::SavedList},
    values::{ids::PersonId, language::Language, paris},
};
use leptos::prelude::*;
use store::{
    JournalFilter, JournalLine, PageRequest, ParticipantFilter, ParticipantOrder, ParticipantState, ParticipantSummary, StoreError,
};

/// The address of the lines as a file.
const FILE: &str = "/journal/liste.csv";

/// The value of `qui` for the structure's own tools.
const TOOLS: &str = "outils";

/// The actions whose old and new value are shown: those of which the details hold a value that people read.
const SHOWN_CHANGES: &[&str] = &[
    "enrollment.coach",
    "enrollment.record_corrected",
    "enrollment.start_changed",
    "statement.coefficient",
    "structure.name",
    "structure.places",
];

/// The most people whom a searched name offers.
const MOST_NAMED: usize = 20;

/// The value of `consultations` that shows readings, and of `connexions` that shows sign-ins and imports.
const WITH_READINGS: &str = "oui";

/// The filters of the address, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct JournalQuery {
    who: String,
    what: String,
    about: String,
    from: String,
    to: String,
    /// [`WITH_READINGS`] to show readings too.
    readings: String,
    /// [`WITH_READINGS`] to show sign-ins and imported months too.
    routine: String,
}

impl JournalQuery {
    /// Reads the query of an address.
    pub fn of(address: &Address) -> Self {
        let asked = |name: &str| address.query(name).unwrap_or_default();
        Self {
            who: asked("qui"),
            what: asked("quoi"),
            about: asked("personne"),
            from: asked("du"),
            to: asked("au"),
            readings: asked("consultations"),
            routine: asked("connexions"),
        }
    }

    /// The filter and the mistakes of its fields. An unknown person or kind filters nothing.
    pub fn filter(&self, after: Option<String>) -> (JournalFilter, Vec<(&'static str, &'static str)>) {
        let mut mistakes = Vec::new();
        let mut day = |field: &'static str, text: &str| -> Option<NaiveDate> {
            let text = text.trim();
            if text.is_empty() {
                return None;
            }
            let read = read_day(text);
            if read.is_none() {
                mistakes.push((field, "session-day"));
            }
            read
        };
        let (from, to) = (day("du", &self.from), day("au", &self.to));
        if from.zip(to).is_some_and(|(from, to)| from > to) {
            mistakes.push(("au", "journal-order"));
        }
        let person = |id: &str| PersonId::try_from(id.to_owned()).ok();
        let kind = KINDS.iter().find(|(kind, _)| *kind == self.what).map(|(kind, _)| (*kind).to_owned()).unwrap_or_default();
        let filter = JournalFilter {
            actor: person(&self.who).filter(|_| self.who != TOOLS),
            by_tools: self.who == TOOLS,
            kind,
            readings: self.readings == WITH_READINGS,
            without_routine: self.routine != WITH_READINGS && self.what.is_empty(),
            about: person(&self.about),
            from,
            to,
            after,
        };
        (filter, mistakes)
    }

    /// The address of the page that begins after a line, by its identifier; of the first page for an empty one.
    fn page_after(&self, line: &str) -> String {
        let pairs = [
            ("qui", &self.who),
            ("quoi", &self.what),
            ("personne", &self.about),
            ("du", &self.from),
            ("au", &self.to),
            ("consultations", &self.readings),
            ("connexions", &self.routine),
        ];
        let query: String = pairs.iter().map(|(name, value)| format!("{name}={}&", encoded(value))).collect();
        format!("/journal?{query}apres={}", encoded(line))
    }

    /// The list for saved views.
    fn state(&self, address: &Address) -> ListState {
        let filters = [
            ("qui", &self.who),
            ("quoi", &self.what),
            ("personne", &self.about),
            ("du", &self.from),
            ("au", &self.to),
            ("consultations", &self.readings),
            ("connexions", &self.routine),
        ];
        ListState::of(address, "/journal", filters.map(|(name, value)| (name, value.clone())).to_vec(), &[])
    }
}

/// A page of the journal.
pub async fn page(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let asked = JournalQuery::of(&address);
    let named = address.query("nom").map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
    let found = found_people(&ctx, named.as_deref()).await?;
    if let [only] = found.as_slice() {
        return Err(PageEnd::Elsewhere(JournalQuery { about: only.id.to_string(), ..asked }.state(&address).address()));
    }
    let after = address.query("apres");
    let (filter, mistakes) = asked.filter(after.clone());
    let (lines, next) = if mistakes.is_empty() { ctx.store.journal().lines(&filter).await? } else { (Vec::new(), None) };
    let summary = mistakes.iter().map(|(field, key)| ((*field).to_owned(), t!(language, key))).collect();
    let any = !mistakes.is_empty();
    let older = next.map(|line| view! { <a class="button" href=asked.page_after(&line) rel="next">{t!(language, "journal-older")}</a> });
    let newest = after.is_some().then(|| {
        let to = asked.page_after("");
        view! { <a class="button button--quiet" href=to>{t!(language, "journal-newest")}</a> }
    });
    let nothing = (lines.is_empty() && !any)
        .then(|| empty_list("empty-queue", t!(language, "journal-none-title"), t!(language, "journal-none-text")));
    let team = team_options(&ctx).await?;
    let table = (!lines.is_empty()).then(|| table(language, &team, &lines));
    let form = filters(&ctx, &asked, named.clone().unwrap_or_default(), &mistakes).await?;
    let offered = named.map(|_| offered_people(language, &asked, &address, &found));
    let state = asked.state(&address);
    let chip = |routine: &str, key: &str| {
        let here = (asked.routine == routine).then_some("true");
        view! { <a class="filter__item" href=state.with("connexions", routine) aria-current=here>{t!(language, key)}</a> }
    };
    let chips = view! {
        <nav class="filter" aria-label=t!(language, "journal-routine")>
            {chip("", "journal-routine-hidden")}{chip(WITH_READINGS, "journal-routine-shown")}
        </nav>
    };
    let views = views(&ctx, SavedList::Journal, &state).await?;
    let undelivered = crate::messages::undelivered::section(&ctx).await?;
    let body = view! {
        <ErrorSummary language mistakes=summary/>
        <header class="page__head">
            <h1 class="page__title">{t!(language, "nav-journal")}</h1>
            <p class="page__lead">{t!(language, "journal-lead")}</p>
            <p><a href="/journal/messages">{t!(language, "messages-link")}</a></p>
        </header>
        {undelivered}
        {form}
        {offered}
        <div class="list-tools">{chips}<a href=state.address_of(FILE) download="">{t!(language, "list-csv")}</a></div>
        {views}
        {nothing}
        {table}
        <div class="actions">{newest}{older}</div>
    };
    Ok(Page::new(t!(language, "nav-journal"), "/journal", body).with_mistakes(language, any))
}

/// The participants of a searched name, by name.
async fn found_people(ctx: &RequestContext, name: Option<&str>) -> Result<Vec<ParticipantSummary>, StoreError> {
    let Some(name) = name else { return Ok(Vec::new()) };
    let filter = ParticipantFilter { state: ParticipantState::Everyone, coach: None, search: name.to_owned() };
    Ok(ctx.store.people().participants(&filter, ParticipantOrder::Name, PageRequest::Page(1), ctx.visitor.now).await?.rows)
}

/// Links to the journal of each person of a searched name; a sentence without any.
fn offered_people(language: Language, asked: &JournalQuery, address: &Address, found: &[ParticipantSummary]) -> AnyView {
    if found.is_empty() {
        return view! { <p role="status">{t!(language, "journal-nobody")}</p> }.into_any();
    }
    let links = found.iter().take(MOST_NAMED).map(|person| {
        let to = JournalQuery { about: person.id.to_string(), ..asked.clone() }.state(address).address();
        view! { <li><a href=to>{person.name()}</a></li> }
    });
    view! { <p>{t!(language, "journal-which")}</p><ul class="link-list">{links.collect_view()}</ul> }.into_any()
}

async fn filters(
    ctx: &RequestContext,
    asked: &JournalQuery,
    named: String,
    mistakes: &[(&'static str, &'static str)],
) -> Result<AnyView, StoreError> {
    let language = ctx.language();
    let team = team_options(ctx).await?;
    // Of the participants only those whom the address names: a select of all would be the largest part of the page.
    let ids: Vec<PersonId> = [&asked.who, &asked.about].into_iter().filter_map(|id| PersonId::try_from(id.clone()).ok()).collect();
    let people = ctx.store.people().participants_of(&ids, ctx.visitor.now).await?;
    let people: Vec<(String, String)> = people.iter().map(|person| (person.id.to_string(), person.name())).collect();
    let mut who = vec![(String::new(), t!(language, "journal-anyone")), (TOOLS.to_owned(), t!(language, "journal-tools"))];
    who.extend(team.iter().chain(&people).cloned());
    let mut about = vec![(String::new(), t!(language, "journal-everyone"))];
    about.extend(people.into_iter().chain(team));
    let mut what = vec![(String::new(), t!(language, "journal-anything"))];
    what.extend(KINDS.iter().map(|(kind, key)| ((*kind).to_owned(), t!(language, key))));
    let readings =
        vec![(String::new(), t!(language, "journal-readings-hidden")), (WITH_READINGS.to_owned(), t!(language, "journal-readings-shown"))];
    let mistake = |field: &str| mistakes.iter().find(|(name, _)| *name == field).map(|(_, key)| (*key).to_owned());
    let asked = asked.clone();
    Ok(view! {
        <form class="form choose" action="/journal" novalidate>
            <div class="field-row">
                <Select name="qui" label=t!(language, "journal-who") options=who chosen=asked.who/>
                <Select name="quoi" label=t!(language, "journal-what") options=what chosen=asked.what/>
                <Select name="personne" label=t!(language, "journal-about") options=about chosen=asked.about/>
                <TextField language name="nom" label=t!(language, "journal-named") value=named/>
            </div>
            <input type="hidden" name="connexions" value=asked.routine/>
            <div class="field-row">
                <TextField language name="du" kind="date" label=t!(language, "journal-from") mistake=mistake("du") value=asked.from/>
                <TextField language name="au" kind="date" label=t!(language, "journal-to") mistake=mistake("au") value=asked.to/>
                <Select name="consultations" label=t!(language, "journal-readings") options=readings chosen=asked.readings/>
            </div>
            <div class="actions">
                <button class="button button--main">{t!(language, "journal-show")}</button>
                <a class="button button--quiet" href="/journal">{t!(language, "journal-all")}</a>
            </div>
        </form>
    }
    .into_any())
}

/// The lines as a table; `team` names the coaches of a change.
fn table(language: Language, team: &[(String, String)], lines: &[JournalLine]) -> impl IntoView + use<> {
    let rows = lines.iter().map(|line| row(language, team, line)).collect_view();
    let head = ["journal-when", "journal-what", "journal-about", "journal-who"]
        .map(|key| view! { <th scope="col">{t!(language, key)}</th> })
        .into_iter()
        .collect_view();
    ui::table::table("t_journal", t!(language, "nav-journal"), head, rows)
}

/// A value of a change in words: the name of a coach, a day, or as it is.
fn value_in_words(language: Language, team: &[(String, String)], value: Option<&str>) -> String {
    let Some(value) = value else { return t!(language, "journal-no-value") };
    let coach = team.iter().find(|(id, _)| id == value).map(|(_, name)| name.clone());
    let day = value.parse::<NaiveDate>().ok().map(|day| language.date(day));
    let former = || PersonId::try_from(value.to_owned()).ok().filter(|_| value.len() == 26).map(|_| t!(language, "journal-former-coach"));
    coach.or(day).or_else(former).unwrap_or_else(|| value.to_owned())
}

/// The old and the new values of a line in words, "ancien → nouveau".
pub fn changes_in_words(language: Language, team: &[(String, String)], line: &JournalLine) -> Vec<String> {
    let shown = SHOWN_CHANGES.contains(&line.action.as_str());
    let changes = line.changes().into_iter().filter(|_| shown).map(|change| {
        let value = |value: &Option<String>| value_in_words(language, team, value.as_deref());
        let what = change.column.as_ref().map(|column| format!("{}\u{a0}: ", capital(&column.replace('_', " ")))).unwrap_or_default();
        format!("{what}{}", t!(language, "journal-change", from = value(&change.from), to = value(&change.to)))
    });
    changes.collect()
}

/// The key of the sentence of a line.
pub fn sentence_key(line: &JournalLine) -> &'static str {
    ACTIONS.iter().find(|(action, _)| *action == line.action).map_or("journal-other", |(_, key)| *key)
}

fn row(language: Language, team: &[(String, String)], line: &JournalLine) -> impl IntoView + use<> {
    let wall = paris::wall_clock(line.at);
    let when = t!(language, "at", day = language.date(wall.date()), time = language.hour(wall.time()));
    let key = sentence_key(line);
    let month = line.month.map(|month| format!(", {}", language.month(month)));
    let reason = line.word("reason").filter(|reason| reason.contains(' ')).map(|reason| {
        view! { <span class="quiet">{t!(language, "journal-reason", reason = reason)}</span> }
    });
    let by_sms =
        line.word("source").filter(|source| source == "SMS").map(|_| view! { <span class="quiet">{t!(language, "journal-by-sms")}</span> });
    let failures = line.number("failures").zip(line.word("day").and_then(|day| day.parse::<NaiveDate>().ok())).map(|(n, day)| {
        view! { <span class="quiet">{t!(language, "journal-failures", n = n, day = language.date(day))}</span> }
    });
    let changes = changes_in_words(language, team, line);
    let changes = changes.into_iter().map(|change| view! { <span class="table__soft journal__change">{change}</span> }).collect_view();
    let what = match &line.session_id {
        Some(session) => view! { <a href=url::agenda_session(session)>{t!(language, key)}</a> }.into_any(),
        None => t!(language, key).into_any(),
    };
    let participant = line.about_role == Some(Role::Participant);
    let about = line.about_id.clone().zip(line.about.clone()).map(|(id, name)| {
        let to = if participant { url::participant(&id) } else { url::person(&id) };
        view! { <a href=to>{name}</a> }
    });
    let who = line.actor.clone().unwrap_or_else(|| t!(language, "journal-tools"));
    view! {
        <tr>
            <th scope="row"><time class="num" datetime=line.at.to_rfc3339()>{when}</time></th>
            <td data-label=t!(language, "journal-what")><div>{what}{month}" "{reason}{by_sms}{failures}{changes}</div></td>
            <td data-label=t!(language, "journal-about")>{about}</td>
            <td data-label=t!(language, "journal-who")>{who}</td>
        </tr>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_the_next_page_keeps_the_filters() {
        let asked = JournalQuery { who: "a&b".into(), from: "2026-11-01".into(), ..JournalQuery::default() };
        assert_eq!(asked.page_after("01JD"), "/journal?qui=a%26b&quoi=&personne=&du=2026-11-01&au=&consultations=&connexions=&apres=01JD");
    }

    #[test]
    fn invalid_days_are_mistakes_and_unknown_words_filter_nothing() {
        let of = |who: &str, what: &str, from: &str, to: &str| JournalQuery {
            who: who.into(),
            what: what.into(),
            from: from.into(),
            to: to.into(),
            ..JournalQuery::default()
        };
        let routine = JournalQuery { routine: WITH_READINGS.into(), ..of("\u{0}", "", "", "") };
        assert_eq!(routine.filter(None), (JournalFilter::default(), Vec::new()));
        assert!(of("", "", "", "").filter(None).0.without_routine, "sign-ins and imports are hidden of themselves");
        assert!(!of("", "booking", "", "").filter(None).0.without_routine, "and shown when a kind is asked for");
        assert_eq!(of("", "", "99999-01-01", "demain").filter(None).1, [("du", "session-day"), ("au", "session-day")]);
        assert_eq!(of("", "", "2026-11-02", "2026-11-01").filter(None).1, [("au", "journal-order")]);
        assert!(of(TOOLS, "booking", "", "").filter(None).0.by_tools);
    }
}
