//! The script of the service worker: the constants of this build, then the bundle of `worker.js`.

use super::acts::ACTS;
use crate::texts::few_texts;
use domain::values::language::Language;
use serde_json::{Map, Value, json};
use std::sync::LazyLock;

/// The keys of the words of the page that is shown in place of a page without a copy.
const KEYS: [&str; 4] = ["offline-title", "offline-text", "offline-retry", "stop-home"];

/// Those words by the language of the browser, which is never French in easier words.
static WORDS_BY_LANGUAGE: LazyLock<Map<String, Value>> = LazyLock::new(|| {
    let languages = Language::ALL.into_iter().filter(|language| language.tag() == language.lang());
    let words = |language| KEYS.iter().map(|key| (*key).to_owned()).zip(few_texts(language, &KEYS).into_iter().map(Value::from)).collect();
    languages.map(|language| (language.tag().to_owned(), Value::Object(words(language)))).collect()
});

/// The script for the build whose files have that address, without their endings: `/pkg/<build>/essor`. Its bytes change with the
/// build, by which a browser finds that there is a new one.
pub fn script(package: &str) -> String {
    let folder = package.rsplit_once('/').map_or("", |(folder, _)| folder);
    let acts: Map<String, Value> = ACTS.iter().map(|(address, kind)| ((*address).to_owned(), (*kind).into())).collect();
    let known = json!({ "package": package, "acts": acts, "words": *WORDS_BY_LANGUAGE });
    format!("self.essor={known};importScripts(\"{folder}/worker.js\",\"/push.js\");\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_names_its_build_and_the_forms_that_may_wait() {
        let script = script("/pkg/0123/essor");
        assert!(script.ends_with("importScripts(\"/pkg/0123/worker.js\",\"/push.js\");\n"), "{script}");
        assert!(script.contains("\"package\":\"/pkg/0123/essor\""), "{script}");
        assert!(script.contains("\"/api/declarations/envoyer\":\"declaration\""), "{script}");
    }
}
