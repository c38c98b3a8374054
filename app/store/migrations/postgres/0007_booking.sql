-- Booking, whole: what can be booked and when, time that nobody can give away twice, a queue for full sessions, leave,
-- calendars, and messages whose text is made when they leave. Written twice, like 0001_house.sql.

-- For how long a freed place is offered to the first in the queue, in minutes.
alter table structure add column offer_minutes bigint not null default 1440 check (offer_minutes between 15 and 10080);

alter table session_type add column minutes bigint not null default 60 check (minutes between 15 and 600);
-- One place is booked by slots, more are booked in sessions that the team opens.
alter table session_type add column places bigint not null default 1 check (places between 1 and 200);
alter table session_type add column venue_id text references venue (id);
alter table session_type add column link text check (link <> '');
alter table session_type add column book_notice bigint not null default 0 check (book_notice between 0 and 336);
alter table session_type add column cancel_notice bigint not null default 24 check (cancel_notice between 0 and 336);
alter table session_type add column most_open bigint check (most_open between 1 and 50);
alter table session_type add column bookable_by text not null default 'Everyone' check (bookable_by in ('Everyone', 'Team'));
alter table session_type add column closed_at timestamptz;

alter table session add column link text check (link <> '');
-- Sessions that were opened together share it.
alter table session add column series_id text;
-- Made of a slot by the booking in it: without that booking it is not held.
alter table session add column from_slot boolean not null default false;
-- When calendars were last told of a change, and how often.
alter table session add column changed_at timestamptz;
alter table session add column sequence bigint not null default 0;
create index session_by_coach on session (coach_id, starts_at);
create index session_by_series on session (series_id, starts_at) where series_id is not null;

-- The dates of a session, one row each; `session` itself has the start of the first and the end of the last.
create table session_date (
    session_id text not null references session (id),
    position bigint not null check (position >= 1),
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    primary key (session_id, position),
    check (starts_at < ends_at)
);
insert into session_date (session_id, position, starts_at, ends_at) select id, 1, starts_at, ends_at from session;

-- The time of a person, participant or coach, in cells of five minutes counted from 1970: a cell belongs to one session,
-- so that two sessions of one person cannot overlap, whatever their types.
create table busy (
    person_id text not null references person (id),
    cell bigint not null,
    session_id text not null references session (id),
    primary key (person_id, cell)
);
create index busy_by_session on busy (session_id, person_id);
insert into busy (person_id, cell, session_id)
select s.coach_id, c.cell, s.id from session s cross join lateral
    generate_series(floor(extract(epoch from s.starts_at) / 300)::bigint, ceil(extract(epoch from s.ends_at) / 300)::bigint - 1) as c (cell)
where s.cancelled_at is null
order by s.id
on conflict (person_id, cell) do nothing;
insert into busy (person_id, cell, session_id)
select b.participant_id, c.cell, s.id from booking b join session s on s.id = b.session_id cross join lateral
    generate_series(floor(extract(epoch from s.starts_at) / 300)::bigint, ceil(extract(epoch from s.ends_at) / 300)::bigint - 1) as c (cell)
where b.state = 'Booked' and s.cancelled_at is null
order by b.id
on conflict (person_id, cell) do nothing;

-- A place says who holds it, a booking or an offer: never two.
alter table session_place add column held_by text;
-- One that was taken out of the session stays for the bookings that refer to it.
alter table session_place add column closed boolean not null default false;
create unique index session_place_one_holder on session_place (held_by) where held_by is not null;
update session_place set held_by = (
    select b.id from booking b
    where b.session_id = session_place.session_id and b.place = session_place.place and b.state = 'Booked'
);

-- Bookings have more states now, and say who changed them and why.
alter table booking drop constraint booking_state_check;
alter table booking add constraint booking_state_check
    check (state in ('Booked', 'Attended', 'NoShow', 'CancelledByParticipant', 'CancelledByStructure'));
alter table booking add column changed_by text references person (id);
alter table booking add column late boolean not null default false;
alter table booking add column reason text check (reason <> '');
-- When attendance was marked: only then can the mark be taken back.
alter table booking add column marked_at timestamptz;
alter table booking add column sequence bigint not null default 0;
alter table booking add constraint booking_in_structure unique (structure_id, id);
drop index booking_one_a_place;
drop index booking_one_a_person;
create unique index booking_one_a_place on booking (session_id, place) where state in ('Booked', 'Attended', 'NoShow');
create unique index booking_one_a_person on booking (session_id, participant_id) where state in ('Booked', 'Attended', 'NoShow');

create table waitlist_entry (
    id text primary key,
    structure_id text not null,
    session_id text not null,
    participant_id text not null,
    -- Turns are given in the order of coming and never again.
    turn bigint not null check (turn >= 1),
    state text not null check (state in ('Waiting', 'Offered', 'Accepted', 'Passed', 'Expired', 'Left', 'Closed')),
    place bigint,
    offered_until timestamptz,
    joined_at timestamptz not null,
    changed_at timestamptz not null,
    unique (structure_id, id),
    unique (session_id, turn),
    foreign key (structure_id, session_id) references session (structure_id, id),
    foreign key (structure_id, participant_id) references person (structure_id, id),
    foreign key (session_id, place) references session_place (session_id, place),
    check (state <> 'Offered' or (place is not null and offered_until is not null))
);
create unique index waitlist_one_a_person on waitlist_entry (session_id, participant_id) where state in ('Waiting', 'Offered');
create unique index waitlist_one_a_place on waitlist_entry (session_id, place) where state = 'Offered';
create index waitlist_by_participant on waitlist_entry (participant_id, state);
create index waitlist_offered on waitlist_entry (offered_until) where state = 'Offered';

-- When a coach can be booked: days by a rule (RRULE), hours on the wall clock of Paris, in minutes since midnight.
create table availability_window (
    id text primary key,
    structure_id text not null,
    coach_id text not null,
    session_type_id text,
    venue_id text references venue (id),
    first_day date not null,
    rule text not null check (rule <> ''),
    from_minute bigint not null check (from_minute between 0 and 1439),
    to_minute bigint not null check (to_minute between 1 and 1440),
    created_at timestamptz not null,
    closed_at timestamptz,
    unique (structure_id, id),
    foreign key (structure_id, coach_id) references person (structure_id, id),
    foreign key (structure_id, session_type_id) references session_type (structure_id, id),
    check (from_minute < to_minute)
);
create index availability_by_coach on availability_window (structure_id, coach_id) where closed_at is null;

-- Days on which a window stays shut.
create table availability_exception (
    window_id text not null references availability_window (id),
    day date not null,
    primary key (window_id, day)
);

create table coach_leave (
    id text primary key,
    structure_id text not null,
    coach_id text not null,
    from_day date not null,
    to_day date not null,
    made_by text not null references person (id),
    made_at timestamptz not null,
    ended_at timestamptz,
    unique (structure_id, id),
    foreign key (structure_id, coach_id) references person (structure_id, id),
    check (from_day <= to_day)
);

-- Its days, one row each: two leaves of one coach cannot overlap.
create table leave_day (
    coach_id text not null references person (id),
    day date not null,
    structure_id text not null,
    leave_id text not null,
    primary key (coach_id, day),
    foreign key (structure_id, leave_id) references coach_leave (structure_id, id)
);
create index leave_day_by_leave on leave_day (leave_id);

-- The address of someone's calendar. The token lives in the address alone; here is its SHA-256.
create table calendar_feed (
    token_hash text primary key,
    person_id text not null references person (id),
    created_at timestamptz not null,
    revoked_at timestamptz
);
create unique index calendar_feed_one_a_person on calendar_feed (person_id) where revoked_at is null;

-- A message that tells of a booking has no text yet: it is made when it leaves, of what is true then, or it is dropped.
alter table outbox add column notice text
    check (notice in ('Booked', 'Moved', 'Cancelled', 'Offered', 'Reminder48', 'Reminder2', 'LateCancellation'));
alter table outbox add column person_id text references person (id);
alter table outbox add column session_id text references session (id);
alter table outbox add column booking_id text references booking (id);
alter table outbox add column entry_id text references waitlist_entry (id);
alter table outbox add column word text;
alter table outbox add column due_at timestamptz;
alter table outbox add column dropped_at timestamptz;
update outbox set due_at = created_at;
drop index outbox_waiting;
create index outbox_waiting on outbox (due_at) where sent_at is null and dropped_at is null;
create index outbox_by_booking on outbox (booking_id) where booking_id is not null and sent_at is null;
