-- Erasing a person, and the chain of hashes over the audit. Written twice, like 0001_house.sql.

-- Since when nothing says any more who it was; what was counted stays.
alter table person add column erased_at text;
-- An erased person has no contact. SQLite has no statement that changes a check: see 0017_network.sql.
pragma writable_schema = on;
update sqlite_schema set sql = replace(sql, 'check (phone is not null or email is not null)',
    'check (phone is not null or email is not null or erased_at is not null)')
where type = 'table' and name = 'person';
pragma writable_schema = reset;
create index person_erased on person (structure_id, erased_at) where erased_at is not null;

-- An erasure that a participant or a coordinator asks for. It is planned by a coordinator, consented to by a second one, and done
-- by a job once it is due.
create table erasure_request (
    id text primary key,
    structure_id text not null,
    person_id text not null,
    asked_by text not null references person (id),
    asked_at text not null,
    -- Empty once it is done.
    reason text check (reason <> ''),
    planned_by text references person (id),
    planned_at text,
    due_at text,
    -- Whether it waits for a second coordinator: there was one when it was planned.
    consent_needed integer not null default 0 check (consent_needed in (0, 1)),
    consented_by text references person (id),
    consented_at text,
    withdrawn_by text references person (id),
    withdrawn_at text,
    done_at text,
    unique (structure_id, id),
    foreign key (structure_id, person_id) references person (structure_id, id),
    check ((planned_at is null) = (due_at is null)),
    check (consented_by is null or (planned_by is not null and consented_by <> planned_by)),
    check (withdrawn_at is null or done_at is null)
) strict;
create unique index erasure_request_one_open on erasure_request (person_id) where withdrawn_at is null and done_at is null;
create index erasure_request_due on erasure_request (due_at) where withdrawn_at is null and done_at is null;

-- What is not in the chain yet. The row comes with that of the audit: writers do not wait for each other.
create table audit_unsealed (
    audit_id text primary key references audit (id)
) strict;
insert into audit_unsealed (audit_id) select id from audit;
create trigger audit_to_seal after insert on audit begin
    insert into audit_unsealed (audit_id) values (new.id) on conflict do nothing;
end;

-- The chain, in the order in which a job found the events. `details_hash` is SHA-256 of salt and details, `hash` that of the hash
-- before, the other columns of the event and `details_hash`. Without its salt nothing says what redacted details were.
create table audit_seal (
    position integer primary key check (position >= 1),
    audit_id text not null unique references audit (id),
    salt text,
    details_hash text not null,
    hash text not null
) strict;
create trigger audit_seal_no_update before update on audit_seal
when not (
    new.position = old.position and new.audit_id = old.audit_id and new.details_hash = old.details_hash and new.hash = old.hash
    and new.salt is null and exists (select 1 from audit a where a.id = old.audit_id and a.details = '{"redacted":true}')
) begin
    select raise(abort, 'a seal stays as it is');
end;
create trigger audit_seal_no_delete before delete on audit_seal begin
    select raise(abort, 'a seal stays as it is');
end;

-- The details of a sealed event may be redacted, and nothing else.
drop trigger audit_no_update;
create trigger audit_no_update before update on audit
when not (
    new.id = old.id and new.structure_id = old.structure_id and new.actor_id is old.actor_id and new.at = old.at
    and new.action = old.action and new.subject_id = old.subject_id and new.details = '{"redacted":true}'
    and exists (select 1 from audit_seal s where s.audit_id = old.id)
) begin
    select raise(abort, 'the audit is append-only');
end;

-- In what was handed in and signed, the name and the words of an erased person are replaced, and nothing else.
drop trigger statement_row_no_update;
create trigger statement_row_no_update before update on statement_row
when not (
    exists (select 1 from enrollment e join person p on p.id = e.participant_id
        where e.id = old.enrollment_id and p.erased_at is not null and p.first_name = new.first_name and p.last_name = new.last_name)
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
drop trigger plan_version_frozen;
create trigger plan_version_frozen before update on plan_version
when old.state <> 'Draft' and not (
    exists (select 1 from enrollment e join person p on p.id = e.participant_id
        where e.id = old.enrollment_id and p.erased_at is not null)
    and new.content = '{"goals":[]}' and new.structure_id = old.structure_id and new.enrollment_id = old.enrollment_id
    and new.number = old.number and new.revision = old.revision and new.state = old.state and new.changed_by is old.changed_by
    and new.changed_at = old.changed_at and new.participant_signed_at is old.participant_signed_at
    and new.coach_signed_at is old.coach_signed_at and new.coach_signed_by is old.coach_signed_by
) begin
    select raise(abort, 'a closed version of a plan never changes');
end;
drop trigger plan_version_unsigned;
create trigger plan_version_unsigned before update on plan_version
    when old.content <> new.content and (new.participant_signed_at is not null or new.coach_signed_at is not null)
    and not (new.content = '{"goals":[]}' and exists (select 1 from enrollment e join person p on p.id = e.participant_id
        where e.id = old.enrollment_id and p.erased_at is not null)) begin
    select raise(abort, 'what changes has not been signed');
end;

-- What the jobs look for.
create index device_expiring on device (expires_at);
create index sign_in_code_expiring on sign_in_code (expires_at);
create index invitation_expiring on invitation (expires_at);
create index known_browser_expiring on known_browser (known_until);
create index enrollment_by_exit on enrollment (left_on) where left_on is not null;
create index outbox_by_recipient on outbox (recipient);
