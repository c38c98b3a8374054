//! Enrolling by file: looked at first, with every line's trouble in words, then taken whole or not at all.

use super::upload::{Files, MONTHS, PEOPLE};
use crate::{
    answer::{Reply, answer},
    error::AppError,
    people::invite::{Invites, invitation},
    session::Asking,
    sign_in::secret,
    texts::t,
    ui::{
        form::{ErrorSummary, FieldError},
        frame::{Address, Page, PageEnd, PageResult},
        icon::Icon,
    },
};
use domain::{
    ids::PreviewId,
    import::{Cohort, RefusedLine, SourceFile, Sources},
    language::Language,
};
use leptos::prelude::*;
use server_fn::codec::{MultipartData, MultipartFormData};
use store::{ImportError, ImportPreview, ImportSummary, NewPreview, Places, PreviewOutcome, StoreError, Taken};

const PAGE: &str = "/personnes/importer";

/// Under which name the page is told what was wrong. It stands in the address: a file cannot be put back into its field.
const MISTAKE: &str = "refus";

/// The most refused cells that are told at once: whoever mends these sends the file again and sees the next.
const MOST_TOLD: usize = 200;

fn page_of(id: &PreviewId) -> String {
    format!("{PAGE}/{id}")
}

/// Looks at files: what an import of them would do, or every refused cell. Nothing is imported yet.
#[server(endpoint = "personnes/importer", input = MultipartFormData)]
pub async fn look_at_files(form: MultipartData) -> Result<(), AppError> {
    let files = Files::read(form).await?;
    answer(look(files).await)
}

/// The files as text with what is in them, off the thread that serves others: a workbook unfolds to many megabytes.
async fn read(files: &Files) -> Result<(Sources, Cohort), Vec<RefusedLine>> {
    let files = files.clone();
    let reading = tokio::task::spawn_blocking(move || -> Result<(Sources, Cohort), Vec<RefusedLine>> {
        let sources = files.sources()?;
        let cohort = sources.read()?;
        Ok((sources, cohort))
    });
    let broken =
        |_| Err(vec![RefusedLine { file: SourceFile::Participants, line: 1, column: "", reason: domain::import::Reason::Workbook }]);
    reading.await.unwrap_or_else(broken)
}

async fn look(files: Files) -> Result<Reply, StoreError> {
    let asking = Asking::of_request()?;
    let Some(people) = &files.people else {
        return Ok(Reply::Again { to: format!("{PAGE}?{MISTAKE}=import-choose-file") });
    };
    let (sources, outcome) = match read(&files).await {
        Err(cells) => (None, PreviewOutcome::Refused(cells)),
        Ok((sources, (people, months))) => match asking.rows.try_import(&asking.by(), &people, &months).await {
            Ok(summary) => (Some(sources), PreviewOutcome::Ready(summary)),
            Err(ImportError::Refused(cells)) => (Some(sources), PreviewOutcome::Refused(cells)),
            Err(ImportError::Store(error)) => return Err(error),
        },
    };
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap_or_default();
    let (participants, declarations) =
        sources.map(|sources| (text(sources.participants), sources.declarations.map(text))).unwrap_or_default();
    let new = NewPreview {
        participants_name: people.name.clone(),
        declarations_name: files.months_name(declarations.is_some()),
        digest: secret::hash(&format!("{participants}\n\n{}", declarations.as_deref().unwrap_or_default())),
        participants,
        declarations,
        outcome: told(outcome),
    };
    let id = asking.rows.keep_preview(&asking.by(), &asking.who.person_id, &new).await?;
    Ok(match new.outcome {
        PreviewOutcome::Ready(_) => Reply::go(page_of(&id)),
        PreviewOutcome::Refused(_) => Reply::Again { to: page_of(&id) },
    })
}

/// With no more cells than are told, and one that says that there are others.
fn told(mut outcome: PreviewOutcome) -> PreviewOutcome {
    if let PreviewOutcome::Refused(cells) = &mut outcome {
        cells.truncate(MOST_TOLD + 1);
    }
    outcome
}

/// Takes files that were looked at, once; coaches whom they name and nobody knew are invited.
#[server(endpoint = "personnes/importer/confirmer")]
pub async fn take_files(#[server(default)] preview: String, #[server(default)] digest: String) -> Result<(), AppError> {
    answer(take(preview, digest).await)
}

async fn take(preview: String, digest: String) -> Result<Reply, StoreError> {
    let asking = Asking::of_request()?;
    let id = PreviewId::try_from(preview).map_err(|_| StoreError::NotFound)?;
    let found = asking.rows.preview(&asking.who.person_id, &id, asking.visitor.now).await?;
    let page = page_of(&id);
    if found.imported_at.is_some() {
        return Ok(Reply::go(page));
    }
    let (Some(sources), PreviewOutcome::Ready(shown)) = (found.sources, found.outcome) else {
        return Ok(Reply::Again { to: page });
    };
    if digest != found.digest {
        return Err(StoreError::NotFound);
    }
    let Ok(cohort) = sources.read() else { return Err(StoreError::NotFound) };
    let invites = Invites::of(&asking);
    let (by, owner) = (asking.by(), &asking.who.person_id);
    let invite = |person: &store::Person| invitation(&invites, person, None);
    let taken = asking.rows.take_preview(&by, owner, (&id, &digest), &cohort, &shown, invite).await?;
    Ok(match taken {
        Taken::Done(_) => Reply::done(page, "import-done"),
        Taken::Already => Reply::go(page),
        Taken::Changed => Reply::Refused { to: page, because: "import-changed" },
    })
}

/// The form: one file or two.
pub async fn page(address: Address) -> PageResult {
    let asking = Asking::of_request()?;
    let language = asking.language();
    let mistake = address.asked(MISTAKE).filter(|key| key == "import-choose-file");
    let any = mistake.is_some();
    let summary = mistake.iter().map(|key| (PEOPLE.to_owned(), t!(language, key))).collect();
    let columns = |source: SourceFile| {
        let names = source.columns().iter().map(|name| view! { <li><code>{*name}</code></li> }).collect_view();
        view! { <ul>{names}</ul> }
    };
    let body = view! {
        <ErrorSummary language mistakes=summary/>
        <header class="page__head">
            <a class="back" href="/personnes"><Icon name="arrow-left"/>{t!(language, "nav-people")}</a>
            <h1 class="page__title">{t!(language, "import-title")}</h1>
            <p class="page__lead">{t!(language, "import-lead")}</p>
        </header>
        {form(language, mistake, true)}
        <details class="disclose">
            <summary class="disclose__summary">{t!(language, "import-columns")}</summary>
            <div class="disclose__body prose">
                <p>{t!(language, "import-columns-people")}</p>
                {columns(SourceFile::Participants)}
                <p>{t!(language, "import-columns-months")}</p>
                {columns(SourceFile::Declarations)}
            </div>
        </details>
    };
    Ok(Page::new(t!(language, "import-title"), "/personnes", body).with_mistakes(language, any))
}

/// The two fields of files. On a page with another main action this one stands back.
fn form(language: Language, mistake: Option<String>, main: bool) -> impl IntoView + use<> {
    let field = |name: &'static str, label: &str, hint: &str, mistake: Option<String>| {
        let wrong = mistake.is_some();
        let described = if wrong { format!("{name}-aide {name}-erreur") } else { format!("{name}-aide") };
        view! {
            <div class=if wrong { "field field--error" } else { "field" }>
                <label class="field__label" for=name>{t!(language, label)}</label>
                <p class="field__hint" id=format!("{name}-aide")>{t!(language, hint)}</p>
                {mistake.map(|key| view! { <FieldError field=name.to_owned() prefix=t!(language, "error-prefix") sentence=t!(language, &key)/> })}
                <input class="input input--file" type="file" id=name name=name aria-describedby=described aria-invalid=wrong.then_some("true")
                    accept=".csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>
            </div>
        }
    };
    view! {
        <form class="form" method="post" action="/api/personnes/importer" enctype="multipart/form-data" novalidate>
            {field(PEOPLE, "import-people-file", "import-people-file-hint", mistake)}
            {field(MONTHS, "import-months-file", "import-months-file-hint", None)}
            <button class=if main { "button button--main" } else { "button" }>{t!(language, "import-look")}</button>
        </form>
    }
}

/// What an import would do, what it did, or what stands in its way.
pub async fn preview(address: Address) -> PageResult {
    let asking = Asking::of_request()?;
    let language = asking.language();
    let id: PreviewId = address.part("preview")?;
    let found = asking.rows.preview(&asking.who.person_id, &id, asking.visitor.now).await.map_err(PageEnd::from)?;
    let places = asking.rows.places().await?;
    let names = std::iter::once(found.participants_name.clone()).chain(found.declarations_name.clone()).collect::<Vec<_>>().join(", ");
    let refused = matches!(found.outcome, PreviewOutcome::Refused(_));
    let (title, inside) = match &found.outcome {
        PreviewOutcome::Ready(done) if found.imported_at.is_some() => {
            let waiting = asking.rows.waiting_for_invitation(asking.visitor.now).await?.len();
            ("import-result-title", after(language, done, places, waiting).into_any())
        }
        PreviewOutcome::Ready(shown) => ("import-check-title", before(language, &id, &found, shown, places).into_any()),
        PreviewOutcome::Refused(cells) => ("import-refused-title", troubles(language, &found, cells).into_any()),
    };
    let body = view! {
        <header class="page__head">
            <a class="back" href=PAGE><Icon name="arrow-left"/>{t!(language, "import-title")}</a>
            <h1 class="page__title">{t!(language, title)}</h1>
            <p class="page__lead">{names}</p>
        </header>
        {inside}
    };
    Ok(Page::new(t!(language, title), "/personnes", body).with_mistakes(language, refused))
}

/// What is added and what stays, a line each.
fn lines(language: Language, it: &ImportSummary) -> impl IntoView + use<> {
    let line = |n: usize, key: &str| (n > 0).then(|| view! { <li>{t!(language, key, n = n as i64)}</li> });
    view! {
        <ul class="prose">
            {line(it.participants_added, "import-people-added")}
            {line(it.coaches_added, "import-coaches-added")}
            {line(it.months_added, "import-months-added")}
            {line(it.participants_known, "import-people-known")}
            {line(it.months_known, "import-months-known")}
            {line(it.months_differing, "import-months-differing")}
        </ul>
    }
}

/// Whether it adds nothing at all.
fn adds_nothing(it: &ImportSummary) -> bool {
    it.participants_added + it.coaches_added + it.months_added == 0
}

fn before(language: Language, id: &PreviewId, found: &ImportPreview, shown: &ImportSummary, places: Places) -> AnyView {
    if adds_nothing(shown) {
        return view! {
            <p>{t!(language, "import-nothing-new")}</p>
            {lines(language, shown)}
            <div class="actions"><a class="button button--main" href="/personnes">{t!(language, "import-to-people")}</a></div>
        }
        .into_any();
    }
    let then = places.taken + i64::try_from(shown.participants_added).unwrap_or_default();
    view! {
        <article class="card">
            <h2 class="card__title">{t!(language, "import-enter", n = shown.participants_added as i64)}</h2>
            <p class="card__text">{t!(language, "import-places", taken = then, all = places.all)}</p>
            {lines(language, shown)}
        </article>
        <p class="quiet">{t!(language, "import-whole")}</p>
        <form class="actionbar" method="post" action="/api/personnes/importer/confirmer">
            <input type="hidden" name="preview" value=id.to_string()/>
            <input type="hidden" name="digest" value=found.digest.clone()/>
            <button class="button button--main">{t!(language, "import-confirm", n = shown.participants_added as i64)}</button>
        </form>
    }
    .into_any()
}

fn after(language: Language, done: &ImportSummary, places: Places, waiting: usize) -> impl IntoView + use<> {
    let invite = (waiting > 0).then(|| {
        view! {
            <form method="post" action="/api/personnes/inviter-tous">
                <button class="button button--main">{t!(language, "invite-all", n = waiting as i64)}</button>
            </form>
        }
    });
    view! {
        <article class="card">
            <h2 class="card__title">{t!(language, "import-places", taken = places.taken, all = places.all)}</h2>
            {lines(language, done)}
        </article>
        <div class="actions">
            {invite}
            <a class="button" href="/personnes">{t!(language, "import-to-people")}</a>
        </div>
    }
}

/// Every refused cell: which file, which line, which column, what to do.
fn troubles(language: Language, found: &ImportPreview, cells: &[RefusedLine]) -> impl IntoView + use<> {
    let more = cells.len() > MOST_TOLD;
    let told = cells.get(..MOST_TOLD).unwrap_or(cells);
    let rows = told
        .iter()
        .map(|cell| {
            let file = match cell.file {
                SourceFile::Participants => Some(found.participants_name.clone()),
                SourceFile::Declarations => found.declarations_name.clone(),
            };
            view! {
                <tr>
                    <th scope="row">{t!(language, "import-line", n = cell.line as i64)}</th>
                    <td data-label=t!(language, "import-column")>
                        {if cell.column.is_empty() { t!(language, "import-whole-line").into_any() } else { view! { <code>{cell.column}</code> }.into_any() }}
                    </td>
                    <td data-label=t!(language, "import-trouble")>{t!(language, &cell.reason.sentence())}</td>
                    <td data-label=t!(language, "import-file")>{file.unwrap_or_else(|| cell.file.name().to_owned())}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="notice notice--warning">
            <Icon name="warning"/>
            <div class="notice__text">
                <p>{t!(language, "import-refused-lead", n = told.len() as i64)}</p>
                {more.then(|| view! { <p>{t!(language, "import-refused-more")}</p> })}
            </div>
        </div>
        <div class="table-wrap" tabindex="0" role="region" aria-labelledby="t-import">
            <table class="table table--stack">
                <caption class="visually-hidden" id="t-import">{t!(language, "import-refused-title")}</caption>
                <thead><tr>
                    <th scope="col">{t!(language, "import-line-column")}</th>
                    <th scope="col">{t!(language, "import-column")}</th>
                    <th scope="col">{t!(language, "import-trouble")}</th>
                    <th scope="col">{t!(language, "import-file")}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <section class="section">
            <h2 class="section__title">{t!(language, "import-again")}</h2>
            {form(language, None, true)}
        </section>
    }
}
