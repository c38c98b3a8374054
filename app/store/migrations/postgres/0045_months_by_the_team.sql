-- What the team does to a month: a version that it enters for its participant, a month that it opens again, a reminder that it sends.
-- Written twice, like 0001_house.sql.

-- Why a member of the team entered the version for the participant; null for a version of theirs. With it the state and the origin that
-- the declaration had before, to which undoing goes back; no state for a month that was not declared.
alter table declaration_version add column entered_reason text check (entered_reason <> '');
alter table declaration_version add column entered_from text
    check (entered_from in ('Submitted', 'QuestionAsked', 'Validated', 'Reported'));
alter table declaration_version add column entered_over_import boolean not null default false;

-- The team opened the month without a request (`asked_by` is of the team), and took that back.
alter table correction_request add column undone_at timestamptz;
alter table correction_request add column undone_by text references person (id);

-- One reminder a person and day at most.
create table team_reminder (
    structure_id text not null,
    person_id text not null,
    -- The day in Paris.
    day date not null,
    month text not null,
    made_by text not null,
    made_at timestamptz not null,
    primary key (person_id, day),
    foreign key (structure_id, person_id) references person (structure_id, id),
    foreign key (structure_id, made_by) references person (structure_id, id)
);
create index team_reminder_by_time on team_reminder (made_at);

-- What was validated today.
create index review_batch_by_time on review_batch (structure_id, made_at);
