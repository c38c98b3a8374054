-- Sign-in of the team by an identity provider (OpenID Connect). Written twice, like 0001_house.sql.

-- A sign-in that has left for the provider, by the hash of the token in the browser's cookie; state, nonce and PKCE verifier are
-- computed from that token.
create table oidc_request (
    token_hash text primary key,
    -- The signed-in person who proves their identity anew; null for a sign-in.
    person_id text references person (id),
    -- The page to which it leads.
    next_page text not null,
    begun_at text not null,
    expires_at text not null,
    used_at text
) strict;
create index oidc_request_by_person on oidc_request (person_id);
create index oidc_request_expiring on oidc_request (expires_at);

-- The account of a person at a provider: from the first sign-in on the subject decides, not the mail address.
create table oidc_identity (
    issuer text not null,
    subject text not null,
    person_id text not null references person (id),
    bound_at text not null,
    primary key (issuer, subject)
) strict;
create unique index oidc_identity_by_person on oidc_identity (person_id, issuer);
