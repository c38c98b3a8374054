//! A structure with a person of each role and a row of every kind.

use crate::{
    agenda::sessions::{Agenda, add_session},
    support::{
        app::TestApp,
        people::{Elder, add_participant},
    },
};
use app::sign_in::secret;
use chrono::{DateTime, Duration, Utc};
use domain::{
    caseload::note::Readers,
    declarations::{
        attestation::IssuedMonth,
        declaration::{Activity, LineKind, TurnoverLine},
        document::DocumentKind,
    },
    messages::delivery::DeliveryFailure,
    people::Role,
    plan::{
        Focus,
        template::{Template, TemplateGoal},
    },
    reporting::disclosure::link::NewLink,
    review::substitution::NewSubstitution,
    values::{
        ids::{
            AttestationId, BatchId, BookingId, DeclarationId, DocumentId, EnrollmentId, FunderLinkId, NoteId, PersonId, PlanActionId,
            PlanTemplateId, PreviewId, SessionId, SubstitutionId,
        },
        money::Cents,
        month::Month,
        paris,
    },
};
use store::{
    Actor, Closing, ImportReport, NewAttestation, NewDocument, NewPerson, NewPreview, Objects, PreviewOutcome, SeenDeclaration,
    StructureStore,
};

/// A structure with a person of each role and a row of every kind.
pub struct Team {
    pub rows: StructureStore,
    pub participant: PersonId,
    pub neighbour: PersonId,
    pub coach: PersonId,
    pub coordinator: PersonId,
    pub session: SessionId,
    pub booking: BookingId,
    /// Sessions, bookings, entries of waitlists and attendance.
    pub agenda: Agenda,
    pub action: PlanActionId,
    pub declaration: DeclarationId,
    /// The month whose declaration waits for the coach; the two before it are not declared.
    pub month: Month,
    /// The month three before it, whose declaration waits too.
    pub waiting: DeclarationId,
    /// A document of the declared month.
    pub document: DocumentId,
    /// A note of the coach on the participant, for the team only.
    pub note: NoteId,
    /// A month with a question of the coach.
    pub asked: Month,
    /// A validated month.
    pub validated: Month,
    /// A validated month with a correction request of the participant.
    pub requested: Month,
    /// The participant's enrollment.
    pub enrollment: EnrollmentId,
    /// A month whose statement is closed.
    pub handed_in: Month,
    /// A batch without validated declarations.
    pub batch: BatchId,
    /// The batch that validated the requested month, and its declaration.
    pub validation: (BatchId, DeclarationId),
    /// A substitution of the coordinator for the coach, in a month.
    pub substitution: SubstitutionId,
    /// A participant near the end of their enrollment.
    pub elder: Elder,
    /// Another device of the participant.
    pub device: String,
    /// The token of an invitation that the coach has not used.
    pub invitation: String,
    /// A preview of an import by the coordinator.
    pub preview: PreviewId,
    /// A coach without participants.
    pub colleague: PersonId,
    /// A funder link, and its token.
    pub funder: (FunderLinkId, String),
    /// A template of plans with one goal.
    pub template: PlanTemplateId,
    /// An attestation of the participant, and its code.
    pub attestation: (AttestationId, String),
    /// A message about a booking that was given up.
    pub lost: String,
}

pub fn person(role: Role, name: &str, mail: &str) -> NewPerson {
    NewPerson {
        role,
        first_name: name.into(),
        last_name: "Test".into(),
        phone: None,
        email: Some(format!("{mail}@exemple.fr").parse().unwrap()),
    }
}

/// The content of a document of [`add_document`].
pub const CONTENT: &[u8] = b"%PDF-1.7 une facture";

/// Attaches a document to a month of a participant.
pub async fn add_document(rows: &StructureStore, objects: &Objects, now: DateTime<Utc>, person: &PersonId, month: Month) -> DocumentId {
    let object = rows.declarations().new_object_key(now);
    objects.write(&object, CONTENT.to_vec()).await.unwrap();
    let stored_digest = secret::digest(CONTENT);
    let new = NewDocument {
        name: "facture.pdf".into(),
        kind: DocumentKind::Pdf,
        bytes: CONTENT.len(),
        digest: object.clone(),
        stored_digest,
        object,
    };
    rows.declarations().add_document(&Actor::person(person, now), person, month, &new, paris::day(now)).await.unwrap()
}

/// Closes the statement of a month, also if it is incomplete.
pub async fn hand_in(rows: &StructureStore, by: &Actor, month: Month) {
    let seen = store::fingerprint_of(&rows.statements().month_statement(month, by.at).await.unwrap().due());
    let closing = Closing { month, version: 1, seen: &seen, confirmed: true };
    rows.statements().close_statement(by, &closing, paris::day(by.at)).await.unwrap();
}

/// Makes such a structure; `tag` is part of its names, to tell them from another's.
pub async fn team(app: &TestApp, tag: &str) -> Team {
    let (now, by) = (app.now, Actor::tools(app.now));
    let structure = app.db.create_structure(&by, &format!("Structure {tag}"), 70).await.unwrap();
    let rows = app.db.for_structure(&structure);
    let coach = rows.people().add_person(&by, &person(Role::Coach, &format!("Coach{tag}"), &format!("coach{tag}"))).await.unwrap();
    let coordinator =
        rows.people().add_person(&by, &person(Role::Coordinator, &format!("Coord{tag}"), &format!("coord{tag}"))).await.unwrap();
    let colleague = rows.people().add_person(&by, &person(Role::Coach, &format!("Omar{tag}"), &format!("omar{tag}"))).await.unwrap();
    let preview = looked_at(&rows, &coordinator, now).await;
    let participant = add_participant(&rows, now, &coach, &format!("Awa{tag}"), &format!("awa{tag}")).await;
    let neighbour = add_participant(&rows, now, &coach, &format!("Zoe{tag}"), &format!("zoe{tag}")).await;
    let session = add_session(&rows, now, &coach, 5).await;
    let enrollment = rows.enrollments().enrollment_of(&participant).await.unwrap().id;
    let action =
        rows.plans().add_goal(&by, &enrollment, Focus::Business, &format!("Trois clients {tag}"), &["Appeler"]).await.unwrap().remove(0);
    app.place.run(format!("update plan_action set doer = 'Both' where id = '{action}'")).await;
    let mine = Actor::person(&participant, now);
    rows.bookings().book(&mine, &participant, &session).await.unwrap();
    let booking = rows.bookings().upcoming_bookings(&participant, now).await.unwrap().remove(0).id;
    let agenda = Agenda::fill(app, &rows, [&coach, &participant, &neighbour], tag).await;
    let month = Month::of(paris::day(now)).plus(-1);
    let asked = month.plus(-4);
    let mut declared = Vec::new();
    let (validated, requested) = (month.plus(-5), month.plus(-6));
    for month in [month, month.plus(-3), asked, validated, requested] {
        let line = TurnoverLine::new(Activity::CraftServices, LineKind::Sale, Cents::new(19_000)).unwrap();
        rows.declarations().submit(&mine, &participant, month, &[line], 0, paris::day(now)).await.unwrap();
        declared.push(rows.declarations().declaration(&enrollment, month).await.unwrap().unwrap().id);
    }
    let question = format!("Rien oublié, {tag} ?");
    rows.review().ask(&Actor::person(&coach, now), Role::Coach, &declared[2], 1, &question, None).await.unwrap();
    rows.review().validate(&Actor::person(&coach, now), Role::Coach, &declared[3], 1).await.unwrap();
    let validation =
        (rows.review().validate(&Actor::person(&coach, now), Role::Coach, &declared[4], 1).await.unwrap(), declared[4].clone());
    rows.declarations().request_correction(&mine, &participant, requested, &format!("Un avoir oublié, {tag}.")).await.unwrap();
    let document = add_document(&rows, &app.objects, now, &participant, month).await;
    let handed_in = month.plus(-7);
    hand_in(&rows, &Actor::person(&coordinator, now), handed_in).await;
    let text = format!("Loyer de {tag} en retard.");
    let note = rows.caseload().add_note(&Actor::person(&coach, now), &coach, &enrollment, &text, Readers::Team).await.unwrap();
    let device = secret::hash(&format!("device {tag}"));
    app.db.sign_in(&participant, &device, "test", now).await.unwrap();
    let invitation = format!("jeton{tag}");
    let invited = rows.people().person(&coach).await.unwrap();
    app.db.invite(&by, &invited, &secret::hash(&invitation), None).await.unwrap();
    let goal = TemplateGoal { focus: Focus::Digital, title: format!("Un site {tag}"), actions: Vec::new() };
    let template = rows.plans().add_template(&by, &format!("Le site {tag}"), &Template { goals: vec![goal] }, &participant).await.unwrap();
    let funder = secret::hash(&format!("funder {tag}"));
    let link = NewLink { label: format!("Département {tag}"), until: paris::day(now) + Duration::days(30) };
    let link = rows
        .reporting()
        .open_funder_link(&Actor::person(&coordinator, now), &link, |_| secret::hash(&funder), paris::day(now))
        .await
        .unwrap();
    // Opened today already, so that opening it again changes nothing.
    app.db.funder_view(&secret::hash(&funder), paris::day(now)).await.unwrap();
    let (waiting, declaration) = (declared.swap_remove(1), declared.swap_remove(0));
    let unseen = SeenDeclaration { id: declaration.clone(), version: 99 };
    let batch = rows.review().validate_all(&Actor::person(&coach, now), Role::Coach, &[unseen]).await.unwrap();
    let from = paris::day(now) + Duration::days(30);
    let leave = NewSubstitution { coach: coach.clone(), substitute: coordinator.clone(), from, to: from + Duration::days(2) };
    let substitution = rows.review().substitute(&Actor::person(&coordinator, now), &leave).await.unwrap();
    let attestation = attested(&rows, &by, &participant, validated, tag).await;
    let of_here = format!("structure_id = '{structure}' and notice = 'Booked' and sent_at is null and dropped_at is null");
    let lost = app.place.texts(format!("select id from outbox where {of_here} order by id limit 1")).await.remove(0);
    app.db.give_up_message(&lost, DeliveryFailure::TimedOut, "no answer", now).await.unwrap();
    let elder = Elder::add(&rows, now, &coach, tag).await;
    Team {
        rows,
        participant,
        neighbour,
        coach,
        coordinator,
        session,
        booking,
        agenda,
        action,
        declaration,
        month,
        waiting,
        document,
        note,
        asked,
        validated,
        requested,
        enrollment,
        handed_in,
        batch,
        validation,
        substitution,
        elder,
        device,
        invitation,
        preview,
        colleague,
        funder: (link, funder),
        template,
        attestation,
        lost,
    }
}

/// Issues an attestation of a validated month.
async fn attested(rows: &StructureStore, by: &Actor, participant: &PersonId, month: Month, tag: &str) -> (AttestationId, String) {
    let code = secret::attestation_code();
    let months = [IssuedMonth { month, total: Cents::new(19_000), imported: false }];
    let (issuer, digest) = (format!("Structure {tag}"), secret::hash(tag));
    let new = NewAttestation {
        participant,
        code: &code,
        issuer: &issuer,
        initials: "A.\u{a0}T.",
        period: (month, month),
        months: &months,
        digest: &digest,
    };
    (rows.declarations().issue_attestation(by, &new).await.unwrap(), code.printed())
}

/// A file of participants without rows.
pub const NOBODY: &[u8] = b"prenom;nom;telephone;courriel;activite;code_activite;debut_parcours;fin_pass_iae;immatriculation;acre;aide;\
aide_depuis;ca_mensuel_depart;objectif_mensuel;accompagnateur\n";

/// Stores a preview of that file by the coordinator.
async fn looked_at(rows: &StructureStore, coordinator: &PersonId, now: DateTime<Utc>) -> PreviewId {
    let new = NewPreview {
        participants_name: "cohorte.csv".into(),
        declarations_name: None,
        participants: String::from_utf8(NOBODY.to_vec()).unwrap(),
        declarations: None,
        digest: "0123".into(),
        outcome: PreviewOutcome::Ready(ImportReport::default()),
    };
    rows.people().add_preview(&Actor::person(coordinator, now), coordinator, &new).await.unwrap()
}
