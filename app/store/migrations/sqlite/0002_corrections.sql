-- What a figure tells beside its lines, and the life of a figure after it was validated.

alter table declaration_version add column note text check (note <> '');
alter table declaration_version add column clients integer check (clients between 0 and 9999);

-- The version that stands in a monthly statement: once the figure has another, it is to be reported again.
alter table declaration add column reported_version integer check (reported_version >= 1);

-- A participant asks for a validated figure to be opened again; the coach opens it or says why not.
create table correction_request (
    id text primary key,
    declaration_id text not null references declaration (id),
    version integer not null check (version >= 1),
    asked_by text not null references person (id),
    asked_at text not null,
    reason text not null check (reason <> ''),
    decided_by text references person (id),
    decided_at text,
    reopened integer check (reopened in (0, 1)),
    answer text check (answer <> ''),
    check ((decided_at is null) = (decided_by is null)),
    check ((decided_at is null) = (reopened is null)),
    -- Who says no says why.
    check (reopened is null or reopened = 1 or answer is not null)
) strict;
create unique index correction_request_one_open on correction_request (declaration_id) where decided_at is null;
create index correction_request_by_declaration on correction_request (declaration_id, asked_at);
