-- The whole house. Written twice, for PostgreSQL and SQLite, in the same order with the same names: the story
-- `schemas_agree` compares them. Money is integer cents, instants are UTC, months are text '2026-10'.
--
-- A row of a structure refers to another by (structure_id, id): rows of two structures cannot be joined by mistake.

create table installation (
    key text primary key,
    value text not null
) strict;

create table structure (
    id text primary key,
    name text not null check (name <> ''),
    -- Day of the following month up to which a month is simply "à déclarer".
    due_day integer not null default 10 check (due_day between 1 and 28),
    created_at text not null
) strict;

-- The places of a structure, numbered. Taking one is a row that refers to it: the 71st cannot exist.
create table structure_place (
    structure_id text not null references structure (id),
    place integer not null check (place >= 1),
    primary key (structure_id, place)
) strict;

create table person (
    id text primary key,
    structure_id text not null references structure (id),
    role text not null check (role in ('Participant', 'Coach', 'Coordinator')),
    first_name text not null check (first_name <> ''),
    last_name text not null check (last_name <> ''),
    phone text unique,
    email text unique,
    password_hash text,
    language text not null default 'fr' check (language in ('fr', 'en')),
    created_at text not null,
    unique (structure_id, id),
    check (phone is not null or email is not null)
) strict;
create index person_by_role on person (structure_id, role, last_name);

create table enrollment (
    id text primary key,
    structure_id text not null,
    participant_id text not null,
    coach_id text not null,
    place integer not null,
    starts_on text not null,
    ends_on text not null,
    left_on text,
    trade text not null,
    activity text not null check (activity in ('01', '02', '03', '04', '05', '06')),
    registered_on text,
    acre integer not null check (acre in (0, 1)),
    benefit text not null check (benefit in ('None', 'Rsa', 'Aah', 'Ass', 'Are', 'PrimeActivite')),
    benefit_since text,
    starting_turnover integer not null,
    goal integer check (goal > 0),
    created_at text not null,
    unique (structure_id, id),
    foreign key (structure_id, participant_id) references person (structure_id, id),
    foreign key (structure_id, coach_id) references person (structure_id, id),
    foreign key (structure_id, place) references structure_place (structure_id, place),
    check (starts_on <= ends_on)
) strict;
create unique index enrollment_one_a_person on enrollment (participant_id) where left_on is null;
create unique index enrollment_one_a_place on enrollment (structure_id, place) where left_on is null;
create index enrollment_by_coach on enrollment (structure_id, coach_id);

create table declaration (
    id text primary key,
    structure_id text not null,
    enrollment_id text not null,
    month text not null,
    state text not null check (state in ('Submitted', 'QuestionAsked', 'Validated', 'Reported')),
    -- The version that counts, and its signed sum, kept here so that a list reads one row a month.
    version integer not null check (version >= 1),
    total integer not null,
    imported integer not null check (imported in (0, 1)),
    changed_at text not null,
    unique (structure_id, id),
    foreign key (structure_id, enrollment_id) references enrollment (structure_id, id)
) strict;
create unique index declaration_one_a_month on declaration (enrollment_id, month);
create index declaration_waiting on declaration (structure_id, state);

create table declaration_version (
    declaration_id text not null references declaration (id),
    number integer not null check (number >= 1),
    total integer not null,
    author_id text not null references person (id),
    created_at text not null,
    primary key (declaration_id, number)
) strict;

create table turnover_line (
    declaration_id text not null,
    version integer not null,
    position integer not null,
    activity text not null check (activity in ('01', '02', '03', '04', '05', '06')),
    kind text not null check (kind in ('Sale', 'CreditNote')),
    amount integer not null,
    primary key (declaration_id, version, position),
    foreign key (declaration_id, version) references declaration_version (declaration_id, number),
    check ((kind = 'Sale' and amount >= 0) or (kind = 'CreditNote' and amount <= 0))
) strict;

create table question (
    id text primary key,
    declaration_id text not null references declaration (id),
    version integer not null,
    asked_by text not null references person (id),
    asked_at text not null,
    question text not null check (question <> ''),
    answer text,
    answered_at text,
    -- A correction closes the question as well as an answer does.
    closed_at text
) strict;
create unique index question_one_open on question (declaration_id) where closed_at is null;

create table session_type (
    id text primary key,
    structure_id text not null references structure (id),
    kind text not null check (kind in ('Coaching', 'Training', 'Expert')),
    title text not null check (title <> ''),
    unique (structure_id, id),
    unique (structure_id, kind, title)
) strict;

create table venue (
    id text primary key,
    structure_id text not null references structure (id),
    name text not null check (name <> ''),
    address text not null,
    unique (structure_id, id),
    unique (structure_id, name)
) strict;

create table session (
    id text primary key,
    structure_id text not null,
    session_type_id text not null,
    venue_id text,
    coach_id text not null,
    starts_at text not null,
    ends_at text not null,
    places integer not null check (places >= 1),
    cancelled_at text,
    created_at text not null,
    unique (structure_id, id),
    foreign key (structure_id, session_type_id) references session_type (structure_id, id),
    foreign key (structure_id, venue_id) references venue (structure_id, id),
    foreign key (structure_id, coach_id) references person (structure_id, id),
    check (starts_at < ends_at)
) strict;
create index session_by_start on session (structure_id, starts_at);

-- The places of a session, numbered: a booking refers to one of them, so that one too many cannot exist.
create table session_place (
    session_id text not null references session (id),
    place integer not null check (place >= 1),
    primary key (session_id, place)
) strict;

create table booking (
    id text primary key,
    structure_id text not null,
    session_id text not null,
    participant_id text not null,
    place integer not null,
    state text not null check (state in ('Booked', 'CancelledByParticipant', 'CancelledByStructure')),
    booked_at text not null,
    changed_at text not null,
    foreign key (structure_id, session_id) references session (structure_id, id),
    foreign key (structure_id, participant_id) references person (structure_id, id),
    foreign key (session_id, place) references session_place (session_id, place)
) strict;
create unique index booking_one_a_place on booking (session_id, place) where state = 'Booked';
create unique index booking_one_a_person on booking (session_id, participant_id) where state = 'Booked';
create index booking_by_participant on booking (participant_id, state);

create table goal (
    id text primary key,
    structure_id text not null,
    enrollment_id text not null,
    focus text not null check (focus in ('Business', 'Finances', 'Admin', 'Housing', 'Health', 'Mobility', 'Family', 'Digital')),
    title text not null check (title <> ''),
    position integer not null,
    unique (structure_id, id),
    foreign key (structure_id, enrollment_id) references enrollment (structure_id, id)
) strict;
create index goal_by_enrollment on goal (enrollment_id, position);

create table plan_action (
    id text primary key,
    structure_id text not null,
    goal_id text not null,
    title text not null check (title <> ''),
    position integer not null,
    done_at text,
    done_by text references person (id),
    foreign key (structure_id, goal_id) references goal (structure_id, id),
    check ((done_at is null) = (done_by is null))
) strict;
create index plan_action_by_goal on plan_action (goal_id, position);

-- A device signed in. The token lives in the cookie alone; here is its SHA-256.
create table device (
    token_hash text primary key,
    person_id text not null references person (id),
    agent text not null,
    signed_in_at text not null,
    expires_at text not null
) strict;
create index device_by_person on device (person_id);

-- A code on its way, asked by a contact that may or may not be someone's: the answer is the same.
create table sign_in_code (
    attempt_hash text primary key,
    contact text not null,
    person_id text references person (id),
    code_hash text not null,
    tries integer not null default 0,
    created_at text not null,
    expires_at text not null,
    used_at text
) strict;
create index sign_in_code_by_contact on sign_in_code (contact, created_at);

-- Tries at something that is limited, such as a password, by subject.
create table attempt (
    subject text not null,
    at text not null
) strict;
create index attempt_by_subject on attempt (subject, at);

create table invitation (
    token_hash text primary key,
    person_id text not null references person (id),
    created_at text not null,
    expires_at text not null,
    used_at text
) strict;
create index invitation_by_person on invitation (person_id);

-- What was typed and refused, kept for its owner until the form is sent again.
create table form_draft (
    holder text not null,
    form text not null,
    content text not null,
    kept_at text not null,
    primary key (holder, form)
) strict;

create table outbox (
    id text primary key,
    structure_id text references structure (id),
    channel text not null check (channel in ('Sms', 'Email')),
    recipient text not null,
    subject text not null,
    body text not null,
    created_at text not null,
    leased_until text,
    tries integer not null default 0,
    last_error text,
    sent_at text
) strict;
create index outbox_waiting on outbox (created_at) where sent_at is null;

-- Who did what and when. Rows are added and never touched again.
create table audit (
    id text primary key,
    structure_id text not null references structure (id),
    actor_id text references person (id),
    at text not null,
    action text not null,
    subject_id text not null,
    details text not null
) strict;
create index audit_by_subject on audit (subject_id, at);

create trigger audit_no_update before update on audit begin
    select raise(abort, 'the audit is append-only');
end;
create trigger audit_no_delete before delete on audit begin
    select raise(abort, 'the audit is append-only');
end;
