//! The store of the content of documents: a folder, or a service with the S3 API.

use crate::{config::Config, folder::prepare};
use async_trait::async_trait;
use http_body_util::BodyExt;
use object_store::{
    ClientOptions, RetryConfig,
    aws::AmazonS3Builder,
    client::{HttpClient, HttpConnector, HttpError, HttpErrorKind, HttpRequest, HttpResponse, HttpResponseBody, HttpService},
    local::LocalFileSystem,
    prefix::PrefixStore,
};
use std::{path::Path, time::Duration};
use store::Objects;

/// Opens the store named by `ESSOR_DOCUMENTS`: `s3://bucket/prefix`, with the `AWS_…` settings among `variables`, or a folder, made if
/// missing; `documents` in `ESSOR_DATA` if unset.
///
/// # Errors
/// A sentence for the person who runs the command.
pub fn open(config: &Config, variables: impl Iterator<Item = (String, String)>) -> Result<Objects, String> {
    let objects = match &config.documents {
        None => folder(&config.data.join("documents")),
        Some(setting) => match setting.split_once("://") {
            None => folder(Path::new(setting)),
            Some(("s3", place)) => {
                let (bucket, prefix) = place.split_once('/').unwrap_or((place, ""));
                s3(bucket, prefix, variables).map_err(|error| format!("ESSOR_DOCUMENTS ne peut pas être utilisé\u{a0}: {error}."))
            }
            Some(_) => Err(format!("ESSOR_DOCUMENTS doit être un dossier ou s3://bucket/prefix, et non «\u{a0}{setting}\u{a0}».")),
        },
    };
    Ok(objects?.with_uploads_in(config.data.join("uploads")))
}

fn folder(path: &Path) -> Result<Objects, String> {
    prepare(path)?;
    let store = LocalFileSystem::new_with_prefix(path)
        .map_err(|error| format!("Le dossier {} ne peut pas être utilisé\u{a0}: {error}.", path.display()))?;
    Ok(Objects::new(store.with_fsync(true)))
}

fn s3(bucket: &str, prefix: &str, variables: impl Iterator<Item = (String, String)>) -> object_store::Result<Objects> {
    // A request waits for it: an unreachable store fails soon.
    let retry = RetryConfig { max_retries: 3, retry_timeout: Duration::from_secs(20), ..RetryConfig::default() };
    let mut builder = AmazonS3Builder::new().with_http_connector(OurClient).with_retry(retry);
    for (name, value) in variables.filter(|(name, _)| name.starts_with("AWS_")) {
        if let Ok(key) = name.to_ascii_lowercase().parse() {
            builder = builder.with_config(key, value);
        }
    }
    // Not every service with the S3 API deletes several objects at once.
    let store = builder.with_bucket_name(bucket).with_disable_bulk_delete(true).build()?;
    Ok(Objects::new(PrefixStore::new(store, prefix)))
}

/// Sends requests by the HTTP client of this process: the crate's own would add a second one, with another TLS.
#[derive(Debug)]
struct OurClient;

impl HttpConnector for OurClient {
    fn connect(&self, _: &ClientOptions) -> object_store::Result<HttpClient> {
        let client = reqwest::Client::builder().connect_timeout(Duration::from_secs(5)).read_timeout(Duration::from_secs(30)).build();
        let client = client.map_err(|error| object_store::Error::Generic { store: "S3", source: error.into() })?;
        Ok(HttpClient::new(OurService(client)))
    }
}

#[derive(Debug)]
struct OurService(reqwest::Client);

#[async_trait]
impl HttpService for OurService {
    async fn call(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let request = reqwest::Request::try_from(request.map(reqwest::Body::wrap)).map_err(http_error)?;
        let response: http::Response<reqwest::Body> = self.0.execute(request).await.map_err(http_error)?.into();
        Ok(response.map(|body| HttpResponseBody::new(body.map_err(http_error))))
    }
}

/// The error as `object_store` knows it: its kind decides whether the request is tried again.
fn http_error(error: reqwest::Error) -> HttpError {
    let kind = if error.is_timeout() {
        HttpErrorKind::Timeout
    } else if error.is_connect() {
        HttpErrorKind::Connect
    } else if error.is_request() {
        HttpErrorKind::Request
    } else if error.is_body() {
        HttpErrorKind::Interrupted
    } else {
        HttpErrorKind::Unknown
    };
    HttpError::new(kind, error.without_url())
}
