-- Erasing a person, and the chain of hashes over the audit. Written twice, like 0001_house.sql.

-- Since when nothing says any more who it was; what was counted stays.
alter table person add column erased_at timestamptz;
-- An erased person has no contact.
alter table person drop constraint person_check;
alter table person add constraint person_check check (phone is not null or email is not null or erased_at is not null);
create index person_erased on person (structure_id, erased_at) where erased_at is not null;

-- An erasure that a participant or a coordinator asks for. It is planned by a coordinator, consented to by a second one, and done
-- by a job once it is due.
create table erasure_request (
    id text primary key,
    structure_id text not null,
    person_id text not null,
    asked_by text not null references person (id),
    asked_at timestamptz not null,
    -- Empty once it is done.
    reason text check (reason <> ''),
    planned_by text references person (id),
    planned_at timestamptz,
    due_at timestamptz,
    -- Whether it waits for a second coordinator: there was one when it was planned.
    consent_needed boolean not null default false,
    consented_by text references person (id),
    consented_at timestamptz,
    withdrawn_by text references person (id),
    withdrawn_at timestamptz,
    done_at timestamptz,
    unique (structure_id, id),
    foreign key (structure_id, person_id) references person (structure_id, id),
    check ((planned_at is null) = (due_at is null)),
    check (consented_by is null or (planned_by is not null and consented_by <> planned_by)),
    check (withdrawn_at is null or done_at is null)
);
create unique index erasure_request_one_open on erasure_request (person_id) where withdrawn_at is null and done_at is null;
create index erasure_request_due on erasure_request (due_at) where withdrawn_at is null and done_at is null;

-- What is not in the chain yet. The row comes with that of the audit: writers do not wait for each other.
create table audit_unsealed (
    audit_id text primary key references audit (id)
);
insert into audit_unsealed (audit_id) select id from audit;
create function audit_to_seal() returns trigger language plpgsql as $$
begin
    insert into audit_unsealed (audit_id) values (new.id) on conflict do nothing;
    return null;
end $$;
create trigger audit_to_seal after insert on audit for each row execute function audit_to_seal();

-- The chain, in the order in which a job found the events. `details_hash` is SHA-256 of salt and details, `hash` that of the hash
-- before, the other columns of the event and `details_hash`. Without its salt nothing says what redacted details were.
create table audit_seal (
    position bigint primary key check (position >= 1),
    audit_id text not null unique references audit (id),
    salt text,
    details_hash text not null,
    hash text not null
);
create function audit_seal_stays() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        if (new.position, new.audit_id, new.details_hash, new.hash) = (old.position, old.audit_id, old.details_hash, old.hash)
            and new.salt is null and exists (select 1 from audit a where a.id = old.audit_id and a.details = '{"redacted":true}')
        then
            return new;
        end if;
    end if;
    raise exception 'a seal stays as it is';
end $$;
create trigger audit_seal_no_change before update or delete on audit_seal for each row execute function audit_seal_stays();
create trigger audit_seal_no_truncate before truncate on audit_seal execute function audit_seal_stays();

-- The details of a sealed event may be redacted, and nothing else.
create or replace function audit_is_append_only() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        if new.id = old.id and new.structure_id = old.structure_id and new.actor_id is not distinct from old.actor_id and new.at = old.at
            and new.action = old.action and new.subject_id = old.subject_id and new.details = '{"redacted":true}'
            and exists (select 1 from audit_seal s where s.audit_id = old.id)
        then
            return new;
        end if;
    end if;
    raise exception 'the audit is append-only';
end $$;

-- In what was handed in and signed, the name and the words of an erased person are replaced, and nothing else.
create function statement_row_stays() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        if exists (select 1 from enrollment e join person p on p.id = e.participant_id
                where e.id = old.enrollment_id and p.erased_at is not null and p.first_name = new.first_name and p.last_name = new.last_name)
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
drop trigger statement_row_no_update on statement_row;
create trigger statement_row_no_update before update or delete on statement_row for each row execute function statement_row_stays();
create or replace function plan_version_is_frozen() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
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
    if old.state <> 'Draft' then
        raise exception 'a closed version of a plan never changes';
    end if;
    if old.content <> new.content and (new.participant_signed_at is not null or new.coach_signed_at is not null) then
        raise exception 'what changes has not been signed';
    end if;
    return new;
end $$;

-- What the jobs look for.
create index device_expiring on device (expires_at);
create index sign_in_code_expiring on sign_in_code (expires_at);
create index invitation_expiring on invitation (expires_at);
create index known_browser_expiring on known_browser (known_until);
create index enrollment_by_exit on enrollment (left_on) where left_on is not null;
create index outbox_by_recipient on outbox (recipient);
