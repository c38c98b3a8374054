-- The order of names in lists, the same on both engines: written by the program (domain::people::order::stored_key), '' until it is.
alter table person add column name_key text collate "C" not null default '';
create index person_by_name on person (structure_id, role, name_key, id);
create index person_without_key on person (id) where name_key = '';

-- A filter and an order of a list that a member of the team has named.
create table saved_view (
    id text primary key,
    structure_id text not null references structure (id),
    person_id text not null,
    list text not null check (list in ('People', 'Caseload', 'Journal')),
    name text not null check (length(name) between 1 and 80),
    query text not null check (length(query) <= 500),
    created_at timestamptz not null,
    unique (person_id, list, name),
    foreign key (structure_id, person_id) references person (structure_id, id)
);
create index saved_view_by_structure on saved_view (structure_id);
