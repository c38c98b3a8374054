//! An identity provider for tests (OpenID Connect, authorization code with PKCE) on a port of its own. Its tokens are written and
//! signed here (RFC 7519, RFC 7518: ES256), not by the library of the server.

use axum::{
    Form, Json, Router,
    extract::{Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use base64::{Engine as _, prelude::BASE64_STANDARD, prelude::BASE64_URL_SAFE_NO_PAD};
use ring::{
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair},
};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use std::{
    collections::HashMap,
    net::SocketAddr,
    sync::{Arc, Mutex, MutexGuard},
};

pub const CLIENT_ID: &str = "essor";
pub const CLIENT_SECRET: &str = "un secret: deux points";

type Params = HashMap<String, String>;

/// What the provider says, set by the test before the browser arrives there.
pub struct Said {
    /// Claims of the ID token in place of its own; `null` leaves one out.
    pub claims: Map<String, Value>,
    /// What it says of the person when asked with the access token.
    pub user_info: Value,
    /// The key that signs, when it is another than the published one.
    pub signs_with: Option<EcdsaKeyPair>,
    /// The identifier of the published key.
    pub key_id: String,
    /// What discovery responds in place of its own document.
    pub discovery: Option<(StatusCode, String)>,
    /// The parameters with which browsers came, in order.
    pub came: Vec<Params>,
    /// How often the published keys were read.
    pub keys_read: usize,
    codes: HashMap<String, Params>,
}

/// A running provider.
#[derive(Clone)]
pub struct IdentityProvider {
    pub url: String,
    key: Arc<EcdsaKeyPair>,
    said: Arc<Mutex<Said>>,
}

pub fn new_key() -> EcdsaKeyPair {
    let random = SystemRandom::new();
    let written = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).unwrap();
    EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, written.as_ref(), &random).unwrap()
}

fn encoded(bytes: impl AsRef<[u8]>) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}

impl IdentityProvider {
    /// Starts a provider that knows one person, with that account and a verified mail address.
    pub async fn start(subject: &str, email: &str) -> Self {
        let listener = tokio::net::TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0))).await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let claims = json!({ "sub": subject, "email": email, "email_verified": true });
        let said = Said {
            claims: claims.as_object().unwrap().clone(),
            user_info: json!({ "sub": subject }),
            signs_with: None,
            key_id: "1".into(),
            discovery: None,
            came: Vec::new(),
            keys_read: 0,
            codes: HashMap::new(),
        };
        let provider = Self { url, key: Arc::new(new_key()), said: Arc::new(Mutex::new(said)) };
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(discovery))
            .route("/jwks", get(keys))
            .route("/authorize", get(authorize))
            .route("/token", post(token))
            .route("/userinfo", get(user_info))
            .with_state(provider.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        provider
    }

    /// What it says.
    pub fn said(&self) -> MutexGuard<'_, Said> {
        self.said.lock().unwrap()
    }

    /// Sets a claim of the ID tokens to come; `null` leaves it out.
    pub fn claim(&self, name: &str, value: Value) {
        self.said().claims.insert(name.into(), value);
    }

    /// An ID token for a browser that came with those parameters.
    fn id_token(&self, came: &Params) -> String {
        let (said, now) = (self.said(), server::clock::now().timestamp());
        let mut claims = Map::new();
        let own = json!({ "iss": self.url, "aud": CLIENT_ID, "exp": now + 300, "iat": now, "nonce": came.get("nonce") });
        claims.extend(own.as_object().unwrap().clone());
        claims.extend(said.claims.clone());
        claims.retain(|_, value| !value.is_null());
        let head = json!({ "alg": "ES256", "typ": "JWT", "kid": said.key_id });
        let signed = format!("{}.{}", encoded(head.to_string()), encoded(Value::Object(claims).to_string()));
        let key = said.signs_with.as_ref().unwrap_or(&self.key);
        format!("{signed}.{}", encoded(key.sign(&SystemRandom::new(), signed.as_bytes()).unwrap()))
    }
}

async fn discovery(State(provider): State<IdentityProvider>) -> Response {
    if let Some((status, body)) = provider.said().discovery.clone() {
        return (status, [(header::CONTENT_TYPE, "application/json")], body).into_response();
    }
    let url = &provider.url;
    Json(json!({
        "issuer": url,
        "authorization_endpoint": format!("{url}/authorize"),
        "token_endpoint": format!("{url}/token"),
        "userinfo_endpoint": format!("{url}/userinfo"),
        "jwks_uri": format!("{url}/jwks"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256", "ES256", "HS256"],
        "token_endpoint_auth_methods_supported": ["client_secret_basic"],
        "code_challenge_methods_supported": ["S256"],
    }))
    .into_response()
}

async fn keys(State(provider): State<IdentityProvider>) -> Json<Value> {
    // An uncompressed point: 4, x, y (SEC 1, 2.3.3).
    let point = provider.key.public_key().as_ref().to_vec();
    let mut said = provider.said();
    said.keys_read += 1;
    let key = json!({
        "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": said.key_id,
        "x": encoded(&point[1..33]), "y": encoded(&point[33..]),
    });
    Json(json!({ "keys": [key] }))
}

/// The person signs in at once; a request that is not as the standard wants it is refused.
async fn authorize(State(provider): State<IdentityProvider>, Query(came): Query<Params>) -> Response {
    let is = |name: &str, value: &str| came.get(name).is_some_and(|said| said == value);
    let scopes = came.get("scope").cloned().unwrap_or_default();
    let challenged = is("code_challenge_method", "S256") && came.get("code_challenge").is_some_and(|text| text.len() == 43);
    let sound = is("response_type", "code") && is("client_id", CLIENT_ID) && scopes.split(' ').any(|scope| scope == "openid") && challenged;
    let (Some(back), Some(state), true) = (came.get("redirect_uri"), came.get("state"), sound) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let mut said = provider.said();
    let code = format!("code-{}", said.came.len());
    let query = [("code", code.as_str()), ("state", state), ("iss", &provider.url)];
    let query: Vec<String> = query.iter().map(|(name, value)| format!("{name}={}", app::web::page::encoded(value))).collect();
    let to = format!("{back}?{}", query.join("&"));
    said.codes.insert(code, came.clone());
    said.came.push(came);
    Redirect::to(&to).into_response()
}

/// Exchanges a code once, for the client that knows the secret, at the same address, with the verifier of the challenge (RFC 7636).
async fn token(State(provider): State<IdentityProvider>, headers: HeaderMap, Form(form): Form<Params>) -> Response {
    let refused = |error: &str| (StatusCode::BAD_REQUEST, Json(json!({ "error": error }))).into_response();
    let plain = |text: &str| app::web::page::encoded(text).replace("%20", "+");
    let account = BASE64_STANDARD.encode(format!("{}:{}", plain(CLIENT_ID), plain(CLIENT_SECRET)));
    if headers.get(header::AUTHORIZATION).is_none_or(|said| said != format!("Basic {account}").as_str()) {
        return refused("invalid_client");
    }
    let Some(came) = form.get("code").and_then(|code| provider.said().codes.remove(code)) else { return refused("invalid_grant") };
    let verifier = form.get("code_verifier").map(|verifier| encoded(Sha256::digest(verifier)));
    if verifier.as_ref() != came.get("code_challenge") || form.get("redirect_uri") != came.get("redirect_uri") {
        return refused("invalid_grant");
    }
    let id_token = provider.id_token(&came);
    Json(json!({ "access_token": "access", "token_type": "Bearer", "expires_in": 60, "id_token": id_token })).into_response()
}

async fn user_info(State(provider): State<IdentityProvider>, headers: HeaderMap) -> Response {
    match headers.get(header::AUTHORIZATION) {
        Some(said) if said == "Bearer access" => Json(provider.said().user_info.clone()).into_response(),
        _ => StatusCode::UNAUTHORIZED.into_response(),
    }
}
