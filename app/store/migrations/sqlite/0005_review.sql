-- The review: what was validated together, and who stands in for a coach on leave.

-- What one person took as right in one go, one figure or thirty, so that it can be taken back in one go.
create table review_batch (
    id text primary key,
    structure_id text not null,
    made_by text not null,
    made_at text not null,
    undone_at text,
    unique (structure_id, id),
    foreign key (structure_id, made_by) references person (structure_id, id)
) strict;

create table review_batch_figure (
    structure_id text not null,
    batch_id text not null,
    declaration_id text not null,
    -- The version that was looked at, and the state that it is taken back to.
    version integer not null check (version >= 1),
    state_before text not null,
    outcome text not null check (outcome in ('Validated', 'Left', 'Undone', 'Kept')),
    primary key (batch_id, declaration_id),
    foreign key (structure_id, batch_id) references review_batch (structure_id, id),
    foreign key (structure_id, declaration_id) references declaration (structure_id, id)
) strict;

create table substitution (
    id text primary key,
    structure_id text not null,
    coach_id text not null,
    substitute_id text not null,
    from_day text not null,
    to_day text not null,
    made_by text not null,
    made_at text not null,
    ended_at text,
    unique (structure_id, id),
    foreign key (structure_id, coach_id) references person (structure_id, id),
    foreign key (structure_id, substitute_id) references person (structure_id, id),
    foreign key (structure_id, made_by) references person (structure_id, id),
    check (coach_id <> substitute_id),
    check (from_day <= to_day)
) strict;

-- Its days, one row each, and a coach has each day once: two substitutions of one coach cannot overlap.
create table substitution_day (
    structure_id text not null,
    coach_id text not null,
    day text not null,
    substitution_id text not null,
    primary key (coach_id, day),
    foreign key (structure_id, substitution_id) references substitution (structure_id, id)
) strict;
create index substitution_day_by_substitution on substitution_day (substitution_id);
