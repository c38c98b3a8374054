-- Supporting documents of a month: their names and sizes. What is in them lies in the store of objects (ESSOR_DOCUMENTS).
-- Written twice, like 0001_house.sql.

create table document (
    id text primary key,
    structure_id text not null,
    enrollment_id text not null,
    -- A month of the path, declared or not yet.
    month text not null,
    name text not null check (name <> ''),
    kind text not null check (kind in ('Pdf', 'Jpeg', 'Png', 'Webp')),
    bytes integer not null check (bytes > 0),
    -- Its key in the store of objects; empty once the object is erased.
    object text unique,
    added_by text not null,
    added_at text not null,
    removed_by text,
    removed_at text,
    unique (structure_id, id),
    foreign key (structure_id, enrollment_id) references enrollment (structure_id, id),
    foreign key (structure_id, added_by) references person (structure_id, id),
    foreign key (structure_id, removed_by) references person (structure_id, id),
    check ((removed_at is null) = (removed_by is null)),
    check (object is not null or removed_at is not null)
) strict;
create index document_by_month on document (enrollment_id, month);
create index document_removed on document (removed_at) where removed_at is not null and object is not null;
