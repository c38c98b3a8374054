//! Cookies: their names, how they are set and read.

use crate::web::context::{Settings, settings};
use axum::http::{HeaderMap, HeaderValue, header, request::Parts};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

/// Sets a cookie that scripts cannot read, for so many seconds; 0 removes it. Outside a request nothing is set and an error is
/// logged.
pub fn set_cookie(name: &str, value: &str, seconds: i64) {
    let (Some(response), Ok(settings)) = (use_context::<ResponseOptions>(), settings()) else {
        tracing::error!(name, "a cookie cannot be set outside a request");
        return;
    };
    if let Ok(cookie) = HeaderValue::from_str(&cookie_text(&settings, name, value, seconds)) {
        response.append_header(header::SET_COOKIE, cookie);
    }
}

/// The value of the header `Set-Cookie` for a cookie as [`set_cookie`] sets it.
pub fn cookie_text(settings: &Settings, name: &str, value: &str, seconds: i64) -> String {
    let secure = if settings.secure() { "; Secure" } else { "" };
    format!("{}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}", settings.cookie_name(name))
}

/// The value of a cookie of this request; `None` when it is absent or empty.
pub fn request_cookie(name: &str) -> Option<String> {
    let name = settings().ok()?.cookie_name(name);
    with_context::<Parts, _>(|parts| cookie(&parts.headers, &name))?
}

/// The value of the cookie of that full name, see [`crate::web::context::Settings::cookie_name`]; `None` when it is absent or
/// empty.
pub fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|pair| pair.trim().split_once('=').filter(|(key, _)| *key == name).map(|(_, value)| value.to_owned()))
        .filter(|value| !value.is_empty())
}

/// The value that the headers of a response give to the cookie of that full name; `None` when they set or leave it empty.
pub fn set_cookie_value(headers: &HeaderMap, name: &str) -> Option<String> {
    let set = headers.get_all(header::SET_COOKIE).iter().filter_map(|value| value.to_str().ok());
    set.filter_map(|cookie| cookie.split(';').next()?.split_once('='))
        .find(|(key, value)| *key == name && !value.is_empty())
        .map(|(_, value)| value.to_owned())
}
