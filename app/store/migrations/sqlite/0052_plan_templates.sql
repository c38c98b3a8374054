-- Templates of action plans: goals and actions of a structure, without days, amounts or people. Written twice, like 0001_house.sql.
create table plan_template (
    id text primary key,
    structure_id text not null references structure (id),
    title text not null check (title <> ''),
    content text not null,
    unique (structure_id, title)
) strict;
