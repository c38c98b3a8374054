-- Messages leave in lanes, one for each channel and for codes apart, and what did not leave in the end is shown with its reason.
-- Texts with a code or a link of its own are emptied once they left.
alter table outbox add column kind text check (kind in ('Code', 'Invitation', 'Question', 'Correction', 'Alert'));
-- Whether it passes by all others.
alter table outbox add column urgent boolean not null default false;
-- Whether it may leave as a text message at night: its recipient asked for it.
alter table outbox add column by_night boolean not null default false;
-- From when on it is of no use and must not leave.
alter table outbox add column expires_at timestamptz;
alter table outbox add column given_up_at timestamptz;
alter table outbox add column failure text check (failure in ('Refused', 'Unreachable', 'TimedOut', 'Expired'));

update outbox set body = '' where notice is null and (sent_at is not null or tries >= 8);
update outbox set given_up_at = due_at, failure = 'Unreachable' where sent_at is null and dropped_at is null and tries >= 8;

drop index outbox_waiting;
create index outbox_waiting on outbox (channel, urgent, due_at)
    where sent_at is null and dropped_at is null and given_up_at is null;
create index outbox_expiring on outbox (expires_at)
    where expires_at is not null and sent_at is null and dropped_at is null and given_up_at is null;
create index outbox_leased on outbox (leased_until)
    where leased_until is not null and sent_at is null and dropped_at is null and given_up_at is null;
create index outbox_given_up on outbox (structure_id, given_up_at) where given_up_at is not null;
create index outbox_by_person on outbox (person_id) where person_id is not null;
