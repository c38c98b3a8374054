//! What is typed into the declaration form stays on the phone until it has gone out.

use super::line::Line;
use domain::declarations::declaration::{MOST_LINES, TypedLine};
use gloo::storage::{LocalStorage, Storage};
use leptos::{ev, prelude::*};
use serde::{Deserialize, Serialize};

/// What is kept on the phone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The version that was seen.
    pub seen: i64,
    /// The lines.
    pub lines: Vec<TypedLine>,
    /// The sentence beside them.
    #[serde(default)]
    pub note: String,
    /// The number of clients.
    #[serde(default)]
    pub clients: String,
}

/// The fields beside the lines. The browser holds what is typed there; only the draft needs to know.
#[derive(Clone, Copy, Default)]
pub struct Beside {
    /// The sentence.
    pub note: NodeRef<leptos::html::Input>,
    /// The number of clients.
    pub clients: NodeRef<leptos::html::Input>,
    /// Told whenever one of them changes.
    pub touched: RwSignal<()>,
}

impl Beside {
    fn typed(self) -> (String, String) {
        self.touched.track();
        let value = |field: NodeRef<leptos::html::Input>| field.get_untracked().map(|field| field.value()).unwrap_or_default();
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

/// Keeps what is typed on the phone, and takes up what was kept unless another version has come in since.
pub fn keep_draft(
    key: String,
    given: Draft,
    lines: RwSignal<Vec<Line>>,
    typed: Memo<Vec<TypedLine>>,
    beside: Beside,
    next_number: StoredValue<usize>,
    drafted: RwSignal<bool>,
) {
    let taken_up = StoredValue::new(false);
    // Lines taken up belong to the form: made inside the effect, they would go when it runs again.
    let form = Owner::current().unwrap_or_default();
    Effect::new(move |_| {
        let (note, clients) = beside.typed();
        let now = Draft { seen: given.seen, lines: typed.get(), note, clients };
        if !taken_up.get_value() {
            taken_up.set_value(true);
            if let Ok(draft) = LocalStorage::get::<Draft>(&key)
                && draft.seen == given.seen
                && draft != given
                && !draft.lines.is_empty()
                && draft.lines.len() <= MOST_LINES
            {
                let first = given.lines.len();
                next_number.set_value(first + draft.lines.len());
                beside.set(&draft.note, &draft.clients);
                let take_up = |(at, typed)| Line::new(first + at, typed, true);
                lines.set(form.with(|| draft.lines.into_iter().enumerate().map(take_up).collect()));
                drafted.set(true);
                return;
            }
        }
        if now == given {
            LocalStorage::delete(&key);
            drafted.set(false);
        } else if LocalStorage::set(&key, now).is_ok() {
            drafted.set(true);
        }
    });
}

/// What was asked of the form without a network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offline {
    /// Nothing.
    Nothing,
    /// To be sent: it goes out when the network is back.
    ToSend,
    /// To be kept, which it is, on the phone: it never goes out by itself.
    FormDraft,
}

impl Offline {
    /// The key of what is said of it.
    pub fn key(self) -> Option<&'static str> {
        match self {
            Self::Nothing => None,
            Self::ToSend => Some("offline"),
            Self::FormDraft => Some("kept-offline"),
        }
    }
}

/// What a tap asks of the form without a network; nothing while there is one, for then the browser sends it.
pub fn tapped_offline(event: &ev::SubmitEvent) -> Option<Offline> {
    if window().navigator().on_line() {
        return None;
    }
    let keeps = event.submitter().is_some_and(|button| button.has_attribute("name"));
    Some(if keeps { Offline::FormDraft } else { Offline::ToSend })
}

/// Sends the form when the network is back, if it was sent without one.
pub fn wait_for_network(form: NodeRef<leptos::html::Form>, offline: RwSignal<Offline>) {
    Effect::new(move |_| {
        let listening = window_event_listener(ev::online, move |_| {
            if offline.get_untracked() == Offline::ToSend
                && let Some(form) = form.get_untracked()
            {
                offline.set(Offline::Nothing);
                let _ = form.request_submit();
            }
        });
        on_cleanup(move || listening.remove());
    });
}
