-- People who were added by mistake, and two records of one person that were merged. Written twice, like 0001_house.sql.

-- Such a record is in no list any more; events and versions still name it. `merged_into` is the record that counts for both.
alter table person add column removed_at timestamptz;
alter table person add column merged_into text;
-- Its contacts are those of the record that stays.
alter table person drop constraint person_check;
alter table person add constraint person_check
    check (phone is not null or email is not null or erased_at is not null or removed_at is not null);
create index person_merged_into on person (merged_into) where merged_into is not null;

-- Two records of one person that became one, with what was moved and removed. The row is there for as long as it can be undone.
create table person_merge (
    id text primary key,
    structure_id text not null,
    kept_id text not null,
    merged_id text not null,
    made_by text not null references person (id),
    made_at timestamptz not null,
    steps text not null,
    foreign key (structure_id, kept_id) references person (structure_id, id),
    foreign key (structure_id, merged_id) references person (structure_id, id)
);
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
);
create index removed_record_by_participant on removed_record (participant_id);
create index removed_record_by_merge on removed_record (merge_id) where merge_id is not null;

-- A line that was handed in outlives its path.
alter table statement_row drop constraint statement_row_structure_id_enrollment_id_fkey;
create function statement_row_has_path() returns trigger language plpgsql as $$
begin
    if not exists (select 1 from enrollment e where e.structure_id = new.structure_id and e.id = new.enrollment_id)
        and not exists (select 1 from removed_record r where r.structure_id = new.structure_id and r.id = new.enrollment_id)
    then
        raise exception 'a line of a statement is about a path';
    end if;
    return new;
end $$;
create trigger statement_row_path before insert on statement_row for each row execute function statement_row_has_path();
create or replace function statement_row_stays() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        if exists (select 1 from person p where p.erased_at is not null and p.first_name = new.first_name and p.last_name = new.last_name
                and p.id in (select e.participant_id from enrollment e where e.id = old.enrollment_id
                    union all select r.participant_id from removed_record r where r.id = old.enrollment_id))
            and (new.exit_reason is null or new.exit_reason = '(effacé)') and (new.exit_reason is null) = (old.exit_reason is null)
            and new.pass_number is null
            and (new.statement_id, new.enrollment_id, new.structure_id, new.withdrawn, new.month_number, new.turnover,
                new.declaration_version, new.smoothed, new.in_person, new.remote, new.com, new.soc, new.acre, new.coefficient,
                new.suspended, new.left_on, new.exit_category, new.missing)
            is not distinct from
                (old.statement_id, old.enrollment_id, old.structure_id, old.withdrawn, old.month_number, old.turnover,
                old.declaration_version, old.smoothed, old.in_person, old.remote, old.com, old.soc, old.acre, old.coefficient,
                old.suspended, old.left_on, old.exit_category, old.missing)
        then
            return new;
        end if;
    end if;
    raise exception 'a statement stays as it was handed in';
end $$;

-- Versions of a plan move from a path that is no more, and back, as they are; those of a path that is no more may go.
create or replace function plan_version_is_frozen() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        if exists (select 1 from removed_record r where r.id = old.enrollment_id) then
            return old;
        end if;
        raise exception 'versions of a plan are kept';
    end if;
    if new.content = '{"goals":[]}' and exists (select 1 from enrollment e join person p on p.id = e.participant_id
            where e.id = old.enrollment_id and p.erased_at is not null)
        and (new.structure_id, new.enrollment_id, new.number, new.revision, new.state, new.changed_by, new.changed_at,
            new.participant_signed_at, new.coach_signed_at, new.coach_signed_by)
        is not distinct from
            (old.structure_id, old.enrollment_id, old.number, old.revision, old.state, old.changed_by, old.changed_at,
            old.participant_signed_at, old.coach_signed_at, old.coach_signed_by)
    then
        return new;
    end if;
    if exists (select 1 from removed_record r where r.id in (old.enrollment_id, new.enrollment_id))
        and (new.structure_id, new.number, new.revision, new.state, new.content, new.changed_by, new.changed_at,
            new.participant_signed_at, new.coach_signed_at, new.coach_signed_by)
        is not distinct from
            (old.structure_id, old.number, old.revision, old.state, old.content, old.changed_by, old.changed_at,
            old.participant_signed_at, old.coach_signed_at, old.coach_signed_by)
    then
        return new;
    end if;
    if old.state <> 'Draft' then
        raise exception 'a closed version of a plan never changes';
    end if;
    if old.content <> new.content and (new.participant_signed_at is not null or new.coach_signed_at is not null) then
        raise exception 'what changes has not been signed';
    end if;
    return new;
end $$;

-- Of two declarations of one month, the one that was not chosen goes with the merge.
create or replace function declaration_stays() returns trigger language plpgsql as $$
begin
    if (old.state <> 'Submitted' or old.imported or old.reported_version is not null
        or not exists (select 1 from withdrawn_declaration w where w.id = old.id))
        and not exists (select 1 from removed_record r where r.id = old.id)
    then
        raise exception 'a declaration is deleted only when it was withdrawn';
    end if;
    return old;
end $$;
