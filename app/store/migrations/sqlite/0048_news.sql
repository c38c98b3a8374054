-- What arrived for the team: until when a member has seen it, and the mail that sums it up on the days and at the hour of their choice.
-- Written twice, like 0001_house.sql.

-- The instant until which a member of the team has seen what arrived.
alter table person add column news_seen_at text;
-- The days of the mail, 1 for Monday to 7 for Sunday: '135'; null for no mail. Its hour in Paris, and when the last one was due and written
-- or left out because nothing was new.
alter table person add column digest_days text check (digest_days <> '');
alter table person add column digest_hour integer check (digest_hour between 0 and 23);
alter table person add column digest_at text;
create index person_digest on person (digest_hour) where digest_days is not null;

-- What participants did that awaits the team: a small part of the journal.
create index audit_news on audit (structure_id, at, id) where action in
    ('check-in.said', 'declaration.answered', 'declaration.correction_requested', 'declaration.corrected', 'declaration.submitted', 'plan.signed');

-- Two more kinds of messages. SQLite has no statement that changes a check: see 0017_network.sql. The index that goes and comes back
-- tells other connections that the schema is a new one.
pragma writable_schema = on;
update sqlite_schema set sql = replace(sql, '''AccountNotice''', '''AccountNotice'', ''Plan'', ''Digest''')
where type = 'table' and name = 'outbox';
pragma writable_schema = reset;
drop index outbox_by_recipient;
create index outbox_by_recipient on outbox (recipient);
