-- People who were added by mistake, and two records of one person that were merged. Written twice, like 0001_house.sql.

-- Such a record is in no list any more; events and versions still name it. `merged_into` is the record that counts for both.
alter table person add column removed_at text;
alter table person add column merged_into text;
-- Its contacts are those of the record that stays. SQLite has no statement that changes a check: see 0017_network.sql.
pragma writable_schema = on;
update sqlite_schema set sql = replace(sql, 'or email is not null or erased_at is not null)',
    'or email is not null or erased_at is not null or removed_at is not null)')
where type = 'table' and name = 'person';
pragma writable_schema = reset;
create index person_merged_into on person (merged_into) where merged_into is not null;

-- Two records of one person that became one, with what was moved and removed. The row is there for as long as it can be undone.
create table person_merge (
    id text primary key,
    structure_id text not null,
    kept_id text not null,
    merged_id text not null,
    made_by text not null references person (id),
    made_at text not null,
    steps text not null,
    foreign key (structure_id, kept_id) references person (structure_id, id),
    foreign key (structure_id, merged_id) references person (structure_id, id)
) strict;
create unique index person_merge_one_a_record on person_merge (merged_id);
create index person_merge_by_kept on person_merge (kept_id);
create index person_merge_by_age on person_merge (made_at);

-- Paths and declarations that are no more: statements and events name them, and their rows may be deleted.
create table removed_record (
    id text primary key,
    structure_id text not null,
    kind text not null check (kind in ('Enrollment', 'Declaration')),
    participant_id text not null,
    -- The merge by which it went, in `person_merge` while that can be undone; null for a person who was added by mistake.
    merge_id text,
    foreign key (structure_id, participant_id) references person (structure_id, id)
) strict;
create index removed_record_by_participant on removed_record (participant_id);
create index removed_record_by_merge on removed_record (merge_id) where merge_id is not null;

-- A line that was handed in outlives its path. SQLite drops no reference: the table is made anew.
create table statement_row_now (
    statement_id text not null,
    enrollment_id text not null,
    structure_id text not null,
    first_name text not null,
    last_name text not null,
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
    missing text not null,
    pass_number text check (length(pass_number) = 12),
    primary key (statement_id, enrollment_id),
    foreign key (structure_id, statement_id) references statement (structure_id, id),
    check ((turnover is null) = (declaration_version is null))
) strict;
insert into statement_row_now (statement_id, enrollment_id, structure_id, first_name, last_name, withdrawn, month_number, turnover,
    declaration_version, smoothed, in_person, remote, com, soc, acre, coefficient, suspended, left_on, exit_category, exit_reason,
    missing, pass_number)
select statement_id, enrollment_id, structure_id, first_name, last_name, withdrawn, month_number, turnover, declaration_version, smoothed,
    in_person, remote, com, soc, acre, coefficient, suspended, left_on, exit_category, exit_reason, missing, pass_number
from statement_row;
drop table statement_row;
alter table statement_row_now rename to statement_row;
create index statement_row_by_enrollment on statement_row (enrollment_id);
create trigger statement_row_room before insert on statement_row
when (select count(*) from statement_row r where r.statement_id = new.statement_id)
    >= (select s.people from statement s where s.id = new.statement_id)
begin
    select raise(abort, 'a statement stays as it was handed in');
end;
create trigger statement_row_path before insert on statement_row
when not exists (select 1 from enrollment e where e.structure_id = new.structure_id and e.id = new.enrollment_id)
    and not exists (select 1 from removed_record r where r.structure_id = new.structure_id and r.id = new.enrollment_id)
begin
    select raise(abort, 'a line of a statement is about a path');
end;
create trigger statement_row_no_update before update on statement_row
when not (
    exists (select 1 from person p where p.erased_at is not null and p.first_name = new.first_name and p.last_name = new.last_name
        and p.id in (select e.participant_id from enrollment e where e.id = old.enrollment_id
            union all select r.participant_id from removed_record r where r.id = old.enrollment_id))
    and (new.exit_reason is null or new.exit_reason = '(effacé)') and (new.exit_reason is null) = (old.exit_reason is null)
    and new.pass_number is null
    and new.statement_id = old.statement_id and new.enrollment_id = old.enrollment_id and new.structure_id = old.structure_id
    and new.withdrawn = old.withdrawn and new.month_number = old.month_number and new.turnover is old.turnover
    and new.declaration_version is old.declaration_version and new.smoothed is old.smoothed and new.in_person = old.in_person
    and new.remote = old.remote and new.com = old.com and new.soc = old.soc and new.acre = old.acre
    and new.coefficient is old.coefficient and new.suspended = old.suspended and new.left_on is old.left_on
    and new.exit_category is old.exit_category and new.missing = old.missing
) begin
    select raise(abort, 'a statement stays as it was handed in');
end;
create trigger statement_row_no_delete before delete on statement_row begin
    select raise(abort, 'a statement stays as it was handed in');
end;

-- Versions of a plan move from a path that is no more, and back, as they are; those of a path that is no more may go.
drop trigger plan_version_frozen;
create trigger plan_version_frozen before update on plan_version
when old.state <> 'Draft' and not (
    exists (select 1 from enrollment e join person p on p.id = e.participant_id
        where e.id = old.enrollment_id and p.erased_at is not null)
    and new.content = '{"goals":[]}' and new.structure_id = old.structure_id and new.enrollment_id = old.enrollment_id
    and new.number = old.number and new.revision = old.revision and new.state = old.state and new.changed_by is old.changed_by
    and new.changed_at = old.changed_at and new.participant_signed_at is old.participant_signed_at
    and new.coach_signed_at is old.coach_signed_at and new.coach_signed_by is old.coach_signed_by
) and not (
    exists (select 1 from removed_record r where r.id in (old.enrollment_id, new.enrollment_id))
    and new.content = old.content and new.structure_id = old.structure_id
    and new.number = old.number and new.revision = old.revision and new.state = old.state and new.changed_by is old.changed_by
    and new.changed_at = old.changed_at and new.participant_signed_at is old.participant_signed_at
    and new.coach_signed_at is old.coach_signed_at and new.coach_signed_by is old.coach_signed_by
) begin
    select raise(abort, 'a closed version of a plan never changes');
end;
drop trigger plan_version_kept;
create trigger plan_version_kept before delete on plan_version
when not exists (select 1 from removed_record r where r.id = old.enrollment_id) begin
    select raise(abort, 'versions of a plan are kept');
end;

-- Of two declarations of one month, the one that was not chosen goes with the merge.
drop trigger declaration_stays;
create trigger declaration_stays before delete on declaration
when (old.state <> 'Submitted' or old.imported = 1 or old.reported_version is not null
    or not exists (select 1 from withdrawn_declaration w where w.id = old.id))
    and not exists (select 1 from removed_record r where r.id = old.id)
begin
    select raise(abort, 'a declaration is deleted only when it was withdrawn');
end;
