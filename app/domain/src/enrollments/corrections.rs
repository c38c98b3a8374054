//! Corrections of an entry record: which fields differ from the stored ones, and in which months a corrected value counts.

use crate::{
    declarations::declaration::Activity,
    enrollments::{enrollment::Benefit, entry_record::EntryRecord, pass_number::PassNumber, timeline::Timeline},
    values::{fingerprint::fingerprint_of, month::Month, siret::Siret, sql::stored_as_text},
};
use chrono::NaiveDate;

/// The longest reason of a correction, in signs.
pub const LONGEST_REASON: usize = 200;

/// A field that can be corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordField {
    /// The trade.
    Trade,
    /// The agency's category of the trade.
    Activity,
    /// The day of the registration.
    RegisteredOn,
    /// Whether ACRE was granted.
    Acre,
    /// The benefit.
    Benefit,
    /// The first day of the benefit.
    BenefitSince,
    /// The turnover before the enrollment.
    StartingTurnover,
    /// The goal.
    Goal,
    /// The number of the PASS.
    PassNumber,
    /// The SIRET.
    Siret,
    /// The postal address.
    Address,
}

impl RecordField {
    /// All of them, in the order of the form.
    pub const ALL: [RecordField; 11] = [
        Self::Trade,
        Self::Activity,
        Self::RegisteredOn,
        Self::Acre,
        Self::Benefit,
        Self::BenefitSince,
        Self::StartingTurnover,
        Self::Goal,
        Self::PassNumber,
        Self::Siret,
        Self::Address,
    ];

    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Trade => "Trade",
            Self::Activity => "Activity",
            Self::RegisteredOn => "RegisteredOn",
            Self::Acre => "Acre",
            Self::Benefit => "Benefit",
            Self::BenefitSince => "BenefitSince",
            Self::StartingTurnover => "StartingTurnover",
            Self::Goal => "Goal",
            Self::PassNumber => "PassNumber",
            Self::Siret => "Siret",
            Self::Address => "Address",
        }
    }

    /// The column of an import that holds it, by which the journal names it.
    pub fn column(self) -> &'static str {
        match self {
            Self::Trade => "activite",
            Self::Activity => "code_activite",
            Self::RegisteredOn => "immatriculation",
            Self::Acre => "acre",
            Self::Benefit => "aide",
            Self::BenefitSince => "aide_depuis",
            Self::StartingTurnover => "ca_mensuel_depart",
            Self::Goal => "objectif_mensuel",
            Self::PassNumber => "numero_pass",
            Self::Siret => "siret",
            Self::Address => "adresse",
        }
    }

    /// Whether its values say where a person lives or which number they have: the journal names such a field without them.
    pub fn is_identity(self) -> bool {
        matches!(self, Self::PassNumber | Self::Siret | Self::Address)
    }
}

crate::values::sql::stored_words! {
    RecordField: Trade Activity RegisteredOn Acre Benefit BenefitSince StartingTurnover Goal PassNumber Siret Address;
}

stored_as_text!(RecordField);

/// Everything that the form of an entry record holds: the record, and the numbers and the address of its participant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntrySheet {
    /// The entry record.
    pub record: EntryRecord,
    /// The number of the PASS.
    pub pass_number: Option<PassNumber>,
    /// The SIRET of the business.
    pub siret: Option<Siret>,
    /// The postal address of the participant, on several lines.
    pub address: Option<String>,
}

impl EntrySheet {
    /// A field as a correction stores it: days as `2026-12-03`, amounts in cents, ACRE as `yes` or `no`; `None` when it is empty.
    pub fn value(&self, field: RecordField) -> Option<String> {
        let record = &self.record;
        match field {
            RecordField::Trade => Some(record.trade.clone()),
            RecordField::Activity => Some(record.activity.as_str().to_owned()),
            RecordField::RegisteredOn => record.registered_on.map(|day| day.to_string()),
            RecordField::Acre => Some(yes_or_no(record.acre).to_owned()),
            RecordField::Benefit => Some(record.benefit.as_str().to_owned()),
            RecordField::BenefitSince => record.benefit_since.map(|day| day.to_string()),
            RecordField::StartingTurnover => Some(record.starting_turnover.get().to_string()),
            RecordField::Goal => record.goal.map(|goal| goal.get().to_string()),
            RecordField::PassNumber => self.pass_number.as_ref().map(|number| number.as_str().to_owned()),
            RecordField::Siret => self.siret.as_ref().map(|siret| siret.as_str().to_owned()),
            RecordField::Address => self.address.clone(),
        }
    }

    /// By which a form says which values it showed.
    pub fn fingerprint(&self) -> String {
        fingerprint_of(&format!("{:?}", RecordField::ALL.map(|field| self.value(field))))
    }
}

fn yes_or_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

/// The first day on which a corrected value counts; `None` for since the start of the enrollment.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CountsFrom {
    /// Of trade and category.
    pub activity: Option<NaiveDate>,
    /// Of ACRE.
    pub acre: Option<NaiveDate>,
    /// Of the benefit.
    pub benefit: Option<NaiveDate>,
}

impl CountsFrom {
    /// The day of a field; `None` also for a field that always counts since the start.
    fn of(&self, field: RecordField) -> Option<NaiveDate> {
        match field {
            RecordField::Trade | RecordField::Activity => self.activity,
            RecordField::Acre => self.acre,
            RecordField::Benefit => self.benefit,
            _ => None,
        }
    }
}

/// The correction of one field.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "sqlx", derive(sqlx_macros::FromRow))]
pub struct FieldChange {
    /// The field.
    pub field: RecordField,
    /// Its value before, as [`EntrySheet::value`]; `None` when it was empty.
    #[cfg_attr(feature = "sqlx", sqlx(rename = "old_value"))]
    pub old: Option<String>,
    /// Its value after.
    #[cfg_attr(feature = "sqlx", sqlx(rename = "new_value"))]
    pub new: Option<String>,
    /// The first day of the new value; `None` for since the start of the enrollment.
    pub counts_from: Option<NaiveDate>,
}

/// The stored value of a correction is none that its field can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("record_correction holds a value that {} cannot have", .0.as_str())]
pub struct UnreadableChange(pub RecordField);

/// The fields whose corrections count from a month on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatedRecord {
    /// The category of the trade.
    pub activity: Timeline<Activity>,
    /// Whether ACRE was granted.
    pub acre: Timeline<bool>,
    /// The benefit.
    pub benefit: Timeline<Benefit>,
}

impl DatedRecord {
    /// The values by month of an enrollment, from its current values and all of its corrections, in the order in which they were made.
    ///
    /// # Errors
    /// [`UnreadableChange`].
    pub fn of(activity: Activity, acre: bool, benefit: Benefit, corrections: &[FieldChange]) -> Result<Self, UnreadableChange> {
        Ok(Self {
            activity: timeline(activity, RecordField::Activity, corrections, |word| Activity::try_from(word.to_owned()).ok())?,
            acre: acre_timeline(acre, corrections)?,
            benefit: timeline(benefit, RecordField::Benefit, corrections, |word| Benefit::try_from(word.to_owned()).ok())?,
        })
    }

    /// Whether a correction changes the values of some month.
    fn is_changed_by(&self, new: &EntryRecord, field: RecordField, from: Option<NaiveDate>) -> bool {
        fn changes<T: PartialEq + Clone>(timeline: &Timeline<T>, from: Option<NaiveDate>, value: T) -> bool {
            let mut corrected = timeline.clone();
            corrected.set(from.map(Month::of), value);
            corrected != *timeline
        }
        match field {
            RecordField::Activity => changes(&self.activity, from, new.activity),
            RecordField::Acre => changes(&self.acre, from, new.acre),
            RecordField::Benefit => changes(&self.benefit, from, new.benefit),
            _ => false,
        }
    }
}

/// Whether ACRE was granted, by month, from the current value and the corrections in the order in which they were made.
///
/// # Errors
/// [`UnreadableChange`].
pub fn acre_timeline(current: bool, corrections: &[FieldChange]) -> Result<Timeline<bool>, UnreadableChange> {
    timeline(current, RecordField::Acre, corrections, |word| match word {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    })
}

fn timeline<T: PartialEq>(
    current: T,
    field: RecordField,
    corrections: &[FieldChange],
    read: impl Fn(&str) -> Option<T>,
) -> Result<Timeline<T>, UnreadableChange> {
    let mut of_field = corrections.iter().filter(|change| change.field == field).peekable();
    let value = |text: &Option<String>| text.as_deref().and_then(&read).ok_or(UnreadableChange(field));
    let first = match of_field.peek() {
        Some(first) => value(&first.old)?,
        None => current,
    };
    let mut timeline = Timeline::constant(first);
    for change in of_field {
        timeline.set(change.counts_from.map(Month::of), value(&change.new)?);
    }
    Ok(timeline)
}

/// The fields in which `new` differs from `old`, and those whose value stays and counts in other months than before; in the order of
/// the form.
pub fn changes(old: &EntrySheet, new: &EntrySheet, from: &CountsFrom, dated: &DatedRecord) -> Vec<FieldChange> {
    let change = |field: RecordField| {
        let (before, after, counts_from) = (old.value(field), new.value(field), from.of(field));
        let differs = before != after || (counts_from.is_some() && dated.is_changed_by(&new.record, field, counts_from));
        differs.then_some(FieldChange { field, old: before, new: after, counts_from })
    };
    RecordField::ALL.into_iter().filter_map(change).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::money::Cents;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn month(text: &str) -> Month {
        text.parse().unwrap()
    }

    fn sheet() -> EntrySheet {
        EntrySheet {
            record: EntryRecord {
                trade: "couture".into(),
                activity: Activity::CraftServices,
                registered_on: Some(day("2025-11-04")),
                acre: false,
                benefit: Benefit::Rsa,
                benefit_since: None,
                starting_turnover: Cents::new(8_000),
                goal: None,
            },
            pass_number: None,
            siret: None,
            address: None,
        }
    }

    fn dated(of: &EntrySheet, corrections: &[FieldChange]) -> DatedRecord {
        DatedRecord::of(of.record.activity, of.record.acre, of.record.benefit, corrections).unwrap()
    }

    #[test]
    fn a_correction_names_each_field_that_differs_and_no_other() {
        let old = sheet();
        let record = EntryRecord { goal: Some(Cents::new(90_000)), acre: true, ..old.record.clone() };
        let new = EntrySheet { record, address: Some("1 quai du Port\n10000 Troyes".into()), ..old.clone() };
        let from = CountsFrom { acre: Some(day("2026-05-12")), benefit: Some(day("2026-01-01")), ..CountsFrom::default() };
        let found = changes(&old, &new, &from, &dated(&old, &[]));
        let named: Vec<_> = found.iter().map(|it| (it.field, it.old.as_deref(), it.new.as_deref(), it.counts_from)).collect();
        assert_eq!(
            named,
            [
                (RecordField::Acre, Some("no"), Some("yes"), Some(day("2026-05-12"))),
                (RecordField::Goal, None, Some("90000"), None),
                (RecordField::Address, None, Some("1 quai du Port\n10000 Troyes"), None),
            ]
        );
        assert_eq!(changes(&old, &old, &CountsFrom::default(), &dated(&old, &[])), []);
        assert_ne!(old.fingerprint(), new.fingerprint());
    }

    #[test]
    fn the_same_value_with_another_first_day_is_a_correction() {
        let old = sheet();
        let granted = EntrySheet { record: EntryRecord { acre: true, ..old.record.clone() }, ..old.clone() };
        let from = |text: &str| CountsFrom { acre: Some(day(text)), ..CountsFrom::default() };
        let mut made = changes(&old, &granted, &from("2026-05-01"), &dated(&old, &[]));
        let then = dated(&granted, &made);
        assert_eq!((*then.acre.at(month("2026-04")), *then.acre.at(month("2026-05"))), (false, true));
        // No month would have another value.
        assert_eq!(changes(&granted, &granted, &from("2026-05-20"), &then), []);
        let earlier = changes(&granted, &granted, &from("2026-03-01"), &then);
        assert_eq!(earlier.len(), 1);
        made.extend(earlier);
        assert!(*dated(&granted, &made).acre.at(month("2026-03")));
    }

    #[test]
    fn a_stored_value_that_no_field_has_is_an_error() {
        let change = |new: &str| FieldChange { field: RecordField::Acre, old: Some("no".into()), new: Some(new.into()), counts_from: None };
        assert_eq!(acre_timeline(true, &[change("oui")]), Err(UnreadableChange(RecordField::Acre)));
        assert_eq!(acre_timeline(true, &[change("yes")]), Ok(Timeline::constant(true)));
    }

    proptest! {
        /// However corrections follow each other, the last months have the current values.
        #[test]
        fn the_last_months_have_the_values_of_the_record(
            corrections in prop::collection::vec((any::<bool>(), 0usize..3, prop::option::of(0i64..700)), 0..8),
        ) {
            let mut current = sheet();
            let mut made: Vec<FieldChange> = Vec::new();
            for (acre, benefit, from) in corrections {
                let benefit = [Benefit::Rsa, Benefit::Ass, Benefit::None][benefit];
                let record = EntryRecord { acre, benefit, ..current.record.clone() };
                let new = EntrySheet { record, ..current.clone() };
                let from = from.map(|days| day("2026-01-01") + chrono::Duration::days(days));
                let from = CountsFrom { acre: from, benefit: from, ..CountsFrom::default() };
                made.extend(changes(&current, &new, &from, &dated(&current, &made)));
                current = new;
                let by_month = dated(&current, &made);
                prop_assert_eq!(by_month.acre.newest(), &acre);
                prop_assert_eq!(by_month.benefit.newest(), &benefit);
            }
        }
    }
}
