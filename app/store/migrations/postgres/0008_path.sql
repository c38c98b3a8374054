-- The path as dated events: two clocks, extensions, the exit with what it led to. Written twice, like 0001_house.sql.

-- The day on which the contract was signed: the aid's 24 months count from it. Empty until it is known.
alter table enrollment add column signed_on date;
alter table enrollment add column exit_category text
    check (exit_category in ('Durable', 'Transition', 'Positive', 'Other', 'Withdrawn'))
    check (exit_category is null or left_on is not null);
alter table enrollment add column exit_reason text check (exit_reason <> '') check (exit_reason is null or left_on is not null);

-- Days that an extension (prolongation) adds at the end of the PASS.
create table extension (
    id text primary key,
    structure_id text not null,
    enrollment_id text not null,
    reason text not null check (reason in ('Training', 'Disability', 'Senior')),
    days bigint not null check (days >= 1),
    created_by text references person (id),
    created_at timestamptz not null,
    unique (enrollment_id, id),
    foreign key (structure_id, enrollment_id) references enrollment (structure_id, id)
);
create index extension_by_enrollment on extension (enrollment_id, created_at);

-- The last day of the scheme, when the structure has set one: nobody enters after it. The experiment runs eight years from
-- 22 December 2018, and an extension of it may come, hence data.
alter table structure add column scheme_last_day date;
