//! The filter of *Pilotage*: a period and a coach, kept in the address.

use crate::{
    texts::t,
    ui::{form::Select, rows::capital},
    web::page::Address,
};
use chrono::NaiveDate;
use domain::{
    people::order::compare,
    reporting::{
        cohort::{Indicator, Scope},
        member::CohortMember,
    },
    values::{ids::PersonId, language::Language, month::Month},
};
use leptos::prelude::*;

/// The filter of an address.
pub struct Filter {
    /// The period and the coach; the usual ones in place of those that cannot be read.
    pub scope: Scope,
    /// The name of each wrong field with the key of its sentence.
    pub mistakes: Vec<(&'static str, &'static str)>,
    offered: Vec<Month>,
    coaches: Vec<(PersonId, String)>,
}

impl Filter {
    /// The filter of an address. It offers the months from the first enrollment to the running one, and every coach of a member.
    pub fn read(address: &Address, members: &[CohortMember], today: NaiveDate) -> Self {
        let (usual, running) = (Scope::usual(today), Month::of(today));
        let first = members.iter().map(|member| member.period.first_month()).min().unwrap_or(usual.from).min(usual.from);
        let offered: Vec<Month> = first.through(running).collect();
        let mut coaches: Vec<_> = members.iter().map(|member| (member.coach_id.clone(), member.coach_name.clone())).collect();
        coaches.sort_by(|one, other| compare(&one.1, &other.1).then_with(|| one.0.as_str().cmp(other.0.as_str())));
        coaches.dedup();

        let mut mistakes = Vec::new();
        let mut month = |name: &'static str, usual: Month| match address.query(name).map(|text| text.parse().ok()) {
            None => usual,
            Some(Some(month)) if offered.contains(&month) => month,
            Some(_) => {
                mistakes.push((name, "cohort-month-unknown"));
                usual
            }
        };
        let (from, to) = (month("de", usual.from), month("a", usual.to));
        if from > to && mistakes.is_empty() {
            mistakes.push(("a", "cohort-period-order"));
        }
        let asked = address.query("accompagnateur").filter(|text| !text.is_empty());
        let coach = asked.as_ref().and_then(|text| coaches.iter().find(|(id, _)| id.as_str() == text)).map(|(id, _)| id.clone());
        if asked.is_some() && coach.is_none() {
            mistakes.push(("accompagnateur", "cohort-coach-unknown"));
        }
        Self { scope: Scope { from, to, today, coach }, mistakes, offered, coaches }
    }

    /// The address of the rows behind an indicator.
    pub fn list(&self, indicator: Indicator) -> String {
        format!("/pilotage/liste?chiffre={}&{}", indicator.word(), self.query())
    }

    /// The address of the months that were declared for one month.
    pub fn list_of_month(&self, month: Month) -> String {
        let coach = self.scope.coach.as_ref().map_or(String::new(), |coach| format!("&accompagnateur={coach}"));
        format!("/pilotage/liste?chiffre={}&de={month}&a={month}{coach}", Indicator::Turnovers(None).word())
    }

    /// The address of the months that the people of a coach declared.
    pub fn list_of_coach(&self, coach: &PersonId) -> String {
        format!(
            "/pilotage/liste?chiffre={}&de={}&a={}&accompagnateur={coach}",
            Indicator::Turnovers(None).word(),
            self.scope.from,
            self.scope.to
        )
    }

    /// The filter as the query of an address.
    pub fn query(&self) -> String {
        let coach = self.scope.coach.as_ref().map_or(String::new(), |coach| format!("&accompagnateur={coach}"));
        format!("de={}&a={}{coach}", self.scope.from, self.scope.to)
    }

    /// The name of a coach of a member.
    pub fn coach_name(&self, coach: &PersonId) -> String {
        self.coaches.iter().find(|(id, _)| id == coach).map(|(_, name)| name.clone()).unwrap_or_default()
    }

    /// The sentences for the summary of mistakes.
    pub fn summary(&self, language: Language) -> Vec<(String, String)> {
        self.mistakes.iter().map(|(field, key)| ((*field).to_owned(), t!(language, key))).collect()
    }

    /// The period in words.
    pub fn period(&self, language: Language) -> String {
        let (from, to) = (language.month(self.scope.from), language.month(self.scope.to));
        if from == to { capital(&from) } else { t!(language, "cohort-period", from = capital(&from), to = to) }
    }

    /// The form that chooses period and coach.
    pub fn form(&self, language: Language) -> impl IntoView + use<> {
        let months: Vec<_> = self.offered.iter().rev().map(|month| (month.to_string(), capital(&language.month(*month)))).collect();
        let everyone = std::iter::once((String::new(), t!(language, "cohort-everyone")));
        let coaches = everyone.chain(self.coaches.iter().map(|(id, name)| (id.to_string(), name.clone()))).collect();
        let coach = self.scope.coach.as_ref().map(PersonId::to_string).unwrap_or_default();
        let wrong = |name: &str| self.mistakes.iter().find(|(field, _)| *field == name).map(|(_, key)| (language, (*key).to_owned()));
        let Scope { from, to, .. } = self.scope;
        view! {
            <form class="form choose" action="/pilotage">
                <div class="field-row">
                    <Select name="de" label=t!(language, "cohort-from") options=months.clone() chosen=from.to_string() mistake=wrong("de")/>
                    <Select name="a" label=t!(language, "cohort-to") options=months chosen=to.to_string() mistake=wrong("a")/>
                    <Select name="accompagnateur" label=t!(language, "cohort-coach") options=coaches chosen=coach mistake=wrong("accompagnateur")/>
                </div>
                <button class="button">{t!(language, "cohort-show")}</button>
            </form>
        }
    }
}
