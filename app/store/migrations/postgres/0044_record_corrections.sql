-- Corrections of an entry record, a row for each field: what it was, what it is, from which day that counts, and why. Written twice,
-- like 0001_house.sql.

create table record_correction (
    id text primary key,
    structure_id text not null,
    enrollment_id text not null,
    field text not null check (field in ('Trade', 'Activity', 'RegisteredOn', 'Acre', 'Benefit', 'BenefitSince', 'StartingTurnover',
        'Goal', 'PassNumber', 'Siret', 'Address')),
    old_value text,
    new_value text,
    -- The first day of the new value; empty when it counts since the start of the enrollment.
    counts_from date,
    reason text not null check (reason <> ''),
    corrected_by text references person (id),
    corrected_at timestamptz not null,
    foreign key (structure_id, enrollment_id) references enrollment (structure_id, id)
);
create index record_correction_by_enrollment on record_correction (enrollment_id, corrected_at);
create index record_correction_by_structure on record_correction (structure_id, corrected_at);
