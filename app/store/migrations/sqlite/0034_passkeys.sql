-- Passkeys of the team (Web Authentication), and the challenges that wait for one. Written twice, like 0001_house.sql.

create table passkey (
    id text primary key,
    person_id text not null references person (id),
    -- The SHA-256 of the identifier that its authenticator gave it.
    credential_hash text not null unique,
    -- The public key, the signature counter and the flags, as JSON of the library that checks signatures. Nothing in it is secret.
    credential text not null,
    name text not null,
    created_at text not null,
    last_used_at text
) strict;
create index passkey_by_person on passkey (person_id);

-- A challenge is deleted when it is answered, rightly or not: it serves once.
create table passkey_challenge (
    token_hash text primary key,
    -- The person who registers a passkey; null for a sign-in, which names nobody.
    person_id text references person (id),
    -- The challenge and what is required of its answer, as JSON of the same library.
    state text not null,
    expires_at text not null
) strict;
create index passkey_challenge_by_person on passkey_challenge (person_id);
create index passkey_challenge_expiring on passkey_challenge (expires_at);
