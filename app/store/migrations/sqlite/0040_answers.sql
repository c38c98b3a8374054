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
    received_at text not null,
    primary key (provider, reference),
    foreign key (structure_id, person_id) references person (structure_id, id)
) strict;
create index sms_answer_by_person on sms_answer (person_id);
create index sms_answer_old on sms_answer (received_at);

-- The phone or address that a person wants to have, and the code that was sent there.
create table contact_change (
    person_id text primary key references person (id),
    contact text not null,
    code_hash text not null,
    tries integer not null default 0,
    asked_at text not null,
    expires_at text not null,
    -- The device that typed the right code: it may send it again for some minutes.
    used_at text,
    used_by text
) strict;
create index contact_change_expiring on contact_change (expires_at);

-- A person has at most ten passkeys: each has one of ten numbers.
alter table passkey add column position integer check (position between 1 and 10);
create unique index passkey_position on passkey (person_id, position);

-- One more kind of messages, and one more reason why a message did not leave. SQLite has no statement that changes a check: see
-- 0017_network.sql.
pragma writable_schema = on;
update sqlite_schema set sql = replace(replace(sql, '''AccountNotice''', '''AccountNotice'', ''Reply'''),
    '''Contact'', ''Credit'', ''Account''', '''Contact'', ''Credit'', ''Account'', ''Stopped''')
where type = 'table' and name = 'outbox';
pragma writable_schema = reset;
create index person_sms_stopped on person (structure_id) where sms_stopped_at_phone is not null;
