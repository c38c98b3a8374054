-- Answers to SMS, the number at which a person wants none, and a new phone or address that waits for its code. Written twice, like
-- 0001_house.sql.

-- The number at which the person answered STOP: no SMS go to it but codes that they ask for. With another number it says nothing.
alter table person add column sms_stopped_at_phone text;

-- An SMS that was answered, by the service's reference: sent again, it does nothing. Neither its text nor its number is kept.
create table sms_answer (
    provider text not null,
    reference text not null,
    structure_id text not null,
    person_id text not null,
    received_at timestamptz not null,
    primary key (provider, reference),
    foreign key (structure_id, person_id) references person (structure_id, id)
);
create index sms_answer_by_person on sms_answer (person_id);
create index sms_answer_old on sms_answer (received_at);

-- The phone or address that a person wants to have, and the code that was sent there.
create table contact_change (
    person_id text primary key references person (id),
    contact text not null,
    code_hash text not null,
    tries bigint not null default 0,
    asked_at timestamptz not null,
    expires_at timestamptz not null,
    -- The device that typed the right code: it may send it again for some minutes.
    used_at timestamptz,
    used_by text
);
create index contact_change_expiring on contact_change (expires_at);

-- A person has at most ten passkeys: each has one of ten numbers.
alter table passkey add column position bigint check (position between 1 and 10);
create unique index passkey_position on passkey (person_id, position);

-- One more kind of messages, and one more reason why a message did not leave.
alter table outbox drop constraint outbox_kind_check;
alter table outbox add constraint outbox_kind_check
    check (kind in ('Code', 'Invitation', 'Question', 'Correction', 'Alert', 'AccountLink', 'AccountNotice', 'Reminder', 'Reply'));
alter table outbox drop constraint outbox_cause_check;
alter table outbox add constraint outbox_cause_check check (cause in ('Contact', 'Credit', 'Account', 'Stopped'));
create index person_sms_stopped on person (structure_id) where sms_stopped_at_phone is not null;
