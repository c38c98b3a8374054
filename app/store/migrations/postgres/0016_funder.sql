-- The funders' view: links that can be cut, and what is told of each half-year. Written twice, like 0001_house.sql.

-- Whoever has the address of a link sees the results; only the hash of its token is here.
create table funder_link (
    id text primary key,
    structure_id text not null references structure (id),
    label text not null check (label <> ''),
    token_hash text not null unique,
    -- The last day on which it opens, inclusive.
    until date not null,
    created_by text references person (id),
    created_at timestamptz not null,
    seen_on date,
    revoked_at timestamptz
);
create unique index funder_link_by_label on funder_link (structure_id, label) where revoked_at is null;

-- What was told of a half-year, as JSON. Made once and never changed: two tables of one half-year could be compared.
create table published_half_year (
    structure_id text not null references structure (id),
    half_year text not null check (half_year like '____-S_'),
    snapshot text not null check (snapshot <> ''),
    published_by text references person (id),
    published_at timestamptz not null,
    primary key (structure_id, half_year)
);
create function published_stays() returns trigger language plpgsql as $$
begin
    raise exception 'what was published stays as it is';
end $$;
create trigger published_half_year_no_change before update or delete on published_half_year for each row execute function published_stays();
create trigger published_half_year_no_truncate before truncate on published_half_year execute function published_stays();
