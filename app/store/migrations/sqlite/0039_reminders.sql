-- Reminders to declare, and the browsers that show them as notifications (Web Push). Written twice, like 0001_house.sql.

-- How a participant chose to be reminded; null for the contact of other messages.
alter table person add column reminders text check (reminders in ('Sms', 'Email', 'None'));

-- Where a browser takes notifications, with the keys by which they are encrypted for it (RFC 8291). It ends with the device's session.
create table push_subscription (
    endpoint_hash text primary key,
    person_id text not null references person (id),
    device_hash text not null unique references device (token_hash) on delete cascade,
    endpoint text not null,
    p256dh text not null,
    auth text not null,
    created_at text not null
) strict;
create index push_subscription_by_person on push_subscription (person_id);

-- A reminder is about a month, and each of its kinds is written once.
alter table outbox add column month text;
alter table outbox add column reminder text check (reminder in ('First', 'Before', 'After'));
create unique index outbox_reminder on outbox (person_id, month, reminder) where reminder is not null;

-- One more kind of messages and one more channel. A check cannot be changed here: the columns are replaced.
alter table outbox add column new_kind text
    check (new_kind in ('Code', 'Invitation', 'Question', 'Correction', 'Alert', 'AccountLink', 'AccountNotice', 'Reminder'));
update outbox set new_kind = kind;
alter table outbox drop column kind;
alter table outbox rename column new_kind to kind;

drop index outbox_waiting;
drop index outbox_sms_sent;
alter table outbox add column new_channel text not null default 'Email' check (new_channel in ('Sms', 'Email', 'Push'));
update outbox set new_channel = channel;
alter table outbox drop column channel;
alter table outbox rename column new_channel to channel;
create index outbox_waiting on outbox (channel, urgent, due_at)
    where sent_at is null and dropped_at is null and given_up_at is null;
create index outbox_sms_sent on outbox (sent_at) where channel = 'Sms' and sent_at is not null;
