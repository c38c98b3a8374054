//! The notes on the page of a participant, each headed by its readers.

use super::note_actions::{CHANGES, ChangeNote, RemoveNote, RestoreNote, WriteNote, change_form, new_form};
use crate::{
    texts::t,
    ui::{
        form::{FieldError, in_textarea},
        icon::Icon,
    },
    url::action,
    web::{
        context::RequestContext,
        forms::{FormDraft, load_draft, load_drafts},
    },
};
use domain::{
    caseload::note::{Readers, TypedNote},
    values::{language::Language, paris},
};
use leptos::prelude::*;
use store::{Enrollment, Note, StoreError};

/// The form of a note, new or changed.
struct NoteForm {
    language: Language,
    /// First name of the participant.
    first_name: String,
    /// Its address.
    action: &'static str,
    /// Names and values of its hidden fields.
    hidden: Vec<(&'static str, String)>,
    /// Id of the field of the text, with which the ids of the other fields begin.
    field: String,
    /// Locale key of the label of the text.
    label: &'static str,
    /// Locale key of its button.
    send: &'static str,
    draft: FormDraft<TypedNote>,
}

/// Section of the notes on a participant, with the form of a new one.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn notes_section(ctx: &RequestContext, enrollment: &Enrollment) -> Result<impl IntoView + use<>, StoreError> {
    let language = ctx.language();
    let participant = &enrollment.participant_id;
    let notes = ctx.store.caseload().notes(participant, &ctx.user.person_id, ctx.visitor.now).await?;
    let mut changes = load_drafts::<TypedNote>(CHANGES).await;
    let new = NoteForm {
        language,
        first_name: enrollment.first_name.clone(),
        action: action::<WriteNote>(),
        hidden: vec![("participant", participant.to_string())],
        field: "note".into(),
        label: "note-new",
        send: "note-send",
        draft: load_draft(&new_form(participant)).await.unwrap_or_default(),
    };
    let items = notes
        .iter()
        .map(|note| {
            let own = note.author_id == ctx.user.person_id;
            item(language, enrollment, note, own, changes.remove(&change_form(&note.id))).into_any()
        })
        .collect_view();
    Ok(view! {
        <section class="section" id="notes" aria-labelledby="notes-titre">
            <h2 class="section__title" id="notes-titre">{t!(language, "notes-title")}</h2>
            {new.view()}
            <div class="notes">{items}</div>
        </section>
    })
}

fn item(language: Language, enrollment: &Enrollment, note: &Note, own: bool, draft: Option<FormDraft<TypedNote>>) -> impl IntoView + use<> {
    let id = note.id.to_string();
    let day = language.date(paris::day(note.created_at));
    let who = t!(language, "note-by", name = note.author.clone(), day = day);
    if note.removed_at.is_some() {
        return view! {
            <article class="note note--removed" id=format!("note-{id}")>
                <p>{t!(language, "note-is-removed")}</p>
                <form method="post" action={action::<RestoreNote>()}>
                    <input type="hidden" name="note" value=id.clone()/>
                    <button class="button button--small">{t!(language, "note-restore")}<span class="visually-hidden">{format!(", {who}")}</span></button>
                </form>
            </article>
        }
        .into_any();
    }
    let shared = note.readers().include_the_person();
    let changed = note.changed_at.map(|at| format!(", {}", t!(language, "note-changed-on", day = language.date(paris::day(at)))));
    view! {
        <article class=if shared { "note note--shared" } else { "note" } id=format!("note-{id}")>
            <p class="note__readers">{readers(language, shared, &enrollment.first_name)}</p>
            <p class="note__text">{note.text.clone()}</p>
            <p class="note__who">{who.clone()}{changed}</p>
            {own.then(|| own_actions(language, enrollment, note, who, draft))}
        </article>
    }
    .into_any()
}

/// Readers of a note, as an icon and in words.
fn readers(language: Language, shared: bool, first_name: &str) -> impl IntoView + use<> {
    let (icon, text) = if shared {
        ("people", t!(language, "note-read-by-person", name = first_name.to_owned()))
    } else {
        ("lock", t!(language, "note-read-by-team", name = first_name.to_owned()))
    };
    view! { <Icon name=icon/>{text} }
}

/// Forms of the author of a note: change it, remove it.
fn own_actions(
    language: Language,
    enrollment: &Enrollment,
    note: &Note,
    who: String,
    draft: Option<FormDraft<TypedNote>>,
) -> impl IntoView + use<> {
    let open = draft.is_some();
    let current = || TypedNote { text: note.text.clone(), readers: note.readers().as_str().into() };
    let form = NoteForm {
        language,
        first_name: enrollment.first_name.clone(),
        action: action::<ChangeNote>(),
        hidden: vec![("note", note.id.to_string()), ("participant", enrollment.participant_id.to_string())],
        field: format!("note-{}-texte", note.id),
        label: "note-change-label",
        send: "note-change-send",
        draft: draft.unwrap_or_else(|| FormDraft { typed: current(), mistakes: Vec::new() }),
    };
    let of = format!(", {who}");
    view! {
        <div class="note__actions">
            <details class="disclose" open=open>
                <summary class="button button--small disclose__summary">{t!(language, "note-change")}<span class="visually-hidden">{of.clone()}</span></summary>
                <div class="disclose__body">{form.view()}</div>
            </details>
            <form method="post" action={action::<RemoveNote>()}>
                <input type="hidden" name="note" value=note.id.to_string()/>
                <button class="button button--small button--quiet">{t!(language, "note-remove")}<span class="visually-hidden">{of}</span></button>
            </form>
        </div>
    }
}

impl NoteForm {
    fn view(self) -> impl IntoView + use<> {
        let Self { language, first_name, action, hidden, field, label, send, draft } = self;
        let shared = draft.typed.readers == Readers::TeamAndPerson.as_str();
        let hidden = hidden.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view();
        let error = |name: &str, field: String| {
            draft.mistake(name).map(|key| view! { <FieldError field prefix=t!(language, "error-prefix") sentence=t!(language, key)/> })
        };
        let (wrong, wrong_readers) = (error("text", field.clone()), error("readers", format!("{field}-lecteurs")));
        let described = wrong.is_some().then(|| format!("{field}-erreur"));
        let invalid = wrong.is_some().then_some("true");
        let choice = |of: Readers, title: String, hint: String, checked: bool| {
            view! {
                <label class="choice">
                    <input class="choice__input" type="radio" name="readers" value=of.as_str() checked=checked/>
                    <span class="choice__text"><span class="choice__title">{title}</span><span class="choice__hint">{hint}</span></span>
                </label>
            }
        };
        let team_hint = t!(language, "note-team-hint", name = first_name.clone());
        let person_title = t!(language, "note-person", name = first_name.clone());
        let person_hint = t!(language, "note-person-hint", name = first_name);
        view! {
            <form class="form note__form" method="post" action=action novalidate>
                {hidden}
                <div class=if invalid.is_some() { "field field--error" } else { "field" }>
                    <label class="field__label" for=field.clone()>{t!(language, label)}</label>
                    {wrong}
                    <textarea class="input input--area" id=field.clone() name="text" rows="3" aria-describedby=described aria-invalid=invalid>{in_textarea(&draft.typed.text)}</textarea>
                </div>
                <fieldset class="fieldset" id=format!("{field}-lecteurs")>
                    <legend class="fieldset__legend">{t!(language, "note-who-reads")}</legend>
                    {wrong_readers}
                    <div class="choices">
                        {choice(Readers::Team, t!(language, "note-team"), team_hint, !shared)}
                        {choice(Readers::TeamAndPerson, person_title, person_hint, shared)}
                    </div>
                </fieldset>
                <button class="button">{t!(language, send)}</button>
            </form>
        }
    }
}
