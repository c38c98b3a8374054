//! The draft of a declaration on the phone: what was typed is kept there until it was sent.

use super::line::{Focus, Line};
use crate::ui::json::{self, Json};
use domain::declarations::{
    declaration::MOST_LINES,
    typed::{TypedDeclaration, TypedLine},
};
use gloo::storage::{LocalStorage, Storage};
use leptos::{ev, html, prelude::*};

/// The fields beside the lines. Their values are in the DOM; only the draft reads them.
#[derive(Clone, Copy, Default)]
pub struct Beside {
    /// The sentence for the coach.
    pub note: NodeRef<html::Input>,
    /// The number of clients.
    pub clients: NodeRef<html::Input>,
    /// Notified when one of them changes.
    pub touched: RwSignal<()>,
}

impl Beside {
    /// Note and number of clients; tracks changes.
    fn typed(self) -> (String, String) {
        self.touched.track();
        let value = |field: NodeRef<html::Input>| field.get_untracked().map(|field| field.value()).unwrap_or_default();
        (value(self.note), value(self.clients))
    }

    fn set(self, note: &str, clients: &str) {
        for (field, value) in [(self.note, note), (self.clients, clients)] {
            if let Some(field) = field.get_untracked() {
                field.set_value(value);
            }
        }
    }
}

/// Saves the form under `key` on the phone at every change, once it is `awake`, and restores a saved form of the same version then.
/// `given` is the form as the server drew it; a form that equals it has no draft.
pub fn keep_draft(
    key: String,
    given: TypedDeclaration,
    lines: RwSignal<Vec<Line>>,
    beside: Beside,
    next_number: StoredValue<usize>,
    drafted: RwSignal<bool>,
    awake: RwSignal<bool>,
) {
    let restored = StoredValue::new(false);
    // Restored lines are owned by the form: owned by the effect, they would be disposed when it runs again.
    let form = Owner::current().unwrap_or_default();
    Effect::new(move |_| {
        if !awake.get() {
            return;
        }
        let (note, clients) = beside.typed();
        let now = TypedDeclaration { seen: given.seen, lines: lines.get().into_iter().map(Line::typed).collect(), note, clients };
        if !restored.get_value() {
            restored.set_value(true);
            if let Some(draft) = load(&key)
                && draft.seen == given.seen
                && draft != given
                // What was typed before the form was awake is newer.
                && now == given
                && !draft.lines.is_empty()
                && draft.lines.len() <= MOST_LINES
            {
                let first = given.lines.len();
                next_number.set_value(first + draft.lines.len());
                beside.set(&draft.note, &draft.clients);
                // The field with the cursor is drawn anew.
                let typing = document().active_element().is_some_and(|it| it.class_name().contains("money__input"));
                let focus = |at| if at == 0 && typing { Focus::Now } else { Focus::No };
                let restore = |(at, typed)| Line::new(first + at, typed, true, focus(at));
                lines.set(form.with(|| draft.lines.into_iter().enumerate().map(restore).collect()));
                drafted.set(true);
                return;
            }
        }
        if now == given {
            let _ = LocalStorage::raw().remove_item(&key);
            drafted.set(false);
        } else if store(&key, now).is_some() {
            drafted.set(true);
        }
    });
}

fn load(key: &str) -> Option<TypedDeclaration> {
    read_typed(&Json::parse(&LocalStorage::raw().get_item(key).ok()??)?)
}

/// `None` if the phone keeps nothing.
fn store(key: &str, form: TypedDeclaration) -> Option<()> {
    let lines = form
        .lines
        .into_iter()
        .map(|line| json::object(&[("activity", line.activity.into()), ("kind", line.kind.into()), ("amount", line.amount.into())]));
    // A number of JavaScript is exact up to 2^53 versions.
    let seen = (form.seen as f64).into();
    let form = json::object(&[("seen", seen), ("lines", json::list(lines)), ("note", form.note.into()), ("clients", form.clients.into())]);
    LocalStorage::raw().set_item(key, &json::write(&form)?).ok()
}

/// Reads a form as typed under the names that serde writes on the server; `None` if it is none.
pub fn read_typed(form: &Json) -> Option<TypedDeclaration> {
    let line = |line: Json| TypedLine { activity: line.text_of("activity"), kind: line.text_of("kind"), amount: line.text_of("amount") };
    Some(TypedDeclaration {
        seen: form.get("seen").number()?,
        lines: form.get("lines").list()?.into_iter().map(line).collect(),
        note: form.text_of("note"),
        clients: form.text_of("clients"),
    })
}

/// What a button of the form did without a network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offline {
    /// Nothing.
    Nothing,
    /// The form is sent when the network is back.
    Queued,
    /// The form is a draft on the phone and is not sent by itself.
    SavedDraft,
}

impl Offline {
    /// The key of its sentence.
    pub fn key(self) -> Option<&'static str> {
        match self {
            Self::Nothing => None,
            Self::Queued => Some("offline"),
            Self::SavedDraft => Some("kept-offline"),
        }
    }
}

/// What a submission does without a network; `None` with a network: then the browser sends the form.
pub fn submitted_offline(event: &ev::SubmitEvent) -> Option<Offline> {
    if window().navigator().on_line() {
        return None;
    }
    let saves = event.submitter().is_some_and(|button| button.has_attribute("name"));
    Some(if saves { Offline::SavedDraft } else { Offline::Queued })
}

/// Sends a queued form when the network is back.
pub fn send_when_online(form: NodeRef<html::Form>, offline: RwSignal<Offline>) {
    Effect::new(move |_| {
        let listening = window_event_listener(ev::online, move |_| {
            if offline.get_untracked() == Offline::Queued
                && let Some(form) = form.get_untracked()
            {
                offline.set(Offline::Nothing);
                let _ = form.request_submit();
            }
        });
        on_cleanup(move || listening.remove());
    });
}
