//! Who of the team read a record, a document or an export. A reading that cannot be written down, on a disk that is full, is shown
//! all the same.

use crate::web::context::{RequestContext, Visitor};
use domain::values::ids::{DocumentId, PersonId};
use store::{Actor, Db};

/// Writes that the user read the record of a participant.
pub async fn record_read(ctx: &RequestContext, participant: &PersonId) {
    warn_of(ctx.store.privacy().record_read(&ctx.actor(), ctx.user.role, participant).await);
}

/// Writes that the user opened a document of a participant.
pub async fn document_read(db: &Db, visitor: &Visitor, document: &DocumentId) {
    if let Some(who) = &visitor.signed_in {
        let by = Actor::person(&who.person_id, visitor.now);
        warn_of(db.for_structure(&who.structure_id).privacy().document_read(&by, document).await);
    }
}

/// Writes that the user took a file with data of many people, by its name.
pub async fn export_taken(db: &Db, visitor: &Visitor, file: &str) {
    if let Some(who) = &visitor.signed_in {
        let by = Actor::person(&who.person_id, visitor.now);
        warn_of(db.for_structure(&who.structure_id).privacy().export_taken(&by, file).await);
    }
}

fn warn_of(written: store::Result<()>) {
    if let Err(error) = written {
        tracing::warn!(%error, "a reading could not be written down");
    }
}
