-- Notes of the team on a person, and what the caseload looks up of everyone at once. Written twice, like 0001_house.sql.

create table note (
    id text primary key,
    structure_id text not null,
    enrollment_id text not null,
    author_id text not null,
    text text not null check (text <> ''),
    -- Whether the person it is about reads it too.
    shared integer not null check (shared in (0, 1)),
    created_at text not null,
    changed_at text,
    -- Taken away by its author, who can put it back for some days; then the row goes.
    removed_at text,
    unique (structure_id, id),
    foreign key (structure_id, enrollment_id) references enrollment (structure_id, id),
    foreign key (structure_id, author_id) references person (structure_id, id)
) strict;
create index note_by_enrollment on note (enrollment_id, created_at);
create index note_removed on note (removed_at) where removed_at is not null;

-- The newest deed of a person is the newest sign of them.
create index audit_by_actor on audit (actor_id, at) where actor_id is not null;
