//! Importing participants and declarations from files: first a preview or every refused cell, then all or nothing.

use crate::{
    people::{
        import_findings::{differences, entering, new_coaches, warnings},
        invite::{InviteAll, Invites, invitation},
        upload::{Files, MONTHS, PEOPLE, Sent},
    },
    sign_in::secret,
    texts::t,
    ui::{
        file_field::FileField,
        form::{ErrorSummary, FieldError},
        icon::Icon,
    },
    url::{self, action},
    web::{
        context::RequestContext,
        error::AppError,
        outcome::{Outcome, respond},
        page::{Address, Page, PageEnd, PageResult},
    },
};
use domain::{
    people::import::{Cohort, Reason, RefusedLine, SourceFile, Sources},
    values::{ids::PreviewId, language::Language},
};
use leptos::prelude::*;
use server_fn::codec::{MultipartData, MultipartFormData};
use store::{
    ImportError, ImportOutcome, ImportPreview, ImportReport, ImportSummary, NewPreview, Person, Places, PreviewOutcome, StoreError,
};
use tokio::sync::{Semaphore, SemaphorePermit};

const PAGE: &str = "/personnes/importer";

/// Query parameter with the key of the mistake; not a form draft, because a file cannot be put back into its field.
const MISTAKE: &str = "refus";

/// How many refused cells a page shows at most.
const MOST_SHOWN: usize = 200;

/// One import at a time is read and tried: an unpacked workbook takes some megabytes of memory.
static ONE_AT_A_TIME: Semaphore = Semaphore::const_new(1);

/// Waits until no other import runs. `None` never happens: the semaphore is not closed.
async fn import_permit() -> Option<SemaphorePermit<'static>> {
    ONE_AT_A_TIME.acquire().await.ok()
}

/// Stores a preview of the files: what an import of them would do, or every refused cell. Nothing is imported.
#[server(endpoint = "personnes/importer", input = MultipartFormData)]
pub async fn look_at_files(form: MultipartData) -> Result<(), AppError> {
    let files = Files::read(form).await?;
    let ctx = RequestContext::current()?;
    let Some(people) = &files.people else {
        return respond(Ok(Outcome::Rejected { to: format!("{PAGE}?{MISTAKE}=import-choose-file") }));
    };
    let _permit = import_permit().await;
    let new = preview_of(&ctx, &files, people).await?;
    let id = ctx.store.people().add_preview(&ctx.actor(), &ctx.user.person_id, &new).await?;
    let page = url::import_preview(&id);
    respond(Ok(match new.outcome {
        PreviewOutcome::Ready(_) => Outcome::go(page),
        PreviewOutcome::Refused(_) => Outcome::Rejected { to: page },
    }))
}

/// Parses the files on a thread of its own: an unpacked workbook takes some megabytes.
///
/// # Errors
/// Every refused cell, by file and line.
async fn read(files: &Files) -> Result<(Sources, Cohort), Vec<RefusedLine>> {
    let files = files.clone();
    let reading = tokio::task::spawn_blocking(move || -> Result<(Sources, Cohort), Vec<RefusedLine>> {
        let sources = files.sources()?;
        let cohort = sources.read()?;
        Ok((sources, cohort))
    });
    let panicked = |_| Err(vec![RefusedLine::new(SourceFile::Participants, 1, "", Reason::Workbook)]);
    reading.await.unwrap_or_else(panicked)
}

/// Tries an import of the files: their text, and the report or the refused cells.
async fn preview_of(ctx: &RequestContext, files: &Files, people: &Sent) -> Result<NewPreview, StoreError> {
    let refused = |mut cells: Vec<RefusedLine>| {
        // One more than is shown: the page then says that there are others.
        cells.truncate(MOST_SHOWN + 1);
        PreviewOutcome::Refused(cells)
    };
    let (sources, outcome) = match read(files).await {
        Err(cells) => (None, refused(cells)),
        Ok((sources, (participants, months))) => match ctx.store.people().try_import(&ctx.actor(), &participants, &months).await {
            Ok(mut report) => {
                report.warnings.splice(0..0, sources.warnings(&participants));
                (Some(sources), PreviewOutcome::Ready(report))
            }
            Err(ImportError::Refused(cells)) => (Some(sources), refused(cells)),
            Err(ImportError::Store(error)) => return Err(error),
        },
    };
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap_or_default();
    let (participants, declarations) =
        sources.map(|sources| (text(sources.participants), sources.declarations.map(text))).unwrap_or_default();
    Ok(NewPreview {
        participants_name: people.name.clone(),
        declarations_name: files.months_name(declarations.is_some()),
        digest: secret::hash(&format!("{participants}\n\n{}", declarations.as_deref().unwrap_or_default())),
        participants,
        declarations,
        outcome,
    })
}

/// Imports the files of a preview, once; coaches whom it adds are invited, and the address of each must be among `coaches`. With a
/// filled `apply` the differences are applied too. 404 unless `digest` is that of the preview.
#[server(endpoint = "personnes/importer/confirmer")]
pub async fn take_files(
    preview: PreviewId,
    #[server(default)] digest: String,
    #[server(default)] apply: String,
    #[server(default)] coaches: Vec<String>,
) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let (actor, owner) = (ctx.actor(), &ctx.user.person_id);
    let page = url::import_preview(&preview);
    let found = ctx.store.people().preview(owner, &preview, ctx.visitor.now).await?;
    if found.imported_at.is_some() {
        return respond(Ok(Outcome::go(page)));
    }
    let (Some(sources), PreviewOutcome::Ready(shown)) = (found.sources, found.outcome) else {
        return respond(Ok(Outcome::Rejected { to: page }));
    };
    if digest != found.digest {
        return respond(Err(StoreError::NotFound));
    }
    // Each of them gets an account and a message: a mistyped address would be a stranger's.
    if shown.coaches.iter().any(|coach| !coaches.contains(&coach.email)) {
        return respond(Ok(Outcome::Refused { to: page, because: "import-coaches-unticked" }));
    }
    let _permit = import_permit().await;
    let Ok(cohort) = sources.read() else { return respond(Err(StoreError::NotFound)) };
    let invites = Invites::of(&ctx);
    let invite = |person: &Person| invitation(&invites, person, None);
    let apply = !apply.is_empty();
    let outcome = ctx.store.people().import_preview(&actor, owner, (&preview, &digest), &cohort, (&shown, apply), invite).await?;
    respond(Ok(match outcome {
        ImportOutcome::Done(_) => Outcome::done(page, "import-done"),
        ImportOutcome::Already => Outcome::go(page),
        ImportOutcome::Changed => Outcome::Refused { to: page, because: "import-changed" },
    }))
}

/// The page with the two fields of files and the columns they may have.
pub async fn page(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let mistake = address.query(MISTAKE).filter(|key| key == "import-choose-file");
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
                <p>{t!(language, "import-values-people")}</p>
                <p>{t!(language, "import-columns-months")}</p>
                {columns(SourceFile::Declarations)}
                <p>{t!(language, "import-values-months")}</p>
            </div>
        </details>
    };
    Ok(Page::new(t!(language, "import-title"), "/personnes", body).with_mistakes(language, any))
}

/// The form with the two fields of files; its button is the main one of the page with `main`.
fn form(language: Language, mistake: Option<String>, main: bool) -> impl IntoView + use<> {
    let field = |name: &'static str, label: &str, hint: &str, mistake: Option<String>| {
        let wrong = mistake.is_some();
        let described = if wrong { format!("{name}-aide {name}-erreur") } else { format!("{name}-aide") };
        view! {
            <div class=if wrong { "field field--error" } else { "field" }>
                <label class="field__label" for=name>{t!(language, label)}</label>
                <p class="field__hint" id=format!("{name}-aide")>{t!(language, hint)}</p>
                {mistake.map(|key| view! { <FieldError field=name.to_owned() prefix=t!(language, "error-prefix") sentence=t!(language, &key)/> })}
                <FileField language>
                    <input class="input input--file" type="file" id=name name=name aria-describedby=described aria-invalid=wrong.then_some("true")
                        accept=".csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>
                </FileField>
            </div>
        }
    };
    view! {
        <form class="form" method="post" action={action::<LookAtFiles>()} enctype="multipart/form-data" novalidate>
            {field(PEOPLE, "import-people-file", "import-people-file-hint", mistake)}
            {field(MONTHS, "import-months-file", "import-months-file-hint", None)}
            <button class=if main { "button button--main" } else { "button" }>{t!(language, "import-look")}</button>
        </form>
    }
}

/// The page of a preview: what an import would do, what it did, or every refused cell.
pub async fn preview(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let id: PreviewId = address.part("preview")?;
    let found = ctx.store.people().preview(&ctx.user.person_id, &id, ctx.visitor.now).await.map_err(PageEnd::from)?;
    let places = ctx.store.enrollments().places().await?;
    let names = std::iter::once(found.participants_name.clone()).chain(found.declarations_name.clone()).collect::<Vec<_>>().join(", ");
    let refused = matches!(found.outcome, PreviewOutcome::Refused(_));
    let (title, inside) = match &found.outcome {
        PreviewOutcome::Ready(done) if found.imported_at.is_some() => {
            let waiting = ctx.store.people().count_waiting_for_invitation(ctx.visitor.now).await?;
            ("import-result-title", after(language, &done.summary, places, waiting).into_any())
        }
        PreviewOutcome::Ready(shown) => ("import-check-title", before(language, &id, &found, shown, places).into_any()),
        PreviewOutcome::Refused(cells) => ("import-refused-title", refused_cells(language, &found, cells).into_any()),
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

/// The numbers of a summary that are not zero, a line each.
fn summary_lines(language: Language, it: &ImportSummary) -> impl IntoView + use<> {
    let line = |n: usize, key: &str| (n > 0).then(|| view! { <li>{t!(language, key, n = n as i64)}</li> });
    view! {
        <ul class="prose">
            {line(it.participants_added, "import-people-added")}
            {line(it.coaches_added, "import-coaches-added")}
            {line(it.months_added, "import-months-added")}
            {line(it.changes_applied, "import-changes-applied")}
            {line(it.participants_known, "import-people-known")}
            {line(it.participants_differing, "import-people-differing")}
            {line(it.months_known, "import-months-known")}
            {line(it.months_differing, "import-months-differing")}
        </ul>
    }
}

/// A preview that can be imported, with its warnings and differences.
fn before(language: Language, id: &PreviewId, found: &ImportPreview, shown: &ImportReport, places: Places) -> AnyView {
    let summary = &shown.summary;
    let (nothing_new, applicable) = (summary.is_nothing(), shown.applicable() as i64);
    let findings = view! {
        {warnings(language, found, &shown.warnings)}
        {differences(language, &shown.differences)}
    };
    if nothing_new && applicable == 0 {
        let key = if shown.differences.is_empty() { "import-nothing-new" } else { "import-differences-only" };
        return view! {
            <p>{t!(language, key)}</p>
            {summary_lines(language, summary)}
            {findings}
            <div class="actions"><a class="button button--main" href="/personnes">{t!(language, "import-to-people")}</a></div>
        }
        .into_any();
    }
    let hidden = view! {
        <input type="hidden" name="preview" value=id.to_string()/>
        <input type="hidden" name="digest" value=found.digest.clone()/>
    };
    if nothing_new {
        return view! {
            <p>{t!(language, "import-differences-only")}</p>
            {summary_lines(language, summary)}
            {findings}
            <form class="actionbar" method="post" action={action::<TakeFiles>()}>
                {hidden}
                <input type="hidden" name="apply" value="yes"/>
                <button class="button button--main">{t!(language, "import-apply-send", n = applicable)}</button>
                <a class="button" href="/personnes">{t!(language, "import-to-people")}</a>
            </form>
        }
        .into_any();
    }
    let then = places.taken + i64::try_from(summary.participants_added).unwrap_or_default();
    let apply = (applicable > 0).then(|| {
        view! {
            <label class="choice">
                <input class="choice__input" type="checkbox" name="apply" value="yes"/>
                <span class="choice__text"><span class="choice__title">{t!(language, "import-apply", n = applicable)}</span></span>
            </label>
        }
    });
    view! {
        <article class="card">
            <h2 class="card__title">{t!(language, "import-enter", n = summary.participants_added as i64)}</h2>
            <p class="card__text">{t!(language, "import-places", taken = then, all = places.all)}</p>
            {summary_lines(language, summary)}
        </article>
        {findings}
        {entering(language, shown)}
        <p class="quiet">{t!(language, "import-whole")}</p>
        <form class="stack" method="post" action={action::<TakeFiles>()}>
            {hidden}
            {new_coaches(language, &shown.coaches)}
            {apply}
            <div class="actionbar">
                <button class="button button--main">{t!(language, "import-confirm", n = summary.participants_added as i64)}</button>
            </div>
        </form>
    }
    .into_any()
}

/// What an import did, with the button that invites those who wait for an invitation.
fn after(language: Language, done: &ImportSummary, places: Places, waiting: i64) -> impl IntoView + use<> {
    let invite = (waiting > 0).then(|| {
        view! {
            <form method="post" action={action::<InviteAll>()}>
                <button class="button button--main">{t!(language, "invite-all", n = waiting)}</button>
            </form>
        }
    });
    view! {
        <article class="card">
            <h2 class="card__title">{t!(language, "import-places", taken = places.taken, all = places.all)}</h2>
            {summary_lines(language, done)}
        </article>
        <div class="actions">
            {invite}
            <a class="button" href="/personnes">{t!(language, "import-to-people")}</a>
        </div>
    }
}

/// Why a cell is refused; for a duplicate with the number of the earlier line.
pub fn reason(language: Language, cell: &RefusedLine) -> String {
    match cell.earlier {
        Some(earlier) => t!(language, "import-duplicate-line", earlier = earlier as i64),
        None => t!(language, &cell.reason.sentence()),
    }
}

/// The table of refused cells, at most [`MOST_SHOWN`]: line, column, reason and file.
fn refused_cells(language: Language, found: &ImportPreview, cells: &[RefusedLine]) -> impl IntoView + use<> {
    let more = cells.len() > MOST_SHOWN;
    let shown = cells.get(..MOST_SHOWN).unwrap_or(cells);
    let rows = shown
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
                    <td data-label=t!(language, "import-trouble")>{reason(language, cell)}</td>
                    <td data-label=t!(language, "import-file")>{file.unwrap_or_else(|| cell.file.name().to_owned())}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="notice notice--warning">
            <Icon name="warning"/>
            <div class="notice__text">
                <p>{t!(language, "import-refused-lead", n = shown.len() as i64)}</p>
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[tokio::test]
    async fn concurrent_imports_run_one_at_a_time() {
        static RUNNING: AtomicUsize = AtomicUsize::new(0);
        let imports = (0..8).map(|_| {
            tokio::spawn(async {
                let _permit = import_permit().await.unwrap();
                let at_once = RUNNING.fetch_add(1, Ordering::SeqCst) + 1;
                for _ in 0..20 {
                    tokio::task::yield_now().await;
                }
                RUNNING.fetch_sub(1, Ordering::SeqCst);
                at_once
            })
        });
        for import in imports.collect::<Vec<_>>() {
            assert_eq!(import.await.unwrap(), 1);
        }
    }
}
