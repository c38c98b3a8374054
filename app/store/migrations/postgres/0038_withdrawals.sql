-- Declarations that their participant withdrew before the team acted on them: the month counts as not declared. Written twice, like
-- 0001_house.sql.

create table withdrawn_declaration (
    -- The identifier that the declaration had: events of the audit name it.
    id text primary key,
    structure_id text not null,
    enrollment_id text not null,
    month text not null,
    -- The signed sum of the version that counted.
    total bigint not null,
    -- Every version, oldest first, with its lines, note and number of clients, as JSON.
    versions text not null check (versions <> ''),
    withdrawn_at timestamptz not null,
    foreign key (structure_id, enrollment_id) references enrollment (structure_id, id)
);
create index withdrawn_declaration_by_enrollment on withdrawn_declaration (enrollment_id, month);

-- A declaration goes only as a withdrawn one, before anything was decided on it. Questions, requests and validations refer to theirs.
create function declaration_stays() returns trigger language plpgsql as $$
begin
    if old.state <> 'Submitted' or old.imported or old.reported_version is not null
        or not exists (select 1 from withdrawn_declaration w where w.id = old.id)
    then
        raise exception 'a declaration is deleted only when it was withdrawn';
    end if;
    return old;
end $$;
create trigger declaration_stays before delete on declaration for each row execute function declaration_stays();
