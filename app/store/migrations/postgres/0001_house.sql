-- The whole house. Written twice, for PostgreSQL and SQLite, in the same order with the same names: the story
-- `schemas_agree` compares them. Money is bigint cents, instants are UTC, months are text '2026-10'.
--
-- A row of a structure refers to another by (structure_id, id): rows of two structures cannot be joined by mistake.

create table installation (
    key text primary key,
    value text not null
);

create table structure (
    id text primary key,
    name text not null check (name <> ''),
    -- Day of the following month up to which a month is simply "à déclarer".
    due_day bigint not null default 10 check (due_day between 1 and 28),
    created_at timestamptz not null
);

-- The places of a structure, numbered. Taking one is a row that refers to it: the 71st cannot exist.
create table structure_place (
    structure_id text not null references structure (id),
    place bigint not null check (place >= 1),
    primary key (structure_id, place)
);

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
    created_at timestamptz not null,
    unique (structure_id, id),
    check (phone is not null or email is not null)
);
create index person_by_role on person (structure_id, role, last_name);

create table enrollment (
    id text primary key,
    structure_id text not null,
    participant_id text not null,
    coach_id text not null,
    place bigint not null,
    starts_on date not null,
    ends_on date not null,
    left_on date,
    trade text not null,
    activity text not null check (activity in ('01', '02', '03', '04', '05', '06')),
    registered_on date,
    acre boolean not null,
    benefit text not null check (benefit in ('None', 'Rsa', 'Aah', 'Ass', 'Are', 'PrimeActivite')),
    benefit_since date,
    starting_turnover bigint not null,
    goal bigint check (goal > 0),
    created_at timestamptz not null,
    unique (structure_id, id),
    foreign key (structure_id, participant_id) references person (structure_id, id),
    foreign key (structure_id, coach_id) references person (structure_id, id),
    foreign key (structure_id, place) references structure_place (structure_id, place),
    check (starts_on <= ends_on)
);
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
    version bigint not null check (version >= 1),
    total bigint not null,
    imported boolean not null,
    changed_at timestamptz not null,
    unique (structure_id, id),
    foreign key (structure_id, enrollment_id) references enrollment (structure_id, id)
);
create unique index declaration_one_a_month on declaration (enrollment_id, month);
create index declaration_waiting on declaration (structure_id, state);

create table declaration_version (
    declaration_id text not null references declaration (id),
    number bigint not null check (number >= 1),
    total bigint not null,
    author_id text not null references person (id),
    created_at timestamptz not null,
    primary key (declaration_id, number)
);

create table turnover_line (
    declaration_id text not null,
    version bigint not null,
    position bigint not null,
    activity text not null check (activity in ('01', '02', '03', '04', '05', '06')),
    kind text not null check (kind in ('Sale', 'CreditNote')),
    amount bigint not null,
    primary key (declaration_id, version, position),
    foreign key (declaration_id, version) references declaration_version (declaration_id, number),
    check ((kind = 'Sale' and amount >= 0) or (kind = 'CreditNote' and amount <= 0))
);

create table question (
    id text primary key,
    declaration_id text not null references declaration (id),
    version bigint not null,
    asked_by text not null references person (id),
    asked_at timestamptz not null,
    question text not null check (question <> ''),
    answer text,
    answered_at timestamptz,
    -- A correction closes the question as well as an answer does.
    closed_at timestamptz
);
create unique index question_one_open on question (declaration_id) where closed_at is null;

create table session_type (
    id text primary key,
    structure_id text not null references structure (id),
    kind text not null check (kind in ('Coaching', 'Training', 'Expert')),
    title text not null check (title <> ''),
    unique (structure_id, id),
    unique (structure_id, kind, title)
);

create table venue (
    id text primary key,
    structure_id text not null references structure (id),
    name text not null check (name <> ''),
    address text not null,
    unique (structure_id, id),
    unique (structure_id, name)
);

create table session (
    id text primary key,
    structure_id text not null,
    session_type_id text not null,
    venue_id text,
    coach_id text not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    places bigint not null check (places >= 1),
    cancelled_at timestamptz,
    created_at timestamptz not null,
    unique (structure_id, id),
    foreign key (structure_id, session_type_id) references session_type (structure_id, id),
    foreign key (structure_id, venue_id) references venue (structure_id, id),
    foreign key (structure_id, coach_id) references person (structure_id, id),
    check (starts_at < ends_at)
);
create index session_by_start on session (structure_id, starts_at);

-- The places of a session, numbered: a booking refers to one of them, so that one too many cannot exist.
create table session_place (
    session_id text not null references session (id),
    place bigint not null check (place >= 1),
    primary key (session_id, place)
);

create table booking (
    id text primary key,
    structure_id text not null,
    session_id text not null,
    participant_id text not null,
    place bigint not null,
    state text not null check (state in ('Booked', 'CancelledByParticipant', 'CancelledByStructure')),
    booked_at timestamptz not null,
    changed_at timestamptz not null,
    foreign key (structure_id, session_id) references session (structure_id, id),
    foreign key (structure_id, participant_id) references person (structure_id, id),
    foreign key (session_id, place) references session_place (session_id, place)
);
create unique index booking_one_a_place on booking (session_id, place) where state = 'Booked';
create unique index booking_one_a_person on booking (session_id, participant_id) where state = 'Booked';
create index booking_by_participant on booking (participant_id, state);

create table goal (
    id text primary key,
    structure_id text not null,
    enrollment_id text not null,
    focus text not null check (focus in ('Business', 'Finances', 'Admin', 'Housing', 'Health', 'Mobility', 'Family', 'Digital')),
    title text not null check (title <> ''),
    position bigint not null,
    unique (structure_id, id),
    foreign key (structure_id, enrollment_id) references enrollment (structure_id, id)
);
create index goal_by_enrollment on goal (enrollment_id, position);

create table plan_action (
    id text primary key,
    structure_id text not null,
    goal_id text not null,
    title text not null check (title <> ''),
    position bigint not null,
    done_at timestamptz,
    done_by text references person (id),
    foreign key (structure_id, goal_id) references goal (structure_id, id),
    check ((done_at is null) = (done_by is null))
);
create index plan_action_by_goal on plan_action (goal_id, position);

-- A device signed in. The token lives in the cookie alone; here is its SHA-256.
create table device (
    token_hash text primary key,
    person_id text not null references person (id),
    agent text not null,
    signed_in_at timestamptz not null,
    expires_at timestamptz not null
);
create index device_by_person on device (person_id);

-- A code on its way, asked by a contact that may or may not be someone's: the answer is the same.
create table sign_in_code (
    attempt_hash text primary key,
    contact text not null,
    person_id text references person (id),
    code_hash text not null,
    tries bigint not null default 0,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
);
create index sign_in_code_by_contact on sign_in_code (contact, created_at);

-- Tries at something that is limited, such as a password, by subject.
create table attempt (
    subject text not null,
    at timestamptz not null
);
create index attempt_by_subject on attempt (subject, at);

create table invitation (
    token_hash text primary key,
    person_id text not null references person (id),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
);
create index invitation_by_person on invitation (person_id);

-- What was typed and refused, kept for its owner until the form is sent again.
create table form_draft (
    holder text not null,
    form text not null,
    content text not null,
    kept_at timestamptz not null,
    primary key (holder, form)
);

create table outbox (
    id text primary key,
    structure_id text references structure (id),
    channel text not null check (channel in ('Sms', 'Email')),
    recipient text not null,
    subject text not null,
    body text not null,
    created_at timestamptz not null,
    leased_until timestamptz,
    tries bigint not null default 0,
    last_error text,
    sent_at timestamptz
);
create index outbox_waiting on outbox (created_at) where sent_at is null;

-- Who did what and when. Rows are added and never touched again.
create table audit (
    id text primary key,
    structure_id text not null references structure (id),
    actor_id text references person (id),
    at timestamptz not null,
    action text not null,
    subject_id text not null,
    details text not null
);
create index audit_by_subject on audit (subject_id, at);

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the audit is append-only';
end $$;
create trigger audit_no_update before update or delete on audit for each row execute function audit_is_append_only();
create trigger audit_no_truncate before truncate on audit execute function audit_is_append_only();
