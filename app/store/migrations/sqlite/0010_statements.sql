-- The monthly statement (état mensuel): rows as they were handed in, a version at a time. Written twice, like 0001_house.sql.

-- In which column of the agency's record the sessions of a type are counted.
alter table session_type add column statement_column text not null default 'ByPlace'
    check (statement_column in ('ByPlace', 'Com', 'Soc', 'Nowhere'));

-- The degressive coefficient as the coordinator typed it, in ten-thousandths.
create table statement_coefficient (
    structure_id text not null,
    enrollment_id text not null,
    month text not null,
    coefficient integer not null check (coefficient between 0 and 1000000),
    typed_by text references person (id),
    typed_at text not null,
    primary key (enrollment_id, month),
    foreign key (structure_id, enrollment_id) references enrollment (structure_id, id)
) strict;

-- Version 1 holds everybody in a path that month, each later one the rows that changed since.
create table statement (
    id text primary key,
    structure_id text not null references structure (id),
    month text not null,
    version integer not null check (version >= 1),
    -- How many rows it holds: one more cannot be added later.
    people integer not null check (people >= 1),
    smoothing text not null check (smoothing <> ''),
    fingerprint text not null,
    closed_by text references person (id),
    closed_at text not null,
    unique (structure_id, id),
    unique (structure_id, month, version)
) strict;

create table statement_row (
    statement_id text not null,
    enrollment_id text not null,
    structure_id text not null,
    first_name text not null,
    last_name text not null,
    -- The person was not in a path that month after all: an earlier version said otherwise.
    withdrawn integer not null check (withdrawn in (0, 1)),
    month_number integer not null,
    turnover integer,
    declaration_version integer,
    smoothed integer,
    in_person integer not null check (in_person >= 0),
    remote integer not null check (remote >= 0),
    com integer not null check (com >= 0),
    soc integer not null check (soc >= 0),
    acre integer not null check (acre in (0, 1)),
    coefficient integer check (coefficient between 0 and 1000000),
    suspended integer not null check (suspended in (0, 1)),
    left_on text,
    exit_category text check (exit_category in ('Durable', 'Transition', 'Positive', 'Other', 'Withdrawn')),
    exit_reason text,
    -- What was missing when it was handed in, in words of the house with spaces between them.
    missing text not null,
    primary key (statement_id, enrollment_id),
    foreign key (structure_id, statement_id) references statement (structure_id, id),
    foreign key (structure_id, enrollment_id) references enrollment (structure_id, id),
    check ((turnover is null) = (declaration_version is null))
) strict;
create index statement_row_by_enrollment on statement_row (enrollment_id);

-- What was handed in is never touched again, versions follow each other, and a row that comes late finds no room.
create trigger statement_in_turn before insert on statement
when new.version > 1 and not exists
    (select 1 from statement s where s.structure_id = new.structure_id and s.month = new.month and s.version = new.version - 1)
begin
    select raise(abort, 'a version of a statement is missing');
end;
create trigger statement_no_update before update on statement begin
    select raise(abort, 'a statement stays as it was handed in');
end;
create trigger statement_no_delete before delete on statement begin
    select raise(abort, 'a statement stays as it was handed in');
end;
create trigger statement_row_room before insert on statement_row
when (select count(*) from statement_row r where r.statement_id = new.statement_id)
    >= (select s.people from statement s where s.id = new.statement_id)
begin
    select raise(abort, 'a statement stays as it was handed in');
end;
create trigger statement_row_no_update before update on statement_row begin
    select raise(abort, 'a statement stays as it was handed in');
end;
create trigger statement_row_no_delete before delete on statement_row begin
    select raise(abort, 'a statement stays as it was handed in');
end;
