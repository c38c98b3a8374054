-- Days on which a path stands still. Each is a row: two suspensions that overlap cannot exist.
create table suspension (
    id text primary key,
    structure_id text not null,
    enrollment_id text not null,
    first_day date not null,
    last_day date not null,
    reason text not null check (reason <> ''),
    created_by text references person (id),
    created_at timestamptz not null,
    unique (enrollment_id, id),
    foreign key (structure_id, enrollment_id) references enrollment (structure_id, id),
    check (first_day <= last_day)
);
create index suspension_by_enrollment on suspension (enrollment_id, first_day);

create table suspended_day (
    enrollment_id text not null,
    day date not null,
    suspension_id text not null,
    primary key (enrollment_id, day),
    foreign key (enrollment_id, suspension_id) references suspension (enrollment_id, id)
);
