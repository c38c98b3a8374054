//! Who came in already, and who waits with an invitation or without one.

use crate::cohort::{Cohort, begun_at, failed};
use app::sign_in::secret;
use store::{Actor, Db, Invitation};

const AGENTS: [&str; 3] =
    ["Mozilla/5.0 (Linux; Android 13) Chrome/126", "Mozilla/5.0 (iPhone) Safari/605", "Mozilla/5.0 (Linux; Android 10) Chrome/119"];

impl Cohort {
    /// Signs most of the cohort in on a day that is over; a few hold an invitation, and a few wait for one. The first of the
    /// file is left alone: visitors of the demo sign in as her.
    pub(super) async fn come_in(&self, db: &Db) -> Result<(), String> {
        for (nth, enrollment) in self.enrollments.iter().enumerate().skip(1) {
            let at = begun_at(enrollment, self.now);
            if nth % 16 == 9 {
                continue;
            }
            if nth % 9 == 4 {
                let by = Actor::person(&enrollment.coach_id, at.max(self.now - chrono::Duration::days(6)));
                let invitation = Invitation { token_hash: secret::hash(&secret::token()), message: None };
                self.store.people().invite_person(&by, &enrollment.participant_id, &invitation).await.map_err(failed)?;
                continue;
            }
            let agent = AGENTS.get(nth % AGENTS.len()).copied().unwrap_or_default();
            db.sign_in(&enrollment.participant_id, &secret::hash(&secret::token()), agent, at).await.map_err(failed)?;
        }
        Ok(())
    }
}
