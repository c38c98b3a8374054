-- What a structure signs with, which public holidays it keeps, the number of a PASS, and attestations as they were issued.
-- Written twice, like 0001_house.sql.

-- The letterhead: postal address on several lines, SIRET, who signs and as what.
alter table structure add column address text check (address <> '');
alter table structure add column siret text check (length(siret) = 14);
alter table structure add column signatory_name text check (signatory_name <> '');
alter table structure add column signatory_function text check (signatory_function <> '');

-- The territory whose public holidays are shut.
alter table structure add column holiday_region text not null default 'Metropole'
    check (holiday_region in ('Metropole', 'AlsaceMoselle', 'Guadeloupe', 'Guyane', 'Martinique', 'Mayotte', 'Reunion', 'SaintBarthelemy', 'SaintMartin'));

-- A participant's own address and establishment, for the attestation.
alter table person add column address text check (address <> '');
alter table person add column siret text check (length(siret) = 14);

-- The number printed on the PASS IAE, and as it was when a statement was handed in.
alter table enrollment add column pass_number text check (length(pass_number) = 12);
alter table statement_row add column pass_number text check (length(pass_number) = 12);

-- An attestation as it was issued: what is said of it to whoever has its code.
create table attestation (
    id text primary key,
    structure_id text not null,
    participant_id text not null,
    -- By which it is asked for; cannot be guessed.
    code text not null unique check (length(code) = 16),
    -- The year and its number in it, of the structure.
    reference text not null check (reference <> ''),
    -- Who issued it: the name of the structure then.
    issuer text not null check (issuer <> ''),
    -- Of whom; no name.
    initials text not null,
    from_month text not null,
    to_month text not null,
    total integer not null,
    -- Its months with their sums, as JSON.
    months text not null,
    -- SHA-256 of everything that stands on the sheet: the same sheet is issued once.
    digest text not null,
    issued_at text not null,
    issued_by text references person (id),
    revoked_at text,
    revoked_by text references person (id),
    unique (structure_id, id),
    unique (structure_id, reference),
    foreign key (structure_id, participant_id) references person (structure_id, id),
    check (from_month <= to_month)
) strict;
create unique index attestation_stands on attestation (participant_id, digest) where revoked_at is null;
create index attestation_by_participant on attestation (participant_id, issued_at);
create index attestation_old on attestation (issued_at);
