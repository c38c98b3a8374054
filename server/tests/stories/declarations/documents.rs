//! Documents over HTTP: which files are accepted, how others are refused, and who can open them.

use crate::support::{
    app::{CONTENT, Engine, TestApp, TestDb, add_document, config, on_both_engines, run_on, team},
    caller::{Answer, Caller, answer, with_file},
};
use axum::{
    Router,
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, Method, StatusCode},
    routing::any,
};
use domain::{
    declarations::document::{LARGEST_DOCUMENT, MOST_DOCUMENTS, UNDO_DAYS},
    people::Role,
    values::month::Month,
};
use std::{
    collections::BTreeMap,
    path::PathBuf,
    sync::{Arc, Mutex},
};
use store::{Actor, NewPerson};

const ADD: &str = "/api/declarations/pieces/ajouter";
const REMOVE: &str = "/api/declarations/pieces/retirer";
const RESTORE: &str = "/api/declarations/pieces/remettre";
/// Pictures as phones write them, with metadata such as the place.
const JPEG: &[u8] = include_bytes!("../../../../app/tests/pictures/turned.jpg");
const PNG: &[u8] = include_bytes!("../../../../app/tests/pictures/turned.png");
const WEBP: &[u8] = include_bytes!("../../../../app/tests/pictures/turned.webp");
const PDF: &[u8] = b"%PDF-1.7 un relev\xC3\xA9";

/// The checksum of a chunk of a PNG (PNG specification, annex D).
fn crc32(bytes: &[u8]) -> u32 {
    let turn = |sum: u32| if sum & 1 == 1 { 0xEDB8_8320 ^ (sum >> 1) } else { sum >> 1 };
    !bytes.iter().fold(u32::MAX, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), |sum, _| turn(sum)))
}

async fn send(caller: &Caller, month: Month, name: &str, content: &[u8]) -> Answer {
    answer(with_file(caller.request("POST", ADD), &[("month", &month.to_string())], ("document", name, content))).await
}

async fn send_and_follow(caller: &Caller, month: Month, name: &str, content: &[u8]) -> Answer {
    let sent = send(caller, month, name, content).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    caller.get(sent.location()).await
}

/// The files in the folder of the object store.
fn objects(place: &TestDb) -> Vec<PathBuf> {
    fn walk(folder: PathBuf, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() { walk(entry, found) } else { found.push(entry) }
        }
    }
    let mut found = Vec::new();
    walk(place.folder.join("documents"), &mut found);
    found
}

async fn rows(app: &TestApp) -> i64 {
    app.place.number("select count(*) from document").await
}

/// The address of the newest document of a month, for its participant.
async fn newest(app: &TestApp, month: Month) -> String {
    let id = app.place.texts("select id from document order by added_at desc, id desc limit 1").await.remove(0);
    format!("/declarations/{month}/pieces/{id}")
}

on_both_engines! {
    async fn each_kind_is_recognised_by_its_content_and_served_without_metadata(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.neighbour).await;
        for (name, content, kind, shown, named) in [
            ("photo.jpg", JPEG, "image/jpeg", "inline", "photo.jpg"),
            ("copie d’écran.png", PNG, "image/png", "inline", "copie d’écran.png"),
            ("x.webp", WEBP, "image/webp", "inline", "x.webp"),
            ("relevé.pdf", PDF, "application/pdf", "attachment", "relevé.pdf"),
            // The name says nothing: the content does.
            ("facture.html", PDF, "application/pdf", "attachment", "facture.pdf"),
            ("image", JPEG, "image/jpeg", "inline", "image.jpg"),
        ] {
            let page = send_and_follow(&browser, team.month, name, content).await;
            page.assert_says("document-added");
            assert!(page.words().contains(named), "{named}: {}", page.words());
            let back = browser.get(&newest(&app, team.month).await).await;
            assert_eq!((back.status, back.header("content-type")), (200, kind));
            assert_eq!(back.header("content-length"), back.bytes.len().to_string());
            let has_metadata = back.bytes.windows(6).any(|piece| piece == b"SECRET" || piece == b"Teleph");
            assert!(!has_metadata && (content != PDF || back.bytes == PDF), "{name} has no metadata, and a PDF is unchanged");
            assert!(back.header("content-disposition").starts_with(&format!("{shown}; filename=\"")), "{name}");
            assert_eq!(back.header("x-content-type-options"), "nosniff");
            assert_eq!(back.header("cache-control"), "private, no-store");
            let policy = back.header("content-security-policy");
            assert!(policy.starts_with("sandbox") && policy.contains("; default-src 'none'") && !policy.contains("allow-scripts"), "{policy}");
        }
        assert_eq!(objects(&app.place).len(), 7);
    }

    async fn a_file_that_is_no_document_is_refused_beside_the_field_and_not_stored(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let (browser, client) = (app.browser_of(&team.neighbour).await, app.client_of(&team.neighbour).await);
        let (rows_before, objects_before) = (rows(&app).await, objects(&app.place));
        let too_large = [PDF, &vec![0; LARGEST_DOCUMENT + 1 - PDF.len()]].concat();
        let mut huge = PNG.to_vec();
        huge[16..24].copy_from_slice(&[0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60]);
        let sum = crc32(&huge[12..29]);
        huge[29..33].copy_from_slice(&sum.to_be_bytes());
        for (name, content, key) in [
            ("", &b""[..], "document-none"),
            ("vide.pdf", b"", "document-empty"),
            ("page.pdf", b"<html><script>alert(1)</script>", "document-kind"),
            ("photo.png", b"GIF89a", "document-kind"),
            ("photo.heic", b"\0\0\0\x18ftypheic", "document-kind"),
            ("programme.jpg", b"MZ\x90\0", "document-kind"),
            ("dessin.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>", "document-kind"),
            ("photo.png", &too_large, "document-too-large"),
            ("bombe.png", &huge, "document-too-many-pixels"),
            ("photo.jpg", &JPEG[..200], "document-unreadable"),
        ] {
            let response = send(&client, team.month, name, content).await;
            assert_eq!((response.status, response.body.contains("Mistakes")), (422, true), "{name}: {}", response.body);
            let page = send_and_follow(&browser, team.month, name, content).await;
            page.assert_says(key);
            let field = page.control("document");
            assert!(field.contains("aria-invalid=\"true\"") && field.contains("document-erreur"), "{field}");
            assert!(page.body.contains("href=\"#document\"") && page.body.contains("<title>Erreur"), "the summary leads to the field");
        }
        assert_eq!((rows(&app).await, objects(&app.place)), (rows_before, objects_before));
        let largest = &too_large[..LARGEST_DOCUMENT];
        send_and_follow(&browser, team.month, "grande.pdf", largest).await.assert_says("document-added");
        assert_eq!(browser.get(&newest(&app, team.month).await).await.length, LARGEST_DOCUMENT);
        // An address of one's own making says nothing of its own.
        let page = browser.get(&format!("/declarations/{}/pieces?refus=%3Cscript%3E", team.month)).await;
        assert!(!page.body.contains("<script>") || !page.body.contains("aria-invalid"), "{}", page.words());
    }

    async fn the_same_document_sent_twice_is_stored_once_and_succeeds_twice(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.neighbour).await;
        let before = (rows(&app).await, objects(&app.place).len());
        for _ in 0..2 {
            send_and_follow(&browser, team.month, "facture.pdf", PDF).await.assert_says("document-added");
        }
        assert_eq!((rows(&app).await, objects(&app.place).len()), (before.0 + 1, before.1 + 1));
    }

    async fn a_body_larger_than_the_limit_shows_a_page(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.neighbour).await;
        let before = rows(&app).await;
        let page = send(&browser, team.month, "film.png", &vec![7; 32 * 1024 * 1024]).await;
        assert_eq!(page.status, 413);
        page.assert_says("stop-413-title");
        // Nobody else may send as much, to nowhere.
        for (caller, address) in [(app.browser_of(&team.coach).await, ADD), (app.browser(), ADD)] {
            let sent = with_file(caller.request("POST", address), &[("month", "2026-10")], ("document", "x.png", PNG));
            assert!(matches!(answer(sent).await.status, 303 | 403));
        }
        assert_eq!(rows(&app).await, before);
    }

    async fn a_truncated_or_wrong_form_is_a_client_error(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let before = (rows(&app).await, objects(&app.place));
        for caller in [app.browser_of(&team.neighbour).await, app.client_of(&team.neighbour).await] {
            for (kind, body) in [
                ("multipart/form-data", &b"--x--"[..]),
                ("multipart/form-data; boundary=", b""),
                ("multipart/form-data; boundary=x", b""),
                ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name=\"document\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.7"),
                ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data\r\n\r\nrien\r\n--x--"),
                ("multipart/form-data; boundary=x", b"--x\r\n\xFF\xFE: \xFF\r\n\r\n\r\n--x--"),
                ("multipart/mixed; boundary=x", b"--x--"),
                ("application/x-www-form-urlencoded", b"month=2026-10&document=%25PDF-1.7"),
                ("", b""),
            ] {
                let response = answer(caller.request("POST", ADD).header("content-type", kind).body(body)).await;
                assert!(matches!(response.status, 400 | 404), "{kind} {}: {}", String::from_utf8_lossy(body), response.status);
            }
            let response = answer(caller.request("POST", ADD)).await;
            assert_eq!(response.status, 400);
            for month in ["", "2026-13", "\u{0}"] {
                let sent = with_file(caller.request("POST", ADD), &[("month", month)], ("document", "x.png", PNG));
                assert_eq!(answer(sent).await.status, 404, "{month:?}");
            }
        }
        assert_eq!((rows(&app).await, objects(&app.place)), before);
    }

    async fn names_are_shown_and_served_without_misleading_characters(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.neighbour).await;
        for (sent, shown, header) in [
            ("../../etc/passwd", "passwd.pdf", "passwd.pdf\"; filename*=UTF-8''passwd.pdf"),
            ("C:\\Users\\Zoé\\reçu.pdf", "reçu.pdf", "re_u.pdf\"; filename*=UTF-8''re%C3%A7u.pdf"),
            ("une \"facture\".pdf", "une facture.pdf", ""),
            ("deux\r\nSet-Cookie: a=b\r\n.pdf", "deux", ""),
            ("<script>alert(1)</script>.pdf", "script.pdf", "script.pdf\"; filename*=UTF-8''script.pdf"),
            ("\u{202e}fdp.exe", "fdp.pdf", "fdp.pdf\"; filename*=UTF-8''fdp.pdf"),
            ("%00.pdf", "%00.pdf", "_00.pdf\"; filename*=UTF-8''%2500.pdf"),
            ("a;b=c'.pdf", "a;b=c'.pdf", "a_b=c'.pdf\"; filename*=UTF-8''a%3Bb%3Dc%27.pdf"),
            (".pdf", "pdf.pdf", ""),
        ] {
            let page = send_and_follow(&browser, team.month, sent, PDF).await;
            page.assert_says("document-added");
            let name = app.place.texts("select name from document order by added_at desc, id desc limit 1").await.remove(0);
            assert!(!name.contains(['/', '\\', '"', '\r', '\n', '<', '>', '\u{202e}']) && name.ends_with(".pdf"), "{name:?}");
            assert!(page.words().contains(&name), "{sent:?} is shown: {}", page.words());
            let back = browser.get(&newest(&app, team.month).await).await;
            assert_eq!((back.status, back.header("set-cookie")), (200, ""), "{sent:?}");
            if header.is_empty() {
                assert!(!shown.is_empty() && name != sent, "{sent:?} {name:?}");
            } else {
                assert_eq!(name, shown);
                assert_eq!(back.header("content-disposition"), format!("attachment; filename=\"{header}"), "{sent:?}");
            }
            // Room for the next one.
            let id = newest(&app, team.month).await.rsplit('/').next().unwrap().to_owned();
            browser.post(REMOVE, &[("document", &id)]).await;
        }
    }

    async fn a_document_is_served_to_the_participant_and_the_coach_and_404_for_others(app: Arc<TestApp>) {
        let (here, there) = (team(&app, "ici").await, team(&app, "ailleurs").await);
        let other_coach = NewPerson {
            role: Role::Coach,
            first_name: "Line".into(),
            last_name: "Petit".into(),
            phone: None,
            email: Some("line.petit@exemple.fr".parse().unwrap()),
        };
        let other_coach = here.rows.people().add_person(&Actor::tools(app.now), &other_coach).await.unwrap();
        let own = format!("/declarations/{}/pieces/{}", here.month, here.document);
        let coachs = format!("/suivis/{}/pieces/{}", here.participant, here.document);
        assert_eq!(app.browser_of(&here.participant).await.get(&own).await.bytes, CONTENT);
        assert_eq!(app.browser_of(&here.coach).await.get(&coachs).await.bytes, CONTENT);
        for person in [&other_coach, &here.coordinator, &there.coach, &there.coordinator] {
            let page = app.browser_of(person).await.get(&coachs).await;
            assert_eq!(page.status, 404);
            page.assert_says("stop-404-title");
            assert_eq!(app.client_of(person).await.get(&coachs).await.status, 404);
        }
        for person in [&here.neighbour, &there.participant] {
            assert_eq!(app.browser_of(person).await.get(&own).await.status, 404);
        }
        // An address must be true in all its parts.
        let coach = app.browser_of(&here.coach).await;
        assert_eq!(coach.get(&format!("/suivis/{}/pieces/{}", here.neighbour, here.document)).await.status, 404);
        let browser = app.browser_of(&here.participant).await;
        assert_eq!(browser.get(&format!("/declarations/{}/pieces/{}", here.month.plus(-1), here.document)).await.status, 404);
        // Only the pages of the coach name it.
        let page = format!("/suivis/{}", here.participant);
        for page in [page.clone(), format!("{page}/{}", here.month)] {
            assert!(coach.get(&page).await.body.contains(&coachs), "{page}");
            for person in [&other_coach, &here.coordinator] {
                let seen = app.browser_of(person).await.get(&page).await;
                assert_eq!(seen.status, 200, "{page}");
                assert!(!seen.body.contains("/pieces/") && !seen.body.contains("facture.pdf"), "{page}: {}", seen.words());
            }
        }
        assert_eq!(app.browser().get(&own).await.status, 303);
    }

    async fn a_removed_document_is_404_for_both_until_it_is_restored(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let (browser, coach) = (app.browser_of(&team.participant).await, app.browser_of(&team.coach).await);
        let own = format!("/declarations/{}/pieces/{}", team.month, team.document);
        let coachs = format!("/suivis/{}/pieces/{}", team.participant, team.document);
        let form = [("document", team.document.to_string()), ("month", team.month.to_string())];
        for (address, key, status) in [
            (REMOVE, "document-removed", 404),
            (REMOVE, "document-removed", 404),
            (RESTORE, "document-restored", 200),
            (RESTORE, "document-restored", 200),
        ] {
            browser.post_and_follow(address, &form).await.assert_says(key);
            assert_eq!((browser.get(&own).await.status, coach.get(&coachs).await.status), (status, status), "{address}");
        }
        assert_eq!(app.place.number("select count(*) from audit where action like 'document.%' and action <> 'document.read'").await, 3);
        // After a week it cannot be put back, and then its content is erased.
        browser.post_and_follow(REMOVE, &form).await.assert_says("document-removed");
        assert_eq!(objects(&app.place).len(), 1);
        let later = app.now + chrono::Duration::days(UNDO_DAYS + 2);
        server::jobs::erase_erasable(&app.db, &app.objects, later).await.unwrap();
        assert_eq!(objects(&app.place), Vec::<PathBuf>::new());
        browser.post_and_follow(RESTORE, &form).await.assert_says("document-gone");
        assert_eq!(browser.get(&own).await.status, 404);
        server::jobs::erase_erasable(&app.db, &app.objects, later).await.unwrap();
    }

    async fn a_document_too_many_is_refused_and_its_object_erased(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        for _ in 1..MOST_DOCUMENTS {
            add_document(&team.rows, &app.objects, app.now, &team.participant, team.month).await;
        }
        let browser = app.browser_of(&team.participant).await;
        let page = browser.get(&format!("/declarations/{}/pieces", team.month)).await;
        page.assert_says("document-too-many");
        assert!(!page.body.contains(ADD), "there is no form");
        let page = send_and_follow(&browser, team.month, "de trop.pdf", PDF).await;
        page.assert_says("document-too-many");
        assert_eq!((rows(&app).await, objects(&app.place).len()), (MOST_DOCUMENTS as i64, MOST_DOCUMENTS));
        // A month to which no document can be attached has no form either.
        for (month, key) in [(team.month.plus(2), "month-not-over"), (team.month.plus(-60), "month-outside-path")] {
            let page = browser.get(&format!("/declarations/{month}/pieces")).await;
            page.assert_says(key);
            assert!(!page.body.contains(ADD));
            send_and_follow(&browser, month, "facture.pdf", PDF).await.assert_says(key);
        }
        assert_eq!(objects(&app.place).len(), MOST_DOCUMENTS);
    }

    async fn a_document_whose_object_is_missing_is_500_with_a_page(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        std::fs::remove_file(objects(&app.place).remove(0)).unwrap();
        let browser = app.browser_of(&team.participant).await;
        let page = browser.get(&format!("/declarations/{}/pieces/{}", team.month, team.document)).await;
        assert_eq!(page.status, 500);
        page.assert_says("stop-500-title");
        // And one that cannot be written leaves no row.
        std::fs::remove_dir_all(app.place.folder.join("documents")).unwrap();
        std::fs::write(app.place.folder.join("documents"), "no folder").unwrap();
        let before = rows(&app).await;
        send_and_follow(&browser, team.month, "facture.pdf", PDF).await.assert_says("document-not-kept");
        assert_eq!(rows(&app).await, before);
    }

    async fn the_page_of_a_month_shows_the_number_of_its_documents(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.participant).await;
        let page = browser.get(&format!("/declarations/{}", team.month)).await;
        assert!(page.words().contains("1 document") && page.body.contains(&format!("/declarations/{}/pieces", team.month)));
        let page = browser.get(&format!("/declarations/{}", team.month.plus(-1))).await;
        assert!(page.body.contains(&format!("/declarations/{}/pieces", team.month.plus(-1))), "before it is declared too");
    }
}

/// A fake S3 service with the objects it stores.
#[derive(Clone, Default)]
struct Bucket(Arc<Mutex<BTreeMap<String, Vec<u8>>>>);

async fn s3(
    State(bucket): State<Bucket>,
    method: Method,
    Path(path): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> (StatusCode, [(&'static str, &'static str); 2], Vec<u8>) {
    let signed = headers.get("authorization").is_some_and(|value| {
        let value = value.to_str().unwrap();
        value.starts_with("AWS4-HMAC-SHA256 Credential=CLEF/") && value.contains("/eu-west-3/s3/aws4_request")
    });
    let response_headers = [("etag", "\"un\""), ("last-modified", "Mon, 23 Nov 2026 10:00:00 GMT")];
    if !signed {
        return (StatusCode::FORBIDDEN, response_headers, Vec::new());
    }
    let mut objects = bucket.0.lock().unwrap();
    let (status, content) = match method {
        Method::PUT => {
            assert_eq!(headers["content-length"].to_str().unwrap(), body.len().to_string(), "S3 wants to know how long it is");
            objects.insert(path, body.to_vec());
            (StatusCode::OK, Vec::new())
        }
        Method::GET | Method::HEAD => {
            objects.get(&path).map_or((StatusCode::NOT_FOUND, Vec::new()), |content| (StatusCode::OK, content.clone()))
        }
        Method::DELETE => {
            objects.remove(&path);
            (StatusCode::NO_CONTENT, Vec::new())
        }
        _ => (StatusCode::METHOD_NOT_ALLOWED, Vec::new()),
    };
    (status, response_headers, content)
}

#[test]
fn documents_can_be_stored_in_s3() {
    run_on(Engine::Sqlite, |app| async move {
        let bucket = Bucket::default();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let endpoint = format!("http://{}", listener.local_addr().unwrap());
        let away = Router::new().route("/{*path}", any(s3)).with_state(bucket.clone());
        tokio::spawn(async move { axum::serve(listener, away).await });
        let variables = |endpoint: &str| {
            [
                ("AWS_ACCESS_KEY_ID", "CLEF"),
                ("AWS_SECRET_ACCESS_KEY", "secret"),
                ("AWS_REGION", "eu-west-3"),
                ("AWS_ENDPOINT", endpoint),
                ("HOME", "/"),
            ]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .into_iter()
        };
        let config = config(&app.place, Some("s3://ruche/essor/pieces"));
        let objects = server::objects::open(&config, variables(&endpoint)).unwrap();
        objects.write("s/un", CONTENT.to_vec()).await.unwrap();
        let held: Vec<_> = bucket.0.lock().unwrap().iter().map(|(path, content)| (path.clone(), content.clone())).collect();
        assert_eq!(held, [("ruche/essor/pieces/s/un".to_owned(), CONTENT.to_vec())]);
        assert_eq!(objects.read("s/un").await.unwrap().bytes().await.unwrap(), CONTENT);
        objects.erase("s/un").await.unwrap();
        objects.erase("s/un").await.unwrap();
        assert!(bucket.0.lock().unwrap().is_empty());
        assert!(objects.read("s/un").await.is_err());
        // An empty bucket in place of the marked one is an error.
        let mut marked = objects.clone();
        marked.mark().await.unwrap();
        marked.check().await.unwrap();
        bucket.0.lock().unwrap().clear();
        assert!(marked.check().await.is_err() && marked.write("s/trois", CONTENT.to_vec()).await.unwrap_err().is_unavailable());
        assert!(bucket.0.lock().unwrap().is_empty());
        // A service that does not answer: nothing listens on the port of tcpmux.
        let mut away = server::objects::open(&config, variables("http://127.0.0.1:1")).unwrap();
        assert!(away.mark().await.unwrap_err().is_unavailable());
        // A service that refuses a request.
        let stranger = variables(&endpoint).filter(|(name, _)| name != "AWS_REGION");
        assert!(server::objects::open(&config, stranger).unwrap().write("s/deux", CONTENT.to_vec()).await.is_err());
    });
}

#[test]
fn an_unusable_setting_of_the_object_store_is_reported_at_the_start() {
    run_on(Engine::Sqlite, |app| async move {
        for (setting, said) in [("ftp://ailleurs/dossier", "s3://bucket/prefix"), ("s3://seau", "ESSOR_DOCUMENTS")] {
            let variables = [("AWS_ACCESS_KEY_ID".to_owned(), "CLEF".to_owned())].into_iter();
            let error = server::objects::open(&config(&app.place, Some(setting)), variables).unwrap_err();
            assert!(error.contains(said), "{error}");
        }
        let folder = app.place.folder.join("ailleurs/pieces");
        let objects = server::objects::open(&config(&app.place, Some(folder.to_str().unwrap())), std::iter::empty()).unwrap();
        objects.write("s/un", CONTENT.to_vec()).await.unwrap();
        assert_eq!(std::fs::read(folder.join("s/un")).unwrap(), CONTENT);
    });
}
