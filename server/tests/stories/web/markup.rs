//! Markup in every text that people type: no page shows it unescaped.

use crate::{
    support::{
        app::{Engine, Team, TestApp, on_both_engines, team},
        caller::{Answer, Caller, answer},
    },
    web::calls::call,
};
use app::routes::TABLE;
use domain::{people::Role, values::ids::PersonId};
use std::{collections::BTreeSet, sync::Arc};

/// Markup that ends a title, a field or an attribute around it. Unescaped, it leaves one of [`RAW`].
const MARKUP: &str = "</title></textarea><i z7>\"'><script z7>";
const RAW: [&str; 3] = ["<i z7", "<script z7", "</title></textarea>"];

/// The columns whose texts people type, and those that keep such texts within JSON.
const TEXTS: &[&str] = &[
    "plan_template.title",
    "attestation.initials",
    "attestation.issuer",
    "booking.reason",
    "check_in.words",
    "correction_request.answer",
    "correction_request.reason",
    "declaration_version.entered_reason",
    "declaration_version.note",
    "device.agent",
    "document.name",
    "enrollment.exit_reason",
    "enrollment.trade",
    "erasure_request.reason",
    "funder_link.label",
    "goal.target",
    "goal.title",
    "import_preview.declarations",
    "import_preview.declarations_name",
    "import_preview.participants",
    "import_preview.participants_name",
    "note.text",
    "outbox.body",
    "outbox.last_error",
    "outbox.receipt_error",
    "outbox.reference",
    "outbox.subject",
    "outbox.word",
    "passkey.name",
    "person.address",
    "person.first_name",
    "person.last_name",
    "plan_action.title",
    "question.answer",
    "question.question",
    "record_correction.new_value",
    "record_correction.old_value",
    "record_correction.reason",
    "saved_view.name",
    "session.link",
    "session_type.link",
    "session_type.title",
    "statement_row.exit_reason",
    "statement_row.first_name",
    "statement_row.last_name",
    "structure.address",
    "structure.signatory_function",
    "structure.signatory_name",
    "structure.name",
    "suspension.reason",
    "venue.address",
    "venue.name",
];
const WITHIN_JSON: &[&str] = &[
    "person_merge.steps",
    "plan_template.content",
    "audit.details",
    "form_draft.content",
    "import_preview.outcome",
    "plan_version.content",
    "withdrawn_declaration.versions",
];

/// The columns of other texts: words of the program, hashes, and checked addresses.
const NOT_TYPED: &[&str] = &[
    "structure.coaches_read",
    "person.merged_into",
    "account_link.email",
    "attempt.subject",
    "attestation.code",
    "attestation.digest",
    "attestation.from_month",
    "attestation.months",
    "attestation.reference",
    "attestation.to_month",
    "audit.action",
    "audit_seal.hash",
    "audit_seal.salt",
    "availability_window.rule",
    "check_in.blocker",
    "check_in.mood",
    "contact_change.contact",
    "declaration_version.entered_from",
    "document.digest",
    "document.object",
    "document.stored_digest",
    "enrollment.activity",
    "enrollment.benefit",
    "enrollment.exit_category",
    "enrollment.pass_number",
    "extension.reason",
    "form_draft.form",
    "form_draft.holder",
    "goal.focus",
    "import_preview.digest",
    "installation.key",
    "installation.value",
    "known_browser.browser_hash",
    "oidc_identity.issuer",
    "oidc_identity.subject",
    "oidc_request.next_page",
    "outbox.about",
    "outbox.cause",
    "outbox.channel",
    "outbox.cost_unit",
    "outbox.failure",
    "outbox.notice",
    "outbox.provider",
    "outbox.receipt",
    "outbox.recipient",
    "outbox.reminder",
    "outbox.waits_for",
    "passkey.credential",
    "person.digest_days",
    "person.email",
    "person.language",
    "person.name_key",
    "person.phone",
    "person.reminders",
    "person.role",
    "person.siret",
    "person.sms_stopped_at_phone",
    "saved_view.list",
    "saved_view.query",
    "plan_action.doer",
    "published_half_year.half_year",
    "published_half_year.snapshot",
    "push_subscription.auth",
    "push_subscription.endpoint",
    "push_subscription.p256dh",
    "record_correction.field",
    "review_batch_figure.outcome",
    "review_batch_figure.state_before",
    "second_factor.secret",
    "sent_form.key",
    "sent_form.location",
    "sent_form.say",
    "session_place.held_by",
    "session_type.bookable_by",
    "session_type.statement_column",
    "sign_in_code.contact",
    "sign_in_step.enroll_secret",
    "sms_answer.provider",
    "sms_answer.reference",
    "statement.fingerprint",
    "statement.smoothing",
    "statement_row.exit_category",
    "statement_row.missing",
    "statement_row.pass_number",
    "structure.chamber_region",
    "structure.email",
    "structure.holiday_region",
    "structure.phone",
    "structure.siret",
    "turnover_line.activity",
];

/// Whether the name of a column is that of a reference, a hash, an instant, a month or a state.
fn is_plain(column: &str) -> bool {
    let name = column.split_once('.').unwrap().1;
    ["_id", "_hash", "_by", "_at", "_on"].iter().any(|end| name.ends_with(end)) || ["id", "month", "state", "kind"].contains(&name)
}

/// Appends markup to every stored text.
async fn mark_everything(app: &TestApp, tag: &str) {
    app.place.lift_triggers().await;
    let quoted = |text: &str| text.replace('\'', "''");
    for column in TEXTS {
        let (table, name) = column.split_once('.').unwrap();
        app.place.change(format!("update {table} set {name} = {name} || '{}' where {name} is not null", quoted(MARKUP))).await;
    }
    for column in WITHIN_JSON {
        let (table, name) = column.split_once('.').unwrap();
        let escaped = MARKUP.replace('"', "\\\"");
        app.place.change(format!("update {table} set {name} = replace({name}, '{tag}', '{tag}{}')", quoted(&escaped))).await;
    }
}

#[track_caller]
fn assert_escaped(path: &str, page: &Answer) -> bool {
    if !page.header("content-type").starts_with("text/html") {
        return false;
    }
    for raw in RAW {
        assert!(!page.body.contains(raw), "{path} holds {raw}: {}", page.body);
    }
    if let Some(title) = page.body.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()) {
        assert!(!title.contains('<'), "{path}: {title}");
    }
    page.body.contains("z7")
}

/// Pages with queries, which show more of the stored texts than those of the table.
fn more_pages(team: &Team) -> Vec<String> {
    let (person, elder) = (&team.participant, &team.elder.participant);
    let of_months = [team.asked, team.validated, team.requested, team.month]
        .into_iter()
        .flat_map(|month| [format!("/declarations/{month}"), format!("/suivis/{person}/{month}")]);
    let figures = ["places", "a-verifier", "rsa-connu", "sans-motif", "en-personne"].map(|name| format!("/pilotage/liste?chiffre={name}"));
    let people = [person, elder, &team.neighbour, &team.coach, &team.coordinator, &team.colleague];
    let people = people.into_iter().flat_map(|id| [format!("/suivis/{id}"), format!("/personnes/{id}"), format!("/journal?personne={id}")]);
    let others = [
        "/nulle-part".to_owned(),
        format!("/verifications?vu={}", team.declaration),
        format!("/verifications?tous=oui&lot={}", team.batch),
        format!("/rendez-vous/{}", team.agenda.full),
        format!("/rendez-vous/{}", team.agenda.other),
        format!("/agenda/seance/{}", team.agenda.full),
        format!("/agenda/seance/{}", team.agenda.series),
        format!("/suivis/{elder}/parcours"),
        format!("/journal?quoi={MARKUP}&personne={MARKUP}&du={MARKUP}"),
    ];
    of_months.chain(figures).chain(people).chain(others).collect()
}

async fn callers(app: &TestApp, team: &Team) -> Vec<(&'static str, Option<PersonId>)> {
    let network = app.of_the_network().await;
    vec![
        ("nobody", None),
        ("participant", Some(team.participant.clone())),
        ("neighbour", Some(team.neighbour.clone())),
        ("coach", Some(team.coach.clone())),
        ("coordinator", Some(team.coordinator.clone())),
        ("network", Some(network)),
    ]
}

on_both_engines! {
    async fn stored_markup_is_escaped_on_every_page(app: Arc<TestApp>) {
        let team = team(&app, "zibeline").await;
        let callers = callers(&app, &team).await;
        mark_everything(&app, "zibeline").await;
        let mut shown = BTreeSet::new();
        let paths: Vec<String> = TABLE.iter().map(|(address, _)| call(address, &team)).filter(|call| call.method == "GET")
            .map(|call| call.path).chain(more_pages(&team)).collect();
        for (who, person) in &callers {
            let browser = match person {
                Some(person) => app.browser_of(person).await,
                None => app.browser(),
            };
            for path in &paths {
                let page = browser.get(path).await;
                assert!(page.status < 500, "{path} for {who}: {}", page.status);
                if assert_escaped(&format!("{path} for {who}"), &page) {
                    shown.insert((*who, path.clone()));
                }
            }
        }
        // It was there to be seen.
        for (who, least) in [("nobody", 1), ("participant", 12), ("coach", 25), ("coordinator", 40), ("network", 1)] {
            let pages = shown.iter().filter(|(of, _)| *of == who).count();
            assert!(pages >= least, "{who} sees it on {pages} pages: {shown:?}");
        }
    }

    async fn refused_markup_is_shown_again_escaped(app: Arc<TestApp>) {
        let team = team(&app, "zibeline").await;
        let mut shown = 0;
        for (who, person) in callers(&app, &team).await {
            for call in TABLE.iter().map(|(address, _)| call(address, &team)).filter(|call| call.method == "POST") {
                if call.address == "/api/connexion/quitter" || call.address == "/api/moi/appareil" {
                    continue;
                }
                let browser = match &person {
                    Some(person) => app.browser_of(person).await,
                    None => app.browser(),
                };
                // Identifiers stay, so that the form is found: first each other field alone holds markup, then all.
                let is_text = |value: &str| PersonId::try_from(value.to_owned()).is_err();
                let form: Vec<(&str, String)> = call.form.iter()
                    .map(|(name, value)| (*name, if is_text(value) { format!("{value}{MARKUP}") } else { value.clone() })).collect();
                let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
                let sent = answer(call.fill(browser.request("POST", &call.path), &form)).await;
                assert!(sent.status < 500, "{} for {who}: {}", call.address, sent.status);
                assert_escaped(&format!("{} for {who}", call.address), &sent);
                if sent.status == 303 && !sent.location().is_empty() {
                    let to = sent.location().split('#').next().unwrap().to_owned();
                    let page = browser.get(&to).await;
                    shown += u32::from(assert_escaped(&format!("{} for {who}, then {to}", call.address), &page));
                }
            }
        }
        assert!(shown > 10, "{shown}");
    }

    async fn markup_in_a_title_is_escaped(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        app.place.run(format!("update person set last_name = 'A & B <i>' where id = '{}'", team.participant)).await;
        let page = app.browser_of(&team.coordinator).await.get(&format!("/personnes/{}", team.participant)).await;
        let title = page.body.split("<title>").nth(1).unwrap().split("</title>").next().unwrap();
        assert_eq!(title, "Awaici A &amp; B &lt;i&gt; – Essor");
    }

    async fn every_text_column_is_listed_as_typed_or_not(app: Arc<TestApp>) {
        if app.place.engine == Engine::Sqlite {
            return;
        }
        let columns = "select table_name || '.' || column_name from information_schema.columns
             where table_schema = 'public' and data_type = 'text' and table_name not like '\\_%'";
        let known: BTreeSet<&str> = TEXTS.iter().chain(WITHIN_JSON).chain(NOT_TYPED).copied().collect();
        let columns = app.place.texts(columns).await;
        let unknown: Vec<&String> = columns.iter().filter(|column| !is_plain(column) && !known.contains(column.as_str())).collect();
        assert_eq!(unknown, Vec::<&String>::new(), "say in which list they stand");
        let gone: Vec<&&str> = known.iter().filter(|column| !columns.iter().any(|there| there == **column)).collect();
        assert_eq!(gone, Vec::<&&str>::new());
    }
}

/// A name cannot end the title of a page that shows it, for every role.
#[tokio::test(flavor = "multi_thread")]
async fn an_imported_name_cannot_redirect_a_browser() {
    let app = TestApp::build(false).await;
    let team = team(&app, "ici").await;
    let by = store::Actor::tools(app.now);
    let mut new = crate::support::app::person(Role::Participant, "Awa", "awa.importee");
    new.last_name = "</title><meta http-equiv=refresh content=0;//127.0.0.1:4179>".into();
    let person = team.rows.people().add_person(&by, &new).await.unwrap();
    let browser: Caller = app.browser_of(&team.coordinator).await;
    for path in [format!("/personnes/{person}"), "/personnes".to_owned(), "/journal".to_owned()] {
        let page = browser.get(&path).await;
        assert_eq!(page.status, 200);
        assert!(!page.body.contains("<meta http-equiv=refresh"), "{path}");
    }
}
