//! HTTP clients: a browser with its cookies, or another client.

use reqwest::{
    Client,
    cookie::{CookieStore, Jar},
    header::HeaderMap,
    redirect,
};
use std::sync::Arc;

/// A browser or another client, with its cookies.
pub struct Caller {
    client: Client,
    jar: Arc<Jar>,
    base: String,
    browser: bool,
    /// Headers of every request.
    headers: Vec<(&'static str, String)>,
}

/// The response to a request.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: String,
    /// The body, unchanged.
    pub bytes: Vec<u8>,
    /// The length of the body in bytes.
    pub length: usize,
}

impl Caller {
    /// A caller with that cookie.
    pub fn new(base: &str, browser: bool, cookie: Option<&str>) -> Self {
        let jar = Arc::new(Jar::default());
        let client = Client::builder().redirect(redirect::Policy::none()).cookie_provider(jar.clone()).build().unwrap();
        let caller = Self { client, jar, base: base.to_owned(), browser, headers: Vec::new() };
        if let Some(cookie) = cookie {
            caller.bring(cookie);
        }
        caller
    }

    /// Adds a header to every request.
    pub fn saying(mut self, header: &'static str, value: &str) -> Self {
        self.headers.push((header, value.to_owned()));
        self
    }

    /// Adds a cookie, `name=value`.
    pub fn bring(&self, cookie: &str) {
        self.jar.add_cookie_str(&format!("{cookie}; Path=/"), &self.base.parse().unwrap());
    }

    /// The value of a cookie that it holds.
    pub fn cookie(&self, name: &str) -> Option<String> {
        let all = self.jar.cookies(&self.base.parse().unwrap())?;
        let mut pairs = all.to_str().unwrap().split("; ").filter_map(|pair| pair.split_once('='));
        pairs.find(|(key, value)| *key == name && !value.is_empty()).map(|(_, value)| value.to_owned())
    }

    /// Every cookie that it holds, `name=value`.
    pub fn all_cookies(&self) -> Vec<String> {
        let all = self.jar.cookies(&self.base.parse().unwrap());
        all.map(|all| all.to_str().unwrap().split("; ").map(str::to_owned).collect()).unwrap_or_default()
    }

    /// A request with the cookies and headers of the caller, to be completed.
    pub fn request(&self, method: &str, path: &str) -> reqwest::RequestBuilder {
        let accept = if self.browser { "text/html,application/xhtml+xml,*/*;q=0.8" } else { "application/json" };
        let request = self.client.request(method.parse().unwrap(), format!("{}{path}", self.base)).header("accept", accept);
        self.headers.iter().fold(request, |request, (name, value)| request.header(*name, value))
    }

    /// The response of a page.
    pub async fn get(&self, path: &str) -> Answer {
        answer(self.request("GET", path)).await
    }

    /// The response to a form.
    pub async fn post<V: AsRef<str>>(&self, path: &str, form: &[(&str, V)]) -> Answer {
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_ref())).collect();
        answer(self.request("POST", path).form(&form)).await
    }

    /// The page to which a form leads.
    pub async fn post_and_follow<V: AsRef<str>>(&self, path: &str, form: &[(&str, V)]) -> Answer {
        let sent = self.post(path, form).await;
        assert_eq!(sent.status, 303, "{path} leads somewhere: {}", sent.body);
        self.get(sent.location().split('#').next().unwrap()).await
    }
}

/// The request with a multipart form as a browser writes it: the fields, then a file by the name of its field, its own name and its
/// content.
pub fn with_file(
    request: reqwest::RequestBuilder,
    fields: &[(&str, &str)],
    (field, name, content): (&str, &str, &[u8]),
) -> reqwest::RequestBuilder {
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend(format!("--frontier\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").into_bytes());
    }
    // As browsers do (WHATWG, multipart/form-data encoding algorithm).
    let name = name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A");
    let head = format!("Content-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\nContent-Type: image/png\r\n\r\n");
    body.extend(format!("--frontier\r\n{head}").into_bytes());
    body.extend(content);
    body.extend(b"\r\n--frontier--\r\n");
    request.header("content-type", "multipart/form-data; boundary=frontier").body(body)
}

/// Sends a request.
pub async fn answer(request: reqwest::RequestBuilder) -> Answer {
    let response = request.send().await.unwrap();
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let bytes = response.bytes().await.unwrap().to_vec();
    Answer { status, headers, body: String::from_utf8_lossy(&bytes).into_owned(), length: bytes.len(), bytes }
}

impl Answer {
    /// The value of a header; empty if absent.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }

    /// The value of `Location`.
    pub fn location(&self) -> &str {
        self.header("location")
    }

    /// The `Set-Cookie` header of a cookie, with its attributes.
    pub fn set_cookie(&self, name: &str) -> Option<String> {
        let all = self.headers.get_all("set-cookie").iter().map(|value| value.to_str().unwrap().to_owned());
        all.into_iter().find(|cookie| cookie.starts_with(&format!("{name}=")))
    }

    /// The text of the page, without tags, in one line.
    pub fn words(&self) -> String {
        words(&self.body)
    }

    /// The tag of a control by its name, or by its identifier after a `#`.
    #[track_caller]
    pub fn control(&self, name: &str) -> &str {
        let attribute = name.strip_prefix('#').map_or_else(|| format!(" name=\"{name}\""), |id| format!(" id=\"{id}\""));
        let at = self.body.find(&attribute).unwrap_or_else(|| panic!("a control is named {name}: {}", self.words()));
        let start = self.body[..at].rfind('<').unwrap();
        let end = at + self.body[at..].find('>').unwrap();
        &self.body[start..=end]
    }

    /// The value of a control, found as by [`Self::control`]; empty without one.
    #[track_caller]
    pub fn value(&self, name: &str) -> String {
        let value = self.control(name).split_once(" value=\"").map_or("", |(_, rest)| rest.split('"').next().unwrap());
        value.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    }

    /// Asserts that the page has the control with that value, marked as wrong, and the sentence of that key.
    #[track_caller]
    pub fn assert_refused(&self, control: &str, typed: &str, key: &str) {
        let tag = self.control(control);
        assert!(tag.contains(&format!("value=\"{}\"", escaped(typed))), "{typed:?} is kept: {tag}");
        assert!(tag.contains("aria-invalid=\"true\""), "{control} is marked: {tag}");
        self.assert_says(key);
    }

    /// Asserts that the page has the sentence of that key.
    #[track_caller]
    pub fn assert_says(&self, key: &str) {
        let sentence = sentence(key);
        assert!(self.words().contains(&sentence), "the page says {sentence:?}: {}", self.words());
    }
}

/// The sentence of a key in French.
#[track_caller]
pub fn sentence(key: &str) -> String {
    let sentence = app::texts::text(domain::values::language::Language::Fr, key);
    assert_ne!(sentence, key, "the catalogue has a sentence for {key}");
    words(&sentence)
}

/// A text escaped for an attribute.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A part of a page that begins with the rest of a script but for the first, without that script.
fn script_cut((at, part): (usize, &str)) -> &str {
    if at == 0 { part } else { part.split_once("</script>").map_or("", |(_, rest)| rest) }
}

fn words(html: &str) -> String {
    let html = html.split_once("<body").map_or(html, |(_, body)| body);
    let html: String = html.split("<script").enumerate().map(script_cut).collect();
    let mut text = String::new();
    let mut inside = false;
    for sign in html.chars() {
        match sign {
            '<' => inside = true,
            '>' if inside => inside = false,
            _ if !inside => text.push(sign),
            _ => {}
        }
    }
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#x27;", "'").replace("&amp;", "&");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
