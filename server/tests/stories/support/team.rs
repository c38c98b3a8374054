//! A structure of a house with its people and something of everything.

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
    people::Role,
    plan::Focus,
    reporting::disclosure::link::NewLink,
    review::substitution::NewSubstitution,
    values::{
        ids::{
            AttestationId, BatchId, BookingId, DeclarationId, DocumentId, EnrollmentId, FunderLinkId, NoteId, PersonId, PlanActionId,
            PreviewId, SessionId, SubstitutionId,
        },
        money::Cents,
        month::Month,
        paris,
    },
};
use store::{
    Actor, Closing, ImportReport, NewAttestation, NewDocument, NewPerson, NewPreview, Objects, PreviewOutcome, SeenFigure, StructureStore,
};

/// A structure with one person of each role and something of everything.
pub struct Team {
    pub rows: StructureStore,
    pub participant: PersonId,
    pub neighbour: PersonId,
    pub coach: PersonId,
    pub coordinator: PersonId,
    pub session: SessionId,
    pub booking: BookingId,
    /// What else can be booked, who waits, who came.
    pub agenda: Agenda,
    pub action: PlanActionId,
    pub declaration: DeclarationId,
    /// The month that is declared and waits for the coach; the two before it are not declared.
    pub month: Month,
    /// The month three before it waits too.
    pub waiting: DeclarationId,
    /// A document of the month that is declared.
    pub document: DocumentId,
    /// A note of the coach on the participant, for the team alone.
    pub note: NoteId,
    /// A month of which something was asked.
    pub asked: Month,
    /// A month that is validated.
    pub validated: Month,
    /// A month that is validated, and that the participant asked to correct.
    pub requested: Month,
    /// The participant's path.
    pub enrollment: EnrollmentId,
    /// A month of which the statement was handed in.
    pub handed_in: Month,
    /// A batch in which nothing was validated.
    pub batch: BatchId,
    /// The coordinator stands in for the coach in a month.
    pub substitution: SubstitutionId,
    /// Someone near the end of a path.
    pub elder: Elder,
    /// Another device of the participant.
    pub device: String,
    /// The token of an invitation that the coach has not used.
    pub invitation: String,
    /// Files that the coordinator looked at.
    pub preview: PreviewId,
    /// Of the team, with nobody to accompany.
    pub colleague: PersonId,
    /// A link that shows funders the results, and its token.
    pub funder: (FunderLinkId, String),
    /// An attestation of the participant, and its code.
    pub attestation: (AttestationId, String),
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

/// What is in a document of [`add_document`].
pub const CONTENT: &[u8] = b"%PDF-1.7 une facture";

/// Attaches a document to a month of someone's own.
pub async fn add_document(rows: &StructureStore, objects: &Objects, now: DateTime<Utc>, person: &PersonId, month: Month) -> DocumentId {
    let object = rows.declarations().fresh_object(now);
    objects.write(&object, CONTENT.to_vec()).await.unwrap();
    let new = NewDocument { name: "facture.pdf".into(), kind: DocumentKind::Pdf, bytes: CONTENT.len(), digest: object.clone(), object };
    rows.declarations().add_document(&Actor::person(person, now), person, month, &new, paris::day(now)).await.unwrap()
}

/// Closes the statement of a month as it is, whatever is missing in it.
pub async fn hand_in(rows: &StructureStore, by: &Actor, month: Month) {
    let seen = store::mark_of(&rows.statements().month_statement(month, by.at).await.unwrap().due());
    let closing = Closing { month, version: 1, seen: &seen, confirmed: true };
    rows.statements().close_statement(by, &closing, paris::day(by.at)).await.unwrap();
}

/// A structure with everything; `tag` keeps its names apart from another's.
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
    let booking = rows.bookings().bookings_to_come(&participant, now).await.unwrap().remove(0).id;
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
    for id in &declared[3..] {
        rows.review().validate(&Actor::person(&coach, now), Role::Coach, id, 1).await.unwrap();
    }
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
    let funder = secret::hash(&format!("funder {tag}"));
    let link = NewLink { label: format!("Département {tag}"), until: paris::day(now) + Duration::days(30) };
    let link = rows
        .reporting()
        .open_funder_link(&Actor::person(&coordinator, now), &link, |_| secret::hash(&funder), paris::day(now))
        .await
        .unwrap();
    // Looked at today already, so that looking again changes nothing.
    app.db.funder_view(&secret::hash(&funder), paris::day(now)).await.unwrap();
    let (waiting, declaration) = (declared.swap_remove(1), declared.swap_remove(0));
    let unseen = SeenFigure { id: declaration.clone(), version: 99 };
    let batch = rows.review().validate_all(&Actor::person(&coach, now), Role::Coach, &[unseen]).await.unwrap();
    let from = paris::day(now) + Duration::days(30);
    let leave = NewSubstitution { coach: coach.clone(), substitute: coordinator.clone(), from, to: from + Duration::days(2) };
    let substitution = rows.review().substitute(&Actor::person(&coordinator, now), &leave).await.unwrap();
    let attestation = attested(&rows, &by, &participant, validated, tag).await;
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
        substitution,
        elder,
        device,
        invitation,
        preview,
        colleague,
        funder: (link, funder),
        attestation,
    }
}

/// Issues an attestation of a month that is validated.
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

/// A file of people in which nobody stands.
pub const NOBODY: &[u8] = b"prenom;nom;telephone;courriel;activite;code_activite;debut_parcours;fin_pass_iae;immatriculation;acre;aide;\
aide_depuis;ca_mensuel_depart;objectif_mensuel;accompagnateur\n";

/// Keeps a file of nobody that the coordinator looked at.
async fn looked_at(rows: &StructureStore, coordinator: &PersonId, now: DateTime<Utc>) -> PreviewId {
    let new = NewPreview {
        participants_name: "cohorte.csv".into(),
        declarations_name: None,
        participants: String::from_utf8(NOBODY.to_vec()).unwrap(),
        declarations: None,
        digest: "0123".into(),
        outcome: PreviewOutcome::Ready(ImportReport::default()),
    };
    rows.people().keep_preview(&Actor::person(coordinator, now), coordinator, &new).await.unwrap()
}
