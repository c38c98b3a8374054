//! Records of the structure that may be of one person: the same or nearly the same name, the same phone or address.

use crate::{Result, db::rows, people::People};
use boxed_futures::boxed_futures;
use domain::{
    people::{
        Email, Phone,
        search::{Searched, search},
        similar::is_similar_name,
    },
    values::ids::PersonId,
};

/// The most records that are named.
const MOST_NAMED: usize = 5;

/// The most records that are compared.
const MOST_COMPARED: i64 = 20_000;

/// A participant who may be the one whose details were typed.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct SimilarPerson {
    /// Their identifier.
    pub id: PersonId,
    /// First name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// Phone, E.164.
    pub phone: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
}

impl SimilarPerson {
    /// First and family name.
    pub fn name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
    }
}

#[boxed_futures]
impl People<'_> {
    /// The participants of the structure who have that phone or address, or a name that is the same or nearly, at most
    /// [`MOST_NAMED`]; without the person `except`.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn similar_people(
        &self,
        names: [&str; 2],
        phone: Option<&Phone>,
        email: Option<&Email>,
        except: Option<&PersonId>,
    ) -> Result<Vec<SimilarPerson>> {
        let all = self.names_and_contacts().await?;
        let is_like = |it: &SimilarPerson| {
            phone.is_some_and(|phone| it.phone.as_deref() == Some(phone.as_str()))
                || email.is_some_and(|email| it.email.as_deref() == Some(email.as_str()))
                || is_similar_name(names, [&it.first_name, &it.last_name])
        };
        Ok(all.into_iter().filter(|it| except != Some(&it.id) && is_like(it)).take(MOST_NAMED).collect())
    }

    /// The participants who match a query best, at most [`MOST_NAMED`]; without the person `except`.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn people_found(&self, typed: &str, except: &PersonId) -> Result<Vec<SimilarPerson>> {
        fn searched(it: &SimilarPerson) -> Searched<'_> {
            Searched { names: [&it.first_name, &it.last_name], trade: None, phone: it.phone.as_deref(), email: it.email.as_deref() }
        }
        let all = self.names_and_contacts().await?.into_iter().filter(|it| it.id != *except);
        Ok(search(typed, all, searched).into_iter().take(MOST_NAMED).collect())
    }

    /// The participants who are neither removed nor erased, at most [`MOST_COMPARED`]. Names are compared here, not in SQL, since the engines
    /// fold accents differently.
    async fn names_and_contacts(&self) -> Result<Vec<SimilarPerson>> {
        Ok(rows!(
            self.db,
            "select id, first_name, last_name, phone, email from person
             where structure_id = $1 and role = 'Participant' and removed_at is null and erased_at is null order by id limit $2",
            self.scope(),
            MOST_COMPARED
        )?)
    }
}
