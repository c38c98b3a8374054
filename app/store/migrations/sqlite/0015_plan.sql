-- The plan agreed by both: what goals and actions say, the versions that were signed, the monthly check-in. Written twice,
-- like 0001_house.sql.

-- `goal` and `plan_action` hold the plan that counts, and what of it was done. What a later version leaves out is marked,
-- not erased: it may have been worked at.
alter table goal add column target text check (target <> '');
alter table goal add column turnover integer check (turnover > 0);
alter table goal add column due_on text;
alter table goal add column dropped_at text;
alter table plan_action add column doer text not null default 'Participant' check (doer in ('Participant', 'Coach', 'Both'));
alter table plan_action add column due_on text;
alter table plan_action add column session_type_id text references session_type (id);
-- Since when such a session counts for it.
alter table plan_action add column set_at text check (session_type_id is null or set_at is not null);
alter table plan_action add column dropped_at text;

-- A version of a plan, its content as JSON: it is read whole, compared whole and signed whole, and must stay as it was
-- when the rows above move on.
create table plan_version (
    structure_id text not null,
    enrollment_id text not null,
    -- 0 is what counted before versions were kept.
    number integer not null check (number >= 0),
    -- How often it was written: who signs says which of these was seen.
    revision integer not null check (revision >= 1),
    state text not null check (state in ('Draft', 'Agreed', 'Withdrawn', 'Recorded')),
    content text not null,
    changed_by text references person (id),
    changed_at text not null,
    participant_signed_at text,
    coach_signed_at text,
    coach_signed_by text references person (id),
    primary key (enrollment_id, number),
    foreign key (structure_id, enrollment_id) references enrollment (structure_id, id),
    check (state <> 'Agreed' or (participant_signed_at is not null and coach_signed_at is not null)),
    check (state = 'Agreed' or participant_signed_at is null or coach_signed_at is null)
) strict;
create unique index plan_version_one_draft on plan_version (enrollment_id) where state = 'Draft';

-- What was agreed or given up never changes again; what changes has not been signed as it now stands.
create trigger plan_version_frozen before update on plan_version when old.state <> 'Draft' begin
    select raise(abort, 'a closed version of a plan never changes');
end;
create trigger plan_version_unsigned before update on plan_version
    when old.content <> new.content and (new.participant_signed_at is not null or new.coach_signed_at is not null) begin
    select raise(abort, 'what changes has not been signed');
end;
create trigger plan_version_kept before delete on plan_version begin
    select raise(abort, 'versions of a plan are kept');
end;

create table check_in (
    structure_id text not null,
    enrollment_id text not null,
    month text not null,
    mood text not null check (mood in ('Well', 'SoSo', 'Hard')),
    blocker text not null check (blocker in ('Nothing', 'Clients', 'Money', 'Admin', 'Time', 'Health', 'Home', 'Other')),
    words text check (words <> ''),
    wants_call integer not null check (wants_call in (0, 1)),
    at text not null,
    primary key (enrollment_id, month),
    foreign key (structure_id, enrollment_id) references enrollment (structure_id, id)
) strict;
create index check_in_by_structure on check_in (structure_id, enrollment_id, month);
