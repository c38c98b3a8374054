-- People: what files would bring before they are taken, the printed card, who has left the team, places that are offered
-- no more, and a journal that can be asked. Written twice, like 0001_house.sql.

-- Files that were looked at and not taken yet: their text, and what an import of it would do.
create table import_preview (
    id text primary key,
    structure_id text not null,
    owner_id text not null,
    -- How the files are called on their owner's device.
    participants_name text not null,
    declarations_name text,
    -- Their text. It names people: empty once it is taken, and where a line was refused.
    participants text,
    declarations text,
    -- SHA-256 of the text: what is taken is what was looked at.
    digest text not null,
    -- What an import would do, or every refused cell, as JSON.
    outcome text not null,
    created_at text not null,
    expires_at text not null,
    imported_at text,
    foreign key (structure_id, owner_id) references person (structure_id, id)
) strict;
create index import_preview_by_owner on import_preview (owner_id, created_at);
create index import_preview_old on import_preview (expires_at);

-- What is typed from a printed card; a link has none.
alter table invitation add column code_hash text;
create unique index invitation_by_code on invitation (code_hash);

-- When someone signed in for the first time; empty for those who never did.
alter table person add column first_signed_in_at text;
update person set first_signed_in_at = (select min(a.at) from audit a where a.subject_id = person.id and a.action = 'device.signed_in');

-- Since when a coach or a coordinator is of the team no more. What they did stays theirs.
alter table person add column left_team_at text check (left_team_at is null or role <> 'Participant');

-- A place that is offered no more; paths that had it keep its number.
alter table structure_place add column closed integer not null default 0 check (closed in (0, 1));

create index enrollment_by_participant on enrollment (participant_id, starts_on);
create index audit_by_structure on audit (structure_id, at, id);
create index audit_by_structure_actor on audit (structure_id, actor_id, at, id);
