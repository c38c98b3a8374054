-- Sign-in of the team: second factors with their recovery codes, links for a new password or address, and what a device's session
-- depends on. Written twice, like 0001_house.sql. Tokens and codes are stored as hashes only.

-- The last use of a device, written once an hour at most, and its last proof of identity.
alter table device add column last_seen_at text;
alter table device add column proved_at text;
update device set last_seen_at = signed_in_at, proved_at = signed_in_at;

-- The authenticator app of a person. The secret is not hashed: codes are computed from it.
create table second_factor (
    person_id text primary key references person (id),
    secret text not null,
    -- The last time step whose code was used: no code works twice.
    last_step integer not null,
    enrolled_at text not null
) strict;

create table recovery_code (
    person_id text not null references person (id),
    code_hash text not null,
    used_at text,
    primary key (person_id, code_hash)
) strict;

-- A sign-in after its password, or the enrolment of a second factor, which then holds the secret that the app gets.
create table sign_in_step (
    token_hash text primary key,
    person_id text not null references person (id),
    enroll_secret text,
    expires_at text not null,
    used_at text,
    used_by text,
    -- The code that was used, with the token: the same browser may send it again for some minutes.
    proof_hash text
) strict;
create index sign_in_step_by_person on sign_in_step (person_id);
create index sign_in_step_expiring on sign_in_step (expires_at);

-- A link in a mail: for a new password, or with an address to confirm it as one's own.
create table account_link (
    token_hash text primary key,
    person_id text not null references person (id),
    email text,
    expires_at text not null,
    used_at text,
    used_by text
) strict;
create index account_link_by_person on account_link (person_id);
create index account_link_expiring on account_link (expires_at);

-- Two more kinds of messages. A check cannot be changed here: the column is replaced.
alter table outbox add column new_kind text
    check (new_kind in ('Code', 'Invitation', 'Question', 'Correction', 'Alert', 'AccountLink', 'AccountNotice'));
update outbox set new_kind = kind;
alter table outbox drop column kind;
alter table outbox rename column new_kind to kind;
