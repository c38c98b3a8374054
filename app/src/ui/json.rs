//! JSON in the browser, read and written by the browser itself: with serde's own parser the module was a quarter larger.

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::js_sys::{Array, JSON, Object, Reflect};

/// A value of JSON, or nothing where a field is missing.
pub struct Json(JsValue);

impl Json {
    /// Reads a text; `None` if it is no JSON.
    pub fn parse(text: &str) -> Option<Self> {
        JSON::parse(text).ok().map(Self)
    }

    /// A field of an object.
    pub fn get(&self, name: &str) -> Self {
        Self(Reflect::get(&self.0, &JsValue::from_str(name)).unwrap_or_default())
    }

    /// A value of a list.
    pub fn at(&self, at: u32) -> Self {
        Self(Reflect::get_u32(&self.0, at).unwrap_or_default())
    }

    /// A text; `None` for any other value.
    pub fn text(&self) -> Option<String> {
        self.0.as_string()
    }

    /// The text of a field; empty if it has none.
    pub fn text_of(&self, name: &str) -> String {
        self.get(name).text().unwrap_or_default()
    }

    /// A whole number; `None` for any other value.
    pub fn number(&self) -> Option<i64> {
        self.0.as_f64().map(|number| number as i64)
    }

    /// Whether it is `true`.
    pub fn is_true(&self) -> bool {
        self.0.as_bool() == Some(true)
    }

    /// The values of a list; `None` if it is none.
    pub fn list(&self) -> Option<Vec<Self>> {
        Array::is_array(&self.0).then(|| Array::from(&self.0).iter().map(Self).collect())
    }
}

/// An object of these fields.
pub fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}

/// A list of these values.
pub fn list(values: impl Iterator<Item = JsValue>) -> JsValue {
    let list = Array::new();
    for value in values {
        list.push(&value);
    }
    list.into()
}

/// A value as JSON; `None` if it cannot be written.
pub fn write(value: &JsValue) -> Option<String> {
    JSON::stringify(value).ok().map(String::from)
}
